//! Has a proof of work solved: in a Web Worker, or between two frames where there is none.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};
use yew::Callback;

use crate::page;
use crate::pow::{Search, Step};

/// Milliseconds to wait for the worker's first word; an old proxy or a strict policy may have stopped it silently.
const FIRST_WORD_MS: u32 = 6_000;
/// Name of the function of `boot.js` that makes the worker; only that script may name script addresses.
const MAKER: &str = "latchkeySolver";

/// A puzzle.
#[derive(Clone, Debug)]
pub struct Puzzle {
    /// 16 bytes, base64url.
    pub salt: String,
    /// Zero bits of each hash.
    pub bits: u8,
    /// Numbers to find.
    pub count: u8,
}

/// What is heard of the work.
#[derive(Clone, Debug)]
pub enum Word {
    /// Percent done.
    Done(u8),
    /// The solution; none if this browser cannot find it.
    Solved(Option<String>),
}

/// Work under way; dropping it ends it.
pub struct Work {
    worker: Rc<RefCell<Option<Running>>>,
    is_wanted: Rc<()>,
}

struct Running {
    worker: Worker,
    // Held for as long as the worker may call them.
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Begins to solve a puzzle.
#[must_use]
pub fn solve(puzzle: &Puzzle, heard: &Callback<Word>) -> Work {
    let work = Work { worker: Rc::new(RefCell::new(None)), is_wanted: Rc::new(()) };
    let is_silent = Rc::new(RefCell::new(true));
    let fall_back = {
        let (slot, wanted) = (Rc::downgrade(&work.worker), Rc::downgrade(&work.is_wanted));
        let (puzzle, heard, is_silent) = (puzzle.clone(), heard.clone(), is_silent.clone());
        move || {
            if is_silent.replace(false) && wanted.upgrade().is_some() {
                if let Some(slot) = slot.upgrade() {
                    // Not dropped here: this may run inside one of its own closures.
                    let running = slot.borrow_mut().take();
                    Timeout::new(0, move || drop(running)).forget();
                }
                spawn_local(solve_here(puzzle.clone(), heard.clone(), wanted.clone()));
            }
        }
    };
    match begin(puzzle, heard, &is_silent, fall_back.clone()) {
        Some(running) => {
            *work.worker.borrow_mut() = Some(running);
            Timeout::new(FIRST_WORD_MS, fall_back).forget();
        }
        None => fall_back(),
    }
    work
}

fn begin(
    puzzle: &Puzzle,
    heard: &Callback<Word>,
    is_silent: &Rc<RefCell<bool>>,
    fall_back: impl Fn() + 'static,
) -> Option<Running> {
    let window = gloo::utils::window();
    let maker: Function = Reflect::get(&window, &JsValue::from_str(MAKER)).ok()?.dyn_into().ok()?;
    let worker: Worker = maker.call0(&JsValue::NULL).ok()?.dyn_into().ok()?;
    let on_message = {
        let (heard, is_silent) = (heard.clone(), is_silent.clone());
        Closure::new(move |event: MessageEvent| {
            is_silent.replace(false);
            heard.emit(match event.data().as_f64() {
                Some(percent) => Word::Done(percent_of(percent)),
                None => Word::Solved(event.data().as_string()),
            });
        })
    };
    let on_error = Closure::new(move |_: JsValue| fall_back());
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    let message = Object::new();
    for (name, value) in [
        ("glue", JsValue::from_str(&page::data("solverGlue")?)),
        ("module", JsValue::from_str(&page::data("solverModule")?)),
        ("salt", JsValue::from_str(&puzzle.salt)),
        ("bits", JsValue::from(puzzle.bits)),
        ("count", JsValue::from(puzzle.count)),
    ] {
        Reflect::set(&message, &JsValue::from_str(name), &value).ok()?;
    }
    worker.post_message(&message).ok()?;
    Some(Running { worker, _heard: on_message, _failed: on_error })
}

/// Solves on the page's own thread, a step at a time, for as long as somebody wants it.
async fn solve_here(puzzle: Puzzle, heard: Callback<Word>, wanted: std::rc::Weak<()>) {
    let Some(mut search) = Search::new(&puzzle.salt, puzzle.bits, puzzle.count) else {
        heard.emit(Word::Solved(None));
        return;
    };
    while wanted.upgrade().is_some() {
        match search.step() {
            Step::Found(solution) => {
                heard.emit(Word::Solved(Some(solution)));
                return;
            }
            Step::Going(percent) => heard.emit(Word::Done(percent)),
        }
        TimeoutFuture::new(0).await;
    }
}

/// Reads a percentage out of a JavaScript number.
fn percent_of(number: f64) -> u8 {
    (0..=100_u8).rev().find(|percent| f64::from(*percent) <= number).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_read_within_their_bounds() {
        for (number, expected) in [(0.0, 0), (62.7, 62), (100.0, 100), (400.0, 100), (-1.0, 0), (f64::NAN, 0)] {
            assert_eq!(percent_of(number), expected);
        }
    }
}
