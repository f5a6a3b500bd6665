//! The tags of an XML file, one at a time, in bounded memory.
//!
//! SMS Backup & Restore keeps everything in attributes, so text between tags, comments and declarations are skipped.
//! An XML reader would refuse its files: emoji are written as two references to surrogates (`&#55357;&#56832;`),
//! which are no characters of XML. They are joined here before the attributes are parsed.

use quick_xml::events::attributes::Attributes;
use std::io::{self, BufRead};

/// Attribute values are kept up to this length; only pictures in Base64 are longer, and of these the length is enough.
const VALUE_LIMIT: usize = 4 << 20;
/// All of a tag that is kept.
const TAG_LIMIT: usize = 16 << 20;

/// A start or end tag.
#[derive(Clone, Debug, Default)]
pub(super) struct Tag {
    /// The element's name.
    pub(super) name: String,
    /// `</name>`.
    pub(super) end: bool,
    /// `<name/>`.
    pub(super) closed: bool,
    /// Where in the file it starts, in bytes.
    pub(super) position: u64,
    attributes: Vec<(String, String)>,
    /// Name and full length of the value that was too long to keep.
    cut: Option<(String, u64)>,
}

impl Tag {
    /// The value of an attribute, as a reader sees it.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(attribute, _)| attribute == name).map(|(_, value)| value.as_str())
    }

    /// The full length of an attribute's value in the file, even if it was too long to keep.
    pub(super) fn length(&self, name: &str) -> u64 {
        match &self.cut {
            Some((cut, length)) if cut == name => *length,
            _ => self.get(name).map_or(0, |value| value.len() as u64),
        }
    }
}

/// Where the reader stands.
#[derive(Clone, Copy, Eq, PartialEq)]
enum State {
    Text,
    /// After `<`.
    Open,
    /// Within a tag, outside of its values.
    Tag,
    /// Within a value that ends with this quote.
    Value(u8),
    /// After `<!`.
    Declaration,
    /// Within `<!-- … -->`; how many dashes came last.
    Comment(u8),
    /// Within `<? … ?>`; whether a question mark came last.
    Instruction(bool),
}

/// Reads tags from a stream.
pub(super) struct Tags<R> {
    reader: R,
    position: u64,
    scanner: Scanner,
}

impl<R: BufRead> Tags<R> {
    pub(super) fn new(reader: R) -> Self {
        let scanner = Scanner { state: State::Text, start: 0, raw: Vec::new(), value_length: 0, cut: None };
        Self { reader, position: 0, scanner }
    }

    /// The next tag; none at the end of the file.
    pub(super) fn next(&mut self) -> io::Result<Option<Tag>> {
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(None);
            }
            let (scanner, position) = (&mut self.scanner, self.position);
            let last = buffer.iter().zip(position..).position(|(byte, at)| scanner.step(*byte, at));
            let used = last.map_or(buffer.len(), |last| last + 1);
            self.reader.consume(used);
            self.position += used as u64;
            if last.is_some() {
                return Ok(Some(self.scanner.tag()));
            }
        }
    }

    /// Where a tag starts that the end of the file cut off.
    pub(super) fn unfinished(&self) -> Option<u64> {
        (self.scanner.state != State::Text).then_some(self.scanner.start)
    }
}

/// Finds tags in a sequence of bytes.
struct Scanner {
    state: State,
    start: u64,
    raw: Vec<u8>,
    value_length: u64,
    cut: Option<(String, u64)>,
}

impl Scanner {
    /// Takes one byte; true when it completes a tag.
    fn step(&mut self, byte: u8, at: u64) -> bool {
        self.state = match (self.state, byte) {
            (State::Text, b'<') => {
                self.start = at;
                self.raw.clear();
                self.cut = None;
                State::Open
            }
            (State::Text, _) => State::Text,
            (State::Open, b'!') => State::Declaration,
            (State::Open, b'?') => State::Instruction(false),
            (State::Open | State::Tag, b'>') => {
                self.state = State::Text;
                return true;
            }
            (State::Open | State::Tag, _) => {
                self.keep(byte);
                if matches!(byte, b'"' | b'\'') && self.state == State::Tag {
                    self.value_length = 0;
                    State::Value(byte)
                } else {
                    State::Tag
                }
            }
            (State::Value(quote), _) if byte == quote => {
                self.keep(byte);
                if self.value_length > VALUE_LIMIT as u64 {
                    self.note_cut();
                }
                State::Tag
            }
            (State::Value(quote), _) => {
                self.value_length += 1;
                if self.value_length <= VALUE_LIMIT as u64 {
                    self.keep(byte);
                }
                State::Value(quote)
            }
            (State::Declaration, b'-') => State::Comment(0),
            (State::Declaration, b'>') => State::Text,
            (State::Declaration, _) => State::Declaration,
            (State::Comment(2..), b'>') => State::Text,
            (State::Comment(dashes), b'-') => State::Comment(dashes.saturating_add(1)),
            (State::Comment(_), _) => State::Comment(0),
            (State::Instruction(true), b'>') => State::Text,
            (State::Instruction(_), _) => State::Instruction(byte == b'?'),
        };
        false
    }

    fn keep(&mut self, byte: u8) {
        if self.raw.len() < TAG_LIMIT {
            self.raw.push(byte);
        }
    }

    /// Forgets the value that was just read, of which only a part was kept, and remembers its length.
    fn note_cut(&mut self) {
        let value = VALUE_LIMIT + 2;
        let Some(before) = self.raw.len().checked_sub(value) else { return };
        let name = String::from_utf8_lossy(self.raw.get(..before).unwrap_or_default());
        let name = name.trim_end().trim_end_matches('=').trim_end();
        let name = name.rsplit(char::is_whitespace).next().unwrap_or_default().to_owned();
        self.cut = Some((name, self.value_length));
        self.raw.truncate(before + 1);
        self.raw.extend(self.raw.get(before).copied());
    }

    fn tag(&mut self) -> Tag {
        let raw = String::from_utf8_lossy(&self.raw);
        let raw = raw.as_ref();
        let end = raw.starts_with('/');
        let inner = raw.strip_prefix('/').unwrap_or(raw);
        let closed = inner.ends_with('/');
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let name_length = inner.find(char::is_whitespace).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(name_length);
        Tag {
            name: name.to_owned(),
            end,
            closed,
            position: self.start,
            attributes: parse(attributes),
            cut: self.cut.take(),
        }
    }
}

/// Names and values; an attribute that cannot be read costs itself.
fn parse(attributes: &str) -> Vec<(String, String)> {
    let mut parser = Attributes::html(attributes, 0);
    // Looking for duplicates is quadratic; the first one counts.
    let parsed = parser.with_checks(false).filter_map(Result::ok);
    parsed.map(|attribute| (attribute.key.as_ref().to_owned(), unescape(&attribute.value))).collect()
}

/// Resolves references. Two that name the halves of a surrogate pair become one character, a lone half or a character
/// that XML forbids U+FFFD, and what is no reference stays as it is.
fn unescape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(mark) = rest.find('&') {
        out.push_str(rest.get(..mark).unwrap_or_default());
        rest = rest.get(mark..).unwrap_or_default();
        let Some((code, length)) = reference(rest) else {
            out.push('&');
            rest = rest.get(1..).unwrap_or_default();
            continue;
        };
        rest = rest.get(length..).unwrap_or_default();
        let low = reference(rest).filter(|(low, _)| (0xd800..0xdc00).contains(&code) && (0xdc00..0xe000).contains(low));
        match low {
            Some((low, length)) => {
                let joined = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                out.push(char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER));
                rest = rest.get(length..).unwrap_or_default();
            }
            None => out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }
    out.push_str(rest);
    out
}

/// The reference at the beginning of the text: its code and length.
fn reference(text: &str) -> Option<(u32, usize)> {
    const LONGEST: usize = 12;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(..end)?.strip_prefix('&')?;
    let code = match name {
        "amp" => 38,
        "lt" => 60,
        "gt" => 62,
        "quot" => 34,
        "apos" => 39,
        _ => {
            let number = name.strip_prefix('#')?;
            match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            }
        }
    };
    Some((code, end + 1))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn all(source: &[u8]) -> Vec<Tag> {
        let mut tags = Tags::new(source);
        let mut found = Vec::new();
        while let Some(tag) = tags.next().unwrap() {
            found.push(tag);
        }
        found
    }

    #[test]
    fn tags_are_found_between_everything_else() {
        let tags = all(b"<?xml version='1.0'?><!-- a > b --> <!DOCTYPE x><a n=\"1 > 0\" m='\"'>text</a><b/>");
        let seen: Vec<_> = tags.iter().map(|tag| (tag.name.as_str(), tag.end, tag.closed)).collect();
        assert_eq!(seen, [("a", false, false), ("a", true, false), ("b", false, true)]);
        assert_eq!((tags[0].get("n"), tags[0].get("m"), tags[0].position), (Some("1 > 0"), Some("\""), 48));
    }

    #[test]
    fn halves_of_a_character_are_joined() {
        for (written, read) in [
            ("&#55357;&#56832;!", "😀!"),
            ("&#xD83D;&#xDE00;", "😀"),
            ("&#55357;x", "\u{fffd}x"),
            ("&#56832;&#55357;", "\u{fffd}\u{fffd}"),
            ("a &amp; b &lt;3 &#10;c", "a & b <3 \nc"),
            ("AT&T; &nosuch; &", "AT&T; &nosuch; &"),
            ("&#99999999999;", "&#99999999999;"),
        ] {
            assert_eq!(unescape(written), read);
        }
    }

    #[test]
    fn a_picture_is_measured_but_not_kept() {
        let source = format!("<part ct=\"image/png\" data=\"{}\" name=\"x\" />", "A".repeat(VALUE_LIMIT + 100));
        let tags = all(source.as_bytes());
        assert_eq!(tags[0].length("data"), VALUE_LIMIT as u64 + 100);
        assert_eq!(
            (tags[0].get("data"), tags[0].get("name"), tags[0].get("ct")),
            (Some(""), Some("x"), Some("image/png"))
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..300),
            "(<|>|/|!|--|\\?|sms|mms|part| |=|\"|'|&#55357;|&#56832;|&|a|é){0,60}".prop_map(String::into_bytes),
        ]) {
            for tag in all(&bytes) {
                prop_assert!(tag.position < bytes.len() as u64);
            }
        }
    }
}
