//! What DESIGN.md's contract promises to programs that read the JSON.

use crate::program::{Inglenook, names};
use std::fs;

#[test]
fn index_prints_lines_of_progress_and_then_the_report() {
    let Some(inglenook) = Inglenook::with_models() else { return };
    let report = inglenook.index_home();
    for name in ["items", "chunks", "vectors", "skipped", "failed", "seconds"] {
        assert!(report.get(name).is_some(), "{name} is in {report}");
    }
    assert_eq!(report["failed"], serde_json::json!([]), "every file of the demo home is read");
    assert_eq!(report["vectors"], report["chunks"]);
    let again = inglenook.succeed(&["index", "--json"]);
    for line in again.lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("every line is JSON");
    }
}

#[test]
fn search_prints_the_hits_of_the_contract_in_every_mode() {
    let Some(inglenook) = Inglenook::with_models() else { return };
    inglenook.index_home();
    for mode in ["hybrid", "lexical", "vector"] {
        let found = inglenook.json(&["search", "when is my flight to Seattle", "--mode", mode, "-k", "5", "--json"]);
        assert_eq!(found["query"], "when is my flight to Seattle");
        let hits = found["hits"].as_array().unwrap();
        assert_eq!(hits.len(), 5, "{mode}");
        for (at, hit) in hits.iter().enumerate() {
            assert_eq!(hit["rank"], at + 1);
            for name in ["score", "chunk_id", "item_id", "kind", "title", "people", "date", "path", "snippet", "scores"]
            {
                assert!(hit.get(name).is_some(), "{mode}: {name} is in {hit}");
            }
            assert_eq!(names(&hit["scores"]), ["lexical", "vector"]);
        }
        assert_eq!(names(&found["timings"]), ["embed_ms", "lexical_ms", "total_ms", "vector_ms"]);
    }
}

#[test]
fn filters_exclude_alike_as_flags_and_in_the_query() {
    let Some(inglenook) = Inglenook::with_models() else { return };
    inglenook.index_home();
    for (flags, words) in [
        (vec!["--kind", "mail"], "kind:mail"),
        (vec!["--from", "toby"], "from:toby"),
        (vec!["--after", "2026-11-01", "--before", "2026-11-15"], "after:2026-11-01 before:2026-11-15"),
        (vec!["--on", "2026-10"], "on:2026-10"),
        (vec!["--has", "attachment"], "has:attachment"),
    ] {
        for mode in ["hybrid", "lexical", "vector"] {
            let mut arguments = vec!["search", "Seattle dinner flight Mama", "--json", "--mode", mode];
            arguments.extend(&flags);
            let by_flag = inglenook.json(&arguments);
            let by_word =
                inglenook.json(&["search", &format!("Seattle dinner flight Mama {words}"), "--json", "--mode", mode]);
            let ids = |found: &serde_json::Value| -> Vec<_> {
                found["hits"].as_array().unwrap().iter().map(|hit| hit["chunk_id"].clone()).collect()
            };
            assert_eq!(ids(&by_flag), ids(&by_word), "{words} in {mode}");
            assert!(!ids(&by_flag).is_empty(), "{words} leaves something in {mode}");
            for hit in by_flag["hits"].as_array().unwrap() {
                let date = hit["date"].as_str().unwrap_or_default();
                match words.split_once(':').unwrap().0 {
                    "kind" => assert_eq!(hit["kind"], "mail"),
                    "from" => assert!(hit["sender"].as_str().unwrap().to_lowercase().contains("toby")),
                    "after" => assert!(("2026-11-01".."2026-11-15").contains(&&date[..10]), "{date}"),
                    "on" => assert!(date.starts_with("2026-10"), "{date}"),
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn show_opens_the_item_behind_a_hit() {
    let Some(inglenook) = Inglenook::with_models() else { return };
    inglenook.index_home();
    let found = inglenook.json(&["search", "DL 407 boarding kind:mail", "--json"]);
    let id = found["hits"][0]["item_id"].to_string();
    let item = inglenook.json(&["show", &id, "--json"]);
    assert_eq!(item["title"], found["hits"][0]["title"]);
    assert!(inglenook.succeed(&["show", &id]).contains("DL 407"));
}

#[test]
fn bad_usage_exits_with_2_and_failures_with_1_and_both_say_what_to_do() {
    let inglenook = Inglenook::without_models();
    for (arguments, code, sentence) in [
        (vec!["search"], 2, "Usage"),
        (vec!["frobnicate"], 2, "Usage"),
        (vec!["search", "x", "--kind", "letter"], 2, "note, mail, message"),
        (vec!["search", "x", "before:someday"], 2, "2026-03-14"),
        (vec!["add", "no/such/folder"], 1, "check the path"),
        (vec!["show", "999"], 1, "there is no item 999"),
        (vec!["forget", "999", "--yes"], 1, "inglenook sources"),
        (vec!["forget", "999"], 2, "--yes"),
    ] {
        let output = inglenook.run(&arguments);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {errors}");
        assert!(errors.contains(sentence), "{arguments:?}: {errors}");
        assert!(output.stdout.is_empty(), "{arguments:?} prints nothing on standard output");
    }
    let empty = inglenook.folder().join("empty");
    fs::create_dir(&empty).unwrap();
    let output = inglenook.run(&["add", empty.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--kind"));
}

#[test]
fn adding_the_same_folder_twice_changes_nothing() {
    let inglenook = Inglenook::without_models();
    let home = crate::program::home();
    let first = inglenook.json(&["add", home.to_str().unwrap(), "--json"]);
    let kinds: Vec<_> = first.as_array().unwrap().iter().map(|source| source["kind"].as_str().unwrap()).collect();
    for kind in ["notes", "mbox", "eml", "maildir", "sms", "whatsapp"] {
        assert!(kinds.contains(&kind), "{kind} is found in the demo home: {kinds:?}");
    }
    assert_eq!(inglenook.json(&["add", home.to_str().unwrap(), "--json"]), first);
}
