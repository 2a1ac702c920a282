//! A button that copies a text.

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::Plain;

/// Milliseconds for which the button says that it has copied.
const SAYS_COPIED_MS: u32 = 4_000;

/// Properties of [`CopyButton`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to copy.
    pub text: AttrValue,
    /// What the button says.
    pub label: AttrValue,
    /// What it says afterwards.
    pub copied: AttrValue,
}

/// A button that copies a text.
#[component]
pub fn CopyButton(props: &Props) -> Html {
    let is_copied = use_state(|| false);
    let onpress = {
        let (text, is_copied) = (props.text.clone(), is_copied.clone());
        Callback::from(move |()| {
            // Outside of a secure context there is no clipboard; the text still stands there to be read.
            let clipboard = gloo::utils::window().navigator().clipboard();
            if clipboard.is_undefined() {
                return;
            }
            let (copied, is_copied) = (clipboard.write_text(&text), is_copied.clone());
            spawn_local(async move {
                // A browser that refuses leaves the button as it is.
                if JsFuture::from(copied).await.is_ok() {
                    is_copied.set(true);
                    Timeout::new(SAYS_COPIED_MS, move || is_copied.set(false)).forget();
                }
            });
        })
    };
    let (icon, label) = if *is_copied { ("check", &props.copied) } else { ("copy", &props.label) };
    let button = Plain { icon: Some(icon.into()), ..Plain::new(label.clone(), onpress) }.view();
    html! { <span role="status">{button}</span> }
}
