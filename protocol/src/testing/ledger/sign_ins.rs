//! The sign-in's pauses, found in the history.

use super::Ledger;
use crate::guard::{SignIn, SignInVerdict, SubjectEvent, SubjectVerdict};
use crate::limits::{DAY_S, Limits, MAX_SIGN_IN_PAUSE_S};
use crate::time::UnixSeconds;

impl Ledger {
    pub(super) fn sign_in(&self, event: SignIn, now: UnixSeconds) -> SignInVerdict {
        if event == SignIn::Right {
            return SignInVerdict::Cleared;
        }
        match self.paused_until() {
            Some(until) if now < until => SignInVerdict::Paused { retry_after: now.until_s(until) },
            _ => SignInVerdict::Allowed,
        }
    }

    /// Until when the last passwords compared pause the sign-in.
    fn paused_until(&self) -> Option<UnixSeconds> {
        let mut run: Vec<(UnixSeconds, Limits)> = Vec::new();
        for (at, limits) in self.compared_since_cleared() {
            // A day without a wrong password, and the next one is the first again.
            if run.last().is_some_and(|(last, _)| last.plus(DAY_S) <= at) {
                run.clear();
            }
            run.push((at, limits));
        }
        let (at, limits) = *run.last()?;
        let beyond = u32::try_from(run.len()).ok()?.checked_sub(limits.sign_in_failures)?;
        let doubled = (0..beyond).fold(u64::from(limits.sign_in_pause_s), |pause, _| pause.saturating_mul(2));
        Some(at.plus(doubled.min(MAX_SIGN_IN_PAUSE_S)))
    }

    /// The passwords that were compared since a right one, a reset or an unlock: all of them wrong so far.
    fn compared_since_cleared(&self) -> Vec<(UnixSeconds, Limits)> {
        let completed = self.completed();
        let mut compared = Vec::new();
        for (place, entry) in self.entries.iter().enumerate() {
            match (&entry.event, &entry.verdict) {
                (SubjectEvent::SignIn(SignIn::Reserve { limits }), SubjectVerdict::SignIn(SignInVerdict::Allowed)) => {
                    compared.push((entry.at, *limits));
                }
                (SubjectEvent::SignIn(SignIn::Right), _) => compared.clear(),
                _ if completed.iter().any(|(done, _)| *done == place) => compared.clear(),
                _ => {}
            }
        }
        compared
    }
}
