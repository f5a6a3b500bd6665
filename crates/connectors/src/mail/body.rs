//! Which of a mail's parts a person reads, and as what text.

use super::html;
use crate::text::tidy;
use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

/// The readable text of a message: the plain part where there is a real one, else the HTML part as text.
pub(super) fn text(message: &Message<'_>) -> String {
    let plain = join(message, &message.text_body);
    // Without HTML of its own the second list names the same parts as the first.
    if message.html_body == message.text_body {
        return plain;
    }
    let rich = join(message, &message.html_body);
    if is_stub(&plain, &rich) { rich } else { plain }
}

fn join(message: &Message<'_>, parts: &[u32]) -> String {
    let mut text = String::new();
    for part in parts.iter().filter_map(|id| message.part(*id)) {
        let part_text = match &part.body {
            PartType::Text(plain) if is_flowed(part) => tidy(&unflow(plain, deletes_blanks(part))),
            PartType::Text(plain) => tidy(plain),
            PartType::Html(source) => tidy(&html::text(source)),
            _ => continue,
        };
        if !part_text.is_empty() {
            text.push_str(if text.is_empty() { "" } else { "\n\n" });
            text.push_str(&part_text);
        }
    }
    text
}

/// A plain part that says nothing, or only that there is another: "Your mail program cannot show HTML".
fn is_stub(plain: &str, rich: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    // Addresses of links make a stub look long; what is read is the rest.
    let words: Vec<&str> = plain.split_whitespace().filter(|word| !word.contains("://")).collect();
    let (plain, rich) = (letters(&words.concat()), letters(rich));
    plain == 0 || (rich >= 200 && plain * 4 < rich)
}

fn is_flowed(part: &MessagePart<'_>) -> bool {
    let format = part.content_type().and_then(|kind| kind.attribute("format"));
    format.is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
}

fn deletes_blanks(part: &MessagePart<'_>) -> bool {
    let delsp = part.content_type().and_then(|kind| kind.attribute("delsp"));
    delsp.is_some_and(|delsp| delsp.eq_ignore_ascii_case("yes"))
}

/// Joins the lines that a mail program broke (RFC 3676): a line that ends in a blank goes on in the next one of the
/// same quote depth; a blank at the beginning was put there to protect the line.
fn unflow(text: &str, deletes_blanks: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut flowing: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let content = line.get(depth..).unwrap_or_default();
        let content = content.strip_prefix(' ').unwrap_or(content);
        let signature = content == "-- ";
        if flowing == Some(depth) && !signature {
            out.push_str(content);
        } else {
            if flowing.is_some() {
                out.push('\n');
            }
            out.push_str(&">".repeat(depth));
            out.push_str(if depth > 0 { " " } else { "" });
            out.push_str(content);
        }
        if content.ends_with(' ') && !signature {
            if deletes_blanks {
                out.pop();
            }
            flowing = Some(depth);
        } else {
            out.push('\n');
            flowing = None;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flowed_lines_are_joined_within_their_depth() {
        let flowed = "Dear Ana, \nthis is one line.\n> quoted \n> on\n>> deeper \nback\n  indented\n-- \nBen";
        let expected = "Dear Ana, this is one line.\n> quoted on\n>> deeper \nback\n indented\n-- \nBen\n";
        assert_eq!(unflow(flowed, false), expected);
        assert_eq!(unflow("日本 \n語", true), "日本語\n");
    }

    #[test]
    fn a_stub_gives_way_to_the_real_text() {
        let rich = "Your flight DL 407 departs on Saturday. ".repeat(10);
        assert!(is_stub("", "x"));
        assert!(is_stub(
            "Please view this mail in a browser: https://example.com/a/very/long/address/0123456789",
            &rich
        ));
        assert!(!is_stub(&rich, &rich));
        assert!(!is_stub("See you at eight.", "See you at eight. Ana"));
    }
}
