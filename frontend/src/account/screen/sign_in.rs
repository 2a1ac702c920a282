//! Name and password. The password lies in its field only.

use yew::prelude::*;
use zeroize::Zeroizing;

use super::{Scene, say};
use crate::account::{Event, State};
use crate::flow::{Secret, Trouble};
use crate::id;
use crate::locale::Localizer;
use crate::machine::Running;
use crate::random;
use crate::settings::Settings;
use crate::step::{Place, help_desk};
use crate::ui::{Action, Form, Kind, Lead, Link, More, Notice, Problem, Reveal, TextField, typed_in};

/// Properties of [`SignInScreen`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to show, and whom to tell what happens.
    pub running: Running<State>,
    /// The words.
    pub words: Localizer,
    /// What the organisation has settled.
    pub settings: Settings,
}

/// Name and password; shown at that step only.
#[component]
pub fn SignInScreen(props: &Props) -> Html {
    let Props { running, words, settings } = props;
    let field = use_node_ref();
    let is_shown = use_mut_ref(|| false);
    let update = use_force_update();
    let state = running.state();
    let State::SignIn(state) = &*state else { return Html::default() };
    let on_event = &running.on_event;
    let scene = Scene { words, settings, now: running.now, on_event };
    let said = state.trouble.as_ref().map(|trouble| problem(&scene, trouble, state.lacks_password));
    let greeting = say::welcome(state.welcome)
        .map(|(title, more, icon)| Notice::of(Kind::Info, icon, words.text(title), words.line(more)).view());
    let (name_problem, password_problem, loose) = match &state.trouble {
        Some(Trouble::Empty) if state.lacks_password => (None, said, None),
        Some(Trouble::Empty) => (said, None, None),
        _ => (None, None, said),
    };
    let onsubmit = {
        let (field, on_event) = (field.clone(), on_event.clone());
        Callback::from(move |()| {
            let typed = Secret::new(Zeroizing::new(typed_in(&field)));
            on_event.emit(Event::PasswordSubmitted(random::attempt(), typed));
        })
    };
    let shown = *is_shown.borrow();
    let ontoggle = Callback::from(move |()| {
        is_shown.replace(!shown);
        update.force_update();
    });
    html! {
        <>
            {greeting}
            {Lead::of(words.text(id::SIGN_IN_TITLE), words.line(id::SIGN_IN_LEAD)).view()}
            {Form {
                onsubmit,
                children: html! {
                    <>
                        {say::aloud(loose)}
                        {TextField {
                            id: "who".into(),
                            label: words.text(id::IDENTIFY_LABEL),
                            value: state.identifier.clone().into(),
                            oninput: on_event.reform(Event::Typed),
                            problem: name_problem,
                            kind: AttrValue::Static("text"),
                            name: Some("username".into()),
                            autocomplete: "username".into(),
                            ..TextField::default()
                        }
                        .view()}
                        {Reveal {
                            id: "password".into(),
                            label: words.text(id::SIGN_IN_PASSWORD),
                            show: words.text(id::PASSWORD_SHOW),
                            shown,
                            ontoggle,
                            node_ref: field,
                            autocomplete: AttrValue::Static("current-password"),
                            problem: password_problem,
                            ..Reveal::default()
                        }
                        .view()}
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
