//! Reads web archives: WARC 1.0 and 1.1 (ISO 28500), plain or compressed, one gzip member a record or all in one.
//!
//! An archive holds a record for each answer of a server, and others: requests, notes, things seen before. What is
//! broken costs its own record: the reader says so, and goes on where the next one begins.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Chain, Read};
use std::path::Path;

use flate2::bufread::GzDecoder;

use crate::http::{Headers, Response};

/// Whether a file is an archive, by its name.
pub fn is_archive(path: &Path) -> bool {
    let name = path.as_os_str().to_string_lossy().to_ascii_lowercase();
    name.ends_with(".warc") || name.ends_with(".warc.gz")
}

/// A web page of an archive.
#[derive(Debug)]
pub struct Page {
    /// Where it came from.
    pub url: String,
    /// The `charset` of its HTTP header.
    pub charset: Option<String>,
    /// Its HTML.
    pub html: Vec<u8>,
}

/// What is wrong with a record.
#[derive(Debug)]
pub struct Broken {
    /// Its number in the archive, counted from 1.
    pub record: u64,
    /// Where it came from, if that can be read.
    pub url: Option<String>,
    /// In words.
    pub why: String,
}

/// The pages of an archive, in order.
pub struct Pages<R> {
    input: R,
    /// Bytes of a page that are read.
    limit: usize,
    record: u64,
    /// Whether the place is unknown, because something was broken.
    is_lost: bool,
    /// Whether the file itself cannot be read any further.
    has_ended: bool,
}

impl Pages<Box<dyn BufRead + Send>> {
    /// Opens an archive; no more than `limit` bytes are read of a page.
    pub fn open(path: &Path, limit: usize) -> io::Result<Self> {
        let file = BufReader::with_capacity(1 << 16, File::open(path)?);
        let is_compressed = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz"));
        let input: Box<dyn BufRead + Send> =
            if is_compressed { Box::new(BufReader::new(Members::new(file))) } else { Box::new(file) };
        Ok(Self::new(input, limit))
    }
}

impl<R: BufRead> Pages<R> {
    fn new(input: R, limit: usize) -> Self {
        Self { input, limit, record: 0, is_lost: false, has_ended: false }
    }

    /// The page in the next record, if it holds one; nothing at the end.
    fn read(&mut self) -> Result<Option<Option<Page>>, (Option<String>, Fault)> {
        let Some(headers) = self.headers().map_err(|fault| (None, fault))? else { return Ok(None) };
        let url = target(&headers);
        self.page(&headers, url.as_deref()).map(Some).map_err(|fault| (url, fault))
    }

    fn headers(&mut self) -> Result<Option<Headers>, Fault> {
        if !self.find_record()? {
            return Ok(None);
        }
        let mut head = Vec::new();
        loop {
            let line = self.line()?.ok_or(Fault::Format("the archive ends inside its header"))?;
            if line.trim_ascii().is_empty() {
                return Ok(Some(Headers::read(&head)));
            }
            head.extend_from_slice(&line);
            if head.len() > MAX_HEAD {
                return Err(Fault::Format("its header does not end"));
            }
        }
    }

    /// Reads the line with which the next record begins; false at the end. Between two records there are empty lines,
    /// unless something was broken.
    fn find_record(&mut self) -> Result<bool, Fault> {
        if !self.is_lost {
            self.record += 1;
        }
        while let Some(line) = self.line()? {
            if line.starts_with(b"WARC/") {
                self.record += u64::from(std::mem::take(&mut self.is_lost));
                return Ok(true);
            }
            if !self.is_lost && !line.trim_ascii().is_empty() {
                return Err(Fault::Format("no record begins where one should"));
            }
        }
        Ok(false)
    }

    /// A line with its end; a very long one in pieces.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        self.input.by_ref().take(MAX_HEAD as u64).read_until(b'\n', &mut line)?;
        Ok((!line.is_empty()).then_some(line))
    }

    fn page(&mut self, headers: &Headers, url: Option<&str>) -> Result<Option<Page>, Fault> {
        let length = headers.get("Content-Length").and_then(|length| length.parse().ok());
        let length: u64 = length.ok_or(Fault::Format("its header says no length"))?;
        let is_response = headers.get("WARC-Type").is_some_and(|kind| kind.eq_ignore_ascii_case("response"));
        if !is_response {
            self.skip(length)?;
            return Ok(None);
        }
        let mut block = Vec::new();
        let wanted = length.min((self.limit + MAX_HEAD) as u64);
        self.input.by_ref().take(wanted).read_to_end(&mut block)?;
        if (block.len() as u64) < wanted {
            return Err(Fault::Format("the archive ends inside it"));
        }
        self.skip(length - wanted)?;
        let Some(response) = Response::read(&block) else {
            // Answers to other protocols, such as DNS, are responses as well.
            let is_http = url.is_some_and(|url| url.starts_with("http"));
            return if is_http { Err(Fault::Format("it holds no HTTP response")) } else { Ok(None) };
        };
        if !response.is_html(headers.get("WARC-Identified-Payload-Type")) {
            return Ok(None);
        }
        let url = url.ok_or(Fault::Format("its header says no address"))?.to_string();
        let is_cut = length > wanted || headers.get("WARC-Truncated").is_some();
        let html = response.body(self.limit, is_cut).map_err(Fault::Body)?;
        Ok(Some(Page { url, charset: response.charset(), html }))
    }

    fn skip(&mut self, bytes: u64) -> Result<(), Fault> {
        let skipped = io::copy(&mut self.input.by_ref().take(bytes), &mut io::sink())?;
        if skipped < bytes { Err(Fault::Format("the archive ends inside it")) } else { Ok(()) }
    }
}

/// Bytes of a header; also the longest line that is looked at.
const MAX_HEAD: usize = 1 << 16;

/// The address of a record; some programs write it in angle brackets.
fn target(headers: &Headers) -> Option<String> {
    let url = headers.get("WARC-Target-URI")?;
    Some(url.strip_prefix('<').and_then(|url| url.strip_suffix('>')).unwrap_or(url).to_string())
}

impl<R: BufRead> Iterator for Pages<R> {
    type Item = Result<Page, Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.has_ended {
            match self.read() {
                Ok(None) => self.has_ended = true,
                Ok(Some(None)) => {}
                Ok(Some(Some(page))) => return Some(Ok(page)),
                // Until a record begins, all that is wrong is part of what was told before.
                Err((_, Fault::Read(why))) if self.is_lost && is_of_content(&why) => {}
                Err((url, fault)) => {
                    self.has_ended = matches!(&fault, Fault::Read(why) if !is_of_content(why));
                    // A body that cannot be unpacked was read to its end; of anything else nobody knows where it ends.
                    self.is_lost = !matches!(fault, Fault::Body(_));
                    return Some(Err(Broken { record: self.record, url, why: fault.to_string() }));
                }
            }
        }
        None
    }
}

/// Whether not the reading went wrong, but what was read is no gzip: there may be more behind it.
fn is_of_content(why: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    matches!(why.kind(), InvalidData | InvalidInput | UnexpectedEof)
}

enum Fault {
    Format(&'static str),
    Body(String),
    Read(io::Error),
}

impl From<io::Error> for Fault {
    fn from(why: io::Error) -> Self {
        Self::Read(why)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(why) => f.write_str(why),
            Self::Body(why) => f.write_str(why),
            Self::Read(why) => write!(f, "it cannot be read: {why}"),
        }
    }
}

/// What gzip members hold, one after the other. A broken one is told once, as an error; the next read goes on with the
/// member behind it.
struct Members<R> {
    place: Place<R>,
    /// Whether bytes that begin no member are passed over, because something was broken.
    is_lost: bool,
}

enum Place<R> {
    Between(R),
    Inside(Box<GzDecoder<Chain<&'static [u8], R>>>),
    /// Only while the place changes.
    Moving,
}

impl<R: BufRead> Members<R> {
    fn new(input: R) -> Self {
        Self { place: Place::Between(input), is_lost: false }
    }

    fn leave(&mut self, member: GzDecoder<Chain<&'static [u8], R>>, is_lost: bool) {
        self.place = Place::Between(member.into_inner().into_inner().1);
        self.is_lost = is_lost;
    }

    /// Reads up to behind the first bytes of a member; false at the end.
    fn find(&mut self, input: &mut R) -> io::Result<bool> {
        let mut found = 0;
        while found < MEMBER.len() {
            let Some(&byte) = input.fill_buf()?.first() else { return Ok(false) };
            input.consume(1);
            let goes_on = byte == MEMBER[found];
            if !goes_on && !std::mem::replace(&mut self.is_lost, true) {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "there is something else than gzip"));
            }
            found = if goes_on { found + 1 } else { usize::from(byte == MEMBER[0]) };
        }
        Ok(true)
    }
}

/// How a member begins: gzip, deflated.
const MEMBER: [u8; 3] = [0x1f, 0x8b, 8];

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.place, Place::Moving) {
                Place::Between(mut input) => {
                    let found = self.find(&mut input);
                    if !matches!(found, Ok(true)) {
                        self.place = Place::Between(input);
                        return found.map(|_| 0);
                    }
                    self.place = Place::Inside(Box::new(GzDecoder::new(MEMBER.as_slice().chain(input))));
                }
                Place::Inside(mut member) => match member.read(into) {
                    Ok(0) if !into.is_empty() => self.leave(*member, false),
                    Err(why) => {
                        self.leave(*member, true);
                        return Err(why);
                    }
                    read => {
                        self.place = Place::Inside(member);
                        return read;
                    }
                },
                Place::Moving => unreachable!("every way out of here says where it leads"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    const LIMIT: usize = 1000;

    fn record(kind: &str, url: &str, block: &str) -> Vec<u8> {
        let length = block.len();
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\ncontent-length: {length}\r\n\r\n{block}\r\n\r\n"
        )
        .into_bytes()
    }

    fn page(url: &str, html: &str) -> Vec<u8> {
        record("response", url, &format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n{html}"))
    }

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// The HTML of each page, or what is wrong.
    fn read(input: impl BufRead) -> Vec<Result<String, String>> {
        let told = |page: Result<Page, Broken>| match page {
            Ok(page) => Ok(String::from_utf8(page.html).unwrap()),
            Err(broken) => Err(format!("{}: {}", broken.record, broken.why)),
        };
        Pages::new(input, LIMIT).map(told).collect()
    }

    fn read_packed(archive: &[u8]) -> Vec<Result<String, String>> {
        read(BufReader::new(Members::new(archive)))
    }

    #[test]
    fn pages_are_told_from_other_records() {
        let picture = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n<png>";
        let archive = [
            record("warcinfo", "", "software: x"),
            record("request", "http://a.example/", "GET / HTTP/1.1\r\n\r\n"),
            page("http://a.example/", "<p>one"),
            record("response", "http://a.example/picture", picture),
            record("response", "dns:a.example", "20240101000000\r\na.example. 300 IN A 10.0.0.1"),
            page("<http://a.example/two>", "<p>two"),
        ]
        .concat();
        let pages: Vec<Page> = Pages::new(archive.as_slice(), LIMIT).map(Result::unwrap).collect();
        let told: Vec<_> = pages.iter().map(|page| (page.url.as_str(), page.html.as_slice())).collect();
        assert_eq!(told, [("http://a.example/", &b"<p>one"[..]), ("http://a.example/two", b"<p>two")]);
        assert_eq!(pages[0].charset.as_deref(), Some("koi8-r"));
    }

    #[test]
    fn members_are_read_one_by_one_or_all_in_one() {
        let (one, two) = (page("http://a.example/1", "<p>one"), page("http://a.example/2", "<p>two"));
        let expected = [Ok("<p>one".to_string()), Ok("<p>two".to_string())];
        assert_eq!(read_packed(&[packed(&one), packed(&two)].concat()), expected);
        assert_eq!(read_packed(&packed(&[one, two].concat())), expected);
    }

    #[test]
    fn a_broken_record_costs_itself_alone() {
        let whole = page("http://a.example/1", "<p>one");
        let no_length = b"WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>\r\n\r\n".as_slice();
        let no_http = record("response", "http://a.example/2", "nothing of the kind");
        let archive = [&whole, no_length, &whole, &no_http, b"strayed line\r\n", &whole, &whole[..150]].concat();
        let one = Ok("<p>one".to_string());
        let broken = |why: &str| Err(why.to_string());
        let expected = [
            one.clone(),
            broken("2: its header says no length"),
            one.clone(),
            broken("4: it holds no HTTP response"),
            one,
            broken("6: the archive ends inside it"),
        ];
        assert_eq!(read(archive.as_slice()), expected);
    }

    #[test]
    fn a_broken_member_costs_itself_alone() {
        let member = packed(&page("http://a.example/1", &"<p>one and another. ".repeat(20)));
        let mut broken = member.clone();
        broken[60..70].fill(0xff);
        let pages = read_packed(&[&member[..], &broken, &member, b"no gzip", &member, &member[..90]].concat());
        let well: Vec<bool> = pages.iter().map(Result::is_ok).collect();
        assert_eq!(well, [true, false, true, false, true, false], "{pages:?}");
        assert_eq!(read_packed(b"no gzip at all").len(), 1);
    }

    #[test]
    fn a_long_page_is_read_as_far_as_the_limit() {
        let archive = [page("http://a.example/1", &"x".repeat(1 << 20)), page("http://a.example/2", "<p>two")].concat();
        let pages = read(archive.as_slice());
        assert_eq!(pages, [Ok("x".repeat(LIMIT)), Ok("<p>two".to_string())]);
    }
}
