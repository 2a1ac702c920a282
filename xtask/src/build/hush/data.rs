//! The data of a module, object by object, and which of it nothing mentions any more.
//!
//! The linker keeps every object a piece of its own (`frontend/build.rs`), so where each begins and ends is known. Zeroed is
//! only what a panic was seen to mention, and nothing else does: no instruction that is left, and no object that stays.

use anyhow::Result;
use wasmparser::{Operator, Parser, Payload};

use super::anatomy::{Anatomy, address_of};
use super::constant;

/// Everything that lies in memory from the start, in the order of its addresses.
pub struct Objects(Vec<Object>);

struct Object {
    at: u32,
    bytes: Vec<u8>,
}

/// What a panic would have said, if nothing else needs it.
pub struct Said {
    objects: Objects,
    suspects: Vec<bool>,
}

impl Objects {
    /// Takes the data of a module.
    pub fn of(data: Vec<(u32, &[u8])>) -> Self {
        let mut objects: Vec<Object> =
            data.into_iter().map(|(at, bytes)| Object { at, bytes: bytes.to_vec() }).collect();
        objects.sort_by_key(|object| object.at);
        Self(objects)
    }

    /// Returns where the first object lies, and everything from there to the end of the last one.
    pub fn in_one_piece(&self) -> (u32, Vec<u8>) {
        let begins = self.0.first().map_or(0, |object| object.at);
        let mut bytes = Vec::new();
        for Object { at, bytes: own } in &self.0 {
            let place = usize::try_from(at - begins).unwrap_or(usize::MAX);
            bytes.resize(place.max(bytes.len()), 0);
            bytes.extend(own);
        }
        (begins, bytes)
    }

    /// Finds the object that an address lies in.
    fn at(&self, address: u32) -> Option<usize> {
        let number = self.0.partition_point(|object| object.at <= address).checked_sub(1)?;
        let object = self.0.get(number)?;
        (usize::try_from(address - object.at).ok()? < object.bytes.len()).then_some(number)
    }

    /// Returns the objects that one mentions: by any word of it that is an address.
    fn mentioned_by(&self, number: usize) -> impl Iterator<Item = usize> {
        let object = self.0.get(number);
        // Words lie at addresses that four divides.
        let skipped = object.map_or(0, |object| usize::try_from(object.at.wrapping_neg() % 4).unwrap_or_default());
        let bytes = object.and_then(|object| object.bytes.get(skipped..)).unwrap_or_default();
        bytes.as_chunks().0.iter().filter_map(|word| self.at(u32::from_le_bytes(*word)))
    }

    /// Returns which objects can be reached from these.
    fn reached_from(&self, roots: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let mut reached = vec![false; self.0.len()];
        let mut todo: Vec<usize> = roots.into_iter().collect();
        while let Some(number) = todo.pop() {
            if let Some(known) = reached.get_mut(number)
                && !*known
            {
                *known = true;
                todo.extend(self.mentioned_by(number));
            }
        }
        reached
    }
}

impl Said {
    /// Suspects what lies at these addresses.
    pub fn new(objects: Objects, addresses: &[u32]) -> Self {
        let mut suspects = vec![false; objects.0.len()];
        for number in addresses.iter().filter_map(|address| objects.at(*address)) {
            if let Some(suspect) = suspects.get_mut(number) {
                *suspect = true;
            }
        }
        Self { objects, suspects }
    }

    /// Zeroes what the module no longer mentions of it, where it lies.
    ///
    /// # Errors
    /// When it is no wasm module.
    pub fn forget(self, module: &[u8]) -> Result<Vec<u8>> {
        let anatomy = Anatomy::of(module)?;
        let mentioned: Vec<usize> = anatomy
            .bodies
            .iter()
            .flat_map(|body| &body.operators)
            .flat_map(|operator| [constant(operator), offset(operator)])
            .filter_map(|address| self.objects.at(address?))
            .collect();
        let dead = self.dead(&mentioned);
        let mut silent = module.to_vec();
        for payload in Parser::new(0).parse_all(module) {
            let Payload::DataSection(section) = payload? else { continue };
            for data in section {
                let data = data?;
                let (at, end) = (address_of(&data.kind)?, usize::try_from(data.range.end)?);
                let Some(bytes) = silent.get_mut(end - data.data.len()..end) else { continue };
                for (address, byte) in (at..).zip(bytes) {
                    if self.objects.at(address).and_then(|number| dead.get(number)) == Some(&true) {
                        *byte = 0;
                    }
                }
            }
        }
        Ok(silent)
    }

    /// Returns the suspects that neither the code mentions nor an object that stays; and what only they mention, likewise.
    fn dead(&self, mentioned: &[usize]) -> Vec<bool> {
        let mut suspects = self.suspects.clone();
        loop {
            let stays = suspects.iter().enumerate().filter(|(_, suspect)| !**suspect).map(|(number, _)| number);
            let reached = self.objects.reached_from(stays.chain(mentioned.iter().copied()));
            let dead: Vec<bool> = reached.iter().map(|reached| !reached).collect();
            let mut is_news = false;
            for number in dead.iter().enumerate().filter(|(_, dead)| **dead).map(|(number, _)| number) {
                for further in self.objects.mentioned_by(number) {
                    if let Some(suspect) = suspects.get_mut(further) {
                        is_news |= !*suspect;
                        *suspect = true;
                    }
                }
            }
            if !is_news {
                return dead;
            }
        }
    }
}

/// Returns the fixed part of the address that an instruction reads or writes at.
fn offset(operator: &Operator<'_>) -> Option<u32> {
    match operator {
        Operator::I32Load { memarg }
        | Operator::I64Load { memarg }
        | Operator::F32Load { memarg }
        | Operator::F64Load { memarg }
        | Operator::I32Load8S { memarg }
        | Operator::I32Load8U { memarg }
        | Operator::I32Load16S { memarg }
        | Operator::I32Load16U { memarg }
        | Operator::I64Load8S { memarg }
        | Operator::I64Load8U { memarg }
        | Operator::I64Load16S { memarg }
        | Operator::I64Load16U { memarg }
        | Operator::I64Load32S { memarg }
        | Operator::I64Load32U { memarg }
        | Operator::I32Store { memarg }
        | Operator::I64Store { memarg }
        | Operator::F32Store { memarg }
        | Operator::F64Store { memarg }
        | Operator::I32Store8 { memarg }
        | Operator::I32Store16 { memarg }
        | Operator::I64Store8 { memarg }
        | Operator::I64Store16 { memarg }
        | Operator::I64Store32 { memarg } => u32::try_from(memarg.offset).ok(),
        _ => None,
    }
}
