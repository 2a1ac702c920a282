//! Has a proof of work solved by the bundle of its own; `boot.js` decides whether in a worker or on the page.

use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use yew::Callback;

/// Name of the function of `boot.js` that solves; only that script may name script addresses.
const SOLVE: &str = "latchkeySolve";

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
    stop: Function,
    // Held for as long as it may be called.
    _say: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Work {
    fn drop(&mut self) {
        drop(self.stop.call0(&JsValue::NULL));
    }
}

/// Begins to solve a puzzle; nothing if the page lacks its boot script.
#[must_use]
pub fn solve(puzzle: &Puzzle, heard: Callback<Word>) -> Option<Work> {
    let solve: Function = Reflect::get(&gloo::utils::window(), &JsValue::from_str(SOLVE)).ok()?.dyn_into().ok()?;
    let say: Closure<dyn FnMut(JsValue)> = Closure::new(move |said: JsValue| {
        heard.emit(match said.as_f64() {
            Some(percent) => Word::Done(percent_of(percent)),
            None => Word::Solved(said.as_string()),
        });
    });
    let Puzzle { salt, bits, count } = puzzle;
    let stop = solve.call4(
        &JsValue::NULL,
        &JsValue::from_str(salt),
        &JsValue::from(*bits),
        &JsValue::from(*count),
        say.as_ref().unchecked_ref(),
    );
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
