//! A vault of one's own and the program to fill it.

use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// The clock of all runs: the fixture's "today".
pub(crate) const NOW: &str = "2026-11-23T09:00:00-05:00[America/New_York]";

/// A fresh vault, removed at the end of the test.
pub(crate) struct Inglenook {
    folder: tempfile::TempDir,
    models: Option<PathBuf>,
}

impl Inglenook {
    /// With the models that set-up installed. `None`, with a line that says so, when there are none.
    pub(crate) fn with_models() -> Option<Self> {
        let models = models();
        if !models.join("all-minilm-l6-v2/model.int8.onnx").is_file() {
            eprintln!("skipped: no models in {}; run `cargo xtask setup`", models.display());
            return None;
        }
        Some(Self { folder: tempfile::tempdir().unwrap(), models: Some(models) })
    }

    /// The same without the selector, so that a question always goes to the language model.
    pub(crate) fn without_selector() -> Option<Self> {
        let mut program = Self::with_models()?;
        let linked = program.folder().join("models");
        std::fs::create_dir(&linked).unwrap();
        for model in std::fs::read_dir(models()).unwrap().flatten().filter(|model| model.file_name() != "selector") {
            std::os::unix::fs::symlink(model.path(), linked.join(model.file_name())).unwrap();
        }
        program.models = Some(linked);
        Some(program)
    }

    /// With an empty models folder.
    pub(crate) fn without_models() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), models: None }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn vault(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_inglenook"));
        command
            .env("INGLENOOK_NOW", NOW)
            .env("INGLENOOK_VAULT", self.vault())
            .env("INGLENOOK_MODELS", self.models.clone().unwrap_or_else(|| self.folder.path().join("no-models")))
            .stdin(Stdio::null())
            .args(arguments);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs a command that must succeed.
    pub(crate) fn succeed(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(
            output.status.success(),
            "`inglenook {}` failed: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// The one JSON object that a command prints.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let printed = self.succeed(arguments);
        assert_eq!(printed.lines().count(), 1, "one object and nothing else: {printed:.200}");
        serde_json::from_str(&printed).unwrap()
    }

    /// Adds and indexes the demo home; the report.
    pub(crate) fn index_home(&self) -> Value {
        self.succeed(&["add", home().to_str().unwrap()]);
        let printed = self.succeed(&["index", "--json"]);
        serde_json::from_str(printed.lines().last().unwrap()).unwrap()
    }
}

pub(crate) fn home() -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../tests/fixtures/home").canonicalize().unwrap()
}

/// Where set-up puts models.
pub(crate) fn models() -> PathBuf {
    let cache = || {
        std::env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")))
            .unwrap_or_default()
            .join("inglenook/models")
    };
    std::env::var_os("INGLENOOK_MODELS").map_or_else(cache, PathBuf::from)
}

/// The names of an object's members, in no order.
pub(crate) fn names(object: &Value) -> Vec<&str> {
    let mut names: Vec<_> = object.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}
