//! The interrupt at sign-in: whether somebody is asked to register or to confirm, and `POST /me/snooze`, which puts it off.
//!
//! Whoever puts it off is asked again at the next sign-in; where the organisation counts, only so often. Nobody is asked who
//! manages no methods, or who could change nothing now.

use latchkey_shared::wire::{Interrupt, InterruptReason, Me, SnoozeRequest};

use crate::account::Account;
use crate::audit::{Activity, ResultClass};
use crate::cookie::Cookie;
use crate::enrolment::Background;
use crate::flow::holdings::Holdings;
use crate::flow::me::{self, SignedInAs};
use crate::flow::named::Kind;
use crate::flow::security_info;
use crate::flow::{Call, Kept, Refusal, Stop};
use crate::platform::Platform;
use crate::policy::{Policy, Standing};
use crate::ports::Deed;
use crate::ticket::SessionClaims;
use crate::time::UnixSeconds;

/// Returns what is to be asked of somebody signed in, if anything.
pub(crate) fn of(holdings: &Holdings<'_>, now: UnixSeconds) -> Option<Interrupt> {
    if holdings.me.session.snoozed || holdings.frozen_for(now).is_some() {
        return None;
    }
    due(&holdings.policy, &holdings.me.account, &holdings.background, holdings.standing.as_ref()?)
}

/// Returns what is to be asked of an account's owner, put off or not.
pub(crate) fn due(
    policy: &Policy,
    account: &Account,
    background: &Background,
    standing: &Standing,
) -> Option<Interrupt> {
    let rules = policy.registration;
    // Whom an administrator told to register cannot put it off, whatever the policy says.
    let is_told = account.must_register;
    let reason = if (rules.required || is_told) && !standing.is_complete() {
        InterruptReason::Register
    } else if standing.is_stale {
        InterruptReason::Reconfirm
    } else {
        return None;
    };
    let snoozes_left = rules.snoozes.map(|most| most.saturating_sub(background.snoozes));
    Some(Interrupt {
        reason,
        required: standing.required,
        registered: standing.registered,
        missing: standing.required.saturating_sub(standing.registered),
        can_skip: snoozes_left != Some(0) && !is_told,
        snoozes_left: snoozes_left.filter(|_| !is_told),
    })
}

/// Puts the interrupt off until the next sign-in.
///
/// # Errors
/// [`Refusal::NotAllowed`] once that was done as often as it may be; or a fault.
pub async fn snooze<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: SignedInAs,
    asked: SnoozeRequest,
) -> Result<Me, Stop> {
    (call.kept, call.line.activity) = (Kept::Audit, Activity::Snoozed);
    let holdings = Holdings::read(platform, call, &me).await?;
    let name = security_info::name(platform, &me, Kind::Snooze, &asked.attempt);
    let most = holdings.policy.registration.snoozes;
    // A lost answer has been counted: its session does not know yet, and is not counted again.
    if let Some(interrupt) = of(&holdings, call.now)
        && !(most.is_some() && security_info::has_changed(platform, &me, &name).await?)
    {
        if !interrupt.can_skip {
            return Err(call.refuse(Refusal::NotAllowed, "interrupt: put off often enough"));
        }
        call.note(ResultClass::Cancelled, "interrupt: put off");
        // Where nobody counts, there is nothing to write but the line.
        if let Some(most) = most {
            security_info::carry_out(platform, call, &holdings, &name, Deed::Snooze { most }, &[]).await?;
        }
    }
    let session = SessionClaims { snoozed: true, ..me.session };
    call.cookie = Some(Cookie::Set(call.seal(platform, &session)?));
    let me = SignedInAs { session, account: me.account };
    me::describe(platform, call, &me).await
}
