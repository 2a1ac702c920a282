//! Who is signed in: what opens `/me`, `GET /me` itself, and `POST /me/sign-out`.
//!
//! A session is judged anew by every call: the seal and the clock, the account as it is now, and the guard, which knows
//! the sessions that were ended one by one. So whatever ends sessions (a reset, another password, a disable, a sign-out)
//! has ended them before anybody is told that it is done.

use latchkey_shared::wire::{Me, SignOutRequest, SignOutScope, SignedOut};

use crate::account::Account;
use crate::api::RequestHeaders;
use crate::audit::{Activity, ResultClass};
use crate::cookie::{self, Cookie};
use crate::flow::holdings::Holdings;
use crate::flow::{Call, Kept, Refusal, Stop, change, interrupt, not_me, second, session, subject_row};
use crate::guard::{Row, Session, SessionVerdict, SessionWish};
use crate::limits::SESSION_RENEWAL_S;
use crate::platform::Platform;
use crate::ports::{Directory, Fault, GuardStore, SessionsEnd, Whom};
use crate::ticket::{Claims, SessionClaims};

/// Somebody signed in, as this call found them.
#[derive(Debug)]
pub struct SignedInAs {
    /// The session.
    pub session: SessionClaims,
    /// The account as it is now.
    pub account: Account,
}

/// Opens the session of a request.
///
/// 1. The seal and the clock.
/// 2. The account: its epoch, and that it may sign in at all, new passwords included.
/// 3. The guard.
/// 4. The cookie is sealed anew once its last use was a while ago.
///
/// # Errors
/// [`Refusal::SignInNeeded`], alike for every reason; [`Refusal::NotAllowed`] for a session that may only add what is
/// missing; or a fault.
pub async fn enter<P: Platform>(platform: &P, call: &mut Call, headers: &RequestHeaders) -> Result<SignedInAs, Stop> {
    let me = enter_any(platform, call, headers).await?;
    match me.session.errand {
        None => Ok(me),
        Some(_) => Err(call.refuse(Refusal::NotAllowed, "session: may only add what is missing")),
    }
}

/// Opens the session of a request, one that may only add what is missing, too. What those may call is said in
/// [`Route::is_open_to_errands`](crate::api::Route::is_open_to_errands).
///
/// # Errors
/// As [`enter`].
pub async fn enter_any<P: Platform>(
    platform: &P,
    call: &mut Call,
    headers: &RequestHeaders,
) -> Result<SignedInAs, Stop> {
    // 1. and 2.
    let (session, account) = open(platform, call, headers, 0).await?;
    // 3.
    if ask(platform, &session, SessionWish::Use).await? == SessionVerdict::Ended {
        return Err(call.refuse(Refusal::SignInNeeded, "session: ended"));
    }
    // 4.
    let renewed = SessionClaims { seen: call.now, ..session.clone() };
    if session.seen.plus(SESSION_RENEWAL_S) <= call.now {
        call.cookie = Some(Cookie::Set(call.seal(platform, &renewed)?));
    }
    Ok(SignedInAs { session: renewed, account })
}

/// Opens the session of a request whose account has ended `behind` rounds of sessions since; 0 for one that holds.
///
/// Whoever changed a password has ended their own session by it. If the answer got lost, they come back with the old one.
pub(crate) async fn open<P: Platform>(
    platform: &P,
    call: &mut Call,
    headers: &RequestHeaders,
    behind: u64,
) -> Result<(SessionClaims, Account), Stop> {
    // 1.
    let sealed = headers.cookie.as_ref().and_then(|header| cookie::read(&header.0, platform.settings()));
    let sealed = sealed.ok_or(Refusal::SignInNeeded)?;
    let session: SessionClaims = call.open(platform, sealed, Refusal::SignInNeeded)?;
    // 2.
    let account = platform.directory().find(Whom::Known(&session.subject)).await?;
    let account = account.filter(|account| {
        account.session_epoch == session.epoch.saturating_add(behind)
            && session::shut(account).is_none()
            && !session::must_change(account, call.now)
    });
    let Some(account) = account else {
        return Err(call.refuse(Refusal::SignInNeeded, "session: the account changed meanwhile"));
    };
    call.line.subject = Some(account.id.clone());
    Ok((session, account))
}

/// Says who is signed in, and what is to be asked of them.
///
/// # Errors
/// A fault of the store.
pub async fn describe<P: Platform>(platform: &P, call: &mut Call, me: &SignedInAs) -> Result<Me, Stop> {
    let holdings = Holdings::read(platform, call, me).await?;
    Ok(Me {
        account: me.account.name.to_string(),
        display_name: me.account.display_name.clone(),
        idle_in: call.now.until_s(me.session.expires()),
        expires_in: call.now.until_s(me.session.ends()),
        security_info: holdings.standing.is_some(),
        may_change_password: me.session.errand.is_none() && change::admit(&holdings.policy, &me.account).is_ok(),
        proved_for: holdings.proved_for(call.now),
        interrupt: interrupt::of(&holdings, call.now),
        registering: me.session.errand.is_some(),
        return_to: me.session.errand.as_ref().and_then(|errand| errand.return_to.clone()),
        frozen: me.account.frozen.map(|_| not_me::lifted_by(&second::factors(platform, &holdings.enrolments))),
    })
}

/// Ends this session, or all of the account's.
///
/// # Errors
/// [`Refusal::NotAllowed`] where a session may only add what is missing and is to end others; or a fault: the session may
/// then have ended all the same, and asking again does no harm.
pub async fn sign_out<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    asked: SignOutRequest,
) -> Result<SignedOut, Stop> {
    call.kept = Kept::Audit;
    call.line.activity = Activity::SignOut;
    match asked.scope {
        SignOutScope::Here => {
            ask(platform, &me.session, SessionWish::End).await?;
            call.note(ResultClass::Succeeded, "sign-out: this session");
        }
        SignOutScope::Everywhere if me.session.errand.is_some() => {
            return Err(call.refuse(Refusal::NotAllowed, "session: may only add what is missing"));
        }
        SignOutScope::Everywhere => {
            call.note(ResultClass::Succeeded, "sign-out: every session");
            let audit = core::slice::from_ref(&call.line);
            platform.directory().end_sessions(SessionsEnd { subject: &me.account.id, audit }).await?;
            call.kept = Kept::WithChange;
        }
    }
    call.cookie = Some(Cookie::Clear);
    Ok(SignedOut { signed_out: true })
}

/// Asks the guard about a session, or tells it to end.
pub(crate) async fn ask<P: Platform>(
    platform: &P,
    claims: &SessionClaims,
    wish: SessionWish,
) -> Result<SessionVerdict, Fault> {
    let key = subject_row(platform, &claims.subject);
    let (id, started, expires) = (claims.session, claims.started, claims.ends());
    platform.guard().call(&key, Row::Known.of(Session { id, started, expires, wish })).await
}
