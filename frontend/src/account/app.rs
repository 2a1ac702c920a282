//! The account page as a whole: fetches words and organisation, then shows the step with what stands around it.

use latchkey_shared::locale::{Arg, Direction, Phrases};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use super::State;
use super::run::{Running, use_account};
use super::screen::{Scene, SignInScreen, code_screen, expired_screen, factors_screen, home_screen};
use crate::chrome::{asked_again, language};
use crate::flow::Trouble;
use crate::id::{self, Id};
use crate::locale::Localizer;
use crate::settings::Settings;
use crate::ui::{Brand, Hint, Lead};
use crate::{client, page, store, theme};

/// Mounts the page where the shell stands, once words and organisation are there.
pub fn mount() {
    spawn_local(async {
        let locale = page::first_locale();
        let tenant = client::tenant();
        let words = fetch_words(&locale);
        let (tenant, words) = (tenant.await, words.await);
        match (page::stage(), tenant, words) {
            (Some(stage), Ok(tenant), Some(words)) => {
                theme::apply(&tenant.branding);
                let settings = Settings::new(tenant);
                let props = Props { settings, words: Localizer::new(words), stage: stage.clone() };
                yew::Renderer::<App>::with_root_and_props(stage, props).render();
            }
            _ => page::say_unable(),
        }
    });
}

/// Fetches the words of a language: those of the reset, which the steps share, then this page's own.
async fn fetch_words(locale: &str) -> Option<Phrases> {
    let mut words: Phrases = client::get(&page::words_address("words", locale)?).await.ok()?;
    let own: Phrases = client::get(&page::words_address("account", locale)?).await.ok()?;
    words.messages.extend(own.messages);
    Some(words)
}

/// Properties of [`App`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The organisation.
    pub settings: Settings,
    /// The words to begin with.
    pub words: Localizer,
    /// What the page is rendered into.
    pub stage: Element,
}

/// The page.
#[component]
pub fn App(props: &Props) -> Html {
    let words = use_state(|| props.words.clone());
    let running = use_account(words.locale(), &props.stage);
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
    let before = use_mut_ref(|| None::<Around>);
    let now = Around::of(&running.state(), &words, &props.settings);
    use_effect(move || {
        let before = &mut *before.borrow_mut();
        now.follow(before.as_ref());
        *before = Some(now);
    });
    page_view(&running, &words, &props.settings, &onlanguage)
}

/// What follows the state outside of the page's own elements.
#[derive(PartialEq)]
struct Around {
    locale: String,
    title: AttrValue,
    key: &'static str,
    /// What is wrong, once nothing is under way any more.
    trouble: Option<Trouble>,
}

impl Around {
    fn of(state: &State, words: &Localizer, settings: &Settings) -> Self {
        let step = words.text(name_of(state));
        let title = [("step", Arg::Text(&step)), ("organisation", Arg::Text(&settings.tenant().name))];
        Self {
            locale: words.locale().to_owned(),
            title: words.with(id::PAGE_TITLE, &title),
            key: state.key(),
            trouble: state.trouble().filter(|_| !state.is_busy()).cloned(),
        }
    }

    /// Brings the page from how it was before to this.
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

fn page_view(running: &Running, words: &Localizer, settings: &Settings, onlanguage: &Callback<String>) -> Html {
    let state = &*running.state();
    html! {
        <div class="page">
            {Brand {
                organisation: settings.tenant().name.clone().into(),
                purpose: words.text(id::ACCOUNT_TITLE),
                children: html! { {language(words, &settings.tenant().locales, onlanguage)} },
            }
            .view()}
            <main class="step" key={state.key()}>
                {asked_again(running.is_repeating, words)}
                {step_view(running, state, words, settings)}
            </main>
        </div>
    }
}

fn step_view(running: &Running, state: &State, words: &Localizer, settings: &Settings) -> Html {
    let scene = Scene { words, now: running.now, on_event: &running.on_event };
    match state {
        State::Opening => html! {
            <>
                {Lead { title: words.text(id::OPENING_TITLE), ..Lead::default() }.view()}
                {Hint { children: html! { {words.text(id::OPENING_LEAD)} } }.view()}
            </>
        },
        State::SignIn(_) => {
            let (running, words, settings) = (running.clone(), words.clone(), settings.clone());
            html! { <SignInScreen {running} {words} {settings} /> }
        }
        State::Second(factor) => match &factor.pending {
            Some(pending) => code_screen(&scene, factor, pending),
            None => factors_screen(&scene, factor),
        },
        State::Expired => expired_screen(&scene),
        State::Home(home) => home_screen(&scene, home),
    }
}

const fn name_of(state: &State) -> Id {
    match state {
        State::Opening => id::OPENING_TITLE,
        State::SignIn(_) => id::SIGN_IN_TITLE,
        State::Second(_) => id::SECOND_TITLE,
        State::Expired => id::EXPIRED_TITLE,
        State::Home(_) => id::HOME_TITLE,
    }
}
