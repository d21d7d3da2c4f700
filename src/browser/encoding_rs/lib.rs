//! Stands in for the crate of the same name, whose tables of the world's encodings would be a third of the core.
//!
//! A browser has decoded the page before anybody can collect it, so what comes to the core is UTF-8. This is as much of
//! the interface as lol_html and Decant use, with UTF-8 for the only encoding. What is malformed becomes U+FFFD as with
//! the real one: one for each longest beginning of a character.
#![deny(unsafe_code)]

use std::borrow::Cow;

/// The one encoding there is.
pub static UTF_8: &Encoding = &Encoding(());

/// lol_html prints bytes with it when it is debugged.
pub static WINDOWS_1252: &Encoding = UTF_8;

/// An encoding, of which there is one.
#[derive(Debug, PartialEq, Eq)]
pub struct Encoding(());

impl Encoding {
    /// The encoding of a label; whatever it says, the page has been decoded.
    pub fn for_label_no_replacement(_label: &[u8]) -> Option<&'static Encoding> {
        Some(UTF_8)
    }

    /// How many bytes at the beginning are ASCII.
    pub fn ascii_valid_up_to(bytes: &[u8]) -> usize {
        bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len())
    }

    /// Whether ASCII is encoded as itself.
    pub fn is_ascii_compatible(&'static self) -> bool {
        true
    }

    /// The text of `bytes` without their byte-order mark, and whether something in it was malformed.
    pub fn decode<'a>(&'static self, bytes: &'a [u8]) -> (Cow<'a, str>, &'static Encoding, bool) {
        let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
        let malformed = matches!(text, Cow::Owned(_));
        (text, self, malformed)
    }

    /// The bytes of `text`, and whether something of it could not be said.
    pub fn encode<'a>(&'static self, text: &'a str) -> (Cow<'a, [u8]>, &'static Encoding, bool) {
        (Cow::Borrowed(text.as_bytes()), self, false)
    }

    /// A decoder for text that comes in pieces.
    pub fn new_decoder_without_bom_handling(&'static self) -> Decoder {
        Decoder { started: Vec::new(), expects_mark: false }
    }

    /// The same, which leaves out the byte-order mark in front of the first piece.
    pub fn new_decoder_with_bom_removal(&'static self) -> Decoder {
        Decoder { started: Vec::new(), expects_mark: true }
    }

    /// An encoder for text that goes in pieces.
    pub fn new_encoder(&'static self) -> Encoder {
        Encoder(())
    }
}

/// Why a decoder or encoder came back.
#[derive(Debug, PartialEq, Eq)]
pub enum CoderResult {
    /// It has read all there was.
    InputEmpty,
    /// There is no room for more.
    OutputFull,
}

/// Decodes text that comes in pieces.
pub struct Decoder {
    /// The beginning of a character of which the end is still to come.
    started: Vec<u8>,
    /// Whether nothing has been decoded yet, so that there may be a byte-order mark.
    expects_mark: bool,
}

impl Decoder {
    /// What it decodes.
    pub fn encoding(&self) -> &'static Encoding {
        UTF_8
    }

    /// Room that is enough for so many bytes: each may turn out to be malformed, and those that wait are one more.
    pub fn max_utf8_buffer_length(&self, bytes: usize) -> Option<usize> {
        bytes.checked_add(1)?.checked_mul(REPLACEMENT.len())
    }

    /// Decodes behind what `into` holds, as far as its capacity goes; gives the bytes read, and whether something was
    /// malformed.
    pub fn decode_to_string(&mut self, from: &[u8], into: &mut String, last: bool) -> (CoderResult, usize, bool) {
        let room = into.capacity() - into.len();
        self.decode(from, room, last, |text| into.push_str(text))
    }

    /// Decodes over what `into` holds; gives the bytes read and written, and whether something was malformed.
    #[allow(unsafe_code)]
    pub fn decode_to_str(&mut self, from: &[u8], into: &mut str, last: bool) -> (CoderResult, usize, usize, bool) {
        let mut text = String::new();
        let (result, read, malformed) = self.decode(from, into.len(), last, |piece| text.push_str(piece));
        // SAFETY: whole characters are written from the start on, and what is left of one that they end in goes.
        let bytes = unsafe { into.as_bytes_mut() };
        let (written, rest) = bytes.split_at_mut(text.len());
        written.copy_from_slice(text.as_bytes());
        rest.iter_mut().take_while(|byte| **byte & 0b1100_0000 == 0b1000_0000).for_each(|byte| *byte = 0);
        (result, read, text.len(), malformed)
    }

    fn decode(
        &mut self,
        from: &[u8],
        mut room: usize,
        last: bool,
        mut write: impl FnMut(&str),
    ) -> (CoderResult, usize, bool) {
        let waiting = std::mem::take(&mut self.started);
        let all = if waiting.is_empty() { Cow::Borrowed(from) } else { Cow::Owned([&waiting, from].concat()) };
        let mut at = 0;
        let mut malformed = false;
        let mut is_full = false;
        for chunk in all.utf8_chunks() {
            let text = self.without_mark(chunk.valid());
            at += chunk.valid().len() - text.len();
            let fitting = &text[..text.floor_char_boundary(room)];
            write(fitting);
            room -= fitting.len();
            at += fitting.len();

            let broken = chunk.invalid();
            let is_cut = !last && at + broken.len() == all.len() && is_beginning(broken);
            is_full = fitting.len() < text.len() || !broken.is_empty() && !is_cut && room < REPLACEMENT.len();
            if is_full {
                break;
            }
            if is_cut {
                self.started = broken.to_vec();
            } else if !broken.is_empty() {
                malformed = true;
                write(REPLACEMENT);
                room -= REPLACEMENT.len();
            }
            at += broken.len();
        }
        // What waits is the beginning of one character: it is used with its end, or goes on waiting.
        let read = at.checked_sub(waiting.len());
        if read.is_none() {
            self.started = waiting;
        }
        let result = if is_full { CoderResult::OutputFull } else { CoderResult::InputEmpty };
        (result, read.unwrap_or(0), malformed)
    }

    fn without_mark<'a>(&mut self, text: &'a str) -> &'a str {
        if text.is_empty() || !std::mem::take(&mut self.expects_mark) {
            return text;
        }
        text.strip_prefix('\u{feff}').unwrap_or(text)
    }
}

const REPLACEMENT: &str = "\u{fffd}";

/// Whether more bytes could make these a character.
fn is_beginning(broken: &[u8]) -> bool {
    std::str::from_utf8(broken).is_err_and(|error| error.error_len().is_none())
}

/// Encodes text that goes in pieces. lol_html has one only for other encodings than UTF-8, which there are none of.
pub struct Encoder(());

impl Encoder {
    /// Whether something is still to be written.
    pub fn has_pending_state(&self) -> bool {
        false
    }

    /// Encodes as much of `from` as there is room for; gives the bytes read and written, and whether something could
    /// not be said.
    pub fn encode_from_utf8(&mut self, from: &str, into: &mut [u8], _last: bool) -> (CoderResult, usize, usize, bool) {
        let fits = from.floor_char_boundary(into.len());
        into[..fits].copy_from_slice(&from.as_bytes()[..fits]);
        let result = if fits < from.len() { CoderResult::OutputFull } else { CoderResult::InputEmpty };
        (result, fits, fits, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whole characters, cut ones, and what is none.
    const BYTES: &[u8] = b"\xef\xbb\xbfa\xc3\xa9\xe6\xb0\xb4\xf0\x9f\x8c\x8a \xe6\xb0 \xf0\x9f\x8c \xff\xc3 \xed\xa0\x80 \xe6\xb0\xb4\xc3";

    fn decoded(size: usize, room: usize) -> String {
        let mut decoder = UTF_8.new_decoder_with_bom_removal();
        let mut all = String::new();
        let pieces: Vec<&[u8]> = BYTES.chunks(size).collect();
        for (number, mut piece) in pieces.iter().copied().enumerate() {
            loop {
                let mut text = "\u{e9}".repeat(room);
                let last = number + 1 == pieces.len();
                let (result, read, written, _) = decoder.decode_to_str(piece, &mut text, last);
                all += &text[..written];
                piece = &piece[read..];
                if result == CoderResult::InputEmpty {
                    break;
                }
            }
        }
        all
    }

    #[test]
    fn text_is_the_same_however_it_is_cut_and_however_little_room_there_is() {
        let whole = UTF_8.decode(BYTES).0;
        assert_eq!(whole.matches(REPLACEMENT).count(), 8);
        for size in 1..=BYTES.len() {
            for room in 2..20 {
                assert_eq!(decoded(size, room), whole, "pieces of {size}, room for {room}");
            }
        }
    }

    #[test]
    fn a_string_grows_as_far_as_its_capacity() {
        let mut text = String::with_capacity(8);
        let (result, read, _) = UTF_8.new_decoder_without_bom_handling().decode_to_string(&[b'a'; 100], &mut text, true);
        assert_eq!((result, read), (CoderResult::OutputFull, text.capacity()));
    }
}
