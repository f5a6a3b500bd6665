use domain::ChunkId;

/// A set of chunks that a filter allows, as a bitmap over their ids.
///
/// A million ids take 122 KiB and [`contains`](Self::contains) is one memory access, so that a
/// lexical search may ask for every document that it meets.
#[derive(Clone, Default, Eq, PartialEq)]
pub struct ChunkSet {
    words: Vec<u64>,
    len: usize,
}

impl ChunkSet {
    /// True when the chunk is allowed.
    #[must_use]
    pub fn contains(&self, id: ChunkId) -> bool {
        place(id).is_some_and(|(word, bit)| self.words.get(word).is_some_and(|bits| bits & bit != 0))
    }

    /// How many chunks are allowed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// True when the filter leaves nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The chunks in order of id.
    pub fn iter(&self) -> impl Iterator<Item = ChunkId> + '_ {
        self.words.iter().enumerate().flat_map(|(word, &bits)| {
            std::iter::successors(Some(bits), |bits| Some(bits & bits.wrapping_sub(1)))
                .take_while(|bits| *bits != 0)
                .map(move |bits| ChunkId(word as i64 * 64 + i64::from(bits.trailing_zeros())))
        })
    }

    fn insert(&mut self, id: ChunkId) {
        let Some((word, bit)) = place(id) else { return };
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        if self.words[word] & bit == 0 {
            self.words[word] |= bit;
            self.len += 1;
        }
    }
}

/// Word and bit of an id. Ids of rows are positive, so that the map has no place for others.
fn place(id: ChunkId) -> Option<(usize, u64)> {
    let id = usize::try_from(id.0).ok()?;
    Some((id / 64, 1 << (id % 64)))
}

impl FromIterator<ChunkId> for ChunkSet {
    fn from_iter<I: IntoIterator<Item = ChunkId>>(ids: I) -> Self {
        let mut set = Self::default();
        for id in ids {
            set.insert(id);
        }
        set
    }
}

impl std::fmt::Debug for ChunkSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ChunkSet of {}", self.len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn a_chunk_set_behaves_as_a_sorted_set(ids in proptest::collection::vec(0_i64..700, 0..200)) {
            let set: ChunkSet = ids.iter().copied().map(ChunkId).collect();
            let model: BTreeSet<i64> = ids.into_iter().collect();
            prop_assert_eq!(set.len(), model.len());
            prop_assert_eq!(set.iter().map(|id| id.0).collect::<Vec<_>>(), model.iter().copied().collect::<Vec<_>>());
            for id in -1..800 {
                prop_assert_eq!(set.contains(ChunkId(id)), model.contains(&id));
            }
        }
    }
}
