//! What the page does for the flow of a reset: storage, the robot's work, the judge, and its calls.

use std::cell::RefCell;
use std::rc::Rc;

use latchkey_shared::wire::BotCheckKind;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::flow::{Effect, Event, Moment, State, Task};
use crate::judge::Judge;
use crate::machine::{Machine, Runner, Running};
use crate::page::Early;
use crate::solver::{self, Word, Work};
use crate::{call, random, store};

/// The flow, as screens see it.
pub type Flow = Running<State>;

/// What the page holds on to.
#[derive(Default)]
pub struct Hands {
    /// The work that is under way: of the robot check, or a passkey's ceremony.
    work: Option<Work>,
}

impl Machine for State {
    type Event = Event;
    type Effect = Effect;
    type Hands = Hands;

    const TICKED: Event = Event::Ticked;
    const BACK: Event = Event::Back;

    fn blank() -> Self {
        Self::new(BotCheckKind::Pow)
    }

    fn can_go_back(&self) -> bool {
        self.can_go_back()
    }

    fn begin(runner: &Rc<Runner<Self>>, early: Option<Early>) {
        if let Some(early) = early {
            runner.dispatch(Event::Typed(early.typed));
            if early.is_sent {
                runner.dispatch(Event::Submitted(random::attempt()));
            }
        }
    }

    fn step(self, event: Event, now: Moment, hands: &RefCell<Hands>) -> (Self, Option<Effect>) {
        let (next, effect) = self.on(event, now);
        if !next.wants_work() {
            // Nobody waits for the work any more.
            drop(hands.borrow_mut().work.take());
        }
        if matches!(next, Self::Reason(_) | Self::Methods(_)) {
            // Whatever comes of it, the last step asks again.
            spawn_local(async { drop(Judge::load().await) });
        }
        store::keep(&next);
        (next, effect)
    }

    fn carry_out(runner: &Rc<Runner<Self>>, effect: Effect) {
        let (runner, locale) = (Rc::clone(runner), runner.locale());
        if let Effect::Work { check, task } = effect {
            let hearing = Rc::clone(&runner);
            let is_ceremony = matches!(task, Task::Passkey(_));
            let heard = Callback::from(move |word| {
                hearing.dispatch(match word {
                    Word::Solved(said) if is_ceremony => Event::Asserted(random::attempt(), said),
                    Word::Done(percent) => Event::Worked(check.clone(), percent),
                    Word::Solved(solution) => Event::Solved(check.clone(), solution),
                });
            });
            // The old work ends before the new begins.
            drop(runner.hands.borrow_mut().work.take());
            let begun = solver::begin(&task, heard);
            let is_begun = begun.is_some();
            runner.hands.borrow_mut().work = begun;
            if is_ceremony && !is_begun {
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
