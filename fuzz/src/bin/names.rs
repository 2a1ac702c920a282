//! Fuzzes [`latchkey_fuzz::names`].
#![cfg_attr(fuzzing, no_main)]

latchkey_fuzz::target!(latchkey_fuzz::names::run);
