//! A password field with its Show button in one outline.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::described_by;
use super::{Field, Icon, Problem};

/// Properties of [`Reveal`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Its id.
    pub id: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// What the button says.
    pub show: AttrValue,
    /// Whether the letters show.
    pub shown: bool,
    /// Pressed to show or hide them.
    pub ontoggle: Callback<()>,
    /// Told that something changed; the text stays in the field.
    pub oninput: Callback<()>,
    /// The input: the page reads it only to judge and to send it.
    pub node_ref: NodeRef,
    /// The id of what describes the field besides its problem.
    pub described_by: AttrValue,
    /// What is wrong.
    #[prop_or_default]
    pub problem: Option<Problem>,
}

/// A password field. Uncontrolled, so that no copy of the password lies in the page's state.
#[component]
pub fn Reveal(props: &Props) -> Html {
    let oninput = props.oninput.reform(|_: InputEvent| ());
    let onclick = props.ontoggle.reform(|_: MouseEvent| ());
    let own = described_by(&props.id, props.problem.is_some(), false);
    let description = own.map_or_else(|| props.described_by.to_string(), |own| format!("{own} {}", props.described_by));
    html! {
        <Field id={props.id.clone()} label={props.label.clone()} problem={props.problem.clone()}>
            <div class="reveal">
                <input
                    ref={props.node_ref.clone()}
                    id={props.id.clone()}
                    name="new-password"
                    type={if props.shown { "text" } else { "password" }}
                    autocomplete="new-password"
                    autocapitalize="none"
                    autocorrect="off"
                    spellcheck="false"
                    dir="ltr"
                    aria-describedby={description}
                    aria-invalid={props.problem.is_some().then_some("true")}
                    {oninput}
                />
                <button class="plain" type="button" aria-pressed={if props.shown { "true" } else { "false" }} {onclick}>
                    <Icon name={if props.shown { "eye" } else { "eyeoff" }} />{&props.show}
                </button>
            </div>
        </Field>
    }
}

/// Reads a field and returns its text.
#[must_use]
pub fn typed_in(node_ref: &NodeRef) -> String {
    node_ref.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}
