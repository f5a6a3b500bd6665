/// An identity from its parts: `prefix:` and 128 bits of BLAKE3 in hexadecimal.
///
/// Each part is preceded by its length, so that ("ab", "c") and ("a", "bc") differ.
pub(crate) fn key(prefix: &str, parts: &[&[u8]]) -> String {
    format!("{prefix}:{}", hex(&digest(parts)))
}

/// 128 bits over the parts; a collision among all that one person ever wrote is not to be expected.
pub(crate) fn digest(parts: &[&[u8]]) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut digest = [0; 16];
    hasher.finalize_xof().fill(&mut digest);
    digest
}

fn hex(digest: &[u8; 16]) -> String {
    digest.iter().fold(String::with_capacity(32), |mut text, byte| {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from_digit(half.into(), 16).unwrap_or('0'));
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_one_another() {
        assert_ne!(key("k", &[b"ab", b"c"]), key("k", &[b"a", b"bc"]));
        assert_eq!(key("k", &[b"ab", b"c"]).len(), 2 + 32);
    }
}
