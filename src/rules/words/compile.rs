//! The build script: turns the phrases, one file a language in this folder, into sorted tables of hashes.
//!
//! As text the phrases would weigh 130 KB in the browser, and building a map of them would delay the first page. As
//! tables they weigh a third of that, and there is nothing to build.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

#[allow(dead_code)]
#[path = "../../words.rs"]
mod folding;
// By the name that the words know it by.
#[allow(dead_code)]
#[path = "../../letters.rs"]
mod letters;

use folding::{ANY_NUMBER, join, words};

const FOLDER: &str = "src/rules/words";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=src/words.rs");
    println!("cargo::rerun-if-changed=src/letters.rs");
    let mut tables = Tables::default();
    let mut paths: Vec<_> =
        fs::read_dir(FOLDER)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        tables.add_language(name, &fs::read_to_string(path)?);
    }
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&out).join("phrases.rs"), tables.source())
}

/// What is written: all keys are hashes cut to 32 bits, sorted. A phrase stands on the shelf of its first byte, which so
/// need not be repeated.
#[derive(Default)]
struct Tables {
    /// Primary language subtags; a language's number is one more than its place.
    languages: Vec<String>,
    /// How phrases begin: the hash of each one's first word, of its first two, and so on.
    beginnings: BTreeSet<u32>,
    /// Phrase, section, place where it counts, number of its language or 0.
    phrases: BTreeSet<(u32, String, u8, usize)>,
}

impl Tables {
    fn add_language(&mut self, name: &str, text: &str) {
        let language = name.split('-').next().unwrap_or(name).to_string();
        if !self.languages.contains(&language) {
            self.languages.push(language.clone());
        }
        let number = self.languages.iter().position(|known| *known == language).unwrap_or(0) + 1;
        let mut section = String::new();
        for line in text.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => section = name.to_string(),
                None => line.split(',').for_each(|phrase| self.add_phrase(phrase.trim(), &section, number)),
            }
        }
    }

    fn add_phrase(&mut self, phrase: &str, section: &str, language: usize) {
        let (phrase, language) = phrase.strip_prefix('~').map_or((phrase, 0), |local| (local, language));
        let sequence: Vec<u64> = phrase.trim_matches(['…', ':']).split_whitespace().flat_map(number_or_words).collect();
        if sequence.is_empty() {
            return;
        }
        let hash = sequence.iter().fold(0, |hash, &word| {
            let hash = join(hash, word);
            self.beginnings.insert(hash as u32);
            hash
        });
        self.phrases.insert((hash as u32, section.to_string(), place(phrase), language));
    }

    fn source(&self) -> String {
        let mut source = String::new();
        let mut table = |name: &str, of: &str, values: &mut dyn Iterator<Item = String>| {
            let values: Vec<String> = values.collect();
            let _ = writeln!(source, "static {name}: [{of}; {}] = [{}];", values.len(), values.join(","));
        };
        table("LANGUAGES", "&str", &mut self.languages.iter().map(|name| format!("{name:?}")));
        table("BEGINNINGS", "u8", &mut self.set_of_beginnings().iter().map(u8::to_string));
        let before = |first: u32| self.phrases.iter().take_while(|(hash, ..)| hash >> 24 < first).count();
        table("SHELVES", "u16", &mut (0..=256).map(|first| before(first).to_string()));
        let rest = |(hash, ..): &(u32, String, u8, usize)| format!("{:?}", &hash.to_be_bytes()[1..]);
        table("PHRASES", "[u8; 3]", &mut self.phrases.iter().map(rest));
        // In two tables, of which the second is nearly all noughts and weighs next to nothing compressed.
        let meaning =
            |(_, section, place, _): &(u32, String, u8, usize)| format!("meaning(Kind::{}, {place})", variant(section));
        table("MEANINGS", "u8", &mut self.phrases.iter().map(meaning));
        table("HOMES", "u8", &mut self.phrases.iter().map(|(.., language)| language.to_string()));
        source
    }

    /// A bit for each 16 bits that a hash may end in.
    fn set_of_beginnings(&self) -> Vec<u8> {
        let mut set = vec![0; 1 << 13];
        for hash in self.beginnings.iter().map(|hash| *hash as usize & 0xffff) {
            set[hash >> 3] |= 1 << (hash & 7);
        }
        set
    }
}

fn number_or_words(token: &str) -> Vec<u64> {
    if token == "#" { vec![ANY_NUMBER] } else { words(token).map(|word| word.hash).collect() }
}

/// The whole line, the line's beginning, the same with a colon behind it, or anywhere in the line.
fn place(phrase: &str) -> u8 {
    match (phrase.starts_with('…'), phrase.ends_with(":…"), phrase.ends_with('…')) {
        (true, ..) => 3,
        (_, true, _) => 2,
        (.., true) => 1,
        _ => 0,
    }
}

/// `also-read` is `AlsoRead`; a kind that does not exist fails to compile by its name.
fn variant(section: &str) -> String {
    let capital = |part: &str| part[..1].to_uppercase() + &part[1..];
    section.split('-').filter(|part| !part.is_empty()).map(capital).collect()
}
