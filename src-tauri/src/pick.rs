//! The system's dialogs for choosing files.

use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FilePath};

/// Folders or files to be sources; none when the dialog was cancelled.
pub(crate) fn sources(app: &AppHandle, folders: bool, picked: impl FnOnce(Vec<String>) + Send + 'static) {
    let dialog = app.dialog().file();
    let picked = move |paths: Option<Vec<FilePath>>| {
        picked(paths.unwrap_or_default().into_iter().filter_map(path).collect());
    };
    if folders {
        dialog.set_title("Add folders").pick_folders(picked);
    } else {
        dialog.set_title("Add files").pick_files(picked);
    }
}

/// A model file.
pub(crate) fn model(app: &AppHandle, picked: impl FnOnce(Option<String>) + Send + 'static) {
    let dialog = app.dialog().file().set_title("Choose a model file").add_filter("GGUF models", &["gguf"]);
    dialog.pick_file(move |file| picked(file.and_then(path)));
}

fn path(file: FilePath) -> Option<String> {
    file.into_path().ok().map(|path| path.display().to_string())
}
