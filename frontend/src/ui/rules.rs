//! Exact reasons: what is met, what is not, and what only the edge will know.

use yew::prelude::*;

use super::Icon;

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

/// Properties of [`Rules`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The rules, in order.
    pub rules: Vec<Rule>,
}

/// The list of rules.
#[component]
pub fn Rules(props: &Props) -> Html {
    let items = props.rules.iter().map(|rule| {
        let name = match rule.standing {
            Standing::Met => "check",
            Standing::Broken => "cross",
            Standing::Open => "ring",
        };
        html! {
            <li data-broken={(rule.standing == Standing::Broken).then_some("")} data-open={(rule.standing == Standing::Open).then_some("")}>
                <Icon {name} /><span>{rule.words.clone()}</span>
            </li>
        }
    });
    html! { <ul class="rules" role="list">{for items}</ul> }
}
