//! The reset page as a whole: the step, with what stands around it.

use std::rc::Rc;

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use crate::around::{Around, use_around};
use crate::chrome::{chrome_of, language, whisper};
use crate::flow::{Event, Finish, Goal, Secret, Session, State, Stop, Stopped};
use crate::id;
use crate::judge::Law;
use crate::locale::Localizer;
use crate::machine::{now, use_machine};
use crate::mount::{self, Mounted, use_words};
use crate::questions;
use crate::random;
use crate::run::Flow;
use crate::settings::Settings;
use crate::step::{
    NewPassword, PasswordStep, Place, Scene, code_step, done_step, help_step, identify_step, methods_step,
    passkey_step, problem, questions_step, reason_step, stopped_step, unlock_step,
};
use crate::store;
use crate::ui::{Aid, Brand, Lead, Progress};

/// Mounts the app where the shell stands.
pub fn mount() {
    mount::mount::<App>(&WORDS);
}

/// The catalogues of this page.
static WORDS: [&str; 1] = ["words"];

/// The page.
#[component]
pub fn App(props: &Mounted) -> Html {
    let Mounted { settings, words: first, stage } = props;
    let (words, onlanguage) = use_words(first, &WORDS);
    let flow = use_machine(first_state(settings), words.locale(), stage);
    {
        let state = flow.state();
        if state.session().is_some_and(Session::asks_questions) {
            questions::load(words.locale());
        }
        let chrome = chrome_of(&state, settings.tenant());
        let trouble = state.trouble().filter(|_| !state.is_busy());
        use_around(Around::of(&words, settings, (chrome.key, chrome.name), trouble));
    }
    page_view(&flow, &words, settings, &onlanguage)
}

/// Where a visit begins: where the discarded tab was, or at the first step.
fn first_state(settings: &Settings) -> State {
    let tenant = settings.tenant();
    if !tenant.open {
        return State::Stopped(Stopped {
            why: Stop::Closed,
            support_id: None,
            identifier: String::new(),
            gates: (tenant.gates_required, 0),
        });
    }
    let fresh = || State::new(settings.first_check());
    store::kept().map_or_else(fresh, |saved| saved.into_state(now()))
}

fn page_view(flow: &Flow, words: &Localizer, settings: &Settings, onlanguage: &Callback<String>) -> Html {
    let Flow { now, on_event, .. } = flow;
    let state = &*flow.state();
    let chrome = chrome_of(state, settings.tenant());
    let steps: Rc<[AttrValue]> = chrome.steps.iter().map(|id| words.text(*id)).collect();
    let total = u64::try_from(steps.len()).unwrap_or_default();
    let at = u64::try_from(chrome.at + 1).unwrap_or_default();
    let progress_now = if chrome.at < steps.len() {
        words.with(id::PROGRESS_NOW, &[("at", Arg::Number(at)), ("of", Arg::Number(total))])
    } else {
        words.text(id::PROGRESS_DONE)
    };
    let until = state
        .session()
        .map(|session| words.rich(id::AID_UNTIL, &[("time", Arg::Text(&words.clock(session.ends, *now)))]));
    html! {
        <div class="page">
            {Brand {
                organisation: settings.tenant().name.clone().into(),
                purpose: words.text(id::APP_TITLE),
                children: html! {
                    <>{language(words, &settings.tenant().locales, onlanguage)}{whisper(state, words)}</>
                },
            }
            .view()}
            {Progress {
                label: words.text(id::PROGRESS_LABEL),
                now: progress_now,
                steps,
                at: chrome.at,
                done: words.text(id::STEP_DONE),
            }
            .view()}
            <main class="step" key={chrome.key}>
                {crate::chrome::more_time(state, words, *now, on_event)}
                {crate::chrome::asked_again(flow.is_repeating, words)}
                {step_view(flow, words, settings)}
            </main>
            {Aid {
                until,
                help: words.text(id::AID_CONTACT),
                onhelp: on_event.reform(|()| Event::HelpToggled),
                support_label: words.text(id::AID_SUPPORT),
                support_id: state.support_id().map(|id| AttrValue::from(id.to_string())),
            }
            .view()}
        </div>
    }
}

fn step_view(flow: &Flow, words: &Localizer, settings: &Settings) -> Html {
    let scene = Scene { words, settings, now: flow.now, on_event: &flow.on_event };
    let state = &*flow.state();
    match state {
        State::Identify(state) => identify_step(&scene, state),
        State::Reason(_) => reason_step(&scene),
        State::Methods(state) => methods_step(&scene, state),
        State::Code(state) => match state.method.kind {
            MethodKind::Questions => questions_step(&scene, state),
            MethodKind::Passkey => passkey_step(&scene, state),
            _ => code_step(&scene, state),
        },
        State::Finish(state) if state.session.goal == Goal::Unlock => unlock_step(&scene, state),
        State::Finish(state) => html! { <PasswordStep ask={new_password(&scene, state)} /> },
        State::Done(state) => done_step(&scene, state),
        State::Stopped(state) => stopped_step(&scene, state),
        State::Help(help) => {
            let support_id = state.support_id().map(|id| AttrValue::from(id.to_string()));
            help_step(&scene, help, support_id.as_ref())
        }
    }
}

/// The last step, as this page asks for it.
fn new_password(scene: &Scene<'_>, state: &Finish) -> NewPassword {
    let Scene { words, settings, now, on_event } = scene;
    let identifier = &state.session.identifier;
    let account = words.rich(id::PASSWORD_FOR, &[("account", Arg::Text(identifier))]);
    let lead = Lead::of(words.text(id::PASSWORD_TITLE), account);
    NewPassword {
        words: (*words).clone(),
        lead: lead.view(),
        first: Html::default(),
        said: state.trouble.as_ref().map(|trouble| problem(words, trouble, Place::Password, *now)),
        trouble: state.trouble.clone(),
        is_busy: state.is_busy(),
        on_change: on_event.reform(|sent: Option<Secret>| match sent {
            None => Event::Typed(String::new()),
            Some(secret) if secret.expose().is_empty() => Event::Submitted(random::attempt()),
            Some(secret) => Event::PasswordSubmitted(random::attempt(), secret),
        }),
        law: Law::of(settings.tenant(), identifier, state.session.own_terms.clone()),
    }
}
