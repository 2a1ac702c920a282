//! What is good once ever: the steps of each authenticator (RFC 6238 §5.2) and every saved code, in resets and at sign-in
//! together.

use serde::{Deserialize, Serialize};

use crate::guard::{Block, Outcome, TotpStep};
use crate::ids::{DestinationDigest, EnrolmentId};
use crate::limits::SKEW_S;
use crate::time::UnixSeconds;
use crate::totp::{STEP_S, Step};

/// How many credentials are remembered; more than anybody enrols.
const MAX_CREDENTIALS: usize = 16;

/// How many sets of saved codes are remembered, the ones used last. Each was made under a fresh proof, and the account lists
/// none of an older set: whoever crowds one out gains nothing by it.
const MAX_SETS: usize = 8;

/// The last step used of each credential, and the saved codes used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Steps {
    last: Vec<(EnrolmentId, u64)>,
    /// The greatest step of a credential that was forgotten: one we do not know may have used that.
    floor: u64,
    /// The saved codes that were used, a bit for each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    saved: Vec<(DestinationDigest, u16)>,
}

/// What an answer is worth once blocks and steps are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Checked {
    /// It was not looked at.
    Blocked(Block),
    /// It is right.
    Right(Option<DestinationDigest>),
    /// It is wrong.
    Wrong,
}

impl Steps {
    /// Turns a right answer whose step or code was spent, or whose step is not due, into a wrong one.
    pub(super) fn check(&mut self, outcome: &Outcome, now: UnixSeconds) -> Checked {
        match outcome {
            Outcome::Right { step: Some(step), .. } if !self.spend(step, now) => Checked::Wrong,
            Outcome::Right { destination, .. } => Checked::Right(*destination),
            Outcome::Saved { destination, place } if self.spend_saved(*destination, *place) => {
                Checked::Right(Some(*destination))
            }
            Outcome::Saved { .. } | Outcome::Wrong => Checked::Wrong,
        }
    }

    /// Uses a step and tells whether it was there to be used: the current or the previous one of our clock, and later
    /// than every one used before.
    fn spend(&mut self, used: &TotpStep, now: UnixSeconds) -> bool {
        let current = Step::at(now).0;
        if used.step > current || used.step.saturating_add(1) < current {
            return false;
        }
        let known = self.last.iter_mut().find(|(credential, _)| *credential == used.credential);
        let last = known.as_ref().map_or(self.floor, |(_, last)| *last);
        if used.step <= last {
            return false;
        }
        match known {
            Some((_, last)) => *last = used.step,
            None => self.remember(used),
        }
        true
    }

    /// Uses a saved code and tells whether it was there to be used.
    fn spend_saved(&mut self, set: DestinationDigest, place: u8) -> bool {
        let known = self.saved.iter().position(|(known, _)| *known == set);
        let used = known.map_or(0, |known| self.saved.remove(known).1);
        let bit = 1_u16.checked_shl(place.into()).unwrap_or_default();
        self.saved.push((set, used | bit));
        let surplus = self.saved.len().saturating_sub(MAX_SETS);
        self.saved.drain(..surplus);
        bit != 0 && used & bit == 0
    }

    /// Tells whether there is something that no time makes good again: a code that is listed as unused, because the note of
    /// its use got lost, must stay used.
    pub(super) const fn is_lasting(&self) -> bool {
        !self.saved.is_empty()
    }

    /// Returns when no remembered step could be accepted any more.
    pub(super) fn expires(&self) -> Option<UnixSeconds> {
        let newest = self.last.iter().map(|(_, step)| *step).max()?;
        Some(UnixSeconds(newest.saturating_add(2).saturating_mul(STEP_S)).plus(SKEW_S))
    }

    fn remember(&mut self, used: &TotpStep) {
        if self.last.len() >= MAX_CREDENTIALS {
            let oldest = self.last.iter().enumerate().min_by_key(|(_, (_, step))| *step).map(|(place, _)| place);
            if let Some(place) = oldest {
                let (_, step) = self.last.swap_remove(place);
                self.floor = self.floor.max(step);
            }
        }
        self.last.push((used.credential.clone(), used.step));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

    fn spend(steps: &mut Steps, set: u8, place: u8) -> Checked {
        steps.check(&Outcome::Saved { destination: DestinationDigest([set; 16]), place }, NOW)
    }

    const fn right(set: u8) -> Checked {
        Checked::Right(Some(DestinationDigest([set; 16])))
    }

    /// Rule: a saved code is good once, each code and each set by itself; what is no code of a set is none.
    #[test]
    fn a_saved_code_is_good_once() {
        let mut steps = Steps::default();
        assert!(!steps.is_lasting());
        for (set, place) in [(1, 0), (1, 9), (2, 0), (1, 15)] {
            assert_eq!(spend(&mut steps, set, place), right(set), "{set}: {place}");
            assert_eq!(spend(&mut steps, set, place), Checked::Wrong, "{set}: {place} again");
        }
        assert_eq!([(1, 0), (1, 9), (2, 0)].map(|(set, place)| spend(&mut steps, set, place)), [Checked::Wrong; 3]);
        assert_eq!([16, 255].map(|place| spend(&mut steps, 1, place)), [Checked::Wrong; 2]);
        assert!(steps.is_lasting(), "no time makes a used code good again");
    }

    /// Rule: as many sets are remembered as there is room for, those that were used last.
    #[test]
    fn sets_that_were_used_last_are_remembered() {
        let mut steps = Steps::default();
        let sets = 0..u8::try_from(MAX_SETS).unwrap();
        for set in sets.clone() {
            assert_eq!(spend(&mut steps, set, 0), right(set));
        }
        for set in sets {
            assert_eq!(spend(&mut steps, set, 0), Checked::Wrong, "{set}");
        }
        assert_eq!(spend(&mut steps, 100, 0), right(100));
        assert_eq!(steps.saved.len(), MAX_SETS);
        assert_eq!(spend(&mut steps, 1, 0), Checked::Wrong, "the one used longest ago went");
    }
}
