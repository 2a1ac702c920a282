//! Whether to remove a method, and what is lost with it.

use latchkey_shared::locale::Arg;
use yew::prelude::*;

use super::list::kinds_of;
use super::{Scene, say};
use crate::account::{Inside, Wish};
use crate::id;
use crate::locale::count;
use crate::step::Says;
use crate::ui::{Action, Form, Kind, Lead, Notice, Row};

/// Whether to remove a method.
pub fn remove_screen(scene: &Scene<'_>, state: &Inside, id: &str) -> Html {
    let words = scene.words;
    let Some(info) = &state.info else { return Html::default() };
    let Some(method) = state.method(id) else { return Html::default() };
    let name = words.text(Says::of(method.kind).name);
    let lead = match &method.hint {
        Some(hint) => words.rich(id::REMOVE_LEAD_OF, &[("name", Arg::Text(&name)), ("hint", Arg::Text(hint))]),
        None => words.rich(id::REMOVE_LEAD, &[("name", Arg::Text(&name))]),
    };
    let falls_short = info.registered && kinds_of(info, Some(id)) < info.required;
    let go = Action {
        label: words.text(id::REMOVE_GO),
        busy_label: words.text(id::REMOVE_BUSY),
        busy: state.asks.is_sent(),
        ready: true,
    };
    let keep = scene.back(id::REMOVE_KEEP, state);
    html! {
        <>
            {Lead::of(words.text(id::REMOVE_TITLE), lead).view()}
            {say::loose(scene, state)}
            if falls_short {
                {Notice::of(Kind::Warn, "warn", words.text(id::REMOVE_SHORT), words.rich(id::REMOVE_SHORT_DO, &[("count", count(info.required))])).view()}
            }
            {Form {
                onsubmit: scene.wants(Wish::Remove(id.to_owned())),
                children: Row { children: html! { <>{go.view()}{keep.view()}</> } }.view(),
            }
            .view()}
        </>
    }
}
