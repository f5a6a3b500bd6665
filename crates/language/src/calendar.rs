//! Names of months and weekdays, in lower case, in seven languages.

const MONTHS: [&str; 12] = [
    "january jan januar janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar février févr fevr febrero febbraio fevereiro februari",
    "march mar märz mars marzo março maart",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago augustus",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
];

const WEEKDAYS: [&str; 7] = [
    "monday mon montag lundi lunes lunedì segunda maandag",
    "tuesday tue tues dienstag mardi martes martedì terça dinsdag",
    "wednesday wed weds mittwoch mercredi miércoles mercoledì quarta woensdag",
    "thursday thu thur thurs donnerstag jeudi jueves giovedì quinta donderdag",
    "friday fri freitag vendredi viernes venerdì sexta vrijdag",
    "saturday sat samstag sonnabend samedi sábado sabato zaterdag",
    "sunday sun sonntag dimanche domingo domenica zondag",
];

/// The month that a word names, 1 to 12. Lower case goes in.
#[must_use]
pub fn month(word: &str) -> Option<i8> {
    position(&MONTHS, word)
}

/// The weekday that a word names, 1 (Monday) to 7. Lower case goes in.
#[must_use]
pub fn weekday(word: &str) -> Option<i8> {
    position(&WEEKDAYS, word)
}

fn position(table: &[&str], word: &str) -> Option<i8> {
    let at = table.iter().position(|names| names.split(' ').any(|name| name == word))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_weekdays_are_known_by_their_names() {
        assert_eq!([month("märz"), month("dec"), month("marching")], [Some(3), Some(12), None]);
        assert_eq!([weekday("jeudi"), weekday("sun"), weekday("")], [Some(4), Some(7), None]);
    }
}
