use candle_core::{Result, bail};
use std::sync::atomic::{AtomicBool, Ordering};

/// Read once a panel of weights: no order with other memory is needed, only that it is seen soon.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// While this lasts every product and every attention of this process ends with an error, those that run at the moment
/// as well: within a millisecond or so, where a model would read on for seconds.
#[derive(Debug)]
pub struct Interrupt(());

impl Interrupt {
    /// From now on until it is dropped. One at a time.
    #[must_use = "it ends when it is dropped"]
    pub fn begin() -> Self {
        INTERRUPTED.store(true, Ordering::Relaxed);
        Self(())
    }
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        INTERRUPTED.store(false, Ordering::Relaxed);
    }
}

pub(crate) fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

pub(crate) fn check() -> Result<()> {
    if interrupted() {
        bail!("interrupted")
    }
    Ok(())
}
