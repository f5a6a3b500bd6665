//! Dates and times.

use super::super::Value;
use super::{does_not_say, says};

#[test]
fn a_day_is_the_same_in_every_notation() {
    says(
        "9 December 2026",
        &[
            "It is on 9 December 2026.",
            "December 9, 2026",
            "Dec 9",
            "on the 9th",
            "9th",
            "9.",
            "on the ninth of December",
            "the 9th of December",
            "9. Dezember",
            "am 9.",
            "am 9.12.",
            "am Mittwoch, den 9.",
            "09.12.2026",
            "2026-12-09",
            "2026-12-09T15:40:00+01:00",
            "12/9/2026",
            "9/12/26",
            "le 9 décembre",
            "le 9e décembre",
            "el 9 de diciembre de 2026",
            "miércoles 9 de diciembre",
            "mercoledì 9 dicembre",
            "quarta-feira, 9 de dezembro de 2026",
            "woensdag 9 december",
            "Wednesday, December 9th, 2026, at 3:40 PM",
            "Wed 9 Dec",
            "Wednesday the 9th",
        ],
    );
    says("9. Dezember", &["9 December", "December 9th", "on the 9th", "el 9 de diciembre"]);
    says("1er février", &["1 February", "Feb 1", "1. Februar"]);
    says("the twenty-first of March", &["21 March", "21. März", "21 de março"]);
}

#[test]
fn another_day_month_year_or_weekday_is_not_that_day() {
    does_not_say(
        "9 December 2026",
        &[
            "8 December 2026",
            "19 December 2026",
            "29 December",
            "9 November 2026",
            "9 December 2025",
            "in December 2026",
            "December",
            "Tuesday the 9th",
            "Thursday 9 December",
            "on the 19th",
            "9",
            "9 people in December",
            "they came 9th of 33",
            "on the 9th floor",
            "10.12.2026",
            "9.11.2026",
            "2026-12-19",
            "at 9:12",
            "room 912",
            "It costs 9.12",
            "am 8.",
        ],
    );
    does_not_say("Monday", &["Tuesday", "on 9 December 2026", "monday2"]);
    does_not_say("June 2023", &["June 2022", "July 2023", "2023"]);
}

#[test]
fn parts_of_a_date_are_found_in_a_fuller_one() {
    says("Wednesday", &["on 9 December 2026", "Mittwoch", "mercredi 9", "on Wednesday afternoon"]);
    says("June 2023", &["12 June 2023", "in June 2023", "juin 2023", "im Juni"]);
    says("2022", &["in May 2022", "2022", "9 December 2022", "the summer of 2022"]);
    does_not_say("2022", &["2023", "20221", "$2022.50", "2,022.5"]);
    says("24th", &["October 24", "on the 24th", "24 October"]);
    does_not_say("24th", &["24 people", "at 24", "the 25th"]);
}

#[test]
fn the_first_of_two_days_has_the_month_of_the_second() {
    let course =
        ["from 23rd to 25th June", "23-25 June", "23–25 June 2026", "23. bis 25. Juni", "the 23rd and 25th of June"];
    says("23 June", &course);
    says("25 June", &course);
    says("23rd to 25th June", &course[..4]);
    does_not_say("24 June", &course);
    does_not_say("23 July", &course);
    says("18 April", &["18/19 April", "the 18th, 19 April apart"]);
    does_not_say("12 May", &["12 people to 14 May", "14 May"]);
}

#[test]
fn words_that_look_like_months_stay_words() {
    says("Marco", &["Marco is coming"]);
    says("12 Marsh Lane", &["at 12 Marsh Lane"]);
    does_not_say("5 May", &["You may bring 5", "may 15", "5 maybe"]);
    does_not_say("3 March", &["They march at 3", "3 marched"]);
}

#[test]
fn a_time_is_the_same_in_every_notation() {
    says(
        "3:40 PM",
        &[
            "at 3:40 PM",
            "15:40",
            "3.40pm",
            "3:40 p.m.",
            "3:40pm",
            "15.40 Uhr",
            "15:40 Uhr",
            "15h40",
            "um 15:40",
            "3:40 in the afternoon",
            "3:40",
            "a las 3:40 de la tarde",
            "3:40 P.M., Monday",
        ],
    );
    says("6 pm", &["18:00", "6pm", "6:00 PM", "18 Uhr", "at 6", "six in the evening", "six o'clock", "um 18 Uhr"]);
    says("at six", &["back at six", "6", "at 6", "6 pm", "six"]);
    says("six", &["back at six", "at 6", "six"]);
    says("noon", &["12:00 PM", "at 12 noon", "12:00"]);
    says("7:45 AM", &["07:45", "7:45 am", "7:45 in the morning", "7.45 a.m."]);
}

#[test]
fn another_time_or_the_other_half_of_the_day_is_not_that_time() {
    does_not_say(
        "3:40 PM",
        &[
            "3:40 AM",
            "03:40",
            "3:45 PM",
            "13:40",
            "3:40 in the morning",
            "at 3",
            "340",
            "3.40 euros",
            "3:40:12",
            "2:40 pm",
            "13:40 Uhr",
            "23:40",
            "15:04",
        ],
    );
    does_not_say("7:45 AM", &["7:45 PM", "19:45", "7:45 in the evening", "17:45", "7:45 abends"]);
    does_not_say("at six", &["six people", "$6", "at sixteen", "at 7"]);
    does_not_say("20:58.3", &["20:58", "20:58.4", "8:58 PM"]);
}

#[test]
fn dates_and_times_may_stand_in_any_order() {
    says("Saturday, 28 November 2026, 7:45 AM", &["at 7:45 on 28 November", "7:45 AM on Saturday the 28th"]);
    does_not_say(
        "Saturday, 28 November 2026, 7:45 AM",
        &["on 28 November", "28 November at 7:45 PM", "7:45 on Friday"],
    );
    says("Monday 16 November at 7", &["Monday 16 November at 7", "at 7:00 on November 16", "at 7 on the 16th"]);
}

#[test]
fn a_short_spelling_takes_the_rest_from_a_longer_one() {
    let flight = Value::new(["Saturday, 28 November 2026, 7:45 AM", "7:45"]);
    assert!(flight.is_said_by("It leaves at 7:45 AM."));
    assert!(flight.is_said_by("07:45"));
    assert!(!flight.is_said_by("It leaves at 7:45 PM."));
    let dinner = Value::new(["24 October", "24th"]);
    assert!(dinner.is_said_by("on the 24th"));
    assert!(!dinner.is_said_by("on 24 November"), "another month");
    let party = Value::new(["Saturday 10 October at 2", "a week on Saturday"]);
    assert!(party.is_said_by("it is a week on saturday, 2 till 4"));
    assert!(party.is_said_by("Saturday 10 October, 2 PM"));
    assert!(!party.is_said_by("a week on Sunday"));
    let visit = Value::new(["Friday July 10", "Friday", "July"]);
    assert!(visit.is_said_by("on Friday") && visit.is_said_by("Friday the 10th") && visit.is_said_by("in July"));
    assert!(!visit.is_said_by("Friday July 17"), "another Friday");
    assert!(!visit.is_said_by("the 17th"));
    let fee = Value::new(["$25", "25"]);
    assert!(fee.is_said_by("She takes 25."));
    assert!(!fee.is_said_by("She takes 25 euros."));
    assert!(!fee.is_said_by("She takes 25 minutes."));
}
