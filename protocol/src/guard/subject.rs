//! The row of an account: everything that may happen to it only so often, or once.

use serde::{Deserialize, Serialize};

use crate::gate::PassedGate;
use crate::guard::commit::{Effect, Reservation, Stage};
use crate::guard::confirm::Registrations;
use crate::guard::counters::Counters;
use crate::guard::flow::{Flow, Flows, MAX_PASSED};
use crate::guard::session::Sessions;
use crate::guard::sign_in::SignInState;
use crate::guard::step::{Checked, Steps};
use crate::guard::{
    Alert, Answer, AnswerVerdict, Answered, Block, Close, Closed, CommitAction, Look, Outcome, Reenable, Reenabled,
    Register, RegisterVerdict, Reserve, ReserveVerdict, Settle, SettleVerdict, Standing, SubjectEvent, SubjectVerdict,
};
use crate::limits::{DAY_S, GatePlace};
use crate::time::UnixSeconds;

/// The row of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectState {
    /// The latest flow epoch that was read; a call that read an older one is late.
    epoch: u64,
    flows: Flows,
    pub(super) counters: Counters,
    steps: Steps,
    /// When a reset was reserved that happened or may have, in the last 24 h.
    resets: Vec<UnixSeconds>,
    sign_in: SignInState,
    #[serde(default, skip_serializing_if = "Sessions::is_empty")]
    sessions: Sessions,
    #[serde(default, skip_serializing_if = "Registrations::is_empty")]
    registrations: Registrations,
}

impl SubjectState {
    /// Decides one event at `now`.
    pub(super) fn decide(mut self, event: &SubjectEvent, now: UnixSeconds) -> (Self, SubjectVerdict) {
        self.forget(now);
        let verdict = match event {
            SubjectEvent::Register(event) => SubjectVerdict::Register(self.register(event, now)),
            SubjectEvent::Answer(event) => SubjectVerdict::Answer(self.answer(event, now)),
            SubjectEvent::Reserve(event) => SubjectVerdict::Reserve(self.reserve(event, now)),
            SubjectEvent::Settle(event) => SubjectVerdict::Settle(self.settle(event, now)),
            SubjectEvent::Look(event) => SubjectVerdict::Look(self.look(event, now)),
            SubjectEvent::Close(event) => SubjectVerdict::Close(self.close(event, now)),
            SubjectEvent::SignIn(event) => SubjectVerdict::SignIn(self.sign_in.decide(*event, now)),
            SubjectEvent::SecondFactor(event) => {
                SubjectVerdict::SecondFactor(self.sign_in.second(event, &mut self.steps, now))
            }
            SubjectEvent::Session(event) => SubjectVerdict::Session(self.sessions.decide(event, now)),
            SubjectEvent::Reenable(Reenable { method }) => {
                self.counters.clear_consecutive(*method);
                SubjectVerdict::Reenable(Reenabled {})
            }
            SubjectEvent::Confirm(event) => {
                SubjectVerdict::Confirm(self.registrations.decide(event, &mut self.steps, now))
            }
        };
        (self, verdict)
    }

    /// Returns when the row may go without any verdict changing; never while a consecutive count stands, or a saved code was
    /// used.
    pub(super) fn expires(&self) -> Option<UnixSeconds> {
        if self.counters.is_lasting() || self.steps.is_lasting() {
            return None;
        }
        let resets = self.resets.iter().map(|at| at.plus(DAY_S)).max();
        let parts = [
            self.flows.expires(),
            self.counters.expires(),
            self.steps.expires(),
            resets,
            self.sign_in.expires(),
            self.sessions.expires(),
            self.registrations.expires(),
        ];
        Some(parts.into_iter().flatten().max().unwrap_or_default())
    }

    fn forget(&mut self, now: UnixSeconds) {
        self.flows.forget(now);
        self.counters.forget(now);
        self.resets.retain(|at| now < at.plus(DAY_S));
    }

    fn register(&mut self, event: &Register, now: UnixSeconds) -> RegisterVerdict {
        let is_late = self.is_late(event.flow.epoch);
        let Some(flow) = self.flows.open(&event.flow, now) else { return RegisterVerdict::Refused(Block::Ended) };
        let is_known = flow.knows(event.challenge.id);
        // Remembered even if blocked, for it takes answers: they all look wrong.
        let is_live = flow.challenge(&event.challenge, &event.limits, now).is_some_and(|known| known.is_live());
        let is_stale = is_late || flow.epoch != event.flow.epoch;
        if !is_live || is_stale {
            return RegisterVerdict::Refused(Block::Ended);
        }
        let (method, guesses) = (event.challenge.method, event.guesses);
        if !event.rule.admits(&flow.passed, method, None) {
            return RegisterVerdict::Refused(Block::NotAdmitted);
        }
        match self.counters.block(method, flow.place(), guesses, &event.limits, now) {
            Some(block) => RegisterVerdict::Refused(block),
            None if is_known => RegisterVerdict::Known,
            None => RegisterVerdict::Registered,
        }
    }

    /// Decides an answer.
    ///
    /// 1. The same attempt gets the same verdict.
    /// 2. A flow that is over takes nothing. One whose account has changed neither; before a gate it does not show
    ///    that, for nobody would see it happen to a name nobody has.
    /// 3. Only a live challenge takes answers. What comes to another one is not counted and says nothing; the right
    ///    answer to one that was answered right goes to the audit.
    /// 4. A lock answers before the answer is looked at, so a right guess during it teaches nothing; and what is more
    ///    guesses than the budget has left is not looked at either. Both cost a try like a wrong answer, so the count of
    ///    tries does not give the lock away.
    /// 5. A right answer passes once: it spends the challenge, and the step of an authenticator code. A step that was
    ///    spent makes the answer wrong.
    /// 6. A wrong answer costs a try and counts.
    fn answer(&mut self, event: &Answer, now: UnixSeconds) -> Answered {
        // 1.
        if let Some(verdict) = self.flows.repeated(event.flow.id, event.attempt, event.challenge.id, now) {
            return Answered { verdict, repeated: true, alerts: Vec::new() };
        }
        let plain = |verdict| Answered { verdict, repeated: false, alerts: Vec::new() };
        // 2.
        let is_late = self.is_late(event.flow.epoch);
        let Some(flow) = self.flows.open(&event.flow, now) else { return plain(AnswerVerdict::Ended) };
        let is_stale = is_late || flow.epoch != event.flow.epoch;
        if is_stale && !flow.passed.is_empty() {
            return plain(AnswerVerdict::Ended);
        }
        // 3.
        let (method, place, guesses) = (event.challenge.method, flow.place(), event.guesses);
        let is_admitted = event.rule.admits(&flow.passed, method, None) && flow.passed.len() < MAX_PASSED;
        let passed = flow.passed.clone();
        let Some(challenge) = flow.challenge(&event.challenge, &event.limits, now) else {
            return plain(AnswerVerdict::Spent);
        };
        if !challenge.is_live() {
            let is_double = challenge.is_answered() && event.outcome != Outcome::Wrong;
            let alerts = if is_double { vec![Alert::DoubleSpend] } else { Vec::new() };
            return Answered { verdict: AnswerVerdict::Spent, repeated: false, alerts };
        }
        // 4.
        let block = match self.counters.block(method, place, guesses, &event.limits, now) {
            _ if is_stale => Some(Block::Ended),
            _ if !is_admitted => Some(Block::NotAdmitted),
            block => block,
        };
        let mut alerts = Vec::new();
        let verdict = match block.map_or_else(|| self.steps.check(&event.outcome, now), Checked::Blocked) {
            Checked::Blocked(block) => AnswerVerdict::Blocked { block, tries_left: challenge.take_try() },
            // 5.
            Checked::Right(destination) => {
                challenge.spend();
                if event.rule.admits(&passed, method, destination) {
                    flow.passed.push(PassedGate { method, destination, at: now });
                    AnswerVerdict::Passed { passed: flow.passed.clone() }
                } else {
                    AnswerVerdict::Blocked { block: Block::NotAdmitted, tries_left: 0 }
                }
            }
            // 6.
            Checked::Wrong => {
                alerts = self.counters.count(method, place, guesses, &event.limits, now);
                AnswerVerdict::Wrong { tries_left: challenge.take_try() }
            }
        };
        flow.remember(event.attempt, event.challenge.id, &verdict, now);
        Answered { verdict, repeated: false, alerts }
    }

    /// Decides whether a commit may go ahead.
    ///
    /// 1. What happened before answers first: a commit bumps the account's epoch itself, and whoever lost its answer
    ///    must still get it.
    /// 2. A flow that is over, or whose account has changed, commits nothing. Before a gate the change does not show.
    /// 3. The gates must open the way, under the policy in force now.
    /// 4. Every reset that happened or may have happened today counts.
    fn reserve(&mut self, event: &Reserve, now: UnixSeconds) -> ReserveVerdict {
        // 1.
        let known = self.flows.find(event.flow.id);
        if let Some(verdict) = known.and_then(|flow| flow.stage.answer(event.attempt, event.action, now)) {
            return verdict;
        }
        // 2.
        let is_late = self.is_late(event.flow.epoch);
        if self.flows.is_over(&event.flow, now) {
            return ReserveVerdict::Ended;
        }
        let Some(flow) = self.flows.find_mut(event.flow.id) else {
            return ReserveVerdict::GatesMissing { passed: Vec::new() };
        };
        let is_stale = is_late || flow.epoch != event.flow.epoch;
        if is_stale && !flow.passed.is_empty() {
            return ReserveVerdict::Ended;
        }
        // 3.
        if event.rule.pass(&flow.passed, now).is_err() {
            return ReserveVerdict::GatesMissing { passed: flow.passed.clone() };
        }
        // 4.
        if event.action == CommitAction::Password {
            // The newest ones fill the budget until the oldest of them is a day old.
            let budget = usize::try_from(event.limits.resets_per_day).unwrap_or(usize::MAX).max(1);
            if let Some(at) = self.resets.iter().rev().nth(budget - 1) {
                return ReserveVerdict::TooMany { until: at.plus(DAY_S) };
            }
            self.resets.push(now);
        }
        let (attempt, action, version) = (event.attempt, event.action, event.version);
        flow.stage = Stage::Reserved(Reservation { attempt, action, version, at: now });
        ReserveVerdict::Reserved { passed: flow.passed.clone() }
    }

    fn settle(&mut self, event: &Settle, now: UnixSeconds) -> SettleVerdict {
        let Some(flow) = self.flows.find_mut(event.flow) else { return SettleVerdict::NotReserved };
        let (verdict, effect) = flow.stage.settle(event.attempt, &event.settlement, now);
        match effect {
            Effect::Happened(action) => {
                // A reset clears the reset lock's consecutive counts; an unlock does not. Both clear the sign-in's.
                if action == CommitAction::Password {
                    for gate in &flow.passed {
                        self.counters.clear_consecutive(gate.method);
                    }
                }
                self.sign_in.clear();
            }
            Effect::DidNot(CommitAction::Password, reserved) => {
                if let Some(place) = self.resets.iter().position(|at| *at == reserved) {
                    self.resets.remove(place);
                }
            }
            Effect::DidNot(CommitAction::Unlock, _) | Effect::None => {}
        }
        verdict
    }

    fn look(&self, event: &Look, now: UnixSeconds) -> Standing {
        let flow = self.flows.find(event.flow.id);
        let is_stale = event.flow.epoch < self.epoch || flow.is_some_and(|flow| flow.epoch != event.flow.epoch);
        let place = flow.map_or(GatePlace::First, Flow::place);
        Standing {
            passed: flow.map(|flow| flow.passed.clone()).unwrap_or_default(),
            blocked: self.counters.blocked(place, &event.limits, now),
            ended: (is_stale && place == GatePlace::Later) || self.flows.is_over(&event.flow, now),
            answered: flow.map(Flow::answered).unwrap_or_default(),
        }
    }

    fn close(&mut self, event: &Close, now: UnixSeconds) -> Closed {
        match self.flows.open(&event.flow, now) {
            Some(flow) => {
                flow.stage.close();
                let is_stale = flow.epoch != event.flow.epoch;
                Closed { passed: if is_stale { Vec::new() } else { flow.passed.clone() } }
            }
            None => Closed { passed: Vec::new() },
        }
    }

    /// Notes an epoch that was read, and tells whether a later one was read before.
    fn is_late(&mut self, epoch: u64) -> bool {
        self.epoch = self.epoch.max(epoch);
        epoch < self.epoch
    }
}
