//! What happened: forgotten, or locked out.

use yew::prelude::*;

use super::Scene;
use crate::flow::{Event, Goal};
use crate::id::{self, Id};
use crate::ui::{Hint, Lead, MethodList, MethodRow, Plain, RowState};

/// The choice between a new password and unlocking.
pub fn reason_step(scene: &Scene<'_>) -> Html {
    let Scene { words, on_event, .. } = scene;
    let choice = |(key, name, hint): (&'static str, Id, Id), icon: &'static str, goal: Goal| {
        html! {
            {MethodRow {
                id: key.into(),
                icon: icon.into(),
                name: words.text(name),
                hint: words.line(hint),
                state: RowState::Idle,
                onchoose: on_event.reform(move |()| Event::GoalChosen(goal)),
                ..MethodRow::default()
            }
            .view()}
        }
    };
    html! {
        <>
            {Lead::of(words.text(id::REASON_TITLE), words.line(id::REASON_LEAD)).view()}
            {MethodList {
                children: html! {
                    <>
                        {choice(("reason-forgot", id::REASON_FORGOT, id::REASON_FORGOT_HINT), "key", Goal::Password)}
                        {choice(("reason-locked", id::REASON_LOCKED, id::REASON_LOCKED_HINT), "lock", Goal::Unlock)}
                    </>
                },
            }
            .view()}
            {Hint { children: words.line(id::REASON_UNSURE) }.view()}
            <p>
                {Plain::new(words.text(id::USE_OTHER_ACCOUNT), on_event.reform(|()| Event::Restarted)).view()}
            </p>
        </>
    }
}
