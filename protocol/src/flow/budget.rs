//! The organisation's day: how many wrong answers it has seen, what messages have cost, and whether it is under attack.
//!
//! Wrong answers for names nobody has count like others: if they did not, the budget would tell them apart.

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::SupportId;

use crate::digest::{self, RowName};
use crate::guard::{GuardKey, TenantEvent, TenantVerdict};
use crate::limits::DAY_S;
use crate::platform::{Log, Platform};
use crate::policy::Policy;
use crate::ports::{Directory, Fault, GuardStore, PolicyStore};
use crate::time::UnixSeconds;

/// Tells whether the organisation has used up its budget of wrong answers for today.
pub(crate) async fn is_elevated<P: Platform>(platform: &P, policy: &Policy, now: UnixSeconds) -> Result<bool, Fault> {
    let budget = policy.limits().failure_budget(platform.directory().size().await?);
    match platform.guard().call(&day_row(platform, now), TenantEvent::Read { budget }).await? {
        TenantVerdict::Failures { elevated, .. } => Ok(elevated),
        other => Err(unexpected(other)),
    }
}

/// Counts a wrong answer, and raises the alarm when it is the one too many.
pub(crate) async fn count_failure<P: Platform>(
    platform: &P,
    support_id: SupportId,
    now: UnixSeconds,
) -> Result<(), Fault> {
    let policy = platform.policies().current().await?;
    let budget = policy.limits().failure_budget(platform.directory().size().await?);
    let verdict = platform.guard().call(&day_row(platform, now), TenantEvent::Failure { budget }).await?;
    if let TenantVerdict::Failures { crossed: true, .. } = verdict {
        let alarm = Fault::new("guard", "the day's budget of wrong answers is used up; resets need two gates now");
        platform.log().alarm(support_id, &alarm);
    }
    Ok(())
}

/// Asks whether today still pays for one message, and counts it.
pub(crate) async fn may_spend<P: Platform>(
    platform: &P,
    policy: &Policy,
    method: MethodKind,
    now: UnixSeconds,
) -> Result<bool, Fault> {
    let send = TenantEvent::Send { method, cost: 1, budget: daily_budget(policy, method) };
    match platform.guard().call(&day_row(platform, now), send).await? {
        TenantVerdict::Allowed => Ok(true),
        TenantVerdict::Refused => Ok(false),
        other => Err(unexpected(other)),
    }
}

/// Takes back a message that certainly did not leave.
pub(crate) async fn give_back<P: Platform>(platform: &P, method: MethodKind, now: UnixSeconds) -> Result<(), Fault> {
    platform.guard().call(&day_row(platform, now), TenantEvent::GiveBack { method, cost: 1 }).await.map(|_| ())
}

/// Returns how many messages of a kind the organisation pays for in a day. Mail costs nothing worth counting.
fn daily_budget(policy: &Policy, method: MethodKind) -> u32 {
    match method {
        MethodKind::Sms => policy.telephony.sms_per_day,
        MethodKind::Voice | MethodKind::Office => policy.telephony.calls_per_day,
        _ => u32::MAX,
    }
}

fn day_row<P: Platform>(platform: &P, now: UnixSeconds) -> GuardKey {
    let day = now.0 / DAY_S;
    digest::guard_key(platform.keys(), &platform.settings().tenant, RowName::TenantDay { day })
}

fn unexpected(verdict: TenantVerdict) -> Fault {
    Fault::new("guard", format_args!("answered {verdict:?} to another question"))
}
