//! Words and numbers of a text, with what stands between them.

use super::fold;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// Folded. One character where words are not spaced; a sign that matters, such as `$`.
    Word(String),
    Number {
        /// Digits, with the signs among them: `7,950`, `15:40`, `9.12.2026`.
        digits: String,
        /// `th` of `9th`, `pm` of `3pm`; otherwise empty.
        suffix: String,
        /// A full stop follows, as in `9. Dezember`.
        stop: bool,
    },
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Nothing,
    Space,
    Hyphen,
    Other,
}

#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) token: Token,
    pub(super) gap: Gap,
    pub(super) capital: bool,
}

impl Piece {
    pub(super) fn word(&self) -> Option<&str> {
        match &self.token {
            Token::Word(word) => Some(word),
            Token::Number { .. } => None,
        }
    }
}

const ORDINAL_SUFFIXES: [&str; 12] = ["st", "nd", "rd", "th", "er", "ere", "e", "eme", "o", "a", "de", "ste"];
const CLOCK_SUFFIXES: [&str; 4] = ["am", "pm", "h", "uhr"];
const UNITS: [&str; 24] = [
    "mcg", "ug", "mg", "g", "kg", "lb", "lbs", "oz", "km", "m", "cm", "mm", "mi", "ft", "l", "ml", "psi", "min", "sec",
    "kb", "mb", "gb", "kwh", "eur",
];
const NUMBERS: [&str; 11] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let chars: Vec<char> = text.chars().filter(|c| !fold::is_invisible(*c)).collect();
    let mut lexer = Lexer { chars, at: 0, gap: Gap::Space, pieces: Vec::new() };
    while lexer.step() {}
    tens(lexer.pieces)
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    gap: Gap,
    pieces: Vec<Piece>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn digit(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|c| c.is_ascii_digit())
    }

    fn push(&mut self, token: Token, capital: bool) {
        self.pieces.push(Piece { token, gap: self.gap, capital });
        self.gap = Gap::Nothing;
    }

    fn sign(&mut self, sign: &str) {
        self.push(Token::Word(sign.to_owned()), false);
        self.at += 1;
    }

    fn step(&mut self) -> bool {
        let Some(c) = self.peek(0) else { return false };
        match c {
            '0'..='9' => self.number(),
            '$' | '€' | '£' | '¥' => self.sign(&c.to_string()),
            '%' => self.sign("percent"),
            '×' => self.sign("x"),
            // "25/h", but neither "and/or" nor a path.
            '/' if self.after_number() && self.peek(1).is_some_and(char::is_alphabetic) => self.sign("/"),
            c if fold::is_unspaced(c) => self.sign(&c.to_string()),
            c if c.is_alphanumeric() => self.word(),
            c => {
                self.gap = match (self.gap, c) {
                    (Gap::Nothing, ' ' | '\t' | '\u{a0}' | '\u{202f}' | '\u{2009}') => Gap::Space,
                    (Gap::Nothing, '-' | '‐' | '‑' | '–' | '—' | '−') => Gap::Hyphen,
                    (Gap::Space, c) if c.is_whitespace() => Gap::Space,
                    _ => Gap::Other,
                };
                self.at += 1;
            }
        }
        true
    }

    fn after_number(&self) -> bool {
        self.gap == Gap::Nothing
            && self
                .pieces
                .last()
                .is_some_and(|piece| matches!(&piece.token, Token::Number { .. }) || is_currency(piece))
    }

    fn number(&mut self) {
        let mut digits = String::new();
        while let Some(c) = self.peek(0) {
            match c {
                '0'..='9' => digits.push(c),
                '.' | ',' | ':' | '/' | '\'' if self.digit(1) => digits.push(c),
                '’' if self.digit(1) => digits.push('\''),
                // A space that no line is broken at, before three digits.
                '\u{a0}' | '\u{202f}' | '\u{2009}' if (1..=3).all(|n| self.digit(n)) && !self.digit(4) => {
                    digits.push('\'');
                }
                // "15h40"
                'h' if self.digit(1) && self.digit(2) && !self.digit(3) && digits.len() <= 2 => digits.push(':'),
                _ => break,
            }
            self.at += 1;
        }
        // "118x84", and the T between a date and a time.
        if matches!(self.peek(0), Some('x' | 'X' | 'T')) && self.digit(1) {
            self.push(Token::Number { digits, suffix: String::new(), stop: false }, false);
            match self.peek(0) {
                Some('T') => self.at += 1,
                _ => self.sign("x"),
            }
            return;
        }
        // A seat rather than an ordinal: "17E".
        let capital = self.peek(0).is_some_and(char::is_uppercase) && !self.peek(1).is_some_and(char::is_alphabetic);
        let suffix = self.letters();
        if capital && suffix.len() == 1 {
            self.push(Token::Word(digits + &suffix), true);
        } else if suffix.is_empty() {
            let stop = self.peek(0) == Some('.');
            self.push(Token::Number { digits, suffix, stop }, false);
        } else if ORDINAL_SUFFIXES.contains(&suffix.as_str()) || CLOCK_SUFFIXES.contains(&suffix.as_str()) {
            self.push(Token::Number { digits, suffix, stop: false }, false);
        } else if UNITS.contains(&suffix.as_str()) {
            self.push(Token::Number { digits, suffix: String::new(), stop: false }, false);
            self.push(Token::Word(suffix), false);
        } else {
            self.push(Token::Word(digits + &suffix), true);
        }
    }

    /// Letters and digits up to the end of the word, folded.
    fn letters(&mut self) -> String {
        let mut letters = String::new();
        while let Some(c) = self.peek(0).filter(|c| c.is_alphanumeric() && !fold::is_unspaced(*c)) {
            fold::push(&mut letters, c);
            self.at += 1;
        }
        letters
    }

    fn word(&mut self) {
        let capital = self.peek(0).is_some_and(char::is_uppercase);
        let word = self.letters();
        let number = |value: usize, suffix: &str| Token::Number {
            digits: value.to_string(),
            suffix: suffix.to_owned(),
            stop: false,
        };
        let find = |names: &[&str]| names.iter().position(|name| *name == word);
        let token = if let Some(at) = find(&NUMBERS) {
            number(at + 2, "")
        } else if let Some(at) = find(&ORDINALS) {
            number(at + 1, "th")
        } else if word == "thirtieth" {
            number(30, "th")
        } else {
            Token::Word(word)
        };
        self.push(token, capital);
    }
}

/// "twenty-first" as one number.
fn tens(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let ten = match joined.last().and_then(Piece::word) {
            Some("twenty") => 20,
            Some("thirty") => 30,
            _ => 0,
        };
        match (&piece.token, joined.last_mut()) {
            (Token::Number { digits, suffix, .. }, Some(last))
                if ten > 0 && suffix == "th" && matches!(piece.gap, Gap::Space | Gap::Hyphen) && digits.len() == 1 =>
            {
                let value = ten + digits.parse::<u32>().unwrap_or_default();
                last.token = Token::Number { digits: value.to_string(), suffix: suffix.clone(), stop: false };
            }
            _ => joined.push(piece),
        }
    }
    joined
}

/// The currency that a sign, code or word names.
pub(super) fn currency(word: &str) -> Option<&'static str> {
    Some(match word {
        "$" | "usd" | "dollar" | "dollars" | "dolar" | "dolares" | "dollari" | "bucks" => "$",
        "€" | "eur" | "euro" | "euros" => "€",
        "£" | "gbp" | "pound" | "pounds" | "quid" => "£",
        "¥" | "jpy" | "yen" => "¥",
        "chf" | "franken" | "francs" | "franc" => "chf",
        _ => return None,
    })
}

fn is_currency(piece: &Piece) -> bool {
    piece.word().is_some_and(|word| currency(word).is_some())
}
