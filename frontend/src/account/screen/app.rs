//! A new authenticator: its key as a picture or to type in, and the code that shows it works.

use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use super::{Scene, say};
use crate::account::{Event, Inside, Registration};
use crate::id;
use crate::random;
use crate::step::Place;
use crate::ui::{Action, CodeField, CopyButton, Form, Hint, Lead, Row, TextField, qr};

/// Characters of a key that are read in one go.
const GROUP: usize = 4;

/// A new authenticator.
pub fn app_screen(scene: &Scene<'_>, state: &Inside, registration: &Registration) -> Html {
    let Scene { words, on_event, .. } = scene;
    let digits = registration.begun.code_length;
    let has_another = state
        .info
        .as_ref()
        .is_some_and(|info| info.methods.iter().any(|method| method.kind == MethodKind::Authenticator));
    let code = CodeField {
        label: words.text(id::AUTHENTICATOR_CODE),
        hint: words.text(id::AUTHENTICATOR_CODE_HINT),
        digits: Some(digits),
        value: registration.typed.clone().into(),
        oninput: on_event.reform(Event::Typed),
        problem: say::trouble(scene, state, Place::Code(MethodKind::Authenticator, digits)),
    };
    let name = TextField {
        id: "app-name".into(),
        label: words.text(id::AUTHENTICATOR_NAME),
        value: Some(registration.name.clone().into()),
        oninput: on_event.reform(Event::NameTyped),
        hint: Some(words.text(id::AUTHENTICATOR_NAME_HINT)),
        kind: "text".into(),
        autocomplete: "off".into(),
        ..TextField::default()
    };
    let go = Action {
        label: words.text(id::CONFIRM_GO),
        busy_label: words.text(id::CONFIRM_BUSY),
        busy: state.asks.is_sent(),
        ready: true,
    };
    let other = scene.back(id::KINDS_DIFFERENT, state);
    html! {
        <>
            {Lead::of(words.text(id::AUTHENTICATOR_TITLE), words.line(id::AUTHENTICATOR_LEAD)).view()}
            {Form {
                onsubmit: on_event.reform(|()| Event::Submitted(random::attempt())),
                children: html! {
                    <>
                        {key(scene, registration)}
                        {code.view()}
                        if has_another { {name.view()} }
                        {Row { children: html! { <>{go.view()}{other.view()}</> } }.view()}
                    </>
                },
            }
            .view()}
        </>
    }
}

/// The key: as a picture, for an app on this very device, and to type in.
fn key(scene: &Scene<'_>, registration: &Registration) -> Html {
    let words = scene.words;
    let uri = registration.begun.uri.as_deref().unwrap_or_default();
    let secret = registration.begun.secret.clone().unwrap_or_default();
    let picture = qr(uri, &words.text(id::AUTHENTICATOR_SCAN_ALT));
    // Opens whatever app on this device has said that it makes codes.
    let here = uri.starts_with("otpauth://totp/").then(|| uri.to_owned());
    let is_open = picture.is_none();
    html! {
        <div class="field">
            <h3>{words.text(id::AUTHENTICATOR_SCAN)}</h3>
            {picture}
            if let Some(href) = here { <p class="here"><a class="plain" {href}>{words.text(id::AUTHENTICATOR_HERE)}</a></p> }
            <details open={is_open}>
                <summary>{words.text(id::AUTHENTICATOR_CANNOT)}</summary>
                {Hint { children: words.line(id::AUTHENTICATOR_CANNOT_DO) }.view()}
                <p class="row">
                    <span class="vh">{words.text(id::AUTHENTICATOR_KEY)}</span>
                    <bdi class="secret" dir="ltr">{grouped(&secret)}</bdi>
                    <CopyButton text={secret} label={words.text(id::COPY)} copied={words.text(id::COPIED)} />
                </p>
            </details>
        </div>
    }
}

/// Writes a key in groups, as it is read aloud and typed.
fn grouped(secret: &str) -> String {
    let mut groups = String::new();
    for (place, letter) in secret.chars().enumerate() {
        if place > 0 && place % GROUP == 0 {
            groups.push(' ');
        }
        groups.push(letter);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_in_groups_of_four() {
        for (secret, expected) in [("JBSWY3DPEHPK", "JBSW Y3DP EHPK"), ("JBSWY", "JBSW Y"), ("", "")] {
            assert_eq!(grouped(secret), expected);
        }
    }
}
