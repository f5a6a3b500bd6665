//! The message inside an opaque S/MIME signature (RFC 8551): signed, but readable by everybody.

/// The content of a signed message; `None` for an encrypted one. The signature is not checked: this program shows
/// what a mail says, and claims nothing of who wrote it.
pub(super) fn signed(der: &[u8]) -> Option<Vec<u8>> {
    /// The object identifier `id-data`, with its tag and length.
    const DATA: [u8; 11] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];
    /// It is the first, or after the names of a few algorithms.
    const TRIES: usize = 16;
    // In what is encrypted, the algorithm follows instead of the content.
    let mut at = 0;
    for _ in 0..TRIES {
        let found = der.get(at..)?.windows(DATA.len()).position(|window| window == DATA)?;
        at += found + DATA.len();
        if let Some(content) = der.get(at..).and_then(explicit) {
            return Some(content);
        }
    }
    None
}

/// `[0] EXPLICIT OCTET STRING`.
fn explicit(bytes: &[u8]) -> Option<Vec<u8>> {
    let (tag, content, _) = element(bytes)?;
    (tag == 0xa0).then(|| octets(content, 0)).flatten()
}

/// An octet string in one piece or in several.
fn octets(bytes: &[u8], depth: usize) -> Option<Vec<u8>> {
    let (tag, content, _) = element(bytes)?;
    match tag {
        0x04 => Some(content.to_vec()),
        0x24 if depth < 8 => {
            let (mut all, mut rest) = (Vec::new(), content);
            while !rest.is_empty() && !rest.starts_with(&[0, 0]) {
                let (_, _, after) = element(rest)?;
                all.extend(octets(rest, depth + 1)?);
                rest = after;
            }
            Some(all)
        }
        _ => None,
    }
}

/// Tag, content and what follows. A content of indefinite length is all that follows: its readers know its end.
fn element(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = bytes.split_first()?;
    let (first, rest) = rest.split_first()?;
    let length = match first {
        0..=0x7f => usize::from(*first),
        0x80 => return Some((*tag, rest, &[])),
        0x81..=0x84 => {
            let count = usize::from(first & 0x7f);
            let length = rest.get(..count)?.iter().fold(0usize, |all, byte| all << 8 | usize::from(*byte));
            let rest = rest.get(count..)?;
            // Cut off: what is there is read.
            let (content, after) = rest.split_at(length.min(rest.len()));
            return Some((*tag, content, after));
        }
        _ => return None,
    };
    let (content, after) = rest.split_at_checked(length)?;
    Some((*tag, content, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";

    #[test]
    fn signed_content_is_found_in_one_piece_and_in_several() {
        let whole = [b"\x30\x80", DATA, b"\xa0\x07\x04\x05Hello\x00\x00"].concat();
        assert_eq!(signed(&whole).as_deref(), Some(&b"Hello"[..]));
        let pieces = [b"\x30\x80", DATA, b"\xa0\x80\x24\x80\x04\x03Hel\x04\x02lo\x00\x00\x00\x00"].concat();
        assert_eq!(signed(&pieces).as_deref(), Some(&b"Hello"[..]));
    }

    #[test]
    fn what_is_encrypted_stays_closed() {
        assert_eq!(signed(&[DATA, b"\x30\x03\x06\x01\x00\x80\x05Hello"].concat()), None);
        assert_eq!(signed(b""), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_looked_at(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = signed(&[DATA, b"\xa0", bytes.as_slice()].concat());
            let _ = signed(&[DATA, b"\xa0\x80\x24", bytes.as_slice()].concat());
        }
    }
}
