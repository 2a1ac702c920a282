//! The frame of a step: brand, heading, form, sections and rows.

use yew::prelude::*;

use super::icon::icon;

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

/// Says whose page this is.
#[derive(Default)]
pub struct Brand {
    /// The organisation.
    pub organisation: AttrValue,
    /// What this page is.
    pub purpose: AttrValue,
    /// The choice of the language.
    pub children: Html,
}

impl Brand {
    /// Shows it.
    pub fn view(&self) -> Html {
        html! {
            <header class="brand">
                {icon("leaf")}
                <h1><bdi>{&self.organisation}</bdi>{" "}<span>{&self.purpose}</span></h1>
                {self.children.clone()}
            </header>
        }
    }
}

/// The heading of a step.
#[derive(Default)]
pub struct Lead {
    /// The heading of the step, which takes the focus when the step appears.
    pub title: AttrValue,
    /// A picture above it; only at an end.
    pub icon: Option<AttrValue>,
    /// The mood.
    pub kind: Kind,
    /// The sentences below it.
    pub children: Html,
}

impl Lead {
    /// Makes one of a heading and a sentence.
    #[must_use]
    pub fn of(title: AttrValue, sentence: Html) -> Self {
        Self { title, children: html! { <p>{sentence}</p> }, ..Self::default() }
    }

    /// Shows it.
    pub fn view(&self) -> Html {
        html! {
            <div class="lead" data-kind={self.kind.as_data()}>
                if let Some(name) = &self.icon { {icon(name)} }
                <h2 tabindex="-1">{&self.title}</h2>
                {self.children.clone()}
            </div>
        }
    }
}

/// A form that the page sends itself.
#[derive(Default)]
pub struct Form {
    /// What follows from sending it, by button or Enter.
    pub onsubmit: Callback<()>,
    /// Fields and the action.
    pub children: Html,
}

impl Form {
    /// Shows it.
    pub fn view(&self) -> Html {
        let onsubmit = {
            let onsubmit = self.onsubmit.clone();
            Callback::from(move |event: SubmitEvent| {
                event.prevent_default();
                onsubmit.emit(());
            })
        };
        html! { <form class="group" novalidate=true {onsubmit}>{self.children.clone()}</form> }
    }
}

/// A section of second rank, under a line.
#[derive(Default)]
pub struct More {
    /// Its heading.
    pub title: AttrValue,
    /// What is in it.
    pub children: Html,
}

impl More {
    /// Shows it.
    pub fn view(&self) -> Html {
        html! { <section class="more"><h3>{&self.title}</h3>{self.children.clone()}</section> }
    }
}

/// Actions side by side where there is room.
#[derive(Default)]
pub struct Row {
    /// What is in it.
    pub children: Html,
}

impl Row {
    /// Shows it.
    pub fn view(&self) -> Html {
        html! { <div class="row">{self.children.clone()}</div> }
    }
}

/// A sentence of second rank.
#[derive(Default)]
pub struct Hint {
    /// What is in it.
    pub children: Html,
}

impl Hint {
    /// Shows it.
    pub fn view(&self) -> Html {
        html! { <p class="hint">{self.children.clone()}</p> }
    }
}
