//! Compares an answer with what would be right. Pure; what the result is worth, the guard decides.
//!
//! Somebody who cannot be right (an unknown name, a contact that is not theirs) costs the same derivation.

use latchkey_shared::method::MethodKind;
use latchkey_shared::otp::OtpCode;
use latchkey_shared::recovery::RecoveryCode;
use latchkey_shared::wire::Proof;

use crate::code::{self, Purpose};
use crate::contact::MailAddress;
use crate::enrolment::{Enrolment, TotpSeed};
use crate::flow::Refusal;
use crate::flow::delivery::{code_input, digits_of};
use crate::flow::subject::{Subject, enrolment_digest};
use crate::guard::{Outcome, TotpStep};
use crate::keys::Keys;
use crate::limits::{GatePlace, Limits};
use crate::platform::Settings;
use crate::saved::Whose;
use crate::ticket::ChallengeClaims;
use crate::time::UnixSeconds;
use crate::totp;

/// The subject and destination that a dummy code is derived for.
const NOBODY: &str = "";

/// What an answer is compared with: what an account has registered and may use now, and what for.
pub(crate) struct Evidence<'a> {
    /// What may be used; nothing where the account cannot.
    pub usable: Vec<&'a Enrolment>,
    /// The account's immutable id; empty for nobody.
    pub id: &'a str,
    /// What the code opens.
    pub purpose: Purpose,
    /// The limits in force.
    pub limits: Limits,
}

impl<'a> Evidence<'a> {
    /// Returns what an answer in a reset is compared with: nothing where the account cannot reset.
    pub(crate) fn of_reset(subject: &'a Subject) -> Self {
        let usable = subject.entitled().map_or(&[][..], |(_, entitlement)| &entitlement.methods);
        Self {
            usable: usable.iter().collect(),
            id: subject.account.as_ref().map_or(NOBODY, |account| account.id.as_str()),
            purpose: Purpose::Reset,
            limits: subject.policy.limits(),
        }
    }

    /// Compares an answer; one without a challenge is an authenticator's code or a saved one.
    ///
    /// # Errors
    /// [`Refusal::Malformed`] for an answer of another kind than is asked for.
    pub(crate) fn compare(
        &self,
        challenge: Option<&ChallengeClaims>,
        answer: &Proof,
        (keys, settings): (&Keys, &Settings),
        now: UnixSeconds,
    ) -> Result<Outcome, Refusal> {
        let method = challenge.map(|challenge| challenge.method);
        match (method, answer, challenge) {
            (None | Some(MethodKind::Authenticator), Proof::Code(typed), _) => {
                Ok(authenticator_code(&self.seeds(), typed, (keys, settings), now))
            }
            (None | Some(MethodKind::Recovery), Proof::Recovery(typed), _) => {
                Ok(self.saved_code(typed, (keys, settings)))
            }
            (Some(_), Proof::Code(typed), Some(challenge)) if digits_of(challenge.method, &self.limits).is_some() => {
                Ok(self.sent_code(challenge, typed, (keys, settings), now))
            }
            _ => Err(Refusal::Malformed("the answer is of another kind than the challenge")),
        }
    }

    /// Returns how many guesses an answer by a method is: a code is compared with every authenticator at once.
    pub(crate) fn guesses(&self, method: MethodKind) -> u8 {
        match method {
            MethodKind::Authenticator => u8::try_from(self.seeds().len()).unwrap_or(u8::MAX).max(1),
            _ => 1,
        }
    }

    /// Returns the authenticators that a code is compared with: no more of them than a day takes wrong guesses, or no
    /// answer could be evaluated at all (docs/decisions/0053).
    fn seeds(&self) -> Vec<(&'a Enrolment, &'a TotpSeed)> {
        let most = self.limits.failures_of(MethodKind::Authenticator, GatePlace::First);
        newest_seeds(&self.usable, usize::try_from(most.unwrap_or(1)).unwrap_or(1))
    }

    /// Looks a saved code or a pass up in the sets there are.
    fn saved_code(&self, typed: &RecoveryCode, (keys, settings): (&Keys, &Settings)) -> Outcome {
        let tenant = &settings.tenant;
        let sets = self.usable.iter().filter_map(|enrolment| Some((*enrolment, enrolment.authenticator.marks()?)));
        let mut outcome = None;
        for (enrolment, codes) in sets {
            let mark = Whose { tenant, subject: self.id, set: enrolment.id.as_str() }.mark(keys, typed);
            let destination = enrolment_digest(keys, settings, enrolment);
            let found = codes.find(&mark).map_or(Outcome::Wrong, |place| Outcome::Saved { destination, place });
            outcome = Some(outcome.filter(|known| *known != Outcome::Wrong).unwrap_or(found));
        }
        outcome.unwrap_or_else(|| {
            let _ = Whose { tenant, subject: self.id, set: NOBODY }.mark(keys, typed);
            Outcome::Wrong
        })
    }

    /// Compares with the code that was sent, derived again for the contact as it is registered now.
    fn sent_code(
        &self,
        challenge: &ChallengeClaims,
        typed: &OtpCode,
        (keys, settings): (&Keys, &Settings),
        now: UnixSeconds,
    ) -> Outcome {
        // The ticket names the contact by enrolment or by the digest of what was typed; either way it must still be there.
        let is_meant = |enrolment: &&&Enrolment| {
            challenge.enrolment.as_ref().is_none_or(|id| *id == enrolment.id)
                && challenge.destination == Some(enrolment_digest(keys, settings, enrolment))
        };
        let meant = self.usable.iter().filter(is_meant).find_map(|enrolment| enrolment.authenticator.address());
        let destination = meant.map_or_else(|| NOBODY.to_owned(), MailAddress::comparable);
        let input = code_input(&settings.tenant, self.purpose, challenge, self.id, &destination);
        let digits = digits_of(challenge.method, &self.limits).unwrap_or_default();
        let expected = code::derive(keys, challenge.code_key, now, &input, digits);
        let is_right = expected.is_ok_and(|expected| code::matches(&expected, typed));
        match meant {
            Some(_) if is_right => Outcome::Right { destination: challenge.destination, step: None },
            _ => Outcome::Wrong,
        }
    }
}

/// Returns at most so many authenticators. An old one that was left behind is the likelier to be lost.
fn newest_seeds<'a>(usable: &[&'a Enrolment], most: usize) -> Vec<(&'a Enrolment, &'a TotpSeed)> {
    let seeds = usable.iter().filter_map(|enrolment| Some((*enrolment, enrolment.authenticator.seed()?)));
    let mut newest: Vec<(&Enrolment, &TotpSeed)> = Vec::new();
    for seed in seeds {
        let place = newest.partition_point(|(known, _)| known.confirmed >= seed.0.confirmed);
        newest.insert(place, seed);
        newest.truncate(most);
    }
    newest
}

/// Compares with every one of these authenticators.
fn authenticator_code(
    seeds: &[(&Enrolment, &TotpSeed)],
    typed: &OtpCode,
    (keys, settings): (&Keys, &Settings),
    now: UnixSeconds,
) -> Outcome {
    let mut found = None;
    for (enrolment, seed) in seeds {
        // Every seed is tried, also after one has matched: the time says nothing about which.
        let step = totp::check(seed, typed, now);
        found = found.or(step.map(|step| (enrolment, step)));
    }
    if seeds.is_empty() {
        let _ = dummy_seed().map(|seed| totp::check(&seed, typed, now));
    }
    match found {
        Some((enrolment, step)) => Outcome::Right {
            destination: Some(enrolment_digest(keys, settings, enrolment)),
            step: Some(TotpStep { credential: enrolment.id.clone(), step: step.0 }),
        },
        None => Outcome::Wrong,
    }
}

/// A seed for nobody, so that nobody costs as much as somebody.
fn dummy_seed() -> Option<TotpSeed> {
    TotpSeed::from_bytes(vec![0; 20]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrolment::{Authenticator, Provenance};
    use crate::ids::EnrolmentId;

    /// Rule: no code is compared with more authenticators than its budget has guesses; the newest stay.
    #[test]
    fn a_code_is_compared_with_the_newest_authenticators() {
        let enrolled = |id: &str, confirmed| Enrolment {
            id: EnrolmentId(id.to_owned()),
            authenticator: Authenticator::Totp { seed: dummy_seed().unwrap() },
            provenance: Provenance::Verified,
            confirmed: UnixSeconds(confirmed),
            added: UnixSeconds(confirmed),
            name: None,
            preferred: false,
        };
        let usable = [enrolled("a", 10), enrolled("b", 30), enrolled("c", 20)];
        let compared = |most| -> Vec<String> {
            newest_seeds(&usable.iter().collect::<Vec<_>>(), most)
                .into_iter()
                .map(|(enrolment, _)| enrolment.id.to_string())
                .collect()
        };
        assert_eq!(compared(2), ["b", "c"]);
        assert_eq!(compared(5), ["b", "c", "a"]);
    }
}
