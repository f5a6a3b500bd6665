//! A message as a tree of parts (RFC 2045, 2046), for messages as they are rather than as they should be.
//!
//! Parts keep their bytes: which characters they are is decided where their text is read, with everything that is
//! known by then.

use super::field::{Fields, Value};
use crate::charset;
use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;

/// Real mail nests four or five deep: a forwarded thread of forwarded mails.
const DEPTH: usize = 24;
/// Together in one message.
const PARTS: usize = 2_000;

/// One part, or the message itself.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) fields: Fields,
    /// `Content-Type`, in lower case: "text/plain".
    pub(super) media_type: String,
    pub(super) content_type: Value,
    disposition: Value,
    pub(super) body: Body<'a>,
}

#[derive(Debug)]
pub(super) enum Body<'a> {
    /// Without its transfer encoding.
    Bytes(Cow<'a, [u8]>),
    Parts(Vec<Part<'a>>),
}

impl<'a> Part<'a> {
    /// Reads a message, or what is meant to be one.
    pub(super) fn read(bytes: &'a [u8]) -> Self {
        Self::nested(bytes, "text/plain", hint(bytes), 0, &mut 0)
    }

    fn nested(
        bytes: &'a [u8],
        default: &str,
        hint: Option<&'static Encoding>,
        depth: usize,
        parts: &mut usize,
    ) -> Self {
        let (mut fields, body) = Fields::split(bytes);
        fields.hint = hint;
        let content_type = fields.value("content-type").unwrap_or_default();
        let disposition = fields.value("content-disposition").unwrap_or_default();
        let named = content_type.main.split_once('/').is_some_and(|(main, sub)| !main.is_empty() && !sub.is_empty());
        let media_type = match content_type.main.as_str() {
            main if named => main.to_owned(),
            // Half a type, as old programs write it.
            "text" => "text/plain".to_owned(),
            "html" => "text/html".to_owned(),
            _ => default.to_owned(),
        };
        let body = match media_type.strip_prefix("multipart/") {
            Some(kind) if depth < DEPTH && *parts < PARTS => {
                let default = if kind == "digest" { "message/rfc822" } else { "text/plain" };
                let pieces = boundary(&content_type, body).map(|boundary| split(body, &boundary)).unwrap_or_default();
                let mut children = Vec::new();
                for piece in pieces {
                    if *parts >= PARTS {
                        break;
                    }
                    *parts += 1;
                    children.push(Self::nested(piece, default, hint, depth + 1, parts));
                }
                // Without a boundary that occurs, it is one text.
                if children.is_empty() { Body::Bytes(transferred(&fields, body)) } else { Body::Parts(children) }
            }
            _ => Body::Bytes(transferred(&fields, body)),
        };
        Self { fields, media_type, content_type, disposition, body }
    }

    /// The parts of a multipart.
    pub(super) fn children(&self) -> &[Part<'a>] {
        match &self.body {
            Body::Parts(parts) => parts,
            Body::Bytes(_) => &[],
        }
    }

    /// What a leaf holds.
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.body {
            Body::Bytes(bytes) => bytes,
            Body::Parts(_) => &[],
        }
    }

    /// The file name that the sender gave it, without the folders of his machine.
    pub(super) fn file_name(&self) -> Option<String> {
        let names = [
            self.disposition.parameter("filename"),
            self.content_type.parameter("name"),
            self.disposition.parameter("name"),
        ];
        let name = names.into_iter().flatten().next()?;
        let name = name.rsplit(['/', '\\']).find(|part| !part.trim().is_empty()).unwrap_or(name);
        Some(name.trim().to_owned()).filter(|name| !name.is_empty())
    }

    /// True where the sender set the part apart from the text.
    pub(super) fn is_set_apart(&self) -> bool {
        self.disposition.main == "attachment"
    }

    /// True for what belongs to a page, as its pictures do.
    pub(super) fn has_content_id(&self) -> bool {
        self.fields.first("content-id").is_some()
    }

    pub(super) fn content_id(&self) -> Option<String> {
        self.fields.first("content-id").and_then(|id| super::field::ids(id).into_iter().next())
    }

    pub(super) fn charset(&self) -> Option<&str> {
        self.content_type.parameter("charset")
    }
}

/// What bytes without a label are likely to be: the first charset that the message names, else a guess from all of
/// its beginning.
fn hint(bytes: &[u8]) -> Option<&'static Encoding> {
    const SAMPLE: usize = 64 << 10;
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    // A character may be cut at the end of the sample.
    if std::str::from_utf8(sample).map_or_else(|error| error.error_len().is_none(), |_| true) {
        return None;
    }
    let lower = sample.to_ascii_lowercase();
    let label = lower.windows(8).position(|eight| eight == b"charset=").and_then(|at| {
        let rest = lower.get(at + 8..)?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").unwrap_or(rest);
        let end = rest
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)))
            .unwrap_or(rest.len());
        Some(String::from_utf8_lossy(rest.get(..end)?).into_owned())
    });
    let named = label.filter(|label| !label.contains("ascii")).and_then(|label| charset::named(&label));
    named.filter(|encoding| *encoding != UTF_8).or_else(|| Some(charset::detect(sample)))
}

/// The boundary that is named, if it occurs; else the first line that looks like one and comes back.
fn boundary(content_type: &Value, body: &[u8]) -> Option<Vec<u8>> {
    let named = content_type.parameter("boundary").map(|boundary| boundary.trim_end().as_bytes().to_vec());
    let occurs = |boundary: &Vec<u8>| lines(body).any(|line| is_boundary(line.content, boundary).is_some());
    if let Some(boundary) = named.filter(|boundary| !boundary.is_empty() && occurs(boundary)) {
        return Some(boundary);
    }
    let mut found = lines(body).filter_map(|line| {
        let boundary = line.content.trim_ascii_end().strip_prefix(b"--")?;
        (!boundary.is_empty() && !boundary.contains(&b' ') && boundary.iter().any(|byte| *byte != b'-'))
            .then(|| boundary.to_vec())
    });
    let first = found.next()?;
    let closing = [first.as_slice(), b"--"].concat();
    found.any(|other| other == first || other == closing).then_some(first)
}

struct Line<'a> {
    start: usize,
    /// One past its end mark.
    end: usize,
    content: &'a [u8],
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    bytes.split_inclusive(|byte| *byte == b'\n').map(move |line| {
        let begin = start;
        start += line.len();
        let content = line.strip_suffix(b"\n").unwrap_or(line);
        Line { start: begin, end: start, content: content.strip_suffix(b"\r").unwrap_or(content) }
    })
}

/// Whether a line is the boundary, and whether it is the last one.
fn is_boundary(line: &[u8], boundary: &[u8]) -> Option<bool> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary)?;
    match rest.trim_ascii_end() {
        b"" => Some(false),
        b"--" => Some(true),
        _ => None,
    }
}

/// The parts between boundaries. What stands before the first and after the last is for programs that know no parts.
fn split<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    let mut start = None;
    for line in lines(body) {
        let Some(last) = is_boundary(line.content, boundary) else { continue };
        if let Some(start) = start {
            // The line end before a boundary belongs to it.
            let piece = body.get(start..line.start).unwrap_or_default();
            let piece = piece.strip_suffix(b"\n").unwrap_or(piece);
            pieces.push(piece.strip_suffix(b"\r").unwrap_or(piece));
        }
        start = (!last).then_some(line.end);
        if pieces.len() >= PARTS {
            return pieces;
        }
    }
    // Cut off before its end.
    if let Some(rest) = start.and_then(|start| body.get(start..)).filter(|rest| !rest.trim_ascii().is_empty()) {
        pieces.push(rest);
    }
    pieces
}

/// The body without its transfer encoding; as it is, where it does not follow the one that it names.
fn transferred<'a>(fields: &Fields, body: &'a [u8]) -> Cow<'a, [u8]> {
    let named = fields.value("content-transfer-encoding").unwrap_or_default().main;
    match named.trim_matches(['"', '\'']) {
        "base64" => base64(body).map_or(Cow::Borrowed(body), Cow::Owned),
        "quoted-printable" => Cow::Owned(quoted_printable(body)),
        "x-uuencode" | "uuencode" | "x-uue" => {
            uudecoded(body).map_or(Cow::Borrowed(body), |file| Cow::Owned(file.bytes))
        }
        _ => Cow::Borrowed(body),
    }
}

/// Base64 with whatever stands between its lines; `None` for what is something else.
pub(super) fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count, mut any, mut ended) = (0u32, 0u32, false, false);
    for line in lines(text) {
        let line = line.content.trim_ascii();
        let foreign =
            line.iter().filter(|byte| value(**byte).is_none() && !matches!(byte, b'=' | b' ' | b'\t')).count();
        // What a mailing list wrote below the end is not Base64, though the letters of a line may be.
        if line.is_empty()
            || foreign * 8 > line.len()
            || (ended && (!line.len().is_multiple_of(4) || line.contains(&b' ')))
        {
            ended |= any && !line.is_empty();
            continue;
        }
        for byte in line {
            match value(*byte) {
                Some(value) => {
                    any = true;
                    bits = (bits << 6 | u32::from(value)) & 0x00ff_ffff;
                    count += 6;
                    if count >= 8 {
                        count -= 8;
                        bytes.push(u8::try_from(bits >> count & 0xff).unwrap_or_default());
                    }
                }
                // The end of one piece; another may follow.
                None if *byte == b'=' => {
                    ended = true;
                    count = 0;
                }
                None => {}
            }
        }
    }
    (any || text.trim_ascii().is_empty()).then_some(bytes)
}

fn value(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// Quoted-printable; what is none of its signs stays as it is.
fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let content = line.trim_ascii_end();
        let end = line
            .get(line.len() - line.iter().rev().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()..)
            .unwrap_or_default();
        match content.strip_suffix(b"=") {
            Some(content) => bytes.extend(super::field::escaped(content, b'=')),
            None => {
                bytes.extend(super::field::escaped(content, b'='));
                bytes.extend_from_slice(end);
            }
        }
    }
    bytes
}

/// A file in the encoding that was usual before MIME.
pub(super) struct Uuencoded {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// Where its lines stand in the text.
    pub(super) range: std::ops::Range<usize>,
}

/// The first `begin 644 name` … `end` of a text.
pub(super) fn uudecoded(text: &[u8]) -> Option<Uuencoded> {
    let mut lines = lines(text);
    let (name, start) = lines.by_ref().find_map(|line| {
        let rest = line.content.strip_prefix(b"begin ")?;
        let (mode, name) = rest.split_at_checked(rest.iter().position(|byte| *byte == b' ')?)?;
        let shaped = matches!(mode.len(), 3 | 4) && mode.iter().all(u8::is_ascii_digit);
        shaped.then(|| (String::from_utf8_lossy(name.trim_ascii()).into_owned(), line.start))
    })?;
    let mut bytes = Vec::new();
    for line in lines {
        if line.content == b"end" {
            return Some(Uuencoded { name, bytes, range: start..line.end });
        }
        let Some((length, rest)) = line.content.split_first() else { continue };
        let six = |byte: Option<&u8>| byte.map_or(0, |byte| byte.wrapping_sub(b' ') & 63);
        let length = usize::from(six(Some(length)));
        // Each line says how long it is; a sentence after "begin 123" does not.
        if length.div_ceil(3) * 4 > rest.len() + 3 {
            return None;
        }
        let mut decoded = Vec::with_capacity(length);
        for four in rest.chunks(4) {
            let [a, b, c, d] = [0, 1, 2, 3].map(|at| six(four.get(at)));
            decoded.extend([a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d]);
        }
        decoded.truncate(length);
        bytes.extend(decoded);
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn base64_is_read_with_what_mail_programs_put_around_it() {
        for text in [
            "SGVsbG8gQW5h",
            "SGVs\r\nbG8g\r\nQW5h\r\n",
            "SGVsbG8gQW5h\n\n_______\nlist mailing list\n",
            "SGVsbG8g QW5h",
        ] {
            assert_eq!(base64(text.as_bytes()).unwrap(), b"Hello Ana", "{text}");
        }
        assert_eq!(base64(b"SGk=\nSGk=\n").unwrap(), b"HiHi");
        assert_eq!(base64(b"SGk=\n\nUnsubscribe here please\n").unwrap(), b"Hi");
        assert_eq!(base64("Привет, это не закодировано.".as_bytes()), None);
    }

    #[test]
    fn quoted_printable_keeps_what_is_none() {
        assert_eq!(
            quoted_printable(b"Gr=C3=BC=c3=9Fe, 1=2, a=\r\nb =  \nc  \n=ZZ"),
            "Grüße, 1=2, ab c\n=ZZ".as_bytes()
        );
    }

    #[test]
    fn parts_are_found_by_their_lines() {
        let source = b"Content-Type: multipart/mixed; boundary=b\n\npreamble --b\n--b\nContent-Type: multipart/alternative; boundary=bb\n\n--bb\n\none\n--bb\nContent-Type: text/html\n\n<p>two\n--b\n\nthree --b is no end\n--b--\nepilogue\n";
        let message = Part::read(source);
        let [alternative, last] = message.children() else { panic!("two parts") };
        assert_eq!(alternative.children().len(), 2, "a part that was not closed ends with the one around it");
        assert_eq!(last.bytes(), b"three --b is no end");
    }

    #[test]
    fn a_boundary_that_is_missing_or_wrong_is_found() {
        for parameter in ["", "; boundary=other", "; boundary=\"\""] {
            let source = format!("Content-Type: multipart/mixed{parameter}\n\n--x1\n\none\n--x1\n\ntwo\n--x1--\n");
            assert_eq!(Part::read(source.as_bytes()).children().len(), 2, "{parameter}");
        }
        assert_eq!(Part::read(b"Content-Type: multipart/mixed\n\nJust text\n").bytes(), b"Just text\n");
    }

    #[test]
    fn files_from_before_mime_are_read() {
        let file = uudecoded(b"Hi\nbegin 644 cat.txt\n#0V%T\n`\nend\nBye").unwrap();
        assert_eq!((file.name.as_str(), file.bytes.as_slice()), ("cat.txt", &b"Cat"[..]));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_tree(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = (Part::read(&bytes), base64(&bytes), quoted_printable(&bytes), uudecoded(&bytes));
        }
    }
}
