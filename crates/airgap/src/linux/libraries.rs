//! Which machine code in the process asks the dynamic linker for network calls.

use crate::probe::Library;
use object::{Object, ObjectSymbol};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const CALLS: [&str; 12] = [
    "socket",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "sendto",
    "getaddrinfo",
    "gethostbyname",
    "gethostbyname_r",
    "res_query",
    "io_uring_queue_init",
];

/// Of the program, the libraries in its memory and the files that are named, those that import any.
pub(crate) fn that_import_network_calls(named: &[&Path]) -> Vec<Library> {
    let mut files: BTreeSet<PathBuf> = in_memory();
    files.extend(named.iter().map(|path| path.to_path_buf()));
    let imports = |path: PathBuf| {
        let imports = imports(&fs::read(&path).ok()?)?;
        (!imports.is_empty()).then_some(Library { path, imports })
    };
    files.into_iter().filter_map(imports).collect()
}

/// Files that the process has mapped as code.
fn in_memory() -> BTreeSet<PathBuf> {
    let maps = fs::read_to_string("/proc/self/maps").unwrap_or_default();
    let code = maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.contains('x')));
    code.filter_map(|line| line.find('/').map(|at| PathBuf::from(&line[at..]))).collect()
}

/// The network calls that a file imports; `None` when it is no ELF file.
fn imports(bytes: &[u8]) -> Option<Vec<String>> {
    let file = object::File::parse(bytes).ok()?;
    let names: BTreeSet<String> = file
        .dynamic_symbols()
        .filter(|symbol| symbol.is_undefined())
        .filter_map(|symbol| symbol.name().ok())
        .filter(|name| CALLS.contains(name))
        .map(str::to_owned)
        .collect();
    Some(names.into_iter().collect())
}
