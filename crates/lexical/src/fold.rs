//! Folding: spellings of one word become one, so that "cafe" finds "café", "Café" and "ＣＡＦＥ".
//!
//! A small part of Unicode's compatibility decomposition (NFKD without marks), for the scripts in
//! which marks are commonly left out in typing. Where a mark makes another letter of it (Cyrillic й,
//! Japanese が, Indic vowels) it stays.

use std::{collections::HashMap, sync::LazyLock};

/// Plain letters and the lower-case letters that are folded to them (Latin, Greek, Cyrillic ё).
const LETTERS: &[(&str, &str)] = &[
    ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
    ("ae", "æ"),
    ("b", "ƀɓḃḅḇ"),
    ("c", "çćĉċčƈȼḉ"),
    ("d", "ðďđɗḋḍḏḑḓ"),
    ("dz", "ǆǳ"),
    ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ("f", "ƒḟ"),
    ("g", "ĝğġģǧǵḡ"),
    ("h", "ĥħȟʰḣḥḧḩḫẖ"),
    ("i", "ìíîïĩīĭįıǐȉȋɨḭḯỉị"),
    ("ij", "ĳ"),
    ("j", "ĵǰʲ"),
    ("k", "ķĸƙǩḱḳḵ"),
    ("l", "ĺļľŀłḷḹḻḽ"),
    ("lj", "ǉ"),
    ("m", "ḿṁṃ"),
    ("n", "ñńņňŉŋƞǹṅṇṉṋ"),
    ("nj", "ǌ"),
    ("o", "òóôõöøōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ("oe", "œ"),
    ("p", "ƥṕṗ"),
    ("r", "ŕŗřȑȓʳṙṛṝṟ"),
    ("s", "śŝşšſșṡṣṥṧṩẛ"),
    ("ss", "ß"),
    ("t", "ţťŧțṫṭṯṱẗ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗʉṳṵṷṹṻụủứừửữự"),
    ("v", "ṽṿ"),
    ("w", "ŵʷẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷƴȳʸẏẙỳỵỷỹ"),
    ("z", "źżžƶẑẓẕ"),
    ("α", "άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ"),
    ("β", "ϐ"),
    ("ε", "έϵἐἑἒἓἔἕὲέ"),
    ("η", "ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ"),
    ("θ", "ϑ"),
    ("ι", "ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ"),
    ("κ", "ϰ"),
    ("ο", "όὀὁὂὃὄὅὸό"),
    ("π", "ϖ"),
    ("ρ", "ϱῤῥ"),
    ("ς", "ϲ"),
    ("σ", "ς"),
    ("υ", "ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ"),
    ("φ", "ϕ"),
    ("ω", "ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ"),
    ("е", "ё"),
    // Arabic: forms of alef, dotless yeh, teh marbuta.
    ("ا", "أإآٱ"),
    ("ي", "ىی"),
    ("ه", "ة"),
    ("ك", "ک"),
    // Ligatures and width.
    ("fi", "ﬁ"),
    ("fl", "ﬂ"),
    ("ff", "ﬀ"),
];

static FOLDED: LazyLock<HashMap<char, &'static str>> =
    LazyLock::new(|| LETTERS.iter().flat_map(|(plain, folded)| folded.chars().map(|c| (c, *plain))).collect());

/// First characters of blocks of decimal digits besides ASCII: Arabic-Indic, Persian, Devanagari,
/// Bengali, Thai and full-width.
const DIGIT_BLOCKS: [char; 6] = ['\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{ff10}'];

/// Marks and invisible characters that weigh nothing in a comparison of words: combining accents,
/// Hebrew points, Arabic vowel signs and the tatweel, soft hyphens, joiners and direction marks.
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}'
        | '\u{670}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Appends `text` to `out`: lower case, without accents, digits as ASCII.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        // "й" typed as и + breve is another letter than и, unlike e + acute.
        if c == '\u{306}' && out.ends_with('и') {
            out.pop();
            out.push('й');
            continue;
        }
        if is_ignorable(c) {
            continue;
        }
        if let Some(digit) = digit(c) {
            out.push(digit);
            continue;
        }
        // Full-width Latin letters, "Ａ" to "ｚ".
        let c = match c {
            '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
                char::from_u32(u32::from(c) - 0xfee0).map_or(c, |plain| plain.to_ascii_lowercase())
            }
            _ => c,
        };
        for lower in c.to_lowercase() {
            match FOLDED.get(&lower) {
                Some(plain) => out.push_str(plain),
                // "İ" becomes i and a combining dot.
                None if is_ignorable(lower) => {}
                None => out.push(lower),
            }
        }
    }
}

fn digit(c: char) -> Option<char> {
    let block =
        DIGIT_BLOCKS.iter().find(|first| (u32::from(**first)..u32::from(**first) + 10).contains(&u32::from(c)))?;
    char::from_digit(u32::from(c) - u32::from(*block), 10)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn fold(text: &str) -> String {
        let mut out = String::new();
        fold_into(text, &mut out);
        out
    }

    #[test]
    fn accents_case_and_width_are_folded_however_they_are_encoded() {
        for text in ["Café", "CAFE\u{301}", "cafe", "ＣＡＦＥ", "ca\u{ad}fé"] {
            assert_eq!(fold(text), "cafe");
        }
        assert_eq!(fold("Straße Łódź İstanbul Ærø"), "strasse lodz istanbul aero");
        assert_eq!(fold("Αθήνα λόγος"), "αθηνα λογοσ");
        assert_eq!(fold("٢٠٢٦ ２８ ४"), "2026 28 4");
    }

    #[test]
    fn a_mark_that_makes_another_letter_stays() {
        assert_eq!(fold("и\u{306}"), fold("й"));
        assert_ne!(fold("й"), fold("и"));
        assert_eq!(fold("Ёлка"), "елка");
        assert_ne!(fold("が"), fold("か"));
    }

    #[test]
    fn arabic_is_folded_across_vowel_signs_and_forms_of_alef() {
        assert_eq!(fold("أَحْمَد"), fold("احمد"));
        assert_eq!(fold("مـدرسة"), fold("مدرسه"));
    }
}
