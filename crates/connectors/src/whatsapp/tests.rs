#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::ops::ControlFlow;

fn read(name: &str, source: &str) -> (Vec<Record>, Vec<RecordError>) {
    let (mut records, mut errors) = (Vec::new(), Vec::new());
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    Chat { name, zone: &zone }.read(source, &mut |record| {
        match record {
            Ok(record) => records.push(record),
            Err(error) => errors.push(error),
        }
        ControlFlow::Continue(())
    });
    (records, errors)
}

fn shown(name: &str, source: &str) -> String {
    read(name, source).0.iter().fold(String::new(), |mut out, record| {
        let people: Vec<_> =
            record.people.iter().map(|(role, person)| format!("{} {}", role.word(), person.label())).collect();
        let files: Vec<_> =
            record.attachments.iter().map(|file| format!("{} {}", file.name, file.media_type)).collect();
        writeln!(out, "{} {}: {:?} {:?}", record.date.unwrap(), people.join(" "), record.text, files).unwrap();
        out
    })
}

#[test]
fn an_android_export_is_read() {
    insta::assert_snapshot!(shown("Ana", "\
28/11/2026, 07:45 - Messages and calls are end-to-end encrypted. Tap to learn more.
28/11/2026, 07:46 - Ana: Good morning
second line

fourth line
28/11/2026, 07:47 - Ben: <Media omitted>
28/11/2026, 07:48 - Ana: IMG-20261128-WA0001.jpg (file attached)
Our gate
28/11/2026, 07:49 - Ana: This message was deleted
28/11/2026, 07:50 - Ben: Time: 10:30 - be there <This message was edited>
28/11/2026, 07:51 - Ana changed the subject to \"Trip: Rome\"
28/11/2026, 07:52 - Ben:
"), @r#"
    2026-11-28T07:46:00+01:00 from Ana to Ben: "Good morning\nsecond line\n\nfourth line" []
    2026-11-28T07:47:00+01:00 from Ben to Ana: "" [" "]
    2026-11-28T07:48:00+01:00 from Ana to Ben: "Our gate\n(IMG-20261128-WA0001.jpg)" ["IMG-20261128-WA0001.jpg image/jpeg"]
    2026-11-28T07:50:00+01:00 from Ben to Ana: "Time: 10:30 - be there" []
    "#);
}

#[test]
fn an_ios_export_is_read() {
    insta::assert_snapshot!(shown("Climbing", "\
[28.11.26, 07:45:10] Climbing: \u{200e}Messages and calls are end-to-end encrypted.
\u{200e}[28.11.26, 07:46:11] Ana: \u{200e}<attached: 00000012-PHOTO-2026-11-28.jpg>
[28.11.26, 07:47:12] ~\u{202f}Ben: Hi all
[28.11.26, 07:48:13] \u{202a}+49\u{a0}170 1234567\u{202c}: \u{200e}image omitted
[28.11.26, 07:49:14] Ana: Ticket.pdf • \u{200e}2 pages \u{200e}document omitted
[28.11.26, 07:50:15] Climbing: \u{200e}Ana added Cleo
[28.11.26, 07:51:16] Ben: 28.11.26, 09:00 - Ana: pasted
[28.11.26, 07:52:17] Ana: \u{200e}<attached: 00000013-PHOTO.jpg> the tree
"), @r#"
    2026-11-28T07:46:11+01:00 from Ana: "(00000012-PHOTO-2026-11-28.jpg)" ["00000012-PHOTO-2026-11-28.jpg image/jpeg"]
    2026-11-28T07:47:12+01:00 from Ben: "Hi all" []
    2026-11-28T07:48:13+01:00 from +491701234567: "" [" image/*"]
    2026-11-28T07:49:14+01:00 from Ana: "(Ticket.pdf)" ["Ticket.pdf application/pdf"]
    2026-11-28T07:51:16+01:00 from Ben: "28.11.26, 09:00 - Ana: pasted" []
    2026-11-28T07:52:17+01:00 from Ana: "the tree\n(00000013-PHOTO.jpg)" ["00000013-PHOTO.jpg image/jpeg"]
    "#);
}

#[test]
fn an_american_export_with_narrow_blanks_is_read() {
    insta::assert_snapshot!(shown("Ana", "1/2/26, 3:04\u{202f}PM - Ana: Hi\n1/2/26, 12:05\u{202f}AM - Ana: x\n"), @r#"
    2026-01-02T15:04:00+01:00 from Ana: "Hi" []
    2026-01-02T00:05:00+01:00 from Ana: "x" []
    "#);
}

#[test]
fn the_order_of_day_and_month_is_found_from_the_whole_file() {
    let first_date = |source: &str| read("x", source).0[0].date.unwrap().to_string()[..10].to_owned();
    let by_number = "01/02/2026, 10:00 - A: x\n25/02/2026, 10:00 - A: x\n";
    assert_eq!(first_date(by_number), "2026-02-01");
    assert_eq!(first_date("01/02/2026, 10:00 - A: x\n02/25/2026, 10:00 - A: x\n"), "2026-01-02");
    let by_sequence = "01/05/2026, 10:00 - A: x\n02/03/2026, 10:00 - A: x\n03/01/2026, 10:00 - A: x\n";
    assert_eq!(first_date(by_sequence), "2026-01-05");
    assert_eq!(first_date("01.02.26, 10:00 - A: x\n"), "2026-02-01");
    assert_eq!(first_date("01/02/2026, 10:00 - A: x\n"), "2026-02-01");
    assert_eq!(first_date("2026-02-01, 10:00 - A: x\n"), "2026-02-01");
    assert_eq!(first_date("2026. 2. 1. 오후 3:04 - A: x\n"), "2026-02-01");
}

#[test]
fn an_unpadded_date_is_what_lies_together() {
    let dates = |source: &str| {
        read("x", source).0.iter().map(|record| record.date.unwrap().to_string()[..10].to_owned()).collect::<Vec<_>>()
    };
    let picnic = "5/6/19, 19:02 - A: x\n5/7/19, 08:10 - B: x\n5/8/19, 20:54 - A: x\n";
    assert_eq!(dates(picnic), ["2019-05-06", "2019-05-07", "2019-05-08"]);
    assert_eq!(dates("6/5/23, 9:02 - A: x\n7/5/23, 8:10 - B: x\n"), ["2023-05-06", "2023-05-07"]);
    let rent = "01/02/2026, 10:00 - A: x\n01/03/2026, 10:00 - A: x\n01/04/2026, 10:00 - A: x\n";
    assert_eq!(dates(rent), ["2026-02-01", "2026-03-01", "2026-04-01"], "nobody pads the month who puts it first");
}

#[test]
fn lines_that_were_pasted_stay_with_their_message() {
    let ios = "[22.01.26, 10:00:00] Ben: look\n[21.01.26, 09:15:00] Cleo: under the mat\nfunny\r\n[22.01.26, 10:01:00] Ana: oh\r\n";
    let expected = ["look\n[21.01.26, 09:15:00] Cleo: under the mat\nfunny", "oh"];
    let texts = |source: &str| read("x", source).0.into_iter().map(|record| record.text).collect::<Vec<_>>();
    assert_eq!(texts(ios), expected);
    assert_eq!(texts(&ios.replace('\r', "")), expected, "a line of somebody else's that goes back in time");
    let again =
        "22.01.26, 10:00 - A: x\n23.01.26, 10:00 - B: you said\n22.01.26, 10:00 - A: x\n23.01.26, 10:01 - A: so\n";
    assert_eq!(texts(again), ["x", "you said\n22.01.26, 10:00 - A: x", "so"]);
    let late = "22.01.26, 10:00 - A: x\n23.01.26, 10:00 - B: y\n22.01.26, 10:05 - A: late\n23.01.26, 10:01 - A: z\n";
    assert_eq!(texts(late), ["x", "y", "late", "z"], "a message that came late is one");
}

#[test]
fn a_colon_without_a_blank_parts_a_name_that_is_known() {
    let (records, errors) = read("Ana", "[2026/7/9 02:28:09] Ana: Hey\n[2026/7/9 02:28:37] Ben:Hi, 4471\n");
    assert_eq!(records.iter().map(|record| record.text.as_str()).collect::<Vec<_>>(), ["Hey", "Hi, 4471"]);
    assert_eq!(errors.len(), 0);
    let android = "28/11/2026, 07:45 - Ana: Hi\n28/11/2026, 07:46 - Ana:yes\n28/11/2026, 07:47 - Who:knows\n28/11/2026, 07:48 - Ana changed the subject to \"Trip: Rome\"\n28/11/2026, 07:49 - Cleo \"the cook\" Ruiz: soup\n";
    let (records, errors) = read("Ana", android);
    assert_eq!(records.iter().map(|record| record.text.as_str()).collect::<Vec<_>>(), ["Hi", "yes", "soup"]);
    assert_eq!(errors.len(), 1, "a line that names nobody for sure is counted");
}

#[test]
fn stamps_and_media_of_other_languages_are_read() {
    for (source, date, medium) in [
        (
            "30/08/25 18.00 - Sari: kunci\n30/08/25 18.05 - Budi: <Media tidak disertakan>\n",
            "2025-08-30T18:00:00+02:00",
            true,
        ),
        (
            "14.03.2026, 18:05 - Ира: ключ\n14.03.2026, 18:06 - Оля: <Без медиафайлов>\n",
            "2026-03-14T18:05:00+01:00",
            true,
        ),
        (
            "2026/03/14 18:05 - 花子: 鍵\n2026/03/14 18:06 - 太郎: <メディアは含まれていません>\n",
            "2026-03-14T18:05:00+01:00",
            true,
        ),
        (
            "14.03.2026, 18:05 - Ola: klucz\n14.03.2026, 18:06 - Jan: <pominięto multimedia>\n",
            "2026-03-14T18:05:00+01:00",
            true,
        ),
        (
            "2025. 8. 30. 오후 6:05 - 김민수: 열쇠\n2025. 8. 30. 오후 6:06 - 이영희: <미디어 파일 제외됨>\n",
            "2025-08-30T18:05:00+02:00",
            true,
        ),
        (
            "١٤\u{200f}/٣\u{200f}/٢٠٢٦، ٦:٠٥ م - سارة: المفتاح\n١٤\u{200f}/٣\u{200f}/٢٠٢٦، ٦:٠٦ م - علي: نعم\n",
            "2026-03-14T18:05:00+01:00",
            false,
        ),
        (
            "۲۰۲۶/۳/۱۴،\u{200f} ۱۸:۰۵ - سارا: کلید\n۲۰۲۶/۳/۱۴،\u{200f} ۱۸:۰۶ - علی: بله\n",
            "2026-03-14T18:05:00+01:00",
            false,
        ),
        ("14/3/2569 18:05 - สมชาย: กุญแจ\n14/3/2569 18:06 - มานี: <ไม่รวมสื่อ>\n", "2026-03-14T18:05:00+01:00", true),
        ("१४/०३/२०२६, १८:०५ - अनु: चाबी\n१४/०३/२०२६, १८:०६ - रवि: हाँ\n", "2026-03-14T18:05:00+01:00", false),
    ] {
        let (records, errors) = read("x", source);
        assert_eq!((records.len(), errors.len()), (2, 0), "{source}");
        assert_eq!(records[0].date.unwrap().to_string(), date, "{source}");
        assert_eq!(records[1].text.is_empty(), medium, "{source}");
    }
    let (records, errors) = read("x", "23/12/1404, 18:05 - A: x\n");
    assert_eq!((records.len(), errors.len()), (0, 1), "a year of another calendar is reported, not guessed");
}

#[test]
fn what_whatsapp_says_is_nobodys() {
    let said = |source: &str| read("x", source).0.into_iter().map(|record| record.text).collect::<Vec<_>>();
    let android: String = [
        "the plumber at ten <This message was edited>",
        "el fontanero <Se editó este mensaje.>",
        "сантехник <Сообщение изменено>",
        "This message was deleted by admin Ben",
        "Данное сообщение удалено",
        "Bu mesajı sildiniz",
        "null",
        "Waiting for this message. This may take a while.",
        "Missed voice call",
        "live location shared",
        "null and void",
        "Llamada perdida de mi madre, qué hago",
        "the last word <marzipan>",
        "<3 you",
        "I love <three whole words> in the middle",
    ]
    .iter()
    .fold(String::new(), |all, text| all + &format!("28/11/2026, 07:45 - Ana: {text}\n"));
    assert_eq!(
        said(&android),
        [
            "the plumber at ten",
            "el fontanero",
            "сантехник",
            "null and void",
            "Llamada perdida de mi madre, qué hago",
            "the last word <marzipan>",
            "<3 you",
            "I love <three whole words> in the middle",
        ]
    );
    let ios = "[28.11.26, 07:45:10] Ana: \u{200e}Připojte se ke mně.\n[28.11.26, 07:45:11] Ana: \u{200e}obrázek vynechán\n\
        [28.11.26, 07:45:12] Ana: \u{200e}POLL:\nWhen?\n[28.11.26, 07:45:13] Ana: \u{200e}Location: https://maps.example/1\n";
    assert_eq!(said(ios), ["", "POLL:\nWhen?", "Location: https://maps.example/1"]);
}

#[test]
fn one_person_is_one_conversation_however_his_number_is_written() {
    let thread = |name: &str| read(name, "28/11/2026, 07:45 - Ana: Hi\n").0[0].thread.clone().unwrap().keys;
    assert_eq!(thread("+49 170 1234567"), thread("\u{202a}+49\u{a0}170\u{a0}1234567\u{202c}"));
    assert_eq!(thread("Ana"), thread("ana"));
}

#[test]
fn a_longer_export_of_the_chat_adds_only_what_is_new() {
    let short = "01.02.26, 10:00 - A: ok\n01.02.26, 10:00 - A: ok\n01.02.26, 10:01 - B: fine\n";
    let long = format!("{short}01.02.26, 10:01 - B: fine\n02.02.26, 10:00 - A: new\n");
    let keys = |source: &str| read("A", source).0.into_iter().map(|record| record.key).collect::<Vec<_>>();
    let (short, long) = (keys(short), keys(&long));
    assert_eq!(short[..], long[..3]);
    assert_eq!(long.iter().collect::<BTreeSet<_>>().len(), 5, "identical messages are messages of their own");
}

#[test]
fn an_impossible_date_costs_its_message() {
    let (records, errors) = read("x", "30.02.26, 10:00 - A: x\n01.03.26, 10:00 - A: y\n");
    assert_eq!((records.len(), errors.len(), errors[0].position), (1, 1, 0));
}

#[test]
fn names_of_chats_come_from_files_folders_and_archives() {
    for (file, name) in [
        ("WhatsApp Chat with Ana Ruiz.txt", "Ana Ruiz"),
        ("WhatsApp Chat with Ana Ruiz (2).txt", "Ana Ruiz"),
        ("WhatsApp-Chat mit Ana.txt", "Ana"),
        ("exports/WhatsApp Chat - Ana/_chat.txt", "Ana"),
        ("WhatsApp Chat - Family 2026.zip", "Family 2026"),
        ("Chat de WhatsApp con Ana.txt", "Ana"),
        ("Chat WhatsApp dengan Sari.txt", "Sari"),
        ("Чат WhatsApp с Ира.txt", "Ира"),
        ("Ali ile WhatsApp Sohbeti.txt", "Ali"),
        ("WhatsApp Sohbeti Ali.txt", "Ali"),
        ("WhatsApp-chatt med Siv.txt", "Siv"),
        ("ana.txt", "ana"),
    ] {
        assert_eq!(chat_name(Path::new(file)), name);
    }
}

#[test]
fn a_chat_file_of_an_unknown_language_is_named_by_who_is_in_it() {
    let title =
        |name: &str| read(name, "28.11.26, 07:45 - Ana Ruiz: Hi\n28.11.26, 07:46 - Ben: Hi\n").0[0].title.clone();
    assert_eq!(title("Gesprek op WhatsApp saam met Ana Ruiz"), "Ana Ruiz");
    assert_eq!(title("Climbing with Ana Ruiz"), "Climbing with Ana Ruiz");
}

#[test]
fn a_note_with_dates_is_no_chat() {
    assert!(looks_like_chat(b"28/11/2026, 07:45 - Ana: Hi"));
    assert!(looks_like_chat("\u{feff}\u{200e}[28.11.26, 07:45:10] Ana: Hi".as_bytes()));
    assert!(!looks_like_chat(b"28/11/2026 met Ana: she is well"));
    assert!(!looks_like_chat(b"28/11/2026, 10:00-12:00 - dentist"));
    assert!(!looks_like_chat(b"Shopping\n28/11/2026, 07:45 - Ana: Hi"));
}

#[test]
fn a_zip_with_its_media_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("WhatsApp Chat - Ana.zip");
    let mut writer = zip::ZipWriter::new(File::create(&file).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in [("photo.jpg", "x"), ("_chat.txt", "[28.11.26, 07:45:10] Ana: Hi\n")] {
        writer.start_file(name, options).unwrap();
        std::io::Write::write_all(&mut writer, content.as_bytes()).unwrap();
    }
    writer.finish().unwrap();
    assert!(zip_holds_chat(&file));
    let mut titles = Vec::new();
    WhatsApp { zone: TimeZone::UTC }
        .read(&file, &file, &mut |record| {
            titles.push(record.unwrap().title);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(titles, ["Ana"]);
}

proptest! {
    #[test]
    fn any_text_is_read(source in "([0-9]{1,4}|/|\\.|, |:| - |\\[|\\]|Ana|<|>|omitted|\u{200e}|\u{202f}|PM|\n|é| ){0,80}") {
        let _ = read("x", &source);
        let stamped = format!("01.02.26, 10:00 - A: {source}");
        let (records, errors) = read("x", &stamped);
        prop_assert!(errors.is_empty() || source.contains('\n'));
        for record in records {
            prop_assert!(!record.key.is_empty());
        }
    }
}
