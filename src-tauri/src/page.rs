//! What the page asks for.

use crate::{around, backend::Backend, pick, seal};
use serde_json::{Map, Value, json};
use std::str::FromStr;
use tauri::{
    Manager, Wry,
    ipc::{Channel, Invoke, InvokeBody, JavaScriptChannelId},
};

/// Answers the page: what only a window can do here, everything else by the engine.
pub(crate) fn asked(invoke: Invoke<Wry>) -> bool {
    let Invoke { message, resolver, .. } = invoke;
    let webview = message.webview();
    let app = webview.app_handle().clone();
    let command = message.command().to_owned();
    let mut arguments = match message.payload() {
        InvokeBody::Json(Value::Object(arguments)) => arguments.clone(),
        _ => Map::new(),
    };
    // The page names its channel by a word; only this side can make one of it.
    let channel = arguments.remove("events").and_then(|word| JavaScriptChannelId::from_str(word.as_str()?).ok());
    let event = channel.map(|id| {
        let channel: Channel<Value> = id.channel_on(webview);
        // A page that is gone misses nothing.
        Box::new(move |event| drop(channel.send(event))) as Box<dyn Fn(Value) + Send>
    });
    let answer = move |result: Result<Value, Value>| match result {
        Ok(value) => resolver.resolve(value),
        Err(error) => resolver.reject(error),
    };
    match command.as_str() {
        "pick_sources" => {
            let folders = arguments.get("what").and_then(Value::as_str) == Some("folders");
            pick::sources(&app, folders, move |paths| answer(Ok(json!(paths))));
        }
        "pick_model" => pick::model(&app, move |path| answer(Ok(json!(path)))),
        "seal_report" => {
            let of_window = app.clone();
            app.state::<Backend>().call(&command, &arguments, None, move |result| {
                answer(result.map(|report| seal::with_window(report, &of_window)));
            });
        }
        "set_preferences" => {
            let shortcut = app.clone();
            app.state::<Backend>().call(&command, &arguments, None, move |result| {
                if let Ok(preferences) = &result {
                    around::set_shortcut(&shortcut, preferences);
                }
                answer(result);
            });
        }
        _ => app.state::<Backend>().call(&command, &arguments, event, answer),
    }
    true
}
