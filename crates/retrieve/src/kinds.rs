//! Which kind of item a question seems to ask for: "the mail from Anna", "what did Ben text".

use domain::Kind;
use language::time::Token;
use std::ops::Range;

/// What a hit of that kind gains.
pub(crate) const KIND: f32 = 0.2;

/// The kinds, and the words that only say the kind, which texts of it do not repeat.
pub(crate) fn asked_for(tokens: &[Token]) -> (Vec<Kind>, Vec<Range<usize>>) {
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.text.as_str());
    let (mut kinds, mut unsaid): (Vec<Kind>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        let next = word(Some(at + 1));
        let before = word(at.checked_sub(1));
        let asked =
            tokens[..at].iter().rev().take(4).any(|token| matches!(token.text.as_str(), "did" | "does" | "has"));
        let of = ["from", "about", "of", "to", "with", "by", "on"].contains(&next);
        let (kind, verb) = match token.text.as_str() {
            "mail" | "mails" | "email" | "emails" => {
                (Kind::Mail, asked && !["the", "a", "an", "my", "any"].contains(&before))
            }
            "mailed" | "emailed" => (Kind::Mail, true),
            "texted" | "messaged" => (Kind::Message, true),
            "text" if asked && !["the", "a", "of"].contains(&before) => (Kind::Message, true),
            "text" | "texts" if of && next != "of" => (Kind::Message, false),
            "text" if ["message", "messages"].contains(&next) => (Kind::Message, false),
            "message" | "messages" | "sms" | "whatsapp" => (Kind::Message, false),
            "note" | "notes" if of || ["my", "the"].contains(&before) => (Kind::Note, false),
            "journal" | "diary" => (Kind::Note, false),
            _ => continue,
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
        if verb {
            unsaid.push(token.range.clone());
        }
    }
    (kinds, unsaid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use language::time::tokens;

    #[test]
    fn a_question_may_say_what_kind_of_thing_it_asks_for() {
        for (question, kinds, unsaid) in [
            ("the mail from Anna", &[Kind::Mail][..], 0),
            ("which e-mail had the invoice", &[Kind::Mail], 0),
            ("What did Ben text about the tape?", &[Kind::Message], 1),
            ("what has Ben texted", &[Kind::Message], 1),
            ("did anyone email me the form", &[Kind::Mail], 1),
            ("Ben's last text message", &[Kind::Message], 0),
            ("texts from Ben", &[Kind::Message], 0),
            ("my notes on bread", &[Kind::Note], 0),
            ("what is in my journal about the lake", &[Kind::Note], 0),
            ("a mail or a message about the roof", &[Kind::Mail, Kind::Message], 0),
            ("the text of the poem", &[], 0),
            ("when is my flight", &[], 0),
            ("does the note hold", &[Kind::Note], 0),
        ] {
            let (found, verbs) = asked_for(&tokens(question));
            assert_eq!((found.as_slice(), verbs.len()), (kinds, unsaid), "{question}");
        }
    }
}
