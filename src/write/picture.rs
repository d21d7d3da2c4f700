//! Which address of a picture is the true one.
//!
//! Pages that load pictures late put a placeholder in `src` and the address in an attribute of their own, in
//! `srcset`, in the `source` of a `picture`, or in a `noscript` copy. The collector of the browser extension puts the
//! picture on show in `src` and leaves the rest out; all of this is for the others.

use url::Url;

use super::address;
use crate::decimal::decimal;

/// The attributes of a picture that may hold its address, as the page wrote them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sources {
    pub src: String,
    pub srcset: String,
    /// From an attribute that only lazy loading knows, such as `data-src`.
    pub lazy_src: String,
    pub lazy_srcset: String,
    /// The media query of a `source`.
    pub media: String,
}

/// Attribute names that lazy loaders use for one address, and for a list.
pub(crate) const LAZY_SRC: &[&str] = &[
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-url",
    "data-hi-res-src",
    "data-full-src",
    "data-image",
];
pub(crate) const LAZY_SRCSET: &[&str] = &["data-srcset", "data-lazy-srcset", "data-original-set"];

/// A picture need not be wider than this to look sharp in a reading column.
const WIDE_ENOUGH: u32 = 1200;

/// The best address among what a picture and the sources beside it offer, absolute: the best of all candidates of the
/// lists, then the addresses that stand alone.
pub(super) fn best_of<'a>(all: impl Iterator<Item = &'a Sources>, base: Option<&Url>) -> Option<String> {
    let all: Vec<&Sources> = all.filter(|sources| !is_for_others(&sources.media)).collect();
    let from_sets = |set: fn(&Sources) -> &str| pick(all.iter().map(|sources| set(sources)));
    let alone = |src: fn(&Sources) -> &str| {
        all.iter()
            .map(|sources| src(sources))
            .filter(|src| !is_placeholder(src))
            .find_map(|src| address::picture(base, src))
    };
    let of_set = |set| from_sets(set).and_then(|src| address::picture(base, src));
    of_set(|sources| &sources.lazy_srcset)
        .or_else(|| alone(|sources| &sources.lazy_src))
        .or_else(|| of_set(|sources| &sources.srcset))
        .or_else(|| alone(|sources| &sources.src))
}

/// Whether a media query asks for something else than a screen with room for a column of text.
fn is_for_others(media: &str) -> bool {
    ["max-width", "print", "dark", "max-aspect-ratio", "portrait"].iter().any(|other| media.contains(other))
}

/// Placeholders are small inline pictures or files that say so.
pub(crate) fn is_placeholder(src: &str) -> bool {
    const NAMES: [&str; 7] = ["placeholder", "spacer.", "blank.", "transparent.", "pixel.", "1x1.", "lazyload"];
    let name = src.rsplit('/').next().unwrap_or(src).to_ascii_lowercase();
    !src.starts_with("data:") && NAMES.iter().any(|word| name.contains(word)) || src == "about:blank"
}

/// The candidate of some `srcset`s to show: the narrowest that is wide enough, else the widest.
fn pick<'a>(sets: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(u32, &str)> = None;
    for (src, width) in sets.flat_map(candidates) {
        let better = match best {
            None => true,
            Some((known, _)) if known >= WIDE_ENOUGH => (WIDE_ENOUGH..known).contains(&width),
            Some((known, _)) => width > known,
        };
        if better && !is_placeholder(src) {
            best = Some((width, src));
        }
    }
    best.map(|(_, src)| src)
}

/// The candidates of a `srcset` with their widths; densities count as multiples of 600 pixels.
/// An address may hold commas, so the list is split as the HTML standard does: an address runs up to white space.
fn candidates(srcset: &str) -> impl Iterator<Item = (&str, u32)> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        if address.ends_with(',') {
            rest = after;
            return Some((address.trim_end_matches(','), 600));
        }
        let comma = after.find(',').unwrap_or(after.len());
        let descriptor = after[..comma].trim();
        rest = &after[comma..];
        Some((address, width_of(descriptor)))
    })
}

fn width_of(descriptor: &str) -> u32 {
    if let Some(width) = descriptor.strip_suffix('w') {
        return width.parse().unwrap_or(0);
    }
    let density = descriptor.strip_suffix('x').and_then(decimal);
    density.filter(|density| (0.0..100.0).contains(density)).map_or(600, |density| (density * 600.0) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrowest_wide_enough_candidate_is_picked() {
        let pick = |set: &'static str| pick([set].into_iter());
        assert_eq!(pick("a.jpg 300w, b.jpg 1300w, c.jpg 2600w"), Some("b.jpg"));
        assert_eq!(pick("a.jpg 300w, b.jpg 600w"), Some("b.jpg"));
        assert_eq!(pick("a.jpg, b.jpg 2x"), Some("b.jpg"));
        assert_eq!(pick("i,w_300/a.jpg 300w,i,w_600/a.jpg 600w"), Some("i,w_600/a.jpg"));
        assert_eq!(pick(""), None);
    }

    #[test]
    fn lazy_addresses_win_over_placeholders() {
        let base = Url::parse("https://a.example/").unwrap();
        let best = |sources: &Sources| best_of(std::iter::once(sources), Some(&base));
        let lazy = Sources { src: "/spacer.gif".into(), lazy_src: "/real.jpg".into(), ..Sources::default() };
        assert_eq!(best(&lazy).as_deref(), Some("https://a.example/real.jpg"));
        let plain = Sources { src: "/real.jpg".into(), ..Sources::default() };
        assert_eq!(best(&plain).as_deref(), Some("https://a.example/real.jpg"));
        let empty = Sources { src: "data:image/gif;base64,R0lGOD".into(), ..Sources::default() };
        assert_eq!(best(&empty), None);
    }

    #[test]
    fn the_best_of_a_picture_is_picked() {
        let set =
            |srcset: &str, media: &str| Sources { srcset: srcset.into(), media: media.into(), ..Sources::default() };
        let all = [
            Sources { src: "https://a.example/s.jpg".into(), ..Sources::default() },
            set("https://a.example/tall.jpg 1300w", "(max-width: 600px)"),
            set("https://a.example/m.webp 800w, https://a.example/l.webp 1600w", "(min-width: 601px)"),
        ];
        assert_eq!(best_of(all.iter(), None).as_deref(), Some("https://a.example/l.webp"));
        assert_eq!(best_of(all[..2].iter(), None).as_deref(), Some("https://a.example/s.jpg"));
    }
}
