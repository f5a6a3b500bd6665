//! The seal of the window's own process, beside that of the engine's.

use airgap::{Outcome, Sealed};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager};

/// What a process with a window has to leave open.
const OPEN: &str = "The window talks to the display and to its web view by sockets within this computer, and by these \
    reaches services of the desktop that may have a network. It holds no vault; the process that does has no sockets of any kind.";

/// The engine's report with that of the window.
pub(crate) fn with_window(mut report: Value, app: &AppHandle) -> Value {
    let window = airgap::probes(Some(&app.state::<Sealed>()), &[]);
    let refused = window.probes.iter().filter(|probe| probe.outcome == Outcome::Refused).count();
    if let Some(probes) = report.get_mut("probes").and_then(Value::as_array_mut) {
        probes.push(json!({
            "way": "All of that again from the process of this window, but for sockets within the computer",
            "tried": window.probes.len(),
            "refused": refused,
            "by": "the kernel",
        }));
    }
    if let Some(open) = report.get_mut("open").and_then(Value::as_array_mut) {
        open.push(json!(OPEN));
    }
    if !window.sealed {
        report["sealed"] = json!(false);
        report["sentence"] = json!("The process of this window is not kept from the network.");
    }
    report
}
