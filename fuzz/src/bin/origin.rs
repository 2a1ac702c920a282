//! Fuzzes [`latchkey_fuzz::origin`].
#![cfg_attr(fuzzing, no_main)]

latchkey_fuzz::target!(latchkey_fuzz::origin::run);
