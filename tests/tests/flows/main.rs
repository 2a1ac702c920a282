//! Every scenario natively, each over a fresh deployment in memory; and what can only be seen from behind the API.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod administration;
mod behind;
mod faults;
mod keys;
mod odds;
mod passwords;
mod races;
mod trail;
mod turnstile;
mod users;

use latchkey_tests::native::Native;
use latchkey_tests::{each_scenario, scenario};

macro_rules! tests {
    ($($room:ident :: $name:ident,)*) => {$(
        #[test]
        fn $name() {
            scenario::$room::$name(&Native::new());
        }
    )*};
}

each_scenario!(tests);
