//! The same picture in other sizes: addresses compared without what only says how large a copy is asked for.
//!
//! Servers that scale pictures write the size into the name (`cat-300x200.jpg`, `cat@2x.jpg`), into the path
//! (`/w_300,c_fill/cat.jpg`, `/thumb/cat.jpg/300px-cat.jpg`) or into the query (`?w=300`), and some wrap the address of
//! the original whole. A number at the end of a name is no size: `cat-2.jpg` is another cat.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::text::decode_attribute;
use crate::words::hash_of;

/// Parameters that hold a whole address.
const WRAPPERS: &[&str] = &["url", "src", "image", "img", "u"];
/// Parameters that say how large, how sharp and in which format.
const SIZES: &[&str] = &[
    "w",
    "h",
    "width",
    "height",
    "maxwidth",
    "maxheight",
    "max-w",
    "max-h",
    "imwidth",
    "size",
    "sz",
    "s",
    "resize",
    "fit",
    "scale",
    "downsize",
    "zoom",
    "dpr",
    "crop",
    "c",
    "mode",
    "quality",
    "q",
    "output-quality",
    "strip",
    "ssl",
    "format",
    "fm",
    "auto",
    "ixlib",
    "ixid",
    "itok",
    "impolicy",
    "usm",
    "sharp",
    "name",
    "optimize",
    "enlarge",
];
/// Words behind a name that say which copy it is.
const COPIES: &[&str] = &["scaled", "thumb", "thumbnail", "small", "medium", "large", "grande", "compact", "master"];
/// Parts of a path that stand before sizes.
const STEPS: &[&str] = &["thumb", "thumbs", "unsafe", "fit-in", "smart", "resizer", "resize", "cdn-cgi"];
/// An address inside an address, inside an address: as deep as anyone looks.
const MAX_WRAPPED: usize = 3;

/// Which picture an address shows, and how wide, where the address says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub picture: u64,
    pub width: Option<u32>,
}

/// Reads the address of a picture as the page wrote it; none where it holds the picture itself.
pub(crate) fn shown(address: &str) -> Option<Shown> {
    let address = decode_attribute(address.trim());
    if address.is_empty() || address.starts_with("data:") || address.starts_with("blob:") {
        return None;
    }
    let mut width = None;
    let address = unwrapped(Cow::Borrowed(&address), &mut width, MAX_WRAPPED).to_ascii_lowercase();
    let address = address.split('#').next().unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let (host, path) = match path.split_once("//") {
        Some((_, rest)) => rest.split_once('/').unwrap_or((rest, "")),
        None => ("", path.trim_start_matches('/')),
    };
    let mut picture = common_host(host);
    let parts: Vec<&str> = path.split('/').collect();
    let mut skip = false;
    for (at, part) in parts.iter().enumerate() {
        let is_last = at + 1 == parts.len();
        if std::mem::take(&mut skip) || (!is_last && (STEPS.contains(part) || is_size(part, &mut width))) {
            continue;
        }
        // Drupal: /styles/NAME/public/.
        skip = *part == "styles";
        if skip {
            continue;
        }
        let part = if is_last { name(part, &mut width) } else { part };
        // Wikimedia: NAME.jpg/300px-NAME.jpg.
        if is_last && at > 0 && !part.is_empty() && name(parts[at - 1], &mut None) == part {
            continue;
        }
        picture.push('/');
        picture.push_str(if is_last { part } else { name_of_folder(part) });
    }
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if SIZES.contains(&key) {
            let first = value.split([',', 'x', '%']).next().unwrap_or_default();
            width =
                width.or_else(|| matches!(key, "w" | "width" | "imwidth" | "resize").then(|| first.parse().ok())?);
        } else {
            picture.push('&');
            picture.push_str(pair);
        }
    }
    Some(Shown { picture: hash_of(picture.as_bytes()), width })
}

/// The innermost address.
fn unwrapped<'a>(address: Cow<'a, str>, width: &mut Option<u32>, depth: usize) -> Cow<'a, str> {
    if depth == 0 {
        return address;
    }
    let (path, query) = address.split_once('?').unwrap_or((&address, ""));
    let inside = query.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        let is_address = value.contains("%2F") || value.contains("%2f") || value.contains('/');
        (is_address && WRAPPERS.contains(&key)).then(|| percent_decode_str(value).decode_utf8_lossy().into_owned())
    });
    let in_path = || {
        let at =
            path.rfind("/http://").or(path.rfind("/https://")).or(path.rfind("/https:/")).or(path.rfind("/http:/"));
        at.map(|at| address[at + 1..].to_string())
    };
    let coded = || {
        let at = path.rfind("/https%3A").or(path.rfind("/http%3A")).or(path.rfind("/https%3a"))?;
        Some(percent_decode_str(&path[at + 1..]).decode_utf8_lossy().into_owned())
    };
    match inside.or_else(in_path).or_else(coded) {
        Some(inside) => {
            for pair in query.split('&') {
                if let Some(("w" | "width", value)) = pair.split_once('=') {
                    *width = width.or(value.parse().ok());
                }
            }
            Cow::Owned(unwrapped(Cow::Owned(inside), width, depth - 1).into_owned())
        }
        None => address,
    }
}

/// A host without the number by which servers share out pictures: `i0.wp.com`, `4.bp.blogspot.com`.
fn common_host(host: &str) -> String {
    match host.split_once('.') {
        Some((server, rest)) => format!("{}.{rest}", server.trim_end_matches(|c: char| c.is_ascii_digit())),
        None => host.to_string(),
    }
}

/// Whether a part of a path only asks for a size: `w_300,c_fill`, `s640`, `w640-h480`, `300x200`, `width=300,fit=cover`.
fn is_size(part: &str, width: &mut Option<u32>) -> bool {
    let wide = |digits: &str| digits.parse::<u32>().ok().filter(|&wide| wide > 1);
    let is_option = |option: &str| {
        let (key, value) = option.split_once(['_', '=']).unwrap_or_default();
        let is_key = (1..=3).contains(&key.len()) || SIZES.contains(&key);
        is_key && !value.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    if part.contains([',', '=']) && part.split(',').all(is_option) || is_single_option(part) {
        let of = |option: &str| option.strip_prefix("w_").or(option.strip_prefix("width=")).and_then(wide);
        *width = width.or_else(|| part.split(',').find_map(of));
        return true;
    }
    if part.starts_with("filters:") {
        return true;
    }
    if let Some((across, down)) = part.split_once('x')
        && !across.is_empty()
        && [across, down].iter().all(|side| side.bytes().all(|byte| byte.is_ascii_digit()))
    {
        *width = width.or_else(|| wide(across));
        return true;
    }
    // Blogger: s640, s1600-h, w640-h480-no.
    let mut options = part.split('-');
    let Some(first) = options.next() else { return false };
    let number = first.strip_prefix(['s', 'w', 'h']).filter(|rest| (2..=4).contains(&rest.len())).and_then(wide);
    if number.is_some() && options.all(|option| option.len() <= 5) {
        *width = width.or(number);
        return true;
    }
    false
}

/// One option of a scaling server, alone: `w_300`, `q_auto`.
fn is_single_option(part: &str) -> bool {
    let Some((key, value)) = part.split_once('_') else { return false };
    matches!(key, "w" | "h" | "c" | "q" | "f" | "g" | "dpr" | "ar")
        && (value.bytes().all(|byte| byte.is_ascii_digit())
            || matches!(value, "auto" | "fill" | "fit" | "limit" | "scale"))
}

/// A folder of the path that is named as a file, as Wikimedia names those of its thumbnails.
fn name_of_folder(part: &str) -> &str {
    match part.rsplit_once('.') {
        Some((name, "jpg" | "jpeg" | "png" | "webp" | "gif" | "svg" | "avif")) => name,
        _ => part,
    }
}

/// A file's name without its ending and its size.
fn name<'a>(file: &'a str, width: &mut Option<u32>) -> &'a str {
    let file = file.split_once('=').map_or(file, |(name, size)| if is_size(size, width) { name } else { file });
    let mut name = name_of_folder(file);
    if let Some((before, after)) = name.split_once("px-").filter(|(digits, _)| is_digits(digits)) {
        *width = width.or(before.parse().ok());
        name = name_of_folder(after);
    }
    // Amazon: NAME._SX300_.jpg.
    if let Some((before, _)) = name.split_once("._").filter(|_| name.ends_with('_')) {
        name = before;
    }
    loop {
        let Some(at) = name.rfind(['-', '_', '@', '.']).filter(|&at| at > 0) else { return name };
        let mark = &name[at + 1..];
        let is_size = match mark.split_once('x') {
            Some((across, down)) if is_digits(across) && (is_digits(down) || down.is_empty()) => {
                let is_density = across.len() == 1 && down.is_empty();
                *width = width.or_else(|| across.parse().ok().filter(|_| !is_density));
                is_density || across.len() >= 2
            }
            _ => {
                COPIES.contains(&mark) || mark.strip_suffix('w').is_some_and(|wide| wide.len() >= 3 && is_digits(wide))
            }
        };
        if !is_size {
            return name;
        }
        name = &name[..at];
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_same(addresses: &[&str]) {
        let first = shown(addresses[0]).unwrap().picture;
        for address in addresses {
            assert_eq!(shown(address).unwrap().picture, first, "{address} shows what {} shows", addresses[0]);
        }
    }

    #[track_caller]
    fn assert_different(one: &str, other: &str) {
        assert_ne!(shown(one).unwrap().picture, shown(other).unwrap().picture, "{one} and {other}");
    }

    #[test]
    fn a_picture_is_the_same_in_other_sizes() {
        assert_same(&[
            "https://a.example/up/boats.jpg",
            "https://a.example/up/boats-300x200.jpg",
            "https://a.example/up/boats_300x.jpg",
            "https://a.example/up/boats@2x.jpg",
            "https://a.example/up/boats-scaled.webp",
            "http://a.example/up/boats-1024x683.jpg?ssl=1&amp;w=600",
            "//a.example/up/boats_large.jpg#top",
            "https://a.example/up/s640/boats.jpg",
            "https://a.example/up/w640-h480-no/boats.jpg",
            "https://a.example/up/300x200/smart/boats.jpg",
            "https://a.example/up/w_300,h_200,c_fill,q_auto:best/boats.jpg",
            "https://a.example/up/w_300/boats.jpg",
            "https://a.example/up/boats._SX300_.jpg",
            "https://b.example/_next/image?url=https%3A%2F%2Fa.example%2Fup%2Fboats.jpg&w=640&q=75",
            "https://b.example/cdn-cgi/image/width=300,fit=cover/https://a.example/up/boats.jpg",
            "https://b.example/image/fetch/f_auto/https%3A%2F%2Fa.example%2Fup%2Fboats.jpg",
        ]);
        assert_same(&[
            "https://i0.a.example/b/c.jpg?resize=300%2C200",
            "https://i2.a.example/b/c.jpg?resize=600%2C400",
        ]);
        assert_same(&[
            "/thumb/a/ab/Boats.jpg/300px-Boats.jpg",
            "/thumb/a/ab/Boats.jpg/1200px-Boats.jpg",
            "/a/ab/Boats.jpg",
        ]);
        assert_same(&["/styles/large/public/boats.jpg?itok=a1", "/styles/teaser/public/boats.jpg?itok=b2"]);
        assert_same(&["https://a.example/AbC=s220", "https://a.example/AbC=w600-h400-no"]);
    }

    #[test]
    fn another_picture_is_another() {
        assert_different("/up/boats-1.jpg", "/up/boats-2.jpg");
        assert_different("/up/boats.jpg", "/up/boats1.jpg");
        assert_different("/2023/boats.jpg", "/2024/boats.jpg");
        assert_different("/img/one/medium.jpg", "/img/two/medium.jpg");
        assert_different("/show?id=1&w=300", "/show?id=2&w=300");
        assert_different("/a/1x1.jpg", "/b/1x1.jpg");
        assert_different("https://a.example/boats.jpg", "https://b.example/boats.jpg");
    }

    #[test]
    fn the_width_is_read_where_it_is_told() {
        let width = |address| shown(address).unwrap().width;
        assert_eq!(width("/boats-300x200.jpg"), Some(300));
        assert_eq!(width("/boats.jpg?w=640"), Some(640));
        assert_eq!(width("/w_900,c_fill/boats.jpg"), Some(900));
        assert_eq!(width("/s1600/boats.jpg"), Some(1600));
        assert_eq!(width("/boats.jpg"), None);
        assert_eq!(shown("data:image/gif;base64,R0lGOD"), None);
    }
}
