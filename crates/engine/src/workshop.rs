//! What one can do with a model beside asking it.

use crate::{Engine, Error, Model, ModelState};
use generate::{LocalModel, Perplexity, Quantization};
use std::{fs, ops::ControlFlow};

impl Engine {
    /// Makes a model with other weights of an installed one, or of a safetensors checkpoint in a folder of that name among
    /// the models, and installs it beside that as "NAME-q4_k".
    ///
    /// # Errors
    /// When there is no such model, the new one exists, or it cannot be written; nothing is left then.
    pub fn quantize_model(
        &self,
        name: &str,
        quantization: Quantization,
        on_tensor: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<Model, Error> {
        let folder = self.settings.models.join(name);
        let from = if generate::is_checkpoint(&folder) { folder } else { self.model_path(Some(name))? };
        let name = format!("{name}-{}", quantization.to_string().to_lowercase());
        let folder = self.settings.models.join(&name);
        let made = !folder.exists();
        if made {
            fs::create_dir_all(&folder)
                .map_err(|source| generate::QuantizeError::Write { path: folder.clone(), source })?;
        }
        let path = folder.join("model.gguf");
        match generate::quantize(&from, &path, quantization, on_tensor) {
            Ok(file) => Ok(Model { name, path, state: ModelState::Usable(file) }),
            Err(error) => {
                if made {
                    // It is empty, so nothing can be lost.
                    let _ = fs::remove_dir(&folder);
                }
                Err(error.into())
            }
        }
    }

    /// How well an installed model foresees a text: `exp` of the mean negative log-probability of a token. The model
    /// runs in this process.
    ///
    /// # Errors
    /// When there is no such model, it fails, or the text is too short.
    pub fn perplexity(
        &self,
        name: &str,
        text: &str,
        on_window: &mut dyn FnMut(Perplexity, usize, usize) -> ControlFlow<()>,
    ) -> Result<Perplexity, Error> {
        let mut model = LocalModel::open(&self.model_path(Some(name))?)?;
        Ok(model.perplexity(text, on_window)?)
    }
}
