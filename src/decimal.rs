//! Decimal numbers as markup writes them: pixels, densities, the corners of a drawing. They need no last digit; what the
//! standard library needs to find it always would weigh twelve kilobytes in the browser.

/// The number that this text is, from end to end: a sign, digits with a point among them, a power of ten.
pub(crate) fn decimal(text: &str) -> Option<f32> {
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let power: i32 = power.parse().ok()?;
    let is_negative = digits.starts_with('-');
    let digits = digits.strip_prefix(['-', '+']).unwrap_or(digits);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = || whole.bytes().chain(part.bytes());
    if digits().next().is_none() || !digits().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = digits().fold(0.0, |number: f64, digit| number * 10.0 + f64::from(digit - b'0'));
    let power = power.saturating_sub(part.len() as i32);
    // Hundredths are exact as a quotient only.
    let scale = 10f64.powi(power.saturating_abs());
    let number = if power < 0 { number / scale } else { number * scale };
    Some(if is_negative { -number } else { number } as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_standard_library() {
        for text in ["0", "1", "-1", "+1", "640", "0.5", ".5", "5.", "-.75", "1.75", "599.999", "123456.789", "0.1"] {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
        for text in ["1e3", "1E-2", "2.5e+1", "-3e0", "1e38", "1e39", "1e-50", "0.000001", "16777217", "1e-7"] {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", ".", "-", "+-1", "1px", "1 ", "e5", "1e", "1e+", "1.2.3", "0x10", "auto", "100%", "1,5"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
