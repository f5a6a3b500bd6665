use crate::Error;
use domain::{ItemId, Passage, SpanText};
use lexical::{Lexical, Term};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Which of a query's terms stand where. Windows of a conversation share most of their messages, so
/// each stretch of text is analysed once.
pub(crate) struct Matches<'a> {
    lexical: &'a Lexical,
    terms: &'a [String],
    known: HashMap<(ItemId, usize), BTreeSet<usize>>,
}

impl<'a> Matches<'a> {
    pub(crate) fn new(lexical: &'a Lexical, terms: &'a [String]) -> Self {
        Self { lexical, terms, known: HashMap::new() }
    }

    pub(crate) fn analyze(&self, text: &str) -> Vec<Term> {
        self.lexical.analyze(text)
    }

    /// The places, in the query, of the terms that a text holds.
    fn of(&self, text: &str) -> BTreeSet<usize> {
        let found = self.lexical.analyze(text);
        found.iter().filter_map(|found| self.terms.iter().position(|term| *term == found.text)).collect()
    }

    /// The same for a stretch of an item.
    pub(crate) fn in_span(&mut self, span: &SpanText) -> BTreeSet<usize> {
        let place = (span.span.item, span.span.range.start);
        if let Some(known) = self.known.get(&place) {
            return known.clone();
        }
        let found = self.of(&span.text);
        self.known.insert(place, found.clone());
        found
    }

    /// The same for a passage's words without its header.
    pub(crate) fn in_body(&mut self, passage: &Passage) -> BTreeSet<usize> {
        passage.spans.iter().flat_map(|span| self.in_span(span)).collect()
    }

    /// The terms that a passage holds, those of its header included.
    pub(crate) fn in_passage(&mut self, passage: &Passage) -> Vec<String> {
        let mut found = self.in_body(passage);
        found.extend(self.of(&passage.header()));
        for (_, person) in &passage.people {
            found.extend(self.of(person.label()));
        }
        found.into_iter().map(|at| self.terms[at].clone()).collect()
    }

    /// What each term is worth: the more, the rarer it is.
    pub(crate) fn weights(&self) -> Result<Vec<f32>, Error> {
        Ok(self.lexical.rarity(self.terms.iter().map(String::as_str))?)
    }

    /// The weights by term.
    pub(crate) fn by_term(&self, weights: &[f32]) -> BTreeMap<String, f32> {
        self.terms.iter().cloned().zip(weights.iter().copied()).collect()
    }
}
