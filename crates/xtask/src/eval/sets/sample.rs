//! Samples that are the same in every run, and stay mostly the same when questions are added or removed.

use sha2::{Digest, Sha256};

use super::super::gold::Question;

/// At most `count` questions that have an answer and `count` that have none, in their given order.
pub(super) fn of_each(mut questions: Vec<Question>, count: usize) -> Vec<Question> {
    let mut ranked: Vec<(bool, [u8; 32])> = questions.iter().map(|q| (q.noans, rank(&q.id))).collect();
    ranked.sort_unstable();
    let limit = |noans: bool| ranked.iter().filter(|(none, _)| *none == noans).nth(count).map(|(_, rank)| *rank);
    let limits = (limit(false), limit(true));
    questions.retain(|question| {
        let limit = if question.noans { limits.1 } else { limits.0 };
        limit.is_none_or(|limit| rank(&question.id) < limit)
    });
    questions
}

/// A place in a random order that depends on nothing but the id.
fn rank(id: &str) -> [u8; 32] {
    Sha256::digest(format!("inglenook eval {id}")).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn questions(count: usize) -> Vec<Question> {
        (0..count).map(|n| Question { id: format!("q{n}"), noans: n % 2 == 1, ..Question::default() }).collect()
    }

    fn ids(questions: &[Question]) -> Vec<&str> {
        questions.iter().map(|question| question.id.as_str()).collect()
    }

    #[test]
    fn a_sample_has_as_many_with_an_answer_as_without_and_is_always_the_same() {
        let sample = of_each(questions(100), 10);
        assert_eq!((sample.len(), sample.iter().filter(|question| question.noans).count()), (20, 10));
        assert_eq!(ids(&sample), ids(&of_each(questions(100), 10)));
        assert_ne!(ids(&sample), ids(&questions(20)), "not simply the first");
    }

    #[test]
    fn a_larger_sample_holds_the_smaller_one() {
        let (small, large) = (of_each(questions(100), 10), of_each(questions(100), 20));
        assert!(ids(&small).iter().all(|id| ids(&large).contains(id)));
        assert_eq!(of_each(questions(9), 100).len(), 9);
        assert_eq!(of_each(questions(9), 0).len(), 0);
    }
}
