//! From the engine's types to the page's.

use crate::types::{
    AskResponse, AskTimings, Filled, Forgotten, HandOff, Heading, Hit, Placeholder, SearchResponse, Shown,
    ShownAttachment, ShownMessage, Span, Timings,
};
use std::{ops::Range, path::Path};

/// The last part of a path, as a source is called.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Stretches of a text in UTF-16 units. What does not lie at the bounds of characters is left out.
pub(crate) fn utf16(text: &str, bytes: impl IntoIterator<Item = Range<usize>>) -> Vec<Span> {
    let units = |range: Range<usize>| text.get(range).map(|part| part.encode_utf16().count());
    bytes
        .into_iter()
        .filter_map(|range| {
            let start = units(0..range.start)?;
            Some(Span { start, end: start + units(range)? })
        })
        .collect()
}

pub(crate) fn hit(hit: domain::Hit) -> Hit {
    let highlights = utf16(&hit.snippet, hit.highlights.iter().map(|part| part.start..part.end));
    Hit {
        rank: hit.rank,
        score: hit.score,
        chunk_id: hit.chunk_id.0,
        item_id: hit.item_id.0,
        kind: hit.kind,
        title: hit.title,
        people: hit.people,
        sender: hit.sender,
        date: hit.date,
        path: hit.path,
        snippet: hit.snippet,
        highlights,
    }
}

pub(crate) fn hits(hits: impl IntoIterator<Item = domain::Hit>) -> Vec<Hit> {
    hits.into_iter().map(hit).collect()
}

pub(crate) fn found(found: engine::SearchResponse) -> SearchResponse {
    let engine::Timings { embed_ms, lexical_ms, vector_ms, total_ms } = found.timings;
    SearchResponse {
        query: found.query,
        hits: hits(found.hits),
        timings: Timings { embed_ms, lexical_ms, vector_ms, total_ms },
        notes: found.notes,
    }
}

pub(crate) fn answer(answer: engine::AskResponse) -> AskResponse {
    let times = answer.timings;
    AskResponse {
        question_id: None,
        question: answer.question,
        answered: answer.answered,
        answer: answer.answer,
        citations: answer.citations.into_iter().map(Into::into).collect(),
        closest: answer.closest.into_iter().map(Into::into).collect(),
        evidence: hits(answer.evidence),
        model: answer.model,
        timings: AskTimings {
            retrieve_ms: times.retrieve_ms,
            load_ms: times.load_ms,
            first_token_ms: times.first_token_ms,
            total_ms: times.total_ms,
            prompt_tokens: times.prompt_tokens,
            completion_tokens: times.completion_tokens,
            prompt_tokens_per_s: times.prompt_tokens_per_s,
            tokens_per_s: times.tokens_per_s,
        },
        abstained: answer.abstained,
        notes: answer.notes,
        asked_as: answer.asked_as,
        hand_off: answer.hand_off,
    }
}

pub(crate) fn hand_off(made: engine::HandOff) -> HandOff {
    let placeholders = made.placeholders.into_iter();
    HandOff {
        question: made.question,
        text: made.text,
        placeholders: placeholders
            .map(|engine::Placeholder { placeholder, value }| Placeholder { placeholder, value })
            .collect(),
        evidence: hits(made.evidence),
        notes: made.notes,
    }
}

pub(crate) fn filled(placeholders: Vec<Placeholder>, pasted: &str) -> Filled {
    let placeholders: Vec<_> = placeholders
        .into_iter()
        .map(|Placeholder { placeholder, value }| engine::Placeholder { placeholder, value })
        .collect();
    let engine::Filled { text, filled, unknown } = engine::fill_in(&placeholders, pasted);
    Filled { text, filled, unknown }
}

pub(crate) fn shown(shown: engine::Shown) -> Shown {
    let headings = shown.headings.iter().filter_map(|heading| {
        let [span] = utf16(&shown.text, std::iter::once(heading.start..heading.end))[..] else { return None };
        Some(Heading { start: span.start, end: span.end, level: heading.level })
    });
    Shown {
        headings: headings.collect(),
        highlights: utf16(&shown.text, shown.passage),
        item_id: shown.item_id.0,
        kind: shown.kind,
        title: shown.title,
        date: shown.date,
        from: shown.from,
        to: shown.to,
        cc: shown.cc,
        path: shown.path,
        attachments: shown
            .attachments
            .into_iter()
            .map(|engine::ShownAttachment { name, media_type, size }| ShownAttachment { name, media_type, size })
            .collect(),
        text: shown.text,
        thread: shown
            .thread
            .into_iter()
            .map(|engine::ShownMessage { item_id, sender, date, text }| ShownMessage {
                item_id: item_id.0,
                sender,
                date,
                text,
            })
            .collect(),
        position: shown.position,
    }
}

/// What went with a source that was added as several kinds is told in one.
pub(crate) fn forgotten(all: Vec<engine::Forgotten>) -> Forgotten {
    let path = all.first().map(|gone| gone.path.display().to_string()).unwrap_or_default();
    Forgotten { path, items: all.iter().map(|gone| gone.items).sum(), chunks: all.iter().map(|gone| gone.chunks).sum() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_what_the_page_counts() {
        let text = "Zürich 🛫 at 7:45";
        let flight = text.find("at").unwrap_or_default()..text.len();
        assert_eq!(utf16(text, [0..7, flight]), [Span { start: 0, end: 6 }, Span { start: 10, end: 17 }]);
        assert_eq!(utf16(text, std::iter::once(0..2)), [], "the middle of a letter");
        assert_eq!(utf16(text, std::iter::once(0..99)), []);
    }
}
