//! A fresh proof before something is shown or changed: being asked for, and by the password where there is no method.

use yew::prelude::*;

use super::known::{KnownPassword, typed_secret};
use super::{Asks, Scene, say};
use crate::account::{ByPassword, Event, Inside};
use crate::flow::Trouble;
use crate::id;
use crate::random;
use crate::step::Place;
use crate::ui::{Action, Form, Lead, Plain, owner};

/// The id of the field.
const PASSWORD: &str = "password";

/// What stands above every proof.
pub fn lead(scene: &Scene<'_>, asks: Asks) -> Html {
    let [title, lead] = asks.lead();
    Lead::of(scene.words.text(title), scene.words.line(lead)).view()
}

/// How a proof can be given is being asked.
pub fn asking_screen(scene: &Scene<'_>, asks: Asks) -> Html {
    html! { <>{lead(scene, asks)}<p class="hint" role="status">{scene.words.text(id::PROOF_ASKING)}</p></> }
}

/// The password as a proof.
pub fn password_proof_screen(scene: &Scene<'_>, state: &Inside, by: &ByPassword, asks: Asks) -> Html {
    let Scene { words, on_event, .. } = scene;
    let said = by.trouble.as_ref().map(|trouble| match trouble {
        Trouble::CodeWrong(_) => say::two(scene, id::PROOF_PASSWORD_WRONG, id::PROOF_PASSWORD_WRONG_DO),
        Trouble::Empty => say::two(scene, id::SIGN_IN_NO_PASSWORD, id::PROOF_PASSWORD_WRONG_DO),
        other => say::problem(scene, other, Place::Elsewhere),
    });
    html! {
        <>
            {lead(scene, asks)}
            {Form {
                onsubmit: on_event.reform(|()| Event::PasswordSubmitted(random::attempt(), typed_secret(PASSWORD))),
                children: html! {
                    <>
                        {owner(&state.me.account)}
                        <KnownPassword
                            id={PASSWORD}
                            label={words.text(id::SIGN_IN_PASSWORD)}
                            show={words.text(id::PASSWORD_SHOW)}
                            problem={said}
                        />
                        {Action {
                            label: words.text(id::PROOF_GO),
                            busy_label: words.text(id::PROOF_BUSY),
                            busy: by.is_busy(),
                            ready: true,
                        }
                        .view()}
                    </>
                },
            }
            .view()}
            <p>{Plain::new(words.text(id::CANCEL), scene.backs()).view()}</p>
        </>
    }
}
