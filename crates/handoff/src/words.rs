//! Which words are ordinary.

use std::{collections::HashSet, sync::LazyLock};

/// Words that give nobody away: of English, German, French and Spanish, and some of their neighbours.
static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lists = [include_str!("../data/words_en.txt"), GERMAN, include_str!("../data/words_fr_es.txt")];
    lists.into_iter().flat_map(listed).map(fold).collect()
});

const GERMAN: &str = include_str!("../data/words_de.txt");

/// German nouns: everything after the first line of words.
static NOUNS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = GERMAN.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.flat_map(str::split_whitespace).map(fold).filter(|noun| !IN_PLACES.contains(&noun.as_str())).collect()
});

static GIVEN_NAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| listed(include_str!("../data/given_names.txt")).collect());

/// Nouns that end the names of places and people.
const IN_PLACES: &[&str] = &[
    "stadt",
    "dorf",
    "land",
    "lander",
    "berg",
    "berge",
    "wald",
    "see",
    "meer",
    "strand",
    "weg",
    "ort",
    "orte",
    "mann",
    "haus",
    "strasse",
    "herz",
    "wasser",
    "leben",
    "rad",
    "maler",
    "schreiner",
    "makler",
];

/// Before a name, whatever the name looks like.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "herr",
    "herrn",
    "frau",
    "monsieur",
    "madame",
    "mademoiselle",
    "mme",
    "mlle",
    "senor",
    "senora",
    "don",
    "dona",
    "sir",
    "rev",
    "sra",
    "sr",
];

/// Within names, never a name by themselves.
const PARTICLES: &[&str] = &[
    "von", "van", "der", "den", "de", "da", "di", "do", "dos", "du", "del", "della", "la", "le", "el", "al", "bin",
    "ibn", "zu", "zum", "y", "e", "and", "und",
];

fn listed(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

/// Whether a folded word stands in a dictionary, or is built like a German noun.
pub(crate) fn is_ordinary(word: &str) -> bool {
    WORDS.contains(word) || is_title(word) || is_german_noun(word)
}

/// "Mietvertrag", "Versicherung".
pub(crate) fn is_german_noun(word: &str) -> bool {
    const ENDINGS: &[&str] =
        &["ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tat", "ismus"];
    if NOUNS.contains(word) {
        return true;
    }
    if is_given_name(word) {
        return false;
    }
    let derived = word.len() >= 8 && ENDINGS.iter().any(|ending| word.ends_with(ending));
    let compound = || word.char_indices().skip(3).any(|(at, _)| word.len() - at >= 5 && NOUNS.contains(&word[at..]));
    derived || compound()
}

/// Words that English and its neighbours write with a capital wherever they stand, and words of address.
pub(crate) fn has_capital_always(word: &str) -> bool {
    const CAPITALS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "weds",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "christmas",
        "easter",
        "halloween",
        "thanksgiving",
        "english",
        "german",
        "french",
        "spanish",
        "italian",
        "european",
        "american",
        "british",
        "christian",
        "god",
        "internet",
        "wifi",
        "pdf",
        "ok",
        "okay",
        "tv",
        "mum",
        "mom",
        "mama",
        "papa",
        "dad",
        "daddy",
        "granny",
        "grandma",
        "grandpa",
        "gran",
        "nana",
        "oma",
        "opa",
        "mutti",
        "vati",
        "maman",
        "whatsapp",
        "signal",
        "re",
        "fwd",
        "ps",
        "sie",
        "ihr",
        "ihnen",
        "ihre",
        "ihrem",
        "ihren",
        "ihrer",
        "du",
        "dir",
        "dein",
        "deine",
        "me",
    ];
    CAPITALS.contains(&word) || is_title(word)
}

pub(crate) fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.contains(word)
}

pub(crate) fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Lower case, without the accents of Latin letters.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            '\u{300}'..='\u{36f}' => {}
            'à'..='å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => folded.push('c'),
            'ð' | 'ď' | 'đ' => folded.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => folded.push('g'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => folded.push('i'),
            'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => folded.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => folded.push('o'),
            'ŕ' | 'ŗ' | 'ř' => folded.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => folded.push('s'),
            'ţ' | 'ť' | 'ŧ' | 'ț' => folded.push('t'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => folded.push('u'),
            'ý' | 'ÿ' | 'ŷ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            other => folded.push(other),
        }
    }
    folded
}

/// A word of a text.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) folded: String,
    /// It begins with a capital.
    pub(crate) capital: bool,
    /// All of its letters are capitals, and there are several.
    pub(crate) shouted: bool,
    /// It opens a sentence or a line, where a capital means nothing.
    pub(crate) opens: bool,
}

/// The words of a text: runs of letters. Digits are none, nor are apostrophes and hyphens.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut start = None;
    let mut opens = true;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        // A combining mark belongs to its letter.
        let in_word = c.is_alphabetic() || start.is_some() && ('\u{300}'..='\u{36f}').contains(&c);
        match (in_word, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = &text[from..at];
                let capital = word.starts_with(char::is_uppercase);
                let letters = word.chars().filter(|c| c.is_alphabetic()).count();
                let shouted = letters > 1 && !word.chars().any(char::is_lowercase) && capital;
                found.push(Token { start: from, end: at, folded: fold(word), capital, shouted, opens });
                start = None;
                opens = false;
            }
            _ => {}
        }
        match c {
            '.' | '!' | '?' | ':' | ';' | '\n' | '\r' | '"' | '\u{201c}' | '\u{201e}' | '«' | '•' | '*' | '>' | '('
            | '[' | '|' | '¿' | '¡' | '–' | '—' => opens = true,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_words_of_four_languages_are_known() {
        for word in
            ["roof", "invoice", "monday", "mietvertrag", "versicherung", "zahnarzt", "bonjour", "cuando", "mama"]
        {
            assert!(is_ordinary(&fold(word)), "{word}");
        }
        for word in ["brophy", "lindgren", "seattle", "hartmann", "dusseldorf", "dennis", "sarah", "samsung"] {
            assert!(!is_ordinary(word), "{word}");
        }
    }

    #[test]
    fn a_capital_after_a_full_stop_means_nothing() {
        let opens: Vec<bool> =
            tokens("We met Anna. Then\nTom came, and \u{201c}Yes").iter().map(|token| token.opens).collect();
        assert_eq!(opens, [true, false, false, true, true, false, false, true]);
    }
}
