use crate::{
    Filled, fill_in,
    forms::{Sort, found, gaps},
    names::{Named, Names, Part},
    words::{Token, has_capital_always, is_german_noun, is_given_name, is_ordinary, is_particle, is_title, tokens},
};
use domain::Person;
use serde::{Deserialize, Serialize};
use std::{
    collections::{HashMap, HashSet},
    fmt::Write,
    ops::Range,
};

/// A piece of evidence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Piece<'a> {
    /// Subject or title; may be empty.
    pub title: &'a str,
    /// Who wrote it; may be empty.
    pub sender: &'a str,
    /// When, in words; may be empty.
    pub date: &'a str,
    /// Its words.
    pub text: &'a str,
}

/// What a placeholder stands for.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Placeholder {
    /// "[PERSON-1]"
    pub placeholder: String,
    /// "Dev Raman"
    pub value: String,
}

/// A question and its evidence without the names, and what fills them in again.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Handoff {
    /// What may be copied.
    pub text: String,
    /// What each placeholder stands for, in the order in which they appear.
    pub placeholders: Vec<Placeholder>,
}

const OPENING: &str = "Names, numbers, addresses and dates below are replaced by placeholders such as [PERSON-1] or \
[AMOUNT-2]. The same placeholder always stands for the same thing; [PERSON-1-FIRST] is the first name of [PERSON-1]. \
Write every placeholder exactly as it is, in its brackets, and do not guess what it stands for. Answer in the language \
of the task, from the pieces below alone.";

impl Handoff {
    /// Replaces what identifies in a question and its evidence, which is given in the order in which it is to be read.
    #[must_use]
    pub fn new(question: &str, pieces: &[Piece<'_>], known: &[Person]) -> Self {
        let question = visible(question);
        let pieces: Vec<[String; 4]> = pieces
            .iter()
            .map(|piece| [piece.title, piece.sender, piece.date, piece.text].map(|text| visible(text.trim())))
            .collect();
        let all = pieces.iter().flatten().chain([&question]);
        let mut redactor = Redactor::new(Names::new(known), all);
        let mut text = format!("{OPENING}\n\nTask: {}\n", redactor.redacted(question.trim()));
        if !pieces.is_empty() {
            text.push_str("\nWhat my notes, mail and messages say, oldest first:\n");
        }
        for [title, sender, date, words] in &pieces {
            let mut head: Vec<String> = Vec::new();
            for (label, part) in [("", title), ("from ", sender), ("", date)] {
                if !part.is_empty() {
                    head.push(format!("{label}{}", redactor.redacted(part)));
                }
            }
            let _ = write!(text, "\n--- {}\n{}\n", head.join(" | "), redactor.redacted(words));
        }
        Self { text, placeholders: redactor.placeholders }
    }

    /// Puts back what the placeholders of a pasted answer stand for.
    #[must_use]
    pub fn fill_in(&self, pasted: &str) -> Filled {
        fill_in(&self.placeholders, pasted)
    }
}

/// Without characters that are not seen: they would part a name or a number that a reader sees whole.
fn visible(text: &str) -> String {
    let unseen = |c: &char| {
        matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
    };
    text.chars().filter(|c| !unseen(c)).collect()
}

/// What a placeholder was given to.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
enum Thing {
    Person(usize),
    Other(Sort, String),
}

struct Redactor {
    names: Names,
    /// Words that the texts use as names, though nobody known is called so.
    unknown: HashSet<String>,
    /// Words that the texts mostly write small.
    small: HashSet<String>,
    numbers: HashMap<Thing, usize>,
    counts: HashMap<Sort, usize>,
    placeholders: Vec<Placeholder>,
}

impl Redactor {
    fn new<'a>(names: Names, texts: impl Iterator<Item = &'a String>) -> Self {
        let all: Vec<Token> = texts.flat_map(|text| tokens(text)).collect();
        let mut written: HashMap<&str, (usize, usize)> = HashMap::new();
        for token in &all {
            let (small, capital) = written.entry(&token.folded).or_default();
            *(if token.capital { capital } else { small }) += 1;
        }
        let small = written
            .iter()
            .filter(|(_, (small, capital))| small > capital)
            .map(|(word, _)| (*word).to_owned())
            .collect();
        let mut redactor = Self {
            names,
            unknown: HashSet::new(),
            small,
            numbers: HashMap::new(),
            counts: HashMap::new(),
            placeholders: Vec::new(),
        };
        let unknown =
            all.iter().filter(|token| !is_ordinary(&token.folded) && redactor.is_unknown_name(token, false, false));
        redactor.unknown = unknown.map(|token| token.folded.clone()).collect();
        redactor
    }

    fn redacted(&mut self, text: &str) -> String {
        let mut marks: Vec<(Range<usize>, String)> = Vec::new();
        let forms = found(text);
        for gap in gaps(text.len(), &forms) {
            self.name(text, gap, &mut marks);
        }
        // Numbered as they are read: the forms only now.
        let mut all: Vec<(Range<usize>, Option<Sort>, String)> =
            marks.into_iter().map(|(range, mark)| (range, None, mark)).collect();
        all.extend(forms.into_iter().map(|(range, sort)| (range, Some(sort), String::new())));
        all.sort_by_key(|(range, ..)| range.start);
        let mut redacted = String::with_capacity(text.len());
        let mut from = 0;
        for (range, sort, mark) in all {
            redacted.push_str(&text[from..range.start]);
            from = range.end;
            match sort {
                Some(sort) => redacted.push_str(&self.placeholder(sort, &text[range])),
                None => redacted.push_str(&mark),
            }
        }
        redacted.push_str(&text[from..]);
        redacted
    }

    /// The names within a stretch of a text.
    fn name(&mut self, text: &str, gap: Range<usize>, marks: &mut Vec<(Range<usize>, String)>) {
        let mut tokens: Vec<Token> =
            tokens(text).into_iter().filter(|token| gap.start <= token.start && token.end <= gap.end).collect();
        let unparted: Vec<(String, usize)> = self.names.unparted().collect();
        for (name, person) in unparted {
            for (at, _) in text[gap.clone()].match_indices(&name) {
                let range = gap.start + at..gap.start + at + name.len();
                if !marks.iter().any(|(other, _)| other.start < range.end && range.start < other.end) {
                    let mark = self.person(&Named { person, part: Part::Whole });
                    marks.push((range, mark));
                }
            }
        }
        tokens.retain(|token| !marks.iter().any(|(range, _)| range.start < token.end && token.start < range.end));
        let mut at = 0;
        while at < tokens.len() {
            if let Some((named, words, end)) = self.names.at(text, &tokens[at..]) {
                let mark = self.person(&named);
                marks.push((tokens[at].start..end, mark));
                at += words;
                continue;
            }
            let titled = at > 0 && is_title(&tokens[at - 1].folded) && tokens[at].start - tokens[at - 1].end <= 2;
            if !self.is_unknown_name(&tokens[at], titled, stands_out(text, &tokens, at)) {
                at += 1;
                continue;
            }
            let (first, last) = self.run(text, &tokens, at, marks.last().map_or(0, |(range, _)| range.end));
            let range = tokens[first].start..tokens[last].end;
            let sort = if first == last && looks_like_a_code(&tokens[at]) { Sort::Code } else { Sort::Name };
            let mark = self.placeholder(sort, &text[range.clone()]);
            marks.push((range, mark));
            at = last + 1;
        }
    }

    /// The words with a capital around an unknown name: "Harbour Dental" of "dental", "Basin Four" of "basin".
    fn run(&self, text: &str, tokens: &[Token], at: usize, taken: usize) -> (usize, usize) {
        let belongs = |token: &Token| token.capital && !is_german_noun(&token.folded) && !is_title(&token.folded);
        let close =
            |one: &Token, other: &Token| matches!(&text[one.end..other.start], " " | "-" | "'" | "\u{2019}" | " & ");
        let (mut first, mut last) = (at, at);
        if !tokens[at].capital {
            return (at, at);
        }
        while first > 0
            && belongs(&tokens[first - 1])
            && !tokens[first - 1].opens
            && close(&tokens[first - 1], &tokens[first])
            && tokens[first - 1].start >= taken
        {
            first -= 1;
        }
        while let Some(next) = tokens.get(last + 1) {
            let known = self.names.at(text, &tokens[last + 1..]).is_some();
            if known || !belongs(next) || !close(&tokens[last], next) {
                break;
            }
            last += 1;
        }
        (first, last)
    }

    /// Whether a word that names nobody known is a name all the same. `titled`: after "Mrs"; `stands_out`: after a word in
    /// small letters.
    fn is_unknown_name(&self, token: &Token, titled: bool, stands_out: bool) -> bool {
        let word = token.folded.as_str();
        if word.chars().count() < 2 || is_particle(word) {
            return false;
        }
        if titled && token.capital {
            return true;
        }
        if stands_out {
            return true;
        }
        let ordinary = is_ordinary(word) || self.small.contains(word);
        if is_given_name(word) {
            // "will" and "rose" are names where a capital says so; "sarah" always.
            return !is_ordinary(word) || token.capital && !token.opens && !token.shouted;
        }
        !ordinary && (token.capital || self.unknown.contains(word))
    }

    fn person(&mut self, named: &Named) -> String {
        let number = self.number(Sort::Person, Thing::Person(named.person));
        let part = match named.part {
            Part::Whole => "",
            Part::First => "-FIRST",
            Part::Last => "-LAST",
        };
        let placeholder = format!("[{}-{number}{part}]", Sort::Person.word());
        let value = self.names.written(named.person, named.part);
        self.noted(placeholder, value)
    }

    fn placeholder(&mut self, sort: Sort, value: &str) -> String {
        let same = match sort {
            Sort::Phone => value.chars().filter(|c| c.is_numeric()).collect(),
            _ => value.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "),
        };
        let number = self.number(sort, Thing::Other(sort, same));
        self.noted(format!("[{}-{number}]", sort.word()), value.to_owned())
    }

    fn number(&mut self, sort: Sort, thing: Thing) -> usize {
        *self.numbers.entry(thing).or_insert_with(|| {
            let count = self.counts.entry(sort).or_default();
            *count += 1;
            *count
        })
    }

    fn noted(&mut self, placeholder: String, value: String) -> String {
        if !self.placeholders.iter().any(|known| known.placeholder == placeholder) {
            self.placeholders.push(Placeholder { placeholder: placeholder.clone(), value });
        }
        placeholder
    }
}

/// Whether a word has a capital for no other reason than that it is a name: "in New Haven", "met Baker". What English
/// writes so always, and German nouns, have another.
fn stands_out(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let follows = at > 0 && !tokens[at - 1].capital && text[tokens[at - 1].end..token.start] == *" ";
    follows
        && token.capital
        && !token.opens
        && !token.shouted
        && !has_capital_always(&token.folded)
        && !is_german_noun(&token.folded)
}

/// "HKWXQZ"
fn looks_like_a_code(token: &Token) -> bool {
    token.shouted && token.folded.chars().count() > 4 && !is_given_name(&token.folded)
}

#[cfg(test)]
mod tests;
