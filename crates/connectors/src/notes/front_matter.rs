//! The block of fields before a note: YAML between `---` lines, or TOML between `+++`.

use crate::text::one_line;
use serde_yaml_ng::{Mapping, Value};

/// A longer block is not front matter.
const LIMIT: usize = 64 << 10;

/// Fields that say something to a program only.
const SILENT: [&str; 22] = [
    "title",
    "date",
    "created",
    "modified",
    "updated",
    "id",
    "uuid",
    "uid",
    "cssclass",
    "cssclasses",
    "layout",
    "permalink",
    "publish",
    "draft",
    "slug",
    "template",
    "kanban-plugin",
    "excalidraw-plugin",
    "banner",
    "icon",
    "weight",
    "lang",
];

/// What the note's first chunk of text needs of it.
#[derive(Debug, Default, Eq, PartialEq)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    /// As written, the most telling of the fields that name a date first.
    pub(super) dates: Vec<String>,
    /// "Tags: italy, travel" and the other fields that a person would search for, one a line.
    pub(super) lines: String,
}

/// Separates the front matter from the text. What is not front matter stays text, and a broken block costs nothing
/// but itself: its fields are read line by line.
pub(super) fn split(source: &str) -> (FrontMatter, &str) {
    match block(source) {
        Some((block, body)) => match fields(block) {
            Some(fields) => (front_matter(&fields), body),
            None => (FrontMatter::default(), source),
        },
        None => (FrontMatter::default(), source),
    }
}

/// The lines between the fences, and what follows.
fn block(source: &str) -> Option<(&str, &str)> {
    let first = source.lines().next()?;
    let fence = match first.trim_end() {
        "---" => ["---", "..."],
        "+++" => ["+++", "+++"],
        _ => return None,
    };
    let start = first.len() + 1;
    let mut at = start;
    for line in source.get(start..)?.split_inclusive('\n') {
        if fence.contains(&line.trim_end()) {
            return Some((source.get(start..at)?, source.get(at + line.len()..)?));
        }
        at += line.len();
        if at > LIMIT {
            return None;
        }
    }
    None
}

/// The fields in order; `None` when this is text between two rules rather than fields.
fn fields(block: &str) -> Option<Vec<(String, Value)>> {
    if let Ok(Value::Mapping(mapping)) = serde_yaml_ng::from_str::<Value>(block) {
        return Some(named(mapping));
    }
    let mut fields: Vec<(String, Value)> = Vec::new();
    let (mut known, mut unknown) = (0, 0);
    for line in block.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        if let Some(item) = line.trim_start().strip_prefix("- ")
            && let Some((_, value)) = fields.last_mut()
        {
            known += 1;
            match value {
                Value::Sequence(items) => items.push(Value::String(item.trim().to_owned())),
                value => *value = Value::Sequence(vec![Value::String(item.trim().to_owned())]),
            }
        } else if let Some((name, value)) = line.split_once([':', '=']).filter(|(name, _)| is_name(name.trim())) {
            known += 1;
            fields.push((name.trim().to_owned(), Value::String(unquoted(value))));
        } else {
            unknown += 1;
        }
    }
    (known >= unknown).then_some(fields)
}

fn named(mapping: Mapping) -> Vec<(String, Value)> {
    mapping.into_iter().filter_map(|(name, value)| Some((scalar(&name)?, value))).collect()
}

fn is_name(name: &str) -> bool {
    (1..=40).contains(&name.len()) && name.chars().all(|c| c.is_alphanumeric() || " -_.".contains(c))
}

/// "[a, b]" and "\"a\"" as a person would say them.
fn unquoted(value: &str) -> String {
    let value = value.trim().trim_start_matches('[').trim_end_matches(']');
    let parts = value.split(',').map(|part| part.trim().trim_matches(['"', '\'']));
    parts.collect::<Vec<_>>().join(", ")
}

fn front_matter(fields: &[(String, Value)]) -> FrontMatter {
    let named = |names: &[&str]| {
        names.iter().find_map(|name| {
            fields.iter().find(|(field, _)| field.to_lowercase().replace(['_', ' '], "-") == *name).map(|(_, v)| v)
        })
    };
    let text = |names: &[&str]| named(names).and_then(words).filter(|text| !text.is_empty());
    let mut lines = Vec::new();
    for (name, value) in fields {
        let lower = name.to_lowercase();
        if SILENT.contains(&lower.as_str()) || DATES.contains(&lower.replace(['_', ' '], "-").as_str()) {
            continue;
        }
        if let Some(value) = words(value).filter(|value| !value.is_empty()) {
            let mut initial = name.chars();
            let name: String = initial.next().into_iter().flat_map(char::to_uppercase).chain(initial).collect();
            lines.push(format!("{}: {value}", one_line(&name)));
        }
    }
    FrontMatter {
        title: text(&["title"]),
        dates: DATES.iter().filter_map(|name| text(&[name])).collect(),
        lines: lines.join("\n"),
    }
}

/// Fields that say when the note was written, in the order in which they are believed.
const DATES: [&str; 14] = [
    "date",
    "created",
    "created-at",
    "date-created",
    "creation-date",
    "createdat",
    "published",
    "modified",
    "updated",
    "updated-at",
    "date-modified",
    "date-updated",
    "last-modified",
    "lastmod",
];

/// A value as one line; `None` for what has structure of its own.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::Sequence(items) => {
            Some(items.iter().filter_map(scalar).filter(|item| !item.is_empty()).collect::<Vec<_>>().join(", "))
        }
        value => scalar(value),
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(one_line(&text.replace("[[", "").replace("]]", ""))),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_and_leave_the_text() {
        let (front, body) = split(
            "---\ntitle: \"Trip: Rome\"\ndate: 2026-03-14\ntags: [italy, travel]\naliases:\n  - Roma\nrating: 5\nid: x1\n---\nText\n",
        );
        assert_eq!(front.title.as_deref(), Some("Trip: Rome"));
        assert_eq!(front.dates, ["2026-03-14"]);
        assert_eq!(front.lines, "Tags: italy, travel\nAliases: Roma\nRating: 5");
        assert_eq!(body, "Text\n");
    }

    #[test]
    fn dates_that_are_not_the_notes_own_stay_in_the_text() {
        let (front, _) =
            split("---\nmodified: 2026-03-15\nDate Created: 2026-03-14\ndue date: 2026-05-01\n---\nText\n");
        assert_eq!(
            (front.dates, front.lines.as_str()),
            (vec!["2026-03-14".to_owned(), "2026-03-15".to_owned()], "Due date: 2026-05-01")
        );
    }

    #[test]
    fn a_broken_block_costs_nothing_but_itself() {
        let (front, body) = split("---\ntitle: Rent: March\ntags: [a, b\ncreated: 2026-03-01\n---\nPaid.\n");
        assert_eq!(front.title.as_deref(), Some("Rent: March"));
        assert_eq!(front.dates, ["2026-03-01"]);
        assert_eq!(front.lines, "Tags: a, b");
        assert_eq!(body, "Paid.\n");
    }

    #[test]
    fn a_rule_at_the_beginning_is_no_front_matter() {
        for source in ["---\nOnce upon a time\nthere was a king\n---\nEnd\n", "---\nno end", "--- \n", "---", ""] {
            assert_eq!(split(source), (FrontMatter::default(), source));
        }
    }

    #[test]
    fn a_bomb_of_aliases_is_defused() {
        let mut bomb = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for n in 1..12 {
            let list = vec![format!("*a{}", n - 1); 9].join(", ");
            bomb.push_str(&format!("a{n}: &a{n} [{list}]\n"));
        }
        bomb.push_str("---\nText\n");
        assert!(split(&bomb).0.lines.len() < 1 << 20);
    }

    #[test]
    fn toml_is_read_as_well() {
        let (front, body) = split("+++\ntitle = \"Rome\"\ntags = [\"a\", \"b\"]\n+++\nText");
        assert_eq!((front.title.as_deref(), front.lines.as_str(), body), (Some("Rome"), "Tags: a, b", "Text"));
    }
}
