//! Fuzzes [`latchkey_fuzz::mail`].
#![cfg_attr(fuzzing, no_main)]

latchkey_fuzz::target!(latchkey_fuzz::mail::run);
