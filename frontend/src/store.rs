//! Keeps a running reset in `sessionStorage`, so that a discarded tab goes on, and the language chosen.
//!
//! What may lie there is decided by [`crate::flow::Saved`]. A browser that refuses storage only loses the convenience.

use latchkey_shared::light;
use web_sys::Storage;

use crate::flow::{Saved, State};

/// The key of a running reset. The number changes with the form of [`Saved`].
const RESET: &str = "latchkey.reset.1";
/// The key of the language chosen on the page.
const LOCALE: &str = "latchkey.locale";

fn storage() -> Option<Storage> {
    gloo::utils::window().session_storage().ok().flatten()
}

/// Keeps what may be kept of a state, and removes everything when nothing may.
pub fn keep(state: &State) {
    let Some(storage) = storage() else { return };
    let json = state.to_saved().and_then(|saved| serde_json::to_string(&saved).ok());
    match json {
        Some(json) => drop(storage.set_item(RESET, &json)),
        None => drop(storage.remove_item(RESET)),
    }
}

/// Returns what was kept; what cannot be read any more is removed.
#[must_use]
pub fn kept() -> Option<Saved> {
    let storage = storage()?;
    let json = storage.get_item(RESET).ok().flatten()?;
    let saved = light::read(&json);
    if saved.is_none() {
        drop(storage.remove_item(RESET));
    }
    saved
}

/// Returns the language chosen on the page, if any.
#[must_use]
pub fn chosen_locale() -> Option<String> {
    storage()?.get_item(LOCALE).ok().flatten()
}

/// Remembers the language chosen on the page, for as long as the tab lives.
pub fn choose_locale(locale: &str) {
    if let Some(storage) = storage() {
        drop(storage.set_item(LOCALE, locale));
    }
}
