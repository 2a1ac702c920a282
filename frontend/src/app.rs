//! The app as a whole: fetches words and organisation, then shows the step with what stands around it.

use std::rc::Rc;

use latchkey_shared::locale::{Arg, Catalogue, negotiate};
use latchkey_shared::wire::Tenant;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::chrome::{chrome_of, language};
use crate::flow::{Event, Goal, State, Stop, Stopped};
use crate::locale::Localizer;
use crate::page::Early;
use crate::run::{Flow, use_flow};
use crate::settings::Settings;
use crate::step::{
    PasswordStep, Scene, code_step, done_step, help_step, identify_step, methods_step, reason_step, stopped_step,
    unlock_step,
};
use crate::ui::{Aid, Brand, Progress};
use crate::{client, page, random, run, store, theme};

/// Mounts the app where the shell stands, once words and organisation are there: until then the shell stays.
pub fn mount() {
    spawn_local(async {
        let locales = page::known_locales();
        let known: Vec<&str> = locales.iter().map(String::as_str).collect();
        let asked: Vec<String> = store::chosen_locale().into_iter().chain(page::asked_locales()).collect();
        let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
        let locale = negotiate(&asked, &known, known.first().copied().unwrap_or("en"));
        // Both were begun by the page's preloads; together they cost one round trip.
        let tenant = client::tenant();
        let words = fetch_words(locale);
        let (tenant, words) = (tenant.await, words.await);
        let host = gloo::utils::document().get_element_by_id("latchkey");
        match (host, tenant, words) {
            (Some(host), Ok(tenant), Some(words)) => {
                theme::apply(&tenant.branding);
                let early = page::early();
                let props = AppProps { settings: Settings::new(tenant), words: Localizer::new(words), early };
                yew::Renderer::<App>::with_root_and_props(host, props).render();
            }
            _ => page::say_unable(),
        }
    });
}

async fn fetch_words(locale: &str) -> Option<Catalogue> {
    client::get(&page::words_address(locale)?).await.ok()
}

/// Properties of [`App`].
#[derive(PartialEq, Properties)]
pub struct AppProps {
    /// The organisation.
    pub settings: Settings,
    /// The words to begin with.
    pub words: Localizer,
    /// What was done in the shell.
    pub early: Early,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let words = use_state(|| props.words.clone());
    let flow = use_flow(first_state(props.settings.tenant(), &props.early), words.locale());
    let onlanguage = {
        let words = words.clone();
        Callback::from(move |locale: String| {
            let words = words.clone();
            spawn_local(async move {
                if let Some(catalogue) = fetch_words(&locale).await {
                    store::choose_locale(&locale);
                    words.set(Localizer::new(catalogue));
                }
            });
        })
    };
    {
        let (early, on_event) = (props.early.clone(), flow.on_event.clone());
        use_effect_with((), move |()| {
            if let Some(caret) = early.caret {
                page::resume_typing(caret);
            }
            if early.is_sent {
                on_event.emit(Event::Submitted(random::attempt()));
            }
        });
    }
    use_page(&flow.state, &words, props.settings.tenant());
    page_view(&flow, &words, &props.settings, &onlanguage)
}

/// Where a visit begins: where the discarded tab was, or at the first step.
fn first_state(tenant: &Tenant, early: &Early) -> State {
    if !tenant.open {
        return State::Stopped(Stopped {
            why: Stop::Closed,
            support_id: None,
            identifier: String::new(),
            gates: (tenant.gates_required, 0),
        });
    }
    let settings = Settings::new(tenant.clone());
    let fresh = || State::new(settings.first_check(), early.typed.clone());
    store::kept().map_or_else(fresh, |saved| saved.into_state(run::now()))
}

/// Keeps language, title and focus of the page in step with the state.
#[hook]
fn use_page(state: &State, words: &Localizer, tenant: &Tenant) {
    let chrome = chrome_of(state, tenant);
    use_effect_with((words.locale().to_owned(), words.direction()), |(locale, direction)| {
        page::set_language(locale, direction.as_str());
    });
    let title = words.with(
        "page-title",
        &[("step", Arg::Text(&words.text(chrome.name))), ("organisation", Arg::Text(&tenant.name))],
    );
    use_effect_with(title, |title| page::set_title(title));
    // Step changes move the focus to the heading, except for the very first step of a visit.
    let is_first = use_mut_ref(|| true);
    use_effect_with(chrome.key, move |_| {
        if !is_first.replace(false) {
            page::focus_heading();
        }
    });
    // A new trouble moves the focus to the field it is about.
    let waits = state.is_busy();
    use_effect_with((state.trouble().cloned(), waits), |(trouble, waits)| {
        if trouble.is_some() && !waits {
            let _had_field: bool = page::focus_invalid();
        }
    });
}

fn page_view(flow: &Flow, words: &Localizer, settings: &Settings, onlanguage: &Callback<String>) -> Html {
    let Flow { state, now, on_event, .. } = flow;
    let chrome = chrome_of(state, settings.tenant());
    let steps: Rc<[AttrValue]> = chrome.steps.iter().map(|id| words.text(id)).collect();
    let total = u64::try_from(steps.len()).unwrap_or_default();
    let at = u64::try_from(chrome.at + 1).unwrap_or_default();
    let progress_now = if chrome.at < steps.len() {
        words.with("progress-now", &[("at", Arg::Number(at)), ("of", Arg::Number(total))])
    } else {
        words.text("progress-done")
    };
    let until = state
        .session()
        .map(|session| words.rich("aid-until", &[("time", Arg::Text(&words.clock(session.ends, *now)))]));
    html! {
        <div class="page">
            {Brand {
                organisation: settings.tenant().name.clone().into(),
                purpose: words.text("app-title"),
                children: html! { {language(words, &settings.tenant().locales, onlanguage)} },
            }
            .view()}
            {Progress {
                label: words.text("progress-label"),
                now: progress_now,
                steps,
                at: chrome.at,
                done: words.text("step-done"),
            }
            .view()}
            <main class="step" key={chrome.key}>
                {crate::chrome::more_time(state, words, *now, on_event)}
                {crate::chrome::asked_again(flow.is_repeating, words)}
                {step_view(flow, words, settings)}
            </main>
            {Aid {
                until,
                help: words.text("aid-contact"),
                onhelp: on_event.reform(|()| Event::HelpToggled),
                support_label: words.text("aid-support"),
                support_id: state.support_id().map(|id| AttrValue::from(id.to_string())),
            }
            .view()}
        </div>
    }
}

fn step_view(flow: &Flow, words: &Localizer, settings: &Settings) -> Html {
    let scene = Scene { words, settings, now: flow.now, on_event: &flow.on_event };
    match &flow.state {
        State::Identify(state) => identify_step(&scene, state),
        State::Reason(_) => reason_step(&scene),
        State::Methods(state) => methods_step(&scene, state),
        State::Code(state) => code_step(&scene, state),
        State::Finish(state) if state.session.goal == Goal::Unlock => unlock_step(&scene, state),
        State::Finish(state) => {
            let (state, words, settings) = (state.clone(), words.clone(), settings.clone());
            html! { <PasswordStep {state} {words} {settings} now={flow.now} on_event={flow.on_event.clone()} /> }
        }
        State::Done(state) => done_step(&scene, state),
        State::Stopped(state) => stopped_step(&scene, state),
        State::Help(state) => {
            let support_id = flow.state.support_id().map(|id| AttrValue::from(id.to_string()));
            help_step(&scene, state, support_id.as_ref())
        }
    }
}
