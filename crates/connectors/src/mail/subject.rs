//! Subjects without what replying and forwarding put before them.

/// What mail programs put before the subject of a reply, in lower case.
const REPLY: [&str; 24] = [
    "re",
    "aw",
    "antw",
    "antwort",
    "sv",
    "vs",
    "rif",
    "res",
    "odp",
    "ynt",
    "yanıt",
    "bls",
    "vá",
    "aντ",
    "απ",
    "σχετ",
    "rép",
    "atb",
    "отв",
    "ответ",
    "回复",
    "回覆",
    "答复",
    "返信",
];
/// The same for forwarding.
const FORWARD: [&str; 20] = [
    "fwd",
    "fw",
    "wg",
    "weitergeleitet",
    "tr",
    "rv",
    "enc",
    "doorst",
    "vb",
    "vl",
    "pd",
    "ilt",
    "i̇lt",
    "πρθ",
    "továbbítás",
    "пересл",
    "转发",
    "轉寄",
    "转寄",
    "転送",
];

/// A subject taken apart.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Subject {
    /// Without prefixes; may be empty.
    pub(super) title: String,
    /// The title in lower case.
    pub(super) normalized: String,
    /// At least one prefix of a reply.
    pub(super) reply: bool,
    /// The outermost prefix is that of a forwarded mail.
    pub(super) forward: bool,
}

/// Takes a subject apart, in any of the usual languages: "Re: AW: [list] Fwd: Rome" is "[list] rome".
pub(super) fn take_apart(subject: &str) -> Subject {
    let mut rest = subject.trim();
    let mut tag = "";
    let (mut reply, mut forward, mut first) = (false, false, true);
    loop {
        if let Some((is_forward, after)) = prefix(rest) {
            forward |= first && is_forward;
            reply |= !is_forward;
            first = false;
            rest = after;
        } else if let Some((list, after)) =
            list_tag(rest).filter(|(_, after)| tag.is_empty() && prefix(after).is_some())
        {
            tag = list;
            rest = after;
        } else {
            break;
        }
    }
    let title = tag.split_whitespace().chain(rest.split_whitespace()).collect::<Vec<_>>().join(" ");
    Subject { normalized: title.to_lowercase(), title, reply, forward }
}

/// "Re: ", "AW[2]: ", "Re^3: ": whether it forwards, and what follows.
fn prefix(subject: &str) -> Option<(bool, &str)> {
    let (mark, after) = subject.split_once([':', '：'])?;
    let mark = mark.trim_end();
    let word = mark.trim_end_matches(|c: char| c.is_ascii_digit() || "[](){}^ ".contains(c));
    if mark.len() > word.len() + 6 {
        return None;
    }
    // Italian programs write one letter; only as a capital, alone, is it a prefix.
    let (reply, forward) = match mark {
        "R" => (true, false),
        "I" => (false, true),
        _ => {
            let word = word.to_lowercase();
            (REPLY.contains(&word.as_str()), FORWARD.contains(&word.as_str()))
        }
    };
    (reply || forward).then(|| (forward, after.trim_start()))
}

/// "[list] ": what mailing lists put first.
fn list_tag(subject: &str) -> Option<(&str, &str)> {
    let end = subject.strip_prefix('[')?.find(']')? + 2;
    Some((subject.get(..end)?, subject.get(end..)?.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prefixes_of_many_languages_go() {
        for (subject, normalized, reply, forward) in [
            ("Re: Rome", "rome", true, false),
            ("RE: AW: Re[2]:  Rome  trip", "rome trip", true, false),
            ("Fwd: Re: Rome", "rome", true, true),
            ("WG: Rechnung", "rechnung", false, true),
            ("TR: RE : Facture", "facture", true, true),
            ("RV: Billete", "billete", false, true),
            ("R: Biglietto", "biglietto", true, false),
            ("Re: [list] Re: Rome", "[list] rome", true, false),
            ("[list] Re: Rome", "[list] rome", true, false),
            ("[list] Rome", "[list] rome", false, false),
            ("回复：罗马", "罗马", true, false),
            ("Reminder: rent", "reminder: rent", false, false),
            ("Resume: attached", "resume: attached", false, false),
            ("12:30 lunch", "12:30 lunch", false, false),
            ("Re:", "", true, false),
        ] {
            let found = take_apart(subject);
            assert_eq!(
                (found.normalized.as_str(), found.reply, found.forward),
                (normalized, reply, forward),
                "{subject}"
            );
        }
    }

    proptest! {
        #[test]
        fn taking_apart_twice_changes_nothing(subject in "(Re: |FW:|\\[a\\] |[a-z:\\[\\] é]){0,12}") {
            let once = take_apart(&subject);
            let replied = take_apart(&format!("Re: {subject}"));
            prop_assert_eq!(replied.normalized, once.normalized);
        }
    }
}
