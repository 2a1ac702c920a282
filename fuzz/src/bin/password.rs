//! Fuzzes [`latchkey_fuzz::password`].
#![cfg_attr(fuzzing, no_main)]

latchkey_fuzz::target!(latchkey_fuzz::password::run);
