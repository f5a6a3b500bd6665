//! Questions that lean on the one before them: "and the one before?", "what about Tom?", "how much was it?".

/// The question asked before, as it was understood, and what came of it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct LastTurn<'a> {
    /// The question, or what it was asked as if it followed another one.
    pub question: &'a str,
    /// The answer's text; empty if it is not known.
    pub answer: &'a str,
}

/// What a follow-up asks, said so that it can stand alone. `None` if the question stands alone already.
///
/// Puts the new person, time or thing in the place of the old one; where there is no such place, joins both questions.
/// Only short questions are follow-ups, and only those whose form says so.
#[must_use]
pub fn follow_up(question: &str, last: &LastTurn<'_>) -> Option<String> {
    let before = last.question.trim().trim_end_matches(['?', '!', '.', ' ']);
    let asked = question.trim().trim_start_matches(['\u{bf}', '\u{a1}']).trim_end_matches(['?', '!', '.', ' ']).trim();
    let words = words(asked);
    if before.is_empty() || words.is_empty() || words.len() > LONGEST || asked.contains(['"', '\u{201c}']) {
        return None;
    }
    let joined = || format!("{before}? {}", capitalised(asked) + "?");
    let (opened, rest) = opening(&words);
    if rest.is_empty() {
        return None;
    }
    if let Some(step) = step(rest) {
        return Some(stepped(before, last.answer, step).unwrap_or_else(joined));
    }
    // "When?", "and why?"
    if rest.len() <= 2 && rest.iter().all(|word| INTERROGATIVES.contains(&word.low.as_str())) {
        return Some(joined());
    }
    if INTERROGATIVES.contains(&rest[0].low.as_str()) || AUXILIARIES.contains(&rest[0].low.as_str()) {
        // A question of its own, unless something in it is only pointed at.
        return points_back(rest).then(|| pointed(asked, rest, before, last.answer).unwrap_or_else(joined));
    }
    opened.then(|| replaced(before, &asked[rest[0].start..]).unwrap_or_else(joined))
}

/// A follow-up has at most this many words.
const LONGEST: usize = 8;

struct Word {
    start: usize,
    end: usize,
    low: String,
    capital: bool,
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || start.is_some() && "'\u{2019}-:@._/".contains(c);
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = text[from..at].trim_end_matches(['\'', '\u{2019}', '-', ':', '.']);
                let (end, capital) = (from + word.len(), word.starts_with(char::is_uppercase));
                words.push(Word { start: from, end, low: word.to_lowercase().replace('\u{2019}', "'"), capital });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Whether a question opens as follow-ups do, and what comes after that.
fn opening(words: &[Word]) -> (bool, &[Word]) {
    const OPENINGS: &[&str] = &[
        "and what about",
        "and how about",
        "what about",
        "how about",
        "and the same for",
        "the same for",
        "same for",
        "and for",
        "and",
        "but what about",
        "or",
        "also",
        "und was ist mit",
        "was ist mit",
        "wie ist es mit",
        "und wie ist es mit",
        "und für",
        "und bei",
        "dasselbe für",
        "und",
        "et qu'en est-il de",
        "qu'en est-il de",
        "et pour",
        "pareil pour",
        "et",
        "¿y",
        "y qué hay de",
        "qué hay de",
        "y qué tal",
        "y para",
        "lo mismo para",
        "y",
    ];
    let mut longest = 0;
    for opening in OPENINGS {
        let parts: Vec<&str> = opening.split(' ').collect();
        if parts.len() > longest
            && parts.len() <= words.len()
            && words.iter().zip(&parts).all(|(word, part)| word.low == *part)
        {
            longest = parts.len();
        }
    }
    (longest > 0, &words[longest..])
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Step {
    Before,
    After,
}

/// "The one before that", "the next one", "das davor", "el anterior".
fn step(rest: &[Word]) -> Option<Step> {
    let said: Vec<&str> = rest.iter().map(|word| word.low.as_str()).collect();
    match said.join(" ").as_str() {
        "the one before"
        | "the one before that"
        | "the one before it"
        | "before that"
        | "before"
        | "the previous one"
        | "the previous"
        | "the last one"
        | "the earlier one"
        | "das davor"
        | "der davor"
        | "die davor"
        | "davor"
        | "vorher"
        | "das letzte"
        | "der letzte"
        | "die letzte"
        | "celui d'avant"
        | "celle d'avant"
        | "avant"
        | "le précédent"
        | "la précédente"
        | "el anterior"
        | "la anterior"
        | "antes"
        | "el de antes" => Some(Step::Before),
        "the one after" | "the one after that" | "the one after it" | "after that" | "after" | "the next one"
        | "the next" | "the following one" | "das danach" | "der danach" | "die danach" | "danach" | "das nächste"
        | "der nächste" | "die nächste" | "celui d'après" | "celle d'après" | "après" | "le suivant"
        | "la suivante" | "el siguiente" | "la siguiente" | "después" => Some(Step::After),
        _ => None,
    }
}

/// The question before about what came earlier or comes later.
fn stepped(before: &str, answer: &str, step: Step) -> Option<String> {
    let tokens = words(before);
    let turn = |word: &str| -> Option<&'static str> {
        Some(match (step, word) {
            (Step::Before, "next" | "upcoming") => "last",
            (Step::Before, "is") => "was",
            (Step::Before, "are") => "were",
            (Step::Before, "nächster") => "letzter",
            (Step::Before, "nächste") => "letzte",
            (Step::Before, "nächstes") => "letztes",
            (Step::Before, "nächsten") => "letzten",
            (Step::Before, "ist") => "war",
            (Step::After, "last" | "latest" | "previous") => "next",
            (Step::After, "was") => "is",
            (Step::After, "were") => "are",
            (Step::After, "letzter") => "nächster",
            (Step::After, "letzte") => "nächste",
            (Step::After, "letztes") => "nächstes",
            (Step::After, "letzten") => "nächsten",
            (Step::After, "war") => "ist",
            _ => return None,
        })
    };
    let ordinal = |word: &Word| {
        ["next", "upcoming", "last", "latest", "previous", "letzte", "letzter", "letztes", "letzten"]
            .contains(&word.low.as_str())
            || word.low.starts_with("nächste")
    };
    let turns = tokens.iter().any(|word| ordinal(word) && turn(&word.low).is_some());
    if turns {
        return Some(edited(before, &tokens, |word| turn(&word.low).map(str::to_owned)) + "?");
    }
    // The second to last: before the day that the answer gives. English only, whose word order is known here.
    let english = tokens.first().is_some_and(|word| ENGLISH.contains(&word.low.as_str()));
    let day = date_in(answer).filter(|_| english)?;
    let when = if step == Step::Before { "before" } else { "after" };
    let mut kept = before.to_owned();
    for word in tokens.iter().rev().filter(|word| ordinal(word)) {
        kept.replace_range(word.start..(word.end + 1).min(kept.len()), "");
    }
    Some(format!("{} {when} {day}?", kept.trim_end()))
}

fn edited(text: &str, words: &[Word], edit: impl Fn(&Word) -> Option<String>) -> String {
    let mut edited = String::new();
    let mut from = 0;
    for word in words {
        if let Some(new) = edit(word) {
            edited.push_str(&text[from..word.start]);
            edited.push_str(&new);
            from = word.end;
        }
    }
    edited + &text[from..]
}

/// The first date of an answer: "3 March 2026", "March 3, 2026", "2026-03-03".
fn date_in(answer: &str) -> Option<&str> {
    let tokens = words(answer);
    for (at, word) in tokens.iter().enumerate() {
        let number = |word: Option<&Word>, digits: usize| {
            word.is_some_and(|word| word.low.chars().all(|c| c.is_ascii_digit()) && word.low.len() <= digits)
        };
        if word.low.len() == 10 && word.low.matches('-').count() == 2 && word.low.starts_with("20") {
            return Some(&answer[word.start..word.end]);
        }
        if !is_month(&word.low) || word.low.len() < 3 {
            continue;
        }
        let before = at.checked_sub(1).filter(|before| number(tokens.get(*before), 2));
        let after = if before.is_none() && number(tokens.get(at + 1), 2) { at + 1 } else { at };
        if before.is_none() && after == at {
            continue;
        }
        let last = if number(tokens.get(after + 1), 4) && tokens[after + 1].low.len() == 4 { after + 1 } else { after };
        return Some(&answer[tokens[before.unwrap_or(at)].start..tokens[last].end]);
    }
    None
}

/// Whether a short question only points at what it is about.
fn points_back(rest: &[Word]) -> bool {
    let said = |wanted: &[&str]| rest.iter().any(|word| wanted.contains(&word.low.as_str()));
    // "What time is it?", "Is it raining?" point at nothing.
    if said(&["time", "raining", "snowing", "weather", "going", "possible", "true"]) {
        return false;
    }
    // A name, or a thing of its own with an article, makes it stand alone: "Is that the boat?"
    let own = rest.iter().skip(1).any(|word| word.capital && word.low != "i")
        || said(&["my", "our", "mein", "meine", "mon", "ma", "mi"]);
    let pointing =
        ["it", "he", "she", "him", "they", "them", "that", "this", "there", "its", "his", "their", "ça", "cela"];
    let her = said(&["her", "hers"]);
    !own && (said(&pointing) || her) && rest.len() <= 7
}

/// What the pronouns of a question stand for put in their place.
fn pointed(asked: &str, rest: &[Word], before: &str, answer: &str) -> Option<String> {
    let start = rest[0].start;
    let (text, tokens) = (&asked[start..], words(&asked[start..]));
    let said = |wanted: &[&str]| tokens.iter().any(|word| wanted.contains(&word.low.as_str()));
    let new = if said(&["he", "she", "him", "her", "his", "hers"]) {
        let name = only_name(before).or_else(|| only_name(answer))?;
        let last = tokens.len() - 1;
        edited(text, &tokens, |word| match word.low.as_str() {
            "he" | "she" | "him" => Some(name.to_owned()),
            "his" | "hers" => Some(format!("{name}'s")),
            "her" if word.end == tokens[last].end => Some(name.to_owned()),
            "her" => Some(format!("{name}'s")),
            _ => None,
        })
    } else if said(&["it"]) {
        let topic = topic(before)?;
        edited(text, &tokens, |word| (word.low == "it").then(|| topic.to_owned()))
    } else {
        return None;
    };
    Some(capitalised(&new) + "?")
}

/// "my last dentist appointment" of "When was my last dentist appointment".
fn topic(question: &str) -> Option<&str> {
    let tokens = words(question);
    let [first, second, third, ..] = tokens.as_slice() else { return None };
    let is = ["is", "was", "are", "were"].contains(&second.low.as_str());
    let determined = DETERMINERS.contains(&third.low.as_str()) || third.low.ends_with("'s");
    (["when", "where", "what", "who", "how"].contains(&first.low.as_str()) && is && determined)
        .then(|| &question[third.start..])
}

/// The name in a text, if there is one alone: words with a capital that open no sentence.
fn only_name(text: &str) -> Option<&str> {
    match names(text).as_slice() {
        [name] => Some(&text[name.clone()]),
        _ => None,
    }
}

fn names(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut names: Vec<std::ops::Range<usize>> = Vec::new();
    let tokens = words(text);
    for (at, word) in tokens.iter().enumerate() {
        let opens = at == 0 || text[tokens[at - 1].end..word.start].contains(['.', '?', '!', ':', '\n']);
        let own = word.low.trim_end_matches("'s");
        if !word.capital
            || opens
            || is_time(own)
            || own == "i"
            || own.starts_with("i'")
            || own.contains(|c: char| c.is_ascii_digit())
        {
            continue;
        }
        let end = word.start + own.len().min(word.end - word.start);
        match names.last_mut() {
            Some(last) if text[last.end..word.start] == *" " => last.end = end,
            _ => names.push(word.start..end),
        }
    }
    names
}

/// The question before with something else in it: another person, time or thing.
fn replaced(before: &str, new: &str) -> Option<String> {
    let new_words = words(new);
    let first = new_words.first()?;
    let tokens = words(before);
    let put = |range: std::ops::Range<usize>, new: &str| {
        Some(format!("{}{new}{}?", &before[..range.start], &before[range.end..]))
    };
    if new_words.iter().any(|word| is_time(&word.low))
        && !new_words.iter().any(|word| DETERMINERS.contains(&word.low.as_str()) && word.low != "the")
    {
        return match time_in(before, &tokens) {
            Some(range) => put(range, new),
            None if is_month(&first.low) || first.low.chars().all(|c| c.is_ascii_digit()) => {
                Some(format!("{before} in {new}?"))
            }
            None => Some(format!("{before} {new}?")),
        };
    }
    // "of the car": in place of "of the house".
    if PREPOSITIONS.contains(&first.low.as_str()) && new_words.len() > 1 {
        let same = tokens.iter().rev().find(|word| word.low == first.low)?;
        return put(same.start..before.len(), new);
    }
    if DETERMINERS.contains(&first.low.as_str()) && !new.contains("'s") {
        let last = tokens.iter().rposition(|word| DETERMINERS.contains(&word.low.as_str()))?;
        let verb_follows = tokens.get(1).is_some_and(|word| DO.contains(&word.low.as_str())) && last <= 2;
        // In other languages a verb may follow whatever stands there.
        let english = tokens.first().is_some_and(|word| ENGLISH.contains(&word.low.as_str()));
        return if verb_follows || !english { None } else { put(tokens[last].start..before.len(), new) };
    }
    // Somebody.
    if new_words.len() > 3 || new_words.iter().any(|word| word.low.contains(':')) {
        return None;
    }
    let bare = new.trim_end_matches("'s").trim_end_matches("\u{2019}s");
    let name = names(before);
    if let [range] = name.as_slice() {
        // A German noun looks like a name, and what stands beside it may belong to its verb.
        let plain = tokens.first().is_some_and(|word| NAMES_TELL.contains(&word.low.as_str()));
        return if plain && (first.capital || new_words.len() == 1) { put(range.clone(), bare) } else { None };
    }
    let mine = tokens.iter().find(|word| word.low == "my")?;
    (name.is_empty() && new_words.len() <= 2).then(|| put(mine.start..mine.end, &format!("{bare}'s")))?
}

/// Where a question says when: "in May", "last year", "on Monday".
fn time_in(text: &str, tokens: &[Word]) -> Option<std::ops::Range<usize>> {
    let at = tokens.iter().position(|word| is_time(&word.low))?;
    let mut first = at;
    while first > 0
        && (["in", "on", "at", "last", "next", "this", "the", "im", "am", "letzten", "letztes", "letzte", "en", "el"]
            .contains(&tokens[first - 1].low.as_str())
            || tokens[first - 1].low.chars().all(|c| c.is_ascii_digit()))
    {
        first -= 1;
    }
    let mut last = at;
    while tokens.get(last + 1).is_some_and(|word| is_time(&word.low) || word.low.chars().all(|c| c.is_ascii_digit())) {
        last += 1;
    }
    text.get(tokens[first].start..tokens[last].end).map(|_| tokens[first].start..tokens[last].end)
}

fn is_time(word: &str) -> bool {
    const TIMES: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "tomorrow",
        "yesterday",
        "tonight",
        "week",
        "weekend",
        "month",
        "year",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "christmas",
        "easter",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "heute",
        "morgen",
        "gestern",
        "woche",
        "wochenende",
        "monat",
        "jahr",
        "sommer",
        "herbst",
        "weihnachten",
        "ostern",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "hier",
        "demain",
        "semaine",
        "mois",
        "année",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
        "ayer",
        "mañana",
        "semana",
        "mes",
        "año",
    ];
    let year = word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.chars().all(|c| c.is_ascii_digit());
    year || is_month(word) || TIMES.contains(&word)
}

fn is_month(word: &str) -> bool {
    language::calendar::month(word).is_some()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
}

const INTERROGATIVES: &[&str] = &[
    "when", "where", "what", "who", "whom", "whose", "which", "why", "how", "much", "many", "long", "often", "wann",
    "wo", "was", "wer", "wem", "wen", "wessen", "welche", "welcher", "welches", "warum", "wieso", "wie", "viel",
    "viele", "lange", "woher", "wohin", "quand", "où", "que", "quoi", "qui", "quel", "quelle", "pourquoi", "comment",
    "combien", "cuándo", "dónde", "qué", "quién", "cuál", "cómo", "cuánto", "cuánta", "cuántos", "cuando", "donde",
    "quien", "cuanto",
];
const AUXILIARIES: &[&str] =
    &["is", "was", "are", "were", "did", "does", "do", "has", "have", "had", "will", "can", "could", "should"];
const DO: &[&str] = &["did", "does", "do", "has", "have", "had", "will", "can", "could", "should", "would"];
/// What opens a question in English and in no other language known here.
const ENGLISH: &[&str] = &[
    "when", "where", "what", "who", "whose", "which", "why", "how", "is", "are", "were", "did", "does", "do", "has",
    "have", "will",
];
/// What opens a question in languages that give names a capital and nouns none.
const NAMES_TELL: &[&str] = &[
    "when", "where", "what", "who", "whose", "which", "why", "how", "is", "are", "were", "did", "does", "do", "has",
    "have", "will", "quand", "où", "que", "qui", "quel", "quelle", "pourquoi", "comment", "combien", "cuándo", "dónde",
    "qué", "quién", "cuál", "cómo", "cuánto", "cuando", "donde", "quien", "cuanto",
];
const DETERMINERS: &[&str] = &[
    "the", "my", "our", "his", "her", "their", "your", "a", "an", "der", "die", "das", "den", "dem", "mein", "meine",
    "meinen", "unser", "unsere", "le", "la", "les", "mon", "ma", "mes", "el", "los", "las", "mi", "mis",
];
const PREPOSITIONS: &[&str] = &[
    "of", "for", "to", "from", "with", "at", "in", "on", "by", "about", "von", "für", "mit", "nach", "aus", "bei",
    "pour", "avec", "chez", "para", "con",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(question: &str, before: &str) -> Option<String> {
        follow_up(question, &LastTurn { question: before, answer: "" })
    }

    #[test]
    fn follow_ups_put_the_new_in_the_place_of_the_old() {
        for (before, question, expected) in [
            ("When is my next dentist appointment?", "and the one before?", "When was my last dentist appointment?"),
            ("When was my last dentist appointment?", "And the next one?", "When is my next dentist appointment?"),
            ("When was my last dentist appointment?", "What about Tom?", "When was Tom's last dentist appointment?"),
            ("When was my last dentist appointment?", "and Tom's?", "When was Tom's last dentist appointment?"),
            (
                "When was my last dentist appointment?",
                "and how much was it?",
                "How much was my last dentist appointment?",
            ),
            ("When is my flight?", "Where does it leave?", "Where does my flight leave?"),
            ("What did Anna write about the boat?", "and Dev?", "What did Dev write about the boat?"),
            ("When is Anna's birthday?", "how about Kavita Raman", "When is Kavita Raman's birthday?"),
            ("What did Anna write about the boat?", "When does she arrive?", "When does Anna arrive?"),
            ("What did Anna write about the boat?", "What is her address?", "What is Anna's address?"),
            ("How much did I spend on heating in May?", "and in June?", "How much did I spend on heating in June?"),
            (
                "How much did I spend on heating last year?",
                "and this year?",
                "How much did I spend on heating this year?",
            ),
            ("How much was the insurance of the house?", "and of the car?", "How much was the insurance of the car?"),
            ("What did Tom pay for the tickets?", "and the hotel?", "What did Tom pay for the hotel?"),
            ("How much did I spend on heating?", "same for 2025", "How much did I spend on heating in 2025?"),
            ("Wann hat Anna Geburtstag?", "und Tom?", "Wann hat Anna Geburtstag? Und Tom?"),
            ("Wann ist mein nächster Zahnarzttermin?", "und der davor?", "Wann war mein letzter Zahnarzttermin?"),
            ("Quand Anna arrive-t-elle ?", "et Tom ?", "Quand Tom arrive-t-elle?"),
            ("¿Cuándo llega Ana?", "¿y Tom?", "¿Cuándo llega Tom?"),
            ("Who repaired the roof?", "when?", "Who repaired the roof? When?"),
            ("Who repaired the roof?", "and why?", "Who repaired the roof? And why?"),
            ("When does the plumber come?", "and the electrician?", "When does the plumber come? And the electrician?"),
        ] {
            assert_eq!(asked(question, before).as_deref(), Some(expected), "{before} {question}");
        }
    }

    #[test]
    fn the_one_before_the_last_is_before_the_day_of_the_answer() {
        let last = LastTurn {
            question: "When was my last dentist appointment?",
            answer: "It was on 3 March 2026, at 9:00 [1].",
        };
        assert_eq!(
            follow_up("and the one before?", &last).as_deref(),
            Some("When was my dentist appointment before 3 March 2026?")
        );
        let last = LastTurn { question: "Who repaired the roof?", answer: "The roof was repaired by Colm Brophy [1]." };
        assert_eq!(follow_up("What is his number?", &last).as_deref(), Some("What is Colm Brophy's number?"));
    }

    #[test]
    fn questions_that_stand_alone_are_left_alone() {
        for question in [
            "When is my flight?",
            "And when is my flight to Seattle?",
            "What did Anna say about it on Monday?",
            "What time is it?",
            "Is it raining?",
            "Who is Tom?",
            "Where is the boat?",
            "Did Dev say that my bike was stolen?",
            "And now tell me everything about the roof of the boathouse",
            "insurance",
            "roof quote from:brophy",
            "\u{201c}and the one before\u{201d}",
            "Wann kommt der Klempner?",
            "Y",
            "",
        ] {
            assert_eq!(asked(question, "When was my last dentist appointment?"), None, "{question}");
        }
        assert_eq!(asked("and the one before?", ""), None, "there is none before");
    }
}
