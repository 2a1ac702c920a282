//! Exact reasons: what is met, what is not, and what only the edge will know.

use yew::prelude::*;

use super::icon::icon;

/// How a rule stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Met.
    Met,
    /// Broken.
    Broken,
    /// Not known yet.
    Open,
}

/// A rule and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// How it stands.
    pub standing: Standing,
    /// In words.
    pub words: Html,
}

/// The list of rules.
#[derive(Default)]
pub struct Rules {
    /// The rules, in order.
    pub rules: Vec<Rule>,
}

impl Rules {
    /// Shows it.
    pub fn view(&self) -> Html {
        let items = self.rules.iter().map(|rule| {
            let (name, is_broken, is_open) = match rule.standing {
                Standing::Met => ("check", false, false),
                Standing::Broken => ("cross", true, false),
                Standing::Open => ("ring", false, true),
            };
            html! {
                <li data-broken={is_broken.then_some("")} data-open={is_open.then_some("")}>
                    {icon(name)}<span>{rule.words.clone()}</span>
                </li>
            }
        });
        html! { <ul class="rules" role="list">{for items}</ul> }
    }
}
