//! A tinted box with something to know.

use yew::prelude::*;

use super::{Icon, Kind};

/// Properties of [`Notice`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The first line, bold.
    pub title: AttrValue,
    /// The picture.
    pub icon: AttrValue,
    /// The mood.
    #[prop_or_default]
    pub kind: Kind,
    /// Whether it appeared by itself and should be read out.
    #[prop_or_default]
    pub is_status: bool,
    /// What else it says.
    #[prop_or_default]
    pub children: Html,
}

/// A tinted box.
#[component]
pub fn Notice(props: &Props) -> Html {
    html! {
        <div class="notice" data-kind={props.kind.as_data()} role={props.is_status.then_some("status")}>
            <Icon name={props.icon.clone()} />
            <div><p><b>{&props.title}</b></p>{props.children.clone()}</div>
        </div>
    }
}
