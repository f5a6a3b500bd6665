#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use domain::{ChunkId, DateTime, ItemId, Kind, Passage, Person, Role, SourceId, Span, SpanText};
use lexical::{Error, Lexical, LexicalQuery, Opened};
use std::{fs, path::Path};

fn span(item: i64, text: &str) -> SpanText {
    let span = Span { item: ItemId(item), range: 0..text.len() };
    SpanText { span, text: text.to_owned(), sender: None, date: None }
}

fn note(chunk: i64, text: &str) -> Passage {
    Passage {
        chunk: ChunkId(chunk),
        item: ItemId(chunk),
        source: SourceId(1),
        thread: None,
        kind: Kind::Note,
        title: String::new(),
        headings: Vec::new(),
        date: None,
        people: Vec::new(),
        path: String::new(),
        message_id: None,
        spans: vec![span(chunk, text)],
    }
}

fn filled(dir: &Path, passages: &[Passage]) -> Lexical {
    let (mut lexical, opened) = Lexical::open(dir, "store").unwrap();
    assert_eq!(opened, Opened::Fresh);
    lexical.apply(passages, &[]).unwrap();
    lexical.commit(1).unwrap();
    lexical
}

fn index(texts: &[&str]) -> (tempfile::TempDir, Lexical) {
    let dir = tempfile::tempdir().unwrap();
    let passages: Vec<_> = texts.iter().zip(1..).map(|(text, chunk)| note(chunk, text)).collect();
    let lexical = filled(dir.path(), &passages);
    (dir, lexical)
}

/// A query without quoted phrases is answered by the index alone.
fn unasked(chunk: ChunkId) -> Option<Passage> {
    panic!("{chunk:?} was asked for")
}

/// Chunk ids, best first.
fn found(lexical: &Lexical, query: &str) -> Vec<i64> {
    let query = LexicalQuery::of(query.to_owned());
    lexical.search(&query, 10, None, &unasked).unwrap().into_iter().map(|(chunk, _)| chunk.0).collect()
}

#[test]
fn forms_of_a_word_find_each_other_and_function_words_do_not_count() {
    let (_dir, lexical) = index(&["My flights were booked", "the is my when", "a booking for the flight to Boston"]);
    assert_eq!(found(&lexical, "When is my flight?"), [1, 3]);
    assert_eq!(found(&lexical, "boston bookings"), [3, 1]);
    assert_eq!(found(&lexical, "when the"), [2, 3], "a query of function words alone is answered with them");
}

#[test]
fn a_query_without_words_finds_nothing_and_odd_ones_are_no_error() {
    let (_dir, lexical) = index(&["red door"]);
    for query in ["", "   ", "?!", "\"", "\"\"", "-door", "👍", "\u{0}"] {
        assert!(found(&lexical, query).is_empty(), "{query:?}");
    }
    for query in
        ["door\"", "\"red door", "title:door", "door AND (", "door~2^3 [a TO b]", "+door *", "dóór\u{301}", "door\\"]
    {
        assert_eq!(found(&lexical, query), [1], "{query:?}");
    }
    assert!(lexical.search(&LexicalQuery::of("door".to_owned()), 0, None, &unasked).unwrap().is_empty());
}

#[test]
fn a_quoted_phrase_must_occur_and_an_excluded_word_must_not() {
    let texts = [
        "the red door key",
        "a door that is red, with a key",
        "red doors",
        "to be or not to be",
        "red door to the cellar",
        "京都の東",
        "東京都",
        "an e-mail of INV-2024-0815, paid",
        "paid in 2024, INV 0815 by mail",
    ];
    let (_dir, lexical) = index(&texts);
    let found = |query: &str| {
        let passage = |chunk: ChunkId| (1..).zip(texts).find(|(id, _)| ChunkId(*id) == chunk);
        let passage = |chunk: ChunkId| passage(chunk).map(|(id, text)| note(id, text));
        let found = lexical.search(&LexicalQuery::of(query), 10, None, &passage).unwrap();
        let mut scores =
            lexical.scores(&LexicalQuery::of(query), &(1..=9).map(ChunkId).collect::<Vec<_>>(), &passage).unwrap();
        scores.sort_unstable_by_key(|(chunk, _)| *chunk);
        let mut ids: Vec<_> = found.into_iter().map(|(chunk, _)| chunk).collect();
        let best_first = ids.clone();
        ids.sort_unstable();
        assert_eq!(ids, scores.into_iter().map(|(chunk, _)| chunk).collect::<Vec<_>>(), "{query}");
        best_first.into_iter().map(|chunk| chunk.0).collect::<Vec<_>>()
    };
    assert_eq!(found("key \"red door\""), [1, 3, 5]);
    assert_eq!(found("\"to be or not\""), [4]);
    assert_eq!(found("\u{201c}red door\u{201d} -key -cellar"), [3]);
    assert!(found("\"door red\" key").is_empty());
    assert_eq!(found("\"2024 0815\""), [8]);
    assert_eq!(found("paid -e-mail"), [9]);
    assert_eq!(found("\"京都\""), [7, 6], "where words end is for the reader to say");
    assert_eq!(found("\"東京都\""), [7]);
}

#[test]
fn only_allowed_chunks_are_found_and_as_many_as_wanted() {
    let texts: Vec<_> = (0..50).map(|i| format!("pear {}", "apple ".repeat(i % 7))).collect();
    let (_dir, lexical) = index(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let query = LexicalQuery::of("apple pear".to_owned());
    let all = lexical.search(&query, 50, None, &unasked).unwrap();
    assert_eq!(all.len(), 50);
    assert!(all.is_sorted_by(|a, b| a.1 > b.1 || a.1 == b.1 && a.0 < b.0), "by score, then id");
    let even = |chunk: ChunkId| chunk.0 % 2 == 0;
    let expected: Vec<_> = all.iter().copied().filter(|(chunk, _)| even(*chunk)).take(5).collect();
    assert_eq!(lexical.search(&query, 5, Some(&even), &unasked).unwrap(), expected);
}

#[test]
fn an_identifier_is_found_however_it_is_punctuated_and_above_its_parts() {
    let (_dir, lexical) = index(&[
        "flight DL 407 to Boston",
        "flight DL407 is delayed",
        "407 steps up the tower, and the DL team won 2024 to 815",
        "Rechnung INV-2024-0815 vom Mai",
        "write to anna.k@example.com",
        "Anna and her example of a dot com",
        "call me: +49 170 5550142",
        "code XKQ7ZP, gate 7",
        "total EUR 1,284.50",
    ]);
    assert_eq!(found(&lexical, "DL407")[..2], [2, 1]);
    let mut both = found(&lexical, "dl 407")[..2].to_vec();
    both.sort_unstable();
    assert_eq!(both, [1, 2]);
    assert_eq!(found(&lexical, "INV-2024-0815"), [4]);
    assert_eq!(found(&lexical, "inv20240815"), [4]);
    assert_eq!(found(&lexical, "anna.k@example.com")[0], 5);
    assert_eq!(found(&lexical, "ANNA.K@EXAMPLE.COM")[0], 5);
    for number in ["01705550142", "0170/555 01 42", "+491705550142", "0049 170 5550142"] {
        assert_eq!(found(&lexical, number)[0], 7, "{number}");
    }
    assert_eq!(found(&lexical, "xkq7zp"), [8]);
    assert_eq!(found(&lexical, "1284.50"), [9]);
}

#[test]
fn accents_and_other_languages_are_found() {
    let (_dir, lexical) = index(&[
        "Treffen im Café um neun",
        "Der Zug nach Köln fährt über Düsseldorf, Straße gesperrt",
        "J'ai réservé l'avion pour Genève",
        "来週の金曜日に東京都庁で会議があります",
        "我们在北京大学见面",
        "موعدي مع الطبيب أحمد يوم الثلاثاء",
        "서울에서 회의가 있습니다",
        "Встреча с бабушкой в четверг",
        "พรุ่งนี้ไปโรงเรียน",
    ]);
    for (query, chunk) in [
        ("cafe", 1),
        ("koln strasse", 2),
        ("AVION geneve", 3),
        ("東京", 4),
        ("北京", 5),
        ("احمد", 6),
        ("서울", 7),
        ("четверг", 8),
        ("โรงเรียน", 9),
    ] {
        assert_eq!(found(&lexical, query), [chunk], "{query}");
    }
}

#[test]
fn title_people_date_and_neighbours_are_searched_with_their_weights() {
    let dir = tempfile::tempdir().unwrap();
    let mail = Passage {
        kind: Kind::Mail,
        title: "Your booking".to_owned(),
        people: vec![(
            Role::From,
            Person { name: Some("Marta Ruiz".to_owned()), address: Some("marta@air.example".to_owned()) },
        )],
        date: Some("2026-11-28T07:45:00-05:00".parse::<DateTime>().unwrap()),
        path: "/home/me/takeout/airline.mbox".to_owned(),
        ..note(1, "It departs early")
    };
    let window = Passage {
        kind: Kind::Message,
        spans: vec![span(20, "umbrella"), span(2, "yes"), span(21, "lantern")],
        ..note(2, "")
    };
    let anchor = Passage { kind: Kind::Message, spans: vec![span(3, "lantern"), span(30, "yes")], ..note(3, "") };
    let title = Passage { title: "lantern".to_owned(), ..note(4, "words of another kind") };
    let lexical = filled(dir.path(), &[mail, window, anchor, title, note(5, "a lantern among words of another kind")]);
    for query in ["booking", "ruiz", "marta@air.example", "saturday 28 november", "airline"] {
        assert_eq!(found(&lexical, query), [1], "{query}");
    }
    assert_eq!(found(&lexical, "umbrella"), [2]);
    let order = found(&lexical, "lantern");
    let rank = |chunk| order.iter().position(|found| *found == chunk).unwrap();
    assert!(rank(4) < rank(5), "title before body: {order:?}");
    assert!(rank(3) < rank(2), "the message in the middle before its neighbours: {order:?}");
}

#[test]
fn a_chunk_is_replaced_by_its_id_and_deleted_with_it() {
    let (_dir, mut lexical) = index(&["alpha", "beta"]);
    lexical.apply(&[note(1, "gamma")], &[ChunkId(2), ChunkId(99)]).unwrap();
    assert_eq!(found(&lexical, "alpha"), [1], "nothing is seen before the commit");
    lexical.commit(2).unwrap();
    assert!(found(&lexical, "alpha beta").is_empty());
    assert_eq!(found(&lexical, "gamma"), [1]);
    lexical.apply(&[note(1, "delta"), note(1, "delta again")], &[]).unwrap();
    lexical.commit(3).unwrap();
    assert_eq!(found(&lexical, "delta"), [1]);
}

#[test]
fn ids_keep_every_bit() {
    let dir = tempfile::tempdir().unwrap();
    let ids = [0, -1, i64::MIN, i64::MAX];
    let lexical = filled(dir.path(), &ids.map(|id| note(id, "word")));
    let mut all = found(&lexical, "word");
    all.sort_unstable();
    let mut sorted = ids;
    sorted.sort_unstable();
    assert_eq!(all, sorted);
}

#[test]
fn a_reopened_index_knows_its_revision_and_its_words() {
    let (dir, mut lexical) = index(&["alpha"]);
    lexical.apply(&[note(2, "beta")], &[]).unwrap();
    lexical.commit(41).unwrap();
    drop(lexical);
    let (lexical, opened) = Lexical::open(dir.path(), "store").unwrap();
    assert_eq!((opened, lexical.rev()), (Opened::Current { rev: 41 }, 41));
    assert_eq!(found(&lexical, "beta alpha").len(), 2);
}

#[test]
fn an_empty_index_belongs_to_its_store_from_the_start() {
    let dir = tempfile::tempdir().unwrap();
    drop(Lexical::open(&dir.path().join("a/b"), "store").unwrap());
    assert_eq!(Lexical::open(&dir.path().join("a/b"), "store").unwrap().1, Opened::Current { rev: 0 });
}

#[test]
fn what_was_not_committed_is_lost_and_only_that() {
    let (dir, mut lexical) = index(&["alpha"]);
    lexical.apply(&[note(2, "beta")], &[ChunkId(1)]).unwrap();
    drop(lexical);
    let (mut lexical, opened) = Lexical::open(dir.path(), "store").unwrap();
    assert_eq!(opened, Opened::Current { rev: 1 });
    assert_eq!(found(&lexical, "alpha beta"), [1]);
    lexical.apply(&[note(2, "beta")], &[ChunkId(1)]).unwrap();
    lexical.commit(2).unwrap();
    assert_eq!(found(&lexical, "alpha beta"), [2]);
}

#[test]
fn an_index_of_another_store_is_made_anew() {
    let (dir, lexical) = index(&["alpha"]);
    drop(lexical);
    let (lexical, opened) = Lexical::open(dir.path(), "another store").unwrap();
    assert_eq!((opened, lexical.rev()), (Opened::Fresh, 0));
    assert!(found(&lexical, "alpha").is_empty());
}

#[test]
fn an_index_of_another_version_is_made_anew() {
    let (dir, lexical) = index(&["alpha"]);
    drop(lexical);
    let meta = dir.path().join("meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    let other = text.replace("version\\\":", "version\\\":9");
    assert_ne!(text, other, "the payload names the version");
    fs::write(&meta, other).unwrap();
    assert_eq!(Lexical::open(dir.path(), "store").unwrap().1, Opened::Fresh);
}

type Damage = fn(&Path);

#[test]
fn a_damaged_or_missing_file_is_noticed_and_the_index_made_anew() {
    let whole = tempfile::tempdir().unwrap();
    let mut lexical = filled(whole.path(), &[1, 2, 3, 4, 5].map(|id| note(id, "alpha beta")));
    lexical.apply(&[], &[ChunkId(2)]).unwrap();
    lexical.commit(2).unwrap();
    drop(lexical);
    let mut files: Vec<_> = fs::read_dir(whole.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    files.retain(|name| !name.to_string_lossy().ends_with(".lock"));
    for kind in ["meta.json", ".managed.json", ".term", ".idx", ".pos", ".fast", ".fieldnorm", ".store", ".del"] {
        assert!(files.iter().any(|name| name.to_string_lossy().ends_with(kind)), "no {kind} among {files:?}");
    }
    let damages: [(&str, Damage); 4] = [
        ("truncated", |path| {
            let bytes = fs::read(path).unwrap();
            fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
        }),
        ("emptied", |path| fs::write(path, b"").unwrap()),
        ("changed", |path| {
            let mut bytes = fs::read(path).unwrap();
            bytes[0] ^= 0x55;
            fs::write(path, bytes).unwrap();
        }),
        ("deleted", |path| fs::remove_file(path).unwrap()),
    ];
    for (how, damage) in damages {
        for name in &files {
            let dir = tempfile::tempdir().unwrap();
            for file in &files {
                fs::copy(whole.path().join(file), dir.path().join(file)).unwrap();
            }
            damage(&dir.path().join(name));
            let (lexical, opened) = Lexical::open(dir.path(), "store").unwrap();
            assert_eq!(opened, Opened::Fresh, "{how}: {name:?}");
            assert!(found(&lexical, "alpha").is_empty());
        }
    }
    let mut lexical = Lexical::open(whole.path(), "store").unwrap();
    assert_eq!(lexical.1, Opened::Current { rev: 2 }, "the pattern was whole");
    fs::remove_file(whole.path().join("meta.json")).unwrap();
    drop(lexical.0);
    lexical = Lexical::open(whole.path(), "store").unwrap();
    lexical.0.apply(&[note(3, "delta")], &[]).unwrap();
    lexical.0.commit(3).unwrap();
    assert_eq!(found(&lexical.0, "alpha delta"), [3], "and the new one works");
}

#[test]
fn a_second_writer_is_told_so_and_can_search() {
    let (dir, mut writing) = index(&["alpha"]);
    writing.apply(&[note(2, "beta")], &[]).unwrap();
    let (mut other, opened) = Lexical::open(dir.path(), "store").unwrap();
    assert_eq!(opened, Opened::Current { rev: 1 });
    assert!(matches!(other.apply(&[note(3, "gamma")], &[]), Err(Error::Busy { .. })));
    assert!(
        matches!(Lexical::open(dir.path(), "another store"), Err(Error::Busy { .. })),
        "nobody clears it meanwhile"
    );
    assert_eq!(found(&other, "alpha beta"), [1]);
    writing.commit(2).unwrap();
    assert_eq!(found(&other, "beta"), [2], "a search sees the last commit of any process");
    drop(writing);
    other.apply(&[note(3, "gamma")], &[]).unwrap();
    other.commit(3).unwrap();
    assert_eq!(found(&other, "alpha beta gamma").len(), 3, "and the next writer builds on it");
}

#[test]
fn what_a_killed_process_left_does_not_stop_the_next() {
    let (dir, lexical) = index(&["alpha"]);
    drop(lexical);
    // The lock is the kernel's, not the file's; and a half-written meta.json lies beside the whole one.
    fs::write(dir.path().join(".tantivy-writer.lock"), b"").unwrap();
    fs::write(dir.path().join(".tmpAbC123"), b"{").unwrap();
    let (mut lexical, opened) = Lexical::open(dir.path(), "store").unwrap();
    assert_eq!(opened, Opened::Current { rev: 1 });
    lexical.apply(&[note(2, "beta")], &[]).unwrap();
    lexical.commit(2).unwrap();
    assert_eq!(found(&lexical, "alpha beta").len(), 2);
    assert!(!dir.path().join(".tmpAbC123").exists());
}

/// How many segments of the index hold the term in any field, deleted or not.
fn segments_with(dir: &Path, term: &str) -> usize {
    let index = tantivy::Index::open_in_dir(dir).unwrap();
    let reader = index.reader().unwrap();
    let holds = |segment: &tantivy::SegmentReader| {
        index.schema().fields().any(|(field, entry)| {
            entry.field_type().is_indexed()
                && segment.inverted_index(field).unwrap().terms().get(term.as_bytes()).unwrap().is_some()
        })
    };
    reader.searcher().segment_readers().iter().filter(|segment| holds(segment)).count()
}

#[test]
fn compaction_leaves_no_trace_of_deleted_words_and_keeps_the_rest() {
    let (dir, mut lexical) = index(&["zyxwvut secret", "kept words"]);
    assert_eq!(segments_with(dir.path(), "zyxwvut"), 1, "the search of this test sees what is there");
    lexical.apply(&[], &[ChunkId(1)]).unwrap();
    lexical.commit(2).unwrap();
    lexical.compact().unwrap();
    assert_eq!(segments_with(dir.path(), "zyxwvut"), 0);
    assert_eq!(found(&lexical, "kept secret"), [2]);
    drop(lexical);
    let (lexical, opened) = Lexical::open(dir.path(), "store").unwrap();
    assert_eq!(opened, Opened::Current { rev: 2 }, "the revision survives");
    assert_eq!(found(&lexical, "kept"), [2]);
}

#[test]
fn scores_after_compaction_are_those_of_an_index_made_at_once() {
    let texts: Vec<_> =
        (0..40).map(|i| format!("pear {} plum {}", "apple ".repeat(i % 5), "fig ".repeat(i % 3))).collect();
    let (_once_dir, once) = index(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let dir = tempfile::tempdir().unwrap();
    let (mut lexical, _) = Lexical::open(dir.path(), "store").unwrap();
    for (rev, round) in [(1, 0..25), (2, 10..40), (3, 0..15)] {
        let adds: Vec<_> = round.map(|i: usize| note(i as i64 + 1, &texts[i])).collect();
        lexical.apply(&adds, &[ChunkId(500 + rev)]).unwrap();
        lexical.commit(rev as u64).unwrap();
    }
    lexical.apply(&[note(77, "apple apple apple")], &[]).unwrap();
    lexical.commit(4).unwrap();
    lexical.apply(&[], &[ChunkId(77)]).unwrap();
    lexical.commit(5).unwrap();
    lexical.compact().unwrap();
    let query = LexicalQuery::of("apple fig plum".to_owned());
    assert_eq!(lexical.search(&query, 20, None, &unasked).unwrap(), once.search(&query, 20, None, &unasked).unwrap());
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let (dir, mut lexical) = index(&["alpha"]);
    lexical.apply(&[note(2, "beta")], &[ChunkId(1)]).unwrap();
    lexical.commit(2).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(dir.path()), 0o700);
    for entry in fs::read_dir(dir.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "lock") {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }
}

#[test]
fn many_commits_leave_few_files() {
    let dir = tempfile::tempdir().unwrap();
    let (mut lexical, _) = Lexical::open(dir.path(), "store").unwrap();
    for rev in 1..30 {
        lexical.apply(&[note(rev, "word")], &[]).unwrap();
        lexical.commit(rev as u64).unwrap();
    }
    lexical.compact().unwrap();
    let files = fs::read_dir(dir.path()).unwrap().count();
    assert!(files < 100, "{files} files after 29 commits");
}

#[test]
fn analysis_gives_the_places_of_terms_and_highlights_the_matches() {
    let (_dir, lexical) = index(&[]);
    let text = "Your flights: DL 407 to Köln";
    let terms = lexical.analyze(text);
    let shown: Vec<_> = terms.iter().map(|term| (term.text.as_str(), &text[term.start..term.end])).collect();
    assert_eq!(shown, [("flight", "flights"), ("dl", "DL"), ("407", "407"), ("koln", "Köln")]);
    let marked = |query: &str| -> Vec<&str> {
        let query = LexicalQuery::of(query.to_owned());
        lexical.highlights(&query, text).into_iter().map(|range| &text[range]).collect()
    };
    assert_eq!(marked("When is the flight to koeln koln"), ["flights", "Köln"]);
    assert_eq!(marked("DL407"), ["DL 407"]);
    assert_eq!(marked("\"407 to\""), ["407 to"]);
    assert!(marked("407th").is_empty());
    assert!(marked("").is_empty());
}

#[test]
fn an_error_says_what_to_do_and_holds_no_words_of_the_user() {
    let busy = Error::Busy { dir: "/vault/lexical".into() }.to_string();
    assert!(busy.contains("/vault/lexical") && busy.contains("another Inglenook"));
}

#[test]
fn a_word_that_stands_nowhere_finds_what_it_was_meant_to_be() {
    let (_dir, lexical) =
        index(&["the receipt of the dentist", "a recipe for bread", "the restaurant by the lake", "flat and flag"]);
    assert_eq!(found(&lexical, "reciept"), [1]);
    assert_eq!(found(&lexical, "resturant"), [3]);
    assert_eq!(found(&lexical, "dentisst bill"), [1]);
    assert_eq!(lexical.respelled("the reciept").unwrap(), [("reciept".to_owned(), vec!["receipt".to_owned()])]);
    assert!(lexical.respelled("recipe").unwrap().is_empty(), "what stands somewhere is meant");
    assert!(found(&lexical, "flax").len() <= 1 && found(&lexical, "xylophone").is_empty());
    assert!(found(&lexical, "R2D3 4711").is_empty(), "codes are matched as they are");
}

#[test]
fn scores_of_chunks_found_otherwise_are_those_of_a_search() {
    let (_dir, mut lexical) = index(&["red door", "red red boat", "blue boat", "green"]);
    lexical.apply(&[note(3, "a red boat in the harbour")], &[]).unwrap();
    lexical.commit(2).unwrap();
    let query = LexicalQuery::of("red boat".to_owned());
    let all = lexical.search(&query, 10, None, &unasked).unwrap();
    let mut scores = lexical.scores(&query, &[4, 3, 2, 1, 77].map(ChunkId), &unasked).unwrap();
    scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    assert_eq!(scores.len(), 3);
    assert!(scores.iter().zip(&all).all(|(a, b)| a.0 == b.0 && (a.1 - b.1).abs() < 1e-6), "{scores:?} {all:?}");
}

#[test]
fn words_are_found_in_six_more_languages() {
    // A text, and queries in another form or spelling that must find it among the others.
    let texts: [(&str, &[&str]); 6] = [
        (
            "Der Zahnarzttermin in der Goethestraße ist am Dienstag um neun",
            &["zahnarzttermin", "GOETHESTRASSE", "Goethestraße"],
        ),
        ("Le déjeuner de l\u{2019}école commence à midi près de la forêt", &["dejeuner", "ecole", "l'école", "Forêt"]),
        ("Mañana viene el señor Ibáñez a arreglar la calefacción", &["manana", "ibanez", "calefaccion"]),
        ("我们星期六早上七点四十五分的航班从上海飞往北京", &["航班", "上海", "北京"]),
        ("来週の火曜日に歯医者の予約があります。受付は二階です", &["歯医者", "予約", "受付"]),
        ("موعد الطبيب يوم الثلاثاء في المستشفى الكبير", &["الطبيب", "المستشفي", "مَوْعِد"]),
    ];
    let (_dir, lexical) = index(&texts.map(|(text, _)| text));
    for (chunk, (_, queries)) in (1..).zip(texts) {
        for query in queries {
            assert_eq!(found(&lexical, query).first(), Some(&chunk), "{query}");
        }
    }
}
