//! Dates: many spellings in, ISO 8601 out. What cannot be read without guessing is left alone.

/// Months by the beginnings of their names, in the languages that news pages use most.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "stycz", "янв", "січ", "ocak", "oca", "led", "ιαν", "يناير", "ינואר", "tammi"],
    &["feb", "fév", "fev", "luty", "lut", "фев", "лют", "şub", "únor", "φεβ", "فبراير", "פברואר", "helmi"],
    &["mar", "mär", "mrt", "maar", "мар", "бер", "břez", "μαρ", "مارس", "מרץ", "maalis"],
    &["apr", "avr", "abr", "kwie", "апр", "квіт", "nis", "dub", "απρ", "أبريل", "אפריל", "huhti"],
    &["may", "mai", "mei", "maj", "mag", "май", "мая", "трав", "květ", "μάι", "μαΐ", "مايو", "מאי", "touko"],
    &["jun", "juin", "giu", "czerw", "cze", "июн", "черв", "haz", "červn", "ιουν", "يونيو", "יוני", "kesä"],
    &["jul", "juil", "lug", "lip", "июл", "лип", "tem", "července", "ιουλ", "يوليو", "יולי", "heinä"],
    &["aug", "aoû", "aou", "ago", "sier", "авг", "серп", "ağu", "srp", "αυγ", "أغسطس", "אוגוסט", "elo"],
    &["sep", "set", "wrze", "wrz", "сен", "вер", "eyl", "zář", "σεπ", "سبتمبر", "ספטמבר", "syys"],
    &["oct", "okt", "ott", "out", "paź", "окт", "жовт", "eki", "říj", "οκτ", "أكتوبر", "אוקטובר", "loka"],
    &["nov", "list", "ноя", "лист", "kas", "νοε", "نوفمبر", "נובמבר", "marras"],
    &["dec", "dez", "déc", "dic", "gru", "дек", "груд", "ara", "pros", "δεκ", "ديسمبر", "דצמבר", "joulu"],
];

/// Years that a page may be of; 1970-01-01 is what a computer says that knows no date.
const YEARS: std::ops::RangeInclusive<u32> = 1600..=2200;
/// Bytes of a text in which a date is looked for.
const MAX_LENGTH: usize = 200;

/// A date, or date and time, as ISO 8601; `None` where `raw` holds none that can be read one way only.
pub(super) fn normalise(raw: &str) -> Option<String> {
    let raw = raw.trim();
    if raw.len() > MAX_LENGTH {
        return None;
    }
    iso(raw).or_else(|| epoch(raw)).or_else(|| ideographic(raw)).or_else(|| numeric(raw)).or_else(|| worded(raw))
}

/// The month that a word names, by the longest of the beginnings that fit ("marras" is not in March).
fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let fit = |names: &[&str]| names.iter().filter(|name| word.starts_with(*name)).map(|name| name.len()).max();
    let fits = MONTHS.iter().zip(1..).filter_map(|(names, month)| Some((fit(names)?, month)));
    fits.max_by_key(|(length, _)| *length).map(|(_, month)| month)
}

/// Whether a word is the name of a month, or could be: what stands between a byline and its date.
pub(super) fn is_date_word(word: &str) -> bool {
    month(word).is_some() && word.chars().count() >= 3
}

fn date(year: u32, month: u32, day: u32) -> Option<String> {
    let is_date = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
    (is_date && (year, month, day) != (1970, 1, 1)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn days_of(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `2025-09-04`, `2025/09/04`, `20250904`, with or without a time behind it.
fn iso(raw: &str) -> Option<String> {
    let digits = |range: std::ops::Range<usize>| number(raw.get(range)?);
    let (day, rest) = match raw.as_bytes().get(4)? {
        b'-' | b'/' | b'.' => {
            let mut parts = raw.splitn(3, ['-', '/', '.']);
            let (year, month, rest) = (number(parts.next()?)?, number(parts.next()?)?, parts.next()?);
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            (date(year, month, number(&rest[..end])?)?, &rest[end..])
        }
        _ => (date(digits(0..4)?, digits(4..6)?, digits(6..8)?)?, raw.get(8..)?),
    };
    match rest.chars().next() {
        None => Some(day),
        Some('T' | 't' | ' ') => Some(day + &clock(rest[1..].trim_start()).unwrap_or_default()),
        Some('0'..='9') => None,
        Some(_) => Some(day),
    }
}

/// `10:00`, `10:00:30.5Z`, `10:00 +02:00` as the ISO part from the `T` on.
fn clock(raw: &str) -> Option<String> {
    let end = raw.find(|c: char| !matches!(c, '0'..='9' | ':' | '.')).unwrap_or(raw.len());
    let (time, zone) = raw.split_at(end);
    let mut parts = time.split(':');
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    let second = parts.next().and_then(|second| number(second.split('.').next()?)).unwrap_or(0);
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    Some(format!("T{hour:02}:{minute:02}:{second:02}{}", offset(zone.trim()).unwrap_or_default()))
}

fn offset(zone: &str) -> Option<String> {
    if zone.starts_with(['Z', 'z']) || zone.starts_with("UTC") || zone.starts_with("GMT") {
        return Some("Z".to_string());
    }
    let sign = zone.chars().next().filter(|sign| matches!(sign, '+' | '-'))?;
    let digits: String = zone[1..].chars().filter(|c| *c != ':').take_while(char::is_ascii_digit).take(4).collect();
    let (hours, minutes) = (number(digits.get(..2)?)?, digits.get(2..4).and_then(number).unwrap_or(0));
    (hours <= 14 && minutes <= 59).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}

/// Seconds or milliseconds since 1970.
fn epoch(raw: &str) -> Option<String> {
    let seconds: i64 = match raw.len() {
        10 => raw.parse().ok()?,
        13 => raw.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Days to a date of the Gregorian calendar: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let day = date(year as u32, month as u32, day as u32)?;
    Some(format!("{day}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60))
}

/// `2025年9月4日`, `2025년 9월 4일`.
fn ideographic(raw: &str) -> Option<String> {
    let (before, rest) = raw.split_once(['年', '년'])?;
    let (month, rest) = rest.split_once(['月', '월'])?;
    let (day, _) = rest.split_once(['日', '일'])?;
    let year = before.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    date(number(year)?, number(month.trim())?, number(day.trim())?)
}

/// `04.09.2025` (day first wherever points are used), `13/09/2025` (only if no month is meant by the first or second).
fn numeric(raw: &str) -> Option<String> {
    raw.split(|c: char| c.is_whitespace() || c == ',').find_map(|word| {
        let mark = ['.', '/', '-'].into_iter().find(|mark| word.matches(*mark).count() >= 2)?;
        let mut parts = word.trim_end_matches(mark).splitn(3, mark).map(number);
        let (first, second, third) = (parts.next()??, parts.next()??, parts.next()??);
        match mark {
            _ if first > 1000 => date(first, second, third),
            '.' => date(third, second, first),
            _ if first > 12 || first == second => date(third, second, first),
            _ if second > 12 => date(third, first, second),
            _ => None,
        }
    })
}

/// `September 4, 2025`, `Thu, 04 Sep 2025 10:00:00 GMT`, `4 de septiembre de 2025`.
fn worded(raw: &str) -> Option<String> {
    let words: Vec<&str> = raw.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    let (at, month, day) = (0..words.len()).find_map(|at| day_and_month(&words, at))?;
    let near = &words[at.saturating_sub(3)..words.len().min(at + 5)];
    let year = near.iter().map(|word| bare(word)).filter(|word| word.len() == 4).find_map(number)?;
    let day = date(year, month, day)?;
    let time =
        words.iter().skip(at).find(|word| word.contains(':')).filter(|_| raw.contains("GMT") || raw.contains('+'));
    let zone = raw.find("GMT").or_else(|| raw.rfind('+')).map_or("", |at| &raw[at..]);
    Some(day + &time.and_then(|time| clock(&format!("{time} {zone}"))).unwrap_or_default())
}

/// The month at `at` with the day right before or behind it: a word that only begins like a month has none.
fn day_and_month(words: &[&str], at: usize) -> Option<(usize, u32, u32)> {
    let month = month(words[at]).filter(|_| words[at].chars().count() >= 3)?;
    let is_link = |word: &str| matches!(word.to_lowercase().as_str(), "de" | "of");
    let before = words[..at].iter().rev().find(|word| !is_link(word));
    let day = before.into_iter().chain(words.get(at + 1)).filter_map(|word| ordinal(bare(word)));
    Some((at, month, day.into_iter().find(|day| (1..=31).contains(day))?))
}

fn bare(word: &str) -> &str {
    word.trim_end_matches(['.', ':', 'º', '°'])
}

/// `4`, `04`, `4th`, `1er`.
fn ordinal(word: &str) -> Option<u32> {
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let is_ending = matches!(&word[end..], "" | "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "a");
    if is_ending && end <= 2 { number(&word[..end]) } else { None }
}

fn number(digits: &str) -> Option<u32> {
    let is_number = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

/// The date that an address names: `/2025/09/04/` or `/2025-09-04-`.
pub(super) fn in_address(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split(['/', '-', '_']).take(40).collect();
    parts.windows(3).find_map(|three| {
        let is_year = three[0].len() == 4 && three[1].len() <= 2 && three[2].len() <= 2;
        let (year, month, day) = (number(three[0])?, number(three[1])?, number(three[2])?);
        if is_year && year >= 1990 { date(year, month, day) } else { None }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machine_readable_dates_are_tidied() {
        for (raw, expected) in [
            ("2025-09-04", "2025-09-04"),
            ("2025-09-04T10:20:30+02:00", "2025-09-04T10:20:30+02:00"),
            ("2025-09-04T10:20:30.123Z", "2025-09-04T10:20:30Z"),
            ("2025-09-04 10:20", "2025-09-04T10:20:00"),
            ("2025-09-04T10:20:30 -0500", "2025-09-04T10:20:30-05:00"),
            ("2025/9/4", "2025-09-04"),
            ("20250904", "2025-09-04"),
            ("20250904T1020", "2025-09-04"),
            ("1757000000", "2025-09-04T15:33:20Z"),
            ("1757000000123", "2025-09-04T15:33:20Z"),
            ("Thu, 04 Sep 2025 10:20:30 GMT", "2025-09-04T10:20:30Z"),
            ("Thu Sep 04 2025 10:20:30 GMT+0000", "2025-09-04T10:20:30Z"),
        ] {
            assert_eq!(normalise(raw).as_deref(), Some(expected), "{raw}");
        }
    }

    #[test]
    fn dates_in_words_are_read() {
        for raw in [
            "September 4, 2025",
            "Published: Sept. 4th, 2025 at 9 pm",
            "4 de septiembre de 2025",
            "4. September 2025",
            "4 septembre 2025",
            "04.09.2025",
            "2025年9月4日 10:20",
            "2025년 9월 4일",
            "4 сентября 2025",
            "4 Eylül 2025",
            "Maria Mayer, September 4, 2025",
        ] {
            assert_eq!(normalise(raw).as_deref(), Some("2025-09-04"), "{raw}");
        }
        assert_eq!(normalise("13/09/2025").as_deref(), Some("2025-09-13"));
        assert_eq!(normalise("09/13/2025").as_deref(), Some("2025-09-13"));
    }

    #[test]
    fn what_is_no_date_or_two_is_none() {
        for raw in [
            "",
            "today",
            "04/09/2025",
            "2025",
            "2025-13-04",
            "2025-02-30",
            "1970-01-01T00:00:00Z",
            "0001-01-01",
            "99999999",
            "may 2025",
            "٢٠٢٥",
            "2025-é9-04",
            "10:20",
            "é999-09-04",
            "20é50904",
            "-----",
            "....",
        ] {
            assert_eq!(normalise(raw), None, "{raw}");
        }
        assert_eq!(normalise(&"1".repeat(1_000_000)), None);
    }

    #[test]
    fn addresses_hold_dates() {
        assert_eq!(in_address("/news/2025/09/04/tides").as_deref(), Some("2025-09-04"));
        assert_eq!(in_address("/2025-9-4-tides").as_deref(), Some("2025-09-04"));
        assert_eq!(in_address("/1024/12/4"), None);
        assert_eq!(in_address("/a/b"), None);
    }
}
