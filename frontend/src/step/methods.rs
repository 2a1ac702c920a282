//! The choice of a way to prove oneself; in `private` disclosure the address or number is typed in full.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::{ContactForm, Method};
use yew::prelude::*;

use super::Scene;
use super::problem::{Place, problem};
use crate::flow::{Event, Methods};
use crate::id::{self, Id};
use crate::random;
use crate::ui::{Action, Form, Kind, Lead, MethodList, MethodRow, Notice, Plain, Problem, Row, RowState, TextField};

/// The choice of a method.
pub fn methods_step(scene: &Scene<'_>, state: &Methods) -> Html {
    let Scene { words, now, on_event, .. } = scene;
    let session = &state.session;
    let is_second = session.gates_passed > 0;
    let lead = match (session.gates_required, is_second) {
        (..=1, _) => id::METHODS_LEAD_ONE,
        (_, false) => id::METHODS_LEAD_FIRST,
        (_, true) => id::METHODS_LEAD_SECOND,
    };
    let place = if state.open.is_some() { Place::Contact } else { Place::Elsewhere };
    let said = state.trouble.as_ref().map(|trouble| problem(words, trouble, place, *now));
    let loose = said.clone().filter(|_| state.open.is_none());
    let lost_all = Plain::new(words.text(id::METHODS_NONE), on_event.reform(|()| Event::HelpToggled)).view();
    let back = if is_second {
        Plain::new(words.text(id::CANCEL), on_event.reform(|()| Event::Restarted)).view()
    } else {
        Plain::new(words.text(id::BACK), on_event.reform(|()| Event::Back)).view()
    };
    let rows = session.methods.iter().map(|method| row(scene, state, method, said.as_ref()));
    html! {
        <>
            {Lead::of(words.text(if is_second { id::METHODS_TITLE_SECOND } else { id::METHODS_TITLE }), words.line(lead)).view()}
            if let Some(problem) = loose { <div role="alert">{problem.view("methods-problem")}</div> }
            if session.methods.is_empty() {
                {Notice::of(Kind::Warn, "warn", words.text(id::METHODS_EMPTY), words.line(id::METHODS_EMPTY_DO)).view()}
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
    let row_state = match state.asking() {
        Some(id) if id == method.id && !is_open => RowState::Busy,
        Some(_) if !is_open => RowState::Off,
        _ if method.contact.is_some() => RowState::Opens(is_open),
        _ => RowState::Idle,
    };
    let onchoose = {
        let id = method.id.clone();
        on_event.reform(move |()| Event::MethodChosen(id.clone(), random::attempt()))
    };
    let says = Says::of(method.kind);
    let hint = match (&method.hint, says.to) {
        (Some(to), Some(id)) => words.rich(id, &[("to", Arg::Text(to))]),
        _ => words.line(says.hint),
    };
    html! {
        {MethodRow {
            id: format!("method-{}", method.id).into(),
            icon: says.icon.into(),
            name: words.text(says.name),
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
    let ([label, hint, go], kind) = match form {
        ContactForm::Address => ([id::CONTACT_MAIL, id::CONTACT_MAIL_HINT, id::CONTACT_MAIL_GO], "email"),
        ContactForm::Number => ([id::CONTACT_PHONE, id::CONTACT_PHONE_HINT, id::CONTACT_PHONE_GO], "tel"),
    };
    let field = TextField {
        id: "contact".into(),
        label: words.text(label),
        value: Some(state.contact.clone().into()),
        oninput: on_event.reform(Event::Typed),
        hint: Some(words.text(hint)),
        problem: problem.cloned(),
        kind: kind.into(),
        autocomplete: kind.into(),
        inputmode: Some(kind.into()),
        ..TextField::default()
    };
    let send =
        Action { label: words.text(go), busy_label: words.text(id::CONTACT_BUSY), busy: state.is_busy(), ready: true };
    Form {
        onsubmit: on_event.reform(|()| Event::Submitted(random::attempt())),
        children: html! { <>{field.view()}{send.view()}</> },
    }
    .view()
}

/// How a kind of method shows itself.
#[derive(Clone, Copy, Debug)]
pub struct Says {
    /// Its picture.
    pub icon: &'static str,
    /// Its name.
    pub name: Id,
    /// What it takes.
    pub hint: Id,
    /// The hint where it is known whither.
    pub to: Option<Id>,
}

impl Says {
    /// Returns how this kind shows itself.
    #[must_use]
    pub const fn of(kind: MethodKind) -> Self {
        let (icon, name, hint, to) = match kind {
            MethodKind::Mail => ("mail", id::METHOD_MAIL, id::METHOD_MAIL_HINT, Some(id::METHOD_MAIL_TO)),
            MethodKind::Sms => ("text", id::METHOD_SMS, id::METHOD_SMS_HINT, Some(id::METHOD_SMS_TO)),
            MethodKind::Voice => ("call", id::METHOD_VOICE, id::METHOD_VOICE_HINT, Some(id::METHOD_VOICE_TO)),
            MethodKind::Office => ("call", id::METHOD_OFFICE, id::METHOD_OFFICE_HINT, Some(id::METHOD_OFFICE_TO)),
            MethodKind::Authenticator => ("app", id::METHOD_AUTHENTICATOR, id::METHOD_AUTHENTICATOR_HINT, None),
            MethodKind::Push => ("push", id::METHOD_PUSH, id::METHOD_PUSH_HINT, None),
            MethodKind::Passkey => ("key", id::METHOD_PASSKEY, id::METHOD_PASSKEY_HINT, None),
            MethodKind::Questions => ("help", id::METHOD_QUESTIONS, id::METHOD_QUESTIONS_HINT, None),
            MethodKind::Recovery => ("paper", id::METHOD_RECOVERY, id::METHOD_RECOVERY_HINT, None),
        };
        Self { icon, name, hint, to }
    }
}
