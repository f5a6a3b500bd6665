//! The people of the vault, by every form of their names.

use crate::words::{Token, fold, is_given_name, is_ordinary, is_particle, is_title};
use domain::Person;
use std::collections::HashMap;

/// Part of somebody's name.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) enum Part {
    Whole,
    First,
    Last,
}

/// Somebody's name in a text.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Named {
    /// Who, as an index that means nothing outside.
    pub(crate) person: usize,
    pub(crate) part: Part,
}

/// The names of known people.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The words of each person's name as written, in spoken order.
    people: Vec<Vec<String>>,
    /// By the first folded word of a full name: all its words, longest first.
    full: HashMap<String, Vec<(Vec<String>, usize)>>,
    /// Single words that name somebody.
    single: HashMap<String, Named>,
}

/// Words before the `@` that name nobody.
const ROLES: &[&str] = &[
    "noreply",
    "donotreply",
    "mailer",
    "daemon",
    "postmaster",
    "webmaster",
    "admin",
    "info",
    "support",
    "notifications",
    "mailto",
    "customerservice",
];

impl Names {
    pub(crate) fn new(known: &[Person]) -> Self {
        let mut names = Self::default();
        let mut ids: HashMap<Vec<String>, usize> = HashMap::new();
        for person in known {
            let Some(name) = person.name.as_deref().filter(|name| *name != Person::ME && !name.contains('@')) else {
                continue;
            };
            let words = words(name);
            let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
            if folded.is_empty() || folded.iter().all(|word| word.chars().count() < 2) || ids.contains_key(&folded) {
                continue;
            }
            ids.insert(folded, names.people.len());
            names.people.push(words);
        }
        names.index(&ids);
        for address in known.iter().filter_map(|person| person.address.as_deref()) {
            names.index_address(address);
        }
        names
    }

    fn index(&mut self, ids: &HashMap<Vec<String>, usize>) {
        let mut ids: Vec<_> = ids.iter().map(|(words, id)| (words.clone(), *id)).collect();
        ids.sort_by_key(|(_, id)| *id);
        let mut owners: HashMap<String, Vec<Named>> = HashMap::new();
        let mut alone: Vec<(String, usize)> = Vec::new();
        for (words, id) in ids {
            if let [word] = words.as_slice() {
                alone.push((word.clone(), id));
                continue;
            }
            let mut turned = words.clone();
            turned.rotate_right(1);
            for form in [words.clone(), turned] {
                self.full.entry(form[0].clone()).or_default().push((form, id));
            }
            let last = words.len() - 1;
            for (at, word) in words.iter().enumerate() {
                if !stands_alone(word) {
                    continue;
                }
                let named = match at {
                    0 => Named { person: id, part: Part::First },
                    _ if at == last => Named { person: id, part: Part::Last },
                    _ => {
                        self.people.push(vec![self.people[id][at].clone()]);
                        Named { person: self.people.len() - 1, part: Part::Whole }
                    }
                };
                owners.entry(word.clone()).or_default().push(named);
            }
            // "annalindgren", as in a handle.
            let joined = words.concat();
            if joined.chars().count() >= 7 {
                self.single.entry(joined).or_insert(Named { person: id, part: Part::Whole });
            }
        }
        for forms in self.full.values_mut() {
            forms.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        for (word, id) in alone {
            // "Dev" is Dev Raman, if nobody else is called Dev.
            if !owners.contains_key(&word) && (!is_ordinary(&word) || is_given_name(&word)) {
                self.single.insert(word, Named { person: id, part: Part::Whole });
            }
        }
        let mut owners: Vec<_> = owners.into_iter().collect();
        owners.sort_by_key(|(word, _)| word.clone());
        for (word, owners) in owners {
            let named = match owners.as_slice() {
                [one] => one.clone(),
                // Whose it is, the word alone does not say.
                several => {
                    let Named { person, part } = several[0].clone();
                    let written = self.written(person, part);
                    self.people.push(vec![written]);
                    Named { person: self.people.len() - 1, part: Part::Whole }
                }
            };
            self.single.insert(word, named);
        }
    }

    /// What stands before the `@` often is a name: "solene@courriel.example".
    fn index_address(&mut self, address: &str) {
        let Some((local, _)) = address.split_once('@') else { return };
        for word in words(local) {
            let folded = fold(&word);
            let names = folded.chars().count() > 2 && !is_ordinary(&folded) && !ROLES.contains(&folded.as_str());
            if names && !self.single.contains_key(&folded) {
                let mut letters = word.chars();
                let capital = letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect();
                self.people.push(vec![capital]);
                self.single.insert(folded, Named { person: self.people.len() - 1, part: Part::Whole });
            }
        }
    }

    /// Part of a name as its owner writes it.
    pub(crate) fn written(&self, person: usize, part: Part) -> String {
        let words = &self.people[person];
        match part {
            Part::Whole => words.join(" "),
            Part::First => words.first().cloned().unwrap_or_default(),
            Part::Last => words.last().cloned().unwrap_or_default(),
        }
    }

    /// Who is named by the words from one on, how many words that takes, and where the name ends in the text: before
    /// the "s" of "Annas".
    pub(crate) fn at(&self, text: &str, tokens: &[Token]) -> Option<(Named, usize, usize)> {
        let first = tokens.first()?;
        for (words, person) in self.full.get(&first.folded).into_iter().flatten() {
            let Some(these) = tokens.get(..words.len()) else { continue };
            let close = these.windows(2).all(|pair| is_within_name(&text[pair[0].end..pair[1].start]));
            let same = |cut: &str| {
                these.iter().zip(words).enumerate().all(|(at, (token, word))| {
                    let folded =
                        if at + 1 == words.len() { token.folded.strip_suffix(cut) } else { Some(&*token.folded) };
                    folded == Some(word.as_str())
                })
            };
            // A sender called "No Reply" is not meant by "no reply".
            let telling = words.iter().any(|word| !is_ordinary(word) && !is_particle(word));
            if !close || !telling && !these.iter().all(|token| token.capital) {
                continue;
            }
            let whole = Named { person: *person, part: Part::Whole };
            let end = these[words.len() - 1].end;
            if same("") {
                return Some((whole, words.len(), end));
            }
            if same("s") {
                return Some((whole, words.len(), end - 1));
            }
        }
        if let Some(named) = self.single.get(&first.folded) {
            return means_name(first).then(|| (named.clone(), 1, first.end));
        }
        let stem = first.folded.strip_suffix('s').filter(|stem| stem.chars().count() > 2)?;
        let named = self.single.get(stem)?;
        let ordinary = is_ordinary(&first.folded) && (first.opens || !first.capital);
        (!ordinary && (first.capital || !is_ordinary(stem))).then(|| (named.clone(), 1, first.end - 1))
    }

    /// Names in scripts that do not part words, which stand in texts as they are.
    pub(crate) fn unparted(&self) -> impl Iterator<Item = (String, usize)> + '_ {
        let unparted = |name: &str| {
            name.chars().any(|c| ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ac00}'..='\u{d7a3}').contains(&c))
        };
        let whole = self.people.iter().enumerate().flat_map(|(id, words)| {
            [(words.concat(), id), (words.join(" "), id)]
                .into_iter()
                .chain(words.iter().map(move |word| (word.clone(), id)))
        });
        whole.filter(move |(name, _)| unparted(name) && name.chars().count() > 1)
    }
}

/// Whether a word that is somebody's name stands for it: "will" does only with a capital.
fn means_name(token: &Token) -> bool {
    token.capital || !is_ordinary(&token.folded) && token.folded.chars().count() > 2
}

/// Whether a part of a name alone names its owner.
fn stands_alone(word: &str) -> bool {
    word.chars().count() > 1 && !is_particle(word) && !is_title(word) && (!is_ordinary(word) || is_given_name(word))
}

/// Between the words of one name.
fn is_within_name(between: &str) -> bool {
    between.len() <= 4
        && between.chars().all(|c| c.is_whitespace() || ".,'\u{2019}-_&+".contains(c))
        && !between.contains("\n\n")
}

/// The words of a name in the order in which they are spoken, without titles.
fn words(name: &str) -> Vec<String> {
    let name = match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        _ => name.to_owned(),
    };
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphabetic() && !('\u{300}'..='\u{36f}').contains(&c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let plain: Vec<String> = words.iter().filter(|word| !is_title(&fold(word))).cloned().collect();
    if plain.is_empty() { words } else { plain }
}
