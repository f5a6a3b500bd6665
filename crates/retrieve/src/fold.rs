use crate::explain::{Explanation, Nearby};
use crate::matches::Matches;
use domain::{ItemId, Passage};
use std::collections::{HashMap, VecDeque};

/// Windows of one conversation that share this much of the shorter one repeat each other.
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

/// Orders a ranked list so that each hit adds something to those above it; at most `k` remain.
///
/// Equal texts are folded into the first, and an item takes [`PER_ITEM`] places at most. A window that mostly
/// repeats one above it takes no place either: its message is remembered with that one. Of the windows around one
/// place the one about the message that matches best comes first.
pub(crate) fn folded(ranked: Vec<Ranked>, k: usize, matches: &mut Matches<'_>, weights: &[f32]) -> Vec<Ranked> {
    let mut waiting: VecDeque<Ranked> = ranked.into();
    let mut kept: Vec<Ranked> = Vec::new();
    let mut texts: HashMap<String, usize> = HashMap::new();
    let mut per_item: HashMap<ItemId, usize> = HashMap::new();
    while let Some(mut hit) = waiting.pop_front() {
        let text = normalised(&hit.passage);
        if let Some(&same) = texts.get(&text)
            && text.len() >= SHORTEST_DUPLICATE
        {
            kept[same].explanation.folded.push(hit.passage.chunk);
            continue;
        }
        if let Some(above) = kept.iter_mut().find(|above| repeats(&above.passage, &hit.passage)) {
            let nearby = Nearby { chunk_id: hit.passage.chunk, item_id: hit.passage.item, score: hit.score() };
            above.explanation.nearby.push(nearby);
            continue;
        }
        // What is left can only be folded.
        if kept.len() == k {
            continue;
        }
        if let Some(mut better) =
            better_window(&hit.passage, waiting.make_contiguous(), matches, weights).and_then(|at| waiting.remove(at))
        {
            // It goes before the other, which then repeats it.
            better.explanation.score = hit.score();
            waiting.push_front(std::mem::replace(&mut hit, better));
        }
        let count = per_item.entry(hit.passage.item).or_default();
        if *count < PER_ITEM {
            *count += 1;
            texts.insert(normalised(&hit.passage), kept.len());
            kept.push(hit);
        }
    }
    kept
}

/// The window that ranks highest need not be the one in whose middle the match stands. The place of
/// the one that is, among those that wait.
fn better_window(window: &Passage, waiting: &[Ranked], matches: &mut Matches<'_>, weights: &[f32]) -> Option<usize> {
    let item = best_message(window, matches, weights)?;
    waiting.iter().position(|other| other.passage.item == item && repeats(window, &other.passage))
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
pub(crate) fn repeats(one: &Passage, other: &Passage) -> bool {
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
