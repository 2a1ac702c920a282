//! The age of keys: which of a ring seals, and since when.

use anyhow::Result;

use super::Finding;
use crate::rotate::{RingName, Slot};
use crate::secrets::SecretsFile;

const DAY_S: u64 = 24 * 60 * 60;
/// A key older than half a year deserves a successor: Entra rolls the keys of its writeback every six months.
const OLD_S: u64 = 180 * DAY_S;

/// Says of every ring which key seals at `now`.
///
/// # Errors
/// When a slot holds something else than `start:secret`.
pub fn look(file: &SecretsFile, now: u64) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for ring in RingName::ALL {
        let [a, b] = ring.slots(file)?;
        let slots = [(Slot::A, a), (Slot::B, b)].into_iter().filter_map(|(slot, start)| Some((slot, start?)));
        let mut slots: Vec<_> = slots.collect();
        slots.sort_by_key(|(_, start)| *start);
        // Before any key has started the oldest one seals, as in the protocol.
        let Some((slot, start)) = slots.iter().rev().find(|(_, start)| *start <= now).or(slots.first()) else {
            continue;
        };
        let variable = ring.variable(*slot);
        findings.push(match now.saturating_sub(*start) {
            age if age > OLD_S => Finding::Care(format!(
                "{variable} has sealed for {} days: `cargo xtask rotate {ring}` gives it a successor",
                age / DAY_S
            )),
            age => Finding::Good(format!("{variable} has sealed for {} days", age / DAY_S)),
        });
        if let Some((slot, start)) = slots.last().filter(|(_, start)| *start > now) {
            findings.push(Finding::Good(format!("{} seals in {} s", ring.variable(*slot), start - now)));
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_that_seals_is_named_and_its_age_judged() {
        let now = 1_800_000_000;
        let path = std::env::temp_dir().join(format!("latchkey-ages-{}", std::process::id()));
        let text = format!("TICKET_KEY_A=5:x\nTICKET_KEY_B={}:x\nCODE_KEY_B={}:x\n", now + 60, now - 3 * DAY_S);
        std::fs::write(&path, text).unwrap();
        let file = SecretsFile::read(&path).unwrap().unwrap();
        std::fs::remove_file(&path).unwrap();
        let found: Vec<String> = look(&file, now).unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("care   TICKET_KEY_A has sealed for"), "{found:?}");
        assert_eq!(found[1], "ok     TICKET_KEY_B seals in 60 s");
        assert_eq!(found[2], "ok     CODE_KEY_B has sealed for 3 days");
    }
}
