//! A program without any model still searches by words.

use crate::program::Inglenook;

#[test]
fn search_works_and_ask_says_what_to_install() {
    let inglenook = Inglenook::without_models();
    let report = inglenook.index_home();
    assert_eq!(report["vectors"], 0);
    let found = inglenook.json(&["search", "DL 407", "--json"]);
    assert!(!found["hits"].as_array().unwrap().is_empty());
    assert!(found["notes"][0].as_str().is_some(), "it says that it searched by words alone: {found:.300}");

    let output = inglenook.run(&["ask", "When is my flight?"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{errors}");
    assert!(errors.contains("cargo xtask setup"), "{errors}");
    assert!(output.stdout.is_empty());
}
