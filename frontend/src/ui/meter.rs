//! How a password counts: a slot per point.

use yew::prelude::*;

/// A slot of the meter.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// What was typed; empty parts are left out by the caller.
    pub text: AttrValue,
    /// Whether it is a listed word.
    pub is_word: bool,
}

/// The meter.
#[derive(Default)]
pub struct Meter {
    /// What the list is, for those who hear it.
    pub label: AttrValue,
    /// The slots that count.
    pub slots: Vec<Slot>,
    /// How many are missing.
    pub missing: u16,
    /// What the missing ones are, for those who hear it.
    pub missing_label: AttrValue,
    /// Whether letters may show.
    pub shown: bool,
}

/// Most slots drawn; a long password has more points than anybody wants to see.
const MAX_SLOTS: usize = 24;

impl Meter {
    /// Shows it.
    pub fn view(&self) -> Html {
        let slots = self.slots.iter().take(MAX_SLOTS).map(|slot| {
            let dots = "•".repeat(slot.text.chars().count());
            html! {
                <li data-word={slot.is_word.then_some("")}>
                    if self.shown { <bdi>{&slot.text}</bdi> } else { <span aria-hidden="true">{dots}</span> }
                </li>
            }
        });
        let missing = (0..self.missing).map(|place| {
            html! {
                <li data-empty="">
                    if place == 0 { <span class="vh">{&self.missing_label}</span> }
                    <span aria-hidden="true">{"+1"}</span>
                </li>
            }
        });
        html! { <ol class="meter" role="list" aria-label={self.label.clone()}>{for slots}{for missing}</ol> }
    }
}
