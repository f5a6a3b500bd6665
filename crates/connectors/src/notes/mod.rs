//! A folder of Markdown and plain-text notes, or one such file.

mod canvas;
mod dates;
mod front_matter;
mod markdown;

use crate::key::key;
use crate::{Connector, FileError, Sink, bytes, text};
use domain::{Kind, Record, SourceKind};
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
        let source = text::decode(&bytes);
        let canvas = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("canvas"));
        let source = match canvas.then(|| canvas::words(&source)) {
            Some(Some(words)) => words,
            Some(None) => return Err(FileError::format(file, "a canvas")),
            None => source,
        };
        // A note is one record: there is nothing left to stop.
        let _ = sink(Ok(note(file, &source, &self.zone)));
        Ok(())
    }
}

/// The time of a file says when it was copied or synchronised, which is no date of its words: a note that names none
/// has none.
fn note(file: &Path, source: &str, zone: &TimeZone) -> Record {
    let source = without_blobs(&text::without_controls(source));
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
    let title = front.title.or_else(first).unwrap_or_else(|| stem.clone());
    let date = front.dates.iter().find_map(|date| dates::parse(date, zone));
    Record {
        // The path as given: two notes of one name in two folders are two items.
        key: key("note", &[file.as_os_str().as_encoded_bytes()]),
        kind: Kind::Note,
        quoted: Vec::new(),
        date: date.or_else(|| dates::in_name(&stem, zone)).or_else(|| dates::in_name(&title, zone)),
        title,
        people: Vec::new(),
        thread: None,
        attachments: Vec::new(),
        message_id: None,
        position: 0,
        headings,
        text,
    }
}

/// Without stretches of Base64: pictures in the text, and drawings that are kept packed.
fn without_blobs(source: &str) -> String {
    const SHORTEST: usize = 400;
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while !rest.is_empty() {
        let packed =
            rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')).count();
        let (run, after) = rest.split_at_checked(packed).unwrap_or((rest, ""));
        out.push_str(if run.len() < SHORTEST { run } else { "" });
        let next = after.char_indices().find(|(_, c)| c.is_ascii_alphanumeric()).map_or(after.len(), |(at, _)| at);
        let (between, after) = after.split_at_checked(next).unwrap_or((after, ""));
        out.push_str(between);
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests;
