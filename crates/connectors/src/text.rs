//! From bytes and decoded strings to the text that is kept.

use crate::charset::{decode as decode_labelled, utf16_without_mark};
use encoding_rs::Encoding;

/// Decodes a plain-text file, which has no label. Never fails.
pub(crate) fn decode(bytes: &[u8]) -> String {
    decode_labelled(bytes, None)
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

/// Line ends become `\n`. Control characters go, and so does everything that a reader cannot see: padding, tags and
/// selectors in which words can be smuggled, and the marks that turn the direction of text. What is left keeps the
/// order in which it was written.
pub(crate) fn without_controls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => out.push('\n'),
            '\n' | '\t' => out.push(c),
            // They join emoji and shape the letters of some scripts; between others they only hide a word from search.
            '\u{200c}' | '\u{200d}' => {
                let shapes = |c: &char| *c >= '\u{590}' && !is_invisible(*c);
                if out.chars().next_back().as_ref().is_some_and(shapes) && chars.peek().is_some_and(shapes) {
                    out.push(c);
                }
            }
            // One selector chooses how a character looks; a run of them is a message.
            '\u{fe00}'..='\u{fe0f}' => {
                if out.chars().next_back().is_some_and(|c| !c.is_whitespace() && !matches!(c, '\u{fe00}'..='\u{fe0f}'))
                {
                    out.push(c);
                }
            }
            c if is_invisible(c) || c.is_control() || (u32::from(c) & 0xfffe) == 0xfffe => {}
            c => out.push(c),
        }
    }
    out
}

/// Characters without a shape of their own, apart from white space and the joiners.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// One line: white space of any kind becomes single blanks.
pub(crate) fn one_line(text: &str) -> String {
    without_controls(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
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
    fn what_nobody_can_see_is_not_kept() {
        let tags: String = "ignore this".chars().map(|c| char::from_u32(0xe0000 + u32::from(c)).unwrap()).collect();
        assert_eq!(tidy(&format!("Nothing new.{tags}")), "Nothing new.");
        assert_eq!(one_line("fl\u{200b}ig\u{200c}ht \u{2066}DL\u{2069} 4\u{2062}07"), "flight DL 407");
        assert_eq!(one_line("invoice \u{202e}fdp.exe\u{202c}"), "invoice fdp.exe", "the order is that of the bytes");
        assert_eq!(one_line("a\u{fe0e}\u{fe01}\u{fe02}\u{e0100}b"), "a\u{fe0e}b");
        assert_eq!(one_line("می\u{200c}خواهم ❤\u{fe0f}"), "می\u{200c}خواهم ❤\u{fe0f}");
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
