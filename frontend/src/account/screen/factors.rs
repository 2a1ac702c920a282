//! The choice of a method to prove oneself by: as the second factor of a sign-in, or before something is changed.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use super::{Asks, Scene, factor_title, say};
use crate::account::{Event, Factor};
use crate::id;
use crate::random;
use crate::step::{Place, Says};
use crate::ui::{Lead, MethodList, MethodRow, Plain, RowState};

/// The choice of a method.
pub fn factors_screen(scene: &Scene<'_>, state: &Factor, asks: Asks) -> Html {
    let Scene { words, on_event, .. } = scene;
    let said = state.trouble.as_ref().map(|trouble| say::problem(scene, trouble, Place::Elsewhere));
    let rows = state.methods.iter().map(|method| {
        let says = Says::of(method.kind);
        let hint = match (&method.hint, says.to) {
            (Some(to), Some(id)) => words.rich(id, &[("to", Arg::Text(to))]),
            // A pass of the service desk is for a reset alone.
            _ if method.kind == MethodKind::Recovery => words.line(id::SECOND_RECOVERY),
            _ => words.line(says.hint),
        };
        let id = method.id.clone();
        MethodRow {
            id: format!("method-{}", method.id).into(),
            icon: says.icon.into(),
            name: words.text(says.name),
            hint,
            state: match () {
                () if state.wish.sent() == Some(&method.id) => RowState::Busy,
                () if state.is_busy() => RowState::Off,
                () => RowState::Idle,
            },
            onchoose: on_event.reform(move |()| Event::FactorChosen(id.clone(), random::attempt())),
            ..MethodRow::default()
        }
        .view()
    });
    let [_, lead] = asks.lead();
    let back = if asks == Asks::SignIn { id::BACK } else { id::CANCEL };
    html! {
        <>
            {Lead::of(words.text(factor_title(state, asks)), words.line(lead)).view()}
            {say::aloud(said)}
            {MethodList { children: html! { {for rows} } }.view()}
            <p>{Plain::new(words.text(back), scene.backs()).view()}</p>
        </>
    }
}
