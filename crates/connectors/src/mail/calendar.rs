//! Events of invitations (RFC 5545) as a person would write them down.

use crate::text::one_line;

/// A calendar object.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    /// True for an answer to an invitation.
    pub(super) is_reply: bool,
    /// Each event as a few lines.
    pub(super) events: Vec<String>,
}

/// Nobody is invited to more at once; a whole calendar is no letter.
const EVENTS: usize = 200;

/// Reads the events and tasks of a calendar object.
pub(super) fn read(source: &str) -> Calendar {
    let mut calendar = Calendar::default();
    let mut event: Option<Event> = None;
    // Alarms and zones inside an event have fields of the same names.
    let mut inner = 0;
    for line in unfolded(source) {
        let Some((name, parameters, value)) = property(&line) else { continue };
        match (name.as_str(), value.to_ascii_uppercase().as_str()) {
            ("METHOD", method) => calendar.is_reply = matches!(method, "REPLY" | "REFRESH"),
            ("BEGIN", "VEVENT" | "VTODO" | "VJOURNAL") if event.is_none() => event = Some(Event::default()),
            ("BEGIN", _) if event.is_some() => inner += 1,
            ("END", _) if inner > 0 => inner -= 1,
            ("END", "VEVENT" | "VTODO" | "VJOURNAL") => {
                calendar.events.extend(event.take().map(Event::lines).filter(|lines| !lines.is_empty()));
                if calendar.events.len() >= EVENTS {
                    break;
                }
            }
            _ if inner == 0 => {
                if let Some(event) = &mut event {
                    event.field(&name, parameters, value);
                }
            }
            _ => {}
        }
    }
    // Cut off before its end.
    calendar.events.extend(event.map(Event::lines).filter(|lines| !lines.is_empty()));
    calendar
}

#[derive(Default)]
struct Event {
    summary: String,
    start: Option<Moment>,
    end: Option<Moment>,
    place: String,
    description: String,
    organizer: String,
    attendees: Vec<String>,
}

impl Event {
    fn field(&mut self, name: &str, parameters: &str, value: &str) {
        match name {
            "SUMMARY" => self.summary = one_line(&text(value)),
            "DTSTART" => self.start = Moment::read(parameters, value),
            "DTEND" | "DUE" => self.end = Moment::read(parameters, value),
            "LOCATION" => self.place = one_line(&text(value)),
            "DESCRIPTION" => self.description = crate::text::tidy(&text(value)),
            "ORGANIZER" => self.organizer = person(parameters, value),
            "ATTENDEE" if self.attendees.len() < 50 => self.attendees.push(person(parameters, value)),
            _ => {}
        }
    }

    fn lines(self) -> String {
        let when = match (self.start, self.end) {
            (Some(start), Some(end)) => start.until(&end),
            (Some(only), None) | (None, Some(only)) => only.shown(),
            (None, None) => String::new(),
        };
        let attendees = self.attendees.join(", ");
        let mut lines = Vec::new();
        for (label, value) in [
            ("", &self.summary),
            ("When: ", &when),
            ("Where: ", &self.place),
            ("Organizer: ", &self.organizer),
            ("Invited: ", &attendees),
        ] {
            if !value.is_empty() {
                lines.push(format!("{label}{value}"));
            }
        }
        if !self.description.is_empty() {
            lines.push(self.description);
        }
        lines.join("\n")
    }
}

/// A date, perhaps with a time, in a zone.
struct Moment {
    day: jiff::civil::Date,
    time: Option<jiff::civil::Time>,
    zone: String,
}

impl Moment {
    /// `20260814T140000Z`, or `20260814` for a whole day.
    fn read(parameters: &str, value: &str) -> Option<Self> {
        let digits: String = value.chars().filter(char::is_ascii_digit).collect();
        let part = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<i16>().ok());
        let small = |range| part(range).and_then(|number| i8::try_from(number).ok());
        let day = jiff::civil::Date::new(part(0..4)?, small(4..6)?, small(6..8)?).ok()?;
        let time = match (small(8..10), small(10..12)) {
            (Some(hour), Some(minute)) => jiff::civil::Time::new(hour, minute, 0, 0).ok(),
            _ => None,
        };
        let named = parameters
            .split(';')
            .find_map(|parameter| parameter.strip_prefix("TZID="))
            .map(|zone| zone.trim_matches('"'));
        let zone = if value.ends_with('Z') { "UTC" } else { named.unwrap_or_default() };
        Some(Self { day, time, zone: one_line(zone) })
    }

    /// "Friday, 14 August 2026, 14:00 UTC".
    fn shown(&self) -> String {
        let day = self.day.strftime("%A, %-d %B %Y").to_string();
        match self.time {
            Some(time) => format!("{day}, {}", self.clock(time)),
            None => day,
        }
    }

    fn clock(&self, time: jiff::civil::Time) -> String {
        format!("{} {}", time.strftime("%H:%M"), self.zone).trim_end().to_owned()
    }

    fn until(&self, end: &Self) -> String {
        match (self.time, end.time) {
            (Some(from), Some(to)) if self.day == end.day => {
                format!("{}, {} to {}", self.day.strftime("%A, %-d %B %Y"), from.strftime("%H:%M"), end.clock(to))
            }
            // The end of a whole day is the day after it.
            (None, None) if end.day.yesterday().is_ok_and(|last| last <= self.day) => self.shown(),
            (None, None) => match end.day.yesterday() {
                Ok(day) => format!("{} to {}", self.shown(), Self { day, time: None, zone: String::new() }.shown()),
                Err(_) => self.shown(),
            },
            _ => format!("{} to {}", self.shown(), end.shown()),
        }
    }
}

/// `CN="Ana Ruiz"`, else the address.
fn person(parameters: &str, value: &str) -> String {
    let name = parameters.split(';').find_map(|parameter| parameter.strip_prefix("CN="));
    let address = value.trim().to_ascii_lowercase();
    let address = address.strip_prefix("mailto:").map(str::to_owned).unwrap_or_default();
    one_line(name.map_or(address.as_str(), |name| name.trim_matches('"')))
}

/// Lines that begin with a blank go on from the line before.
fn unfolded(source: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in source.lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// `DTSTART;TZID=Europe/Berlin:20260814T140000`: name in capitals, parameters, value.
fn property(line: &str) -> Option<(String, &str, &str)> {
    let mut quoted = false;
    let colon = line.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    Some((name.trim().to_ascii_uppercase(), parameters, value.trim_end()))
}

fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_reads_like_a_line_in_a_diary() {
        let source = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n\
            DTSTART;TZID=\"Europe/Berlin\":20260814T140000\r\nDTEND;TZID=\"Europe/Berlin\":20260814T150000\r\nSUMMARY:Dentist\\, with\r\n  X-rays\r\n\
            LOCATION:Elm Road 9\r\nORGANIZER;CN=Ana Ruiz:mailto:ana@x\r\nATTENDEE:MAILTO:ben@x\r\nDESCRIPTION:Bring\\nthe card\r\n\
            BEGIN:VALARM\r\nDESCRIPTION:Reminder\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let read = read(source);
        assert!(!read.is_reply);
        insta::assert_snapshot!(read.events.join("\n\n"), @r"
        Dentist, with X-rays
        When: Friday, 14 August 2026, 14:00 to 15:00 Europe/Berlin
        Where: Elm Road 9
        Organizer: Ana Ruiz
        Invited: ben@x
        Bring
        the card
        ");
    }

    #[test]
    fn whole_days_and_broken_events_are_read() {
        let event = |lines: &str| read(&format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\n")).events.join("|");
        assert_eq!(
            event("SUMMARY:Fair\nDTSTART;VALUE=DATE:20260814\nDTEND;VALUE=DATE:20260815"),
            "Fair\nWhen: Friday, 14 August 2026"
        );
        assert_eq!(
            event("SUMMARY:Fair\nDTSTART:20260814\nDTEND:20260816"),
            "Fair\nWhen: Friday, 14 August 2026 to Saturday, 15 August 2026"
        );
        assert_eq!(event("SUMMARY:x\nDTSTART:soon"), "x");
        assert_eq!(event("nonsense"), "");
    }
}
