//! The bundle of the Web Worker: solves a proof of work away from the page's own thread.
//!
//! `frontend/boot/pow.js` loads it and calls [`solve`]; the page hears of the progress by messages.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// Solves a puzzle; `heard` is called with the part done so far, in percent. `None` if the puzzle is malformed.
#[wasm_bindgen]
#[must_use]
pub fn solve(salt: &str, bits: u8, count: u8, heard: &js_sys::Function) -> Option<String> {
    let mut search = latchkey_frontend::pow::Search::new(salt, bits, count)?;
    loop {
        match search.step() {
            latchkey_frontend::pow::Step::Found(solution) => return Some(solution),
            latchkey_frontend::pow::Step::Going(percent) => {
                let told = heard.call1(&wasm_bindgen::JsValue::NULL, &wasm_bindgen::JsValue::from(percent));
                drop(told);
            }
        }
    }
}
