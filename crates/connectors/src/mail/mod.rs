//! Mail: mbox files, single `.eml` files, maildirs.

mod body;
mod calendar;
mod date;
mod field;
mod html;
mod mbox;
mod mime;
mod quotes;
mod record;
mod rtf;
mod smime;
mod sniff;
mod style;
mod subject;
mod tnef;

pub(crate) use html::text as page_text;
pub(crate) use sniff::{looks_like_mail, looks_like_mbox};

use crate::{Connector, FileError, RecordError, Sink, bytes};
use domain::SourceKind;
use std::fs::File;
use std::path::Path;

/// The largest message that is read; mail servers refuse anything near it.
const MESSAGE_LIMIT: usize = 64 << 20;

/// Reads mbox files as a stream, one message in memory at a time.
pub(crate) struct Mbox;

impl Connector for Mbox {
    fn kind(&self) -> SourceKind {
        SourceKind::Mbox
    }

    fn read(&self, file: &Path, _root: &Path, sink: &mut Sink<'_>) -> Result<(), FileError> {
        let opened = File::open(file).map_err(|error| FileError::io(file, error))?;
        let mut seen = false;
        mbox::messages(opened, MESSAGE_LIMIT, &mut |message| {
            seen = true;
            sink(message.and_then(|message| record::record(&message.bytes, message.position, message.sent)))
        })
        .map_err(|error| FileError::io(file, error))?;
        if !seen && file.metadata().is_ok_and(|file| file.len() > 0) {
            return Err(FileError::format(file, "an mbox"));
        }
        Ok(())
    }
}

/// Reads files that hold one message each: `.eml` files and the messages of a maildir.
pub(crate) struct Single {
    pub(crate) kind: SourceKind,
}

impl Connector for Single {
    fn kind(&self) -> SourceKind {
        self.kind
    }

    fn read(&self, file: &Path, _root: &Path, sink: &mut Sink<'_>) -> Result<(), FileError> {
        let bytes = bytes::whole(file, MESSAGE_LIMIT as u64, "one mail")?;
        let message = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        // Some programs save the line that separates messages in an mbox with the message.
        let (envelope, message) = match message.iter().position(|byte| *byte == b'\n') {
            Some(end) if message.starts_with(b"From ") => message.split_at(end + 1),
            _ => (&b""[..], message),
        };
        if message.trim_ascii().is_empty() {
            let _ = sink(Err(RecordError::new(0, "the file is empty")));
            return Ok(());
        }
        // One file is one record: there is nothing left to stop.
        let _ = sink(record::record(message, 0, mbox::envelope_date(envelope)));
        Ok(())
    }
}

#[cfg(test)]
mod tests;
