//! From bytes and decoded strings to the text that is kept.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a text the encoding is guessed from.
const GUESS_FROM: usize = 256 << 10;

/// Decodes a plain-text file: byte order mark, else UTF-16 by its zero bytes, else UTF-8 if valid, else a guess.
/// Never fails: what cannot be decoded becomes U+FFFD.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => guess(bytes),
    };
    encoding.decode_with_bom_removal(bytes).0.into_owned()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..GUESS_FROM).unwrap_or(bytes);
    if let Some(encoding) = utf16_without_mark(sample) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, true);
    // One broken byte in a long UTF-8 text must not turn all of it into another encoding.
    detector.guess(None, Utf8Detection::Allow)
}

/// Text in Western letters has a zero in every other byte when it is UTF-16.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    let sample = sample.get(..4096).unwrap_or(sample);
    let pairs = sample.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (high, low) if low * 10 > pairs * 7 && high * 20 < pairs => Some(UTF_16LE),
        (high, low) if high * 10 > pairs * 7 && low * 20 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// True when a file's beginning can be text: not a picture, an archive or a database.
pub(crate) fn looks_like_text(head: &[u8]) -> bool {
    if Encoding::for_bom(head).is_some() || utf16_without_mark(head).is_some() {
        return true;
    }
    let control = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    !head.contains(&0) && control * 50 <= head.len()
}

/// The text as it is kept: lines end in `\n`, no control characters, no invisible padding, no blanks at line ends
/// (but for the signature mark `-- `), at most one blank line in a row, none at the ends.
pub(crate) fn tidy(text: &str) -> String {
    let clean = without_controls(text);
    let mut out = String::with_capacity(clean.len());
    let mut blank = 0;
    for line in clean.split('\n') {
        let line = if line.trim_end_matches('\u{a0}') == "-- " { "-- " } else { line.trim_end() };
        if line.is_empty() {
            blank += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blank > 0 { "\n\n" } else { "\n" });
        }
        blank = 0;
        out.push_str(line);
    }
    out
}

/// Line ends become `\n`; control characters, byte order marks, soft hyphens and zero-width spaces go.
pub(crate) fn without_controls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => out.push('\n'),
            '\n' | '\t' => out.push(c),
            '\u{ad}' | '\u{34f}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => {}
            c if c.is_control() || (u32::from(c) & 0xfffe) == 0xfffe => {}
            c => out.push(c),
        }
    }
    out
}

/// One line: white space of any kind becomes single blanks.
pub(crate) fn one_line(text: &str) -> String {
    without_controls(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_encoding_is_decoded() {
        let text = "Größe: 5 €, naïve café\n";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16_be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(text.as_bytes()), text);
        assert_eq!(decode(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), text);
        assert_eq!(decode(&[b"\xff\xfe", utf16.as_slice()].concat()), text);
        assert_eq!(decode(&[b"\xfe\xff", utf16_be.as_slice()].concat()), text);
        assert_eq!(decode(&utf16), text);
        assert_eq!(decode(&utf16_be), text);
        assert_eq!(decode(b"Gr\xf6\xdfe und \xc4rger, sch\xf6n"), "Größe und Ärger, schön");
    }

    #[test]
    fn control_characters_and_padding_go_but_emoji_stay_whole() {
        assert_eq!(
            tidy("a\0b\u{7}c\r\nd \u{ad}\u{200b}e  \n\n\n\n👨\u{200d}👩\u{200d}👧\u{feff}\n\n"),
            "abc\nd e\n\n👨\u{200d}👩\u{200d}👧"
        );
    }

    #[test]
    fn a_signature_mark_keeps_its_blank() {
        assert_eq!(tidy("Bye  \n-- \nAnna"), "Bye\n-- \nAnna");
    }

    #[test]
    fn pictures_are_not_text() {
        assert!(!looks_like_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        assert!(looks_like_text("# Übung\n".as_bytes()));
        assert!(looks_like_text(b""));
    }
}
