//! From the bytes of one message to a record.

use super::{body, quotes, subject};
use crate::RecordError;
use crate::key::key;
use crate::text::one_line;
use domain::{Attachment, DateTime, Kind, Person, Record, Role, ThreadHint};
use mail_parser::{Address, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// Nobody reads further; a longer list is an attack.
const PEOPLE_LIMIT: usize = 1000;
/// A thread is found by its first and its latest messages.
const REFERENCES_LIMIT: usize = 100;

/// Reads one message. `sent` is what an mbox says about its date, for messages that do not say it themselves.
pub(super) fn record(bytes: &[u8], position: u64, sent: Option<DateTime>) -> Result<Record, RecordError> {
    let message = MessageParser::default()
        .parse(bytes)
        .filter(|message| !message.headers().is_empty())
        .ok_or_else(|| RecordError::new(position, "this is not a mail: it has no header"))?;

    let title = one_line(message.subject().unwrap_or_default());
    let subject = subject::take_apart(&title);
    let text = body::text(&message);
    let people = people(&message);
    let message_id = message.message_id().map(one_line).filter(|id| !id.is_empty());
    let own_date = message.date().and_then(date);
    let identity = own_date.map(|date| date.seconds.to_string()).unwrap_or_default();
    let sender = people.iter().find(|(role, _)| *role == Role::From).map(|(_, person)| person.label());
    let mut parts = vec![
        message_id.as_deref().unwrap_or_default().as_bytes(),
        sender.unwrap_or_default().as_bytes(),
        identity.as_bytes(),
        subject.normalized.as_bytes(),
    ];
    if message_id.is_none() {
        parts.push(text.as_bytes());
    }
    Ok(Record {
        key: key("mail", &parts),
        kind: Kind::Mail,
        quoted: quotes::find(&text, subject.forward),
        headings: Vec::new(),
        date: own_date
            .or_else(|| message.received().and_then(|received| received.date.as_ref()).and_then(date))
            .or(sent),
        people,
        thread: Some(thread(&message, message_id.as_deref(), &subject)),
        attachments: message.attachments().filter_map(attachment).collect(),
        message_id,
        position,
        title,
        text,
    })
}

fn thread(message: &Message<'_>, own: Option<&str>, subject: &subject::Subject) -> ThreadHint {
    let mut referenced = ids(message.references());
    referenced.extend(ids(message.in_reply_to()));
    let mut keys: Vec<String> = own.map(|id| format!("mid:{id}")).into_iter().collect();
    let middle = referenced.len().saturating_sub(REFERENCES_LIMIT);
    for (at, id) in referenced.iter().enumerate() {
        let key = format!("mid:{id}");
        if (at == 0 || at >= middle) && !keys.contains(&key) {
            keys.push(key);
        }
    }
    let offers: Vec<String> =
        Some(&subject.normalized).filter(|subject| !subject.is_empty()).cloned().into_iter().collect();
    let joins = if subject.reply && referenced.is_empty() { offers.clone() } else { Vec::new() };
    ThreadHint { keys, offers, joins, title: subject.title.clone(), conversation: false }
}

/// Message ids of a header; old programs put sentences there.
fn ids(value: &HeaderValue<'_>) -> Vec<String> {
    let ids: Vec<&str> = match value {
        HeaderValue::Text(text) => vec![text],
        HeaderValue::TextList(list) => list.iter().map(AsRef::as_ref).collect(),
        _ => Vec::new(),
    };
    let is_id = |id: &&str| id.contains('@') && !id.contains(char::is_whitespace);
    ids.into_iter().map(str::trim).filter(is_id).map(one_line).collect()
}

fn people(message: &Message<'_>) -> Vec<(Role, Person)> {
    let from = message.from().or_else(|| message.sender());
    let lists = [(Role::From, from), (Role::To, message.to()), (Role::Cc, message.cc()), (Role::Cc, message.bcc())];
    let named = lists.into_iter().flat_map(|(role, list)| {
        list.into_iter().flat_map(Address::iter).filter_map(move |address| Some((role, person(address)?)))
    });
    let mut people: Vec<(Role, Person)> = Vec::new();
    for entry in named.take(PEOPLE_LIMIT) {
        if !people.contains(&entry) {
            people.push(entry);
        }
    }
    people
}

fn person(address: &mail_parser::Addr<'_>) -> Option<Person> {
    let name = address.name().map(one_line).map(|name| name.trim_matches(['"', '\'', ' ']).to_owned());
    let address =
        address.address().map(|address| one_line(address).to_lowercase()).filter(|address| !address.is_empty());
    let name = name.filter(|name| !name.is_empty() && address.as_deref() != Some(name.to_lowercase().as_str()));
    (name.is_some() || address.is_some()).then_some(Person { name, address })
}

/// A header's date, if it is one and lies in the time of electronic mail.
fn date(date: &mail_parser::DateTime) -> Option<DateTime> {
    let local = jiff::civil::DateTime::new(
        i16::try_from(date.year).ok()?,
        i8::try_from(date.month).ok()?,
        i8::try_from(date.day).ok()?,
        i8::try_from(date.hour).ok()?,
        i8::try_from(date.minute).ok()?,
        // A leap second is the second before it.
        i8::try_from(date.second.min(59)).ok()?,
        0,
    );
    let east = i32::from(date.tz_hour) * 3600 + i32::from(date.tz_minute) * 60;
    let offset = jiff::tz::Offset::from_seconds(if date.tz_before_gmt { -east } else { east }).ok()?;
    let zoned = local.ok()?.to_zoned_datetime(offset.to_time_zone()).ok()?;
    (1970..2100).contains(&zoned.year()).then(|| DateTime::from(&zoned))
}

/// What a person would call an attachment: no signatures of programs, no pictures that are part of the text.
fn attachment(part: &MessagePart<'_>) -> Option<Attachment> {
    let kind = part.content_type();
    let media_type = kind.map_or_else(String::new, |kind| {
        let subtype = kind.subtype().map(|subtype| format!("/{subtype}")).unwrap_or_default();
        format!("{}{subtype}", kind.ctype()).to_lowercase()
    });
    let set_apart = part.content_disposition().is_some_and(|disposition| disposition.is_attachment());
    let embedded = media_type.starts_with("image/") && part.content_id().is_some() && !set_apart;
    if embedded || media_type.ends_with("-signature") {
        return None;
    }
    let name = match &part.body {
        PartType::Message(message) => part.attachment_name().or_else(|| message.subject()),
        _ => part.attachment_name(),
    };
    let size = match &part.body {
        PartType::Message(message) => message.raw_message().len(),
        _ => part.contents().len(),
    };
    Some(Attachment { name: one_line(name.unwrap_or_default()), media_type, size: size as u64 })
}
