//! Things to press: the one filled action of a screen, plain ones, and links.

use yew::prelude::*;

use super::icon::icon;

/// The filled action: sends the form it stands in. Busy or not yet, it keeps the focus and the form ignores it.
#[derive(Default)]
pub struct Action {
    /// What it says.
    pub label: AttrValue,
    /// What it says while it is at it.
    pub busy_label: AttrValue,
    /// Whether it is at it.
    pub busy: bool,
    /// Whether it can be pressed yet.
    pub ready: bool,
}

impl Action {
    /// Shows it.
    pub fn view(&self) -> Html {
        let is_off = self.busy || !self.ready;
        html! {
            <button
                class="action"
                type="submit"
                aria-busy={self.busy.then_some("true")}
                aria-disabled={is_off.then_some("true")}
            >
                {if self.busy { &self.busy_label } else { &self.label }}
            </button>
        }
    }
}

/// Any other action: a button that looks like a link.
#[derive(Default)]
pub struct Plain {
    /// What it says.
    pub label: AttrValue,
    /// What follows from pressing it.
    pub onpress: Callback<()>,
    /// A picture before the words.
    pub icon: Option<AttrValue>,
    /// What it is about, for those who hear it by itself.
    pub about: Option<Html>,
    /// Whether it can be pressed yet.
    pub ready: bool,
}

impl Plain {
    /// Makes one that can be pressed.
    #[must_use]
    pub fn new(label: AttrValue, onpress: Callback<()>) -> Self {
        Self::once(true, label, onpress)
    }

    /// Makes one that can be pressed once this holds.
    #[must_use]
    pub fn once(ready: bool, label: AttrValue, onpress: Callback<()>) -> Self {
        Self { label, onpress, ready, ..Self::default() }
    }

    /// Shows it.
    pub fn view(&self) -> Html {
        let onclick = {
            let (onpress, is_ready) = (self.onpress.clone(), self.ready);
            Callback::from(move |_: MouseEvent| {
                if is_ready {
                    onpress.emit(());
                }
            })
        };
        html! {
            <button class="plain" type="button" {onclick} aria-disabled={(!self.ready).then_some("true")}>
                if let Some(name) = &self.icon { {icon(name)} }
                {&self.label}
                if let Some(about) = &self.about { <span class="vh">{" "}{about.clone()}</span> }
            </button>
        }
    }
}

/// A link; `http:` and `https:`, `mail` and `tel` addresses and paths only, so that no data of ours becomes a script.
#[derive(Default)]
pub struct Link {
    /// Where it leads.
    pub href: AttrValue,
    /// What it says.
    pub label: AttrValue,
    /// Whether it is the filled action of the screen.
    pub is_action: bool,
}

impl Link {
    /// Shows it.
    pub fn view(&self) -> Html {
        let is_good = ["https://", "http://", "mailto:", "tel:", "/"].iter().any(|start| self.href.starts_with(start));
        let href = is_good.then(|| self.href.clone());
        let class = if self.is_action { "action" } else { "plain" };
        // Out of a frame the sign-in page opens in the whole window.
        html! { <a {class} {href} target="_top"><bdi>{&self.label}</bdi></a> }
    }
}
