//! Takes out of a browser's module what only a panic runs and says: nobody who uses a page ever sees it
//! (docs/decisions/0130-a-panic-says-nothing-in-a-browser.md).
//!
//! A panic stays what it is to the page: the module ends, by the instruction `unreachable` in the place of a message. What
//! prints for developers prints nothing. `wasm-opt` then drops what led up to it, and [`Said::forget`] what was to be said.
//! Whether a function is one of these its name tells, and that it never returns its own code.

mod anatomy;
mod data;

use anyhow::{Result, ensure};
use wasm_encoder::{CodeSection, ConstExpr, DataCountSection, DataSection, Module, RawSection, SectionId};
use wasmparser::{Operator, Parser, Payload, ValType};

use anatomy::{Anatomy, Body};
use data::Objects;
pub use data::Said;

/// What panics, by the beginnings of names: each of these functions ends the module.
const ENDS: [&str; 15] = [
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "core::cell::lazy::panic_",
    "core::cell::panic_",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "std::alloc::rust_oom",
    "std::panicking::",
    "std::thread::local::panic_access_error",
];
/// What only the standard library's handler of panics calls.
const HANDED_ON: &str = "<std::panicking::panic_handler::";
/// What prints a panic in the browser's console.
const HOOK: &str = "console_error_panic_hook::hook";
/// What prints for developers. It returns whether it failed.
const DEBUG: &str = " as core::fmt::Debug>::fmt";

/// A body without locals that is `unreachable`, `end`.
const UNREACHABLE: [u8; 3] = [0, 0x00, 0x0b];
/// A body without locals that returns nothing: `end`.
const NOTHING: [u8; 2] = [0, 0x0b];
/// A body without locals that returns zero: `i32.const 0`, `end`.
const ZERO: [u8; 4] = [0, 0x41, 0, 0x0b];

/// Returns the module without what only a panic runs, and what it was to say.
///
/// # Errors
/// When it is no wasm module, or nothing in it panics: then the names are others than here.
pub fn hushed(module: &[u8]) -> Result<(Vec<u8>, Said)> {
    let anatomy = Anatomy::of(module)?;
    let mut code = CodeSection::new();
    let mut ends = vec![false; anatomy.bodies.len()];
    let mut said = Vec::new();
    for (body, ends) in anatomy.bodies.iter().zip(&mut ends) {
        let instead = in_place_of(body);
        *ends = instead == Some(&UNREACHABLE[..]);
        if instead.is_some() {
            said.extend(body.operators.iter().filter_map(constant));
        }
        code.raw(instead.unwrap_or(body.bytes));
    }
    ensure!(ends.contains(&true), "nothing in the module panics: the functions that do have other names than expected");
    let is_end = |function: u32| {
        let number = function.checked_sub(anatomy.imported).and_then(|number| usize::try_from(number).ok());
        number.and_then(|number| ends.get(number)).is_some_and(|ends| *ends)
    };
    for body in &anatomy.bodies {
        said.extend(handed_over(&body.operators, is_end));
    }
    let objects = Objects::of(anatomy.data);
    let module = put_together(module, &code, &objects)?;
    Ok((module, Said::new(objects, &said)))
}

/// Returns what a function becomes, if it is one that only a panic runs.
fn in_place_of(body: &Body<'_>) -> Option<&'static [u8]> {
    let name = body.name.as_str();
    if name.starts_with(HANDED_ON) || (never_returns(body) && ENDS.iter().any(|start| name.starts_with(start))) {
        return Some(&UNREACHABLE);
    }
    if name.starts_with(HOOK) && body.results.is_empty() {
        return Some(&NOTHING);
    }
    (name.ends_with(DEBUG) && body.results == [ValType::I32]).then_some(&ZERO)
}

/// Tells whether a function has no way out: nothing to return, and only `unreachable` where it would.
fn never_returns(body: &Body<'_>) -> bool {
    let is_return = |operator: &Operator<'_>| matches!(operator, Operator::Return);
    let ends = matches!(body.operators.as_slice(), [.., Operator::Unreachable, Operator::End]);
    ends && body.results.is_empty() && !body.operators.iter().any(is_return)
}

/// Returns the constants that stand before a call that ends the module, back to where the way there last forked.
fn handed_over(operators: &[Operator<'_>], is_end: impl Fn(u32) -> bool) -> Vec<u32> {
    let (mut handed, mut since) = (Vec::new(), Vec::new());
    for operator in operators {
        match operator {
            Operator::Call { function_index } if is_end(*function_index) => handed.append(&mut since),
            Operator::Block { .. }
            | Operator::Loop { .. }
            | Operator::If { .. }
            | Operator::Else
            | Operator::End
            | Operator::Br { .. }
            | Operator::BrIf { .. }
            | Operator::BrTable { .. }
            | Operator::Return
            | Operator::Unreachable => since.clear(),
            other => since.extend(constant(other)),
        }
    }
    handed
}

/// Returns the constant that an instruction puts on the stack, as an address.
fn constant(operator: &Operator<'_>) -> Option<u32> {
    match operator {
        Operator::I32Const { value } => Some(value.cast_unsigned()),
        _ => None,
    }
}

/// Puts a module together again, with other code and its data in one piece, and without names: they fit no more.
fn put_together(module: &[u8], code: &CodeSection, objects: &Objects) -> Result<Vec<u8>> {
    let mut copy = Module::new();
    let (at, bytes) = objects.in_one_piece();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let is_names = matches!(&payload, Payload::CustomSection(section) if section.name() == "name");
        let Some((id, range)) = payload.as_section().filter(|_| !is_names) else { continue };
        if id == u8::from(SectionId::Code) {
            copy.section(code);
        } else if id == u8::from(SectionId::DataCount) {
            copy.section(&DataCountSection { count: 1 });
        } else if id == u8::from(SectionId::Data) {
            let mut data = DataSection::new();
            data.active(0, &ConstExpr::i32_const(at.cast_signed()), bytes.iter().copied());
            copy.section(&data);
        } else {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = module.get(range).unwrap_or_default();
            copy.section(&RawSection { id, data });
        }
    }
    Ok(copy.finish())
}

#[cfg(test)]
mod tests;
