//! One file a screen of the account page, as in [`crate::step`].

mod code;
mod expired;
mod factors;
mod home;
mod sign_in;

pub use code::code_screen;
pub use expired::expired_screen;
pub use factors::factors_screen;
pub use home::home_screen;
pub use sign_in::SignInScreen;

use yew::Callback;

use super::Event;
use crate::flow::Moment;
use crate::locale::Localizer;

/// What every screen is given besides its own state.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The words.
    pub words: &'a Localizer,
    /// The time.
    pub now: Moment,
    /// Told what happens.
    pub on_event: &'a Callback<Event>,
}
