//! A password field with its Show button in one outline.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::described_by;
use super::icon::icon;
use super::{Field, Problem};

/// A password field. Uncontrolled, so that no copy of the password lies in the page's state.
#[derive(Default)]
pub struct Reveal {
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
    /// What it is for, to whoever fills forms in: `new-password` or `current-password`.
    pub autocomplete: AttrValue,
    /// What is wrong.
    pub problem: Option<Problem>,
}

impl Reveal {
    /// Shows it.
    pub fn view(&self) -> Html {
        let oninput = self.oninput.reform(|_: InputEvent| ());
        let onclick = self.ontoggle.reform(|_: MouseEvent| ());
        let own = described_by(&self.id, self.problem.is_some(), false);
        let others = [own.unwrap_or_default(), self.described_by.to_string()];
        let description = others.join(" ").trim().to_owned();
        let (eye, pressed) = if self.shown { ("eye", "true") } else { ("eyeoff", "false") };
        html! {
            {Field {
                id: self.id.clone(),
                label: self.label.clone(),
                problem: self.problem.clone(),
                children: html! {
                    <div class="reveal">
                        <input
                            ref={self.node_ref.clone()}
                            id={self.id.clone()}
                            name={self.autocomplete.clone()}
                            type={if self.shown { "text" } else { "password" }}
                            autocomplete={self.autocomplete.clone()}
                            autocapitalize="none"
                            autocorrect="off"
                            spellcheck="false"
                            dir="ltr"
                            aria-describedby={(!description.is_empty()).then_some(description)}
                            aria-invalid={self.problem.is_some().then_some("true")}
                            {oninput}
                        />
                        <button class="plain" type="button" aria-pressed={pressed} {onclick}>
                            {icon(eye)}{&self.show}
                        </button>
                    </div>
                },
                ..Field::default()
            }
            .view()}
        }
    }
}

/// Tells whoever fills forms in whose password it is; shown to nobody.
pub fn owner(account: &str) -> Html {
    html! {
        <input
            class="vh"
            name="username"
            autocomplete="username"
            value={account.to_owned()}
            readonly=true
            tabindex="-1"
            aria-hidden="true"
        />
    }
}

/// Reads a field and returns its text.
#[must_use]
pub fn typed_in(node_ref: &NodeRef) -> String {
    node_ref.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}
