//! A tinted box with something to know.

use yew::prelude::*;

use super::icon::icon;
use super::{Hint, Kind};

/// A tinted box.
#[derive(Default)]
pub struct Notice {
    /// The first line, bold.
    pub title: AttrValue,
    /// The picture.
    pub icon: AttrValue,
    /// The mood.
    pub kind: Kind,
    /// What else it says.
    pub children: Html,
}

impl Notice {
    /// Makes one of a title and a sentence.
    #[must_use]
    pub fn of(kind: Kind, icon: &'static str, title: AttrValue, sentence: Html) -> Self {
        Self { title, icon: icon.into(), kind, children: Hint { children: sentence }.view() }
    }

    /// Shows it.
    pub fn view(&self) -> Html {
        html! {
            <div class="notice" data-kind={self.kind.as_data()} >
                {icon(&self.icon)}
                <div><p><b>{&self.title}</b></p>{self.children.clone()}</div>
            </div>
        }
    }
}
