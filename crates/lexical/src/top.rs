use domain::ChunkId;
use std::{cmp::Reverse, collections::BinaryHeap};

/// The best `k` of the chunks pushed: by falling score, then rising id, whatever the order of pushing.
pub(crate) struct Top {
    k: usize,
    /// The worst on top.
    kept: BinaryHeap<Reverse<Rank>>,
}

/// Greater is better.
#[derive(Clone, Copy, Debug)]
struct Rank {
    score: f32,
    chunk: ChunkId,
}

impl Ord for Rank {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.score.total_cmp(&other.score).then(other.chunk.cmp(&self.chunk))
    }
}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Rank {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Rank {}

impl Top {
    pub(crate) fn new(k: usize) -> Self {
        Self { k, kept: BinaryHeap::new() }
    }

    /// Whether a chunk would be among the best, asked before dearer questions.
    pub(crate) fn wants(&self, chunk: ChunkId, score: f32) -> bool {
        self.kept.len() < self.k || self.kept.peek().is_some_and(|worst| Rank { score, chunk } > worst.0)
    }

    pub(crate) fn push(&mut self, chunk: ChunkId, score: f32) {
        self.kept.push(Reverse(Rank { score, chunk }));
        if self.kept.len() > self.k {
            self.kept.pop();
        }
    }

    /// Scores at or below this are of no interest. Just under the worst one kept: an equal score with
    /// a smaller id is still of interest.
    pub(crate) fn threshold(&self) -> f32 {
        match self.kept.peek() {
            Some(worst) if self.kept.len() == self.k => worst.0.score.next_down(),
            _ => f32::MIN,
        }
    }

    pub(crate) fn into_sorted(self) -> Vec<(ChunkId, f32)> {
        self.kept.into_sorted_vec().into_iter().map(|Reverse(rank)| (rank.chunk, rank.score)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_best_come_out_in_order_whatever_the_order_in(scores in prop::collection::vec(0_u8..5, 0..40), k in 1_usize..10) {
            let mut all: Vec<_> = scores.iter().enumerate().map(|(i, score)| (ChunkId(i as i64), f32::from(*score))).collect();
            let mut top = Top::new(k);
            for (chunk, score) in all.iter().rev() {
                if *score > top.threshold() && top.wants(*chunk, *score) {
                    top.push(*chunk, *score);
                }
            }
            all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            all.truncate(k);
            prop_assert_eq!(top.into_sorted(), all);
        }
    }
}
