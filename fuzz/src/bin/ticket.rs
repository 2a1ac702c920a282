//! Fuzzes [`latchkey_fuzz::ticket`].
#![cfg_attr(fuzzing, no_main)]

latchkey_fuzz::target!(latchkey_fuzz::ticket::run);
