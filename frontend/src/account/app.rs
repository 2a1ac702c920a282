//! The account page as a whole: the step, with what stands around it.

use yew::prelude::*;

use super::screen::{
    Asks, Scene, address_screen, address_title, app_screen, asking_screen, change_screen, code_screen, codes_screen,
    draw_screen, ends_soon, expired_screen, factor_title, factors_screen, home_screen, info_screen, interrupt_screen,
    interrupt_title, kinds_screen, mail_screen, missing_screen, name_screen, new_passkey_screen, order_screen,
    passkey_screen, password_proof_screen, questions_screen, remove_screen, review_screen, sign_in_screen, whisper,
};
use super::{Begin, Factor, Inside, Proof, Room, State, Way};
use crate::around::{Around, use_around};
use crate::chrome::{asked_again, language};
use crate::id::{self, Id};
use crate::locale::Localizer;
use crate::machine::{Running, use_machine};
use crate::mount::{self, Mounted, use_words};
use crate::questions;
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
        if state.asks_questions() {
            questions::load(words.locale());
        }
        let trouble = state.trouble().filter(|_| !state.is_busy());
        use_around(Around::of(&words, settings, (state.key(), name_of(&state)), trouble));
    }
    page_view(&running, &words, settings, &onlanguage)
}

fn page_view(running: &Running<State>, words: &Localizer, settings: &Settings, onlanguage: &Callback<String>) -> Html {
    let state = &*running.state();
    let scene = Scene { words, settings, now: running.now, on_event: &running.on_event };
    html! {
        <div class="page">
            {Brand {
                organisation: settings.tenant().name.clone().into(),
                purpose: words.text(id::ACCOUNT_TITLE),
                children: html! { <>{language(words, &settings.tenant().locales, onlanguage)}{whisper(&scene, state)}</> },
            }
            .view()}
            <main class="step" key={state.key()}>
                {ends_soon(&scene, state)}
                {asked_again(running.is_repeating, words)}
                {step_view(&scene, state)}
            </main>
        </div>
    }
}

fn step_view(scene: &Scene<'_>, state: &State) -> Html {
    let words = scene.words;
    match state {
        State::Arriving { from, .. } => step_view(scene, from),
        State::Opening => html! {
            <>
                {Lead { title: words.text(id::OPENING_TITLE), ..Lead::default() }.view()}
                {Hint { children: words.line(id::OPENING_LEAD) }.view()}
            </>
        },
        State::SignIn(sign_in) => sign_in_screen(scene, sign_in),
        State::Second(second) => factor_view(scene, &second.factor, Asks::SignIn),
        State::Expired(expired) => expired_screen(scene, expired),
        State::Inside(inside) => match inside.proof.as_ref().map(|proof| (&proof.way, Asks::of(proof))) {
            None => room_view(scene, inside),
            Some((Way::Asking, asks)) => asking_screen(scene, asks),
            Some((Way::Method(factor), asks)) => factor_view(scene, factor, asks),
            Some((Way::Password(by), asks)) => password_proof_screen(scene, inside, by, asks),
        },
    }
}

fn factor_view(scene: &Scene<'_>, factor: &Factor, asks: Asks) -> Html {
    match &factor.pending {
        Some(pending) if pending.passkey.is_some() => passkey_screen(scene, factor, asks),
        Some(pending) => code_screen(scene, factor, pending, asks),
        None => factors_screen(scene, factor, asks),
    }
}

fn room_view(scene: &Scene<'_>, inside: &Inside) -> Html {
    match &inside.room {
        Room::Home => home_screen(scene, inside),
        Room::Password { lacks_old } => change_screen(scene, inside, *lacks_old),
        Room::Interrupt => interrupt_screen(scene, inside),
        Room::Missing => missing_screen(scene, inside),
        Room::Review => review_screen(scene, inside),
        Room::Info => info_screen(scene, inside),
        Room::Kinds => kinds_screen(scene, inside),
        Room::Order => order_screen(scene, inside),
        Room::Address(address) => address_screen(scene, inside, address),
        Room::Confirm(registration) => match registration.begin {
            Begin::Authenticator => app_screen(scene, inside, registration),
            Begin::Passkey => new_passkey_screen(scene, inside, registration),
            Begin::Mail { .. } => mail_screen(scene, inside, registration),
        },
        Room::Draw => draw_screen(scene, inside),
        Room::Codes(codes) => codes_screen(scene, inside, codes),
        Room::Questions(choice) => questions_screen(scene, inside, choice),
        Room::Name(naming) => name_screen(scene, inside, naming),
        Room::Remove(id) => remove_screen(scene, inside, id),
    }
}

pub(super) fn name_of(state: &State) -> Id {
    match state {
        State::Opening => id::OPENING_TITLE,
        State::Arriving { from, .. } => name_of(from),
        State::SignIn(_) => id::SIGN_IN_TITLE,
        State::Second(second) => factor_title(&second.factor, Asks::SignIn),
        State::Expired(_) => id::EXPIRED_TITLE,
        State::Inside(inside) => {
            inside.proof.as_ref().map_or_else(|| name_of_room(inside), |proof| name_of_proof(proof))
        }
    }
}

fn name_of_proof(proof: &Proof) -> Id {
    let asks = Asks::of(proof);
    match &proof.way {
        Way::Method(factor) => factor_title(factor, asks),
        Way::Asking | Way::Password(_) => asks.lead()[0],
    }
}

fn name_of_room(inside: &Inside) -> Id {
    match &inside.room {
        Room::Home if inside.me.registering => id::REGISTERED_TITLE,
        Room::Home => id::HOME_TITLE,
        Room::Password { .. } => id::CHANGE_TITLE,
        Room::Interrupt => interrupt_title(&inside.me),
        Room::Missing => id::MISSING_TITLE,
        Room::Review => id::REVIEW_TITLE,
        Room::Info => id::INFO_TITLE,
        Room::Kinds => id::KINDS_TITLE,
        Room::Order => id::ORDER_TITLE,
        Room::Address(address) => address_title(address),
        Room::Confirm(registration) => match registration.begin {
            Begin::Authenticator => id::AUTHENTICATOR_TITLE,
            Begin::Passkey => id::NEW_PASSKEY_TITLE,
            Begin::Mail { .. } => id::CODE_TITLE_MAIL,
        },
        Room::Draw => id::DRAW_TITLE,
        Room::Codes(_) => id::CODES_TITLE,
        Room::Questions(_) => id::CHOOSE_TITLE,
        Room::Name(_) => id::NAME_TITLE,
        Room::Remove(_) => id::REMOVE_TITLE,
    }
}
