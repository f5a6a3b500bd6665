//! What is asked: sets of questions, each about one or several homes.

mod demo;
mod injection;
mod lives;
mod locomo;
mod notes;
mod sample;
mod squad;
mod xquad;

use std::env;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::ValueEnum;
use serde::Serialize;

pub(super) use self::injection::Attack;
use super::gold::Question;
use crate::paths::Paths;

/// A set of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Set {
    /// The demo home (tests/fixtures)
    Demo,
    /// Invented people (tests/lives)
    Lives,
    /// Paragraphs of Wikipedia, with questions that nothing answers (SQuAD 2)
    Squad,
    /// Paragraphs and questions in English, German, Spanish and Chinese (XQuAD)
    Xquad,
    /// Long conversations (LoCoMo)
    Locomo,
    /// Mails of strangers that try to decide an answer
    Injection,
}

/// A folder that is indexed in a vault of its own, and what is asked about it.
#[derive(Debug)]
pub(super) struct Home {
    pub(super) name: String,
    pub(super) folder: PathBuf,
    /// The clock; the demo's where absent.
    pub(super) now: Option<String>,
    pub(super) rounds: Vec<Round>,
}

/// Questions that are asked together.
#[derive(Debug)]
pub(super) struct Round {
    /// A folder that is added for this round, and forgotten after it.
    pub(super) planted: Option<PathBuf>,
    pub(super) asks: Vec<Ask>,
}

#[derive(Debug)]
pub(super) struct Ask {
    pub(super) question: Question,
    pub(super) attack: Option<Attack>,
}

impl Home {
    fn new(name: &str, folder: PathBuf, now: Option<String>, questions: Vec<Question>) -> Self {
        Self { name: name.to_owned(), folder, now, rounds: vec![Round::clean(questions)] }
    }

    fn questions(&self) -> usize {
        self.rounds.iter().map(|round| round.asks.len()).sum()
    }
}

impl Round {
    fn clean(questions: Vec<Question>) -> Self {
        let asks = questions.into_iter().map(|question| Ask { question, attack: None }).collect();
        Self { planted: None, asks }
    }
}

/// Where the sets lie.
#[derive(Debug)]
pub(super) struct Folders {
    fixtures: PathBuf,
    lives: PathBuf,
    /// Third-party data: not part of the project, and absent in most checkouts.
    data: PathBuf,
    trials: PathBuf,
}

impl Folders {
    pub(super) fn new(paths: &Paths) -> Self {
        Self::of(&paths.root, env::var_os("INGLENOOK_DATA").map(PathBuf::from))
    }

    fn of(root: &Path, data: Option<PathBuf>) -> Self {
        Self {
            fixtures: root.join("tests/fixtures"),
            lives: root.join("tests/lives"),
            data: data.unwrap_or_else(|| root.join("../shared/data")),
            trials: root.join("../shared/trials/injection"),
        }
    }

    fn demo_home(&self) -> PathBuf {
        self.fixtures.join("home")
    }
}

impl Set {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::Lives => "lives",
            Self::Squad => "squad",
            Self::Xquad => "xquad",
            Self::Locomo => "locomo",
            Self::Injection => "injection",
        }
    }

    /// What must be there for it.
    fn needs(self, folders: &Folders) -> Vec<PathBuf> {
        match self {
            Self::Demo => vec![folders.demo_home()],
            Self::Lives => vec![folders.lives.clone()],
            Self::Squad => vec![folders.data.join("ir/squad2half")],
            Self::Xquad => vec![folders.data.join("reading/xquad")],
            Self::Locomo => vec![folders.data.join("ir/locomo")],
            Self::Injection => vec![folders.demo_home(), folders.trials.clone(), folders.data.join("injection")],
        }
    }

    /// The folder without which the set is skipped, if it is absent.
    pub(super) fn missing(self, folders: &Folders) -> Option<PathBuf> {
        self.needs(folders).into_iter().find(|folder| !folder.is_dir())
    }

    /// Writes the homes below `work`, with at most `sample` questions that have an answer and as many that have none.
    /// Where it is absent, the project's own sets are asked whole and the others by a sample.
    pub(super) fn homes(self, folders: &Folders, work: &Path, sample: Option<usize>) -> Result<Vec<Home>> {
        const OF_OTHERS: usize = 60;
        let own = sample.unwrap_or(usize::MAX);
        let of_others = sample.unwrap_or(OF_OTHERS);
        let mut homes = match self {
            Self::Demo => demo::homes(folders, own),
            Self::Lives => lives::homes(folders, work, own),
            Self::Squad => squad::homes(folders, work, of_others),
            Self::Xquad => xquad::homes(folders, work, of_others),
            Self::Locomo => locomo::homes(folders, work, of_others),
            Self::Injection => injection::homes(folders, work, of_others),
        }?;
        homes.retain(|home| home.questions() > 0);
        Ok(homes)
    }
}

#[cfg(test)]
impl Folders {
    /// Of this checkout.
    fn here() -> Self {
        Self::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."), env::var_os("INGLENOOK_DATA").map(PathBuf::from))
    }

    /// False, and a word about it, where a set cannot be tested.
    fn has(&self, set: Set) -> bool {
        let missing = set.missing(self);
        if let Some(folder) = &missing {
            eprintln!("skipped: {} is absent", folder.display());
        }
        missing.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_whose_folder_is_absent_is_named_with_it() {
        let folders = Folders::of(Path::new("/nowhere"), Some(PathBuf::from("/data")));
        assert_eq!(Set::Demo.missing(&folders), Some(PathBuf::from("/nowhere/tests/fixtures/home")));
        assert_eq!(Set::Squad.missing(&folders), Some(PathBuf::from("/data/ir/squad2half")));
        assert_eq!(Set::Demo.missing(&Folders::here()), None);
    }
}
