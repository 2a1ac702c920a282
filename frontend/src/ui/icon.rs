//! A picture of the sprite in `index.html`. Decoration: the words beside it say the same.

use yew::prelude::*;

/// Shows a picture of the sprite, by its name.
pub fn icon(name: &str) -> Html {
    html! { <svg aria-hidden="true"><use href={format!("#{name}")} /></svg> }
}

/// Shows a picture that turns around in languages written from right to left.
pub fn turning_icon(name: &str) -> Html {
    html! { <svg aria-hidden="true" class="turns"><use href={format!("#{name}")} /></svg> }
}
