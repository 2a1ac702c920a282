//! The field of a one-time code: one input, a tick per digit, pasting welcome.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::described_by;
use super::{Field, Problem};

/// Properties of [`CodeField`].
#[derive(PartialEq, Properties)]
pub struct Props {
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
    #[prop_or_default]
    pub problem: Option<Problem>,
}

/// The field of a one-time code.
#[component]
pub fn CodeField(props: &Props) -> Html {
    let oninput = props.oninput.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <Field id="code" class="code-field" digits={props.digits} label={props.label.clone()} hint={props.hint.clone()} hint_first=true problem={props.problem.clone()}>
            <input
                id="code"
                name="code"
                type="text"
                inputmode="numeric"
                autocomplete="one-time-code"
                autocapitalize="none"
                spellcheck="false"
                value={props.value.clone()}
                aria-describedby={described_by("code", props.problem.is_some(), true)}
                aria-invalid={props.problem.is_some().then_some("true")}
                {oninput}
            />
        </Field>
    }
}
