//! Questions, one after the other.

use crate::{
    filter::filter,
    models::SPEED,
    reader,
    rest::rest,
    shared::Shared,
    types::{AskEvent, AskRequest, AskResponse, Failed, Measured},
    view,
    wire::{Call, value},
};
use engine::{Engine, Event, Reason};
use serde_json::Value;
use std::{
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::Ordering,
        mpsc::{Receiver, RecvTimeoutError},
    },
    time::Duration,
};

/// An answer of so many tokens tells how fast its model is.
const ENOUGH: usize = 8;

pub(crate) struct Asker {
    pub(crate) engine: Engine,
    pub(crate) shared: Arc<Shared>,
}

impl Asker {
    pub(crate) const COMMANDS: [&str; 2] = ["ask", "measure_model"];

    pub(crate) fn run(mut self, calls: &Receiver<Call>) {
        loop {
            // The model's process ends by itself; this gives back what this one has loaded.
            let patience = Duration::from_secs(self.shared.preferences().stay_seconds.saturating_add(5));
            match calls.recv_timeout(patience) {
                Ok(call) => {
                    let result = self.answer(&call);
                    call.answer(result);
                }
                Err(RecvTimeoutError::Timeout) => {
                    rest(&mut self.engine);
                    match calls.recv() {
                        Ok(call) => {
                            let result = self.answer(&call);
                            call.answer(result);
                        }
                        Err(_) => return,
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn answer(&mut self, call: &Call) -> Result<Value, Failed> {
        self.engine.set_stay(Duration::from_secs(self.shared.preferences().stay_seconds));
        match call.command.as_str() {
            "measure_model" => self.measure(&call.argument::<String>("name")?),
            _ => {
                let id: String = call.argument("id")?;
                let result = self.ask(call, &id);
                self.shared.answered(&id);
                value(result?)
            }
        }
    }

    fn ask(&mut self, call: &Call, id: &str) -> Result<AskResponse, Failed> {
        let request: AskRequest = call.argument("request")?;
        let filter = filter(request.filters, &self.engine)?;
        let model = match request.model {
            Some(model) => Some(model),
            None => reader::chosen_model(&self.engine)?,
        };
        let stop = self.shared.stoppable(id);
        let stopped = || Failed { code: Failed::STOPPED, message: "The answer was stopped.".to_owned() };
        if stop.load(Ordering::Relaxed) {
            return Err(stopped());
        }
        let follows = request.follows;
        let request = engine::AskRequest { question: request.question, filter, model };
        let mut waited = false;
        let last = follows.filter(|_| self.shared.preferences().follow_ups).unwrap_or_default();
        let last = engine::Turn { question: last.question, answer: last.answer };
        if let Some(question) = last.followed_by(&request.question) {
            call.event(&AskEvent::Understood { question });
        }
        if engine::is_too_big(&request.question) {
            call.event(&AskEvent::Large);
        }
        let answer = self.engine.ask_after(
            &request,
            &last,
            &mut |hits| call.event(&AskEvent::Evidence { hits: view::hits(hits.iter().cloned()) }),
            &mut |event| {
                match event {
                    // It comes several times a second; the page needs to hear it once.
                    Event::Waiting if waited => {}
                    Event::Waiting => {
                        waited = true;
                        call.event(&AskEvent::Loading);
                    }
                    Event::Text(text) => call.event(&AskEvent::Text { text: text.to_owned() }),
                    Event::Replace(text) => call.event(&AskEvent::Replaced { text: text.to_owned() }),
                }
                if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        )?;
        if answer.abstained == Some(Reason::Stopped) {
            return Err(stopped());
        }
        if let (Some(name), ENOUGH..) = (&request.model, answer.timings.completion_tokens) {
            self.engine.set_preference(&format!("{SPEED}{name}"), &answer.timings.tokens_per_s.to_string())?;
        }
        let mut response = view::answer(answer.clone());
        let kept = value(&response)?.to_string();
        response.question_id = self.engine.keep_question(&answer, &kept)?;
        Ok(response)
    }

    fn measure(&mut self, name: &str) -> Result<Value, Failed> {
        let engine::Measured { load_ms, prompt_tokens_per_s, tokens_per_s, peak_bytes, .. } =
            self.engine.measure_model(name)?;
        self.engine.set_preference(&format!("{SPEED}{name}"), &tokens_per_s.to_string())?;
        value(Measured { load_ms, prompt_tokens_per_s, tokens_per_s, peak_bytes })
    }
}
