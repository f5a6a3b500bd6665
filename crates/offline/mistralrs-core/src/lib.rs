//! mistralrs-core 0.8.1 with the changes of `build.rs`.
#![allow(warnings)]
// Its macros come from an included file, and are named by their paths all over it.
#![allow(macro_expanded_macro_exports_accessed_by_absolute_paths)]

mod token_bytes;

include!(concat!(env!("OUT_DIR"), "/mistralrs-core-0.8.1/src/lib.rs"));
