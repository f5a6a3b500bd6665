//! From the bytes of one message to a record.

use super::field::{self, Fields};
use super::mime::Part;
use super::quotes::Sent;
use super::{body, date, quotes, subject};
use crate::RecordError;
use crate::key::key;
use domain::{DateTime, Kind, Person, Record, Role, ThreadHint};

/// Nobody reads further; a longer list is an attack.
const PEOPLE_LIMIT: usize = 1000;
/// A thread is found by its first and its latest messages.
const REFERENCES_LIMIT: usize = 100;

/// Reads one message. `sent` is what an mbox says about its date, for messages that do not say it themselves.
pub(super) fn record(bytes: &[u8], position: u64, sent: Option<DateTime>) -> Result<Record, RecordError> {
    let message = Part::read(bytes);
    let fields = &message.fields;
    if fields.is_empty() {
        return Err(RecordError::new(position, "this is not a mail: it has no header"));
    }

    let title = fields.words("subject");
    let subject = subject::take_apart(&title);
    let reading = body::read(&message);
    let people = people(fields);
    let message_id = fields.first("message-id").and_then(|value| field::ids(value).into_iter().next());
    let own_date = fields.all("date").find_map(|value| date::parse(&field::words(value, None)));
    let identity = own_date.map(|date| date.seconds.to_string()).unwrap_or_default();
    let sender = people.iter().find(|(role, _)| *role == Role::From).map(|(_, person)| person.label());
    let beginning = beginning(&reading);
    let mut parts = vec![
        message_id.as_deref().unwrap_or_default().as_bytes(),
        sender.unwrap_or_default().as_bytes(),
        identity.as_bytes(),
        beginning.as_bytes(),
    ];
    if message_id.is_none() {
        parts.extend([subject.normalized.as_bytes(), reading.text.as_bytes()]);
    }
    let key = key("mail", &parts);
    let thread = thread(fields, message_id.as_deref(), &subject);
    let answers = subject.reply || fields.first("in-reply-to").is_some();
    let origin = if subject.forward {
        Sent::Forward
    } else if answers {
        Sent::Reply
    } else {
        Sent::Alone
    };
    let quoted = quotes::find(&reading.text, origin);
    let mut text = reading.text;
    if !reading.attached.is_empty() {
        text.push_str(if text.is_empty() { "" } else { "\n\n" });
        text.push_str(&reading.attached);
    }
    Ok(Record {
        key,
        kind: Kind::Mail,
        quoted,
        headings: Vec::new(),
        date: own_date.or_else(|| received(fields)).or(sent),
        people,
        thread: Some(thread),
        attachments: reading.attachments,
        message_id,
        position,
        title,
        text,
    })
}

/// What tells two mails under one `Message-ID` apart, as scanners and forms send them, and not two copies of one:
/// a mailing list changes the subject and writes below the text, and exports quote their lines differently.
fn beginning(reading: &body::Reading) -> String {
    const WORDS: usize = 12;
    let paragraph = reading.text.split("\n\n").next().unwrap_or_default();
    let words = paragraph.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(WORDS).collect::<Vec<_>>().join(" ").to_lowercase()
}

/// When the first server took the message: each writes its line above those of before.
fn received(fields: &Fields) -> Option<DateTime> {
    let stamps = fields.all("received").rev().filter_map(|value| {
        let text = field::words(value, None);
        date::parse(text.rsplit(';').next().unwrap_or(&text))
    });
    let mut stamps =
        stamps.chain(fields.all("delivery-date").filter_map(|value| date::parse(&field::words(value, None))));
    stamps.next()
}

fn thread(fields: &Fields, own: Option<&str>, subject: &subject::Subject) -> ThreadHint {
    let ids = |name| fields.all(name).flat_map(field::ids).collect::<Vec<_>>();
    let mut referenced = ids("references");
    referenced.extend(ids("in-reply-to"));
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

fn people(fields: &Fields) -> Vec<(Role, Person)> {
    let named =
        |name: &'static str| fields.all(name).flat_map(|value| field::mailboxes(value, fields.hint)).filter_map(person);
    let from: Vec<Person> = named("from").collect();
    let from = if from.is_empty() { named("sender").collect() } else { from };
    let receivers = [(Role::To, "to"), (Role::Cc, "cc"), (Role::Cc, "bcc")];
    let receivers = receivers.into_iter().flat_map(|(role, name)| named(name).map(move |person| (role, person)));
    let mut people: Vec<(Role, Person)> = Vec::new();
    for entry in from.into_iter().map(|person| (Role::From, person)).chain(receivers).take(PEOPLE_LIMIT) {
        if !people.contains(&entry) {
            people.push(entry);
        }
    }
    people
}

fn person(mailbox: field::Mailbox) -> Option<Person> {
    let name = mailbox.name.map(|name| name.trim_matches(['"', '\'', ' ']).to_owned());
    let address = mailbox.address.map(|address| address.to_lowercase());
    let name = name.filter(|name| !name.is_empty() && address.as_deref() != Some(name.to_lowercase().as_str()));
    (name.is_some() || address.is_some()).then_some(Person { name, address })
}
