/// Text for comparing names: lower case, without the accents of Latin letters.
///
/// Folds the letters of the Latin-1 and Latin Extended-A blocks and drops combining marks, which is
/// what names in mail headers and phone books differ in. Other scripts are only put in lower case.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            '\u{300}'..='\u{36f}' => {}
            'à'..='å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => folded.push('c'),
            'ð' | 'ď' | 'đ' => folded.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => folded.push('g'),
            'ĥ' | 'ħ' => folded.push('h'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => folded.push('i'),
            'ĵ' => folded.push('j'),
            'ķ' => folded.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => folded.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => folded.push('o'),
            'ŕ' | 'ŗ' | 'ř' => folded.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => folded.push('s'),
            'ţ' | 'ť' | 'ŧ' | 'ț' => folded.push('t'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => folded.push('u'),
            'ŵ' => folded.push('w'),
            'ý' | 'ÿ' | 'ŷ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            'þ' => folded.push_str("th"),
            other => folded.push(other),
        }
    }
    folded
}

/// A telephone number without the marks between its digits, if the text is one.
pub(crate) fn digits(text: &str) -> Option<String> {
    let number: String = text.chars().filter(|mark| !" -/().\u{a0}".contains(*mark)).collect();
    let digits = number.strip_prefix('+').unwrap_or(&number);
    (digits.len() >= 3 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_case_and_accents() {
        for (one, other) in [
            ("José Nuñez", "jose nunez"),
            ("Jose\u{301}", "JOSÉ"),
            ("Łukasz Żółć", "lukasz zolc"),
            ("Weiß", "WEISS"),
            ("İpek", "ipek"),
            ("Ørsted", "orsted"),
            ("Марта", "МАРТА"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        assert_ne!(fold("王芳"), fold("李娜"));
    }

    #[test]
    fn a_telephone_number_is_found_however_it_is_written() {
        assert_eq!(digits("+49 (170) 123-45").as_deref(), Some("+4917012345"));
        assert_eq!(digits("0170/12345").as_deref(), Some("017012345"));
        assert_eq!(digits("Room 101"), None);
        assert_eq!(digits("12"), None);
    }
}
