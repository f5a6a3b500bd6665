//! Shares with their intervals, and medians.

use serde::{Serialize, Serializer, ser::SerializeStruct};

/// `part` of `of`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) part: usize,
    pub(super) of: usize,
}

impl Share {
    pub(super) fn count<T>(of: &[T], test: impl Fn(&T) -> bool) -> Self {
        Self { part: of.iter().filter(|one| test(one)).count(), of: of.len() }
    }

    fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.part as f64 / self.of as f64)
    }

    /// The 95 % interval (Wilson 1927, without continuity correction).
    pub(super) fn interval(self) -> Option<(f64, f64)> {
        const Z: f64 = 1.959_964;
        let share = self.share()?;
        let n = self.of as f64;
        let scale = 1.0 + Z * Z / n;
        let middle = (share + Z * Z / (2.0 * n)) / scale;
        let reach = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt() / scale;
        Some(((middle - reach).max(0.0), (middle + reach).min(1.0)))
    }

    /// `71 % (57–82)`.
    pub(super) fn in_words(self) -> String {
        let (Some(share), Some((low, high))) = (self.share(), self.interval()) else { return "–".to_owned() };
        format!("{:.0} % ({:.0}–{:.0})", share * 100.0, low * 100.0, high * 100.0)
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let interval = self.interval();
        let mut share = serializer.serialize_struct("Share", 5)?;
        share.serialize_field("part", &self.part)?;
        share.serialize_field("of", &self.of)?;
        share.serialize_field("share", &self.share())?;
        share.serialize_field("low", &interval.map(|(low, _)| low))?;
        share.serialize_field("high", &interval.map(|(_, high)| high))?;
        share.end()
    }
}

/// The middle and the upper end of some measurements.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(super) struct Spread {
    pub(super) median: f64,
    pub(super) p95: f64,
}

impl Spread {
    /// By nearest rank; zeros for no measurements.
    pub(super) fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.collect();
        values.sort_by(f64::total_cmp);
        let at = |percent: usize| {
            let rank = (values.len() * percent).div_ceil(100).saturating_sub(1);
            values.get(rank).copied().unwrap_or_default()
        };
        Self { median: at(50), p95: at(95) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_wilson_s() {
        // Newcombe 1998, table 1: 81 of 263, and 0 of 20.
        let near = |share: Share, low: f64, high: f64| {
            share.interval().is_some_and(|(a, b)| (a - low).abs() < 1e-4 && (b - high).abs() < 1e-4)
        };
        assert!(near(Share { part: 81, of: 263 }, 0.2553, 0.3662));
        assert!(near(Share { part: 0, of: 20 }, 0.0, 0.1611));
        assert_eq!(Share { part: 34, of: 48 }.in_words(), "71 % (57–82)");
        assert_eq!(Share { part: 0, of: 0 }.in_words(), "–");
    }

    #[test]
    fn the_spread_is_by_nearest_rank() {
        let spread = Spread::of((1..=20).rev().map(f64::from));
        assert_eq!((spread.median, spread.p95), (10.0, 19.0));
        assert_eq!(Spread::of(std::iter::once(3.0)).p95, 3.0);
        assert_eq!(Spread::of(std::iter::empty()).median, 0.0);
    }
}
