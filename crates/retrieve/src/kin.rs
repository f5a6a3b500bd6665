//! Who "mum", "my sister" or "the boss" is, as far as the data says: a contact of that name, a mail that ends with
//! "Love, Mum", a note about "my sister Anna". Nobody is asked to fill in a family tree.

use crate::Error;
use crate::candidates::asking;
use crate::people::{self, Mention};
use domain::{Kind, Passage, Person, Role};
use language::time::{Token, tokens};
use lexical::{Lexical, LexicalQuery};
use std::collections::{BTreeMap, BTreeSet};
use store::{Store, fold};

/// Words for one relation, each line. The first lines are families, who sign with the word and are called by it.
const RELATIONS: &str = "
    mum mom mama mamma mummy mommy mother mam mutti mami maman amma
    dad daddy papa father vati papi
    grandma granny grandmother nana gran oma abuela nonna
    grandpa grandad granddad grandfather opa abuelo nonno
    sister sis
    brother bro
    aunt auntie aunty tante
    uncle onkel
    wife
    husband hubby
    partner
    girlfriend
    boyfriend
    fianc\u{e9}e fianc\u{e9} fiancee fiance
    son
    daughter
    cousin
    niece
    nephew
    boss manager supervisor
    colleague coworker
    assistant
    landlord landlady
    roommate flatmate housemate
    neighbour neighbor
    doctor gp physician
    dentist
    therapist
    physio physiotherapist
    teacher
    tutor
    coach trainer
    lawyer solicitor attorney
    accountant
    plumber
    electrician
    roofer
    gardener
    cleaner
    babysitter sitter nanny
    vet
    ex
";

/// Passages that are looked through for a word, and for a phrase.
const READ: usize = 100;
const READ_OF_PHRASE: usize = 20;

/// Words that stand beside the name at the end of a letter.
const CLOSING: [&str; 44] = [
    "love", "lots", "of", "much", "all", "my", "your", "yours", "from", "best", "warm", "kind", "regards", "hugs",
    "kisses", "hug", "kiss", "xx", "x", "xxx", "xo", "xoxo", "cheers", "bye", "take", "care", "see", "you", "soon",
    "big", "and", "deine", "dein", "eure", "euer", "alles", "liebe", "lieben", "gruss", "kuss", "bussi", "abrazo",
    "bises", "bisous",
];

/// Capitalised words that are no names.
const NO_NAMES: [&str; 24] = [
    "i",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
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
    "christmas",
    "easter",
    "ok",
    "the",
];

/// Those whom a question calls by what they are to the one who asks.
pub(crate) fn mentioned(
    question: &str,
    store: &Store,
    lexical: &Lexical,
    everybody: &[Person],
) -> Result<Vec<Mention>, Error> {
    let tokens = tokens(question);
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some(words) = relation(&token.text).filter(|_| is_the_askers(&tokens, at)) else { continue };
        let (people, called) = who(&token.text, &words, store, lexical, everybody)?;
        if !people.is_empty() || !called.is_empty() {
            let wrote = people::asks_for_words_of(&tokens, at, at);
            found.push(Mention { range: token.range.clone(), people, called, wrote });
        }
    }
    Ok(found)
}

pub(crate) fn relation(word: &str) -> Option<Vec<&'static str>> {
    RELATIONS.lines().map(|line| line.split_whitespace().collect::<Vec<_>>()).find(|words| words.contains(&word))
}

/// "Anna's mum" and "his boss" are somebody else's.
fn is_the_askers(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return true };
    !before.possessive
        && !["his", "her", "their", "your", "whose", "a", "an", "any", "another"].contains(&before.text.as_str())
}

/// The people, and names that stand for nobody who wrote or received anything.
fn who(
    word: &str,
    words: &[&str],
    store: &Store,
    lexical: &Lexical,
    everybody: &[Person],
) -> Result<(Vec<Person>, Vec<String>), Error> {
    let contacts = |words: &[&str]| -> Vec<Person> {
        let named = |person: &&Person| {
            let name = fold(person.name.as_deref().unwrap_or_default());
            let parts: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
            parts.len() <= 3 && parts.iter().any(|part| words.contains(part))
        };
        everybody.iter().filter(named).cloned().collect()
    };
    let mut people = contacts(&[word]);
    if people.is_empty() {
        people = contacts(words);
    }
    let passages = passages(words, store, lexical)?;
    let owner = owner(&passages, everybody);
    people.extend(signed(words, &passages, &owner));
    let mut called = Vec::new();
    for name in stated(words, &passages, &owner) {
        let known = people::called(&name, everybody);
        if known.is_empty() {
            called.push(name);
        }
        people.extend(known.into_iter().cloned());
    }
    people.retain(|person| !owner.contains(person));
    let mut people = people::everything_of(people, everybody);
    people.sort();
    people.dedup();
    Ok((people, called))
}

/// What may say who it is.
fn passages(words: &[&str], store: &Store, lexical: &Lexical) -> Result<Vec<Passage>, Error> {
    let mut ids = BTreeSet::new();
    let mut look = |text: String, most| -> Result<(), Error> {
        let query = LexicalQuery::of(text);
        let found = asking(store, |passage| lexical.search(&query, most, None, passage))?;
        ids.extend(found.into_iter().map(|(id, _)| id));
        Ok(())
    };
    look(words.join(" "), READ)?;
    for word in words {
        look(format!("\"my {word}\""), READ_OF_PHRASE)?;
        look(format!("\"love {word}\""), READ_OF_PHRASE)?;
    }
    Ok(store.passages(&ids.into_iter().collect::<Vec<_>>())?)
}

/// Under which names and addresses the owner of the vault stands in it: whoever has part in most of these mails, when
/// the others are several.
fn owner(passages: &[Passage], everybody: &[Person]) -> Vec<Person> {
    let mut parts: BTreeMap<&Person, usize> = BTreeMap::new();
    let mails: Vec<&Passage> = passages.iter().filter(|passage| passage.kind == Kind::Mail).collect();
    for mail in &mails {
        for person in mail.people.iter().map(|(_, person)| person).collect::<BTreeSet<_>>() {
            *parts.entry(person).or_default() += 1;
        }
    }
    let most =
        parts.iter().max_by_key(|(_, count)| **count).filter(|(_, count)| parts.len() > 3 && **count * 2 > mails.len());
    let mut owner =
        most.map(|(person, _)| people::everything_of(vec![(*person).clone()], everybody)).unwrap_or_default();
    owner.extend(everybody.iter().filter(|person| person.name.as_deref() == Some(Person::ME)).cloned());
    owner
}

/// Those whose letters end with one of the words. One who did so once, where another does all the time, forwarded it.
fn signed(words: &[&str], passages: &[Passage], owner: &[Person]) -> Vec<Person> {
    let mut times: BTreeMap<&Person, usize> = BTreeMap::new();
    for passage in passages.iter().filter(|passage| passage.kind != Kind::Note) {
        let Some(sender) = passage.sender().filter(|sender| !owner.contains(sender)) else { continue };
        let mut own = passage.spans.iter().filter(|span| span.span.item == passage.item);
        if own.next_back().is_some_and(|span| ends_with(&span.text, words)) {
            *times.entry(sender).or_default() += 1;
        }
    }
    let most = times.values().copied().max().unwrap_or_default();
    times.into_iter().filter(|(_, count)| count * 2 > most).map(|(person, _)| person.clone()).collect()
}

/// The last line is one of the words and nothing else but a closing formula.
fn ends_with(text: &str, words: &[&str]) -> bool {
    let Some(last) = text.lines().rev().find(|line| line.contains(char::is_alphabetic)) else { return false };
    let last = fold(last);
    let parts: Vec<&str> = last.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let one_of = |part: &&str| words.contains(part);
    parts.len() <= 7
        && parts.iter().filter(|part| one_of(part)).count() == 1
        && parts.iter().all(|part| {
            one_of(part) || CLOSING.contains(part) || RELATIONS.split_whitespace().any(|word| word == *part)
        })
}

/// Names that the owner gives them: "my sister Anna", "Anna (my sister)", "Anna is my sister", a note called "Anna" that
/// begins with "My sister".
fn stated(words: &[&str], passages: &[Passage], owner: &[Person]) -> Vec<String> {
    let mut names = Vec::new();
    for passage in passages {
        for span in &passage.spans {
            let author = match passage.kind {
                Kind::Message => span.sender.as_ref(),
                _ => passage.people.iter().find(|(role, _)| *role == Role::From).map(|(_, person)| person),
            };
            if author.is_some_and(|author| !owner.contains(author)) {
                continue;
            }
            let title = (passage.kind == Kind::Note).then_some(passage.title.as_str());
            names.extend(names_beside(&span.text, words, title));
        }
    }
    names.sort();
    names.dedup();
    names
}

fn names_beside(text: &str, words: &[&str], title: Option<&str>) -> Vec<String> {
    let tokens = tokens(text);
    let mark = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.text.as_str());
    let mut names = Vec::new();
    for at in 1..tokens.len() {
        let token = &tokens[at];
        if !words.contains(&fold(&token.text).as_str())
            || token.possessive
            || !["my", "our"].contains(&mark(Some(at - 1)))
        {
            continue;
        }
        let next = mark(Some(at + 1));
        let from =
            if [",", "(", "is", ":", "called", "named", "-", "\u{2013}"].contains(&next) { at + 2 } else { at + 1 };
        if let Some(name) = name_from(text, &tokens, from) {
            names.push(name);
        } else if [",", ".", ")", ";", ""].contains(&next) {
            let led = ["(", ",", "is"].contains(&mark(at.checked_sub(2)));
            if let Some(name) = at.checked_sub(3).filter(|_| led).and_then(|last| name_until(text, &tokens, last)) {
                names.push(name);
            }
        }
        // A heading of the note may stand before the words.
        let begins = at < 2
            || text[..tokens[at - 1].range.start].lines().all(|line| line.trim().is_empty() || line.starts_with('#'));
        let is_name = |title: &&str| {
            let parts: Vec<&str> = title.split_whitespace().collect();
            (1..=3).contains(&parts.len()) && parts.iter().all(|part| part.starts_with(char::is_uppercase))
        };
        names.extend(title.filter(|_| begins).filter(is_name).map(str::to_owned));
    }
    names
}

fn is_name(token: &Token) -> bool {
    token.capital && !NO_NAMES.contains(&token.text.as_str())
}

/// One or two capitalised words from a place on.
fn name_from(text: &str, tokens: &[Token], from: usize) -> Option<String> {
    let first = tokens.get(from).filter(|token| is_name(token))?;
    let last = tokens.get(from + 1).filter(|token| is_name(token) && !first.possessive).unwrap_or(first);
    name(text, first, last)
}

/// The same up to a place.
fn name_until(text: &str, tokens: &[Token], last: usize) -> Option<String> {
    let end = tokens.get(last).filter(|token| is_name(token) && !token.possessive)?;
    let first = last.checked_sub(1).and_then(|at| tokens.get(at)).filter(|token| is_name(token)).unwrap_or(end);
    name(text, first, end)
}

fn name(text: &str, first: &Token, last: &Token) -> Option<String> {
    let name = text.get(first.range.start..last.range.end)?;
    Some(name.trim_end_matches("'s").trim_end_matches("\u{2019}s").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_may_say_at_its_end_who_wrote_it() {
        for text in [
            "See you!\nLove, Mum",
            "Bring the cake.\n\nMum xx",
            "All good\n\nyour mama",
            "Bis bald\nDeine Mama",
            "ok\nlove mum and dad",
        ] {
            assert!(ends_with(text, &["mum", "mama"]), "{text}");
        }
        for text in ["Call your mum", "Say hello to Mum", "Mum is ill and I will stay with her", "See you\nAnna", ""] {
            assert!(!ends_with(text, &["mum", "mama"]), "{text}");
        }
    }

    #[test]
    fn what_somebody_is_stands_beside_the_name() {
        for (text, name) in [
            ("Lunch with my sister Anna on Friday", "Anna"),
            ("my sister, Anna Weber, came", "Anna Weber"),
            ("Anna (my sister) came", "Anna"),
            ("Anna Weber, my sister, came", "Anna Weber"),
            ("Anna is my sister.", "Anna"),
            ("our sister is Anna", "Anna"),
            ("my sister Anna's car", "Anna"),
        ] {
            assert_eq!(names_beside(text, &["sister"], None), [name], "{text}");
        }
        for text in [
            "Dev, my sister is coming",
            "my sister I think",
            "my sister. Tomorrow",
            "my sister on Monday",
            "his sister Anna",
        ] {
            assert!(names_beside(text, &["sister"], None).is_empty(), "{text}");
        }
        assert_eq!(names_beside("# Anna\n\nMy sister. Lives in Graz.", &["sister"], Some("Anna")), ["Anna"]);
        assert!(names_beside("Went home. My sister. Slept.", &["sister"], Some("Monday")).is_empty());
    }
}
