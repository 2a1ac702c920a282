//! What is fuzzed: one function for each kind of bytes from outside, which fails by panicking.
//!
//! A target takes any bytes. It compares what Latchkey makes of them with a rule, or with a second reading that is as
//! plain as can be. `cargo xtask fuzz` runs the targets under libFuzzer; `tests/corpus.rs` runs every input that was ever
//! worth keeping as an ordinary test. Not here: what reaches a port from inside (the flows' own tests).

pub mod api;
pub mod guard;
pub mod input;
pub mod mail;
pub mod names;
pub mod origin;
pub mod password;
pub mod proof;
pub mod strict;
pub mod ticket;

/// A target.
pub type Target = fn(&[u8]);

/// Every target by name: its bin in `src/bin`, and its folders in `corpus/` and `regressions/`.
pub const TARGETS: [(&str, Target); 8] = [
    ("api", api::run),
    ("guard", guard::run),
    ("mail", mail::run),
    ("names", names::run),
    ("origin", origin::run),
    ("password", password::run),
    ("proof", proof::run),
    ("ticket", ticket::run),
];

/// Makes a bin of a target: libFuzzer's entry point where coverage is measured, else a program that runs the files it
/// is given, for whoever wants to see one crash in a debugger.
#[macro_export]
macro_rules! target {
    ($run:path) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| $run(bytes));

        #[cfg(not(fuzzing))]
        fn main() -> std::io::Result<()> {
            std::env::args_os().skip(1).try_for_each(|file| std::fs::read(file).map(|bytes| $run(&bytes)))
        }
    };
}
