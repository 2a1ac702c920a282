//! A list of things one has, each with what can be done with it.

use yew::prelude::*;

use super::icon::icon;
use super::{Kind, Plain};

/// A thing in a list that is no button itself.
#[derive(Default)]
pub struct Item {
    /// The picture.
    pub icon: AttrValue,
    /// The name, bold.
    pub name: AttrValue,
    /// What tells it from others of its name, and more lines.
    pub lines: Vec<Html>,
    /// What stands out about it, each with its mood.
    pub tags: Vec<(Kind, AttrValue)>,
    /// What can be done with it.
    pub acts: Vec<Plain>,
}

impl Item {
    /// Shows it. Its acts name it again for those who hear them one by one.
    pub fn view(self) -> Html {
        let about = html! { <>{&self.name}{" "}{self.lines.first().cloned()}</> };
        let lines = self.lines.iter().map(|line| html! { <small>{line.clone()}</small> });
        let tags = self.tags.iter().map(|(kind, words)| {
            html! { <span class="tag" data-kind={kind.as_data()}>{words}</span> }
        });
        let has_acts = !self.acts.is_empty();
        let acts = self.acts.into_iter().map(|act| Plain { about: Some(about.clone()), ..act }.view());
        html! {
            <li class="method">
                <div class="method-row">
                    {icon(&self.icon)}
                    <span><b>{&self.name}</b>{for lines}{for tags}</span>
                    if has_acts { <span class="row acts">{for acts}</span> }
                </div>
            </li>
        }
    }
}
