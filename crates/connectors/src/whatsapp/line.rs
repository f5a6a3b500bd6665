//! The stamp at the beginning of a message: date, time and the marks around them; the sender after it.

use crate::number::{digit, telephone};
use crate::text::one_line;
use domain::Person;

/// How the stamps of one file are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Style {
    /// `[date, time] ` (iOS) rather than `date, time - ` (Android).
    bracketed: bool,
    /// Between the numbers of a date: `/`, `.` or `-`.
    separator: char,
}

/// A date and time as written; which number is the day is not known yet.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Stamp {
    /// The numbers of the date, in the order of the file.
    pub(super) numbers: [u16; 3],
    /// True when the first number is a year of four digits.
    pub(super) year_first: bool,
    /// True for `1/2/21`: two digits for the year and one for a day or month, as the United States write it.
    pub(super) unpadded: bool,
    /// True for `01/02/21`, which they do not write.
    pub(super) padded: bool,
    /// True with AM or PM, in that form.
    pub(super) american: bool,
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
}

/// Marks that steer the direction of text and say nothing.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Reads a stamp of any style, with what follows it.
pub(super) fn first(line: &str) -> Option<(Style, (Stamp, &str))> {
    let (style, stamp, rest) = parse(line)?;
    Some((style, (stamp, rest)))
}

/// Reads a stamp of the given style, with what follows it.
pub(super) fn stamped(line: &str, style: Style) -> Option<(Stamp, &str)> {
    let (found, stamp, rest) = parse(line)?;
    (found == style).then_some((stamp, rest))
}

fn parse(line: &str) -> Option<(Style, Stamp, &str)> {
    let mut cursor = Cursor { rest: line.trim_start_matches(is_mark) };
    let bracketed = cursor.eat('[');
    let (first, first_digits) = cursor.number(4)?;
    cursor.marks();
    let separator = cursor.one_of(&['/', '.', '-'])?;
    cursor.blanks();
    let (second, second_digits) = cursor.number(2)?;
    cursor.marks();
    cursor.one_of(&[separator])?;
    cursor.blanks();
    let (third, third_digits) = cursor.number(4)?;
    let year_first = first_digits == 4;
    if first_digits == 3 || (year_first && third_digits > 2) || (!year_first && !matches!(third_digits, 2 | 4)) {
        return None;
    }
    // "2021. 12. 10." as Hungarian and Korean write it.
    cursor.marks();
    cursor.eat(separator);
    cursor.one_of(&[',', '،']);
    cursor.blanks();
    let before = cursor.meridiem();
    if before.is_none() {
        // "à", "um", "at".
        let word = cursor.rest.chars().take_while(|c| c.is_alphabetic()).count();
        if (1..=3).contains(&word) {
            cursor.rest = cursor.rest.trim_start_matches(char::is_alphabetic);
        }
    }
    cursor.blanks();
    let (hour, _) = cursor.number(2)?;
    let colon = cursor.one_of(&[':', '.', 'h'])?;
    let (minute, minute_digits) = cursor.number(2)?;
    let mut second_of = 0;
    let kept = cursor.rest;
    if cursor.eat(colon) {
        match cursor.number(2) {
            Some((number, 2)) => second_of = number,
            // Old iOS exports: "01.01.19, 11:25: Ana: Hello".
            _ => cursor.rest = kept,
        }
    }
    cursor.blanks();
    let meridiem = before.or_else(|| cursor.meridiem());
    cursor.blanks();
    if bracketed {
        cursor.one_of(&[']'])?;
    } else if cursor.one_of(&['-', '–', '—']).is_some() {
        // The dash stands alone: "12:30-13:00" is a line of somebody's text.
        cursor.one_of(&[' ', '\u{a0}', '\u{202f}'])?;
    } else {
        cursor.one_of(&[':'])?;
        cursor.one_of(&[' '])?;
    }
    cursor.rest = cursor.rest.strip_prefix(' ').unwrap_or(cursor.rest);
    if minute_digits != 2 || minute > 59 || second_of > 59 {
        return None;
    }
    let hour = match (meridiem, hour) {
        // "0:08 a.m." is written for half of midnight's hour by some.
        (Some(Meridiem::Am), 12) => 0,
        (Some(Meridiem::Pm), 1..=11) => hour + 12,
        (_, 0..=23) => hour,
        _ => return None,
    };
    let unpadded = separator == '/' && third_digits == 2 && first_digits.min(second_digits) == 1;
    let stamp = Stamp {
        numbers: [first, second, third],
        year_first,
        unpadded,
        padded: (first_digits == 2 && first < 10) || (second_digits == 2 && second < 10),
        american: unpadded && meridiem.is_some(),
        hour: u8::try_from(hour).ok()?,
        minute: u8::try_from(minute).ok()?,
        second: u8::try_from(second_of).ok()?,
    };
    Some((Style { bracketed, separator }, stamp, cursor.rest))
}

#[derive(Clone, Copy)]
enum Meridiem {
    Am,
    Pm,
}

struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    fn eat(&mut self, wanted: char) -> bool {
        self.one_of(&[wanted]).is_some()
    }

    fn one_of(&mut self, wanted: &[char]) -> Option<char> {
        let c = self.rest.chars().next().filter(|c| wanted.contains(c))?;
        self.rest = self.rest.get(c.len_utf8()..)?;
        Some(c)
    }

    /// Arabic, Persian and Hebrew put marks of direction between the numbers of a date.
    fn marks(&mut self) {
        self.rest = self.rest.trim_start_matches(is_mark);
    }

    /// White space and marks; iOS puts a narrow no-break space before "PM".
    fn blanks(&mut self) {
        self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || is_mark(c));
    }

    /// A number of at most `most` digits, Arabic and Persian ones included, and how many it had.
    fn number(&mut self, most: usize) -> Option<(u16, usize)> {
        let (mut number, mut digits) = (0, 0);
        while let Some((digit, length)) =
            self.rest.chars().next().and_then(|c| Some((u16::try_from(digit(c)?).ok()?, c.len_utf8())))
        {
            if digits == most {
                return None;
            }
            number = number * 10 + digit;
            digits += 1;
            self.rest = self.rest.get(length..)?;
        }
        (digits > 0).then_some((number, digits))
    }

    fn meridiem(&mut self) -> Option<Meridiem> {
        const WORDS: [(&str, Meridiem); 16] = [
            ("a. m.", Meridiem::Am),
            ("p. m.", Meridiem::Pm),
            ("a.\u{a0}m.", Meridiem::Am),
            ("p.\u{a0}m.", Meridiem::Pm),
            ("a.m.", Meridiem::Am),
            ("p.m.", Meridiem::Pm),
            ("am", Meridiem::Am),
            ("pm", Meridiem::Pm),
            ("上午", Meridiem::Am),
            ("下午", Meridiem::Pm),
            ("오전", Meridiem::Am),
            ("오후", Meridiem::Pm),
            ("午前", Meridiem::Am),
            ("午後", Meridiem::Pm),
            ("ص", Meridiem::Am),
            ("م", Meridiem::Pm),
        ];
        let head: String = self.rest.chars().take(5).collect::<String>().to_lowercase().replace('\u{202f}', " ");
        let (word, meridiem) = WORDS.iter().find(|(word, _)| head.starts_with(word))?;
        self.rest = self.rest.char_indices().nth(word.chars().count()).map_or("", |(at, _)| &self.rest[at..]);
        Some(*meridiem)
    }
}

/// A line taken apart at its first colon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
    /// False where no blank follows the colon, so that the name may be none.
    pub(super) sure: bool,
}

/// "Ana: Hello"; `None` for lines that WhatsApp wrote itself.
pub(super) fn said(rest: &str) -> Option<Said<'_>> {
    /// WhatsApp allows 25 characters for a name; address books allow more.
    const LONGEST: usize = 120;
    let rest = rest.trim_start_matches(is_mark);
    let colon = rest.find(':').filter(|colon| *colon > 0 && *colon <= LONGEST)?;
    let (name, text) = rest.split_at(colon);
    let text = text.get(1..)?;
    let blank = text.strip_prefix([' ', '\u{a0}']);
    let name = name.trim_matches(|c: char| is_mark(c) || c.is_whitespace()).trim_start_matches('~').trim_start();
    // "Ana changed the subject to “Trip: Rome”": the colon stands in a quotation.
    let count = |wanted: char| name.chars().filter(|c| *c == wanted).count();
    let quoted = count('"') % 2 == 1 || count('“') > count('”') || count('«') > count('»') || count('„') > count('“');
    let address = text.starts_with("//");
    (!name.is_empty() && !quoted && !address).then(|| Said {
        name,
        text: blank.unwrap_or(text),
        sure: blank.is_some() || text.is_empty(),
    })
}

/// The sender of a line that has one without doubt.
pub(super) fn sender(rest: &str) -> Option<(&str, &str)> {
    said(rest).filter(|said| said.sure).map(|said| (said.name, said.text))
}

impl Style {
    /// Every line of an iPhone's export has a sender, WhatsApp's own remarks included.
    pub(super) fn names_everybody(self) -> bool {
        self.bracketed
    }
}

/// A sender is a name of the address book or a number that is not in it.
pub(super) fn person(name: &str) -> Person {
    let clean = one_line(&name.chars().filter(|c| !is_mark(*c)).collect::<String>());
    match telephone(&clean) {
        Some(number) => Person { name: None, address: Some(number) },
        None => Person::named(clean),
    }
}

/// The name of a chat from that of its file or folder.
pub(super) fn named_chat(name: &str) -> String {
    const PREFIXES: [&str; 40] = [
        "chat whatsapp con ",
        "chat whatsapp avec ",
        "chat do whatsapp com ",
        "chat whatsapp dengan ",
        "obrolan whatsapp dengan ",
        "chat whatsapp z ",
        "czat whatsapp z ",
        "czat na whatsapp z ",
        "chat whatsapp s ",
        "chat whatsapp cu ",
        "conversație whatsapp cu ",
        "conversa whatsapp com ",
        "whatsapp-chatt med ",
        "whatsapp chat med ",
        "whatsapp-keskustelu: ",
        "whatsapp sohbeti - ",
        "whatsapp sohbeti ",
        "чат whatsapp с ",
        "чат whatsapp із ",
        "чат whatsapp з ",
        "συνομιλία whatsapp με ",
        "צ\u{5f3}אט whatsapp עם ",
        "צ'אט whatsapp עם ",
        "محادثة whatsapp مع ",
        "whatsapp chat with ",
        "whatsapp chat - ",
        "whatsapp chat mit ",
        "whatsapp-chat mit ",
        "whatsapp chat – ",
        "chat whatsapp con ",
        "chat de whatsapp con ",
        "chat di whatsapp con ",
        "discussion whatsapp avec ",
        "conversa do whatsapp com ",
        "whatsapp-chat met ",
        "whatsapp chat met ",
        "whatsapp-chat med ",
        "chat de whatsapp amb ",
        "whatsapp chat ",
        "chat with ",
    ];
    let name = one_line(&name.replace('_', " "));
    let lower = name.to_lowercase();
    let prefix = PREFIXES.iter().find(|prefix| lower.starts_with(**prefix)).map_or(0, |prefix| prefix.len());
    // Lower case changes no length of what the prefixes are made of.
    let name = name.get(prefix..).unwrap_or(&name).trim();
    // Turkish puts the name first, Chinese puts it in the middle.
    let suffix = [" ile whatsapp sohbeti", "的 whatsapp 聊天", "的whatsapp聊天"]
        .iter()
        .find(|suffix| name.to_lowercase().ends_with(**suffix));
    let name = suffix
        .and_then(|suffix| name.get(..name.len().checked_sub(suffix.len())?))
        .map_or(name, |name| name.trim_start_matches(['与', '與']).trim());
    // "Ana (1)": the second download of one export.
    let copy = name.rsplit_once(" (").filter(|(before, number)| {
        !before.is_empty()
            && number.strip_suffix(')').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    });
    let name = copy.map_or(name, |(before, _)| before.trim_end());
    if name.is_empty() { "WhatsApp".to_owned() } else { name.to_owned() }
}
