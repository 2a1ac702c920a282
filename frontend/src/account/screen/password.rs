//! Another password: in the place of one that ran out, or of one that is known. Both lie in their fields only.

use latchkey_shared::locale::Arg;
use yew::prelude::*;

use super::known::{KnownPassword, typed_secret};
use super::{Scene, say};
use crate::account::{Event, Expired, Inside, Wish};
use crate::flow::{Secret, Trouble};
use crate::id;
use crate::judge::Law;
use crate::random;
use crate::step::{NewPassword, PasswordStep, Place};
use crate::ui::{Lead, Plain};

/// The id of the field of the password in use.
const OLD: &str = "old-password";

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
        law: Law::of(settings.tenant(), &state.identifier, Vec::new()),
    };
    html! {
        <>
            <PasswordStep {ask} />
            <p>{Plain::new(words.text(id::CANCEL), scene.backs()).view()}</p>
        </>
    }
}

/// Another password, with the one in use.
pub fn change_screen(scene: &Scene<'_>, state: &Inside, lacks_old: bool) -> Html {
    let Scene { words, settings, on_event, .. } = scene;
    let (old_problem, new_problem) = match &state.trouble {
        Some(Trouble::Empty) if lacks_old => {
            (Some(say::two(scene, id::CHANGE_OLD_EMPTY, id::CHANGE_OLD_EMPTY_DO)), None)
        }
        Some(Trouble::CodeWrong(_)) => (Some(say::two(scene, id::CHANGE_OLD_WRONG, id::CHANGE_OLD_WRONG_DO)), None),
        _ => (None, say::trouble(scene, state, Place::Password)),
    };
    let lead = Lead::of(
        words.text(id::CHANGE_TITLE),
        words.rich(id::CHANGE_LEAD, &[("account", Arg::Text(&state.me.account))]),
    );
    let first = html! {
        <KnownPassword
            id={OLD}
            label={words.text(id::CHANGE_OLD)}
            show={words.text(id::PASSWORD_SHOW)}
            problem={old_problem}
        />
    };
    let ask = NewPassword {
        words: (*words).clone(),
        lead: lead.view(),
        first,
        said: new_problem,
        trouble: state.trouble.clone(),
        is_busy: state.is_busy(),
        on_change: on_event.reform(|sent| match sent {
            None => Event::Typed(String::new()),
            Some(new) => Event::Wanted(Wish::Password { old: typed_secret(OLD), new }, random::attempt()),
        }),
        law: Law::of(settings.tenant(), &state.me.account, own_terms(state)),
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
