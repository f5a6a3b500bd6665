//! A folder of Markdown and plain-text notes, or one such file.

mod dates;
mod front_matter;
mod markdown;

use crate::key::key;
use crate::{Connector, FileError, Sink, bytes, text};
use domain::{DateTime, Kind, Record, SourceKind};
use jiff::tz::TimeZone;
use std::path::Path;

/// No hand-written note is larger; logs and dumps are.
const LIMIT: u64 = 64 << 20;

/// Reads one note per file.
pub(crate) struct Notes {
    pub(crate) zone: TimeZone,
}

impl Connector for Notes {
    fn kind(&self) -> SourceKind {
        SourceKind::Notes
    }

    fn read(&self, file: &Path, _root: &Path, sink: &mut Sink<'_>) -> Result<(), FileError> {
        let bytes = bytes::whole(file, LIMIT, "a note")?;
        if !text::looks_like_text(bytes.get(..8 << 10).unwrap_or(&bytes)) {
            return Err(FileError::format(file, "a text"));
        }
        let modified = file.metadata().and_then(|file| file.modified()).ok();
        let modified = modified.and_then(|time| jiff::Timestamp::try_from(time).ok());
        let modified = modified.map(|time| DateTime::from(&time.to_zoned_datetime(self.zone.clone())));
        // A note is one record: there is nothing left to stop.
        let _ = sink(Ok(note(file, &text::decode(&bytes), modified, &self.zone)));
        Ok(())
    }
}

fn note(file: &Path, source: &str, modified: Option<DateTime>, zone: &TimeZone) -> Record {
    let source = text::without_controls(source);
    let (front, body) = front_matter::split(&source);
    let stem = file.file_stem().map(|stem| text::one_line(&stem.to_string_lossy())).unwrap_or_default();

    let mut text = front.lines;
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    let mut headings = markdown::readable(body, &mut text);
    text.truncate(text.trim_end().len());
    headings.retain(|heading| heading.start < text.len());

    let first = || headings.iter().find(|heading| heading.level == 1).map(|heading| heading.text.clone());
    let date = front.date.as_deref().and_then(|date| dates::parse(date, zone));
    Record {
        // The path as given: two notes of one name in two folders are two items.
        key: key("note", &[file.as_os_str().as_encoded_bytes()]),
        kind: Kind::Note,
        title: front.title.or_else(first).unwrap_or(stem.clone()),
        quoted: Vec::new(),
        date: date.or_else(|| dates::in_name(&stem, zone)).or(modified),
        people: Vec::new(),
        thread: None,
        attachments: Vec::new(),
        message_id: None,
        position: 0,
        headings,
        text,
    }
}

#[cfg(test)]
mod tests;
