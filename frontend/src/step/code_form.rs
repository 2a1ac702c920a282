//! The form of a code, a one-time or a saved one, and asking for another one.
//! Not here: where the code is; each screen says that itself.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use crate::id::{self, Id};
use crate::locale::{Localizer, span};
use crate::ui::{Action, CodeField, Form, Plain, Problem};

/// The form of a code.
pub struct CodeForm<'a> {
    /// The words.
    pub words: &'a Localizer,
    /// What it is a code of: a saved one has letters, too.
    pub kind: MethodKind,
    /// Digits of a one-time code.
    pub digits: u8,
    /// What was typed.
    pub typed: &'a str,
    /// What is wrong.
    pub said: Option<Problem>,
    /// What stands above the action.
    pub between: Html,
    /// What the action says, and says while it is at it.
    pub go: [Id; 2],
    /// Whether it is at it.
    pub busy: bool,
    /// Whether it can be pressed.
    pub ready: bool,
    /// Told of every change.
    pub on_typed: Callback<String>,
    /// Told when it is sent.
    pub on_sent: Callback<()>,
}

impl CodeForm<'_> {
    /// Shows it.
    pub fn view(self) -> Html {
        let is_saved = self.kind == MethodKind::Recovery;
        let field = CodeField {
            label: self.words.text(id::CODE_LABEL),
            hint: self.words.text(if is_saved { id::RECOVERY_HINT } else { id::CODE_HINT }),
            digits: (!is_saved).then_some(self.digits),
            value: self.typed.to_owned().into(),
            oninput: self.on_typed,
            problem: self.said,
        };
        let [label, busy_label] = self.go.map(|id| self.words.text(id));
        let action = Action { label, busy_label, busy: self.busy, ready: self.ready };
        let children = html! { <>{field.view()}{self.between}{action.view()}</> };
        Form { onsubmit: self.on_sent, children }.view()
    }
}

/// Another code.
pub struct Again {
    /// Seconds to wait first.
    pub wait_s: u32,
    /// Whether it is being asked for.
    pub is_asking: bool,
    /// Whether it can be asked for, once the wait is over.
    pub ready: bool,
    /// What follows from asking.
    pub onpress: Callback<()>,
}

impl Again {
    /// Shows it.
    pub fn view(self, words: &Localizer) -> Html {
        let label = match self.wait_s {
            _ if self.is_asking => words.text(id::CODE_AGAIN_BUSY),
            0 => words.text(id::CODE_AGAIN),
            wait => words.with(id::CODE_AGAIN_IN, &[("time", Arg::Text(&span(wait)))]),
        };
        let plain = Plain::once(self.ready && self.wait_s == 0, label, self.onpress);
        Plain { icon: Some("again".into()), ..plain }.view()
    }
}

/// Says that another code was sent; there before it has anything to say.
pub fn sent_again(words: &Localizer, was_resent: bool) -> Html {
    html! { <p class="hint region" role="status">if was_resent { {words.text(id::CODE_SENT_AGAIN)} }</p> }
}
