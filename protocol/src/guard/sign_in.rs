//! The sign-in lockout: wrong passwords in a row pause the sign-in. Kept apart from the reset lock, so that whoever
//! guesses passwords does not stop a reset, and the other way round.
//!
//! Comparing a password takes a slow hash, so the attempt is counted as wrong before it is compared and taken back when
//! it was right: parallel guesses cannot get past the budget.

use serde::{Deserialize, Serialize};

use crate::limits::{DAY_S, Limits, MAX_SIGN_IN_PAUSE_S};
use crate::time::UnixSeconds;

/// A sign-in with a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignIn {
    /// Before the password is compared.
    Reserve {
        /// The limits in force.
        limits: Limits,
    },
    /// After it was right. A wrong one is counted already.
    Right,
}

/// Whether the password may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInVerdict {
    /// It may.
    Allowed,
    /// It may not, even if it is right.
    Paused {
        /// When to try again, in seconds.
        retry_after: u32,
    },
    /// The right password was noted.
    Cleared,
}

/// The sign-in's part of a subject's row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignInState {
    failures: u32,
    last: UnixSeconds,
    paused_until: UnixSeconds,
}

impl SignInState {
    /// Decides one event at `now`.
    pub(super) fn decide(&mut self, event: SignIn, now: UnixSeconds) -> SignInVerdict {
        let SignIn::Reserve { limits } = event else {
            *self = Self::default();
            return SignInVerdict::Cleared;
        };
        if now < self.paused_until {
            return SignInVerdict::Paused { retry_after: now.until_s(self.paused_until) };
        }
        if self.expires().is_some_and(|expires| expires <= now) {
            *self = Self::default();
        }
        self.failures = self.failures.saturating_add(1);
        self.last = now;
        if let Some(beyond) = self.failures.checked_sub(limits.sign_in_failures) {
            let pause = u64::from(limits.sign_in_pause_s).saturating_mul(1 << beyond.min(16));
            self.paused_until = now.plus(pause.min(MAX_SIGN_IN_PAUSE_S));
        }
        SignInVerdict::Allowed
    }

    /// Forgets what was counted, as after a completed reset or unlock.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Returns when it stops to matter: a day after the last wrong password.
    pub(super) fn expires(&self) -> Option<UnixSeconds> {
        (self.failures > 0).then(|| self.last.plus(DAY_S).max(self.paused_until))
    }
}
