//! `POST /session`: checks a password. Second factors and cookies come later; so far it shows that a new password works.
//!
//! Unknown, disabled, paused and wrong are one answer after the same work.

use latchkey_shared::wire::{SessionRequest, SignedIn};

use crate::account::{Account, AccountStatus};
use crate::audit::{Activity, ResultClass};
use crate::digest::{self, RowName};
use crate::flow::{Call, Kept, Refusal, Stop};
use crate::guard::{Row, SignIn, SignInVerdict};
use crate::name;
use crate::platform::Platform;
use crate::ports::{Directory, GuardStore, PolicyStore, Whom};

/// Signs in with a password.
///
/// 1. The guard counts the try before the slow hash, so that parallel guesses do not get past its budget.
/// 2. The hash is computed whatever is known by now.
/// 3. A right password takes the counted try back.
///
/// # Errors
/// [`Refusal::NotAllowed`] for every reason there is, or a fault.
pub async fn sign_in<P: Platform>(platform: &P, call: &mut Call, asked: SessionRequest) -> Result<SignedIn, Stop> {
    let (keys, tenant) = (platform.keys(), &platform.settings().tenant);
    call.kept = Kept::Audit;
    call.line.activity = Activity::SignIn;
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    let name = name::normalise(&asked.identifier);
    let account = platform.directory().find(Whom::Named(&name)).await?;
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
    let reserved = platform.guard().call(&key, row.of(SignIn::Reserve { limits: policy.limits() })).await?;
    // 2.
    let is_password = platform.directory().is_password(account.as_ref(), &asked.password).await?;
    if let SignInVerdict::Paused { .. } = reserved {
        return Err(call.refuse(Refusal::NotAllowed, "sign-in: paused"));
    }
    if !is_password {
        return Err(call.refuse(Refusal::NotAllowed, "sign-in: wrong password or unknown name"));
    }
    let account = account.ok_or(Refusal::NotAllowed)?;
    if let Some(detail) = shut(&account) {
        return Err(call.refuse(Refusal::NotAllowed, detail));
    }
    // 3.
    platform.guard().call(&key, row.of(SignIn::Right)).await?;
    call.note(ResultClass::Succeeded, "sign-in: password right");
    let expired = account.password_expires.is_some_and(|expires| expires <= call.now);
    Ok(SignedIn { account: account.name.to_string(), must_change: account.must_change || expired })
}

/// Says why an account cannot sign in although its password is right.
fn shut(account: &Account) -> Option<&'static str> {
    match (account.status, account.locked) {
        (AccountStatus::Disabled, _) => Some("sign-in: disabled"),
        (AccountStatus::Enabled, true) => Some("sign-in: locked by the directory"),
        (AccountStatus::Enabled, false) => None,
    }
}
