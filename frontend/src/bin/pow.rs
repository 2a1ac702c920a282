//! The bundle that solves a proof of work: in a Web Worker, or on the page where there is none.
//!
//! `frontend/boot/pow.js` loads it into the worker, `boot.js` into the page.

use latchkey_frontend::pow::{Search, Step};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// A search under way.
#[wasm_bindgen]
pub struct Solver(Search);

#[wasm_bindgen]
impl Solver {
    /// Begins a search, or returns nothing if the puzzle is not one of ours.
    #[must_use]
    pub fn begin(salt: &str, bits: u8, count: u8) -> Option<Self> {
        Search::new(salt, bits, count).map(Self)
    }

    /// Works for a few milliseconds; returns the percentage done so far, or the solution.
    pub fn step(&mut self) -> wasm_bindgen::JsValue {
        match self.0.step() {
            Step::Going(percent) => percent.into(),
            Step::Found(solution) => solution.into(),
        }
    }
}
