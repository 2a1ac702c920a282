//! Being signed in: who, until when, and signing out.

use latchkey_shared::locale::Arg;
use latchkey_shared::wire::SignOutScope;
use yew::prelude::*;

use super::Scene;
use crate::account::{Event, Home};
use crate::id;
use crate::step::{Place, problem};
use crate::ui::{Action, Form, Kind, Lead, More, Plain};

/// Being signed in.
pub fn home_screen(scene: &Scene<'_>, state: &Home) -> Html {
    let Scene { words, now, on_event } = scene;
    let said = state.trouble.as_ref().map(|trouble| problem(words, trouble, Place::Elsewhere, *now));
    let me = &state.me;
    let time = words.clock(state.ends(), *now);
    html! {
        <>
            {Lead {
                title: words.text(id::HOME_TITLE),
                icon: Some("done".into()),
                kind: Kind::Good,
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
            }
            .view()}
            <div role="alert">if let Some(problem) = said { {problem.view("home-problem")} }</div>
            {Form {
                onsubmit: on_event.reform(|()| Event::SignOutWanted(SignOutScope::Here)),
                children: Action {
                    label: words.text(id::HOME_OUT),
                    busy_label: words.text(id::HOME_OUT_BUSY),
                    busy: state.leaving == Some(SignOutScope::Here),
                    ready: state.leaving.is_none(),
                }
                .view(),
            }
            .view()}
            {More {
                title: words.text(id::HOME_EVERYWHERE_TITLE),
                children: html! {
                    <>
                        <p>{words.text(id::HOME_EVERYWHERE_LEAD)}</p>
                        <p>
                            {Plain {
                                label: words.text(match state.leaving {
                                    Some(SignOutScope::Everywhere) => id::HOME_OUT_BUSY,
                                    _ => id::HOME_EVERYWHERE,
                                }),
                                onpress: on_event.reform(|()| Event::SignOutWanted(SignOutScope::Everywhere)),
                                ready: state.leaving.is_none(),
                                ..Plain::default()
                            }
                            .view()}
                        </p>
                    </>
                },
            }
            .view()}
        </>
    }
}
