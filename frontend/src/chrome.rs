//! What stands around a step and follows from the state: its name, the progress, the language, the offer of more time.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::Tenant;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::flow::{Event, Goal, Message, Moment, Session, State};
use crate::id::{self, Id};
use crate::locale::Localizer;
use crate::page::name_of_language;
use crate::step::welcome;
use crate::ui::{Hint, Kind, Notice, Plain};

/// What the surroundings say of a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chrome {
    /// Differs from step to step: the focus moves when it changes.
    pub key: &'static str,
    /// The message that names the step in the title.
    pub name: Id,
    /// The messages that name the steps of the whole way.
    pub steps: Vec<Id>,
    /// The current one, from 0; as many as there are once all are done.
    pub at: usize,
}

/// Returns the surroundings of a state.
#[must_use]
pub fn chrome_of(state: &State, tenant: &Tenant) -> Chrome {
    let is_second = state.session().is_some_and(|session| session.gates_passed > 0);
    let gates = state.session().map_or(tenant.gates_required, |session| session.gates_required);
    let goal = state.session().map_or(Goal::Password, |session| session.goal);
    let make = |key, name, at| Chrome { key, name, steps: steps(gates, goal), at };
    let proof = state.session().map_or(1, |session| 1 + usize::from(session.gates_passed));
    let last = 1 + usize::from(gates);
    match state {
        State::Identify(_) => make("identify", id::IDENTIFY_NAME, 0),
        State::Reason(_) => make("reason", id::REASON_NAME, 0),
        State::Methods(_) => make(if is_second { "methods-2" } else { "methods-1" }, id::METHODS_NAME, proof),
        State::Code(code) => {
            let name = match code.method.kind {
                MethodKind::Questions => id::QUESTIONS_TITLE,
                MethodKind::Passkey => id::PASSKEY_TITLE,
                _ => id::CODE_NAME,
            };
            make(if is_second { "code-2" } else { "code-1" }, name, proof)
        }
        State::Finish(_) if goal == Goal::Password => make("password", id::PASSWORD_NAME, last),
        State::Finish(_) => make("unlock", id::UNLOCK_NAME, last),
        State::Done(done) => {
            let name = match done.goal {
                Goal::Password => id::DONE_NAME,
                Goal::Unlock => id::UNLOCKED_NAME,
            };
            Chrome { key: "done", name, steps: steps(done.gates, done.goal), at: 2 + usize::from(done.gates) }
        }
        State::Stopped(stopped) => {
            let (required, passed) = stopped.gates;
            let at = if stopped.gates == (required, 0) { 0 } else { 1 + usize::from(passed) };
            Chrome { key: "stopped", name: id::STOPPED_NAME, steps: steps(required, Goal::Password), at }
        }
        State::Help(help) => {
            let sent = matches!(help.message, Message::Sent { .. });
            let (key, name) = if sent { ("sent", id::HELP_SENT_NAME) } else { ("help", id::HELP_NAME) };
            Chrome { key, name, ..chrome_of(&help.behind, tenant) }
        }
    }
}

fn steps(gates: u8, goal: Goal) -> Vec<Id> {
    let end = match goal {
        Goal::Password => id::STEP_PASSWORD,
        Goal::Unlock => id::STEP_UNLOCK,
    };
    if gates > 1 {
        vec![id::STEP_ACCOUNT, id::STEP_FIRST, id::STEP_SECOND, end]
    } else {
        vec![id::STEP_ACCOUNT, id::STEP_PROOF, end]
    }
}

/// Offers more time before the end, and says so aloud when it is given.
pub fn more_time(state: &State, words: &Localizer, now: Moment, on_event: &Callback<Event>) -> Html {
    let offer = |session: &Session| {
        let time = words.clock(session.ends, now);
        let sentence = words.rich(id::EXTEND_LEAD, &[("time", Arg::Text(&time))]);
        let label = words.text(if session.is_extending { id::EXTEND_BUSY } else { id::EXTEND_GO });
        let is_ready = !session.is_extending && !state.is_busy();
        ends_soon(words, sentence, Some(Plain::once(is_ready, label, on_event.reform(|()| Event::ExtendWanted))))
    };
    let given = |session: &Session| {
        let time = words.clock(session.ends, now);
        html! { <p class="vh">{words.rich(id::EXTENDED, &[("time", Arg::Text(&time))])}</p> }
    };
    let said = state.session().map(|session| {
        if session.offers_extension(now) {
            offer(session)
        } else if session.is_extended {
            given(session)
        } else {
            Html::default()
        }
    });
    // The region is there before it has anything to say: only then is it read out.
    html! { <div class="region" role="status">{said}</div> }
}

/// Says that the time ends soon, with what gives more of it, if anything does.
pub fn ends_soon(words: &Localizer, sentence: Html, more: Option<Plain>) -> Html {
    Notice {
        title: words.text(id::EXTEND_TITLE),
        icon: "clock".into(),
        kind: Kind::Warn,
        children: html! {
            <>{Hint { children: sentence }.view()}if let Some(more) = more { <p>{more.view()}</p> }</>
        },
    }
    .view()
}

/// Says why one is back at the first step to those who hear it: in a region that stays when steps change, for what comes
/// with a step is not read out.
pub fn whisper(state: &State, words: &Localizer) -> Html {
    let said = match state {
        State::Identify(identify) => welcome(identify.welcome).map(|[title, _]| words.text(title)),
        _ => None,
    };
    html! { <p class="vh" role="status">{said}</p> }
}

/// Says that an answer is missing and is being asked for again.
pub fn asked_again(is_repeating: bool, words: &Localizer) -> Html {
    let notice = is_repeating
        .then(|| Notice::of(Kind::Info, "clock", words.text(id::REPEAT_TITLE), words.line(id::REPEAT_LEAD)).view());
    html! { <div class="region" role="status">{notice}</div> }
}

/// Shows the choice of the language, each by its own name.
pub fn language(words: &Localizer, locales: &[String], onlanguage: &Callback<String>) -> Html {
    let onchange =
        onlanguage.reform(|event: web_sys::Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let options = locales.iter().map(|locale| {
        let name = name_of_language(locale);
        html! {
            <option
                key={locale.clone()}
                value={locale.clone()}
                lang={locale.clone()}
                selected={locale == words.locale()}
            >
                {name}
            </option>
        }
    });
    html! {
        <form class="lang">
            <label class="vh" for="lang">{words.text(id::LANG_LABEL)}</label>
            <select id="lang" {onchange}>{for options}</select>
        </form>
    }
}
