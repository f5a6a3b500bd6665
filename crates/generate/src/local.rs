use crate::{
    model_file::{InspectError, ModelFile, inspect},
    panics, threads,
};
use answer::{GenerateError, Generated, Generator, Prompt};
use candle_core::{
    Device,
    quantized::seam::{self, Loading},
};
use memmap2::Mmap;
use mistralrs::{Model, RequestBuilder, TextMessageRole};
use mistralrs_core::{
    AdapterPaths, DefaultSchedulerMethod, DeviceMapMetadata, DeviceMapSetting, GGUFLoaderBuilder, GGUFSpecificConfig,
    LocalModelPaths, MistralRsBuilder, ModelDType, ModelPaths, Response, SchedulerConfig,
};
use std::{
    fs::File,
    num::NonZeroUsize,
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};
use tokio::runtime::Runtime;

/// How often the caller is asked, while there is no text yet, whether to go on.
const TICK: Duration = Duration::from_millis(20);

/// How long an interrupted model may take to say so.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest prompt and answer together, in tokens: some models could hold sixteen times as many, and would have
/// tables made for all of them when they are loaded.
const CONTEXT: u32 = 8192;

/// A GGUF model of this device, loaded at the first question and kept until it is dropped.
///
/// One question at a time. Must not be used from within a tokio runtime.
pub struct LocalModel {
    path: PathBuf,
    file: ModelFile,
    loaded: Option<Loaded>,
}

struct Loaded {
    // Dropped first: mistral.rs ends its engine thread, and with it goes the memory.
    model: Model,
    runtime: Runtime,
}

/// Leaves out what mistral.rs holds, which has no useful form.
impl std::fmt::Debug for LocalModel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LocalModel").field("file", &self.file).field("loaded", &self.loaded.is_some()).finish()
    }
}

impl LocalModel {
    /// Takes a model file for use, without loading it yet.
    ///
    /// # Errors
    /// When the file is missing, damaged, cut short, or of a kind that cannot be loaded.
    pub fn open(gguf: &Path) -> Result<Self, InspectError> {
        Ok(Self { path: gguf.to_owned(), file: inspect(gguf)?, loaded: None })
    }

    /// What the file is.
    #[must_use]
    pub fn file(&self) -> &ModelFile {
        &self.file
    }

    /// Loads the model now, if it is not loaded, and says how long that took, in milliseconds.
    ///
    /// `on_tick` is called several times a second; when it breaks, the call returns an error at once
    /// and what was loaded so far is thrown away as soon as mistral.rs lets go of it.
    pub(crate) fn load(&mut self, on_tick: &mut dyn FnMut() -> ControlFlow<()>) -> Result<Option<f64>, GenerateError> {
        if self.loaded.is_some() {
            return Ok(Some(0.0));
        }
        let start = Instant::now();
        panics::quiet();
        threads::limit();
        // False when they are installed already, or the processor is not one that they know.
        let _ = kernels::install();
        let (sender, receiver) = mpsc::sync_channel(1);
        let path = self.path.clone();
        std::thread::Builder::new()
            .name("load-model".into())
            .spawn(move || {
                // Nobody waits any more when the caller broke off.
                let _ = sender.send(catch_unwind(AssertUnwindSafe(|| load(&path))));
            })
            .map_err(|error| GenerateError::Stopped(format!("no thread for it: {error}")))?;
        let result = loop {
            match receiver.recv_timeout(TICK) {
                Ok(result) => break result,
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    if on_tick().is_break() {
                        return Ok(None);
                    }
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => return Err(stopped()),
            }
        };
        match result {
            Ok(Ok(loaded)) => self.loaded = Some(loaded),
            Ok(Err(reason)) => {
                return Err(GenerateError::Model(format!(
                    "the model {} cannot be loaded: {reason}; try another model, or set it up again",
                    self.path.display()
                )));
            }
            Err(_) => {
                let place = panics::take().map_or(String::new(), |place| format!(" (it failed in {place})"));
                return Err(GenerateError::Model(format!(
                    "the model {} cannot be loaded{place}; try another model, or set it up again",
                    self.path.display()
                )));
            }
        }
        Ok(Some(milliseconds(start)))
    }
}

impl LocalModel {
    /// What was loaded, for other uses than answers.
    pub(crate) fn loaded(&self) -> Result<(&Model, &Runtime), GenerateError> {
        self.loaded.as_ref().map(|loaded| (&loaded.model, &loaded.runtime)).ok_or_else(stopped)
    }
}

impl Generator for LocalModel {
    fn model(&self) -> &str {
        &self.file.name
    }

    fn generate(
        &mut self,
        prompt: &Prompt,
        on_text: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<Generated, GenerateError> {
        let start = Instant::now();
        let Some(load_ms) = self.load(&mut || on_text(""))? else { return Ok(Generated::default()) };
        let Some(loaded) = &self.loaded else { return Err(stopped()) };
        let context = self.file.context_length.min(CONTEXT as usize);
        let result = stream(loaded, prompt, context, on_text);
        if matches!(result, Err(GenerateError::Stopped(_))) {
            self.loaded = None;
        }
        result.map(|streamed| finish(streamed, start, load_ms))
    }
}

/// Loads weights and vocabulary, and starts mistral.rs's engine.
fn load(path: &Path) -> Result<Loaded, String> {
    // One thread: mistral.rs makes a "dummy run" of the model on runtimes that have more, and all
    // work is done in threads of its own anyway.
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().build().map_err(|error| error.to_string())?;
    // The way through a model's name would look for hubs, caches and token files.
    let paths: Box<dyn ModelPaths> = Box::new(LocalModelPaths {
        tokenizer_filename: PathBuf::new(),
        config_filename: PathBuf::new(),
        template_filename: None,
        filenames: vec![path.to_owned()],
        adapter_paths: AdapterPaths::None,
        gen_conf: None,
        preprocessor_config: None,
        processor_config: None,
        chat_template_json_filename: None,
    });
    let file = File::open(path).map_err(|error| error.to_string())?;
    // SAFETY: nothing here writes to the file, and nothing relies on its bytes staying the same. Another program that
    // shortens it while it is mapped ends this process by a signal, as it would any that maps files; for that
    // too the model has a process of its own where there are processes.
    let file = unsafe { Mmap::map(&file) }.map_err(|error| error.to_string())?;
    // Read ahead while the vocabulary is made. Only a hint, which not every system takes.
    #[cfg(unix)]
    let _ = file.advise(memmap2::Advice::WillNeed);
    let loading = Loading { file: Arc::new(file), context: CONTEXT };
    let folder = path.parent().unwrap_or(Path::new("")).to_string_lossy().into_owned();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let loader =
        GGUFLoaderBuilder::new(None, None, folder, vec![name], GGUFSpecificConfig::default(), false, None).build();
    let device = device();
    let pipeline = seam::load(loading, || {
        loader.load_model_from_path(
            &paths,
            // What `kernels` computes in; in half precision every layer would convert to and fro.
            &if device.is_cpu() { ModelDType::F32 } else { ModelDType::Auto },
            &device,
            true,
            DeviceMapSetting::Map(DeviceMapMetadata::dummy()),
            None,
            None,
        )
    })
    // The innermost reason alone: the chain repeats itself and names source files.
    .map_err(|error| error.root_cause().to_string())?;
    let method = DefaultSchedulerMethod::Fixed(NonZeroUsize::MIN);
    // Its prefix cache holds one sequence (`offline/mistralrs-core`): the system prompt, and the evidence of a
    // question that is asked again or further, are not read again.
    let builder = MistralRsBuilder::new(pipeline, SchedulerConfig::DefaultScheduler { method }, false, None);
    let model = Model::new(runtime.block_on(builder.build()));
    Ok(Loaded { model, runtime })
}

/// The GPU that this program was built for, if this device has it; else the CPU.
fn device() -> Device {
    #[cfg(feature = "metal")]
    if let Ok(device) = Device::new_metal(0) {
        return device;
    }
    Device::Cpu
}

/// What came of one request, before the times are worked out.
struct Streamed {
    text: String,
    first: Option<Instant>,
    pieces: usize,
    usage: Option<(usize, usize)>,
}

fn stream(
    loaded: &Loaded,
    prompt: &Prompt,
    context: usize,
    on_text: &mut dyn FnMut(&str) -> ControlFlow<()>,
) -> Result<Streamed, GenerateError> {
    let request = RequestBuilder::new()
        .add_message(TextMessageRole::System, &prompt.system)
        .add_message(TextMessageRole::User, &prompt.user)
        .enable_thinking(false)
        .set_sampler_temperature(0.0)
        .set_sampler_max_len(prompt.max_tokens);
    loaded.runtime.block_on(async {
        let mut responses = loaded.model.stream_chat_request(request).await.map_err(|_| stopped())?;
        let mut streamed = Streamed { text: String::new(), first: None, pieces: 0, usage: None };
        // Set when the caller breaks off. By itself mistral.rs would read on to the end of the prompt. The channel stays
        // open until the request has ended: mistral.rs panics when it has an error to tell and nobody listens any more.
        let mut interrupt: Option<(kernels::Interrupt, Instant)> = None;
        let begin = || Some((kernels::Interrupt::begin(), Instant::now()));
        loop {
            let response = tokio::time::timeout(TICK, responses.next()).await;
            if let Some((_, since)) = &interrupt {
                match response {
                    Ok(Some(Response::Chunk(chunk))) if !chunk.choices.iter().any(|c| c.finish_reason.is_some()) => {
                        continue;
                    }
                    Err(_) if since.elapsed() < PATIENCE => continue,
                    _ => break,
                }
            }
            let Ok(response) = response else {
                if on_text("").is_break() {
                    interrupt = begin();
                }
                continue;
            };
            match response {
                Some(Response::Chunk(chunk)) => {
                    streamed.first.get_or_insert_with(Instant::now);
                    streamed.pieces += 1;
                    let choice = chunk.choices.into_iter().next();
                    let finished = choice.as_ref().is_some_and(|choice| choice.finish_reason.is_some());
                    if let Some(usage) = chunk.usage {
                        streamed.usage = Some((usage.prompt_tokens, usage.completion_tokens));
                    }
                    let piece = choice.and_then(|choice| choice.delta.content).unwrap_or_default();
                    streamed.text.push_str(&piece);
                    let stop = on_text(&piece).is_break();
                    if finished {
                        break;
                    }
                    if stop {
                        interrupt = begin();
                    }
                }
                Some(Response::ValidationError(error)) => return Err(refused(&error.to_string(), context)),
                // Its texts may hold words of the prompt.
                Some(Response::InternalError(_) | Response::ModelError(..)) | None => return Err(stopped()),
                Some(_) => {}
            }
        }
        Ok(streamed)
    })
}

/// The requests made here are sound, so what is refused is too long, or the model's template is odd.
fn refused(message: &str, context: usize) -> GenerateError {
    if message.starts_with("Prompt sequence length") {
        GenerateError::TooLong { context }
    } else {
        GenerateError::Model("the model's chat template cannot be used; try another model".into())
    }
}

pub(crate) fn stopped() -> GenerateError {
    GenerateError::Stopped(panics::take().unwrap_or_else(|| "its engine ended".into()))
}

#[expect(clippy::cast_precision_loss, reason = "token counts are far below 2^52")]
fn finish(streamed: Streamed, start: Instant, load_ms: f64) -> Generated {
    let total_ms = milliseconds(start);
    let first_token_ms = streamed.first.map_or(total_ms, |first| (first - start).as_secs_f64() * 1000.0);
    let (prompt_tokens, completion_tokens) = streamed.usage.unwrap_or((0, streamed.pieces));
    let per_second = |tokens: usize, ms: f64| if ms > 0.0 { tokens as f64 / ms * 1000.0 } else { 0.0 };
    Generated {
        text: streamed.text,
        load_ms,
        first_token_ms,
        total_ms,
        prompt_tokens,
        completion_tokens,
        prompt_tokens_per_s: per_second(prompt_tokens, first_token_ms - load_ms),
        tokens_per_s: per_second(completion_tokens.saturating_sub(1), total_ms - first_token_ms),
    }
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}
