//! Every scenario, by name. A new one is one line here and one function in its room.

pub mod reset;

use crate::driver::Driver;

/// A scenario: a fresh deployment in, a panic out if something is not as it should be.
pub type Scenario = fn(&dyn Driver);

/// Gives every scenario to a macro, as `room::name`, so that each can be a test of its own.
#[macro_export]
macro_rules! each_scenario {
    ($with:ident) => {
        $with! {
            reset::two_gates_set_a_new_password_and_the_old_one_is_dead,
        }
    };
}

/// Makes the list of [`ALL`].
macro_rules! list {
    ($($room:ident :: $name:ident,)*) => {
        /// Every scenario with its name.
        pub const ALL: &[(&str, Scenario)] = &[$((concat!(stringify!($room), "::", stringify!($name)), $room::$name)),*];
    };
}

each_scenario!(list);
