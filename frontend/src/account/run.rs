//! What the page does for the machine of the account page: its calls, and the browser's Back button.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen_futures::spawn_local;

use super::{Effect, Event, State, call};
use crate::flow::Moment;
use crate::machine::{Machine, Runner};
use crate::page::{self, Early};

/// What stands before the ticket of another sign-in system in the fragment of the address (`/register#ticket=…`).
const TICKET: &str = "ticket=";

/// What the page holds on to.
#[derive(Default)]
pub struct Hands {
    /// Hears the browser's Back button.
    back: Option<EventListener>,
}

impl Machine for State {
    type Event = Event;
    type Effect = Effect;
    type Hands = Hands;

    const TICKED: Event = Event::Ticked;

    fn blank() -> Self {
        Self::Opening(None)
    }

    fn begin(runner: &Rc<Runner<Self>>, _early: Option<Early>) {
        let goes_back = Rc::clone(runner);
        let back = EventListener::new(&gloo::utils::window(), "popstate", move |_| {
            goes_back.dispatch(Event::Back);
            // The step back took its entry of history along.
            if goes_back.sees(Self::can_go_back) {
                page::push_history();
            }
        });
        runner.hands.borrow_mut().back = Some(back);
        // Nothing can be typed in this page's shell.
        let ticket = page::take_fragment().and_then(|fragment| fragment.strip_prefix(TICKET).map(str::to_owned));
        Self::carry_out(runner, ticket.map_or(Effect::Open, Effect::Register));
    }

    fn step(self, event: Event, now: Moment, _hands: &RefCell<Hands>) -> (Self, Option<Effect>) {
        let could_go_back = self.can_go_back();
        let (next, effect) = self.on(event, now);
        if next.can_go_back() && !could_go_back {
            page::push_history();
        }
        (next, effect)
    }

    fn carry_out(runner: &Rc<Runner<Self>>, effect: Effect) {
        let (runner, locale) = (Rc::clone(runner), runner.locale());
        spawn_local(async move { runner.dispatch(call::carry_out(effect, locale).await) });
    }
}
