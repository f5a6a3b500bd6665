//! What was called off does not lie ahead.
//!
//! A booking and its cancellation are two items, often under two titles, and the booking is the one that
//! answers "When is my flight?" in the words of the question. What ties them is a code that both name.

use domain::{ChunkId, Passage};
use std::collections::HashMap;

/// Words that say of what is named beside them that it will not be.
const CALLED_OFF: [&str; 10] =
    ["cancelled", "canceled", "void", "voided", "storniert", "abgesagt", "annulé", "annulée", "cancelado", "cancelada"];

/// Words beside which the same is only possible, or denied: "can be cancelled until Friday".
const NOT_SO: [&str; 22] = [
    "not", "isn't", "wasn't", "hasn't", "can", "cannot", "can't", "could", "may", "might", "if", "unless", "until",
    "will", "would", "nicht", "kann", "wenn", "pas", "peut", "si", "puede",
];

/// Shortest and longest code: booking codes have six characters, order and tracking numbers more.
const CODE: std::ops::RangeInclusive<usize> = 6..=24;

/// Of some passages, those that a later one among them calls off, each with the chunk of that notice: the
/// notice has a sentence, or a title, that says "cancelled" of a code which the earlier passage names.
pub(crate) fn called_off(passages: &[&Passage]) -> HashMap<ChunkId, ChunkId> {
    let notices: Vec<(&Passage, Vec<&str>)> = passages
        .iter()
        .map(|passage| (*passage, notice(passage)))
        .filter(|(passage, codes)| passage.date.is_some() && !codes.is_empty())
        .collect();
    let mut found = HashMap::new();
    for (notice, called_off) in &notices {
        for code in called_off {
            let earlier = |passage: &&&Passage| {
                passage.date.is_some()
                    && passage.date < notice.date
                    && passage.item != notice.item
                    && texts(passage).flat_map(codes).any(|named| named == *code)
            };
            let plans: Vec<&&Passage> = passages.iter().filter(earlier).collect();
            if plans.iter().any(|plan| speaks_for(notice, plan)) {
                found.extend(plans.iter().map(|plan| (plan.chunk, notice.chunk)));
            }
        }
    }
    found
}

/// Whether a notice comes from where a plan came from: it is of its thread, or from its sender's address or domain.
/// Anybody can write "cancelled" beside a code that they have seen.
fn speaks_for(notice: &Passage, plan: &Passage) -> bool {
    let domain = |passage: &Passage| {
        let address = passage.sender()?.address.as_deref()?.to_lowercase();
        Some(address.rsplit_once('@').map_or(address.clone(), |(_, domain)| domain.to_owned()))
    };
    let same_thread = notice.thread.is_some() && notice.thread == plan.thread;
    same_thread || domain(notice).is_some_and(|of| domain(plan) == Some(of))
}

/// The codes that a passage calls off.
fn notice(passage: &Passage) -> Vec<&str> {
    let sentences =
        texts(passage).flat_map(|text| text.split_inclusive(['\n', '!', '?', ';']).flat_map(|line| line.split(". ")));
    let calls_off = |sentence: &&str| {
        let mut words = sentence.split(|c: char| !c.is_alphanumeric() && c != '\'').map(str::to_lowercase);
        let (mut says, mut so) = (false, true);
        for word in &mut words {
            says |= CALLED_OFF.contains(&word.as_str());
            so &= !NOT_SO.contains(&word.as_str());
        }
        says && so
    };
    sentences.filter(calls_off).flat_map(codes).collect()
}

fn texts(passage: &Passage) -> impl Iterator<Item = &str> {
    std::iter::once(passage.title.as_str()).chain(passage.spans.iter().map(|span| span.text.as_str()))
}

/// Booking codes, order numbers and their like: letters with digits ("HKX4QZ", "INV-2024-0815"), many digits
/// ("88204417"), or six capitals in a text that is not all capitals ("QWLHTN").
fn codes(text: &str) -> impl Iterator<Item = &str> {
    let shouted = !text.contains(char::is_lowercase);
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .map(|word| word.trim_matches('-'))
        .filter(|word| CODE.contains(&word.len()))
        .filter(move |word| {
            let digits = word.bytes().filter(u8::is_ascii_digit).count();
            let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
            let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
            match (letters, digits) {
                // "555-0187" is a telephone number, "2026-11-28" a day.
                (0, digits) => digits == word.len(),
                (_, 0) => !shouted && capitals == 6 && word.len() == 6,
                // "mid-November-2026" has small letters.
                _ => capitals == letters,
            }
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use domain::{ItemId, Kind, SourceId, Span, SpanText};

    fn mail(id: i64, on: &str, title: &str, text: &str) -> Passage {
        let date = Some(format!("{on}T12:00:00Z").parse().unwrap());
        Passage {
            chunk: ChunkId(id),
            item: ItemId(id),
            source: SourceId(1),
            thread: None,
            kind: Kind::Mail,
            title: title.into(),
            headings: vec![],
            date,
            people: vec![(
                domain::Role::From,
                domain::Person { name: None, address: Some("booking@air.example".into()) },
            )],
            path: String::new(),
            message_id: None,
            spans: vec![SpanText {
                span: Span { item: ItemId(id), range: 0..text.len() },
                text: text.into(),
                sender: None,
                date,
            }],
        }
    }

    fn of(mails: &[Passage]) -> Vec<(i64, i64)> {
        let mut pairs: Vec<_> =
            called_off(&mails.iter().collect::<Vec<_>>()).into_iter().map(|(off, by)| (off.0, by.0)).collect();
        pairs.sort_unstable();
        pairs
    }

    #[test]
    fn a_cancellation_calls_off_what_came_before_it_under_the_same_code() {
        let booked = mail(1, "2026-03-01", "Your stay", "Your booking is confirmed. Confirmation code: RPLKTW");
        let other = mail(2, "2026-03-02", "Your stay", "Your booking is confirmed. Confirmation code: ZZQKTW");
        let cancelled =
            mail(3, "2026-03-05", "Goodbye", "We are sorry. Booking RPLKTW has been cancelled. Refund: $40");
        let again = mail(4, "2026-03-09", "Booked again", "RPLKTW is confirmed once more.");
        assert_eq!(of(&[booked, other, cancelled, again]), [(1, 3)]);
    }

    #[test]
    fn a_stranger_calls_nothing_off() {
        let booked = mail(1, "2026-03-01", "Your stay", "Booking code RPLKTW");
        let mut notice = mail(2, "2026-03-05", "Note", "Booking RPLKTW cancelled.");
        notice.people[0].1.address = Some("mallory@evil.example".into());
        assert_eq!(of(&[booked.clone(), notice.clone()]), []);
        (notice.thread, notice.people) = (Some(domain::ThreadId(4)), vec![]);
        assert_eq!(of(&[Passage { thread: notice.thread, ..booked }, notice]), [(1, 2)]);
    }

    #[test]
    fn a_title_or_an_order_number_will_do() {
        let ordered = mail(1, "2026-03-01", "Order 88204417", "It arrives on Monday.");
        assert_eq!(of(&[ordered.clone(), mail(2, "2026-03-02", "Order 88204417 was canceled", "Bye.")]), [(1, 2)]);
        assert_eq!(of(&[ordered, mail(2, "2026-03-02", "Storniert: 88204417", "Tschüss")]), [(1, 2)]);
    }

    #[test]
    fn what_could_be_cancelled_is_not() {
        let booked = || mail(1, "2026-03-01", "Your stay", "Code K7QX2P");
        for text in [
            "K7QX2P can be cancelled until Friday.",
            "Your booking K7QX2P was not cancelled.",
            "If K7QX2P is cancelled you get nothing.",
            "See our cancellation rules for K7QX2P.",
            "The dinner is cancelled. Your stay K7QX2P is as it was.",
            "CANCELLED ORDERS: PLEASE CALL 555-0187",
        ] {
            assert_eq!(of(&[booked(), mail(2, "2026-03-02", "Hello", text)]), [], "{text}");
        }
    }

    #[test]
    fn words_dates_and_telephone_numbers_are_no_codes() {
        let found = |text: &'static str| codes(text).collect::<Vec<_>>();
        assert_eq!(
            found("HKX4QZ, INV-2024-0815, 88204417 and QWLHTN"),
            ["HKX4QZ", "INV-2024-0815", "88204417", "QWLHTN"]
        );
        assert!(found("On 2026-11-28 call 800-555-0187 about DL 407, mid-November-2026").is_empty());
        assert!(found("PLEASE CANCEL MY FLIGHT").is_empty());
    }
}
