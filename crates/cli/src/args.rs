use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::{Kind, SourceKind};
use std::path::PathBuf;

/// Answers questions about your own notes, mail and messages, on your own computer.
///
/// Start with `inglenook add ~/Notes ~/mail.mbox`, then `inglenook index`, then
/// `inglenook ask "When is my flight?"`.
#[derive(Debug, Parser)]
#[command(name = "inglenook", version, max_term_width = 100, disable_help_subcommand = true)]
pub(crate) struct Cli {
    /// The folder that holds everything Inglenook stores [default: inglenook in your data folder]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) vault: Option<PathBuf>,
    /// The folder of model files [default: inglenook/models in your cache folder]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) models: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Register folders or files as sources
    Add {
        /// Notes folders, mbox files, folders of .eml, maildirs, SMS or WhatsApp exports
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// What they are, if they are not recognised: notes, mbox, eml, maildir, sms, whatsapp
        #[arg(long, value_name = "K")]
        kind: Option<SourceKind>,
        #[command(flatten)]
        json: Json,
    },
    /// Bring the index up to date with the sources
    Index {
        /// Stay, and follow changes until Ctrl-C
        #[arg(long)]
        watch: bool,
        #[command(flatten)]
        json: Json,
    },
    /// Find passages
    Search {
        /// Words, "quoted phrases" and filters such as from:anna or before:2026-03
        #[arg(required = true, value_name = "QUERY")]
        query: Vec<String>,
        #[command(flatten)]
        filters: Filters,
        /// How many hits
        #[arg(short, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000))]
        k: u16,
        /// Search by words, by meaning, or by both
        #[arg(long, value_enum, default_value_t = Mode::Hybrid)]
        mode: Mode,
        /// Say how the query was understood and how each hit got its place
        #[arg(long)]
        explain: bool,
        #[command(flatten)]
        json: Json,
    },
    /// Answer a question, with citations
    Ask {
        /// The question, with filters if you like
        #[arg(required_unless_present = "batch", value_name = "QUESTION")]
        question: Vec<String>,
        #[command(flatten)]
        filters: Filters,
        /// Which installed model answers, see `inglenook models`; with "none" the selector answers alone
        #[arg(long, value_name = "NAME")]
        model: Option<String>,
        /// Answer each line of a file of {"id", "question"} objects, one JSON object a line; "after" is the question before
        #[arg(long, value_name = "FILE", conflicts_with = "question")]
        batch: Option<PathBuf>,
        /// The question asked before, for a follow-up such as "and the one before?"
        #[arg(long, value_name = "QUESTION")]
        follows: Option<String>,
        /// Ask every question as it stands
        #[arg(long)]
        no_follow_up: bool,
        /// Print the question and its evidence as a text to take elsewhere, with placeholders for names and numbers
        ///
        /// Inglenook sends nothing. Read the text before you copy it. The placeholders are kept nowhere: to fill the answer
        /// in later, save what --json prints, and give it to `inglenook fill-in`.
        #[arg(long, conflicts_with_all = ["batch", "follows", "model"])]
        hand_off: bool,
        #[command(flatten)]
        json: Json,
    },
    /// Put the names back into the answer to a hand-off
    FillIn {
        /// What `ask --hand-off --json` printed
        #[arg(value_name = "FILE")]
        hand_off: PathBuf,
        /// The answer [default: standard input]
        #[arg(value_name = "ANSWER")]
        answer: Option<PathBuf>,
        #[command(flatten)]
        json: Json,
    },
    /// Show the item behind a hit or citation
    Show {
        /// The number that `search` and `ask` print
        id: i64,
        #[command(flatten)]
        json: Json,
    },
    /// List the sources
    Sources {
        #[command(flatten)]
        json: Json,
    },
    /// Forget a source: its items, vectors and words leave the vault
    Forget {
        /// Its number or path, as `sources` prints them
        source: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        json: Json,
    },
    /// What the vault holds
    Status {
        #[command(flatten)]
        json: Json,
    },
    /// Check that everything is in order
    Doctor {
        #[command(flatten)]
        json: Json,
    },
    /// Try to reach a network in every known way, and show that the kernel refuses
    Seal {
        #[command(flatten)]
        json: Json,
    },
    /// What the program starts to run a model
    #[command(hide = true, name = engine::GENERATOR)]
    Generator {
        /// A GGUF file
        model: PathBuf,
    },
    /// What the window starts to work with the vault: requests on standard input, answers on standard output
    #[command(hide = true)]
    Backend,
    /// List the installed models, or try, convert and judge them
    Models {
        #[command(subcommand)]
        what: Option<ModelsCommand>,
        #[command(flatten)]
        json: Json,
    },
}

#[derive(Clone, Debug, Subcommand)]
pub(crate) enum ModelsCommand {
    /// Measure on this device what a model takes: time to load, tokens read and written in a second, memory
    Bench {
        /// Only this one
        name: Option<String>,
    },
    /// Make a model with other weights of an installed one, beside it
    Quantize {
        name: String,
        /// F16, Q8_0, Q4_K, Q4_0 or Q2_K
        weights: engine::Quantization,
    },
    /// How well a model foresees a text: the lower, the better. Windows of 512 tokens, of which the second half counts
    Perplexity {
        name: String,
        /// A file of plain text
        text: PathBuf,
        /// At most so many windows
        #[arg(long, value_name = "N")]
        windows: Option<usize>,
    },
}

#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Json {
    /// Print JSON on standard output, and nothing else there
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Mode {
    Hybrid,
    Lexical,
    Vector,
}

impl From<Mode> for engine::Mode {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Hybrid => Self::Hybrid,
            Mode::Lexical => Self::Lexical,
            Mode::Vector => Self::Vector,
        }
    }
}

/// The filters of a search. Values of one flag are alternatives; different flags hold together.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Filters (also inside the query, as from:anna)")]
pub(crate) struct Filters {
    /// Written by somebody with this name or address
    #[arg(long, value_name = "WHO")]
    pub(crate) from: Vec<String>,
    /// Received by
    #[arg(long, value_name = "WHO")]
    pub(crate) to: Vec<String>,
    /// Written or received by
    #[arg(long, value_name = "WHO")]
    pub(crate) with: Vec<String>,
    /// From a source with this number, path or kind
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Vec<String>,
    /// note, mail or message
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Vec<Kind>,
    /// Before this day: 2026-03-14, 2026-03, yesterday, "last week"
    #[arg(long, value_name = "DATE")]
    pub(crate) before: Option<String>,
    /// After this day
    #[arg(long, value_name = "DATE")]
    pub(crate) after: Option<String>,
    /// On this day, or in this month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// Only items that have an `attachment`
    #[arg(long, value_name = "WHAT", value_parser = ["attachment"])]
    pub(crate) has: Option<String>,
}
