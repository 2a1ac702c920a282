//! Compares an answer with what would be right. Pure; what the result is worth, the guard decides.
//!
//! Somebody who cannot be right (an unknown name, a contact that is not theirs) costs the same derivation.

use latchkey_shared::method::MethodKind;
use latchkey_shared::otp::OtpCode;

use crate::code;
use crate::contact::MailAddress;
use crate::enrolment::{Authenticator, Enrolment, TotpSeed};
use crate::flow::delivery::{code_input, digits_of};
use crate::flow::subject::{Subject, enrolment_digest};
use crate::guard::{Outcome, TotpStep};
use crate::keys::Keys;
use crate::platform::Settings;
use crate::ticket::ChallengeClaims;
use crate::time::UnixSeconds;
use crate::totp;

/// The subject and destination that a dummy code is derived for.
const NOBODY: &str = "";

/// Compares a typed code.
pub(crate) fn compare(
    subject: &Subject,
    challenge: &ChallengeClaims,
    typed: &OtpCode,
    (keys, settings): (&Keys, &Settings),
    now: UnixSeconds,
) -> Outcome {
    let usable = subject.entitled().map_or(&[][..], |(_, entitlement)| &entitlement.methods);
    match challenge.method {
        MethodKind::Authenticator => authenticator_code(usable, typed, (keys, settings), now),
        _ => sent_code(subject, usable, challenge, typed, (keys, settings), now),
    }
}

/// Compares with the code that was sent, derived again for the contact as it is registered now.
fn sent_code(
    subject: &Subject,
    usable: &[Enrolment],
    challenge: &ChallengeClaims,
    typed: &OtpCode,
    (keys, settings): (&Keys, &Settings),
    now: UnixSeconds,
) -> Outcome {
    // The ticket names the contact by enrolment or by the digest of what was typed; either way it must still be there.
    let is_meant = |enrolment: &&Enrolment| {
        challenge.enrolment.as_ref().is_none_or(|id| *id == enrolment.id)
            && challenge.destination == Some(enrolment_digest(keys, settings, enrolment))
    };
    let meant = usable.iter().filter(is_meant).find_map(|enrolment| match &enrolment.authenticator {
        Authenticator::Mail { address } => Some(address),
        Authenticator::Totp { .. } => None,
    });
    let destination = meant.map_or_else(|| NOBODY.to_owned(), MailAddress::comparable);
    let id = subject.account.as_ref().map_or(NOBODY, |account| account.id.as_str());
    let input = code_input(&settings.tenant, challenge, id, &destination);
    let digits = digits_of(challenge.method, &subject.policy.limits()).unwrap_or_default();
    let expected = code::derive(keys, challenge.code_key, now, &input, digits);
    let is_right = expected.is_ok_and(|expected| code::matches(&expected, typed));
    match meant {
        Some(_) if is_right => Outcome::Right { destination: challenge.destination, step: None },
        _ => Outcome::Wrong { cost: 1 },
    }
}

/// Compares with every authenticator enrolled; with k of them, one wrong code is k guesses.
fn authenticator_code(
    usable: &[Enrolment],
    typed: &OtpCode,
    (keys, settings): (&Keys, &Settings),
    now: UnixSeconds,
) -> Outcome {
    let seeds = usable.iter().filter_map(|enrolment| match &enrolment.authenticator {
        Authenticator::Totp { seed } => Some((enrolment, seed)),
        Authenticator::Mail { .. } => None,
    });
    let mut compared: u8 = 0;
    let mut found = None;
    for (enrolment, seed) in seeds {
        compared = compared.saturating_add(1);
        // Every seed is tried, also after one has matched: the time says nothing about which.
        let step = totp::check(seed, typed, now);
        found = found.or(step.map(|step| (enrolment, step)));
    }
    if compared == 0 {
        let _ = dummy_seed().map(|seed| totp::check(&seed, typed, now));
    }
    match found {
        Some((enrolment, step)) => Outcome::Right {
            destination: Some(enrolment_digest(keys, settings, enrolment)),
            step: Some(TotpStep { credential: enrolment.id.clone(), step: step.0 }),
        },
        None => Outcome::Wrong { cost: compared.max(1) },
    }
}

/// A seed for nobody, so that nobody costs as much as somebody.
fn dummy_seed() -> Option<TotpSeed> {
    TotpSeed::from_bytes(vec![0; 20]).ok()
}
