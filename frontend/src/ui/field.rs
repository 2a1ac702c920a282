//! A field: label, input, hint, and what is wrong with what was typed.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon::icon;

/// What went wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What happened: one bold sentence.
    pub what: AttrValue,
    /// What to do.
    pub remedy: Html,
}

impl Problem {
    /// Shows it, under an id that an input can name.
    pub fn view(&self, id: &str) -> Html {
        html! {
            <p class="problem" id={id.to_owned()}>
                {icon("warn")}<span><b>{&self.what}</b>{" "}{self.remedy.clone()}</span>
            </p>
        }
    }
}

/// Puts label, hint and problem around an input.
#[derive(Default)]
pub struct Field {
    /// The id of the input; hint and problem derive theirs from it.
    pub id: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// A sentence that helps.
    pub hint: Option<AttrValue>,
    /// What is wrong.
    pub problem: Option<Problem>,
    /// More classes.
    pub class: Classes,
    /// Digits of a code field.
    pub digits: Option<u8>,
    /// Whether the hint stands above the input.
    pub hint_first: bool,
    /// The input.
    pub children: Html,
}

impl Field {
    /// Shows it.
    pub fn view(&self) -> Html {
        let hint = self.hint.as_ref().map(|hint| html! { <p class="hint" id={format!("{}-hint", self.id)}>{hint}</p> });
        html! {
            <div class={classes!("field", self.class.clone())} data-digits={self.digits.map(|digits| digits.to_string())}>
                <label for={self.id.clone()}>{&self.label}</label>
                if self.hint_first { {hint.clone()} }
                {self.children.clone()}
                if !self.hint_first { {hint} }
                if let Some(problem) = &self.problem { {problem.view(&format!("{}-problem", self.id))} }
            </div>
        }
    }
}

/// Returns what an input names as its description, the problem first.
#[must_use]
pub fn described_by(id: &str, has_problem: bool, has_hint: bool) -> Option<String> {
    let names: Vec<String> = [(has_problem, "problem"), (has_hint, "hint")]
        .iter()
        .filter(|(has, _)| *has)
        .map(|(_, part)| format!("{id}-{part}"))
        .collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// A line of text.
#[derive(Default)]
pub struct TextField {
    /// Its id.
    pub id: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// What it holds, the same in every language: a name, an address, a number. Without it the text lies in the field only,
    /// in whatever script.
    pub value: Option<AttrValue>,
    /// Told of every change.
    pub oninput: Callback<String>,
    /// Told when it is entered.
    pub onenter: Callback<()>,
    /// A sentence that helps.
    pub hint: Option<AttrValue>,
    /// What is wrong.
    pub problem: Option<Problem>,
    /// HTML's `type`.
    pub kind: AttrValue,
    /// HTML's `name`.
    pub name: Option<AttrValue>,
    /// HTML's `autocomplete`.
    pub autocomplete: AttrValue,
    /// HTML's `inputmode`.
    pub inputmode: Option<AttrValue>,
}

impl TextField {
    /// Shows it.
    pub fn view(&self) -> Html {
        let oninput =
            self.oninput.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
        let onfocus = self.onenter.reform(|_: FocusEvent| ());
        html! {
            {Field {
                id: self.id.clone(),
                label: self.label.clone(),
                hint: self.hint.clone(),
                problem: self.problem.clone(),
                children: html! {
                    <input
                        id={self.id.clone()}
                        type={self.kind.clone()}
                        name={self.name.clone()}
                        value={self.value.clone()}
                        autocomplete={self.autocomplete.clone()}
                        inputmode={self.inputmode.clone()}
                        autocapitalize="none"
                        spellcheck="false"
                        dir={if self.value.is_some() { "ltr" } else { "auto" }}
                        aria-describedby={described_by(&self.id, self.problem.is_some(), self.hint.is_some())}
                        aria-invalid={self.problem.is_some().then_some("true")}
                        {oninput}
                        {onfocus}
                    />
                },
                ..Field::default()
            }
            .view()}
        }
    }
}
