#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use proptest::prelude::*;

fn read(name: &str, source: &str) -> Record {
    note(Path::new(name), source, Some(DateTime::utc(0)), &TimeZone::UTC)
}

#[test]
fn a_note_becomes_what_a_person_reads() {
    let record = read(
        "/notes/Trips/rome.md",
        "---\ntitle: Rome in March\ndate: 2026-03-14\ntags: [italy, travel]\n---\n# Plan\n\nSee [[Trips/Rome 2024#Hotels|last time]] and [[Anna]].\n\
         <!-- private:\nnot shown -->\n## Hotel ##\n\n```\n# no heading\n[[code]]\n```\n\nSetext [[Heading|one]]\n-------\n![[ticket.pdf]] %%hidden%%end\n",
    );
    insta::assert_snapshot!(record.text, @r"
    Tags: italy, travel

    # Plan

    See last time and Anna.

    ## Hotel ##

    ```
    # no heading
    [[code]]
    ```

    Setext one
    -------
    ticket.pdf end
    ");
    assert_eq!(record.title, "Rome in March");
    assert_eq!(record.date.unwrap().to_string(), "2026-03-14T00:00:00+00:00");
    let headings: Vec<_> = record
        .headings
        .iter()
        .map(|heading| (heading.level, heading.text.as_str(), record.text[heading.start..].lines().next().unwrap()))
        .collect();
    assert_eq!(headings, [(1, "Plan", "# Plan"), (2, "Hotel", "## Hotel ##"), (2, "Setext one", "Setext one")]);
}

#[test]
fn the_title_falls_back_to_the_first_heading_and_to_the_file_name() {
    assert_eq!(read("/n/a.md", "Text\n\n# Real title\n").title, "Real title");
    assert_eq!(read("/n/Dentist 2026-05-02.md", "## Later\n").title, "Dentist 2026-05-02");
    assert_eq!(read("/n/Dentist 2026-05-02.md", "x").date.unwrap().to_string(), "2026-05-02T00:00:00+00:00");
    assert_eq!(read("/n/Dentist.md", "x").date, Some(DateTime::utc(0)));
}

#[test]
fn two_notes_of_one_name_are_two_items() {
    assert_ne!(read("/n/a/todo.md", "x").key, read("/n/b/todo.md", "x").key);
    assert_eq!(read("/n/a/todo.md", "x").key, read("/n/a/todo.md", "y").key);
}

#[test]
fn unclosed_marks_in_any_number_are_read_in_one_pass() {
    for mark in ["[[", "<!--", "%%a", "[[a", "]]", "<!-- [[ %%"] {
        let source = mark.repeat(200_000);
        assert!(read("/n/a.md", &source).text.len() <= source.len());
    }
}

proptest! {
    #[test]
    fn any_bytes_make_a_note_with_headings_on_char_boundaries(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..400),
            "(---\n|\\.\\.\\.\n|title: |- |# |=+\n|\\[\\[|\\]\\]|\\||<!--|-->|%%|`{1,3}|> |é|\n|[a-z:,&*{}\\[\\]\"'] ?){0,60}".prop_map(String::into_bytes),
        ]
    ) {
        let record = read("/n/2026-01-01.md", &text::decode(&bytes));
        for heading in &record.headings {
            prop_assert!(record.text.is_char_boundary(heading.start) && heading.start <= record.text.len());
        }
    }
}
