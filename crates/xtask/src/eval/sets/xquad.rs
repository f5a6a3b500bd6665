//! XQuAD: the same paragraphs and questions in several languages, each language a home of its own.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::super::gold::Question;
use super::{Folders, Home, notes, sample};

/// There is no French in it.
const LANGUAGES: [&str; 4] = ["en", "de", "es", "zh"];

#[derive(Deserialize)]
struct File {
    data: Vec<Article>,
}

#[derive(Deserialize)]
struct Article {
    title: String,
    paragraphs: Vec<Paragraph>,
}

#[derive(Deserialize)]
struct Paragraph {
    context: String,
    qas: Vec<Asked>,
}

#[derive(Deserialize)]
struct Asked {
    id: String,
    question: String,
    answers: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    text: String,
}

/// `count` questions over all languages; the same ones in each.
pub(super) fn homes(folders: &Folders, work: &Path, count: usize) -> Result<Vec<Home>> {
    let of_each = count.div_ceil(LANGUAGES.len());
    LANGUAGES.iter().map(|language| home(folders, work, language, of_each)).collect()
}

fn home(folders: &Folders, work: &Path, language: &str, count: usize) -> Result<Home> {
    let file = folders.data.join(format!("reading/xquad/xquad.{language}.json"));
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let File { data } = serde_json::from_str(&text).with_context(|| format!("cannot read {}", file.display()))?;
    let folder = work.join("xquad").join(language);
    let mut questions = Vec::new();
    for (article, Article { title, paragraphs }) in data.into_iter().enumerate() {
        for (paragraph, Paragraph { context, qas }) in paragraphs.into_iter().enumerate() {
            let text = context.trim_start_matches('\u{feff}');
            let item = notes::write(&folder, &format!("{article}-{paragraph}.md"), &title, text)?;
            questions.extend(qas.into_iter().map(|asked| {
                let answers: Vec<String> = asked.answers.into_iter().map(|span| span.text).collect();
                Question {
                    id: asked.id,
                    question: asked.question,
                    answer: answers.first().cloned().unwrap_or_default(),
                    answers,
                    items: vec![item.clone()],
                    kind: language.to_owned(),
                    ..Question::default()
                }
            }));
        }
    }
    Ok(Home::new(&format!("xquad-{language}"), folder, None, sample::of_each(questions, count)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::super::gold::Item;
    use super::super::Set;
    use super::*;

    #[test]
    fn the_same_questions_are_asked_in_four_languages_and_their_notes_answer_them() {
        let folders = Folders::here();
        if !folders.has(Set::Xquad) {
            return;
        }
        let work = tempfile::tempdir().unwrap();
        let homes = homes(&folders, work.path(), 60).unwrap();
        let ids = |home: &Home| {
            let asks = home.rounds.iter().flat_map(|round| &round.asks);
            asks.map(|ask| ask.question.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(homes.iter().map(Home::questions).collect::<Vec<_>>(), [15; 4]);
        assert!(homes.windows(2).all(|pair| matches!(pair, [a, b] if ids(a) == ids(b))));
        for home in &homes {
            for ask in home.rounds.iter().flat_map(|round| &round.asks) {
                let [Item::Note { path }] = ask.question.items.as_slice() else { unreachable!("{:?}", ask.question) };
                let text = fs::read_to_string(home.folder.join(path)).unwrap();
                assert!(ask.question.is_answered_by(&text), "{}: {:?}", home.name, ask.question);
            }
        }
    }
}
