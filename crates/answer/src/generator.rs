use std::ops::ControlFlow;

/// What a language model is asked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Prompt {
    /// The rules, as the chat template's system message.
    pub system: String,
    /// Evidence and question, as the user's message.
    pub user: String,
    /// The model stops after this many tokens at the latest.
    pub max_tokens: usize,
}

/// What a language model wrote, and what it took.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Generated {
    /// Everything it wrote, as it wrote it.
    pub text: String,
    /// Milliseconds spent on loading the model for this call; 0 when it was loaded.
    pub load_ms: f64,
    /// Milliseconds from the call to the first piece of text, loading included.
    pub first_token_ms: f64,
    /// Milliseconds from the call to the end.
    pub total_ms: f64,
    /// Tokens read. 0 when the caller stopped the model before it could say.
    pub prompt_tokens: usize,
    /// Tokens written.
    pub completion_tokens: usize,
    /// Tokens read per second; 0 when unknown.
    pub prompt_tokens_per_s: f64,
    /// Tokens written per second, the first one left out; 0 when unknown.
    pub tokens_per_s: f64,
}

/// A language model on this device.
pub trait Generator {
    /// The model's name, as people would say it.
    fn model(&self) -> &str;

    /// Answers the prompt at temperature 0, handing on each piece of text as it comes.
    ///
    /// `on_text` is also called with an empty piece, several times a second, while the model loads
    /// or reads the prompt. When it breaks, the call returns at once with what there is.
    ///
    /// # Errors
    /// When the model cannot be loaded, the prompt does not fit, or the model fails on the way.
    fn generate(
        &mut self,
        prompt: &Prompt,
        on_text: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<Generated, GenerateError>;
}

/// Why a model gave no answer. Carries nothing of the prompt.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// The model file is missing, damaged, or of a family that is not supported.
    #[error("{0}")]
    Model(String),
    /// Prompt and answer are longer than what the model can hold.
    #[error(
        "the question and its evidence are longer than the {context} tokens that this model can read; ask something shorter"
    )]
    TooLong {
        /// The model's limit, in tokens.
        context: usize,
    },
    /// The model failed while it read or wrote.
    #[error("the language model stopped before it had answered ({0}); ask again, it is loaded afresh")]
    Stopped(String),
}
