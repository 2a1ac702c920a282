//! Days: how many wrong answers the organisation's has seen, what messages have cost, and whether it is under attack; and how
//! often an account has done what it may do only so often.
//!
//! Wrong answers for names nobody has count like others: if they did not, the budget would tell them apart.

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::SupportId;

use crate::digest::{self, DestinationKind, RowName};
use crate::guard::{DestinationEvent, DestinationVerdict, GuardKey, TenantEvent, TenantVerdict};
use crate::ids::{ChallengeId, SendId, SubjectId};
use crate::limits::{DAY_S, Limits};
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

/// Counts something that an account may do only so often in a day, once for each name that the deed has; returns when it may
/// be done again, in seconds, if that is one too many.
pub(crate) async fn count_deed<P: Platform>(
    platform: &P,
    (kind, account): (DestinationKind, &SubjectId),
    deed: ChallengeId,
    per_day: u32,
) -> Result<Option<u32>, Fault> {
    let (keys, tenant) = (platform.keys(), &platform.settings().tenant);
    let whose = digest::destination_digest(keys, tenant, kind, account.as_str());
    let row = digest::guard_key(keys, tenant, RowName::Destination(&whose));
    let limits = Limits { send_gap_s: 0, sends_per_hour: per_day, sends_per_day: per_day, ..Limits::default() };
    // A deed is never taken back, so its own name names the question, too.
    let event = DestinationEvent::Send { send: SendId(deed.0), challenge: deed, past_gate: true, limits };
    Ok(match platform.guard().call(&row, event).await? {
        DestinationVerdict::Refused { retry_after } => Some(retry_after),
        DestinationVerdict::Allowed | DestinationVerdict::Repeated | DestinationVerdict::GivenBack => None,
    })
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
