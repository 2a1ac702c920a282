//! Confirming the unlocking.

use yew::prelude::*;

use super::Scene;
use super::problem::{Place, problem};
use crate::flow::{Event, Finish};
use crate::id;
use crate::random;
use crate::ui::{Action, Form, Lead, Plain};

/// Confirming the unlocking.
pub fn unlock_step(scene: &Scene<'_>, state: &Finish) -> Html {
    let Scene { words, now, on_event, .. } = scene;
    let said = state.trouble.as_ref().map(|trouble| problem(words, trouble, Place::Elsewhere, *now));
    html! {
        <>
            {Lead::of(words.text(id::UNLOCK_TITLE), words.line(id::UNLOCK_LEAD)).view()}
            {Form {
                onsubmit: on_event.reform(|()| Event::Submitted(random::attempt())),
                children: html! {
                    <>
                        <div role="alert">
                            if let Some(problem) = said { {problem.view("unlock-problem")} }
                        </div>
                        {Action {
                            label: words.text(id::UNLOCK_GO),
                            busy_label: words.text(id::UNLOCK_BUSY),
                            busy: state.is_busy(),
                            ready: true,
                        }
                        .view()}
                    </>
                },
            }
            .view()}
            <p>
                {Plain::new(words.text(id::UNLOCK_OR), on_event.reform(|()| Event::PasswordPreferred)).view()}
            </p>
        </>
    }
}
