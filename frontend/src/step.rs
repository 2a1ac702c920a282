//! One file a screen: each shows a state and says what happened in it. None fetches, none decides.
//!
//! Screens are plain functions; only the one with state of its own (the password) is a component. A component costs
//! 4 kB of the module, and there would be more than thirty (docs/decisions/0050).

mod code;
mod code_form;
mod done;
mod help;
mod help_desk;
mod identify;
mod methods;
mod passkey;
mod password;
mod picture;
mod problem;
mod questions;
mod reason;
mod stopped;
mod unlock;
mod verdict;

use yew::Callback;

use crate::flow::{Event, Moment};
use crate::locale::Localizer;
use crate::settings::Settings;

pub use code::{code_step, code_title};
pub use code_form::{Again, CodeForm, sent_again};
pub use done::done_step;
pub use help::help_step;
pub use help_desk::help_desk;
pub use identify::{identify_step, welcome};
pub use methods::{Says, methods_step};
pub use passkey::{PasskeyForm, passkey_step};
pub use password::{NewPassword, PasswordStep};
pub use problem::{Place, problem};
pub use questions::questions_step;
pub use reason::reason_step;
pub use stopped::stopped_step;
pub use unlock::unlock_step;

/// What every screen is given besides its own state, on both pages.
pub struct Scene<'a, E: 'static = Event> {
    /// The words.
    pub words: &'a Localizer,
    /// The organisation.
    pub settings: &'a Settings,
    /// The time.
    pub now: Moment,
    /// Told what happens.
    pub on_event: &'a Callback<E>,
}
