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

/// Properties of [`Meter`].
#[derive(PartialEq, Properties)]
pub struct Props {
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

/// The meter.
#[component]
pub fn Meter(props: &Props) -> Html {
    let slots = props.slots.iter().take(MAX_SLOTS).map(|slot| {
        let dots = "•".repeat(slot.text.chars().count());
        html! {
            <li data-word={slot.is_word.then_some("")}>
                if props.shown { <bdi>{&slot.text}</bdi> } else { <span aria-hidden="true">{dots}</span> }
            </li>
        }
    });
    let missing = (0..props.missing).map(|place| {
        html! {
            <li data-empty="">
                if place == 0 { <span class="vh">{&props.missing_label}</span> }
                <span aria-hidden="true">{"+1"}</span>
            </li>
        }
    });
    html! { <ol class="meter" role="list" aria-label={props.label.clone()}>{for slots}{for missing}</ol> }
}
