//! The vault folder: what lies where in it, and who may write to it.

use crate::Error;
use std::{
    fs::{self, File, OpenOptions},
    path::{Path, PathBuf},
};

/// The truth.
pub(crate) fn database(vault: &Path) -> PathBuf {
    vault.join("inglenook.db")
}

/// The lexical index, derived from it.
pub(crate) fn lexical(vault: &Path) -> PathBuf {
    vault.join("lexical")
}

/// Makes the folder, readable by its owner alone.
pub(crate) fn prepare(vault: &Path) -> Result<(), Error> {
    let failed = |source| Error::Vault { path: vault.to_owned(), source };
    fs::create_dir_all(vault).map_err(failed)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(vault, fs::Permissions::from_mode(0o700)).map_err(failed)?;
    }
    Ok(())
}

/// The right to change what the vault holds, for as long as it lives. Searching needs none.
pub(crate) struct WriteLock {
    _file: File,
}

impl WriteLock {
    pub(crate) fn take(vault: &Path) -> Result<Self, Error> {
        let path = vault.join("lock");
        let failed = |source| Error::Vault { path: path.clone(), source };
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(fs::TryLockError::WouldBlock) => Err(Error::Busy { vault: vault.to_owned() }),
            Err(fs::TryLockError::Error(error)) => Err(failed(error)),
        }
    }
}
