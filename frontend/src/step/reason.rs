//! What happened: forgotten, or locked out.

use yew::prelude::*;

use crate::flow::{Event, Goal};
use crate::locale::use_words;
use crate::ui::{Hint, Lead, MethodList, MethodRow, Plain, RowState};

/// Properties of [`ReasonStep`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Told what happens.
    pub on_event: Callback<Event>,
}

/// The choice between a new password and unlocking.
#[component]
pub fn ReasonStep(props: &Props) -> Html {
    let words = use_words();
    let choice = |id: &str, icon: &'static str, goal: Goal| {
        html! {
            <MethodRow
                id={id.to_owned()}
                {icon}
                name={words.text(id)}
                hint={html! { {words.text(&format!("{id}-hint"))} }}
                state={RowState::Idle}
                onchoose={props.on_event.reform(move |()| Event::GoalChosen(goal))}
            />
        }
    };
    html! {
        <>
            <Lead title={words.text("reason-title")}><p>{words.text("reason-lead")}</p></Lead>
            <MethodList>
                {choice("reason-forgot", "key", Goal::Password)}
                {choice("reason-locked", "lock", Goal::Unlock)}
            </MethodList>
            <Hint>{words.text("reason-unsure")}</Hint>
            <p><Plain label={words.text("use-other-account")} onpress={props.on_event.reform(|()| Event::Restarted)} /></p>
        </>
    }
}
