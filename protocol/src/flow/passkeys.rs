//! Passkeys in a reset, at a sign-in and as a fresh proof: how one is asked for, and what an assertion is worth.
//!
//! The list of allowed credentials is always empty: the browser offers what it holds, and before a gate nothing is looked up to
//! ask. What is wrong with an assertion goes to the audit; outside it is a wrong answer, whatever it is. Not here: the
//! verification itself ([`crate::webauthn`]), and how one is registered (`passkey_registration`).

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{Assertion, Bytes, PublicKeyRequest, SecondChallenged};

use crate::account::Account;
use crate::code::{self, Purpose};
use crate::digest;
use crate::enrolment::Enrolment;
use crate::flow::evidence::Evidence;
use crate::flow::second::Occasion;
use crate::flow::subject::enrolment_digest;
use crate::flow::{Call, Refusal, Stop};
use crate::guard::Outcome;
use crate::ids::EnrolmentId;
use crate::limits::{CEREMONY_S, Limits};
use crate::platform::Platform;
use crate::policy::{Origin, Policy};
use crate::ports::{Enrolments, Fault, Signatures};
use crate::ticket::{ChallengeClaims, TicketSubject};
use crate::time::UnixSeconds;
use crate::webauthn::{Expected, Passkey, RelyingParty, examine, user_handle};

/// What an assertion came to.
#[derive(Debug)]
pub(crate) struct Compared {
    /// For the guard.
    pub outcome: Outcome,
    /// The passkey that it was, where it is right.
    pub used: Option<Used>,
}

/// A passkey that was used.
#[derive(Debug)]
pub(crate) struct Used {
    id: EnrolmentId,
    counter: u32,
}

/// Returns what a passkey is asked for with; nothing for a challenge of another kind.
pub(crate) fn request<P: Platform>(
    platform: &P,
    call: &Call,
    challenge: &ChallengeClaims,
    purpose: Purpose,
) -> Result<Option<PublicKeyRequest>, Fault> {
    if challenge.method != MethodKind::Passkey {
        return Ok(None);
    }
    let settings = platform.settings();
    Ok(Some(PublicKeyRequest {
        challenge: Bytes::of(&derived(platform, call.now, challenge, purpose)?),
        rp_id: RelyingParty::of(settings, &Set::new()).id().to_owned(),
        timeout_ms: timeout_ms(call.now, challenge.expires),
    }))
}

/// Returns how long a browser may take for a ceremony.
pub(crate) fn timeout_ms(now: UnixSeconds, expires: UnixSeconds) -> u32 {
    now.until_s(expires.min(now.plus(CEREMONY_S))).saturating_mul(1_000)
}

/// Asks for a passkey at a sign-in, or as a fresh proof.
pub(crate) fn ask<P: Platform>(
    platform: &P,
    call: &mut Call,
    occasion: &Occasion<'_>,
    (held, attempt): (&Enrolment, &Attempt),
    limits: &Limits,
) -> Result<SecondChallenged, Stop> {
    let (keys, settings) = (platform.keys(), platform.settings());
    let asked = (occasion.within, attempt);
    let period = call.now.0 / u64::from(limits.code_s).max(1);
    let destination = enrolment_digest(keys, settings, held);
    let challenge = ChallengeClaims {
        flow: occasion.within,
        challenge: digest::factor_challenge_id(keys, &settings.tenant, asked, &destination, period),
        subject: TicketSubject::Known(occasion.account.id.clone()),
        method: MethodKind::Passkey,
        // Whichever of the account's it is.
        enrolment: None,
        destination: None,
        code_key: code::code_key(keys, call.now),
        past_gate: true,
        support_id: call.line.support_id,
        issued: call.now,
        expires: occasion.expires.min(call.now.plus(u64::from(limits.code_s))),
    };
    call.line.method = Some(MethodKind::Passkey);
    Ok(SecondChallenged {
        challenge: call.seal(platform, &challenge)?,
        kind: MethodKind::Passkey,
        code_length: 0,
        public_key: request(platform, call, &challenge, occasion.purpose)?,
        expires_in: call.now.until_s(challenge.expires),
        resend_in: 0,
    })
}

/// Compares an assertion with what the account has registered and may use now.
///
/// Whoever has no passkey, or is nobody, costs the same: client data and authenticator data are read, and a signature is
/// verified, by a key of nobody's.
///
/// # Errors
/// [`Refusal::Malformed`] for a challenge of another kind, or a [`Fault`] if the signature could not be verified.
pub(crate) async fn compare<P: Platform>(
    platform: &P,
    call: &mut Call,
    (policy, evidence): (&Policy, &Evidence<'_>),
    challenge: Option<&ChallengeClaims>,
    assertion: &Assertion,
) -> Result<Compared, Stop> {
    let challenge = challenge.filter(|challenge| challenge.method == MethodKind::Passkey);
    let challenge = challenge.ok_or(Refusal::Malformed("the answer is of another kind than the challenge"))?;
    let (keys, settings) = (platform.keys(), platform.settings());
    let held: Vec<(&Enrolment, &Passkey)> =
        evidence.usable.iter().filter_map(|enrolment| Some((*enrolment, enrolment.authenticator.passkey()?))).collect();
    let passkeys: Vec<&Passkey> = held.iter().map(|(_, passkey)| *passkey).collect();
    let derived = derived(platform, call.now, challenge, evidence.purpose).ok();
    let expected = Expected {
        party: RelyingParty::of(settings, embedders(policy, evidence.purpose)),
        challenge: derived.unwrap_or_default(),
        user_handle: user_handle(keys, &settings.tenant, evidence.id),
    };
    let examined = examine(assertion, &passkeys, &expected);
    let holds = platform.signatures().verify(&examined.key, &examined.signed, &examined.signature).await?;
    // A challenge whose key is gone has no right answer.
    let judged = examined.judge(holds && derived.is_some());
    let asserted = match judged {
        Ok(asserted) => asserted,
        Err(flaw) => {
            call.line.detail = flaw.detail();
            return Ok(Compared { outcome: Outcome::Wrong, used: None });
        }
    };
    let Some((enrolment, _)) = held.get(asserted.place) else {
        return Ok(Compared { outcome: Outcome::Wrong, used: None });
    };
    let destination = Some(enrolment_digest(keys, settings, enrolment));
    Ok(Compared {
        outcome: Outcome::Right { destination, step: None },
        used: Some(Used { id: enrolment.id.clone(), counter: asserted.counter }),
    })
}

/// Notes that a passkey was used, if one was, before anybody hears of it. Whoever hears of a fault here asks again, and the
/// guard repeats its verdict.
pub(crate) async fn note<P: Platform>(
    platform: &P,
    account: &Account,
    used: Option<&Used>,
    now: UnixSeconds,
) -> Result<(), Fault> {
    match used {
        Some(used) => platform.enrolments().note_use(&account.id, &used.id, used.counter, now).await,
        None => Ok(()),
    }
}

/// Returns the pages that may show ours in a frame while it runs a ceremony: those that may embed a reset. Signing in and
/// security info are in nobody's frame.
pub(crate) fn embedders(policy: &Policy, purpose: Purpose) -> &Set<Origin> {
    static NOBODY: Set<Origin> = Set::new();
    if purpose == Purpose::Reset { &policy.origins.embed } else { &NOBODY }
}

/// Derives the challenge that a ticket stands for.
pub(crate) fn derived<P: Platform>(
    platform: &P,
    now: UnixSeconds,
    challenge: &ChallengeClaims,
    purpose: Purpose,
) -> Result<[u8; 32], Fault> {
    let of = (&platform.settings().tenant, purpose);
    let named = (challenge.flow, challenge.challenge);
    code::passkey_challenge(platform.keys(), challenge.code_key, now, of, named)
        .map_err(|error| Fault::new("configuration", error))
}
