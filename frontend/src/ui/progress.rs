//! Where one is: a key with a tooth per step.

use std::rc::Rc;

use yew::prelude::*;

/// The key.
#[derive(Default)]
pub struct Progress {
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

impl Progress {
    /// Shows it.
    pub fn view(&self) -> Html {
        let steps = self.steps.iter().enumerate().map(|(place, name)| {
            let is_done = place < self.at;
            html! {
                <li data-done={is_done.then_some("")} aria-current={(place == self.at).then_some("step")}>
                    <span>{name} if is_done { {" "}<span class="vh">{&self.done}</span> }</span>
                </li>
            }
        });
        html! {
            <nav class="progress" aria-label={self.label.clone()}>
                <p class="progress-now">
                    {&self.now}
                    if let Some(name) = self.steps.get(self.at) { {" "}<b>{name}</b> }
                </p>
                <ol>{for steps}</ol>
            </nav>
        }
    }
}
