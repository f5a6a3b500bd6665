//! Header fields: their lines, their words and their parameters, each field read from its own bytes, so that no
//! field can swallow the next one.

use crate::charset::{decode_with, named};
use crate::text::one_line;
use encoding_rs::Encoding;

/// Nobody writes more; what has more is an attack on patience.
const FIELDS: usize = 10_000;

/// Nor does anybody write a longer field, more parameters, or a longer encoded word.
const LENGTH: usize = 1 << 20;
const PARAMETERS: usize = 200;
const WORD: usize = 2_000;

/// The fields of one header, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    fields: Vec<(String, Vec<u8>)>,
    /// What unlabelled bytes are likely to be: the encoding of the text below.
    pub(super) hint: Option<&'static Encoding>,
}

impl Fields {
    /// Splits a header from its body.
    pub(super) fn split(bytes: &[u8]) -> (Self, &[u8]) {
        let mut fields: Vec<(String, Vec<u8>)> = Vec::new();
        let mut rest = bytes;
        while let Some((line, after)) = line(rest) {
            let folded = line.starts_with(b" ") || line.starts_with(b"\t");
            if line.is_empty() || (line.trim_ascii().is_empty() && !continues(after)) {
                return (Self { fields, hint: None }, after);
            }
            let full = fields.len() >= FIELDS;
            match (name(line), fields.last_mut()) {
                (_, Some((_, value))) if folded && value.len() + line.len() > LENGTH => {}
                (_, Some((_, value))) if folded => {
                    value.push(b' ');
                    value.extend_from_slice(line.trim_ascii());
                }
                (Some((name, value)), _) if !full => {
                    let value = value.get(..LENGTH).unwrap_or(value);
                    fields.push((name, value.trim_ascii().to_vec()));
                }
                // The separator of an mbox may stand before the header, or inside it where two were joined.
                _ if line.starts_with(b"From ") || line.starts_with(b">From ") => {}
                // A field that was broken without being folded goes on here, if more fields come after it. Otherwise
                // somebody left out the empty line, and this is the text.
                (None, Some((_, value))) if value.len() + line.len() <= LENGTH && fields_follow(after) => {
                    value.push(b' ');
                    value.extend_from_slice(line.trim_ascii());
                }
                (None, Some(_)) => return (Self { fields, hint: None }, rest),
                _ => {}
            }
            rest = after;
        }
        (Self { fields, hint: None }, &[])
    }

    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The values of all fields of a name, given in lower case, as they stand there but unfolded.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl DoubleEndedIterator<Item = &'a [u8]> {
        self.fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_slice())
    }

    /// The first of them that is not empty.
    pub(super) fn first<'a>(&'a self, name: &'a str) -> Option<&'a [u8]> {
        self.all(name).find(|value| !value.is_empty())
    }

    /// A field of words as one line.
    pub(super) fn words(&self, name: &str) -> String {
        self.first(name).map(|value| one_line(&words(value, self.hint))).unwrap_or_default()
    }

    /// A field such as `Content-Type`: its value in lower case and its parameters.
    pub(super) fn value(&self, name: &str) -> Option<Value> {
        self.first(name).map(|value| Value::read(value, self.hint))
    }
}

/// The first line, without its end, and what follows it.
fn line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    if bytes.is_empty() {
        return None;
    }
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let (line, rest) = bytes.split_at(end.map_or(bytes.len(), |end| end + 1));
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    Some((line.strip_suffix(b"\r").unwrap_or(line), rest))
}

/// "Subject: …": the name in lower case, and the value.
fn name(line: &[u8]) -> Option<(String, &[u8])> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let (name, value) = line.split_at(colon);
    let name = name.trim_ascii_end();
    let plausible = (1..=76).contains(&name.len()) && name.iter().all(|byte| matches!(byte, 33..=126));
    plausible.then(|| {
        (name.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect(), value.get(1..).unwrap_or_default())
    })
}

/// True where a line of blanks is one of the lines that a field was folded into.
fn continues(rest: &[u8]) -> bool {
    line(rest).is_some_and(|(line, _)| {
        name(line).is_some() || (matches!(line.first(), Some(b' ' | b'\t')) && !line.trim_ascii().is_empty())
    })
}

/// True where the header goes on: a field comes before the next empty line.
fn fields_follow(mut rest: &[u8]) -> bool {
    for _ in 0..50 {
        match line(rest) {
            Some((line, _)) if line.trim_ascii().is_empty() => return false,
            Some((line, _))
                if name(line).is_some_and(|(name, value)| {
                    name.contains('-') || KNOWN.contains(&name.as_str()) && value.starts_with(b" ")
                }) =>
            {
                return true;
            }
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    false
}

/// Names of fields that have no dash.
const KNOWN: [&str; 9] = ["from", "to", "cc", "bcc", "subject", "date", "sender", "received", "references"];

/// `text/plain; charset=utf-8; name="Flüge.txt"`.
#[derive(Clone, Debug, Default)]
pub(super) struct Value {
    /// In lower case, without parameters.
    pub(super) main: String,
    parameters: Vec<(String, String)>,
}

impl Value {
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(known, value)| known == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    fn read(value: &[u8], hint: Option<&'static Encoding>) -> Self {
        let pieces = pieces(value, b';');
        let mut pieces = pieces.iter().map(|piece| piece.trim_ascii());
        let first = pieces.next().unwrap_or_default();
        let (main, mut raw) = match first.iter().position(|byte| *byte == b'=') {
            // "Content-Type: charset=iso-8859-1" has parameters only.
            Some(_) if !first.contains(&b'/') => (String::new(), vec![first]),
            _ => (
                String::from_utf8_lossy(without_comments(first).trim_ascii()).to_ascii_lowercase().replace(' ', ""),
                Vec::new(),
            ),
        };
        raw.extend(pieces.take(PARAMETERS));
        let mut parameters: Vec<(String, String)> = Vec::new();
        let mut split: Vec<Section> = Vec::new();
        for parameter in raw {
            let Some(equals) = parameter.iter().position(|byte| *byte == b'=') else { continue };
            let (name, value) = parameter.split_at(equals);
            let name = String::from_utf8_lossy(name.trim_ascii()).to_ascii_lowercase();
            let value = unquoted(value.get(1..).unwrap_or_default().trim_ascii());
            match name.split_once('*') {
                // RFC 2231: "name*", "name*0", "name*0*".
                Some((base, section)) => {
                    let encoded = section.is_empty() || section.ends_with('*');
                    let number = section.trim_end_matches('*').parse().unwrap_or(0);
                    split.push(Section { name: base.to_owned(), number, encoded, value });
                }
                None => parameters.push((name, one_line(&words(&value, hint)))),
            }
        }
        split.sort_by_key(|section| section.number);
        while let Some(base) = split.first().map(|section| section.name.clone()) {
            let (of_base, others): (Vec<_>, Vec<_>) = split.into_iter().partition(|section| section.name == base);
            split = others;
            // What is written the newer way says more than the fallback beside it.
            parameters.insert(0, (base, one_line(&joined(&of_base, hint))));
        }
        Self { main, parameters }
    }
}

/// One of the pieces that RFC 2231 cuts a long value into.
struct Section {
    name: String,
    number: u32,
    encoded: bool,
    value: Vec<u8>,
}

/// The pieces of one value, joined as bytes before they are decoded: a cut may go through a character.
fn joined(sections: &[Section], hint: Option<&'static Encoding>) -> String {
    let (mut bytes, mut label) = (Vec::new(), None);
    for (at, section) in sections.iter().enumerate() {
        let mut value = section.value.as_slice();
        if section.encoded && at == 0 {
            let mut parts = value.splitn(3, |byte| *byte == b'\'');
            if let (Some(charset), Some(_), Some(text)) = (parts.next(), parts.next(), parts.next()) {
                label = Some(String::from_utf8_lossy(charset).into_owned()).filter(|label| !label.is_empty());
                value = text;
            }
        }
        if section.encoded {
            bytes.extend(percent_decoded(value));
        } else {
            bytes.extend_from_slice(value);
        }
    }
    if label.is_some() { decode_with(&bytes, label.as_deref(), hint) } else { words(&bytes, hint) }
}

fn percent_decoded(value: &[u8]) -> Vec<u8> {
    escaped(value, b'%')
}

/// `%C3` or `=C3`; signs that begin no such pair stay.
pub(super) fn escaped(value: &[u8], sign: u8) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let pair = || Some((hex(*after.first()?)? << 4) | hex(*after.get(1)?)?);
        match (*first == sign).then(pair).flatten() {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => bytes.push(*first),
        }
    }
    bytes
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Splits at a separator that stands outside quotes, comments, angle brackets and encoded words.
fn pieces(value: &[u8], separator: u8) -> Vec<&[u8]> {
    let (mut found, mut start, mut at, mut depth) = (Vec::new(), 0, 0, 0usize);
    let (mut quoted, mut angle) = (false, false);
    let last = Last::of(value);
    while let Some(byte) = value.get(at) {
        match byte {
            b'\\' if quoted || depth > 0 => at += 1,
            b'>' if angle => angle = false,
            _ if angle => {}
            b'<' if depth == 0 && !quoted && at < last.angle => angle = true,
            b'"' if depth == 0 && (quoted || at < last.quote) => quoted = !quoted,
            _ if quoted => {}
            b'(' if depth > 0 || at < last.bracket => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b'=' if depth == 0 => {
                at += encoded_word(value.get(at..).unwrap_or_default()).map_or(0, |word| word.length - 1)
            }
            byte if *byte == separator && depth == 0 => {
                found.push(value.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    found.push(value.get(start..).unwrap_or_default());
    found
}

/// Where quotes and brackets close for the last time: one that opens after that is a character like any other.
struct Last {
    quote: usize,
    bracket: usize,
    angle: usize,
}

impl Last {
    fn of(value: &[u8]) -> Self {
        let last = |wanted: u8| value.iter().rposition(|byte| *byte == wanted).unwrap_or(0);
        Self { quote: last(b'"'), bracket: last(b')'), angle: last(b'>') }
    }
}

/// Without quotes around it, and without the backslashes in them. Windows' own paths keep theirs.
fn unquoted(value: &[u8]) -> Vec<u8> {
    let Some(inner) = value.strip_prefix(b"\"") else {
        return value.strip_suffix(b"\"").unwrap_or(value).to_vec();
    };
    let mut out = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((first, after)) = rest.split_first() {
        match (first, after.first()) {
            (b'\\', Some(next @ (b'"' | b'\\'))) => {
                out.push(*next);
                rest = after.get(1..).unwrap_or_default();
            }
            (b'"', _) => break,
            _ => {
                out.push(*first);
                rest = after;
            }
        }
    }
    out
}

fn without_comments(value: &[u8]) -> Vec<u8> {
    let mut depth = 0usize;
    let kept = value.iter().filter(|byte| {
        match byte {
            b'(' => depth += 1,
            b')' if depth > 0 => {
                depth -= 1;
                return false;
            }
            _ => {}
        }
        depth == 0
    });
    kept.copied().collect()
}

/// An encoded word of RFC 2047 at the beginning of some bytes.
struct Word<'a> {
    label: &'a [u8],
    base64: bool,
    text: &'a [u8],
    /// Of the whole word.
    length: usize,
}

/// `=?utf-8?q?J=C3=B6rg?=`. Its text may have blanks, which no standard allows and many programs write.
fn encoded_word(value: &[u8]) -> Option<Word<'_>> {
    let (label, base64, text) = opened(value)?;
    let end = text.windows(2).take(WORD).position(|pair| pair == b"?=")?;
    let head = value.len() - text.len();
    // One that was left open ends where the next one begins.
    let inner = text.get(..end).unwrap_or_default();
    let next =
        (0..end).find(|at| inner.get(*at..).is_some_and(|rest| rest.starts_with(b"=?") && opened(rest).is_some()));
    if let Some(next) = next {
        return Some(Word { label, base64, text: inner.get(..next)?.trim_ascii_end(), length: head + next });
    }
    Some(Word { label, base64, text: text.get(..end)?, length: head + end + 2 })
}

/// The beginning of one: its charset, whether it is Base64, and the rest.
fn opened(value: &[u8]) -> Option<(&[u8], bool, &[u8])> {
    let inner = value.strip_prefix(b"=?")?;
    let end = inner.iter().take(60).position(|byte| *byte == b'?')?;
    let (label, rest) = inner.split_at(end);
    let (base64, text) = match rest {
        [_, b'b' | b'B', b'?', text @ ..] => (true, text),
        [_, b'q' | b'Q', b'?', text @ ..] => (false, text),
        _ => return None,
    };
    // RFC 2231 puts a language after the charset.
    let label = label.split(|byte| *byte == b'*').next().unwrap_or(label);
    label.iter().all(|byte| matches!(byte, 33..=126)).then_some((label, base64, text))
}

/// Words of a field as text: encoded words, and bytes above ASCII that stand there as they are.
pub(super) fn words(value: &[u8], hint: Option<&'static Encoding>) -> String {
    let mut out = String::new();
    let mut rest = value;
    let mut plain = Vec::new();
    while let Some((first, after)) = rest.split_first() {
        let word = encoded_word(rest).or_else(|| left_open(rest));
        let Some(word) = word.filter(|_| *first == b'=') else {
            plain.push(*first);
            rest = after;
            continue;
        };
        out.push_str(&decode_with(&plain, None, hint));
        plain.clear();
        // Neighbours of one charset are joined before they are decoded: a cut may go through a character.
        let (mut run, label) = (Run::default(), word.label);
        let mut next = Some(word);
        while let Some(word) = next {
            run.push(&word);
            rest = rest.get(word.length..).unwrap_or_default();
            let gap = rest.len() - rest.trim_ascii_start().len();
            next =
                encoded_word(rest.get(gap..).unwrap_or_default()).filter(|word| word.label.eq_ignore_ascii_case(label));
            rest = if next.is_some() { rest.get(gap..).unwrap_or_default() } else { rest };
        }
        out.push_str(&decode_with(&run.finish(), Some(&String::from_utf8_lossy(label)), hint));
        // Blanks between two encoded words are not part of the text.
        let trimmed = rest.trim_ascii_start();
        if encoded_word(trimmed).is_some() {
            rest = trimmed;
        }
    }
    out.push_str(&decode_with(&plain, None, hint));
    out
}

/// A word without its end goes to the end of the value.
fn left_open(value: &[u8]) -> Option<Word<'_>> {
    let (label, base64, text) = opened(value)?;
    named(&String::from_utf8_lossy(label))?;
    let text = text.strip_suffix(b"=").or_else(|| text.strip_suffix(b"?")).unwrap_or(text);
    Some(Word { label, base64, text, length: value.len() })
}

/// Neighbouring encoded words as bytes.
#[derive(Default)]
struct Run {
    bytes: Vec<u8>,
    /// Base64 that was cut inside a group of four.
    pending: Vec<u8>,
}

impl Run {
    fn push(&mut self, word: &Word<'_>) {
        if word.base64 {
            self.pending.extend(word.text.iter().filter(|byte| !byte.is_ascii_whitespace()));
            if self.pending.len().is_multiple_of(4) || self.pending.ends_with(b"=") {
                self.flush();
            }
        } else {
            self.flush();
            let text: Vec<u8> = word.text.iter().map(|byte| if *byte == b'_' { b' ' } else { *byte }).collect();
            self.bytes.extend(escaped(&text, b'='));
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.pending);
        let decoded = super::mime::base64(&text);
        self.bytes.extend(decoded.unwrap_or(text));
    }

    fn finish(mut self) -> Vec<u8> {
        self.flush();
        self.bytes
    }
}

/// A mailbox as a field of addresses names it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Mailbox {
    pub(super) name: Option<String>,
    /// As written, without blanks.
    pub(super) address: Option<String>,
}

/// The mailboxes of a field such as `To`, those of groups among them.
pub(super) fn mailboxes(value: &[u8], hint: Option<&'static Encoding>) -> Vec<Mailbox> {
    let by_comma = pieces(value, b',');
    by_comma.into_iter().flat_map(|piece| pieces(piece, b';')).filter_map(|piece| mailbox(piece, hint)).collect()
}

fn mailbox(piece: &[u8], hint: Option<&'static Encoding>) -> Option<Mailbox> {
    let piece = without_group(piece).trim_ascii();
    let angle = open_angle(piece);
    let address = angle.and_then(|open| {
        let inner = piece.get(open + 1..)?;
        let inner = inner.split(|byte| *byte == b'>').next().unwrap_or(inner);
        // An old route: "<@a,@b:joe@c>".
        let inner =
            if inner.starts_with(b"@") { inner.rsplit(|byte| *byte == b':').next().unwrap_or(inner) } else { inner };
        Some(inner.strip_prefix(b"mailto:").unwrap_or(inner))
    });
    let comment = |piece: &[u8]| {
        let open = piece.iter().position(|byte| *byte == b'(')?;
        let close = piece.iter().rposition(|byte| *byte == b')').filter(|close| *close > open)?;
        Some(phrase(piece.get(open + 1..close)?, hint))
    };
    let (name, address) = match (angle, address) {
        (Some(open), Some(address)) => {
            let before = piece.get(..open).unwrap_or_default();
            let after = piece.get(open..).unwrap_or_default();
            let plain = phrase(&commentless(before), hint);
            let name =
                if plain.is_empty() { comment(before).or_else(|| comment(after)).unwrap_or_default() } else { plain };
            (name, address.to_vec())
        }
        _ => {
            let bare = commentless(piece);
            if bare.contains(&b'@') {
                (comment(piece).unwrap_or_default(), bare)
            } else if bare.iter().any(u8::is_ascii_whitespace)
                || bare.starts_with(b"\"")
                || bare.starts_with(b"=?")
                || !bare.is_ascii()
            {
                (phrase(&bare, hint), Vec::new())
            } else {
                // A local user, as "root" or "MAILER-DAEMON".
                (comment(piece).unwrap_or_default(), bare)
            }
        }
    };
    let address = one_line(&words(&unquoted_local(&address), hint)).replace(' ', "");
    // "mailto:" and brackets that were typed by hand.
    let address = address.trim_matches(['<', '>', '[', ']', '"', '\'', ',', ';']).to_owned();
    let mailbox = Mailbox {
        name: Some(name).filter(|name| !name.is_empty()),
        address: Some(address).filter(|address| !address.is_empty()),
    };
    (mailbox.name.is_some() || mailbox.address.is_some()).then_some(mailbox)
}

/// "Friends: ana@x" without the name of the group.
fn without_group(piece: &[u8]) -> &[u8] {
    let colon = piece.iter().position(|byte| matches!(byte, b':' | b'"' | b'<' | b'(' | b'@' | b'[' | b'?'));
    match colon.and_then(|at| Some((piece.get(at)?, piece.get(at + 1..)?))) {
        Some((b':', members)) => members,
        _ => piece,
    }
}

/// Where the address in angle brackets begins: the last one outside quotes and comments.
fn open_angle(piece: &[u8]) -> Option<usize> {
    let (mut found, mut quoted, mut depth, mut at) = (None, false, 0usize, 0);
    let last = Last::of(piece);
    while let Some(byte) = piece.get(at) {
        match byte {
            b'\\' if quoted => at += 1,
            b'"' if quoted || at < last.quote => quoted = !quoted,
            b'(' if !quoted && at < last.bracket => depth += 1,
            b')' if !quoted => depth = depth.saturating_sub(1),
            b'<' if !quoted && depth == 0 => found = Some(at),
            _ => {}
        }
        at += 1;
    }
    found
}

fn commentless(value: &[u8]) -> Vec<u8> {
    let balanced = value.contains(&b'(') && value.contains(&b')') && !value.contains(&b'"');
    if balanced { without_comments(value).trim_ascii().to_vec() } else { value.trim_ascii().to_vec() }
}

/// `"ana ruiz"@example.com` keeps what is inside the quotes.
fn unquoted_local(address: &[u8]) -> Vec<u8> {
    address.iter().copied().filter(|byte| *byte != b'"').collect()
}

/// A display name: quotes off, words decoded.
fn phrase(value: &[u8], hint: Option<&'static Encoding>) -> String {
    let value = value.trim_ascii();
    let mut out = Vec::with_capacity(value.len());
    let mut at = 0;
    let mut quoted = false;
    while let Some(byte) = value.get(at) {
        match byte {
            b'\\' if value.get(at + 1).is_some_and(|next| quoted || *next == b'"') => {
                at += 1;
                out.extend(value.get(at));
            }
            b'"' => quoted = !quoted,
            byte => out.push(*byte),
        }
        at += 1;
    }
    one_line(&words(&out, hint))
}

/// Message ids of a field, without their brackets. Old programs put sentences there.
pub(super) fn ids(value: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(value);
    let separated = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',');
    let bracketed = text.contains('<');
    let words = text.split(separated).map(one_line).filter(|id| !id.is_empty());
    if !bracketed {
        return words.filter(|id| id.contains('@')).collect();
    }
    // What stands inside brackets, even with a blank in it or without an "@".
    let inside = text.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest));
    inside.map(|id| one_line(id).replace(' ', "")).filter(|id| !id.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn fields(header: &str) -> Fields {
        Fields::split(header.as_bytes()).0
    }

    #[test]
    fn a_field_ends_where_its_lines_end() {
        for end in ["\n", "\r\n"] {
            for zone in ["Z", "UT", "X", "GMT", "", "\"", "(", "+", "<", "=?utf-8?q?"] {
                let header = format!(
                    "Date: Fri, 25 Dec 2020 08:57:44 {zone}{end}From: Sender <s@x>{end}Content-Type: text/plain; name=\"{end}Subject: Kept{end}{end}First: paragraph{end}"
                );
                let (fields, body) = Fields::split(header.as_bytes());
                assert_eq!(fields.words("subject"), "Kept", "{zone:?}");
                assert_eq!(fields.first("from"), Some(&b"Sender <s@x>"[..]));
                assert_eq!(body, format!("First: paragraph{end}").as_bytes());
            }
        }
    }

    #[test]
    fn lines_that_belong_to_no_field_cost_none() {
        let header =
            fields("From a@x Mon Jan 1 10:00:00 2024\nTo: a@x,\nb@x\nSubject: Long\n \n\tsubject\nX-Y : 1\n\nBody");
        assert_eq!(header.words("to"), "a@x, b@x");
        assert_eq!(header.words("subject"), "Long subject");
        assert_eq!(header.words("x-y"), "1");
        let (header, body) = Fields::split(b"Subject: No empty line\nDear Ana,\nsee you.\n");
        assert_eq!((header.words("subject").as_str(), body), ("No empty line", &b"Dear Ana,\nsee you.\n"[..]));
    }

    #[test]
    fn encoded_words_are_joined_before_they_are_decoded() {
        for (value, expected) in [
            ("=?UTF-8?Q?pasi=C5=BEad=C4?= =?utf-8?Q?=97jim=C5=B3?=", "pasižadėjimų"),
            ("=?utf-8?B?RsOkaHJlIG5hY2ggVsOkcm1kww==?=   =?utf-8?B?tiB2ZXJzY2hvYmVu?=", "Fähre nach Värmdö verschoben"),
            ("=?utf-8?B?RsOkaH?= =?utf-8?B?Jl?=", "Fähre"),
            ("=?gb2312?B?1tzB+c3tyc+1xNL0wNa7?= =?gb2312?B?4bjEtb2607HfvufUug==?=", "周六晚上的音乐会改到河边剧院"),
            ("=?iso-8859-1?Q?J=F6rg?= Meier =?us-ascii?Q?(home)?=", "Jörg Meier (home)"),
            ("=?utf-8*de?q?Gr=C3=BC=C3=9Fe aus Rom?=", "Grüße aus Rom"),
            ("=?windows-1257?Q?R=FBta_Kaln=", "Rūta Kaln"),
            ("Re:=?utf-8?q?Gr=C3=BC=C3=9Fe?=!", "Re:Grüße!"),
            ("=?utf-8?q?Pra=F0ymas?=", "Prašymas"),
            ("1 =? 2 ?= 3", "1 =? 2 ?= 3"),
        ] {
            if expected == "Prašymas" {
                // Under a wrong label the bytes are a guess, but never lost.
                assert!(!words(value.as_bytes(), None).contains('\u{fffd}'));
                continue;
            }
            assert_eq!(words(value.as_bytes(), None), expected);
        }
    }

    #[test]
    fn parameters_are_read_in_every_way_of_writing_them() {
        for (value, expected) in [
            ("attachment; filename=plain.pdf", "plain.pdf"),
            ("attachment; filename=\"a; b (c).pdf\"", "a; b (c).pdf"),
            ("attachment; filename*=UTF-8''Fl%C3%BCge.pdf; filename=Fluege.pdf", "Flüge.pdf"),
            ("attachment; filename*0*=UTF-8''Fl%C3; filename*1*=%BCge; filename*2=.pdf", "Flüge.pdf"),
            ("attachment; filename*1=.pdf; filename*0=long", "long.pdf"),
            ("attachment; filename=\"=?utf-8?Q?Fl=C3=BCge.pdf?=\"", "Flüge.pdf"),
            ("attachment; filename==?utf-8?B?RmzDvGdlLnBkZg==?=", "Flüge.pdf"),
            ("attachment; filename=two words.pdf", "two words.pdf"),
            ("attachment; filename=\"left open.pdf", "left open.pdf"),
            ("attachment; filename=\"say \\\"hi\\\".txt\"", "say \"hi\".txt"),
            ("attachment; filename*=''x.pdf", "x.pdf"),
        ] {
            let field = format!("Content-Disposition: {value}\n\n");
            let read = fields(&field).value("content-disposition").unwrap();
            assert_eq!((read.main.as_str(), read.parameter("filename")), ("attachment", Some(expected)));
        }
        let raw = [&b"Content-Disposition: attachment; filename=\"Fl\xfcge.pdf\"\n\n"[..]].concat();
        let read = Fields::split(&raw).0.value("content-disposition").unwrap();
        assert_eq!(read.parameter("filename"), Some("Flüge.pdf"));
        let only = fields("Content-Type: charset=iso-8859-1\n\n").value("content-type").unwrap();
        assert_eq!((only.main.as_str(), only.parameter("charset")), ("", Some("iso-8859-1")));
    }

    #[test]
    fn mailboxes_are_read_as_people_and_programs_write_them() {
        let read = |value: &str| {
            let read = mailboxes(value.as_bytes(), None);
            read.into_iter()
                .map(|one| format!("{}|{}", one.name.unwrap_or_default(), one.address.unwrap_or_default()))
                .collect::<Vec<_>>()
        };
        assert_eq!(read("Ana Ruiz <ana@x>, ben@x"), ["Ana Ruiz|ana@x", "|ben@x"]);
        assert_eq!(
            read("\"Ruiz, Ana\" <ana@x>, =?utf-8?Q?Ruiz,_Ben?= <ben@x>"),
            ["Ruiz, Ana|ana@x", "Ruiz, Ben|ben@x"]
        );
        assert_eq!(read("ana@x (Ana (the first))"), ["Ana (the first)|ana@x"]);
        assert_eq!(read("Friends: ana@x, Ben <ben@x>;, cleo@x"), ["|ana@x", "Ben|ben@x", "|cleo@x"]);
        assert_eq!(read("undisclosed-recipients:;"), [""; 0]);
        assert_eq!(read("=?windows-1257?Q?R=FBta_Kaln= <ruta@uni.example>"), ["Rūta Kaln|ruta@uni.example"]);
        assert_eq!(read("<@a,@b:joe@c>"), ["|joe@c"]);
        assert_eq!(read("\"ana@x\" <ana@x>"), ["ana@x|ana@x"]);
        assert_eq!(read("MAILER-DAEMON (Mail)"), ["Mail|MAILER-DAEMON"]);
        assert_eq!(read("Ana \"the cook <ana@x>"), ["Ana the cook|ana@x"]);
        assert_eq!(read("Ana <ana @ example . com>"), ["Ana|ana@example.com"]);
        assert_eq!(read(""), [""; 0]);
    }

    #[test]
    fn marks_without_end_are_read_in_one_pass() {
        for mark in ["<", "(", "\"", "=?x?q?", "=?utf-8?b?", "a*=1;", "a*1=b; ", ",", "\\"] {
            let value = mark.repeat(200_000);
            let (fields, _) = Fields::split(format!("X: {value}\n\n").as_bytes());
            let _ = (fields.words("x"), fields.value("x"), mailboxes(fields.first("x").unwrap(), None));
        }
    }

    #[test]
    fn ids_are_found_among_sentences() {
        assert_eq!(ids(b"<1@x> <2@x>,<3@x>"), ["1@x", "2@x", "3@x"]);
        assert_eq!(ids(b"Your message of Monday"), [""; 0]);
        assert_eq!(ids(b"1@x"), ["1@x"]);
        assert_eq!(ids(b"Message of Mon <1@x>"), ["1@x"]);
    }
}
