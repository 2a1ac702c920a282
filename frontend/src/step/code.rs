//! Typing a code: how long it works, another one, another way.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use super::Scene;
use super::code_form::{Again, CodeForm, sent_again};
use super::problem::{Place, problem};
use crate::flow::{Code, Event, Trouble};
use crate::id::{self, Id};
use crate::locale::{Localizer, count, span};
use crate::random;
use crate::ui::{Dial, DialRole, Hint, Lead, More, Plain, Problem, Row};

/// Typing a code.
pub fn code_step(scene: &Scene<'_>, state: &Code) -> Html {
    let Scene { words, settings, now, on_event } = scene;
    let is_guided = settings.is_guided();
    let kind = state.method.kind;
    let digits = state.challenge.digits;
    let left = state.challenge.ends.left(*now);
    let said = match &state.trouble {
        Some(trouble) => Some(problem(words, trouble, Place::Code(kind, digits), *now)),
        None if left == 0 && kind == MethodKind::Recovery => {
            Some(problem(words, &Trouble::MethodClosed, Place::Elsewhere, *now))
        }
        None if left == 0 => Some(Problem { what: words.text(id::CODE_OVER), remedy: words.line(id::CODE_OVER_DO) }),
        None => None,
    };
    // A spent challenge has no time that matters.
    let shown_left = if state.trouble == Some(Trouble::Spent) { 0 } else { left };
    let filled = u8::try_from(u64::from(shown_left) * 100 / u64::from(state.challenge.life)).unwrap_or(100);
    // A code that an app shows has a life of its own.
    let dial = (shown_left > 0 && state.challenge.is_sent).then(|| Dial {
        filled,
        role: DialRole::Timer,
        children: words.rich(id::CODE_LEFT, &[("time", Arg::Text(&span(left)))]),
    });
    html! {
        <>
            {Lead {
                title: words.text(code_title(kind)),
                children: html! { <><p>{lead(words, state, is_guided)}</p></> },
                ..Lead::default()
            }
            .view()}
            {CodeForm {
                words,
                kind,
                digits,
                typed: &state.typed,
                said,
                between: html! { if let Some(dial) = dial { {dial.view()} } },
                go: [id::CODE_GO, id::CODE_BUSY],
                busy: state.code.is_sent(),
                ready: state.is_open(*now),
                on_typed: on_event.reform(Event::Typed),
                on_sent: on_event.reform(|()| Event::Submitted(random::attempt())),
            }
            .view()}
            {more(scene, state)}
        </>
    }
}

/// Returns the heading of the code of a method.
#[must_use]
pub const fn code_title(kind: MethodKind) -> Id {
    match kind {
        MethodKind::Mail => id::CODE_TITLE_MAIL,
        MethodKind::Sms => id::CODE_TITLE_SMS,
        MethodKind::Voice | MethodKind::Office => id::CODE_TITLE_CALL,
        MethodKind::Recovery => id::CODE_TITLE_RECOVERY,
        MethodKind::Passkey => id::PASSKEY_TITLE,
        _ => id::CODE_TITLE_APP,
    }
}

/// Where the code is. Before proof, and outside of `guided`, it says nothing that depends on the account.
fn lead(words: &Localizer, state: &Code, is_guided: bool) -> Html {
    let digits = ("digits", count(state.challenge.digits));
    let knows = is_guided || state.session.gates_passed > 0;
    let is_phone = !matches!(state.method.kind, MethodKind::Mail);
    match (&state.contact, &state.method.hint) {
        _ if state.method.kind == MethodKind::Recovery => words.line(id::RECOVERY_LEAD),
        _ if !state.challenge.is_sent => words.rich(id::CODE_APP, &[digits]),
        (_, Some(hint)) if knows => words.rich(id::CODE_SENT, &[digits, ("to", Arg::Text(hint))]),
        (Some(contact), _) => {
            let id = if is_phone { id::CODE_SENT_PRIVATE_PHONE } else { id::CODE_SENT_PRIVATE };
            words.rich(id, &[digits, ("to", Arg::Text(contact))])
        }
        _ => words.rich(id::CODE_SENT_SOMEWHERE, &[digits]),
    }
}

fn more(scene: &Scene<'_>, state: &Code) -> Html {
    let Scene { words, settings, now, on_event } = scene;
    let is_guided = settings.is_guided();
    let is_sent = state.challenge.is_sent;
    let is_mail = state.method.kind == MethodKind::Mail;
    let is_saved = state.method.kind == MethodKind::Recovery;
    let (title, hint) = match (is_sent, is_mail, is_guided) {
        _ if is_saved => (id::RECOVERY_NOTHING, id::RECOVERY_NOTHING_HINT),
        (false, ..) => (id::CODE_NOTHING_APP, id::CODE_NOTHING_APP_HINT),
        (true, true, false) => (id::CODE_NOTHING, id::CODE_NOTHING_MAIL),
        (true, true, true) => (id::CODE_NOTHING, id::CODE_NOTHING_MAIL_GUIDED),
        (true, false, false) => (id::CODE_NOTHING, id::CODE_NOTHING_PHONE),
        (true, false, true) => (id::CODE_NOTHING, id::CODE_NOTHING_PHONE_GUIDED),
    };
    let again = Again {
        wait_s: state.challenge.resend_at.left(*now),
        is_asking: state.again.is_sent(),
        ready: state.may_resend(*now) && !state.is_busy(),
        onpress: on_event.reform(|()| Event::ResendWanted(random::attempt())),
    };
    let other = Plain::new(words.text(id::OTHER_WAY), on_event.reform(|()| Event::Back));
    html! {
        {More {
            title: words.text(title),
            children: html! {
                <>
                    {Hint { children: words.line(hint) }.view()}
                    {sent_again(words, state.was_resent)}
                    {Row {
                        children: html! {
                            <>
                                if is_sent || !is_saved && !state.is_open(*now) { {again.view(words)} }
                                {other.view()}
                            </>
                        },
                    }
                    .view()}
                </>
            },
        }
        .view()}
    }
}
