//! What went wrong and what was done, in the words of somebody signed in.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use super::Scene;
use crate::account::{Event, Inside, Said, State, Welcome};
use crate::chrome;
use crate::flow::{OFFER_BEFORE_END_S, Trouble};
use crate::id::{self, Id};
use crate::step::{Place, Says};
use crate::ui::{Kind, Notice, Plain, Problem};

/// Says what is wrong with what was tried last.
pub fn trouble(scene: &Scene<'_>, state: &Inside, place: Place) -> Option<Problem> {
    state.trouble.as_ref().map(|trouble| problem(scene, trouble, place))
}

/// Says a trouble in the words of this page, which shows no support id, and registers what is typed.
pub fn problem(scene: &Scene<'_>, trouble: &Trouble, place: Place) -> Problem {
    let words = scene.words;
    match (trouble, place) {
        (Trouble::NotYet(until), _) => {
            let time = words.clock(*until, scene.now);
            let remedy = words.rich(id::HELD_DO, &[("time", Arg::Text(&time))]);
            Problem { what: words.text(id::HELD), remedy }
        }
        (Trouble::Empty, Place::Contact) => two(scene, id::ADDRESS_EMPTY, id::ADDRESS_EMPTY_DO),
        (Trouble::ContactWrong, _) => two(scene, id::ADDRESS_REFUSED, id::ADDRESS_REFUSED_DO),
        (Trouble::Other, _) => two(scene, id::PROBLEM_OTHER, id::WRONG_DO),
        _ => crate::step::problem(words, trouble, place, scene.now),
    }
}

/// Says the same where there is no field that it belongs to.
pub fn loose(scene: &Scene<'_>, state: &Inside) -> Html {
    aloud(trouble(scene, state, Place::Elsewhere))
}

/// Says a problem that belongs to no field.
pub fn aloud(said: Option<Problem>) -> Html {
    // The region is there before it has anything to say: only then is it read out.
    html! { <div class="region" role="alert">if let Some(problem) = said { {problem.view("room-problem")} }</div> }
}

/// A problem that is said with nothing given.
pub fn two(scene: &Scene<'_>, what: Id, remedy: Id) -> Problem {
    Problem { what: scene.words.text(what), remedy: scene.words.line(remedy) }
}

/// Shows what has just been done.
pub fn done(scene: &Scene<'_>, state: &Inside) -> Html {
    let Some(said) = state.said else { return Html::default() };
    let (title, more) = in_words(scene, said);
    let (icon, kind) = match said {
        Said::TooLate => ("clock", Kind::Warn),
        Said::StillFrozen => ("lock", Kind::Warn),
        _ => ("check", Kind::Good),
    };
    Notice::of(kind, icon, title, scene.words.line(more)).view()
}

/// Says what has just been done, or why one is back at the sign-in, to those who hear it: in a region that stays when steps
/// change, for what comes with a step is not read out, and stands above the heading that takes the focus.
pub fn whisper(scene: &Scene<'_>, state: &State) -> Html {
    let said = match state {
        State::SignIn(sign_in) => welcome(sign_in.welcome).map(|(title, ..)| scene.words.text(title)),
        State::Inside(inside) => inside.said.map(|said| in_words(scene, said).0),
        State::Opening | State::Second(_) | State::Expired(_) | State::Arriving { .. } => None,
    };
    html! { <p class="vh" role="status">{said}</p> }
}

/// Says before the end of a sign-in or a session that it comes, and offers more time where there is any.
pub fn ends_soon(scene: &Scene<'_>, state: &State) -> Html {
    let words = scene.words;
    let soon = state.ends().filter(|ends| ends.left(scene.now) <= OFFER_BEFORE_END_S);
    let said = soon.map(|ends| {
        let time = words.clock(ends, scene.now);
        let (id, more) = match state {
            State::Inside(inside) => (id::STAY_LEAD, inside.can_stay().then(|| stay(scene, inside))),
            _ => (id::STAY_LEAD_SIGN_IN, None),
        };
        chrome::ends_soon(words, words.rich(id, &[("time", Arg::Text(&time))]), more)
    });
    // The region is there before it has anything to say: only then is it read out.
    html! { <div class="region" role="status">{said}</div> }
}

/// What keeps somebody signed in.
fn stay(scene: &Scene<'_>, state: &Inside) -> Plain {
    let label = scene.words.text(if state.is_staying { id::EXTEND_BUSY } else { id::STAY_GO });
    Plain::once(!state.is_staying, label, scene.on_event.reform(|()| Event::StayWanted))
}

/// Returns how the sign-in greets: a title, what to do, and a picture.
pub const fn welcome(welcome: Welcome) -> Option<(Id, Id, &'static str)> {
    match welcome {
        Welcome::Plain => None,
        Welcome::TimeOver => Some((id::SIGN_IN_OVER, id::SIGN_IN_OVER_DO, "info")),
        Welcome::SignedOut => Some((id::SIGN_IN_OUT, id::SIGN_IN_OUT_DO, "check")),
        Welcome::TicketOver => Some((id::SIGN_IN_TICKET, id::SIGN_IN_TICKET_DO, "info")),
    }
}

fn in_words(scene: &Scene<'_>, said: Said) -> (AttrValue, Id) {
    let words = scene.words;
    let named = |id: Id, kind: MethodKind| {
        let name = words.text(Says::of(kind).name);
        (words.with(id, &[("name", Arg::Text(&name))]), id::DONE_TOLD)
    };
    match said {
        Said::PasswordChanged => (words.text(id::DONE_PASSWORD), id::DONE_PASSWORD_DO),
        Said::Added(kind) => named(id::DONE_ADDED, kind),
        Said::Removed(kind) => named(id::DONE_REMOVED, kind),
        Said::Preferred(kind) => (named(id::DONE_PREFERRED, kind).0, id::ORDER_LEAD),
        Said::Named(kind) => (named(id::DONE_NAMED, kind).0, id::DONE_NAMED_DO),
        Said::Reviewed => (words.text(id::DONE_REVIEWED), id::DONE_REVIEWED_DO),
        Said::TooLate => (words.text(id::DONE_LATE), id::DONE_LATE_DO),
        Said::Lifted => (words.text(id::DONE_LIFTED), id::DONE_TOLD),
        Said::StillFrozen => (words.text(id::DONE_FROZEN), id::DONE_FROZEN_DO),
    }
}
