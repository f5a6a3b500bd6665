//! Whether a question asks for more than a small model can give.

use crate::words::fold;

/// Whether a question asks for a text of some length, or for everything about something: "write a eulogy", "summarise
/// the year", "compare all my contracts".
///
/// By its form, and only if it is plain: a question for a fact is never one of these.
#[must_use]
pub fn is_too_big(question: &str) -> bool {
    let question = fold(question);
    let words: Vec<&str> = question.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let rest = after_courtesies(&words);
    let Some((verb, rest)) = rest.split_first() else { return false };
    // "Write down", "write to": "What did she write" does not open with the verb.
    if WRITE.contains(verb) {
        let a = rest.first().is_some_and(|word| OBJECTS.contains(word));
        return (a || !NOUNS_AS_WELL.contains(verb)) && rest.iter().take(8).any(|word| is_work(word));
    }
    let scope = rest.iter().any(|word| SCOPE.contains(word) || is_year(word));
    if SUMMARISE.contains(verb) {
        return scope;
    }
    // "Fasse das Jahr zusammen."
    if ["fasse", "fass", "fassen"].contains(verb) {
        return scope && rest.contains(&"zusammen");
    }
    // "A summary of the year", "Zusammenfassung des Jahres".
    let named: Vec<&&str> = std::iter::once(verb).chain(rest).take(5).filter(|word| !ARTICLES.contains(word)).collect();
    let opens_with = |nouns: &[&str]| named.first().is_some_and(|word| nouns.contains(*word));
    let wished = rest.len() + 1 < words.len() && is_indefinite(verb) && rest.iter().take(4).any(|word| is_work(word));
    opens_with(SUMMARY) && scope || wished && rest.iter().any(|word| ABOUT.contains(word))
}

/// What is left after "Could you please".
fn after_courtesies<'w, 'a>(words: &'w [&'a str]) -> &'w [&'a str] {
    let mut rest = words;
    while let Some((first, more)) = rest.split_first() {
        if !COURTESIES.contains(first) {
            break;
        }
        rest = more;
    }
    rest
}

const COURTESIES: &[&str] = &[
    "please",
    "can",
    "could",
    "would",
    "will",
    "you",
    "kindly",
    "help",
    "me",
    "to",
    "i",
    "want",
    "d",
    "like",
    "need",
    "now",
    "hey",
    "inglenook",
    "bitte",
    "kannst",
    "konntest",
    "konnen",
    "du",
    "sie",
    "mir",
    "mal",
    "hilf",
    "peux",
    "pourrais",
    "pouvez",
    "tu",
    "vous",
    "aide",
    "moi",
    "puedes",
    "podrias",
    "puede",
    "por",
    "favor",
    "s",
    "il",
    "plait",
];

const WRITE: &[&str] = &[
    "write",
    "draft",
    "compose",
    "author",
    "pen",
    "create",
    "produce",
    "prepare",
    "make",
    "schreib",
    "schreibe",
    "schreiben",
    "verfasse",
    "verfassen",
    "entwirf",
    "entwerfe",
    "dichte",
    "erstelle",
    "erstellen",
    "ecris",
    "ecrivez",
    "ecrire",
    "redige",
    "redigez",
    "rediger",
    "compose",
    "composez",
    "composer",
    "escribe",
    "escriba",
    "escribir",
    "escribeme",
    "redacta",
    "redacte",
    "redactar",
    "scrivi",
    "escreva",
    "schrijf",
];

/// Verbs that open other questions as nouns: "draft beer place in Seattle".
const NOUNS_AS_WELL: &[&str] = &["draft", "author", "pen", "create", "produce", "prepare", "make"];

/// What follows a verb.
const OBJECTS: &[&str] = &["a", "an", "me", "us", "my", "our", "some", "him", "her", "them"];

const ABOUT: &[&str] = &["for", "about", "fur", "uber", "pour", "sur", "para", "sobre"];

const SUMMARISE: &[&str] = &[
    "summarise",
    "summarize",
    "recap",
    "recapitulate",
    "compare",
    "analyse",
    "analyze",
    "review",
    "evaluate",
    "describe",
    "retell",
    "chronicle",
    "outline",
    "vergleiche",
    "vergleich",
    "vergleichen",
    "analysiere",
    "analysieren",
    "beschreibe",
    "resumiere",
    "zusammenfassen",
    "resume",
    "resumez",
    "resumer",
    "comparez",
    "comparer",
    "compare",
    "analysez",
    "decris",
    "recapitule",
    "resuma",
    "resumir",
    "resumeme",
    "compara",
    "comparar",
    "analiza",
    "analice",
    "describe",
    "riassumi",
    "confronta",
];

const SUMMARY: &[&str] = &[
    "summary",
    "recap",
    "overview",
    "comparison",
    "review",
    "analysis",
    "zusammenfassung",
    "uberblick",
    "vergleich",
    "resume",
    "comparaison",
    "resumen",
    "comparacion",
    "riassunto",
];

const ARTICLES: &[&str] = &[
    "a", "an", "the", "give", "me", "gib", "mir", "eine", "einen", "ein", "die", "der", "un", "une", "le", "la", "el",
    "una", "donne", "moi", "fais", "fait", "dame", "hazme", "full", "short",
];

/// What takes in more than a few passages.
const SCOPE: &[&str] = &[
    "all",
    "everything",
    "every",
    "each",
    "entire",
    "whole",
    "year",
    "years",
    "month",
    "months",
    "quarter",
    "decade",
    "life",
    "history",
    "lifetime",
    "childhood",
    "summer",
    "winter",
    "relationship",
    "friendship",
    "correspondence",
    "alle",
    "allen",
    "alles",
    "aller",
    "jeden",
    "ganze",
    "ganzen",
    "gesamte",
    "gesamten",
    "samtliche",
    "jahr",
    "jahre",
    "jahres",
    "monat",
    "monats",
    "monate",
    "leben",
    "geschichte",
    "tout",
    "tous",
    "toute",
    "toutes",
    "chaque",
    "annee",
    "annees",
    "mois",
    "vie",
    "histoire",
    "todo",
    "todos",
    "toda",
    "todas",
    "cada",
    "ano",
    "anos",
    "mes",
    "meses",
    "vida",
    "historia",
    "tutto",
    "tutti",
    "anno",
    "vita",
    "storia",
    "semester",
];

/// A text of some length.
const WORKS: &[&str] = &[
    "novel",
    "novella",
    "book",
    "story",
    "stories",
    "tale",
    "poem",
    "poems",
    "song",
    "lyrics",
    "haiku",
    "sonnet",
    "limerick",
    "ballad",
    "eulogy",
    "obituary",
    "speech",
    "toast",
    "essay",
    "article",
    "biography",
    "autobiography",
    "memoir",
    "memoirs",
    "chronicle",
    "report",
    "summary",
    "review",
    "letter",
    "letters",
    "reply",
    "email",
    "mail",
    "message",
    "invitation",
    "newsletter",
    "blog",
    "post",
    "script",
    "screenplay",
    "cv",
    "résumé",
    "application",
    "complaint",
    "proposal",
    "plan",
    "timeline",
    "comparison",
    "analysis",
    "statement",
    "reference",
    "roman",
    "buch",
    "geschichte",
    "gedicht",
    "lied",
    "rede",
    "trauerrede",
    "grabrede",
    "nachruf",
    "aufsatz",
    "bericht",
    "zusammenfassung",
    "brief",
    "antwort",
    "einladung",
    "bewerbung",
    "lebenslauf",
    "biografie",
    "biographie",
    "beschwerde",
    "ansprache",
    "livre",
    "histoire",
    "poeme",
    "chanson",
    "discours",
    "eloge",
    "lettre",
    "rapport",
    "resume",
    "reponse",
    "courriel",
    "novela",
    "libro",
    "cuento",
    "poema",
    "cancion",
    "discurso",
    "elogio",
    "carta",
    "informe",
    "resumen",
    "respuesta",
    "biografia",
];

fn is_work(word: &str) -> bool {
    WORKS.contains(&word)
}

/// "A eulogy for Dad", after "I need".
fn is_indefinite(word: &str) -> bool {
    ["a", "an", "some", "eine", "einen", "ein", "un", "une", "una"].contains(&word)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_for_long_texts_and_whole_years_are_recognised() {
        for question in [
            "Write a novel about us",
            "write me a poem for Anna's birthday",
            "Please draft a eulogy for my father",
            "Could you compose a speech for the wedding?",
            "Help me write a letter of complaint to the landlord",
            "Draft a reply to Brophy",
            "I need a eulogy for Dad",
            "summarise the year",
            "Summarize everything that happened with the roof",
            "Can you summarise all my mails from Kavita?",
            "Compare all my contracts",
            "give me a summary of 2025",
            "An overview of the whole year, please",
            "Schreib mir eine Trauerrede für Oma",
            "Bitte verfasse einen Brief an die Vermieterin",
            "Fasse das Jahr zusammen",
            "Vergleiche alle meine Verträge",
            "Zusammenfassung des Jahres",
            "Écris un roman sur nous",
            "Peux-tu rédiger une lettre à Solène ?",
            "Résume toute l'année",
            "Compare tous mes contrats",
            "Escribe una novela sobre nosotros",
            "Resume todo el año",
            "Compara todos mis contratos",
        ] {
            assert!(is_too_big(question), "{question}");
        }
    }

    #[test]
    fn questions_for_facts_are_never_diverted() {
        for question in [
            "When is my flight?",
            "What did Anna write about the boat?",
            "Who wrote the letter about the roof?",
            "Where is the draft of the contract?",
            "Did I write to Tom last year?",
            "How much did I pay in total this year?",
            "How many mails did Dev send in October?",
            "List all the guests",
            "What is the whole address of the cabin?",
            "What did we do every summer?",
            "which book did Kavita recommend",
            "the summary of the meeting",
            "What's in the summary?",
            "Compare the two quotes for the roof",
            "Summarise Brophy's last mail",
            "Did Dev make a plan for the trip?",
            "make of the car",
            "write-off amount",
            "draft beer place in Seattle",
            "story time at the library, when?",
            "Will you remind me of the poem?",
            "Can you tell me when the report is due?",
            "I need the code of the cabin",
            "a letter from the bank",
            "review appointment",
            "resume of the plumber",
            "Was hat Anna geschrieben?",
            "Wann schreibt Tom die Prüfung?",
            "Wie hoch war die Miete im letzten Jahr?",
            "Quand est mon vol ?",
            "Qui a écrit la lettre ?",
            "¿Cuándo es mi vuelo?",
            "¿Qué escribió Ana en su carta?",
            "history teacher's name",
            "year of birth of Oma",
            "all",
            "",
        ] {
            assert!(!is_too_big(question), "{question}");
        }
    }
}
