//! The field of a code: one input, pasting welcome. A one-time code has a tick per digit.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::described_by;
use super::{Field, Problem};

/// The field of a code.
#[derive(Default)]
pub struct CodeField {
    /// The label.
    pub label: AttrValue,
    /// A sentence that helps.
    pub hint: AttrValue,
    /// Digits of a one-time code; a code without them has letters, too.
    pub digits: Option<u8>,
    /// What it holds.
    pub value: AttrValue,
    /// Told of every change.
    pub oninput: Callback<String>,
    /// What is wrong.
    pub problem: Option<Problem>,
}

impl CodeField {
    /// Shows it.
    pub fn view(&self) -> Html {
        let oninput =
            self.oninput.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
        let is_saved = self.digits.is_none();
        html! {
            {Field {
                id: "code".into(),
                label: self.label.clone(),
                hint: Some(self.hint.clone()),
                problem: self.problem.clone(),
                class: (!is_saved).then_some("code-field").into(),
                digits: self.digits,
                hint_first: true,
                children: html! {
                    <input
                        id="code"
                        name="code"
                        type="text"
                        inputmode={(!is_saved).then_some("numeric")}
                        autocomplete={if is_saved { "off" } else { "one-time-code" }}
                        dir={is_saved.then_some("ltr")}
                        autocapitalize="none"
                        spellcheck="false"
                        value={self.value.clone()}
                        aria-describedby={described_by("code", self.problem.is_some(), true)}
                        aria-invalid={self.problem.is_some().then_some("true")}
                        {oninput}
                    />
                },
            }
            .view()}
        }
    }
}
