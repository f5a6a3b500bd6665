//! Whom a question speaks of: by name, short form, address or telephone number.
//!
//! People are known from the headers and participants of items, one record for each name with an address. A
//! person has several: "Dev" in a chat, "Dev Raman <dev@…>" in mails. Everything here is a guess; it moves hits up.

use crate::kin;
use crate::nicknames::may_be_one;
use domain::{Passage, Person, Role};
use language::time::{Token, tokens};
use std::collections::HashSet;
use std::ops::Range;
use store::fold;

/// What a hit gains that was written by whom the question asks after ("what did Anna write").
const WROTE: f32 = 0.2;

/// What a hit gains that was written by somebody whom the question names.
const NAMED: f32 = 0.05;

/// A word that stands in the names of more people than this names none of them.
const MOST: usize = 8;

/// Digits that two spellings of a telephone number share: with and without the country's code.
const PHONE_DIGITS: usize = 7;

/// Somebody whom a question speaks of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mention {
    /// Bytes of the question.
    pub range: Range<usize>,
    /// Under all names and addresses; of two who share the name, both.
    pub people: Vec<Person>,
    /// Other names, known only from what somebody wrote of them: "Anna" of "my sister Anna".
    pub called: Vec<String>,
    /// The question asks for something that they wrote.
    pub wrote: bool,
}

impl Mention {
    /// First names under which texts may speak of them, without those that the question has.
    pub(crate) fn other_names(&self, question: &str) -> Vec<String> {
        let asked: HashSet<String> = words(question).collect();
        let mut names: Vec<String> = Vec::new();
        for name in self.people.iter().filter_map(|person| person.name.as_ref()).chain(&self.called) {
            if let Some(first) = words(&in_order(name)).next()
                && !asked.contains(&first)
                && !names.contains(&first)
            {
                names.push(first);
            }
        }
        names
    }

    /// What the mention is worth to a hit.
    pub(crate) fn worth(&self, passage: &Passage) -> f32 {
        let wrote = passage.people.iter().any(|(role, person)| *role == Role::From && self.people.contains(person));
        match (wrote, self.wrote) {
            (true, true) => WROTE,
            (true, false) => NAMED,
            _ => 0.0,
        }
    }
}

/// Everybody whom the words of a question name, in their order.
pub(crate) fn mentioned(question: &str, everybody: &[Person]) -> Vec<Mention> {
    let known: Vec<Known<'_>> = everybody.iter().map(Known::of).collect();
    let tokens = tokens(question);
    let mut found = by_address(question, everybody);
    let mut at = 0;
    while at < tokens.len() {
        let inside = found.iter().any(|mention: &Mention| mention.range.contains(&tokens[at].range.start));
        match (!inside).then(|| named(&tokens, at, question, &known)).flatten() {
            Some((length, people)) => {
                let last = at + length - 1;
                let range = tokens[at].range.start..tokens[last].range.end;
                let wrote = asks_for_words_of(&tokens, at, last);
                found.push(Mention { range, people: all_records(people, &known), called: vec![], wrote });
                at += length;
            }
            None => at += 1,
        }
    }
    found.sort_by_key(|mention| mention.range.start);
    found
}

/// The other records of the people whom some records are of.
pub(crate) fn everything_of(people: Vec<Person>, everybody: &[Person]) -> Vec<Person> {
    let known: Vec<Known<'_>> = everybody.iter().map(Known::of).collect();
    let these = known.iter().filter(|known| people.contains(known.person)).collect();
    all_records(these, &known)
}

/// Records whose name has all the words of a name, or, for one word, begins with it or a form of it.
pub(crate) fn called<'a>(name: &str, everybody: &'a [Person]) -> Vec<&'a Person> {
    let wanted: Vec<String> = words(name).collect();
    let has = |names: &[String]| match wanted.as_slice() {
        [] => false,
        [one] => names.first() == Some(one),
        all => all.iter().all(|word| names.contains(word)),
    };
    everybody.iter().filter(|person| has(&Known::of(person).words)).collect()
}

struct Known<'a> {
    person: &'a Person,
    /// Of the name, folded, in the order in which it is spoken, without titles.
    words: Vec<String>,
}

impl<'a> Known<'a> {
    fn of(person: &'a Person) -> Self {
        let name = person.name.as_deref().unwrap_or_default();
        Self { person, words: words(&in_order(name)).filter(|word| !TITLES.contains(&word.as_str())).collect() }
    }
}

const TITLES: [&str; 14] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "herr", "frau", "monsieur", "madame", "sir", "rev"];

/// "Miller, Robert" as it is spoken.
fn in_order(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        _ => name.to_owned(),
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}')
        .map(|word| {
            word.trim_end_matches("'s").trim_end_matches("\u{2019}s").trim_matches(['\'', '\u{2019}']).to_owned()
        })
        .filter(|word| !word.is_empty())
        .collect();
    words.into_iter()
}

/// How many words from one on name somebody, and whom.
fn named<'k, 'p>(
    tokens: &[Token],
    at: usize,
    question: &str,
    known: &'k [Known<'p>],
) -> Option<(usize, Vec<&'k Known<'p>>)> {
    for length in [4, 3, 2] {
        let Some(asked) = tokens.get(at..at + length) else { continue };
        let asked: Vec<String> = asked.iter().map(|token| fold(&token.text)).collect();
        let these: Vec<_> =
            known.iter().filter(|known| known.words.windows(length).any(|words| words == asked)).collect();
        if !these.is_empty() && these.iter().any(|known| known.words.len() <= length + 1) {
            return Some((length, these));
        }
    }
    let word = fold(&tokens[at].text);
    // Whose mum it is, `kin` knows.
    if word.chars().count() < 2 || kin::relation(&word).is_some() || !stands_as_a_name(tokens, at, question) {
        return None;
    }
    let with = |matches: &dyn Fn(&Known<'_>) -> bool| -> Vec<&'k Known<'p>> {
        known.iter().filter(|known| matches(known)).collect()
    };
    let mut these = with(&|known| known.words.first() == Some(&word) || known.words.last() == Some(&word));
    if these.is_empty() {
        these = with(&|known| known.words.first().is_some_and(|first| may_be_one(first, &word)));
    }
    let different: HashSet<&[String]> = these.iter().map(|known| known.words.as_slice()).collect();
    (!these.is_empty() && different.len() <= MOST).then_some((1, these))
}

/// Verbs whose subject says or writes something.
const SAYS: [&str; 62] = [
    "say",
    "says",
    "said",
    "write",
    "writes",
    "wrote",
    "written",
    "text",
    "texted",
    "texting",
    "message",
    "messaged",
    "mail",
    "mailed",
    "email",
    "emailed",
    "tell",
    "tells",
    "told",
    "ask",
    "asks",
    "asked",
    "send",
    "sends",
    "sent",
    "mention",
    "mentioned",
    "suggest",
    "suggested",
    "recommend",
    "recommended",
    "promise",
    "promised",
    "reply",
    "replied",
    "answer",
    "answered",
    "quote",
    "quoted",
    "offer",
    "offered",
    "report",
    "reported",
    "announce",
    "announced",
    "share",
    "shared",
    "post",
    "posted",
    "forward",
    "forwarded",
    "explain",
    "explained",
    "describe",
    "described",
    "claim",
    "claimed",
    "confirm",
    "confirmed",
    "complain",
    "complained",
    "warn",
];

/// Nouns for what somebody wrote.
const WORDS_OF: [&str; 26] = [
    "mail",
    "mails",
    "email",
    "emails",
    "message",
    "messages",
    "text",
    "texts",
    "sms",
    "letter",
    "letters",
    "note",
    "notes",
    "reply",
    "replies",
    "answer",
    "answers",
    "invitation",
    "news",
    "hear",
    "heard",
    "word",
    "something",
    "anything",
    "latest",
    "last",
];

/// Between "did Anna" and its verb: "did Anna ever really say".
const VERB_WITHIN: usize = 4;

pub(crate) fn asks_for_words_of(tokens: &[Token], first: usize, last: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.text.as_str());
    let before = word(first.checked_sub(1));
    let after = word(Some(last + 1));
    let helped = ["did", "does", "has", "had", "do", "have"].contains(&before)
        && tokens[last + 1..].iter().take(VERB_WITHIN).any(|token| SAYS.contains(&token.text.as_str()));
    let wrote = SAYS.contains(&after) && !["to", "of"].contains(&before);
    let theirs = tokens[last].possessive && (WORDS_OF.contains(&after) || SAYS.contains(&after));
    let from = ["from", "by"].contains(&before)
        && tokens[first.saturating_sub(5)..first]
            .iter()
            .any(|token| WORDS_OF.contains(&token.text.as_str()) || SAYS.contains(&token.text.as_str()));
    helped || wrote || theirs || from
}

/// Whether a word that is in somebody's name stands there as a name. What the writer gives a capital within a
/// sentence does; other words only where people are spoken of: "from anna", "did bill say", "anna's".
fn stands_as_a_name(tokens: &[Token], at: usize, question: &str) -> bool {
    let token = &tokens[at];
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.text.as_str());
    let letters = |wanted: fn(char) -> bool| question.chars().any(wanted);
    let begins = at.checked_sub(1).is_none_or(|before| [".", "?", "!", ":"].contains(&tokens[before].text.as_str()));
    // Where every word has a capital, none means anything.
    let telling = letters(char::is_lowercase)
        && tokens.iter().any(|token| token.text.chars().all(char::is_alphabetic) && !token.capital);
    if token.capital && telling && !begins {
        return true;
    }
    let before = ["from", "to", "with", "by", "did", "does", "has", "had", "tell", "told", "ask", "asked", "and"];
    // Words that are names and much else stand after these without being names: "went to bill the client".
    let loose = ["to", "with", "and", "by", "has", "had"];
    const ALSO_WORDS: [&str; 16] = [
        "will", "may", "mark", "bill", "rose", "grace", "art", "pat", "sue", "dot", "al", "don", "frank", "rich",
        "pet", "gene",
    ];
    let also = ALSO_WORDS.contains(&token.text.as_str());
    let led = word(at.checked_sub(1));
    let said = SAYS.contains(&word(Some(at + 1)));
    token.possessive && !also || said || before.contains(&led) && !(also && loose.contains(&led))
}

/// All records of the people whom some records are of: those with the same address or the same full name, and
/// "Dev" with "Dev Raman" where nobody else is called Dev.
fn all_records(these: Vec<&Known<'_>>, known: &[Known<'_>]) -> Vec<Person> {
    let mut found: Vec<&Known<'_>> = these;
    for _ in 0..2 {
        let mut more: Vec<&Known<'_>> = Vec::new();
        for other in known {
            let same = |one: &&Known<'_>| {
                let address = one.person.address.is_some() && one.person.address == other.person.address;
                address
                    || one.words == other.words && !one.words.is_empty()
                    || short_for(&one.words, &other.words, known)
            };
            if !found.iter().any(|one| one.person == other.person) && found.iter().any(same) {
                more.push(other);
            }
        }
        found.extend(more);
    }
    found.into_iter().map(|known| known.person.clone()).collect()
}

/// Whether one of two names is the first name alone of the other, and of nobody else.
fn short_for(one: &[String], other: &[String], known: &[Known<'_>]) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let ([first], true) = (short, long.len() > 1) else { return false };
    long.first() == Some(first)
        && known.iter().all(|known| known.words.first() != Some(first) || known.words == *long || known.words == *short)
}

/// Mail addresses and telephone numbers in the question.
fn by_address(question: &str, everybody: &[Person]) -> Vec<Mention> {
    let known: Vec<Known<'_>> = everybody.iter().map(Known::of).collect();
    let mut found = Vec::new();
    let mut mention = |range: Range<usize>, matches: &dyn Fn(&str) -> bool| {
        let has = |known: &&Known<'_>| known.person.address.as_deref().is_some_and(matches);
        let these: Vec<_> = known.iter().filter(has).collect();
        if !these.is_empty() {
            let before = question[..range.start].trim_end();
            let wrote = ["from", "by", "did"].iter().any(|lead| before.to_lowercase().ends_with(lead));
            found.push(Mention { range, people: all_records(these, &known), called: vec![], wrote });
        }
    };
    for word in question.split_whitespace().filter(|word| word.contains('@')) {
        let start = word.as_ptr() as usize - question.as_ptr() as usize;
        let address = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        mention(start..start + word.len(), &|known| known == address);
    }
    for (range, number) in numbers(question) {
        mention(range, &|known| {
            let known: String = known.chars().filter(char::is_ascii_digit).collect();
            let (short, long) = if known.len() < number.len() { (&known, &number) } else { (&number, &known) };
            let short = short.trim_start_matches('0');
            short.len() >= PHONE_DIGITS && long.ends_with(short)
        });
    }
    found
}

/// What may be telephone numbers, with their digits alone.
fn numbers(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), 'x')]) {
        if c.is_ascii_digit() || start.is_some() && " -/().".contains(c) || c == '+' {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            let digits: String = text[start..at].chars().filter(char::is_ascii_digit).collect();
            if digits.len() >= PHONE_DIGITS {
                found.push((start..at, digits));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn everybody() -> Vec<Person> {
        let person = |name: &str, address: &str| Person {
            name: Some(name.to_owned()).filter(|name| !name.is_empty()),
            address: Some(address.to_owned()).filter(|address| !address.is_empty()),
        };
        vec![
            person("Dev Raman", "dev.raman@mailhost.example"),
            person("Dev", "+16175550117"),
            person("Dev", ""),
            person("Kavita Raman", "kavita.raman@mailhost.example"),
            person("Miller, Robert", "rob@example.org"),
            person("Anna Lindgren", "anna@clinic.example"),
            person("Anna Lindgren", "a.lindgren@school.example"),
            person("Solène Marchand", "solene@courriel.example"),
            person("Bill Ashby", "bill@example.org"),
            person("", "+447700900123"),
            person("Flight Deals", "news@deals.example"),
            person("José Álvarez", ""),
        ]
    }

    fn found(question: &str) -> String {
        let label = |person: &Person| person.address.clone().or(person.name.clone()).unwrap_or_default();
        mentioned(question, &everybody())
            .iter()
            .map(|mention| {
                let people: Vec<String> = mention.people.iter().map(label).collect();
                format!("{}{}", people.join("+"), if mention.wrote { " wrote" } else { "" })
            })
            .collect::<Vec<_>>()
            .join("; ")
    }

    #[test]
    fn people_are_found_by_name_short_form_address_and_number() {
        const DEV: &str = "dev.raman@mailhost.example++16175550117+Dev";
        for (question, expected) in [
            ("What did Dev text about the tape?", format!("{DEV} wrote")),
            ("what did dev text about the tape", format!("{DEV} wrote")),
            ("the mail from Dev Raman", format!("{DEV} wrote")),
            ("Where is Dev's umbrella?", DEV.to_owned()),
            ("Dev's last message", format!("{DEV} wrote")),
            ("When does Kavita arrive?", "kavita.raman@mailhost.example".to_owned()),
            ("what did bob say about the boat", "rob@example.org wrote".to_owned()),
            ("anything from Robert Miller?", "rob@example.org wrote".to_owned()),
            ("Did solene reply?", "solene@courriel.example wrote".to_owned()),
            ("news from Jose", "José Álvarez wrote".to_owned()),
            ("mails from anna lindgren", "anna@clinic.example+a.lindgren@school.example wrote".to_owned()),
            ("what came from anna@clinic.example", "anna@clinic.example+a.lindgren@school.example wrote".to_owned()),
            ("who wrote from 07700 900123", "+447700900123 wrote".to_owned()),
            ("whose number is (617) 555-0117?", "+16175550117+dev.raman@mailhost.example+Dev".to_owned()),
        ] {
            assert_eq!(found(question), expected, "{question}");
        }
    }

    #[test]
    fn words_that_are_only_parts_of_names_name_nobody() {
        for question in [
            "When is my flight?",
            "flight deals",
            "how much was the electricity bill",
            "did I bill the client",
            "Bill for the roof",
            "cheap deals on the ferry",
            "What is 12 555 divided by 3?",
            "",
        ] {
            let names = found(question);
            // "flight deals" is that sender's whole name.
            assert!(names.is_empty() || question == "flight deals", "{question}: {names}");
        }
    }

    #[test]
    fn names_that_texts_may_have_instead_are_known() {
        let names = |question: &str| mentioned(question, &everybody())[0].other_names(question);
        assert_eq!(names("what did Bob say"), ["robert"]);
        assert_eq!(names("what did Dev Raman say"), [""; 0]);
        assert_eq!(names("calls from 617-555-0117"), ["dev"]);
    }
}
