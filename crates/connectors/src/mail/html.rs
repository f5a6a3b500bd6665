//! HTML mail as the text that a person sees.
//!
//! The tokens of HTML5 are read in one pass over a flat list of open elements: no tree is built, so nesting of any
//! depth costs neither stack nor memory. Links are their words, cells of a row stand side by side, what is hidden
//! (styles, scripts, preheaders, tracking pixels, text in the colour of its background) is left out, and quoted replies get the `> ` of plain mail, so that
//! one set of rules finds quotes in both.

use super::style::{Identity, Look, Sheet};
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::{LocalName, local_name};
use std::cell::RefCell;

/// Elements beyond this depth are taken as text of their ancestors; no mail program nests as deep.
const DEPTH_LIMIT: usize = 500;

/// The readable text of an HTML document or fragment.
pub(crate) fn text(html: &str) -> String {
    // In one piece: the tokenizer is slow over a queue of many.
    let html: String = without_endless_tags(html).collect();
    let writer = Writer { sheet: Sheet::read(&html), ..Writer::default() };
    let tokenizer = Tokenizer::new(Page(RefCell::new(writer)), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // The sink never asks for a script to be run, so the tokenizer comes back at the end of the input only.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().out
}

/// The text without tags of thousands of attributes, which nobody writes and for which the tokenizer, looking for
/// duplicates, takes quadratic time. Pictures in Base64 may be dropped with them.
fn without_endless_tags(html: &str) -> impl Iterator<Item = &str> {
    const SEPARATORS: usize = 2000;
    let mut rest = html;
    std::iter::from_fn(move || {
        let next = rest.bytes().skip(1).position(|byte| byte == b'<').map_or(rest.len(), |at| at + 1);
        let (piece, after) = (!rest.is_empty()).then(|| rest.split_at_checked(next).unwrap_or((rest, "")))?;
        rest = after;
        let end = piece.find('>').map_or(piece.len(), |at| at + 1);
        let tag = if piece.starts_with('<') { end } else { 0 };
        let separators = piece.bytes().take(tag).filter(|byte| b" \t\r\n\x0c/=\"'".contains(byte)).count();
        // A stretch of prose after a "<" that opens no tag is not one.
        let opens = piece.as_bytes().get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/');
        Some(if opens && separators > SEPARATORS { piece.get(tag..).unwrap_or_default() } else { piece })
    })
}

struct Page(RefCell<Writer>);

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => writer.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                writer.open(&tag);
                match &*tag.name {
                    "script" => return TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" | "iframe" | "noembed" | "noframes" | "xmp" => {
                        return TokenSinkResult::RawData(RawKind::Rawtext);
                    }
                    "title" | "textarea" => return TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => {}
                }
            }
            Token::TagToken(tag) => writer.close(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// What has to be written before the next word, weakest first.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
enum Break {
    #[default]
    None,
    Blank,
    /// The edge of a table cell.
    Cell,
    Line,
    Paragraph,
}

struct Element {
    name: LocalName,
    effect: Effect,
    look: Look,
    identity: Identity,
}

#[derive(Clone, Copy, PartialEq)]
enum Effect {
    None,
    Hidden,
    Quote,
    Preformatted,
    List { next: Option<u32> },
}

#[derive(Default)]
struct Writer {
    out: String,
    sheet: Sheet,
    open: Vec<Element>,
    /// An element deeper than those that are kept hides what is in it.
    hidden_below: bool,
    pending: Break,
    /// Written once the next word comes: "- " or "3. ".
    marker: Option<String>,
    hidden: usize,
    quotes: usize,
    /// The depth of quotes at the last word.
    written_quotes: usize,
    /// True until the first word of a table cell.
    cell_begins: bool,
    /// True once the words of a table cell take more than one line.
    cell_broken: bool,
    preformatted: usize,
    lists: usize,
}

impl Writer {
    fn text(&mut self, text: &str) {
        if self.hidden > 0 || self.hidden_below {
            return;
        }
        if self.look().hides_text() {
            // What cannot be seen still parts the words around it.
            if text.contains(char::is_whitespace) {
                self.want(Break::Blank);
            }
            return;
        }
        for c in text.chars() {
            match c {
                '\n' if self.preformatted > 0 => self.line_break(),
                ' ' | '\t' if self.preformatted > 0 => {
                    self.settle();
                    self.out.push(c);
                }
                c if c.is_whitespace() => self.want(Break::Blank),
                // Padding after a preheader: runs of invisible joiners, which only join letters elsewhere.
                '\u{200c}' | '\u{34f}' | '\u{ad}' | '\u{200b}' | '\u{feff}' if self.pending != Break::None => {}
                c => {
                    self.settle();
                    self.out.push(c);
                }
            }
        }
    }

    fn look(&self) -> Look {
        self.open.last().map(|element| element.look).unwrap_or_default()
    }

    fn want(&mut self, pending: Break) {
        self.pending = self.pending.max(pending);
    }

    /// `<br>`: two of them are an empty line.
    fn line_break(&mut self) {
        let next = if self.pending >= Break::Line { Break::Paragraph } else { Break::Line };
        self.want(next);
    }

    /// Writes what is pending before a word.
    fn settle(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        self.cell_broken |= pending >= Break::Line && !self.cell_begins;
        self.cell_begins = false;
        // An empty line belongs to the shallower of the texts that it parts.
        let between = self.quotes.min(std::mem::replace(&mut self.written_quotes, self.quotes));
        let prefix = "> ".repeat(self.quotes.min(8));
        if self.out.is_empty() {
            self.out.push_str(&prefix);
        } else {
            match pending {
                Break::None => {}
                Break::Blank => self.out.push(' '),
                Break::Cell => self.out.push_str(" | "),
                Break::Line => {
                    self.out.push('\n');
                    self.out.push_str(&prefix);
                }
                Break::Paragraph => {
                    self.out.push('\n');
                    self.out.push_str("> ".repeat(between.min(8)).trim_end());
                    self.out.push('\n');
                    self.out.push_str(&prefix);
                }
            }
        }
        if let Some(marker) = self.marker.take() {
            self.out.push_str(&marker);
        }
    }

    fn open(&mut self, tag: &Tag) {
        let name = &*tag.name;
        let attribute = |wanted: &str| {
            tag.attrs.iter().find(|attribute| &*attribute.name.local == wanted).map(|attribute| &*attribute.value)
        };
        let identity = Identity {
            name: name.to_owned(),
            classes: attribute("class")
                .map(|class| class.split_whitespace().map(str::to_ascii_lowercase).collect())
                .unwrap_or_default(),
            id: attribute("id").unwrap_or_default().trim().to_ascii_lowercase(),
        };
        match name {
            "br" => return self.line_break(),
            "hr" => return self.want(Break::Paragraph),
            "img" => {
                // One word is a logo or an icon; a sentence may be all that a newsletter says.
                let shown = !self.looks(&identity, &attribute).is_gone();
                if let Some(alt) = attribute("alt").filter(|alt| shown && alt.trim().contains(' ')) {
                    self.want(Break::Blank);
                    self.text(alt);
                    self.want(Break::Blank);
                }
                return;
            }
            _ if VOID.contains(&name) => return,
            _ => {}
        }
        self.imply_ends(name);
        let look = self.looks(&identity, &attribute);
        let effect = match name {
            _ if SILENT.contains(&name) || look.is_gone() => Effect::Hidden,
            "blockquote" if is_reply(&attribute) => Effect::Quote,
            "pre" | "textarea" => Effect::Preformatted,
            "ul" | "menu" | "dir" => Effect::List { next: None },
            "ol" => Effect::List { next: Some(attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1)) },
            _ => Effect::None,
        };
        if !(self.cell_begins && fills_cell(name)) {
            self.want(edge(name, self.pending, self.lists));
        }
        if matches!(name, "td" | "th") {
            self.cell_begins = true;
            self.cell_broken = false;
        }
        if name == "li" && self.hidden == 0 && effect != Effect::Hidden {
            self.item();
        }
        // Hidden content stays hidden however deep it lies.
        if self.open.len() >= DEPTH_LIMIT {
            self.hidden_below |= effect == Effect::Hidden || look.hides_text();
        } else if !tag.self_closing || !is_foreign(name) {
            self.hidden_below = false;
            self.open.push(Element { name: tag.name.clone(), effect, look, identity });
            self.count(effect, true);
        }
    }

    /// How an element looks that opens here.
    fn looks<'a>(&mut self, identity: &Identity, attribute: &dyn Fn(&str) -> Option<&'a str>) -> Look {
        let parent = self.look();
        let open = &self.open;
        let path = |outward: usize| {
            open.len().checked_sub(outward + 1).and_then(|at| open.get(at)).map(|element| &element.identity)
        };
        self.sheet.look(parent, identity, &path, attribute)
    }

    /// The marker of a list item, indented by the lists around it.
    fn item(&mut self) {
        let list = self.open.iter_mut().rev().find_map(|element| match &mut element.effect {
            Effect::List { next } => Some(next),
            _ => None,
        });
        let bullet = match list {
            Some(Some(number)) => {
                let bullet = format!("{number}. ");
                *number = number.saturating_add(1);
                bullet
            }
            _ => "- ".to_owned(),
        };
        self.marker = Some("  ".repeat(self.lists.saturating_sub(1).min(8)) + &bullet);
    }

    /// `<li>`, `<td>`, `<tr>` and `<p>` end an open one of their kind that was not closed.
    fn imply_ends(&mut self, name: &str) {
        let (ends, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu", "dir", "table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table", "thead", "tbody", "tfoot"]),
            "p" => (&["p"], &["div", "td", "th", "li", "blockquote", "table", "body"]),
            _ => return,
        };
        // A few elements back is where unclosed ones are; looking at all would make long pages slow.
        let found = self
            .open
            .iter()
            .rev()
            .take(32)
            .position(|element| ends.contains(&&*element.name) || within.contains(&&*element.name));
        if let Some(depth) = found {
            let at = self.open.len() - 1 - depth;
            if self.open.get(at).is_some_and(|element| ends.contains(&&*element.name)) {
                self.close_from(at);
            }
        }
    }

    fn close(&mut self, tag: &LocalName) {
        let name = &**tag;
        if name == "br" {
            return self.line_break();
        }
        // An end tag closes within its own table only, so that a stray one does not end the table of the page.
        let fence = local_name!("table");
        let fenced = !matches!(name, "table" | "body" | "html");
        let found = self.open.iter().rposition(|element| element.name == *tag || (fenced && element.name == fence));
        if let Some(at) = found.filter(|at| self.open.get(*at).is_some_and(|element| element.name == *tag)) {
            self.close_from(at);
        }
        match name {
            // "Lisbon\n$389 | Rome" would put the price of one city beside the other.
            "td" | "th" if self.cell_broken => self.want(Break::Line),
            // What the paragraphs of a cell asked for at its end is no break between cells.
            "td" | "th" if matches!(self.pending, Break::Line | Break::Paragraph | Break::Blank) => {
                self.pending = Break::Cell;
            }
            "td" | "th" => self.want(Break::Cell),
            _ if self.cell_begins && fills_cell(name) => {}
            _ => self.want(edge(name, self.pending, self.lists)),
        }
    }

    fn close_from(&mut self, at: usize) {
        for element in self.open.split_off(at) {
            self.count(element.effect, false);
        }
    }

    fn count(&mut self, effect: Effect, opens: bool) {
        let counter = match effect {
            Effect::None => return,
            Effect::Hidden => &mut self.hidden,
            Effect::Quote => &mut self.quotes,
            Effect::Preformatted => &mut self.preformatted,
            Effect::List { .. } => &mut self.lists,
        };
        *counter = if opens { *counter + 1 } else { counter.saturating_sub(1) };
    }
}

/// A paragraph or division that fills a table cell does not part it from its neighbour.
fn fills_cell(name: &str) -> bool {
    matches!(name, "p" | "div" | "center" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "section")
}

/// The break at either edge of an element.
fn edge(name: &str, pending: Break, lists: usize) -> Break {
    match name {
        _ if fills_cell(name) && pending == Break::Cell => Break::Cell,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "blockquote" | "dl" | "figure" => Break::Paragraph,
        "ul" | "ol" | "menu" | "dir" => {
            if lists == 0 {
                Break::Paragraph
            } else {
                Break::Line
            }
        }
        "div" | "section" | "article" | "header" | "footer" | "main" | "nav" | "aside" | "address" | "center"
        | "li" | "dt" | "dd" | "table" | "tbody" | "thead" | "tfoot" | "tr" | "caption" | "form" | "fieldset"
        | "option" | "body" => Break::Line,
        _ => Break::None,
    }
}

const VOID: [&str; 11] = ["area", "base", "col", "embed", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements whose content is not prose.
const SILENT: [&str; 14] = [
    "script", "style", "title", "template", "svg", "math", "iframe", "object", "select", "map", "noembed", "noframes",
    "audio", "video",
];

/// Only in these does `<x/>` close itself.
fn is_foreign(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

/// A block quote that a mail program put around what is replied to, rather than one in a newsletter's prose.
fn is_reply<'a>(attribute: &impl Fn(&str) -> Option<&'a str>) -> bool {
    attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("cite"))
        || attribute("cite").is_some()
        || attribute("class").is_some_and(|class| class.contains("quote") || class.contains("cite"))
        || attribute("style").is_some_and(|style| style.contains("border-left"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_newsletter_reads_as_its_reader_sees_it() {
        let html = r##"<html><head><title>Do not show</title><style>p{color:red}</style></head><body>
            <div style="display:none;max-height:0px">Preheader &zwnj;&nbsp;&zwnj;&nbsp;</div>
            <img src="http://t.example/p.gif" width="1" height="1" alt="">
            <h1>Your&nbsp;trip</h1><p>Dear Ana,<br>see you   <b>soon</b>.</p>
            <table><tr><th>Flight</th><th>Departs</th></tr>
            <tr><td><p>DL 407</p></td><td><p>7:45&nbsp;AM</p></td></tr></table>
            <ul><li>Bring a passport<li>Be early<ol><li>Bags</li><li>Gate</li></ol></li></ul>
            <p><a href="https://example.com/long?x=1">Check in</a> &amp; fly</p><script>alert(1)</script>
            <!--[if mso]>Outlook only<![endif]--><p>Bye</p></body></html>"##;
        insta::assert_snapshot!(text(html), @r"
        Your trip

        Dear Ana,
        see you soon.

        Flight | Departs
        DL 407 | 7:45 AM

        - Bring a passport
        - Be early
          1. Bags
          2. Gate

        Check in & fly

        Bye
        ");
    }

    #[test]
    fn what_a_person_cannot_see_is_not_read() {
        for hidden in [
            "<div style='display:none'>X</div>",
            "<div style='display:block;DISPLAY : none !important'>X</div>",
            "<div style='d/**/isplay:none'>X</div>",
            "<div style='display:n\\6fne'>X</div>",
            "<div hidden>X</div>",
            "<span aria-hidden=true>X</span>",
            "<div style='visibility:hidden'><b>X</b></div>",
            "<div style='opacity:0'>X</div>",
            "<div style='opacity:.2'><p style='opacity:.1'>X</p></div>",
            "<div style='font-size:0'>X</div>",
            "<div style='font-size:1px;line-height:1px'>X</div>",
            "<div style='font:0/0 a'>X</div>",
            "<div style='font-size:0px'><b style='font-size:2em'>X</b></div>",
            "<div style='max-height:0;overflow:hidden'>X</div>",
            "<div style='height:1px;width:1px;overflow:hidden'>X</div>",
            "<p style='position:absolute;left:-9999px'>X</p>",
            "<p style='position:fixed;top:-200em'>X</p>",
            "<p style='margin-left:-5000px'>X</p>",
            "<p style='text-indent:-9999px'>X</p>",
            "<p style='transform:scale(0)'>X</p>",
            "<p style='position:absolute;clip:rect(0 0 0 0)'>X</p>",
            "<p style='clip-path:inset(50%)'>X</p>",
            "<p style='color:#fff'>X</p>",
            "<p style='color:rgb(254, 254, 254)'>X</p>",
            "<p style='color:hsl(0,0%,100%)'>X</p>",
            "<p style='color:#0000'>X</p>",
            "<p style='color:transparent'>X</p>",
            "<p style='color:snow'>X</p>",
            "<font color=white>X</font>",
            "<font color=FFFFFF>X</font>",
            "<table bgcolor='#336699'><tr><td style='color:#336699'>X</td></tr></table>",
            "<div style='background:#111 none'><p><span style='color:black'>X</span></p></div>",
            "<style>.ph{display:none}</style><div class='a ph'>X</div>",
            "<div class=ph>X</div><style type='text/css'><!-- .ph, .other { color:#fff } --></style>",
            "<style>#x{font-size:0}</style><div id=x>X</div>",
            "<style>div.wrap p{visibility:hidden}</style><div class=wrap><table><tr><td><p>X</p></td></tr></table></div>",
            "<style>@media screen{.ph{display:none}}</style><div class=ph>X</div>",
            "<style>@media (min-width:1px){.ph{display:none}}</style><div class=ph>X</div>",
            "<style>.ph{display:none!important}</style><div class=ph style='display:block'>X</div>",
        ] {
            let read = text(&format!("<p>Seen</p>{hidden}<p>Too</p>"));
            assert_eq!(read.split_whitespace().collect::<Vec<_>>(), ["Seen", "Too"], "{hidden}");
        }
    }

    #[test]
    fn what_a_person_can_see_is_read() {
        for seen in [
            "<table bgcolor=navy><tr><td><font color=white>X</font></td></tr></table>",
            "<td style='background-color:#0a0'><a href='x' style='color:#ffffff'>X</a></td>",
            "<div style='background:url(sky.jpg)'><p style='color:#fff'>X</p></div>",
            "<table background='sky.jpg'><tr><td style='color:#fff'>X</td></tr></table>",
            "<div style='background:#fff url(sky.jpg);color:white'>X</div>",
            "<div style='font-size:0'><span style='font-size:14px'>X</span></div>",
            "<td style='font-size:0px'><div style='font:bold 12px/14px Arial'>X</div></td>",
            "<div style='visibility:hidden'><span style='visibility:visible'>X</span></div>",
            "<div style='color:#fff'><span style='color:#000'>X</span></div>",
            "<body bgcolor=#000000 text=#ffffff>X</body>",
            "<style>.dark{background-color:#222}.dark td{color:#fff}</style><table class=dark><tr><td>X</td></tr></table>",
            "<style>@media (max-width:480px){.big{display:none}}</style><p class=big>X</p>",
            "<style>@media print{p{display:none}}</style><p>X</p>",
            "<!--[if mso]><style>p{display:none}</style><![endif]--><p>X</p>",
            "<style>.a{display:none}</style><p class=a style='display:block'>X</p>",
            "<p style='color:#999'>X</p>",
            "<p style='color:nonsense'>X</p>",
            "<p style='opacity:.6;height:0'>X</p>",
            "<p style='position:relative;left:-10px'>X</p>",
            "<div style='color:white'><a href=x>X</a></div>",
            "<p style='font:700 14px Arial'>X</p>",
        ] {
            assert!(text(seen).contains('X'), "{seen}");
        }
    }

    #[test]
    fn hidden_text_stays_hidden_below_any_depth() {
        let deep = "<div>".repeat(2_000);
        assert_eq!(text(&format!("Seen{deep}<p style='display:none'>X")), "Seen");
    }

    #[test]
    fn replies_are_marked_like_those_of_plain_mail_and_quotations_are_not() {
        let html = r#"<div>Yes!</div><div class="gmail_quote"><div>On Monday Ana wrote:<br></div><blockquote class="gmail_quote">Coming?<br><br>Ana</blockquote></div>"#;
        assert_eq!(
            text(html),
            "Yes!
On Monday Ana wrote:

> Coming?
>
> Ana"
        );
        assert_eq!(
            text("<p>He said</p><blockquote>Be brief</blockquote>"),
            "He said

Be brief"
        );
    }

    #[test]
    fn nested_layout_tables_keep_their_lines() {
        let html = "<table><tr><td><table><tr><td>Total</td><td>12 EUR</td></tr><tr><td>Paid</td><td>yes</td></tr></table></td></tr><tr><td>Thanks</td></tr></table>";
        assert_eq!(
            text(html),
            "Total | 12 EUR
Paid | yes
Thanks"
        );
    }

    #[test]
    fn cells_of_several_lines_do_not_stand_side_by_side() {
        let columns = "<table><tr><td>Lisbon<br>$389</td><td>Rome<br>$341</td></tr></table>";
        assert_eq!(text(columns), "Lisbon\n$389\nRome\n$341");
    }

    #[test]
    fn preformatted_text_keeps_its_blanks() {
        assert_eq!(
            text(
                "<pre>a  b
  c</pre>d"
            ),
            "a  b
  c

d"
        );
    }

    #[test]
    fn attributes_without_end_are_dropped_with_their_tag() {
        let attributes: String = (0..100_000).map(|n| format!(" a{n}=1")).collect();
        assert_eq!(text(&format!("<p>é1</p><p{attributes}>2</p>3 < 4")), "é1\n\n2\n\n3 < 4");
    }

    #[test]
    fn depth_without_end_costs_no_stack() {
        for open in ["<div>", "<blockquote type=cite>", "<table><tr><td>", "<ul><li>", "<b>", "</b>"] {
            assert!(text(&(open.repeat(100_000) + "x")).ends_with('x'));
        }
    }

    proptest! {
        #[test]
        fn any_markup_is_read(html in "(<[a-z/!-]{0,4}|<table>|<tr>|<td>|</td>|</table>|<li>|<ul>|<br>|<p>|<pre>|<blockquote type=cite>|</blockquote>|&[a-z#0-9]{0,4};?| |>|\"|é|x|\n|style=|display:none){0,60}") {
            let _ = text(&html);
        }
    }
}
