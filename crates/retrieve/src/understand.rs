use crate::filter_words::{Split, split};
use crate::{Period, QueryError, kinds};
use domain::{Filter, Kind};
use jiff::ZonedDateTime;
use jiff::civil::Date;
use language::time::{self, Days, Lean};
use serde::Serialize;

/// A query taken apart.
#[derive(Clone, Debug, Serialize)]
pub struct Understood {
    /// The words without the filter words.
    pub text: String,
    /// The words without expressions that texts do not repeat, such as "two weeks ago" and the "day" of
    /// "on what day".
    pub terms: String,
    /// What the filter words exclude.
    pub filter: Filter,
    /// When it may have been, by the words of the question. Only a guess: hits in one of these
    /// periods, or that name a day in one, move up; nothing is excluded.
    pub periods: Vec<Period>,
    /// The same as days.
    #[serde(skip)]
    pub(crate) days: Vec<Days>,
    /// Which end of time the question leans to.
    pub preference: Option<Preference>,
    /// Which kinds of items the question seems to ask for. Only a guess.
    pub kinds: Vec<Kind>,
    /// What was read into the query, in sentences.
    pub notes: Vec<String>,
}

/// Which of several equally good hits a question would rather have.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Preference {
    /// "next", "upcoming", "when is": what names a day that lies ahead.
    Ahead,
    /// "last", "latest", "recent": the newest.
    Newest,
}

/// Words of a question whose "current" or "next" says what is asked for; in a longer text it is one word of many.
const LONGEST_QUESTION: usize = 15;

/// Takes a query apart. Without a model and without a look at the data, so it is quick and always
/// the same for the same clock.
///
/// # Errors
/// A filter word with a value that cannot be meant.
pub fn understand(query: &str, now: &ZonedDateTime) -> Result<Understood, QueryError> {
    let Split { text, filter, mut notes } = split(query, now)?;
    let text = if is_question(&text) { without_minus(&text) } else { text };
    let words = words_in_order(&text);
    let quotes = quoted(&text);
    let expressions: Vec<_> = time::expressions(&text, now.date(), lean(&words))
        .into_iter()
        .filter(|expression| !quotes.iter().any(|quote| quote.contains(&expression.range.start)))
        // "in six months of training" says how long, not when.
        .filter(|expression| !(expression.relative && text[expression.range.end..].starts_with(" of ")))
        .collect();
    let mut days: Vec<Days> = Vec::new();
    let mut unsaid = asked_for(&words);
    let (mut kinds, verbs) = kinds::asked_for(&time::tokens(&text));
    if !filter.kinds.is_empty() {
        kinds.clear();
    }
    for kind in &kinds {
        notes.push(format!("hits of the kind {kind} move up"));
    }
    unsaid.extend(verbs);
    for expression in &expressions {
        let readings: Vec<String> = expression.readings.iter().map(in_words).collect();
        notes.push(format!(
            "\u{201c}{}\u{201d} is read as {}; hits of then move up",
            &text[expression.range.clone()],
            readings.join(" or ")
        ));
        days.extend(expression.readings.iter().filter(|reading| !days.contains(reading)).copied().collect::<Vec<_>>());
        if expression.relative {
            unsaid.push(expression.range.clone());
        }
    }
    unsaid.retain(|range| !quotes.iter().any(|quote| quote.contains(&range.start)));
    let terms = without(&text, unsaid);
    let outside: Vec<_> = words
        .iter()
        .filter(|word| !expressions.iter().any(|expression| expression.range.contains(&word.start)))
        .filter(|word| !quotes.iter().any(|quote| quote.contains(&word.start)))
        .map(|word| word.text.as_str())
        .collect();
    let preference = preference(&outside);
    match preference {
        Some(Preference::Ahead) => notes.push("hits that name a day from today on move up".to_owned()),
        Some(Preference::Newest) => notes.push("newer hits move up".to_owned()),
        None => {}
    }
    let periods = days.iter().map(|days| Period::of(*days, now.time_zone())).collect();
    Ok(Understood { terms, text, filter, periods, days, preference, kinds, notes })
}

/// A question is a sentence: a minus in it excludes nothing.
fn is_question(text: &str) -> bool {
    const OPENINGS: [&str; 30] = [
        "what", "what's", "when", "when's", "where", "where's", "who", "who's", "whom", "whose", "why", "which", "how",
        "is", "are", "was", "were", "do", "does", "did", "can", "could", "will", "would", "should", "has", "have",
        "had", "am", "may",
    ];
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase().replace('\u{2019}', "'");
    text.trim_end().ends_with('?') || OPENINGS.contains(&first.as_str())
}

/// The text with the minus of each word that begins with one made a blank.
fn without_minus(text: &str) -> String {
    let mut blank = true;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        kept.push(if blank && c == '-' { ' ' } else { c });
        blank = c.is_whitespace();
    }
    kept
}

struct Word {
    text: String,
    start: usize,
}

/// Words with contractions written out, as far as tense depends on them.
fn words_in_order(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for (word, range, possessive) in time::words(text) {
        let (stem, tail) = match word.strip_suffix("'ll") {
            Some(stem) => (stem.to_owned(), Some("will")),
            // "when's" asks what "when is" asks; "Anna's" does not.
            None => {
                let asks = matches!(word.as_str(), "when" | "what" | "where" | "who" | "how");
                (word, (possessive && asks).then_some("is"))
            }
        };
        words.push(Word { text: stem, start: range.start });
        words.extend(tail.map(|tail| Word { text: tail.to_owned(), start: range.start }));
    }
    words
}

/// What a question asks for: the "day" of "on what day", the "name" of "what's the name of". Texts give the day and
/// the name without the word, and those that have the word speak of other days.
fn asked_for(words: &[Word]) -> Vec<std::ops::Range<usize>> {
    const NOUNS: [&str; 14] = [
        "day", "date", "time", "hour", "week", "month", "year", "name", "kind", "sort", "type", "number", "color",
        "colour",
    ];
    let is = |at: Option<usize>, list: &[&str]| {
        at.and_then(|at| words.get(at)).is_some_and(|word| list.contains(&word.text.as_str()))
    };
    let asks = ["what", "which"];
    let asked = |at: usize| {
        let before = |back: usize| at.checked_sub(back);
        let names_it = is(before(1), &["the"]) && is(before(2), &["is", "was"]) && is(before(3), &asks);
        is(before(1), &asks) || (names_it && is(Some(at + 1), &["of"]))
    };
    words
        .iter()
        .enumerate()
        .filter(|(at, word)| NOUNS.contains(&word.text.as_str()) && asked(*at))
        .map(|(_, word)| word.start..word.start + word.text.len())
        .collect()
}

/// The text without some stretches of it.
fn without(text: &str, mut ranges: Vec<std::ops::Range<usize>>) -> String {
    ranges.sort_by_key(|range| range.start);
    let (mut out, mut kept) = (String::new(), 0);
    for range in ranges.into_iter().filter(|range| !range.is_empty()) {
        if range.start >= kept {
            out.push_str(text[kept..range.start].trim_end());
            kept = range.end;
        }
    }
    out.push_str(&text[kept..]);
    out.trim().to_owned()
}

/// Bytes between double quotes.
fn quoted(text: &str) -> Vec<std::ops::Range<usize>> {
    let marks: Vec<usize> =
        text.char_indices().filter(|(_, c)| matches!(c, '"' | '\u{201c}' | '\u{201d}')).map(|(at, _)| at).collect();
    marks.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect()
}

/// Past or future, by the verbs of the question; either when they do not say.
fn lean(words: &[Word]) -> Lean {
    const PAST: &[&str] = &[
        "did",
        "was",
        "were",
        "had",
        "been",
        "said",
        "told",
        "sent",
        "wrote",
        "went",
        "got",
        "came",
        "paid",
        "bought",
        "met",
        "saw",
        "spoke",
        "spent",
        "took",
        "gave",
        "made",
        "happened",
        "called",
        "texted",
        "mailed",
        "emailed",
        "asked",
        "talked",
        "mentioned",
        "ordered",
        "visited",
        "decided",
        "agreed",
        "received",
    ];
    const FUTURE: &[&str] =
        &["will", "going", "gonna", "shall", "upcoming", "next", "due", "planned", "scheduled", "coming"];
    let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.text.as_str()));
    match (any(PAST), any(FUTURE)) {
        (true, false) => Lean::Past,
        (false, true) => Lean::Future,
        _ => Lean::Either,
    }
}

/// The hints of words that are no part of a time expression.
fn preference(words: &[&str]) -> Option<Preference> {
    if words.len() > LONGEST_QUESTION {
        return None;
    }
    let pair =
        |first: &str, seconds: &[&str]| words.windows(2).any(|pair| pair[0] == first && seconds.contains(&pair[1]));
    let single = |word: &str, not_before: &[&str]| {
        words.iter().enumerate().any(|(at, found)| {
            *found == word && !words.get(at + 1).is_some_and(|follower| not_before.contains(follower))
        })
    };
    let ahead = single("next", &["to", "door", "of"])
        || single("upcoming", &[])
        || single("forthcoming", &[])
        || single("coming", &["from", "back", "out", "in"])
        || pair("when", &["is", "are", "do", "does", "will", "am"])
        || (pair("what", &["time"]) && !words.iter().any(|word| matches!(*word, "did" | "was" | "were")));
    let newest = single("last", &["name", "names", "minute", "resort"]) && !pair("at", &["last"])
        || ["latest", "newest", "recent", "recently", "current", "currently"].iter().any(|word| single(word, &[]));
    match (newest, ahead) {
        (true, _) => Some(Preference::Newest),
        (false, true) => Some(Preference::Ahead),
        _ => None,
    }
}

/// "2026-11-16 to 2026-11-22", for the explanation.
fn in_words(days: &Days) -> String {
    let last = days.end.yesterday().unwrap_or(days.end);
    match (days.first == Date::MIN, days.end == Date::MAX) {
        (true, _) => format!("until {last}"),
        (_, true) => format!("from {} on", days.first),
        _ if last <= days.first => days.first.to_string(),
        _ => format!("{} to {last}", days.first),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn understood(query: &str) -> Understood {
        understand(query, &"2026-11-25T09:30:00-05:00[America/New_York]".parse().unwrap()).unwrap()
    }

    fn days(query: &str) -> String {
        understood(query).days.iter().map(in_words).collect::<Vec<_>>().join(" or ")
    }

    #[test]
    fn a_guess_becomes_a_period_and_a_filter_word_excludes() {
        let guess = understood("what did Anna write last week");
        assert!(guess.filter.is_empty());
        assert_eq!(guess.text, "what did Anna write last week");
        assert_eq!(guess.terms, "what did Anna write");
        assert_eq!(guess.periods.len(), 1);
        assert_eq!(guess.periods[0].after.unwrap().to_string(), "2026-11-16T00:00:00-05:00");
        assert_eq!(guess.notes.len(), 1);
        let filter = understood("what did Anna write on:\"last week\"");
        assert_eq!(filter.filter.after, guess.periods[0].after);
        assert_eq!(filter.filter.before, guess.periods[0].before);
        assert!(filter.periods.is_empty());
        assert_eq!(filter.text, "what did Anna write");
    }

    #[test]
    fn words_that_texts_repeat_stay_in_the_terms() {
        assert_eq!(understood("flight on March 14").terms, "flight on March 14");
        assert_eq!(understood("flight two weeks ago to Boston").terms, "flight to Boston");
        assert_eq!(understood("dinner next Friday").terms, "dinner next Friday");
    }

    #[test]
    fn what_a_question_asks_for_is_not_looked_for() {
        for (query, terms) in [
            ("On what day does the play open?", "On what does the play open?"),
            ("What's the name of the plumber?", "What's the of the plumber?"),
            ("which year did we buy the boat", "which did we buy the boat"),
            ("What number do I call?", "What do I call?"),
            ("what is the day like", "what is the day like"),
            ("name day of Anna", "name day of Anna"),
            ("\"what time\" is it", "\"what time\" is it"),
        ] {
            assert_eq!(understood(query).terms, terms, "{query}");
        }
    }

    #[test]
    fn the_tense_of_the_question_decides_between_past_and_future() {
        assert_eq!(days("what did we do in March"), "2026-03-01 to 2026-03-31");
        assert_eq!(days("what will we do in March"), "2027-03-01 to 2027-03-31");
        assert_eq!(days("trip in March"), "2026-03-01 to 2026-03-31 or 2027-03-01 to 2027-03-31");
        assert_eq!(days("who'll come on Friday"), "2026-11-27");
    }

    #[test]
    fn what_stands_in_quotes_is_looked_up_and_not_interpreted() {
        let quoted = understood("the song \"Yesterday\" and \"the last week\"");
        assert!(quoted.periods.is_empty() && quoted.preference.is_none());
        assert_eq!(quoted.terms, quoted.text);
    }

    #[test]
    fn days_begin_and_end_with_the_clocks_of_the_zone() {
        // In New York clocks went back on 1 November 2026 and forward on 8 March.
        let hours = |query: &str| {
            let period = understood(query).periods[0];
            (period.before.unwrap().seconds - period.after.unwrap().seconds) / 3600
        };
        assert_eq!(hours("on 1 November 2026"), 25);
        assert_eq!(hours("on 8 March 2026"), 23);
        assert_eq!(hours("on 9 March 2026"), 24);
        // In São Paulo of 2018 the day had no midnight: it began at one o'clock.
        let now = "2018-11-05T12:00:00-02:00[America/Sao_Paulo]".parse().unwrap();
        let yesterday = understand("yesterday", &now).unwrap().periods[0];
        assert_eq!(yesterday.after.unwrap().to_string(), "2018-11-04T01:00:00-02:00");
    }

    #[test]
    fn today_is_the_day_of_the_zone_that_the_clock_is_in() {
        let after =
            |now: &str| understand("today", &now.parse().unwrap()).unwrap().periods[0].after.unwrap().to_string();
        assert_eq!(after("2026-11-25T23:30:00-05:00[America/New_York]"), "2026-11-25T00:00:00-05:00");
        assert_eq!(after("2026-11-26T05:30:00+01:00[Europe/Berlin]"), "2026-11-26T00:00:00+01:00");
        assert_eq!(after("2026-11-26T10:00:00+05:45[Asia/Kathmandu]"), "2026-11-26T00:00:00+05:45");
    }

    #[test]
    fn a_minus_excludes_in_a_query_and_not_in_a_question() {
        for (query, text) in [
            ("boat -sail", "boat -sail"),
            ("what about the boat -sail", "what about the boat  sail"),
            ("the boat -sail or oar?", "the boat  sail or oar?"),
            ("When\u{2019}s the follow-up - and where?", "When\u{2019}s the follow-up   and where?"),
        ] {
            assert_eq!(understood(query).text, text);
        }
    }

    #[test]
    fn what_says_how_long_or_stands_in_a_long_text_says_nothing_of_when() {
        assert!(understood("does it help to train in six months of exercise").periods.is_empty());
        let long =
            "in young and middle aged adults current or remote uses of such medications do not increase the risk";
        assert_eq!(understood(long).preference, None);
    }

    #[test]
    fn a_question_leans_ahead_or_to_the_newest() {
        use Preference::{Ahead, Newest};
        for (query, expected) in [
            ("When is my flight?", Some(Ahead)),
            ("when's the dentist", Some(Ahead)),
            ("next dentist appointment", Some(Ahead)),
            ("upcoming trips", Some(Ahead)),
            ("what time does the concert start", Some(Ahead)),
            ("when do we leave", Some(Ahead)),
            ("latest invoice from the electrician", Some(Newest)),
            ("the last message from Anna", Some(Newest)),
            ("recent mails about the roof", Some(Newest)),
            ("what is our current address", Some(Newest)),
            ("When was my flight?", None),
            ("what happened last week", None),
            ("what is my doctor's last name", None),
            ("who lives next to Anna", None),
            ("recipe for bread", None),
            ("at last the book arrived", None),
        ] {
            assert_eq!(understood(query).preference, expected, "{query}");
        }
    }
}
