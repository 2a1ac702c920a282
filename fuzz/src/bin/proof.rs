//! Fuzzes [`latchkey_fuzz::proof`].
#![cfg_attr(fuzzing, no_main)]

latchkey_fuzz::target!(latchkey_fuzz::proof::run);
