//! Measures of a ranking, with what they may be by chance.

use serde::Serialize;
use std::{
    collections::BTreeSet,
    fmt::{self, Display},
    time::Duration,
};

/// Measures of one question; the order of [`NAMES`].
type Scores = [f64; 6];
const NAMES: [&str; 6] = ["ndcg@10", "r@1", "r@5", "r@10", "mrr@10", "hit@10"];

/// Drawings of the bootstrap (Efron 1979).
const DRAWINGS: usize = 1000;

/// Rankings and how long they took.
#[derive(Default)]
pub(crate) struct Measured {
    scores: Vec<Scores>,
    took: Vec<Duration>,
}

impl Measured {
    pub(crate) fn add(&mut self, ranked: &[usize], relevant: &BTreeSet<usize>, took: Duration) {
        self.scores.push(scores(ranked, relevant));
        self.took.push(took);
    }

    pub(crate) fn row(mut self, set: &str, scope: &'static str, level: &'static str, mode: &'static str) -> Row {
        self.took.sort();
        let at = |share: f64| {
            let last = self.took.len().saturating_sub(1);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let place = (share * last as f64).round() as usize;
            self.took.get(place).map_or(0.0, |took| took.as_secs_f64() * 1e3)
        };
        let mean = mean(&self.scores);
        Row {
            set: set.to_owned(),
            scope,
            level,
            mode,
            ndcg: mean[0],
            r1: mean[1],
            r5: mean[2],
            r10: mean[3],
            mrr: mean[4],
            hit: mean[5],
            p50_ms: at(0.5),
            p95_ms: at(0.95),
            queries: self.scores.len(),
            interval_95: NAMES.iter().copied().zip(intervals(&self.scores)).collect(),
        }
    }
}

/// nDCG with a gain of 1 for what is relevant (Järvelin & Kekäläinen 2002); recall as the share of what is relevant.
fn scores(ranked: &[usize], relevant: &BTreeSet<usize>) -> Scores {
    let found = |k: usize| ranked.iter().take(k).filter(|at| relevant.contains(at)).count();
    #[expect(clippy::cast_precision_loss, reason = "counts of documents are small")]
    let share = |k: usize| if relevant.is_empty() { 0.0 } else { found(k) as f64 / relevant.len() as f64 };
    #[expect(clippy::cast_precision_loss, reason = "ranks are at most ten")]
    let discount = |rank: usize| 1.0 / ((rank + 2) as f64).log2();
    let gained: f64 = ranked
        .iter()
        .take(10)
        .enumerate()
        .filter(|(_, at)| relevant.contains(at))
        .map(|(rank, _)| discount(rank))
        .sum();
    let ideal: f64 = (0..relevant.len().min(10)).map(discount).sum();
    let first = ranked.iter().take(10).position(|at| relevant.contains(at));
    #[expect(clippy::cast_precision_loss, reason = "ranks are at most ten")]
    let reciprocal = first.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
    let ndcg = if ideal > 0.0 { gained / ideal } else { 0.0 };
    [ndcg, share(1), share(5), share(10), reciprocal, if first.is_some() { 1.0 } else { 0.0 }]
}

fn mean(scores: &[Scores]) -> Scores {
    let mut sum = [0.0; 6];
    for score in scores {
        sum.iter_mut().zip(score).for_each(|(sum, score)| *sum += score);
    }
    #[expect(clippy::cast_precision_loss, reason = "numbers of questions are small")]
    let count = scores.len().max(1) as f64;
    sum.map(|sum| sum / count)
}

/// 95 % of the means of questions drawn with replacement lie between these. The same draw for the same number of
/// questions, so that the rows of a set can be compared.
fn intervals(scores: &[Scores]) -> [[f64; 2]; 6] {
    if scores.is_empty() {
        return [[0.0; 2]; 6];
    }
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        // splitmix64 (Steele, Lea & Flood 2014).
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    };
    let mut means: Vec<Scores> = Vec::with_capacity(DRAWINGS);
    for _ in 0..DRAWINGS {
        #[expect(clippy::cast_possible_truncation, reason = "below the number of questions")]
        let drawn: Vec<Scores> = (0..scores.len()).map(|_| scores[(next() % scores.len() as u64) as usize]).collect();
        means.push(mean(&drawn));
    }
    std::array::from_fn(|measure| {
        let mut values: Vec<f64> = means.iter().map(|mean| mean[measure]).collect();
        values.sort_by(f64::total_cmp);
        [values[DRAWINGS / 40], values[DRAWINGS - 1 - DRAWINGS / 40]]
    })
}

/// A row of the table, and of the file that `--json` writes.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    set: String,
    scope: &'static str,
    pub(crate) level: &'static str,
    mode: &'static str,
    #[serde(rename = "ndcg@10")]
    ndcg: f64,
    #[serde(rename = "r@1")]
    r1: f64,
    #[serde(rename = "r@5")]
    r5: f64,
    #[serde(rename = "r@10")]
    r10: f64,
    #[serde(rename = "mrr@10")]
    mrr: f64,
    #[serde(rename = "hit@10")]
    hit: f64,
    p50_ms: f64,
    p95_ms: f64,
    queries: usize,
    /// For each measure.
    interval_95: std::collections::BTreeMap<&'static str, [f64; 2]>,
}

impl Row {
    pub(crate) fn heading() -> String {
        format!(
            "{:<12} {:<7} {:<8} {:<8} {:>7} {:>13} {:>6} {:>6} {:>6} {:>13} {:>7} {:>7} {:>8} {:>8}",
            "set",
            "scope",
            "level",
            "mode",
            "nDCG@10",
            "95 %",
            "R@1",
            "R@5",
            "R@10",
            "95 %",
            "MRR@10",
            "hit@10",
            "p50 ms",
            "p95 ms"
        )
    }
}

impl Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let interval = |name: &str| {
            let [low, high] = self.interval_95.get(name).copied().unwrap_or_default();
            format!("{low:.3}–{high:.3}")
        };
        write!(
            f,
            "{:<12} {:<7} {:<8} {:<8} {:>7.3} {:>13} {:>6.3} {:>6.3} {:>6.3} {:>13} {:>7.3} {:>7.3} {:>8.1} {:>8.1}",
            self.set,
            self.scope,
            self.level,
            self.mode,
            self.ndcg,
            interval("ndcg@10"),
            self.r1,
            self.r5,
            self.r10,
            interval("r@10"),
            self.mrr,
            self.hit,
            self.p50_ms,
            self.p95_ms
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp)]
    use super::*;

    #[test]
    fn measures_agree_with_ones_worked_out_by_hand() {
        let relevant = [3, 5].into();
        // Found at ranks 2 and 4; ideally at 1 and 2.
        let [ndcg, r1, r5, r10, mrr, hit] = scores(&[9, 3, 8, 5], &relevant);
        let expected = (1.0 / 3_f64.log2() + 1.0 / 5_f64.log2()) / (1.0 + 1.0 / 3_f64.log2());
        assert!((ndcg - expected).abs() < 1e-12);
        assert_eq!([r1, r5, r10, mrr, hit], [0.0, 1.0, 1.0, 0.5, 1.0]);
        assert_eq!(scores(&[3, 5], &relevant)[0], 1.0);
        let late: Vec<usize> = (10..20).chain([3]).collect();
        assert_eq!(scores(&late, &relevant), [0.0; 6]);
    }

    #[test]
    fn an_interval_holds_its_mean_and_is_the_same_each_time() {
        let scores: Vec<Scores> = (0..200).map(|at| [f64::from(at % 2); 6]).collect();
        let [low, high] = intervals(&scores)[0];
        assert!(low < 0.5 && 0.5 < high && high - low < 0.2, "{low} {high}");
        assert_eq!(intervals(&scores), intervals(&scores));
    }
}
