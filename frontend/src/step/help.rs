//! Whom to ask; past a gate a message can be sent from here.

use latchkey_shared::wire::CloseRequest;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::Scene;
use super::help_desk::help_desk;
use super::problem::{Place, problem};
use crate::flow::{Event, Help, Message};
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
                    title: words.text("help-sent"),
                    icon: Some("done".into()),
                    kind: Kind::Good,
                    children: html! { <><p>{words.text("help-sent-do")}</p></> },
                }
                .view()}
                {help_desk(scene, support_id)}
                <p>
                    {Plain {
                        label: words.text("stopped-again"),
                        onpress: back,
                        ready: true,
                        ..Plain::default()
                    }
                    .view()}
                </p>
            </>
        };
    }
    html! {
        <>
            {Lead {
                title: words.text("help-title"),
                children: html! { <><p>{words.text("help-lead")}</p></> },
                ..Lead::default()
            }
            .view()}
            {help_desk(scene, support_id)}
            if state.can_write() {
                {More {
                    title: words.text("help-message"),
                    children: html! { <><p>{words.text("help-send-lead")}</p>{message(scene, state)}</> },
                }
                .view()}
            }
            <p>{Plain::new(words.text("help-back"), back).view()}</p>
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
                        label: words.text("help-message-label"),
                        hint: Some(words.with("help-message-hint", &[("max", count(max))])),
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
                        label: words.text("help-send"),
                        busy_label: words.text("help-send-busy"),
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
