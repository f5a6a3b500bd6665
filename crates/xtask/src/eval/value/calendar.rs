//! Months and weekdays in seven languages, and the calendar.

use super::super::timestamp::days;

/// How a name may be used.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Use {
    Alone,
    /// Short, or also another word: only beside a day.
    BesideDay,
}

/// English, German, French, Spanish, Italian, Portuguese, Dutch; folded.
const MONTHS: [&str; 12] = [
    "january januar janner janvier enero gennaio janeiro januari",
    "february februar fevrier febrero febbraio fevereiro februari",
    "march marz marzo maart",
    "april avril abril aprile",
    "mai mayo maggio maio mei",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august aout agosto augustus",
    "september septembre septiembre setiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dicembre dezembro",
];
const SHORT_MONTHS: [&str; 12] = [
    "jan janv ene gen",
    "feb fevr fev",
    "mar mars marco mrt",
    "apr avr abr",
    "may mag",
    "jun giu",
    "jul juil lug",
    "aug ago",
    "sep sept set",
    "oct okt ott out",
    "nov",
    "dec dez dic",
];
const WEEKDAYS: [&str; 7] = [
    "monday montag lundi lunes lunedi maandag",
    "tuesday dienstag mardi martes martedi dinsdag",
    "wednesday mittwoch mercredi miercoles mercoledi woensdag",
    "thursday donnerstag jeudi jueves giovedi donderdag",
    "friday freitag vendredi viernes venerdi vrijdag",
    "saturday samstag sonnabend samedi sabado sabato zaterdag",
    "sunday sonntag dimanche domingo domenica zondag",
];
const SHORT_WEEKDAYS: [&str; 7] =
    ["mon lun", "tue tues", "wed mie mer", "thu thur thurs jue jeu gio", "fri vie ven", "sat sab", "sun dom"];
/// Before "-feira".
const PORTUGUESE_WEEKDAYS: [&str; 5] = ["segunda", "terca", "quarta", "quinta", "sexta"];

/// 1 for January.
pub(super) fn month(word: &str, capital: bool) -> Option<(u32, Use)> {
    if word == "may" && capital {
        return Some((5, Use::Alone));
    }
    named(&MONTHS, &SHORT_MONTHS, word).map(|(at, how)| (at + 1, how))
}

/// 0 for Monday.
pub(super) fn weekday(word: &str) -> Option<(u32, Use)> {
    named(&WEEKDAYS, &SHORT_WEEKDAYS, word)
}

pub(super) fn portuguese_weekday(word: &str) -> Option<u32> {
    (0..).zip(PORTUGUESE_WEEKDAYS).find(|(_, name)| *name == word).map(|(at, _)| at)
}

fn named(full: &[&str], short: &[&str], word: &str) -> Option<(u32, Use)> {
    let find = |names: &[&str]| {
        (0..).zip(names).find(|(_, names)| names.split(' ').any(|name| name == word)).map(|(at, _)| at)
    };
    find(full).map(|at| (at, Use::Alone)).or_else(|| find(short).map(|at| (at, Use::BesideDay)))
}

/// 0 for Monday.
pub(super) fn weekday_of(year: u32, month: u32, day: u32) -> u32 {
    // 1 January 1970 was a Thursday.
    let since = days(i64::from(year), i64::from(month), i64::from(day)) + 3;
    u32::try_from(since.rem_euclid(7)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_follow_from_dates() {
        assert_eq!(weekday_of(2026, 11, 28), 5, "a Saturday");
        assert_eq!(weekday_of(2024, 2, 29), 3, "a Thursday");
        assert_eq!(weekday_of(1969, 7, 20), 6, "a Sunday");
    }

    #[test]
    fn words_that_are_also_months_need_a_day_beside_them() {
        assert!(month("may", false).is_some_and(|(_, how)| how == Use::BesideDay));
        assert!(month("march", false).is_some_and(|(_, how)| how == Use::Alone));
        assert!(month("marco", true).is_some_and(|(at, how)| at == 3 && how == Use::BesideDay));
        assert!(month("maybe", true).is_none());
    }
}
