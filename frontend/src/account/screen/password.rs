//! Another password: in the place of one that ran out, or of one that is known. Both lie in their fields only.

use std::rc::Rc;

use latchkey_shared::locale::Arg;
use yew::prelude::*;
use zeroize::Zeroizing;

use super::Scene;
use super::say;
use crate::account::{Event, Expired, Inside, Room, State, Wish};
use crate::flow::{Secret, Trouble};
use crate::id;
use crate::judge::Law;
use crate::locale::Localizer;
use crate::machine::Running;
use crate::random;
use crate::settings::Settings;
use crate::step::{NewPassword, PasswordStep, Place};
use crate::ui::{Lead, Plain, Reveal, typed_in};

/// A new password in the place of one that ran out.
pub fn expired_screen(scene: &Scene<'_>, state: &Expired) -> Html {
    let Scene { words, settings, on_event, .. } = scene;
    let lead = Lead::of(words.text(id::EXPIRED_TITLE), words.line(id::EXPIRED_LEAD));
    let ask = NewPassword {
        words: (*words).clone(),
        lead: lead.view(),
        first: Html::default(),
        said: state.trouble.as_ref().map(|trouble| say::problem(scene, trouble, Place::Password)),
        trouble: state.trouble.clone(),
        is_busy: state.is_busy(),
        on_change: on_event.reform(|sent: Option<Secret>| match sent {
            None => Event::Typed(String::new()),
            Some(secret) => Event::PasswordSubmitted(random::attempt(), secret),
        }),
        law: law(settings, &state.identifier, Vec::new()),
    };
    html! {
        <>
            <PasswordStep {ask} />
            <p>{Plain::new(words.text(id::CANCEL), scene.backs()).view()}</p>
        </>
    }
}

/// Properties of [`ChangeScreen`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to show, and whom to tell what happens.
    pub running: Running<State>,
    /// The words.
    pub words: Localizer,
    /// What the organisation has settled.
    pub settings: Settings,
}

/// Another password, with the one in use; shown in that room only.
#[component]
pub fn ChangeScreen(props: &Props) -> Html {
    let Props { running, words, settings } = props;
    let old = use_node_ref();
    let is_shown = use_mut_ref(|| false);
    let update = use_force_update();
    let state = running.state();
    let State::Inside(state) = &*state else { return Html::default() };
    let Room::Password { lacks_old } = state.room else { return Html::default() };
    let scene = Scene { words, settings, now: running.now, on_event: &running.on_event };
    let (old_problem, new_problem) = match &state.trouble {
        Some(Trouble::Empty) if lacks_old => {
            (Some(say::two(&scene, id::CHANGE_OLD_EMPTY, id::CHANGE_OLD_EMPTY_DO)), None)
        }
        Some(Trouble::CodeWrong(_)) => (Some(say::two(&scene, id::CHANGE_OLD_WRONG, id::CHANGE_OLD_WRONG_DO)), None),
        _ => (None, say::trouble(&scene, state, Place::Password)),
    };
    let shown = *is_shown.borrow();
    let ontoggle = Callback::from(move |()| {
        is_shown.replace(!shown);
        update.force_update();
    });
    let lead = Lead::of(
        words.text(id::CHANGE_TITLE),
        words.rich(id::CHANGE_LEAD, &[("account", Arg::Text(&state.me.account))]),
    );
    let first = Reveal {
        id: "old-password".into(),
        label: words.text(id::CHANGE_OLD),
        show: words.text(id::PASSWORD_SHOW),
        shown,
        ontoggle,
        node_ref: old.clone(),
        autocomplete: AttrValue::Static("current-password"),
        problem: old_problem,
        ..Reveal::default()
    };
    let ask = NewPassword {
        words: words.clone(),
        lead: lead.view(),
        first: first.view(),
        said: new_problem,
        trouble: state.trouble.clone(),
        is_busy: state.is_busy(),
        on_change: running.on_event.reform(move |sent| match sent {
            None => Event::Typed(String::new()),
            Some(new) => {
                let old = Secret::new(Zeroizing::new(typed_in(&old)));
                Event::Wanted(Wish::Password { old, new }, random::attempt())
            }
        }),
        law: law(settings, &state.me.account, own_terms(state)),
    };
    html! {
        <>
            <PasswordStep {ask} />
            <p>{scene.back(id::CANCEL, state).view()}</p>
        </>
    }
}

/// Each part of the name people know.
fn own_terms(state: &Inside) -> Vec<String> {
    state.me.display_name.split_whitespace().map(str::to_owned).collect()
}

/// What the judge may know on this page.
fn law(settings: &Settings, identifier: &str, own_terms: Vec<String>) -> Rc<Law> {
    let policy = settings.tenant().password_policy.clone();
    Rc::new(Law { policy, identifier: identifier.to_owned(), own_terms })
}
