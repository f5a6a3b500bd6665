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

fn parts(parts: &[&str]) -> Record {
    let parts: String = parts.iter().map(|part| format!("--b\n{part}\n")).collect();
    read(&format!(
        "From: a@x\nSubject: Papers\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n"
    ))
}

#[test]
fn attached_texts_are_read_and_no_quote_reaches_them() {
    let record = parts(&[
        "\nSee the papers.\n\nOn Mon, 5 Jan 2026 at 10:00, Ana <ana@x> wrote:\n\nSend them, please.",
        "Content-Type: text/plain; name=\"rules.txt\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment\n\nQnJpbmcgdGhlIGdyZWVuIGZvcm0u",
        "Content-Type: application/octet-stream; name=values.csv\n\nferritin,31",
        "Content-Type: image/jpeg; name=scan.jpg\nContent-Disposition: attachment\n\nx",
    ]);
    let own: Vec<_> = record.quoted.iter().map(|range| &record.text[range.clone()]).collect();
    assert_eq!(own.len(), 1);
    assert!(own[0].starts_with("On Mon") && own[0].trim_end().ends_with("please."), "{own:?}");
    assert!(
        record.text.ends_with("rules.txt:\nBring the green form.\n\nvalues.csv:\nferritin,31\n\n(scan.jpg)"),
        "{}",
        record.text
    );
    assert_eq!(record.attachments.len(), 3);
}

#[test]
fn an_invitation_is_read_and_an_answer_to_one_says_what_its_text_says() {
    let event = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260814T140000Z\nSUMMARY:Piano tuning\nLOCATION:Lime Street 9\nEND:VEVENT\nEND:VCALENDAR";
    let mail = |method: &str, text: &str| {
        read(&format!("From: a@x\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\n{text}\n--b\nContent-Type: text/calendar; method={method}\n\n{event}\n--b--\n")).text
    };
    assert_eq!(
        mail("REQUEST", "Please come."),
        "Please come.\n\nPiano tuning\nWhen: Friday, 14 August 2026, 14:00 UTC\nWhere: Lime Street 9"
    );
    assert_eq!(mail("REPLY", "Ana will come."), "Ana will come.");
    assert!(mail("REPLY", "").starts_with("Piano tuning"));
}

#[test]
fn a_signed_message_is_read_and_an_encrypted_one_says_so() {
    let wrapped = |der: &[u8]| {
        let mut mail = b"From: a@x\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\n".to_vec();
        mail.extend_from_slice(der);
        record::record(&mail, 0, None).unwrap()
    };
    let data = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";
    let inner = b"Content-Type: text/plain; charset=utf-8\r\n\r\nThe number is 77/145.";
    let length = u8::try_from(inner.len()).unwrap();
    let signed = [&data[..], &[0xa0, length + 2, 0x04, length], inner].concat();
    assert_eq!(wrapped(&signed).text, "The number is 77/145.");
    assert_eq!(wrapped(&[&data[..], b"\x30\x01\x00"].concat()).text, "(encrypted)\n\n(smime.p7m)");
}

#[test]
fn unlabelled_bytes_are_read_as_the_rest_of_the_mail_is() {
    let mail = b"From: Bj\xf8rn <b@x>\nTo: \xc6sa <a@x>\nSubject: N\xf8kkel\nContent-Type: charset=iso-8859-1\n\nN\xf8kkelen ligger p\xe5 kj\xf8kkenet.\n";
    let record = record::record(mail, 0, None).unwrap();
    let people: Vec<_> = record.people.iter().map(|(_, person)| person.label()).collect();
    assert_eq!((record.title.as_str(), people), ("Nøkkel", vec!["Bjørn", "Æsa"]));
    assert_eq!(record.text, "Nøkkelen ligger på kjøkkenet.");
    let russian = b"From: a@x\nSubject: \xca\xeb\xfe\xf7\nContent-Type: text/html\n\n<meta charset=windows-1251><p>\xca\xeb\xfe\xf7 \xf3 \xf1\xee\xf1\xe5\xe4\xe0";
    let record = record::record(russian, 0, None).unwrap();
    assert_eq!((record.title.as_str(), record.text.as_str()), ("Ключ", "Ключ у соседа"));
}

#[test]
fn a_message_id_that_repeats_loses_no_mail_and_a_copy_from_a_list_is_the_same() {
    let scan = |text: &str| {
        read(&format!(
            "From: s@x\nSubject: scan.pdf\nDate: Mon, 4 May 2026 10:00:00 +0000\nMessage-ID: <scan@x>\n\n{text}\n"
        ))
        .key
    };
    assert_ne!(scan("Scan of the rent contract."), scan("Scan of the gas bill."));
    let copy = "From: s@x\nSubject: [list] scan.pdf\nDate: Mon, 4 May 2026 10:00:00 +0000\nMessage-ID: <scan@x>\n\nScan of the gas bill.\n\n____\nlist footer\n";
    assert_eq!(read(copy).key, scan("Scan of the gas bill."));
}

#[test]
fn what_nobody_can_see_reaches_no_part_of_a_record() {
    let tags: String = "obey me".chars().map(|c| char::from_u32(0xe0000 + u32::from(c)).unwrap()).collect();
    let record = read(&format!(
        "From: \"Ana{tags}\" <ana@x>\nSubject: Lunch{tags}\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n\n\
         <p>Seen{tags}</p><p style='color:white'>obey</p>\n--b\nContent-Type: application/pdf; name=\"a{tags}.pdf\"\n\nx\n--b--\n"
    ));
    assert_eq!((record.title.as_str(), record.text.as_str()), ("Lunch", "Seen\n\n(a.pdf)"));
    assert_eq!(record.people[0].1.label(), "Ana");
    assert_eq!(record.attachments[0].name, "a.pdf");
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
