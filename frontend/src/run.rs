//! Runs the flow: holds the state, carries effects out, feeds their answers back, and keeps the clock.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use js_sys::{BigInt, Date};
use latchkey_shared::wire::BotCheckKind;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::flow::{Effect, Event, Moment, State};
use crate::judge::Judge;
use crate::solver::{self, Word, Work};
use crate::{call, client, page, random, store};

/// Milliseconds between two looks at the clock.
const TICK_MS: u32 = 1_000;

/// The flow, as components see it.
#[derive(Clone)]
pub struct Flow {
    runner: Rc<Runner>,
    /// The time of this look.
    pub now: Moment,
    /// Whether an answer was lost and is being asked for again.
    pub is_repeating: bool,
    /// Tells the flow what happened.
    pub on_event: Callback<Event>,
}

impl Flow {
    /// Returns where the claimant is. Only while rendering: events change it.
    #[must_use]
    pub fn state(&self) -> Ref<'_, State> {
        self.runner.state.borrow()
    }
}

impl PartialEq for Flow {
    /// The state behind it moves on, so no look at a flow equals another.
    fn eq(&self, _other: &Self) -> bool {
        false
    }
}

/// Returns the time by the browser's clock.
#[must_use]
pub fn now() -> Moment {
    // By way of an integer of JavaScript: printing and reading a float would weigh ten kilobytes.
    let seconds = BigInt::new(&JsValue::from_f64((Date::now() / 1000.0).floor()));
    Moment::from_unix(seconds.ok().and_then(|seconds| u64::try_from(JsValue::from(seconds)).ok()).unwrap_or_default())
}

/// What lives as long as the flow does, beside its state.
struct Runner {
    state: RefCell<State>,
    work: RefCell<Option<Work>>,
    locale: RefCell<String>,
    rerender: RefCell<Callback<()>>,
}

impl Runner {
    fn dispatch(self: &Rc<Self>, event: Event) {
        let state = self.state.replace(State::new(BotCheckKind::Pow));
        let could_go_back = state.can_go_back();
        let (next, effect) = state.on(event, now());
        if next.can_go_back() && !could_go_back {
            page::push_history();
        }
        if !matches!(next, State::Identify(_) | State::Help(_)) {
            // Nobody waits for the work any more.
            drop(self.work.take());
        }
        if matches!(next, State::Reason(_) | State::Methods(_)) {
            // Whatever comes of it, the last step asks again.
            spawn_local(async { drop(Judge::load().await) });
        }
        store::keep(&next);
        self.state.replace(next);
        self.rerender.borrow().emit(());
        if let Some(effect) = effect {
            self.carry_out(effect);
        }
    }

    fn carry_out(self: &Rc<Self>, effect: Effect) {
        let runner = Rc::clone(self);
        if let Effect::Work { check, task } = effect {
            let heard = Callback::from(move |word| {
                runner.dispatch(match word {
                    Word::Done(percent) => Event::Worked(check.clone(), percent),
                    Word::Solved(solution) => Event::Solved(check.clone(), solution),
                });
            });
            // The old work ends before the new begins.
            drop(self.work.take());
            self.work.replace(solver::begin(&task, heard));
            return;
        }
        let locale = self.locale.borrow().clone();
        spawn_local(async move {
            if let Some(event) = call::carry_out(effect, locale).await {
                runner.dispatch(event);
            }
        });
    }
}

/// Runs the flow from this state on, once the app has taken the shell's place.
#[hook]
pub fn use_flow(first: State, locale: &str, stage: &Element) -> Flow {
    let update = use_force_update();
    let runner = use_memo((), |()| Runner {
        state: RefCell::new(first),
        work: RefCell::new(None),
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
        let (stage, on_event) = (stage.clone(), on_event.clone());
        use_effect_with((), move |()| {
            if let Some(early) = page::take_over(&stage) {
                on_event.emit(Event::Typed(early.typed));
                if early.is_sent {
                    on_event.emit(Event::Submitted(random::attempt()));
                }
            }
            let ticks = on_event.clone();
            let clock = Interval::new(TICK_MS, move || ticks.emit(Event::Ticked));
            let back = EventListener::new(&gloo::utils::window(), "popstate", move |_| on_event.emit(Event::Back));
            move || drop((clock, back))
        });
    }
    Flow { runner, now: now(), is_repeating: client::is_repeating(), on_event }
}
