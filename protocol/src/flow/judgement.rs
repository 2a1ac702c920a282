//! The judgement of a new password by everything the worker knows: the browser's rules, the organisation's list, names,
//! the passwords that many people use, and those that have leaked.
//!
//! Called only once the gates hold, so that it is no oracle for anybody before proof. Not here: what the directory refuses
//! (earlier passwords), and the rules themselves (`latchkey_shared::password`).

use latchkey_shared::password::{OwnTerms, Password, Reason, Terms, of_person};

use crate::account::Account;
use crate::breach;
use crate::flow::{Call, tenant};
use crate::ids::AccountName;
use crate::platform::{Log, Platform};
use crate::policy::Policy;
use crate::ports::{Breaches, CommonPasswords, Fault};

/// Returns why a password is refused; nothing if it may be written.
///
/// 1. Length, characters, names and words, at no cost.
/// 2. The list of common passwords, which is part of the deployment: without it no password is accepted.
/// 3. Known leaks, if nothing else refuses it. This takes somebody else, so an outage is an alarm and not a refusal.
///
/// # Errors
/// A [`Fault`] if the list of common passwords cannot be read.
pub(super) async fn rejections<P: Platform>(
    platform: &P,
    call: &Call,
    policy: &Policy,
    account: &Account,
    password: &Password,
) -> Result<Vec<Reason>, Fault> {
    let rules = tenant::password_policy(policy, platform.settings());
    // 1.
    let names = core::iter::once(&account.name).chain(&account.aliases).map(AccountName::as_str);
    let own = OwnTerms::new(of_person(&account.given_name, &account.family_name, names));
    let terms = Terms { banned: platform.banned().of(&policy.password.banned_terms), own };
    let mut reasons = rules.check(password.expose(), &terms).reasons;
    // 2.
    if rules.refuse_common && platform.common_passwords().holds(password).await? {
        reasons.push(Reason::Common);
    }
    // 3.
    if rules.refuse_breached && reasons.is_empty() {
        match is_breached(platform, password).await {
            Ok(true) => reasons.push(Reason::Breached),
            Ok(false) => {}
            Err(fault) => platform.log().alarm(call.line.support_id, &fault),
        }
    }
    Ok(reasons)
}

async fn is_breached<P: Platform>(platform: &P, password: &Password) -> Result<bool, Fault> {
    let Some(breaches) = platform.breaches() else { return Ok(false) };
    let (prefix, suffix) = breach::query(password);
    let answer = breaches.range(&prefix).await?;
    suffix.is_in(&answer).map_err(|error| Fault::new("breaches", error))
}
