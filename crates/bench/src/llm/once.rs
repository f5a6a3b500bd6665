use super::Measured;
use answer::{Generator, Prompt};
use anyhow::{Context, Result};
use clap::Args;
use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    model: PathBuf,
    prompt: PathBuf,
    write: usize,
}

/// Reads a prompt, writes some tokens, and prints what that took as one line of JSON.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let text = fs::read_to_string(&arguments.prompt).context("cannot read the prompt")?;
    let mut model = generate::LocalModel::open(&arguments.model)?;
    let mut ask = |question: &str| {
        let prompt = Prompt {
            system: "Answer from the notes.".into(),
            user: format!("{text}\n\n{question}"),
            max_tokens: arguments.write,
        };
        model.generate(&prompt, &mut |_| ControlFlow::Continue(()))
    };
    let generated = ask("Retell these notes in your own words, as long as you can.")?;
    // Before the second question: what one answer takes.
    let peak_bytes = peak(Path::new("/proc/self/status"));
    let again = ask("What is the second note about? Retell it at length.")?;
    let measured = Measured {
        load_ms: generated.load_ms,
        first_token_ms: generated.first_token_ms,
        prompt_tokens: generated.prompt_tokens,
        prompt_tokens_per_s: generated.prompt_tokens_per_s,
        tokens_per_s: generated.tokens_per_s,
        peak_bytes,
        again_ms: Some(again.first_token_ms),
    };
    println!("{}", serde_json::to_string(&measured)?);
    Ok(())
}

/// The most memory that was resident so far; 0 where the system does not say.
fn peak(status: &Path) -> u64 {
    let status = fs::read_to_string(status).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok()).unwrap_or(0) * 1024
}
