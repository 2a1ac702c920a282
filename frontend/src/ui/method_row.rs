//! A list of things to choose from; a row may open to ask for something first.

use yew::prelude::*;

use super::Icon;

/// How a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// To be chosen.
    Idle,
    /// Chosen, and on its way.
    Busy,
    /// Not to be chosen while another one is on its way.
    Off,
    /// Chosen, opens to ask for something; whether it is open.
    Opens(bool),
}

/// Properties of [`MethodList`].
#[derive(PartialEq, Properties)]
pub struct ListProps {
    /// The rows.
    pub children: Html,
}

/// The list around the rows.
#[component]
pub fn MethodList(props: &ListProps) -> Html {
    html! { <ul class="methods" role="list">{props.children.clone()}</ul> }
}

/// Properties of [`MethodRow`].
#[derive(PartialEq, Properties)]
pub struct RowProps {
    /// Names the row within the page.
    pub id: AttrValue,
    /// The picture.
    pub icon: AttrValue,
    /// The name, bold.
    pub name: AttrValue,
    /// What it takes.
    pub hint: Html,
    /// How it stands.
    pub state: RowState,
    /// What follows from choosing it.
    pub onchoose: Callback<()>,
    /// What an open row asks for.
    #[prop_or_default]
    pub children: Html,
}

/// A row to choose.
#[component]
pub fn MethodRow(props: &RowProps) -> Html {
    let is_off = matches!(props.state, RowState::Busy | RowState::Off);
    let is_open = props.state == RowState::Opens(true);
    let more = format!("{}-more", props.id);
    let onclick = {
        let onchoose = props.onchoose.clone();
        Callback::from(move |_: MouseEvent| {
            if !is_off {
                onchoose.emit(());
            }
        })
    };
    let expanded = match props.state {
        RowState::Opens(true) => Some("true"),
        RowState::Opens(false) => Some("false"),
        _ => None,
    };
    let (mark, turns) = if is_open { ("check", false) } else { ("go", true) };
    html! {
        <li class="method">
            <button
                class="method-row"
                type="button"
                id={props.id.clone()}
                aria-expanded={expanded}
                aria-controls={is_open.then(|| more.clone())}
                aria-busy={(props.state == RowState::Busy).then_some("true")}
                aria-disabled={is_off.then_some("true")}
                {onclick}
            >
                <Icon name={props.icon.clone()} />
                <span><b>{&props.name}</b><small>{props.hint.clone()}</small></span>
                <Icon name={mark} {turns} />
            </button>
            if is_open { <div class="method-more" id={more}>{props.children.clone()}</div> }
        </li>
    }
}
