//! The choice of a second factor.

use latchkey_shared::locale::Arg;
use yew::prelude::*;

use super::Scene;
use crate::account::{Event, Factor, Sending};
use crate::id;
use crate::random;
use crate::step::{Place, Says, problem};
use crate::ui::{Lead, MethodList, MethodRow, Plain, RowState};

/// The choice of a second factor.
pub fn factors_screen(scene: &Scene<'_>, state: &Factor) -> Html {
    let Scene { words, now, on_event } = scene;
    let said = state.trouble.as_ref().map(|trouble| problem(words, trouble, Place::Elsewhere, *now));
    let rows = state.methods.iter().map(|method| {
        let says = Says::of(method.kind);
        let hint = match (&method.hint, says.to) {
            (Some(to), Some(id)) => words.rich(id, &[("to", Arg::Text(to))]),
            _ => html! { {words.text(says.hint)} },
        };
        let id = method.id.clone();
        MethodRow {
            id: format!("method-{}", method.id).into(),
            icon: says.icon.into(),
            name: words.text(says.name),
            hint,
            state: match &state.sending {
                Some(Sending::Wish(wished, _)) if *wished == method.id => RowState::Busy,
                Some(_) => RowState::Off,
                None => RowState::Idle,
            },
            onchoose: on_event.reform(move |()| Event::FactorChosen(id.clone(), random::attempt())),
            ..MethodRow::default()
        }
        .view()
    });
    html! {
        <>
            {Lead {
                title: words.text(id::SECOND_TITLE),
                children: html! { <><p>{words.text(id::SECOND_LEAD)}</p></> },
                ..Lead::default()
            }
            .view()}
            <div role="alert">if let Some(problem) = said { {problem.view("second-problem")} }</div>
            {MethodList { children: html! { {for rows} } }.view()}
            <p>{Plain::new(words.text(id::BACK), on_event.reform(|()| Event::Back)).view()}</p>
        </>
    }
}
