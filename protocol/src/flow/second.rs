//! `POST /session/challenge` and `/session/verify`: the second factor of a sign-in.
//!
//! Asked for wherever one is registered, whatever the reset's policy says about its method: what somebody set up to
//! protect their account is never left out (ASVS 5.0 6.4.3). Compare first, then one guard call; its verdict is the answer.

use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::{Method, Proof, SecondChallengeRequest, SecondChallenged, SecondVerifyRequest, SignedIn};

use crate::audit::ResultClass;
use crate::code::{self, Purpose};
use crate::digest::{self, RowName};
use crate::enrolment::{Authenticator, Enrolment, Provenance};
use crate::flow::delivery::{self, Admission, Delivery, Message, digits_of};
use crate::flow::evidence::Evidence;
use crate::flow::subject::enrolment_digest;
use crate::flow::{After, Call, Refusal, Stop, capabilities, listing, session, tenant};
use crate::guard::{Row, SecondFactor, SecondFactorVerdict};
use crate::platform::Platform;
use crate::ports::{Enrolments, Fault, GuardStore, PolicyStore};
use crate::ticket::{ChallengeClaims, Claims, SignInClaims, TicketSubject};

/// Returns the registered methods that this deployment can ask for at a sign-in.
///
/// A contact that an administrator filled in and nobody ever proved is none: mistyped, it would keep the owner out and
/// send every code to a stranger.
pub(crate) fn factors<'a, P: Platform>(platform: &P, enrolments: &'a [Enrolment]) -> Vec<&'a Enrolment> {
    let can = capabilities(platform);
    let is_factor = |enrolment: &&Enrolment| {
        enrolment.provenance == Provenance::Verified && can.contains(&enrolment.authenticator.method())
    };
    enrolments.iter().filter(is_factor).collect()
}

/// Lists second factors to choose from. Authenticators are one entry, and come first: nothing has to be sent.
pub(crate) fn methods_of(factors: &[&Enrolment]) -> Vec<Method> {
    let mut methods: Vec<Method> = Vec::new();
    for factor in factors {
        let (id, kind) = (listing::own_id(factor), factor.authenticator.method());
        if methods.iter().all(|known| known.id != id) {
            methods.push(Method { id, kind, hint: listing::hint(factor), contact: None });
        }
    }
    // Authenticators first: their codes need no message.
    let (mut first, sent): (Vec<_>, Vec<_>) =
        methods.into_iter().partition(|method| method.kind == MethodKind::Authenticator);
    first.extend(sent);
    first
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
    let (keys, settings) = (platform.keys(), platform.settings());
    let (claims, account) = session::open(platform, call, &asked.sign_in).await?;
    if claims.complete {
        return Err(call.refuse(Refusal::NotAllowed, "sign-in: no second factor is asked for"));
    }
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    let enrolments = platform.enrolments().of(Some(&account.id)).await?;
    let chosen = factors(platform, &enrolments).into_iter().find_map(|factor| match &factor.authenticator {
        Authenticator::Mail { address } if factor.id.as_str() == asked.method => Some((factor, address)),
        _ => None,
    });
    let (factor, address) = chosen.ok_or(Refusal::NotAllowed)?;
    let limits = policy.limits();
    let destination = enrolment_digest(keys, settings, factor);
    let challenge = ChallengeClaims {
        flow: claims.sign_in,
        challenge: digest::challenge_id(keys, &settings.tenant, claims.sign_in, &asked.attempt),
        subject: TicketSubject::Known(account.id.clone()),
        method: MethodKind::Mail,
        enrolment: Some(factor.id.clone()),
        destination: Some(destination),
        code_key: code::code_key(keys, call.now),
        // A send is kept for whoever has proved something; the password is that.
        past_gate: true,
        support_id: claims.support_id,
        issued: call.now,
        expires: claims.expires().min(call.now.plus(u64::from(limits.code_s))),
    };
    call.line.method = Some(MethodKind::Mail);
    let digits =
        digits_of(MethodKind::Mail, &limits).ok_or_else(|| Fault::new("policy", "a mail code has no length"))?;
    let answer = SecondChallenged {
        challenge: call.seal(platform, &challenge)?,
        kind: MethodKind::Mail,
        code_length: digits,
        expires_in: call.now.until_s(challenge.expires),
        resend_in: limits.send_gap_s,
    };
    let counted = match delivery::admit(platform, &policy, &destination, &challenge, call.now).await? {
        Admission::Counted(counted) => counted,
        Admission::Repeated => {
            call.note(ResultClass::InProgress, "sign-in: challenge repeated, nothing sent again");
            return Ok(answer);
        }
        Admission::Refused(retry_after_s) => return Err(Refusal::TooMany { retry_after_s }.into()),
    };
    let locale = tenant::choose_locale(&policy, settings, asked.locale.as_deref());
    let (to, now, message) = (address.clone(), call.now, Message::Code(account.id.clone(), Purpose::SignIn));
    let delivery = Delivery { to, destination, locale, message, challenge, counted, digits, now };
    call.after.push(After::Deliver(Box::new(delivery)));
    call.note(ResultClass::InProgress, "sign-in: code asked for");
    Ok(answer)
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
    let challenge = match &asked.challenge {
        Some(ticket) => Some(own_challenge(platform, call, ticket, &claims)?),
        None => None,
    };
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    let enrolments = platform.enrolments().of(Some(&account.id)).await?;
    let factors = factors(platform, &enrolments);
    let Proof::Code(typed) = &asked.answer;
    let (limits, purpose) = (policy.limits(), Purpose::SignIn);
    let evidence = Evidence { usable: factors, id: account.id.as_str(), purpose, limits };
    let method = challenge.as_ref().map_or(MethodKind::Authenticator, |challenge| challenge.method);
    call.line.method = Some(method);
    let second = SecondFactor {
        attempt: asked.attempt,
        sign_in: claims.sign_in,
        challenge: challenge.as_ref().map(|challenge| challenge.challenge),
        outcome: evidence.compare(challenge.as_ref(), typed, (platform.keys(), platform.settings()), call.now),
        guesses: evidence.guesses(method),
        limits,
    };
    let key = digest::guard_key(platform.keys(), &platform.settings().tenant, RowName::Subject(&account.id));
    match platform.guard().call(&key, Row::Known.of(second)).await? {
        SecondFactorVerdict::Right => session::complete(platform, call, &account),
        SecondFactorVerdict::Wrong { tries_left } => {
            Err(call.refuse(Refusal::CodeWrong { tries_left }, "sign-in: wrong code"))
        }
        SecondFactorVerdict::Paused { retry_after } => {
            Err(call.refuse(Refusal::TooMany { retry_after_s: retry_after }, "sign-in: paused"))
        }
    }
}

/// Opens a challenge ticket, which must be of this sign-in.
fn own_challenge<P: Platform>(
    platform: &P,
    call: &mut Call,
    ticket: &str,
    claims: &SignInClaims,
) -> Result<ChallengeClaims, Stop> {
    let challenge: ChallengeClaims = call.open(platform, ticket, Refusal::ChallengeSpent)?;
    if challenge.flow != claims.sign_in {
        return Err(call.refuse(Refusal::ChallengeSpent, "ticket: challenge of another flow"));
    }
    Ok(challenge)
}
