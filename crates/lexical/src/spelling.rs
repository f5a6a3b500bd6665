//! Slips of spelling: terms of the index that a term which stands nowhere may have been meant to be.

use crate::schema::Fields;
use std::collections::BTreeMap;
use tantivy::{Searcher, Term as IndexTerm};

/// Shorter terms have too many neighbours: "flat" and "flag".
const SHORTEST: usize = 4;

/// From this length on two slips are forgiven.
const LONG: usize = 8;

/// Spellings that are looked for in place of one.
const SPELLINGS: usize = 3;

/// A term in no more texts than this may be a slip as well, its writer's or the same slip of another's. Then the other
/// spelling must be that much more frequent.
const LITTLE: u64 = 1;
const TIMES: u32 = 10;

/// Terms with the same first letter, which slips rarely hit, that lie nearest: fewest slips first, then those in
/// most texts. Empty for a term that stands in several texts, and for what is no plain word.
pub(crate) fn near(searcher: &Searcher, fields: &Fields, term: &str) -> tantivy::Result<Vec<String>> {
    let is_word = term.chars().count() >= SHORTEST && term.chars().all(char::is_alphabetic);
    let texts = searcher.doc_freq(&IndexTerm::from_field_text(fields.text, term))?;
    let length = term.chars().count();
    if !is_word || texts > LITTLE || texts > 0 && length <= SHORTEST {
        return Ok(Vec::new());
    }
    let Some(first) = term.chars().next() else { return Ok(Vec::new()) };
    let start = first.to_string();
    let end = char::from_u32(u32::from(first) + 1).map(String::from);
    let most = if length >= LONG && texts == 0 { 2 } else { 1 };
    let wanted: Vec<char> = term.chars().collect();
    // How many slips, in how many texts.
    let mut found: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(fields.text)?;
        let mut range = index.terms().range().ge(&start);
        if let Some(end) = &end {
            range = range.lt(end);
        }
        let mut terms = range.into_stream()?;
        while terms.advance() {
            let Ok(known) = std::str::from_utf8(terms.key()) else { continue };
            if known.len().abs_diff(term.len()) > most * first.len_utf8().max(2) {
                continue;
            }
            let letters: Vec<char> = known.chars().collect();
            if let Some(slips) = slips(&wanted, &letters, most) {
                found.entry(known.to_owned()).or_insert((slips, 0)).1 += terms.value().doc_freq;
            }
        }
    }
    let least = if texts > 0 { TIMES } else { 0 };
    let mut found: Vec<_> = found.into_iter().filter(|(_, (slips, texts))| *slips > 0 && *texts >= least).collect();
    found.sort_by_key(|(_, (slips, texts))| (*slips, std::cmp::Reverse(*texts)));
    let fewest = found.first().map_or(0, |(_, (slips, _))| *slips);
    Ok(found.into_iter().take_while(|(_, (slips, _))| *slips == fewest).take(SPELLINGS).map(|(term, _)| term).collect())
}

/// Letters that are missing, too many, wrong, or changed places with the next (Damerau 1964), at most so many.
fn slips(one: &[char], other: &[char], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = vec![];
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let mut best = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        if row.iter().min().is_none_or(|least| *least > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_and_bounded() {
        let count =
            |a: &str, b: &str, most| slips(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>(), most);
        assert_eq!(count("reciept", "receipt", 1), Some(1), "two that changed places");
        assert_eq!(count("restur", "restaur", 1), Some(1), "one is missing");
        assert_eq!(count("dentisst", "dentist", 2), Some(1), "one too many");
        assert_eq!(count("flght", "flight", 1), Some(1));
        assert_eq!(count("flat", "flag", 1), Some(1));
        assert_eq!(count("boat", "bead", 1), None);
        assert_eq!(count("kitchen", "kettle", 2), None);
        assert_eq!(count("", "", 1), Some(0));
    }
}
