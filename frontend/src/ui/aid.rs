//! What stands below every step: until when, whom to ask, and the support id.

use yew::prelude::*;

use super::Icon;

/// Properties of [`Aid`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Until when, in words.
    #[prop_or_default]
    pub until: Option<Html>,
    /// What the help link says.
    pub help: AttrValue,
    /// What follows from it.
    pub onhelp: Callback<()>,
    /// What the support id is called.
    pub support_label: AttrValue,
    /// The support id, once known.
    #[prop_or_default]
    pub support_id: Option<AttrValue>,
}

/// The foot of the page.
#[component]
pub fn Aid(props: &Props) -> Html {
    let onclick = props.onhelp.reform(|_: MouseEvent| ());
    html! {
        <footer class="aid"><ul role="list">
            if let Some(until) = &props.until { <li><Icon name="clock" />{" "}<span>{until.clone()}</span></li> }
            <li><button class="help" type="button" {onclick}><Icon name="help" /><span>{&props.help}</span></button></li>
            <li class={props.support_id.is_none().then_some("hold")}>
                {&props.support_label}{"\u{a0}"}<bdi class="id" dir="ltr">{props.support_id.clone().unwrap_or_else(|| "0000-0000".into())}</bdi>
            </li>
        </ul></footer>
    }
}
