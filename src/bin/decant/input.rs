//! Reads a page: bytes of a file, refused if they are no web page, decoded, judged.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use decant::{Cleaner, Judged, MAX_INPUT, Options, decode};

use crate::failure::Failure;

/// Bytes read of a page: one more than is cleaned, so that the cleaner notices that something is missing.
pub const LIMIT: usize = MAX_INPUT + 1;

/// The bytes of a file, of standard input for `-`.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let read = if path == Path::new("-") { read_all(io::stdin().lock(), 0) } else { read_file(path) };
    checked(read.map_err(|why| Failure::Input(path.to_path_buf(), why))?, path)
}

/// The bytes of a page, unless they are none.
pub fn checked(bytes: Vec<u8>, path: &Path) -> Result<Vec<u8>, Failure> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Failure::Empty(path.to_path_buf()));
    }
    match foreign_kind(&bytes) {
        Some(kind) => Err(Failure::NotAPage(path.to_path_buf(), kind)),
        None => Ok(bytes),
    }
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    // Opening a folder works on some systems, and fails with a puzzling reason on others.
    if path.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let file = File::open(path)?;
    let length = file.metadata().map_or(0, |metadata| metadata.len());
    read_all(file, length)
}

/// Room for the expected `length` is made at once: growing to it would take twice as much.
fn read_all(from: impl Read, length: u64) -> io::Result<Vec<u8>> {
    let limit = LIMIT as u64;
    let mut bytes = Vec::with_capacity(length.min(limit) as usize);
    from.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Decodes and judges a page; `charset` is what its server said.
pub fn judge(bytes: Vec<u8>, url: Option<&str>, charset: Option<&str>) -> Result<Judged, Failure> {
    let mut cleaner = Cleaner::new(Options { url: url.map(str::to_string) })?;
    cleaner.write(decode(&bytes, charset).as_bytes())?;
    // The cleaner has a copy, and judging takes the most memory.
    drop(bytes);
    Ok(cleaner.judge()?)
}

/// What files begin with that are no web pages.
const KINDS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or sound"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\0\0\x01\0", "a picture"),
    (b"\x1f\x8b", "a compressed file (unpack it first: gunzip)"),
    (b"BZh", "a compressed file (unpack it first: bunzip2)"),
    (b"\xfd7zXZ", "a compressed file (unpack it first: unxz)"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (unpack it first: unzstd)"),
    (b"PK\x03\x04", "a zip archive, book or office document"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"bplist", "a web archive of Safari (save the page as HTML)"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an office document"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\0asm", "a program"),
    (b"SQLite format", "a database"),
    (b"From: <Saved by", "a web archive (save the page as HTML)"),
    (b"WARC/", "a web archive (give its path to `decant batch`)"),
    (b"MIME-Version:", "a web archive (save the page as HTML)"),
];
/// Bytes in which a NUL betrays a file that is no text.
const TEXT_PROBE: usize = 1024;

/// What a file is that is no web page, as far as its first bytes tell.
fn foreign_kind(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, kind)) = KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(kind);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("a film or picture");
    }
    // Every second byte of UTF-16 may be NUL; it says so in its first two, or begins with a `<`.
    let is_utf_16 = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'<', 0, ..] | [0, b'<', ..]);
    // A NUL or two stand in some broken pages; a program is full of them.
    let nuls = bytes.iter().take(TEXT_PROBE).filter(|&&byte| byte == 0).count();
    (!is_utf_16 && nuls > 8).then_some("not text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_pass_and_others_do_not() {
        assert_eq!(foreign_kind(b"%PDF-1.7"), Some("a PDF document"));
        assert_eq!(foreign_kind(b"\0\0\0\x18ftypmp42"), Some("a film or picture"));
        assert_eq!(foreign_kind(&[0; 100]), Some("not text"));
        assert_eq!(foreign_kind(b"<p>Tides\0</p>"), None);
        assert_eq!(foreign_kind(b"\xff\xfe<\0p\0>\0T\0i\0d\0e\0s\0a\0b\0c\0d\0"), None);
        assert_eq!(foreign_kind(b"Tides"), None);
    }
}
