use crate::people::Mention;
use crate::{Error, Mode, Period};
use domain::{ChunkId, Filter, Kind, Passage, Person, Scores};
use lexical::{Lexical, LexicalQuery};
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};
use store::{ChunkSet, Store};

/// Candidates that each half of the search brings. The fused order of the first ten hardly depends
/// on it beyond a hundred; two hundred leaves room for folding.
const CANDIDATES: usize = 200;

/// Candidates by whose kinds the halves are weighed.
const JUDGED: usize = 50;

/// Candidates that each half brings from the periods that a question seems to speak of, and from whom it names.
const OF_PERIOD: usize = 50;

/// Weights of the cosine against a lexical score that is normalised by its maximum. The window of a message is
/// about several things at once, and a question about it mostly names a person and a thing; a stretch of prose is
/// about one thing, which it may put in other words. On one half of the questions each (nDCG@10 with 0.7 / 1 / 1.7
/// / 2): LoCoMo messages .577 / .569 / .55 / .53, SciFact .735 / .745 / .755 / .755, CACM .46 / .47 / .507 / .51,
/// SQuAD .914 / .918 / .92 / .92. Scores standardised or spread from 0 to 1, and feedback from the first hits did no
/// better.
mod cosine_weight {
    /// Windows of conversations.
    pub(super) const MESSAGES: f32 = 0.7;
    /// Notes and mails.
    pub(super) const PROSE: f32 = 2.0;
}

/// A chunk with what the halves of the search say of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub chunk: ChunkId,
    pub scores: Scores,
    /// The lexical score divided by the highest one, weighted; 0 without one.
    pub lexical: f32,
    /// The weighted cosine; 0 without one.
    pub vector: f32,
    /// Neither its meaning nor its words have to do with the query.
    pub noise: bool,
}

impl Candidate {
    pub(crate) fn score(&self) -> f32 {
        self.lexical + self.vector
    }
}

/// What the halves took.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spent {
    pub lexical: Duration,
    pub vector: Duration,
}

/// What the halves are asked for.
pub(crate) struct Search<'a> {
    pub store: &'a Store,
    pub lexical: &'a Lexical,
    /// Words for the lexical half.
    pub terms: &'a str,
    /// Words that texts may have instead of some of them.
    pub instead: &'a [Vec<String>],
    /// The query's vector for the other half, when it takes part.
    pub vector: Option<&'a [f32]>,
    pub filter: &'a Filter,
    pub periods: &'a [Period],
    /// Whom the question speaks of.
    pub mentions: &'a [Mention],
    pub mode: Mode,
    /// How many hits are wanted in the end.
    pub k: usize,
}

impl Search<'_> {
    /// The union of what both halves find, with the exact scores of both for each, best first.
    pub(crate) fn candidates(&self) -> Result<(Vec<Candidate>, Spent), Error> {
        let mut spent = Spent::default();
        let n = CANDIDATES.max(self.k.saturating_mul(4));
        let allowed = self.store.allowed(self.filter)?;
        let mut found = Union::default();
        self.find(allowed.as_ref(), n, &mut found, &mut spent)?;
        // What was written then may not be among the best of all times.
        for period in self.periods.iter().filter(|period| period.after.is_some()) {
            let narrowed = self.store.allowed(&narrowed(self.filter, *period))?;
            self.find(narrowed.as_ref(), OF_PERIOD, &mut found, &mut spent)?;
        }
        // Nor may what they wrote whom the question asks after.
        for mention in self.mentions.iter().filter(|mention| mention.wrote && self.filter.from.is_empty()) {
            let label = |person: &Person| person.address.clone().or(person.name.clone());
            let from: Vec<String> = mention.people.iter().filter_map(label).collect();
            if !from.is_empty() {
                let narrowed = self.store.allowed(&Filter { from, ..self.filter.clone() })?;
                self.find(narrowed.as_ref(), OF_PERIOD, &mut found, &mut spent)?;
            }
        }
        if self.mode == Mode::Hybrid {
            self.complete(&mut found, &mut spent)?;
        }
        let words = self.lexical.analyze(self.terms).len();
        let ceiling = self.lexical.ceiling(&self.lexical_query())?.max(f32::EPSILON);
        let weights = if self.mode == Mode::Hybrid && self.vector.is_some() {
            let ids = nearest(&found.cosine, JUDGED);
            let highest = found.lexical.values().copied().fold(0.0_f32, f32::max);
            Weights::of(words, &self.store.kinds(&ids)?, bearing(highest / ceiling, words))
        } else {
            Weights { lexical: 1.0, vector: 1.0 }
        };
        let mut candidates = found.fused(weights);
        for candidate in &mut candidates {
            let said = candidate.scores.lexical.is_some_and(|score| bearing(score / ceiling, words) > 0.0);
            candidate.noise = candidate.scores.vector.is_some_and(|cosine| cosine < UNRELATED) && !said;
        }
        Ok((candidates, spent))
    }

    fn find(&self, allowed: Option<&ChunkSet>, n: usize, found: &mut Union, spent: &mut Spent) -> Result<(), Error> {
        if allowed.is_some_and(ChunkSet::is_empty) {
            return Ok(());
        }
        if self.mode != Mode::Vector {
            let start = Instant::now();
            let contains = allowed.map(|set| move |id| set.contains(id));
            let contains = contains.as_ref().map(|contains| contains as &dyn Fn(ChunkId) -> bool);
            let query = self.lexical_query();
            found.lexical.extend(asking(self.store, |passage| self.lexical.search(&query, n, contains, passage))?);
            spent.lexical += start.elapsed();
        }
        if let Some(vector) = self.vector {
            let start = Instant::now();
            found.cosine.extend(self.store.nearest(vector, n, allowed)?);
            spent.vector += start.elapsed();
        }
        Ok(())
    }

    /// What one half found is scored by the other as well. Otherwise a chunk that is just outside
    /// the best two hundred of a half would lose all of that half's score.
    fn complete(&self, found: &mut Union, spent: &mut Spent) -> Result<(), Error> {
        let missing = |these: &HashMap<ChunkId, f32>, those: &HashMap<ChunkId, f32>| -> Vec<ChunkId> {
            those.keys().filter(|id| !these.contains_key(id)).copied().collect()
        };
        let unscored = missing(&found.lexical, &found.cosine);
        if !unscored.is_empty() && !found.lexical.is_empty() {
            let start = Instant::now();
            let query = self.lexical_query();
            found.lexical.extend(asking(self.store, |passage| self.lexical.scores(&query, &unscored, passage))?);
            spent.lexical += start.elapsed();
        }
        if let Some(vector) = self.vector {
            let start = Instant::now();
            let ids = missing(&found.cosine, &found.lexical);
            found.cosine.extend(self.store.cosines(vector, &ids)?);
            spent.vector += start.elapsed();
        }
        Ok(())
    }

    fn lexical_query(&self) -> LexicalQuery {
        LexicalQuery { text: self.terms.to_owned(), instead: self.instead.to_vec() }
    }
}

/// What a search of the lexical index says that may ask the store for passages.
pub(crate) fn asking<T>(
    store: &Store,
    search: impl FnOnce(&dyn Fn(ChunkId) -> Option<Passage>) -> lexical::Result<T>,
) -> Result<T, Error> {
    let failed = Cell::new(None);
    let passage = |chunk| store.passages(&[chunk]).map_err(|error| failed.set(Some(error))).ok()?.pop();
    let found = search(&passage)?;
    failed.into_inner().map_or(Ok(found), |error| Err(error.into()))
}

/// A text with a smaller cosine, in whose words the query stands in passing at most, has nothing to do with it. On the
/// halves of the questions that weights are chosen on this costs SciFact, CACM, SQuAD and LoCoMo no hit among the first
/// ten, and one in forty of the paraphrases.
const UNRELATED: f32 = 0.18;

/// How far the lexical half of a query of so many words is to be trusted beside the vector half. Dividing
/// by the highest score hides that one word in common ("flight") says little; each further word halves
/// the doubt. From four words on this hardly differs from 1.
fn trust(words: usize) -> f32 {
    1.0 - 0.5_f32.powi(i32::try_from(words).unwrap_or(i32::MAX))
}

/// Below the first the lexical half says nothing, above the second all it has to say. On the halves of the questions
/// that weights are chosen on, 99 of 100 questions of each set lie above the first, and 89 of 100 paraphrases about
/// the demo home below it. From 0.5 on a paraphrase in a hundred more would be found, and SciFact and CACM lose
/// .002 and .009.
const BEARING: std::ops::Range<f32> = 0.4..0.7;

/// Whether what the lexical half found bears on a query of so many words, from 0 to 1. Divided by the highest score, the
/// best of what shares one word in passing with the question looks like the best of what answers it. They differ in
/// `coverage`, the highest score as a part of the most that any text could have. Of a longer query less is covered by
/// what answers it, about with the root of its length.
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn bearing(coverage: f32, words: usize) -> f32 {
    if words < 2 {
        return 1.0;
    }
    let of_length = coverage * (words as f32).sqrt();
    ((of_length - BEARING.start) / (BEARING.end - BEARING.start)).clamp(0.0, 1.0)
}

/// The chunks with the highest scores.
fn nearest(scores: &HashMap<ChunkId, f32>, n: usize) -> Vec<ChunkId> {
    let mut best: Vec<(ChunkId, f32)> = scores.iter().map(|(id, score)| (*id, *score)).collect();
    best.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    best.truncate(n);
    best.into_iter().map(|(id, _)| id).collect()
}

/// What the halves are worth in a search. They add up to 2, so that a score, and what dates add to it, mean the
/// same in every search.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Weights {
    lexical: f32,
    vector: f32,
}

impl Weights {
    /// For a query of so many words with candidates of these kinds, on which the words bear so far.
    #[expect(clippy::cast_precision_loss, reason = "counts of candidates are small")]
    fn of(words: usize, kinds: &HashMap<Kind, usize>, bearing: f32) -> Self {
        let all: usize = kinds.values().sum();
        let messages = kinds.get(&Kind::Message).copied().unwrap_or(0) as f32 / all.max(1) as f32;
        let cosine = messages * cosine_weight::MESSAGES + (1.0 - messages) * cosine_weight::PROSE;
        let scale = 2.0 / (1.0 + cosine);
        Self { lexical: scale * trust(words) * bearing, vector: scale * cosine }
    }
}

/// Scores by chunk.
#[derive(Default)]
struct Union {
    lexical: HashMap<ChunkId, f32>,
    cosine: HashMap<ChunkId, f32>,
}

impl Union {
    /// Score-linear fusion. Equal scores are ordered by chunk, so that a search gives the same
    /// list each time.
    fn fused(self, weights: Weights) -> Vec<Candidate> {
        let highest = self.lexical.values().copied().fold(0.0_f32, f32::max);
        let mut scores: BTreeMap<ChunkId, Scores> = BTreeMap::new();
        for (id, lexical) in self.lexical {
            scores.entry(id).or_default().lexical = Some(lexical);
        }
        for (id, cosine) in self.cosine {
            scores.entry(id).or_default().vector = Some(cosine);
        }
        let mut candidates: Vec<Candidate> = scores
            .into_iter()
            .map(|(chunk, scores)| Candidate {
                chunk,
                scores,
                lexical: if highest > 0.0 { weights.lexical * scores.lexical.unwrap_or(0.0) / highest } else { 0.0 },
                vector: weights.vector * scores.vector.unwrap_or(0.0),
                noise: false,
            })
            .collect();
        candidates.sort_by(|a, b| b.score().total_cmp(&a.score()).then(a.chunk.cmp(&b.chunk)));
        candidates
    }
}

/// The filter within a period.
fn narrowed(filter: &Filter, period: Period) -> Filter {
    Filter {
        after: filter.after.into_iter().chain(period.after).max(),
        before: filter.before.into_iter().chain(period.before).min(),
        ..filter.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_word_is_half_the_worth_of_many() {
        assert_eq!((trust(1), trust(2)), (0.5, 0.75));
        assert!(trust(5) > 0.96 && trust(50) <= 1.0);
    }

    #[test]
    fn words_in_passing_bear_on_nothing_and_one_word_is_not_in_passing() {
        // One rare word of five, and all of them but one.
        assert!(bearing(0.15, 5) < 0.01 && bearing(0.5, 5) > 0.99);
        // A long question is never covered.
        assert!(bearing(0.2, 16) > 0.99);
        assert!((bearing(0.1, 1) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn the_vector_half_counts_more_where_candidates_are_prose() {
        let weights = |notes, messages| Weights::of(50, &[(Kind::Note, notes), (Kind::Message, messages)].into(), 1.0);
        let ratio = |weights: Weights| weights.vector / weights.lexical;
        assert!((ratio(weights(9, 0)) - cosine_weight::PROSE).abs() < 1e-5);
        assert!((ratio(weights(0, 9)) - cosine_weight::MESSAGES).abs() < 1e-5);
        assert!((ratio(weights(5, 5)) - 1.35).abs() < 1e-5);
        let both = weights(3, 1);
        assert!((both.lexical + both.vector - 2.0).abs() < 1e-5);
    }

    #[test]
    fn scores_are_added_and_ties_go_to_the_older_chunk() {
        let found = Union {
            lexical: [(ChunkId(3), 8.0), (ChunkId(1), 4.0), (ChunkId(2), 4.0)].into(),
            cosine: [(ChunkId(1), 0.25), (ChunkId(2), 0.25), (ChunkId(9), 0.75)].into(),
        };
        let order: Vec<_> =
            found.fused(Weights { lexical: 1.0, vector: 1.0 }).iter().map(|c| (c.chunk.0, c.score())).collect();
        assert_eq!(order, [(3, 1.0), (1, 0.75), (2, 0.75), (9, 0.75)]);
    }
}
