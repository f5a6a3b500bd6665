//! Stage 3: items become chunks.
//!
//! A chunk is a stretch of one item that fits the embedder: a section of a note, a mail without its
//! quotes, or a message with its neighbours. Chunks carry byte offsets, not text.

use domain::{ChunkId, DateTime, SpanText};
use std::ops::Range;
use store::{Item, NewChunk};

/// Where the embedder's word pieces end. A seam for tests, which count words instead.
pub trait WordPieces {
    /// For each word piece of `text`, the byte offset one past its end.
    fn ends(&self, text: &str) -> Vec<usize>;
}

impl WordPieces for embed::Tokens {
    fn ends(&self, text: &str) -> Vec<usize> {
        self.ends(text)
    }
}

/// A guess for when no embedder is installed: a piece ends with each word, and after every fourth
/// letter of a long one. English prose has 1.3 pieces a word; the guess errs on the side of more.
pub struct EstimatedPieces;

impl WordPieces for EstimatedPieces {
    fn ends(&self, text: &str) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut letters = 0;
        for (at, c) in text.char_indices() {
            if c.is_whitespace() {
                letters = 0;
                continue;
            }
            let end = at + c.len_utf8();
            letters += 1;
            let last = text[end..].chars().next().is_none_or(char::is_whitespace);
            if last || letters % 4 == 0 {
                ends.push(end);
            }
        }
        ends
    }
}

/// Word pieces of a whole chunk, its header line and the embedder's two marks included.
const CHUNK_TOKENS: usize = embed::MAX_TOKENS;
/// What the header line may take of them: long subjects are cut by the embedder, not the words.
const HEADER_TOKENS: usize = 56;
/// Sections below this many word pieces are joined with the next one.
const SMALL_TOKENS: usize = 48;
/// Neighbours on each side of a message. LoCoMo, turns, R@10: 59.9 alone, 76.0 with two (EVIDENCE.md).
const NEIGHBOURS: usize = 2;
/// Messages further apart than this do not belong to one talk.
const TALK_GAP_SECONDS: i64 = 24 * 3600;

/// Cuts items into chunks.
pub struct Chunker<'a> {
    pieces: &'a dyn WordPieces,
}

impl<'a> Chunker<'a> {
    /// A chunker that counts with these word pieces.
    #[must_use]
    pub fn new(pieces: &'a dyn WordPieces) -> Self {
        Self { pieces }
    }

    /// The chunks of an item that stands alone: a note or a mail.
    #[must_use]
    pub fn item(&self, item: &Item) -> Vec<NewChunk> {
        let kept = kept(item);
        let sections = self.sections(item, &kept);
        let mut chunks = Vec::new();
        for section in sections {
            for spans in self.pack(&item.text, &section.ranges) {
                chunks.push(new_chunk(item, section.headings.clone(), text_spans(item, spans)));
            }
        }
        if chunks.is_empty() {
            // Only a subject: it is found by that.
            chunks.push(new_chunk(item, Vec::new(), Vec::new()));
        }
        chunks
    }

    /// The chunks of a conversation: one for each message, with its neighbours around it.
    #[must_use]
    pub fn conversation(&self, items: &[Item]) -> Vec<NewChunk> {
        let lengths: Vec<usize> = items.iter().map(|item| self.pieces.ends(&item.text).len() + SENDER_TOKENS).collect();
        let mut chunks = Vec::new();
        for (at, item) in items.iter().enumerate() {
            if item.text.trim().is_empty() && item.attachments.is_empty() {
                continue;
            }
            if lengths[at] > BODY_TOKENS {
                for spans in self.pack(&item.text, std::slice::from_ref(&(0..item.text.len()))) {
                    chunks.push(new_chunk(item, Vec::new(), text_spans(item, spans)));
                }
                continue;
            }
            let window = window(items, &lengths, at);
            let spans = items[window].iter().map(whole).collect();
            chunks.push(new_chunk(item, Vec::new(), spans));
        }
        chunks
    }

    /// Stretches of the item that belong under one heading, small ones joined.
    fn sections(&self, item: &Item, kept: &[Range<usize>]) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        let mut open: Vec<(u8, String)> = Vec::new();
        let mut starts: Vec<(usize, Vec<String>)> = vec![(0, Vec::new())];
        for heading in &item.headings {
            open.retain(|(level, _)| *level < heading.level);
            open.push((heading.level, heading.text.clone()));
            starts.push((heading.start, open.iter().map(|(_, text)| text.clone()).collect()));
        }
        let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([item.text.len()]);
        for ((start, headings), end) in starts.iter().zip(ends) {
            let ranges: Vec<_> = kept.iter().filter_map(|range| trim(&item.text, clip(range, start, &end))).collect();
            if ranges.is_empty() {
                continue;
            }
            let tokens = ranges.iter().map(|range| self.pieces.ends(&item.text[range.clone()]).len()).sum();
            match sections.last_mut() {
                Some(last) if last.tokens.min(tokens) < SMALL_TOKENS && last.tokens + tokens <= BODY_TOKENS => {
                    last.tokens += tokens;
                    last.ranges.extend(ranges);
                    // What both stand under; the headings of each are in the words themselves.
                    let common = last.headings.iter().zip(headings).take_while(|(a, b)| a == b).count();
                    last.headings.truncate(common);
                }
                _ => sections.push(Section { headings: headings.clone(), ranges, tokens }),
            }
        }
        sections
    }

    /// Packs stretches of text into groups that fit a chunk, cutting at the end of a paragraph, else
    /// of a line, a sentence, a word.
    fn pack(&self, text: &str, ranges: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
        let mut groups: Vec<Vec<Range<usize>>> = Vec::new();
        let mut room = 0;
        for range in ranges {
            let mut rest = range.clone();
            while let Some(stretch) = trim(text, rest.clone()) {
                let ends = self.pieces.ends(&text[stretch.clone()]);
                if ends.len() <= room {
                    room -= ends.len();
                    if let Some(group) = groups.last_mut() {
                        group.push(stretch);
                    }
                    break;
                }
                if ends.len() <= BODY_TOKENS {
                    room = BODY_TOKENS - ends.len();
                    groups.push(vec![stretch]);
                    break;
                }
                let cut = stretch.start + cut(&text[stretch.clone()], &ends, BODY_TOKENS);
                groups.push(trim(text, stretch.start..cut).into_iter().collect());
                room = 0;
                rest = cut..stretch.end;
            }
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}

const BODY_TOKENS: usize = CHUNK_TOKENS - HEADER_TOKENS - 2;
/// "Name: " before each message of a window.
const SENDER_TOKENS: usize = 5;

struct Section {
    headings: Vec<String>,
    ranges: Vec<Range<usize>>,
    tokens: usize,
}

/// The item's text without quotes and signature; all of it when nothing else is left.
fn kept(item: &Item) -> Vec<Range<usize>> {
    let mut kept = Vec::new();
    let mut from = 0;
    for quoted in &item.quoted {
        kept.extend(trim(&item.text, from..quoted.start.max(from)));
        from = from.max(quoted.end);
    }
    kept.extend(trim(&item.text, from.min(item.text.len())..item.text.len()));
    if kept.is_empty() {
        kept.extend(trim(&item.text, 0..item.text.len()));
    }
    kept
}

fn clip(range: &Range<usize>, start: &usize, end: &usize) -> Range<usize> {
    range.start.max(*start)..range.end.min(*end)
}

/// The range without white space at its ends; nothing if nothing is left.
fn trim(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    if range.start >= range.end {
        return None;
    }
    let stretch = &text[range.clone()];
    let start = range.start + (stretch.len() - stretch.trim_start().len());
    let end = range.start + stretch.trim_end().len();
    (start < end).then_some(start..end)
}

/// Where to end a chunk that may hold `most` word pieces: at the best boundary in its second half.
fn cut(text: &str, ends: &[usize], most: usize) -> usize {
    let (low, high) = (ends[most / 2], ends[most - 1]);
    let stretch = &text[low..high];
    let sentence = |mark: &str| stretch.rfind(mark).map(|at| at + mark.len());
    let at = sentence("\n\n")
        .or_else(|| sentence("\n"))
        .or_else(|| [". ", "! ", "? ", "… ", "。", "！", "？"].iter().filter_map(|mark| sentence(mark)).max())
        .or_else(|| sentence(" "));
    low + at.unwrap_or(stretch.len())
}

/// The messages around `at` that fit with it, nearest first.
fn window(items: &[Item], lengths: &[usize], at: usize) -> Range<usize> {
    let together = |a: usize, b: usize| match (items[a].date, items[b].date) {
        (Some(a), Some(b)) => (b.seconds - a.seconds).abs() <= TALK_GAP_SECONDS,
        _ => true,
    };
    let (mut start, mut end, mut room) = (at, at + 1, BODY_TOKENS - lengths[at]);
    let (mut back, mut ahead) = (true, true);
    for _ in 0..NEIGHBOURS {
        back = back && start > 0 && together(start - 1, start) && lengths[start - 1] <= room;
        if back {
            start -= 1;
            room -= lengths[start];
        }
        ahead = ahead && end < items.len() && together(end - 1, end) && lengths[end] <= room;
        if ahead {
            room -= lengths[end];
            end += 1;
        }
    }
    start..end
}

fn whole(item: &Item) -> SpanText {
    item.span(0..item.text.len())
}

fn text_spans(item: &Item, ranges: Vec<Range<usize>>) -> Vec<SpanText> {
    ranges.into_iter().map(|range| item.span(range)).collect()
}

/// The chunk and its hash: over all that a reader, the embedder and the lexical index see of it but the
/// name of its file, so that a chunk is indexed anew when, and only when, one of these changed.
fn new_chunk(item: &Item, headings: Vec<String>, spans: Vec<SpanText>) -> NewChunk {
    let passage = item.passage(ChunkId(0), headings, spans);
    let mut hasher = blake3::Hasher::new();
    hasher.update(passage.text().as_bytes());
    for (role, person) in &passage.people {
        hasher.update(&[0]);
        hasher.update(role.word().as_bytes());
        for part in [&person.name, &person.address].into_iter().flatten() {
            hasher.update(&[0]);
            hasher.update(part.as_bytes());
        }
    }
    for span in &passage.spans {
        hasher.update(&[0]);
        for n in [span.span.item.0, span.span.range.start as i64, span.date.map_or(0, |date: DateTime| date.seconds)] {
            hasher.update(&n.to_le_bytes());
        }
    }
    NewChunk {
        item: item.id,
        hash: hasher.finalize().into(),
        spans: passage.spans.into_iter().map(|span| span.span).collect(),
        headings: passage.headings,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use domain::{Heading, ItemId, Kind, Person, Role, SourceId};

    /// One piece a word.
    struct Words;

    impl WordPieces for Words {
        fn ends(&self, text: &str) -> Vec<usize> {
            text.split_whitespace().map(|word| word.as_ptr() as usize - text.as_ptr() as usize + word.len()).collect()
        }
    }

    fn item(id: i64, kind: Kind, text: &str) -> Item {
        Item {
            id: ItemId(id),
            thread: None,
            key: format!("{id}"),
            kind,
            title: "Title".to_owned(),
            text: text.to_owned(),
            quoted: Vec::new(),
            headings: Vec::new(),
            date: Some(DateTime::utc(1_000 * id)),
            people: vec![(Role::From, Person::named("Ann"))],
            attachments: Vec::new(),
            message_id: None,
            path: "file".to_owned(),
            source: SourceId(1),
            position: 0,
        }
    }

    fn words(chunk: &NewChunk, items: &[Item]) -> Vec<String> {
        chunk
            .spans
            .iter()
            .map(|span| items.iter().find(|item| item.id == span.item).unwrap().text[span.range.clone()].to_owned())
            .collect()
    }

    #[test]
    fn a_short_note_is_one_chunk() {
        let note = item(1, Kind::Note, "\n  Buy milk.\n\nCall Tom.\n");
        let chunks = Chunker::new(&Words).item(&note);
        assert_eq!(chunks.len(), 1);
        assert_eq!(words(&chunks[0], &[note]), ["Buy milk.\n\nCall Tom."]);
    }

    #[test]
    fn a_note_is_cut_at_its_headings_and_small_sections_are_joined() {
        let long = |word: &str| format!("{word} ").repeat(120);
        let text = format!("# A\n{}\n# B\n{}\n## C\nshort\n", long("alpha"), long("beta"));
        let heading = |mark: &str, level: u8, name: &str| Heading {
            start: text.find(mark).unwrap(),
            level,
            text: name.to_owned(),
        };
        let note = Item {
            headings: vec![heading("# A", 1, "A"), heading("# B", 1, "B"), heading("## C", 2, "C")],
            ..item(1, Kind::Note, &text)
        };
        let chunks = Chunker::new(&Words).item(&note);
        assert_eq!(chunks.iter().map(|chunk| chunk.headings.clone()).collect::<Vec<_>>(), [["A"], ["B"]]);
        assert!(words(&chunks[1], &[note])[1].ends_with("short"), "the small section stands with the one before it");
    }

    #[test]
    fn a_long_text_is_cut_at_paragraphs_and_every_word_of_it_is_in_a_chunk() {
        let text: String = (0..40).map(|n| format!("Paragraph {n} {}.\n\n", "word ".repeat(20).trim_end())).collect();
        let note = item(1, Kind::Note, &text);
        let chunks = Chunker::new(&Words).item(&note);
        let cut: Vec<_> = chunks.iter().flat_map(|chunk| words(chunk, std::slice::from_ref(&note))).collect();
        for part in &cut {
            assert!(Words.ends(part).len() <= BODY_TOKENS);
            assert!(part.starts_with("Paragraph"), "cut at a paragraph: {part:.20}");
        }
        assert_eq!(cut.join(" ").split_whitespace().count(), text.split_whitespace().count());
    }

    #[test]
    fn a_text_without_any_boundary_is_still_cut_to_size() {
        struct Bytes;
        impl WordPieces for Bytes {
            fn ends(&self, text: &str) -> Vec<usize> {
                text.char_indices().map(|(at, c)| at + c.len_utf8()).collect()
            }
        }
        let note = item(1, Kind::Note, &"漢".repeat(1_000));
        let chunks = Chunker::new(&Bytes).item(&note);
        let total: usize =
            chunks.iter().flat_map(|chunk| words(chunk, std::slice::from_ref(&note))).map(|t| t.len()).sum();
        assert_eq!(total, note.text.len());
    }

    #[test]
    fn quotes_and_signature_are_left_out_of_a_mail_unless_they_are_all_of_it() {
        let text = "> Are you coming?\nYes, at seven.\n-- \nAnn";
        let quoted = vec![0..17, text.find("-- ").unwrap()..text.len()];
        let mail = Item { quoted, ..item(1, Kind::Mail, text) };
        let chunks = Chunker::new(&Words).item(&mail);
        assert_eq!(words(&chunks[0], &[mail]), ["Yes, at seven."]);

        let quoted = std::iter::once(0..17).collect();
        let mail = Item { quoted, ..item(1, Kind::Mail, &text[..17]) };
        let chunks = Chunker::new(&Words).item(&mail);
        assert_eq!(words(&chunks[0], &[mail]), ["> Are you coming?"]);
    }

    #[test]
    fn a_mail_without_words_is_found_by_its_subject() {
        let chunks = Chunker::new(&Words).item(&item(1, Kind::Mail, ""));
        assert_eq!(chunks.len(), 1);
        assert!(chunks[0].spans.is_empty());
    }

    #[test]
    fn a_message_is_retrieved_with_its_neighbours_of_the_same_day() {
        let mut items: Vec<_> = (1..=6).map(|id| item(id, Kind::Message, &format!("message {id}"))).collect();
        items[5].date = Some(DateTime::utc(10 * TALK_GAP_SECONDS));
        let chunks = Chunker::new(&Words).conversation(&items);
        assert_eq!(chunks.len(), 6);
        assert_eq!(words(&chunks[2], &items), ["message 1", "message 2", "message 3", "message 4", "message 5"]);
        assert_eq!(chunks[2].item, ItemId(3));
        assert_eq!(words(&chunks[5], &items), ["message 6"], "ten days later is another talk");
    }

    #[test]
    fn a_new_message_changes_only_the_windows_that_it_stands_in() {
        let items: Vec<_> = (1..=9).map(|id| item(id, Kind::Message, &format!("message {id}"))).collect();
        let hashes = |items: &[Item]| -> Vec<_> {
            Chunker::new(&Words).conversation(items).iter().map(|chunk| chunk.hash).collect()
        };
        let (before, after) = (hashes(&items[..8]), hashes(&items));
        assert_eq!(before[..6], after[..6]);
        assert_ne!(before[6..], after[6..8]);
    }

    #[test]
    fn the_estimate_ends_on_letters_and_reaches_the_end() {
        assert_eq!(EstimatedPieces.ends("to understand 漢字かな交じり"), [2, 7, 11, 13, 26, 35]);
        assert_eq!(EstimatedPieces.ends("  "), Vec::<usize>::new());
    }

    #[test]
    fn the_hash_follows_what_a_reader_sees() {
        let note = item(1, Kind::Note, "words");
        let hash = |item: &Item| Chunker::new(&Words).item(item)[0].hash;
        assert_eq!(hash(&note), hash(&note.clone()));
        for changed in [
            Item { title: "Other".to_owned(), ..note.clone() },
            Item { date: Some(DateTime::utc(9_999_999)), ..note.clone() },
            Item { people: vec![(Role::From, Person::named("Bob"))], ..note.clone() },
        ] {
            assert_ne!(hash(&note), hash(&changed));
        }
    }
}
