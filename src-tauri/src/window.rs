//! The window, and where it was the last time.

use crate::backend::{Backend, emit};
use serde::{Deserialize, Serialize};
use std::{fs, path::PathBuf};
use tauri::{
    AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent, webview::NewWindowResponse,
};

/// The window's name.
pub(crate) const MAIN: &str = "main";

/// Size and place, in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Place {
    width: f64,
    height: f64,
    x: Option<f64>,
    y: Option<f64>,
    maximized: bool,
}

impl Default for Place {
    fn default() -> Self {
        Self { width: 1080.0, height: 760.0, x: None, y: None, maximized: false }
    }
}

/// Opens it where it was.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let place = remembered(app);
    let mut builder = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Inglenook")
        .inner_size(place.width, place.height)
        .min_inner_size(360.0, 480.0)
        .maximized(place.maximized)
        // Nothing leads out of the page: links are copied, not followed.
        .on_navigation(|url| matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost"))
        .on_new_window(|_, _| NewWindowResponse::Deny);
    if let (Some(x), Some(y)) = (place.x, place.y) {
        builder = builder.position(x, y);
    }
    let window = builder.build()?;
    let watched = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { .. } = event {
            remember(&watched);
        }
    });
    Ok(())
}

/// Brings it to the front.
pub(crate) fn wake(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    // What the window manager refuses cannot be forced.
    let _ = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
}

/// The same, with the cursor in the field.
pub(crate) fn ask(app: &AppHandle) {
    wake(app);
    emit(app, "focus-ask", ());
}

/// In the vault, because it is the window of that vault, and goes with it.
fn file(app: &AppHandle) -> Option<PathBuf> {
    let vault = app.state::<Backend>().overview.get("vault")?.as_str()?.to_owned();
    Some(PathBuf::from(vault).join("window.json"))
}

fn remembered(app: &AppHandle) -> Place {
    let place: Option<Place> =
        file(app).and_then(|file| fs::read(file).ok()).and_then(|json| serde_json::from_slice(&json).ok());
    // A file that was changed by hand must not make a window that cannot be seen.
    place.filter(|place| place.width >= 360.0 && place.height >= 480.0).unwrap_or_default()
}

fn remember(window: &WebviewWindow) {
    let before = remembered(window.app_handle());
    let maximized = window.is_maximized().unwrap_or(false);
    let scale = window.scale_factor().unwrap_or(1.0);
    let size = window.inner_size().map(|size| size.to_logical::<f64>(scale));
    let position = window.outer_position().map(|position| position.to_logical::<f64>(scale));
    let mut place = Place { maximized, ..before };
    // The size of a maximized window is the screen's.
    if let (Ok(size), false) = (size, maximized) {
        (place.width, place.height) = (size.width, size.height);
        (place.x, place.y) = position.map(|at| (Some(at.x), Some(at.y))).unwrap_or_default();
    }
    if let (Some(file), Ok(json)) = (file(window.app_handle()), serde_json::to_vec(&place)) {
        // Not worth a word: the window opens where it would have without.
        let _ = fs::write(file, json);
    }
}
