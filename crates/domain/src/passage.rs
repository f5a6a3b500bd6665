use crate::{ChunkId, DateTime, ItemId, Kind, Person, Role, SourceId, ThreadId};
use std::ops::Range;

/// Where a chunk's text lies: a stretch of one item.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Span {
    /// The item.
    pub item: ItemId,
    /// Bytes of the item's text.
    pub range: Range<usize>,
}

/// A span with the words that it covers and who wrote them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SpanText {
    /// Where it lies.
    pub span: Span,
    /// The words.
    pub text: String,
    /// Who wrote them, for windows of a conversation.
    pub sender: Option<Person>,
    /// When.
    pub date: Option<DateTime>,
}

/// A chunk with everything that a reader, an index or a prompt needs of it.
///
/// Text is kept once, in the items; a passage is put together when it is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The chunk.
    pub chunk: ChunkId,
    /// The item that the chunk is about: the one that a citation names. For a window of a
    /// conversation, the message in its middle.
    pub item: ItemId,
    /// The source in which the item was first seen.
    pub source: SourceId,
    /// The thread of the item.
    pub thread: Option<ThreadId>,
    /// What the item is.
    pub kind: Kind,
    /// Subject, title, or name of the conversation; may be empty.
    pub title: String,
    /// Headings above the chunk, highest first: "Recipes", "Sourdough".
    pub headings: Vec<String>,
    /// Date of the item.
    pub date: Option<DateTime>,
    /// Everybody named in the item's header, senders first.
    pub people: Vec<(Role, Person)>,
    /// The file that the item was read from, as the user would name it.
    pub path: String,
    /// The `Message-ID` of a mail.
    pub message_id: Option<String>,
    /// The text in reading order. One span for most; the neighbours as well for a window.
    pub spans: Vec<SpanText>,
}

impl Passage {
    /// Name of the first sender, if any.
    #[must_use]
    pub fn sender(&self) -> Option<&Person> {
        self.people.iter().find(|(role, _)| *role == Role::From).map(|(_, person)| person)
    }

    /// The words of the chunk without its header: spans in reading order, each message of a window
    /// on its own line as "Name: words".
    #[must_use]
    pub fn body(&self) -> String {
        if self.kind != Kind::Message {
            return self.spans.iter().map(|span| span.text.as_str()).collect::<Vec<_>>().join("\n");
        }
        let mut body = String::new();
        for span in &self.spans {
            if !body.is_empty() {
                body.push('\n');
            }
            if let Some(sender) = &span.sender {
                body.push_str(sender.label());
                body.push_str(": ");
            }
            body.push_str(&span.text);
        }
        body
    }

    /// One line that says what the chunk belongs to: title, headings, sender, receivers and date.
    /// It stands in the text that is embedded and in the prompt.
    #[must_use]
    pub fn header(&self) -> String {
        let mut parts = Vec::new();
        let mut title = self.title.clone();
        for heading in &self.headings {
            if heading != &self.title {
                title.push_str(if title.is_empty() { "" } else { " > " });
                title.push_str(heading);
            }
        }
        if !title.is_empty() {
            parts.push(title);
        }
        if self.kind == Kind::Mail {
            if let Some(sender) = self.sender() {
                parts.push(format!("from {}", sender.label()));
            }
            let receivers: Vec<_> =
                self.people.iter().filter(|(role, _)| *role == Role::To).map(|(_, person)| person.label()).collect();
            if let [first, rest @ ..] = receivers.as_slice() {
                parts.push(if rest.is_empty() {
                    format!("to {first}")
                } else {
                    format!("to {first} and {} more", rest.len())
                });
            }
        }
        if let Some(date) = self.date.and_then(|date| date.zoned().ok()) {
            // A day alone is kept as its midnight, and a small model would take that for an hour.
            let midnight = date.hour() == 0 && date.minute() == 0;
            parts.push(date.strftime(if midnight { "%A %-d %B %Y" } else { "%A %-d %B %Y, %H:%M" }).to_string());
        }
        parts.join(" | ")
    }

    /// The text that is embedded: the header line, then the words.
    #[must_use]
    pub fn text(&self) -> String {
        let (header, body) = (self.header(), self.body());
        if header.is_empty() { body } else { format!("{header}\n{body}") }
    }
}
