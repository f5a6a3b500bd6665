//! Markdown as a person reads it: wikilinks by their words, comments out; headings with their offsets.

use domain::Heading;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Appends the readable text of `body` to `text` and returns the headings with offsets into `text`.
pub(super) fn readable(body: &str, text: &mut String) -> Vec<Heading> {
    let outline = outline(body);
    let mut replaced = comments(body, &outline.code);
    merge(&mut replaced, outline.pages);
    let mut headings = outline.headings.into_iter().peekable();
    let mut placed = Vec::new();
    for (range, piece) in pieces(body.len(), &outline.code, replaced) {
        let source = body.get(range.clone()).unwrap_or_default();
        match piece {
            Piece::Code => text.push_str(source),
            Piece::Replaced(words) => {
                text.push_str(&words);
                // A heading inside it is none of the note's.
                while headings.next_if(|heading| heading.start < range.end && heading.start >= range.start).is_some() {}
            }
            Piece::Text => {
                // Headings begin lines: each is placed where the copy of its line, or of what is left of it, begins.
                let starts_line = range.start == 0 || body.as_bytes().get(range.start - 1) == Some(&b'\n');
                copy(source, starts_line, text, &mut |line, text| {
                    while let Some(heading) = headings.next_if(|heading| heading.start <= range.start + line) {
                        placed.push(Heading { start: text.len(), ..heading });
                    }
                });
            }
        }
    }
    placed
}

/// Comments of Obsidian and of HTML that begin outside code, with whatever stands in them.
fn comments(body: &str, code: &[Range<usize>]) -> Vec<(Range<usize>, String)> {
    // A search that failed once is not repeated, so unclosed marks in any number stay cheap.
    let (last_arrow, last_percent) = (body.rfind("-->"), body.rfind("%%"));
    let mut found = Vec::new();
    let mut code = code.iter().peekable();
    let mut at = 0;
    while let Some(step) = body.get(at..).and_then(|rest| rest.find(['<', '%'])) {
        let mark = at + step;
        while code.next_if(|range| range.end <= mark).is_some() {}
        if let Some(range) = code.peek().filter(|range| range.start <= mark) {
            at = range.end;
            continue;
        }
        let rest = body.get(mark..).unwrap_or_default();
        let length = |open: &str, close: &str, last: Option<usize>| {
            let inner = rest.strip_prefix(open).filter(|_| last.is_some_and(|last| last >= mark + open.len()))?;
            inner.find(close).map(|end| open.len() + end + close.len())
        };
        at = match length("<!--", "-->", last_arrow).or_else(|| length("%%", "%%", last_percent)) {
            Some(length) => {
                found.push((mark..mark + length, String::new()));
                mark + length
            }
            None => mark + 1,
        };
    }
    found
}

/// Adds what begins outside of what is already there; it ends where the next of that begins.
fn merge(replaced: &mut Vec<(Range<usize>, String)>, pages: Vec<(Range<usize>, String)>) {
    let taken = std::mem::take(replaced);
    let mut taken = taken.into_iter().peekable();
    let mut end = 0;
    for page in pages {
        while let Some(earlier) = taken.next_if(|earlier| earlier.0.start < page.0.start) {
            end = earlier.0.end.max(end);
            replaced.push(earlier);
        }
        // A page drops its own comments.
        while taken.next_if(|inner| inner.0.start >= page.0.start && inner.0.end <= page.0.end).is_some() {}
        if page.0.start >= end {
            end = page.0.end;
            replaced.push(page);
        }
    }
    replaced.extend(taken);
}

/// Copies text without comments and with readable links. `on_line` hears of every line start with its offset in
/// `piece`. One pass: a search that failed once is not repeated, so unclosed marks in any number stay cheap.
fn copy(piece: &str, starts_line: bool, text: &mut String, on_line: &mut dyn FnMut(usize, &String)) {
    let (last_arrow, last_percent) = (piece.rfind("-->"), piece.rfind("%%"));
    if starts_line {
        on_line(0, text);
    }
    let (mut at, mut copied) = (0, 0);
    while let Some(step) = piece.get(at..).and_then(|rest| rest.find(['\n', '<', '%', '['])) {
        let mark = at + step;
        let rest = piece.get(mark..).unwrap_or_default();
        let comment = |open: &str, close: &str, last: Option<usize>| {
            let inner = rest.strip_prefix(open).filter(|_| last.is_some_and(|last| last >= mark + open.len()))?;
            inner.find(close).map(|end| open.len() + end + close.len())
        };
        at = mark + 1;
        if rest.starts_with('\n') {
            text.push_str(piece.get(copied..at).unwrap_or_default());
            copied = at;
            on_line(at, text);
            continue;
        }
        let replaced = match comment("<!--", "-->", last_arrow).or_else(|| comment("%%", "%%", last_percent)) {
            Some(length) => Some((length, String::new())),
            None => wikilink(rest),
        };
        if let Some((length, words)) = replaced {
            text.push_str(piece.get(copied..mark).unwrap_or_default());
            if !words.is_empty() && text.ends_with('!') {
                text.pop();
            }
            text.push_str(&words);
            at = mark + length;
            copied = at;
        }
    }
    text.push_str(piece.get(copied..).unwrap_or_default());
}

/// `[[Page#Heading|words]]` at the beginning of `here`: its length and what a person reads.
fn wikilink(here: &str) -> Option<(usize, String)> {
    const LONGEST: usize = 500;
    let inner = here.strip_prefix("[[")?;
    let end = inner.as_bytes().windows(2).take(LONGEST).position(|pair| pair == b"]]")?;
    let inner = inner.get(..end)?;
    if inner.trim().is_empty() || inner.contains(['[', '\n']) {
        return None;
    }
    let (target, alias) = match inner.split_once("\\|").or_else(|| inner.split_once('|')) {
        Some((target, alias)) => (target, alias.trim()),
        None => (inner, ""),
    };
    // `![[picture.png|300]]`: the alias of a picture is its width.
    let is_size = !alias.is_empty() && alias.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
    let words = if alias.is_empty() || is_size {
        let target = target.split("#^").next().unwrap_or(target);
        target.split('#').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" > ")
    } else {
        alias.to_owned()
    };
    Some((end + 4, words))
}

enum Piece {
    Text,
    Code,
    /// Read as these words.
    Replaced(String),
}

/// Cuts 0..len at the stretches of code and of what is replaced. What is replaced may hold code, not the reverse.
fn pieces(len: usize, code: &[Range<usize>], replaced: Vec<(Range<usize>, String)>) -> Vec<(Range<usize>, Piece)> {
    let mut marked: Vec<(Range<usize>, Piece)> = code.iter().map(|range| (range.clone(), Piece::Code)).collect();
    marked.extend(replaced.into_iter().map(|(range, words)| (range, Piece::Replaced(words))));
    marked.sort_by_key(|(range, _)| range.start);
    let mut pieces = Vec::new();
    let mut at = 0;
    for (range, piece) in marked {
        if range.start > at {
            pieces.push((at..range.start, Piece::Text));
        }
        if range.end > at {
            pieces.push((range.start.max(at)..range.end, piece));
            at = range.end;
        }
    }
    if at < len {
        pieces.push((at..len, Piece::Text));
    }
    pieces
}

struct Outline {
    /// With offsets into the source.
    headings: Vec<Heading>,
    /// Code blocks and code spans of the source, in order.
    code: Vec<Range<usize>>,
    /// HTML of the source, in order, and how it reads.
    pages: Vec<(Range<usize>, String)>,
}

/// How one tag within a line reads; `None` for what only looks like one, as "<name>" does.
fn tag(source: &str) -> Option<&'static str> {
    const WITHIN: [&str; 30] = [
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
        "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr", "time",
    ];
    const APART: [&str; 30] = [
        "br",
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "tr",
        "td",
        "th",
        "table",
        "tbody",
        "thead",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "blockquote",
        "pre",
        "section",
        "article",
        "center",
        "details",
        "summary",
        "dl",
        "dt",
        "dd",
        "figure",
    ];
    const EMPTY: [&str; 6] = ["img", "iframe", "input", "video", "audio", "svg"];
    let name = source.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = name.get(..end)?.to_ascii_lowercase();
    let name = name.as_str();
    if WITHIN.contains(&name) || EMPTY.contains(&name) || source.starts_with("<!") {
        return Some("");
    }
    APART.contains(&name).then_some("\n")
}

fn outline(body: &str) -> Outline {
    let mut outline = Outline { headings: Vec::new(), code: Vec::new(), pages: Vec::new() };
    let mut open: Option<Heading> = None;
    for (event, range) in Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                // A heading within a quote or list starts after the marks; its line starts before them.
                let line = body.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
                open = Some(Heading { start: line, level: depth(level), text: String::new() });
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(mut heading) = open.take() {
                    let mut words = String::new();
                    copy(&heading.text, false, &mut words, &mut |_, _| {});
                    heading.text = crate::text::one_line(&words);
                    if !heading.text.is_empty() {
                        outline.headings.push(heading);
                    }
                }
            }
            Event::Text(words) => {
                if let Some(heading) = &mut open {
                    heading.text.push_str(&words);
                }
            }
            Event::Code(words) => {
                if let Some(heading) = &mut open {
                    heading.text.push_str(&words);
                }
                outline.code.push(range);
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(heading) = &mut open {
                    heading.text.push(' ');
                }
            }
            Event::Start(Tag::CodeBlock(_)) => outline.code.push(range),
            Event::Start(Tag::HtmlBlock) => {
                let source = body.get(range.clone()).unwrap_or_default();
                let opening = source.trim_start();
                // "<name> wrote this" is a line of text.
                let comment = opening.starts_with("<!--");
                if (tag(opening).is_some() && !comment)
                    || opening.starts_with("<script")
                    || opening.starts_with("<style")
                {
                    let read = crate::mail::page_text(source);
                    let end = if source.ends_with('\n') { "\n" } else { "" };
                    outline.pages.push((range, read + end));
                }
            }
            Event::InlineHtml(source) => outline.pages.extend(tag(&source).map(|words| (range, words.to_owned()))),
            _ => {}
        }
    }
    outline
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
