//! What is registered: each method with what may be done, what is missing, and how to add one.

use latchkey_shared::locale::Arg;
use latchkey_shared::wire::SecurityInfo;
use yew::prelude::*;

use super::list::changeable;
use super::{Scene, say};
use crate::account::{Door, Event, Inside};
use crate::id;
use crate::locale::count;
use crate::random;
use crate::ui::{Action, Form, Hint, Kind, Lead, MethodList, Notice, Plain, Row};

/// What is registered.
pub fn info_screen(scene: &Scene<'_>, state: &Inside) -> Html {
    let words = scene.words;
    let Some(info) = &state.info else { return Html::default() };
    html! {
        <>
            {Lead {
                title: words.text(id::INFO_TITLE),
                children: html! {
                    if info.methods.is_empty() {
                        <p>{words.text(id::INFO_NONE)}</p>
                    } else if info.registered {
                        <p>{words.rich(id::INFO_LEAD, &[("count", count(info.required))])}</p>
                    }
                },
                ..Lead::default()
            }
            .view()}
            {say::done(scene, state)}
            {say::loose(scene, state)}
            {standing(scene, info)}
            {frozen(scene, state)}
            if !info.methods.is_empty() {
                {MethodList { children: html! { {for changeable(scene, state, info)} } }.view()}
            }
            {ways_on(scene, state, info)}
            <p>{scene.back(id::BACK, state).view()}</p>
        </>
    }
}

/// Adding one, and choosing what is asked for first, where either is open.
fn ways_on(scene: &Scene<'_>, state: &Inside, info: &SecurityInfo) -> Html {
    let words = scene.words;
    let can_add = !state.is_frozen(scene.now) && !info.offered.is_empty();
    let can_order = state.can_order(info, scene.now);
    if !can_add && !can_order {
        return Html::default();
    }
    let add = Action { label: words.text(id::INFO_ADD), ready: !state.is_busy(), ..Action::default() };
    let order = Plain::once(!state.is_busy(), words.text(id::INFO_ORDER), scene.enters(Door::Order));
    let children = html! { <>if can_add { {add.view()} }if can_order { {order.view()} }</> };
    Form { onsubmit: scene.enters(Door::Kinds), children: Row { children }.view() }.view()
}

/// Whether it is enough for a reset.
fn standing(scene: &Scene<'_>, info: &SecurityInfo) -> Html {
    let words = scene.words;
    let (title, more, icon, kind) = if info.registered {
        (id::INFO_READY, id::INFO_READY_DO, "check", Kind::Good)
    } else {
        (id::INFO_SHORT, id::INFO_SHORT_DO, "warn", Kind::Warn)
    };
    Notice::of(kind, icon, words.text(title), words.rich(more, &[("count", count(info.required))])).view()
}

/// That nothing may be changed for a while after a reset, and what ends that.
fn frozen(scene: &Scene<'_>, state: &Inside) -> Html {
    let Scene { words, now, on_event, .. } = scene;
    let Some(until) = state.frozen_until.filter(|_| state.is_frozen(*now)) else { return Html::default() };
    let time = words.clock(until, *now);
    let prove = Plain::once(
        !state.is_busy(),
        words.text(id::INFO_FROZEN_GO),
        on_event.reform(|()| Event::ProofWanted(random::attempt())),
    );
    Notice {
        title: words.with(id::INFO_FROZEN, &[("time", Arg::Text(&time))]),
        icon: "lock".into(),
        kind: Kind::Warn,
        children: html! {
            <>
                {Hint { children: words.line(id::INFO_FROZEN_DO) }.view()}
                <p>{prove.view()}</p>
            </>
        },
    }
    .view()
}
