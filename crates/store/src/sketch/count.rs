//! In how many bits vectors differ, with what the processor has for it.

/// In how many bits each vector differs from the query. The vectors stand in columns: the first word of each, then
/// the second of each.
pub(super) fn differences(bits: &[u64], query: &[u64], distances: &mut [u16]) {
    #[cfg(target_arch = "x86_64")]
    {
        if is_x86_feature_detected!("avx512vpopcntdq")
            && is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512vl")
            && is_x86_feature_detected!("avx512bw")
        {
            // SAFETY: the processor was just asked whether it has what the function is compiled for.
            return unsafe { wide(bits, query, distances) };
        }
        if is_x86_feature_detected!("avx2") {
            // SAFETY: likewise.
            return unsafe { half_wide(bits, query, distances) };
        }
    }
    portable(bits, query, distances);
}

/// With an instruction that counts eight words at once.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512vl,avx512bw,avx512vpopcntdq")]
fn wide(bits: &[u64], query: &[u64], distances: &mut [u16]) {
    portable(bits, query, distances);
}

/// With look-ups of half bytes, 32 at once.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn half_wide(bits: &[u64], query: &[u64], distances: &mut [u16]) {
    portable(bits, query, distances);
}

/// Written so that the compiler makes of it what the processor that it compiles for can do best.
#[inline(always)]
fn portable(bits: &[u64], query: &[u64], distances: &mut [u16]) {
    const AT_ONCE: usize = 64;
    let n = distances.len();
    for (start, distances) in (0..).step_by(AT_ONCE).zip(distances.chunks_mut(AT_ONCE)) {
        let mut sums = [0_u64; AT_ONCE];
        for (word, query) in query.iter().enumerate() {
            let column = &bits[word * n + start..][..distances.len()];
            for (sum, bits) in sums.iter_mut().zip(column) {
                *sum += u64::from((bits ^ query).count_ones());
            }
        }
        for (distance, sum) in distances.iter_mut().zip(sums) {
            #[expect(clippy::cast_possible_truncation, reason = "64 bits a word, few words")]
            let sum = sum as u16;
            *distance = sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_the_processor_counts_at_once_is_what_is_counted_one_by_one(
            columns in prop::collection::vec(prop::collection::vec(any::<u64>(), 6), 0..200),
            query in prop::collection::vec(any::<u64>(), 6),
        ) {
            let bits: Vec<u64> = (0..6).flat_map(|word| columns.iter().map(move |vector| vector[word])).collect();
            let expected: Vec<u16> = columns
                .iter()
                .map(|vector| vector.iter().zip(&query).map(|(a, b)| (a ^ b).count_ones() as u16).sum())
                .collect();
            for count in [differences, portable] {
                let mut distances = vec![7; columns.len()];
                count(&bits, &query, &mut distances);
                prop_assert_eq!(&distances, &expected);
            }
        }
    }
}
