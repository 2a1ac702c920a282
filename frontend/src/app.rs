//! The app as a whole: fetches words and organisation, then shows the step with what stands around it.

use std::rc::Rc;

use latchkey_shared::locale::{Arg, Direction, Phrases};
use latchkey_shared::wire::Tenant;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::chrome::{chrome_of, language};
use crate::flow::{Event, Goal, State, Stop, Stopped, Trouble};
use crate::id;
use crate::locale::Localizer;
use crate::run::{Flow, use_flow};
use crate::settings::Settings;
use crate::step::{
    PasswordStep, Scene, code_step, done_step, help_step, identify_step, methods_step, reason_step, stopped_step,
    unlock_step,
};
use crate::ui::{Aid, Brand, Progress};
use crate::{client, page, run, store, theme};

/// Mounts the app where the shell stands, once words and organisation are there: until then the shell stays.
pub fn mount() {
    spawn_local(async {
        let locale = page::first_locale();
        // Both were begun by the page's preloads; together they cost one round trip.
        let tenant = client::tenant();
        let words = fetch_words(&locale);
        let (tenant, words) = (tenant.await, words.await);
        match (page::stage(), tenant, words) {
            (Some(stage), Ok(tenant), Some(words)) => {
                theme::apply(&tenant.branding);
                let settings = Settings::new(tenant);
                let props = AppProps { settings, words: Localizer::new(words), stage: stage.clone() };
                yew::Renderer::<App>::with_root_and_props(stage, props).render();
            }
            _ => page::say_unable(),
        }
    });
}

async fn fetch_words(locale: &str) -> Option<Phrases> {
    client::get(&page::words_address("words", locale)?).await.ok()
}

/// Properties of [`App`].
#[derive(PartialEq, Properties)]
pub struct AppProps {
    /// The organisation.
    pub settings: Settings,
    /// The words to begin with.
    pub words: Localizer,
    /// What the app is rendered into; it stands in the page once there is something to see.
    pub stage: Element,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let words = use_state(|| props.words.clone());
    let flow = use_flow(first_state(&props.settings), words.locale(), &props.stage);
    let onlanguage = {
        let words = words.clone();
        Callback::from(move |locale: String| {
            let words = words.clone();
            spawn_local(async move {
                if let Some(phrases) = fetch_words(&locale).await {
                    store::choose_locale(&locale);
                    words.set(Localizer::new(phrases));
                }
            });
        })
    };
    use_page(&flow.state(), &words, props.settings.tenant());
    page_view(&flow, &words, &props.settings, &onlanguage)
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
    store::kept().map_or_else(fresh, |saved| saved.into_state(run::now()))
}

/// What follows the state outside of the app's own elements.
#[derive(PartialEq)]
struct Around {
    locale: String,
    title: AttrValue,
    /// The step.
    key: &'static str,
    /// What is wrong, once nothing is under way any more.
    trouble: Option<Trouble>,
}

impl Around {
    fn of(state: &State, words: &Localizer, tenant: &Tenant) -> Self {
        let chrome = chrome_of(state, tenant);
        let step = words.text(chrome.name);
        let title = [("step", Arg::Text(&step)), ("organisation", Arg::Text(&tenant.name))];
        Self {
            locale: words.locale().to_owned(),
            title: words.with(id::PAGE_TITLE, &title),
            key: chrome.key,
            trouble: state.trouble().filter(|_| !state.is_busy()).cloned(),
        }
    }

    /// Brings the page from how it was before to this. On the very first step of a visit the focus stays where it is.
    fn follow(&self, before: Option<&Self>) {
        if before.is_none_or(|before| before.locale != self.locale) {
            page::set_language(&self.locale, Direction::of(&self.locale).as_str());
        }
        if before.is_none_or(|before| before.title != self.title) {
            page::set_title(&self.title);
        }
        if before.is_some_and(|before| before.key != self.key) {
            page::focus_heading();
        }
        if self.trouble.is_some() && before.is_none_or(|before| before.trouble != self.trouble) {
            page::focus_invalid();
        }
    }
}

/// Keeps language, title and focus of the page in step with the state.
#[hook]
fn use_page(state: &State, words: &Localizer, tenant: &Tenant) {
    let before = use_mut_ref(|| None::<Around>);
    let now = Around::of(state, words, tenant);
    use_effect(move || {
        let before = &mut *before.borrow_mut();
        now.follow(before.as_ref());
        *before = Some(now);
    });
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
                children: html! { {language(words, &settings.tenant().locales, onlanguage)} },
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
        State::Code(state) => code_step(&scene, state),
        State::Finish(state) if state.session.goal == Goal::Unlock => unlock_step(&scene, state),
        State::Finish(_) => {
            html! { <PasswordStep flow={flow.clone()} words={words.clone()} settings={settings.clone()} /> }
        }
        State::Done(state) => done_step(&scene, state),
        State::Stopped(state) => stopped_step(&scene, state),
        State::Help(help) => {
            let support_id = state.support_id().map(|id| AttrValue::from(id.to_string()));
            help_step(&scene, help, support_id.as_ref())
        }
    }
}
