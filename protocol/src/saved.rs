//! Saved recovery codes: what is kept of them, and how one is found again (NIST SP 800-63B-4 §3.1.2, §4.2.1.1).
//!
//! A code is derived from the attempt that asked for its set, so that a repeat of it shows the same ones and nothing readable
//! is ever stored. Kept is a keyed mark of each, which names account and set: it is what a typed code is looked up by, so no
//! part of the code itself has to be kept for that. The marks hang on `GUARD_KEY`, which is for life.
//! Not here: that each is good once (the guard's), and how one is typed ([`latchkey_shared::recovery`]).

use core::fmt;

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use latchkey_shared::opaque::Attempt;
use latchkey_shared::recovery::RecoveryCode;

use crate::ids::TenantId;
use crate::keys::{Derivation, Keys, Use};
use crate::limits::SAVED_CODES;

/// Bytes of a mark: nobody finds another code of the same one.
const MARK_BYTES: usize = 16;

/// What is kept of one code.
pub(crate) type Mark = [u8; MARK_BYTES];

/// A set of saved codes as it is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedCodes {
    marks: Vec<Mark>,
    /// A bit for each that was used.
    used: u16,
}

/// What was stored is no set of saved codes.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected the marks of a set of saved codes")]
pub struct NotASet;

/// Whose code it is, and of which set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whose<'a> {
    /// The organisation.
    pub tenant: &'a TenantId,
    /// The account, by its immutable id.
    pub subject: &'a str,
    /// The set, by its enrolment.
    pub set: &'a str,
}

impl Whose<'_> {
    /// Makes the codes of the set that an attempt of a session asks for.
    pub(crate) fn codes(&self, keys: &Keys, session: &[u8; 16], attempt: &Attempt) -> Vec<RecoveryCode> {
        let code = |place: u8| {
            let secret = self.derivation(keys, Use::SavedCode).field(session).field(attempt.as_bytes()).field(&[place]);
            RecoveryCode::code(secret.finish_short())
        };
        (0..SAVED_CODES).map(code).collect()
    }

    /// Makes the recovery pass that an attempt of whoever administers asks for.
    pub(crate) fn pass(&self, keys: &Keys, actor: &str, attempt: &Attempt) -> RecoveryCode {
        let secret = self.derivation(keys, Use::SavedCode).field(actor.as_bytes()).field(attempt.as_bytes());
        let [secret @ .., _, _, _, _, _] = secret.finish_short();
        RecoveryCode::pass(secret)
    }

    /// Returns what a code of this set is looked up by.
    pub(crate) fn mark(&self, keys: &Keys, code: &RecoveryCode) -> Mark {
        self.derivation(keys, Use::SavedMark).field(code.expose()).finish_short()
    }

    /// Returns a set of these codes as it is kept.
    pub(crate) fn set(&self, keys: &Keys, codes: &[RecoveryCode]) -> SavedCodes {
        SavedCodes { marks: codes.iter().map(|code| self.mark(keys, code)).collect(), used: 0 }
    }

    fn derivation(&self, keys: &Keys, use_: Use) -> Derivation {
        let derivation = Derivation::new(&keys.guard, use_, self.tenant);
        derivation.field(self.subject.as_bytes()).field(self.set.as_bytes())
    }
}

impl SavedCodes {
    /// Reads what was stored of a set: its marks, one behind the other, and which are used.
    ///
    /// # Errors
    /// [`NotASet`] if there are no marks, or half of one.
    pub fn from_stored(marks: &[u8], used: u16) -> Result<Self, NotASet> {
        let (marks, rest) = marks.as_chunks::<MARK_BYTES>();
        if marks.is_empty() || !rest.is_empty() {
            return Err(NotASet);
        }
        Ok(Self { marks: marks.to_vec(), used })
    }

    /// Returns the marks, one behind the other, to be sealed.
    #[must_use]
    pub fn marks(&self) -> Vec<u8> {
        self.marks.concat()
    }

    /// Returns which are used, a bit for each.
    #[must_use]
    pub const fn used(&self) -> u16 {
        self.used
    }

    /// Returns how many are left.
    #[must_use]
    pub fn left(&self) -> u8 {
        let left = (0_u8..).zip(&self.marks).filter(|(place, _)| !self.is_used(*place));
        u8::try_from(left.count()).unwrap_or(u8::MAX)
    }

    /// Notes that one is used.
    pub fn spend(&mut self, place: u8) {
        self.used |= bit(place);
    }

    /// Finds the unused code of this mark. Every mark is looked at, so the time says nothing of which it is.
    pub(crate) fn find(&self, mark: &Mark) -> Option<u8> {
        let is_it = |known: &Mark| bool::from(known.ct_eq(mark));
        let found = (0_u8..).zip(&self.marks).fold(None, |found, (place, known)| {
            let is_it = is_it(known);
            if is_it { Some(place) } else { found }
        });
        found.filter(|place| !self.is_used(*place))
    }

    const fn is_used(&self, place: u8) -> bool {
        self.used & bit(place) != 0
    }
}

/// Returns the bit of a place; none beyond the sixteen there are, where the guard lets nothing pass.
const fn bit(place: u8) -> u16 {
    if place < 16 { 1 << place } else { 0 }
}

impl fmt::Debug for SavedCodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SavedCodes({} left)", self.left())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SESSION: [u8; 16] = [3; 16];

    fn whose<'a>(tenant: &'a TenantId, subject: &'a str, set: &'a str) -> Whose<'a> {
        Whose { tenant, subject, set }
    }

    /// Rule: a repeat of the attempt makes the same codes; another attempt, session, account or organisation others.
    #[test]
    fn codes_follow_from_their_attempt() {
        let (keys, alder, birch) = (Keys::for_tests(), TenantId("alder".to_owned()), TenantId("birch".to_owned()));
        let nora = whose(&alder, "nora", "set");
        let codes = |whose: &Whose<'_>, session: u8, attempt: u8| {
            whose.codes(&keys, &[session; 16], &Attempt::from_bytes([attempt; 16]))
        };
        let first = codes(&nora, 3, 1);
        assert_eq!(first.len(), 10);
        assert_eq!(codes(&nora, 3, 1), first);
        for others in [
            codes(&nora, 3, 2),
            codes(&nora, 4, 1),
            codes(&whose(&alder, "marta", "set"), 3, 1),
            codes(&whose(&birch, "nora", "set"), 3, 1),
        ] {
            assert!(others.iter().all(|code| !first.contains(code)));
        }
        let apart = first.iter().enumerate().all(|(place, code)| !first[..place].contains(code));
        assert!(apart, "ten different ones");
    }

    /// Rule: a code is found in its own set of its own account, once it is used no more, and its neighbours stay.
    #[test]
    fn a_code_is_found_in_its_own_set_until_it_is_used() {
        let (keys, tenant) = (Keys::for_tests(), TenantId("alder".to_owned()));
        let nora = whose(&tenant, "nora", "set");
        let codes = nora.codes(&keys, &SESSION, &Attempt::from_bytes([1; 16]));
        let mut set = nora.set(&keys, &codes);
        for (place, code) in (0_u8..).zip(&codes) {
            assert_eq!(set.find(&nora.mark(&keys, code)), Some(place));
        }
        assert_eq!(set.find(&whose(&tenant, "marta", "set").mark(&keys, &codes[0])), None);
        assert_eq!(set.find(&whose(&tenant, "nora", "other").mark(&keys, &codes[0])), None);
        set.spend(4);
        assert_eq!((set.left(), set.find(&nora.mark(&keys, &codes[4]))), (9, None));
        assert_eq!(set.find(&nora.mark(&keys, &codes[5])), Some(5));
    }

    /// What is stored and sealed; another form needs a way to read this one.
    #[test]
    fn a_set_is_read_as_it_was_stored() {
        let (keys, tenant) = (Keys::for_tests(), TenantId("alder".to_owned()));
        let nora = whose(&tenant, "nora", "set");
        let mut set = nora.set(&keys, &nora.codes(&keys, &SESSION, &Attempt::from_bytes([1; 16])));
        set.spend(3);
        set.spend(16);
        let stored = set.marks();
        assert_eq!(stored.len(), 160);
        assert_eq!(SavedCodes::from_stored(&stored, set.used()), Ok(set.clone()));
        assert_eq!(SavedCodes::from_stored(&stored[1..], 0), Err(NotASet));
        assert_eq!(SavedCodes::from_stored(&[], 0), Err(NotASet));
        assert_eq!(format!("{set:?}"), "SavedCodes(9 left)");
        let hex = data_encoding::HEXLOWER.encode(&stored[..16]);
        assert_eq!(hex, "398d4b7e4edfa74dfc025e4ec58d0183", "computed elsewhere");
    }
}
