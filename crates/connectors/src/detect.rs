//! Which file belongs to which kind of source, by name and by looking inside.

use crate::{bytes, mail, sms, text, whatsapp};
use domain::SourceKind;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// How much of a file is looked at.
const HEAD: u64 = 8 << 10;

/// Folders that hold nobody's own words, or copies of them.
const NOISE: [&str; 10] =
    [".git", ".hg", ".svn", ".obsidian", ".trash", ".Trash", ".stversions", ".stfolder", "node_modules", "__MACOSX"];

/// What was found at a path.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Found {
    /// The path that was asked about.
    pub path: PathBuf,
    /// What lies there.
    pub kind: SourceKind,
    /// How many files of that kind.
    pub files: usize,
    /// The same in words: "3 mbox files".
    pub what: String,
}

/// Looks at a file or through a folder and says what could be added, most files first. A folder that holds several
/// kinds yields several. Empty when nothing is recognised or the path cannot be read.
#[must_use]
pub fn detect(path: &Path) -> Vec<Found> {
    let mut counts = SourceKind::ALL.iter().map(|kind| (*kind, 0usize)).collect::<Vec<_>>();
    for file in walk(path) {
        if let Some(kind) = classify(&file, path)
            && let Some((_, count)) = counts.iter_mut().find(|(counted, _)| *counted == kind)
        {
            *count += 1;
        }
    }
    // Stable: equal counts stay in the order of `SourceKind::ALL`.
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
        .into_iter()
        .filter(|(_, files)| *files > 0)
        .map(|(kind, files)| Found { path: path.to_owned(), kind, files, what: words(kind, files) })
        .collect()
}

fn words(kind: SourceKind, files: usize) -> String {
    let what = match kind {
        SourceKind::Notes => "note",
        SourceKind::Mbox => "mbox file",
        SourceKind::Eml => "mail file",
        SourceKind::Maildir => "maildir message",
        SourceKind::Sms => "SMS backup",
        SourceKind::WhatsApp => "WhatsApp chat",
    };
    format!("{files} {what}{}", if files == 1 { "" } else { "s" })
}

/// Every regular file below a folder, or the file itself, sorted by name within each folder. Symbolic links below
/// the root are not followed, folders that hold no words of the user's (`.git`, `node_modules`, …) not entered, and
/// what cannot be listed is left out.
pub fn walk(root: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(holds_words)
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file() || (entry.depth() == 0 && entry.path().is_file()))
        .map(DirEntry::into_path)
}

/// False for folders below the root that hold no words of the user's: `.git`, `node_modules`, … For those who
/// walk a source themselves.
#[must_use]
pub fn holds_words(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !entry.file_type().is_dir() || !NOISE.iter().any(|name| entry.file_name() == OsStr::new(name))
}

/// The one kind of source that reads this file, if any. `root` is the path that the user named: hidden folders below
/// it hold no notes, but the root itself may lie in one.
///
/// A name is a hint, the content decides: a `.txt` may be a WhatsApp export, an mbox or a note, an `.xml` a backup of
/// messages or anything else, and mail programs give their files any name.
#[must_use]
pub fn classify(file: &Path, root: &Path) -> Option<SourceKind> {
    let name = file.file_name()?.to_string_lossy();
    if name.starts_with('.') || name.starts_with("~$") {
        return None;
    }
    match maildir_folder(file) {
        Some(MaildirFolder::Messages) => return Some(SourceKind::Maildir),
        Some(MaildirFolder::Unfinished) => return None,
        None => {}
    }
    let extension = file.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    let head = || bytes::head(file, HEAD);
    match extension.as_str() {
        "eml" => Some(SourceKind::Eml),
        "md" | "markdown" | "mdown" | "canvas" => is_note_path(file, root).then_some(SourceKind::Notes),
        "xml" => sms::looks_like_backup(&head()).then_some(SourceKind::Sms),
        "zip" => whatsapp::zip_holds_chat(file).then_some(SourceKind::WhatsApp),
        "mbox" => (file.metadata().is_ok_and(|file| file.len() == 0) || mail::looks_like_mbox(&head()))
            .then_some(SourceKind::Mbox),
        "txt" | "text" => {
            let head = head();
            let other = if whatsapp::looks_like_chat(&head) { Some(SourceKind::WhatsApp) } else { by_content(&head) };
            other.or((is_note_path(file, root) && text::looks_like_text(&head)).then_some(SourceKind::Notes))
        }
        extension if NEVER.contains(&extension) => None,
        _ => {
            let head = head();
            let named = (file == root && !head.is_empty() && text::looks_like_text(&head)).then_some(SourceKind::Notes);
            by_content(&head).or(named)
        }
    }
}

/// Extensions of what is neither mail nor text, to save opening thousands of pictures; and of text that is not
/// prose, where a first line that looks like a mail's would mislead.
const NEVER: [&str; 42] = [
    "jpg", "jpeg", "png", "gif", "webp", "heic", "svg", "ico", "mp3", "m4a", "opus", "ogg", "wav", "flac", "aac",
    "mp4", "mov", "mkv", "avi", "webm", "3gp", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods",
    "html", "htm", "css", "js", "json", "csv", "sqlite", "db", "msf", "gz", "exe", "dll",
];

fn by_content(head: &[u8]) -> Option<SourceKind> {
    if mail::looks_like_mbox(head) {
        Some(SourceKind::Mbox)
    } else if mail::looks_like_mail(head) {
        Some(SourceKind::Eml)
    } else {
        None
    }
}

/// Hidden folders are where programs keep things.
fn is_note_path(file: &Path, root: &Path) -> bool {
    let below = file.strip_prefix(root).unwrap_or(file);
    !below.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."))
}

enum MaildirFolder {
    Messages,
    Unfinished,
}

/// A maildir has the folders `cur`, `new` and `tmp`; some programs leave out an empty one.
fn maildir_folder(file: &Path) -> Option<MaildirFolder> {
    let folder = file.parent()?;
    let sibling = |name: &str| folder.parent().is_some_and(|parent| parent.join(name).is_dir());
    match folder.file_name()?.to_str()? {
        "cur" if sibling("new") || sibling("tmp") => Some(MaildirFolder::Messages),
        "new" if sibling("cur") => Some(MaildirFolder::Messages),
        "tmp" if sibling("cur") && sibling("new") => Some(MaildirFolder::Unfinished),
        _ => None,
    }
}
