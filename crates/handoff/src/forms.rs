//! What identifies by its form: addresses, amounts, dates, codes and numbers.

use regex::Regex;
use std::{ops::Range, sync::LazyLock};

/// What a placeholder stands for. The word in it is the variant in capitals.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) enum Sort {
    Person,
    Name,
    Email,
    Link,
    Phone,
    Address,
    Amount,
    Date,
    Time,
    Code,
    Number,
}

impl Sort {
    pub(crate) const ALL: [Self; 11] = [
        Self::Person,
        Self::Name,
        Self::Email,
        Self::Link,
        Self::Phone,
        Self::Address,
        Self::Amount,
        Self::Date,
        Self::Time,
        Self::Code,
        Self::Number,
    ];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Name => "NAME",
            Self::Email => "EMAIL",
            Self::Link => "LINK",
            Self::Phone => "PHONE",
            Self::Address => "ADDRESS",
            Self::Amount => "AMOUNT",
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Code => "CODE",
            Self::Number => "NUMBER",
        }
    }
}

const MONTH: &str = r"(?:jan(?:uary|uar|vier)?|jänner|feb(?:ruary|ruar)?|févr?(?:ier)?|mar(?:ch|s|zo)?|märz?|mrz|apr(?:il)?|avr(?:il)?|abr(?:il)?|may|mai|mayo|june?|juni|juin|junio|july?|juli|juil(?:let)?|julio|aug(?:ust)?|août|aout|ago(?:sto)?|sept?(?:ember|embre|iembre)?|oct(?:ober|obre|ubre)?|okt(?:ober)?|nov(?:ember|embre|iembre)?|dec(?:ember)?|dez(?:ember)?|déc(?:embre)?|dic(?:iembre)?|ene(?:ro)?|febrero)";
const CURRENCY: &str = r"(?:€|\$|£|¥|₹|₽|₩|₺|₴|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|JPY|CAD|AUD|euros?|dollars?|pounds?|francs?|franken|kronor|kr|rupees|pesos|bucks|quid)";
const SPACE: &str = r"[ \t\u{a0}\u{202f}]";
const NAME: &str = r"\p{Lu}[\p{L}'’-]+";

struct Form {
    sort: Sort,
    /// The first group is what is replaced, where there is one.
    pattern: Regex,
}

/// In the order in which they are looked for: each among what those before it left.
static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let compiled =
        patterns().into_iter().filter_map(|(sort, pattern)| Some(Form { sort, pattern: Regex::new(&pattern).ok()? }));
    compiled.collect()
});

fn patterns() -> Vec<(Sort, String)> {
    let year = r"(?:1[89]|20)\d\d";
    let day = r"(?:[0-3]?\d)(?:st|nd|rd|th|er|\.|º)?";
    let number = r"\d(?:[\d.,'’\u{a0}\u{202f}]*\d)?(?: \d{3}\b)*";
    vec![
        (Sort::Link, r#"(?i)\b(?:(?:https?|ftp|file)://|(?:mailto|tel|sms):)[^\s<>"]*[^\s<>".,;:!?)\]}'’]"#.into()),
        (Sort::Email, r"[\p{L}\p{N}._%+'’-]*[\p{L}\p{N}_%+-]@[\p{L}\p{N}.-]*[\p{L}\p{N}]".into()),
        (Sort::Link, r"(?:^|[^\p{L}\p{N}])(@[\p{L}\p{N}_.]*[\p{L}\p{N}_])".into()),
        (Sort::Link, r"(?i)\b(?:www\.[^\s<>]*[^\s<>.,;:!?)\]}'’]|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|edu|gov|io|eu|de|at|ch|fr|es|it|nl|uk|us|info|example|app|dev)(?:/[^\s<>]*[^\s<>.,;:!?)\]}'’])?)\b".into()),
        // What somebody called a secret, whatever it looks like.
        (Sort::Code, r#"(?i)\b(?:password|passwort|kennwort|passcode|passphrase|pin|pin code|mot de passe|contraseña|(?:wi-?fi|wlan)(?: key|-schlüssel)|access code|door code)(?: is| ist| lautet| est| es)?(?: now| still)?\s*[:=]?[ \t]*["“„»']?(?:is |ist |est |es )?["“„»']?([\p{L}\p{N}!#$%&*+/=?^_~@.-]*[\p{L}\p{N}!#$%&*+=^_~@-])"#.into()),
        (Sort::Code, r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b".into()),
        (Sort::Code, r"\b\d{4}(?:[ -]\d{4}){2,4}\b".into()),
        (Sort::Date, format!(r"\b{year}-[01]?\d-[0-3]?\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?\b")),
        (Sort::Date, format!(r"\b{year}[./][01]?\d[./][0-3]?\d\b")),
        (Sort::Date, r"\b[0-3]?\d([./-])[0-3]?\d[./-](?:\d{4}|\d\d)\b".into()),
        (Sort::Date, format!(r"(?i)\b{day}{SPACE}?(?:of |de )?(?:{SPACE}|-)?{MONTH}\b\.?(?:(?:,|{SPACE}de)?(?:{SPACE}|-)?(?:{year}|['’]\d\d)\b)?")),
        (Sort::Date, format!(r"(?i)\b{MONTH}\b\.?{SPACE}(?:the )?[0-3]?\d(?:st|nd|rd|th)?\b(?:,?{SPACE}{year}\b)?")),
        (Sort::Date, format!(r"(?i)\b{MONTH}\b\.?,?{SPACE}(?:de )?{year}\b")),
        (Sort::Time, format!(r"(?i)\b[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?{SPACE}?(?:[ap]\.?m\b\.?|uhr\b)")),
        (Sort::Time, format!(r"(?i)\b[0-2]?\d{SPACE}?(?:[ap]\.?m\b|uhr\b|o['’]clock\b|heures?\b)")),
        (Sort::Time, r"(?i)\b[0-2]?\d(?::|h)[0-5]\d(?::[0-5]\d)?\b".into()),
        (Sort::Amount, format!(r"(?i)(?:{CURRENCY}){SPACE}?{number}(?:{SPACE}?(?:k|m|million|thousand|,-|,–)\b)?")),
        (Sort::Amount, format!(r"(?i)\b{number}{SPACE}?(?:k|million|thousand|tausend|mille|mil)?{SPACE}?(?:€|\$|£|¥|₹|₽|{CURRENCY}\b)")),
        (Sort::Code, r"\b\p{L}{1,8}[-_/#]\d[\p{L}\p{N}]*(?:[-_/.#][\p{L}\p{N}]+)*\b".into()),
        (Sort::Phone, r"(?:\+\d|\(\+?\d|\b0|\b\d)[\d()./ \u{a0}-]{6,}\d\b".into()),
        (Sort::Address, format!(r"\b\d{{1,5}}[A-Za-z]?,?{SPACE}(?:{NAME}{SPACE}){{1,3}}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Square|Sq|Way|Close|Terrace|Boulevard|Blvd|Crescent|Row|Quay|Wharf|Hill|Gardens|Mews|Parkway)\b\.?(?:,?{SPACE}(?:Apt|Apartment|Flat|Unit|Suite|#)\.?{SPACE}?[\p{{L}}\p{{N}}-]+)?")),
        (Sort::Address, format!(r"\b(?:{NAME}{SPACE}){{1,2}}(?:Street|Road|Avenue|Lane|Boulevard|Crescent|Terrace|Mews|Quay)\b")),
        (Sort::Address, format!(r"\b(?:{NAME}[ -])?{NAME}(?:straße|strasse|str\.|gasse|allee|weg|platz|ufer|damm)(?:{SPACE}?\d{{1,4}}{SPACE}?[a-z]?\b)")),
        (Sort::Address, r"\b\p{Lu}[\p{L}-]+(?:straße|strasse|gasse|allee)\b".into()),
        (Sort::Address, format!(r"(?i:\b(?:\d{{1,4}}(?:,| bis| ter)?{SPACE})?(?:rue|avenue|boulevard|chemin|impasse|quai|allée|calle|avenida|paseo|c/|via)){SPACE}(?:(?:de|du|des|la|le|les|del|los|las|l['’]|d['’]){SPACE}?){{0,3}}{NAME}(?:[ -]{NAME}){{0,3}}(?:,?{SPACE}(?:nº{SPACE}?)?\d{{1,4}}\b)?")),
        (Sort::Code, r"\b[A-Z]{1,3} ?\d{2,5}\b".into()),
        (Sort::Code, r"\b[\p{L}\p{N}]+(?:[-_/.#][\p{L}\p{N}]+)+\b".into()),
        (Sort::Date, r"\b[0-3]\d(?:st|nd|rd|th)\b".into()),
        (Sort::Date, format!(r"\b{year}\b")),
        (Sort::Number, r"\b\d(?:[ .,'’-]?\d)+\b".into()),
        // Whatever holds a digit still.
        (Sort::Code, r"[\p{L}\p{N}\p{M}]*\p{N}[\p{L}\p{N}\p{M}]*".into()),
    ]
}

/// Stretches of a text that identify by their form, in order, none within another.
pub(crate) fn found(text: &str) -> Vec<(Range<usize>, Sort)> {
    let mut claimed: Vec<(Range<usize>, Sort)> = Vec::new();
    for Form { sort, pattern } in FORMS.iter() {
        let mut more = Vec::new();
        for gap in gaps(text.len(), &claimed) {
            for captures in pattern.captures_iter(&text[gap.clone()]) {
                let whole = captures.get(0).map(|found| found.range());
                // Only the forms of links and secrets have a group that stands for less than the whole.
                let part =
                    captures.get(1).filter(|_| matches!(sort, Sort::Link | Sort::Code)).map(|found| found.range());
                let Some(range) = part.or(whole) else { continue };
                let range = gap.start + range.start..gap.start + range.end;
                if let Some(sort) = judged(*sort, text, &range) {
                    more.push((range, sort));
                }
            }
        }
        claimed.extend(more);
        claimed.sort_by_key(|(range, _)| range.start);
    }
    claimed
}

/// What a stretch is after a closer look; `None` for nothing that identifies.
fn judged(sort: Sort, text: &str, range: &Range<usize>) -> Option<Sort> {
    let found = &text[range.clone()];
    let digits = found.chars().filter(|c| c.is_numeric()).count();
    let goes_on =
        text[range.end..].strip_prefix(['.', '/', '-']).is_some_and(|rest| rest.starts_with(|c: char| c.is_numeric()));
    match sort {
        Sort::Date if goes_on => None,
        Sort::Phone => (digits >= 7).then_some(if digits > 15 { Sort::Number } else { Sort::Phone }),
        Sort::Code if found.chars().count() < 2 => None,
        // What was called a secret says so by its words; else a code has a digit.
        Sort::Code if digits == 0 => is_secret(text, range).then_some(Sort::Code),
        // "2nd", "3x": as little as a digit alone.
        Sort::Code if digits == 1 && found.starts_with(|c: char| c.is_ascii_digit()) => {
            let after = found.trim_start_matches(|c: char| c.is_ascii_digit());
            (!["st", "nd", "rd", "th", "x", "er", "e", "ème"].contains(&after)).then_some(Sort::Code)
        }
        Sort::Code if found.chars().all(char::is_numeric) => Some(Sort::Number),
        other => Some(other),
    }
}

/// After "password is" and its like; "the password is wrong" says nothing.
fn is_secret(text: &str, range: &Range<usize>) -> bool {
    let found = &text[range.clone()];
    let before = text[..range.start].trim_end_matches(['"', '\u{201c}', '\u{201e}', '»', '\'', ' ', '\t']);
    let told = before.ends_with([':', '='])
        || [" is", " ist", " lautet", " est", " es", " now"].iter().any(|verb| before.ends_with(verb));
    const NOT: &[&str] = &[
        "wrong",
        "not",
        "the",
        "a",
        "in",
        "on",
        "still",
        "now",
        "new",
        "same",
        "changed",
        "expired",
        "falsch",
        "nicht",
        "neu",
        "is",
        "ist",
        "incorrect",
        "required",
        "set",
        "correct",
        "your",
        "my",
        "our",
    ];
    told && !NOT.contains(&found.to_lowercase().as_str())
}

/// What is not claimed yet.
pub(crate) fn gaps(length: usize, claimed: &[(Range<usize>, Sort)]) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    let mut from = 0;
    for (range, _) in claimed {
        if from < range.start {
            gaps.push(from..range.start);
        }
        from = range.end;
    }
    if from < length {
        gaps.push(from..length);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        let mut marked = String::new();
        let mut from = 0;
        for (range, sort) in found(text) {
            marked.push_str(&text[from..range.start]);
            marked.push_str(&format!("<{}:{}>", sort.word().to_lowercase(), &text[range.clone()]));
            from = range.end;
        }
        marked + &text[from..]
    }

    #[test]
    fn every_form_compiles() {
        assert_eq!(FORMS.len(), patterns().len());
    }

    #[test]
    fn what_identifies_by_its_form_is_found() {
        for (text, expected) in [
            ("mail dev.raman@mailhost.example, please", "mail <email:dev.raman@mailhost.example>, please"),
            ("see https://delmar.example/b?x=1.", "see <link:https://delmar.example/b?x=1>."),
            ("at www.delmar.example or delmar.com", "at <link:www.delmar.example> or <link:delmar.com>"),
            ("ping @dev_r", "ping <link:@dev_r>"),
            ("Saturday, 28 November 2026 at 7:45 AM", "Saturday, <date:28 November 2026> at <time:7:45 AM>"),
            (
                "on Oct 14th, 2026 or 14.10.2026 or 2026-10-14",
                "on <date:Oct 14th, 2026> or <date:14.10.2026> or <date:2026-10-14>",
            ),
            ("am 9. Dezember um 18 Uhr", "am <date:9. Dezember> um <time:18 Uhr>"),
            (
                "le 3 février à 14h30, el 5 de mayo de 2025",
                "le <date:3 février> à <time:14h30>, el <date:5 de mayo de 2025>",
            ),
            ("since 1987", "since <date:1987>"),
            ("$4,350 all in, 12,50 € each, EUR 90", "<amount:$4,350> all in, <amount:12,50 €> each, <amount:EUR 90>"),
            ("call +1 (617) 555-0117 or 06.12.34.56.78", "call <phone:+1 (617) 555-0117> or <phone:06.12.34.56.78>"),
            ("booking HKX4QZ, flight DL 407, seat 14C", "booking <code:HKX4QZ>, flight <code:DL 407>, seat <code:14C>"),
            ("invoice INV-2026-0417", "invoice <code:INV-2026-0417>"),
            ("DE89 3704 0044 0532 0130 00", "<code:DE89 3704 0044 0532 0130 00>"),
            ("card 4111 1111 1111 1111", "card <code:4111 1111 1111 1111>"),
            ("14 Linden Street, Apt 3B", "<address:14 Linden Street, Apt 3B>"),
            ("in der Goethestraße 12a", "in der <address:Goethestraße 12a>"),
            ("12 rue de la République", "<address:12 rue de la République>"),
            (
                "the password is bluehorse, the door code: kite",
                "the password is <code:bluehorse>, the door code: <code:kite>",
            ),
            ("the password is wrong", "the password is wrong"),
            ("Wednesday the 25th", "Wednesday the <date:25th>"),
            ("code 4 3 5 0", "code <number:4 3 5 0>"),
            ("12 weeks, 2 tickets, the 2nd one", "<number:12> weeks, 2 tickets, the 2nd one"),
            ("\u{664}\u{663}\u{665}", "<number:\u{664}\u{663}\u{665}>"),
        ] {
            assert_eq!(marked(text), expected);
        }
    }
}
