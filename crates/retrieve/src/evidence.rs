use crate::fold::repeats;
use crate::{Error, Found};
use domain::{Hit, Kind, Passage, SpanText};
use std::collections::BTreeSet;
use store::{Store, StoredChunk};

/// A hit that scores less than this part of the best one is noise in a prompt. A wrong best hit that
/// shares all words with the question scores about 1.2, a right one that shares none about 0.6:
/// the cut lies below that.
const KNEE: f32 = 0.3;

/// Unrelated texts have cosines up to about this with all-MiniLM-L6-v2.
const UNRELATED: f32 = 0.25;

/// Pieces of one mail thread: a mail, its forward and the answers to it say much the same, and leave no
/// room for what speaks of the matter elsewhere.
const OF_THREAD: usize = 2;

/// How much goes into a prompt.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Budget {
    /// Passages.
    pub passages: usize,
    /// Bytes of all passages with their headers; a token is about four.
    pub bytes: usize,
}

/// Chooses what the answer may rest on, best first and ranked anew from 1.
///
/// 1. Nothing at all when no hit is relevant: each has a cosine below 0.25 and holds fewer than two
///    of the question's terms (not the only one, of a question that has but one).
/// 2. Hits below 0.3 of the best score are left out, windows of a conversation that mostly repeat a
///    better one, and the third and further pieces of a mail thread.
/// 3. Of what was called off, a question about what lies ahead gets the notice and not the plan: a small
///    model believes the plan, even when it reads both.
/// 4. The others are taken while the budget lasts; one that does not fit is passed over, save the
///    best, which always goes in.
/// 5. A question that leans to what is new or lies ahead gets them newest first: what was said last counts,
///    and a small model believes what it reads first.
/// 6. What is left of the budget completes notes and mails, best first, with the chunks after and
///    before the hit.
///
/// # Errors
/// When the store cannot be read.
pub fn evidence(store: &Store, found: &Found, budget: Budget) -> Result<Vec<(Hit, Passage)>, Error> {
    if !is_relevant(found) {
        return Ok(vec![]);
    }
    let best = found.hits.first().map_or(0.0, |hit| hit.score);
    let mut left = budget.bytes;
    let mut chosen: Vec<(Hit, Passage)> = Vec::new();
    for ((hit, passage), explanation) in found.hits.iter().zip(&found.passages).zip(&found.explanations) {
        let known_as_called_off =
            explanation.called_off_by.is_some_and(|notice| found.hits.iter().any(|hit| hit.chunk_id == notice));
        if known_as_called_off || chosen.iter().any(|(_, above)| repeats(above, passage)) {
            continue;
        }
        let size = passage.text().len();
        let fits = chosen.is_empty() || size <= left;
        let new = passage.kind != Kind::Mail
            || chosen.iter().filter(|(_, other)| same_thread(passage, other)).count() < OF_THREAD;
        if chosen.len() < budget.passages && fits && new && hit.score >= KNEE * best {
            left = left.saturating_sub(size);
            chosen.push((Hit { rank: chosen.len() + 1, ..hit.clone() }, passage.clone()));
        }
    }
    if found.understood.preference.is_some() {
        chosen.sort_by_key(|(hit, _)| std::cmp::Reverse(hit.date));
        for (at, (hit, _)) in chosen.iter_mut().enumerate() {
            hit.rank = at + 1;
        }
    }
    complete(store, &mut chosen, left)?;
    Ok(chosen)
}

fn same_thread(one: &Passage, other: &Passage) -> bool {
    one.thread.is_some() && one.thread == other.thread && one.item != other.item
}

/// Whether anything that was found has to do with the question.
fn is_relevant(found: &Found) -> bool {
    // Without vectors words are all there is to go by. A search for nothing but filters shows what there is.
    let compared = found.hits.iter().any(|hit| hit.scores.vector.is_some());
    let enough = found.terms.len().min(if compared { 2 } else { 1 });
    found.hits.iter().zip(&found.explanations).any(|(hit, explanation)| {
        hit.scores.vector.is_some_and(|cosine| cosine >= UNRELATED) || explanation.terms.len() >= enough
    })
}

/// Spends the rest of the budget on the neighbours of what was chosen.
fn complete(store: &Store, chosen: &mut [(Hit, Passage)], mut left: usize) -> Result<(), Error> {
    let mut taken: BTreeSet<_> = chosen.iter().map(|(_, passage)| passage.chunk).collect();
    for (_, passage) in chosen.iter_mut().filter(|(_, passage)| passage.kind != Kind::Message) {
        let chunks = store.chunks_of_item(passage.item)?;
        let Some(at) = chunks.iter().position(|chunk| chunk.id == passage.chunk) else { continue };
        let after = chunks.get(at + 1);
        let before = at.checked_sub(1).and_then(|before| chunks.get(before));
        for (neighbour, follows) in [(after, true), (before, false)] {
            let Some(neighbour) = neighbour.filter(|neighbour| !taken.contains(&neighbour.id)) else { continue };
            let spans = spans(store, neighbour)?;
            let size: usize = spans.iter().map(|span| span.text.len() + 1).sum();
            if size > left {
                continue;
            }
            left -= size;
            taken.insert(neighbour.id);
            let spans = without_overlap(spans, &passage.spans);
            let at = if follows { passage.spans.len() } else { 0 };
            passage.spans.splice(at..at, spans);
        }
    }
    Ok(())
}

fn spans(store: &Store, chunk: &StoredChunk) -> Result<Vec<SpanText>, Error> {
    Ok(store.passages(&[chunk.id])?.pop().map(|passage| passage.spans).unwrap_or_default())
}

/// Spans of a neighbour without the bytes that the passage has already: chunks may overlap.
fn without_overlap(spans: Vec<SpanText>, present: &[SpanText]) -> Vec<SpanText> {
    let trimmed = |mut span: SpanText| {
        for known in present.iter().filter(|known| known.span.item == span.span.item) {
            let (range, known) = (&mut span.span.range, &known.span.range);
            if known.start <= range.start && range.start < known.end {
                let cut = known.end.min(range.end) - range.start;
                span.text = span.text.get(cut..)?.to_owned();
                range.start += cut;
            } else if known.start < range.end && range.end <= known.end {
                span.text.truncate(span.text.floor_char_boundary(known.start - range.start));
                range.end = known.start;
            }
        }
        (!span.text.trim().is_empty()).then_some(span)
    };
    spans.into_iter().filter_map(trimmed).collect()
}
