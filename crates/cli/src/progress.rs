use engine::{Progress, Stage};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, Write};

/// How far the indexing is: a bar on a terminal, JSON lines with `--json`, nothing otherwise.
pub(crate) enum Display {
    Bar { bar: ProgressBar, stage: Option<Stage> },
    Json,
    Quiet,
}

impl Display {
    pub(crate) fn new(json: bool) -> Self {
        if json {
            Self::Json
        } else if std::io::stderr().is_terminal() {
            Self::Bar { bar: ProgressBar::new(0).with_style(style()), stage: None }
        } else {
            Self::Quiet
        }
    }

    pub(crate) fn show(&mut self, progress: &Progress) {
        match self {
            Self::Bar { bar, stage } => {
                if *stage != Some(progress.stage) {
                    *stage = Some(progress.stage);
                    bar.reset();
                    bar.set_prefix(words(progress.stage));
                }
                bar.set_length(progress.total);
                bar.set_position(progress.done);
                let file = progress.path.as_deref().and_then(|path| path.file_name());
                bar.set_message(file.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default());
            }
            Self::Json => {
                if let Ok(line) = serde_json::to_string(progress) {
                    // A reader that went away is noticed when the result is printed.
                    let _ = writeln!(std::io::stdout(), "{line}");
                }
            }
            Self::Quiet => {}
        }
    }

    pub(crate) fn finish(&self) {
        if let Self::Bar { bar, .. } = self {
            bar.finish_and_clear();
        }
    }
}

fn words(stage: Stage) -> &'static str {
    match stage {
        Stage::Scan => "Looking for changes",
        Stage::Read => "Reading files",
        Stage::Chunk => "Cutting into passages",
        Stage::Lexical => "Indexing words",
        Stage::Embed => "Indexing meaning",
    }
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{prefix:<22} {bar:30} {pos:>7}/{len:<7} {eta:>4}  {wide_msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}
