//! A ring of two slots as its secrets tell it, and which slot a rotation fills.

use std::fmt;

use anyhow::{Context as _, Result, bail};

use crate::secrets::SecretsFile;

/// Seconds a replaced key still opens tickets and codes: `Ring::GRACE_S` of the protocol.
const GRACE_S: u64 = 30 * 60;

/// A ring of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RingName {
    /// What seals tickets.
    Tickets,
    /// What codes are derived from.
    Codes,
    /// What seals contacts, seeds and waiting notices in the database.
    Contacts,
}

/// One of a ring's two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// `…_A`
    A,
    /// `…_B`
    B,
}

/// From when the new key seals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In so many seconds; what is under way goes on.
    In(u64),
    /// At once, because the present key is known to somebody: what is under way ends.
    Leaked,
}

/// When the key in each slot starts to seal, in Unix seconds.
pub type Starts = [Option<u64>; 2];

/// What a rotation does.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan {
    /// Where the new key goes.
    pub slot: Slot,
    /// When it begins to seal, in Unix seconds.
    pub start: u64,
    /// The start of the key that is overwritten.
    pub lost: Option<u64>,
    /// Whether the other slot is emptied.
    pub ends_the_other: bool,
}

impl RingName {
    /// Every ring.
    pub const ALL: [Self; 3] = [Self::Tickets, Self::Codes, Self::Contacts];

    /// The ring of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ring| ring.to_string() == name)
    }

    /// The variable of a slot.
    pub const fn variable(self, slot: Slot) -> &'static str {
        match (self, slot) {
            (Self::Tickets, Slot::A) => "TICKET_KEY_A",
            (Self::Tickets, Slot::B) => "TICKET_KEY_B",
            (Self::Codes, Slot::A) => "CODE_KEY_A",
            (Self::Codes, Slot::B) => "CODE_KEY_B",
            (Self::Contacts, Slot::A) => "CONTACT_KEY_A",
            (Self::Contacts, Slot::B) => "CONTACT_KEY_B",
        }
    }

    /// Reads when the key in each slot starts.
    ///
    /// # Errors
    /// When a slot holds something else than `start:secret`.
    pub fn slots(self, file: &SecretsFile) -> Result<Starts> {
        let start = |slot: Slot| {
            let variable = self.variable(slot);
            let start = |text: &str| text.split_once(':').and_then(|(start, _)| start.trim().parse().ok());
            file.get(variable).map(|text| start(text).with_context(|| format!("{variable}: expected start:secret")))
        };
        Ok([start(Slot::A).transpose()?, start(Slot::B).transpose()?])
    }
}

impl fmt::Display for RingName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tickets => "tickets",
            Self::Codes => "codes",
            Self::Contacts => "contacts",
        })
    }
}

impl Slot {
    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

impl Plan {
    /// Tells the operator what was done.
    pub fn told(&self, ring: RingName) -> String {
        let variable = ring.variable(self.slot);
        if self.ends_the_other {
            let other = ring.variable(self.slot.other());
            return format!(
                "{variable} has a new key that seals at once; {other} is emptied: everything under way ends"
            );
        }
        format!("{variable} has a new key, which seals from {} on (Unix seconds)", self.start)
    }
}

/// Decides which slot gets the new key.
///
/// # Errors
/// When a rotation is under way already, or the key that would go is still needed.
pub fn plan(ring: RingName, starts: &Starts, when: When, now: u64) -> Result<Plan> {
    let start = match when {
        When::In(seconds) => now.saturating_add(seconds),
        When::Leaked => now,
    };
    // What contacts have sealed stays readable whatever leaked: only a key that seals nothing any more may go.
    let ends_the_other = when == When::Leaked && ring != RingName::Contacts;
    let (slot, lost) = match *starts {
        [None, None] => bail!("the ring of {ring} has no key yet"),
        [Some(_), None] => (Slot::B, None),
        [None, Some(_)] => (Slot::A, None),
        [Some(a), Some(b)] => {
            let (older, lost, newer) = if a < b { (Slot::A, a, b) } else { (Slot::B, b, a) };
            if !ends_the_other && newer > now {
                bail!("the last rotation is under way: its key begins to seal in {} s", newer - now);
            }
            if !ends_the_other && newer + GRACE_S > now {
                bail!("the older key still opens what is under way, for {} s more", newer + GRACE_S - now);
            }
            (older, Some(lost))
        }
    };
    if starts.contains(&Some(start)) {
        bail!("the present key starts at that very second: wait for the next one");
    }
    Ok(Plan { slot, start, lost, ends_the_other })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_800_000_000;

    fn check(ring: RingName, starts: Starts, when: When, expected: Option<(Slot, u64, Option<u64>, bool)>) {
        let planned = plan(ring, &starts, when, NOW).ok();
        let expected = expected.map(|(slot, start, lost, ends_the_other)| Plan { slot, start, lost, ends_the_other });
        assert_eq!(planned, expected, "{ring} {starts:?} {when:?}");
    }

    #[test]
    fn the_older_slot_gets_the_new_key() {
        let hour = When::In(3_600);
        let next = NOW + 3_600;
        check(RingName::Tickets, [Some(5), None], hour, Some((Slot::B, next, None, false)));
        check(RingName::Tickets, [None, Some(5)], hour, Some((Slot::A, next, None, false)));
        check(RingName::Codes, [Some(5), Some(9)], hour, Some((Slot::A, next, Some(5), false)));
        check(RingName::Contacts, [Some(9), Some(5)], hour, Some((Slot::B, next, Some(5), false)));
        check(RingName::Codes, [None, None], hour, None);
    }

    // Rule: no rotation drops a key that still opens what is under way.
    #[test]
    fn a_rotation_waits_for_the_last_one() {
        let hour = When::In(3_600);
        check(RingName::Tickets, [Some(5), Some(NOW + 1)], hour, None);
        check(RingName::Tickets, [Some(5), Some(NOW - GRACE_S + 1)], hour, None);
        check(RingName::Tickets, [Some(5), Some(NOW - GRACE_S)], hour, Some((Slot::A, NOW + 3_600, Some(5), false)));
        check(RingName::Tickets, [Some(5), None], When::In(0), Some((Slot::B, NOW, None, false)));
        check(RingName::Tickets, [Some(NOW), None], When::In(0), None);
    }

    // Rule: a leaked key opens nothing more; but contacts stay readable until they are sealed anew.
    #[test]
    fn a_leak_ends_what_is_under_way_and_loses_no_contact() {
        check(RingName::Tickets, [Some(5), None], When::Leaked, Some((Slot::B, NOW, None, true)));
        check(RingName::Tickets, [Some(5), Some(NOW + 1)], When::Leaked, Some((Slot::A, NOW, Some(5), true)));
        check(RingName::Contacts, [Some(5), None], When::Leaked, Some((Slot::B, NOW, None, false)));
        check(RingName::Contacts, [Some(5), Some(NOW - 1)], When::Leaked, None);
    }
}
