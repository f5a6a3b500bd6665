use crate::facts::{Fact, facts};
use domain::{DateTime, Hit, Passage};
use jiff::ZonedDateTime;
use language::time;
use std::{
    cmp::{Ordering, Reverse},
    ops::Range,
};

/// From here on a passage counts as one that answers the question, taken by itself.
const ANSWERS: f32 = 0.5;
/// A newer item of another thread overtakes the best one from this share of its probability on.
const OVERTAKES: f32 = 0.3;
/// From this share on one that does not overtake makes the best one doubtful.
const CONTESTS: f32 = 0.2;
/// Letters and digits of a booking code at least.
const SHORTEST_CODE: usize = 5;
/// What a mail counts whose sender's name is known with another address: anybody can call themselves "Mama".
const NEW_ADDRESS: f32 = 0.5;
/// What a day that has passed counts for a question about what lies ahead.
const PAST: f32 = 0.2;

/// A hit of the question's search, and what the selector says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The hit.
    pub hit: Hit,
    /// Its words.
    pub passage: Passage,
    /// `None` where no selector is installed.
    pub judged: Option<Judged>,
    /// Its sender bears a name that the vault knows with another address, and never had a mail from the user.
    pub new_address: bool,
    /// A mail of somebody who wrote no other, and to whom the user never wrote.
    pub stranger: bool,
}

/// What the selector says of a passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The probability that this is the passage to answer from.
    pub chosen: f32,
    /// The probability that it answers at all: an older item that was overtaken does.
    pub answers: f32,
    /// The probability of `place`, given that it answers.
    pub sure: f32,
    /// The words that answer; `None` when they are not the user's (a header).
    pub place: Option<Place>,
}

/// Words within a passage.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// Index of the span of the passage.
    pub span: usize,
    /// Bytes of that span's text.
    pub range: Range<usize>,
}

impl Candidate {
    /// How far the selector's choice is believed, where code knows better.
    fn belief(&self, now: &ZonedDateTime, ahead: bool) -> f32 {
        let mut belief = if self.new_address { NEW_ADDRESS } else { 1.0 };
        if ahead && self.names_only_past_days(now) {
            belief *= PAST;
        }
        belief
    }

    /// The words that answer name days, and all of them have passed.
    fn names_only_past_days(&self, now: &ZonedDateTime) -> bool {
        let days = self.value().map(|value| time::named(&value, self.date(), now)).unwrap_or_default();
        !days.is_empty() && days.iter().all(|day| day.lies == Ordering::Less)
    }

    pub(crate) fn answers(&self) -> bool {
        self.judged.as_ref().is_some_and(|judged| judged.answers >= ANSWERS)
    }

    /// The words that answer, on one line.
    pub(crate) fn value(&self) -> Option<String> {
        let place = self.judged.as_ref()?.place.as_ref()?;
        let words = self.passage.spans.get(place.span)?.text.get(place.range.clone())?;
        Some(words.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|value| !value.is_empty())
    }

    /// When the words that answer were written.
    pub(crate) fn date(&self) -> Option<DateTime> {
        let place = self.judged.as_ref().and_then(|judged| judged.place.as_ref());
        place.and_then(|place| self.passage.spans.get(place.span)?.date).or(self.passage.date)
    }
}

/// The candidates in the order in which an answer should believe them, each with its probability, and the probability that
/// nothing answers. That is what the selector says, save that
/// - a question about what lies `ahead` is hardly answered by a day that has passed, nor any question by a known name that
///   writes from a new address;
/// - a newer item that gives other words takes the place, and the probability, of the one that it overtakes: one of the
///   same thread always, another if it is likely enough and not from a stranger. On people kept apart from training the newer
///   one was right in 11 of 14 cases.
pub(crate) fn ordered<'a>(
    candidates: &'a [Candidate],
    nothing: f32,
    now: &ZonedDateTime,
    ahead: bool,
) -> (Vec<(&'a Candidate, f32)>, f32) {
    let chosen = |candidate: &Candidate| candidate.judged.as_ref().map_or(0.0, |judged| judged.chosen);
    let mut order: Vec<(&Candidate, f32)> =
        candidates.iter().map(|candidate| (candidate, chosen(candidate) * candidate.belief(now, ahead))).collect();
    let all = nothing + order.iter().map(|(_, chosen)| chosen).sum::<f32>();
    let nothing = if all > 0.0 { nothing / all } else { nothing };
    if all > 0.0 {
        order.iter_mut().for_each(|(_, chosen)| *chosen /= all);
    }
    // Stable: without a selector the order of the search stays.
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let Some((best, chosen)) = order.first().copied() else { return (order, nothing) };
    let overtakes = |(other, likely): &&(&Candidate, f32)| {
        let same_thread = other.passage.thread.is_some() && other.passage.thread == best.passage.thread;
        let trusted = !other.stranger || domain(other).is_some_and(|of| domain(best) == Some(of));
        let elsewhere = trusted && *likely >= OVERTAKES * chosen && !is_another_matter(other, best);
        (same_thread || elsewhere) && says_otherwise(other, best)
    };
    let newest = (1..order.len()).filter(|at| overtakes(&&order[*at])).min_by_key(|at| Reverse(order[*at].0.date()));
    if let Some(at) = newest {
        let (newest, of_its_own) = order.remove(at);
        order[0].1 = 0.0;
        order.insert(0, (newest, of_its_own + chosen));
    }
    (order, nothing)
}

/// Whether a newer item says otherwise that does not overtake: a stranger's, or a less likely one. It comes second then.
pub(crate) fn is_contested(order: &mut Vec<(&Candidate, f32)>) -> bool {
    let Some((best, chosen)) = order.first().copied() else { return false };
    let contests = |(other, likely): &(&Candidate, f32)| {
        *likely >= CONTESTS * chosen && says_otherwise(other, best) && !is_another_matter(other, best)
    };
    let Some(at) = (1..order.len()).find(|at| contests(&order[*at])) else { return false };
    let newer = order.remove(at);
    order.insert(1, newer);
    true
}

/// Whether an item that answers as well is newer, and gives other words.
fn says_otherwise(other: &Candidate, best: &Candidate) -> bool {
    let words = |candidate: &Candidate| candidate.value().map(|value| value.to_lowercase());
    other.answers() && other.date() > best.date() && words(other) != words(best)
}

/// Two bookings under two codes are two matters, and neither changes the other. A code that is itself the answer says
/// nothing: codes are changed as well.
fn is_another_matter(one: &Candidate, other: &Candidate) -> bool {
    let codes = |text: &str| facts(text).into_iter().map(|found| found.fact).filter(is_code).collect::<Vec<_>>();
    let beside = |candidate: &Candidate| -> Vec<Fact> {
        let answer = codes(&candidate.value().unwrap_or_default());
        let all = codes(&format!("{}\n{}", candidate.passage.title, candidate.passage.body()));
        all.into_iter().filter(|code| !answer.contains(code)).collect()
    };
    let (one, other) = (beside(one), beside(other));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|code| other.contains(code))
}

fn is_code(fact: &Fact) -> bool {
    matches!(fact, Fact::Code(code) if code.chars().count() >= SHORTEST_CODE)
}

/// The domain that a mail came from.
fn domain(candidate: &Candidate) -> Option<String> {
    let address = candidate.passage.sender()?.address.as_deref()?;
    Some(address.rsplit_once('@')?.1.to_lowercase())
}
