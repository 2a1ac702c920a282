//! Challenges issued and answered, found in the history.

use super::counts::Failure;
use super::{Given, Ledger};
use crate::gate::PassedGate;
use crate::guard::{
    Alert, Answer, AnswerVerdict, Answered, Block, ChallengeFacts, Outcome, Register, RegisterVerdict, SubjectEvent,
    SubjectVerdict, TotpStep,
};
use crate::ids::{ChallengeId, DestinationDigest, FlowId};
use crate::limits::{GatePlace, Limits, REPEAT_S};
use crate::time::UnixSeconds;

impl Ledger {
    pub(super) fn register(&self, event: &Register, now: UnixSeconds) -> RegisterVerdict {
        let Register { flow, challenge, guesses, rule, limits } = event;
        let is_live = now < challenge.expires
            && !self.is_answered(challenge.id)
            && !self.is_replaced(flow.id, challenge)
            && self.tries_left(challenge, limits) > 0;
        if self.is_over(flow, now) || !is_live || self.is_stale(flow) {
            return RegisterVerdict::Refused(Block::Ended);
        }
        let passed = self.passed(flow.id);
        if !rule.admits(&passed, challenge.method, None) {
            return RegisterVerdict::Refused(Block::NotAdmitted);
        }
        let is_known = self.challenges(flow.id).iter().any(|known| known.id == challenge.id);
        match self.block(challenge.method, place_after(&passed), *guesses, limits, now) {
            Some(block) => RegisterVerdict::Refused(block),
            None if is_known => RegisterVerdict::Known,
            None => RegisterVerdict::Registered,
        }
    }

    pub(super) fn answer(&self, event: &Answer, now: UnixSeconds) -> Answered {
        let Answer { flow, challenge, attempt, outcome, guesses, rule, limits } = event;
        let plain = |verdict| Answered { verdict, repeated: false, alerts: Vec::new() };
        let was_told = |(_, _, earlier, answered): &Given<'_>| {
            earlier.flow.id == flow.id && !matches!(answered.verdict, AnswerVerdict::Spent | AnswerVerdict::Ended)
        };
        if let Some((_, at, last, answered)) = self.answers().filter(was_told).last() {
            let is_same = last.attempt == *attempt && last.challenge.id == challenge.id;
            if is_same && now <= at.plus(REPEAT_S) && !Self::is_forgotten(flow.started, now) {
                return Answered { verdict: answered.verdict.clone(), repeated: true, alerts: Vec::new() };
            }
        }
        let passed = self.passed(flow.id);
        if self.is_over(flow, now) || (self.is_stale(flow) && !passed.is_empty()) {
            return plain(AnswerVerdict::Ended);
        }
        if now >= challenge.expires {
            return plain(AnswerVerdict::Spent);
        }
        if self.is_answered(challenge.id) {
            let is_right = *outcome != Outcome::Wrong;
            let alerts = if is_right { vec![Alert::DoubleSpend] } else { Vec::new() };
            return Answered { verdict: AnswerVerdict::Spent, repeated: false, alerts };
        }
        let tries_left = self.tries_left(challenge, limits);
        if self.is_replaced(flow.id, challenge) || tries_left == 0 {
            return plain(AnswerVerdict::Spent);
        }
        let (method, place) = (challenge.method, place_after(&passed));
        let block = if self.is_stale(flow) {
            Some(Block::Ended)
        } else if !rule.admits(&passed, method, None) {
            Some(Block::NotAdmitted)
        } else {
            self.block(method, place, *guesses, limits, now)
        };
        if let Some(block) = block {
            return plain(AnswerVerdict::Blocked { block, tries_left: tries_left - 1 });
        }
        if let Some(Held(destination)) = self.worth(outcome, now) {
            if !rule.admits(&passed, method, destination) {
                return plain(AnswerVerdict::Blocked { block: Block::NotAdmitted, tries_left: 0 });
            }
            let gate = PassedGate { method, destination, at: now };
            return plain(AnswerVerdict::Passed { passed: passed.into_iter().chain([gate]).collect() });
        }
        let cost = u32::from((*guesses).max(1));
        let alerts = self.alerts(Failure { at: now, method, place, cost }, limits);
        Answered { verdict: AnswerVerdict::Wrong { tries_left: tries_left - 1 }, repeated: false, alerts }
    }

    /// The challenges of a flow in the order in which the guard met them.
    pub(super) fn challenges(&self, flow: FlowId) -> Vec<ChallengeFacts> {
        let mut met: Vec<ChallengeFacts> = Vec::new();
        for entry in &self.entries {
            let (facts, challenge, is_lost) = match (&entry.event, &entry.verdict) {
                (SubjectEvent::Register(event), _) => (event.flow, event.challenge, entry.was_over),
                (SubjectEvent::Answer(event), SubjectVerdict::Answer(answered)) => {
                    (event.flow, event.challenge, answered.repeated || answered.verdict == AnswerVerdict::Ended)
                }
                _ => continue,
            };
            let is_new = met.iter().all(|known| known.id != challenge.id);
            if facts.id == flow && !is_lost && is_new && entry.at < challenge.expires {
                met.push(challenge);
            }
        }
        met
    }

    pub(super) fn is_answered(&self, challenge: ChallengeId) -> bool {
        self.first_right(challenge).is_some()
    }

    /// The place in history of the answer that spent a challenge.
    fn first_right(&self, challenge: ChallengeId) -> Option<usize> {
        let spent = self.answers().find(|(place, _, event, answered)| {
            let was_right = match answered.verdict {
                AnswerVerdict::Passed { .. } => true,
                // Right, but to the same destination as the gate before.
                AnswerVerdict::Blocked { block: Block::NotAdmitted, .. } => {
                    let passed = self.passed_before(event.flow.id, *place);
                    event.rule.admits(&passed, event.challenge.method, None)
                }
                _ => false,
            };
            event.challenge.id == challenge && was_right
        });
        spent.map(|(place, ..)| place)
    }

    fn is_replaced(&self, flow: FlowId, challenge: &ChallengeFacts) -> bool {
        let met = self.challenges(flow);
        let own = met.iter().position(|known| known.id == challenge.id).unwrap_or(met.len());
        met.iter().enumerate().any(|(place, other)| {
            let is_newer =
                if place > own { other.expires >= challenge.expires } else { other.expires > challenge.expires };
            other.id != challenge.id && other.method == challenge.method && is_newer
        })
    }

    fn tries_left(&self, challenge: &ChallengeFacts, limits: &Limits) -> u8 {
        let used = self.answers().filter(|(_, _, event, answered)| {
            event.challenge.id == challenge.id
                && matches!(answered.verdict, AnswerVerdict::Wrong { .. } | AnswerVerdict::Blocked { .. })
        });
        let used = u8::try_from(used.count()).unwrap_or(u8::MAX);
        challenge.tries.min(limits.tries_of(challenge.method)).saturating_sub(used)
    }

    /// What a right answer has shown to be held; nothing for a wrong one, or one that was good before.
    pub(super) fn worth(&self, outcome: &Outcome, now: UnixSeconds) -> Option<Held> {
        match outcome {
            Outcome::Right { destination, step } => {
                step.as_ref().is_none_or(|step| self.is_fresh(step, now)).then_some(Held(*destination))
            }
            Outcome::Saved { destination, .. } => {
                let is_used = self.answers().any(|(place, _, event, _)| {
                    event.outcome == *outcome && self.first_right(event.challenge.id) == Some(place)
                });
                (!is_used && !self.has_signed_in_by(outcome)).then_some(Held(Some(*destination)))
            }
            Outcome::Wrong => None,
        }
    }

    /// Whether an authenticator's step is due, and later than every one that it was used for.
    pub(super) fn is_fresh(&self, step: &TotpStep, now: UnixSeconds) -> bool {
        let current = now.0 / 30;
        let is_used = self.answers().any(|(place, _, event, _)| {
            matches!(&event.outcome, Outcome::Right { step: Some(used), .. }
                if used.credential == step.credential && used.step >= step.step)
                && self.first_right(event.challenge.id) == Some(place)
        });
        let is_used = is_used || self.has_signed_in_with(step) || self.has_confirmed_with(step);
        (step.step == current || step.step + 1 == current) && !is_used
    }
}

/// What a right answer has shown to be held.
pub(super) struct Held(pub(super) Option<DestinationDigest>);

/// The place of the gate that comes after these.
pub(super) fn place_after(passed: &[PassedGate]) -> GatePlace {
    if passed.is_empty() { GatePlace::First } else { GatePlace::Later }
}
