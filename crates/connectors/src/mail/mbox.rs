//! The mbox format and its dialects (mboxo, mboxrd, Thunderbird, Gmail Takeout), as a stream.

use crate::RecordError;
use crate::bytes::read_line;
use domain::DateTime;
use std::io::{self, BufReader, Read};
use std::ops::ControlFlow;

/// Longer lines are read in pieces. RFC 5322 allows 998 bytes.
const LINE_LIMIT: usize = 64 << 10;

/// One message as it lies in an mbox.
pub(super) struct Message {
    /// Where its separator starts in the file.
    pub(super) position: u64,
    /// The date of the separator, if it has one.
    pub(super) sent: Option<DateTime>,
    /// The message without the separator, `>From ` unescaped.
    pub(super) bytes: Vec<u8>,
}

/// Yields every message until the stream ends or `each` says stop. A message larger than `limit` is an error of its
/// own and never wholly in memory.
pub(super) fn messages(
    stream: impl Read,
    limit: usize,
    each: &mut dyn FnMut(Result<Message, RecordError>) -> ControlFlow<()>,
) -> io::Result<()> {
    let mut reader = BufReader::with_capacity(256 << 10, stream);
    let mut splitter = Splitter { limit, message: None, too_large: false, candidate: None, blank: true, patches: None };
    let mut line = Vec::new();
    let mut position = 0;
    let mut starts = true;
    while read_line(&mut reader, &mut line, LINE_LIMIT)? {
        if position == 0 && line.starts_with(b"\xef\xbb\xbf") {
            line.drain(..3);
            position = 3;
        }
        if splitter.push(&line, position, starts, each).is_break() {
            return Ok(());
        }
        starts = line.ends_with(b"\n");
        position += line.len() as u64;
    }
    splitter.finish(each);
    Ok(())
}

struct Splitter {
    limit: usize,
    /// The message that is being read; none before the first separator.
    message: Option<Message>,
    too_large: bool,
    /// A line that separates messages only if a header follows.
    candidate: Option<(Vec<u8>, u64)>,
    /// Was the last line empty?
    blank: bool,
    /// Is this a file of patches, as its first separator says?
    patches: Option<bool>,
}

impl Splitter {
    fn push(
        &mut self,
        line: &[u8],
        position: u64,
        starts: bool,
        each: &mut dyn FnMut(Result<Message, RecordError>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        if let Some((separator, at)) = self.candidate.take() {
            if is_header(line) {
                self.end(each)?;
                self.begin(&separator, at);
            } else {
                self.keep(&separator);
            }
            self.blank = false;
        }
        if starts && line.starts_with(b"From ") {
            let kind = separator(line);
            let patch = is_patch(line);
            // In a mailbox, the separator of a patch is part of a message that carries it.
            let is_text = patch && self.patches == Some(false);
            if kind != Separator::No {
                self.patches.get_or_insert(patch);
            }
            match kind {
                _ if is_text => {}
                // "an envelope line after an empty line" is the only promise that every dialect keeps.
                Separator::Dated if self.blank => {
                    self.end(each)?;
                    self.begin(line, position);
                    return ControlFlow::Continue(());
                }
                Separator::Bare if !self.blank => {}
                Separator::Dated | Separator::Bare => {
                    self.candidate = Some((line.to_owned(), position));
                    return ControlFlow::Continue(());
                }
                Separator::No => {}
            }
        }
        self.blank = starts && line.trim_ascii().is_empty();
        self.keep(if starts { unescaped(line) } else { line });
        ControlFlow::Continue(())
    }

    fn begin(&mut self, separator: &[u8], position: u64) {
        self.message = Some(Message { position, sent: envelope_date(separator), bytes: Vec::new() });
        self.too_large = false;
        self.blank = false;
    }

    fn keep(&mut self, line: &[u8]) {
        if let Some(message) = &mut self.message {
            if message.bytes.len() + line.len() > self.limit {
                self.too_large = true;
                message.bytes = Vec::new();
            }
            if !self.too_large {
                message.bytes.extend_from_slice(line);
            }
        }
    }

    fn end(&mut self, each: &mut dyn FnMut(Result<Message, RecordError>) -> ControlFlow<()>) -> ControlFlow<()> {
        match self.message.take() {
            None => ControlFlow::Continue(()),
            Some(message) if self.too_large => each(Err(RecordError::new(
                message.position,
                format!("the message is larger than {} MiB", self.limit >> 20),
            ))),
            Some(message) => each(Ok(message)),
        }
    }

    fn finish(&mut self, each: &mut dyn FnMut(Result<Message, RecordError>) -> ControlFlow<()>) {
        if let Some((separator, _)) = self.candidate.take() {
            self.keep(&separator);
        }
        // The stream is at its end: there is nothing left to stop.
        let _ = self.end(each);
    }
}

/// What a line that begins with "From " is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Separator {
    /// An envelope with its date.
    Dated,
    /// An envelope with an address, a dash or nothing: one only if a header follows.
    Bare,
    /// A sentence.
    No,
}

/// Judges a line that may separate two messages.
pub(super) fn separator(line: &[u8]) -> Separator {
    let Some(rest) = line.strip_prefix(b"From ") else { return Separator::No };
    if line.len() > 998 {
        return Separator::No;
    }
    let rest = String::from_utf8_lossy(rest);
    let rest = rest.trim();
    if stamp(rest).is_some() {
        return Separator::Dated;
    }
    let alone = !rest.contains(char::is_whitespace);
    if rest.is_empty() || (alone && (rest == "-" || rest.contains('@') || rest == "MAILER-DAEMON")) {
        Separator::Bare
    } else {
        Separator::No
    }
}

/// "From 3f2a… Mon Sep 17 00:00:00 2001": the same date in every patch that Git writes.
fn is_patch(line: &[u8]) -> bool {
    let mut words = line.split(|byte| *byte == b' ').skip(1);
    let hash = words.next().is_some_and(|word| word.len() >= 40 && word.iter().all(u8::is_ascii_hexdigit));
    hash && line.trim_ascii_end().ends_with(b"Mon Sep 17 00:00:00 2001")
}

/// "Subject: …": the beginning of a header field.
pub(super) fn is_header(line: &[u8]) -> bool {
    match line.iter().position(|byte| *byte == b':') {
        Some(colon @ 1..=76) => line.iter().take(colon).all(|byte| matches!(byte, 33..=126)),
        _ => false,
    }
}

/// mboxrd puts one more `>` before every line of the text that begins with `>`s and "From "; mboxo only before
/// "From ". Taking one away is right for the first and the best that can be done for the second.
fn unescaped(line: &[u8]) -> &[u8] {
    let quotes = line.iter().take_while(|byte| **byte == b'>').count();
    let escaped = quotes > 0 && line.get(quotes..).is_some_and(|rest| rest.starts_with(b"From "));
    if escaped { line.get(1..).unwrap_or(line) } else { line }
}

/// The date of a separator line: "From a@x Mon Jan  1 10:00:00 2024". Without an offset it is UTC.
pub(super) fn envelope_date(line: &[u8]) -> Option<DateTime> {
    let rest = String::from_utf8_lossy(line.strip_prefix(b"From ")?);
    stamp(rest.trim())
}

/// Finds "Jan  1 10:00:00 2024" with an offset before or after the year; weekday and address before it are ignored.
fn stamp(rest: &str) -> Option<DateTime> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let words: Vec<&str> = rest.split_whitespace().take(24).collect();
    words.windows(4).enumerate().find_map(|(start, window)| {
        let [month, day, time, _] = window else { return None };
        let month = i8::try_from(MONTHS.iter().position(|name| name == month)? + 1).ok()?;
        let mut clock = time.split(':').map(|part| part.parse::<i8>().ok());
        let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next().flatten().unwrap_or(0));
        let (mut year, mut offset) = (None, 0);
        for word in words.iter().skip(start + 3).take(3) {
            if let Some(zone) = numeric_offset(word) {
                offset = zone;
            } else if word.len() == 4 && year.is_none() {
                year = word.parse::<i16>().ok().filter(|year| (1970..2100).contains(year));
            }
        }
        let local =
            jiff::civil::DateTime::new(year?, month, day.parse().ok()?, hour, minute, second.min(59), 0).ok()?;
        let zone = jiff::tz::Offset::from_seconds(offset).ok()?.to_time_zone();
        Some(DateTime::from(&local.to_zoned_datetime(zone).ok()?))
    })
}

/// "+0130" in seconds east of UTC.
fn numeric_offset(word: &str) -> Option<i32> {
    let (sign, digits) = match word.as_bytes() {
        [b'+', ..] => (1, word.get(1..)?),
        [b'-', ..] => (-1, word.get(1..)?),
        _ => return None,
    };
    let number: i32 = digits.parse().ok().filter(|_| digits.len() == 4 && !digits.starts_with(['+', '-']))?;
    Some(sign * (number / 100 * 3600 + number % 100 * 60)).filter(|offset| offset.abs() <= 14 * 3600)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn split(source: &str) -> Vec<(u64, String)> {
        let mut found = Vec::new();
        messages(source.as_bytes(), 1 << 20, &mut |message| {
            let message = message.unwrap();
            found.push((message.position, String::from_utf8(message.bytes).unwrap()));
            ControlFlow::Continue(())
        })
        .unwrap();
        found
    }

    #[test]
    fn messages_are_split_at_envelopes_only() {
        let source = "From a@x Mon Jan  1 10:00:00 2024\nSubject: 1\n\nFrom here on\nit is text\n\nFrom Rome we went on.\n\n\
                      From b@x Tue Jan  2 10:00:00 2024\nSubject: 2\n\n>From the beginning\n>>From quoted\n> From kept\n";
        let found = split(source);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].1, "Subject: 1\n\nFrom here on\nit is text\n\nFrom Rome we went on.\n\n");
        assert_eq!(found[1].1, "Subject: 2\n\nFrom the beginning\n>From quoted\n> From kept\n");
        assert_eq!(&source[usize::try_from(found[1].0).unwrap()..][..8], "From b@x");
    }

    #[test]
    fn separators_without_an_empty_line_or_a_date_need_a_header_after_them() {
        assert_eq!(
            split("From - Mon Jan 01 10:00:00 2024\nA: 1\n\nx\nFrom - Mon Jan 01 10:00:00 2024\nA: 2\n\ny\n").len(),
            2
        );
        assert_eq!(split("From \nA: 1\n\nx\n\nFrom \nA: 2\n\ny\n").len(), 2);
        assert_eq!(split("From \nA: 1\n\nx\n\nFrom \nno header\n\nFrom a@b\n").len(), 1);
    }

    #[test]
    fn a_patch_in_a_message_is_no_message_and_a_file_of_patches_is_one_each() {
        let patch = "From 3f2a9c0d5e7b81f64410aa7c2d9e0b1c55aa7710 Mon Sep 17 00:00:00 2001\nFrom: a@x\nSubject: [PATCH] x\n\n---\n\n";
        assert_eq!(split(&format!("From a@x Mon Jan  1 10:00:00 2024\nA: 1\n\nSee:\n\n{patch}Thanks\n")).len(), 1);
        assert_eq!(split(&patch.repeat(2)).len(), 2);
    }

    #[test]
    fn crlf_and_the_last_line_without_an_end_are_kept() {
        let found = split(
            "From a@x Mon Jan  1 10:00:00 2024\r\nA: 1\r\n\r\nx\r\n\r\nFrom a@x Mon Jan  1 10:00:00 2024\r\nA: 2\r\n\r\nend",
        );
        assert_eq!(found[1].1, "A: 2\r\n\r\nend");
    }

    #[test]
    fn a_message_beyond_the_limit_costs_itself_only() {
        let big = "x".repeat(300_000);
        let source = format!(
            "From a@x Mon Jan  1 10:00:00 2024\nA: 1\n\n{big}\n\nFrom a@x Mon Jan  1 10:00:00 2024\nA: 2\n\nok\n"
        );
        let mut found = Vec::new();
        messages(source.as_bytes(), 100_000, &mut |message| {
            found.push(message.map(|message| message.bytes.len()).map_err(|error| error.position));
            ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!(found, [Err(0), Ok(9)]);
    }

    #[test]
    fn reading_stops_when_told() {
        let mut count = 0;
        messages("From \nA: 1\n\nFrom \nA: 2\n\nFrom \nA: 3\n".as_bytes(), 100, &mut |_| {
            count += 1;
            ControlFlow::Break(())
        })
        .unwrap();
        assert_eq!(count, 1);
    }

    #[test]
    fn envelope_dates_are_read() {
        for (line, expected) in [
            ("From a@x Mon Jan  1 10:00:00 2024", "2024-01-01T10:00:00+00:00"),
            ("From 160@xxx Wed Jan 01 10:00:00 +0100 2020", "2020-01-01T10:00:00+01:00"),
            ("From a at b.com Sun Mar 1 00:00:00 2009 -0500", "2009-03-01T00:00:00-05:00"),
        ] {
            assert_eq!(envelope_date(line.as_bytes()).unwrap().to_string(), expected);
        }
    }

    proptest! {
        #[test]
        fn any_stream_is_split_without_losing_a_line(
            lines in prop::collection::vec(
                prop_oneof![
                    Just("From a@x Mon Jan  1 10:00:00 2024".to_owned()), Just("From ".to_owned()), Just(String::new()),
                    Just(">From x".to_owned()), Just("A: b".to_owned()), "[ -~é]{0,30}",
                ], 0..40)
        ) {
            let source = format!("From a@x Mon Jan  1 10:00:00 2024\n{}", lines.join("\n"));
            let found = split(&source);
            let kept: usize = found.iter().map(|(_, bytes)| bytes.lines().count()).sum();
            // What is not in a message is a separator.
            prop_assert_eq!(kept + found.len(), source.lines().count());
        }
    }
}
