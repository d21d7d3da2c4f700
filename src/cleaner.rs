//! Drives the stages: look, judge, write.

use serde::Deserialize;
use url::Url;

use crate::article::Article;
use crate::error::Error;
use crate::judge::judge;
use crate::judged::Judged;
use crate::metadata::metadata;
use crate::outline::{Builder, Outline};
use crate::tokens::Tokenizer;

/// How a page is to be cleaned.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Options {
    /// The page's address; relative links are resolved against it, unless the page has a `base`.
    pub url: Option<String>,
}

/// Cleans one page, given piece by piece.
pub struct Cleaner {
    url: Option<Url>,
    tokenizer: Tokenizer<Builder>,
    /// Bytes of a character that was cut in two.
    decoder: encoding_rs::Decoder,
    waiting: String,
    truncated: bool,
    read: usize,
}

/// Bytes of HTML read of a page.
pub const MAX_INPUT: usize = 32 << 20;
/// Bytes given to the tokenizer at once.
const PIECE: usize = 16 << 10;

impl Cleaner {
    /// A cleaner for one page.
    ///
    /// # Errors
    /// When the address in `options` is not an absolute URL.
    pub fn new(options: Options) -> Result<Self, Error> {
        let url = match options.url {
            Some(url) => Some(Url::parse(&url).map_err(|_| Error::Address(url))?),
            None => None,
        };
        Ok(Self {
            url,
            tokenizer: Tokenizer::new(Builder::new()),
            decoder: encoding_rs::UTF_8.new_decoder_with_bom_removal(),
            waiting: String::new(),
            truncated: false,
            read: 0,
        })
    }

    /// Reads a piece of the page: UTF-8, cut anywhere. Past [`MAX_INPUT`] bytes the rest is passed over.
    ///
    /// # Errors
    /// When the tokenizer refuses the markup.
    pub fn write(&mut self, piece: &[u8]) -> Result<(), Error> {
        let room = MAX_INPUT - self.read;
        self.truncated |= piece.len() > room;
        let piece = &piece[..piece.len().min(room)];
        self.read += piece.len();
        self.decode(piece, false)
    }

    fn decode(&mut self, mut piece: &[u8], last: bool) -> Result<(), Error> {
        loop {
            let room = self.decoder.max_utf8_buffer_length(piece.len().min(PIECE)).unwrap_or(PIECE);
            self.waiting.reserve(room);
            let (result, read, _) = self.decoder.decode_to_string(piece, &mut self.waiting, last);
            piece = &piece[read..];
            if self.waiting.len() >= PIECE || last {
                self.tokenizer.push(&self.waiting)?;
                self.waiting.clear();
            }
            if result == encoding_rs::CoderResult::InputEmpty {
                return Ok(());
            }
        }
    }

    /// Ends the page: judges and writes it.
    ///
    /// # Errors
    /// When the tokenizer refuses the markup.
    pub fn finish(self) -> Result<Article, Error> {
        self.judge()?.article()
    }

    /// Ends the page after the judgement, to see what was decided or to write it in another form.
    ///
    /// # Errors
    /// When the tokenizer refuses the markup.
    pub fn judge(self) -> Result<Judged, Error> {
        let url = self.url.clone();
        let outline = self.outline()?;
        let base = base_of(&outline, url.as_ref());
        let metadata = metadata(&outline, base.as_ref());
        let plan = judge(&outline, &metadata);
        Ok(Judged { outline, metadata, plan, base })
    }

    /// Ends the page after pass 1 and gives the outline, for study.
    ///
    /// # Errors
    /// When the tokenizer refuses the markup.
    pub fn outline(mut self) -> Result<Outline, Error> {
        self.decode(&[], true)?;
        let (source, builder) = self.tokenizer.finish()?;
        let mut outline = builder.finish(source);
        outline.truncated |= self.truncated;
        Ok(outline)
    }
}

/// The address that relative ones are resolved against.
fn base_of(outline: &Outline, url: Option<&Url>) -> Option<Url> {
    let declared = outline.head.base.as_deref();
    match (declared, url) {
        (Some(base), Some(url)) => url.join(base).ok(),
        (Some(base), None) => Url::parse(base).ok(),
        (None, url) => url.cloned(),
    }
    .or_else(|| url.cloned())
}

/// Cleans a whole page at once.
///
/// # Errors
/// As [`Cleaner::new`] and [`Cleaner::finish`].
pub fn clean(html: &str, options: Options) -> Result<Article, Error> {
    let mut cleaner = Cleaner::new(options)?;
    cleaner.write(html.as_bytes())?;
    cleaner.finish()
}
