//! `POST /reset/poll`: asks how a challenge stands. Changes nothing.

use latchkey_shared::wire::{Disclosure, PollRequest, PollState, Polled};

use crate::flow::subject::Subject;
use crate::flow::{Call, Refusal, Stop};
use crate::guard::{FlowFacts, Look};
use crate::platform::Platform;
use crate::ports::GuardStore;

/// How long a page should wait before it asks again, in seconds.
const POLL_S: u32 = 2;

/// Tells how a challenge stands. Before a gate in `private` disclosure never that it was denied.
///
/// # Errors
/// [`Refusal::ChallengeSpent`] for a ticket that does not open or is a sign-in's, or a fault.
pub async fn poll<P: Platform>(platform: &P, call: &mut Call, asked: PollRequest) -> Result<Polled, Stop> {
    let (keys, settings) = (platform.keys(), platform.settings());
    // Polling is no outcome: only a ticket of ours that opens no more leaves a line.
    let challenge = call.open_challenge(platform, &asked.challenge)?;
    let subject = Subject::read(platform, call, &challenge.subject, false).await?;
    let (row, key) = subject.row(keys, settings, &challenge.subject);
    let epoch = subject.account.as_ref().map_or(0, |account| account.flow_epoch);
    let flow = FlowFacts { id: challenge.flow, epoch, started: challenge.issued, expires: challenge.expires };
    let standing = platform.guard().call(&key, row.of(Look { flow, limits: subject.policy.limits() })).await?;
    // A second factor's challenge looks like one past a gate, of a flow in which nobody has passed any.
    if challenge.past_gate && standing.passed.is_empty() && !standing.ended {
        return Err(call.refuse(Refusal::ChallengeSpent, "ticket: challenge of another flow"));
    }
    let may_be_denied = challenge.past_gate || subject.policy.disclosure == Disclosure::Guided;
    let state = if standing.answered.contains(&challenge.challenge) {
        PollState::Approved
    } else if standing.ended && may_be_denied {
        PollState::Denied
    } else {
        PollState::Pending
    };
    Ok(Polled { state, poll_in: POLL_S })
}
