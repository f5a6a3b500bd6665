//! Kill it anywhere: the next run loses nothing and repeats nothing.

use crate::program::Inglenook;
use serde_json::Value;
use std::{
    io::{BufRead, BufReader},
    process::Stdio,
};

const QUERIES: [&str; 6] =
    ["when is my flight", "wifi password at the cabin", "walnuts", "roof quote", "Geburtstag", "boathouse door code"];

/// What a user would notice: the counts, and the hits of some queries with their words and scores.
fn state(inglenook: &Inglenook, report: &Value) -> Value {
    let hits: Vec<_> = QUERIES
        .iter()
        .map(|query| {
            let found = inglenook.json(&["search", query, "--json"]);
            let hits: Vec<_> = found["hits"]
                .as_array()
                .unwrap()
                .iter()
                .map(|hit| (hit["path"].clone(), hit["snippet"].clone(), hit["date"].clone(), hit["scores"].clone()))
                .collect();
            serde_json::json!(hits)
        })
        .collect();
    serde_json::json!({
        "items": report["items"], "chunks": report["chunks"], "vectors": report["vectors"], "hits": hits
    })
}

#[test]
fn ten_kills_at_any_moment_end_in_the_index_of_an_undisturbed_run() {
    let Some(undisturbed) = Inglenook::with_models() else { return };
    let report = undisturbed.index_home();
    let expected = state(&undisturbed, &report);

    let Some(killed) = Inglenook::with_models() else { return };
    killed.succeed(&["add", crate::program::home().to_str().unwrap()]);
    for round in 0..10_usize {
        // Killed after a number of lines of progress, so that every stage is hit on any machine.
        let mut child = killed.command(&["index", "--json"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        for _ in 0..=(round * round * 2) {
            if lines.next().is_none() {
                break;
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let printed = killed.succeed(&["index", "--json"]);
    let report: Value = serde_json::from_str(printed.lines().last().unwrap()).unwrap();
    assert_eq!(state(&killed, &report), expected);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_run_in_order_and_the_next_goes_on() {
    let Some(inglenook) = Inglenook::with_models() else { return };
    inglenook.succeed(&["add", crate::program::home().to_str().unwrap()]);
    let mut child = inglenook.command(&["index", "--json"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.next().unwrap().unwrap();
    let killed = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let report: Value = serde_json::from_str(&lines.map(Result::unwrap).last().unwrap()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert_eq!(report["interrupted"], true);
    let printed = inglenook.succeed(&["index", "--json"]);
    let report: Value = serde_json::from_str(printed.lines().last().unwrap()).unwrap();
    assert_eq!(report["vectors"], report["chunks"]);
    assert!(report.get("interrupted").is_none());
}
