//! The field of a one-time code: one input, a tick per digit, pasting welcome.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::described_by;
use super::{Field, Problem};

/// The field of a one-time code.
#[derive(Default)]
pub struct CodeField {
    /// The label.
    pub label: AttrValue,
    /// A sentence that helps.
    pub hint: AttrValue,
    /// Digits of the code.
    pub digits: u8,
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
        html! {
            {Field {
                id: "code".into(),
                label: self.label.clone(),
                hint: Some(self.hint.clone()),
                problem: self.problem.clone(),
                class: "code-field".into(),
                digits: Some(self.digits),
                hint_first: true,
                children: html! {
                    <input
                        id="code"
                        name="code"
                        type="text"
                        inputmode="numeric"
                        autocomplete="one-time-code"
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
