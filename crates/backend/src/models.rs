//! Models as the page shows them.

use crate::types::{Failed, ModelState};
use engine::Model;
use std::path::Path;

/// Speeds are preferences under this and the model's name.
pub(crate) const SPEED: &str = "tokens per second of ";
/// The preference that names the model which answers.
pub(crate) const CHOSEN: &str = "model";

/// A model and what is known of it besides.
pub(crate) fn state(model: Model, tokens_per_s: Option<f64>, chosen: bool) -> ModelState {
    let bytes = std::fs::metadata(&model.path).map_or(0, |file| file.len());
    let (usable, problem) = match model.state {
        engine::ModelState::Usable(file) => (Some(file), None),
        engine::ModelState::Refused(problem) => (None, Some(problem)),
    };
    let (quantization, parameters, family) =
        usable.map(|file| (file.quantization, count(file.parameters), file.family)).unwrap_or_default();
    ModelState {
        name: model.name,
        path: model.path.display().to_string(),
        bytes,
        quantization,
        parameters,
        family,
        memory_needed: engine::memory_needed(bytes),
        tokens_per_s,
        problem,
        chosen,
    }
}

pub(crate) fn import(models: &Path, file: &Path) -> Result<ModelState, Failed> {
    Ok(state(engine::import_model(models, file)?, None, false))
}

/// "1.5 billion"
#[expect(clippy::cast_precision_loss, reason = "one digit is shown")]
fn count(parameters: u64) -> String {
    match parameters {
        0..1_000_000 => parameters.to_string(),
        1_000_000..1_000_000_000 => format!("{} million", parameters / 1_000_000),
        _ => format!("{:.1} billion", parameters as f64 / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_said_as_people_say_them() {
        assert_eq!(count(134_515_008), "134 million");
        assert_eq!(count(1_543_714_304), "1.5 billion");
    }
}
