//! Runs a page's machine: holds its state, has effects carried out, feeds their answers back, and keeps the clock.

use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use js_sys::{BigInt, Date};
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

use crate::client;
use crate::flow::Moment;
use crate::page::{self, Early};

/// Milliseconds between two looks at the clock.
const TICK_MS: u32 = 1_000;

/// A pure machine of states, events and effects, and what its page does for it.
pub trait Machine: Sized + 'static {
    /// What happens.
    type Event: 'static;
    /// What has to be done.
    type Effect: 'static;
    /// What the page holds on to for it.
    type Hands: Default + 'static;

    /// Goes by every second.
    const TICKED: Self::Event;
    /// One step back, wished by the browser's own button.
    const BACK: Self::Event;

    /// Stands in while an event is decided.
    fn blank() -> Self;

    /// Tells whether [`Self::BACK`] leads anywhere but out.
    fn can_go_back(&self) -> bool;

    /// Begins, once the app has taken the shell's place.
    fn begin(runner: &Rc<Runner<Self>>, early: Option<Early>);

    /// Decides what follows from an event, and does beside it what needs no answer.
    fn step(self, event: Self::Event, now: Moment, hands: &RefCell<Self::Hands>) -> (Self, Option<Self::Effect>);

    /// Carries an effect out; what comes of it is dispatched.
    fn carry_out(runner: &Rc<Runner<Self>>, effect: Self::Effect);
}

/// What lives as long as a page does.
pub struct Runner<M: Machine> {
    state: RefCell<M>,
    /// What the page holds on to for the machine.
    pub hands: RefCell<M::Hands>,
    locale: RefCell<String>,
    rerender: RefCell<Callback<()>>,
    /// Whether an entry of history lies over the page, so that the browser's Back button comes to us first.
    hears_back: Cell<bool>,
}

impl<M: Machine> Runner<M> {
    /// Returns the language of the page.
    pub fn locale(&self) -> String {
        self.locale.borrow().clone()
    }

    /// Lets the machine decide what follows from an event.
    pub fn dispatch(self: &Rc<Self>, event: M::Event) {
        let state = self.state.replace(M::blank());
        let (next, effect) = state.step(event, now(), &self.hands);
        if next.can_go_back() && !self.hears_back.replace(true) {
            page::push_history();
        }
        self.state.replace(next);
        self.rerender.borrow().emit(());
        if let Some(effect) = effect {
            M::carry_out(self, effect);
        }
    }

    /// Goes a step back. The button took our entry of history along: where there is another step back, it gets a new one.
    fn go_back(self: &Rc<Self>) {
        self.hears_back.set(false);
        self.dispatch(M::BACK);
    }
}

/// A machine as screens see it.
pub struct Running<M: Machine> {
    runner: Rc<Runner<M>>,
    /// The time of this look.
    pub now: Moment,
    /// Whether an answer was lost and is being asked for again.
    pub is_repeating: bool,
    /// Tells the machine what happened.
    pub on_event: Callback<M::Event>,
}

impl<M: Machine> Running<M> {
    /// Returns the state. Only while rendering: events change it.
    #[must_use]
    pub fn state(&self) -> Ref<'_, M> {
        self.runner.state.borrow()
    }
}

/// Returns the time by the browser's clock.
#[must_use]
pub fn now() -> Moment {
    // By way of an integer of JavaScript: printing and reading a float would weigh ten kilobytes.
    let seconds = BigInt::new(&JsValue::from_f64((Date::now() / 1000.0).floor()));
    Moment::from_unix(seconds.ok().and_then(|seconds| u64::try_from(JsValue::from(seconds)).ok()).unwrap_or_default())
}

/// Runs a machine from this state on, once the app has taken the shell's place.
#[hook]
pub fn use_machine<M: Machine>(first: M, locale: &str, stage: &Element) -> Running<M> {
    let update = use_force_update();
    let runner = use_memo((), |()| Runner {
        state: RefCell::new(first),
        hands: RefCell::default(),
        locale: RefCell::default(),
        rerender: RefCell::default(),
        hears_back: Cell::default(),
    });
    locale.clone_into(&mut runner.locale.borrow_mut());
    runner.rerender.replace(Callback::from(move |()| update.force_update()));
    let on_event = {
        let runner = runner.clone();
        Callback::from(move |event| runner.dispatch(event))
    };
    {
        let (stage, runner) = (stage.clone(), runner.clone());
        use_effect_with((), move |()| {
            M::begin(&runner, page::take_over(&stage));
            let goes_back = Rc::clone(&runner);
            let back = EventListener::new(&gloo::utils::window(), "popstate", move |_| goes_back.go_back());
            let clock = Interval::new(TICK_MS, move || runner.dispatch(M::TICKED));
            move || drop((back, clock))
        });
    }
    Running { runner, now: now(), is_repeating: client::is_repeating(), on_event }
}
