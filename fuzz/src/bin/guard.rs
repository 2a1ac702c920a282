//! Fuzzes [`latchkey_fuzz::guard`].
#![cfg_attr(fuzzing, no_main)]

latchkey_fuzz::target!(latchkey_fuzz::guard::run);
