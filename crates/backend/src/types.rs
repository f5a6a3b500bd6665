//! What goes to the page and comes from it. `ui/src/lib/types.ts` is made from these types by a test.
//!
//! Offsets into texts are in UTF-16 units, because that is what the page's strings count in.

use domain::{Citation, DateTime, Kind, Person, SourceKind};
use engine::{Code, Reason, Stage};
use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

/// Declares types that the page knows as well.
macro_rules! types {
    ($($(#[$meta:meta])* pub(crate) enum $name:ident $body:tt)*) => {
        $($(#[$meta])* #[cfg_attr(test, derive(TS))] pub(crate) enum $name $body)*
    };
    ($($(#[$meta:meta])* pub(crate) struct $name:ident $body:tt)*) => {
        $($(#[$meta])* #[cfg_attr(test, derive(TS))] pub(crate) struct $name $body)*
    };
}

types! {
    /// What the indexing is doing.
    #[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum IndexingState {
        /// Everything is up to date.
        #[default]
        Idle,
        /// It works.
        Running,
        /// The user had it pause.
        Paused,
        /// It waits for the charger.
        OnBattery,
    }

    /// What a source is doing.
    #[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
    #[serde(rename_all = "lowercase")]
    pub(crate) enum SourceActivity {
        /// It is up to date, and changes are followed.
        Watching,
        /// Its turn comes.
        Waiting,
        /// It is being indexed.
        Indexing,
        /// There is something to do, and indexing pauses.
        Paused,
        /// Nothing of it could be read.
        Failed,
        /// Its folder or file is not there; what was indexed is kept.
        Absent,
    }

    /// What happens while an answer is made.
    #[derive(Clone, Debug, Serialize)]
    #[serde(tag = "kind", rename_all = "lowercase")]
    pub(crate) enum AskEvent {
        /// What a follow-up is asked as.
        Understood {
            /// The question that stands alone.
            question: String,
        },
        /// The question asks for more than a model on this device can give.
        Large,
        /// What was found, before the model is asked. The numbers of the citations come with the answer.
        Evidence {
            /// Best first.
            hits: Vec<Hit>,
        },
        /// The model loads or reads.
        Loading,
        /// More of the answer.
        Text {
            /// The piece.
            text: String,
        },
        /// The whole answer, in place of all that came.
        Replaced {
            /// The answer.
            text: String,
        },
    }

    /// How the window looks.
    #[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub(crate) enum Theme {
        /// As the system does.
        #[default]
        System,
        /// Light.
        Light,
        /// Dark.
        Dark,
    }
}

types! {
    /// A stretch of a text.
    #[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
    pub(crate) struct Span {
        /// First unit.
        pub start: usize,
        /// One past the last.
        pub end: usize,
    }

    /// What the vault holds.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct Status {
        /// The folder.
        pub vault: String,
        /// Its size on disk.
        pub bytes: u64,
        /// Sources.
        pub sources: u64,
        /// Items.
        pub items: u64,
        /// Threads.
        pub threads: u64,
        /// People.
        pub people: u64,
        /// Chunks.
        pub chunks: u64,
        /// Chunks with a vector.
        pub vectors: u64,
        /// True when every item can be found in both ways.
        pub current: bool,
    }

    /// How far the indexing is.
    #[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
    pub(crate) struct Indexing {
        /// What it is doing.
        pub state: IndexingState,
        /// Which stage of the work.
        #[cfg_attr(test, ts(type = "Stage | null"))]
        pub stage: Option<Stage>,
        /// Files, jobs or chunks that are done.
        pub done: u64,
        /// Out of how many.
        pub total: u64,
        /// The source at hand, while files are read.
        pub source: Option<i64>,
        /// Why it could not go on; it tries again by itself.
        pub problem: Option<String>,
    }

    /// What the window shows first.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct Overview {
        /// Of the program.
        pub version: String,
        /// The folder of the vault.
        pub vault: String,
        /// The folder of the models.
        pub models_folder: String,
        /// There is no source yet.
        pub first_run: bool,
        /// What the vault holds.
        pub status: Status,
        /// How far the indexing is.
        pub indexing: Indexing,
        /// One plain sentence.
        pub sealed: String,
    }

    /// What a path would become as a source.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct Recognised {
        /// The path.
        pub path: String,
        /// Its last part.
        pub name: String,
        /// What it is; `None` with a problem.
        #[cfg_attr(test, ts(type = "SourceKind | null"))]
        pub kind: Option<SourceKind>,
        /// How many items it holds, or about how many where counting would take long.
        pub items: u64,
        /// Bytes of the files that would be read.
        pub bytes: u64,
        /// Why it cannot be added.
        pub problem: Option<String>,
    }

    /// A source as it was just registered.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct Added {
        /// Its id.
        pub id: i64,
        /// Its folder or file.
        pub path: String,
        /// Which connector reads it.
        #[cfg_attr(test, ts(type = "SourceKind"))]
        pub kind: SourceKind,
        /// What was found there: "3 mbox files".
        pub found: String,
    }

    /// A file that could not be read, or not wholly.
    #[derive(Clone, Debug, Eq, PartialEq, Serialize)]
    pub(crate) struct Failure {
        /// The file.
        pub path: String,
        /// Why.
        pub reason: String,
    }

    /// A source and how far it is.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct SourceState {
        /// Its id.
        pub id: i64,
        /// The last part of its path.
        pub name: String,
        /// Its folder or file.
        pub path: String,
        /// Which connector reads it.
        #[cfg_attr(test, ts(type = "SourceKind"))]
        pub kind: SourceKind,
        /// Whether its folder or file is there.
        pub present: bool,
        /// Items in the index.
        pub items: u64,
        /// What it is doing.
        pub state: SourceActivity,
        /// How far, while it is being indexed.
        pub done: u64,
        /// Out of how many.
        pub total: u64,
        /// When all of it was last looked at.
        #[cfg_attr(test, ts(type = "string | null"))]
        pub last_indexed: Option<DateTime>,
        /// What could not be read of it.
        pub failures: Vec<Failure>,
    }

    /// What is gone with a source.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct Forgotten {
        /// The source's folder or file, which itself is left alone.
        pub path: String,
        /// Items.
        pub items: u64,
        /// Chunks.
        pub chunks: u64,
    }

    /// What a search or a question is limited to.
    #[derive(Clone, Debug, Deserialize)]
    pub(crate) struct Filters {
        /// Only these kinds.
        #[serde(default)]
        #[cfg_attr(test, ts(type = "Kind[]"))]
        pub kinds: Vec<Kind>,
        /// Written or received by one of these.
        #[serde(default)]
        pub people: Vec<String>,
        /// From one of these sources.
        #[serde(default)]
        pub sources: Vec<i64>,
        /// A day or moment: "2026-03-14", "last week".
        #[serde(default)]
        pub after: Option<String>,
        /// The same.
        #[serde(default)]
        pub before: Option<String>,
        /// Only items that have one.
        #[serde(default)]
        pub attachments: bool,
    }

    /// A query and what it is limited to.
    #[derive(Clone, Debug, Deserialize)]
    pub(crate) struct SearchRequest {
        /// The words, with filters among them if the user wrote any.
        pub query: String,
        /// What it is limited to.
        #[serde(flatten)]
        pub filters: Filters,
        /// How many hits.
        pub k: usize,
    }

    /// A ranked passage.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct Hit {
        /// 1 for the best.
        pub rank: usize,
        /// Comparable within one search.
        pub score: f32,
        /// The chunk.
        pub chunk_id: i64,
        /// The item that it is about.
        pub item_id: i64,
        /// What the item is.
        #[cfg_attr(test, ts(type = "Kind"))]
        pub kind: Kind,
        /// Subject, title, or name of the conversation.
        pub title: String,
        /// Names of the people of the item, sender first.
        pub people: Vec<String>,
        /// Who wrote it.
        pub sender: Option<String>,
        /// When.
        #[cfg_attr(test, ts(type = "string | null"))]
        pub date: Option<DateTime>,
        /// The file it was read from.
        pub path: String,
        /// A few lines around the best match.
        pub snippet: String,
        /// The query's words in it.
        pub highlights: Vec<Span>,
    }

    /// Where the time of a search went, in milliseconds.
    #[derive(Clone, Copy, Debug, Serialize)]
    pub(crate) struct Timings {
        /// Embedding the query.
        pub embed_ms: f64,
        /// The lexical half.
        pub lexical_ms: f64,
        /// The vector half.
        pub vector_ms: f64,
        /// All of it.
        pub total_ms: f64,
    }

    /// The hits of a query.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct SearchResponse {
        /// The query as given.
        pub query: String,
        /// Best first.
        pub hits: Vec<Hit>,
        /// Where the time went.
        pub timings: Timings,
        /// What the user should know.
        pub notes: Vec<String>,
    }

    /// A question and what it is limited to.
    #[derive(Clone, Debug, Deserialize)]
    pub(crate) struct AskRequest {
        /// The question.
        pub question: String,
        /// What it is limited to.
        #[serde(flatten)]
        pub filters: Filters,
        /// Which installed model answers; the chosen one if `None`.
        #[serde(default)]
        pub model: Option<String>,
        /// The question asked before, which this one may lean on.
        #[serde(default)]
        pub follows: Option<Turn>,
    }

    /// A question and its answer.
    #[derive(Clone, Debug, Default, Deserialize)]
    pub(crate) struct Turn {
        /// The question; what it was asked as, if it was a follow-up itself.
        pub question: String,
        /// The answer's text.
        pub answer: String,
    }

    /// A question to hand off, and what its evidence is limited to.
    #[derive(Clone, Debug, Deserialize)]
    pub(crate) struct HandOffRequest {
        /// The question.
        pub question: String,
        /// What it is limited to.
        #[serde(flatten)]
        pub filters: Filters,
    }

    /// What a placeholder stands for.
    #[derive(Clone, Debug, Serialize, Deserialize)]
    pub(crate) struct Placeholder {
        /// "[PERSON-1]"
        pub placeholder: String,
        /// "Dev Raman"
        pub value: String,
    }

    /// A question and its evidence without the names.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct HandOff {
        /// The question as given.
        pub question: String,
        /// What may be copied.
        pub text: String,
        /// What each placeholder stands for. The page has the only copy.
        pub placeholders: Vec<Placeholder>,
        /// The hits whose words are in the text.
        pub evidence: Vec<Hit>,
        /// What the user should know.
        pub notes: Vec<String>,
    }

    /// A pasted answer with the names put back.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct Filled {
        /// The answer.
        pub text: String,
        /// How many placeholders were filled in.
        pub filled: usize,
        /// Placeholders that stand for nothing.
        pub unknown: Vec<String>,
    }

    /// What a claim rests on.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct CitationView {
        /// The number in `[n]`.
        pub n: usize,
        /// The chunk that was in the prompt.
        pub chunk_id: i64,
        /// The item that it is about.
        pub item_id: i64,
        /// What the item is.
        #[cfg_attr(test, ts(type = "Kind"))]
        pub kind: Kind,
        /// Its title.
        pub title: String,
        /// Who wrote the words.
        pub from: Option<String>,
        /// Its date.
        #[cfg_attr(test, ts(type = "string | null"))]
        pub date: Option<DateTime>,
        /// The file it was read from.
        pub path: String,
        /// The words that the claim rests on.
        pub quote: String,
    }

    /// Where the time of an answer went.
    #[derive(Clone, Copy, Debug, Serialize)]
    pub(crate) struct AskTimings {
        /// Finding the evidence.
        pub retrieve_ms: f64,
        /// Loading the model.
        pub load_ms: f64,
        /// To the first piece of text.
        pub first_token_ms: f64,
        /// Everything.
        pub total_ms: f64,
        /// Tokens read.
        pub prompt_tokens: usize,
        /// Tokens written.
        pub completion_tokens: usize,
        /// Tokens read per second.
        pub prompt_tokens_per_s: f64,
        /// Tokens written per second.
        pub tokens_per_s: f64,
    }

    /// What came of a question.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct AskResponse {
        /// Its id among the past questions; `None` when it could not be kept.
        pub question_id: Option<i64>,
        /// The question as given.
        pub question: String,
        /// False for an abstention.
        pub answered: bool,
        /// The text with its `[n]`, or the sentence that says what was looked at.
        pub answer: String,
        /// What the `[n]` point at.
        #[cfg_attr(test, ts(type = "Citation[]"))]
        pub citations: Vec<CitationView>,
        /// When not answered: the quotes that come closest.
        #[cfg_attr(test, ts(type = "Citation[]"))]
        pub closest: Vec<CitationView>,
        /// The hits whose words were in the prompt; the rank is the number.
        pub evidence: Vec<Hit>,
        /// The model that was asked; empty when there was nothing to ask it about.
        pub model: String,
        /// Where the time went.
        pub timings: AskTimings,
        /// Why there is no answer.
        #[cfg_attr(test, ts(type = "Reason | null"))]
        pub abstained: Option<Reason>,
        /// What the user should know.
        pub notes: Vec<String>,
        /// What a follow-up was asked as.
        pub asked_as: Option<String>,
        /// It asks for more than a model on this device can give.
        pub hand_off: bool,
    }

    /// A question that was asked before.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct PastQuestion {
        /// Its id.
        pub id: i64,
        /// When it was asked.
        #[cfg_attr(test, ts(type = "string"))]
        pub asked_at: DateTime,
        /// The question.
        pub question: String,
        /// False for an abstention.
        pub answered: bool,
        /// The answer's text.
        pub answer: String,
    }

    /// Something attached to an item.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct ShownAttachment {
        /// File name; may be empty.
        pub name: String,
        /// Media type; may be empty.
        pub media_type: String,
        /// Bytes.
        pub size: u64,
    }

    /// Another item of the same thread, in brief.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct ShownMessage {
        /// Its id.
        pub item_id: i64,
        /// Who wrote it.
        pub sender: Option<String>,
        /// When.
        #[cfg_attr(test, ts(type = "string | null"))]
        pub date: Option<DateTime>,
        /// The first line of a mail, the whole of a message.
        pub text: String,
    }

    /// The line of a heading.
    #[derive(Clone, Copy, Debug, Serialize)]
    pub(crate) struct Heading {
        /// First unit.
        pub start: usize,
        /// One past the last.
        pub end: usize,
        /// 1 for the highest.
        pub level: u8,
    }

    /// An item as a reader sees it.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct Shown {
        /// Its id.
        pub item_id: i64,
        /// What it is.
        #[cfg_attr(test, ts(type = "Kind"))]
        pub kind: Kind,
        /// Subject, title, or name of the conversation.
        pub title: String,
        /// When it was written or sent.
        #[cfg_attr(test, ts(type = "string | null"))]
        pub date: Option<DateTime>,
        /// Who wrote it.
        #[cfg_attr(test, ts(type = "Person[]"))]
        pub from: Vec<Person>,
        /// Who received it.
        #[cfg_attr(test, ts(type = "Person[]"))]
        pub to: Vec<Person>,
        /// Who received a copy.
        #[cfg_attr(test, ts(type = "Person[]"))]
        pub cc: Vec<Person>,
        /// The file that it was read from.
        pub path: String,
        /// What was attached.
        pub attachments: Vec<ShownAttachment>,
        /// The whole text.
        pub text: String,
        /// The others of its thread, oldest first.
        pub thread: Vec<ShownMessage>,
        /// How many of these come before it.
        pub position: usize,
        /// The headings of a note.
        pub headings: Vec<Heading>,
        /// The passage that was asked for.
        pub highlights: Vec<Span>,
    }

    /// Items of a kind.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct KindFacet {
        /// The kind.
        #[cfg_attr(test, ts(type = "Kind"))]
        pub kind: Kind,
        /// How many.
        pub items: u64,
    }

    /// Items that name somebody.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct PersonFacet {
        /// Name, or else address.
        pub name: String,
        /// How many.
        pub items: u64,
    }

    /// A source to choose.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct SourceFacet {
        /// Its id.
        pub id: i64,
        /// The last part of its path.
        pub name: String,
    }

    /// What a search can be limited to.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct Facets {
        /// Kinds.
        pub kinds: Vec<KindFacet>,
        /// The people who are named most often.
        pub people: Vec<PersonFacet>,
        /// Sources.
        pub sources: Vec<SourceFacet>,
    }

    /// A way to the network, tried just now.
    #[derive(Clone, Debug, Serialize, Deserialize)]
    pub(crate) struct Probe {
        /// In plain words.
        pub way: String,
        /// In how many forms.
        pub tried: usize,
        /// How many of them were refused.
        pub refused: usize,
        /// By whom.
        pub by: String,
    }

    /// The seal, tried just now.
    #[derive(Clone, Debug, Serialize, Deserialize)]
    pub(crate) struct SealReport {
        /// Every try was refused.
        pub sealed: bool,
        /// The same in words.
        pub sentence: String,
        /// What is left open on purpose.
        pub open: Vec<String>,
        /// The tries.
        pub probes: Vec<Probe>,
    }

    /// A model file in the models folder.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct ModelState {
        /// Its folder's name.
        pub name: String,
        /// The file.
        pub path: String,
        /// Its size.
        pub bytes: u64,
        /// "Q4_K_M".
        pub quantization: String,
        /// "1.5 billion".
        pub parameters: String,
        /// "qwen2".
        pub family: String,
        /// Bytes of memory that it takes to answer.
        pub memory_needed: u64,
        /// Tokens that it writes in a second on this device, once measured.
        pub tokens_per_s: Option<f64>,
        /// Why it cannot be used.
        pub problem: Option<String>,
        /// It answers.
        pub chosen: bool,
    }

    /// What it took a model to write a little.
    #[derive(Clone, Copy, Debug, Serialize)]
    pub(crate) struct Measured {
        /// Loading it.
        pub load_ms: f64,
        /// Tokens read per second.
        pub prompt_tokens_per_s: f64,
        /// Tokens written per second.
        pub tokens_per_s: f64,
        /// The most memory that it took.
        pub peak_bytes: u64,
    }

    /// What the user set.
    #[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    pub(crate) struct Preferences {
        /// No indexing on battery.
        pub pause_on_battery: bool,
        /// How long the model stays after an answer.
        pub stay_seconds: u64,
        /// The keys that bring the window to the front; empty for none.
        pub shortcut: String,
        /// How the window looks.
        pub theme: Theme,
        /// A question may lean on the one before it.
        pub follow_ups: bool,
    }

    /// What went wrong.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct Failed {
        /// For the page to act on.
        #[cfg_attr(test, ts(type = "Code"))]
        pub code: &'static str,
        /// For the user.
        pub message: String,
    }
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            pause_on_battery: true,
            stay_seconds: 90,
            shortcut: "Ctrl+Alt+Space".to_owned(),
            theme: Theme::System,
            follow_ups: true,
        }
    }
}

impl Failed {
    pub(crate) const STOPPED: &str = "stopped";
    pub(crate) const REQUEST: &str = "request";

    /// A request that is none, which is a defect of whoever sent it.
    pub(crate) fn request(message: impl Into<String>) -> Self {
        Self { code: Self::REQUEST, message: message.into() }
    }
}

impl From<engine::Error> for Failed {
    fn from(error: engine::Error) -> Self {
        Self { code: code(error.code()), message: error.to_string() }
    }
}

/// The word of a code, as serde writes it.
fn code(code: Code) -> &'static str {
    match code {
        Code::Vault => "vault",
        Code::Busy => "busy",
        Code::NothingToAdd => "nothing_to_add",
        Code::NotFound => "not_found",
        Code::Query => "query",
        Code::ModelMissing => "model_missing",
        Code::Model => "model",
        Code::Index => "index",
    }
}

impl From<Citation> for CitationView {
    fn from(citation: Citation) -> Self {
        let Citation { n, chunk_id, item_id, kind, title, from, date, path, message_id: _, quote } = citation;
        Self { n, chunk_id: chunk_id.0, item_id: item_id.0, kind, title, from, date, path, quote }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::path::Path;

    /// The words of a type that lies deeper than this crate.
    fn union(name: &str, words: &[String]) -> String {
        let words: Vec<_> = words.iter().map(|word| format!("'{word}'")).collect();
        format!("export type {name} = {};\n", words.join(" | "))
    }

    fn words(values: &[impl Serialize]) -> Vec<String> {
        values.iter().map(|value| serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()).collect()
    }

    /// A declaration on one line, without its comments, which are for the reader of the Rust type.
    fn line(declaration: &str) -> String {
        let mut plain = String::new();
        let mut rest = declaration;
        while let Some((before, comment)) = rest.split_once("/**") {
            plain += before;
            rest = comment.split_once("*/").unwrap().1;
        }
        plain += rest;
        plain
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace('"', "'")
            .replace(", }", " }")
            .replace(", };", " };")
    }

    fn types() -> String {
        let config = ts_rs::Config::new().with_large_int("number");
        let mut text = String::from(
            "// Made from the Rust types of crates/backend by its tests: `UPDATE=1 cargo test -p backend` writes it anew.\n\n",
        );
        text += &union("Kind", &words(Kind::ALL));
        text += &union("SourceKind", &words(SourceKind::ALL));
        text += &union("Stage", &words(&[Stage::Scan, Stage::Read, Stage::Chunk, Stage::Lexical, Stage::Embed]));
        let reasons = [Reason::NoEvidence, Reason::NotInEvidence, Reason::Unsupported, Reason::Unsure, Reason::Stopped];
        text += &union("Reason", &words(&reasons));
        let codes = [
            Code::Vault,
            Code::Busy,
            Code::NothingToAdd,
            Code::NotFound,
            Code::Query,
            Code::ModelMissing,
            Code::Model,
            Code::Index,
        ];
        assert_eq!(words(&codes), codes.map(code), "the words are serde's");
        let own = [Failed::STOPPED.to_owned(), Failed::REQUEST.to_owned()];
        text += &union("Code", &[words(&codes), own.to_vec()].concat());
        text += "export type Person = { name: string | null; address: string | null };\n";
        let person = serde_json::to_value(Person::named("Ada")).unwrap();
        assert_eq!(person, serde_json::json!({"name": "Ada", "address": null}));
        macro_rules! declare {
            ($($name:ident),* $(,)?) => { $(
                text += &format!("export {}\n", line(&<$name as TS>::decl(&config)).replace("CitationView", "Citation"));
            )* };
        }
        declare!(
            IndexingState,
            SourceActivity,
            Theme,
            Span,
            Status,
            Indexing,
            Overview,
            Recognised,
            Added,
            Failure,
            SourceState,
            Forgotten,
            Filters,
            SearchRequest,
            Hit,
            Timings,
            SearchResponse,
            Turn,
            AskRequest,
            HandOffRequest,
            Placeholder,
            HandOff,
            Filled,
            CitationView,
            AskTimings,
            AskResponse,
            AskEvent,
            PastQuestion,
            ShownAttachment,
            ShownMessage,
            Heading,
            Shown,
            KindFacet,
            PersonFacet,
            SourceFacet,
            Facets,
            Probe,
            SealReport,
            ModelState,
            Measured,
            Preferences,
            Failed,
        );
        text
    }

    #[test]
    fn the_page_knows_the_types_as_they_are() {
        let file = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../ui/src/lib/types.ts");
        let types = types();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &types).unwrap();
        }
        let written = std::fs::read_to_string(&file).unwrap();
        assert!(written == types, "{} is stale; run `UPDATE=1 cargo xtask test`", file.display());
    }
}
