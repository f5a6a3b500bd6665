//! Telephone numbers and the other things that phones send messages to.

use crate::text::is_invisible;

/// The value of a decimal digit of any living script.
pub(crate) fn digit(c: char) -> Option<u32> {
    const ZEROS: [char; 20] = [
        '0', '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}',
        '\u{c66}', '\u{ce6}', '\u{d66}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}', '\u{1810}',
        '\u{ff10}',
    ];
    let zero = ZEROS.iter().rev().find(|zero| **zero <= c)?;
    Some(u32::from(c) - u32::from(*zero)).filter(|digit| *digit < 10)
}

/// The number as it is kept: digits, with a leading `+` if it was given or written as `00`. `None` for names such as
/// "DHL" and for mail addresses.
pub(crate) fn telephone(address: &str) -> Option<String> {
    let written: String = address.chars().filter(|c| !is_invisible(*c)).collect();
    let written = written.trim();
    let written = written.strip_prefix("tel:").unwrap_or(written).trim_start();
    let plausible = |c: char| {
        digit(c).is_some() || c.is_whitespace() || "+＋-()./*#".contains(c) || ('\u{2010}'..='\u{2015}').contains(&c)
    };
    if !written.chars().any(|c| digit(c).is_some()) || !written.chars().all(plausible) {
        return None;
    }
    // "+44 (0)20 …" has a digit that nobody dials with the code of the country.
    let international = written.starts_with(['+', '＋']);
    let written = if international { written.replacen("(0)", "", 1) } else { written.to_owned() };
    let digits: String = written.chars().filter_map(digit).filter_map(|digit| char::from_digit(digit, 10)).collect();
    match digits.strip_prefix("00").filter(|rest| !international && rest.len() > 8) {
        Some(rest) => Some(format!("+{rest}")),
        None if international => Some(format!("+{digits}")),
        None => Some(digits),
    }
}

/// What two spellings of one address share: the last nine digits of a number, so that "+1 555…" and "555…", or
/// "+49 170…" and "0170…" meet; anything else in lower case.
pub(crate) fn normalized(address: &str) -> String {
    match telephone(address) {
        Some(number) => {
            let digits = number.trim_start_matches('+');
            digits.get(digits.len().saturating_sub(9)..).unwrap_or(digits).to_owned()
        }
        None => address.chars().filter(|c| !is_invisible(*c)).collect::<String>().trim().to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_number_meet() {
        for (one, other) in [
            ("+1 (555) 010-4477", "5550104477"),
            ("+49 170 1234567", "0170/1234567"),
            ("+49 170 1234567", "\u{202a}+49\u{a0}170\u{a0}1234567\u{202c}"),
            ("+49 170 1234567", "0049 170 123‑45–67"),
            ("+44 20 7946 0000", "+44 (0)20 7946 0000"),
            ("+98 912 345 6789", "٠٩١٢٣٤٥٦٧٨٩"),
        ] {
            assert_eq!(normalized(one), normalized(other));
        }
        assert_ne!(normalized("5550104477"), normalized("5550104478"));
        assert_eq!(telephone("+1 (555) 010-4477").as_deref(), Some("+15550104477"));
    }

    #[test]
    fn a_sender_without_a_number_is_a_name() {
        assert_eq!(telephone("tel:0049 170 1234567").as_deref(), Some("+491701234567"));
        assert_eq!(telephone("DHL"), None);
        assert_eq!(telephone("Post24"), None);
        assert_eq!(normalized("anna@Example.com"), "anna@example.com");
    }
}
