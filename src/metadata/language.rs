//! Language and direction: what the page declares, checked against the script it is written in.

/// Characters of the text that are looked at.
const SAMPLE: usize = 4_000;
/// Letters needed before a script says anything.
const MIN_LETTERS: u32 = 30;

/// Languages written from right to left.
const RIGHT_TO_LEFT: &[&str] =
    &["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"];
/// Script subtags of the same kind, for languages that are written both ways.
const RIGHT_TO_LEFT_SCRIPTS: &[&str] = &["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];

/// Languages that are never written in Latin letters alone; a page of another script that declares none of these
/// has the template's language, not its own.
const SCRIPTS: &[(Script, &str)] = &[
    (Script::Arabic, "ar"),
    (Script::Hebrew, "he"),
    (Script::Han, "zh"),
    (Script::Kana, "ja"),
    (Script::Hangul, "ko"),
    (Script::Thai, "th"),
    (Script::Greek, "el"),
    (Script::Georgian, "ka"),
    (Script::Armenian, "hy"),
    (Script::Bengali, "bn"),
    (Script::Tamil, "ta"),
    (Script::Telugu, "te"),
    (Script::Khmer, "km"),
    (Script::Burmese, "my"),
    (Script::Lao, "lo"),
];

/// Languages whose own script is Latin.
const LATIN: &[&str] =
    &["cs", "da", "de", "en", "es", "fi", "fr", "hu", "it", "nl", "no", "pl", "pt", "ro", "sv", "tr"];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Hebrew,
    Han,
    Kana,
    Hangul,
    Thai,
    Greek,
    Georgian,
    Armenian,
    Devanagari,
    Bengali,
    Tamil,
    Telugu,
    Khmer,
    Burmese,
    Lao,
    Other,
}

fn script_of(character: char) -> Option<Script> {
    Some(match character {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{531}'..='\u{58a}' => Script::Armenian,
        '\u{5d0}'..='\u{5f2}' => Script::Hebrew,
        '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fefc}' => Script::Arabic,
        '\u{900}'..='\u{97f}' => Script::Devanagari,
        '\u{980}'..='\u{9ff}' => Script::Bengali,
        '\u{b80}'..='\u{bff}' => Script::Tamil,
        '\u{c00}'..='\u{c7f}' => Script::Telugu,
        '\u{e01}'..='\u{e4e}' => Script::Thai,
        '\u{e80}'..='\u{eff}' => Script::Lao,
        '\u{1000}'..='\u{109f}' => Script::Burmese,
        '\u{10a0}'..='\u{10ff}' => Script::Georgian,
        '\u{1780}'..='\u{17ff}' => Script::Khmer,
        '\u{3041}'..='\u{30ff}' => Script::Kana,
        '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => Script::Han,
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => Script::Hangul,
        _ if character.is_alphabetic() => Script::Other,
        _ => return None,
    })
}

/// The script that most letters of a text belong to, where one does.
fn main_script(text: &str) -> Option<Script> {
    let mut counts = [0u32; Script::Other as usize + 1];
    for character in text.chars().take(SAMPLE) {
        if character.is_ascii() {
            counts[Script::Latin as usize] += u32::from(character.is_ascii_alphabetic());
        } else if let Some(script) = script_of(character) {
            counts[script as usize] += 1;
        }
    }
    let letters: u32 = counts.iter().sum();
    if letters < MIN_LETTERS {
        return None;
    }
    let count = |script: Script| counts[script as usize];
    // Japanese is half Han; a tenth of kana makes it Japanese.
    if count(Script::Kana) * 10 >= letters {
        return Some(Script::Kana);
    }
    let all = SCRIPTS.iter().map(|(script, _)| *script).chain([Script::Latin, Script::Cyrillic, Script::Devanagari]);
    all.max_by_key(|script| count(*script)).filter(|script| count(*script) * 10 >= letters * 6)
}

/// The language of a page that declares `declared` (best first) and whose article reads `text`.
pub(super) fn language<'a>(declared: impl Iterator<Item = &'a str>, text: &str) -> Option<String> {
    let declared: Vec<String> = declared.filter_map(tag).collect();
    let script = main_script(text);
    let fits = |tag: &String| match script {
        None | Some(Script::Latin | Script::Other) => true,
        Some(_) => !LATIN.contains(&primary(tag)) || has_script(tag),
    };
    declared.into_iter().find(fits).or_else(|| guess(script?, text))
}

/// A language by its script alone, where only one comes into question or a letter decides.
fn guess(script: Script, text: &str) -> Option<String> {
    let has = |letters: &[char]| text.chars().take(SAMPLE).any(|character| letters.contains(&character));
    let language = match script {
        Script::Arabic if has(&['ٹ', 'ڈ', 'ڑ', 'ے', 'ں']) => "ur",
        Script::Arabic if has(&['پ', 'چ', 'ژ', 'گ']) => "fa",
        Script::Cyrillic if has(&['і', 'ї', 'є', 'ґ']) && !has(&['ы', 'ў']) => "uk",
        Script::Cyrillic if has(&['ы', 'э']) && !has(&['і', 'ў', 'ө', 'ү', 'қ', 'ң', 'ә']) => "ru",
        _ => SCRIPTS.iter().find(|(of, _)| *of == script)?.1,
    };
    Some(language.to_string())
}

/// Checks and tidies a BCP 47 tag; `en_US` is one, too.
fn tag(raw: &str) -> Option<String> {
    // Lists ("de, en") begin with the language that counts.
    let first = raw.split([',', ';', ' ']).find(|part| !part.is_empty())?.replace('_', "-");
    let mut parts = first.split('-');
    let language = parts.next()?;
    let is_language = matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
    let are_subtags =
        parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    let is_placeholder = ["und", "mul", "zxx"].iter().any(|no| no.eq_ignore_ascii_case(language));
    (is_language && are_subtags && !is_placeholder && first.len() <= 35).then(|| tidy(&first))
}

/// `DE-de` → `de-DE`, `zh-hant` → `zh-Hant`.
fn tidy(tag: &str) -> String {
    let part = |(at, part): (usize, &str)| match (at, part.len()) {
        (0, _) => part.to_ascii_lowercase(),
        (_, 2) => part.to_ascii_uppercase(),
        (_, 4) if part.is_char_boundary(1) => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
        _ => part.to_string(),
    };
    tag.split('-').enumerate().map(part).collect::<Vec<_>>().join("-")
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

fn has_script(tag: &str) -> bool {
    tag.split('-').skip(1).any(|part| part.len() == 4)
}

/// `ltr` or `rtl`: as declared, else by the language, else by the letters.
pub(super) fn direction(declared: Option<&str>, language: Option<&str>, text: &str) -> Option<String> {
    let declared = declared.map(|dir| dir.trim().to_ascii_lowercase()).filter(|dir| dir == "ltr" || dir == "rtl");
    let by_language = || language.map(|language| if is_right_to_left(language) { "rtl" } else { "ltr" }.to_string());
    let by_script = || match main_script(text)? {
        Script::Arabic | Script::Hebrew => Some("rtl".to_string()),
        Script::Other => None,
        _ => Some("ltr".to_string()),
    };
    declared.or_else(by_language).or_else(by_script)
}

fn is_right_to_left(language: &str) -> bool {
    let script = language.split('-').skip(1).find(|part| part.len() == 4);
    match script {
        Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script.to_ascii_lowercase().as_str()),
        None => RIGHT_TO_LEFT.contains(&primary(language)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "أعلنت الهيئة العامة للأرصاد أن موجة الحر ستستمر حتى نهاية الأسبوع المقبل";
    const PERSIAN: &str = "سازمان هواشناسی اعلام کرد که موج گرما تا پایان هفته آینده ادامه خواهد داشت";
    const RUSSIAN: &str = "Метеорологи сообщили, что жара продлится до конца этой недели и вернётся";
    const UKRAINIAN: &str = "Метеорологи повідомили, що спека триватиме до кінця цього тижня";
    const BULGARIAN: &str = "Метеоролозите съобщиха, че горещината ще продължи до края на седмицата";
    const JAPANESE: &str = "気象庁は、暑さが今週末まで続くと発表した。各地で熱中症への注意を呼びかけている。";
    const CHINESE: &str = "中国气象局宣布高温天气将持续到本周末，各地请注意防暑降温，减少户外活动时间。";
    const ENGLISH: &str = "The weather service announced that the heat will last until the end of the week.";

    fn language_of(declared: &[&str], text: &str) -> Option<String> {
        language(declared.iter().copied(), text)
    }

    #[test]
    fn declared_tags_are_tidied() {
        assert_eq!(language_of(&["EN_us"], "").as_deref(), Some("en-US"));
        assert_eq!(language_of(&["zh-hant-tw"], CHINESE).as_deref(), Some("zh-Hant-TW"));
        assert_eq!(language_of(&["", "und", "english", "x", "de, en"], "").as_deref(), Some("de"));
        assert_eq!(language_of(&["<b>", "en-\u{e9}\u{e9}"], ""), None);
    }

    #[test]
    fn scripts_are_guessed_only_when_sure() {
        for (text, expected) in [
            (ARABIC, Some("ar")),
            (PERSIAN, Some("fa")),
            (RUSSIAN, Some("ru")),
            (UKRAINIAN, Some("uk")),
            (BULGARIAN, None),
            (JAPANESE, Some("ja")),
            (CHINESE, Some("zh")),
            (ENGLISH, None),
            ("ok", None),
        ] {
            assert_eq!(language_of(&[], text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_templates_language_does_not_stand_against_the_script() {
        assert_eq!(language_of(&["en"], ARABIC).as_deref(), Some("ar"));
        assert_eq!(language_of(&["en-US", "fa"], PERSIAN).as_deref(), Some("fa"));
        assert_eq!(language_of(&["en"], BULGARIAN), None);
        assert_eq!(language_of(&["de"], ENGLISH).as_deref(), Some("de"));
    }

    #[test]
    fn direction_follows_attribute_language_letters() {
        assert_eq!(direction(Some("RTL"), Some("en"), ENGLISH).as_deref(), Some("rtl"));
        assert_eq!(direction(Some("auto"), Some("he-IL"), "").as_deref(), Some("rtl"));
        assert_eq!(direction(None, Some("ku-Arab"), "").as_deref(), Some("rtl"));
        assert_eq!(direction(None, Some("ar-Latn"), "").as_deref(), Some("ltr"));
        assert_eq!(direction(None, None, ARABIC).as_deref(), Some("rtl"));
        assert_eq!(direction(None, None, BULGARIAN).as_deref(), Some("ltr"));
        assert_eq!(direction(None, None, "123"), None);
    }
}
