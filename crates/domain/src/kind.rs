use serde::{Deserialize, Serialize};

/// A word that names no kind.
#[derive(Debug, thiserror::Error)]
#[error("there is no kind \u{201c}{given}\u{201d}; the kinds are {known}")]
pub struct UnknownKind {
    given: String,
    known: String,
}

macro_rules! kinds {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// Every kind, in the order in which they are listed to users.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word that stands for the kind on the command line, in JSON and in the store.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownKind;

            fn from_str(word: &str) -> Result<Self, UnknownKind> {
                let lower = word.trim().to_lowercase();
                Self::ALL.iter().copied().find(|kind| kind.word() == lower).ok_or_else(|| UnknownKind {
                    given: word.to_owned(),
                    known: Self::ALL.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", "),
                })
            }
        }
    };
}

kinds! {
    /// What an item is.
    Kind {
        /// A note or plain-text document.
        Note = "note",
        /// An electronic mail.
        Mail = "mail",
        /// A chat or text message.
        Message = "message",
    }
}

kinds! {
    /// Which connector reads a source.
    SourceKind {
        /// A folder of Markdown and plain-text notes, or one such file.
        Notes = "notes",
        /// One mbox file or a folder of them (Thunderbird, Gmail Takeout).
        Mbox = "mbox",
        /// A folder of `.eml` files, or one.
        Eml = "eml",
        /// A maildir: a folder with `cur` and `new`.
        Maildir = "maildir",
        /// The XML of Android's "SMS Backup & Restore".
        Sms = "sms",
        /// WhatsApp's "Export chat" text, from Android or iOS.
        WhatsApp = "whatsapp",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_kind_is_read_back_from_its_word() {
        for kind in Kind::ALL {
            assert_eq!(kind.word().parse::<Kind>().unwrap(), *kind);
        }
        for kind in SourceKind::ALL {
            assert_eq!(kind.word().parse::<SourceKind>().unwrap(), *kind);
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
        }
    }

    #[test]
    fn an_unknown_kind_names_the_known_ones() {
        let message = "letter".parse::<Kind>().unwrap_err().to_string();
        assert!(message.contains("letter") && message.contains("note, mail, message"), "{message}");
    }
}
