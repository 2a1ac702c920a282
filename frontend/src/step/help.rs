//! Whom to ask; past a gate a message can be sent from here.

use latchkey_shared::wire::CloseRequest;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::help_desk::HelpDeskList;
use super::problem::{Place, problem};
use crate::flow::{Event, Help, Message, Moment};
use crate::locale::{count, use_words};
use crate::random;
use crate::ui::{Action, Field, Form, Kind, Lead, More, Plain};

/// Properties of [`HelpStep`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to show.
    pub state: Help,
    /// What to read out.
    pub support_id: Option<AttrValue>,
    /// The time.
    pub now: Moment,
    /// Told what happens.
    pub on_event: Callback<Event>,
}

/// Whom to ask.
#[component]
pub fn HelpStep(props: &Props) -> Html {
    let words = use_words();
    let Props { state, support_id, on_event, .. } = props;
    let back = on_event.reform(|()| Event::HelpToggled);
    if let Message::Sent { .. } = state.message {
        return html! {
            <>
                <Lead kind={Kind::Good} icon="done" title={words.text("help-sent")}><p>{words.text("help-sent-do")}</p></Lead>
                <HelpDeskList support_id={support_id.clone()} />
                <p><Plain label={words.text("stopped-again")} onpress={back} /></p>
            </>
        };
    }
    html! {
        <>
            <Lead title={words.text("help-title")}><p>{words.text("help-lead")}</p></Lead>
            <HelpDeskList support_id={support_id.clone()} />
            if state.can_write() {
                <More title={words.text("help-message")}><p>{words.text("help-send-lead")}</p>{message(&words, props)}</More>
            }
            <p><Plain label={words.text("help-back")} onpress={back} /></p>
        </>
    }
}

fn message(words: &crate::locale::Localizer, props: &Props) -> Html {
    let Props { state, now, on_event, .. } = props;
    let (typed, trouble) = match &state.message {
        Message::Draft { typed, trouble } => (typed.as_str(), trouble.as_ref()),
        Message::Sending(typed) => (typed.as_str(), None),
        Message::Sent { .. } => ("", None),
    };
    let said = trouble.map(|trouble| problem(words, trouble, Place::Elsewhere, *now));
    let is_wrong = said.is_some();
    let max = u64::try_from(CloseRequest::MAX_MESSAGE).unwrap_or_default();
    let oninput =
        on_event.reform(|event: InputEvent| Event::Typed(event.target_unchecked_into::<HtmlTextAreaElement>().value()));
    let described = if is_wrong { "message-problem message-hint" } else { "message-hint" };
    html! {
        <Form onsubmit={on_event.reform(|()| Event::Submitted(random::attempt()))}>
            <Field id="message" label={words.text("help-message-label")} hint={words.with("help-message-hint", &[("max", count(max))])} problem={said}>
                <textarea id="message" rows="4" value={typed.to_owned()} aria-describedby={described} aria-invalid={is_wrong.then_some("true")} {oninput} />
            </Field>
            <Action label={words.text("help-send")} busy_label={words.text("help-send-busy")} busy={matches!(state.message, Message::Sending(_))} />
        </Form>
    }
}
