//! Telephone numbers and the other things that phones send messages to.

/// The number as it is kept: digits, with a leading `+` if it was given. `None` for names such as "DHL" and for
/// mail addresses.
pub(crate) fn telephone(address: &str) -> Option<String> {
    let address = address.trim();
    let plausible = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-()./\u{a0}\u{2011}*#".contains(c);
    if !address.chars().any(|c| c.is_ascii_digit()) || !address.chars().all(plausible) {
        return None;
    }
    let digits: String = address.chars().filter(char::is_ascii_digit).collect();
    Some(if address.starts_with('+') { format!("+{digits}") } else { digits })
}

/// What two spellings of one address share: the last nine digits of a number, so that "+1 555…" and "555…", or
/// "+49 170…" and "0170…" meet; anything else in lower case.
pub(crate) fn normalized(address: &str) -> String {
    match telephone(address) {
        Some(number) => {
            let digits = number.trim_start_matches('+');
            digits.get(digits.len().saturating_sub(9)..).unwrap_or(digits).to_owned()
        }
        None => address.trim().to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_number_meet() {
        for (one, other) in [("+1 (555) 010-4477", "5550104477"), ("+49 170 1234567", "0170/1234567")] {
            assert_eq!(normalized(one), normalized(other));
        }
        assert_ne!(normalized("5550104477"), normalized("5550104478"));
        assert_eq!(telephone("+1 (555) 010-4477").as_deref(), Some("+15550104477"));
    }

    #[test]
    fn a_sender_without_a_number_is_a_name() {
        assert_eq!(telephone("DHL"), None);
        assert_eq!(telephone("Post24"), None);
        assert_eq!(normalized("anna@Example.com"), "anna@example.com");
    }
}
