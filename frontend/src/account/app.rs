//! The account page as a whole: the step, with what stands around it.

use yew::prelude::*;

use super::State;
use super::screen::{Scene, SignInScreen, code_screen, expired_screen, factors_screen, home_screen};
use crate::around::{Around, use_around};
use crate::chrome::{asked_again, language};
use crate::id::{self, Id};
use crate::locale::Localizer;
use crate::machine::{Running, use_machine};
use crate::mount::{self, Mounted, use_words};
use crate::settings::Settings;
use crate::ui::{Brand, Hint, Lead};

/// Mounts the page where the shell stands.
pub fn mount() {
    mount::mount::<App>(&WORDS);
}

/// The catalogues of this page: the steps share the words of the reset.
static WORDS: [&str; 2] = ["words", "account"];

/// The page.
#[component]
pub fn App(props: &Mounted) -> Html {
    let Mounted { settings, words: first, stage } = props;
    let (words, onlanguage) = use_words(first, &WORDS);
    let running = use_machine(State::Opening, words.locale(), stage);
    {
        let state = running.state();
        let trouble = state.trouble().filter(|_| !state.is_busy());
        use_around(Around::of(&words, settings, (state.key(), name_of(&state)), trouble));
    }
    page_view(&running, &words, settings, &onlanguage)
}

fn page_view(running: &Running<State>, words: &Localizer, settings: &Settings, onlanguage: &Callback<String>) -> Html {
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

fn step_view(running: &Running<State>, state: &State, words: &Localizer, settings: &Settings) -> Html {
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
