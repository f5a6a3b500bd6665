//! Rich Text as text, and the compression in which Outlook keeps it (MS-OXRTFCP).

use super::html;
use crate::charset;

/// The largest letter that is unpacked.
const LIMIT: usize = 16 << 20;

/// What the dictionary holds before the first byte.
const DICTIONARY: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// Unpacks compressed Rich Text.
pub(super) fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    let number = |at: usize| packed.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
    let size = usize::try_from(number(4)?).ok()?.min(LIMIT);
    let content = packed.get(16..)?;
    match packed.get(8..12)? {
        b"MELA" => return Some(content.get(..size).unwrap_or(content).to_vec()),
        b"LZFu" => {}
        _ => return None,
    }
    let mut ring = [b' '; 4096];
    ring.iter_mut().zip(DICTIONARY).for_each(|(slot, byte)| *slot = *byte);
    let mut write = DICTIONARY.len();
    let mut out = Vec::with_capacity(size);
    let mut bytes = content.iter().copied();
    // A byte of flags says of the next eight whether each is a byte or a place in the ring.
    while let Some(flags) = bytes.next() {
        for bit in 0..8 {
            if out.len() >= size {
                return Some(out);
            }
            let Some(first) = bytes.next() else { return Some(out) };
            if flags >> bit & 1 == 0 {
                out.push(first);
                ring[write % 4096] = first;
                write += 1;
                continue;
            }
            let Some(second) = bytes.next() else { return Some(out) };
            let offset = usize::from(first) << 4 | usize::from(second >> 4);
            if offset == write % 4096 {
                return Some(out);
            }
            for step in 0..usize::from(second & 15) + 2 {
                let byte = ring[(offset + step) % 4096];
                out.push(byte);
                ring[write % 4096] = byte;
                write += 1;
            }
        }
    }
    Some(out)
}

/// The readable text. A page that was wrapped in Rich Text is unwrapped and read as a page.
pub(super) fn text(source: &[u8]) -> String {
    let mut reader = Reader { out: String::new(), bytes: Vec::new(), label: "windows-1252".to_owned(), page: false };
    reader.read(source);
    reader.flush();
    if reader.page { html::text(&reader.out) } else { reader.out }
}

/// What holds inside one pair of braces.
#[derive(Clone, Copy)]
struct Group {
    silent: bool,
    /// In a page: what is for programs that know Rich Text only.
    rich_only: bool,
    /// How many characters stand after `\u` for programs that do not know it.
    fallback: usize,
}

struct Reader {
    out: String,
    /// Bytes in the document's code page that are not decoded yet.
    bytes: Vec<u8>,
    label: String,
    page: bool,
}

impl Reader {
    fn read(&mut self, source: &[u8]) {
        /// Groups whose words are none of the text.
        const SILENT: [&str; 14] = [
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "themedata",
            "listtable",
            "listoverridetable",
            "generator",
            "datastore",
            "xmlnstbl",
            "rsidtbl",
            "latentstyles",
        ];
        let mut groups = vec![Group { silent: false, rich_only: false, fallback: 1 }];
        let mut skip = 0usize;
        let mut at = 0;
        while let Some(byte) = source.get(at) {
            at += 1;
            let Some(group) = groups.last().copied() else { return };
            let shown = !group.silent && !group.rich_only;
            match byte {
                // Nothing nests as deep that a person wrote.
                b'{' if groups.len() >= 1_000 => return,
                b'{' => groups.push(group),
                b'}' => {
                    if groups.len() > 1 {
                        groups.pop();
                    }
                }
                b'\r' | b'\n' => {}
                b'\\' => {
                    let rest = source.get(at..).unwrap_or_default();
                    match rest.first() {
                        Some(b'\'') => {
                            let pair = rest.get(1..3).and_then(|pair| std::str::from_utf8(pair).ok());
                            at += 3;
                            if skip > 0 {
                                skip -= 1;
                            } else if let Some(byte) =
                                pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| shown)
                            {
                                self.bytes.push(byte);
                            }
                        }
                        Some(letter) if letter.is_ascii_alphabetic() => {
                            let length = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
                            let word = std::str::from_utf8(rest.get(..length).unwrap_or_default()).unwrap_or_default();
                            let after = rest.get(length..).unwrap_or_default();
                            let digits = after
                                .iter()
                                .take(11)
                                .enumerate()
                                .take_while(|(n, byte)| byte.is_ascii_digit() || (*n == 0 && **byte == b'-'))
                                .count();
                            let number: Option<i32> = after
                                .get(..digits)
                                .and_then(|digits| std::str::from_utf8(digits).ok())
                                .and_then(|digits| digits.parse().ok());
                            at += length + digits + usize::from(after.get(digits) == Some(&b' '));
                            let Some(group) = groups.last_mut() else { return };
                            match word {
                                word if SILENT.contains(&word) => group.silent = true,
                                "fromhtml" => self.page = true,
                                "htmlrtf" => group.rich_only = self.page && number != Some(0),
                                "htmltag" => group.silent = false,
                                "ansicpg" => self.label = format!("cp{}", number.unwrap_or(1252)),
                                "uc" => group.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
                                "u" => {
                                    skip = group.fallback;
                                    let unit = u16::try_from(number.unwrap_or(0).rem_euclid(65_536)).unwrap_or(0);
                                    if shown {
                                        self.unit(unit);
                                    }
                                }
                                "par" | "line" | "row" if shown => self.character('\n'),
                                "tab" | "cell" if shown => self.character('\t'),
                                "emdash" if shown => self.character('—'),
                                "endash" if shown => self.character('–'),
                                "lquote" | "rquote" if shown => self.character('’'),
                                "ldblquote" if shown => self.character('“'),
                                "rdblquote" if shown => self.character('”'),
                                "bullet" if shown => self.character('•'),
                                "bin" => at += usize::try_from(number.unwrap_or(0)).unwrap_or(0).min(source.len()),
                                _ => {}
                            }
                        }
                        Some(b'*') => {
                            at += 1;
                            // An extra destination, unless it is a tag of a page.
                            let tag = source.get(at..).is_some_and(|rest| rest.starts_with(b"\\htmltag"));
                            if let Some(group) = groups.last_mut() {
                                group.silent = !(tag && self.page);
                            }
                        }
                        Some(sign) => {
                            at += 1;
                            match sign {
                                b'~' if shown => self.character('\u{a0}'),
                                b'\\' | b'{' | b'}' if shown => self.bytes.push(*sign),
                                b'\n' | b'\r' if shown => self.character('\n'),
                                _ => {}
                            }
                        }
                        None => {}
                    }
                }
                byte if skip > 0 && *byte != b' ' => skip -= 1,
                byte => {
                    skip = 0;
                    if shown {
                        self.bytes.push(*byte);
                    }
                }
            }
        }
    }

    fn character(&mut self, c: char) {
        self.flush();
        self.out.push(c);
    }

    /// Half of a pair is kept until the other half comes.
    fn unit(&mut self, unit: u16) {
        self.flush();
        let last = self.out.chars().next_back().map(u32::from).filter(|last| (0xf_d800..0xf_dc00).contains(last));
        match (unit, last) {
            (0xd800..=0xdbff, _) => self.out.extend(char::from_u32(0xf_0000 + u32::from(unit))),
            (0xdc00..=0xdfff, Some(high)) => {
                self.out.pop();
                self.out.extend(char::from_u32(0x1_0000 + ((high - 0xf_d800) << 10) + (u32::from(unit) - 0xdc00)));
            }
            _ => self.out.extend(char::from_u32(u32::from(unit))),
        }
    }

    fn flush(&mut self) {
        let bytes = std::mem::take(&mut self.bytes);
        if !bytes.is_empty() {
            self.out.push_str(&charset::decode(&bytes, Some(&self.label)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rich_text_reads_as_it_is_printed() {
        let source = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator Riched20;}\f0 Gr\'fc\'dfe,\par \b the\b0  key \u8364? 5\tab\{ok\}\u55357?\u56832?}";
        assert_eq!(text(source), "Grüße,\nthe key € 5\t{ok}😀");
        let page = br"{\rtf1\ansi\fromhtml1 {\*\htmltag18 <p>}\htmlrtf \par\htmlrtf0 The {\*\htmltag84 <b>}key{\*\htmltag92 </b>}{\*\htmltag26 </p>}}";
        assert_eq!(text(page).trim(), "The key");
    }

    #[test]
    fn packed_text_is_unpacked() {
        // The example of MS-OXRTFCP, 4.1.1.
        let packed = b"\x2d\x00\x00\x00\x2b\x00\x00\x00\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\x00\x0a\x00\x72\x63\x70\x67\x31\x32\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\x00\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0";
        assert_eq!(unpacked(packed).as_deref(), Some(&b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"[..]));
        assert_eq!(unpacked(b"short"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), source in "(\\\\[a-z*']{1,6}-?[0-9]{0,3} ?|[{} a]){0,40}") {
            let _ = (text(&bytes), text(source.as_bytes()), unpacked(&[b"\0\0\0\0\xff\xff\0\0LZFu\0\0\0\0", bytes.as_slice()].concat()));
        }
    }
}
