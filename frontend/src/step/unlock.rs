//! Confirming the unlocking.

use yew::prelude::*;

use super::problem::{Place, problem};
use crate::flow::{Event, Moment, Unlock};
use crate::locale::use_words;
use crate::random;
use crate::ui::{Action, Form, Lead, Plain};

/// Properties of [`UnlockStep`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to show.
    pub state: Unlock,
    /// The time.
    pub now: Moment,
    /// Told what happens.
    pub on_event: Callback<Event>,
}

/// Confirming the unlocking.
#[component]
pub fn UnlockStep(props: &Props) -> Html {
    let words = use_words();
    let Props { state, now, on_event } = props;
    let said = state.trouble.as_ref().map(|trouble| problem(&words, trouble, Place::Elsewhere, *now));
    html! {
        <>
            <Lead title={words.text("unlock-title")}><p>{words.text("unlock-lead")}</p></Lead>
            <Form onsubmit={on_event.reform(|()| Event::Submitted(random::attempt()))}>
                <div role="alert">if let Some(problem) = said { {problem.view("unlock-problem")} }</div>
                <Action label={words.text("unlock-go")} busy_label={words.text("unlock-busy")} busy={state.is_busy} />
            </Form>
            <p><Plain label={words.text("unlock-or")} onpress={on_event.reform(|()| Event::PasswordPreferred)} /></p>
        </>
    }
}
