//! The code that proves a new mail address.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use super::{Scene, say};
use crate::account::{Begin, Event, Inside, Registration, Wish};
use crate::id;
use crate::locale::count;
use crate::random;
use crate::step::{Again, CodeForm, Place, sent_again};
use crate::ui::{Hint, Lead, More, Row};

/// The code that proves a new mail address.
pub fn mail_screen(scene: &Scene<'_>, state: &Inside, registration: &Registration) -> Html {
    let Scene { words, now, on_event, .. } = scene;
    let digits = registration.begun.code_length;
    let Begin::Mail { contact, replaces } = &registration.begin else { return Html::default() };
    // What was only to be confirmed nobody typed.
    let known = || state.method(replaces.as_deref()?)?.hint.as_deref();
    let to = contact.as_deref().or_else(known).unwrap_or_default();
    let back = if contact.is_some() { id::CONFIRM_AGAIN } else { id::BACK };
    let is_resending = matches!(state.asks.sent(), Some(Wish::Begin(_)));
    let again = Again {
        wait_s: registration.resend_at.map_or(0, |at| at.left(*now)),
        is_asking: is_resending,
        ready: !state.is_busy(),
        onpress: scene.wants(Wish::Begin(registration.begin.clone())),
    };
    html! {
        <>
            {Lead::of(words.text(id::CODE_TITLE_MAIL), words.rich(id::CONFIRM_SENT, &[("digits", count(digits)), ("to", Arg::Text(to))])).view()}
            {CodeForm {
                words,
                kind: MethodKind::Mail,
                digits,
                typed: &registration.typed,
                said: say::trouble(scene, state, Place::Code(MethodKind::Mail, digits)),
                between: Html::default(),
                go: [id::CONFIRM_GO, id::CONFIRM_BUSY],
                busy: state.asks.is_sent() && !is_resending,
                ready: true,
                on_typed: on_event.reform(Event::Typed),
                on_sent: on_event.reform(|()| Event::Submitted(random::attempt())),
            }
            .view()}
            {More {
                title: words.text(id::CODE_NOTHING),
                children: html! {
                    <>
                        {Hint { children: words.line(id::CODE_NOTHING_MAIL_GUIDED) }.view()}
                        {sent_again(words, registration.was_resent)}
                        {Row { children: html! { <>{again.view(words)}{scene.back(back, state).view()}</> } }.view()}
                    </>
                },
            }
            .view()}
        </>
    }
}
