#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use proptest::prelude::*;

fn read(name: &str, source: &str) -> Record {
    note(Path::new(name), source, &TimeZone::UTC)
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
    assert_eq!(read("/n/Dentist.md", "# Visit on 2 May 2026\n").date.unwrap().to_string(), "2026-05-02T00:00:00+00:00");
    assert_eq!(
        read("/n/Dentist.md", "---\ndate: soon\ncreated: 2026-05-02\n---\nx").date.unwrap().to_string(),
        "2026-05-02T00:00:00+00:00"
    );
}

#[test]
fn a_note_that_names_no_date_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Dentist.md");
    std::fs::write(&file, "Call them.\n").unwrap();
    let mut dates = Vec::new();
    Notes { zone: TimeZone::UTC }
        .read(&file, folder.path(), &mut |record| {
            dates.push(record.unwrap().date);
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(dates, [None], "the time of the file says nothing of its words");
}

#[test]
fn pages_comments_and_drawings_leave_their_words_only() {
    let packed =
        "N4KAkARALgngDgUwgLgAQQQDwMYEMA2AlgCYBOuA7hADTgQBuCpAzoQPYB2KqATLZMzYBXUtiRoIACyhQ4zZAHoFAc0".repeat(8);
    let record = read(
        "/n/Drawing.excalidraw.md",
        &format!(
            "---\nexcalidraw-plugin: parsed\n---\n# Text Elements\nPlan of the shed\n\n%%\n# Drawing\n```compressed-json\n{packed}\n```\n%%\n\n\
             <div><p>one</p><p>two</p></div>\n\nred<br>blue <b>bold</b><sup>2</sup> and <placeholder>, 1 < 2\n\n\
             <table><tr><td>Total</td><td>12</td></tr></table>\n\n```html\n<b>kept</b> %%\n```\n<script>alert(1)</script>\n\n\
             ![](data:image/png;base64,{packed}) end %% lost %%\n"
        ),
    );
    insta::assert_snapshot!(record.text, @r"
    # Text Elements
    Plan of the shed



    one

    two

    red
    blue bold2 and <placeholder>, 1 < 2

    Total | 12

    ```html
    <b>kept</b> %%
    ```


    ![](data:image/png;base64,) end
    ");
    assert_eq!(record.headings.iter().map(|heading| heading.text.as_str()).collect::<Vec<_>>(), ["Text Elements"]);
}

#[test]
fn a_canvas_is_a_note_and_other_json_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut titles = Vec::new();
    for (name, source, reads) in
        [("Trip.canvas", r#"{"nodes":[{"type":"text","text":"Ferry at 6:45"}]}"#, true), ("Broken.canvas", "{", false)]
    {
        let file = folder.path().join(name);
        std::fs::write(&file, source).unwrap();
        let read = Notes { zone: TimeZone::UTC }.read(&file, folder.path(), &mut |record| {
            let record = record.unwrap();
            titles.push((record.title, record.text));
            std::ops::ControlFlow::Continue(())
        });
        assert_eq!(read.is_ok(), reads);
    }
    assert_eq!(titles, [("Trip".to_owned(), "Ferry at 6:45".to_owned())]);
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
