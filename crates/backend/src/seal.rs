//! The seal's tries in plain words.

use crate::types::{Probe, SealReport};
use airgap::{Level, Outcome, Sealed};

/// What a group of tries is called; a group without a name here keeps its own.
const WAYS: [(&str, &str); 12] = [
    ("socket", "Open a connection of any kind: internet, Bluetooth, local"),
    ("socketpair", "Make a pair of connected sockets"),
    ("handed socket", "Use a connection that another program hands over"),
    ("network mount", "Have the system mount a network drive"),
    ("library", "Connect, or wait for a connection, as any program would"),
    ("thread", "The same from another thread"),
    ("child process", "The same from another program that this one starts"),
    ("io_uring", "Go around by the kernel's queue for input and output"),
    ("other processes", "Take a connection or the memory of another program"),
    ("by the kernel", "Have the kernel look a name up, or load a driver"),
    ("terminal", "Type a command into the terminal"),
    ("x32", "Go around by the kernel's old interfaces"),
];

/// Tries everything, now.
pub(crate) fn report(sealed: &Sealed, onnx_runtime: Option<&std::path::Path>) -> SealReport {
    let report = airgap::probes(Some(sealed), onnx_runtime.as_slice());
    let mut probes: Vec<Probe> = Vec::new();
    for probe in &report.probes {
        let way = WAYS.iter().find(|(group, _)| *group == probe.group).map_or(probe.group, |(_, way)| way);
        let refused = usize::from(probe.outcome == Outcome::Refused);
        match probes.iter_mut().find(|known| known.way == way) {
            Some(known) => (known.tried, known.refused) = (known.tried + 1, known.refused + refused),
            None => probes.push(Probe { way: way.to_owned(), tried: 1, refused, by: "the kernel".to_owned() }),
        }
    }
    let tried: usize = probes.iter().map(|probe| probe.tried).sum();
    SealReport {
        sealed: report.sealed,
        sentence: if report.sealed {
            format!("{tried} ways to a network were tried just now, and the kernel refused them all.")
        } else {
            "This system does not keep Inglenook from the network.".to_owned()
        },
        open: vec![],
        probes,
    }
}

/// One sentence, without trying anything anew.
pub(crate) fn sentence(sealed: &Sealed) -> &'static str {
    match sealed.level() {
        Level::Enforced => "Sealed: the kernel refuses Inglenook every network connection.",
        Level::Unenforced => {
            "Not sealed: this system has no way to keep a program from the network that Inglenook knows."
        }
    }
}
