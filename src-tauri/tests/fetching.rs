//! A page that tries to reach a network: everything a page has for that, within the real window with the real page. Two
//! things stand in its way, the page's policy and the process's seal; each is tried without the other, and the control
//! without both gets through.
//!
//! The window belongs to the main thread, so this test has no harness: it starts itself as that window.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
fn main() {
    match std::env::var("INGLENOOK_FETCHING") {
        Ok(what) => linux::window(&what),
        Err(_) => linux::test(),
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::{
        env,
        io::{Read, Write},
        net::TcpListener,
        path::Path,
        process::{Command, Stdio},
        sync::{
            Arc,
            atomic::{AtomicUsize, Ordering},
        },
        thread,
        time::Duration,
    };
    use tauri::{WebviewUrl, WebviewWindowBuilder, webview::PageLoadEvent};

    /// Tells by the window's title which of its tries came back with something.
    const TRIES: &str = r#"(async () => {
        const base = 'http://127.0.0.1:PORT/', through = [];
        const within = (promise) => Promise.race([promise, new Promise((_, no) => setTimeout(no, 4000))]);
        const element = (name, set) => new Promise((yes, no) => {
            const made = Object.assign(document.createElement(name), { onload: yes, onerror: no });
            set(made);
            document.body.append(made);
        });
        const tries = {
            fetch: () => fetch(base + 'fetch', { mode: 'no-cors' }),
            name: () => fetch('http://localhost:PORT/name', { mode: 'no-cors' }),
            remote: () => fetch('https://example.com/', { mode: 'no-cors' }),
            xhr: () => new Promise((yes, no) => {
                const request = new XMLHttpRequest();
                request.onload = yes; request.onerror = no;
                request.open('GET', base + 'xhr'); request.send();
            }),
            socket: () => new Promise((yes, no) => {
                const socket = new WebSocket('ws://127.0.0.1:PORT/socket');
                socket.onopen = yes; socket.onerror = no;
            }),
            events: () => new Promise((yes, no) => {
                const events = new EventSource(base + 'events');
                events.onopen = yes; events.onerror = no;
            }),
            image: () => element('img', (it) => { it.src = base + 'image.svg'; }),
            script: () => element('script', (it) => { it.src = base + 'script.js'; }),
            style: () => element('link', (it) => { it.rel = 'stylesheet'; it.href = base + 'style.css'; }),
        };
        // These tell the page nothing: who listens at the other end does.
        element('iframe', (it) => { it.src = base + 'frame'; });
        navigator.sendBeacon?.(base + 'beacon', 'x');
        window.open(base + 'window');
        for (const [name, attempt] of Object.entries(tries)) {
            try { await within(attempt()); through.push(name); } catch { /* refused */ }
        }
        document.title = 'tried ' + through.join(' ');
    })()"#;

    /// The window of one try: `what` says what stands in the way.
    pub(super) fn window(what: &str) {
        if what.contains("seal") {
            let sealed = airgap::seal(airgap::Needs::Window).expect("the process is sealed");
            std::mem::forget(sealed);
        }
        let mut context = tauri::generate_context!();
        if !what.contains("policy") {
            context.config_mut().app.security.csp = None;
        }
        let script = TRIES.replace("PORT", &env::var("INGLENOOK_PORT").unwrap());
        tauri::Builder::default()
            .setup(move |app| {
                WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                    .on_page_load(move |window, load| {
                        if load.event() == PageLoadEvent::Finished {
                            window.eval(&script).unwrap();
                        }
                    })
                    .on_document_title_changed(|_, title| {
                        if let Some(through) = title.strip_prefix("tried") {
                            println!("through:{through}");
                            std::io::stdout().flush().unwrap();
                            std::process::exit(0);
                        }
                    })
                    .build()?;
                Ok(())
            })
            .run(context)
            .unwrap();
    }

    /// Answers whoever comes, and counts them.
    fn server() -> (u16, Arc<AtomicUsize>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let came = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&came);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { continue };
                count.fetch_add(1, Ordering::SeqCst);
                thread::spawn(move || {
                    let mut request = [0; 2048];
                    let _ = stream.read(&mut request);
                    let body = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
                    let _ = write!(
                        stream,
                        "HTTP/1.1 200 OK\r\nContent-Type: image/svg+xml\r\nAccess-Control-Allow-Origin: *\r\n\
                         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
                        body.len()
                    );
                });
            }
        });
        (port, came)
    }

    fn tried(what: &str) -> (String, usize) {
        let (port, came) = server();
        let display = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../tests/window/display.sh");
        let output = Command::new("dbus-run-session")
            .args(["--", "timeout", "90"])
            .arg(display)
            .arg(env::current_exe().unwrap())
            .env("INGLENOOK_FETCHING", what)
            .env("INGLENOOK_PORT", port.to_string())
            .output()
            .unwrap();
        // What was under way comes to its end.
        thread::sleep(Duration::from_millis(300));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let through = said.lines().find_map(|line| line.strip_prefix("through:")).map(str::trim);
        let through = through.unwrap_or_else(|| panic!("{what}: {said}\n{}", String::from_utf8_lossy(&output.stderr)));
        println!("with {what}: got through: [{through}], connections seen: {}", came.load(Ordering::SeqCst));
        (through.to_owned(), came.load(Ordering::SeqCst))
    }

    pub(super) fn test() {
        let runs = |program: &str, argument: &str| {
            let mut command = Command::new(program);
            command.arg(argument).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            command.status().is_ok_and(|status| status.success())
        };
        for (tool, argument) in [("Xvfb", "-help"), ("openbox", "--version"), ("dbus-run-session", "--version")] {
            if !runs(tool, argument) {
                eprintln!("skipped: {tool} is missing; `cargo xtask test` says how to install it");
                return;
            }
        }
        let (through, came) = tried("nothing");
        assert!(through.contains("fetch") && through.contains("image") && came >= 2, "control: {through}, {came}");
        assert_eq!(tried("seal"), (String::new(), 0), "without its policy the page is held by the kernel");
        assert_eq!(tried("policy"), (String::new(), 0), "without the kernel the page is held by its policy");
        assert_eq!(tried("seal and policy"), (String::new(), 0));
        println!("test a_page_that_tries_to_reach_a_network_does_not ... ok");
    }
}
