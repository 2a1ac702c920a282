//! Being signed in: who, until when, what can be done, and signing out.

use latchkey_shared::locale::Arg;
use latchkey_shared::wire::{LiftedBy, SignOutScope};
use yew::prelude::*;

use super::{Scene, say};
use crate::account::{Door, Event, Inside, Wish};
use crate::id;
use crate::ui::{Action, Form, Hint, Kind, Lead, Link, MethodList, MethodRow, More, Notice, Plain, RowState};

/// Being signed in.
pub fn home_screen(scene: &Scene<'_>, state: &Inside) -> Html {
    let Scene { words, now, on_event, .. } = scene;
    let me = &state.me;
    if me.registering {
        return registered(scene, state);
    }
    let time = words.clock(state.ends(), *now);
    let info = MethodRow {
        id: "home-info".into(),
        icon: "key".into(),
        name: words.text(id::HOME_INFO),
        hint: html! { {words.text(if state.asks.is_sent() { id::HOME_INFO_BUSY } else { id::HOME_INFO_HINT })} },
        state: match () {
            () if state.asks.is_sent() => RowState::Busy,
            () if state.is_busy() => RowState::Off,
            () => RowState::Idle,
        },
        onchoose: scene.wants(Wish::Show),
        ..MethodRow::default()
    };
    let password = MethodRow {
        id: "home-password".into(),
        icon: "lock".into(),
        name: words.text(id::HOME_PASSWORD),
        hint: words.line(id::HOME_PASSWORD_HINT),
        state: if state.is_busy() { RowState::Off } else { RowState::Idle },
        onchoose: scene.enters(Door::Password),
        ..MethodRow::default()
    };
    let is_leaving = state.leaving == Some(SignOutScope::Everywhere);
    let everywhere = Plain::once(
        !state.is_busy(),
        words.text(if is_leaving { id::HOME_OUT_BUSY } else { id::HOME_EVERYWHERE }),
        on_event.reform(|()| Event::SignOutWanted(SignOutScope::Everywhere)),
    );
    html! {
        <>
            {Lead {
                title: words.text(id::HOME_TITLE),
                children: html! {
                    <>
                        <p>
                            {words.rich(id::HOME_LEAD, &[
                                ("name", Arg::Text(&me.display_name)),
                                ("account", Arg::Text(&me.account)),
                            ])}
                        </p>
                        <p class="hint">{words.rich(id::HOME_UNTIL, &[("time", Arg::Text(&time))])}</p>
                    </>
                },
                ..Lead::default()
            }
            .view()}
            {say::done(scene, state)}
            {say::loose(scene, state)}
            {frozen(scene, state)}
            if me.security_info || me.may_change_password {
                {MethodList {
                    children: html! {
                        <>
                            if me.security_info { {info.view()} }
                            if me.may_change_password { {password.view()} }
                        </>
                    },
                }
                .view()}
            }
            {Form {
                onsubmit: on_event.reform(|()| Event::SignOutWanted(SignOutScope::Here)),
                children: Action {
                    label: words.text(id::HOME_OUT),
                    busy_label: words.text(id::HOME_OUT_BUSY),
                    busy: state.leaving == Some(SignOutScope::Here),
                    ready: !state.is_busy(),
                }
                .view(),
            }
            .view()}
            {More {
                title: words.text(id::HOME_EVERYWHERE_TITLE),
                children: html! {
                    <>
                        <p>{words.text(id::HOME_EVERYWHERE_LEAD)}</p>
                        <p>{everywhere.view()}</p>
                    </>
                },
            }
            .view()}
        </>
    }
}

/// That resets are frozen because something was not theirs, and what ends that.
fn frozen(scene: &Scene<'_>, state: &Inside) -> Html {
    let words = scene.words;
    let Some(by) = state.me.frozen else { return Html::default() };
    let is_owners = by == LiftedBy::Owner;
    let remedy = words.line(if is_owners { id::HOME_FROZEN_DO } else { id::HOME_FROZEN_DESK });
    let lift = Plain::once(!state.is_busy(), words.text(id::HOME_FROZEN_GO), scene.wants(Wish::Lift));
    Notice {
        title: words.text(id::HOME_FROZEN),
        icon: "lock".into(),
        kind: Kind::Warn,
        children: html! { <>{Hint { children: remedy }.view()}if is_owners { <p>{lift.view()}</p> }</> },
    }
    .view()
}

/// Being done, for whoever came from another sign-in system only to register: it wants them back.
fn registered(scene: &Scene<'_>, state: &Inside) -> Html {
    let words = scene.words;
    let lead = if state.me.return_to.is_some() { id::REGISTERED_LEAD } else { id::REGISTERED_LEAD_HERE };
    html! {
        <>
            {Lead {
                title: words.text(id::REGISTERED_TITLE),
                icon: Some("done".into()),
                kind: Kind::Good,
                children: html! { <p>{words.text(lead)}</p> },
            }
            .view()}
            {say::loose(scene, state)}
            if state.me.return_to.is_some() { <p>{go_back(scene, state, true)}</p> }
            <p>{sign_out(scene, state).view()}</p>
        </>
    }
}

/// Signing out, beside something else.
pub fn sign_out(scene: &Scene<'_>, state: &Inside) -> Plain {
    let label = if state.leaving == Some(SignOutScope::Here) { id::HOME_OUT_BUSY } else { id::HOME_OUT };
    let onpress = scene.on_event.reform(|()| Event::SignOutWanted(SignOutScope::Here));
    Plain::once(!state.is_busy(), scene.words.text(label), onpress)
}

/// Leads to where somebody came from, if that is known: with everything done, or before that.
pub fn go_back(scene: &Scene<'_>, state: &Inside, is_done: bool) -> Html {
    let label = scene.words.text(if is_done { id::REGISTERED_GO } else { id::REGISTERED_LEAVE });
    let link = state.me.return_to.as_ref().map(|to| Link { href: to.clone().into(), label, is_action: is_done });
    html! { if let Some(link) = link { {link.view()} } }
}
