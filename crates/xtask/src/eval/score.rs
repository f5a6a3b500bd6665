//! What came of each question, and the table of all.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::gold::Question;
use super::{Answer, Hit};

/// What came of one question.
#[derive(Debug, Serialize)]
pub(super) struct Outcome {
    id: String,
    kind: String,
    question: String,
    gold: String,
    noans: bool,
    /// A gold item is among the first five hits.
    hit_at_5: bool,
    answered: bool,
    answer: String,
    /// The answer contains the gold value.
    right: bool,
    citations: usize,
    /// Of these, the ones that point at a gold item.
    gold_citations: usize,
}

impl Outcome {
    pub(super) fn of(question: &Question, hits: &[Hit], answer: Answer) -> Self {
        // A citation names its chunk; what is known about the item stands with the evidence.
        let gold_citations = answer
            .citations
            .iter()
            .filter_map(|citation| answer.evidence.iter().find(|hit| hit.chunk_id == citation.chunk_id))
            .filter(|hit| question.is_gold(hit))
            .count();
        Self {
            id: question.id.clone(),
            kind: question.kind.clone(),
            question: question.question.clone(),
            gold: question.answer.clone(),
            noans: question.noans,
            hit_at_5: hits.iter().take(5).any(|hit| question.is_gold(hit)),
            answered: answer.answered,
            right: !question.noans && answer.answered && question.is_answered_by(&answer.answer),
            citations: answer.citations.len(),
            gold_citations,
            answer: answer.answer,
        }
    }
}

/// Counts per kind and in all. "Abstained" is right where the data holds no answer, and wrong elsewhere.
pub(super) fn table(outcomes: &[Outcome]) -> String {
    let mut kinds = BTreeMap::<&str, Vec<&Outcome>>::new();
    for outcome in outcomes {
        kinds.entry(&outcome.kind).or_default().push(outcome);
    }
    let mut table = String::from(
        "| kind | questions | hit@5 | right value | citations at gold | abstained |\n|---|---|---|---|---|---|\n",
    );
    let all = outcomes.iter().collect();
    for (kind, of_kind) in kinds.into_iter().chain([("all", all)]) {
        let (none, some): (Vec<&Outcome>, Vec<&Outcome>) = of_kind.iter().partition(|outcome| outcome.noans);
        let count = |of: &[&Outcome], test: fn(&Outcome) -> bool| of.iter().filter(|outcome| test(outcome)).count();
        let share = |part: usize, of: usize| if of == 0 { "–".to_owned() } else { format!("{part}/{of}") };
        let abstained = match (none.len(), count(&none, |o| !o.answered), count(&some, |o| !o.answered)) {
            (0, _, wrongly) => format!("{wrongly} wrongly"),
            (of, rightly, _) if some.is_empty() => format!("{rightly}/{of} rightly"),
            (of, rightly, wrongly) => format!("{rightly}/{of} rightly, {wrongly} wrongly"),
        };
        // Writing to a String cannot fail.
        let _ = writeln!(
            table,
            "| {kind} | {} | {} | {} | {} | {abstained} |",
            of_kind.len(),
            share(count(&some, |o| o.hit_at_5), some.len()),
            share(count(&some, |o| o.right), some.len()),
            share(some.iter().map(|o| o.gold_citations).sum(), some.iter().map(|o| o.citations).sum()),
        );
    }
    table
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::Citation;
    use super::*;

    fn question(noans: bool) -> Question {
        let items = if noans { "" } else { r#"{"kind":"note","path":"n.md"}"# };
        let kind = if noans { "noans" } else { "fact" };
        let line =
            format!(r#"{{"id":"q","question":"?","answer":"blue","items":[{items}],"noans":{noans},"kind":"{kind}"}}"#);
        serde_json::from_str(&line).unwrap()
    }

    fn hit(chunk_id: u64, path: &str) -> Hit {
        Hit { chunk_id, kind: "note".into(), path: path.into(), ..Hit::default() }
    }

    #[test]
    fn the_table_counts_hits_values_citations_and_abstentions() {
        let right = Answer {
            answered: true,
            answer: "It is blue [1].".into(),
            citations: vec![Citation { chunk_id: 1 }, Citation { chunk_id: 2 }],
            evidence: vec![hit(1, "/h/n.md"), hit(2, "/h/other.md")],
            ..Answer::default()
        };
        let outcomes = [
            Outcome::of(&question(false), &[hit(2, "/h/other.md"), hit(1, "/h/n.md")], right),
            Outcome::of(&question(false), &[hit(2, "/h/other.md")], Answer::default()),
            Outcome::of(&question(true), &[], Answer::default()),
            Outcome::of(&question(true), &[], Answer { answered: true, answer: "blue".into(), ..Answer::default() }),
        ];
        let table = table(&outcomes);
        assert!(table.contains("| fact | 2 | 1/2 | 1/2 | 1/2 | 1 wrongly |"), "{table}");
        assert!(table.contains("| noans | 2 | – | – | – | 1/2 rightly |"), "{table}");
        assert!(table.contains("| all | 4 | 1/2 | 1/2 | 1/2 | 1/2 rightly, 1 wrongly |"), "{table}");
    }

    #[test]
    fn an_abstention_with_the_value_in_it_is_not_right() {
        let answer = Answer { answered: false, answer: "blue".into(), ..Answer::default() };
        assert!(!Outcome::of(&question(false), &[], answer).right);
    }
}
