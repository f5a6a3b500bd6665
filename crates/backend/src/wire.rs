//! One line of JSON for each request, answer and event.

use crate::types::Failed;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};
use std::{
    io::Write,
    sync::{Arc, Mutex, PoisonError},
};

/// What the window sends.
#[derive(Debug, Deserialize)]
pub(crate) struct Request {
    /// Comes back with the answer.
    pub(crate) id: u64,
    /// Which use case.
    pub(crate) command: String,
    /// By name.
    #[serde(default)]
    pub(crate) arguments: Map<String, Value>,
}

/// Where answers and events go. Writes whole lines.
#[derive(Clone)]
pub(crate) struct Out {
    to: Arc<Mutex<Box<dyn Write + Send>>>,
}

impl Out {
    pub(crate) fn new(to: Box<dyn Write + Send>) -> Self {
        Self { to: Arc::new(Mutex::new(to)) }
    }

    /// Tells everybody.
    pub(crate) fn event(&self, name: &str, payload: &impl Serialize) {
        self.line(&json!({ "event": name, "payload": payload }));
    }

    fn line(&self, value: &Value) {
        let mut line = value.to_string();
        line.push('\n');
        let mut to = self.to.lock().unwrap_or_else(PoisonError::into_inner);
        // A window that is gone hears nothing; that it is, standard input tells.
        let _ = to.write_all(line.as_bytes()).and_then(|()| to.flush());
    }
}

/// A request on its way to its answer.
pub(crate) struct Call {
    id: u64,
    pub(crate) command: String,
    arguments: Map<String, Value>,
    out: Out,
}

impl Call {
    pub(crate) fn new(request: Request, out: Out) -> Self {
        Self { id: request.id, command: request.command, arguments: request.arguments, out }
    }

    /// An argument; one that is missing is `null`.
    pub(crate) fn argument<T: DeserializeOwned>(&self, name: &str) -> Result<T, Failed> {
        let value = self.arguments.get(name).cloned().unwrap_or(Value::Null);
        // serde's message would quote the value.
        serde_json::from_value(value).map_err(|_| {
            Failed::request(format!("the window asked for \u{201c}{}\u{201d} without a fitting {name}", self.command))
        })
    }

    /// Something on the way to the answer.
    pub(crate) fn event(&self, event: &impl Serialize) {
        self.out.line(&json!({ "id": self.id, "event": event }));
    }

    /// The end of it.
    pub(crate) fn answer(self, result: Result<Value, Failed>) {
        self.out.line(&match result {
            Ok(value) => json!({ "id": self.id, "ok": value }),
            Err(error) => json!({ "id": self.id, "error": error }),
        });
    }
}

/// A value for the window. Numbers that are no numbers become `null`.
pub(crate) fn value(value: impl Serialize) -> Result<Value, Failed> {
    serde_json::to_value(value).map_err(|error| Failed::request(format!("the answer cannot be written: {error}")))
}
