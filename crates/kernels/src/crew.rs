//! Threads that stay awake between one product and the next.
//!
//! A token of a language model costs some two hundred products of a quarter of a millisecond and less, one after the
//! other. A thread that goes to sleep after each is woken by the operating system, which takes as long as a product.
//! These look around for the next one a while before they sleep.

use std::{
    any::Any,
    cell::UnsafeCell,
    hint::spin_loop,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Mutex, OnceLock, PoisonError, TryLockError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::SeqCst},
    },
    thread::{self, Thread},
    time::{Duration, Instant},
};

/// How long a helper looks around: longer than what a model does between two products, and than the choice of a token.
const AWAKE: Duration = Duration::from_millis(1);

/// Does `work` for each of `pieces`, each exactly once and in no particular order, on all threads of the crew and this
/// one. `wake` says whether it is worth waking those that sleep.
///
/// Called from within `work`, or while another thread has the crew, it does the pieces alone.
pub(crate) fn each(pieces: usize, wake: bool, work: impl Fn(usize) + Sync) {
    static CREW: OnceLock<Crew> = OnceLock::new();
    CREW.get_or_init(|| Crew::new(rayon::current_num_threads() - 1)).each(pieces, wake, &work);
}

/// [`each`] for the pieces of `values` that are `size` long (the last may be shorter).
pub(crate) fn each_chunk<T: Send>(values: &mut [T], size: usize, wake: bool, work: impl Fn(usize, &mut [T]) + Sync) {
    struct Start<T>(*mut T);
    // SAFETY: the pointer leads to values that may be sent, and each piece makes a slice of its own of them.
    unsafe impl<T: Send> Sync for Start<T> {}
    impl<T> Start<T> {
        fn at(&self, index: usize) -> *mut T {
            self.0.wrapping_add(index)
        }
    }
    let (len, start) = (values.len(), Start(values.as_mut_ptr()));
    each(len.div_ceil(size), wake, |piece| {
        let from = piece * size;
        // SAFETY: within `values`, which is borrowed mutably; each piece is done once, and no two share an element.
        work(piece, unsafe { std::slice::from_raw_parts_mut(start.at(from), size.min(len - from)) });
    });
}

/// How many threads work at once.
pub(crate) fn size() -> usize {
    rayon::current_num_threads()
}

struct Crew {
    /// Held by the thread whose job it is.
    turn: Mutex<()>,
    board: &'static Board,
    helpers: Vec<Helper>,
}

struct Helper {
    thread: Thread,
    asleep: &'static AtomicBool,
}

/// Where a job is posted.
struct Board {
    /// Counts the jobs.
    job: AtomicU64,
    /// Written while no helper is inside, by the thread that has the turn.
    work: UnsafeCell<Option<Work>>,
    /// Whether `work` may be read by those inside.
    open: AtomicBool,
    /// Helpers that look at the job or do pieces of it.
    inside: AtomicUsize,
    /// The next piece.
    next: AtomicUsize,
    /// What a piece panicked with.
    panic: Mutex<Option<Box<dyn Any + Send>>>,
}

// SAFETY: `work` alone is not `Sync` by itself. It is written when `open` is false and nobody is inside, and read by
// helpers that came inside first and then saw `open`; the thread that closes waits until nobody is inside. All of that
// is in one order (`SeqCst`), so a helper either sees the board closed or is waited for.
unsafe impl Sync for Board {}

#[derive(Clone, Copy)]
struct Work {
    /// Lives as long as the board is open.
    run: *const (dyn Fn(usize) + Sync),
    pieces: usize,
}

// SAFETY: the closure behind the pointer is `Sync`.
unsafe impl Send for Work {}

impl Crew {
    fn new(helpers: usize) -> Self {
        let board: &'static Board = Box::leak(Box::new(Board {
            job: AtomicU64::new(0),
            work: UnsafeCell::new(None),
            open: AtomicBool::new(false),
            inside: AtomicUsize::new(0),
            next: AtomicUsize::new(0),
            panic: Mutex::new(None),
        }));
        let helpers = (1..=helpers).filter_map(|n| {
            let asleep: &'static AtomicBool = Box::leak(Box::new(AtomicBool::new(false)));
            // A system that gives no more threads gets its products from fewer.
            let thread = thread::Builder::new().name(format!("kernels-{n}")).spawn(|| board.help(asleep)).ok()?;
            Some(Helper { thread: thread.thread().clone(), asleep })
        });
        Self { turn: Mutex::new(()), board, helpers: helpers.collect() }
    }

    fn each(&self, pieces: usize, wake: bool, work: &(dyn Fn(usize) + Sync)) {
        let turn = match self.turn.try_lock() {
            Ok(turn) => turn,
            // A piece panicked; the board was closed all the same.
            Err(TryLockError::Poisoned(turn)) => turn.into_inner(),
            Err(TryLockError::WouldBlock) => return (0..pieces).for_each(work),
        };
        let open = self.board.open(Work {
            // SAFETY: only the lifetime changes. `open` closes the board before this function returns or unwinds, and
            // with it ends every use of the closure.
            run: unsafe {
                std::mem::transmute::<*const (dyn Fn(usize) + Sync + '_), *const (dyn Fn(usize) + Sync)>(work)
            },
            pieces,
        });
        if wake {
            for helper in &self.helpers {
                if helper.asleep.swap(false, SeqCst) {
                    helper.thread.unpark();
                }
            }
        }
        while let Some(piece) = self.board.piece(pieces) {
            work(piece);
        }
        drop(open);
        drop(turn);
        if let Some(panic) = self.board.panic.lock().unwrap_or_else(PoisonError::into_inner).take() {
            resume_unwind(panic)
        }
    }
}

impl Board {
    fn open(&self, work: Work) -> Open<'_> {
        // SAFETY: the caller has the turn, the board is closed and nobody is inside (see `Sync`).
        unsafe { *self.work.get() = Some(work) };
        self.next.store(0, SeqCst);
        self.open.store(true, SeqCst);
        self.job.fetch_add(1, SeqCst);
        Open(self)
    }

    fn piece(&self, pieces: usize) -> Option<usize> {
        let piece = self.next.fetch_add(1, SeqCst);
        (piece < pieces).then_some(piece)
    }

    /// The life of a helper.
    fn help(&self, asleep: &AtomicBool) {
        let mut seen = 0;
        loop {
            seen = self.job_after(seen, asleep);
            self.inside.fetch_add(1, SeqCst);
            if self.open.load(SeqCst)
                // SAFETY: the board is open and this helper inside (see `Sync`).
                && let Some(Work { run, pieces }) = unsafe { *self.work.get() }
            {
                // SAFETY: the closure lives as long as the board is open, and that waits for this helper.
                let work = unsafe { &*run };
                let done = catch_unwind(AssertUnwindSafe(|| {
                    while let Some(piece) = self.piece(pieces) {
                        work(piece);
                    }
                }));
                if let Err(panic) = done {
                    *self.panic.lock().unwrap_or_else(PoisonError::into_inner) = Some(panic);
                }
            }
            self.inside.fetch_sub(1, SeqCst);
        }
    }

    /// Waits for another job than `seen`.
    fn job_after(&self, seen: u64, asleep: &AtomicBool) -> u64 {
        let start = Instant::now();
        loop {
            for _ in 0..64 {
                let job = self.job.load(SeqCst);
                if job != seen {
                    return job;
                }
                spin_loop();
            }
            if start.elapsed() < AWAKE {
                // Somebody else may need this core.
                thread::yield_now();
                continue;
            }
            asleep.store(true, SeqCst);
            // A job that was posted before is not missed; one that is posted now sees that this helper sleeps.
            if self.job.load(SeqCst) == seen {
                while asleep.load(SeqCst) {
                    thread::park();
                }
            }
            asleep.store(false, SeqCst);
        }
    }
}

/// While it lives the board is open.
struct Open<'a>(&'a Board);

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.open.store(false, SeqCst);
        // A helper is at most one piece away.
        while self.0.inside.load(SeqCst) != 0 {
            for _ in 0..64 {
                spin_loop();
            }
            thread::yield_now();
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn counts(crew: &Crew, pieces: usize) -> Vec<usize> {
        let counts: Vec<AtomicUsize> = (0..pieces).map(|_| AtomicUsize::new(0)).collect();
        crew.each(pieces, true, &|piece| {
            counts[piece].fetch_add(1, SeqCst);
        });
        counts.into_iter().map(AtomicUsize::into_inner).collect()
    }

    #[test]
    fn every_piece_is_done_once_whoever_does_it() {
        for helpers in 0..4 {
            let crew = Crew::new(helpers);
            for round in 0..2000 {
                let pieces = round % 17;
                assert_eq!(counts(&crew, pieces), vec![1; pieces], "{helpers} helpers, round {round}");
            }
        }
    }

    #[test]
    fn chunks_are_those_of_the_slice() {
        for (len, size) in [(0, 3), (1, 3), (9, 3), (10, 3), (2, 100)] {
            let mut values = vec![0; len];
            each_chunk(&mut values, size, true, |piece, chunk| chunk.fill(piece + chunk.len() * 100));
            let mut expected = vec![0; len];
            expected.chunks_mut(size).enumerate().for_each(|(i, chunk)| chunk.fill(i + chunk.len() * 100));
            assert_eq!(values, expected, "{len} by {size}");
        }
    }

    #[test]
    fn helpers_that_went_to_sleep_come_back() {
        let crew = Crew::new(2);
        for _ in 0..5 {
            thread::sleep(AWAKE * 5);
            // Pieces that take so long that all threads get one.
            let threads = Mutex::new(std::collections::HashSet::new());
            crew.each(3, true, &|_| {
                threads.lock().unwrap().insert(thread::current().id());
                let start = Instant::now();
                while threads.lock().unwrap().len() < 3 {
                    assert!(start.elapsed() < Duration::from_secs(60), "a helper sleeps on");
                    thread::yield_now();
                }
            });
        }
    }

    #[test]
    fn a_second_thread_and_a_piece_within_a_piece_do_their_work_alone() {
        let crew = Crew::new(2);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..500).for_each(|_| assert_eq!(counts(&crew, 5), [1; 5])));
            }
        });
        crew.each(3, true, &|_| assert_eq!(counts(&crew, 4), [1; 4]));
    }

    #[test]
    fn a_panic_reaches_the_caller_and_the_crew_works_on() {
        let crew = Crew::new(2);
        for bad in 0..6 {
            let end = catch_unwind(AssertUnwindSafe(|| crew.each(6, true, &|piece| assert_ne!(piece, bad))));
            assert!(end.is_err(), "piece {bad}");
            assert_eq!(counts(&crew, 9), [1; 9]);
        }
    }
}
