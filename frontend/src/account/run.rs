//! Runs the machine of the account page: holds the state, carries effects out, feeds their answers back, keeps the clock.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use super::call;
use super::{Effect, Event, State};
use crate::flow::Moment;
use crate::{client, page, run};

/// Milliseconds between two looks at the clock.
const TICK_MS: u32 = 1_000;

/// The machine, as screens see it.
#[derive(Clone)]
pub struct Running {
    runner: Rc<Runner>,
    /// The time of this look.
    pub now: Moment,
    /// Whether an answer was lost and is being asked for again.
    pub is_repeating: bool,
    /// Tells the machine what happened.
    pub on_event: Callback<Event>,
}

impl Running {
    /// Returns where somebody is. Only while rendering: events change it.
    #[must_use]
    pub fn state(&self) -> Ref<'_, State> {
        self.runner.state.borrow()
    }
}

impl PartialEq for Running {
    /// The state behind it moves on, so no look at a machine equals another.
    fn eq(&self, _other: &Self) -> bool {
        false
    }
}

/// What lives as long as the machine does.
struct Runner {
    state: RefCell<State>,
    locale: RefCell<String>,
    rerender: RefCell<Callback<()>>,
}

impl Runner {
    fn dispatch(self: &Rc<Self>, event: Event) {
        let state = self.state.replace(State::Opening);
        self.go_on(state.on(event, run::now()));
    }

    fn go_on(self: &Rc<Self>, (state, effect): (State, Option<Effect>)) {
        self.state.replace(state);
        self.rerender.borrow().emit(());
        let Some(effect) = effect else { return };
        let (runner, locale) = (Rc::clone(self), self.locale.borrow().clone());
        spawn_local(async move { runner.dispatch(call::carry_out(effect, locale).await) });
    }
}

/// Runs the machine from its beginning, once the app has taken the shell's place.
#[hook]
pub fn use_account(locale: &str, stage: &Element) -> Running {
    let update = use_force_update();
    let runner = use_memo((), |()| Runner {
        state: RefCell::new(State::Opening),
        locale: RefCell::new(String::new()),
        rerender: RefCell::new(Callback::noop()),
    });
    locale.clone_into(&mut runner.locale.borrow_mut());
    runner.rerender.replace(Callback::from(move |()| update.force_update()));
    let on_event = {
        let runner = runner.clone();
        Callback::from(move |event| runner.dispatch(event))
    };
    {
        let (stage, runner, on_event) = (stage.clone(), runner.clone(), on_event.clone());
        use_effect_with((), move |()| {
            // Nothing can be typed in this page's shell.
            let _nothing = page::take_over(&stage);
            runner.go_on(State::begin());
            let clock = Interval::new(TICK_MS, move || on_event.emit(Event::Ticked));
            move || drop(clock)
        });
    }
    Running { runner, now: run::now(), is_repeating: client::is_repeating(), on_event }
}
