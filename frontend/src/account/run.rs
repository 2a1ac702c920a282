//! What the page does for the machine of the account page: its calls.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::{Effect, Event, State, call};
use crate::flow::Moment;
use crate::machine::{Machine, Runner};
use crate::page::{self, Early};

impl Machine for State {
    type Event = Event;
    type Effect = Effect;
    type Hands = ();

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

    fn step(self, event: Event, now: Moment, _hands: &RefCell<()>) -> (Self, Option<Effect>) {
        self.on(event, now)
    }

    fn carry_out(runner: &Rc<Runner<Self>>, effect: Effect) {
        let (runner, locale) = (Rc::clone(runner), runner.locale());
        spawn_local(async move { runner.dispatch(call::carry_out(effect, locale).await) });
    }
}
