//! The choice of a way to prove oneself; in `private` disclosure the address or number is typed in full.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::{ContactForm, Method};
use yew::prelude::*;

use super::Scene;
use super::problem::{Place, problem};
use crate::flow::{Event, Methods};
use crate::random;
use crate::ui::{
    Action, Form, Hint, Kind, Lead, MethodList, MethodRow, Notice, Plain, Problem, Row, RowState, TextField,
};

/// The choice of a method.
pub fn methods_step(scene: &Scene<'_>, state: &Methods) -> Html {
    let Scene { words, now, on_event, .. } = scene;
    let session = &state.session;
    let is_second = session.gates_passed > 0;
    let lead = match (session.gates_required, is_second) {
        (..=1, _) => "methods-lead-one",
        (_, false) => "methods-lead-first",
        (_, true) => "methods-lead-second",
    };
    let place = if state.open.is_some() { Place::Contact } else { Place::Elsewhere };
    let said = state.trouble.as_ref().map(|trouble| problem(words, trouble, place, *now));
    let loose = said.clone().filter(|_| state.open.is_none());
    let lost_all = Plain::new(words.text("methods-none"), on_event.reform(|()| Event::HelpToggled)).view();
    let back = if is_second {
        Plain::new(words.text("cancel"), on_event.reform(|()| Event::Restarted)).view()
    } else {
        Plain::new(words.text("back"), on_event.reform(|()| Event::Back)).view()
    };
    let rows = session.methods.iter().map(|method| row(scene, state, method, said.as_ref()));
    html! {
        <>
            {Lead {
                title: words.text(if is_second { "methods-title-second" } else { "methods-title" }),
                children: html! { <><p>{words.text(lead)}</p></> },
                ..Lead::default()
            }
            .view()}
            if let Some(problem) = loose { <div role="alert">{problem.view("methods-problem")}</div> }
            if session.methods.is_empty() {
                {Notice {
                    title: words.text("methods-empty"),
                    icon: "warn".into(),
                    kind: Kind::Warn,
                    children: html! {
                        {Hint { children: html! { {words.text("methods-empty-do")} } }.view()}
                    },
                    ..Notice::default()
                }
                .view()}
            } else {
                {MethodList { children: html! { {for rows} } }.view()}
            }
            {Row { children: html! { <>{lost_all}{back}</> } }.view()}
        </>
    }
}

fn row(scene: &Scene<'_>, state: &Methods, method: &Method, problem: Option<&Problem>) -> Html {
    let Scene { words, on_event, .. } = scene;
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
        {MethodRow {
            id: format!("method-{}", method.id).into(),
            icon: icon(method.kind).into(),
            name: words.text(&format!("method-{name}")),
            hint,
            state: row_state,
            onchoose,
            children: html! {
                if let Some(form) = method.contact { {contact(scene, state, form, problem)} }
            },
        }
        .view()}
    }
}

/// The field for the full address or number.
fn contact(scene: &Scene<'_>, state: &Methods, form: ContactForm, problem: Option<&Problem>) -> Html {
    let Scene { words, on_event, .. } = scene;
    let (id, kind, autocomplete, inputmode) = match form {
        ContactForm::Address => ("contact-mail", "email", "email", "email"),
        ContactForm::Number => ("contact-phone", "tel", "tel", "tel"),
    };
    let field = TextField {
        id: "contact".into(),
        label: words.text(id),
        value: state.contact.clone().into(),
        oninput: on_event.reform(Event::Typed),
        hint: Some(words.text(&format!("{id}-hint"))),
        problem: problem.cloned(),
        kind: kind.into(),
        autocomplete: autocomplete.into(),
        inputmode: Some(inputmode.into()),
        ..TextField::default()
    };
    let send = Action {
        label: words.text(&format!("{id}-go")),
        busy_label: words.text("contact-busy"),
        busy: state.is_busy(),
        ready: true,
    };
    Form {
        onsubmit: on_event.reform(|()| Event::Submitted(random::attempt())),
        children: html! { <>{field.view()}{send.view()}</> },
    }
    .view()
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
