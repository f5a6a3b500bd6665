//! Real models, where they are installed: set up with `cargo xtask setup`, or named by
//! `INGLENOOK_MODELS`. Without them these tests say so and pass.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use answer::{Candidate, Event, GenerateError, Generator, Prompt, Question, ask};
use domain::{ChunkId, Hit, ItemId, Kind, Passage, Person, Role, Scores, SourceId, Span, SpanText};
use generate::{LocalModel, inspect};
use std::{
    env,
    ops::ControlFlow,
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// One test at a time: a model that is broken off interrupts all products of its process.
static ALONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file of an installed model, or `None` with a line that says that the test is skipped.
fn installed(name: &str) -> Option<PathBuf> {
    let models = env::var_os("INGLENOOK_MODELS").map(PathBuf::from).or_else(|| {
        let cache = env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))?;
        Some(cache.join("inglenook/models"))
    })?;
    let file = models.join(name).join("model.gguf");
    if file.is_file() {
        return Some(file);
    }
    eprintln!("skipped: the model {name} is not installed ({} is missing)", file.display());
    None
}

fn prompt(user: &str, max_tokens: usize) -> Prompt {
    Prompt { system: "You are a helpful assistant.".into(), user: user.into(), max_tokens }
}

/// One test for all that the smallest model can show, for it is loaded once.
#[test]
fn a_small_model_streams_stops_counts_and_can_be_broken_off() {
    let _alone = alone();
    let Some(path) = installed("smollm2-135m") else { return };
    let file = inspect(&path).unwrap();
    assert_eq!(file.family, "llama");
    assert!((100_000_000..200_000_000).contains(&file.parameters), "{file:?}");

    let mut model = LocalModel::open(&path).unwrap();
    let mut pieces = Vec::new();
    let mut ticks = 0;
    let first = model
        .generate(&prompt("Write one sentence about the sea.", 24), &mut |piece| {
            if piece.is_empty() {
                ticks += 1
            } else {
                pieces.push(piece.to_owned())
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(ticks > 0, "the caller is asked while the model loads");
    assert!(pieces.len() > 3, "text comes in pieces: {pieces:?}");
    assert_eq!(pieces.concat(), first.text);
    assert!(!first.text.contains("<|"), "no template token is written: {}", first.text);
    assert!((2..=24).contains(&first.completion_tokens), "{first:?}");
    assert!(first.prompt_tokens > 10 && first.load_ms > 0.0, "{first:?}");
    assert!(first.load_ms < first.first_token_ms && first.first_token_ms < first.total_ms, "{first:?}");

    let again =
        model.generate(&prompt("Write one sentence about the sea.", 24), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(again.text, first.text, "temperature 0: the same text every time");
    assert!(again.load_ms < f64::EPSILON, "it stays loaded");

    let mut seen = 0;
    let broken = model
        .generate(&prompt("Count from one to fifty.", 200), &mut |piece| {
            seen += usize::from(!piece.is_empty());
            if seen == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert_eq!(seen, 3);
    assert!(!broken.text.is_empty() && broken.completion_tokens < 10, "{broken:?}");

    let unread = model.generate(&prompt(&"word ".repeat(800), 8), &mut |_| ControlFlow::Break(())).unwrap();
    assert_eq!(unread.text, "", "it can be broken off while it reads");

    let long = "word ".repeat(file.context_length + 100);
    match model.generate(&prompt(&long, 8), &mut |_| ControlFlow::Continue(())) {
        Err(GenerateError::TooLong { context }) => assert_eq!(context, file.context_length),
        other => panic!("{other:?}"),
    }

    let after =
        model.generate(&prompt("Write one sentence about the sea.", 24), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(after.text, first.text, "a refused and a broken-off prompt leave nothing behind");
}

#[test]
fn a_model_whose_header_lies_is_an_error_in_words_and_not_a_crash() {
    let _alone = alone();
    let Some(path) = installed("smollm2-135m") else { return };
    // The layers are renamed, so that mistral.rs looks for tensors that are not there.
    let mut bytes = std::fs::read(&path).unwrap();
    let header = bytes.len().min(4 << 20);
    for at in 0..header - 6 {
        if &bytes[at..at + 6] == b"blk.0." {
            bytes[at + 4] = b'x';
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("model.gguf");
    std::fs::write(&copy, bytes).unwrap();
    let mut model = LocalModel::open(&copy).unwrap();
    for _ in 0..2 {
        match model.generate(&prompt("Hello", 4), &mut |_| ControlFlow::Continue(())) {
            Err(GenerateError::Model(message)) => assert!(message.contains("model.gguf"), "{message}"),
            other => panic!("{other:?}"),
        }
    }
}

fn item(id: i64, kind: Kind, title: &str, from: &str, date: &str, text: &str) -> (Hit, Passage) {
    let date = Some(date.parse().unwrap());
    let passage = Passage {
        chunk: ChunkId(id),
        item: ItemId(id),
        source: SourceId(1),
        thread: None,
        kind,
        title: title.into(),
        headings: Vec::new(),
        date,
        people: vec![(Role::From, Person::named(from))],
        path: format!("{id}.txt"),
        message_id: None,
        spans: vec![SpanText {
            span: Span { item: ItemId(id), range: 0..text.len() },
            text: text.into(),
            sender: Some(Person::named(from)),
            date,
        }],
    };
    let hit = Hit {
        rank: 1,
        score: 1.0,
        chunk_id: passage.chunk,
        item_id: passage.item,
        kind,
        title: title.into(),
        people: Vec::new(),
        sender: None,
        date,
        path: passage.path.clone(),
        message_id: None,
        snippet: String::new(),
        highlights: Vec::new(),
        scores: Scores { lexical: Some(1.0), vector: None },
    };
    (hit, passage)
}

#[test]
fn a_real_model_answers_the_flight_question_with_its_source() {
    let _alone = alone();
    let Some(path) = installed("qwen2_5-coder-1_5b") else { return };
    let evidence = [
        item(
            1,
            Kind::Mail,
            "Your trip to Boston is booked",
            "Delta Air Lines",
            "2026-10-05T14:03:00-04:00",
            "Thank you for flying with us.\nFlight DL 407 leaves Detroit on Saturday, 28 November at 7:45 AM and lands in Boston at 9:52 AM. Be at the gate by 7:15 AM.",
        ),
        item(
            2,
            Kind::Mail,
            "Thank you for flying with us",
            "Delta Air Lines",
            "2025-06-14T10:00:00-04:00",
            "We hope you enjoyed flight DL 1312 to Chicago on Friday, 13 June at 6:10 PM.",
        ),
        item(
            3,
            Kind::Message,
            "Marta",
            "Marta Ruiz",
            "2026-11-20T18:31:00-05:00",
            "Are you flying home for Thanksgiving? I could drive you to the airport.",
        ),
    ];
    let now = "2026-11-23T09:00:00-05:00[America/New_York]".parse().unwrap();
    let mut model = LocalModel::open(&path).unwrap();
    let mut text = String::new();
    let candidates =
        evidence.map(|(hit, passage)| Candidate { hit, passage, judged: None, new_address: false, stranger: false });
    let question =
        Question { text: "When is my flight?", candidates: &candidates, nothing: 0.0, ahead: false, now: &now };
    let outcome = ask(&question, Some(&mut model), &mut |event| {
        match event {
            Event::Text(more) => text.push_str(more),
            Event::Replace(all) => text = all.to_owned(),
            Event::Waiting => {}
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    let answer = &outcome.answer;
    eprintln!("{}\n{:?}", answer.text, outcome.generated);
    assert_eq!(text, answer.text);
    assert!(answer.answered, "{outcome:?}");
    assert!(answer.text.contains("28") && answer.text.contains("7:45"), "{}", answer.text);
    assert!(answer.citations.iter().any(|citation| citation.item_id == ItemId(1)), "{answer:?}");
}
