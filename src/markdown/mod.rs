//! Serialises an article as Markdown: CommonMark with GitHub's tables and strike-through, and footnotes.
//!
//! Text is escaped wherever a reader of Markdown would take it for markup. What Markdown has no sign for becomes plain
//! text, but for `sub` and `sup`, which every reader passes through as HTML: "10^6" and "106" must not look alike.

mod escape;
mod inline;
mod notes;
mod table;

use std::ops::Range;

use crate::allowlist::EMBED;
use crate::tag::Tag;
use crate::write::{Content, Piece};

use inline::Inline;
use notes::Notes;

pub use escape::text as markdown_text;

/// The article as Markdown, one blank line between blocks, a line break at the end.
pub fn markdown(content: &Content) -> String {
    let mut writer = Writer { content, notes: Notes::find(content), at: 0 };
    let mut out = writer.blocks().join();
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// Goes through the pieces once; every method that reads an element ends behind its `Close`.
struct Writer<'a> {
    content: &'a Content,
    notes: Notes,
    at: usize,
}

/// Finished blocks of one container.
#[derive(Default)]
struct Blocks {
    blocks: Vec<String>,
    /// Whether the block last added is a list with the marker that lists usually have.
    after_list: bool,
}

impl Blocks {
    fn push(&mut self, block: String) {
        if !block.is_empty() {
            self.blocks.push(block);
            self.after_list = false;
        }
    }

    fn join(self) -> String {
        self.blocks.join("\n\n")
    }
}

impl<'a> Writer<'a> {
    /// The blocks up to the end of the open element, and its `Close`.
    fn blocks(&mut self) -> Blocks {
        let mut blocks = Blocks::default();
        while let Some(piece) = self.content.pieces.get(self.at) {
            match piece {
                Piece::Close(_) => {
                    self.at += 1;
                    break;
                }
                Piece::Open(tag, _) if !tag.is_block() => blocks.push(self.paragraph()),
                Piece::Open(tag, attributes) => {
                    self.at += 1;
                    self.block(*tag, attributes, &mut blocks);
                }
                Piece::Void(Tag::Hr, _) => {
                    self.at += 1;
                    blocks.push("---".to_string());
                }
                Piece::Void(..) | Piece::Text(_) => blocks.push(self.paragraph()),
            }
        }
        blocks
    }

    fn block(&mut self, tag: Tag, attributes: &Range<u32>, blocks: &mut Blocks) {
        match tag {
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => {
                let level = tag as usize - Tag::H1 as usize + 1;
                let heading = self.line();
                if !heading.is_empty() {
                    // A `#` at the end would be taken for the heading's own.
                    let heading = if heading.ends_with('#') { heading + " #" } else { heading };
                    blocks.push(format!("{} {heading}", "#".repeat(level)));
                }
            }
            Tag::Pre => {
                let language = self.content.attribute(attributes, "data-language").unwrap_or_default();
                blocks.push(self.code_block(language));
            }
            Tag::P if self.content.attribute(attributes, EMBED).is_some() => blocks.push(self.card()),
            Tag::Ul | Tag::Ol => self.list(tag, attributes, blocks),
            Tag::Blockquote => blocks.push(prefixed(&self.blocks().join(), "> ", "> ")),
            Tag::Table => self.table(blocks),
            Tag::Dt | Tag::Summary => {
                let term = self.line();
                blocks.push(if term.is_empty() { term } else { inline::strong(&term) });
            }
            Tag::P => {
                let note = self.notes.defined_at(self.at);
                let paragraph = self.paragraph_in_element();
                blocks.push(match note {
                    Some(number) => definition(number, &paragraph),
                    None => paragraph,
                });
            }
            // Figures, captions, definitions, details: what is in them.
            _ => {
                let inner = self.blocks();
                inner.blocks.into_iter().for_each(|block| blocks.push(block));
            }
        }
    }

    /// Text and inline elements up to the next block edge, which stays unread.
    fn paragraph(&mut self) -> String {
        let mut inline = Inline::default();
        self.inline_run(&mut inline);
        escape::line_starts(&inline.finish("\\\n"))
    }

    fn paragraph_in_element(&mut self) -> String {
        let paragraph = self.paragraph();
        self.skip_close();
        paragraph
    }

    /// The inside of an element as one line.
    fn line(&mut self) -> String {
        let mut inline = Inline::default();
        self.flat(&mut inline);
        inline.finish(" ")
    }

    fn skip_close(&mut self) {
        if matches!(self.content.pieces.get(self.at), Some(Piece::Close(_))) {
            self.at += 1;
        }
    }

    fn inline_run(&mut self, inline: &mut Inline) {
        while let Some(piece) = self.content.pieces.get(self.at) {
            match piece {
                Piece::Open(tag, attributes) if !tag.is_block() => {
                    self.at += 1;
                    self.inline_element(*tag, attributes, inline);
                }
                Piece::Text(span) => {
                    inline.text(self.content.text(*span));
                    self.at += 1;
                }
                Piece::Void(tag, attributes) if *tag != Tag::Hr => {
                    self.void(*tag, attributes, inline);
                    self.at += 1;
                }
                _ => return,
            }
        }
    }

    /// Everything up to the end of the open element as inline content; blocks in it are set apart by a space.
    fn flat(&mut self, inline: &mut Inline) {
        loop {
            self.inline_run(inline);
            match self.content.pieces.get(self.at) {
                None => return,
                Some(Piece::Close(_)) => {
                    self.at += 1;
                    return;
                }
                Some(Piece::Open(..)) => {
                    self.at += 1;
                    inline.space();
                    self.flat(inline);
                    inline.space();
                }
                Some(_) => {
                    self.at += 1;
                    inline.space();
                }
            }
        }
    }

    fn inline_element(&mut self, tag: Tag, attributes: &Range<u32>, inline: &mut Inline) {
        match tag {
            Tag::A => self.link(attributes, inline),
            Tag::Math => self.formula(attributes, inline),
            Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt => {
                let code = self.raw_text();
                inline.code(&code);
            }
            Tag::Strong | Tag::B => self.marked("**", inline),
            Tag::Em | Tag::I | Tag::Cite | Tag::Var | Tag::Dfn => self.marked("*", inline),
            Tag::S | Tag::Del => self.marked("~~", inline),
            Tag::Sub | Tag::Sup => {
                inline.html(if tag == Tag::Sub { "<sub>" } else { "<sup>" });
                self.flat(inline);
                inline.html(if tag == Tag::Sub { "</sub>" } else { "</sup>" });
            }
            // Browsers put the quotation marks there.
            Tag::Q => {
                inline.text("“");
                self.flat(inline);
                inline.text("”");
            }
            Tag::Rt => {
                inline.text("(");
                self.flat(inline);
                inline.text(")");
            }
            // The parentheses around a reading are written for it above.
            Tag::Rp => drop(self.raw_text()),
            _ => self.flat(inline),
        }
    }

    fn marked(&mut self, mark: &'static str, inline: &mut Inline) {
        let opened = inline.open(mark);
        self.flat(inline);
        inline.close(opened);
    }

    fn link(&mut self, attributes: &Range<u32>, inline: &mut Inline) {
        let href = self.content.attribute(attributes, "href").unwrap_or_default();
        if let Some(note) = self.notes.reference(href, self.at) {
            drop(self.raw_text());
            if let Some(number) = note {
                inline.html(&format!("[^{number}]"));
            }
            return;
        }
        // A place in the article has no address in Markdown; the words stay.
        if href.starts_with('#') || href.is_empty() {
            return self.flat(inline);
        }
        let mut label = Inline::default();
        self.flat(&mut label);
        let title = self.content.attribute(attributes, "title");
        inline.link(label, &escape::destination(href, title));
    }

    fn void(&self, tag: Tag, attributes: &Range<u32>, inline: &mut Inline) {
        match tag {
            Tag::Br => inline.line_break(),
            Tag::Img => {
                let attribute = |name| self.content.attribute(attributes, name).unwrap_or_default();
                let alt = escape::text(attribute("alt"));
                inline.html(&format!("![{alt}]({})", escape::destination(attribute("src"), None)));
            }
            _ => {}
        }
    }

    /// The text up to the end of the open element, nothing else.
    fn raw_text(&mut self) -> String {
        let mut text = String::new();
        let mut depth = 0;
        while let Some(piece) = self.content.pieces.get(self.at) {
            self.at += 1;
            match piece {
                Piece::Text(span) => text.push_str(self.content.text(*span)),
                Piece::Void(Tag::Br, _) => text.push('\n'),
                Piece::Void(..) => {}
                Piece::Open(..) => depth += 1,
                Piece::Close(_) if depth == 0 => break,
                Piece::Close(_) => depth -= 1,
            }
        }
        text
    }

    /// The card of something embedded: a link with its title, and where it leads.
    fn card(&mut self) -> String {
        let (mut destination, mut title, mut site) = (String::new(), String::new(), String::new());
        while let Some(piece) = self.content.pieces.get(self.at) {
            self.at += 1;
            match piece {
                Piece::Open(Tag::A, attributes) => {
                    let href = self.content.attribute(attributes, "href").unwrap_or_default();
                    destination = escape::destination(href, None);
                    title = escape::text(&self.raw_text());
                }
                Piece::Open(..) => site = escape::text(&self.raw_text()),
                Piece::Close(_) => break,
                Piece::Text(_) | Piece::Void(..) => {}
            }
        }
        let link = format!("[{title}]({destination})");
        if site.is_empty() { link } else { format!("{link} ({site})") }
    }

    /// A formula as its TeX source, in the dollar signs that most readers of Markdown know.
    fn formula(&mut self, attributes: &Range<u32>, inline: &mut Inline) {
        let tex = self.content.attribute(attributes, "alttext").unwrap_or_default();
        let text = self.raw_text();
        match (tex, self.content.attribute(attributes, "display")) {
            ("", _) => inline.text(&text),
            (tex, None) => inline.html(&format!("${tex}$")),
            (tex, Some(_)) => inline.html(&format!("$${tex}$$")),
        }
    }

    fn code_block(&mut self, language: &str) -> String {
        let code = self.raw_text();
        let code = code.strip_suffix('\n').unwrap_or(&code);
        let fence = "`".repeat(escape::longest_run(code, '`').max(2) + 1);
        format!("{fence}{language}\n{code}\n{fence}")
    }

    fn list(&mut self, tag: Tag, attributes: &Range<u32>, blocks: &mut Blocks) {
        // Two lists in a row with the same marker would be one.
        let other_marker = blocks.after_list;
        let mut number: i64 = self.content.attribute(attributes, "start").and_then(|at| at.parse().ok()).unwrap_or(1);
        let mut items: Vec<String> = Vec::new();
        let mut is_loose = false;
        while let Some(piece) = self.content.pieces.get(self.at) {
            self.at += 1;
            let Piece::Open(_, attributes) = piece else { break };
            number = self.content.attribute(attributes, "value").and_then(|at| at.parse().ok()).unwrap_or(number);
            let note = self.notes.defined_at(self.at);
            let item = self.blocks();
            is_loose |= item.blocks.iter().skip(1).any(|block| !is_list(block));
            let marker = match (tag, other_marker) {
                (Tag::Ol, false) => format!("{}. ", number.max(0)),
                (Tag::Ol, true) => format!("{}) ", number.max(0)),
                (_, false) => "- ".to_string(),
                (_, true) => "* ".to_string(),
            };
            number += 1;
            // A list right under an item's line needs no blank line; anything else does.
            let tight = item.blocks.iter().skip(1).all(|block| is_list(block));
            let body = item.blocks.join(if tight { "\n" } else { "\n\n" });
            items.push(match note {
                Some(note) => definition(note, &body),
                None => prefixed(&body, &marker, &" ".repeat(marker.len())),
            });
        }
        blocks.push(items.join(if is_loose { "\n\n" } else { "\n" }));
        blocks.after_list = !items.is_empty() && !other_marker;
    }
}

fn is_list(block: &str) -> bool {
    let digits = block.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &block[digits..];
    // Text that begins like this is escaped, so only lists do.
    (digits == 0 && (rest.starts_with("- ") || rest.starts_with("* "))) || (digits > 0 && rest.starts_with([')', '.']))
}

/// A footnote's text behind its number.
fn definition(number: usize, text: &str) -> String {
    prefixed(text, &format!("[^{number}]: "), "    ")
}

/// `text` with one prefix on its first line and another on the following ones; empty lines get none of its spaces.
fn prefixed(text: &str, first: &str, following: &str) -> String {
    let mut out = String::with_capacity(text.len() + first.len());
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let prefix = if at == 0 { first } else { following };
        out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        out.push_str(line);
    }
    out
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
