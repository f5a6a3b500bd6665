use std::{
    env,
    path::{Path, PathBuf},
};

/// The vault's place when none is named: `INGLENOOK_VAULT`, else the platform's folder for a
/// program's data. `None` on a system that has no home folder.
#[must_use]
pub fn default_vault() -> Option<PathBuf> {
    from_env("INGLENOOK_VAULT").or_else(|| dirs::data_dir().map(|data| data.join("inglenook")))
}

/// The folder of model files when none is named: `INGLENOOK_MODELS`, else `inglenook/models` in the
/// platform's cache folder, where set-up puts them.
#[must_use]
pub fn default_models() -> Option<PathBuf> {
    from_env("INGLENOOK_MODELS").or_else(|| dirs::cache_dir().map(|cache| cache.join("inglenook").join("models")))
}

/// The machine code that the embedder loads from that folder.
#[must_use]
pub fn onnx_runtime(models: &Path) -> PathBuf {
    embed::onnx_runtime(models)
}

fn from_env(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}
