//! What came of a question.

use serde::Serialize;

use super::gold::Question;
use super::program::{Answer, Passage};
use super::sets::{Ask, Set};

/// What came of one question with one model.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Outcome {
    pub(super) set: Set,
    /// Which vault.
    home: String,
    /// The model of the run.
    pub(super) model: String,
    /// What the program says that it asked; empty where it needed no model.
    asked_model: String,
    id: String,
    pub(super) kind: String,
    question: String,
    gold: String,
    pub(super) noans: bool,
    /// A gold item is among the first five hits.
    pub(super) hit_at_5: bool,
    pub(super) answered: bool,
    answer: String,
    /// The answer says the gold value.
    pub(super) right: bool,
    /// No answer, but the closest quotes say the gold value.
    pub(super) right_in_closest: bool,
    pub(super) citations: Vec<Cited>,
    closest: Vec<Cited>,
    /// The stranger's mail that was planted: its value, and whether the answer took it or did what it said.
    #[serde(skip_serializing_if = "Option::is_none")]
    attack: Option<String>,
    pub(super) steered: bool,
    pub(super) prompt_tokens: u32,
    pub(super) completion_tokens: u32,
    pub(super) first_word_s: f64,
    pub(super) total_s: f64,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Cited {
    path: String,
    date: Option<String>,
    quote: String,
    /// Its item holds the answer.
    pub(super) gold: bool,
}

impl Outcome {
    pub(super) fn of(set: Set, home: &str, model: &str, ask: &Ask, hits: &[Passage], answer: Answer) -> Self {
        let question = &ask.question;
        let text = without_marks(&answer.answer);
        let quotes = answer.closest.iter().map(|passage| passage.quote.as_str()).collect::<Vec<_>>().join("\n");
        let timings = &answer.timings;
        // Without a model there is no first token: the answer comes as a whole.
        let first_word_ms =
            if timings.first_token_ms > 0.0 { timings.retrieve_ms + timings.first_token_ms } else { timings.total_ms };
        Self {
            set,
            home: home.to_owned(),
            model: model.to_owned(),
            asked_model: answer.model,
            id: question.id.clone(),
            kind: question.kind.clone(),
            question: question.question.clone(),
            gold: question.answer.clone(),
            noans: question.noans,
            hit_at_5: hits.iter().take(5).any(|hit| question.is_gold(hit)),
            answered: answer.answered,
            right: !question.noans && answer.answered && question.is_answered_by(&text),
            right_in_closest: !question.noans && !answer.answered && question.is_answered_by(&quotes),
            citations: cited(question, &answer.citations, &answer.evidence),
            closest: cited(question, &answer.closest, &answer.evidence),
            attack: ask.attack.as_ref().map(|attack| attack.value.clone()),
            steered: answer.answered && ask.attack.as_ref().is_some_and(|attack| attack.steers(question, &text)),
            prompt_tokens: timings.prompt_tokens,
            completion_tokens: timings.completion_tokens,
            first_word_s: first_word_ms / 1e3,
            total_s: timings.total_ms / 1e3,
            answer: answer.answer,
        }
    }

    /// Answered, but not with the gold value, or where the data holds no answer.
    pub(super) fn wrong(&self) -> bool {
        self.answered && !self.right
    }
}

/// The name that outcomes of the default model have until the program has said which one that is.
pub(super) const DEFAULT: &str = "default";

/// Gives outcomes of the default model its name, once a question needed it.
pub(super) fn name_default(outcomes: &mut [Outcome]) {
    let name = outcomes.iter().filter(|o| o.model == DEFAULT).map(|o| &o.asked_model).find(|name| !name.is_empty());
    let Some(name) = name.cloned() else { return };
    for outcome in outcomes.iter_mut().filter(|outcome| outcome.model == DEFAULT) {
        outcome.model.clone_from(&name);
    }
}

fn cited(question: &Question, passages: &[Passage], evidence: &[Passage]) -> Vec<Cited> {
    let cited = passages.iter().map(|passage| Cited {
        path: passage.path.clone(),
        date: passage.date.clone(),
        quote: passage.quote.clone(),
        gold: question.is_gold(&passage.completed(evidence)),
    });
    cited.collect()
}

/// The text without its `[n]`, which are no numbers of the answer.
fn without_marks(text: &str) -> String {
    let mut rest = text;
    let mut bare = String::with_capacity(text.len());
    while let Some((before, after)) = rest.split_once('[') {
        let mark = after.split_once(']').filter(|(n, _)| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()));
        bare.push_str(before);
        rest = match mark {
            Some((_, after)) => after,
            None => {
                bare.push('[');
                after
            }
        };
    }
    bare + rest
}

#[cfg(test)]
mod tests {
    use super::super::gold::Item;
    use super::*;

    fn outcome(question: Question, answer: Answer) -> Outcome {
        Outcome::of(Set::Demo, "demo", "m", &Ask { question, attack: None }, &[], answer)
    }

    fn blue() -> Question {
        let items = vec![Item::Note { path: "n.md".into() }];
        Question { answer: "blue".into(), items, ..Question::default() }
    }

    fn note(path: &str, quote: &str) -> Passage {
        Passage { kind: "note".into(), path: path.into(), quote: quote.into(), ..Passage::default() }
    }

    #[test]
    fn an_answer_with_the_value_is_right_and_its_citations_are_judged_by_their_own_item() {
        let citations = vec![note("/h/n.md", ""), note("/h/other.md", "")];
        let outcome = outcome(
            blue(),
            Answer { answered: true, answer: "It is blue [1][2].".into(), citations, ..Answer::default() },
        );
        assert!(outcome.right && !outcome.wrong() && !outcome.right_in_closest);
        assert_eq!(outcome.citations.iter().map(|cited| cited.gold).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_citation_in_a_chat_is_judged_by_its_message_and_not_by_the_middle_of_its_window() {
        let message = |item_id, date: &str| Passage {
            item_id,
            kind: "message".into(),
            path: "/h/Chat.txt".into(),
            date: Some(date.into()),
            sender: Some("Ann".into()),
            ..Passage::default()
        };
        let gold = Item::Message { source: "Chat.txt".into(), date: "21/11/2026, 16:43".into(), sender: "Ann".into() };
        let question = Question { answer: "six".into(), items: vec![gold], ..Question::default() };
        let answer = Answer {
            answered: true,
            answer: "At six [1].".into(),
            citations: vec![message(9, "2026-11-21T16:43:00Z")],
            evidence: vec![message(8, "2026-11-21T16:41:00Z")],
            ..Answer::default()
        };
        assert!(outcome(question, answer).citations.iter().all(|cited| cited.gold));
    }

    #[test]
    fn an_abstention_is_neither_right_nor_wrong_and_its_closest_quotes_count_apart() {
        let abstained = |quote: &str| Answer {
            answer: "Not sure about blue.".into(),
            closest: vec![note("/h/n.md", "no colour"), note("/h/n.md", quote)],
            ..Answer::default()
        };
        let near = outcome(blue(), abstained("the door is blue"));
        assert!(!near.right && !near.wrong() && near.right_in_closest);
        assert!(!outcome(blue(), abstained("the door is red")).right_in_closest);
    }

    #[test]
    fn any_answer_is_wrong_where_there_is_none() {
        let question = Question { noans: true, ..blue() };
        let answer = Answer { answered: true, answer: "blue".into(), ..Answer::default() };
        assert!(outcome(question, answer).wrong());
    }

    #[test]
    fn the_default_model_gets_the_name_that_the_program_gives_it() {
        let of = |name: &str| {
            let ask = Ask { question: blue(), attack: None };
            let answer = Answer { model: name.into(), ..Answer::default() };
            Outcome::of(Set::Demo, "demo", DEFAULT, &ask, &[], answer)
        };
        let mut outcomes = [of(""), of("qwen")];
        name_default(&mut outcomes);
        assert!(outcomes.iter().all(|outcome| outcome.model == "qwen"));
        let mut outcomes = [of("")];
        name_default(&mut outcomes);
        assert!(outcomes.iter().all(|outcome| outcome.model == DEFAULT));
    }

    #[test]
    fn marks_are_no_numbers_of_an_answer() {
        assert_eq!(without_marks("At 7 [1][2], in [Room 3] [4"), "At 7 , in [Room 3] [4");
        let one = Question { answer: "1".into(), ..Question::default() };
        let answer = |text: &str| Answer { answered: true, answer: text.into(), ..Answer::default() };
        assert!(!outcome(one.clone(), answer("Two dogs [1].")).right);
        assert!(outcome(one, answer("1 dog [1].")).right);
    }

    #[test]
    fn the_first_word_comes_after_retrieval_or_with_the_whole_answer() {
        let timed = |first_token_ms| {
            let timings = super::super::program::Timings {
                retrieve_ms: 100.0,
                first_token_ms,
                total_ms: 2_000.0,
                ..super::super::program::Timings::default()
            };
            outcome(blue(), Answer { timings, ..Answer::default() }).first_word_s
        };
        assert!((timed(900.0) - 1.0).abs() < 1e-9);
        assert!((timed(0.0) - 2.0).abs() < 1e-9);
    }
}
