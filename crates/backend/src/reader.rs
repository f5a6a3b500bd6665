//! What only looks: searches, items, lists. Answered at once, whatever else goes on.

use crate::{
    filter::filter,
    models::{self, CHOSEN, SPEED},
    rest::rest,
    seal,
    shared::Shared,
    types::{
        Facets, Failed, Failure, HandOffRequest, IndexingState, KindFacet, Overview, PastQuestion, PersonFacet,
        Preferences, SearchRequest, SourceActivity, SourceFacet, SourceState, Status,
    },
    view,
    wire::{Call, value},
};
use domain::{ChunkId, ItemId};
use engine::{Engine, SourceStatus};
use serde_json::Value;
use std::{
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError},
    },
    time::Duration,
};

/// The preference that holds the preferences.
pub(crate) const PREFERENCES: &str = "window";

/// What was loaded for searching is given back after this long; the next search takes a moment longer.
const REST: Duration = Duration::from_secs(5 * 60);

pub(crate) struct Reader {
    pub(crate) engine: Engine,
    pub(crate) shared: Arc<Shared>,
}

impl Reader {
    pub(crate) const COMMANDS: [&str; 15] = [
        "choose_model",
        "facets",
        "forget_question",
        "forget_questions",
        "hand_off",
        "models",
        "overview",
        "past_question",
        "preferences",
        "questions",
        "search",
        "set_preferences",
        "show_item",
        "sources",
        "status",
    ];

    pub(crate) fn run(mut self, calls: &Receiver<Call>) {
        let mut loaded = true;
        loop {
            let call = if loaded { calls.recv_timeout(REST) } else { calls.recv().map_err(Into::into) };
            match call {
                Ok(call) => {
                    let result = self.answer(&call);
                    call.answer(result);
                    loaded = true;
                }
                Err(RecvTimeoutError::Timeout) => {
                    rest(&mut self.engine);
                    loaded = false;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn answer(&mut self, call: &Call) -> Result<Value, Failed> {
        match call.command.as_str() {
            "overview" => value(self.overview()?),
            "status" => value(self.status()?),
            "sources" => value(self.sources()?),
            "search" => {
                let request: SearchRequest = call.argument("request")?;
                let filter = filter(request.filters, &self.engine)?;
                let mut search = engine::SearchRequest::new(request.query);
                (search.filter, search.k) = (filter, request.k.clamp(1, 200));
                value(view::found(self.engine.search(&search)?))
            }
            "hand_off" => {
                let request: HandOffRequest = call.argument("request")?;
                let filter = filter(request.filters, &self.engine)?;
                let request = engine::HandOffRequest { question: request.question, filter };
                value(view::hand_off(self.engine.hand_off(&request)?))
            }
            "show_item" => {
                let (item, chunk): (i64, Option<i64>) = (call.argument("item")?, call.argument("chunk")?);
                value(view::shown(self.engine.show_passage(ItemId(item), chunk.map(ChunkId))?))
            }
            "facets" => value(self.facets()?),
            "questions" => {
                let words: Option<String> = call.argument("query")?;
                value(self.questions(&words.unwrap_or_default())?)
            }
            "past_question" => {
                let id: i64 = call.argument("id")?;
                let kept = self.engine.past_question(id)?;
                let mut response: Value = serde_json::from_str(&kept)
                    .map_err(|_| Failed::request("this past question cannot be read any more; ask it again"))?;
                if let Some(response) = response.as_object_mut() {
                    response.insert("question_id".to_owned(), id.into());
                }
                Ok(response)
            }
            "forget_question" => Ok(self.engine.forget_question(call.argument("id")?).map(|()| Value::Null)?),
            "forget_questions" => Ok(self.engine.forget_questions().map(|()| Value::Null)?),
            "models" => {
                let chosen = self.chosen_model()?;
                let mut states = Vec::new();
                for model in self.engine.models() {
                    let speed = self.engine.preference(&format!("{SPEED}{}", model.name))?;
                    let is_chosen = chosen.as_ref() == Some(&model.name);
                    states.push(models::state(model, speed.and_then(|speed| speed.parse().ok()), is_chosen));
                }
                value(states)
            }
            "choose_model" => {
                let name: String = call.argument("name")?;
                Ok(self.engine.set_preference(CHOSEN, &name).map(|()| Value::Null)?)
            }
            "preferences" => value(self.shared.preferences()),
            "set_preferences" => {
                let preferences: Preferences = call.argument("preferences")?;
                let json = value(&preferences)?.to_string();
                self.engine.set_preference(PREFERENCES, &json)?;
                self.shared.set_preferences(preferences.clone());
                value(preferences)
            }
            other => Err(Failed::request(format!("there is no command \u{201c}{other}\u{201d}"))),
        }
    }

    fn overview(&self) -> Result<Overview, Failed> {
        let status = self.status()?;
        Ok(Overview {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            vault: status.vault.clone(),
            models_folder: self.shared.models.display().to_string(),
            first_run: status.sources == 0,
            indexing: self.shared.run().indexing,
            sealed: seal::sentence(&self.shared.sealed).to_owned(),
            status,
        })
    }

    fn status(&self) -> Result<Status, Failed> {
        let status = self.engine.status()?;
        Ok(Status {
            vault: status.vault.display().to_string(),
            bytes: status.bytes,
            sources: status.sources,
            items: status.items,
            threads: status.threads,
            people: status.people,
            chunks: status.chunks,
            vectors: status.vectors,
            current: !self.shared.run().pending,
        })
    }

    fn sources(&self) -> Result<Vec<SourceState>, Failed> {
        let run = self.shared.run();
        let mut states = Vec::new();
        for source in self.engine.sources()? {
            let mut failures: Vec<Failure> = Vec::new();
            for engine::Failure { path, reason } in self.engine.failures(source.id)? {
                failures.push(Failure { path: path.display().to_string(), reason });
            }
            let known = |failure: &Failure| failures.iter().any(|known| known.path == failure.path);
            let root = source.path.display().to_string();
            let more: Vec<_> = run
                .failed
                .iter()
                .filter(|failure| std::path::Path::new(&failure.path).starts_with(&source.path) && !known(failure))
                .cloned()
                .collect();
            failures.extend(more);
            let state = activity(&source, &run, failures.iter().any(|failure| failure.path == root));
            let counts =
                if state == SourceActivity::Indexing { (run.indexing.done, run.indexing.total) } else { (0, 0) };
            states.push(SourceState {
                id: source.id.0,
                name: view::name(&source.path),
                path: root,
                kind: source.kind,
                present: source.present,
                items: source.items,
                state,
                done: counts.0,
                total: counts.1,
                last_indexed: source.indexed,
                failures,
            });
        }
        Ok(states)
    }

    fn facets(&self) -> Result<Facets, Failed> {
        let facets = self.engine.facets()?;
        let sources = self.engine.sources()?;
        Ok(Facets {
            kinds: facets.kinds.into_iter().map(|(kind, items)| KindFacet { kind, items }).collect(),
            people: facets.people.into_iter().map(|(name, items)| PersonFacet { name, items }).collect(),
            sources: sources
                .into_iter()
                .map(|source| SourceFacet { id: source.id.0, name: view::name(&source.path) })
                .collect(),
        })
    }

    fn questions(&self, words: &str) -> Result<Vec<PastQuestion>, Failed> {
        let questions = self.engine.questions(words)?.into_iter().map(|question| PastQuestion {
            id: question.id,
            asked_at: question.asked_at,
            question: question.question,
            answered: question.answered,
            answer: question.answer,
        });
        Ok(questions.collect())
    }

    fn chosen_model(&self) -> Result<Option<String>, Failed> {
        chosen_model(&self.engine)
    }
}

/// The model that answers: the one that the user chose, if it is still there.
pub(crate) fn chosen_model(engine: &Engine) -> Result<Option<String>, Failed> {
    let chosen = engine.preference(CHOSEN)?.filter(|name| engine.models().iter().any(|model| model.name == *name));
    Ok(chosen.or_else(|| engine.default_model()))
}

/// What a source is doing. While files are read, one source after the other has its turn; what follows is done for all.
fn activity(source: &SourceStatus, run: &crate::shared::Run, failed_as_a_whole: bool) -> SourceActivity {
    let concerned = run.concerns(source.id);
    if !source.present {
        SourceActivity::Absent
    } else if concerned && run.running() {
        match run.indexing.source {
            Some(current) if run.reads() && current != source.id.0 => SourceActivity::Waiting,
            None if run.reads() => SourceActivity::Waiting,
            _ => SourceActivity::Indexing,
        }
    } else if concerned && run.indexing.state != IndexingState::Idle {
        SourceActivity::Paused
    } else if concerned {
        SourceActivity::Waiting
    } else if failed_as_a_whole || (source.files > 0 && source.files == source.failed) {
        SourceActivity::Failed
    } else {
        SourceActivity::Watching
    }
}
