//! WhatsApp's "Export chat": a text file from Android or iOS, alone, in a folder or in a zip with its media.

mod content;
mod line;
mod order;

use crate::key::{digest, key};
use crate::number::{normalized, telephone};
use crate::{Connector, FileError, RecordError, Sink, bytes};
use domain::{DateTime, Kind, Record, Role, SourceKind, ThreadHint};
use jiff::tz::TimeZone;
use line::{Stamp, Style};
use std::collections::{BTreeSet, HashMap, HashSet};
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
    /// With the stamp.
    line: &'a str,
    /// After the stamp; continued on the following lines.
    rest: &'a str,
    more: Vec<&'a str>,
}

impl Chat<'_> {
    /// False when no line is stamped.
    fn read(&self, content: &str, sink: &mut Sink<'_>) -> bool {
        let Some((style, mut entries)) = entries(content) else { return false };
        let order = order::find(entries.iter().map(|entry| &entry.stamp));
        join_pasted(&mut entries, order);
        let senders: BTreeSet<&str> =
            entries.iter().filter_map(|entry| Some(line::sender(entry.rest)?.0)).take(4000).collect();
        let chat = Chat { name: &self.named_by(&senders), zone: self.zone };
        let mut ordinals: HashMap<[u8; 16], u32> = HashMap::new();
        for entry in &entries {
            let Some(said) = line::said(entry.rest) else { continue };
            let known = style.names_everybody() || senders.contains(said.name);
            let says_something = said.text.chars().any(|c| c.is_alphanumeric() || !c.is_ascii());
            if !(said.sure || (known && says_something)) {
                // "Ana:Hello" or a remark of WhatsApp's: it is counted, not dropped.
                if sink(Err(RecordError::new(entry.position, "it is not clear who wrote this line"))).is_break() {
                    break;
                }
                continue;
            }
            let (sender, text) = (said.name, said.text);
            let Some(content) = content::read(text, &entry.more) else { continue };
            let record = match order::civil(&entry.stamp, order) {
                None => Err(RecordError::new(entry.position, "the date of this message does not exist")),
                Some(local) => {
                    let local_text = local.to_string();
                    let files: Vec<&str> = content.attachments.iter().map(|file| file.name.as_str()).collect();
                    let files = files.join("/");
                    let parts = [chat.name, &local_text, sender, &content.text, &files].map(str::as_bytes);
                    let ordinal = ordinals.entry(digest(&parts)).and_modify(|n| *n += 1).or_default();
                    let [name, local_text, by, text, files] = parts;
                    let key = key("whatsapp", &[name, local_text, by, text, files, &ordinal.to_le_bytes()]);
                    Ok(chat.record(key, entry.position, sender, &senders, content, local))
                }
            };
            if sink(record).is_break() {
                break;
            }
        }
        true
    }

    /// The file's own name, or where that says "WhatsApp chat" in a language that is not known here, the longest name
    /// of somebody in the chat that is part of it.
    fn named_by(&self, senders: &BTreeSet<&str>) -> String {
        let foreign = self.name.to_lowercase().contains("whatsapp");
        let named =
            senders.iter().filter(|sender| foreign && self.name.contains(**sender)).max_by_key(|sender| sender.len());
        named.map_or(self.name, |sender| *sender).to_owned()
    }

    /// A chat with a number is one however the number is written.
    fn conversation(&self) -> String {
        telephone(self.name).map_or_else(|| self.name.to_lowercase(), |_| normalized(self.name))
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
                keys: vec![format!("whatsapp:{}", self.conversation())],
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

/// Cuts the file into messages. All stamps of a file have the style of the first one and stand after the file's own
/// line end, so that a chat pasted into a message stays part of it: an iPhone ends messages with CR and LF, and lines
/// within them with LF.
fn entries(content: &str) -> Option<(Style, Vec<Entry<'_>>)> {
    let carriage = content.ends_with("\r\n");
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut style: Option<Style> = None;
    let mut position = 0;
    let mut begins = true;
    for line in content.split('\n') {
        let start = position;
        position += line.len() as u64 + 1;
        let ends = !carriage || line.ends_with('\r');
        let line = line.trim_end_matches('\r');
        let stamped = match style {
            Some(style) => line::stamped(line, style).filter(|_| begins),
            None => line::first(line).map(|(found, stamped)| {
                style = Some(found);
                stamped
            }),
        };
        begins = ends;
        match (stamped, entries.last_mut()) {
            (Some((stamp, rest)), _) => entries.push(Entry { position: start, stamp, line, rest, more: Vec::new() }),
            (None, Some(entry)) => entry.more.push(line),
            // Before the first message there is nothing to continue.
            (None, None) => {}
        }
    }
    style.filter(|_| !entries.is_empty()).map(|style| (style, entries))
}

/// Where all lines end alike, lines that go back in time and are followed by the present again were pasted, if nobody
/// else of the chat wrote them, or the chat has them already.
fn join_pasted(entries: &mut Vec<Entry<'_>>, order: order::Order) {
    /// Nobody pastes more by hand.
    const LONGEST: usize = 30;
    let dates: Vec<_> = entries.iter().map(|entry| order::civil(&entry.stamp, order)).collect();
    let sender = |entry: &Entry<'_>| line::said(entry.rest).map(|said| said.name.to_owned());
    let mut lines: HashMap<Option<String>, usize> = HashMap::new();
    for entry in entries.iter() {
        *lines.entry(sender(entry)).or_default() += 1;
    }
    let mut seen: HashSet<String> = HashSet::new();
    let mut kept: Vec<Entry<'_>> = Vec::with_capacity(entries.len());
    let mut present = None;
    let mut pasted_until = 0;
    for (at, entry) in entries.drain(..).enumerate() {
        let date = dates.get(at).copied().flatten();
        let is_past = |date: &Option<jiff::civil::DateTime>| match (date, present) {
            (Some(date), Some(present)) => {
                date.checked_add(jiff::Span::new().hours(12)).is_ok_and(|later| later < present)
            }
            _ => false,
        };
        if at >= pasted_until && is_past(&date) {
            let run =
                dates.get(at..).unwrap_or_default().iter().take_while(|date| is_past(date)).take(LONGEST + 1).count();
            let returns = run <= LONGEST && at + run < dates.len();
            let foreign = lines.get(&sender(&entry)).is_some_and(|count| *count <= run) || seen.contains(entry.line);
            if returns && foreign {
                pasted_until = at + run;
            }
        }
        match kept.last_mut().filter(|_| at < pasted_until) {
            Some(last) => {
                last.more.push(entry.line);
                last.more.extend(entry.more);
            }
            None => {
                seen.insert(entry.line.to_owned());
                present = date.max(present);
                kept.push(entry);
            }
        }
    }
    *entries = kept;
}

#[cfg(test)]
mod tests;
