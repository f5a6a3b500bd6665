//! The fourth promise: removing a source leaves no trace of its words in any file.

use crate::program::Inglenook;
use std::{fs, path::Path};

#[test]
fn no_word_of_a_forgotten_source_is_left_in_any_file_of_the_vault() {
    let Some(inglenook) = Inglenook::with_models() else { return };
    let (kept, gone) = (inglenook.folder().join("kept"), inglenook.folder().join("gone"));
    for (folder, word) in [(&kept, "marmalade"), (&gone, "zanzibarquux")] {
        fs::create_dir(folder).unwrap();
        for n in 0..30 {
            let text = format!("# Note {n} on {word}\nAll there is to know about {word}, part {n}.\n");
            fs::write(folder.join(format!("{word}-{n}.md")), text).unwrap();
        }
        inglenook.succeed(&["add", folder.to_str().unwrap()]);
    }
    inglenook.succeed(&["index"]);
    assert!(holds(&inglenook.vault(), b"zanzibarquux"), "the search of this test sees what is there");
    inglenook.succeed(&["forget", gone.to_str().unwrap(), "--yes"]);
    assert!(!holds(&inglenook.vault(), b"zanzibarquux"));
    assert!(holds(&inglenook.vault(), b"marmalade"));
    let found = inglenook.json(&["search", "marmalade", "--json"]);
    assert!(!found["hits"].as_array().unwrap().is_empty());
}

fn holds(folder: &Path, word: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            holds(&path, word)
        } else {
            let bytes = fs::read(&path).unwrap().to_ascii_lowercase();
            bytes.windows(word.len()).any(|window| window == word)
        }
    })
}
