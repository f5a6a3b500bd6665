//! Searches over a few items, through the real store and lexical index, with vectors written by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::search::find;
use crate::{Error, Found, Index, Mode, Query, search, understand};
use domain::{
    ChunkId, DateTime, Filter, Heading, ItemId, Kind, Person, Record, Role, SourceId, SourceKind, Span, ThreadHint,
};
use lexical::Lexical;
use std::path::Path;
use store::{ChunkJob, FileStat, NewChunk, Store};
use tempfile::TempDir;

/// Eight dimensions, each a meaning of its own.
type Vector = [f32; 8];
const NOWHERE: Vector = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0];

fn meaning(of: usize) -> Vector {
    let mut vector = [0.0; 8];
    vector[of] = 1.0;
    vector
}

/// A meaning that has something to do with nowhere as well.
fn near_nowhere(of: usize) -> Vector {
    let mut vector = meaning(of);
    vector[7] = 0.3;
    vector
}

fn date(text: &str) -> DateTime {
    text.parse().unwrap()
}

struct Corpus {
    _dir: TempDir,
    store: Store,
    lexical: Lexical,
    source: SourceId,
    count: u64,
}

impl Corpus {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(&dir.path().join("inglenook.db")).unwrap();
        let source = store.add_source(Path::new("/home/ada/notes"), SourceKind::Notes).unwrap();
        let (lexical, _) = Lexical::open(&dir.path().join("lexical"), &store.identity().unwrap()).unwrap();
        Self { _dir: dir, store, lexical, source, count: 0 }
    }

    fn record(&mut self, kind: Kind, title: &str, text: &str, on: Option<&str>) -> Record {
        self.count += 1;
        Record {
            key: format!("test:{}", self.count),
            kind,
            title: title.into(),
            text: text.into(),
            quoted: vec![],
            headings: Vec::<Heading>::new(),
            date: on.map(date),
            people: vec![(
                Role::From,
                Person { name: Some("Ana Lima".into()), address: Some("ana@example.org".into()) },
            )],
            thread: None,
            attachments: vec![],
            message_id: None,
            position: 0,
        }
    }

    fn put(&mut self, records: &[Record]) -> Vec<ItemId> {
        let path = format!("/home/ada/notes/{}.md", self.count);
        let source = self.source;
        self.store
            .write(|writer| {
                let file = writer.begin_file(source, Path::new(&path))?;
                let items = records.iter().map(|record| Ok(writer.put(&file, record)?.item())).collect();
                writer.finish_file(&file, &FileStat { size: 0, mtime_ns: 0, hash: [0; 32], skipped_records: 0 })?;
                items
            })
            .unwrap()
    }

    /// Keeps the chunks, gives each the vector, and brings the lexical index up to date.
    fn cut(&mut self, job: ChunkJob, chunks: Vec<(ItemId, Vec<Span>)>, vectors: &[Vector]) -> Vec<ChunkId> {
        let new = |(at, (item, spans)): (usize, (ItemId, Vec<Span>))| {
            let mut hash = [0; 32];
            hash[..8].copy_from_slice(&item.0.to_le_bytes());
            hash[8..16].copy_from_slice(&(at as u64).to_le_bytes());
            NewChunk { item, headings: vec![], spans, hash }
        };
        let chunks: Vec<NewChunk> = chunks.into_iter().enumerate().map(new).collect();
        self.store.write(|writer| writer.put_chunks(job, &chunks)).unwrap();
        let mut ids = self.store.embed_jobs(1000).unwrap();
        ids.sort();
        let vectors: Vec<_> = ids.iter().copied().zip(vectors.iter().map(|vector| vector.to_vec())).collect();
        self.store.write(|writer| writer.put_vectors(&vectors)).unwrap();
        self.lexical.apply(&self.store.passages(&ids).unwrap(), &[]).unwrap();
        self.lexical.commit(self.store.rev().unwrap()).unwrap();
        ids
    }

    /// An item of one chunk.
    fn item(&mut self, kind: Kind, title: &str, text: &str, on: Option<&str>, vector: Vector) -> ItemId {
        let record = self.record(kind, title, text, on);
        let item = self.put(&[record])[0];
        self.cut(ChunkJob::Item(item), vec![(item, vec![Span { item, range: 0..text.len() }])], &[vector]);
        item
    }

    fn note(&mut self, title: &str, text: &str, vector: Vector) -> ItemId {
        self.item(Kind::Note, title, text, None, vector)
    }

    /// A note of several chunks.
    fn long_note(&mut self, title: &str, texts: &[&str], vector: Vector) -> ItemId {
        let record = self.record(Kind::Note, title, &texts.concat(), None);
        let item = self.put(&[record])[0];
        let mut start = 0;
        let mut chunks = Vec::new();
        for text in texts {
            chunks.push((item, vec![Span { item, range: start..start + text.len() }]));
            start += text.len();
        }
        self.cut(ChunkJob::Item(item), chunks, &vec![vector; texts.len()]);
        item
    }

    /// Messages with windows of two neighbours on each side.
    fn conversation(&mut self, texts: &[&str]) -> Vec<ItemId> {
        let mut records = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            let on = format!("2026-05-01T10:{at:02}:00+00:00");
            let mut record = self.record(Kind::Message, "Ana", text, Some(&on));
            record.thread = Some(ThreadHint { keys: vec!["chat".into()], conversation: true, ..ThreadHint::default() });
            records.push(record);
        }
        let items = self.put(&records);
        let thread = self.store.item(items[0]).unwrap().unwrap().thread.unwrap();
        let window = |at: usize| {
            let around = at.saturating_sub(2)..(at + 3).min(items.len());
            let spans = around.map(|at| Span { item: items[at], range: 0..texts[at].len() }).collect();
            (items[at], spans)
        };
        let chunks = (0..items.len()).map(window).collect();
        self.cut(ChunkJob::Thread(thread), chunks, &vec![NOWHERE; items.len()]);
        items
    }

    fn query(text: &str, mode: Mode) -> Query {
        let now = "2026-11-25T09:30:00+00:00[UTC]".parse().unwrap();
        Query { text: text.into(), filter: Filter::default(), k: 10, mode, now }
    }

    fn find(&self, text: &str, mode: Mode, vector: Vector) -> Found {
        self.find_many(text, mode, vector, 10)
    }

    fn find_many(&self, text: &str, mode: Mode, vector: Vector, k: usize) -> Found {
        let query = Query { k, ..Self::query(text, mode) };
        let understood = understand(text, &query.now).unwrap();
        find(
            &self.store,
            &self.lexical,
            Some(&vector).filter(|_| mode != Mode::Lexical).map(|v| &v[..]),
            query,
            understood,
        )
        .unwrap()
    }

    fn items(&self, text: &str, mode: Mode, vector: Vector) -> Vec<ItemId> {
        self.find(text, mode, vector).hits.iter().map(|hit| hit.item_id).collect()
    }

    fn words(&self, text: &str) -> Vec<ItemId> {
        self.items(text, Mode::Lexical, NOWHERE)
    }
}

#[test]
fn each_mode_uses_its_halves_and_hybrid_adds_them() {
    let mut corpus = Corpus::new();
    let words = corpus.note("", "the boiler was repaired by the plumber", meaning(1));
    let sense = corpus.note("", "heating works again", meaning(0));
    let both = corpus.note(
        "",
        "the boiler is warm again, says Ana from next door after work",
        [0.8, 0.0, 0.0, 0.6, 0.0, 0.0, 0.0, 0.0],
    );
    assert_eq!(corpus.items("boiler repaired", Mode::Lexical, NOWHERE), [words, both]);
    assert_eq!(corpus.items("boiler repaired", Mode::Vector, meaning(0))[..2], [sense, both]);
    let found = corpus.find("boiler", Mode::Hybrid, meaning(0));
    assert_eq!(found.hits[0].item_id, both, "good in both beats best in one");
    assert_eq!(found.hits.len(), 3);
    for (hit, explanation) in found.hits.iter().zip(&found.explanations) {
        assert!(hit.scores.vector.is_some(), "the cosine of what only words found is computed");
        assert!((hit.score - explanation.lexical - explanation.vector - explanation.boost.sum()).abs() < 1e-6);
    }
    assert!(found.hits.iter().all(|hit| hit.item_id != sense || hit.scores.lexical.is_none()));
    assert_eq!(found.hits.iter().map(|hit| hit.rank).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn a_hybrid_search_without_an_embedder_compares_words_and_says_so() {
    let mut corpus = Corpus::new();
    let item = corpus.note("", "the boiler", NOWHERE);
    let mut index = Index { store: &corpus.store, lexical: &corpus.lexical, embedder: None };
    let found = search(&mut index, &Corpus::query("boiler", Mode::Hybrid)).unwrap();
    assert_eq!(found.hits[0].item_id, item);
    assert!(found.understood.notes.iter().any(|note| note.contains("no embedder")), "{:?}", found.understood.notes);
    assert!(matches!(search(&mut index, &Corpus::query("boiler", Mode::Vector)), Err(Error::NoEmbedder)));
}

#[test]
fn filters_hold_in_every_mode() {
    let mut corpus = Corpus::new();
    let mail = corpus.item(Kind::Mail, "Boiler", "the boiler", Some("2026-03-10T08:00:00+00:00"), meaning(0));
    corpus.item(Kind::Note, "Boiler", "the boiler again", Some("2026-03-10T08:00:00+00:00"), meaning(0));
    corpus.item(Kind::Mail, "Boiler", "the old boiler", Some("2025-03-10T08:00:00+00:00"), meaning(0));
    for mode in [Mode::Hybrid, Mode::Lexical, Mode::Vector] {
        assert_eq!(corpus.items("boiler kind:mail after:2026 from:lima", mode, meaning(0)), [mail], "{mode:?}");
        assert_eq!(corpus.items("boiler from:nobody", mode, meaning(0)), [], "{mode:?}");
    }
}

#[test]
fn a_query_of_nothing_but_filters_shows_the_newest() {
    let mut corpus = Corpus::new();
    let old = corpus.item(Kind::Mail, "One", "text", Some("2025-03-10T08:00:00+00:00"), NOWHERE);
    let new = corpus.item(Kind::Mail, "Two", "words", Some("2026-03-10T08:00:00+00:00"), NOWHERE);
    corpus.note("Three", "letters", NOWHERE);
    assert_eq!(corpus.words("kind:mail"), [new, old]);
    assert_eq!(corpus.words(""), []);
}

#[test]
fn a_period_in_the_question_moves_hits_up_and_excludes_none() {
    let mut corpus = Corpus::new();
    let autumn = corpus.item(Kind::Mail, "Roof", "the roof again", Some("2026-10-10T08:00:00+00:00"), NOWHERE);
    let spring = corpus.item(
        Kind::Mail,
        "Roof",
        "about the roof, written in a hurry",
        Some("2026-03-10T08:00:00+00:00"),
        NOWHERE,
    );
    assert_eq!(corpus.words("mail about the roof"), [autumn, spring]);
    assert_eq!(corpus.words("what was said of the roof in October"), [autumn, spring]);
    assert_eq!(corpus.words("what was said of the roof in March"), [spring, autumn]);
}

#[test]
fn a_text_that_names_the_day_counts_as_of_the_day() {
    let mut corpus = Corpus::new();
    let past = corpus.item(
        Kind::Mail,
        "Your flight",
        "Your flight leaves on 14 March at 7:45.",
        Some("2026-02-20T08:00:00+00:00"),
        NOWHERE,
    );
    let coming = corpus.item(
        Kind::Mail,
        "Your flight",
        "Your flight leaves on 28 November at 7:45.",
        Some("2026-10-02T08:00:00+00:00"),
        NOWHERE,
    );
    let told = corpus.item(
        Kind::Message,
        "Your flight",
        "my flight leaves the day after tomorrow, it is at noon and I have packed nothing",
        Some("2026-11-24T08:00:00+00:00"),
        NOWHERE,
    );
    assert_eq!(corpus.words("flight on 28 November")[0], coming);
    assert_eq!(corpus.words("flight in March")[0], past);
    assert_eq!(corpus.words("flight leaves on Thursday")[0], told);
    // None of them is asked for by its day: what lies ahead is preferred.
    assert_eq!(*corpus.words("When is my flight?").last().unwrap(), past);
    assert_eq!(*corpus.words("next flight").last().unwrap(), past);
}

#[test]
fn what_was_called_off_is_represented_by_the_notice_where_a_question_looks_ahead() {
    let mut corpus = Corpus::new();
    let booked = "Your flight is booked. Code: RPLKTW. It leaves on 12 December 2026.";
    let booked = corpus.item(Kind::Mail, "Booked", booked, Some("2026-09-01T08:00:00+00:00"), meaning(0));
    let off = "Booking RPLKTW was cancelled at your request.";
    corpus.item(Kind::Mail, "Goodbye", off, Some("2026-10-01T08:00:00+00:00"), meaning(1));
    let other = "Your flight is booked. Code: HKX4QZ. It leaves on 28 November 2026.";
    let other = corpus.item(Kind::Mail, "Booked", other, Some("2026-10-02T08:00:00+00:00"), meaning(0));
    let called_off = |question: &str| -> Vec<ItemId> {
        let found = corpus.find(question, Mode::Hybrid, meaning(0));
        assert!([booked, other].iter().all(|item| found.hits.iter().any(|hit| hit.item_id == *item)), "{question}");
        let off = found.hits.iter().zip(&found.explanations).filter(|(_, why)| why.called_off_by.is_some());
        off.map(|(hit, _)| hit.item_id).collect()
    };
    assert_eq!(called_off("When is my flight?"), [booked]);
    // Who asks about the past or about the booking itself gets it.
    assert!(called_off("How did I book the flight that leaves in December?").is_empty());
}

#[test]
fn the_latest_is_preferred_among_equals_only() {
    let mut corpus = Corpus::new();
    let old = corpus.item(Kind::Mail, "Invoice", "Invoice for electricity", Some("2025-03-10T08:00:00+00:00"), NOWHERE);
    let new = corpus.item(Kind::Mail, "Invoice", "Invoice of electricity", Some("2026-11-10T08:00:00+00:00"), NOWHERE);
    let other =
        corpus.item(Kind::Mail, "Hello", "a letter that says invoice once", Some("2026-11-24T08:00:00+00:00"), NOWHERE);
    assert_eq!(corpus.words("latest electricity invoice"), [new, old, other]);
}

#[test]
fn windows_that_repeat_a_better_one_are_folded_into_it() {
    let mut corpus = Corpus::new();
    let items = corpus.conversation(&[
        "good morning",
        "did you sleep",
        "the plumber comes at noon with a new boiler",
        "great",
        "shall I be there",
        "yes please",
        "and bring the keys",
        "sure thing",
        "the keys of the cellar are under the mat",
    ]);
    let found = corpus.find("plumber boiler", Mode::Lexical, NOWHERE);
    assert_eq!(found.hits.len(), 1, "one place of the conversation takes one place of the list");
    assert_eq!(found.hits[0].item_id, items[2], "the one about the message comes first");
    assert!(found.hits[0].snippet.contains("plumber comes"));
    let nearby = &found.explanations[0].nearby;
    assert_eq!(nearby.len(), 4, "all windows that hold the message are remembered");
    assert!(nearby.is_sorted_by(|a, b| a.score >= b.score) && nearby[0].score <= found.hits[0].score);
    // Two places of one conversation come before what repeats them.
    let found = corpus.find("plumber cellar", Mode::Lexical, NOWHERE);
    let mut first = [found.hits[0].item_id, found.hits[1].item_id];
    first.sort();
    assert_eq!(first, [items[2], items[8]]);
}

#[test]
fn a_window_that_ranks_higher_than_its_neighbour_yields_to_the_message_that_holds_the_words() {
    let mut corpus = Corpus::new();
    let items = corpus.conversation(&["the plumber comes at noon", "ok", "fine by me"]);
    // The vector half is sure of the last window, the words are in the first message.
    let ids: Vec<ChunkId> = items.iter().map(|&item| corpus.store.chunks_of_item(item).unwrap()[0].id).collect();
    corpus.store.write(|writer| writer.put_vectors(&[(ids[2], meaning(0).to_vec())])).unwrap();
    let found = corpus.find("plumber", Mode::Vector, near_nowhere(0));
    assert_eq!(found.hits[0].item_id, items[0]);
    assert!(found.hits[0].score > 0.9, "it has the score of the window whose place it took: {}", found.hits[0].score);
}

#[test]
fn the_same_text_in_two_items_is_one_hit_and_short_messages_are_not() {
    let mut corpus = Corpus::new();
    let text = "Save now: twenty percent off every kettle in our shop until Sunday";
    let first = corpus.note("Sale", text, NOWHERE);
    corpus.note("Sale", &text.replace(": ", " \u{2013}\n"), NOWHERE);
    let found = corpus.find("kettle", Mode::Lexical, NOWHERE);
    assert_eq!(found.hits.iter().map(|hit| hit.item_id).collect::<Vec<_>>(), [first]);
    assert_eq!(found.explanations[0].folded.len(), 1);
    corpus.note("", "see you at seven", NOWHERE);
    corpus.note("", "See you at seven!", NOWHERE);
    assert_eq!(corpus.words("seven").len(), 2);
}

#[test]
fn a_long_item_takes_three_places_at_most() {
    let mut corpus = Corpus::new();
    let texts: Vec<String> = (0..8).map(|at| format!("kettle number {at} is for sale.\n\n")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let letter = corpus.long_note("Newsletter", &texts, NOWHERE);
    let other = corpus.note("", "my own kettle leaks when it is full to the brim and very hot", NOWHERE);
    let items = corpus.words("kettle");
    assert_eq!(items.iter().filter(|item| **item == letter).count(), 3);
    assert!(items.contains(&other));
}

#[test]
fn equal_hits_keep_the_same_order_each_time() {
    let mut corpus = Corpus::new();
    let items: Vec<ItemId> = (0..20).map(|at| corpus.note("", &format!("tea {}", at % 10), meaning(0))).collect();
    let first = corpus.items("tea", Mode::Hybrid, meaning(0));
    assert_eq!(first, items[..10]);
    for _ in 0..5 {
        assert_eq!(corpus.items("tea", Mode::Hybrid, meaning(0)), first);
    }
}

#[test]
fn a_hit_shows_its_people_and_marks_other_forms_of_the_words() {
    let mut corpus = Corpus::new();
    corpus.item(Kind::Mail, "Trip", "We are booking two flights.", Some("2026-03-10T08:00:00+01:00"), NOWHERE);
    let found = corpus.find("flight booked", Mode::Lexical, NOWHERE);
    let hit = &found.hits[0];
    assert_eq!((hit.people.as_slice(), hit.sender.as_deref()), (&["Ana Lima".to_owned()][..], Some("Ana Lima")));
    let marked: Vec<&str> = hit.highlights.iter().map(|mark| &hit.snippet[mark.start..mark.end]).collect();
    assert_eq!(marked, ["booking", "flights"]);
    assert_eq!(found.explanations[0].terms.len(), 2);
}

impl Corpus {
    /// An item of somebody.
    fn by(&mut self, kind: Kind, name: &str, address: &str, text: &str) -> ItemId {
        let mut record = self.record(kind, "", text, Some("2026-05-01T10:00:00+00:00"));
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let sender = Person { name: some(name), address: some(address) };
        record.people = if name.is_empty() && address.is_empty() { vec![] } else { vec![(Role::From, sender)] };
        if kind == Kind::Mail {
            let me = Person { name: Some("Ada Hill".into()), address: Some("ada@example.org".into()) };
            record.people.push((Role::To, me));
        }
        let item = self.put(&[record])[0];
        self.cut(ChunkJob::Item(item), vec![(item, vec![Span { item, range: 0..text.len() }])], &[NOWHERE]);
        item
    }
}

/// Each question has one right first hit; what the others wrote of the same thing is found as well.
#[test]
fn a_question_may_name_people_kinds_and_codes_in_many_ways() {
    let mut corpus = Corpus::new();
    let mut put = |kind, name: &str, address: &str, text: &str| corpus.by(kind, name, address, text);
    let robert = put(Kind::Mail, "Robert Miller", "rm@example.org", "The boat needs a new sail before summer.");
    let ben = put(Kind::Mail, "Ben Stone", "ben@example.org", "The boat needs a new sail, the old boat had one.");
    let text = put(Kind::Message, "Ben Stone", "+16175550142", "we could sell the boat and the sail with it today");
    let mum = put(Kind::Mail, "Renate Hill", "renate@example.org", "I sold the boat and the sail with it.\nLove, Mum");
    let chat = put(Kind::Message, "Mum", "+447700900123", "who has the boat keys? I do not");
    let sister = put(Kind::Mail, "Clara Berg", "clara@example.org", "About the sail of the boat: it is with me.");
    let boss = put(Kind::Mail, "Ruth Kepler", "rk@work.example", "About the sail of the boat: out of question.");
    put(Kind::Note, "", "", "Lunch with my sister Clara. Then my boss, Ruth Kepler, called.");
    let note = put(Kind::Note, "", "", "What I know about the sail of the boat: white, ten by four, bought used.");
    let code = put(Kind::Mail, "Harbor", "desk@harbor.example", "Your berth is confirmed under K7QX2P.");
    let number = put(Kind::Note, "", "", "The shed opens with 8825, ask nobody.");
    put(Kind::Note, "", "", "The shed opens with a code, ask somebody: 18825 steps.");
    let phrase = put(Kind::Note, "", "", "It was Tom who painted the red door of the shed last summer.");
    put(Kind::Note, "", "", "A red shed, a red boat and a door. The door is red.");
    let restaurant = put(Kind::Note, "", "", "The restaurant at the harbor has oysters.");
    for (question, expected) in [
        ("what did Bob write about the boat sail", robert),
        ("What did Robert write about the boat's sail?", robert),
        ("the mail from ben about the boat", ben),
        ("What did Ben text about the boat?", text),
        ("what did ben text me about the boat", text),
        ("Ben's message about the boat", text),
        ("messages from 617-555-0142 about the boat", text),
        ("mail from rm@example.org about the boat", robert),
        ("what did mum write about the boat and the sail", mum),
        ("Did Mom mail me about the sail?", mum),
        ("what did mum text about the boat", chat),
        ("What did my sister say about the sail of the boat?", sister),
        ("did my boss write about the sail of the boat", boss),
        ("my notes about the sail of the boat", note),
        ("K7QX2P", code),
        ("what is k7qx2p for", code),
        ("what does 8825 open", number),
        ("\"the red door\"", phrase),
        ("what about a restuarant at the harbor", restaurant),
    ] {
        let found = corpus.find_many(question, Mode::Hybrid, near_nowhere(0), 50);
        assert_eq!(found.hits[0].item_id, expected, "{question}: {:?}", found.understood.notes);
        if question.contains("boat") {
            let items: Vec<ItemId> = found.hits.iter().map(|hit| hit.item_id).collect();
            let all = [robert, ben, text, mum, chat, sister, boss, note];
            assert!(all.iter().all(|item| items.contains(item)), "{question} lost some of what speaks of it");
        }
    }
    // Somebody else's mother, and a word that is only part of a sender's name.
    let boosted = |question: &str| {
        let found = corpus.find(question, Mode::Hybrid, near_nowhere(0));
        found.explanations.iter().any(|why| why.boost.person > 0.0)
    };
    assert!(!boosted("what did Ada's mum say") && !boosted("how far is the harbor"));
    assert!(boosted("what did the harbor say") || boosted("the mail from Harbor"));
}

/// The folder of models, as `cargo xtask setup` leaves it.
fn models() -> Option<std::path::PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(std::path::PathBuf::from)
        .or_else(|| Some(Path::new(&std::env::var_os("HOME")?).join(".cache")));
    let models = std::env::var_os("INGLENOOK_MODELS")
        .map(std::path::PathBuf::from)
        .or_else(|| Some(cache?.join("inglenook").join("models")))?;
    if models.join("all-minilm-l6-v2").join("model.int8.onnx").is_file() {
        return Some(models);
    }
    eprintln!("skipped: the models are not there; run `cargo xtask setup`");
    None
}

#[test]
fn with_the_embedder_a_paraphrase_is_found_that_shares_no_word() {
    let Some(models) = models() else { return };
    let mut embedder = embed::Embedder::load(&models).unwrap();
    let mut corpus = Corpus::new();
    let mut put = |text: &str| {
        let record = corpus.record(Kind::Note, "", text, None);
        let item = corpus.put(&[record])[0];
        let chunk = (item, vec![Span { item, range: 0..text.len() }]);
        let ids = corpus.cut(ChunkJob::Item(item), vec![chunk], &[]);
        let vector = embedder.embed_one(text).unwrap();
        corpus.store.write(|writer| writer.put_vectors(&[(ids[0], vector)])).unwrap();
        item
    };
    let cat = put("Our kitten must not eat lilies, they would kill her.");
    put("The car needs new tyres before the winter.");
    put("Sourdough: feed the starter in the evening.");
    let mut index = Index { store: &corpus.store, lexical: &corpus.lexical, embedder: Some(&mut embedder) };
    let found = search(&mut index, &Corpus::query("which plants are poisonous for cats", Mode::Hybrid)).unwrap();
    assert_eq!(found.hits[0].item_id, cat);
    assert_eq!(found.hits[0].scores.lexical, None);
    assert!(found.timings.embed_ms > 0.0 && found.timings.total_ms >= found.timings.embed_ms);
}

#[test]
fn nothing_is_found_where_neither_words_nor_meaning_bear_on_the_query() {
    let mut corpus = Corpus::new();
    corpus.note("", "the boiler was repaired in spring", meaning(1));
    let found = corpus.find("which spring festival tickets", Mode::Hybrid, meaning(2));
    assert!(found.hits.is_empty(), "one word in passing and another meaning");
    // One of two halves is enough.
    assert_eq!(corpus.find("boiler repaired", Mode::Hybrid, meaning(2)).hits.len(), 1);
    assert_eq!(corpus.find("warm rooms", Mode::Hybrid, meaning(1)).hits.len(), 1);
}
