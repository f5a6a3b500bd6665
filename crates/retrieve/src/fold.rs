use crate::explain::Explanation;
use crate::matches::Matches;
use domain::{ChunkId, ItemId, Passage};
use std::collections::{HashMap, HashSet};

/// Windows of one conversation that share this much of the shorter one say the same.
const OVERLAP: f32 = 0.5;

/// Chunks of one item among the hits; more of a long newsletter would only push others out.
const PER_ITEM: usize = 3;

/// Equal texts shorter than this, "ok" and "see you at 7", are different messages.
const SHORTEST_DUPLICATE: usize = 40;

/// A ranked chunk on its way to becoming a hit.
#[derive(Clone, Debug)]
pub(crate) struct Ranked {
    pub passage: Passage,
    pub explanation: Explanation,
}

impl Ranked {
    pub(crate) fn score(&self) -> f32 {
        self.explanation.score
    }
}

/// Leaves out of a ranked list what repeats something above it, and names of each group of windows
/// the one around the message that matches best. At most `k` remain, in order.
pub(crate) fn folded(ranked: Vec<Ranked>, k: usize, matches: &mut Matches<'_>, weights: &[f32]) -> Vec<Ranked> {
    let by_item: HashMap<ItemId, usize> =
        ranked.iter().enumerate().rev().map(|(at, ranked)| (ranked.passage.item, at)).collect();
    let mut kept: Vec<Ranked> = Vec::new();
    let mut texts: HashMap<String, usize> = HashMap::new();
    let mut per_item: HashMap<ItemId, usize> = HashMap::new();
    let mut taken: HashSet<ChunkId> = HashSet::new();
    for candidate in &ranked {
        if taken.contains(&candidate.passage.chunk) {
            continue;
        }
        let text = normalised(&candidate.passage);
        if let Some(&same) = texts.get(&text)
            && text.len() >= SHORTEST_DUPLICATE
        {
            kept[same].explanation.folded.push(candidate.passage.chunk);
            continue;
        }
        if let Some(above) = kept.iter_mut().find(|above| same_talk(&above.passage, &candidate.passage)) {
            above.explanation.folded.push(candidate.passage.chunk);
            continue;
        }
        let count = per_item.entry(candidate.passage.item).or_default();
        if kept.len() == k {
            break;
        }
        if *count == PER_ITEM {
            continue;
        }
        *count += 1;
        texts.insert(text, kept.len());
        let mut hit = candidate.clone();
        // The window that ranks highest need not be the one in whose middle the match stands.
        let better =
            best_message(&hit.passage, matches, weights).and_then(|item| by_item.get(&item)).map(|&at| &ranked[at]);
        if let Some(better) = better
            && same_talk(&hit.passage, &better.passage)
            && !kept.iter().any(|above| same_talk(&above.passage, &better.passage))
        {
            let score = hit.score();
            let first = hit.passage.chunk;
            hit = better.clone();
            hit.explanation.score = score;
            hit.explanation.folded.push(first);
        }
        taken.insert(hit.passage.chunk);
        kept.push(hit);
    }
    kept
}

/// The message of a window that holds more of the query's terms than the one that the window is
/// about; `None` when none does.
fn best_message(window: &Passage, matches: &mut Matches<'_>, weights: &[f32]) -> Option<ItemId> {
    if window.spans.len() < 2 {
        return None;
    }
    let mut best: Option<(ItemId, f32)> = None;
    let mut own = 0.0;
    for span in &window.spans {
        let item = span.span.item;
        let worth = matches.in_span(span).into_iter().map(|at| weights[at]).sum();
        if item == window.item {
            own = worth;
        }
        if best.is_none_or(|(_, most)| worth > most) {
            best = Some((item, worth));
        }
    }
    best.filter(|(item, worth)| *item != window.item && *worth > own).map(|(item, _)| item)
}

/// Both are windows of one conversation and share most of the shorter one's words.
fn same_talk(one: &Passage, other: &Passage) -> bool {
    if one.thread.is_none() || one.thread != other.thread || one.spans.len().max(other.spans.len()) < 2 {
        return false;
    }
    let length = |passage: &Passage| passage.spans.iter().map(|span| span.span.range.len()).sum::<usize>();
    let shared: usize = one
        .spans
        .iter()
        .flat_map(|a| other.spans.iter().map(move |b| (&a.span, &b.span)))
        .filter(|(a, b)| a.item == b.item)
        .map(|(a, b)| a.range.end.min(b.range.end).saturating_sub(a.range.start.max(b.range.start)))
        .sum();
    let shorter = length(one).min(length(other));
    #[expect(clippy::cast_precision_loss, reason = "lengths of chunks are small")]
    let most = shared as f32 >= OVERLAP * shorter as f32;
    shorter > 0 && most
}

/// Letters and digits of the words, so that another layout of the same text is the same.
fn normalised(passage: &Passage) -> String {
    let letters = passage.spans.iter().flat_map(|span| span.text.chars()).filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
