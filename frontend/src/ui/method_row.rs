//! A list of things to choose from; a row may open to ask for something first.

use yew::prelude::*;

use super::icon::{icon, turning_icon};

/// How a row stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowState {
    #[default]
    /// To be chosen.
    Idle,
    /// Chosen, and on its way.
    Busy,
    /// Not to be chosen while another one is on its way.
    Off,
    /// Chosen, opens to ask for something; whether it is open.
    Opens(bool),
}

/// The list around the rows.
#[derive(Default)]
pub struct MethodList {
    /// The rows.
    pub children: Html,
}

impl MethodList {
    /// Shows it.
    pub fn view(&self) -> Html {
        html! { <ul class="methods" role="list">{self.children.clone()}</ul> }
    }
}

/// A row to choose.
#[derive(Default)]
pub struct MethodRow {
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
    pub children: Html,
}

impl MethodRow {
    /// Shows it.
    pub fn view(&self) -> Html {
        let is_off = matches!(self.state, RowState::Busy | RowState::Off);
        let is_open = self.state == RowState::Opens(true);
        let more = format!("{}-more", self.id);
        let onclick = {
            let onchoose = self.onchoose.clone();
            Callback::from(move |_: MouseEvent| {
                if !is_off {
                    onchoose.emit(());
                }
            })
        };
        let expanded = match self.state {
            RowState::Opens(true) => Some("true"),
            RowState::Opens(false) => Some("false"),
            _ => None,
        };
        html! {
            <li class="method">
                <button
                    class="method-row"
                    type="button"
                    id={self.id.clone()}
                    aria-expanded={expanded}
                    aria-controls={is_open.then(|| more.clone())}
                    aria-busy={(self.state == RowState::Busy).then_some("true")}
                    aria-disabled={is_off.then_some("true")}
                    {onclick}
                >
                    {icon(&self.icon)}
                    <span><b>{&self.name}</b><small>{self.hint.clone()}</small></span>
                    {if is_open { icon("check") } else { turning_icon("go") }}
                </button>
                if is_open { <div class="method-more" id={more}>{self.children.clone()}</div> }
            </li>
        }
    }
}
