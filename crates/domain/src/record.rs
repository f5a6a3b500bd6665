use crate::{DateTime, Kind, Person, Role};
use std::ops::Range;

/// What a connector yields: one item as read from its file, before the store gives it an id.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Identity across files and exports: the same mail in two exports has the same key, an edited
    /// note keeps its key. Connectors make it (`mail:…`, `note:…`); nobody else reads into it.
    pub key: String,
    /// What the item is.
    pub kind: Kind,
    /// Subject of a mail, title of a note, name of a conversation; may be empty.
    pub title: String,
    /// The whole readable text, quotes and signature included.
    pub text: String,
    /// Byte ranges of `text` that are quoted replies or signatures, in order and without overlap:
    /// shown with the item, kept out of its chunks.
    pub quoted: Vec<Range<usize>>,
    /// Headings of a note, in order.
    pub headings: Vec<Heading>,
    /// When it was written or sent.
    pub date: Option<DateTime>,
    /// Everybody named in the header, senders first.
    pub people: Vec<(Role, Person)>,
    /// How to find the thread that it belongs to; `None` for items that stand alone.
    pub thread: Option<ThreadHint>,
    /// What was attached. Only its description; contents are read by later connectors.
    pub attachments: Vec<Attachment>,
    /// The `Message-ID` of a mail, without angle brackets.
    pub message_id: Option<String>,
    /// Where in the file the record starts (bytes), for "show in file" and error messages.
    pub position: u64,
}

/// A heading of a note.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Heading {
    /// Byte offset of the heading's line in the item's text.
    pub start: usize,
    /// 1 for the highest level.
    pub level: u8,
    /// The heading without its marks.
    pub text: String,
}

/// How to find the thread of an item.
///
/// A thread is a set of keys. An item belongs to the union of all threads that hold one of its
/// `keys`, and of the newest one that was offered one of its `joins`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ThreadHint {
    /// Keys that the thread holds from now on: the item's own `Message-ID`, the ids that it
    /// references, the name of a conversation.
    pub keys: Vec<String>,
    /// Keys under which later items may join without merging what merely looks alike: the subject
    /// of a mail.
    pub offers: Vec<String>,
    /// Offers that this item takes up: the subject of a reply that carries no references.
    pub joins: Vec<String>,
    /// The thread's name if it is new.
    pub title: String,
    /// True for chats, whose items are retrieved as windows of neighbouring messages.
    pub conversation: bool,
}

/// Something attached to an item.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Attachment {
    /// File name as given; may be empty.
    pub name: String,
    /// Media type such as `application/pdf`; may be empty.
    pub media_type: String,
    /// Size in bytes after decoding.
    pub size: u64,
}
