//! UTF-8 that arrives cut anywhere, decoded as browsers do it: what is broken becomes U+FFFD, a byte-order mark goes.

/// Bytes on their way to text.
#[derive(Default)]
pub(crate) struct Decoder {
    /// The first bytes of a character that was cut in two.
    cut: Vec<u8>,
    /// Whether anything was told yet.
    begun: bool,
}

impl Decoder {
    /// Tells the text of one more piece. Most pieces are valid, and told whole as they are.
    pub fn write<E>(&mut self, mut piece: &[u8], mut tell: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
        while !self.cut.is_empty()
            && let Some((&byte, rest)) = piece.split_first()
        {
            let mut joined = std::mem::take(&mut self.cut);
            joined.push(byte);
            self.decode(&joined, &mut tell)?;
            piece = rest;
        }
        self.decode(piece, &mut tell)
    }

    /// Tells what is left.
    pub fn finish<E>(&mut self, mut tell: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
        if self.cut.is_empty() { Ok(()) } else { self.text("\u{fffd}", &mut tell) }
    }

    fn decode<E>(&mut self, mut piece: &[u8], tell: &mut impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
        loop {
            let error = match std::str::from_utf8(piece) {
                Ok(text) => return self.text(text, tell),
                Err(error) => error,
            };
            let (valid, rest) = piece.split_at(error.valid_up_to());
            self.text(std::str::from_utf8(valid).unwrap_or_default(), tell)?;
            let Some(broken) = error.error_len() else {
                self.cut.extend(rest);
                return Ok(());
            };
            self.text("\u{fffd}", tell)?;
            piece = &rest[broken..];
        }
    }

    fn text<E>(&mut self, text: &str, tell: &mut impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
        if text.is_empty() {
            return Ok(());
        }
        let is_first = !std::mem::replace(&mut self.begun, true);
        tell(if is_first { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> String {
        let (mut decoder, mut whole) = (Decoder::default(), String::new());
        let mut tell = |text: &str| {
            whole.push_str(text);
            Ok::<(), ()>(())
        };
        for piece in pieces {
            decoder.write(piece, &mut tell).unwrap();
        }
        decoder.finish(&mut tell).unwrap();
        whole
    }

    #[test]
    fn broken_and_cut_characters_are_decoded_as_in_a_browser() {
        let pages: &[&[u8]] = &[
            "\u{feff}Ebbe und Flüsse 水 😀 \u{feff}".as_bytes(),
            "\u{feff}\u{feff}x".as_bytes(),
            b"a\xe2\x82b\xf0\x9f\x98c\xff\xfe\xc0\xaf\xed\xa0\x80\xe2\xe2\x82\xac\xf4\x90\x80\x80",
            b"\xef\xbb",
            b"cut \xf0\x9f\x98",
            b"",
        ];
        for page in pages {
            let expected = encoding_rs::UTF_8.decode_with_bom_removal(page).0;
            for width in 1..=page.len().max(1) {
                assert_eq!(decoded(page.chunks(width)), expected, "{page:x?} by {width}");
            }
        }
    }
}
