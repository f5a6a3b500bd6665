//! What is in the build: crates, permissions.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const TARGETS: [&str; 5] = [
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
    "aarch64-linux-android",
    "aarch64-apple-ios",
];

fn root() -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../..")
}

fn banned() -> BTreeSet<String> {
    let list = fs::read_to_string(root().join("crates/airgap/src/network_crates.txt")).unwrap();
    list.lines().map(str::to_owned).collect()
}

/// Names of all crates in a target's tree; those of a folder of ours are marked with a star.
fn tree(target: &str) -> BTreeSet<String> {
    tree_of(&root(), target)
}

/// The same of a workspace.
fn tree_of(workspace: &Path, target: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(workspace)
        .args(["tree", "--workspace", "--locked", "--edges", "normal,build", "--prefix", "none", "--target", target])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let name = |line: &str| {
        let name = line.split(' ').next().unwrap_or_default();
        if line.contains(" (/") { format!("{name}*") } else { name.to_owned() }
    };
    String::from_utf8_lossy(&output.stdout).lines().map(name).collect()
}

#[test]
fn no_target_has_a_network_crate_in_its_tree() {
    for target in TARGETS {
        let tree = tree(target);
        // Controls: the tree is the real one, and what asks for a network in it is a stand-in of ours.
        assert!(tree.contains("mistralrs-core*") && tree.contains("tantivy"), "{target}");
        for stand_in in ["hf-hub*", "reqwest*", "tokio-tungstenite*"] {
            assert!(tree.contains(stand_in), "{target}: {stand_in}");
        }
        let found: Vec<_> = tree.intersection(&banned()).cloned().collect();
        assert!(found.is_empty(), "{target}: {found:?}");
        for name in ["hf-hub", "reqwest", "tokio-tungstenite"] {
            assert!(!tree.contains(name), "{target}: the published {name} is in the tree");
        }
    }
}

#[test]
fn the_window_has_no_network_crate_in_its_tree_but_what_its_web_view_is_declared_with() {
    for target in &TARGETS[..3] {
        let tree = tree_of(&root().join("src-tauri"), target);
        assert!(tree.contains("tauri") && tree.contains("wry"), "control: {target}");
        let mut found: BTreeSet<_> = tree.intersection(&banned()).cloned().collect();
        // WebKitGTK's interface is declared with types of libsoup, which the system's web view loads in any case. Nothing
        // of it is called, and what it would do is refused to the window like everything else.
        let declared = found.remove("soup3-sys");
        assert_eq!(declared, target.ends_with("linux-gnu"), "{target}");
        assert!(found.is_empty(), "{target}: {found:?}");
        for name in ["hf-hub", "reqwest", "tokio-tungstenite"] {
            assert!(!tree.contains(name), "{target}: {name}");
        }
    }
}

#[test]
fn the_list_for_cargo_deny_is_the_list_that_is_tested() {
    let deny = fs::read_to_string(root().join("deny.toml")).unwrap();
    for name in banned() {
        assert!(deny.contains(&format!("\"{name}\"")), "deny.toml does not ban {name}");
    }
}

/// Permissions for the network in the manifests of packages, windows and phones.
fn permissions(path: &Path, text: &str) -> Vec<&'static str> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let marks: &[&'static str] = match () {
        () if name == "AndroidManifest.xml" => &["android.permission.INTERNET", "usesCleartextTraffic=\"true\""],
        () if name.ends_with(".entitlements") => &["network.client", "network.server"],
        () if name == "Info.plist" => &["NSAppTransportSecurity", "NSLocalNetworkUsageDescription"],
        () if name.starts_with("tauri") && name.ends_with(".json") => &["https://", "dangerousRemote", "\"updater\""],
        () if path.components().any(|part| part.as_os_str() == "capabilities") => {
            &["http:", "\"remote\"", "websocket:", "shell:"]
        }
        () if name.ends_with(".flatpak.yml") || name.ends_with(".flatpak.json") => &["--share=network"],
        () => &[],
    };
    let declared = |mark: &str| {
        text.lines()
            .any(|line| line.contains(mark) && !line.contains("tools:node=\"remove\"") && !line.contains("$schema"))
    };
    marks.iter().copied().filter(|mark| declared(mark)).collect()
}

#[test]
fn no_manifest_asks_for_the_network() {
    let output = Command::new("git").current_dir(root()).args(["ls-files", "-z"]).output().unwrap();
    let files = String::from_utf8(output.stdout).unwrap();
    assert!(files.contains("Cargo.toml"), "git lists the tree");
    for file in files.split('\0').filter(|file| !file.is_empty() && !file.contains("/debug/")) {
        let path = root().join(file);
        let Ok(text) = fs::read_to_string(&path) else { continue };
        assert_eq!(permissions(&path, &text), Vec::<&str>::new(), "{file}");
    }
    let found = |path: &str, text: &str| permissions(Path::new(path), text).len();
    assert_eq!(found("gen/AndroidManifest.xml", "<uses-permission android:name=\"android.permission.INTERNET\"/>"), 1);
    let removed = "<uses-permission android:name=\"android.permission.INTERNET\" tools:node=\"remove\"/>";
    assert_eq!(found("gen/AndroidManifest.xml", removed), 0);
    assert_eq!(found("src-tauri/App.entitlements", "<key>com.apple.security.network.client</key>"), 1);
    assert_eq!(found("src-tauri/capabilities/main.json", "\"http:default\""), 1);
    assert_eq!(found("README.md", "android.permission.INTERNET"), 0);
}
