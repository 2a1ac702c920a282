//! The app as a whole: what stands around the steps.

use yew::prelude::*;

/// The page.
#[component]
pub fn App() -> Html {
    html! { <main class="step"></main> }
}

/// Mounts the app where the shell stands.
pub fn mount() {
    let host = gloo::utils::document().get_element_by_id("app");
    if let Some(host) = host {
        yew::Renderer::<App>::with_root(host).render();
    }
}
