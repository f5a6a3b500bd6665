//! Around the window: the tray and the keys that bring it to the front. Both are luxuries, and left out where the
//! desktop does not have them.

use crate::{backend::Backend, window};
use serde_json::{Map, Value};
use tauri::{
    AppHandle, Manager,
    menu::{Menu, MenuItem},
    tray::{MouseButton, TrayIconBuilder, TrayIconEvent},
};
use tauri_plugin_global_shortcut::{GlobalShortcutExt, ShortcutState};

/// An icon with "Ask" and "Quit".
pub(crate) fn tray(app: &AppHandle) {
    if tray_is_possible() && make_tray(app).is_err() {
        eprintln!("inglenook: this desktop shows no tray icon; the window works without");
    }
}

fn make_tray(app: &AppHandle) -> tauri::Result<()> {
    let ask = MenuItem::with_id(app, "ask", "Ask\u{2026}", true, None::<&str>)?;
    let quit = MenuItem::with_id(app, "quit", "Quit Inglenook", true, None::<&str>)?;
    let mut tray = TrayIconBuilder::with_id("tray")
        .tooltip("Inglenook")
        .menu(&Menu::with_items(app, &[&ask, &quit])?)
        .show_menu_on_left_click(false)
        .on_menu_event(|app, event| match event.id().as_ref() {
            "ask" => window::ask(app),
            _ => app.exit(0),
        })
        .on_tray_icon_event(|tray, event| {
            if let TrayIconEvent::Click { button: MouseButton::Left, .. } = event {
                window::ask(tray.app_handle());
            }
        });
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.build(app).map(drop)
}

/// The library that shows the icon is loaded when it is needed, and its loader panics where it is missing.
#[cfg(target_os = "linux")]
fn tray_is_possible() -> bool {
    let names = [c"libayatana-appindicator3.so.1", c"libappindicator3.so.1"];
    // SAFETY: the names end with a zero; loading runs the library's own start, as the tray would in a moment.
    names.iter().any(|name| !unsafe { libc::dlopen(name.as_ptr(), libc::RTLD_LAZY) }.is_null())
}

#[cfg(not(target_os = "linux"))]
fn tray_is_possible() -> bool {
    true
}

/// Takes the keys that the user chose.
pub(crate) fn shortcut(app: &AppHandle) {
    let app_then = app.clone();
    app.state::<Backend>().call("preferences", &Map::new(), None, move |result| {
        if let Ok(preferences) = result {
            set_shortcut(&app_then, &preferences);
        }
    });
}

/// Takes other keys, or none.
pub(crate) fn set_shortcut(app: &AppHandle, preferences: &Value) {
    let keys = preferences.get("shortcut").and_then(Value::as_str).unwrap_or_default().to_owned();
    let on_main = app.clone();
    // The keys belong to the thread of the display.
    let _ = app.run_on_main_thread(move || {
        let shortcuts = on_main.global_shortcut();
        let _ = shortcuts.unregister_all();
        if keys.is_empty() {
            return;
        }
        let taken = shortcuts.on_shortcut(keys.as_str(), |app, _, event| {
            if event.state() == ShortcutState::Pressed {
                window::ask(app);
            }
        });
        if let Err(error) = taken {
            eprintln!("inglenook: the keys {keys} cannot be taken ({error}); choose others in the settings");
        }
    });
}
