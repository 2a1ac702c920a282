//! A picture of the sprite in `index.html`. Decoration: the words beside it say the same.

use yew::prelude::*;

/// Properties of [`Icon`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Its name in the sprite.
    pub name: AttrValue,
    /// Whether it turns around in languages written from right to left.
    #[prop_or_default]
    pub turns: bool,
}

/// Shows a picture of the sprite.
#[component]
pub fn Icon(props: &Props) -> Html {
    html! {
        <svg aria-hidden="true" class={props.turns.then_some("turns")}><use href={format!("#{}", props.name)} /></svg>
    }
}
