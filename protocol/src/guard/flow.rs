//! The flows of a row: their challenges, the gates they have passed, and the last answer to each.
//!
//! Both are bounded, for anybody may start flows for anybody. A flow that is displaced has no gates and never comes back:
//! a mark of the latest one displaced does that, in constant space, for whatever we do not know and that is not younger
//! was displaced, or might have been. Challenges are never forgotten while their flow lasts: one can be asked for again
//! under its name, by a ticket that runs longer, so a forgotten one would come back with every try.

use serde::{Deserialize, Serialize};

use latchkey_shared::opaque::Attempt;

use crate::gate::PassedGate;
use crate::guard::challenge::Challenge;
use crate::guard::commit::Stage;
use crate::guard::{AnswerVerdict, ChallengeFacts, FlowFacts};
use crate::ids::{ChallengeId, FlowId};
use crate::limits::{GatePlace, Limits, MAX_FLOW_S, REPEAT_S, SKEW_S};
use crate::time::UnixSeconds;

/// Flows remembered per row: each costs whoever starts it a check against robots.
pub(super) const MAX_FLOWS: usize = 32;
/// Challenges that a flow may have: a resend every 75 s for a quarter of an hour.
pub(super) const MAX_CHALLENGES: usize = 12;
/// Gates remembered per flow; two are needed, more only happen when the policy changes under way.
pub(super) const MAX_PASSED: usize = 4;

/// The flows of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Flows {
    flows: Vec<Flow>,
    /// The latest start of a flow that was displaced.
    displaced: UnixSeconds,
}

/// One flow. Unknown fields are let be: an earlier build stored the latest expiry of a displaced challenge here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Flow {
    pub(super) id: FlowId,
    pub(super) epoch: u64,
    started: UnixSeconds,
    pub(super) passed: Vec<PassedGate>,
    challenges: Vec<Challenge>,
    last: Option<LastAnswer>,
    pub(super) stage: Stage,
}

/// The last answer that was counted or passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LastAnswer {
    attempt: Attempt,
    challenge: ChallengeId,
    at: UnixSeconds,
    verdict: AnswerVerdict,
}

impl Flows {
    /// Forgets what no ticket can name any more.
    pub(super) fn forget(&mut self, now: UnixSeconds) {
        self.flows.retain(|flow| now < flow.expires());
    }

    /// Returns when the last flow may be forgotten.
    pub(super) fn expires(&self) -> Option<UnixSeconds> {
        self.flows.iter().map(Flow::expires).max()
    }

    /// Finds a flow.
    pub(super) fn find(&self, id: FlowId) -> Option<&Flow> {
        self.flows.iter().find(|flow| flow.id == id)
    }

    /// Finds a flow, to change it.
    pub(super) fn find_mut(&mut self, id: FlowId) -> Option<&mut Flow> {
        self.flows.iter_mut().find(|flow| flow.id == id)
    }

    /// Tells whether a flow is over: by its ticket, by its stage, or because it may have been displaced.
    pub(super) fn is_over(&self, facts: &FlowFacts, now: UnixSeconds) -> bool {
        facts.expires <= now
            || facts.started.plus(MAX_FLOW_S) <= now
            || self.find(facts.id).map_or(facts.started <= self.displaced, |flow| flow.stage.is_over())
    }

    /// Returns the flow, remembering it from now on; none if it is over or there is no room.
    pub(super) fn open(&mut self, facts: &FlowFacts, now: UnixSeconds) -> Option<&mut Flow> {
        if self.is_over(facts, now) {
            return None;
        }
        if self.find(facts.id).is_none() {
            self.make_room(now)?;
            self.flows.push(Flow::begun(facts));
        }
        self.find_mut(facts.id)
    }

    /// Returns the verdict of the same attempt at the same challenge, if it is recent.
    pub(super) fn repeated(
        &self,
        flow: FlowId,
        attempt: Attempt,
        challenge: ChallengeId,
        now: UnixSeconds,
    ) -> Option<AnswerVerdict> {
        let last = self.find(flow)?.last.as_ref()?;
        let is_same = last.attempt == attempt && last.challenge == challenge && now <= last.at.plus(REPEAT_S);
        is_same.then(|| last.verdict.clone())
    }

    /// Displaces the flow that is worth least, oldest first; none if every flow has passed a gate.
    fn make_room(&mut self, now: UnixSeconds) -> Option<()> {
        if self.flows.len() < MAX_FLOWS {
            return Some(());
        }
        let worth = |flow: &Flow| (flow.worth(now), flow.started);
        let least = self.flows.iter().filter(|flow| flow.worth(now) != Worth::Kept).min_by_key(|flow| worth(flow))?;
        let (id, started) = (least.id, least.started);
        self.displaced = self.displaced.max(started);
        self.flows.retain(|flow| flow.id != id);
        Some(())
    }
}

/// What would be lost with a flow.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    /// Nothing but that it is over, and the mark keeps that.
    Over,
    /// A challenge under way, which anybody may begin.
    Begun,
    /// The answer to somebody who lost theirs, or a gate that somebody has passed.
    Kept,
}

impl Flow {
    fn begun(facts: &FlowFacts) -> Self {
        Self {
            id: facts.id,
            epoch: facts.epoch,
            started: facts.started,
            passed: Vec::new(),
            challenges: Vec::new(),
            last: None,
            stage: Stage::default(),
        }
    }

    /// Returns the place of the next gate.
    pub(super) fn place(&self) -> GatePlace {
        if self.passed.is_empty() { GatePlace::First } else { GatePlace::Later }
    }

    /// Tells whether a challenge was registered before.
    pub(super) fn knows(&self, id: ChallengeId) -> bool {
        self.challenges.iter().any(|known| known.id == id)
    }

    /// Returns the challenges that were answered right.
    pub(super) fn answered(&self) -> Vec<ChallengeId> {
        self.challenges.iter().filter(|challenge| challenge.is_answered()).map(|challenge| challenge.id).collect()
    }

    /// Returns a challenge, remembering it from now on; none if its time is over or the flow has had too many.
    ///
    /// Its time is over when the first ticket we saw of it runs out, whatever later ones say. A new one replaces the older
    /// ones of its method. It is the newer one that expires later: registrations happen after the response and may overtake
    /// each other.
    pub(super) fn challenge(
        &mut self,
        facts: &ChallengeFacts,
        limits: &Limits,
        now: UnixSeconds,
    ) -> Option<&mut Challenge> {
        if !self.knows(facts.id) {
            if facts.expires <= now || self.challenges.len() >= MAX_CHALLENGES {
                return None;
            }
            let mut new = Challenge::issued(facts, limits);
            for old in self.challenges.iter_mut().filter(|old| old.method == facts.method) {
                if old.expires <= facts.expires {
                    old.replace();
                } else {
                    new.replace();
                }
            }
            self.challenges.push(new);
        }
        let is_meant = |known: &&mut Challenge| known.id == facts.id && known.method == facts.method;
        let found = self.challenges.iter_mut().find(is_meant);
        found.filter(|known| now < known.expires.min(facts.expires))
    }

    /// Remembers what an answer came to, for the same attempt.
    pub(super) fn remember(
        &mut self,
        attempt: Attempt,
        challenge: ChallengeId,
        verdict: &AnswerVerdict,
        now: UnixSeconds,
    ) {
        self.last = Some(LastAnswer { attempt, challenge, at: now, verdict: verdict.clone() });
    }

    /// No ticket outlives the longest flow, and skew.
    fn expires(&self) -> UnixSeconds {
        self.started.plus(MAX_FLOW_S).plus(SKEW_S)
    }

    fn worth(&self, now: UnixSeconds) -> Worth {
        if self.stage.is_answering(now) {
            Worth::Kept
        } else if self.stage.is_over() {
            Worth::Over
        } else if self.passed.is_empty() {
            Worth::Begun
        } else {
            Worth::Kept
        }
    }
}
