//! One file a screen of the account page, as in [`crate::step`].

mod address;
mod app;
mod code;
mod codes;
mod confirm;
mod factors;
mod home;
mod info;
mod interrupt;
mod known;
mod list;
mod name;
mod passkey;
mod password;
mod proof;
mod questions;
mod remove;
mod say;
mod sign_in;

pub use address::{address_screen, address_title};
pub use app::app_screen;
pub use code::{Asks, code_screen, factor_title};
pub use codes::{codes_screen, draw_screen};
pub use confirm::mail_screen;
pub use factors::factors_screen;
pub use home::home_screen;
pub use info::info_screen;
pub use interrupt::{interrupt_screen, interrupt_title, missing_screen, review_screen};
pub use list::{kinds_screen, order_screen};
pub use name::name_screen;
pub use passkey::{new_passkey_screen, passkey_screen};
pub use password::{change_screen, expired_screen};
pub use proof::{asking_screen, password_proof_screen};
pub use questions::questions_screen;
pub use remove::remove_screen;
pub use say::{ends_soon, whisper};
pub use sign_in::sign_in_screen;

use yew::Callback;

use super::{Door, Event, Inside, Wish};
use crate::id::Id;
use crate::random;
use crate::step;
use crate::ui::Plain;

/// What every screen of this page is given besides its own state.
pub type Scene<'a> = step::Scene<'a, Event>;

impl Scene<'_> {
    /// Returns what asks this of the edge when it is pressed.
    fn wants(&self, wish: Wish) -> Callback<()> {
        self.on_event.reform(move |()| Event::Wanted(wish.clone(), random::attempt()))
    }

    /// Returns what leads into another room when it is pressed.
    fn enters(&self, door: Door) -> Callback<()> {
        self.on_event.reform(move |()| Event::Entered(door.clone()))
    }

    /// Returns what leads a step back when it is pressed.
    fn backs(&self) -> Callback<()> {
        self.on_event.reform(|()| Event::Back)
    }

    /// Returns the button for it; while an answer is waited for it leads nowhere.
    fn back(&self, label: Id, state: &Inside) -> Plain {
        Plain::once(!state.is_busy(), self.words.text(label), self.backs())
    }
}
