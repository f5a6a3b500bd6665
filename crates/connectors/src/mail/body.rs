//! What a person reads of a mail: its text, and what is attached to it as far as it is text.

use super::mime::{Part, uudecoded};
use super::{calendar, html, rtf, smime, tnef};
use crate::charset::{self, decode_with};
use crate::text::{looks_like_text, one_line, tidy};
use domain::Attachment;
use std::collections::HashSet;

/// Messages in messages in messages: nobody forwards deeper.
const DEPTH: usize = 8;
/// How much of one attached text is read, and of all of them: what is longer is a log, and its beginning says so.
const ATTACHED_TEXT: usize = 256 << 10;
const ATTACHED_TEXTS: usize = 1 << 20;

/// What was read of a message.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// What the sender wrote, with what he quoted.
    pub(super) text: String,
    /// Attached texts, forwarded messages, events, and the names of other attachments. Nothing in it is a quote.
    pub(super) attached: String,
    pub(super) attachments: Vec<Attachment>,
}

/// Reads a message.
pub(super) fn read(message: &Part<'_>) -> Reading {
    let mut reading = Reading::default();
    reading.part(message, Place::Root, 0);
    let named = reading.attachments.iter().map(|file| file.name.as_str());
    // Names of files are worth finding: "Boarding pass.pdf".
    let names: Vec<&str> = named.filter(|name| !name.is_empty() && !reading.attached.contains(name)).collect();
    if !names.is_empty() {
        let names = format!("({})", names.join(", "));
        reading.attach(&names);
    }
    reading
}

/// Where a part stands.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Place {
    /// It is the message.
    Root,
    /// The root of a page with its pictures, or the signed one of a signed message.
    Main,
    /// Among others.
    Mixed,
    /// Belongs to the page beside it.
    Related,
}

impl Reading {
    fn part(&mut self, part: &Part<'_>, place: Place, depth: usize) {
        let children = part.children();
        match part.media_type.as_str() {
            "multipart/alternative" if !children.is_empty() => self.alternatives(children, depth),
            "multipart/related" if !children.is_empty() => {
                let start = part.content_type.parameter("start").map(|id| id.trim_matches(['<', '>']).to_owned());
                let root =
                    children.iter().position(|child| start.is_some() && child.content_id() == start).unwrap_or(0);
                for (at, child) in children.iter().enumerate() {
                    self.part(child, if at == root { Place::Main } else { Place::Related }, depth);
                }
            }
            "multipart/encrypted" => {
                self.attach("(encrypted)");
                self.attachments.extend(children.iter().filter_map(|child| attachment(child, Place::Mixed)));
            }
            "multipart/signed" if !children.is_empty() => {
                for (at, child) in children.iter().enumerate() {
                    self.part(child, if at == 0 { Place::Main } else { Place::Mixed }, depth);
                }
            }
            _ if !children.is_empty() => children.iter().for_each(|child| self.part(child, Place::Mixed, depth)),
            _ => self.leaf(part, place, depth),
        }
    }

    fn leaf(&mut self, part: &Part<'_>, place: Place, depth: usize) {
        let name = part.file_name();
        let lower = name.as_deref().unwrap_or_default().to_lowercase();
        let kind = part.media_type.as_str();
        let is_body = matches!(kind, "text/plain" | "text/html" | "text/enriched" | "text/richtext")
            && !part.is_set_apart()
            && place != Place::Related
            && (name.is_none() || place != Place::Mixed);
        if is_body {
            return self.body(part);
        }
        if depth >= DEPTH {
            self.attachments.extend(attachment(part, place));
            return;
        }
        if matches!(kind, "message/rfc822" | "message/global" | "message/news") || lower.ends_with(".eml") {
            return self.message(part, place, depth);
        }
        if kind == "text/calendar" || kind == "application/ics" || lower.ends_with(".ics") {
            return self.calendar(part, place);
        }
        if kind.ends_with("/ms-tnef") || kind.ends_with("/vnd.ms-tnef") || lower == "winmail.dat" {
            return self.tnef(part, place);
        }
        if kind.ends_with("pkcs7-mime") || lower.ends_with(".p7m") {
            match smime::signed(part.bytes()) {
                Some(inner) => self.part(&Part::read(&inner), Place::Main, depth + 1),
                None => {
                    self.attach("(encrypted)");
                    self.attachments.extend(attachment(part, place));
                }
            }
            return;
        }
        let attached = attachment(part, place);
        let is_text = kind.starts_with("text/") && kind != "text/rfc822-headers";
        let is_named_text =
            [".txt", ".csv", ".tsv", ".md", ".markdown", ".log", ".text"].iter().any(|end| lower.ends_with(end));
        if place != Place::Related
            && (is_text || is_named_text)
            && looks_like_text(part.bytes().get(..4096).unwrap_or(part.bytes()))
        {
            self.file(name.as_deref().unwrap_or_default(), &readable(part, part.bytes()));
        }
        self.attachments.extend(attached);
    }

    /// A text that is the letter, without the files that old programs put into it.
    fn body(&mut self, part: &Part<'_>) {
        /// In one letter.
        const FILES: usize = 20;
        let mut bytes = std::borrow::Cow::Borrowed(part.bytes());
        for _ in 0..FILES {
            let Some(file) =
                Some(&bytes).filter(|_| part.media_type == "text/plain").and_then(|bytes| uudecoded(bytes))
            else {
                break;
            };
            let name = one_line(&charset::decode(file.name.as_bytes(), None));
            self.attachments.push(Attachment { name, media_type: String::new(), size: file.bytes.len() as u64 });
            bytes.to_mut().drain(file.range);
        }
        self.write(&readable(part, &bytes));
    }

    /// Of several forms of one text, the one that says what there is to say.
    fn alternatives(&mut self, children: &[Part<'_>], depth: usize) {
        let (mut plain, mut rich) = (Self::default(), Self::default());
        let mut events = Vec::new();
        for child in children {
            match child.media_type.as_str() {
                "text/calendar" => {
                    events.push(child);
                    continue;
                }
                // For one program each.
                "text/x-amp-html" | "text/watch-html" => continue,
                _ => {}
            }
            let mut read = Self::default();
            // The last form is the richest.
            read.part(child, Place::Main, depth);
            if child.media_type == "text/plain" {
                // Several are no forms of one text, whatever the sender called them.
                plain.write(&read.text);
            } else if !read.text.is_empty() {
                rich.text = read.text;
            }
            rich.attach(&read.attached);
            rich.attachments.append(&mut read.attachments);
        }
        self.write(if says_the_same(&plain.text, &rich.text) { &plain.text } else { &rich.text });
        self.attach(&rich.attached);
        self.attachments.append(&mut rich.attachments);
        for event in events {
            self.calendar(event, Place::Main);
        }
    }

    /// A message that is attached is read like one that somebody forwarded.
    fn message(&mut self, part: &Part<'_>, place: Place, depth: usize) {
        let inner = Part::read(part.bytes());
        let subject = inner.fields.words("subject");
        if let Some(mut attached) = attachment(part, place) {
            if attached.name.is_empty() {
                attached.name.clone_from(&subject);
            }
            attached.size = part.bytes().len() as u64;
            self.attachments.push(attached);
        }
        if inner.fields.is_empty() {
            return;
        }
        let mut read = Self::default();
        read.part(&inner, Place::Root, depth + 1);
        let mut block = String::from("---------- Forwarded message ---------");
        for (label, words) in [
            ("From", inner.fields.words("from")),
            ("Date", inner.fields.words("date")),
            ("Subject", subject),
            ("To", inner.fields.words("to")),
        ] {
            if !words.is_empty() {
                block.push_str(&format!("\n{label}: {words}"));
            }
        }
        for text in [&read.text, &read.attached] {
            if !text.is_empty() {
                block.push_str("\n\n");
                block.push_str(text);
            }
        }
        self.attach(&block);
        self.attachments.append(&mut read.attachments);
    }

    /// The event of an invitation, unless it is an answer to one: what those say stands in their text.
    fn calendar(&mut self, part: &Part<'_>, place: Place) {
        let source = decode_with(part.bytes(), part.charset().or(Some("utf-8")), part.fields.hint);
        let events = calendar::read(&source);
        let method = part.content_type.parameter("method").unwrap_or_default().to_ascii_uppercase();
        let is_reply = events.is_reply || matches!(method.as_str(), "REPLY" | "REFRESH");
        if self.text.trim().is_empty() || !is_reply {
            for event in &events.events {
                // The same event often comes twice, to be read and to be saved.
                if !event.is_empty() && !self.attached.contains(event.as_str()) {
                    self.attach(event);
                }
            }
        }
        self.attachments.extend(attachment(part, place).filter(|_| part.is_set_apart() || part.file_name().is_some()));
    }

    /// The letter inside Outlook's winmail.dat.
    fn tnef(&mut self, part: &Part<'_>, place: Place) {
        let opened = tnef::read(part.bytes());
        self.attachments.extend(attachment(part, place));
        if self.text.trim().is_empty() {
            self.write(&opened.text);
        }
        self.attachments.extend(opened.files);
    }

    /// An attached text under its name.
    fn file(&mut self, name: &str, text: &str) {
        let mut end = text.len().min(ATTACHED_TEXT).min(ATTACHED_TEXTS.saturating_sub(self.attached.len()));
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or_default().trim();
        if !text.is_empty() {
            let name = one_line(name);
            self.attach(&if name.is_empty() { text.to_owned() } else { format!("{name}:\n{text}") });
        }
    }

    fn write(&mut self, text: &str) {
        append(&mut self.text, text);
    }

    fn attach(&mut self, text: &str) {
        append(&mut self.attached, text);
    }
}

fn append(all: &mut String, text: &str) {
    if !text.is_empty() {
        all.push_str(if all.is_empty() { "" } else { "\n\n" });
        all.push_str(text);
    }
}

/// The text of a leaf.
fn readable(part: &Part<'_>, bytes: &[u8]) -> String {
    let source = decode_with(bytes, part.charset(), part.fields.hint);
    let flowed = part.content_type.parameter("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
    let deletes = part.content_type.parameter("delsp").is_some_and(|delsp| delsp.eq_ignore_ascii_case("yes"));
    match part.media_type.as_str() {
        "text/rtf" => tidy(&rtf::text(bytes)),
        "text/html" | "text/enriched" | "text/richtext" => tidy(&html::text(&source)),
        // A page under the wrong name.
        "text/plain" if is_page(&source) => tidy(&html::text(&source)),
        _ if flowed => tidy(&unflow(&source, deletes)),
        _ => tidy(&source),
    }
}

fn is_page(source: &str) -> bool {
    let head: String = source.trim_start().chars().take(20).collect::<String>().to_lowercase();
    head.starts_with("<!doctype html") || head.starts_with("<html>") || head.starts_with("<html ")
}

/// True where a plain text says what the page beside it says, and may stand for it: most of the page's words are in
/// it. A line that only asks for another program, in whatever language, has none of them; a few words that were all
/// there was to say have all.
fn says_the_same(plain: &str, rich: &str) -> bool {
    let rich = words(rich);
    let plain = words(plain);
    if rich.is_empty() || plain.is_empty() {
        return rich.is_empty();
    }
    let shared = rich.iter().filter(|word| plain.contains(*word)).count();
    shared * 2 >= rich.len()
}

/// The different words of a text, without addresses of pages. Scripts that write no blanks are taken by the letter.
fn words(text: &str) -> HashSet<String> {
    let mut words = HashSet::new();
    for part in text.split_whitespace().filter(|part| !part.contains("://")) {
        for word in part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            if word.chars().any(|c| c >= '\u{e00}') {
                words.extend(word.chars().map(String::from));
            } else {
                words.insert(word.to_lowercase());
            }
        }
    }
    words
}

/// What a person would call an attachment: no signatures of programs, no pictures that are part of the text.
fn attachment(part: &Part<'_>, place: Place) -> Option<Attachment> {
    let media_type = part.media_type.clone();
    let embedded = !part.is_set_apart() && (place == Place::Related || part.has_content_id());
    if (media_type.starts_with("image/") && embedded)
        || media_type.ends_with("-signature")
        || place == Place::Root && media_type == "text/plain"
    {
        return None;
    }
    Some(Attachment {
        name: one_line(&part.file_name().unwrap_or_default()),
        media_type,
        size: part.bytes().len() as u64,
    })
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
    fn a_stub_in_any_language_gives_way_to_what_the_page_says() {
        let page = "Your table is booked for eight.";
        for stub in [
            "",
            "Please view this message in an HTML reader.",
            "Um diese Nachricht zu lesen, benötigen Sie ein Programm, das HTML anzeigt.",
            "Ce message est au format HTML. https://example.com/your/table/is/booked/for/eight",
            "このメールはHTML形式です。",
        ] {
            assert!(!says_the_same(stub, page), "{stub}");
        }
        for plain in [page, "Your table is booked for eight!\n\nhttps://example.com", "YOUR TABLE: booked for 8, eight"]
        {
            assert!(says_the_same(plain, page), "{plain}");
        }
        assert!(says_the_same("OK", "OK"));
        assert!(says_the_same("鍵は下駄箱", "鍵は下駄箱。"));
        assert!(says_the_same("See you at eight.", ""), "a page that shows nothing");
        assert!(says_the_same("", ""));
    }
}
