//! Invented people.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::super::gold::{self, Question};
use super::{Folders, Home, sample};
use crate::python;

/// A life as files.
pub(super) struct Life {
    pub(super) name: String,
    pub(super) home: PathBuf,
    /// `Name <address>`
    pub(super) owner: String,
    pub(super) now: String,
    pub(super) questions: Vec<Question>,
}

#[derive(Deserialize)]
struct About {
    owner: String,
    now: String,
}

pub(super) fn homes(folders: &Folders, work: &Path, count: usize) -> Result<Vec<Home>> {
    let mut lives = render(folders, &work.join("lives"))?;
    keep(&mut lives, count);
    Ok(lives.into_iter().map(|life| Home::new(&life.name, life.home, Some(life.now), life.questions)).collect())
}

/// Keeps at most `count` questions of each sort over all lives together.
pub(super) fn keep(lives: &mut [Life], count: usize) {
    let all = lives.iter().flat_map(|life| life.questions.iter().cloned()).collect();
    let kept = sample::of_each(all, count);
    for life in lives {
        life.questions.retain(|question| kept.iter().any(|kept| kept.id == question.id));
    }
}

/// Every `*.life`, by name.
pub(super) fn render(folders: &Folders, work: &Path) -> Result<Vec<Life>> {
    let entries = fs::read_dir(&folders.lives).with_context(|| format!("cannot read {}", folders.lives.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "life"));
    files.sort();
    files.iter().map(|file| life(&folders.lives.join("render.py"), file, work)).collect()
}

fn life(program: &Path, file: &Path, work: &Path) -> Result<Life> {
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = work.join(&name);
    let output = python::run(Command::new("python3").arg(program).arg(file).arg(&folder))?;
    if !output.status.success() {
        bail!("{} cannot be rendered: {}", file.display(), String::from_utf8_lossy(&output.stderr).trim());
    }
    let about = folder.join("life.json");
    let about = fs::read(&about).with_context(|| format!("cannot read {}", about.display()))?;
    let About { owner, now } = serde_json::from_slice(&about).with_context(|| format!("life.json of {name}"))?;
    let mut questions = gold::read(&folder.join("questions.jsonl"))?;
    for question in &mut questions {
        // Two people may share a first name, of which ids are made.
        question.id = format!("{name}/{}", question.id);
    }
    Ok(Life { name, home: folder.join("home"), owner, now, questions })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::super::gold::Item;
    use super::super::Set;
    use super::*;

    #[test]
    fn a_life_becomes_a_home_with_its_own_clock() {
        let folders = Folders::here();
        if !folders.has(Set::Lives) {
            return;
        }
        let work = tempfile::tempdir().unwrap();
        let lives = work.path().join("lives");
        fs::create_dir(&lives).unwrap();
        fs::copy(folders.lives.join("render.py"), lives.join("render.py")).unwrap();
        fs::write(
            lives.join("tom.life"),
            "life: Tom Baker\nowner: Tom Baker <tom@m.example>\nnow: 2026-03-12T09:00:00+00:00\n\n\
             @@ note boiler.md\nid: b\n--\n# Boiler\nServiced on 3 March.\n\n\
             @@ chat Family\n2026-03-01 09:13 [c1] Dev: back at six\n\n\
             @@ ask\nq: When was the boiler serviced?\na: 3 March\ngold: b\n\n\
             @@ ask\nq: When is Dev back?\na: at six\ngold: c1\n\n\
             @@ none\nq: What did the boiler cost?\n",
        )
        .unwrap();
        let folders = Folders { lives, ..folders };
        let homes = homes(&folders, work.path(), usize::MAX).unwrap();
        let home = homes.first().unwrap();
        assert_eq!((home.name.as_str(), home.now.as_deref()), ("tom", Some("2026-03-12T09:00:00+00:00")));
        assert!(home.folder.join("notes/boiler.md").is_file());
        let asks = &home.rounds.first().unwrap().asks;
        let ids: Vec<_> = asks.iter().map(|ask| (ask.question.id.as_str(), ask.question.noans)).collect();
        assert_eq!(ids, [("tom/tom-01", false), ("tom/tom-02", false), ("tom/tom-03", true)]);
        let items = asks.iter().flat_map(|ask| &ask.question.items).collect::<Vec<_>>();
        assert_eq!(items.first(), Some(&&Item::Note { path: "notes/boiler.md".into() }));
    }

    #[test]
    fn every_life_is_rendered_and_its_answers_are_right_by_their_own_measure() {
        let folders = Folders::here();
        if !folders.has(Set::Lives) {
            return;
        }
        let work = tempfile::tempdir().unwrap();
        for life in render(&folders, work.path()).unwrap() {
            assert!(life.home.is_dir() && !life.questions.is_empty(), "{}", life.name);
            for question in life.questions.iter().filter(|question| !question.noans) {
                let spellings = question.answers.iter().filter(|_| question.parts.is_empty());
                for spelling in spellings.chain([&question.answer]) {
                    assert!(question.is_answered_by(spelling), "{}: {spelling}", question.id);
                }
            }
        }
    }
}
