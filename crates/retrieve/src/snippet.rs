use crate::markdown;
use domain::{Highlight, Kind, Passage};
use lexical::Term;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::Path;

/// Characters of a snippet, not counting the ellipses.
const LENGTH: usize = 240;

/// A word is not looked for further than this from where a snippet would be cut.
const LONGEST_WORD: usize = 24;

/// What repeating a term adds, as part of what it is worth the first time.
const REPEATED: f32 = 0.1;

/// A few lines of a passage and the matches in them.
pub(crate) struct Snippet {
    pub text: String,
    pub highlights: Vec<Highlight>,
}

/// Cuts the stretch with the most, and the rarest, of the query's terms; without any match the
/// beginning of the item that the passage is about.
///
/// `weights` holds what each of the query's terms is worth, `analyze` finds terms in a text.
pub(crate) fn snippet(
    passage: &Passage,
    weights: &BTreeMap<String, f32>,
    analyze: impl Fn(&str) -> Vec<Term>,
) -> Snippet {
    let (text, anchor) = flat(passage);
    let matches: Vec<Term> = analyze(&text).into_iter().filter(|term| weights.contains_key(&term.text)).collect();
    // Characters, not bytes: a snippet of Chinese is as long as one of English.
    let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let place = |byte: usize| bounds.partition_point(|&bound| bound < byte);
    let (from, to) = match densest(&matches, weights, &place) {
        Some((first, last)) => centred(first, last, bounds.len() - 1),
        None => centred(place(anchor), (place(anchor) + LENGTH).min(bounds.len() - 1), bounds.len() - 1),
    };
    let (start, end) = (word_start(&text, &bounds, from), word_end(&text, &bounds, to));
    let cut = text[start..end].trim();
    let lead = if start > 0 { "\u{2026}" } else { "" };
    let tail = if end < text.trim_end().len() { "\u{2026}" } else { "" };
    let start = start + (text[start..end].len() - text[start..end].trim_start().len());
    let mut highlights: Vec<Highlight> = Vec::new();
    for term in matches.iter().filter(|term| term.start >= start && term.end <= start + cut.len()) {
        let mark = Highlight { start: term.start - start + lead.len(), end: term.end - start + lead.len() };
        match highlights.last_mut() {
            // An identifier is a term as a whole and in its parts.
            Some(previous) if mark.start < previous.end => previous.end = previous.end.max(mark.end),
            _ => highlights.push(mark),
        }
    }
    Snippet { text: format!("{lead}{cut}{tail}"), highlights }
}

/// The passage's words with single blanks, each message of a window on its own line, and the byte
/// at which the item begins that the passage is about.
fn flat(passage: &Passage) -> (String, usize) {
    let mut text = String::new();
    let mut anchor = None;
    for span in &passage.spans {
        if !text.is_empty() {
            text.push(if passage.kind == Kind::Message { '\n' } else { ' ' });
        }
        if span.span.item == passage.item {
            anchor.get_or_insert(text.len());
        }
        if let Some(sender) = span.sender.as_ref().filter(|_| passage.kind == Kind::Message) {
            text.push_str(sender.label());
            text.push_str(": ");
        }
        let readable: Cow<'_, str> =
            if is_markdown(passage) { markdown::words(&span.text).into() } else { (&span.text).into() };
        let body = if text.is_empty() { without_title(passage, &readable) } else { &readable };
        let mut words = body.split_whitespace();
        text.push_str(words.next().unwrap_or_default());
        for word in words {
            text.push(' ');
            text.push_str(word);
        }
    }
    (text, anchor.unwrap_or(0))
}

/// A note's text without the title that it begins with, which stands above a snippet anyway.
fn without_title<'a>(passage: &Passage, text: &'a str) -> &'a str {
    let body = text.trim_start().strip_prefix(passage.title.as_str());
    let follows = |body: &&str| body.starts_with(char::is_whitespace) && !body.trim().is_empty();
    body.filter(follows).filter(|_| passage.kind == Kind::Note).unwrap_or(text)
}

fn is_markdown(passage: &Passage) -> bool {
    let ending = Path::new(&passage.path).extension().and_then(OsStr::to_str).unwrap_or_default();
    passage.kind == Kind::Note && ["md", "markdown"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// First and last character of the stretch, no longer than a snippet, whose matches are worth most.
fn densest(
    matches: &[Term],
    weights: &BTreeMap<String, f32>,
    place: &impl Fn(usize) -> usize,
) -> Option<(usize, usize)> {
    let places: Vec<(usize, usize)> = matches.iter().map(|term| (place(term.start), place(term.end))).collect();
    let mut best: Option<(f32, usize, usize)> = None;
    for (at, &(first, _)) in places.iter().enumerate() {
        let mut seen = BTreeSet::new();
        let mut worth = 0.0;
        let mut last = first;
        for (term, &(_, end)) in matches[at..].iter().zip(&places[at..]) {
            if end > first + LENGTH {
                break;
            }
            let weight = weights.get(&term.text).copied().unwrap_or(0.0);
            worth += if seen.insert(&term.text) { weight } else { REPEATED * weight };
            last = end;
        }
        if best.is_none_or(|(most, _, _)| worth > most) {
            best = Some((worth, first, last));
        }
    }
    best.map(|(_, first, last)| (first, last))
}

/// A snippet's length with the stretch in its middle, within the text.
fn centred(first: usize, last: usize, len: usize) -> (usize, usize) {
    let spare = LENGTH.saturating_sub(last.saturating_sub(first));
    let from = first.saturating_sub(spare / 2);
    let to = (from + LENGTH).min(len);
    (to.saturating_sub(LENGTH).min(first), to)
}

/// The byte at which the word begins that character `at` stands in, or the character itself where
/// words are not parted by blanks.
fn word_start(text: &str, bounds: &[usize], at: usize) -> usize {
    let lowest = at.saturating_sub(LONGEST_WORD);
    let before = &text[bounds[lowest]..bounds[at]];
    if lowest == 0 && !before.contains(char::is_whitespace) {
        return 0;
    }
    before
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .map_or(bounds[at], |(found, c)| bounds[lowest] + found + c.len_utf8())
}

/// The byte at which the word ends that ends at or after character `at`.
fn word_end(text: &str, bounds: &[usize], at: usize) -> usize {
    let highest = (at + LONGEST_WORD).min(bounds.len() - 1);
    let after = &text[bounds[at]..bounds[highest]];
    match after.find(char::is_whitespace) {
        Some(found) => bounds[at] + found,
        None if highest == bounds.len() - 1 => text.len(),
        None => bounds[at],
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use domain::{ChunkId, ItemId, Person, SourceId, Span, SpanText};

    /// Lower-cased words without the endings "s" and "ed", which is stemming enough here.
    fn analyze(text: &str) -> Vec<Term> {
        let mut terms = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            if c.is_alphanumeric() {
                start.get_or_insert(at);
            } else if let Some(start) = start.take() {
                let word = text[start..at].to_lowercase();
                let word = word.strip_suffix('s').or(word.strip_suffix("ed")).unwrap_or(&word).to_owned();
                terms.push(Term { text: word, start, end: at });
            }
        }
        terms
    }

    fn passage(kind: Kind, texts: &[&str], about: i64) -> Passage {
        let span = |(item, text): (usize, &&str)| SpanText {
            span: Span { item: ItemId(item as i64), range: 0..text.len() },
            text: (*text).to_owned(),
            sender: Some(Person::named("Ana")),
            date: None,
        };
        Passage {
            chunk: ChunkId(1),
            item: ItemId(about),
            source: SourceId(1),
            thread: None,
            kind,
            title: String::new(),
            headings: vec![],
            date: None,
            people: vec![],
            path: String::new(),
            message_id: None,
            spans: texts.iter().enumerate().map(span).collect(),
        }
    }

    fn cut(passage: &Passage, terms: &[&str]) -> (String, Vec<String>) {
        let weights = terms.iter().map(|term| ((*term).to_owned(), 1.0)).collect();
        let snippet = snippet(passage, &weights, analyze);
        let marked = snippet.highlights.iter().map(|mark| snippet.text[mark.start..mark.end].to_owned()).collect();
        (snippet.text, marked)
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        let (text, marked) = cut(&passage(Kind::Note, &["Two  flights\nto Boston"], 0), &["flight", "boston"]);
        assert_eq!((text.as_str(), marked), ("Two flights to Boston", vec!["flights".to_owned(), "Boston".to_owned()]));
    }

    #[test]
    fn a_note_is_shown_without_its_marks_and_its_title() {
        let text = "# Boston\n\nTwo **flights** to [Boston](b.md).";
        let note = Passage { title: "Boston".into(), path: "/n/boston.MD".into(), ..passage(Kind::Note, &[text], 0) };
        let (words, marked) = cut(&note, &["flight", "boston"]);
        assert_eq!(
            (words.as_str(), marked),
            ("Two flights to Boston.", vec!["flights".to_owned(), "Boston".to_owned()])
        );
        assert_eq!(cut(&Passage { path: "/n/boston.txt".into(), ..note.clone() }, &[]).0, text.replace("\n\n", " "));
        let only = Passage { title: "Boston".into(), path: "b.md".into(), ..passage(Kind::Note, &["# Boston"], 0) };
        assert_eq!(cut(&only, &[]).0, "Boston");
    }

    #[test]
    fn the_densest_stretch_is_cut_at_word_boundaries() {
        let text = format!(
            "{} a flight {} the flight is booked to Boston {}",
            "lorem ".repeat(90),
            "ipsum ".repeat(90),
            "dolor ".repeat(90)
        );
        let (text, marked) = cut(&passage(Kind::Note, &[&text], 0), &["flight", "boston", "book"]);
        assert!(text.starts_with("\u{2026}ipsum ") && text.ends_with(" dolor\u{2026}"), "{text}");
        assert_eq!(marked, ["flight", "booked", "Boston"]);
        let length = text.chars().count();
        assert!((200..=290).contains(&length), "{length}: {text}");
    }

    #[test]
    fn without_a_match_a_window_is_shown_from_the_message_that_it_is_about() {
        let long = "previous words ".repeat(40);
        let window = passage(Kind::Message, &[&long, "here it is", &long], 1);
        let (text, _) = cut(&window, &["nothing"]);
        assert!(text.starts_with("\u{2026}Ana: here it is\nAna: previous words"), "{text}");
    }

    #[test]
    fn characters_are_never_cut() {
        for unit in ["\u{4f60}\u{597d}", "\u{1f600}", "na\u{ef}ve caf\u{e9} ", "a\u{301}"] {
            for around in [1, 50, 200] {
                let text = format!("{}\u{597d} flight \u{4f60}{}", unit.repeat(around), unit.repeat(around));
                for terms in [&["flight"] as &[_], &[]] {
                    let (text, marked) = cut(&passage(Kind::Note, &[&text], 0), terms);
                    assert!(text.chars().count() <= 300);
                    assert_eq!(marked.len(), terms.len(), "{text}");
                }
            }
        }
        assert_eq!(cut(&passage(Kind::Note, &[""], 0), &["x"]).0, "");
        assert_eq!(cut(&passage(Kind::Note, &[], 0), &["x"]).0, "");
    }
}
