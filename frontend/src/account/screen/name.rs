//! What an authenticator or a passkey is called, to tell it from others of its kind.

use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use super::{Scene, say};
use crate::account::{Event, Inside, Naming};
use crate::id;
use crate::random;
use crate::step::{Place, Says};
use crate::ui::{Action, Form, Lead, Row, TextField};

/// What it is called from now on.
pub fn name_screen(scene: &Scene<'_>, state: &Inside, naming: &Naming) -> Html {
    let Scene { words, on_event, .. } = scene;
    let Some(method) = state.method(&naming.id) else { return Html::default() };
    let hint = match method.kind {
        MethodKind::Passkey => id::NEW_PASSKEY_NAME_HINT,
        _ => id::AUTHENTICATOR_NAME_HINT,
    };
    let field = TextField {
        id: "name".into(),
        label: words.text(id::NAME_LABEL),
        value: Some(naming.typed.clone().into()),
        oninput: on_event.reform(Event::Typed),
        hint: Some(words.text(hint)),
        problem: say::trouble(scene, state, Place::Elsewhere),
        kind: "text".into(),
        autocomplete: "off".into(),
        ..TextField::default()
    };
    let go = Action {
        label: words.text(id::NAME_GO),
        busy_label: words.text(id::CHOOSE_BUSY),
        busy: state.asks.is_sent(),
        ready: true,
    };
    let row = Row { children: html! { <>{go.view()}{scene.back(id::CANCEL, state).view()}</> } };
    html! {
        <>
            {Lead::of(words.text(id::NAME_TITLE), words.line(Says::of(method.kind).name)).view()}
            {Form {
                onsubmit: on_event.reform(|()| Event::Submitted(random::attempt())),
                children: html! { <>{field.view()}{row.view()}</> },
            }
            .view()}
        </>
    }
}
