//! Amounts, numbers and words.

use super::super::{Value, ValueKind};
use super::{does_not_say, says};

#[test]
fn a_sum_is_the_same_with_any_separators_and_currency_signs() {
    says(
        "$7,950",
        &[
            "$7950",
            "7950 dollars",
            "7,950 dollars",
            "7.950 $",
            "US$ 7,950.00",
            "7950 USD",
            "USD 7950",
            "$7 950",
            "It cost 7,950.",
            "7950 in total",
        ],
    );
    says("7.950 €", &["€7,950", "7950 euros", "7 950 EUR", "7\u{202f}950 €", "7'950 Euro", "EUR 7950.00"]);
    says("12,40 EUR", &["€12.40", "12.4 euros", "12,40 €", "12.40"]);
    says("$1,158.90", &["1158.90 dollars", "1.158,90 $", "$1158.9"]);
}

#[test]
fn another_sum_or_currency_is_not_that_sum() {
    does_not_say(
        "$7,950",
        &[
            "$7,951",
            "$795",
            "$79,50",
            "$7.95",
            "$17,950",
            "€7,950",
            "7950 pounds",
            "7950 people",
            "$7,950,000",
            "$7,950.50",
            "$7,950-8,400",
        ],
    );
    does_not_say("12,40 EUR", &["14.20 EUR", "12 EUR", "1240 EUR", "at 12:40", "12.40 dollars", "112,40 EUR"]);
    does_not_say("0190", &["190", "01900", "10190", "0191"]);
}

#[test]
fn a_rate_is_the_same_in_every_notation() {
    says(
        "25/h",
        &["25 an hour", "$25 an hour", "25 per hour", "25/hr", "$25/hour", "25 € pro Stunde", "25 € par heure"],
    );
    says("25 an hour", &["25/h", "25 € la hora", "25 por hora"]);
    does_not_say("25/h", &["25", "22 an hour", "125/h", "25 a day", "25 hours", "2.25/h", "25 half"]);
    says("40 € par an", &["40 euros a year", "€40 per year"]);
}

#[test]
fn phone_numbers_are_the_same_however_they_are_grouped() {
    says("857-555-0190", &["(857) 555-0190", "857 555 0190", "8575550190", "+1 857-555-0190", "call 555-0190"]);
    says("+447700900456", &["07700 900456", "+44 7700 900456"]);
    does_not_say("857-555-0190", &["857-555-0108", "617-555-0190", "0190", "857-555-01901", "1857"]);
    says("0190", &["it ends in 0190", "857-555-0190"]);
}

#[test]
fn nothing_is_found_inside_a_longer_word_or_number() {
    does_not_say(
        "25",
        &["1925", "25,000", "at 7:25", "25th", "2.25", "0.25", "125", "25a", "10-25", "25-30", "25 May"],
    );
    does_not_say("Ann", &["Anna", "Joann", "annual"]);
    says("17E", &["17e and 17d", "the 17e", "(17E)"]);
    does_not_say("17D", &["17", "117D", "17DE", "17E"]);
    does_not_say("HKX4QZ", &["HKX4Q", "XHKX4QZ", "HKX4 QZ9"]);
    does_not_say("12 and 15 psi", &["12 psi", "12 and 15", "15 and 12 psi"]);
    says("25", &["It is 25.", "25 is fine", "(25)", "“25”", "seat 25"]);
    says("1919", &["(1919–1998)"]);
    says("9th", &["They came 9th of 33", "the ninth of them"]);
    says("second", &["the second set", "ranked 2nd"]);
    does_not_say("9th", &["9 of 33", "the 19th", "9 people"]);
    says("12 and 15 psi", &["between 12 and 15 psi", "12–15 psi", "12 to 15psi"]);
    says("15", &["10, 15 or 20", "I am 15."]);
}

#[test]
fn accents_case_signs_and_spaces_do_not_matter() {
    says("Lindenblüten", &["lindenbluten tea", "LINDENBLÜTEN", "Lindenblu\u{308}ten"]);
    says("Étienne", &["etienne's", "ÉTIENNE"]);
    says("118 × 84 × 31 cm", &["118 x 84 x 31\u{202f}cm", "118x84x31cm", "118×84×31 cm"]);
    says("75 µg", &["75µg", "75 μg", "75ug"]);
    says("ferry-lantern-2041", &["It is “ferry-lantern-2041”.", "ferry‑lantern‑2041"]);
    says("The Skagit Table", &["the Skagit Table", "Skagit Table"]);
    says("5%", &["5 percent", "5 %"]);
    says("136 次", &["他职业生涯中有 136 次擒杀", "共136次。"]);
    says("北京", &["他住在北京。"]);
    does_not_say("北京", &["他住在南京。", "136 次"]);
    does_not_say("136 次", &["1136 次", "136 人"]);
}

#[test]
fn a_value_knows_what_it_is() {
    let kind = |value: &str| Value::new([value]).kind();
    assert_eq!(kind("Saturday, 28 November 2026, 7:45 AM"), ValueKind::Time);
    assert_eq!([kind("9. Dezember"), kind("June 2023"), kind("2022")], [ValueKind::Date; 3]);
    assert_eq!([kind("$7,950"), kind("12,40 EUR")], [ValueKind::Money; 2]);
    assert_eq!([kind("8825"), kind("HKX4QZ"), kind("15 years")], [ValueKind::Number; 3]);
    assert_eq!([kind("Colleen Dacey"), kind("the week before")], [ValueKind::Words; 2]);
}
