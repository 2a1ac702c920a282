//! The code that proves a new mail address.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use super::{Scene, say};
use crate::account::{Begin, Event, Inside, Registration, Wish};
use crate::id;
use crate::locale::{count, span};
use crate::random;
use crate::step::Place;
use crate::ui::{Action, CodeField, Form, Lead, More, Plain, Row};

/// The code that proves a new mail address.
pub fn mail_screen(scene: &Scene<'_>, state: &Inside, registration: &Registration) -> Html {
    let Scene { words, now, on_event, .. } = scene;
    let digits = registration.begun.code_length;
    let Begin::Mail { contact, replaces } = &registration.begin else { return Html::default() };
    // What was only to be confirmed nobody typed.
    let known = || state.method(replaces.as_deref()?)?.hint.as_deref();
    let to = contact.as_deref().or_else(known).unwrap_or_default();
    let back = if contact.is_some() { id::CONFIRM_AGAIN } else { id::BACK };
    let wait = registration.resend_at.map_or(0, |at| at.left(*now));
    let is_resending = matches!(state.asks.sent(), Some(Wish::Begin(_)));
    let label = match wait {
        _ if is_resending => words.text(id::CODE_AGAIN_BUSY),
        0 => words.text(id::CODE_AGAIN),
        wait => words.with(id::CODE_AGAIN_IN, &[("time", Arg::Text(&span(wait)))]),
    };
    html! {
        <>
            {Lead::of(words.text(id::CODE_TITLE_MAIL), words.rich(id::CONFIRM_SENT, &[("digits", count(digits)), ("to", Arg::Text(to))])).view()}
            {Form {
                onsubmit: on_event.reform(|()| Event::Submitted(random::attempt())),
                children: html! {
                    <>
                        {CodeField {
                            label: words.text(id::CODE_LABEL),
                            hint: words.text(id::CODE_HINT),
                            digits,
                            value: registration.typed.clone().into(),
                            oninput: on_event.reform(Event::Typed),
                            problem: say::trouble(scene, state, Place::Code(MethodKind::Mail, digits)),
                        }
                        .view()}
                        {Action {
                            label: words.text(id::CONFIRM_GO),
                            busy_label: words.text(id::CONFIRM_BUSY),
                            busy: state.asks.is_sent() && !is_resending,
                            ready: true,
                        }
                        .view()}
                    </>
                },
            }
            .view()}
            {More {
                title: words.text(id::CODE_NOTHING),
                children: html! {
                    <>
                        <p class="hint">{words.text(id::CODE_NOTHING_MAIL_GUIDED)}</p>
                        <p class="hint" role="status">
                            if registration.was_resent { {words.text(id::CODE_SENT_AGAIN)} }
                        </p>
                        {Row {
                            children: html! {
                                <>
                                    {Plain {
                                        label,
                                        onpress: scene.wants(Wish::Begin(registration.begin.clone())),
                                        icon: Some("again".into()),
                                        ready: wait == 0 && !state.is_busy(),
                                        ..Plain::default()
                                    }
                                    .view()}
                                    {scene.back(back, state).view()}
                                </>
                            },
                        }
                        .view()}
                    </>
                },
            }
            .view()}
        </>
    }
}
