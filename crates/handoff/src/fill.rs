use crate::{Placeholder, forms::Sort};
use regex::{Captures, Regex};
use serde::Serialize;
use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

/// A pasted answer with the names put back.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Filled {
    /// The answer.
    pub text: String,
    /// How many placeholders were filled in.
    pub filled: usize,
    /// Placeholders that stand for nothing, as the other program wrote them. They stay in the text.
    pub unknown: Vec<String>,
}

/// In brackets of any kind, "Person 1" in any spelling; without brackets only where it can be nothing else.
static BRACKETED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let inner =
        r"(?P<sort>\p{L}+)\s*[-_–—‑.:# ]?\s*(?P<number>\d+)(?:\s*[-_–—‑.:, ]?\s*(?P<part>\p{L}+)(?:[-_ ]?NAME)?)?";
    let open = r"\\?(?:\[|\{\{|\{|\(|<|⟨|«|【|&lt;)";
    let close = r"\\?(?:\]|\}\}|\}|\)|>|⟩|»|】|&gt;)";
    Regex::new(&format!(r"(?i){open}\s*[*_`]*\s*{inner}\s*[*_`]*\s*{close}")).ok()
});
static BARE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?P<sort>[A-Z]{4,7})(?:[-_–‑](?P<number>\d+))(?:[-_–‑](?P<part>FIRST|LAST))?\b").ok()
});

/// Puts back what the placeholders of a pasted answer stand for.
///
/// Another program may have changed the case ("[Person 1]"), the hyphen, the brackets, or the language of the word.
#[must_use]
pub fn fill_in(placeholders: &[Placeholder], pasted: &str) -> Filled {
    let values: HashMap<&str, &str> =
        placeholders.iter().map(|known| (known.placeholder.as_str(), known.value.as_str())).collect();
    let mut filled = 0;
    let mut unknown = BTreeSet::new();
    let mut replace = |captures: &Captures<'_>| {
        let whole = &captures[0];
        // "(see page 3)" is none of ours.
        let Some(sort) = sort(&captures["sort"]) else { return whole.to_owned() };
        let number = captures["number"].trim_start_matches('0');
        let part = captures.name("part").map_or("", |part| part.as_str());
        match value(&values, sort, number, part) {
            Some(value) => {
                filled += 1;
                value
            }
            None => {
                unknown.insert(whole.to_owned());
                whole.to_owned()
            }
        }
    };
    // Both at once: a value that was put in is never looked at again.
    let mut text = String::with_capacity(pasted.len());
    let mut from = 0;
    let mut all: Vec<Captures<'_>> = Vec::new();
    if let Some(pattern) = BRACKETED.as_ref() {
        all.extend(pattern.captures_iter(pasted).filter(|captures| sort(&captures["sort"]).is_some()));
    }
    if let Some(pattern) = BARE.as_ref() {
        all.extend(pattern.captures_iter(pasted).filter(|captures| sort(&captures["sort"]).is_some()));
    }
    // Of two at one place the longer, which has the brackets.
    all.sort_by_key(|captures| captures.get(0).map(|found| (found.start(), std::cmp::Reverse(found.end()))));
    for captures in &all {
        let Some(found) = captures.get(0) else { continue };
        if found.start() < from {
            continue;
        }
        text.push_str(&pasted[from..found.start()]);
        text.push_str(&replace(captures));
        from = found.end();
    }
    text.push_str(&pasted[from..]);
    Filled { text, filled, unknown: unknown.into_iter().collect() }
}

fn value(values: &HashMap<&str, &str>, sort: Sort, number: &str, part: &str) -> Option<String> {
    let of = |suffix: &str| values.get(format!("[{}-{number}{suffix}]", sort.word()).as_str()).copied();
    let part = part.to_uppercase();
    if part.is_empty() {
        // Only one part of this person's name was in the text.
        return of("").or_else(|| of("-FIRST")).or_else(|| of("-LAST")).map(str::to_owned);
    }
    let last = part.starts_with("LAST")
        || part.starts_with("SUR")
        || part == "NACHNAME"
        || part == "NOM"
        || part.starts_with("APELLIDO");
    let first = part.starts_with("FIRST")
        || part.starts_with("GIVEN")
        || part == "VORNAME"
        || part.starts_with("PR")
        || part == "NOMBRE";
    let word = match (first, last) {
        (true, _) => of("-FIRST").or_else(|| of("")?.split_whitespace().next()),
        (_, true) => of("-LAST").or_else(|| of("")?.split_whitespace().last()),
        _ => None,
    };
    word.map(str::to_owned)
}

/// The word of a placeholder, also as a program that writes another language may put it.
fn sort(word: &str) -> Option<Sort> {
    let word = word.to_uppercase();
    let named = Sort::ALL.into_iter().find(|sort| sort.word() == word || format!("{}S", sort.word()) == word);
    named.or(match word.as_str() {
        "PERSONNE" | "PERSONA" | "PERSOON" | "PESSOA" => Some(Sort::Person),
        "NOM" | "NOMBRE" | "NOME" | "NAAM" => Some(Sort::Name),
        "E" | "MAIL" | "COURRIEL" | "CORREO" => Some(Sort::Email),
        "LIEN" | "ENLACE" | "URL" => Some(Sort::Link),
        "TELEFON" | "TÉLÉPHONE" | "TELEPHONE" | "TELÉFONO" => Some(Sort::Phone),
        "ADRESSE" | "DIRECCIÓN" | "DIRECCION" | "INDIRIZZO" => Some(Sort::Address),
        "BETRAG" | "SUMME" | "MONTANT" | "IMPORTE" | "CANTIDAD" => Some(Sort::Amount),
        "DATUM" | "FECHA" | "DATA" => Some(Sort::Date),
        "ZEIT" | "UHRZEIT" | "HEURE" | "HORA" => Some(Sort::Time),
        "CÓDIGO" | "CODIGO" => Some(Sort::Code),
        "ZAHL" | "NUMMER" | "NOMBREN" | "NUMÉRO" | "NÚMERO" | "NUMERO" => Some(Sort::Number),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Vec<Placeholder> {
        [("[PERSON-1]", "Dev Raman"), ("[PERSON-2-FIRST]", "Kavita"), ("[AMOUNT-1]", "$4,350"), ("[NAME-1]", "Seattle")]
            .map(|(placeholder, value)| Placeholder { placeholder: placeholder.into(), value: value.into() })
            .to_vec()
    }

    #[test]
    fn placeholders_are_known_however_they_were_spelled() {
        for written in [
            "[PERSON-1]",
            "[Person 1]",
            "[person_1]",
            "[ PERSON-1 ]",
            "(PERSON-1)",
            "{person-1}",
            "<PERSON-1>",
            "\\[PERSON-1\\]",
            "[PERSON–1]",
            "[PERSON - 1]",
            "[Person1]",
            "PERSON-1",
            "PERSON_1",
            "【PERSON-1】",
            "[PERSONNE-1]",
            "[PERSON-01]",
            "[**PERSON-1**]",
        ] {
            let filled = fill_in(&table(), &format!("Dear {written}'s friends,"));
            assert_eq!(filled.text, "Dear Dev Raman's friends,", "{written}");
            assert_eq!((filled.filled, filled.unknown.len()), (1, 0));
        }
    }

    #[test]
    fn parts_of_a_name_are_filled_in_from_the_whole_and_back() {
        let filled = |text: &str| fill_in(&table(), text).text;
        assert_eq!(filled("[PERSON-1-FIRST] and [Person 1 last name]"), "Dev and Raman");
        assert_eq!(filled("[PERSON-1 FIRST NAME]"), "Dev");
        assert_eq!(filled("[PERSON-2]"), "Kavita");
    }

    #[test]
    fn what_stands_for_nothing_stays_and_is_counted() {
        let filled =
            fill_in(&table(), "[PERSON-9] paid [AMOUNT-1] (see page 3), [AMOUNT-7] [PERSON-9]. Number 1 [1] (2)");
        assert_eq!(filled.text, "[PERSON-9] paid $4,350 (see page 3), [AMOUNT-7] [PERSON-9]. Number 1 [1] (2)");
        assert_eq!(filled.unknown, ["[AMOUNT-7]", "[PERSON-9]"]);
    }

    #[test]
    fn a_value_that_looks_like_a_placeholder_is_not_filled_in_again() {
        let table = [("[NAME-1]", "[PERSON-1]"), ("[PERSON-1]", "Dev")]
            .map(|(placeholder, value)| Placeholder { placeholder: placeholder.into(), value: value.into() });
        assert_eq!(fill_in(&table, "[NAME-1]").text, "[PERSON-1]");
    }
}
