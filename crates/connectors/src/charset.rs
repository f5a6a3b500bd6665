//! From bytes to characters, for every format, in one place.
//!
//! The evidence is heard in this order: a byte order mark, the label if the bytes fit it, UTF-8 if they are that, what
//! the text says of itself, and detection. A label is a claim: many programs write one that is wrong, unknown or none.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    EUC_KR, Encoding, GBK, ISO_2022_JP, MACINTOSH, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};

/// How much of a text its encoding is guessed from.
const SAMPLE: usize = 256 << 10;

/// Decodes bytes whose container calls them `label`.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>) -> String {
    decode_with(bytes, label, None)
}

/// The same for bytes that may be explained by their surroundings: `hint` is the encoding of those. It counts less
/// than the label and UTF-8, and more than detection, for which a name or a file name is too short.
pub(crate) fn decode_with(bytes: &[u8], label: Option<&str>, hint: Option<&'static Encoding>) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode_with_bom_removal(bytes).0.into_owned();
    }
    if let Some(text) = label.and_then(|label| labelled(bytes, label)) {
        return text;
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    let jis = || ISO_2022_JP.decode_without_bom_handling_and_without_replacement(bytes);
    if let Some(text) = has_escapes(bytes).then(jis).flatten() {
        return text.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    if let Some(text) = declared(bytes).and_then(|label| labelled(bytes, &label)) {
        return text;
    }
    let hinted = hint.and_then(|hint| hint.decode_without_bom_handling_and_without_replacement(bytes));
    if let Some(text) = hinted {
        return text.into_owned();
    }
    if is_broken_utf8(bytes) {
        return mended(bytes);
    }
    detect(bytes).decode_without_bom_handling(bytes).0.into_owned()
}

/// What bytes that are neither ASCII nor UTF-8 are likely to be.
pub(crate) fn detect(bytes: &[u8]) -> &'static Encoding {
    // Only the old Macintosh ended lines with a carriage return alone.
    if bytes.contains(&b'\r') && !bytes.contains(&b'\n') {
        return MACINTOSH;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes.get(..SAMPLE).unwrap_or(bytes), true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The encoding that a label names, where this program has one under that name.
pub(crate) fn named(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_matches(['"', '\'']);
    // "utf8-mac", "x-user-defined" and the like say nothing; "cp1252" and "win-1251" are spellings.
    let spelled = label.to_ascii_lowercase().replace('_', "-");
    let number = |prefix: &str| spelled.strip_prefix(prefix).filter(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    let again = number("cp-").or_else(|| number("win-")).or_else(|| number("cp")).or_else(|| number("ms"));
    let again = match again {
        Some("936") => Some("gbk".to_owned()),
        Some("949") => Some("euc-kr".to_owned()),
        Some("932") => Some("shift_jis".to_owned()),
        Some("950") => Some("big5".to_owned()),
        Some("65001") => Some("utf-8".to_owned()),
        Some("10000") => Some("macintosh".to_owned()),
        Some(page) if page.starts_with("125") || page == "874" => Some(format!("windows-{page}")),
        _ => number("iso8859-")
            .or_else(|| number("iso-8859-"))
            .or_else(|| number("iso-8859"))
            .map(|part| format!("iso-8859-{part}")),
    };
    let encoding = Encoding::for_label(label.as_bytes())
        .or_else(|| Encoding::for_label(spelled.as_bytes()))
        .or_else(|| again.and_then(|label| Encoding::for_label(label.as_bytes())));
    encoding.filter(|encoding| *encoding != REPLACEMENT)
}

/// The bytes under their label, if they fit it.
fn labelled(bytes: &[u8], label: &str) -> Option<String> {
    let lower = label.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    match lower.as_str() {
        "utf-7" | "unicode-1-1-utf-7" | "x-unicode-2-0-utf-7" => return utf7(bytes),
        "hz-gb-2312" | "hz" => return hz(bytes),
        "iso-2022-kr" => return iso_2022_kr(bytes),
        "ibm437" | "cp437" | "437" | "ibm850" | "cp850" | "850" | "ibm858" | "cp858" => {
            return std::str::from_utf8(bytes).is_err().then(|| dos(bytes, lower.contains("437")));
        }
        _ => {}
    }
    let encoding = named(label)?;
    if encoding == UTF_16LE || encoding == UTF_16BE {
        // Without a mark the label says nothing of the order, and texts in one byte a letter bear it, too.
        let plain = bytes.len() % 2 == 1 || (!bytes.contains(&0) && std::str::from_utf8(bytes).is_ok());
        let encoding = utf16_without_mark(bytes).unwrap_or(if lower == "utf-16" { UTF_16BE } else { encoding });
        let text = (!plain).then(|| encoding.decode_without_bom_handling_and_without_replacement(bytes));
        return text.flatten().map(std::borrow::Cow::into_owned);
    }
    if encoding != UTF_8 && outweighs(bytes, encoding) {
        return None;
    }
    if encoding != ISO_2022_JP && encoding.is_ascii_compatible() && has_escapes(bytes) {
        return None;
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned();
    // Undefined bytes of a table for one byte a letter become controls that no text has.
    let undefined = !bytes.is_ascii() && text.chars().any(|c| ('\u{80}'..='\u{9f}').contains(&c) && c != '\u{85}');
    (!undefined).then_some(text)
}

/// True where text that is UTF-8 bears another label. In one byte a letter nobody writes what happens to be UTF-8;
/// in two, a few letters may be, but no sequence of three bytes.
fn outweighs(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let long = || bytes.iter().any(|byte| *byte >= 0xe0);
    !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() && (encoding.is_single_byte() || long())
}

/// What a page or an XML file says of its own bytes.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let head: String = head.iter().map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let in_meta = head.find("<meta").and_then(|at| head.get(at..)).and_then(|rest| rest.split_once("charset"));
    let in_xml =
        || head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split("?>").next()?.split_once("encoding"));
    let (_, value) = in_meta.or_else(in_xml)?;
    let value = value.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).unwrap_or(value.len());
    value.get(..end).filter(|label| !label.is_empty()).map(str::to_owned)
}

/// True for the escapes of ISO-2022-JP.
fn has_escapes(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|three| matches!(three, [0x1b, b'$', b'B' | b'@'] | [0x1b, b'(', b'J' | b'I']))
}

/// Text in Western letters has a zero in every other byte when it is UTF-16; other text is recognised by its letters.
pub(crate) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let pairs = sample.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (high, low) if low * 10 > pairs * 7 && high * 20 < pairs => return Some(UTF_16LE),
        (high, low) if high * 10 > pairs * 7 && low * 20 < pairs => return Some(UTF_16BE),
        _ => {}
    }
    // Controls that no other text has must be there before this is thought of.
    let foreign = sample.iter().any(|byte| matches!(byte, 0..=8 | 14..=26)) && bytes.len().is_multiple_of(2);
    let reads = |encoding: &'static Encoding| {
        let sample = sample.get(..pairs * 2).unwrap_or(sample);
        encoding.decode_without_bom_handling_and_without_replacement(sample).is_some_and(|text| {
            let letters = text.chars().filter(|c| is_written(*c)).count();
            letters * 20 >= text.chars().count() * 19
        })
    };
    match (foreign && reads(UTF_16LE), foreign && reads(UTF_16BE)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Characters of living scripts, as against the rare ones that misread bytes give.
fn is_written(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | ' '..='~' | '\u{a0}'..='\u{6ff}' | '\u{900}'..='\u{dff}' | '\u{e00}'..='\u{eff}'
        | '\u{2010}'..='\u{203a}' | '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{ff00}'..='\u{ffef}')
}

/// True for UTF-8 with a few wrong bytes in it.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    // A text that was cut off in the middle of a character is not broken by that.
    let cut = std::str::from_utf8(bytes.get(bytes.len().saturating_sub(3)..).unwrap_or(bytes)).is_err();
    whole > 0 && whole + usize::from(cut) >= broken
}

/// UTF-8 in which each wrong byte costs one character at most: it is read as Windows would, and what was cut off in
/// the middle of a character goes.
fn mended(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if let [byte] = chunk.invalid() {
            let read = WINDOWS_1252.decode_without_bom_handling(&[*byte]).0.into_owned();
            text.push_str(if *byte >= 0xa0 { &read } else { "\u{fffd}" });
        }
    }
    text
}

/// RFC 2152: `+` begins Base64 of UTF-16, `-` or any other sign ends it.
fn utf7(bytes: &[u8]) -> Option<String> {
    if !bytes.is_ascii() {
        return None;
    }
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes.iter().map(|byte| char::from(*byte)).peekable();
    while let Some(c) = rest.next() {
        if c != '+' {
            text.push(c);
            continue;
        }
        let (mut bits, mut count, mut units, mut any) = (0u32, 0u32, Vec::new(), false);
        while let Some(value) = rest.peek().and_then(|c| base64_value(*c)) {
            rest.next();
            any = true;
            bits = (bits << 6 | value) & 0x00ff_ffff;
            count += 6;
            if count >= 16 {
                count -= 16;
                units.push(u16::try_from(bits >> count & 0xffff).unwrap_or_default());
            }
        }
        rest.next_if_eq(&'-');
        if !any {
            text.push('+');
        }
        text.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
    Some(text)
}

fn base64_value(c: char) -> Option<u32> {
    let c = u32::from(c);
    match u8::try_from(c).ok()? {
        b'A'..=b'Z' => Some(c - 65),
        b'a'..=b'z' => Some(c - 71),
        b'0'..=b'9' => Some(c + 4),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// RFC 1843: `~{` and `~}` stand around Chinese in seven bits.
fn hz(bytes: &[u8]) -> Option<String> {
    shifted(bytes, b"~{", b"~}", GBK)
}

/// RFC 1557: shift out and shift in stand around Korean in seven bits, after one escape that announces them.
fn iso_2022_kr(bytes: &[u8]) -> Option<String> {
    shifted(bytes, b"\x0e", b"\x0f", EUC_KR).map(|text| text.replacen("\u{1b}$)C", "", 1))
}

fn shifted(bytes: &[u8], open: &[u8], close: &[u8], encoding: &'static Encoding) -> Option<String> {
    if !bytes.is_ascii() {
        return None;
    }
    let mut wide = Vec::with_capacity(bytes.len());
    let (mut rest, mut inside) = (bytes, false);
    while let Some((first, after)) = rest.split_first() {
        let mark = if inside { close } else { open };
        if let Some(after) = rest.strip_prefix(mark) {
            inside = !inside;
            rest = after;
            continue;
        }
        wide.push(if inside && *first > b' ' { first | 0x80 } else { *first });
        rest = after;
    }
    Some(encoding.decode_without_bom_handling_and_without_replacement(&wide)?.into_owned())
}

/// The upper half of the code pages of DOS for Western Europe: 437, and 850 where the two differ.
fn dos(bytes: &[u8], american: bool) -> String {
    const LETTERS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»";
    const LETTERS_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»";
    const REST: &str = "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
    const REST_850: &str = "░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
    let upper: Vec<char> = if american {
        LETTERS.chars().chain(REST.chars()).collect()
    } else {
        LETTERS_850.chars().chain(REST_850.chars()).collect()
    };
    let read = |byte: &u8| match byte {
        0..=0x7f => char::from(*byte),
        _ => upper.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    bytes.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use encoding_rs::{BIG5, EUC_JP, KOI8_R, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1257};
    use proptest::prelude::*;

    fn bytes(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    #[test]
    fn a_label_is_believed_where_the_bytes_fit_it() {
        for (text, encoding, label) in [
            ("Rūta Kalnė", WINDOWS_1257, "windows-1257"),
            ("Grüße, 12 €", WINDOWS_1252, "ISO-8859-1"),
            ("Grüße", WINDOWS_1252, "cp1252"),
            ("Ключ у соседа", WINDOWS_1251, "win-1251"),
            ("Ключ у соседа", KOI8_R, "\"koi8-r\""),
            ("联通", GBK, "gb2312"),
            ("周六晚上的音乐会", GBK, "cp936"),
            ("鍵は下駄箱", EUC_JP, "euc-jp"),
            ("鑰匙", BIG5, "big5-hkscs"),
            ("열쇠는 신발장", EUC_KR, "ks_c_5601-1987"),
        ] {
            assert_eq!(decode(&bytes(text, encoding), Some(label)), text, "{label}");
        }
    }

    #[test]
    fn a_label_that_is_wrong_unknown_or_empty_costs_nothing() {
        let text = "Žluťoučký kůň – přišel";
        for label in ["iso-8859-1", "us-ascii", "windows-1252", "unknown-8bit", "x-nonsense", "", "utf-16", "gb2312"] {
            assert_eq!(decode(text.as_bytes(), Some(label)), text, "{label}");
        }
        let french = "Les clés sont à la mairie, près du café. Ça coûte 12 €.";
        for label in [None, Some("utf-8"), Some("us-ascii"), Some("default_charset")] {
            assert_eq!(decode(&bytes(french, WINDOWS_1252), label), french, "{label:?}");
        }
    }

    #[test]
    fn encodings_in_seven_bits_are_recognised_with_and_without_a_label() {
        let japanese = b"\x1b$B$*@$OC$K$J$C$F$*$j$^$9\x1b(B";
        for label in [None, Some("iso-2022-jp"), Some("us-ascii"), Some("utf-8"), Some("x-unknown")] {
            assert_eq!(decode(japanese, label), "お世話になっております", "{label:?}");
        }
        assert_eq!(decode(b"Hi Mom -+Jjo--! A+ImIDkQ.", Some("utf-7")), "Hi Mom -☺-! A≢Α.");
        assert_eq!(decode(b"1 +- 1", Some("utf-7")), "1 + 1");
        assert_eq!(decode(b"~{<:Ky2;S{#,NpJ)~}!", Some("hz-gb-2312")), "己所不欲，勿施!");
        assert_eq!(decode(b"\x1b$)C\x0e1[\x0f ok", Some("iso-2022-kr")), "글 ok");
        assert_eq!(decode(b"Gr\x94\xe1e", Some("cp850")), "Größe");
        assert_eq!(decode(b"Gr\x94\xe1e", Some("ibm437")), "Größe");
    }

    #[test]
    fn a_page_says_itself_what_it_is() {
        for (page, encoding) in [
            (
                "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\"></head>Ключ",
                WINDOWS_1251,
            ),
            ("<META CHARSET='windows-1257'><p>Pašymas</p>", WINDOWS_1257),
            ("<?xml version=\"1.0\" encoding=\"koi8-r\"?><p>Ключ</p>", KOI8_R),
        ] {
            assert_eq!(decode(&bytes(page, encoding), None), page);
        }
    }

    #[test]
    fn texts_without_a_label_are_detected() {
        for (text, encoding) in [
            ("# Klíče\nKlíče jsou u sousedky, žlutý župlík.", WINDOWS_1250),
            ("# 鍵\n鍵は下駄箱の中にあります。", SHIFT_JIS),
            ("钥匙在门口的鞋柜里，明天早上八点开门。", GBK),
            ("Ключ от дачи лежит у соседа на полке.", WINDOWS_1251),
            ("Les clés sont chez Noël, à côté du café.\r\rDeuxième ligne.\r", MACINTOSH),
        ] {
            let read = decode(&bytes(text, encoding), None);
            assert_eq!(read, text, "{}", encoding.name());
        }
        let utf16: Vec<u8> = "钥匙在门口的鞋柜里\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16, None), "钥匙在门口的鞋柜里\n");
    }

    #[test]
    fn one_wrong_byte_costs_one_character() {
        let mut text = "Die Schlüssel für die Küche hängen über der Tür, Rübe".as_bytes().to_vec();
        text.splice(3..4, [b' ', 0xff, b' ']);
        assert_eq!(decode(&text, None), "Die ÿ Schlüssel für die Küche hängen über der Tür, Rübe");
        assert_eq!(decode(&text, Some("utf-8")), "Die ÿ Schlüssel für die Küche hängen über der Tür, Rübe");
        assert_eq!(decode(b"K\xc3\xbcche \xe2\x82", None), "Küche ", "what was cut off goes");
    }

    #[test]
    fn a_short_text_is_read_as_its_surroundings_are() {
        assert_eq!(decode_with(b"\xcc\xe0\xea", None, Some(WINDOWS_1251)), "Мак");
        assert_eq!(decode_with("Мак".as_bytes(), None, Some(WINDOWS_1251)), "Мак");
    }

    proptest! {
        #[test]
        fn utf8_is_never_garbled(text in "\\PC{0,80}", label in prop::option::of("(utf-8|us-ascii|iso-8859-[1-9]|windows-125[0-8]|x)")) {
            prop_assume!(!text.starts_with('\u{feff}') && !has_escapes(text.as_bytes()));
            prop_assert_eq!(decode(text.as_bytes(), label.as_deref()), text);
        }

        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), label in "[a-z0-9-]{0,10}") {
            let _ = decode(&bytes, Some(&label));
            for label in ["utf-7", "hz", "iso-2022-kr", "utf-16", "cp437"] {
                let _ = decode(&bytes, Some(label));
            }
        }
    }
}
