//! `models.toml`: which files there are, and of which packages' members each is joined.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    #[serde(rename = "model")]
    pub(crate) models: Vec<Model>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Model {
    /// Also the name of its folder.
    pub(crate) name: String,
    pub(crate) license: String,
    /// What it is for.
    pub(crate) note: String,
    #[serde(rename = "file")]
    files: Vec<ModelFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModelFile {
    /// Inside the model's folder.
    pub(crate) path: String,
    /// `OS-ARCHITECTURE`, as Rust names them; absent for a file that suits every system.
    target: Option<String>,
    pub(crate) bytes: u64,
    /// Of the whole file, in lower-case hexadecimal.
    pub(crate) sha256: String,
    /// Joined in this order.
    pub(crate) parts: Vec<Part>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Part {
    package: String,
    version: String,
    /// Path inside the wheel.
    pub(crate) member: String,
    #[serde(rename = "wheel")]
    tags: Option<Tags>,
}

/// One downloadable archive of a Python package.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Wheel<'a> {
    pub(crate) package: &'a str,
    pub(crate) version: &'a str,
    /// Which one, of a package that has a wheel for each interpreter and platform.
    pub(crate) tags: Option<&'a Tags>,
}

/// What `pip download` needs to know to pick the same wheel whatever runs it.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tags {
    pub(crate) python: String,
    pub(crate) abi: String,
    pub(crate) platform: String,
}

impl Manifest {
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{} is not as set-up expects it", path.display()))
    }

    /// The models with these names, in the manifest's order; all when none is named.
    pub(crate) fn select(&self, names: &[String]) -> Result<Vec<&Model>> {
        let known: Vec<_> = self.models.iter().map(|model| model.name.as_str()).collect();
        if let Some(name) = names.iter().find(|name| !known.contains(&name.as_str())) {
            bail!("there is no model named {name}; models.toml has {}", known.join(", "));
        }
        Ok(self.models.iter().filter(|model| names.is_empty() || names.contains(&model.name)).collect())
    }
}

impl Part {
    pub(crate) fn wheel(&self) -> Wheel<'_> {
        Wheel { package: &self.package, version: &self.version, tags: self.tags.as_ref() }
    }
}

impl Model {
    /// The files that this system needs.
    pub(crate) fn files(&self) -> Result<Vec<&ModelFile>> {
        let here = format!("{}-{}", std::env::consts::OS, std::env::consts::ARCH);
        let files: Vec<_> = self.files.iter().filter(|file| file.target.as_ref().is_none_or(|t| *t == here)).collect();
        if files.is_empty() {
            bail!("models.toml has no {} for {here}; set-up knows Linux on x86-64 and ARM64 so far", self.name);
        }
        Ok(files)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;

    fn project() -> Manifest {
        Manifest::read(&Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../models.toml")).unwrap()
    }

    #[test]
    fn the_project_s_manifest_spells_out_every_part_in_order() {
        let manifest = project();
        let parts = |name: &str| {
            let model = manifest.models.iter().find(|model| model.name == name).unwrap();
            model.files.iter().map(|file| file.parts.len()).sum::<usize>()
        };
        assert_eq!((parts("qwen2_5-coder-1_5b"), parts("qwen2_5-coder-0_5b")), (22, 6));
        for file in manifest.models.iter().flat_map(|model| &model.files) {
            assert!(file.sha256.len() == 64 && file.bytes > 0, "{} cannot be checked", file.path);
            let distinct: BTreeSet<_> = file.parts.iter().map(|part| (part.wheel(), &part.member)).collect();
            assert_eq!(distinct.len(), file.parts.len(), "{} names a part twice", file.path);
        }
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_known_ones() {
        let error = project().select(&["gpt-5".into()]).unwrap_err().to_string();
        assert!(error.contains("gpt-5") && error.contains("smollm2-135m"), "{error}");
    }

    #[test]
    fn a_misspelt_key_is_refused() {
        assert!(toml::from_str::<Manifest>("[[model]]\nname = 'a'\nlicence = 'MIT'\nnote = ''\nfile = []").is_err());
    }
}
