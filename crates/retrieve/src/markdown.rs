//! The words of a note without Markdown's marks, for a line or two of it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text with blanks where blocks end. HTML stays the characters that it is.
pub(crate) fn words(source: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut words = String::with_capacity(source.len());
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut after_item = false;
    for event in Parser::new_ext(source, options) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text);
            }
            // The numbers of a list are words, its bullets are not: a dot parts one item from the next.
            Event::Start(Tag::List(first)) => lists.push(first),
            Event::End(TagEnd::List(_)) => {
                lists.pop();
                after_item &= !lists.is_empty();
            }
            Event::Start(Tag::Item) => match lists.last_mut() {
                Some(Some(number)) => {
                    words.push_str(&format!(" {number}. "));
                    *number += 1;
                }
                _ => words.push_str(if after_item { " \u{b7} " } else { " " }),
            },
            Event::End(TagEnd::Item) => {
                words.push(' ');
                after_item = true;
            }
            Event::Start(Tag::Paragraph | Tag::TableCell)
            | Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::TableCell)
            | Event::SoftBreak
            | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(source: &str) -> String {
        words(source).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn marks_go_and_words_stay() {
        assert_eq!(
            flat("# Sour dough\n\nFeed it **twice**, _warm_:\n- `50 g` flour\n- [ ] water\n\n2. stir\n3. wait"),
            "Sour dough Feed it twice, warm: 50 g flour \u{b7} water 2. stir 3. wait"
        );
        assert_eq!(
            flat("See [the list](list.md) and ~~not~~ that.  \nNext\n> said so"),
            "See the list and not that. Next said so"
        );
        assert_eq!(flat("| when | who |\n|---|---|\n| Monday | Ada |"), "when who Monday Ada");
    }

    #[test]
    fn what_is_no_mark_stays() {
        assert_eq!(flat("3 * 4 = 12, a_b_c, 2 < 3 & #4"), "3 * 4 = 12, a_b_c, 2 < 3 & #4");
        assert_eq!(flat("<b>bold</b> and ```unclosed"), "<b>bold</b> and ```unclosed");
        assert_eq!(flat("no mark at all"), "no mark at all");
    }
}
