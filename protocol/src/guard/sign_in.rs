//! The sign-in lockout: wrong passwords and wrong codes in a row pause the sign-in. Kept apart from the reset lock, so
//! that whoever guesses passwords does not stop a reset, and the other way round.
//!
//! Comparing a password takes a slow hash, so the attempt is counted as wrong before it is compared and taken back when
//! the sign-in is complete: parallel guesses cannot get past the budget, and neither can somebody who knows the password
//! and guesses codes. The figures are those of Entra's smart lockout.

use serde::{Deserialize, Serialize};

use latchkey_shared::opaque::Attempt;

use crate::guard::step::{Checked, Steps};
use crate::guard::{Outcome, PasswordMark};
use crate::ids::{ChallengeId, DestinationDigest, FlowId};
use crate::limits::{DAY_S, Limits, MAX_SIGN_IN_PAUSE_S, REMEMBERED_BAD_PASSWORDS, REPEAT_S};
use crate::time::UnixSeconds;

/// How many answered challenges are remembered; each took a right code, so nobody can crowd one out.
const MAX_SPENT: usize = 8;

/// A sign-in with a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignIn {
    /// Before the password is compared.
    Reserve {
        /// The limits in force.
        limits: Limits,
        /// What the password is recognised by if it comes again.
        mark: PasswordMark,
    },
    /// The password was right, and nothing more is asked; or an administrator has unlocked the sign-in. A wrong one is
    /// counted already.
    Right,
}

/// Whether the password may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInVerdict {
    /// It may, and is counted.
    Allowed,
    /// It may, and is not counted: it is one of the last bad ones.
    Known,
    /// It may not, even if it is right.
    Paused {
        /// When to try again, in seconds.
        retry_after: u32,
    },
    /// The right password was noted.
    Cleared,
}

/// The second factor of a sign-in whose password was right. Compared before: it takes no slow hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecondFactor {
    /// This action; the same one of the same sign-in and challenge within two minutes gets the same verdict.
    pub attempt: Attempt,
    /// The sign-in it belongs to.
    pub sign_in: FlowId,
    /// The challenge of a code that was sent; an authenticator's code has none.
    pub challenge: Option<ChallengeId>,
    /// What the comparison found.
    pub outcome: Outcome,
    /// How many guesses it is: a code is compared with every authenticator at once.
    pub guesses: u8,
    /// The limits in force.
    pub limits: Limits,
}

/// What the second factor came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondFactorVerdict {
    /// It is right; the sign-in is complete.
    Right {
        /// What it has shown to be held: of a repeat, what the first one had shown.
        held: Option<DestinationDigest>,
    },
    /// It is wrong, and counted.
    Wrong {
        /// How many more may be before the sign-in pauses.
        tries_left: u8,
    },
    /// It was not looked at.
    Paused {
        /// When to try again, in seconds.
        retry_after: u32,
    },
}

/// The sign-in's part of a subject's row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignInState {
    failures: u32,
    last: UnixSeconds,
    paused_until: UnixSeconds,
    /// Until when no code is looked at. A password counts before it is compared, and a right one must not keep its owner's
    /// right code away, so only wrong codes move this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    codes_paused_until: Option<UnixSeconds>,
    /// The last bad passwords, the newest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bad: Vec<PasswordMark>,
    /// Challenges that were answered right, and when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    spent: Vec<(ChallengeId, UnixSeconds)>,
    /// The last second factor, for a lost answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answered: Option<Remembered>,
}

/// A second factor that was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Remembered {
    attempt: Attempt,
    sign_in: FlowId,
    challenge: Option<ChallengeId>,
    right: bool,
    /// What it had shown to be held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    held: Option<DestinationDigest>,
    at: UnixSeconds,
}

impl SignInState {
    /// Decides about a password at `now`.
    ///
    /// One of the last bad passwords is not counted again: it is the owner, whose devices still send an old one.
    pub(super) fn decide(&mut self, event: SignIn, now: UnixSeconds) -> SignInVerdict {
        let SignIn::Reserve { limits, mark } = event else {
            self.clear();
            return SignInVerdict::Cleared;
        };
        if let Some(retry_after) = left(self.paused_until, now) {
            return SignInVerdict::Paused { retry_after };
        }
        self.forget(now);
        if self.bad.contains(&mark) {
            return SignInVerdict::Known;
        }
        self.count(1, &limits, now);
        self.bad.push(mark);
        let surplus = self.bad.len().saturating_sub(REMEMBERED_BAD_PASSWORDS);
        self.bad.drain(..surplus);
        SignInVerdict::Allowed
    }

    /// Decides about a second factor at `now`.
    ///
    /// 1. The same attempt gets the same verdict.
    /// 2. A pause that wrong codes brought answers first, so a right guess during it teaches nothing.
    /// 3. A challenge, and the step of an authenticator's code, is good once.
    /// 4. Right clears what the password and earlier codes had counted; wrong counts.
    pub(super) fn second(&mut self, event: &SecondFactor, steps: &mut Steps, now: UnixSeconds) -> SecondFactorVerdict {
        // 1.
        let (attempt, sign_in, challenge) = (event.attempt, event.sign_in, event.challenge);
        let judged = |right, held| Remembered { attempt, sign_in, challenge, right, held, at: now };
        if let Some(known) = self.answered.filter(|known| known.is_of(event) && now < known.at.plus(REPEAT_S)) {
            return if known.right { SecondFactorVerdict::Right { held: known.held } } else { self.wrong(event) };
        }
        // 2.
        if let Some(retry_after) = self.codes_paused_until.and_then(|until| left(until, now)) {
            return SecondFactorVerdict::Paused { retry_after };
        }
        self.forget(now);
        // 3.
        let is_spent = challenge.is_some_and(|challenge| self.spent.iter().any(|(spent, _)| *spent == challenge));
        let checked = if is_spent { Checked::Wrong } else { steps.check(&event.outcome, now) };
        let Checked::Right(held) = checked else {
            self.count(event.guesses, &event.limits, now);
            self.codes_paused_until = Some(self.paused_until);
            self.answered = Some(judged(false, None));
            return self.wrong(event);
        };
        // 4.
        self.clear();
        self.answered = Some(judged(true, held));
        self.spent.extend(challenge.map(|challenge| (challenge, now)));
        let surplus = self.spent.len().saturating_sub(MAX_SPENT);
        self.spent.drain(..surplus);
        SecondFactorVerdict::Right { held }
    }

    /// Forgets what was counted, as after a completed reset or unlock. What is spent stays spent.
    pub(super) fn clear(&mut self) {
        let (spent, answered) = (core::mem::take(&mut self.spent), self.answered);
        *self = Self { spent, answered, ..Self::default() };
    }

    /// Returns when it stops to matter: a day after the last wrong password or code, or the last right code.
    pub(super) fn expires(&self) -> Option<UnixSeconds> {
        let spent = self.spent.iter().map(|(_, at)| at.plus(DAY_S)).max();
        let answered = self.answered.map(|answered| answered.at.plus(REPEAT_S));
        [self.counted_until(), spent, answered].into_iter().flatten().max()
    }

    fn counted_until(&self) -> Option<UnixSeconds> {
        (self.failures > 0).then(|| self.last.plus(DAY_S).max(self.paused_until))
    }

    fn wrong(&self, event: &SecondFactor) -> SecondFactorVerdict {
        let guesses_left = event.limits.sign_in_failures.saturating_sub(self.failures);
        let tries_left = guesses_left / u32::from(event.guesses.max(1));
        SecondFactorVerdict::Wrong { tries_left: u8::try_from(tries_left).unwrap_or(u8::MAX) }
    }

    fn forget(&mut self, now: UnixSeconds) {
        self.spent.retain(|(_, at)| now < at.plus(DAY_S));
        if self.counted_until().is_some_and(|until| until <= now) {
            self.clear();
        }
    }

    fn count(&mut self, guesses: u8, limits: &Limits, now: UnixSeconds) {
        self.failures = self.failures.saturating_add(guesses.max(1).into());
        self.last = now;
        if let Some(beyond) = self.failures.checked_sub(limits.sign_in_failures) {
            let pause = u64::from(limits.sign_in_pause_s).saturating_mul(1 << beyond.min(16));
            self.paused_until = now.plus(pause.min(MAX_SIGN_IN_PAUSE_S));
        }
    }
}

impl Remembered {
    fn is_of(&self, event: &SecondFactor) -> bool {
        (self.attempt, self.sign_in, self.challenge) == (event.attempt, event.sign_in, event.challenge)
    }
}

/// Returns the seconds until a pause is over; none if it is.
fn left(until: UnixSeconds, now: UnixSeconds) -> Option<u32> {
    (now < until).then(|| now.until_s(until))
}
