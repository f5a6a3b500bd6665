#![allow(clippy::unwrap_used)]
use super::*;
use crate::words::fold;
use proptest::prelude::*;

fn people() -> Vec<Person> {
    let person = |name: &str, address: &str| Person {
        name: Some(name.to_owned()).filter(|name| !name.is_empty()),
        address: Some(address.to_owned()).filter(|address| !address.is_empty()),
    };
    vec![
        person("Dev Raman", "dev.raman@mailhost.example"),
        person("Dev", "+16175550117"),
        person("Kavita Raman", ""),
        person("Lindgren, Anna", "anna@clinic.example"),
        person("Anna Novak", ""),
        person("Will Ashby", ""),
        person("Solène Marchand", ""),
        person("Delmar Air", "bookings@delmar.example"),
        person("Flight Deals", "news@deals.example"),
        person("Mum", ""),
        person("Me", ""),
        person("", "torvald@example.org"),
        person("田中 太郎", ""),
        person("Sinéad O'Brien", ""),
    ]
}

fn redacted(text: &str) -> String {
    let text = visible(text);
    Redactor::new(Names::new(&people()), std::iter::once(&text)).redacted(&text)
}

#[test]
fn known_names_are_replaced_in_every_form() {
    for (text, expected) in [
        ("Dev Raman and Dev called", "[PERSON-1] and [PERSON-1-FIRST] called"),
        ("dev's umbrella, DEV RAMAN, Raman, Dev", "[PERSON-1-FIRST]'s umbrella, [PERSON-1], [PERSON-1]"),
        ("Annas Rad", "[PERSON-1]s Rad"),
        ("anna lindgren or Anna", "[PERSON-1] or [PERSON-2]"),
        ("the Ramans", "the [PERSON-1]s"),
        ("solene and SOLÈNE", "[PERSON-1-FIRST] and [PERSON-1-FIRST]"),
        ("I will ask Will. Will you?", "I will ask [PERSON-1-FIRST]. [PERSON-1-FIRST] you?"),
        ("my mum and Me", "my mum and Me"),
        ("Delmar Air moved it, said Delmar", "[PERSON-1] moved it, said [PERSON-1-FIRST]"),
        ("Flight Deals has no flight deals", "[PERSON-1] has no flight deals"),
        ("田中太郎さん", "[PERSON-1]さん"),
        ("ask torvald", "ask [PERSON-1]"),
        ("Sinead O'Brien, O\u{2019}Brien", "[PERSON-1], O\u{2019}[PERSON-1-LAST]"),
        ("@devraman", "[LINK-1]"),
        ("De\u{200b}v Raman", "[PERSON-1]"),
    ] {
        assert_eq!(redacted(text), expected, "{text}");
    }
}

#[test]
fn unknown_names_are_replaced_and_ordinary_words_stay() {
    for (text, expected) in [
        ("We met Brophy in Seattle.", "We met [NAME-1] in [NAME-2]."),
        ("Brophy came. I paid brophy", "[NAME-1] came. I paid [NAME-1]"),
        ("Ask sarah or Tom Fisher", "Ask [NAME-1] or [NAME-2]"),
        ("at Harbour Brimley Dental on Monday", "at [NAME-1] on Monday"),
        ("Mrs Baker and Herr Sommer", "Mrs [NAME-1] and Herr [NAME-2]"),
        ("I saw Rose. Rose petals, a rose", "I saw [NAME-1]. Rose petals, a rose"),
        ("Der Mietvertrag und die Versicherung in Dresden", "Der Mietvertrag und die Versicherung in [NAME-1]"),
        ("They moved to New Haven in May, near Bath", "They moved to [NAME-1] in May, near [NAME-2]"),
        ("Your Trip is on Monday, Mum", "Your Trip is on Monday, Mum"),
        ("die Bank und das Zimmer", "die Bank und das Zimmer"),
        ("IMPORTANT: code HKWXQZ", "IMPORTANT: code [CODE-1]"),
    ] {
        assert_eq!(redacted(text), expected, "{text}");
    }
}

#[test]
fn question_and_pieces_share_their_placeholders() {
    let piece =
        Piece { title: "Roof estimate", sender: "Dev Raman", date: "14 October 2026", text: "It is $4,350, Kavita." };
    let handoff = Handoff::new("Write Dev a letter about the $4,350", &[piece], &people());
    let (_, body) = handoff.text.split_once("\n\n").unwrap();
    assert_eq!(
        body,
        "Task: Write [PERSON-1-FIRST] a letter about the [AMOUNT-1]\n\nWhat my notes, mail and messages say, oldest first:\n\n\
         --- Roof estimate | from [PERSON-1] | [DATE-1]\nIt is [AMOUNT-1], [PERSON-2-FIRST].\n"
    );
    let pasted = "Dear [Person-1-First],\n$4k? No: (amount 1). \u{2014} [PERSON-7]";
    let filled = handoff.fill_in(pasted);
    assert_eq!(filled.text, "Dear Dev,\n$4k? No: $4,350. \u{2014} [PERSON-7]");
    assert_eq!((filled.filled, filled.unknown), (2, vec!["[PERSON-7]".to_owned()]));
}

#[test]
fn a_piece_that_plants_a_placeholder_gets_none_filled_in() {
    let handoff =
        Handoff::new("Summarise the year", &[Piece { text: "[PERSON-2] said Dev", ..Piece::default() }], &people());
    assert!(handoff.text.contains("[[CODE-1]] said [PERSON-1-FIRST]"), "{}", handoff.text);
    assert!(handoff.fill_in(&handoff.text).text.contains("[PERSON-2] said Dev"));
}

/// The text without its placeholders.
fn outside(text: &str) -> String {
    let mut outside = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        outside.push_str(before);
        outside.push(' ');
        rest = after.split_once(']').map_or("", |(_, after)| after);
    }
    outside + rest
}

const KNOWN: &[&str] =
    &["Zbigniew", "Brandvold", "Sinéad", "Ruaridh", "Oyelaran", "Kavita", "Lindgren", "Wojciech", "Thuy", "Marchand"];

fn piece_of_text() -> impl Strategy<Value = String> {
    let name = prop::sample::select(KNOWN).prop_flat_map(|name| {
        prop::sample::select(vec![
            name.to_owned(),
            name.to_lowercase(),
            name.to_uppercase(),
            format!("{name}'s"),
            format!("{name}\u{2019}s"),
            format!("{name}s"),
            format!("({name})"),
            format!("{name}-{name}"),
            format!("{name}_1"),
            format!("\u{201c}{name},"),
        ])
    });
    let number = "[0-9]{1,20}|[0-9]{1,3}[.,/: -][0-9]{1,4}|[A-Za-z]{0,3}[0-9]{2,6}[a-z]{0,2}|\\+[0-9]{2} [0-9]{3} [0-9]{4,6}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[$€][0-9]{1,3},[0-9]{3}";
    let word = prop::sample::select(vec![
        "the",
        "roof",
        "was",
        "paid",
        "on",
        "by",
        "and",
        "in",
        "October",
        "May",
        "rue",
        "Street",
        "https://x.example/",
        "at",
    ]);
    let glue = prop::sample::select(vec![
        " ", " ", " ", "\n", ", ", ". ", "", "-", "/", "@", "'", ":", "_", "\u{200b}", "(", "]", "[",
    ]);
    let part = prop_oneof![name, number.prop_map(|text| text), word.prop_map(str::to_owned)];
    prop::collection::vec((part, glue), 0..30)
        .prop_map(|parts| parts.into_iter().map(|(part, glue)| part + glue).collect())
}

proptest! {
    #[test]
    fn no_known_name_and_no_long_number_is_left(question in piece_of_text(), title in piece_of_text(), text in piece_of_text()) {
        let known: Vec<Person> = KNOWN.chunks(2).map(|name| Person::named(name.join(" "))).collect();
        let piece = Piece { title: &title, sender: "Zbigniew Brandvold", date: "3 May 2024", text: &text };
        let handoff = Handoff::new(&question, &[piece], &known);
        let left = outside(&handoff.text.strip_prefix(OPENING).unwrap().replace("[[", "["));
        let words: Vec<String> = tokens(&left).into_iter().map(|token| token.folded).collect();
        for name in KNOWN {
            prop_assert!(!words.contains(&fold(name)), "{name} is left in {left}");
        }
        let mut run = 0;
        for c in left.chars() {
            run = if c.is_numeric() { run + 1 } else { 0 };
            prop_assert!(run < 2, "a number is left in {left}");
        }
    }

    #[test]
    fn the_way_there_and_back_restores_the_words(text in "([a-z]{1,8}|Kavita|Kavita Lindgren|[0-9]{2,6}|\\$[0-9]{2,4}|[A-Z]{2}[0-9]{3}|3 May 2024|Seattle)( ([a-z]{1,8}|Kavita|Kavita Lindgren|[0-9]{2,6}|\\$[0-9]{2,4}|[A-Z]{2}[0-9]{3}|3 May 2024|Seattle)){0,20}") {
        let handoff = Handoff::new(&text, &[], &[Person::named("Kavita Lindgren")]);
        let filled = handoff.fill_in(handoff.text.strip_prefix(OPENING).unwrap());
        prop_assert_eq!(filled.text.to_lowercase(), format!("\n\nTask: {text}\n").to_lowercase());
        prop_assert!(filled.unknown.is_empty());
    }

    #[test]
    fn nothing_that_is_pasted_breaks_it(pasted in "(?s).{0,200}") {
        let handoff = Handoff::new("Ask Dev", &[], &people());
        let filled = handoff.fill_in(&pasted);
        prop_assert!(filled.filled > 0 || filled.text == pasted);
    }
}
