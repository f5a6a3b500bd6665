//! Everyday words that stand for one another between a question and its evidence.
//!
//! "When is my flight?" is answered by an airline's mail that says "departs" and never "flight". That is not
//! found out by comparing vectors: with all-MiniLM-L6-v2 the question is as near to that mail (.48) as "When is
//! the plumber coming?" is to "There's water coming in" (.58). (`inglenook search --mode vector --json` over the
//! demo home.) So the common cases are written down. Words that
//! are alike but not the same matter (a doctor and a dentist) are in different groups on purpose.

use crate::words::stem;

/// One matter a line. The first word is the one that people ask for, and each stands for all others of its line.
const MATTERS: [&str; 30] = [
    "flight fly flying flew plane airplane airline airlines aircraft airport boarding",
    "train rail railway platform",
    "trip journey travel travels itinerary",
    "hotel hostel inn room check-in",
    "doctor dr physician gp clinic",
    "dentist dental teeth tooth",
    "surgery operation op",
    "prescription medicine medication pills",
    "glasses spectacles lenses",
    "meeting call session conference",
    "bill invoice",
    "salary pay wage wages paycheck payslip",
    "refund reimbursement repaid",
    "rent landlord lease",
    "mortgage loan",
    "parcel package delivery shipment tracking",
    "car auto vehicle",
    "bike bicycle",
    "wifi wi-fi wlan network",
    "code pin passcode combination",
    "phone telephone mobile cell",
    "guarantee warranty",
    "present gift",
    "birthday born",
    "wedding marry married marriage",
    "funeral burial",
    "teacher school class classroom",
    "movie film cinema",
    "restaurant table dinner",
    "apartment flat",
];

/// The words of the same matter as this one, as stems. Takes a stem.
pub(crate) fn kin(word: &str) -> impl Iterator<Item = String> {
    let lines = MATTERS.iter().filter(move |line| line.split(' ').any(|other| stem(other) == word));
    lines.flat_map(|line| line.split(' ')).map(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_matter_find_each_other_and_no_others() {
        assert!(kin("flight").any(|word| word == stem("airlines")));
        assert!(kin(&stem("airlines")).any(|word| word == "flight"));
        assert!(!kin("dentist").any(|word| word == "doctor"));
        assert_eq!(kin("boiler").count(), 0);
    }

    #[test]
    fn each_word_stands_in_one_line_only() {
        let mut words: Vec<&str> = MATTERS.iter().flat_map(|line| line.split(' ')).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }
}
