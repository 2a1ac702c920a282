//! Lays functions that are alike side by side, so that gzip sees what they share.
//!
//! gzip finds what repeats within the last 32 KiB (RFC 1951 §2), and in a module of 2 MB the forms of one function, one for
//! each type, lie far apart. A function is called by its number, so it is wasm-opt that moves them; here every function gets
//! a name that sorts into its place, and `--reorder-functions-by-name` does the rest. It writes no names out.

use std::cmp::Ordering;
use std::collections::{HashMap, VecDeque};
use std::mem;

use anyhow::{Context, Result};
use wasm_encoder::{Module, NameMap, NameSection, RawSection};
use wasmparser::{Parser, Payload, TypeRef};

/// How far gzip looks back, in bytes.
const WINDOW: usize = 32 * 1024;
/// What two functions may share: so many bytes in a row. One instruction more or less makes little difference.
const PIECE: usize = 6;
/// A piece that more functions hold is to be found anywhere.
const MOST_HOLDERS: usize = 100;

/// Returns the module with names by which its functions sort as they should lie, in the place of those it had.
///
/// # Errors
/// When it is no wasm module.
pub fn named_in_order(module: &[u8]) -> Result<Vec<u8>> {
    let mut copy = Module::new();
    let mut imported = 0_u32;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.context("expected a wasm module")?;
        match &payload {
            Payload::CustomSection(section) if section.name() == "name" => continue,
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
        if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = module.get(range).context("a section is cut short")?;
            copy.section(&RawSection { id, data });
        }
    }
    let mut places = vec![0_usize; bodies.len()];
    for (place, number) in Layout::of(&bodies).order().into_iter().enumerate() {
        if let Some(known) = places.get_mut(number) {
            *known = place;
        }
    }
    let mut functions = NameMap::new();
    for (number, place) in (imported..).zip(places) {
        functions.append(number, &format!("{place:08}"));
    }
    let mut names = NameSection::new();
    names.functions(&functions);
    copy.section(&names);
    Ok(copy.finish())
}

/// What is laid out: the functions by their numbers, and what they share.
struct Layout {
    functions: Vec<Function>,
    pieces: Vec<Piece>,
}

struct Function {
    length: usize,
    /// The numbers of its pieces, each once.
    pieces: Vec<usize>,
    /// How many of them lie within the window.
    shared: usize,
}

#[derive(Default)]
struct Piece {
    /// The numbers of the functions that hold it.
    holders: Vec<usize>,
    /// How many of them lie within the window.
    within: usize,
}

impl Layout {
    fn of(bodies: &[&[u8]]) -> Self {
        let mut numbers: HashMap<&[u8], usize> = HashMap::new();
        let (mut functions, mut pieces) = (Vec::new(), Vec::<Piece>::new());
        for (function, body) in bodies.iter().enumerate() {
            let mut held = Vec::new();
            for bytes in body.windows(PIECE) {
                let next = numbers.len();
                let number = *numbers.entry(bytes).or_insert(next);
                if number == next {
                    pieces.push(Piece::default());
                }
                let Some(piece) = pieces.get_mut(number) else { continue };
                if piece.holders.last() != Some(&function) {
                    piece.holders.push(function);
                    held.push(number);
                }
            }
            functions.push(Function { length: body.len(), pieces: held, shared: 0 });
        }
        Self { functions, pieces }
    }

    /// Returns the numbers of the functions in the order in which they should lie: first the longest, and after each the
    /// one that repeats most of itself from what lies within the window.
    fn order(mut self) -> Vec<usize> {
        let mut left: Vec<usize> = (0..self.functions.len()).collect();
        let (mut order, mut window, mut bytes) = (Vec::new(), VecDeque::new(), 0);
        let length = |layout: &Self, number: usize| layout.functions.get(number).map_or(0, |function| function.length);
        let mut next = (0..left.len()).max_by_key(|number| length(&self, *number));
        while let Some(place) = next {
            let number = left.swap_remove(place);
            order.push(number);
            window.push_back(number);
            bytes += length(&self, number);
            self.pass(number, Border::Enters);
            while bytes > WINDOW {
                let Some(number) = window.pop_front() else { break };
                bytes -= length(&self, number);
                self.pass(number, Border::Leaves);
            }
            let candidates =
                left.iter().enumerate().filter_map(|(place, number)| Some((place, self.functions.get(*number)?)));
            next = candidates.max_by(|(_, one), (_, other)| one.by_repetition(other)).map(|(place, _)| place);
        }
        order
    }

    /// Counts what a function brings into the window, or takes along out of it.
    fn pass(&mut self, number: usize, border: Border) {
        let Self { functions, pieces } = self;
        let held = functions.get_mut(number).map(|function| mem::take(&mut function.pieces)).unwrap_or_default();
        for number in &held {
            let Some(piece) = pieces.get_mut(*number) else { continue };
            // Of several in the window one is enough.
            let is_news = match border {
                Border::Enters => {
                    piece.within += 1;
                    piece.within == 1
                }
                Border::Leaves => {
                    piece.within -= 1;
                    piece.within == 0
                }
            };
            if !is_news || piece.holders.len() > MOST_HOLDERS {
                continue;
            }
            for holder in &piece.holders {
                let Some(holder) = functions.get_mut(*holder) else { continue };
                match border {
                    Border::Enters => holder.shared += 1,
                    Border::Leaves => holder.shared -= 1,
                }
            }
        }
        if let Some(function) = functions.get_mut(number) {
            function.pieces = held;
        }
    }
}

#[derive(Clone, Copy)]
enum Border {
    Enters,
    Leaves,
}

impl Function {
    /// Orders by how much is repeated for the length; of two that repeat nothing the shorter one comes last, and is next.
    fn by_repetition(&self, other: &Self) -> Ordering {
        let repeated = |function: &Self| 10 * function.shared + 1;
        let of = |function: &Self| function.length + PIECE;
        (repeated(self) * of(other)).cmp(&(repeated(other) * of(self)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three pairs that share all but their beginnings, apart from one another and further than the window reaches.
    fn bodies() -> Vec<Vec<u8>> {
        let long = |seed: u32| {
            (0..9_000_u32).map(move |at| u8::try_from((seed * 7_919 + at * at * 31 + at) % 251).unwrap_or(0))
        };
        (0..6_u8).map(|number| [number; 3].into_iter().chain(long(u32::from(number % 3))).collect()).collect()
    }

    #[test]
    fn what_is_alike_lies_side_by_side() {
        let bodies = bodies();
        let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        let order = Layout::of(&bodies).order();
        let pairs: Vec<_> = order.chunks(2).map(|pair| (pair[0] % 3, pair[1] % 3)).collect();
        assert!(pairs.iter().all(|(one, other)| one == other), "{order:?}");
        let mut all = order;
        all.sort_unstable();
        assert_eq!(all, [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn only_the_names_change() {
        assert!(named_in_order(b"text of eight").is_err());
        assert!(named_in_order(b"\0asm\x01\0\0\0\x0a\x05\0").is_err());
        // One type, two functions that return; then names.
        let module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x03\x02\0\0\x0a\x07\x02\x02\0\x0b\x02\0\x0b";
        let named = named_in_order(&[module.as_slice(), b"\0\x05\x04name"].concat()).unwrap();
        assert!(named.starts_with(module));
        let rest = String::from_utf8_lossy(&named[module.len()..]).into_owned();
        assert!(rest.contains("00000000") && rest.contains("00000001"), "{rest:?}");
        assert_eq!(rest.matches("name").count(), 1);
    }
}
