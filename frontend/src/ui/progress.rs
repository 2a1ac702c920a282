//! Where one is: a key with a tooth per step.

use std::rc::Rc;

use yew::prelude::*;

/// Properties of [`Progress`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What this is, for those who hear it.
    pub label: AttrValue,
    /// "Step 2 of 4", or that all is done.
    pub now: AttrValue,
    /// The names of the steps.
    pub steps: Rc<[AttrValue]>,
    /// The current step, from 0; as many as there are steps once all are done.
    pub at: usize,
    /// "done", for those who hear it.
    pub done: AttrValue,
}

/// The key.
#[component]
pub fn Progress(props: &Props) -> Html {
    let steps = props.steps.iter().enumerate().map(|(place, name)| {
        let is_done = place < props.at;
        html! {
            <li data-done={is_done.then_some("")} aria-current={(place == props.at).then_some("step")}>
                <span>{name} if is_done { {" "}<span class="vh">{&props.done}</span> }</span>
            </li>
        }
    });
    html! {
        <nav class="progress" aria-label={props.label.clone()}>
            <p class="progress-now">
                {&props.now}
                if let Some(name) = props.steps.get(props.at) { {" "}<b>{name}</b> }
            </p>
            <ol>{for steps}</ol>
        </nav>
    }
}
