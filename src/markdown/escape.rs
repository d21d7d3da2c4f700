//! Keeps text from being read as markup.

/// Escapes one line of text: in running text, in a label, in a heading, at the start of a paragraph.
pub fn text(text: &str) -> String {
    line_starts(&inline(text, None, None))
}

/// Escapes what has a meaning anywhere in a line. `before` and `after` are the characters that the text stands between.
pub(super) fn inline(text: &str, before: Option<char>, after: Option<char>) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut last = before;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next).or(after);
        let is_special = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            // Inside a word it is only itself.
            '_' => !(last.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '&' => is_reference(&text[at + 1..]),
            _ => false,
        };
        if is_special {
            out.push('\\');
        }
        out.push(if matches!(character, '\n' | '\r') { ' ' } else { character });
        last = Some(character);
    }
    out
}

/// Whether what follows a `&` makes a character reference of it.
fn is_reference(rest: &str) -> bool {
    /// No reference has a longer name.
    const LONGEST: usize = 40;
    let name = rest.bytes().take(LONGEST).take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'#').count();
    name > 0 && rest.as_bytes().get(name) == Some(&b';')
}

/// Escapes what has a meaning at the start of a line only.
pub(super) fn line_starts(paragraph: &str) -> String {
    paragraph.split('\n').map(line_start).collect::<Vec<_>>().join("\n")
}

fn line_start(line: &str) -> String {
    let line = line.trim_start_matches([' ', '\t']);
    // Among them what begins a definition in some dialects, and the second line of a table.
    let first = line.chars().next();
    if matches!(first, Some('#' | '>' | '+' | '-' | '=' | ':' | '|')) {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    line.to_string()
}

/// The address and title of a link, as they stand between the parentheses.
pub(super) fn destination(address: &str, title: Option<&str>) -> String {
    let mut out = String::from("<");
    for character in address.chars() {
        match character {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '&' => out.push_str("&amp;"),
            _ if character.is_whitespace() || character.is_control() => out.push_str("%20"),
            _ => out.push(character),
        }
    }
    out.push('>');
    let needs_brackets = out.contains(['(', ')']) || out.len() == 2;
    if !needs_brackets {
        out = out[1..out.len() - 1].to_string();
    }
    if let Some(title) = title.map(str::trim).filter(|title| !title.is_empty()) {
        let title = inline(title, None, None).replace('"', "\\\"");
        out.push_str(&format!(" \"{title}\""));
    }
    out
}

/// The longest run of one character.
pub(super) fn longest_run(text: &str, character: char) -> usize {
    text.split(|other| other != character).map(str::len).max().unwrap_or(0)
}
