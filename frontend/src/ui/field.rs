//! A field: label, input, hint, and what is wrong with what was typed.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Icon;

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
                <Icon name="warn" /><span><b>{&self.what}</b>{" "}{self.remedy.clone()}</span>
            </p>
        }
    }
}

/// Properties of [`Field`].
#[derive(PartialEq, Properties)]
pub struct FieldProps {
    /// The id of the input; hint and problem derive theirs from it.
    pub id: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// A sentence that helps.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong.
    #[prop_or_default]
    pub problem: Option<Problem>,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
    /// Digits of a code field.
    #[prop_or_default]
    pub digits: Option<u8>,
    /// Whether the hint stands above the input.
    #[prop_or_default]
    pub hint_first: bool,
    /// The input.
    pub children: Html,
}

/// Puts label, hint and problem around an input.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let hint = props.hint.as_ref().map(|hint| html! { <p class="hint" id={format!("{}-hint", props.id)}>{hint}</p> });
    html! {
        <div class={classes!("field", props.class.clone())} data-digits={props.digits.map(|digits| digits.to_string())}>
            <label for={props.id.clone()}>{&props.label}</label>
            if props.hint_first { {hint.clone()} }
            {props.children.clone()}
            if !props.hint_first { {hint} }
            if let Some(problem) = &props.problem { {problem.view(&format!("{}-problem", props.id))} }
        </div>
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

/// Properties of [`TextField`].
#[derive(PartialEq, Properties)]
pub struct TextProps {
    /// Its id.
    pub id: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// What it holds.
    pub value: AttrValue,
    /// Told of every change.
    pub oninput: Callback<String>,
    /// Told when it is entered.
    #[prop_or_default]
    pub onenter: Callback<()>,
    /// A sentence that helps.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong.
    #[prop_or_default]
    pub problem: Option<Problem>,
    /// HTML's `type`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// HTML's `name`.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// HTML's `autocomplete`.
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
    /// HTML's `inputmode`.
    #[prop_or_default]
    pub inputmode: Option<AttrValue>,
}

/// A line of text that is the same in every language: a name, an address, a number.
#[component]
pub fn TextField(props: &TextProps) -> Html {
    let oninput = props.oninput.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let onfocus = props.onenter.reform(|_: FocusEvent| ());
    html! {
        <Field id={props.id.clone()} label={props.label.clone()} hint={props.hint.clone()} problem={props.problem.clone()}>
            <input
                id={props.id.clone()}
                type={props.kind.clone()}
                name={props.name.clone()}
                value={props.value.clone()}
                autocomplete={props.autocomplete.clone()}
                inputmode={props.inputmode.clone()}
                autocapitalize="none"
                spellcheck="false"
                dir="ltr"
                aria-describedby={described_by(&props.id, props.problem.is_some(), props.hint.is_some())}
                aria-invalid={props.problem.is_some().then_some("true")}
                {oninput}
                {onfocus}
            />
        </Field>
    }
}
