//! `POST /reset/extend`: gives more time, once (WCAG 2.2 §2.2.1).
//!
//! The new end follows from the beginning, so asking again after a lost answer gives the same end.

use latchkey_shared::wire::{ExtendRequest, Extended};

use crate::audit::ResultClass;
use crate::flow::subject::Subject;
use crate::flow::verify::seconds_left;
use crate::flow::{Call, Refusal, Stop, is_blind};
use crate::guard::Look;
use crate::platform::Platform;
use crate::ports::{GuardStore, PolicyStore};
use crate::ticket::FlowClaims;

/// Extends a flow.
///
/// # Errors
/// [`Refusal::FlowEnded`], [`Refusal::NotAllowed`] if it was extended before or nobody may, or a fault.
pub async fn extend<P: Platform>(platform: &P, call: &mut Call, asked: ExtendRequest) -> Result<Extended, Stop> {
    let flow = call.open_flow(platform, &asked.flow)?;
    let policy = platform.policies().current().await?;
    let limits = policy.limits();
    if flow.extended || limits.extension_s == 0 {
        return Err(Refusal::NotAllowed.into());
    }
    let end = flow.started.plus(u64::from(limits.flow_s) + u64::from(limits.extension_s));
    let longer = FlowClaims { extended: true, issued: call.now, expires: end.max(flow.expires), ..flow };
    let expires_in = if is_blind(&policy, &longer) {
        // Ticket and policy alone: nothing here may depend on the account.
        call.now.until_s(longer.expires)
    } else {
        let subject = Subject::under(platform, call, policy, &longer.subject, longer.elevated).await?;
        let (_, entitlement) = subject.entitled_for(&longer)?;
        let (row, key) = subject.row(platform.keys(), platform.settings(), &longer.subject);
        let look = Look { flow: subject.flow_facts(&longer), limits };
        let standing = platform.guard().call(&key, row.of(look)).await?;
        if standing.ended {
            return Err(Refusal::FlowEnded.into());
        }
        let complete = entitlement.rule.pass(&standing.passed, call.now).is_ok();
        seconds_left(call, &longer, entitlement, &standing.passed, complete)
    };
    call.note(ResultClass::InProgress, "flow: extended");
    Ok(Extended { flow: call.seal(platform, &longer)?, expires_in })
}
