//! Is this the beginning of an mbox, or of a single mail?

use super::mbox;

/// Header fields that only mail programs and servers write.
const TRANSPORT: [&str; 7] =
    ["message-id", "received", "mime-version", "return-path", "delivered-to", "x-mozilla-status", "x-gm-thrid"];

/// True when a file begins with an mbox separator and a header.
pub(crate) fn looks_like_mbox(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let mut lines = head.split(|byte| *byte == b'\n');
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    match mbox::separator(first) {
        mbox::Separator::Dated => mbox::is_header(second) || second.starts_with(b">From "),
        mbox::Separator::Bare => mbox::is_header(second),
        mbox::Separator::No => false,
    }
}

/// True when a file begins with the header of a mail: fields only, with a sender or date, and one that nobody types.
pub(crate) fn looks_like_mail(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let (mut transported, mut written) = (false, false);
    for line in head.split(|byte| *byte == b'\n') {
        if line.trim_ascii().is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':').filter(|_| mbox::is_header(line)) else {
            // The head may end in the middle of a line.
            break;
        };
        let name = String::from_utf8_lossy(line.get(..colon).unwrap_or_default()).to_lowercase();
        transported |= TRANSPORT.contains(&name.as_str());
        written |= matches!(name.as_str(), "from" | "date");
    }
    transported && written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_told_from_a_note() {
        assert!(looks_like_mail(b"Message-ID: <1@x>\r\nDate: Mon, 1 Jan 2024 10:00:00 +0000\r\nFrom: a@x\r\n\r\nHi"));
        assert!(!looks_like_mail(b"From: Anna\nTo: Ben\n\nA letter that I typed."));
        assert!(!looks_like_mail(b"Message-ID: what is it?\n\nA note."));
        assert!(!looks_like_mail(b""));
    }

    #[test]
    fn an_mbox_is_told_from_a_story() {
        assert!(looks_like_mbox(b"From a@x Mon Jan  1 10:00:00 2024\nSubject: x\n\n"));
        assert!(looks_like_mbox(b"From - Mon Jan 01 10:00:00 2024\r\nX-Mozilla-Status: 0001\r\n"));
        assert!(looks_like_mbox(b"From 1601763832109370452@xxx Wed Jan 01 10:00:00 +0000 2020\r\nX-GM-THRID: 1\r\n"));
        assert!(!looks_like_mbox(b"From here to eternity\nSubject: x\n"));
        assert!(!looks_like_mbox(b"From Rome with love, at 10:30 in Jan 2024\nwe left.\n"));
    }
}
