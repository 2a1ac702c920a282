//! What happened: forgotten, or locked out.

use yew::prelude::*;

use super::Scene;
use crate::flow::{Event, Goal};
use crate::ui::{Hint, Lead, MethodList, MethodRow, Plain, RowState};

/// The choice between a new password and unlocking.
pub fn reason_step(scene: &Scene<'_>) -> Html {
    let Scene { words, on_event, .. } = scene;
    let choice = |id: &str, icon: &'static str, goal: Goal| {
        html! {
            {MethodRow {
                id: id.to_owned().into(),
                icon: icon.into(),
                name: words.text(id),
                hint: html! { {words.text(&format!("{id}-hint"))} },
                state: RowState::Idle,
                onchoose: on_event.reform(move |()| Event::GoalChosen(goal)),
                ..MethodRow::default()
            }
            .view()}
        }
    };
    html! {
        <>
            {Lead {
                title: words.text("reason-title"),
                children: html! { <><p>{words.text("reason-lead")}</p></> },
                ..Lead::default()
            }
            .view()}
            {MethodList {
                children: html! {
                    <>
                        {choice("reason-forgot", "key", Goal::Password)}
                        {choice("reason-locked", "lock", Goal::Unlock)}
                    </>
                },
            }
            .view()}
            {Hint { children: html! { {words.text("reason-unsure")} } }.view()}
            <p>
                {Plain::new(words.text("use-other-account"), on_event.reform(|()| Event::Restarted)).view()}
            </p>
        </>
    }
}
