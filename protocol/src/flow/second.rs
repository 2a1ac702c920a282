//! `POST /session/challenge` and `/session/verify`: the second factor of a sign-in.
//!
//! Asked for wherever one is registered, whatever the reset's policy says about its method: what somebody set up to
//! protect their account is never left out (ASVS 5.0 6.4.3). Compare first, then one guard call; its verdict is the answer.
//! A fresh proof of somebody signed in is asked for and judged in the same way ([`proof`](crate::flow::proof)).

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::wire::{Method, Proof, SecondChallengeRequest, SecondChallenged, SecondVerifyRequest, SignedIn};

use crate::account::Account;
use crate::code::{self, Purpose};
use crate::digest;
use crate::enrolment::{Enrolment, Provenance};
use crate::flow::delivery::{self, Message, digits_of};
use crate::flow::evidence::Evidence;
use crate::flow::subject::{enrolment_digest, subject_row};
use crate::flow::{Call, Refusal, Stop, capabilities, listing, passkeys, saved_codes, session};
use crate::gate::opens_first;
use crate::guard::{Row, SecondFactor, SecondFactorVerdict};
use crate::ids::{DestinationDigest, FlowId};
use crate::platform::Platform;
use crate::ports::{Enrolments, Fault, GuardStore, PolicyStore};
use crate::ticket::{ChallengeClaims, Claims, SignInClaims, TicketSubject};
use crate::time::UnixSeconds;

/// Returns the registered methods that this deployment can ask for at a sign-in.
///
/// A contact that an administrator filled in and nobody ever proved is none: mistyped, it would keep the owner out and
/// send every code to a stranger. A recovery pass is none either: it is for one reset. Saved codes are the last resort: they
/// stand in for something else, and alone ten sign-ins would use them up (docs/decisions/0114).
pub(crate) fn factors<'a, P: Platform>(platform: &P, enrolments: &'a [Enrolment]) -> Vec<&'a Enrolment> {
    let can = capabilities(platform);
    let is_factor = |enrolment: &&Enrolment| {
        let kind = enrolment.authenticator.method();
        // Questions can be researched: they open a reset beside something else, and no session.
        enrolment.provenance == Provenance::Verified
            && can.contains(&kind)
            && opens_first(kind)
            && !enrolment.authenticator.is_used_up()
    };
    let mut factors: Vec<&Enrolment> = enrolments.iter().filter(is_factor).collect();
    if factors.iter().all(|factor| factor.authenticator.codes().is_some()) {
        factors.clear();
    }
    factors
}

/// Lists second factors to choose from: the one its owner prefers, then passkeys and authenticators, which are one entry each
/// and have nothing sent, then the rest, saved codes last.
pub(crate) fn methods_of(factors: &[&Enrolment]) -> Vec<Method> {
    let mut methods: Vec<Method> = Vec::new();
    let rank = |factor: &Enrolment| match factor.authenticator.method() {
        _ if factor.preferred => 0,
        MethodKind::Passkey => 1,
        MethodKind::Authenticator => 2,
        MethodKind::Recovery => 4,
        _ => 3,
    };
    let of_rank = |wanted: u8| factors.iter().filter(move |factor| rank(factor) == wanted);
    for factor in (0..5).flat_map(of_rank) {
        let (id, kind) = (listing::own_id(factor), factor.authenticator.method());
        if methods.iter().all(|known| known.id != id) {
            methods.push(Method { id, kind, hint: listing::hint(factor), contact: None });
        }
    }
    methods
}

/// What a code is asked for beside a reset: a sign-in under way, or the fresh proof of somebody signed in.
pub(crate) struct Occasion<'a> {
    /// Whose.
    pub account: &'a Account,
    /// What the code's challenge belongs to: the sign-in, or the session.
    pub within: FlowId,
    /// What the code opens.
    pub purpose: Purpose,
    /// When that is over.
    pub expires: UnixSeconds,
}

/// Sends a code to one of the account's own addresses.
///
/// # Errors
/// [`Refusal::FlowEnded`], [`Refusal::NotAllowed`], [`Refusal::TooMany`], or a fault.
pub async fn challenge<P: Platform>(
    platform: &P,
    call: &mut Call,
    asked: SecondChallengeRequest,
) -> Result<SecondChallenged, Stop> {
    let (claims, account) = session::open(platform, call, &asked.sign_in).await?;
    if claims.complete {
        return Err(call.refuse(Refusal::NotAllowed, "sign-in: no second factor is asked for"));
    }
    let occasion = occasion(&claims, &account);
    send(platform, call, &occasion, (&asked.method, asked.locale.as_deref()), &asked.attempt).await
}

/// Judges a second factor and completes the sign-in if it is right.
///
/// # Errors
/// [`Refusal::FlowEnded`], [`Refusal::ChallengeSpent`] for a challenge of another sign-in, [`Refusal::CodeWrong`],
/// [`Refusal::TooMany`] while the sign-in pauses, or a fault.
pub async fn verify<P: Platform>(platform: &P, call: &mut Call, asked: SecondVerifyRequest) -> Result<SignedIn, Stop> {
    let (claims, account) = session::open(platform, call, &asked.sign_in).await?;
    if claims.complete {
        return Err(call.refuse(Refusal::NotAllowed, "sign-in: no second factor is asked for"));
    }
    let occasion = occasion(&claims, &account);
    let proved_by = judge(platform, call, &occasion, asked.challenge.as_deref(), &asked.attempt, &asked.answer).await?;
    session::complete(platform, call, &account, proved_by)
}

fn occasion<'a>(claims: &SignInClaims, account: &'a Account) -> Occasion<'a> {
    Occasion { account, within: claims.sign_in, purpose: Purpose::SignIn, expires: claims.expires() }
}

/// Sends a code by the method of this id, in this language, or asks for a passkey.
pub(crate) async fn send<P: Platform>(
    platform: &P,
    call: &mut Call,
    occasion: &Occasion<'_>,
    (method, locale): (&str, Option<&str>),
    attempt: &Attempt,
) -> Result<SecondChallenged, Stop> {
    let (keys, settings) = (platform.keys(), platform.settings());
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    let enrolments = platform.enrolments().of(Some(&occasion.account.id)).await?;
    let factors = factors(platform, &enrolments);
    if method == MethodKind::Passkey.as_str()
        && let Some(held) = factors.iter().find(|factor| factor.authenticator.passkey().is_some())
    {
        return passkeys::ask(platform, call, occasion, (held, attempt), &policy.limits());
    }
    let chosen = factors.into_iter().find(|factor| factor.id.as_str() == method);
    let chosen = chosen.and_then(|factor| Some((factor, factor.authenticator.address()?)));
    let (factor, address) = chosen.ok_or(Refusal::NotAllowed)?;
    let limits = policy.limits();
    let destination = enrolment_digest(keys, settings, factor);
    let asked = (occasion.within, attempt);
    let period = call.now.0 / u64::from(limits.code_s).max(1);
    let challenge = ChallengeClaims {
        flow: occasion.within,
        challenge: digest::factor_challenge_id(keys, &settings.tenant, asked, &destination, period),
        subject: TicketSubject::Known(occasion.account.id.clone()),
        method: MethodKind::Mail,
        enrolment: Some(factor.id.clone()),
        destination: Some(destination),
        code_key: code::code_key(keys, call.now),
        // A send is kept for whoever has proved something; the password is that.
        past_gate: true,
        support_id: call.line.support_id,
        issued: call.now,
        expires: occasion.expires.min(call.now.plus(u64::from(limits.code_s))),
    };
    call.line.method = Some(MethodKind::Mail);
    let digits =
        digits_of(MethodKind::Mail, &limits).ok_or_else(|| Fault::new("policy", "a mail code has no length"))?;
    let answer = SecondChallenged {
        challenge: call.seal(platform, &challenge)?,
        kind: MethodKind::Mail,
        code_length: digits,
        public_key: None,
        expires_in: call.now.until_s(challenge.expires),
        resend_in: limits.send_gap_s,
    };
    let message = Message::Code(occasion.account.id.clone(), occasion.purpose);
    delivery::post(platform, call, &policy, (address.clone(), locale), challenge, (message, None)).await?;
    Ok(answer)
}

/// Judges a code or a passkey, and returns what it has shown to be held.
pub(crate) async fn judge<P: Platform>(
    platform: &P,
    call: &mut Call,
    occasion: &Occasion<'_>,
    challenge: Option<&str>,
    attempt: &Attempt,
    answer: &Proof,
) -> Result<Option<DestinationDigest>, Stop> {
    let challenge = match challenge {
        Some(ticket) => Some(own_challenge(platform, call, ticket, occasion.within)?),
        None => None,
    };
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    let enrolments = platform.enrolments().of(Some(&occasion.account.id)).await?;
    let factors = factors(platform, &enrolments);
    let (limits, purpose) = (policy.limits(), occasion.purpose);
    let evidence = Evidence { usable: factors, id: occasion.account.id.as_str(), purpose, limits };
    let alone = if matches!(answer, Proof::Recovery(_)) { MethodKind::Recovery } else { MethodKind::Authenticator };
    let method = challenge.as_ref().map_or(alone, |challenge| challenge.method);
    call.line.method = Some(method);
    let mut used = None;
    let outcome = if let Proof::Assertion(assertion) = answer {
        let compared = passkeys::compare(platform, call, (&policy, &evidence), challenge.as_ref(), assertion).await?;
        used = compared.used;
        compared.outcome
    } else {
        evidence.compare(challenge.as_ref(), answer, (platform.keys(), platform.settings()), call.now)?
    };
    let second = SecondFactor {
        attempt: *attempt,
        sign_in: occasion.within,
        challenge: challenge.as_ref().map(|challenge| challenge.challenge),
        outcome: outcome.clone(),
        guesses: evidence.guesses(method),
        limits,
    };
    let key = subject_row(platform, &occasion.account.id);
    match platform.guard().call(&key, Row::Known.of(second)).await? {
        SecondFactorVerdict::Right { held } => {
            let of = (occasion.account, enrolments.as_slice());
            saved_codes::note(platform, call, of, &outcome, (&occasion.within.0, attempt)).await?;
            passkeys::note(platform, occasion.account, used.as_ref(), call.now).await?;
            Ok(held)
        }
        SecondFactorVerdict::Wrong { tries_left } => {
            // What is wrong with a passkey is known already.
            let known = Some(call.line.detail).filter(|detail| !detail.is_empty());
            Err(call.refuse(Refusal::CodeWrong { tries_left }, known.unwrap_or("sign-in: wrong code")))
        }
        SecondFactorVerdict::Paused { retry_after } => {
            Err(call.refuse(Refusal::TooMany { retry_after_s: retry_after }, "sign-in: paused"))
        }
    }
}

/// Opens a challenge ticket, which must belong to this sign-in or session.
fn own_challenge<P: Platform>(
    platform: &P,
    call: &mut Call,
    ticket: &str,
    within: FlowId,
) -> Result<ChallengeClaims, Stop> {
    let challenge: ChallengeClaims = call.open(platform, ticket, Refusal::ChallengeSpent)?;
    if challenge.flow != within {
        return Err(call.refuse(Refusal::ChallengeSpent, "ticket: challenge of another flow"));
    }
    Ok(challenge)
}
