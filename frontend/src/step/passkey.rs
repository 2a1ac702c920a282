//! Using a passkey: what happens next, the press that has the browser ask, and what came of it.

use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use super::Scene;
use super::problem::{Place, problem};
use crate::flow::{Code, Event, Trouble};
use crate::id::{self, Id};
use crate::locale::Localizer;
use crate::random;
use crate::ui::{Action, Form, Lead, Plain, Problem};

/// Using a passkey. Another way is one step away, also while the browser asks.
pub fn passkey_step(scene: &Scene<'_>, state: &Code) -> Html {
    let Scene { words, now, on_event, .. } = scene;
    let over = || (!state.is_open(*now)).then_some(&Trouble::Spent);
    let trouble = state.trouble.as_ref().or_else(over).filter(|_| !state.is_busy());
    let form = PasskeyForm {
        words,
        said: trouble.map(|trouble| problem(words, trouble, Place::Code(MethodKind::Passkey, 0), *now)),
        go: [id::PASSKEY_GO, id::PASSKEY_BUSY, id::CODE_BUSY],
        is_asking: state.is_asking,
        is_sent: state.is_busy() && !state.is_asking,
        above: Html::default(),
        on_sent: on_event.reform(|()| Event::Submitted(random::attempt())),
    };
    html! {
        <>
            {Lead::of(words.text(id::PASSKEY_TITLE), words.line(id::PASSKEY_LEAD)).view()}
            {form.view()}
            <p>{Plain::new(words.text(id::OTHER_WAY), on_event.reform(|()| Event::Back)).view()}</p>
        </>
    }
}

/// What has the browser ask for a passkey, or make one.
pub struct PasskeyForm<'a> {
    /// The words.
    pub words: &'a Localizer,
    /// What is wrong.
    pub said: Option<Problem>,
    /// What the action says; says while the browser asks; and while the edge is asked.
    pub go: [Id; 3],
    /// Whether the browser asks.
    pub is_asking: bool,
    /// Whether the edge is asked.
    pub is_sent: bool,
    /// What stands above the action.
    pub above: Html,
    /// Told when it is pressed.
    pub on_sent: Callback<()>,
}

impl PasskeyForm<'_> {
    /// Shows it.
    pub fn view(self) -> Html {
        let [label, asking, sent] = self.go.map(|id| self.words.text(id));
        let busy_label = if self.is_asking { asking } else { sent };
        let action = Action { label, busy_label, busy: self.is_asking || self.is_sent, ready: true };
        // The region is there before it has anything to say: only then is it read out.
        let children = html! {
            <>
                {self.above}
                <div class="region" role="alert">if let Some(said) = self.said { {said.view("passkey-problem")} }</div>
                {action.view()}
            </>
        };
        Form { onsubmit: self.on_sent, children }.view()
    }
}
