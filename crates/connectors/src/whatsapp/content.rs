//! What a message says: words, media that were sent with it, and WhatsApp's own remarks, which are left out.

use super::line::is_mark;
use crate::text::tidy;
use domain::Attachment;

pub(super) struct Content {
    pub(super) text: String,
    pub(super) attachments: Vec<Attachment>,
}

/// Reads a message; `None` when nobody said anything: deleted messages and remarks in the name of the chat.
pub(super) fn read(sender: &str, first: &str, more: &[&str], chat: &str) -> Option<Content> {
    let mut attachments = Vec::new();
    let mut lines = Vec::new();
    for line in std::iter::once(first).chain(more.iter().copied()) {
        match medium(line) {
            Some(attachment) => attachments.push(attachment),
            None => {
                let mut line: String = line.chars().filter(|c| !is_mark(*c)).collect();
                attachments.extend(embedded(&mut line));
                lines.push(line);
            }
        }
    }
    if let Some(last) = lines.last_mut() {
        strip_edited(last);
    }
    let mut text = tidy(&lines.join("\n"));
    if attachments.is_empty() && (is_deleted(&text) || is_remark(sender, first, &text, chat)) {
        return None;
    }
    // Names of files are worth finding: "Boarding pass.pdf".
    let named: Vec<&str> = attachments.iter().map(|file| file.name.as_str()).filter(|name| !name.is_empty()).collect();
    if !named.is_empty() {
        let named = format!("({})", named.join(", "));
        text = if text.is_empty() { named } else { format!("{text}\n{named}") };
    }
    (!text.is_empty() || !attachments.is_empty()).then_some(Content { text, attachments })
}

/// Words for "left out", as they end the remark that stands for a medium.
const OMITTED: [&str; 16] = [
    "omitted",
    "weggelassen",
    "ausgeschlossen",
    "ausgelassen",
    "absente",
    "absent",
    "omis",
    "omise",
    "omitido",
    "omitida",
    "omesso",
    "omessa",
    "omessi",
    "oculta",
    "ocultado",
    "weggelaten",
];
/// Words for "file attached", as they follow its name.
const ATTACHED: [&str; 14] = [
    "file attached",
    "datei angehängt",
    "fichier joint",
    "archivo adjunto",
    "file allegato",
    "arquivo anexado",
    "ficheiro anexado",
    "bestand bijgevoegd",
    "fil bifogad",
    "fil vedhæftet",
    "файл добавлен",
    "plik dołączony",
    "dosya ekli",
    "bijgevoegd bestand",
];

/// Takes "<attached: 0001-PHOTO.jpg>" out of a line that says something beside it.
fn embedded(line: &mut String) -> Option<Attachment> {
    const WORDS: [&str; 9] =
        ["attached", "anhang", "pièce jointe", "adjunto", "allegato", "anexado", "bijgevoegd", "bifogad", "załączono"];
    let open = line.find('<')?;
    let close = open + line.get(open..)?.find('>')?;
    let (word, name) = line.get(open + 1..close)?.split_once(':')?;
    let attachment = (WORDS.contains(&word.trim().to_lowercase().as_str()) && is_file_name(name.trim()))
        .then(|| file(name.trim()))?;
    line.replace_range(open..=close, "");
    *line = line.trim().to_owned();
    Some(attachment)
}

/// The medium that a whole line stands for.
fn medium(line: &str) -> Option<Attachment> {
    let marked = line.trim_start().starts_with('\u{200e}') || line.contains("\u{200e}<") || line.contains(" \u{200e}");
    let clean: String = line.chars().filter(|c| !is_mark(*c)).collect();
    let clean = clean.trim();
    if clean.len() > 400 {
        return None;
    }
    // "<attached: 0001-PHOTO.jpg>", "<Anhang: …>", "<Media omitted>".
    if let Some(inner) = clean.strip_prefix('<').and_then(|clean| clean.strip_suffix('>')) {
        if let Some((_, name)) =
            inner.split_once(':').filter(|(word, name)| word.len() <= 20 && is_file_name(name.trim()))
        {
            return Some(file(name.trim()));
        }
        let last = inner.split_whitespace().last().map(str::to_lowercase)?;
        let few = inner.split_whitespace().count() <= 4;
        let media =
            ["media", "medi", "multimedia", "mídia", "archivo", "fichier", "ficheiro", "файл", "медиа", "medya"];
        let starts = media.iter().any(|word| inner.to_lowercase().starts_with(word));
        return (few && (OMITTED.contains(&last.as_str()) || starts)).then(|| kind(""));
    }
    // "IMG-20210101-WA0001.jpg (file attached)".
    if let Some((name, remark)) = clean.strip_suffix(')').and_then(|clean| clean.rsplit_once(" (")) {
        let remark = remark.to_lowercase();
        if is_file_name(name) && (ATTACHED.contains(&remark.as_str()) || name.contains("-WA")) {
            return Some(file(name));
        }
    }
    // "image omitted", "Ticket.pdf • 2 pages document omitted".
    let words: Vec<&str> = clean.split_whitespace().collect();
    let (last, before) = words.split_last()?;
    if !OMITTED.contains(&last.to_lowercase().as_str()) || !(marked || before.len() <= 1 && is_medium_word(before)) {
        return None;
    }
    let name = clean.split(" • ").next().filter(|name| is_file_name(name));
    match name {
        Some(name) => Some(file(name)),
        None => (before.len() <= 3).then(|| kind(&before.join(" ").to_lowercase())),
    }
}

fn is_medium_word(words: &[&str]) -> bool {
    words.first().is_some_and(|word| !kind(&word.to_lowercase()).media_type.is_empty())
}

fn is_file_name(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(stem, extension)| (stem.trim(), extension));
    extension.is_some_and(|(stem, extension)| {
        !stem.is_empty() && (1..=5).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

fn file(name: &str) -> Attachment {
    let extension = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let media_type = match extension.as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "mp4" => "video/mp4",
        "3gp" => "video/3gpp",
        "mov" => "video/quicktime",
        "opus" | "ogg" => "audio/ogg",
        "m4a" => "audio/mp4",
        "mp3" => "audio/mpeg",
        "aac" => "audio/aac",
        "pdf" => "application/pdf",
        "vcf" => "text/vcard",
        _ => "",
    };
    Attachment { name: name.to_owned(), media_type: media_type.to_owned(), size: 0 }
}

/// A medium of which only the kind is known, from the words of the remark in lower case.
fn kind(words: &str) -> Attachment {
    let has = |stems: &[&str]| stems.iter().any(|stem| words.starts_with(stem));
    let media_type =
        if has(&["image", "photo", "foto", "bild", "imagen", "immagin", "imagem", "afbeelding", "sticker", "gif"]) {
            "image/*"
        } else if has(&["video", "vidéo", "vídeo"]) {
            "video/*"
        } else if has(&["audio", "áudio", "voice", "ptt"]) {
            "audio/*"
        } else if has(&["contact", "kontakt", "carte", "tarjeta"]) {
            "text/vcard"
        } else if has(&["document", "dokument", "documento"]) {
            "application/octet-stream"
        } else {
            ""
        };
    Attachment { name: String::new(), media_type: media_type.to_owned(), size: 0 }
}

fn is_deleted(text: &str) -> bool {
    const DELETED: [&str; 16] = [
        "this message was deleted",
        "you deleted this message",
        "diese nachricht wurde gelöscht",
        "du hast diese nachricht gelöscht",
        "ce message a été supprimé",
        "vous avez supprimé ce message",
        "tu as supprimé ce message",
        "se eliminó este mensaje",
        "eliminaste este mensaje",
        "este mensaje fue eliminado",
        "questo messaggio è stato eliminato",
        "hai eliminato questo messaggio",
        "esta mensagem foi apagada",
        "mensagem apagada",
        "dit bericht is verwijderd",
        "null",
    ];
    let text = text.trim_end_matches('.').to_lowercase();
    text.len() < 80 && DELETED.contains(&text.as_str())
}

/// "Hello <This message was edited>".
fn strip_edited(line: &mut String) {
    const EDITED: [&str; 9] =
        ["edited", "bearbeitet", "modifié", "editado", "editó", "editada", "modificato", "bewerkt", "redigerad"];
    let Some(open) = line.trim_end().strip_suffix('>').and_then(|line| line.rfind('<')) else { return };
    let remark = line.get(open..).unwrap_or_default().to_lowercase();
    if remark.len() < 60 && EDITED.iter().any(|word| remark.contains(word)) {
        line.truncate(open);
    }
}

/// Remarks that iOS puts in somebody's mouth: that messages are encrypted, that somebody joined the group.
fn is_remark(sender: &str, first: &str, text: &str, chat: &str) -> bool {
    const ENCRYPTED: [&str; 7] = [
        "end-to-end encrypted",
        "ende-zu-ende-verschlüsselt",
        "chiffrés de bout en bout",
        "cifrados de extremo a extremo",
        "crittografati end-to-end",
        "criptografia de ponta a ponta",
        "end-to-end versleuteld",
    ];
    let by_program = first.trim_start().starts_with('\u{200e}');
    let lower = text.to_lowercase();
    let encrypted = ENCRYPTED.iter().any(|notice| lower.contains(notice));
    // Polls and places begin with the mark as well, but have lines or an address.
    by_program && (encrypted || (sender == chat && !text.contains('\n') && !text.contains("://")))
}
