//! The mail address to register.

use yew::prelude::*;

use super::{Scene, say};
use crate::account::{Address, Event, Inside};
use crate::id::{self, Id};
use crate::random;
use crate::step::Place;
use crate::ui::{Action, Form, Lead, TextField};

/// Returns the heading of an address: a further one, or another one.
#[must_use]
pub const fn address_title(address: &Address) -> Id {
    if address.replaces.is_some() { id::ADDRESS_TITLE_CHANGE } else { id::ADDRESS_TITLE }
}

/// The mail address to register.
pub fn address_screen(scene: &Scene<'_>, state: &Inside, address: &Address) -> Html {
    let Scene { words, on_event, .. } = scene;
    let other = if address.replaces.is_some() { id::CANCEL } else { id::KINDS_DIFFERENT };
    html! {
        <>
            {Lead::of(words.text(address_title(address)), words.line(id::ADDRESS_LEAD)).view()}
            {Form {
                onsubmit: on_event.reform(|()| Event::Submitted(random::attempt())),
                children: html! {
                    <>
                        {TextField {
                            id: "address".into(),
                            label: words.text(id::ADDRESS_LABEL),
                            value: Some(address.typed.clone().into()),
                            oninput: on_event.reform(Event::Typed),
                            problem: say::trouble(scene, state, Place::Contact),
                            kind: "email".into(),
                            autocomplete: "email".into(),
                            inputmode: Some("email".into()),
                            ..TextField::default()
                        }
                        .view()}
                        {Action {
                            label: words.text(id::CONTACT_MAIL_GO),
                            busy_label: words.text(id::CONTACT_BUSY),
                            busy: state.asks.is_sent(),
                            ready: true,
                        }
                        .view()}
                    </>
                },
            }
            .view()}
            <p>{scene.back(other, state).view()}</p>
        </>
    }
}
