//! Backups of Android's "SMS Backup & Restore": SMS and MMS in one XML file that may exceed a gigabyte.

mod tags;

use crate::key::key;
use crate::number::{normalized, telephone};
use crate::text::{one_line, tidy};
use crate::{Connector, FileError, RecordError, Sink};
use domain::{Attachment, DateTime, Kind, Person, Record, Role, SourceKind, ThreadHint};
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use tags::{Tag, Tags};

/// Reads backups as a stream of tags.
pub(crate) struct Sms {
    pub(crate) zone: TimeZone,
}

/// True for the beginning of a backup of messages; backups of calls and other XML are not.
pub(crate) fn looks_like_backup(head: &[u8]) -> bool {
    let mut tags = Tags::new(head);
    // The first element says it; comments and declarations before it are skipped.
    matches!(tags.next(), Ok(Some(tag)) if tag.name == "smses")
}

impl Connector for Sms {
    fn kind(&self) -> SourceKind {
        SourceKind::Sms
    }

    fn read(&self, file: &Path, _root: &Path, sink: &mut Sink<'_>) -> Result<(), FileError> {
        let opened = File::open(file).map_err(|error| FileError::io(file, error))?;
        let mut tags = Tags::new(BufReader::with_capacity(256 << 10, opened));
        let mut mms: Option<Mms> = None;
        let mut names = Names::default();
        let mut in_backup = false;
        while let Some(tag) = tags.next().map_err(|error| FileError::io(file, error))? {
            let yielded = match (tag.name.as_str(), tag.end) {
                ("smses", false) => {
                    in_backup = true;
                    None
                }
                _ if !in_backup => return Err(FileError::format(file, "a backup of SMS Backup & Restore")),
                ("sms", false) => sms(&tag, &self.zone),
                ("mms", false) if tag.closed => Mms::new(&tag).record(&self.zone),
                ("mms", false) => mms.replace(Mms::new(&tag)).and_then(|unclosed| unclosed.record(&self.zone)),
                ("mms", true) => mms.take().and_then(|mms| mms.record(&self.zone)),
                ("part", false) => {
                    mms.iter_mut().for_each(|mms| mms.part(&tag));
                    None
                }
                ("addr", false) => {
                    mms.iter_mut().for_each(|mms| mms.participant(&tag));
                    None
                }
                _ => None,
            };
            if yielded.is_some_and(|record| sink(record.map(|record| names.complete(record))).is_break()) {
                return Ok(());
            }
        }
        if !in_backup {
            return Err(FileError::format(file, "a backup of SMS Backup & Restore"));
        }
        // A backup that was cut off still holds what came before the cut.
        let last = mms.and_then(|mms| mms.record(&self.zone));
        let cut = tags.unfinished().map(|at| Err(RecordError::new(at, "the file ends in the middle of this message")));
        for record in last.into_iter().chain(cut) {
            if sink(record.map(|record| names.complete(record))).is_break() {
                break;
            }
        }
        Ok(())
    }
}

/// Names that the backup gave to numbers so far: MMS often come without, and "to:Ana" should find them all the same.
#[derive(Default)]
struct Names(HashMap<String, String>);

impl Names {
    fn complete(&mut self, mut record: Record) -> Record {
        for (_, person) in &mut record.people {
            let Some(address) = &person.address else { continue };
            match &person.name {
                Some(name) => {
                    self.0.insert(normalized(address), name.clone());
                }
                None => person.name = self.0.get(&normalized(address)).cloned(),
            }
        }
        let others = record.people.iter().filter(|(_, person)| person.name.as_deref() != Some(Person::ME));
        record.title = others.map(|(_, person)| person.label()).collect::<Vec<_>>().join(", ");
        if let Some(thread) = &mut record.thread {
            thread.title.clone_from(&record.title);
        }
        record
    }
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Direction {
    Received,
    Sent,
}

/// Android's message boxes: 1 inbox, 2 sent, 3 draft, 4 outbox, 5 failed, 6 queued. Drafts were sent to nobody.
fn direction(message_box: &str) -> Option<Direction> {
    match message_box.trim() {
        "1" => Some(Direction::Received),
        "3" => None,
        _ => Some(Direction::Sent),
    }
}

/// Milliseconds since 1970, at the offset that the user's zone had then.
fn date(tag: &Tag, zone: &TimeZone) -> Option<DateTime> {
    let number: i64 = tag.get("date")?.trim().parse().ok().filter(|number| *number > 0)?;
    // Before 1973 in milliseconds: some restored backups give seconds.
    let millis = if number < 100_000_000_000 { number.saturating_mul(1000) } else { number };
    let timestamp = jiff::Timestamp::from_millisecond(millis).ok()?;
    Some(DateTime::from(&timestamp.to_zoned_datetime(zone.clone())))
}

fn sms(tag: &Tag, zone: &TimeZone) -> Option<Result<Record, RecordError>> {
    let direction = direction(tag.get("type").unwrap_or_default())?;
    let address = tag.get("address").unwrap_or_default();
    let text = tidy(tag.get("body").unwrap_or_default());
    if text.is_empty() || address.trim().is_empty() {
        return Some(Err(RecordError::new(tag.position, "the message has no address or no text")));
    }
    let others = vec![person(address, tag.get("contact_name"))];
    let key_parts = [tag.get("date").unwrap_or_default(), &normalized(address), word(direction), &text];
    let key = key("sms", &key_parts.map(str::as_bytes));
    Some(Ok(record(key, direction, None, others, text, Vec::new(), date(tag, zone), tag.position)))
}

fn word(direction: Direction) -> &'static str {
    match direction {
        Direction::Received => "received",
        Direction::Sent => "sent",
    }
}

/// An MMS while its parts are read.
struct Mms {
    head: Tag,
    texts: Vec<String>,
    attachments: Vec<Attachment>,
    sender: Option<String>,
}

/// More parts than any telephone sends.
const PARTS_LIMIT: usize = 1000;

impl Mms {
    fn new(tag: &Tag) -> Self {
        Self { head: tag.clone(), texts: Vec::new(), attachments: Vec::new(), sender: None }
    }

    fn part(&mut self, tag: &Tag) {
        let media_type = tag.get("ct").unwrap_or_default().trim().to_lowercase();
        if self.texts.len() + self.attachments.len() >= PARTS_LIMIT || media_type == "application/smil" {
            return;
        }
        let text = tag.get("text").filter(|text| *text != "null").map(tidy).unwrap_or_default();
        if media_type == "text/plain" {
            self.texts.extend(Some(text).filter(|text| !text.is_empty()));
            return;
        }
        let named = ["name", "cl", "fn"].iter().filter_map(|field| tag.get(field)).map(one_line);
        let name = named.into_iter().find(|name| !name.is_empty() && name != "null").unwrap_or_default();
        // Base64: four characters for three bytes.
        let size = tag.length("data") / 4 * 3;
        self.attachments.push(Attachment { name, media_type, size });
    }

    /// Android's roles: 137 is the sender.
    fn participant(&mut self, tag: &Tag) {
        if tag.get("type") == Some("137") {
            self.sender = tag.get("address").map(str::to_owned);
        }
    }

    fn record(self, zone: &TimeZone) -> Option<Result<Record, RecordError>> {
        let head = &self.head;
        let direction = direction(head.get("msg_box").unwrap_or_default())?;
        let subject = head.get("sub").filter(|subject| *subject != "null").map(one_line).filter(|s| !s.is_empty());
        let text = subject.into_iter().chain(self.texts).collect::<Vec<_>>().join("\n");
        // 130: a notice that a message waits at the server.
        if text.is_empty() && self.attachments.is_empty() && head.get("m_type") == Some("130") {
            return None;
        }
        let addresses: Vec<&str> = head.get("address").unwrap_or_default().split('~').map(str::trim).collect();
        let addresses: Vec<&str> =
            addresses.into_iter().filter(|address| !address.is_empty() && *address != "insert-address-token").collect();
        if addresses.is_empty() || (text.is_empty() && self.attachments.is_empty()) {
            return Some(Err(RecordError::new(head.position, "the message has no address or no content")));
        }
        // One name for each address, in the same order, or none that can be trusted.
        let names: Vec<&str> = head.get("contact_name").unwrap_or_default().split(", ").collect();
        let name = |at: usize| if names.len() == addresses.len() { names.get(at).copied() } else { None };
        let others: Vec<Person> = addresses.iter().enumerate().map(|(at, address)| person(address, name(at))).collect();
        let sender = self.sender.as_deref().map(normalized);
        let sender = sender.and_then(|sender| addresses.iter().position(|address| normalized(address) == sender));

        let date_text = head.get("date").unwrap_or_default();
        let conversation = conversation(&others);
        let files: Vec<&str> = self.attachments.iter().map(|attachment| attachment.name.as_str()).collect();
        let files = files.join("/");
        let key = key("mms", &[date_text, &conversation, word(direction), &text, &files].map(str::as_bytes));
        let date = date(head, zone);
        Some(Ok(record(key, direction, sender, others, text, self.attachments, date, head.position)))
    }
}

fn person(address: &str, name: Option<&str>) -> Person {
    let unknown = ["", "(unknown)", "null", "unknown"];
    let name = name.map(one_line).filter(|name| !unknown.contains(&name.to_lowercase().as_str()));
    match telephone(address) {
        Some(number) => Person { name, address: Some(number) },
        None if address.contains('@') => Person { name, address: Some(one_line(address).to_lowercase()) },
        // "DHL": the sender is a name.
        None => Person::named(name.unwrap_or_else(|| one_line(address))),
    }
}

/// The same for the same people, whatever the spelling of their numbers.
fn conversation(others: &[Person]) -> String {
    let mut numbers: Vec<String> =
        others.iter().map(|person| normalized(person.address.as_deref().unwrap_or(person.label()))).collect();
    numbers.sort();
    numbers.dedup();
    numbers.join("~")
}

#[expect(clippy::too_many_arguments, reason = "the two callers name every field of one record")]
fn record(
    key: String,
    direction: Direction,
    sender: Option<usize>,
    others: Vec<Person>,
    text: String,
    attachments: Vec<Attachment>,
    date: Option<DateTime>,
    position: u64,
) -> Record {
    let thread = ThreadHint {
        keys: vec![format!("sms:{}", conversation(&others))],
        conversation: true,
        ..ThreadHint::default()
    };
    let me = Person::named(Person::ME);
    let people = match direction {
        Direction::Sent => {
            std::iter::once((Role::From, me)).chain(others.into_iter().map(|person| (Role::To, person))).collect()
        }
        Direction::Received => {
            let from = sender.unwrap_or(0);
            let mut people: Vec<(Role, Person)> = others.into_iter().map(|person| (Role::To, person)).collect();
            let mut sender = people.remove(from);
            sender.0 = Role::From;
            people.insert(0, sender);
            people.push((Role::To, me));
            people
        }
    };
    Record {
        key,
        kind: Kind::Message,
        // The names of the others; see `Names`.
        title: String::new(),
        text,
        quoted: Vec::new(),
        headings: Vec::new(),
        date,
        people,
        thread: Some(thread),
        attachments,
        message_id: None,
        position,
    }
}

#[cfg(test)]
mod tests;
