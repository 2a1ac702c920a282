//! A list of things one has, each with what can be done with it.

use yew::prelude::*;

use super::Kind;
use super::icon::icon;

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
    pub acts: Vec<Act>,
}

/// Something to do with a thing.
pub struct Act {
    /// What it says.
    pub label: AttrValue,
    /// What follows from pressing it.
    pub onpress: Callback<()>,
    /// Whether it can be pressed now.
    pub ready: bool,
}

impl Item {
    /// Shows it. Its acts name it again for those who hear them one by one.
    pub fn view(&self) -> Html {
        let lines = self.lines.iter().map(|line| html! { <small>{line.clone()}</small> });
        let tags = self.tags.iter().map(|(kind, words)| {
            html! { <span class="tag" data-kind={kind.as_data()}>{words}</span> }
        });
        let acts = self.acts.iter().map(|act| self.act(act));
        html! {
            <li class="method">
                <div class="method-row">
                    {icon(&self.icon)}
                    <span><b>{&self.name}</b>{for lines}{for tags}</span>
                    if !self.acts.is_empty() { <span class="row acts">{for acts}</span> }
                </div>
            </li>
        }
    }

    fn act(&self, act: &Act) -> Html {
        let onclick = {
            let (onpress, is_ready) = (act.onpress.clone(), act.ready);
            Callback::from(move |_: MouseEvent| {
                if is_ready {
                    onpress.emit(());
                }
            })
        };
        html! {
            <button class="plain" type="button" {onclick} aria-disabled={(!act.ready).then_some("true")}>
                {&act.label}
                <span class="vh">{" "}{&self.name}{" "}{self.lines.first().cloned()}</span>
            </button>
        }
    }
}
