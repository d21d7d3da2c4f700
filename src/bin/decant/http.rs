//! HTTP responses as archives keep them: header lines, an empty line, the body as it went over the wire.

use std::io::{self, Read};

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// Header lines, of HTTP or of a record of an archive.
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// Reads `Name: value`, one a line; what is none is passed over.
    pub fn read(lines: &[u8]) -> Self {
        let lines = lines.split(|&byte| byte == b'\n').map(String::from_utf8_lossy);
        let header = |line: std::borrow::Cow<'_, str>| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_string(), value.trim().to_string()))
        };
        Self(lines.filter_map(header).collect())
    }

    /// The value of the first header of this name, whatever its case.
    pub fn get(&self, wanted: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.as_str())
    }
}

/// A response.
pub struct Response<'a> {
    headers: Headers,
    body: &'a [u8],
}

impl<'a> Response<'a> {
    /// Takes a response apart; nothing if it is none.
    pub fn read(block: &'a [u8]) -> Option<Self> {
        if !block.starts_with(b"HTTP/") {
            return None;
        }
        let mut at = 0;
        for line in block.split_inclusive(|&byte| byte == b'\n') {
            at += line.len();
            if line.trim_ascii().is_empty() {
                break;
            }
        }
        let (head, body) = block.split_at(at);
        Some(Self { headers: Headers::read(head), body })
    }

    /// Whether it is a page, by its own word; where it says nothing, by the `identified` type or its first letter.
    pub fn is_html(&self, identified: Option<&str>) -> bool {
        let Some(kind) = self.headers.get("Content-Type").filter(|kind| !kind.is_empty()).or(identified) else {
            return self.body.trim_ascii_start().starts_with(b"<");
        };
        let kind = kind.split(';').next().unwrap_or_default().trim();
        ["text/html", "application/xhtml+xml"].iter().any(|page| kind.eq_ignore_ascii_case(page))
    }

    /// The `charset` that its type names.
    pub fn charset(&self) -> Option<String> {
        let parameters = self.headers.get("Content-Type")?.split(';').skip(1);
        let mut values = parameters.filter_map(|parameter| parameter.split_once('='));
        let (_, value) = values.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
        Some(value.trim().trim_matches(['"', '\'']).to_string())
    }

    /// The body unpacked, at most `limit` bytes of it. One that `is_cut` may end anywhere.
    ///
    /// Many crawlers unpack a body and leave the headers as they were, so what does not look packed is taken as it is.
    pub fn body(&self, limit: usize, is_cut: bool) -> Result<Vec<u8>, String> {
        let is_chunked = self.lists("Transfer-Encoding").any(|coding| coding.eq_ignore_ascii_case("chunked"));
        let joined = is_chunked.then(|| joined(self.body)).flatten();
        let mut body = match joined {
            Some(Chunks { is_whole: false, .. }) if !is_cut => return Err("its body ends inside a chunk".to_string()),
            Some(chunks) => chunks.bytes,
            None => self.body.to_vec(),
        };
        let codings: Vec<&str> = self.lists("Content-Encoding").collect();
        for coding in codings.iter().rev() {
            body = unpacked(body, coding, limit, is_cut)?;
        }
        body.truncate(limit);
        Ok(body)
    }

    /// What a header lists between commas.
    fn lists(&self, name: &str) -> impl Iterator<Item = &str> {
        let listed = self.headers.get(name).unwrap_or_default().split(',').map(str::trim);
        listed.filter(|word| !word.is_empty())
    }
}

struct Chunks {
    bytes: Vec<u8>,
    is_whole: bool,
}

/// The chunks of a body in one; nothing if it does not begin as chunks do.
fn joined(mut body: &[u8]) -> Option<Chunks> {
    let mut chunks = Chunks { bytes: Vec::new(), is_whole: false };
    let mut is_first = true;
    while let Some(length) = take_length(&mut body) {
        is_first = false;
        if length == 0 {
            chunks.is_whole = true;
            break;
        }
        let here = length.min(body.len());
        chunks.bytes.extend_from_slice(&body[..here]);
        body = &body[here..];
        if here < length {
            break;
        }
        body = body.strip_prefix(b"\r\n").or(body.strip_prefix(b"\n")).unwrap_or(body);
    }
    (!is_first).then_some(chunks)
}

/// The length in front of a chunk, in hexadecimal digits.
fn take_length(body: &mut &[u8]) -> Option<usize> {
    let end = body.iter().position(|&byte| byte == b'\n')?;
    let line = std::str::from_utf8(&body[..end]).ok()?;
    let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
    *body = &body[end + 1..];
    Some(length)
}

fn unpacked(body: Vec<u8>, coding: &str, limit: usize, is_cut: bool) -> Result<Vec<u8>, String> {
    const GZIP: &[u8] = &[0x1f, 0x8b];
    const ZLIB: u8 = 0x78;
    match coding.to_ascii_lowercase().as_str() {
        "identity" => Ok(body),
        "gzip" | "x-gzip" if body.starts_with(GZIP) => read(MultiGzDecoder::new(&*body), coding, limit, is_cut),
        "deflate" if body.first() == Some(&ZLIB) => read(ZlibDecoder::new(&*body), coding, limit, is_cut),
        "deflate" if !body.trim_ascii_start().starts_with(b"<") => {
            read(DeflateDecoder::new(&*body), coding, limit, is_cut)
        }
        "gzip" | "x-gzip" | "deflate" => Ok(body),
        _ => Err(format!("its body is packed as {coding:?}, of which only gzip and deflate are read")),
    }
}

fn read(unpacked: impl Read, coding: &str, limit: usize, is_cut: bool) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    match unpacked.take(limit as u64).read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(why) if is_cut && why.kind() == io::ErrorKind::UnexpectedEof => Ok(bytes),
        Err(why) => Err(format!("its body cannot be unpacked ({coding}): {why}")),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    const LIMIT: usize = 1000;
    const PAGE: &str = "<p>The tide turns at nine.";

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn body(headers: &str, body: &[u8], is_cut: bool) -> Result<String, String> {
        let block = [b"HTTP/1.1 200 OK\r\n", headers.as_bytes(), b"\r\n\r\n", body].concat();
        let read = Response::read(&block).unwrap().body(LIMIT, is_cut);
        read.map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn bodies_are_unpacked() {
        let page = Ok(PAGE.to_string());
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(PAGE.as_bytes()).unwrap();
        deflate.write_all(PAGE.as_bytes()).unwrap();
        let packed = gzip(PAGE.as_bytes());
        let (start, end) = packed.split_at(10);
        let chunks =
            [b"a\r\n", start, b"\r\n", format!("{:X};x=y\r\n", end.len()).as_bytes(), end, b"\r\n0\r\n\r\n"].concat();
        assert_eq!(body("X: y", PAGE.as_bytes(), false), page);
        assert_eq!(body("content-encoding: gzip", &packed, false), page);
        assert_eq!(body("Content-Encoding: deflate", &zlib.finish().unwrap(), false), page);
        assert_eq!(body("Content-Encoding: deflate", &deflate.finish().unwrap(), false), page);
        assert_eq!(body("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", &chunks, false), page);
    }

    #[test]
    fn what_the_crawler_has_unpacked_is_left_alone() {
        let headers = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip, deflate";
        assert_eq!(body(headers, PAGE.as_bytes(), false), Ok(PAGE.to_string()));
    }

    #[test]
    fn broken_bodies_are_told() {
        let numbers: String = (0..200).map(|number| format!("{number} ")).collect();
        let packed = gzip(format!("{PAGE}{numbers}").as_bytes());
        let cut = &packed[..packed.len() - 100];
        assert!(body("Content-Encoding: gzip", cut, false).unwrap_err().contains("cannot be unpacked (gzip)"));
        assert!(body("Content-Encoding: gzip", cut, true).unwrap().starts_with(PAGE));
        assert!(body("Content-Encoding: br", PAGE.as_bytes(), false).unwrap_err().contains("\"br\""));
        assert!(body("Transfer-Encoding: chunked", b"ff\r\n<p>", false).unwrap_err().contains("inside a chunk"));
        assert_eq!(body("Transfer-Encoding: chunked", b"ff\r\n<p>", true), Ok("<p>".to_string()));
    }

    #[test]
    fn a_small_body_does_not_unpack_to_a_huge_one() {
        assert_eq!(body("Content-Encoding: gzip", &gzip(&[b'x'; 1 << 20]), false).unwrap().len(), LIMIT);
    }

    #[test]
    fn pages_are_known_by_their_type() {
        let is_html = |headers: &str, body: &str, identified| {
            let block = format!("HTTP/1.0 200\r\n{headers}\r\n\r\n{body}");
            Response::read(block.as_bytes()).unwrap().is_html(identified)
        };
        assert!(is_html("CONTENT-TYPE: Text/HTML; charset=x", "", None));
        assert!(is_html("Content-Type: application/xhtml+xml", "", None));
        assert!(!is_html("Content-Type: text/plain", "<p>", Some("text/html")));
        assert!(is_html("X: y", "", Some("text/html")));
        assert!(is_html("X: y", " <!doctype html>", None));
        assert!(!is_html("X: y", "{}", None));
        assert!(Response::read(b"20240101 dns").is_none());
    }
}
