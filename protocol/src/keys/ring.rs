//! A ring of at most two keys of one use: which one seals now, and which ones still open.
//!
//! A key is *next* until its start (accepted, does not seal), *current* from then on, and *previous* once another one
//! has started: accepted for [`Ring::GRACE_S`] more.
//! The roles follow from the clock, so no deploy has to happen at a moment, and every isolate agrees.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::secret::{KeyFault, Secret};
use crate::time::UnixSeconds;

/// Names a key of a ring: the second at which it starts to seal. Ten digits wherever it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyId(u64);

/// What came is no key id.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a key id of ten digits")]
pub struct NotAKeyId;

impl KeyId {
    /// Digits of a key id; constant, so that no ticket is longer for its key.
    pub(crate) const DIGITS: usize = 10;
    /// The key id of sample keys.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) const SAMPLE: Self = Self(1);

    /// Names the key that starts then.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) const fn at(start: UnixSeconds) -> Self {
        Self(start.0)
    }

    const fn start(self) -> UnixSeconds {
        UnixSeconds(self.0)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:010}", self.0)
    }
}

impl From<KeyId> for String {
    fn from(id: KeyId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for KeyId {
    type Error = NotAKeyId;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl core::str::FromStr for KeyId {
    type Err = NotAKeyId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() != Self::DIGITS || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotAKeyId);
        }
        text.parse().map(Self).map_err(|_| NotAKeyId)
    }
}

/// One or two keys of the same use.
#[derive(Debug)]
pub struct Ring {
    older: (KeyId, Secret),
    newer: Option<(KeyId, Secret)>,
}

impl Ring {
    /// Seconds a replaced key still opens: the longest life of a ticket (15 minutes, extended once by 15).
    pub const GRACE_S: u64 = 30 * 60;

    /// Makes a ring; which key is the older one follows from their starts.
    pub(crate) fn new(one: (KeyId, Secret), other: Option<(KeyId, Secret)>) -> Self {
        match other {
            Some(other) if other.0 < one.0 => Self { older: other, newer: Some(one) },
            other => Self { older: one, newer: other },
        }
    }

    /// Returns the id of the key that seals now.
    ///
    /// Before any key has started the oldest one seals: a clock that is behind must not stop every reset.
    #[must_use]
    pub fn current(&self, now: UnixSeconds) -> KeyId {
        self.sealing(now).0
    }

    /// Returns the id of the key whose successor seals now, if there is one.
    #[must_use]
    pub fn succeeded(&self, now: UnixSeconds) -> Option<KeyId> {
        Some(self.older.0).filter(|older| *older != self.current(now))
    }

    /// Returns the key that seals now, with its id.
    pub(crate) fn sealing(&self, now: UnixSeconds) -> (KeyId, &Secret) {
        let (id, secret) = self.newer.as_ref().filter(|(id, _)| id.start() <= now).unwrap_or(&self.older);
        (*id, secret)
    }

    /// Returns a key that may open what lives no longer than a flow: next, current, or previous within its grace.
    pub(crate) fn accepting(&self, id: KeyId, now: UnixSeconds) -> Option<&Secret> {
        let is_retired = |newer: &(KeyId, Secret)| newer.0.start().plus(Self::GRACE_S) <= now;
        if id == self.older.0 && self.newer.as_ref().is_some_and(is_retired) {
            return None;
        }
        self.named(id)
    }

    /// Returns a key whatever its age, for what is stored and waits to be sealed anew.
    pub(crate) fn named(&self, id: KeyId) -> Option<&Secret> {
        core::iter::once(&self.older).chain(self.newer.as_ref()).find(|(known, _)| *known == id).map(|(_, key)| key)
    }
}

/// Reads the text of a slot: `start:secret`.
pub(super) fn parse_slot(text: &str) -> Result<(KeyId, Secret), KeyFault> {
    let (start, secret) = text.trim().split_once(':').ok_or(KeyFault::NoStart)?;
    // Thirteen digits would be milliseconds: a key that never starts.
    let is_start = (1..=KeyId::DIGITS).contains(&start.len()) && start.bytes().all(|byte| byte.is_ascii_digit());
    if !is_start {
        return Err(KeyFault::NoStart);
    }
    let start = start.parse().map_err(|_| KeyFault::NoStart)?;
    Ok((KeyId(start), Secret::parse(secret)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(starts: &[u64]) -> Ring {
        let mut keys = starts.iter().map(|start| (KeyId(*start), Secret::sample(&start.to_string())));
        Ring::new(keys.next().unwrap(), keys.next())
    }

    #[test]
    fn the_next_key_is_accepted_before_it_seals() {
        let ring = ring(&[1_000, 5_000]);
        assert_eq!(ring.current(UnixSeconds(4_999)), KeyId(1_000));
        assert!(ring.accepting(KeyId(5_000), UnixSeconds(2_000)).is_some());
        assert_eq!(ring.current(UnixSeconds(5_000)), KeyId(5_000));
    }

    #[test]
    fn the_previous_key_is_accepted_for_thirty_minutes_and_no_longer() {
        let ring = ring(&[1_000, 5_000]);
        assert!(ring.accepting(KeyId(1_000), UnixSeconds(5_000 + 1_799)).is_some());
        assert!(ring.accepting(KeyId(1_000), UnixSeconds(5_000 + 1_800)).is_none());
        // What is stored opens until it has been sealed anew.
        assert!(ring.named(KeyId(1_000)).is_some());
    }

    #[test]
    fn the_order_of_the_slots_does_not_matter() {
        let ring = ring(&[5_000, 1_000]);
        assert_eq!(ring.current(UnixSeconds(1_500)), KeyId(1_000));
        assert_eq!(ring.current(UnixSeconds(5_500)), KeyId(5_000));
    }

    #[test]
    fn a_single_key_seals_at_any_time_and_never_retires() {
        let ring = ring(&[5_000]);
        assert_eq!(ring.current(UnixSeconds(0)), KeyId(5_000));
        assert!(ring.accepting(KeyId(5_000), UnixSeconds(u64::MAX)).is_some());
        assert!(ring.accepting(KeyId(5_001), UnixSeconds(5_000)).is_none());
    }

    #[test]
    fn key_ids_are_ten_digits_and_nothing_else() {
        assert_eq!(KeyId(1_000).to_string(), "0000001000");
        assert_eq!("0000001000".parse(), Ok(KeyId(1_000)));
        for bad in ["", "1000", "00000010000", "+000001000", "000000100a", "００００００１０００"] {
            assert_eq!(bad.parse::<KeyId>(), Err(NotAKeyId), "{bad}");
        }
    }
}
