//! The choice of a way to prove oneself; in `private` disclosure the address or number is typed in full.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::{ContactForm, Method};
use yew::prelude::*;

use super::problem::{Place, problem};
use crate::flow::{Event, Methods, Moment};
use crate::locale::{Localizer, use_words};
use crate::random;
use crate::ui::{
    Action, Form, Hint, Kind, Lead, MethodList, MethodRow, Notice, Plain, Problem, Row, RowState, TextField,
};

/// Properties of [`MethodsStep`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to show.
    pub state: Methods,
    /// The time.
    pub now: Moment,
    /// Told what happens.
    pub on_event: Callback<Event>,
}

/// The choice of a method.
#[component]
pub fn MethodsStep(props: &Props) -> Html {
    let words = use_words();
    let Props { state, now, on_event } = props;
    let session = &state.session;
    let is_second = session.gates_passed > 0;
    let lead = match (session.gates_required, is_second) {
        (..=1, _) => "methods-lead-one",
        (_, false) => "methods-lead-first",
        (_, true) => "methods-lead-second",
    };
    let place = if state.open.is_some() { Place::Contact } else { Place::Elsewhere };
    let said = state.trouble.as_ref().map(|trouble| problem(&words, trouble, place, *now));
    let loose = said.clone().filter(|_| state.open.is_none());
    let rows = session.methods.iter().map(|method| row(&words, props, method, said.as_ref()));
    html! {
        <>
            <Lead title={words.text(if is_second { "methods-title-second" } else { "methods-title" })}>
                <p>{words.text(lead)}</p>
            </Lead>
            if let Some(problem) = loose { <div role="alert">{problem.view("methods-problem")}</div> }
            if session.methods.is_empty() {
                <Notice icon="warn" kind={Kind::Warn} title={words.text("methods-empty")}>
                    <Hint>{words.text("methods-empty-do")}</Hint>
                </Notice>
            } else {
                <MethodList>{for rows}</MethodList>
            }
            <Row>
                <Plain label={words.text("methods-none")} onpress={on_event.reform(|()| Event::HelpToggled)} />
                if is_second {
                    <Plain label={words.text("cancel")} onpress={on_event.reform(|()| Event::Restarted)} />
                } else {
                    <Plain label={words.text("back")} onpress={on_event.reform(|()| Event::Back)} />
                }
            </Row>
        </>
    }
}

fn row(words: &Localizer, props: &Props, method: &Method, problem: Option<&Problem>) -> Html {
    let Props { state, on_event, .. } = props;
    let is_open = state.open.as_ref() == Some(&method.id);
    let row_state = match &state.asking {
        Some(id) if *id == method.id && !is_open => RowState::Busy,
        Some(_) if !is_open => RowState::Off,
        _ if method.contact.is_some() => RowState::Opens(is_open),
        _ => RowState::Idle,
    };
    let onchoose = {
        let id = method.id.clone();
        on_event.reform(move |()| Event::MethodChosen(id.clone(), random::attempt()))
    };
    let name = method.kind.as_str();
    let hint = match &method.hint {
        Some(to) if words.has(&format!("method-{name}-to")) => {
            words.rich(&format!("method-{name}-to"), &[("to", Arg::Text(to))])
        }
        _ => html! { {words.text(&format!("method-{name}-hint"))} },
    };
    html! {
        <MethodRow
            key={method.id.clone()}
            id={format!("method-{}", method.id)}
            icon={icon(method.kind)}
            name={words.text(&format!("method-{name}"))}
            {hint}
            state={row_state}
            {onchoose}
        >
            if let Some(form) = method.contact { {contact(words, props, form, problem)} }
        </MethodRow>
    }
}

/// The field for the full address or number.
fn contact(words: &Localizer, props: &Props, form: ContactForm, problem: Option<&Problem>) -> Html {
    let Props { state, on_event, .. } = props;
    let (id, kind, autocomplete, inputmode) = match form {
        ContactForm::Address => ("contact-mail", "email", "email", "email"),
        ContactForm::Number => ("contact-phone", "tel", "tel", "tel"),
    };
    html! {
        <Form onsubmit={on_event.reform(|()| Event::Submitted(random::attempt()))}>
            <TextField
                id="contact"
                {kind}
                {autocomplete}
                {inputmode}
                label={words.text(id)}
                hint={words.text(&format!("{id}-hint"))}
                value={state.contact.clone()}
                problem={problem.cloned()}
                oninput={on_event.reform(Event::Typed)}
            />
            <Action label={words.text(&format!("{id}-go"))} busy_label={words.text("contact-busy")} busy={state.is_busy()} />
        </Form>
    }
}

const fn icon(kind: MethodKind) -> &'static str {
    match kind {
        MethodKind::Mail => "mail",
        MethodKind::Sms => "text",
        MethodKind::Voice | MethodKind::Office => "call",
        MethodKind::Authenticator => "app",
        MethodKind::Push => "push",
        MethodKind::Passkey => "key",
        MethodKind::Questions => "help",
        MethodKind::Recovery => "paper",
    }
}
