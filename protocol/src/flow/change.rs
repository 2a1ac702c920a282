//! `POST /session/password` and `POST /me/password`: a password that has run out is replaced, or a known one changed.
//!
//! The write is conditional on the credential version read before, ends every session, and bears the name of the attempt
//! that asked for it. So whoever asks again, because the answer got lost, finds their own change and hears the same; nobody
//! else is told "changed". Not here: a forgotten password ([`commit`](crate::flow::commit)).

use latchkey_shared::password::{Password, Reason, Reuse};
use latchkey_shared::wire::{PasswordChangeRequest, PasswordChanged, SessionPasswordRequest, SignedIn};

use crate::account::Account;
use crate::api::RequestHeaders;
use crate::audit::{Activity, ResultClass};
use crate::cookie::Cookie;
use crate::enrolment::Enrolment;
use crate::flow::judgement::rejections;
use crate::flow::me::{self, SignedInAs};
use crate::flow::named::{self, Kind};
use crate::flow::{Call, Kept, Refusal, Stop, notices, proof, session};
use crate::guard::{SessionVerdict, SessionWish};
use crate::ids::ChangeName;
use crate::notice::NoticeKind;
use crate::platform::Platform;
use crate::policy::{Authority, Policy};
use crate::ports::{Directory, Enrolments, Outbox, PasswordChange, PolicyStore, Unlike};
use crate::ticket::SessionClaims;

/// Replaces a password that has run out or has to be changed, and completes the sign-in by it.
///
/// The ticket stands for the old password, which was given at the sign-in.
///
/// # Errors
/// [`Refusal::PasswordRejected`] leaves the ticket usable; [`Refusal::FlowEnded`], [`Refusal::NotAllowed`],
/// [`Refusal::Ineligible`]; or a fault.
pub async fn expired<P: Platform>(
    platform: &P,
    call: &mut Call,
    asked: SessionPasswordRequest,
) -> Result<SignedIn, Stop> {
    let (claims, account) = session::read(platform, call, &asked.sign_in).await?;
    call.line.activity = Activity::ChangePassword;
    if !claims.complete {
        return Err(call.refuse(Refusal::NotAllowed, "password: a second factor is asked for first"));
    }
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    let name = named::name(platform, (&claims.subject, &claims.sign_in.0), Kind::Password, &asked.attempt);
    let ended = |call: &mut Call| call.refuse(Refusal::FlowEnded, "password: the account changed meanwhile");
    match account {
        Some(account) if session::is_current(&claims, &account) => {
            let unlike = Unlike { current: true, former: policy.password.history };
            let enrolments = &platform.enrolments().of(Some(&account.id)).await?;
            let write = Write { account: &account, enrolments, password: &asked.password, name: &name, unlike };
            if !write.carry_out(platform, call, &policy).await? {
                return Err(ended(call));
            }
            session::done(platform, call, &after(account), claims.proved_by)
        }
        Some(account)
            if session::shut(&account).is_none() && platform.directory().has_changed(&account.id, &name).await? =>
        {
            proof::password(platform, call, &policy, &account, &asked.password).await?;
            call.note(ResultClass::Succeeded, "password: answered again");
            session::done(platform, call, &account, claims.proved_by)
        }
        _ => Err(ended(call)),
    }
}

/// Changes a password that is known. Every session ends, and the answer's cookie begins this one anew.
///
/// 1. The attempt may have been carried out already.
/// 2. A directory elsewhere has to take the new password; one that is too new stays.
/// 3. The old password, counted before it is compared.
/// 4. The new one, judged and written.
///
/// # Errors
/// [`Refusal::PasswordWrong`], [`Refusal::TooMany`] while the sign-in pauses, [`Refusal::NotYet`],
/// [`Refusal::PasswordRejected`], [`Refusal::Ineligible`]; or a fault.
pub async fn known<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    asked: PasswordChangeRequest,
) -> Result<PasswordChanged, Stop> {
    (call.kept, call.line.activity) = (Kept::Audit, Activity::ChangePassword);
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    let (account, session) = (&me.account, &me.session);
    let name = named::name(platform, (&account.id, &session.session.0), Kind::Password, &asked.attempt);
    // 1.
    if platform.directory().has_changed(&account.id, &name).await? {
        return answered_again(platform, call, &policy, (session, account), &asked.new).await;
    }
    // 2.
    admit(&policy, account)?;
    let age = u64::from(policy.password.minimum_age_s);
    if let Some(until) = account.password_set.map(|set| set.plus(age)).filter(|until| call.now < *until) {
        let retry_after_s = call.now.until_s(until);
        return Err(call.refuse(Refusal::NotYet { retry_after_s }, "password: too new to be changed"));
    }
    // 3.
    proof::password(platform, call, &policy, account, &asked.old).await?;
    let enrolments = &platform.enrolments().of(Some(&account.id)).await?;
    proof::take_back(platform, account, enrolments).await?;
    if asked.old == asked.new {
        return Err(Refusal::PasswordRejected(vec![Reason::Reused { of: Reuse::Current }]).into());
    }
    // 4.
    let unlike = Unlike { current: false, former: policy.password.history };
    let write = Write { account, enrolments, password: &asked.new, name: &name, unlike };
    if !write.carry_out(platform, call, &policy).await? {
        return Err(call.refuse(Refusal::Busy { retry_after_s: 1 }, "password: the account changed meanwhile"));
    }
    begin_anew(platform, call, session, account.session_epoch.saturating_add(1))
}

/// Answers a change whose answer got lost: its own session has ended with the others, so the old cookie comes back.
///
/// # Errors
/// [`Refusal::SignInNeeded`] unless it is the very attempt of the very session, and the last change of the account.
pub async fn known_again<P: Platform>(
    platform: &P,
    call: &mut Call,
    headers: &RequestHeaders,
    asked: PasswordChangeRequest,
) -> Result<PasswordChanged, Stop> {
    let (session, account) = me::open(platform, call, headers, 1).await?;
    let name = named::name(platform, (&account.id, &session.session.0), Kind::Password, &asked.attempt);
    let is_ended = session.errand.is_some()
        || me::ask(platform, &session, SessionWish::Use).await? == SessionVerdict::Ended
        || !platform.directory().has_changed(&account.id, &name).await?;
    if is_ended {
        return Err(call.refuse(Refusal::SignInNeeded, "session: the account changed meanwhile"));
    }
    (call.kept, call.line.activity) = (Kept::Audit, Activity::ChangePassword);
    let policy = platform.policies().current().await?;
    answered_again(platform, call, &policy, (&session, &account), &asked.new).await
}

/// Says once more that a password was changed, if this is the one that is in force now.
async fn answered_again<P: Platform>(
    platform: &P,
    call: &mut Call,
    policy: &Policy,
    (session, account): (&SessionClaims, &Account),
    new: &Password,
) -> Result<PasswordChanged, Stop> {
    proof::password(platform, call, policy, account, new).await?;
    call.note(ResultClass::Succeeded, "password: answered again");
    begin_anew(platform, call, session, account.session_epoch)
}

/// Has the session go on under the epoch that the change has begun.
fn begin_anew<P: Platform>(
    platform: &P,
    call: &mut Call,
    session: &SessionClaims,
    epoch: u64,
) -> Result<PasswordChanged, Stop> {
    let session = SessionClaims { epoch, seen: call.now, ..session.clone() };
    call.cookie = Some(Cookie::Set(call.seal(platform, &session)?));
    Ok(PasswordChanged { changed: true })
}

/// Decides whether the account's password is ours to change.
pub(crate) fn admit(policy: &Policy, account: &Account) -> Result<(), Refusal> {
    match policy.authority_of(&account.domain) {
        Authority::Managed | Authority::Synced { writeback: true } => Ok(()),
        Authority::Synced { writeback: false } => {
            Err(Refusal::Ineligible(latchkey_shared::problem::Ineligible::NoWriteback))
        }
        Authority::Federated { provider } => Err(Refusal::Elsewhere(provider.clone())),
    }
}

/// Returns the account as the write leaves it.
fn after(account: Account) -> Account {
    let session_epoch = account.session_epoch.saturating_add(1);
    Account { session_epoch, must_change: false, password_expires: None, ..account }
}

/// A password that is about to be written.
struct Write<'a> {
    account: &'a Account,
    enrolments: &'a [Enrolment],
    password: &'a Password,
    name: &'a ChangeName,
    unlike: Unlike,
}

impl Write<'_> {
    /// Judges and writes it, with audit line and notices in the same transaction; tells whether it is in force. If not,
    /// somebody else has written since the account was read.
    async fn carry_out<P: Platform>(&self, platform: &P, call: &mut Call, policy: &Policy) -> Result<bool, Stop> {
        admit(policy, self.account)?;
        let account = self.account;
        let reasons = rejections(platform, call, policy, account, self.password).await?;
        if !reasons.is_empty() {
            return Err(Refusal::PasswordRejected(reasons).into());
        }
        let notices = notices::of_own_change(call, account, self.enrolments, &NoticeKind::PasswordChanged);
        // Delivery is asked for before there is anything to deliver: if we die after the write, an alarm still finds it.
        platform.outbox().arm().await?;
        call.note(ResultClass::Succeeded, "password: changed");
        let change = PasswordChange {
            subject: &account.id,
            password: self.password,
            expected_version: account.credential_version,
            name: self.name,
            unlike: self.unlike,
            reset_by: None,
            audit: core::slice::from_ref(&call.line),
            notices: &notices,
            now: call.now,
        };
        let written = platform.directory().set_password(change).await;
        named::is_in_force(platform, call, (&account.id, self.name), written).await
    }
}
