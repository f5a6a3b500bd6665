//! What a message says: words, media that were sent with it, and WhatsApp's own remarks, which are left out.

use super::line::is_mark;
use crate::text::tidy;
use domain::Attachment;

pub(super) struct Content {
    pub(super) text: String,
    pub(super) attachments: Vec<Attachment>,
}

/// Reads a message; `None` when nobody said anything: deleted messages and WhatsApp's own remarks.
pub(super) fn read(first: &str, more: &[&str]) -> Option<Content> {
    let mut attachments = Vec::new();
    let mut lines = Vec::new();
    for (at, line) in std::iter::once(first).chain(more.iter().copied()).enumerate() {
        match medium(line, at == 0) {
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
    if attachments.is_empty() && (is_remark(first, &text) || is_known_remark(&text)) {
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

/// True for words between angle brackets that are WhatsApp's: a few, without numbers, signs or addresses. One word may
/// be somebody's own: "<sigh>". Scripts that write no blanks are judged by their length.
fn is_template(inner: &str) -> bool {
    let words: Vec<&str> = inner.split_whitespace().collect();
    let letters = inner.chars().filter(|c| c.is_alphabetic()).count();
    let plain = inner.chars().all(|c| {
        c.is_alphanumeric() || c.is_whitespace() || "-'’.,。()\u{0e31}\u{200d}".contains(c) || u32::from(c) >= 0x900
    });
    let unspaced = letters >= 4 && inner.chars().all(|c| c >= '\u{e00}');
    inner.len() <= 120
        && plain
        && !inner.chars().any(|c| c.is_ascii_digit())
        && ((2..=8).contains(&words.len()) || unspaced)
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

/// The medium that a whole line stands for. Remarks about one come first in their message.
fn medium(line: &str, begins: bool) -> Option<Attachment> {
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
        let known = few && (OMITTED.contains(&last.as_str()) || starts);
        return (known || (begins && is_template(inner))).then(|| kind(&inner.to_lowercase()));
    }
    // "IMG-20210101-WA0001.jpg (file attached)".
    if let Some((name, remark)) = clean.strip_suffix(')').and_then(|clean| clean.rsplit_once(" (")) {
        let remark = remark.to_lowercase();
        // In other languages, after a name without a blank.
        let shaped =
            begins && !name.contains(' ') && is_template(&format!("{remark} x")) && !file(name).media_type.is_empty();
        if is_file_name(name) && (ATTACHED.contains(&remark.as_str()) || name.contains("-WA") || shaped) {
            return Some(file(name));
        }
    }
    // "image omitted", "Ticket.pdf • 2 pages document omitted".
    let words: Vec<&str> = clean.split_whitespace().collect();
    let (last, before) = words.split_last()?;
    // An iPhone's remark that begins with a small letter stands for a medium, whatever the language.
    let small = begins
        && line.trim_start().starts_with('\u{200e}')
        && words.len() <= 4
        && !clean.ends_with(['.', '。', '!', '?']);
    let small = small && clean.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_uppercase());
    let known =
        OMITTED.contains(&last.to_lowercase().as_str()) && (marked || before.len() <= 1 && is_medium_word(before));
    if !known && !small {
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

/// What Android puts into somebody's mouth, without any mark that would tell it from his words.
fn is_known_remark(text: &str) -> bool {
    const REMARKS: [&str; 74] = [
        "null",
        "waiting for this message",
        "missed voice call",
        "missed video call",
        "missed group voice call",
        "missed group video call",
        "live location shared",
        "this message was deleted",
        "you deleted this message",
        "diese nachricht wurde gelöscht",
        "du hast diese nachricht gelöscht",
        "warte auf diese nachricht",
        "verpasster sprachanruf",
        "verpasster videoanruf",
        "live-standort wird geteilt",
        "ce message a été supprimé",
        "vous avez supprimé ce message",
        "tu as supprimé ce message",
        "appel vocal manqué",
        "appel vidéo manqué",
        "en attente de ce message",
        "se eliminó este mensaje",
        "eliminaste este mensaje",
        "este mensaje fue eliminado",
        "esperando este mensaje",
        "esperando el mensaje",
        "llamada perdida",
        "videollamada perdida",
        "ubicación en tiempo real compartida",
        "questo messaggio è stato eliminato",
        "hai eliminato questo messaggio",
        "chiamata vocale persa",
        "videochiamata persa",
        "esta mensagem foi apagada",
        "mensagem apagada",
        "você apagou esta mensagem",
        "apagou esta mensagem",
        "chamada de voz perdida",
        "chamada de vídeo perdida",
        "dit bericht is verwijderd",
        "je hebt dit bericht verwijderd",
        "gemiste spraakoproep",
        "gemiste video-oproep",
        "det här meddelandet togs bort",
        "du tog bort det här meddelandet",
        "denne besked blev slettet",
        "du slettede denne besked",
        "denne meldingen ble slettet",
        "tämä viesti poistettiin",
        "poistit tämän viestin",
        "ta wiadomość została usunięta",
        "usunięto tę wiadomość",
        "usunąłeś tę wiadomość",
        "tato zpráva byla smazána",
        "ezt az üzenetet törölték",
        "acest mesaj a fost șters",
        "данное сообщение удалено",
        "вы удалили данное сообщение",
        "сообщение удалено",
        "пропущенный аудиозвонок",
        "пропущенный видеозвонок",
        "це повідомлення видалено",
        "αυτό το μήνυμα διαγράφηκε",
        "bu mesaj silindi",
        "bu mesajı sildiniz",
        "cevapsız sesli arama",
        "pesan ini telah dihapus",
        "anda telah menghapus pesan ini",
        "تم حذف هذه الرسالة",
        "הודעה זו נמחקה",
        "このメッセージは削除されました",
        "此消息已删除",
        "你已删除此消息",
        "삭제된 메시지입니다",
    ];
    let lower = text.to_lowercase();
    let remark = |known: &str| {
        // What follows is a name or a second sentence: "… by admin Ana", "… This may take a while."
        lower.strip_prefix(known).is_some_and(|rest| {
            rest.trim_matches(['.', '。', ' ']).is_empty()
                || (known.split(' ').count() > 2
                    && rest.starts_with(['.', ' '])
                    && rest.len() < 50
                    && (rest.starts_with(". ") || rest.starts_with(" by ")))
        })
    };
    !lower.contains('\n') && REMARKS.iter().any(|known| remark(known))
}

/// "Hello <This message was edited>".
fn strip_edited(line: &mut String) {
    const EDITED: [&str; 9] =
        ["edited", "bearbeitet", "modifié", "editado", "editó", "editada", "modificato", "bewerkt", "redigerad"];
    let Some(open) = line.trim_end().strip_suffix('>').and_then(|line| line.rfind('<')) else { return };
    let remark = line.get(open..).unwrap_or_default().to_lowercase();
    let inner = remark.trim_end().trim_start_matches('<').trim_end_matches('>');
    let follows = line.get(..open).is_some_and(|before| !before.trim().is_empty());
    if remark.len() < 60 && EDITED.iter().any(|word| remark.contains(word)) || (follows && is_template(inner)) {
        line.truncate(open);
    }
}

/// What an iPhone puts into somebody's mouth: that messages are encrypted, that somebody joined, that a call was missed.
/// It begins with a mark that nobody types. Polls and places begin with it as well, but have lines or an address.
fn is_remark(first: &str, text: &str) -> bool {
    first.trim_start().starts_with('\u{200e}') && !text.contains('\n') && !text.contains("://")
}
