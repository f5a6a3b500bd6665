//! From what a model writes to what a reader sees: citation marks that exist, and nothing else that
//! belongs to the machinery. The same function serves the stream and the end.

use std::ops::Range;

/// What the model is told to write when the evidence does not hold the answer.
pub(crate) const NOT_FOUND: &str = "NOT FOUND";

/// A stretch of the model's text that is to be seen, or a citation.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Part<'a> {
    Text(&'a str),
    /// Numbers of existing pieces of evidence, possibly none.
    Marks(Vec<usize>),
}

/// What to show of `raw`, the model's text so far, when there are `count` pieces of evidence.
///
/// While the text is not `complete`, what could still turn out to be a mark, the abstention, or
/// trailing white space is held back; so the result for a longer text always begins with the result
/// for a shorter one.
pub(crate) fn visible(raw: &str, count: usize, complete: bool) -> String {
    let body = body(raw, complete);
    if abstains(body) {
        return String::new();
    }
    if !complete && may_abstain(body) {
        return String::new();
    }
    let (parts, held) = parts(body, count);
    let mut out = String::new();
    for part in &parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Marks(numbers) => {
                if numbers.is_empty() {
                    // The space before a mark that is not shown goes with it.
                    out.truncate(out.trim_end().len());
                }
                for number in numbers {
                    out.push_str(&format!("[{number}]"));
                }
            }
        }
    }
    if complete {
        // An opening bracket that was never closed is just text.
        out.push_str(&body[held..]);
    } else {
        // White space at the end goes first: a mark behind it that is not shown takes it along.
        out.truncate(out.trim_end().len());
        out.truncate(tail_of(&out, NOT_FOUND));
    }
    // A mark that is not shown may have stood in its middle.
    out.truncate(out.find(NOT_FOUND).unwrap_or(out.len()));
    out.truncate(out.trim_end().len());
    out
}

/// The answer within the text: without "Answer:" before it and what runs on after it.
fn body(raw: &str, complete: bool) -> &str {
    let mut body = raw.trim_start();
    if !complete && "Answer:".starts_with(body) {
        return "";
    }
    body = body.strip_prefix("Answer:").unwrap_or(body).trim_start();
    // A small model may go on to ask itself the next question, or write template tokens.
    let mut end = body.len();
    for stop in ["\nQuestion:", "\nEvidence:", "\nUser:", "<|", "```"] {
        end = end.min(body.find(stop).unwrap_or(end));
        if !complete {
            end = end.min(tail_of(&body[..end], stop));
        }
    }
    &body[..end]
}

/// Where the end of `text` could be the beginning of `word`; its length if it cannot.
fn tail_of(text: &str, word: &str) -> usize {
    (1..word.len())
        .rev()
        .filter(|length| word.is_char_boundary(*length))
        .find(|length| text.ends_with(&word[..*length]))
        .map_or(text.len(), |length| text.len() - length)
}

/// Whether the text says that the evidence does not hold the answer.
pub(crate) fn abstains(text: &str) -> bool {
    let lower = text.trim_start().to_lowercase();
    text.contains(NOT_FOUND) || REFUSALS.iter().any(|refusal| lower.starts_with(refusal)) || denies(&lower)
}

/// Ways in which small models say so in their own words at the start of an answer. Lower case.
const REFUSALS: [&str; 14] = [
    "not found",
    "i don't know",
    "i do not know",
    "i'm sorry",
    "i am sorry",
    "sorry",
    "unknown",
    "the evidence does not",
    "the evidence doesn't",
    "there is no information",
    "there is no mention",
    "no information",
    "i could not find",
    "i couldn't find",
];

/// Whether the text could become an abstention by going on.
fn may_abstain(text: &str) -> bool {
    let lower = text.to_lowercase();
    REFUSALS.iter().any(|refusal| refusal.starts_with(lower.as_str()))
}

/// "… is not mentioned in the evidence", "does not specify …".
fn denies(lower: &str) -> bool {
    const VERBS: [&str; 10] =
        ["mention", "specif", "provid", "stat", "contain", "includ", "given", "indicat", "say", "listed"];
    const PLACES: [&str; 9] =
        ["evidence", "context", "item", "message", "note", "information", "mail", "question", "text"];
    let first = lower.split(['\n']).next().unwrap_or_default();
    let Some(at) = ["not ", "n't "].iter().filter_map(|no| first.find(no).map(|at| at + no.len())).min() else {
        return false;
    };
    let rest: Vec<&str> = first[at..].split_whitespace().take(2).collect();
    rest.iter().any(|word| VERBS.iter().any(|verb| word.starts_with(verb)))
        && PLACES.iter().any(|place| first.contains(place))
}

/// Splits a text at its citation marks. Returns the parts and where the undecided tail begins: an
/// opened bracket that may become a mark.
pub(crate) fn parts(text: &str, count: usize) -> (Vec<Part<'_>>, usize) {
    let mut parts = Vec::new();
    let (mut shown, mut from) = (0, 0);
    while let Some(at) = text[from..].find('[').map(|at| from + at) {
        match mark(&text[at..], count) {
            Mark::Numbers(numbers, length) => {
                parts.push(Part::Text(&text[shown..at]));
                parts.push(Part::Marks(numbers));
                shown = at + length;
                from = shown;
            }
            Mark::Open => {
                parts.push(Part::Text(&text[shown..at]));
                // The space before it is undecided too, for it goes if the mark does not exist.
                return (parts, at);
            }
            Mark::None => from = at + 1,
        }
    }
    parts.push(Part::Text(&text[shown..]));
    (parts, text.len())
}

enum Mark {
    Numbers(Vec<usize>, usize),
    /// The text ends before it is decided.
    Open,
    None,
}

/// Words that small models put into a mark.
const LABELS: [&str; 6] = ["source", "evidence", "item", "note", "citation", "#"];

/// Reads the mark at the start of `text`: "[1]", "[1, 2]", "[2-4]", "[source 3]".
fn mark(text: &str, count: usize) -> Mark {
    const LONGEST: usize = 40;
    let Some(end) = text.bytes().take(LONGEST).position(|byte| byte == b']') else {
        let inside = text[1..].to_lowercase();
        let plain =
            inside.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b' ' | b'-' | b';' | b'['));
        let labelled = LABELS.iter().any(|label| {
            label.starts_with(inside.as_str())
                || inside
                    .strip_prefix(label)
                    .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit() || b",: -;s#".contains(&byte)))
        });
        return if text.len() < LONGEST && (plain || labelled) { Mark::Open } else { Mark::None };
    };
    let lower = text[1..end].to_lowercase();
    let mut inside = lower.trim();
    for label in LABELS {
        if let Some(rest) = inside.strip_prefix(label) {
            inside = rest.trim_start_matches(['s', ':', ' ', '#']);
            break;
        }
    }
    let mut numbers = Vec::new();
    for part in inside.split([',', ';', ' ', '[']).filter(|part| !part.is_empty()) {
        let part = part.trim_start_matches('#');
        let range: Option<Range<usize>> = match part.split_once('-') {
            Some((first, last)) => match (first.parse(), last.parse::<usize>()) {
                (Ok(first), Ok(last)) if last < 1000 => Some(first..last + 1),
                _ => None,
            },
            None => part.parse::<usize>().ok().filter(|number| *number < 1_000_000).map(|number| number..number + 1),
        };
        let Some(range) = range else { return Mark::None };
        for number in range {
            if (1..=count).contains(&number) && !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }
    if inside.is_empty() { Mark::None } else { Mark::Numbers(numbers, end + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_come_out_in_one_form_and_only_if_they_exist() {
        for (raw, seen) in [
            ("At 7:45 [1].", "At 7:45 [1]."),
            ("At 7:45 [1, 2]", "At 7:45 [1][2]"),
            ("At 7:45 [1][2]", "At 7:45 [1][2]"),
            ("At 7:45 [2-4].", "At 7:45 [2][3][4]."),
            ("At 7:45 [7].", "At 7:45."),
            ("At 7:45 [1, 9].", "At 7:45 [1]."),
            ("At 7:45 [Source 3].", "At 7:45 [3]."),
            ("At 7:45 [#2].", "At 7:45 [2]."),
            ("A list [x] and [", "A list [x] and ["),
            ("Answer: yes [1]", "yes [1]"),
            ("Yes [1]\nQuestion: what else?", "Yes [1]"),
            ("Yes [1]<|im_end|>", "Yes [1]"),
            ("NOT FOUND", ""),
            ("It is NOT FOUND in [1].", ""),
            ("The evidence does not say when.", ""),
        ] {
            assert_eq!(visible(raw, 5, true), seen, "{raw}");
        }
    }

    #[test]
    fn an_unfinished_mark_is_not_shown() {
        for raw in ["At 7:45 [", "At 7:45 [1", "At 7:45 [1,", "At 7:45 [sour", "At 7:45 ", "At 7:45 NOT"] {
            assert_eq!(visible(raw, 5, false), "At 7:45", "{raw}");
        }
        for raw in ["N", "NOT FO", "I don", "I'm sor", "Answ"] {
            assert_eq!(visible(raw, 5, false), "", "{raw}");
        }
    }

    #[test]
    fn refusals_in_other_words_are_abstentions() {
        for text in [
            "The context does not mention a dentist.",
            "Your passport number is not mentioned in the evidence.",
            "The provided messages do not specify the time.",
            "I don't know.",
        ] {
            assert!(abstains(text), "{text}");
        }
        for text in
            ["She is not coming on Friday.", "No, the party was moved [2].", "The shop does not open on Sunday."]
        {
            assert!(!abstains(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_was_shown_stays(raw in r"( ?(NOT|FOUND|Answer:|I don't know|\[|\]|\[1\]|\[9\]|\[1, ?2\]|\[source 2\]|yes|7:45|[ \n.,a-z1-9]|Question:|<\||```|é)){0,14}") {
            let mut shown = String::new();
            for end in (0..=raw.len()).filter(|end| raw.is_char_boundary(*end)) {
                let now = visible(&raw[..end], 3, false);
                // Only a text that turns out to be an abstention is taken back.
                if now.is_empty() && abstains(body(&raw[..end], false)) { break }
                prop_assert!(now.starts_with(&shown), "{shown:?} -> {now:?}");
                shown = now;
            }
        }
    }
}
