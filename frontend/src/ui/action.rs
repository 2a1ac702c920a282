//! Things to press: the one filled action of a screen, plain ones, and links.

use yew::prelude::*;

use super::Icon;

/// Properties of [`Action`].
#[derive(PartialEq, Properties)]
pub struct ActionProps {
    /// What it says.
    pub label: AttrValue,
    /// What it says while it is at it.
    pub busy_label: AttrValue,
    /// Whether it is at it.
    #[prop_or_default]
    pub busy: bool,
    /// Whether it can be pressed yet.
    #[prop_or(true)]
    pub ready: bool,
}

/// The filled action: sends the form it stands in. Busy or not yet, it keeps the focus and the form ignores it.
#[component]
pub fn Action(props: &ActionProps) -> Html {
    let is_off = props.busy || !props.ready;
    html! {
        <button class="action" type="submit" aria-busy={props.busy.then_some("true")} aria-disabled={is_off.then_some("true")}>
            {if props.busy { &props.busy_label } else { &props.label }}
        </button>
    }
}

/// Properties of [`Plain`].
#[derive(PartialEq, Properties)]
pub struct PlainProps {
    /// What it says.
    pub label: AttrValue,
    /// What follows from pressing it.
    pub onpress: Callback<()>,
    /// A picture before the words.
    #[prop_or_default]
    pub icon: Option<AttrValue>,
    /// Whether it can be pressed yet.
    #[prop_or(true)]
    pub ready: bool,
}

/// Any other action: a button that looks like a link.
#[component]
pub fn Plain(props: &PlainProps) -> Html {
    let onclick = {
        let (onpress, is_ready) = (props.onpress.clone(), props.ready);
        Callback::from(move |_: MouseEvent| {
            if is_ready {
                onpress.emit(());
            }
        })
    };
    html! {
        <button class="plain" type="button" {onclick} aria-disabled={(!props.ready).then_some("true")}>
            if let Some(name) = &props.icon { <Icon {name} /> }
            {&props.label}
        </button>
    }
}

/// Properties of [`Link`].
#[derive(PartialEq, Properties)]
pub struct LinkProps {
    /// Where it leads.
    pub href: AttrValue,
    /// What it says.
    pub label: AttrValue,
    /// Whether it is the filled action of the screen.
    #[prop_or_default]
    pub is_action: bool,
}

/// A link; `http:` and `https:`, `mail` and `tel` addresses and paths only, so that no data of ours becomes a script.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let is_good = ["https://", "http://", "mailto:", "tel:", "/"].iter().any(|start| props.href.starts_with(start));
    let href = is_good.then(|| props.href.clone());
    let class = if props.is_action { "action" } else { "plain" };
    // Out of a frame the sign-in page opens in the whole window.
    html! { <a {class} {href} target="_top"><bdi>{&props.label}</bdi></a> }
}
