//! Retrieval on sets with known answers, through the code that a user's data goes through.

pub(crate) mod collection;
pub(crate) mod floor;
mod measure;
mod paraphrases;
mod product;

pub(crate) use self::product::plain;

use self::{
    collection::Collection,
    floor::Floor,
    measure::{Measured, Row},
    product::Product,
};
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use retrieve::Mode;
use std::{fs, path::PathBuf, time::Instant};

/// Hits that are asked for. Several chunks of a document and several messages of a session are among them, so that
/// ten different ones need more than ten.
const HITS: usize = 60;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Folders with corpus.jsonl, queries.jsonl and qrels/test.tsv.
    #[arg(required_unless_present = "paraphrases", value_name = "DIR")]
    sets: Vec<PathBuf>,
    /// Questions that share no word with their answer: tests/fixtures/paraphrases.jsonl, beside the demo home. Those about
    /// SciFact are asked if its folder is among the others.
    #[arg(long, value_name = "FILE")]
    paraphrases: Option<PathBuf>,
    /// Where to look for the answer to a question about a conversation: in that one, or in everything. Both if absent.
    #[arg(long, value_enum)]
    scope: Option<Scope>,
    /// Only these modes.
    #[arg(long, value_name = "MODE", value_delimiter = ',', value_enum)]
    modes: Vec<By>,
    /// Half of the questions: what is chosen on one half is reported on the other.
    #[arg(long, value_enum)]
    half: Option<Half>,
    /// Also writes the rows here, as JSON.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// The folder of models.
    #[arg(long, value_name = "DIR")]
    models: PathBuf,
    /// Keeps the indexes in this folder, and uses those that are there. Right as long as only retrieval has changed:
    /// chunks and vectors are not made again.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Scope {
    /// The conversation that the question is about: the published protocol.
    Conv,
    /// Everything in one index, which is what a person has.
    Pooled,
}

/// What ranks.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum By {
    Fts5,
    Lexical,
    Vector,
    Hybrid,
}

impl By {
    const ALL: [Self; 4] = [Self::Fts5, Self::Lexical, Self::Vector, Self::Hybrid];

    fn word(self) -> &'static str {
        match self {
            Self::Fts5 => "fts5",
            Self::Lexical => "lexical",
            Self::Vector => "vector",
            Self::Hybrid => "hybrid",
        }
    }

    /// `None` for the floor, which is not ours.
    fn mode(self) -> Option<Mode> {
        match self {
            Self::Fts5 => None,
            Self::Lexical => Some(Mode::Lexical),
            Self::Vector => Some(Mode::Vector),
            Self::Hybrid => Some(Mode::Hybrid),
        }
    }
}

/// Every other question, by its place in the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Half {
    /// The first, the third, …: for choosing weights.
    Tune,
    /// The second, the fourth, …: for reporting.
    Report,
}

impl Scope {
    fn word(self) -> &'static str {
        match self {
            Self::Conv => "conv",
            Self::Pooled => "pooled",
        }
    }
}

/// What is ranked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Level {
    Doc,
    Message,
    Session,
}

impl Level {
    fn word(self) -> &'static str {
        match self {
            Self::Doc => "doc",
            Self::Message => "message",
            Self::Session => "session",
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let mut rows = Vec::new();
    println!("{}", Row::heading());
    let mut collections = Vec::new();
    for folder in &arguments.sets {
        collections.push(Collection::read(folder)?);
    }
    if let Some(file) = &arguments.paraphrases {
        let scifact = arguments.sets.iter().find(|folder| folder.ends_with("scifact"));
        collections.extend(paraphrases::read(file, scifact.map(PathBuf::as_path))?);
    }
    for mut collection in collections {
        if let Some(half) = arguments.half {
            let mut at = usize::from(half == Half::Report);
            collection.queries.retain(|_| {
                at += 1;
                at % 2 == 1
            });
        }
        if collection.queries.is_empty() {
            bail!("{} has no question with a judgement", collection.name);
        }
        let mut product = Product::of(&collection, &arguments.models, arguments.keep.as_deref())?;
        let floor = Floor::of(&collection)?;
        let scopes: Vec<Scope> = match (collection.has_conversations(), arguments.scope) {
            (false, _) => vec![Scope::Pooled],
            (true, Some(scope)) => vec![scope],
            (true, None) => vec![Scope::Conv, Scope::Pooled],
        };
        for scope in scopes {
            let by = if arguments.modes.is_empty() { &By::ALL[..] } else { &arguments.modes };
            for row in measured(&collection, &mut product, &floor, scope, by)? {
                println!("{row}");
                rows.push(row);
            }
        }
    }
    if let Some(file) = &arguments.json {
        let text = serde_json::to_string_pretty(&rows)?;
        fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// The rows of a set in a scope: each level, each mode.
fn measured(
    collection: &Collection,
    product: &mut Product,
    floor: &Floor,
    scope: Scope,
    modes: &[By],
) -> Result<Vec<Row>> {
    let levels: &[Level] =
        if collection.has_conversations() { &[Level::Message, Level::Session] } else { &[Level::Doc] };
    let mut of_level: Vec<Vec<Measured>> = Vec::new();
    for by in modes {
        let mut measured: Vec<Measured> = levels.iter().map(|_| Measured::default()).collect();
        for query in &collection.queries {
            // One search serves all levels; the floor has a table for each.
            let found = by.mode().map(|mode| product.ranked(query, mode, scope, HITS)).transpose()?;
            for (level, measured) in levels.iter().zip(&mut measured) {
                let (ranked, took) = match &found {
                    Some((documents, took)) => (collection.at(*level, documents), *took),
                    None => {
                        let start = Instant::now();
                        (floor.ranked(query, *level, scope)?, start.elapsed())
                    }
                };
                measured.add(&ranked, &query.relevant(*level, collection), took);
            }
        }
        of_level.push(measured);
    }
    let mut rows = Vec::new();
    for level in levels.iter().rev() {
        for (by, measured) in modes.iter().zip(&mut of_level) {
            if let Some(measured) = measured.pop() {
                rows.push(measured.row(&collection.name, scope.word(), level.word(), by.word()));
            }
        }
    }
    Ok(rows)
}
