//! `GET /me/proof`, `POST /me/proof/challenge` and `/me/proof/verify`: somebody signed in proves anew who they are.
//!
//! What was registered is changed only with a proof of the last ten minutes: a browser left open, or a cookie that was
//! stolen, is not enough (ASVS 5.0 7.5.1). It is given and counted as the second factor of a sign-in, with the same pauses.

use latchkey_shared::password::Password;
use latchkey_shared::wire::{LiftedBy, ProofChallengeRequest, ProofOptions, ProofRequest, Proved, SecondChallenged};

use crate::account::Account;
use crate::audit::{Activity, ResultClass};
use crate::code::Purpose;
use crate::cookie::Cookie;
use crate::digest;
use crate::enrolment::Enrolment;
use crate::flow::me::SignedInAs;
use crate::flow::second::{self, Occasion};
use crate::flow::subject::subject_row;
use crate::flow::{Call, Kept, Refusal, Stop, not_me};
use crate::guard::{Row, SignIn, SignInVerdict};
use crate::ids::FlowId;
use crate::limits::PROOF_S;
use crate::platform::Platform;
use crate::policy::Policy;
use crate::ports::{Directory, Enrolments, Fault, GuardStore, PolicyStore};
use crate::ticket::SessionClaims;
use crate::time::UnixSeconds;

/// Says by what a proof can be given.
///
/// # Errors
/// A fault of the store.
pub async fn options<P: Platform>(platform: &P, me: &SignedInAs, now: UnixSeconds) -> Result<ProofOptions, Stop> {
    let enrolments = platform.enrolments().of(Some(&me.account.id)).await?;
    let mut factors = second::factors(platform, &enrolments);
    let password = factors.is_empty();
    if me.account.frozen.is_some() && not_me::lifted_by(&factors) == LiftedBy::Owner {
        // Two kinds of proof end a freeze: the one that was just given is not asked for again.
        let given = me.session.proved_by.filter(|_| now < me.session.proved.plus(PROOF_S));
        let given = given.and_then(|by| not_me::kind_of(platform, &factors, by));
        factors.retain(|factor| Some(factor.authenticator.method()) != given);
    }
    Ok(ProofOptions { password, methods: second::methods_of(&factors) })
}

/// Sends a code to one of the account's own addresses.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TooMany`], or a fault.
pub async fn challenge<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    asked: ProofChallengeRequest,
) -> Result<SecondChallenged, Stop> {
    (call.kept, call.line.activity) = (Kept::Audit, Activity::FreshProof);
    let method = (asked.method.as_str(), asked.locale.as_deref());
    second::send(platform, call, &occasion(me), method, &asked.attempt).await
}

/// Judges a proof, and has the cookie say that it was given.
///
/// # Errors
/// [`Refusal::Malformed`] unless there is one proof, [`Refusal::NotAllowed`] for a password where there is a method,
/// [`Refusal::CodeWrong`], [`Refusal::PasswordWrong`], [`Refusal::ChallengeSpent`], [`Refusal::TooMany`] while the sign-in
/// pauses, or a fault.
pub async fn verify<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    asked: ProofRequest,
) -> Result<Proved, Stop> {
    (call.kept, call.line.activity) = (Kept::Audit, Activity::FreshProof);
    let proved_by = match (&asked.answer, &asked.password) {
        (Some(answer), None) => {
            second::judge(platform, call, &occasion(me), asked.challenge.as_deref(), &asked.attempt, answer).await?
        }
        (None, Some(typed)) if asked.challenge.is_none() => {
            let enrolments = platform.enrolments().of(Some(&me.account.id)).await?;
            if !second::factors(platform, &enrolments).is_empty() {
                return Err(call.refuse(Refusal::NotAllowed, "proof: a method is registered"));
            }
            let policy = platform.policies().current().await?;
            password(platform, call, &policy, &me.account, typed).await?;
            take_back(platform, &me.account, &enrolments).await?;
            None
        }
        _ => return Err(Refusal::Malformed("expected an answer or a password").into()),
    };
    let former = me.session.proved_by.filter(|_| call.now < me.session.proved.plus(PROOF_S));
    let also_by = former.filter(|former| Some(*former) != proved_by);
    let session = SessionClaims { proved: call.now, proved_by, also_by, ..me.session.clone() };
    call.cookie = Some(Cookie::Set(call.seal(platform, &session)?));
    call.note(ResultClass::Succeeded, "proof: given");
    Ok(Proved { proved_for: u32::try_from(PROOF_S).unwrap_or(u32::MAX) })
}

fn occasion(me: &SignedInAs) -> Occasion<'_> {
    // A session's name is nobody's sign-in, and the purpose keeps their codes apart anyway.
    let within = FlowId(me.session.session.0);
    Occasion { account: &me.account, within, purpose: Purpose::StepUp, expires: me.session.ends() }
}

/// Compares the password of somebody signed in, counted as a sign-in's.
///
/// The guard counts the try before the slow hash, so that parallel guesses do not get past its budget. A right one stays
/// counted, once: taken back, it would clear the wrong codes as well, and whoever knows the password could guess on.
///
/// # Errors
/// [`Refusal::PasswordWrong`], [`Refusal::TooMany`] while the sign-in pauses, or a fault.
pub(crate) async fn password<P: Platform>(
    platform: &P,
    call: &mut Call,
    policy: &Policy,
    account: &Account,
    typed: &Password,
) -> Result<(), Stop> {
    let key = subject_row(platform, &account.id);
    let mark = digest::password_mark(platform.keys(), &platform.settings().tenant, &key, typed);
    let reserve = SignIn::Reserve { limits: policy.limits(), mark };
    if let SignInVerdict::Paused { retry_after } = platform.guard().call(&key, Row::Known.of(reserve)).await? {
        return Err(call.refuse(Refusal::TooMany { retry_after_s: retry_after }, "password: paused"));
    }
    if !platform.directory().is_password(Some(account), typed).await? {
        return Err(call.refuse(Refusal::PasswordWrong, "password: wrong"));
    }
    Ok(())
}

/// Takes a right password's try back, where nothing else could have been asked for.
pub(crate) async fn take_back<P: Platform>(
    platform: &P,
    account: &Account,
    enrolments: &[Enrolment],
) -> Result<(), Fault> {
    if second::factors(platform, enrolments).is_empty() {
        platform.guard().call(&subject_row(platform, &account.id), Row::Known.of(SignIn::Right)).await?;
    }
    Ok(())
}
