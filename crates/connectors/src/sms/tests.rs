#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use std::ops::ControlFlow;

const BACKUP: &str = r#"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--File Created By SMS Backup & Restore v10.15 on 01/02/2026 10:00:00-->
<?xml-stylesheet type="text/xsl" href="sms.xsl"?>
<smses count="7" backup_set="x">
  <sms protocol="0" address="+1 555-010-4477" date="1767258000000" type="1" subject="null" body="Dinner at 8? &#55357;&#56832; &amp; bring wine&#10;Ana" contact_name="Ana Ruiz" />
  <sms protocol="0" address="5550104477" date="1783000000000" type="2" body="Yes!" contact_name="Ana Ruiz" />
  <sms protocol="0" address="+15550104477" date="1783000001000" type="3" body="a draft" contact_name="Ana Ruiz" />
  <sms protocol="0" address="DHL" date="1783000002000" type="1" body="Parcel today" contact_name="(Unknown)" />
  <sms protocol="0" address="" date="1783000002000" type="1" body="" />
  <mms date="1783000003000" msg_box="1" address="+15550104477~+15550100001" contact_name="Ana Ruiz, Ben" m_type="132" sub="null">
    <parts>
      <part seq="-1" ct="application/smil" text="&lt;smil/&gt;" />
      <part seq="0" ct="image/jpeg" name="null" cl="beach.jpg" data="AAAAAAAA" />
      <part seq="0" ct="text/plain" name="null" text="Look at this" />
    </parts>
    <addrs><addr address="+15550100001" type="137" /><addr address="+15550104477" type="151" /><addr address="+15550109999" type="151" /></addrs>
  </mms>
  <mms date="1783000004000" msg_box="2" address="5550104477" contact_name="null" m_type="128"><parts><part ct="text/plain" text="One to one" /></parts></mms>
  <sms address="+15550104477" date="1783000005000" type="1" body="cut o"#;

fn read(source: &str) -> (Vec<Record>, Vec<RecordError>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sms.xml");
    std::fs::write(&file, source).unwrap();
    let (mut records, mut errors) = (Vec::new(), Vec::new());
    let zone = TimeZone::get("America/New_York").unwrap();
    Sms { zone }
        .read(&file, &file, &mut |record| {
            match record {
                Ok(record) => records.push(record),
                Err(error) => errors.push(error),
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    (records, errors)
}

#[test]
fn a_backup_becomes_messages_in_conversations() {
    let (records, errors) = read(BACKUP);
    let shown: Vec<String> = records
        .iter()
        .map(|record| {
            let people: Vec<_> =
                record.people.iter().map(|(role, person)| format!("{} {}", role.word(), person.label())).collect();
            let thread = record.thread.as_ref().unwrap();
            format!(
                "{} [{}] {}: {:?} {:?}",
                record.date.unwrap(),
                thread.keys[0],
                people.join(", "),
                record.text,
                record.attachments
            )
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"), @r#"
    2026-01-01T04:00:00-05:00 [sms:550104477] from Ana Ruiz, to Me: "Dinner at 8? 😀 & bring wine\nAna" []
    2026-07-02T09:46:40-04:00 [sms:550104477] from Me, to Ana Ruiz: "Yes!" []
    2026-07-02T09:46:42-04:00 [sms:dhl] from DHL, to Me: "Parcel today" []
    2026-07-02T09:46:43-04:00 [sms:550100001~550104477] from Ben, to Ana Ruiz, to Me: "Look at this" [Attachment { name: "beach.jpg", media_type: "image/jpeg", size: 6 }]
    2026-07-02T09:46:44-04:00 [sms:550104477] from Me, to Ana Ruiz: "One to one" []
    "#);
    assert_eq!(errors.len(), 2, "the empty message and the one that was cut off");
    assert!(BACKUP[usize::try_from(errors[1].position).unwrap()..].starts_with("<sms address=\"+15550104477\""));
}

#[test]
fn spellings_of_a_number_share_a_conversation_and_a_key_does_not_depend_on_them() {
    let (records, _) = read(BACKUP);
    assert_eq!(records[0].thread.as_ref().unwrap().keys, records[1].thread.as_ref().unwrap().keys);
    let (again, _) = read(&BACKUP.replace("+1 555-010-4477", "15550104477").replace("Ana Ruiz", "Ana R."));
    let keys = |records: &[Record]| records.iter().map(|record| record.key.clone()).collect::<Vec<_>>();
    assert_eq!(keys(&records), keys(&again));
}

#[test]
fn other_xml_is_no_backup() {
    assert!(looks_like_backup(BACKUP.as_bytes()));
    assert!(!looks_like_backup(b"<?xml version='1.0'?><calls count=\"1\"><call number=\"1\"/></calls>"));
    assert!(!looks_like_backup(b"<feed><sms body=\"x\"/></feed>"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.xml");
    std::fs::write(&file, "<feed/>").unwrap();
    let result = Sms { zone: TimeZone::UTC }.read(&file, &file, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(result, Err(FileError::Format { .. })));
}
