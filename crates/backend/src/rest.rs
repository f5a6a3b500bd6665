use engine::Engine;

/// Gives back what an engine has loaded, to the system as well: glibc by itself keeps what was freed between what is
/// still in use.
pub(crate) fn rest(engine: &mut Engine) {
    engine.rest();
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: takes a number, and may be called at any time by any thread.
    unsafe {
        libc::malloc_trim(0);
    }
}
