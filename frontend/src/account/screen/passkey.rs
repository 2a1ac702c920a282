//! Passkeys: using one as a proof, and making a new one.

use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use super::{Asks, Scene, say};
use crate::account::{Event, Factor, Inside, Registration};
use crate::flow::Trouble;
use crate::id;
use crate::random;
use crate::step::{PasskeyForm, Place};
use crate::ui::{Lead, Plain, TextField};

/// Using a passkey. Another way is one step away, also while the browser asks.
pub fn passkey_screen(scene: &Scene<'_>, state: &Factor, asks: Asks) -> Html {
    let Scene { words, on_event, .. } = scene;
    let trouble = state.trouble.as_ref().filter(|_| !state.is_busy());
    let form = PasskeyForm {
        words,
        said: trouble.map(|trouble| say::problem(scene, trouble, Place::Code(MethodKind::Passkey, 0))),
        go: [id::PASSKEY_GO, id::PASSKEY_BUSY, id::PROOF_BUSY],
        is_asking: state.is_asking,
        is_sent: state.is_busy() && !state.is_asking,
        above: Html::default(),
        on_sent: on_event.reform(|()| Event::Submitted(random::attempt())),
    };
    html! {
        <>
            {Lead::of(words.text(id::PASSKEY_TITLE), words.line(id::PASSKEY_LEAD)).view()}
            {form.view()}
            <p>{Plain::new(words.text(asks.way_back(state)), scene.backs()).view()}</p>
        </>
    }
}

/// A new passkey: its name, and the press that has the browser make it.
pub fn new_passkey_screen(scene: &Scene<'_>, state: &Inside, registration: &Registration) -> Html {
    let Scene { words, on_event, .. } = scene;
    let name = TextField {
        id: "passkey-name".into(),
        label: words.text(id::NEW_PASSKEY_NAME),
        value: Some(registration.name.clone().into()),
        oninput: on_event.reform(Event::NameTyped),
        hint: Some(words.text(id::NEW_PASSKEY_NAME_HINT)),
        kind: "text".into(),
        autocomplete: "off".into(),
        ..TextField::default()
    };
    let trouble = state.trouble.as_ref().filter(|_| !state.is_busy());
    let form = PasskeyForm {
        words,
        said: trouble.map(|trouble| match trouble {
            Trouble::NoPasskey | Trouble::CodeWrong(_) => {
                say::two(scene, id::NEW_PASSKEY_NONE, id::NEW_PASSKEY_NONE_DO)
            }
            Trouble::KnownPasskey => say::two(scene, id::NEW_PASSKEY_KNOWN, id::NEW_PASSKEY_KNOWN_DO),
            other => say::problem(scene, other, Place::Elsewhere),
        }),
        go: [id::NEW_PASSKEY_GO, id::PASSKEY_BUSY, id::CONFIRM_BUSY],
        is_asking: registration.is_making,
        is_sent: state.asks.is_sent(),
        above: name.view(),
        on_sent: on_event.reform(|()| Event::Submitted(random::attempt())),
    };
    let can_leave = registration.is_making || !state.is_busy();
    html! {
        <>
            {Lead::of(words.text(id::NEW_PASSKEY_TITLE), words.line(id::NEW_PASSKEY_LEAD)).view()}
            {form.view()}
            <p>{Plain::once(can_leave, words.text(id::KINDS_DIFFERENT), scene.backs()).view()}</p>
        </>
    }
}
