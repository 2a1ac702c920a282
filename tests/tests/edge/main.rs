//! Every scenario over HTTP, against the worker on workerd that `cargo xtask test edge` starts; real races; and
//! mail servers like those of production.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod administration;
mod breaches;
mod courier;
mod description;
mod faults;
mod handover;
mod keys;
mod operations;
mod providers;
mod races;
mod turnstile;
mod words;

use latchkey_tests::http::Http;
use latchkey_tests::{each_scenario, scenario};

macro_rules! tests {
    ($($room:ident :: $name:ident,)*) => {$(
        #[test]
        fn $name() {
            scenario::$room::$name(&Http::new());
        }
    )*};
}

each_scenario!(tests);
