//! What the page does for the machine of the account page: its calls, and a passkey's ceremony.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::{Effect, Event, State, call};
use crate::flow::{Moment, Task};
use crate::machine::{Machine, Runner};
use crate::page::{self, Early};
use crate::random;
use crate::solver::{self, Word, Work};

impl Machine for State {
    type Event = Event;
    type Effect = Effect;
    /// A passkey's ceremony that is under way.
    type Hands = Option<Work>;

    const TICKED: Event = Event::Ticked;
    const BACK: Event = Event::Back;

    fn blank() -> Self {
        Self::Opening
    }

    fn can_go_back(&self) -> bool {
        self.can_go_back()
    }

    fn begin(runner: &Rc<Runner<Self>>, _early: Option<Early>) {
        // Nothing can be typed in this page's shell.
        Self::carry_out(runner, page::take_ticket().map_or(Effect::Open, Effect::Register));
    }

    fn step(self, event: Event, now: Moment, hands: &RefCell<Option<Work>>) -> (Self, Option<Effect>) {
        let (next, effect) = self.on(event, now);
        if !next.is_asking() {
            // Nobody waits for it any more.
            drop(hands.take());
        }
        (next, effect)
    }

    fn carry_out(runner: &Rc<Runner<Self>>, effect: Effect) {
        let (runner, locale) = (Rc::clone(runner), runner.locale());
        if let Effect::Ceremony(asked) = effect {
            let hearing = Rc::clone(&runner);
            let heard = Callback::from(move |word| {
                if let Word::Solved(said) = word {
                    hearing.dispatch(Event::Asserted(random::attempt(), said));
                }
            });
            let begun = solver::begin(&Task::Passkey(asked), heard);
            let is_begun = begun.is_some();
            runner.hands.replace(begun);
            if !is_begun {
                runner.dispatch(Event::Asserted(random::attempt(), None));
            }
            return;
        }
        spawn_local(async move {
            if let Some(event) = call::carry_out(effect, locale).await {
                runner.dispatch(event);
            }
        });
    }
}
