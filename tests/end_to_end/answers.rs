//! Answers of the real model. What they are worth over all questions is `cargo xtask eval`'s to say.

use crate::program::{Inglenook, names};

#[test]
fn the_flight_question_is_answered_with_a_citation_of_the_airlines_mail() {
    let Some(inglenook) = Inglenook::with_models() else { return };
    inglenook.index_home();
    let answer = inglenook.json(&["ask", "When is my Delmar flight to Seattle?", "--json"]);
    assert_eq!(answer["answered"], true, "{answer}");
    let text = answer["answer"].as_str().unwrap();
    // There is a cancelled flight on the day before, and one of another traveller on the day after.
    assert!(text.contains("28 November") && text.contains("7:45"), "{text}");
    let cited = answer["citations"].as_array().unwrap();
    assert!(!cited.is_empty());
    for citation in cited {
        for name in ["n", "chunk_id", "item_id", "kind", "title", "from", "date", "path", "quote"] {
            assert!(citation.get(name).is_some(), "{name} is in {citation}");
        }
        assert!(text.contains(&format!("[{}]", citation["n"])), "every citation stands in the text");
        let n = citation["n"].as_u64().unwrap() as usize;
        assert_eq!(answer["evidence"][n - 1]["chunk_id"], citation["chunk_id"], "[n] is the n-th piece of evidence");
    }
    assert_eq!(
        names(&answer["timings"]),
        [
            "completion_tokens",
            "first_token_ms",
            "load_ms",
            "prompt_tokens",
            "prompt_tokens_per_s",
            "retrieve_ms",
            "tokens_per_s",
            "total_ms"
        ]
    );
}

#[test]
fn a_question_that_the_data_does_not_answer_exits_with_3() {
    let Some(inglenook) = Inglenook::with_models() else { return };
    let notes = inglenook.folder().join("notes");
    std::fs::create_dir(&notes).unwrap();
    std::fs::write(notes.join("bread.md"), "# Bread\nFlour, water, salt, patience.\n").unwrap();
    inglenook.succeed(&["add", notes.to_str().unwrap()]);
    inglenook.succeed(&["index"]);
    let output = inglenook.run(&["ask", "What is the licence plate of my car?", "--json"]);
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["answered"], false);
    assert_eq!(answer["citations"], serde_json::json!([]));
}

#[test]
fn what_nothing_is_sure_of_comes_with_the_closest_quotes_and_exits_with_3() {
    let Some(inglenook) = Inglenook::with_models() else { return };
    inglenook.index_home();
    let output = inglenook.run(&["ask", "What's the wifi password at the cabin?", "--model", "none", "--json"]);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    // Whether the selector is sure enough to answer or not: without a model it needs none, and the password is there.
    assert_eq!(answer["model"], "");
    let answered = answer["answered"].as_bool().unwrap();
    assert_eq!(output.status.code(), Some(if answered { 0 } else { 3 }));
    let quotes = answer[if answered { "citations" } else { "closest" }].as_array().unwrap();
    assert!(quotes.iter().any(|quote| quote["quote"].as_str().unwrap().contains("loonsong1974")), "{answer}");
}
