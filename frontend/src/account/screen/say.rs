//! What went wrong and what was done, in the words of somebody signed in.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use super::Scene;
use crate::account::{Inside, Said};
use crate::flow::Trouble;
use crate::id::{self, Id};
use crate::step::{Place, Says, problem};
use crate::ui::{Kind, Notice, Problem};

/// Says what is wrong with what was tried last.
pub fn trouble(scene: &Scene<'_>, state: &Inside, place: Place) -> Option<Problem> {
    let words = scene.words;
    let trouble = state.trouble.as_ref()?;
    if let Some(until) = state.held_until {
        let time = words.clock(until, scene.now);
        let remedy = words.rich(id::HELD_DO, &[("time", Arg::Text(&time))]);
        return Some(Problem { what: words.text(id::HELD), remedy });
    }
    Some(match (trouble, place) {
        (Trouble::ContactWrong, Place::Contact) => two(scene, id::ADDRESS_REFUSED, id::ADDRESS_REFUSED_DO),
        _ => problem(words, trouble, place, scene.now),
    })
}

/// Says the same where there is no field that it belongs to.
pub fn loose(scene: &Scene<'_>, state: &Inside) -> Html {
    let said = trouble(scene, state, Place::Elsewhere);
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

/// Says what has just been done to those who hear it, in a region that stays when steps change.
pub fn whisper(scene: &Scene<'_>, state: Option<&Inside>) -> Html {
    let said = state.and_then(|state| state.said).map(|said| in_words(scene, said).0);
    html! { <p class="vh" role="status">{said}</p> }
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
        Said::Reviewed => (words.text(id::DONE_REVIEWED), id::DONE_REVIEWED_DO),
        Said::TooLate => (words.text(id::DONE_LATE), id::DONE_LATE_DO),
        Said::StillFrozen => (words.text(id::DONE_FROZEN), id::DONE_FROZEN_DO),
    }
}
