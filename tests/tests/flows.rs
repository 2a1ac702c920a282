//! Every scenario natively, each over a fresh deployment in memory.

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
