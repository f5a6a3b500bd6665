//! Our own: what a token stands for, which need not be whole characters.

use tokenizers::{DecoderWrapper, Tokenizer};

/// The bytes of a token; none for a special one, unless these are wanted as well.
pub(crate) fn token_bytes(tokenizer: &Tokenizer, token: u32, include_special: bool) -> Vec<u8> {
    let added = tokenizer.get_added_vocabulary();
    if let Some(text) = added.simple_id_to_token(token) {
        let hidden = added.is_special_token(&text) && !include_special;
        return if hidden { Vec::new() } else { text.into_bytes() };
    }
    let text = tokenizer.id_to_token(token).unwrap_or_default();
    match tokenizer.get_decoder() {
        Some(DecoderWrapper::ByteLevel(_)) => byte_level(&text).unwrap_or_else(|| text.into_bytes()),
        _ => byte_fallback(&text).map_or_else(|| text.replace('\u{2581}', " ").into_bytes(), |byte| vec![byte]),
    }
}

/// GPT-2's alphabet: printable characters of Latin-1 stand for their bytes, and the other bytes, in order, are the
/// characters from U+0100 on.
fn byte_level(text: &str) -> Option<Vec<u8>> {
    let printable = |byte: u8| matches!(byte, b'!'..=b'~' | 0xa1..=0xac | 0xae..=0xff);
    text.chars()
        .map(|character| match u8::try_from(u32::from(character)) {
            Ok(byte) => printable(byte).then_some(byte),
            Err(_) => {
                let place = u32::from(character).checked_sub(0x100)? as usize;
                (0..=u8::MAX).filter(|byte| !printable(*byte)).nth(place)
            }
        })
        .collect()
}

/// SentencePiece's tokens for single bytes: "<0x0A>".
fn byte_fallback(text: &str) -> Option<u8> {
    let digits = text.strip_prefix("<0x")?.strip_suffix('>')?;
    (digits.len() == 2).then(|| u8::from_str_radix(digits, 16).ok())?
}
