//! A fresh proof before something is shown or changed: being asked for, and by the password where there is no method.

use yew::prelude::*;
use zeroize::Zeroizing;

use super::{Asks, Scene, say};
use crate::account::{Event, Inside, State, Way};
use crate::flow::{Secret, Trouble};
use crate::id;
use crate::locale::Localizer;
use crate::machine::Running;
use crate::random;
use crate::settings::Settings;
use crate::step::Place;
use crate::ui::{Action, Form, Lead, Plain, Reveal, typed_in};

/// What stands above every proof.
pub fn lead(scene: &Scene<'_>, asks: Asks) -> Html {
    let [title, lead] = asks.lead();
    Lead::of(scene.words.text(title), scene.words.line(lead)).view()
}

/// How a proof can be given is being asked.
pub fn asking_screen(scene: &Scene<'_>, asks: Asks) -> Html {
    html! { <>{lead(scene, asks)}<p class="hint" role="status">{scene.words.text(id::PROOF_ASKING)}</p></> }
}

/// Properties of [`PasswordProofScreen`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to show, and whom to tell what happens.
    pub running: Running<State>,
    /// The words.
    pub words: Localizer,
    /// What the organisation has settled.
    pub settings: Settings,
}

/// The password as a proof; shown only while it is asked for.
#[component]
pub fn PasswordProofScreen(props: &Props) -> Html {
    let Props { running, words, settings } = props;
    let field = use_node_ref();
    let is_shown = use_mut_ref(|| false);
    let update = use_force_update();
    let state = running.state();
    let State::Inside(state) = &*state else { return Html::default() };
    let Some(proof) = &state.proof else { return Html::default() };
    let Way::Password(by) = &proof.way else { return Html::default() };
    let scene = Scene { words, settings, now: running.now, on_event: &running.on_event };
    let said = by.trouble.as_ref().map(|trouble| match trouble {
        Trouble::CodeWrong(_) => say::two(&scene, id::PROOF_PASSWORD_WRONG, id::PROOF_PASSWORD_WRONG_DO),
        Trouble::Empty => say::two(&scene, id::SIGN_IN_NO_PASSWORD, id::PROOF_PASSWORD_WRONG_DO),
        other => say::problem(&scene, other, Place::Elsewhere),
    });
    let shown = *is_shown.borrow();
    let ontoggle = Callback::from(move |()| {
        is_shown.replace(!shown);
        update.force_update();
    });
    let onsubmit = {
        let (field, on_event) = (field.clone(), running.on_event.clone());
        Callback::from(move |()| {
            let typed = Secret::new(Zeroizing::new(typed_in(&field)));
            on_event.emit(Event::PasswordSubmitted(random::attempt(), typed));
        })
    };
    html! {
        <>
            {lead(&scene, Asks::of(proof))}
            {Form {
                onsubmit,
                children: html! {
                    <>
                        {account(state)}
                        {Reveal {
                            id: "password".into(),
                            label: words.text(id::SIGN_IN_PASSWORD),
                            show: words.text(id::PASSWORD_SHOW),
                            shown,
                            ontoggle,
                            node_ref: field,
                            autocomplete: AttrValue::Static("current-password"),
                            problem: said,
                            ..Reveal::default()
                        }
                        .view()}
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

/// Tells whoever fills forms in whose password it is.
fn account(state: &Inside) -> Html {
    html! {
        <input
            class="vh"
            name="username"
            autocomplete="username"
            value={state.me.account.clone()}
            readonly=true
            tabindex="-1"
            aria-hidden="true"
        />
    }
}
