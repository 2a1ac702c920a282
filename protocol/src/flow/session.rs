//! `POST /session`: signs in with a password. Where a second factor is registered, it is asked for next ([`second`]).
//!
//! Unknown, disabled, paused and wrong are one answer after the same work. No session begins before everything that is
//! asked has been given: second factor, and a new password where the old one has run out ([`change`]).
//!
//! [`second`]: crate::flow::second
//! [`change`]: crate::flow::change

use latchkey_shared::wire::{Method, SessionRequest, SignInStep, SignedIn};

use crate::account::{Account, AccountStatus};
use crate::audit::{Activity, ResultClass};
use crate::cookie::Cookie;
use crate::digest::{self, RowName};
use crate::flow::{Call, Kept, Refusal, Stop, second};
use crate::guard::{Row, SignIn, SignInVerdict};
use crate::ids::{DestinationDigest, FlowId, SessionId};
use crate::limits::{SESSION_IDLE_S, SIGN_IN_S};
use crate::name;
use crate::platform::{Dossier, Platform};
use crate::ports::{Directory, Entropy, Fault, GuardStore, Whom};
use crate::ticket::{Claims, Errand, SessionClaims, SignInClaims};
use crate::time::UnixSeconds;

/// Signs in with a password.
///
/// 1. The guard counts the try before the slow hash, so that parallel guesses do not get past its budget.
/// 2. The hash is computed whatever is known by now.
/// 3. Where a second factor is registered, the counted try stands until that is right as well: somebody who knows the
///    password guesses no more codes than anybody guesses passwords.
/// 4. A right password alone takes the counted try back.
///
/// # Errors
/// [`Refusal::NotAllowed`] for every reason there is, or a fault.
pub async fn sign_in<P: Platform>(platform: &P, call: &mut Call, asked: SessionRequest) -> Result<SignedIn, Stop> {
    let (keys, tenant) = (platform.keys(), &platform.settings().tenant);
    call.kept = Kept::Audit;
    call.line.activity = Activity::SignIn;
    let name = name::normalise(&asked.identifier);
    let Dossier { policy, account, enrolments } = platform.dossier(Whom::Named(&name)).await?;
    call.line.policy_version = policy.version;
    let (row, key) = match &account {
        Some(account) => (Row::Known, RowName::Subject(&account.id)),
        None => (Row::Unknown, RowName::Unknown(&name)),
    };
    let key = digest::guard_key(keys, tenant, key);
    match &account {
        Some(account) => call.line.subject = Some(account.id.clone()),
        None => call.line.unknown_name = Some(digest::unknown_name_hash(keys, tenant, &name)),
    }
    // 1.
    let mark = digest::password_mark(keys, tenant, &key, &asked.password);
    let reserve = SignIn::Reserve { limits: policy.limits(), mark };
    let reserved = platform.guard().call(&key, row.of(reserve)).await?;
    // 2.
    let is_password = platform.directory().is_password(account.as_ref(), &asked.password).await?;
    let earlier = call.kept;
    if reserved != SignInVerdict::Allowed {
        // What was not counted could come without end, so a refusal of it is logged and not kept.
        call.kept = Kept::Nowhere;
    }
    if let SignInVerdict::Paused { .. } = reserved {
        return Err(call.refuse(Refusal::NotAllowed, "sign-in: paused"));
    }
    if !is_password {
        return Err(call.refuse(Refusal::NotAllowed, "sign-in: wrong password or unknown name"));
    }
    call.kept = earlier;
    let account = account.ok_or(Refusal::NotAllowed)?;
    if let Some(detail) = shut(&account) {
        return Err(call.refuse(Refusal::NotAllowed, detail));
    }
    // 3.
    let methods = second::methods_of(&second::factors(platform, &enrolments));
    if !methods.is_empty() {
        call.note(ResultClass::InProgress, "sign-in: password right");
        return under_way(platform, call, &account, SignInStep::SecondFactor, methods, None);
    }
    // 4.
    platform.guard().call(&key, row.of(SignIn::Right)).await?;
    complete(platform, call, &account, None)
}

/// Ends a sign-in for which everything but a new password was given: with a session, or by asking for the password.
///
/// `proved_by` is what the second factor has shown to be held, where there was one.
pub(crate) fn complete<P: Platform>(
    platform: &P,
    call: &mut Call,
    account: &Account,
    proved_by: Option<DestinationDigest>,
) -> Result<SignedIn, Stop> {
    if must_change(account, call.now) {
        call.note(ResultClass::InProgress, "sign-in: the password has to be changed");
        return under_way(platform, call, account, SignInStep::NewPassword, Vec::new(), proved_by);
    }
    call.note(ResultClass::Succeeded, "sign-in: completed");
    done(platform, call, account, proved_by)
}

/// Begins the session of a sign-in to which everything was given.
pub(crate) fn done<P: Platform>(
    platform: &P,
    call: &mut Call,
    account: &Account,
    proved_by: Option<DestinationDigest>,
) -> Result<SignedIn, Stop> {
    begin_session(platform, call, account, proved_by, None)?;
    let expires_in = u32::try_from(SESSION_IDLE_S).unwrap_or(u32::MAX);
    Ok(answer(account, call.now, SignInStep::Done, None, Vec::new(), expires_in))
}

/// Seals a session into the answer's cookie. Whoever begins one has just proved who they are.
pub(crate) fn begin_session<P: Platform>(
    platform: &P,
    call: &mut Call,
    account: &Account,
    proved_by: Option<DestinationDigest>,
    errand: Option<Errand>,
) -> Result<SessionClaims, Fault> {
    let mut id = [0; 16];
    platform.entropy().fill(&mut id)?;
    let claims = SessionClaims {
        session: SessionId(id),
        subject: account.id.clone(),
        epoch: account.session_epoch,
        started: call.now,
        seen: call.now,
        proved: call.now,
        proved_by,
        also_by: None,
        snoozed: false,
        errand,
    };
    call.cookie = Some(Cookie::Set(call.seal(platform, &claims)?));
    Ok(claims)
}

/// Answers with a ticket for what is asked next.
fn under_way<P: Platform>(
    platform: &P,
    call: &Call,
    account: &Account,
    step: SignInStep,
    methods: Vec<Method>,
    proved_by: Option<DestinationDigest>,
) -> Result<SignedIn, Stop> {
    let mut id = [0; 16];
    platform.entropy().fill(&mut id)?;
    let claims = SignInClaims {
        sign_in: FlowId(id),
        subject: account.id.clone(),
        version: account.credential_version,
        epoch: account.session_epoch,
        complete: step == SignInStep::NewPassword,
        proved_by,
        support_id: call.line.support_id,
        issued: call.now,
        expires: call.now.plus(SIGN_IN_S),
    };
    let ticket = call.seal(platform, &claims)?;
    Ok(answer(account, call.now, step, Some(ticket), methods, call.now.until_s(claims.expires())))
}

fn answer(
    account: &Account,
    now: UnixSeconds,
    step: SignInStep,
    sign_in: Option<String>,
    methods: Vec<Method>,
    expires_in: u32,
) -> SignedIn {
    let must_change = must_change(account, now);
    SignedIn { account: account.name.to_string(), must_change, step, sign_in, methods, expires_in }
}

/// Opens a sign-in ticket and reads its account anew. Whatever has changed meanwhile ends the sign-in.
pub(crate) async fn open<P: Platform>(
    platform: &P,
    call: &mut Call,
    ticket: &str,
) -> Result<(SignInClaims, Account), Stop> {
    let (claims, account) = read(platform, call, ticket).await?;
    match account {
        Some(account) if is_current(&claims, &account) => Ok((claims, account)),
        _ => Err(call.refuse(Refusal::FlowEnded, "sign-in: the account changed meanwhile")),
    }
}

/// Opens a sign-in ticket and reads its account anew, whatever has changed.
pub(crate) async fn read<P: Platform>(
    platform: &P,
    call: &mut Call,
    ticket: &str,
) -> Result<(SignInClaims, Option<Account>), Stop> {
    call.line.activity = Activity::SignIn;
    let claims: SignInClaims = call.open(platform, ticket, Refusal::FlowEnded)?;
    call.kept = Kept::Audit;
    call.line.support_id = claims.support_id;
    call.line.subject = Some(claims.subject.clone());
    let account = platform.directory().find(Whom::Known(&claims.subject)).await?;
    Ok((claims, account))
}

/// Tells whether an account is still the one whose password was right.
pub(crate) fn is_current(claims: &SignInClaims, account: &Account) -> bool {
    shut(account).is_none() && account.credential_version == claims.version && account.session_epoch == claims.epoch
}

/// Tells whether the password has run out.
pub(crate) fn must_change(account: &Account, now: UnixSeconds) -> bool {
    account.must_change || account.password_expires.is_some_and(|expires| expires <= now)
}

/// Says why an account cannot sign in although its password is right.
pub(crate) fn shut(account: &Account) -> Option<&'static str> {
    match (account.status, account.locked) {
        (AccountStatus::Disabled, _) => Some("sign-in: disabled"),
        (AccountStatus::Enabled, true) => Some("sign-in: locked by the directory"),
        (AccountStatus::Enabled, false) => None,
    }
}
