//! What the store hands out and takes in.

use domain::{
    Attachment, ChunkId, DateTime, FileId, Heading, ItemId, Kind, Person, Role, SourceId, SourceKind, Span, ThreadId,
};
use std::ops::Range;
use std::path::PathBuf;

/// A folder or file that the user added.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Source {
    /// Its id, never used again after the source is forgotten.
    pub id: SourceId,
    /// Where it lies.
    pub path: PathBuf,
    /// Which connector reads it.
    pub kind: SourceKind,
    /// How many items occur in its files.
    pub items: u64,
    /// How many files of it are known, failed ones included.
    pub files: u64,
    /// How many of its files could not be read the last time.
    pub failed: u64,
    /// When a run last looked at all of it; `None` before the first one has.
    pub indexed: Option<DateTime>,
}

/// What is remembered of a file, for comparing with the disk.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FileRecord {
    /// Its id.
    pub id: FileId,
    /// Absolute path.
    pub path: PathBuf,
    /// Size in bytes when it was last read; 0 where `hash` is `None`.
    pub size: u64,
    /// Time of last change in nanoseconds since 1970; 0 where `hash` is `None`.
    pub mtime_ns: i64,
    /// blake3 hash of its contents. `None` when it was never read to its end, or must be read again
    /// because it holds an item whose first copy is gone.
    pub hash: Option<[u8; 32]>,
    /// Why it could not be read, if so.
    pub failed: Option<String>,
    /// How many of its records could not be read.
    pub skipped_records: u64,
    /// Where and why the first of these could not be read.
    pub skipped_reason: Option<String>,
}

/// A file as it was read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FileStat {
    /// Size in bytes.
    pub size: u64,
    /// Time of last change in nanoseconds since 1970.
    pub mtime_ns: i64,
    /// blake3 hash of its contents.
    pub hash: [u8; 32],
    /// How many of its records could not be read.
    pub skipped_records: u64,
}

/// A file that is being read: the ticket for [`Writer::put`](crate::Writer::put).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct OpenFile {
    /// The file.
    pub id: FileId,
    /// Which reading of it this is; what the last reading did not see goes when it ends.
    pub generation: i64,
}

/// What [`Writer::put`](crate::Writer::put) made of a record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Put {
    /// Its key was not known.
    New(ItemId),
    /// The file that the item came from gives it another content now.
    Changed(ItemId),
    /// Nothing to do: known, or another file's version of a known item.
    Same(ItemId),
}

impl Put {
    /// The item, in all three cases.
    #[must_use]
    pub fn item(self) -> ItemId {
        match self {
            Self::New(id) | Self::Changed(id) | Self::Same(id) => id,
        }
    }
}

/// An item as the store keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// The thread that it belongs to; `None` for items that stand alone.
    pub thread: Option<ThreadId>,
    /// Identity across files, as the connector made it.
    pub key: String,
    /// What it is.
    pub kind: Kind,
    /// Subject, title, or name of the conversation.
    pub title: String,
    /// The whole readable text.
    pub text: String,
    /// Byte ranges of `text` that are quoted replies or signatures.
    pub quoted: Vec<Range<usize>>,
    /// Headings of a note, in order.
    pub headings: Vec<Heading>,
    /// When it was written or sent.
    pub date: Option<DateTime>,
    /// Everybody named in the header, senders first.
    pub people: Vec<(Role, Person)>,
    /// What was attached.
    pub attachments: Vec<Attachment>,
    /// The `Message-ID` of a mail, without angle brackets.
    pub message_id: Option<String>,
    /// The file that it was first read from.
    pub path: String,
    /// The source of that file.
    pub source: SourceId,
    /// Byte offset of the record in that file.
    pub position: u64,
}

/// Items that belong together.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Thread {
    /// Its id.
    pub id: ThreadId,
    /// Its name; may be empty.
    pub title: String,
    /// True for chats, whose items are retrieved as windows of neighbouring messages.
    pub conversation: bool,
}

/// Something that waits to be cut into chunks.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ChunkJob {
    /// An item that is no part of a conversation.
    Item(ItemId),
    /// A conversation, whose windows reach over its items.
    Thread(ThreadId),
}

/// How much work waits.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Pending {
    /// Items and conversations to cut into chunks.
    pub chunk: u64,
    /// Chunks to embed.
    pub embed: u64,
}

/// A chunk to keep.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NewChunk {
    /// The item that it is about; for a window, the message in its middle.
    pub item: ItemId,
    /// Headings above it, highest first.
    pub headings: Vec<String>,
    /// Where its text lies, in reading order.
    pub spans: Vec<Span>,
    /// Hash of everything that is embedded and indexed of it. Same hash, same vector.
    pub hash: [u8; 32],
}

/// A chunk as the store keeps it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoredChunk {
    /// Its id, never used again.
    pub id: ChunkId,
    /// The item that it is about.
    pub item: ItemId,
    /// Its place among the chunks of its item, from 0.
    pub ordinal: u64,
    /// The hash that it was given.
    pub hash: [u8; 32],
    /// Headings above it, highest first.
    pub headings: Vec<String>,
    /// Where its text lies, in reading order.
    pub spans: Vec<Span>,
}

/// One step for the lexical index on its way to the present.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Change {
    /// The `rev` of the transaction that made it.
    pub rev: u64,
    /// The chunk that came or went.
    pub chunk: ChunkId,
    /// True when it went.
    pub deleted: bool,
}

/// What the vault holds.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// Sources that the user added.
    pub sources: u64,
    /// Files of all sources.
    pub files: u64,
    /// Items, each counted once however often it occurs.
    pub items: u64,
    /// Threads.
    pub threads: u64,
    /// People.
    pub people: u64,
    /// Chunks.
    pub chunks: u64,
    /// Chunks that have a vector.
    pub vectors: u64,
}

/// What went with a source.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Forgotten {
    /// Files.
    pub files: u64,
    /// Items that no other source holds.
    pub items: u64,
    /// Chunks of those items, and windows that reached into them.
    pub chunks: u64,
}

/// What a search can be limited to.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Facets {
    /// How many items there are of each kind, most first.
    pub kinds: Vec<(Kind, u64)>,
    /// The people who are named in most items, by name or else address, with how many.
    pub people: Vec<(String, u64)>,
}

/// A question to keep, with its answer.
#[derive(Clone, Copy, Debug)]
pub struct NewQuestion<'a> {
    /// When it was asked.
    pub asked_at: DateTime,
    /// The question.
    pub question: &'a str,
    /// False for an abstention.
    pub answered: bool,
    /// The answer's text.
    pub answer: &'a str,
    /// Everything about the answer, as JSON.
    pub response: &'a str,
    /// The items whose words are in it.
    pub items: &'a [ItemId],
    /// The chunks whose words are in it.
    pub chunks: &'a [ChunkId],
}

/// A question that was asked before.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PastQuestion {
    /// Its id.
    pub id: i64,
    /// When it was asked.
    pub asked_at: DateTime,
    /// The question.
    pub question: String,
    /// False for an abstention.
    pub answered: bool,
    /// The answer's text.
    pub answer: String,
}
