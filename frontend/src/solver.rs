//! Has a check solved by `boot.js`: a proof of work by the bundle of its own, which that script puts into a worker or on
//! the page, or somebody else's widget by the page in the frame, which it listens to. A passkey's ceremony is work like that,
//! too: it takes its time, and ends when nobody waits for it any more.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use yew::Callback;

use crate::flow::Task;

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
    stop: Function,
    // Held for as long as it may be called.
    _say: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Work {
    fn drop(&mut self) {
        drop(self.stop.call0(&JsValue::NULL));
    }
}

/// Begins; nothing if the page lacks its boot script.
#[must_use]
pub fn begin(task: &Task, heard: Callback<Word>) -> Option<Work> {
    // Only that script may name addresses of scripts, and hears messages.
    let (name, arguments) = match task {
        Task::Pow { salt, bits, count } => {
            ("latchkeySolve", Array::of3(&JsValue::from_str(salt), &JsValue::from(*bits), &JsValue::from(*count)))
        }
        Task::Frame(address) => ("latchkeyListen", Array::of1(&JsValue::from_str(address))),
        Task::Passkey(options) => ("latchkeyPasskey", Array::of1(&JsValue::from_str(options))),
    };
    let function: Function = Reflect::get(&gloo::utils::window(), &JsValue::from_str(name)).ok()?.dyn_into().ok()?;
    let say: Closure<dyn FnMut(JsValue)> = Closure::new(move |said: JsValue| {
        heard.emit(match said.as_f64() {
            Some(percent) => Word::Done(percent_of(percent)),
            None => Word::Solved(said.as_string()),
        });
    });
    arguments.push(say.as_ref());
    let stop = function.apply(&JsValue::NULL, &arguments);
    Some(Work { stop: stop.ok()?.dyn_into().ok()?, _say: say })
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
