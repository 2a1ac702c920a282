//! A ring that fills or empties, with words that say the same.

use yew::prelude::*;

/// What the ring stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialRole {
    /// Work being done: a progress bar.
    Progress,
    #[default]
    /// Time running out: the words are a timer, not announced each second.
    Timer,
}

/// A ring with words.
#[derive(Default)]
pub struct Dial {
    /// How much of the ring is filled, in percent.
    pub filled: u8,
    /// What it stands for.
    pub role: DialRole,
    /// The words.
    pub children: Html,
}

impl Dial {
    /// Shows it.
    pub fn view(&self) -> Html {
        let filled = self.filled.min(100);
        let ring = html! {
            <>
                <circle cx="16" cy="16" r="13" />
                <circle
                    cx="16"
                    cy="16"
                    r="13"
                    transform="rotate(-90
                    16
                    16)"
                    pathLength="100"
                    stroke-dasharray="100"
                    stroke-dashoffset={(100 - filled).to_string()}
                />
            </>
        };
        match self.role {
            DialRole::Progress => html! {
                <p class="dial">
                    <svg
                        viewBox="0
                        0
                        32
                        32"
                        role="progressbar"
                        aria-labelledby="dial-words"
                        aria-valuemin="0"
                        aria-valuemax="100"
                        aria-valuenow={filled.to_string()}
                    >{ring}</svg>
                    <span id="dial-words">{self.children.clone()}</span>
                </p>
            },
            DialRole::Timer => html! {
                <p class="dial">
                    <svg viewBox="0 0 32 32" aria-hidden="true">{ring}</svg>
                    <span role="timer">{self.children.clone()}</span>
                </p>
            },
        }
    }
}
