//! What stands below every step: until when, whom to ask, and the support id.

use yew::prelude::*;

use super::icon::icon;

/// The foot of the page.
#[derive(Default)]
pub struct Aid {
    /// Until when, in words.
    pub until: Option<Html>,
    /// What the help link says.
    pub help: AttrValue,
    /// What follows from it.
    pub onhelp: Callback<()>,
    /// What the support id is called.
    pub support_label: AttrValue,
    /// The support id, once known.
    pub support_id: Option<AttrValue>,
}

impl Aid {
    /// Shows it.
    pub fn view(&self) -> Html {
        let onclick = self.onhelp.reform(|_: MouseEvent| ());
        // The place is held until the id is known, so that nothing moves.
        let support_id = self.support_id.clone().unwrap_or_else(|| "0000-0000".into());
        html! {
            <footer class="aid"><ul role="list">
                if let Some(until) = &self.until {
                    <li>
                        {icon("clock")}
                        {" "}
                        <span>{until.clone()}</span>
                    </li>
                }
                <li>
                    <button class="help" type="button" {onclick}>
                        {icon("help")}<span>{&self.help}</span>
                    </button>
                </li>
                <li class={self.support_id.is_none().then_some("hold")}>
                    {&self.support_label}{"\u{a0}"}<bdi class="id" dir="ltr">{support_id}</bdi>
                </li>
            </ul></footer>
        }
    }
}
