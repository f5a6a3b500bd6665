//! Outlook's winmail.dat (Microsoft's MS-OXTNEF): the letter and the names of its files.

use super::{html, rtf};
use crate::charset;
use crate::text::{one_line, tidy};
use domain::Attachment;

#[derive(Debug, Default)]
pub(super) struct Letter {
    pub(super) text: String,
    pub(super) files: Vec<Attachment>,
}

/// In one letter.
const FILES: usize = 1_000;

const SIGNATURE: u32 = 0x223e_9f78;
// Attributes, by their ids.
const BODY: u32 = 0x0002_800c;
const PROPERTIES: u32 = 0x0006_9003;
const CODE_PAGE: u32 = 0x0006_9007;
const FILE_BEGINS: u32 = 0x0006_9002;
const FILE_TITLE: u32 = 0x0001_8010;
const FILE_DATA: u32 = 0x0006_800f;
const FILE_PROPERTIES: u32 = 0x0006_9005;
// Properties of MAPI.
const PLAIN: u16 = 0x1000;
const PAGE: u16 = 0x1013;
const RICH: u16 = 0x1009;
const LONG_NAME: u16 = 0x3707;

/// Reads what is there; nothing of a file that is none.
pub(super) fn read(bytes: &[u8]) -> Letter {
    let mut letter = Letter::default();
    let (mut plain, mut page, mut rich, mut code_page) = (String::new(), String::new(), String::new(), None);
    let mut rest = Bytes(bytes);
    if rest.u32() != Some(SIGNATURE) || rest.take(2).is_none() {
        return letter;
    }
    while let Some((id, data)) = attribute(&mut rest) {
        let decode = |bytes: &[u8], label: Option<&str>| {
            let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
            charset::decode(bytes.get(..end).unwrap_or(bytes), label)
        };
        match id {
            CODE_PAGE => code_page = Bytes(data).u32().map(|page| format!("cp{page}")),
            BODY if plain.is_empty() => plain = tidy(&decode(data, code_page.as_deref())),
            PROPERTIES => {
                for (id, value) in properties(data) {
                    match (id, value) {
                        (PLAIN, Property::Text(text)) => plain = tidy(&text),
                        (PLAIN, Property::Bytes(bytes)) if plain.is_empty() => {
                            plain = tidy(&decode(bytes, code_page.as_deref()))
                        }
                        (PAGE, Property::Text(text)) => page = tidy(&html::text(&text)),
                        (PAGE, Property::Bytes(bytes)) => page = tidy(&html::text(&charset::decode(bytes, None))),
                        (RICH, Property::Bytes(bytes)) => {
                            rich = rtf::unpacked(bytes).map(|source| tidy(&rtf::text(&source))).unwrap_or_default();
                        }
                        _ => {}
                    }
                }
            }
            FILE_BEGINS if letter.files.len() < FILES => {
                letter.files.push(Attachment { name: String::new(), media_type: String::new(), size: 0 })
            }
            FILE_TITLE | FILE_DATA | FILE_PROPERTIES => {
                if let Some(file) = letter.files.last_mut() {
                    match id {
                        FILE_TITLE if file.name.is_empty() => file.name = one_line(&decode(data, code_page.as_deref())),
                        FILE_DATA => file.size = data.len() as u64,
                        FILE_PROPERTIES => {
                            for (id, value) in properties(data) {
                                match (id, value) {
                                    (LONG_NAME, Property::Text(name)) => file.name = one_line(&name),
                                    (LONG_NAME, Property::Bytes(name)) => {
                                        file.name = one_line(&decode(name, code_page.as_deref()))
                                    }
                                    _ => {}
                                }
                            }
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    letter.text = [plain, page, rich].into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default();
    letter
}

/// Level, id, length, data, checksum. What is cut off is read as far as it goes.
fn attribute<'a>(rest: &mut Bytes<'a>) -> Option<(u32, &'a [u8])> {
    rest.take(1)?;
    let id = rest.u32()?;
    let length = usize::try_from(rest.u32()?).ok()?;
    let data = rest.take(length.min(rest.0.len()))?;
    let _ = rest.take(2);
    Some((id, data))
}

enum Property<'a> {
    Text(String),
    Bytes(&'a [u8]),
}

fn properties(data: &[u8]) -> Vec<(u16, Property<'_>)> {
    let mut found = Vec::new();
    let mut rest = Bytes(data);
    let count = rest.u32().unwrap_or(0).min(4000);
    for _ in 0..count {
        if property(&mut rest, &mut found).is_none() {
            break;
        }
    }
    found
}

fn property<'a>(rest: &mut Bytes<'a>, found: &mut Vec<(u16, Property<'a>)>) -> Option<()> {
    let (kind, id) = (rest.u16()?, rest.u16()?);
    if id >= 0x8000 {
        // A named one: a GUID, then a number or a name.
        rest.take(16)?;
        match rest.u32()? {
            0 => rest.take(4)?,
            _ => rest.padded()?,
        };
    }
    let fixed = match kind & 0x0fff {
        0x02 | 0x03 | 0x04 | 0x0a | 0x0b => Some(4),
        0x05 | 0x06 | 0x07 | 0x14 | 0x40 => Some(8),
        0x48 => Some(16),
        _ => None,
    };
    let several = kind & 0x1000 != 0;
    let values = if several || fixed.is_none() { rest.u32()? } else { 1 };
    for _ in 0..values {
        let value = match fixed {
            Some(length) => rest.take(length)?,
            None => rest.padded()?,
        };
        match kind & 0x0fff {
            0x1f => {
                let units = value.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
                let text: String =
                    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
                found.push((id, Property::Text(text.trim_end_matches('\0').to_owned())));
            }
            0x1e | 0x102 | 0x0d => found.push((id, Property::Bytes(value))),
            _ => {}
        }
    }
    Some(())
}

/// Numbers in Intel's order.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2).and_then(|bytes| bytes.try_into().ok()).map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes)
    }

    /// A length, that many bytes, and padding to four.
    fn padded(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.u32()?).ok()?;
        let value = self.take(length)?;
        let padding = length.next_multiple_of(4) - length;
        self.take(padding.min(self.0.len()))?;
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn attribute(id: u32, data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap_or_default();
        [&[1][..], &id.to_le_bytes(), &length.to_le_bytes(), data, &[0, 0]].concat()
    }

    fn property(kind: u16, id: u16, value: &[u8]) -> Vec<u8> {
        let length = u32::try_from(value.len()).unwrap_or_default();
        let padding = vec![0; value.len().next_multiple_of(4) - value.len()];
        [&kind.to_le_bytes()[..], &id.to_le_bytes(), &1u32.to_le_bytes(), &length.to_le_bytes(), value, &padding]
            .concat()
    }

    fn letter(attributes: &[Vec<u8>]) -> Letter {
        read(&[&SIGNATURE.to_le_bytes()[..], &[1, 0], &attributes.concat()].concat())
    }

    #[test]
    fn the_letter_is_read_in_each_of_its_forms() {
        assert_eq!(
            letter(&[attribute(CODE_PAGE, &1252u64.to_le_bytes()), attribute(BODY, b"Gr\xfc\xdfe\r\n\0")]).text,
            "Grüße"
        );
        let unicode: Vec<u8> = "Ключ\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let with =
            |property: Vec<u8>| letter(&[attribute(PROPERTIES, &[&1u32.to_le_bytes()[..], &property].concat())]).text;
        assert_eq!(with(property(0x1f, PLAIN, &unicode)), "Ключ");
        assert_eq!(with(property(0x102, PAGE, b"<p>The <b>key</b></p>")), "The key");
        let rtf = b"{\\rtf1\\ansi The key\\par is there}";
        let length = u32::try_from(rtf.len()).unwrap_or_default();
        let packed = [&(length + 12).to_le_bytes()[..], &length.to_le_bytes(), b"MELA\0\0\0\0", rtf].concat();
        assert_eq!(with(property(0x102, RICH, &packed)), "The key\nis there");
    }

    #[test]
    fn files_are_named() {
        let files = letter(&[
            attribute(FILE_BEGINS, &[]),
            attribute(FILE_TITLE, b"TICKET~1.PDF\0"),
            attribute(FILE_DATA, b"12345"),
            attribute(
                FILE_PROPERTIES,
                &[&1u32.to_le_bytes()[..], &property(0x1e, LONG_NAME, b"Ticket to Rome.pdf\0")].concat(),
            ),
        ])
        .files;
        assert_eq!(
            files.iter().map(|file| (file.name.as_str(), file.size)).collect::<Vec<_>>(),
            [("Ticket to Rome.pdf", 5)]
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_letter_or_none(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
            let _ = letter(&[attribute(PROPERTIES, &bytes)]);
        }
    }
}
