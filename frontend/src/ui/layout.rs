//! The frame of a step: brand, heading, form, sections and rows.

use yew::prelude::*;

use super::Icon;

/// The mood of a heading or notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Neither.
    #[default]
    Info,
    /// Something went well.
    Good,
    /// Something needs care.
    Warn,
}

impl Kind {
    /// Returns the value of `data-kind`.
    #[must_use]
    pub const fn as_data(self) -> Option<&'static str> {
        match self {
            Self::Info => None,
            Self::Good => Some("good"),
            Self::Warn => Some("warn"),
        }
    }
}

/// Properties of [`Brand`].
#[derive(PartialEq, Properties)]
pub struct BrandProps {
    /// The organisation.
    pub organisation: AttrValue,
    /// What this page is.
    pub purpose: AttrValue,
    /// The choice of the language.
    pub children: Html,
}

/// Says whose page this is.
#[component]
pub fn Brand(props: &BrandProps) -> Html {
    html! {
        <header class="brand">
            <Icon name="leaf" />
            <h1><bdi>{&props.organisation}</bdi>{" "}<span>{&props.purpose}</span></h1>
            {props.children.clone()}
        </header>
    }
}

/// Properties of [`Lead`].
#[derive(PartialEq, Properties)]
pub struct LeadProps {
    /// The heading of the step, which takes the focus when the step appears.
    pub title: AttrValue,
    /// A picture above it; only at an end.
    #[prop_or_default]
    pub icon: Option<AttrValue>,
    /// The mood.
    #[prop_or_default]
    pub kind: Kind,
    /// The sentences below it.
    #[prop_or_default]
    pub children: Html,
}

/// The heading of a step.
#[component]
pub fn Lead(props: &LeadProps) -> Html {
    html! {
        <div class="lead" data-kind={props.kind.as_data()}>
            if let Some(name) = &props.icon { <Icon {name} /> }
            <h2 tabindex="-1">{&props.title}</h2>
            {props.children.clone()}
        </div>
    }
}

/// Properties of [`Form`].
#[derive(PartialEq, Properties)]
pub struct FormProps {
    /// What follows from sending it, by button or Enter.
    pub onsubmit: Callback<()>,
    /// Fields and the action.
    pub children: Html,
}

/// A form that the page sends itself.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let onsubmit = {
        let onsubmit = props.onsubmit.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            onsubmit.emit(());
        })
    };
    html! { <form class="group" novalidate=true {onsubmit}>{props.children.clone()}</form> }
}

/// Properties of [`More`].
#[derive(PartialEq, Properties)]
pub struct MoreProps {
    /// Its heading.
    pub title: AttrValue,
    /// What is in it.
    pub children: Html,
}

/// A section of second rank, under a line.
#[component]
pub fn More(props: &MoreProps) -> Html {
    html! { <section class="more"><h3>{&props.title}</h3>{props.children.clone()}</section> }
}

/// Properties of [`Row`] and [`Hint`].
#[derive(PartialEq, Properties)]
pub struct ChildrenProps {
    /// What is in it.
    pub children: Html,
}

/// Actions side by side where there is room.
#[component]
pub fn Row(props: &ChildrenProps) -> Html {
    html! { <div class="row">{props.children.clone()}</div> }
}

/// A sentence of second rank.
#[component]
pub fn Hint(props: &ChildrenProps) -> Html {
    html! { <p class="hint">{props.children.clone()}</p> }
}
