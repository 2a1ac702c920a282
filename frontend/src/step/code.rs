//! Typing a code: how long it works, another one, another way.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use super::problem::{Place, problem};
use crate::flow::{Code, Event, Moment, Sending, Trouble};
use crate::locale::{Localizer, count, span, use_words};
use crate::random;
use crate::settings::use_settings;
use crate::ui::{Action, CodeField, Dial, DialRole, Form, Hint, Lead, More, Plain, Problem, Row};

/// Properties of [`CodeStep`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to show.
    pub state: Code,
    /// The time.
    pub now: Moment,
    /// Told what happens.
    pub on_event: Callback<Event>,
}

/// Typing a code.
#[component]
pub fn CodeStep(props: &Props) -> Html {
    let words = use_words();
    let is_guided = use_settings().is_some_and(|settings| settings.is_guided());
    let Props { state, now, on_event } = props;
    let kind = state.method.kind;
    let digits = state.challenge.digits;
    let left = state.challenge.ends.left(*now);
    let said = match &state.trouble {
        Some(trouble) => Some(problem(&words, trouble, Place::Code(kind, digits), *now)),
        None if left == 0 => {
            Some(Problem { what: words.text("code-over"), remedy: html! { {words.text("code-over-do")} } })
        }
        None => None,
    };
    // A spent challenge has no time that matters.
    let shown_left = if state.trouble == Some(Trouble::Spent) { 0 } else { left };
    let filled = u8::try_from(u64::from(shown_left) * 100 / u64::from(state.challenge.life)).unwrap_or(100);
    html! {
        <>
            <Lead title={words.text(title(kind))}><p>{lead(&words, state, is_guided)}</p></Lead>
            <Form onsubmit={on_event.reform(|()| Event::Submitted(random::attempt()))}>
                <CodeField
                    label={words.text("code-label")}
                    hint={words.text("code-hint")}
                    {digits}
                    value={state.typed.clone()}
                    problem={said}
                    oninput={on_event.reform(Event::Typed)}
                />
                if shown_left > 0 {
                    <Dial {filled} role={DialRole::Timer}>
                        {words.rich("code-left", &[("time", Arg::Text(&span(left)))])}
                    </Dial>
                }
                <Action
                    label={words.text("code-go")}
                    busy_label={words.text("code-busy")}
                    busy={matches!(state.sending, Sending::Code(_))}
                    ready={state.is_open(*now)}
                />
            </Form>
            {more(&words, props, is_guided)}
        </>
    }
}

const fn title(kind: MethodKind) -> &'static str {
    match kind {
        MethodKind::Mail => "code-title-mail",
        MethodKind::Sms => "code-title-sms",
        MethodKind::Voice | MethodKind::Office => "code-title-call",
        MethodKind::Recovery => "code-title-recovery",
        _ => "code-title-app",
    }
}

/// Where the code is. Before proof, and outside of `guided`, it says nothing that depends on the account.
fn lead(words: &Localizer, state: &Code, is_guided: bool) -> Html {
    let digits = ("digits", count(state.challenge.digits));
    let knows = is_guided || state.session.gates_passed > 0;
    let is_phone = !matches!(state.method.kind, MethodKind::Mail);
    match (&state.contact, &state.method.hint) {
        _ if !state.challenge.is_sent => words.rich("code-app", &[digits]),
        (_, Some(hint)) if knows => words.rich("code-sent", &[digits, ("to", Arg::Text(hint))]),
        (Some(contact), _) => {
            let id = if is_phone { "code-sent-private-phone" } else { "code-sent-private" };
            words.rich(id, &[digits, ("to", Arg::Text(contact))])
        }
        _ => words.rich("code-sent-somewhere", &[digits]),
    }
}

fn more(words: &Localizer, props: &Props, is_guided: bool) -> Html {
    let Props { state, now, on_event } = props;
    let is_sent = state.challenge.is_sent;
    let is_mail = state.method.kind == MethodKind::Mail;
    let (title, hint) = match (is_sent, is_mail, is_guided) {
        (false, ..) => ("code-nothing-app", "code-nothing-app-hint"),
        (true, true, false) => ("code-nothing", "code-nothing-mail"),
        (true, true, true) => ("code-nothing", "code-nothing-mail-guided"),
        (true, false, false) => ("code-nothing", "code-nothing-phone"),
        (true, false, true) => ("code-nothing", "code-nothing-phone-guided"),
    };
    let wait = state.challenge.resend_at.left(*now);
    let label = match (&state.sending, wait) {
        (Sending::Resend, _) => words.text("code-again-busy"),
        (_, 0) => words.text("code-again"),
        (_, wait) => words.with("code-again-in", &[("time", Arg::Text(&span(wait)))]),
    };
    html! {
        <More title={words.text(title)}>
            <Hint>{words.text(hint)}</Hint>
            <p class="hint" role="status">if state.was_resent { {words.text("code-sent-again")} }</p>
            <Row>
                if is_sent || !state.is_open(*now) {
                    <Plain
                        icon="again"
                        {label}
                        ready={state.may_resend(*now) && !state.is_busy()}
                        onpress={on_event.reform(|()| Event::ResendWanted(random::attempt()))}
                    />
                }
                <Plain label={words.text("other-way")} onpress={on_event.reform(|()| Event::Back)} />
            </Row>
        </More>
    }
}
