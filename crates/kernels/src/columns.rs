//! A result matrix that several tasks fill at once, each its own columns.

use std::marker::PhantomData;

/// A row-major matrix of which every task writes other columns.
pub(crate) struct Columns<'a> {
    start: *mut f32,
    len: usize,
    width: usize,
    life: PhantomData<&'a mut [f32]>,
}

// SAFETY: the only access is `write`, whose caller promises that no two tasks touch one element.
unsafe impl Sync for Columns<'_> {}

impl<'a> Columns<'a> {
    pub(crate) fn new(matrix: &'a mut [f32], width: usize) -> Self {
        Self { start: matrix.as_mut_ptr(), len: matrix.len(), width, life: PhantomData }
    }

    /// Writes `values` into `row`, from `column` on.
    ///
    /// # Safety
    /// While this value lives, no other thread may write these columns.
    pub(crate) unsafe fn write(&self, row: usize, column: usize, values: &[f32]) {
        let at = row * self.width + column;
        assert!(column + values.len() <= self.width && at + values.len() <= self.len, "outside of the result");
        // SAFETY: the place lies inside the exclusively borrowed slice, as just checked, and the
        // caller promises that nobody else writes it. `values` cannot overlap it: the slice is
        // borrowed mutably.
        unsafe { std::ptr::copy_nonoverlapping(values.as_ptr(), self.start.add(at), values.len()) }
    }
}
