//! WhatsApp's "Export chat": a text file from Android or iOS, alone, in a folder or in a zip with its media.

mod content;
mod line;
mod order;

use crate::key::{digest, key};
use crate::{Connector, FileError, RecordError, Sink, bytes};
use domain::{DateTime, Kind, Record, Role, SourceKind, ThreadHint};
use jiff::tz::TimeZone;
use line::{Stamp, Style};
use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::path::Path;

/// WhatsApp exports at most 40,000 messages; this is far more.
const LIMIT: u64 = 256 << 20;

/// Reads one chat per file.
pub(crate) struct WhatsApp {
    pub(crate) zone: TimeZone,
}

/// True for the beginning of an export: its first line that is not empty is stamped, and it or the next stamped one
/// has a sender or says that messages are encrypted.
pub(crate) fn looks_like_chat(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let Some((style, first)) = lines.next().and_then(line::first) else { return false };
    let stamped = lines.take(40).filter_map(|line| line::stamped(line, style)).map(|(_, rest)| rest);
    std::iter::once(first.1).chain(stamped).take(6).any(|rest| line::sender(rest).is_some())
}

/// True for a zip that holds an export.
pub(crate) fn zip_holds_chat(file: &Path) -> bool {
    open_zip(file).is_some_and(|mut zip| chat_in(&mut zip).is_some())
}

type Zip = zip::ZipArchive<std::io::BufReader<File>>;

fn open_zip(file: &Path) -> Option<Zip> {
    zip::ZipArchive::new(std::io::BufReader::new(File::open(file).ok()?)).ok()
}

/// The index of the chat in an archive: the first text file that looks like one.
fn chat_in(zip: &mut Zip) -> Option<usize> {
    // An export has a handful of folders at most; a large archive of something else is not searched to its end.
    const TEXTS: usize = 8;
    let texts: Vec<usize> = (0..zip.len())
        .filter(|at| {
            zip.by_index(*at).is_ok_and(|entry| entry.name().is_ok_and(|name| name.to_lowercase().ends_with(".txt")))
        })
        .take(TEXTS)
        .collect();
    texts.into_iter().find(|at| {
        let mut head = Vec::new();
        let Ok(entry) = zip.by_index(*at) else { return false };
        let read = std::io::Read::read_to_end(&mut std::io::Read::take(entry, 8 << 10), &mut head);
        read.is_ok() && looks_like_chat(&head)
    })
}

impl Connector for WhatsApp {
    fn kind(&self) -> SourceKind {
        SourceKind::WhatsApp
    }

    fn read(&self, file: &Path, _root: &Path, sink: &mut Sink<'_>) -> Result<(), FileError> {
        let zipped = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
        let content = if zipped {
            let mut zip = open_zip(file).ok_or_else(|| FileError::format(file, "a zip archive"))?;
            let at = chat_in(&mut zip).ok_or_else(|| FileError::format(file, "a WhatsApp chat"))?;
            let entry = zip.by_index(at).map_err(|_| FileError::format(file, "a readable zip archive"))?;
            bytes::bounded(entry, file, LIMIT, "a chat")?
        } else {
            bytes::whole(file, LIMIT, "a chat")?
        };
        let content = crate::text::decode(&content);
        let chat = Chat { name: &chat_name(file), zone: &self.zone };
        if chat.read(&content, sink) { Ok(()) } else { Err(FileError::format(file, "a WhatsApp chat")) }
    }
}

/// "WhatsApp Chat with Ana (1).txt" and "WhatsApp Chat - Ana/_chat.txt" are the chat "Ana".
fn chat_name(file: &Path) -> String {
    let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let own = stem(file);
    let folder = || file.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let name = if own.trim_start_matches('_').to_lowercase().starts_with("chat") && own.len() <= 10 {
        folder().filter(|folder| !folder.is_empty()).unwrap_or(own)
    } else {
        own
    };
    line::named_chat(&name)
}

struct Chat<'a> {
    name: &'a str,
    zone: &'a TimeZone,
}

/// A message as it lies in the file.
struct Entry<'a> {
    position: u64,
    stamp: Stamp,
    /// After the stamp; continued on the following lines.
    rest: &'a str,
    more: Vec<&'a str>,
}

impl Chat<'_> {
    /// False when no line is stamped.
    fn read(&self, content: &str, sink: &mut Sink<'_>) -> bool {
        let Some(entries) = entries(content) else { return false };
        let order = order::find(entries.iter().map(|entry| &entry.stamp));
        let senders: BTreeSet<&str> =
            entries.iter().filter_map(|entry| Some(line::sender(entry.rest)?.0)).take(4000).collect();
        let mut ordinals: HashMap<[u8; 16], u32> = HashMap::new();
        for entry in &entries {
            let Some((sender, text)) = line::sender(entry.rest) else { continue };
            let Some(content) = content::read(sender, text, &entry.more, self.name) else { continue };
            let record = match order::civil(&entry.stamp, order) {
                None => Err(RecordError::new(entry.position, "the date of this message does not exist")),
                Some(local) => {
                    let local_text = local.to_string();
                    let files: Vec<&str> = content.attachments.iter().map(|file| file.name.as_str()).collect();
                    let files = files.join("/");
                    let parts = [self.name, &local_text, sender, &content.text, &files].map(str::as_bytes);
                    let ordinal = ordinals.entry(digest(&parts)).and_modify(|n| *n += 1).or_default();
                    let [name, local_text, by, text, files] = parts;
                    let key = key("whatsapp", &[name, local_text, by, text, files, &ordinal.to_le_bytes()]);
                    Ok(self.record(key, entry.position, sender, &senders, content, local))
                }
            };
            if sink(record).is_break() {
                break;
            }
        }
        true
    }

    fn record(
        &self,
        key: String,
        position: u64,
        sender: &str,
        senders: &BTreeSet<&str>,
        content: content::Content,
        local: jiff::civil::DateTime,
    ) -> Record {
        let mut people = vec![(Role::From, line::person(sender))];
        // Between two people, what one writes the other receives; in a group, who was there is not told.
        if senders.len() <= 2 {
            let other = senders.iter().copied().find(|other| *other != sender);
            let other = other.or(Some(self.name).filter(|name| *name != sender && senders.len() == 1));
            people.extend(other.map(|other| (Role::To, line::person(other))));
        }
        Record {
            key,
            kind: Kind::Message,
            title: self.name.to_owned(),
            text: content.text,
            quoted: Vec::new(),
            headings: Vec::new(),
            date: local.to_zoned_datetime(self.zone.clone()).ok().map(|zoned| DateTime::from(&zoned)),
            people,
            thread: Some(ThreadHint {
                keys: vec![format!("whatsapp:{}", self.name.to_lowercase())],
                title: self.name.to_owned(),
                conversation: true,
                ..ThreadHint::default()
            }),
            attachments: content.attachments,
            message_id: None,
            position,
        }
    }
}

/// Cuts the file into messages. All stamps of a file have the style of the first one, so that a chat pasted into a
/// message stays part of it.
fn entries(content: &str) -> Option<Vec<Entry<'_>>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut style: Option<Style> = None;
    let mut position = 0;
    for line in content.split('\n') {
        let start = position;
        position += line.len() as u64 + 1;
        let line = line.trim_end_matches('\r');
        let stamped = match style {
            Some(style) => line::stamped(line, style),
            None => line::first(line).map(|(found, stamped)| {
                style = Some(found);
                stamped
            }),
        };
        match (stamped, entries.last_mut()) {
            (Some((stamp, rest)), _) => entries.push(Entry { position: start, stamp, rest, more: Vec::new() }),
            (None, Some(entry)) => entry.more.push(line),
            // Before the first message there is nothing to continue.
            (None, None) => {}
        }
    }
    (!entries.is_empty()).then_some(entries)
}

#[cfg(test)]
mod tests;
