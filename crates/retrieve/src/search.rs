use crate::boost::{Boost, Dates};
use crate::called_off::called_off;
use crate::candidates::{Candidate, Search};
use crate::exact::Exact;
use crate::explain::Explanation;
use crate::fold::{Ranked, folded};
use crate::kin;
use crate::kinds::KIND;
use crate::matches::Matches;
use crate::people::{self, Mention};
use crate::snippet::{Snippet, snippet};
use crate::understand::{Preference, Understood, understand};
use crate::{Error, combine};
use domain::{ChunkId, Filter, Hit, Passage, Person, Scores};
use embed::Embedder;
use jiff::ZonedDateTime;
use lexical::Lexical;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};
use store::Store;

/// Ranked chunks that are read in full: so many for each hit that is wanted, for folding, and at
/// least [`READ`].
const READ_PER_HIT: usize = 4;
const READ: usize = 40;

/// The same when dates, people or kinds may move hits up.
const READ_FOR_GUESSES: usize = 100;

/// Of a query that is nothing but filters, the newest are looked for among this many chunks, those
/// indexed last.
const BROWSED: usize = 20_000;

/// What is searched.
pub struct Index<'a> {
    /// Items, chunks and vectors.
    pub store: &'a Store,
    /// The lexical index.
    pub lexical: &'a Lexical,
    /// The embedder, if one is installed.
    pub embedder: Option<&'a mut Embedder>,
}

/// A search.
#[derive(Clone, Debug)]
pub struct Query {
    /// What the user wrote, filter words included.
    pub text: String,
    /// Further conditions, from flags.
    pub filter: Filter,
    /// How many hits are wanted.
    pub k: usize,
    /// Which halves take part.
    pub mode: Mode,
    /// The clock, in the zone of the user.
    pub now: ZonedDateTime,
}

/// Which halves of the search take part.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Both.
    #[default]
    Hybrid,
    /// Words only.
    Lexical,
    /// Meaning only.
    Vector,
}

/// A word that names no mode.
#[derive(Debug, thiserror::Error)]
#[error("there is no mode \u{201c}{0}\u{201d}; the modes are hybrid, lexical, vector")]
pub struct UnknownMode(String);

impl std::str::FromStr for Mode {
    type Err = UnknownMode;

    fn from_str(word: &str) -> Result<Self, UnknownMode> {
        match word.to_lowercase().as_str() {
            "hybrid" => Ok(Self::Hybrid),
            "lexical" => Ok(Self::Lexical),
            "vector" => Ok(Self::Vector),
            _ => Err(UnknownMode(word.to_owned())),
        }
    }
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Best first.
    pub hits: Vec<Hit>,
    /// The chunks of the hits, in the same order.
    pub passages: Vec<Passage>,
    /// Why each hit is where it is, in the same order.
    pub explanations: Vec<Explanation>,
    /// What the query was read as.
    pub understood: Understood,
    /// The query's terms as the lexical index knows them, without function words.
    pub terms: Vec<String>,
    /// What the parts of the search took.
    pub timings: Timings,
}

/// Milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Timings {
    /// Embedding the query.
    pub embed_ms: f64,
    /// The lexical half.
    pub lexical_ms: f64,
    /// The vector half.
    pub vector_ms: f64,
    /// All of it, snippets included.
    pub total_ms: f64,
}

/// Searches. A lexical or vector search uses its half only; a hybrid one without an embedder is
/// a lexical one, and says so in the notes.
///
/// # Errors
/// A filter that cannot be meant, [`Error::NoEmbedder`] for a vector search without one, or a store
/// or index that cannot be read.
pub fn search(index: &mut Index<'_>, query: &Query) -> Result<Found, Error> {
    let start = Instant::now();
    let mut understood = understand(&query.text, &query.now)?;
    let mut mode = query.mode;
    let mut vector = None;
    if mode != Mode::Lexical && !understood.text.is_empty() {
        match &mut index.embedder {
            Some(embedder) => vector = Some(embedder.embed_one(&understood.text.replace('"', ""))?),
            None if mode == Mode::Vector => return Err(Error::NoEmbedder),
            None => {
                mode = Mode::Lexical;
                understood.notes.push("no embedder is installed, so only words are compared, not meanings".to_owned());
            }
        }
    }
    let embed = start.elapsed();
    let mut found = find(index.store, index.lexical, vector.as_deref(), Query { mode, ..query.clone() }, understood)?;
    found.timings.embed_ms = milliseconds(embed);
    found.timings.total_ms = milliseconds(start.elapsed());
    Ok(found)
}

/// The search once the query is understood and embedded.
pub(crate) fn find(
    store: &Store,
    lexical: &Lexical,
    vector: Option<&[f32]>,
    query: Query,
    mut understood: Understood,
) -> Result<Found, Error> {
    let _moment = store.snapshot()?;
    understood.filter = combine(query.filter, understood.filter)?;
    let mut terms = terms(lexical, &understood.terms);
    let all = self::terms(lexical, &understood.text);
    if !terms.iter().any(|term| all.contains(term)) {
        // Without its time the question holds function words at most: then the time is looked for.
        understood.terms.clone_from(&understood.text);
        terms = all;
    }
    for (word, spellings) in lexical.respelled(&understood.terms)? {
        let list = spellings.join(", ");
        understood.notes.push(format!("\u{201c}{word}\u{201d} stands hardly anywhere; looked for as well: {list}"));
        terms.extend(spellings);
    }
    let mentions = mentions(store, lexical, &mut understood)?;
    let instead: Vec<Vec<String>> = mentions
        .iter()
        .map(|mention| mention.other_names(&understood.text))
        .filter(|names| !names.is_empty())
        .collect();
    terms.extend(instead.iter().flatten().flat_map(|name| self::terms(lexical, name)));
    let search = Search {
        store,
        lexical,
        terms: &understood.terms,
        instead: &instead,
        mentions: &mentions,
        vector,
        filter: &understood.filter,
        periods: &understood.periods,
        mode: query.mode,
        k: query.k,
    };
    let (candidates, spent) = if understood.text.is_empty() { Default::default() } else { search.candidates()? };
    let mut timings = Timings {
        lexical_ms: milliseconds(spent.lexical),
        vector_ms: milliseconds(spent.vector),
        ..Timings::default()
    };
    let start = Instant::now();
    let ranked = if understood.text.is_empty() {
        newest(store, &understood.filter, query.k)?
    } else {
        ranked(store, &candidates, &understood, &mentions, terms.len(), &query.now, query.k)?
    };
    let mut matches = Matches::new(lexical, &terms);
    let weights = matches.weights()?;
    let kept = folded(ranked, query.k, &mut matches, &weights);
    let weights = matches.by_term(&weights);
    let scores: BTreeMap<ChunkId, Scores> =
        candidates.iter().map(|candidate| (candidate.chunk, candidate.scores)).collect();
    let (mut hits, mut passages, mut explanations) = (vec![], vec![], vec![]);
    for (at, Ranked { passage, mut explanation }) in kept.into_iter().enumerate() {
        explanation.terms = matches.in_passage(&passage);
        let scores = scores.get(&passage.chunk).copied().unwrap_or_default();
        let snippet = snippet(&passage, &weights, |text| matches.analyze(text));
        hits.push(hit(at + 1, &passage, explanation.score, scores, snippet));
        passages.push(passage);
        explanations.push(explanation);
    }
    timings.total_ms = milliseconds(start.elapsed()) + timings.lexical_ms + timings.vector_ms;
    Ok(Found { hits, passages, explanations, understood, terms, timings })
}

/// The best candidates with their text, after what their dates are worth.
fn ranked(
    store: &Store,
    candidates: &[Candidate],
    understood: &Understood,
    mentions: &[Mention],
    terms: usize,
    now: &ZonedDateTime,
    k: usize,
) -> Result<Vec<Ranked>, Error> {
    let dated = !understood.days.is_empty() || understood.preference.is_some();
    let exact = Exact::of(&understood.text);
    let guessed = dated || !exact.is_empty() || !mentions.is_empty() || !understood.kinds.is_empty();
    let depth = k.saturating_mul(READ_PER_HIT).max(if guessed { READ_FOR_GUESSES } else { READ });
    let candidates = &candidates[..depth.min(candidates.len())];
    let ids: Vec<ChunkId> = candidates.iter().map(|candidate| candidate.chunk).collect();
    let by_id: BTreeMap<ChunkId, &Candidate> =
        candidates.iter().map(|candidate| (candidate.chunk, candidate)).collect();
    let mut dates = Dates::new(understood, now);
    let passages = store.passages(&ids)?;
    let off = match understood.preference {
        Some(Preference::Ahead) => called_off(&passages.iter().collect::<Vec<_>>()),
        _ => HashMap::new(),
    };
    let mut ranked: Vec<Ranked> = passages
        .into_iter()
        .filter_map(|passage| {
            let candidate = by_id.get(&passage.chunk)?;
            let called_off_by = off.get(&passage.chunk).copied();
            let mut boost = if dated { dates.boost(&passage) } else { Boost::default() };
            boost.person = mentions.iter().map(|mention| mention.worth(&passage)).fold(0.0, f32::max);
            boost.exact = exact.worth(&passage, terms);
            boost.kind = if understood.kinds.contains(&passage.kind) { KIND } else { 0.0 };
            if called_off_by.is_some() {
                boost.preference = 0.0;
            }
            // Of a question about a time, a person or the newest, texts need not speak of what it asks in its words.
            let asked_for = boost.period + boost.person + boost.exact > 0.0;
            let notice = off.values().any(|notice| *notice == passage.chunk);
            if candidate.noise && !asked_for && !notice && understood.preference != Some(Preference::Newest) {
                return None;
            }
            let explanation = Explanation {
                chunk_id: candidate.chunk,
                score: candidate.score() + boost.sum(),
                lexical: candidate.lexical,
                vector: candidate.vector,
                boost,
                called_off_by,
                terms: vec![],
                folded: vec![],
                nearby: vec![],
            };
            Some(Ranked { passage, explanation })
        })
        .collect();
    raise_notices(&mut ranked);
    ranked.sort_by(|a, b| b.score().total_cmp(&a.score()).then(a.passage.chunk.cmp(&b.passage.chunk)));
    Ok(ranked)
}

/// Whom the question speaks of, which is remembered in the notes.
fn mentions(store: &Store, lexical: &Lexical, understood: &mut Understood) -> Result<Vec<Mention>, Error> {
    if understood.text.is_empty() {
        return Ok(vec![]);
    }
    let everybody = store.known_people()?;
    let mut mentions = people::mentioned(&understood.text, &everybody);
    for kin in kin::mentioned(&understood.text, store, lexical, &everybody)? {
        mentions.retain(|mention| !mention.range.contains(&kin.range.start));
        mentions.push(kin);
    }
    for mention in &mentions {
        let word = &understood.text[mention.range.clone()];
        let mut who: Vec<&str> =
            mention.people.iter().map(Person::label).chain(mention.called.iter().map(String::as_str)).collect();
        who.sort_unstable();
        who.dedup();
        if who.len() > 1 || who.first().is_some_and(|who| !who.eq_ignore_ascii_case(word)) {
            understood
                .notes
                .push(format!("\u{201c}{word}\u{201d} is read as {}; hits of theirs move up", who.join(", ")));
        }
    }
    Ok(mentions)
}

/// A notice is as good a hit as the best of what it calls off: who finds the one must see the other.
fn raise_notices(ranked: &mut [Ranked]) {
    let mut best: HashMap<ChunkId, f32> = HashMap::new();
    for hit in ranked.iter() {
        if let Some(notice) = hit.explanation.called_off_by {
            let best = best.entry(notice).or_default();
            *best = best.max(hit.score());
        }
    }
    for hit in ranked {
        if let Some(best) = best.get(&hit.passage.chunk) {
            hit.explanation.score = hit.explanation.score.max(*best);
        }
    }
}

/// For a query of nothing but filters: what they leave, the newest first.
fn newest(store: &Store, filter: &Filter, k: usize) -> Result<Vec<Ranked>, Error> {
    let Some(allowed) = store.allowed(filter)? else { return Ok(vec![]) };
    let ids: Vec<ChunkId> = allowed.iter().skip(allowed.len().saturating_sub(BROWSED)).collect();
    let mut passages = Vec::new();
    for ids in ids.chunks(1000) {
        passages.extend(store.passages(ids)?);
        passages.sort_by_key(|passage| (std::cmp::Reverse(passage.date), passage.chunk));
        passages.truncate(k.saturating_mul(READ_PER_HIT));
    }
    let unscored = |passage: Passage| {
        let explanation = Explanation {
            chunk_id: passage.chunk,
            score: 0.0,
            lexical: 0.0,
            vector: 0.0,
            boost: Boost::default(),
            called_off_by: None,
            terms: vec![],
            folded: vec![],
            nearby: vec![],
        };
        Ranked { passage, explanation }
    };
    Ok(passages.into_iter().map(unscored).collect())
}

/// The query's terms; those after a minus are not wanted and so not looked for.
fn terms(lexical: &Lexical, text: &str) -> Vec<String> {
    let wanted: Vec<&str> = text.split_whitespace().filter(|word| !word.starts_with('-')).collect();
    let mut terms: Vec<String> = Vec::new();
    for term in lexical.analyze(&wanted.join(" ")) {
        if !terms.contains(&term.text) {
            terms.push(term.text);
        }
    }
    terms
}

fn hit(rank: usize, passage: &Passage, score: f32, scores: Scores, snippet: Snippet) -> Hit {
    let mut people: Vec<String> = Vec::new();
    for (_, person) in &passage.people {
        if !people.iter().any(|known| known == person.label()) {
            people.push(person.label().to_owned());
        }
    }
    Hit {
        rank,
        score,
        chunk_id: passage.chunk,
        item_id: passage.item,
        kind: passage.kind,
        title: passage.title.clone(),
        people,
        sender: passage.sender().map(|person| person.label().to_owned()),
        date: passage.date,
        path: passage.path.clone(),
        message_id: passage.message_id.clone(),
        snippet: snippet.text,
        highlights: snippet.highlights,
        scores,
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
