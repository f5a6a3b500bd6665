#!/bin/bash
# Stands in for rustdoc under `cargo test --doc`: with the arguments that cargo gives it, it writes the crate's
# documentation instead of running its examples, and every warning is an error.
#
# Why: `cargo doc` checks every dependency anew, mistral.rs among them, because it wants metadata where the tests
# have code. `cargo test --doc` hands rustdoc the dependencies that are compiled already. Crates without a library
# (the two programs) have no such step; clippy's `missing_docs` covers them.
set -euo pipefail
arguments=()
document=
while (($#)); do
    case $1 in
        --test) document=yes ;;
        --test-run-directory | --test-args | --test-builder | --runtool | --runtool-arg) shift ;;
        --test-run-directory=* | --test-args=* | --no-run | --nocapture) ;;
        *) arguments+=("$1") ;;
    esac
    shift
done
if [[ $document ]]; then
    arguments+=(--out-dir "${CARGO_TARGET_DIR:?}/doc" -D warnings)
fi
exec rustdoc "${arguments[@]}"
