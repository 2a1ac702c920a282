//! Whom to ask; past a gate a message can be sent from here.

use latchkey_shared::wire::CloseRequest;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::Scene;
use super::help_desk::help_desk;
use super::problem::{Place, problem};
use crate::flow::{Event, Help, Message};
use crate::id;
use crate::locale::count;
use crate::random;
use crate::ui::{Action, Field, Form, Kind, Lead, More, Plain};

/// Whom to ask.
pub fn help_step(scene: &Scene<'_>, state: &Help, support_id: Option<&AttrValue>) -> Html {
    let Scene { words, on_event, .. } = scene;
    let back = on_event.reform(|()| Event::HelpToggled);
    if let Message::Sent { .. } = state.message {
        return html! {
            <>
                {Lead {
                    title: words.text(id::HELP_SENT),
                    icon: Some("done".into()),
                    kind: Kind::Good,
                    children: html! { <><p>{words.text(id::HELP_SENT_DO)}</p></> },
                }
                .view()}
                {help_desk(scene.words, scene.settings, support_id)}
                <p>
                    {Plain::new(words.text(id::STOPPED_AGAIN), back).view()}
                </p>
            </>
        };
    }
    html! {
        <>
            {Lead::of(words.text(id::HELP_TITLE), words.line(id::HELP_LEAD)).view()}
            {help_desk(scene.words, scene.settings, support_id)}
            if state.can_write() {
                {More {
                    title: words.text(id::HELP_MESSAGE),
                    children: html! { <><p>{words.text(id::HELP_SEND_LEAD)}</p>{message(scene, state)}</> },
                }
                .view()}
            }
            <p>{Plain::new(words.text(id::HELP_BACK), back).view()}</p>
        </>
    }
}

fn message(scene: &Scene<'_>, state: &Help) -> Html {
    let Scene { words, now, on_event, .. } = scene;
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
        {Form {
            onsubmit: on_event.reform(|()| Event::Submitted(random::attempt())),
            children: html! {
                <>
                    {Field {
                        id: "message".into(),
                        label: words.text(id::HELP_MESSAGE_LABEL),
                        hint: Some(words.with(id::HELP_MESSAGE_HINT, &[("max", count(max))])),
                        problem: said,
                        children: html! {
                            <textarea
                                id="message"
                                rows="4"
                                value={typed.to_owned()}
                                aria-describedby={described}
                                aria-invalid={is_wrong.then_some("true")}
                                {oninput}
                            />
                        },
                        ..Field::default()
                    }
                    .view()}
                    {Action {
                        label: words.text(id::HELP_SEND),
                        busy_label: words.text(id::HELP_SEND_BUSY),
                        busy: matches!(state.message, Message::Sending(_)),
                        ready: true,
                    }
                    .view()}
                </>
            },
        }
        .view()}
    }
}
