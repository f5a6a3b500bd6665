use crate::{
    analyzer::{Token, Unit},
    query::Wanted,
};
use std::ops::Range;

impl Wanted {
    /// Where the words, identifiers and phrases that are wanted stand in the text of `units`.
    pub(crate) fn matches(&self, units: &[Unit]) -> Vec<Range<usize>> {
        let parts: Vec<&Token> = units.iter().flat_map(|unit| &unit.parts).collect();
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut single = |token: &Token, wanted: &dyn Fn(&str) -> bool| {
            if wanted(&token.text) {
                found.push(token.range.clone());
            }
        };
        for part in &parts {
            single(part, &|text| self.terms.iter().any(|term| term == text));
        }
        for whole in units.iter().filter_map(|unit| unit.whole.as_ref()) {
            single(whole, &|text| self.exact.iter().any(|(wanted, _)| wanted.as_deref() == Some(text)));
        }
        let phrases = self.exact.iter().map(|(_, phrase)| phrase).chain(&self.phrases);
        for phrase in phrases.filter(|phrase| !phrase.is_empty()) {
            for window in parts.windows(phrase.len()) {
                if window.iter().zip(phrase).all(|(token, wanted)| token.text == *wanted) {
                    found.push(window[0].range.start..window[window.len() - 1].range.end);
                }
            }
        }
        apart(found)
    }
}

/// In order, with those that touch or overlap joined.
fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}
