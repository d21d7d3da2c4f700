//! Reads `payloads.txt`, which says how it is written. `expand.mjs` is the same for JavaScript.
#![allow(dead_code)] // Each test file uses its own part.

use std::collections::HashMap;

/// How many payloads the tables come to, in both languages.
pub const PAYLOADS: usize = 3_234;

pub struct Payload {
    pub family: &'static str,
    pub head: String,
    pub body: String,
}

pub fn payloads() -> Vec<Payload> {
    let mut tables: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut payloads = Vec::new();
    let mut section = ("", "");
    for line in include_str!("payloads.txt").lines() {
        if let Some(title) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section = title.split_once(' ').unwrap();
            continue;
        }
        if line.is_empty() || line.starts_with("# ") || line == "#" {
            continue;
        }
        match section {
            ("table", name) => tables.entry(name).or_default().push(line),
            (_, family) => expand(line, &tables, &mut |text| {
                let text = finished(&text, payloads.len() + 1);
                let in_head = family.ends_with(": head");
                let (head, body) = if in_head { (text, String::new()) } else { (String::new(), text) };
                payloads.push(Payload { family, head, body });
            }),
        }
    }
    payloads
}

/// Writes `line` for every combination of the tables it names; the first name varies slowest.
fn expand(line: &str, tables: &HashMap<&str, Vec<&str>>, write: &mut dyn FnMut(String)) {
    let named = line.match_indices('{').find_map(|(at, _)| {
        let name = line[at + 1..].split('}').next()?;
        Some((name, tables.get(name)?))
    });
    let Some((name, rows)) = named else { return write(line.to_string()) };
    for row in rows {
        expand(&line.replace(&format!("{{{name}}}"), row), tables, write);
    }
}

fn finished(text: &str, number: usize) -> String {
    let text = text
        .replace("{hook}", &format!("top.__pwned({number})"))
        .replace("{caught}", &format!("/caught/{number}"))
        .replace("{number}", &number.to_string());
    let real = |c: char| match c {
        '\u{2400}'..='\u{241f}' => char::from(c as u8 & 0x1f),
        _ => c,
    };
    text.chars().map(real).collect()
}
