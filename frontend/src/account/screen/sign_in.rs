//! Name and password. The password lies in its field only.

use yew::prelude::*;

use super::known::{KnownPassword, typed_secret};
use super::{Scene, say};
use crate::account::{Event, SignIn};
use crate::flow::Trouble;
use crate::id;
use crate::random;
use crate::step::{Place, help_desk};
use crate::ui::{Action, Form, Kind, Lead, Link, More, Notice, Problem, TextField};

/// The id of the field.
const PASSWORD: &str = "password";

/// Name and password.
pub fn sign_in_screen(scene: &Scene<'_>, state: &SignIn) -> Html {
    let Scene { words, settings, on_event, .. } = scene;
    let said = state.trouble.as_ref().map(|trouble| problem(scene, trouble, state.lacks_password));
    let greeting = say::welcome(state.welcome)
        .map(|(title, more, icon)| Notice::of(Kind::Info, icon, words.text(title), words.line(more)).view());
    let (name_problem, password_problem, loose) = match &state.trouble {
        Some(Trouble::Empty) if state.lacks_password => (None, said, None),
        Some(Trouble::Empty) => (said, None, None),
        _ => (None, None, said),
    };
    html! {
        <>
            {greeting}
            {Lead::of(words.text(id::SIGN_IN_TITLE), words.line(id::SIGN_IN_LEAD)).view()}
            {Form {
                onsubmit: on_event.reform(|()| Event::PasswordSubmitted(random::attempt(), typed_secret(PASSWORD))),
                children: html! {
                    <>
                        {say::aloud(loose)}
                        {TextField {
                            id: "who".into(),
                            label: words.text(id::IDENTIFY_LABEL),
                            value: Some(state.identifier.clone().into()),
                            oninput: on_event.reform(Event::Typed),
                            problem: name_problem,
                            kind: AttrValue::Static("text"),
                            name: Some("username".into()),
                            autocomplete: "username".into(),
                            ..TextField::default()
                        }
                        .view()}
                        <KnownPassword
                            id={PASSWORD}
                            label={words.text(id::SIGN_IN_PASSWORD)}
                            show={words.text(id::PASSWORD_SHOW)}
                            problem={password_problem}
                        />
                        {Action {
                            label: words.text(id::SIGN_IN_GO),
                            busy_label: words.text(id::SIGN_IN_BUSY),
                            busy: state.is_busy,
                            ready: true,
                        }
                        .view()}
                    </>
                },
            }
            .view()}
            <p>
                {Link { href: "/".into(), label: words.text(id::SIGN_IN_FORGOT), ..Link::default() }.view()}
            </p>
            {More {
                title: words.text(id::HELP_NEED),
                children: help_desk(words, settings, None),
            }
            .view()}
        </>
    }
}

fn problem(scene: &Scene<'_>, trouble: &Trouble, lacks_password: bool) -> Problem {
    match trouble {
        Trouble::Empty if lacks_password => say::two(scene, id::SIGN_IN_NO_PASSWORD, id::SIGN_IN_NO_PASSWORD_DO),
        Trouble::MethodClosed => say::two(scene, id::SIGN_IN_WRONG, id::SIGN_IN_WRONG_DO),
        other => say::problem(scene, other, Place::Account),
    }
}
