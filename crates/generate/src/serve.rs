use crate::{
    InspectError, LocalModel,
    protocol::{Reply, Request, receive, send},
};
use answer::{Generator, Prompt};
use std::{
    io::{self, BufReader},
    ops::ControlFlow,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

/// The generator process: answers what comes in by standard input with the model in `gguf`, and returns when
/// nothing has come for as long as the last question said that it should stay. Ends the process as soon as standard
/// input is closed: then nobody waits any more.
///
/// # Errors
/// When the model's header cannot be used, which is looked at first.
pub fn serve(gguf: &Path) -> Result<(), InspectError> {
    let mut model = LocalModel::open(gguf)?;
    // How many of the questions so far are not to be answered further. A word to stop may come late, and must not
    // be taken for the next question.
    let stop = Arc::new(AtomicUsize::new(0));
    let (sender, prompts) = mpsc::channel();
    let stopped = Arc::clone(&stop);
    thread::spawn(move || {
        let mut input = BufReader::new(io::stdin());
        let mut asked = 0;
        while let Some(request) = receive(&mut input) {
            match request {
                Request::Answer { system, user, max_tokens, stay_s } => {
                    asked += 1;
                    let stay = Duration::try_from_secs_f64(stay_s).unwrap_or_default();
                    if sender.send((Prompt { system, user, max_tokens }, stay)).is_err() {
                        break;
                    }
                }
                Request::Stop => stopped.store(asked, Ordering::Relaxed),
            }
        }
        std::process::exit(0);
    });
    let mut output = io::stdout();
    let mut number = 0;
    let mut next = prompts.recv().ok();
    while let Some((prompt, stay)) = next {
        number += 1;
        let mut gone = false;
        let result = model.generate(&prompt, &mut |piece| {
            if !piece.is_empty() {
                gone = send(&mut output, &Reply::Text { text: piece.to_owned() }).is_err();
            }
            if gone || stop.load(Ordering::Relaxed) >= number {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        if gone || send(&mut output, &Reply::from(result)).is_err() {
            break;
        }
        next = prompts.recv_timeout(stay).ok();
    }
    Ok(())
}
