//! Inglenook's window. It shows the page, and hands what the page asks for to the engine's process.
//!
//! The engine with the vault is another process, `inglenook backend`, which lies beside this program. The window needs
//! local sockets, for the display and its web view; the process that holds the user's data has none of any kind. What
//! the page may ask is written down in `crates/backend`; this crate knows of no use case but the dialogs that only a
//! window can open.

mod around;
mod backend;
mod page;
mod pick;
mod seal;
mod window;

use airgap::{Needs, Sealed};
use backend::{Backend, Start};
use std::process::ExitCode;
use tauri::Manager;

/// The program: seals the process, starts the engine's, and shows the window until it is closed.
#[cfg_attr(mobile, tauri::mobile_entry_point)]
pub fn mobile_entry_point() {
    run();
}

/// The same, with the code that the process ends with.
pub fn run() -> ExitCode {
    let sealed = airgap::seal(Needs::Window);
    match sealed.map_err(|error| error.to_string()).and_then(|sealed| show(&sealed)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("inglenook: {message}");
            ExitCode::FAILURE
        }
    }
}

fn show(sealed: &Sealed) -> Result<(), String> {
    // Started before there are threads: it inherits the seal, and seals itself further.
    let (backend, answers) = match Backend::start()? {
        Start::Running(backend, answers) => (backend, answers),
        Start::AnotherWindow => {
            eprintln!("inglenook: the vault is open in another window, which is now in front");
            return Ok(());
        }
    };
    let sealed = sealed.clone();
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_global_shortcut::Builder::new().build())
        .manage(backend)
        .manage(sealed)
        .invoke_handler(page::asked)
        .setup(move |app| {
            window::open(app.handle())?;
            around::tray(app.handle());
            around::shortcut(app.handle());
            answers.listen(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!())
        .map_err(|error| {
            format!("the window cannot be opened ({error}); a display is needed, for DISPLAY or WAYLAND_DISPLAY")
        })?;
    app.run(|app, event| {
        if let tauri::RunEvent::Exit = event {
            app.state::<Backend>().end();
        }
    });
    Ok(())
}
