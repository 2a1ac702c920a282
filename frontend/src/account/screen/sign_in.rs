//! Name and password. The password lies in its field only.

use yew::prelude::*;
use zeroize::Zeroizing;

use crate::account::{Event, State, Welcome};
use crate::flow::{Secret, Trouble};
use crate::id;
use crate::locale::Localizer;
use crate::machine::Running;
use crate::random;
use crate::settings::Settings;
use crate::step::{Place, help_desk, problem};
use crate::ui::{Action, Form, Hint, Lead, Link, More, Notice, Problem, Reveal, TextField, typed_in};

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
    let said = state.trouble.as_ref().map(|trouble| say(words, trouble, running, state.lacks_password));
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
            {welcome(words, state.welcome)}
            {Lead::of(words.text(id::SIGN_IN_TITLE), words.line(id::SIGN_IN_LEAD)).view()}
            {Form {
                onsubmit,
                children: html! {
                    <>
                        <div role="alert">
                            if let Some(problem) = loose { {problem.view("sign-in-problem")} }
                        </div>
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

fn say(words: &Localizer, trouble: &Trouble, running: &Running<State>, lacks_password: bool) -> Problem {
    let say = |what, remedy| Problem { what: words.text(what), remedy: words.line(remedy) };
    match trouble {
        Trouble::Empty if lacks_password => say(id::SIGN_IN_NO_PASSWORD, id::SIGN_IN_NO_PASSWORD_DO),
        Trouble::MethodClosed => say(id::SIGN_IN_WRONG, id::SIGN_IN_WRONG_DO),
        other => problem(words, other, Place::Account, running.now),
    }
}

fn welcome(words: &Localizer, welcome: Welcome) -> Html {
    let (title, more, icon) = match welcome {
        Welcome::Plain => return Html::default(),
        Welcome::TimeOver => (id::SIGN_IN_OVER, id::SIGN_IN_OVER_DO, "info"),
        Welcome::SignedOut => (id::SIGN_IN_OUT, id::SIGN_IN_OUT_DO, "check"),
        Welcome::TicketOver => (id::SIGN_IN_TICKET, id::SIGN_IN_TICKET_DO, "info"),
    };
    Notice {
        title: words.text(title),
        icon: icon.into(),
        is_status: true,
        children: Hint { children: words.line(more) }.view(),
        ..Notice::default()
    }
    .view()
}
