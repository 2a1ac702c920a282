//! Fuzzes [`latchkey_fuzz::api`].
#![cfg_attr(fuzzing, no_main)]

latchkey_fuzz::target!(latchkey_fuzz::api::run);
