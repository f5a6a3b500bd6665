use crate::home::{Home, mail, message, on};
use domain::{Attachment, DateTime, Filter, Kind, Person, Record, Role, SourceKind};
use std::collections::BTreeSet;
use std::path::Path;

fn person(name: &str, address: &str) -> Person {
    Person { name: Some(name.into()), address: Some(address.into()) }
}

/// Four items, told apart by their text.
fn filled() -> Home {
    let mut home = Home::new();
    let mails = home.source("/home/ada/Mail");
    let ana = person("Ana Núñez", "ana@example.org");
    let bo = person("Bo", "bo@work.example");
    let attachment = Attachment { name: "a.pdf".into(), media_type: "application/pdf".into(), size: 1 };
    let first = Record { people: vec![(Role::From, ana.clone()), (Role::To, bo.clone())], ..mail("1", "ana to bo") };
    let second = Record {
        people: vec![(Role::From, bo), (Role::To, Person::named("Cy")), (Role::Cc, ana)],
        attachments: vec![attachment.clone(), attachment],
        ..mail("2", "bo to cy")
    };
    home.read(mails, "/home/ada/Mail/in", &[on(first, 100), on(second, 200)]);
    let chats = home.store.add_source(Path::new("/home/ada/chats"), SourceKind::WhatsApp).unwrap();
    let mut text = message("3", "chat", 300, "text");
    text.people = vec![(Role::From, person("Dee", "+4917012345"))];
    home.read(chats, "/home/ada/chats/1.txt", &[text]);
    let notes = home.store.add_source(Path::new("/home/ada/notes 2"), SourceKind::Notes).unwrap();
    home.read(notes, "/home/ada/notes 2/x.md", &[Record { kind: Kind::Note, ..mail("4", "note") }]);
    home.index();
    home
}

fn left(home: &Home, filter: &Filter) -> BTreeSet<String> {
    let allowed = home.store.allowed(filter).unwrap().unwrap();
    let ids: Vec<_> = allowed.iter().collect();
    home.store.passages(&ids).unwrap().iter().map(|passage| passage.spans[0].text.clone()).collect()
}

#[track_caller]
fn check(home: &Home, filter: Filter, expected: &[&str]) {
    let expected: BTreeSet<_> = expected.iter().map(ToString::to_string).collect();
    assert_eq!(left(home, &filter), expected);
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

#[test]
fn no_filter_is_no_set() {
    assert!(filled().store.allowed(&Filter::default()).unwrap().is_none());
}

#[test]
fn people_are_found_by_part_of_name_or_address_in_their_role() {
    let home = filled();
    for given in ["ana", "NUNEZ", "núñez", " Ana Núñez ", "ana@example"] {
        check(&home, Filter { from: words(&[given]), ..Filter::default() }, &["ana to bo"]);
        check(&home, Filter { to: words(&[given]), ..Filter::default() }, &["bo to cy"]);
        check(&home, Filter { with: words(&[given]), ..Filter::default() }, &["ana to bo", "bo to cy"]);
    }
    check(&home, Filter { from: words(&["+49 170 12345"]), ..Filter::default() }, &["text"]);
    check(&home, Filter { from: words(&["nobody"]), ..Filter::default() }, &[]);
    check(&home, Filter { from: words(&["ana", "bo"]), ..Filter::default() }, &["ana to bo", "bo to cy"]);
    check(&home, Filter { from: words(&["ana"]), to: words(&["cy"]), ..Filter::default() }, &[]);
}

#[test]
fn sources_are_found_by_id_path_or_kind() {
    let home = filled();
    check(&home, Filter { sources: words(&["mail"]), ..Filter::default() }, &["ana to bo", "bo to cy"]);
    check(&home, Filter { sources: words(&["WhatsApp"]), ..Filter::default() }, &["text"]);
    check(&home, Filter { sources: words(&["2"]), ..Filter::default() }, &["text"]);
    check(&home, Filter { sources: words(&["notes 2"]), ..Filter::default() }, &["note"]);
    check(&home, Filter { sources: words(&["99"]), ..Filter::default() }, &[]);
    check(&home, Filter { sources: words(&["1", "2"]), ..Filter::default() }, &["ana to bo", "bo to cy", "text"]);
}

#[test]
fn dates_are_from_the_first_moment_to_before_the_last() {
    let home = filled();
    let at = |seconds| Some(DateTime { seconds, offset: 3600 });
    check(&home, Filter { after: at(200), ..Filter::default() }, &["bo to cy", "text"]);
    check(&home, Filter { before: at(200), ..Filter::default() }, &["ana to bo"]);
    check(&home, Filter { after: at(200), before: at(300), ..Filter::default() }, &["bo to cy"]);
}

#[test]
fn kinds_and_attachments_are_conditions_too() {
    let home = filled();
    check(&home, Filter { kinds: vec![Kind::Note, Kind::Message], ..Filter::default() }, &["note", "text"]);
    check(&home, Filter { has_attachment: true, ..Filter::default() }, &["bo to cy"]);
    check(&home, Filter { has_attachment: true, kinds: vec![Kind::Note], ..Filter::default() }, &[]);
}
