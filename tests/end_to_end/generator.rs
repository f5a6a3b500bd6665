//! The generator process: the real program, started as its own helper.

use crate::program::models;
use answer::{GenerateError, Generated, Generator, Prompt};
use generate::{LocalModel, ModelProcess};
use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

const STAY: Duration = Duration::from_secs(60);

fn smallest() -> Option<PathBuf> {
    let model = models().join("smollm2-135m/model.gguf");
    if model.is_file() {
        return Some(model);
    }
    eprintln!("skipped: {} is missing; run `cargo xtask setup`", model.display());
    None
}

fn process(model: &Path) -> ModelProcess {
    ModelProcess::open(model, Path::new(env!("CARGO_BIN_EXE_inglenook"))).unwrap()
}

fn prompt(user: &str, max_tokens: usize) -> Prompt {
    Prompt { system: "You are a helpful assistant.".into(), user: user.into(), max_tokens }
}

fn generate(model: &mut dyn Generator, prompt: &Prompt) -> Result<Generated, GenerateError> {
    model.generate(prompt, &mut |_| ControlFlow::Continue(()))
}

/// Whether a process is there and is no zombie.
fn runs(id: u32) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    status.lines().any(|line| line.starts_with("State:") && !line.contains('Z'))
}

fn ends(id: u32) -> bool {
    (0..100).any(|_| {
        thread::sleep(Duration::from_millis(100));
        !runs(id)
    })
}

#[test]
fn a_process_answers_as_the_model_would_here_and_ends_when_it_is_not_needed() {
    let Some(model) = smallest() else { return };
    let sea = prompt("Write one sentence about the sea.", 16);
    let expected = generate(&mut LocalModel::open(&model).unwrap(), &sea).unwrap().text;

    let mut process = process(&model);
    assert_eq!(process.id(), None, "nothing runs before there is a question");
    process.stay(STAY);
    let mut pieces = String::new();
    let first = process
        .generate(&sea, &mut |piece| {
            pieces.push_str(piece);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!((&first.text, &pieces), (&expected, &expected));
    assert!(first.load_ms > 0.0 && first.prompt_tokens > 10 && first.completion_tokens > 1, "{first:?}");

    let id = process.id().unwrap();
    process.stay(Duration::ZERO);
    let second = generate(&mut process, &sea).unwrap();
    assert_eq!((second.text, second.load_ms), (expected.clone(), 0.0), "it had stayed, with the model loaded");
    assert!(ends(id), "and does not stay now");
    let third = generate(&mut process, &sea).unwrap();
    assert_eq!(third.text, expected);
    assert!(third.load_ms > 0.0, "another one");
}

#[test]
fn a_process_that_is_killed_costs_one_answer() {
    let Some(model) = smallest() else { return };
    let mut process = process(&model);
    process.stay(STAY);
    generate(&mut process, &prompt("Say yes.", 2)).unwrap();
    let id = process.id().unwrap();
    let mut killed = false;
    let result = process.generate(&prompt("Count from one to two hundred.", 400), &mut |piece| {
        if !piece.is_empty() && !killed {
            killed = true;
            Command::new("kill").args(["-9", &id.to_string()]).status().unwrap();
        }
        ControlFlow::Continue(())
    });
    match result {
        Err(GenerateError::Stopped(reason)) => assert!(reason.contains("memory runs out"), "{reason}"),
        other => panic!("{other:?}"),
    }
    assert!(!generate(&mut process, &prompt("Say yes.", 2)).unwrap().text.is_empty());
    // Killed between two questions, it is started anew without a word.
    let id = process.id().unwrap();
    Command::new("kill").args(["-9", &id.to_string()]).status().unwrap();
    assert!(ends(id));
    assert!(!generate(&mut process, &prompt("Say yes.", 2)).unwrap().text.is_empty());
}

#[test]
fn an_answer_can_be_broken_off_while_the_model_loads_reads_or_writes() {
    let Some(model) = smallest() else { return };
    let mut process = process(&model);
    process.stay(STAY);
    let long = prompt(&"word ".repeat(1500), 8);
    let unloaded = process.generate(&long, &mut |_| ControlFlow::Break(())).unwrap();
    assert_eq!(unloaded.text, "");
    // It heard it, or was ended because it did not within the grace.
    assert!(process.id().is_none_or(rests), "it does not go on computing");

    generate(&mut process, &prompt("Say yes.", 2)).unwrap();
    let id = process.id();
    let mut asked = 0;
    let unread = process
        .generate(&long, &mut |_| {
            asked += 1;
            if asked == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert_eq!(unread.text, "");
    assert_eq!(process.id(), id, "it has the model loaded for the next question");
    assert!(rests(id.unwrap()), "it does not read on");

    let mut seen = 0;
    let cut = process
        .generate(&prompt("Count from one to fifty.", 200), &mut |piece| {
            seen += usize::from(!piece.is_empty());
            if seen == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert!(seen == 3 && !cut.text.is_empty(), "{cut:?}");
    assert_eq!(process.id(), id, "it has the model loaded for the next question");
    assert!(!generate(&mut process, &prompt("Say yes.", 2)).unwrap().text.is_empty());
}

#[test]
fn a_model_that_cannot_be_loaded_and_a_prompt_that_is_too_long_are_errors_in_words() {
    let Some(model) = smallest() else { return };
    let mut process = process(&model);
    process.stay(STAY);
    let long = prompt(&"word ".repeat(process_context(&model) + 100), 8);
    assert!(matches!(generate(&mut process, &long), Err(GenerateError::TooLong { .. })));
    assert!(process.id().is_some(), "that is no reason to load the model again");

    let mut other = ModelProcess::open(&model, Path::new("/bin/false")).unwrap();
    match generate(&mut other, &prompt("Say yes.", 2)) {
        Err(GenerateError::Stopped(reason)) => assert!(reason.contains("code 1"), "{reason}"),
        other => panic!("{other:?}"),
    }
}

/// Whether a process comes to rest: uses no processor for a while, within as long as the prompt above takes to be read.
fn rests(id: u32) -> bool {
    let ticks = || -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        // After the name, which may hold spaces: state, and from the twelfth field on the times in user and kernel mode.
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
    };
    (0..20).any(|_| {
        let before = ticks();
        thread::sleep(Duration::from_millis(100));
        ticks() <= before + 1
    })
}

fn process_context(model: &Path) -> usize {
    generate::inspect(model).unwrap().context_length
}

#[test]
fn the_process_is_sealed_and_ends_when_its_program_is_gone() {
    let Some(model) = smallest() else { return };
    let mut child = Command::new(env!("CARGO_BIN_EXE_inglenook"))
        .args([ModelProcess::SUBCOMMAND.as_ref(), "--".as_ref(), model.as_os_str()])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let sealed = (0..100).any(|_| {
        thread::sleep(Duration::from_millis(100));
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        status.contains("Seccomp:\t2") && status.contains("NoNewPrivs:\t1")
    });
    assert!(sealed);
    assert!(child.try_wait().unwrap().is_none(), "it waits for a question");
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}
