#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use domain::{Record, Role};
use proptest::prelude::*;

fn read(source: &str) -> Record {
    record::record(source.as_bytes(), 0, None).unwrap()
}

const REPLY: &str = "From: =?UTF-8?Q?J=C3=B6rg_M=C3=BCller?= <JM@Example.com>\r\nTo: Ana <ana@example.com>, ben@example.com\r\n\
    Cc: \"Cleo\" <cleo@example.com>\r\nSubject: =?utf-8?B?UmU6IEZsw7xnZQ==?=\r\nDate: Sat, 28 Nov 2026 07:45:00 -0500\r\n\
    Message-ID: <2@example.com>\r\nIn-Reply-To: <1@example.com>\r\nReferences: <0@example.com> <1@example.com>\r\n\
    Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
    Sch=F6n, bis Samstag!\r\n\r\nAm 27.11.2026 schrieb Ana <ana@example.com>:\r\n> Wann?\r\n\r\n-- \r\nJ=F6rg\r\n";

#[test]
fn a_reply_becomes_a_record_with_decoded_words_and_marked_quotes() {
    let record = read(REPLY);
    let quoted: Vec<_> = record.quoted.iter().map(|range| &record.text[range.clone()]).collect();
    let shown = format!(
        "{}\n{}\n{}\n---\n{}\n---\nquoted {quoted:?}\n{:?}",
        record.key,
        record.title,
        record.date.unwrap(),
        record.text,
        record.thread.unwrap()
    );
    insta::assert_snapshot!(shown, @r#"
    mail:168d110ce3dbb875f7b6be033c7ef5e1
    Re: Flüge
    2026-11-28T07:45:00-05:00
    ---
    Schön, bis Samstag!

    Am 27.11.2026 schrieb Ana <ana@example.com>:
    > Wann?

    --
    Jörg
    ---
    quoted ["Am 27.11.2026 schrieb Ana <ana@example.com>:\n> Wann?\n\n--\nJörg"]
    ThreadHint { keys: ["mid:2@example.com", "mid:0@example.com", "mid:1@example.com"], offers: ["flüge"], joins: [], title: "Flüge", conversation: false }
    "#);
}

#[test]
fn the_same_mail_in_two_exports_has_one_key_and_two_mails_under_one_id_have_two() {
    let exported =
        format!("X-GM-THRID: 1\r\nX-Gmail-Labels: Inbox\r\n{}", REPLY.replace("\r\n> Wann?", "\r\n>> Wann?"));
    assert_eq!(read(&exported).key, read(REPLY).key);
    assert_ne!(read(&REPLY.replace("07:45", "07:46")).key, read(REPLY).key);
    let without = REPLY.replace("Message-ID: <2@example.com>\r\n", "");
    assert_ne!(read(&without).key, read(&without.replace("Samstag", "Sonntag")).key);
}

#[test]
fn a_reply_without_references_joins_by_subject_and_others_do_not() {
    let mail = |headers: &str| read(&format!("From: a@x\r\nMessage-ID: <3@x>\r\n{headers}\r\n\r\nHi")).thread.unwrap();
    assert_eq!(mail("Subject: AW: Rome").joins, ["rome"]);
    assert_eq!(mail("Subject: Rome").joins, [""; 0]);
    assert_eq!(mail("Subject: Rome").offers, ["rome"]);
    let referring = mail("Subject: Re: Rome\r\nReferences: <1@x>");
    assert_eq!((referring.joins.len(), referring.keys), (0, vec!["mid:3@x".to_owned(), "mid:1@x".to_owned()]));
    assert_eq!(mail("Subject: Rome\r\nIn-Reply-To: Your message of Monday").keys, ["mid:3@x"]);
}

#[test]
fn the_date_falls_back_to_received_and_to_the_separator() {
    let received = "Received: from a by b; Mon, 5 Jan 2026 10:00:00 +0100\r\nFrom: a@x\r\n\r\nHi";
    assert_eq!(read(received).date.unwrap().to_string(), "2026-01-05T10:00:00+01:00");
    let bad = format!("Date: yesterday\r\n{received}");
    assert_eq!(read(&bad).date.unwrap().to_string(), "2026-01-05T10:00:00+01:00");
    let sent = domain::DateTime::utc(5);
    assert_eq!(record::record(b"From: a@x\r\n\r\nHi", 0, Some(sent)).unwrap().date, Some(sent));
}

#[test]
fn html_alone_or_beside_a_stub_is_read_as_text() {
    let html = "<p>Your flight <b>DL 407</b> departs at 7:45 AM.</p>".repeat(8);
    let alone = format!("From: a@x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}");
    assert!(read(&alone).text.starts_with("Your flight DL 407 departs at 7:45 AM.\n\nYour"));
    let both = format!(
        "From: a@x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease view online.\r\n--b\r\nContent-Type: text/html\r\n\r\n{html}\r\n--b--\r\n"
    );
    assert!(read(&both).text.starts_with("Your flight DL 407"));
    assert_eq!(
        read(&both.replace("Please view online.", "Your flight DL 407 departs at 7:45.")).text,
        "Your flight DL 407 departs at 7:45."
    );
    assert_eq!(read(&both).attachments, []);
}

#[test]
fn attachments_are_described_and_embedded_pictures_are_not() {
    let record = read(
        "From: a@x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee ticket.\r\n\
         --b\r\nContent-Type: application/pdf; name=\"ticket.pdf\"\r\nContent-Disposition: attachment; filename*=UTF-8''Fl%C3%BCge.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8=\r\n\
         --b\r\nContent-Type: image/png\r\nContent-ID: <logo>\r\nContent-Disposition: inline\r\n\r\nx\r\n\
         --b\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@x\r\nSubject: Inner\r\n\r\nInner text\r\n--b--\r\n",
    );
    let described: Vec<_> = record.attachments.iter().map(|a| (a.name.as_str(), a.media_type.as_str())).collect();
    assert_eq!(described, [("Flüge.pdf", "application/pdf"), ("Inner", "message/rfc822")]);
    assert_eq!(record.attachments[0].size, 5);
    insta::assert_snapshot!(record.text, @r"
    See ticket.

    ---------- Forwarded message ---------
    From: c@x
    Subject: Inner

    Inner text

    (Flüge.pdf)
    ");
}

#[test]
fn receivers_keep_their_roles() {
    let record = read(REPLY);
    let roles: Vec<_> = record.people.iter().map(|(role, person)| (*role, person.label())).collect();
    assert_eq!(
        roles,
        [(Role::From, "Jörg Müller"), (Role::To, "Ana"), (Role::To, "ben@example.com"), (Role::Cc, "Cleo")]
    );
}

#[test]
fn what_has_no_header_is_an_error_without_its_words() {
    let error = record::record(b"\r\n\r\nsecret words", 7, None);
    assert!(error.is_err_and(|error| error.position == 7 && !error.to_string().contains("secret")));
}

proptest! {
    #[test]
    fn any_bytes_are_a_record_or_an_error(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..600),
            "(Subject: |From: a@x|Date: Mon, 1 Jan 2024 10:00|Content-Type: (multipart/mixed; boundary=b|text/html|message/rfc822|text/plain; format=flowed)|Content-Transfer-Encoding: (base64|quoted-printable)|=\\?utf-8\\?q\\?|--b|--b--|\r?\n|é|<p>|=C3|[A-Za-z:;<>@\" ]{1,4}){0,50}".prop_map(String::into_bytes),
        ]
    ) {
        if let Ok(record) = record::record(&bytes, 0, None) {
            for range in &record.quoted {
                prop_assert!(record.text.get(range.clone()).is_some());
            }
            prop_assert!(!record.text.contains(['\0', '\r']));
        }
    }
}
