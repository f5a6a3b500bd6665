//! Which parts of a mail's text repeat an earlier mail, or are a signature.
//!
//! Forwarded mail is no quote: its words are news to whoever receives it.

use crate::number::digit;
use std::ops::Range;

/// What the header says of where a mail comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Sent {
    /// Nothing.
    Alone,
    /// It answers another mail.
    Reply,
    /// It passes another mail on.
    Forward,
}

/// Byte ranges of `text` that are quoted replies or signatures, in order, without overlap, each of whole lines.
/// A text that is nothing but quote is none: somebody sent it to be read.
pub(super) fn find(text: &str, sent: Sent) -> Vec<Range<usize>> {
    let forwarded = sent == Sent::Forward;
    let lines = Lines::new(text);
    let mut quoted = vec![false; lines.count()];
    // Everything from here on was forwarded.
    let is_news = |at: &usize| {
        is_forward_mark(lines.get(*at))
            || (sent == Sent::Alone && rule_before_header(&lines, *at).is_some_and(|length| length >= 8))
    };
    let news = (0..lines.count()).find(is_news).unwrap_or(lines.count());
    let own_end = if forwarded && news == lines.count() { 0 } else { news };

    mark_quote_blocks(&lines, own_end, &mut quoted);
    if !forwarded && let Some(start) = (0..own_end).find(|at| starts_history(&lines, *at, sent)) {
        // Outlook draws a line first.
        let ruled = (start.saturating_sub(2)..start).find(|at| {
            let line = lines.get(*at);
            line.len() >= 10 && line.chars().all(|c| c == '_')
        });
        let start = ruled.unwrap_or(start);
        // What the earlier mail forwarded is history as well.
        quoted.iter_mut().skip(start).for_each(|line| *line = true);
    }
    mark_signatures(&lines, own_end, &mut quoted);
    keep_questions(&lines, own_end, &mut quoted);

    let says_something = |at: usize| lines.get(at).chars().any(char::is_alphanumeric);
    if !(0..lines.count()).any(|at| !quoted.get(at).is_some_and(|quoted| *quoted) && says_something(at)) {
        return Vec::new();
    }
    lines.ranges(&quoted)
}

struct Lines<'a> {
    text: &'a str,
    ranges: Vec<Range<usize>>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let mut start = 0;
        let ranges = text.split_inclusive('\n').map(|line| {
            let range = start..start + line.len();
            start = range.end;
            range
        });
        let ranges = ranges.collect();
        Self { text, ranges }
    }

    fn count(&self) -> usize {
        self.ranges.len()
    }

    /// Without blanks at its ends; empty beyond the last line.
    fn get(&self, at: usize) -> &'a str {
        self.ranges.get(at).and_then(|range| self.text.get(range.clone())).unwrap_or_default().trim()
    }

    /// Runs of marked lines; empty lines between two runs belong to them, those at the ends do not.
    fn ranges(&self, marked: &[bool]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut joins = false;
        for (at, range) in self.ranges.iter().enumerate() {
            let empty = self.get(at).is_empty();
            if empty {
                continue;
            }
            let is_marked = marked.get(at).is_some_and(|marked| *marked);
            match found.last_mut().filter(|_| joins) {
                Some(last) if is_marked => last.end = range.end,
                _ if is_marked => found.push(range.clone()),
                _ => {}
            }
            joins = is_marked;
        }
        found
    }
}

/// Lines that begin with `>`, and the line that says whom they quote.
fn mark_quote_blocks(lines: &Lines<'_>, end: usize, quoted: &mut [bool]) {
    let is_quote = |at: usize| lines.get(at).starts_with('>');
    for at in (0..end).filter(|at| is_quote(*at)) {
        if let Some(line) = quoted.get_mut(at) {
            *line = true;
        }
        let follows = at == 0 || !is_quote(at - 1);
        if let Some(start) = follows.then(|| attribution_before(lines, at)).flatten() {
            quoted.iter_mut().take(at).skip(start).for_each(|line| *line = true);
        }
    }
}

/// A few quoted lines right above an answer say what it answers: "> Who has the key?" and "Nobody."
fn keep_questions(lines: &Lines<'_>, end: usize, quoted: &mut [bool]) {
    /// A longer quote is a whole mail with the answer below it.
    const LINES: usize = 5;
    const LENGTH: usize = 500;
    let is_quote = |at: usize| lines.get(at).starts_with('>');
    let mut at = 0;
    while at < end {
        let stop = (at..end).find(|at| !is_quote(*at)).unwrap_or(end);
        if stop == at {
            at += 1;
            continue;
        }
        let answer = (stop..end).find(|at| !lines.get(*at).is_empty());
        let answered = answer.is_some_and(|answer| answer <= stop + 1 && quoted.get(answer) == Some(&false));
        let length: usize = (at..stop).map(|at| lines.get(at).len()).sum();
        let nested = (at..stop).any(|at| lines.get(at).trim_start_matches('>').trim_start().starts_with('>'));
        if answered && !nested && stop - at <= LINES && length <= LENGTH {
            let start = attribution_before(lines, at).unwrap_or(at);
            quoted.iter_mut().take(stop).skip(start).for_each(|line| *line = false);
        }
        at = stop;
    }
}

/// The first line of an attribution of at most three lines that ends right before `at`.
fn attribution_before(lines: &Lines<'_>, at: usize) -> Option<usize> {
    let last = (at.saturating_sub(2)..at).rev().find(|at| !lines.get(*at).is_empty())?;
    let candidates = (last.saturating_sub(2)..=last).rev();
    let found: Vec<usize> =
        candidates.filter(|start| is_attribution(&joined(lines, *start..last + 1), false)).collect();
    // "<ana@example.com> wrote:" may be the end of a line that was broken: the shortest that begins like one.
    found.iter().copied().find(|start| opens_attribution(&lines.get(*start).to_lowercase())).or(found.first().copied())
}

fn joined(lines: &Lines<'_>, range: Range<usize>) -> String {
    range.map(|at| lines.get(at)).collect::<Vec<_>>().join(" ")
}

/// True where an unmarked copy of earlier mail begins that runs to the end of the text.
fn starts_history(lines: &Lines<'_>, at: usize, sent: Sent) -> bool {
    let line = lines.get(at);
    if line.is_empty() {
        return false;
    }
    // In a mail that answers none, the header of a patch or a form may stand in the middle of its text.
    let is_header = is_outlook_header(lines, at) && (sent == Sent::Reply || stands_apart(lines, at));
    if is_original_mark(line) || is_header || is_notes_header(lines, at) {
        return true;
    }
    // The same in languages of which no word is known here.
    if rule_before_header(lines, at).is_some() || (sent == Sent::Reply && is_header_block(lines, at)) {
        return true;
    }
    // What follows an attribution without `>` is the quote; with `>` it ends where the marks end.
    (1..=3).any(|length| {
        let after = (at + length..at + length + 2).find(|at| !lines.get(*at).is_empty());
        let unmarked = after.is_some_and(|after| !lines.get(after).starts_with('>'));
        unmarked
            && (1..length).all(|n| !lines.get(at + n).is_empty())
            && is_attribution(&joined(lines, at..at + length), true)
    })
}

/// Verbs that end an attribution, in lower case.
const WROTE: [&str; 24] = [
    "wrote",
    "writes",
    "schrieb",
    "schrieben",
    "geschrieben",
    "a écrit",
    "écrit",
    "escribió",
    "ha scritto",
    "scrisse",
    "escreveu",
    "schreef",
    "skrev",
    "kirjoitti",
    "napisał",
    "napisał(a)",
    "napsal",
    "napsal(a)",
    "írta",
    "a scris",
    "написал",
    "пишет",
    "yazdı",
    "έγραψε",
];
/// Words that begin one.
const OPENS: [&str; 16] = [
    "on ",
    "am ",
    "le ",
    "el ",
    "il ",
    "em ",
    "op ",
    "den ",
    "dne ",
    "w dniu ",
    "dnia ",
    "at ",
    "no ",
    "pe ",
    "στις ",
    "в ",
];

/// "On Mon, 5 Jan 2026 at 10:00, Ana <ana@example.com> wrote:" in the languages of the usual mail programs. Before
/// lines that are marked as quoted, "Ana wrote:" will do; before others, only one with an address or a date does.
fn is_attribution(text: &str, strict: bool) -> bool {
    if text.len() > 400 || text.len() < 8 {
        return false;
    }
    let text = text.trim_end_matches(['>', ' ']);
    let Some(body) = text.strip_suffix([':', '：']) else { return false };
    let lower = body.trim_end().to_lowercase();
    if lower.ends_with("写道") || lower.ends_with("寫道") || lower.ends_with("のメッセージ") || lower.ends_with("작성")
    {
        return true;
    }
    let dated = lower.bytes().any(|byte| byte.is_ascii_digit());
    let wrote_last = WROTE.iter().any(|verb| ends_with_word(&lower, verb));
    let addressed = lower.contains('@');
    // German puts the verb before the name: "Am 05.01.26 um 10:00 schrieb Ana:".
    let wrote_within = ["schrieb", "skrev", "schreef"]
        .iter()
        .any(|verb| lower.split(|c: char| !c.is_alphanumeric()).any(|word| word == *verb));
    let opens = opens_attribution(&lower);
    // "2026-01-05 10:00 GMT+01:00 Ana <ana@example.com>:"
    let bare = addressed && dated && lower.ends_with('>') && lower.starts_with(|c: char| c.is_ascii_digit());
    let sure = addressed || (dated && opens);
    // In whatever language: who, by his address, and when. Or a day and a time first, before marked lines.
    let stamped = has_year(&lower) && has_time(&lower);
    let early = lower.split_whitespace().take(3).any(|word| word.chars().any(|c| digit(c).is_some()));
    let shaped =
        (lower.contains('<') && addressed && (has_year(&lower) || has_time(&lower))) || (!strict && stamped && early);
    shaped || bare || (wrote_within && sure) || (wrote_last && (sure || (!strict && lower.split(' ').count() <= 6)))
}

/// "On …", or a date. Takes lower case.
fn opens_attribution(lower: &str) -> bool {
    OPENS.iter().any(|word| lower.starts_with(word)) || lower.starts_with(|c: char| c.is_ascii_digit())
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|before| before.is_empty() || before.ends_with([' ', ',', '>', '\u{a0}']))
}

/// "-----Original Message-----" in its languages.
fn is_original_mark(line: &str) -> bool {
    const MARKS: [&str; 12] = [
        "original message",
        "ursprüngliche nachricht",
        "original-nachricht",
        "originalnachricht",
        "message d'origine",
        "message d’origine",
        "message original",
        "mensaje original",
        "messaggio originale",
        "mensagem original",
        "oorspronkelijk bericht",
        "ursprungligt meddelande",
    ];
    is_ruled(line, &MARKS)
}

/// "---------- Forwarded message ---------" and "Begin forwarded message:" in their languages.
fn is_forward_mark(line: &str) -> bool {
    const MARKS: [&str; 12] = [
        "forwarded message",
        "weitergeleitete nachricht",
        "message transféré",
        "message transfere",
        "mensaje reenviado",
        "messaggio inoltrato",
        "mensagem encaminhada",
        "doorgestuurd bericht",
        "vidarebefordrat meddelande",
        "forwarded mail",
        "forwarded by",
        "weitergeleitet von",
    ];
    const OPENINGS: [&str; 7] = [
        "begin forwarded message:",
        "anfang der weitergeleiteten nachricht:",
        "début du message transféré",
        "début du message réexpédié",
        "inicio del mensaje reenviado:",
        "inizio messaggio inoltrato:",
        "início da mensagem encaminhada:",
    ];
    let lower = line.to_lowercase();
    is_ruled(line, &MARKS) || OPENINGS.iter().any(|opening| lower.starts_with(opening))
}

/// The numbers of a text, with how many digits each has.
fn numbers(text: &str) -> Vec<(u32, usize)> {
    let mut found: Vec<(u32, usize)> = Vec::new();
    let mut open = false;
    for c in text.chars() {
        match (digit(c), found.last_mut().filter(|_| open)) {
            (Some(digit), Some((number, length))) => {
                *number = number.saturating_mul(10).saturating_add(digit);
                *length += 1;
            }
            (Some(digit), None) => found.push((digit, 1)),
            (None, _) => {}
        }
        open = digit(c).is_some();
    }
    found
}

/// A year, as any of today's calendars counts.
fn has_year(text: &str) -> bool {
    numbers(text)
        .iter()
        .any(|(number, length)| *length == 4 && matches!(number, 1350..=1500 | 1970..=2099 | 2513..=2642))
}

/// "10:30", "18.00", "18h00".
fn has_time(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(|c| digit(*c).is_some());
    (1..chars.len()).any(|at| {
        chars.get(at).is_some_and(|c| matches!(c, ':' | '.' | 'h' | '：' | '時' | '时' | '시'))
            && is_digit(at - 1)
            && is_digit(at + 1)
            && is_digit(at + 2)
            && !is_digit(at + 3)
    })
}

/// "Label: value" on one line, in any language; rich text marks the label: "*From:* Ana".
fn labelled(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.trim_start_matches(['*', '_']).split_once([':', '：'])?;
    let label = label.trim_matches(['*', '_', ' ', '\u{a0}']);
    let short = (1..=30).contains(&label.chars().count()) && label.split_whitespace().count() <= 3;
    (short
        && label.chars().all(|c| c.is_alphabetic() || " -'’.\u{a0}".contains(c) || !c.is_ascii())
        && !value.starts_with("//"))
    .then(|| (label, value.trim_matches(['*', ' ', '\u{a0}'])))
}

/// Names and values of the block of fields that begins here: up to the next empty line, at most eight.
fn header_block<'a>(lines: &Lines<'a>, at: usize) -> Vec<(&'a str, &'a str)> {
    (at..at + 8).map(|at| lines.get(at)).take_while(|line| !line.is_empty()).filter_map(labelled).collect()
}

/// True after an empty line or a rule.
fn stands_apart(lines: &Lines<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| lines.get(before));
    before.is_empty() || before.chars().all(|c| matches!(c, '_' | '-' | '=' | '*' | '—'))
}

/// The header of an earlier mail by its form: after an empty line or a rule, one field of its sender with an address,
/// then others, one of them with a date.
fn is_header_block(lines: &Lines<'_>, at: usize) -> bool {
    let block = if stands_apart(lines, at) { header_block(lines, at) } else { Vec::new() };
    let [(_, sender), rest @ ..] = block.as_slice() else { return false };
    let dated = |value: &str| has_year(value) && numbers(value).len() >= 2;
    labelled(lines.get(at)).is_some()
        && rest.len() >= 2
        && sender.contains('@')
        && !dated(sender)
        && rest.iter().any(|(_, value)| dated(value))
}

/// Words between dashes with the header of a mail below them, whatever the words: how many dashes come first.
fn rule_before_header(lines: &Lines<'_>, at: usize) -> Option<usize> {
    let line = lines.get(at);
    let dashes = line.chars().take_while(|c| *c == '-').count();
    let closes = line.chars().rev().take_while(|c| *c == '-').count();
    let words = line.trim_matches(['-', ' ']);
    if dashes < 3 || closes < 3 || words.chars().count() > 60 || !words.chars().any(char::is_alphabetic) {
        return None;
    }
    let below = (at + 1..at + 3).find(|at| !lines.get(*at).is_empty())?;
    let block = header_block(lines, below);
    let telling =
        block.iter().filter(|(_, value)| value.contains('@') || (has_year(value) && numbers(value).len() >= 2)).count();
    (block.len() >= 2 && telling >= 1).then_some(dashes)
}

/// One of the marks between dashes.
fn is_ruled(line: &str, marks: &[&str]) -> bool {
    if !line.starts_with("--") || line.len() > 200 {
        return false;
    }
    let inner = line.trim_matches(['-', ' ', ':']).to_lowercase();
    marks.iter().any(|mark| inner.starts_with(mark))
}

/// The block that Outlook puts before what is replied to: sender, date, receivers and subject on lines of their own.
fn is_outlook_header(lines: &Lines<'_>, at: usize) -> bool {
    const FROM: [&str; 9] = ["from", "von", "de", "da", "van", "från", "fra", "od", "от"];
    const SENT: [&str; 20] = [
        "sent",
        "date",
        "gesendet",
        "datum",
        "envoyé",
        "enviado",
        "enviada em",
        "enviado el",
        "enviado em",
        "fecha",
        "inviato",
        "data",
        "verzonden",
        "skickat",
        "sendt",
        "dato",
        "wysłano",
        "отправлено",
        "date d'envoi",
        "envoyé le",
    ];
    const SUBJECT: [&str; 9] =
        ["subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "ämne", "emne"];
    let field = |at: usize| {
        // Rich text marks the names: "*From:* Ana".
        let line = lines.get(at).trim_start_matches(['*', '_']);
        let (name, _) = line.split_once(':')?;
        let name = name.trim_matches(['*', '_', ' ', '\u{a0}']).to_lowercase();
        (name.len() <= 20).then_some(name)
    };
    if !field(at).is_some_and(|name| FROM.contains(&name.as_str())) {
        return false;
    }
    let rest: Vec<String> = (at + 1..at + 7).filter_map(field).collect();
    let has = |names: &[&str]| rest.iter().any(|name| names.contains(&name.as_str()));
    has(&SENT) && has(&SUBJECT)
}

/// The block that Lotus Notes puts there: "Ana Ruiz", "05/11/2001 04:32 PM" on the same line or the next, then
/// "To:" and "Subject:".
fn is_notes_header(lines: &Lines<'_>, at: usize) -> bool {
    let ends_with_date = |at: usize| {
        let line = lines.get(at);
        let words: Vec<&str> = line.rsplitn(4, ' ').filter(|word| !word.is_empty()).collect();
        let numbers = |word: &str, separator: char| {
            let parts: Vec<&str> = word.split(separator).collect();
            parts.len() >= 2
                && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
        };
        let (day, time) = match words.as_slice() {
            [half, time, day, ..] if matches!(*half, "AM" | "PM") => (day, time),
            [time, day, ..] => (day, time),
            _ => return false,
        };
        line.len() < 200 && numbers(time, ':') && (numbers(day, '/') || numbers(day, '.'))
    };
    let alone = |at: usize| lines.get(at).starts_with(|c: char| c.is_ascii_digit());
    let dated = match (at..at + 3).find(|at| ends_with_date(*at)) {
        Some(dated) if dated == at => dated,
        // A name, perhaps "Sent by: …", then the date on a line of its own.
        Some(dated) if alone(dated) && (at..dated).all(|at| (1..=80).contains(&lines.get(at).len())) => dated,
        _ => return false,
    };
    let rest = || (dated + 1..dated + 16).map(|at| lines.get(at));
    rest().take(4).any(|line| line.starts_with("To:")) && rest().any(|line| line.starts_with("Subject:"))
}

/// A longer stretch after `-- ` is text.
const SIGNATURE_LINES: usize = 25;

/// `-- ` and what follows, up to a quote or the end; and the footers of telephones.
fn mark_signatures(lines: &Lines<'_>, end: usize, quoted: &mut [bool]) {
    let mut at = 0;
    while at < end {
        let is_free = |at: usize| !quoted.get(at).is_some_and(|quoted| *quoted);
        let stop = (at..end).find(|at| !is_free(*at)).unwrap_or(end);
        if stop == at {
            at += 1;
            continue;
        }
        // Only the last mark counts: a rule within the text may look like one.
        let mark = (at..stop).rev().find(|at| matches!(lines.get(*at), "--" | "—"));
        let signature = mark.filter(|mark| stop - mark <= SIGNATURE_LINES && (*mark > 0 || stop < end));
        let last = (at..stop).rev().find(|at| !lines.get(*at).is_empty());
        let footer = last.filter(|last| is_footer(lines.get(*last)));
        if let Some(start) = signature.or(footer) {
            quoted.iter_mut().take(stop).skip(start).for_each(|line| *line = true);
        }
        at = stop;
    }
}

fn is_footer(line: &str) -> bool {
    const FOOTERS: [&str; 24] = [
        "sent from my ",
        "sent from mail for ",
        "sent from yahoo",
        "sent from outlook",
        "sent from proton",
        "get outlook for ",
        "sent with proton",
        "sent via ",
        "sent using ",
        "von meinem ",
        "gesendet von ",
        "gesendet mit ",
        "diese nachricht wurde von meinem ",
        "von unterwegs gesendet",
        "envoyé de mon ",
        "envoyé depuis ",
        "télécharger outlook",
        "enviado desde mi ",
        "enviado do meu ",
        "obtener outlook",
        "inviato da ",
        "verzonden vanaf ",
        "skickat från ",
        "sendt fra ",
    ];
    let lower = line.trim_start_matches(['-', '*', '_', ' ']).to_lowercase();
    lower.len() <= 120 && FOOTERS.iter().any(|footer| lower.starts_with(footer))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    /// What is left when the quotes are taken out.
    fn own(text: &str, forwarded: bool) -> String {
        own_of(text, if forwarded { Sent::Forward } else { Sent::Alone })
    }

    fn own_of(text: &str, sent: Sent) -> String {
        let mut own = String::new();
        let mut at = 0;
        for range in find(text, sent) {
            own.push_str(&text[at..range.start]);
            at = range.end;
        }
        own.push_str(&text[at..]);
        own.trim().to_owned()
    }

    #[test]
    fn replies_of_every_usual_program_are_found() {
        for reply in [
            "> Coming?\n> Ana",
            "On Mon, 5 Jan 2026 at 10:00, Ana <ana@example.com> wrote:\n\n> Coming?\n>\n> Ana",
            "On Mon, 5 Jan 2026 at 10:00, Ana Maria Ruiz de la Torre\n<ana@example.com> wrote:\n> Coming?",
            "Am 05.01.2026 um 10:00 schrieb Ana Ruiz <ana@example.com>:\n> Kommst du?",
            "Am Mo., 5. Jan. 2026 um 10:00 Uhr schrieb Ana <\nana@example.com>:\n\n> Kommst du?",
            "Le lun. 5 janv. 2026 à 10:00, Ana <ana@example.com> a écrit :\n> Tu viens ?",
            "El lun, 5 ene 2026 a las 10:00, Ana (<ana@example.com>) escribió:\n> ¿Vienes?",
            "On Jan 5, 2026, at 10:00, Ana <ana@example.com> wrote:\n\nComing?\nAna",
            "-----Original Message-----\nFrom: Ana\nSent: Monday\n\nComing?",
            "-----Ursprüngliche Nachricht-----\nVon: Ana\n\nKommst du?",
            "From: Ana Ruiz <ana@example.com>\nSent: Monday, 5 January 2026 10:00\nTo: Ben\nSubject: Rome\n\nComing?",
            "________________________________\nVon: Ana\nGesendet: Montag, 5. Januar 2026 10:00\nAn: Ben\nBetreff: Rom\n\nKommst du?",
            "*From:* Ana\n*Date:* Monday\n*To:* Ben\n*Subject:* Rome\n\nComing?",
            "Ana Ruiz@ACME\n05/01/2026 10:00 AM\nTo: Ben/ACME\ncc:\n\nSubject: Rome\n\nComing?\n----- Forwarded by Ben -----\nOld",
            "From: Ana Ruiz on 05/01/2026 10:00\nTo: Ben/ACME\ncc:\nSubject: Rome\n\nComing?",
            "De : Ana\nEnvoyé : lundi 5 janvier 2026\nÀ : Ben\nObjet : Rome\n\nTu viens ?",
        ] {
            let own = own(&format!("Yes, at eight.\n\n{reply}"), false);
            assert_eq!(own.trim_end_matches('_').trim(), "Yes, at eight.", "{reply}");
        }
    }

    #[test]
    fn answers_between_quotes_stay_with_their_questions() {
        let text = "Ana wrote:\n> Coming?\n\nYes.\n\n> When?\n> Where?\n\nAt eight.\nBen";
        assert_eq!(own(text, false), text);
        let long = format!("Ana wrote:\n{}\nYes.", "> A line of a whole mail.\n".repeat(9));
        assert_eq!(own(&long, false), "Yes.");
        assert_eq!(own("Yes.\n\nAna wrote:\n> Coming?\n-- \nBen", false), "Yes.");
    }

    #[test]
    fn forwarded_mail_is_news() {
        for text in [
            "FYI\n\n---------- Forwarded message ---------\nFrom: Ana <ana@example.com>\nDate: Mon\nSubject: Rome\nTo: Ben\n\nComing?\n> old",
            "FYI\n\nBegin forwarded message:\n\n> From: Ana\n> Subject: Rome\n>\n> Coming?",
            "FYI\n\n-------- Weitergeleitete Nachricht --------\nBetreff: Rom\nVon: Ana\n\nKommst du?",
        ] {
            assert_eq!(own(text, false), text);
        }
        let outlook = "FYI\n\nFrom: Ana\nSent: Monday\nTo: Ben\nSubject: Rome\n\nComing?";
        assert_eq!(own(outlook, true), outlook);
        assert_eq!(own(outlook, false), "FYI");
    }

    #[test]
    fn signatures_and_footers_are_found_and_rules_are_not() {
        assert_eq!(own("Bye\n-- \nAna Ruiz\nAcme Ltd", false), "Bye");
        assert_eq!(own("Bye\n\nSent from my iPhone", false), "Bye");
        assert_eq!(
            own(
                "Ja!\n\nVon meinem iPhone gesendet\n\nAm 05.01.2026 um 10:00 schrieb Ana <a@x.de>:\n> Kommst du?",
                false
            ),
            "Ja!"
        );
        let long = format!("Intro\n--\n{}", "line\n".repeat(40));
        assert_eq!(own(&long, false), long.trim());
    }

    #[test]
    fn history_is_recognised_by_its_form_in_any_language() {
        for history in [
            "2026년 1월 5일 (월) 오후 6:00, Ana <ana@example.com>님이 작성:\n\n> 오니?",
            "pon., 5 sty 2026 o 18:00 Ana <ana@example.com> napisał(a):\n\n> Przyjdziesz?",
            "Vào Th 2, 5 thg 1, 2026 vào lúc 18:00 Ana <ana@example.com> đã viết:\n\n> Bạn đến không?",
            "Dňa po 5. 1. 2026 o 18:00 Ana <ana@example.com> napísal(a):\n\nPrídeš?",
            "2026/01/05 18:00、Ana:\n> 来る？",
            "בתאריך יום ב׳, 5 בינו׳ 2026 ב-18:00 מאת Ana <ana@example.com>:\n\n> באה?",
            "Od: Ana <ana@example.com>\nWysłano: poniedziałek, 5 stycznia 2026 18:00\nDo: Ben\nTemat: klucz\n\nMasz klucz?",
            "Lähettäjä: Ana <ana@example.com>\nLähetetty: maanantai 5. tammikuuta 2026 18.00\nVastaanottaja: Ben\nAihe: avain\n\nOnko avain?",
            "差出人: Ana <ana@example.com>\n送信日時: 2026年1月5日 18:00\n宛先: Ben\n件名: 鍵\n\n鍵は？",
            "จาก: Ana <ana@example.com>\nส่ง: 5 มกราคม 2569 18:00\nถึง: Ben\n\nมาไหม",
            "________________________________\nFrå: Ana <ana@example.com>\nSendt: 05.01.2026 18:00\nTil: Ben\n\nKjem du?",
            "-----Eredeti üzenet-----\nFeladó: Ana <ana@example.com>\nTárgy: kulcs\n\nJössz?",
            "----------- Original Message -----------\nFrom: \"Ana\"\nDate: Monday, January 5th 2026 at 3:59 pm\n\n> One:\n> \n > Two\n > ",
            "From: Ana [mailto:ana@example.com]\nSent: Monday, 5 January 2026 5:08 p.m.\nTo: Ben\nCc: Cleo Q.\nSubject: Re: Rome\n\nComing?",
        ] {
            let own = own_of(&format!("Yes, at eight.\n\n{history}"), Sent::Reply);
            assert_eq!(own.trim_end_matches('_').trim(), "Yes, at eight.", "{history}");
        }
    }

    #[test]
    fn what_only_looks_like_history_stays() {
        for text in [
            "Who: Ana <ana@example.com>\nWhen: 5 January 2026, 18:00\nWhere: Elm Road 9",
            "The bill:\nTotal: 12 EUR\nDate: 5 January 2026\nRef: 77",
            "----- Agenda -----\nFirst: lunch\nSecond: the key",
            "Try this:\n\nFrom 3f2a9c0d Mon Sep 17 00:00:00 2001\nFrom: Ana <ana@x>\nDate: Sun, 1 Mar 2026 20:10:00 +0000\nSubject: [PATCH] x\n\n---\n\nThanks",
            "See https://example.com/2026/01\nand call me at 18:00:\n0170 1234567",
        ] {
            assert_eq!(own_of(text, Sent::Alone), text);
        }
        let forwarded =
            "FYI\n\n---------- Továbbított üzenet ---------\nFeladó: Ana <ana@example.com>\nTárgy: kulcs\n\nJössz?";
        assert_eq!(own_of(forwarded, Sent::Alone), forwarded);
    }

    #[test]
    fn prose_is_not_taken_for_an_attribution() {
        for text in [
            "Here is what she wrote:\nDear all, the concert is on Monday. It begins at eight.",
            "From: Boston\nTo: Rome\nTwo flights a day.",
            "On Monday we meet. Bring:\nbread and wine",
        ] {
            assert_eq!(own(text, false), text);
        }
    }

    #[test]
    fn a_mail_of_nothing_but_quote_is_read() {
        assert!(find("> Coming?\n> Ana", Sent::Reply).is_empty());
    }

    proptest! {
        #[test]
        fn ranges_lie_in_order_on_char_boundaries(
            text in "(> ?|-- \n|\n|On 5 Jan, Ana wrote:|-----Original Message-----|From: é|Sent: x|Subject: ü|Sent from my |word |é){0,50}",
            sent in prop::sample::select(vec![Sent::Alone, Sent::Reply, Sent::Forward]),
        ) {
            let mut at = 0;
            for range in find(&text, sent) {
                prop_assert!(range.start >= at && range.start < range.end && range.end <= text.len());
                prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
                at = range.end;
            }
        }
    }
}
