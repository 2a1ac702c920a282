//! A naive guard: it forgets nothing, keeps no count, and finds every verdict by reading the whole history again.
//!
//! Slow and plain, so that it can be compared with design §3 line by line; the guard must agree with it on every event.

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;

use crate::gate::PassedGate;
use crate::guard::*;
use crate::ids::{ChallengeId, FlowId};
use crate::limits::{DAY_S, GatePlace, LEASE_S, Limits, MAX_FLOW_S, REPEAT_S, SKEW_S};

/// One event of the past.
pub(super) struct Entry {
    pub(super) at: UnixSeconds,
    pub(super) event: SubjectEvent,
    pub(super) verdict: SubjectVerdict,
    /// Whether its flow was over before.
    was_over: bool,
}

/// Everything that ever happened.
#[derive(Default)]
pub(super) struct Ledger {
    pub(super) entries: Vec<Entry>,
}

/// A wrong answer that was evaluated.
pub(super) struct Failure {
    pub(super) at: UnixSeconds,
    pub(super) method: MethodKind,
    pub(super) place: GatePlace,
    pub(super) cost: u32,
}

/// Where a flow's end stands.
#[derive(Clone)]
enum End {
    Open,
    Refused(Attempt, CommitAction, UnixSeconds, Settlement),
    Reserved(Attempt, CommitAction, UnixSeconds, u64),
    Done(Attempt, CommitAction, UnixSeconds),
    Unknown(Attempt, CommitAction, UnixSeconds),
    Closed,
}

impl Ledger {
    /// What the guard must say to an event now.
    pub(super) fn expect(&self, event: &SubjectEvent, now: UnixSeconds) -> SubjectVerdict {
        match event {
            SubjectEvent::Register(event) => SubjectVerdict::Register(self.register(event, now)),
            SubjectEvent::Answer(event) => SubjectVerdict::Answer(self.answer(event, now)),
            SubjectEvent::Reserve(event) => SubjectVerdict::Reserve(self.reserve(event, now)),
            SubjectEvent::Settle(event) => SubjectVerdict::Settle(self.settle(event, now)),
            SubjectEvent::Look(event) => SubjectVerdict::Look(self.look(event, now)),
            SubjectEvent::Close(event) => {
                let is_over = self.is_over(&event.flow, now);
                let is_stale = self.is_stale(&event.flow);
                let passed = if is_over || is_stale { Vec::new() } else { self.passed(event.flow.id) };
                SubjectVerdict::Close(Closed { passed })
            }
            SubjectEvent::SignIn(_) => panic!("not part of these stories"),
        }
    }

    pub(super) fn record(&mut self, at: UnixSeconds, event: SubjectEvent, verdict: SubjectVerdict) {
        let was_over = match &event {
            SubjectEvent::Register(event) => self.is_over(&event.flow, at),
            _ => false,
        };
        self.entries.push(Entry { at, event, verdict, was_over });
    }

    /// Answers that were not repeats, with their place in history.
    fn answers(&self) -> impl Iterator<Item = (usize, UnixSeconds, &Answer, &Answered)> {
        self.entries.iter().enumerate().filter_map(|(place, entry)| match (&entry.event, &entry.verdict) {
            (SubjectEvent::Answer(event), SubjectVerdict::Answer(answered)) if !answered.repeated => {
                Some((place, entry.at, event, answered))
            }
            _ => None,
        })
    }

    /// The gates of a flow passed before a place in history.
    fn passed_before(&self, flow: FlowId, before: usize) -> Vec<PassedGate> {
        self.answers()
            .filter(|(place, _, event, answered)| {
                *place < before && event.flow.id == flow && matches!(answered.verdict, AnswerVerdict::Passed { .. })
            })
            .map(|(_, at, event, _)| {
                let Outcome::Right { destination, .. } = event.outcome else { panic!("passed by a wrong answer") };
                PassedGate { method: event.challenge.method, destination, at }
            })
            .collect()
    }

    pub(super) fn passed(&self, flow: FlowId) -> Vec<PassedGate> {
        self.passed_before(flow, usize::MAX)
    }

    /// The epoch under which the guard met a flow.
    fn epoch(&self, flow: FlowId) -> Option<u64> {
        self.entries.iter().find_map(|entry| {
            let facts = match &entry.event {
                SubjectEvent::Register(event) => event.flow,
                SubjectEvent::Answer(event) => event.flow,
                SubjectEvent::Close(event) => event.flow,
                _ => return None,
            };
            (facts.id == flow && entry.at < facts.expires).then_some(facts.epoch)
        })
    }

    fn is_stale(&self, facts: &FlowFacts) -> bool {
        self.epoch(facts.id).is_some_and(|epoch| epoch != facts.epoch)
    }

    fn end(&self, flow: FlowId) -> End {
        let mut end = End::Open;
        for entry in &self.entries {
            match (&entry.event, &entry.verdict) {
                (SubjectEvent::Reserve(event), SubjectVerdict::Reserve(ReserveVerdict::Reserved { .. }))
                    if event.flow.id == flow =>
                {
                    end = End::Reserved(event.attempt, event.action, entry.at, event.version);
                }
                (SubjectEvent::Settle(event), SubjectVerdict::Settle(SettleVerdict::Settled)) if event.flow == flow => {
                    let (End::Reserved(_, action, ..) | End::Unknown(_, action, _)) = end else { continue };
                    end = match &event.settlement {
                        Settlement::Done => End::Done(event.attempt, action, entry.at),
                        Settlement::Dead => End::Unknown(event.attempt, action, entry.at),
                        refused @ Settlement::Refused { .. } => {
                            End::Refused(event.attempt, action, entry.at, refused.clone())
                        }
                    };
                }
                (SubjectEvent::Close(event), _) if event.flow.id == flow && entry.at < event.flow.expires => {
                    if matches!(end, End::Open | End::Refused(..)) {
                        end = End::Closed;
                    }
                }
                _ => {}
            }
        }
        end
    }

    fn is_over(&self, facts: &FlowFacts, now: UnixSeconds) -> bool {
        facts.expires <= now
            || facts.started.plus(MAX_FLOW_S) <= now
            || matches!(self.end(facts.id), End::Done(..) | End::Unknown(..) | End::Closed)
    }

    /// The challenges of a flow in the order in which the guard met them.
    fn challenges(&self, flow: FlowId) -> Vec<ChallengeFacts> {
        let mut met: Vec<ChallengeFacts> = Vec::new();
        for entry in &self.entries {
            let (facts, challenge, ended) = match (&entry.event, &entry.verdict) {
                (SubjectEvent::Register(event), _) => (event.flow, event.challenge, entry.was_over),
                (SubjectEvent::Answer(event), SubjectVerdict::Answer(answered)) => {
                    (event.flow, event.challenge, answered.repeated || answered.verdict == AnswerVerdict::Ended)
                }
                _ => continue,
            };
            let is_new = met.iter().all(|known| known.id != challenge.id);
            if facts.id == flow && !ended && is_new && entry.at < challenge.expires {
                met.push(challenge);
            }
        }
        met
    }

    fn is_answered(&self, challenge: ChallengeId) -> bool {
        self.answers().any(|(place, _, event, answered)| {
            let was_right = match answered.verdict {
                AnswerVerdict::Passed { .. } => true,
                // Right, but to the same destination as the gate before.
                AnswerVerdict::Blocked { block: Block::NotAdmitted, .. } => {
                    let passed = self.passed_before(event.flow.id, place);
                    event.rule.admits(&passed, event.challenge.method, None)
                }
                _ => false,
            };
            event.challenge.id == challenge && was_right
        })
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
        challenge.tries.min(limits.tries_of(challenge.method)).saturating_sub(u8::try_from(used.count()).unwrap())
    }

    /// Answers that were evaluated and wrong, of methods that can be guessed.
    fn counted(&self) -> impl Iterator<Item = (usize, UnixSeconds, &Answer, &Answered)> {
        self.answers().filter(|(_, _, event, answered)| {
            matches!(answered.verdict, AnswerVerdict::Wrong { .. })
                && !matches!(event.challenge.method, MethodKind::Passkey | MethodKind::Recovery)
        })
    }

    /// Every wrong answer that was evaluated.
    pub(super) fn failures(&self) -> Vec<Failure> {
        self.counted()
            .map(|(place, at, event, _)| {
                let cost = u32::from(event.guesses.max(1));
                let passed = self.passed_before(event.flow.id, place);
                let place = if passed.is_empty() { GatePlace::First } else { GatePlace::Later };
                Failure { at, method: event.challenge.method, place, cost }
            })
            .collect()
    }

    /// When the last reset that used a method was completed, as a place in history.
    fn cleared(&self, method: MethodKind) -> usize {
        let mut cleared = 0;
        let mut settled = std::collections::BTreeSet::new();
        for (place, entry) in self.entries.iter().enumerate() {
            let (SubjectEvent::Settle(event), SubjectVerdict::Settle(SettleVerdict::Settled)) =
                (&entry.event, &entry.verdict)
            else {
                continue;
            };
            let was_reset = self.entries.iter().take(place).any(|entry| {
                matches!((&entry.event, &entry.verdict),
                    (SubjectEvent::Reserve(reserve), SubjectVerdict::Reserve(ReserveVerdict::Reserved { .. }))
                    if reserve.flow.id == event.flow
                        && reserve.attempt == event.attempt
                        && reserve.action == CommitAction::Password)
            });
            let used = self.passed_before(event.flow, place).iter().any(|gate| gate.method == method);
            if event.settlement == Settlement::Done && settled.insert(event.flow) && was_reset && used {
                cleared = place;
            }
        }
        cleared
    }

    fn consecutive(&self, method: MethodKind, place: GatePlace) -> u32 {
        let cleared = self.cleared(method);
        let after = Self::since(self, cleared);
        after.filter(|failure| failure.method == method && failure.place == place).map(|failure| failure.cost).sum()
    }

    fn since(&self, cleared: usize) -> impl Iterator<Item = Failure> {
        let places: Vec<usize> = self.counted().map(|(place, ..)| place).collect();
        self.failures().into_iter().zip(places).filter(move |(_, place)| *place >= cleared).map(|(failure, _)| failure)
    }

    fn block(
        &self,
        method: MethodKind,
        place: GatePlace,
        guesses: u8,
        limits: &Limits,
        now: UnixSeconds,
    ) -> Option<Block> {
        let guesses = u32::from(guesses.max(1));
        let budget = limits.failures_of(method, place)?;
        if guesses > budget || self.consecutive(method, place) + guesses > limits.consecutive_failures {
            return Some(Block::Disabled);
        }
        let failures: Vec<Failure> =
            self.failures().into_iter().filter(|failure| failure.method == method && failure.place == place).collect();
        locked_until(&failures, budget, guesses, now).map(|until| Block::Locked { until })
    }

    fn register(&self, event: &Register, now: UnixSeconds) -> RegisterVerdict {
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
        let place = if passed.is_empty() { GatePlace::First } else { GatePlace::Later };
        let is_known = self.challenges(flow.id).iter().any(|known| known.id == challenge.id);
        match self.block(challenge.method, place, *guesses, limits, now) {
            Some(block) => RegisterVerdict::Refused(block),
            None if is_known => RegisterVerdict::Known,
            None => RegisterVerdict::Registered,
        }
    }

    fn answer(&self, event: &Answer, now: UnixSeconds) -> Answered {
        let Answer { flow, challenge, attempt, outcome, guesses, rule, limits } = event;
        let plain = |verdict| Answered { verdict, repeated: false, alerts: Vec::new() };
        let told = |(_, _, earlier, answered): &(usize, UnixSeconds, &Answer, &Answered)| {
            earlier.flow.id == flow.id && !matches!(answered.verdict, AnswerVerdict::Spent | AnswerVerdict::Ended)
        };
        if let Some((_, at, last, answered)) = self.answers().filter(told).last() {
            let is_same = last.attempt == *attempt && last.challenge.id == challenge.id;
            if is_same && now <= at.plus(REPEAT_S) && now < flow.started.plus(MAX_FLOW_S + SKEW_S) {
                return Answered { verdict: answered.verdict.clone(), repeated: true, alerts: Vec::new() };
            }
        }
        let passed = self.passed(flow.id);
        if self.is_over(flow, now) || (self.is_stale(flow) && !passed.is_empty()) {
            return plain(AnswerVerdict::Ended);
        }
        let tries_left = self.tries_left(challenge, limits);
        if now >= challenge.expires {
            return plain(AnswerVerdict::Spent);
        }
        if self.is_answered(challenge.id) {
            let is_right = matches!(outcome, Outcome::Right { .. });
            let alerts = if is_right { vec![Alert::DoubleSpend] } else { Vec::new() };
            return Answered { verdict: AnswerVerdict::Spent, repeated: false, alerts };
        }
        if self.is_replaced(flow.id, challenge) || tries_left == 0 {
            return plain(AnswerVerdict::Spent);
        }
        let method = challenge.method;
        let place = if passed.is_empty() { GatePlace::First } else { GatePlace::Later };
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
        match outcome {
            Outcome::Right { destination, step } if step.as_ref().is_none_or(|step| self.is_fresh(step, now)) => {
                if !rule.admits(&passed, method, *destination) {
                    return plain(AnswerVerdict::Blocked { block: Block::NotAdmitted, tries_left: 0 });
                }
                let gate = PassedGate { method, destination: *destination, at: now };
                plain(AnswerVerdict::Passed { passed: passed.into_iter().chain([gate]).collect() })
            }
            _ => {
                let cost = u32::from((*guesses).max(1));
                let alerts = self.alerts(Failure { at: now, method, place, cost }, limits);
                let verdict = AnswerVerdict::Wrong { tries_left: tries_left - 1 };
                Answered { verdict, repeated: false, alerts }
            }
        }
    }

    fn alerts(&self, new: Failure, limits: &Limits) -> Vec<Alert> {
        let (now, method, place) = (new.at, new.method, new.place);
        let told = |which: &dyn Fn(usize, &Answer, &Alert) -> bool| {
            self.answers().any(|(index, at, event, answered)| {
                now < at.plus(DAY_S) && answered.alerts.iter().any(|alert| which(index, event, alert))
            })
        };
        let mut alerts = Vec::new();
        let Some(budget) = limits.failures_of(method, place) else { return alerts };
        let guesses = new.cost;
        // Whether another one like this no longer fits.
        let disables = self.consecutive(method, place) + 2 * guesses > limits.consecutive_failures;
        let mut failures = self.failures();
        failures.push(new);
        let day = failures.iter().filter(|failure| now < failure.at.plus(DAY_S)).count();
        failures.retain(|failure| failure.method == method && failure.place == place);
        let was_told_of_lock = told(&|index, event, alert| {
            let passed = self.passed_before(event.flow.id, index);
            let at = if passed.is_empty() { GatePlace::First } else { GatePlace::Later };
            matches!(alert, Alert::Locked { method: of, .. } if *of == method) && at == place
        });
        if let (Some(until), false) = (locked_until(&failures, budget, guesses, now), was_told_of_lock) {
            alerts.push(Alert::Locked { method, until });
        }
        if disables {
            alerts.push(Alert::MethodDisabled { method });
        }
        if day >= usize::try_from(limits.alert_failures).unwrap() && !told(&|_, _, alert| *alert == Alert::ThirdFailure)
        {
            alerts.push(Alert::ThirdFailure);
        }
        alerts
    }

    fn is_fresh(&self, step: &TotpStep, now: UnixSeconds) -> bool {
        let current = now.0 / 30;
        let is_used = self.answers().any(|(_, _, event, _)| {
            matches!(&event.outcome, Outcome::Right { step: Some(used), .. }
                if used.credential == step.credential && used.step >= step.step)
                && self.is_answered(event.challenge.id)
                && self.first_right(event.challenge.id) == Some(event.attempt)
        });
        (step.step == current || step.step + 1 == current) && !is_used
    }

    /// The attempt that spent a challenge.
    fn first_right(&self, challenge: ChallengeId) -> Option<Attempt> {
        let spent = self.answers().find(|(_, _, event, answered)| {
            event.challenge.id == challenge
                && matches!(
                    answered.verdict,
                    AnswerVerdict::Passed { .. } | AnswerVerdict::Blocked { block: Block::NotAdmitted, .. }
                )
        });
        spent.map(|(_, _, event, _)| event.attempt)
    }

    fn reserve(&self, event: &Reserve, now: UnixSeconds) -> ReserveVerdict {
        let is_repeat = |attempt: Attempt, action: CommitAction, at: UnixSeconds| {
            attempt == event.attempt && action == event.action && now <= at.plus(REPEAT_S)
        };
        // The guard has forgotten the flow by then, and its ticket is long over.
        if event.flow.started.plus(MAX_FLOW_S + SKEW_S) <= now {
            return ReserveVerdict::Ended;
        }
        match self.end(event.flow.id) {
            End::Refused(attempt, action, at, Settlement::Refused { reasons }) if is_repeat(attempt, action, at) => {
                return ReserveVerdict::Refused { reasons };
            }
            End::Reserved(_, _, at, _) if now < at.plus(LEASE_S) => {
                return ReserveVerdict::Busy { retry_after: now.until_s(at.plus(LEASE_S)) };
            }
            End::Reserved(attempt, action, _, version) => return ReserveVerdict::Recover { attempt, action, version },
            End::Done(attempt, action, at) if is_repeat(attempt, action, at) => return ReserveVerdict::Done,
            End::Unknown(attempt, action, at) if is_repeat(attempt, action, at) => {
                return ReserveVerdict::OutcomeUnknown;
            }
            _ => {}
        }
        let passed = self.passed(event.flow.id);
        if self.is_over(&event.flow, now) || (self.is_stale(&event.flow) && !passed.is_empty()) {
            return ReserveVerdict::Ended;
        }
        if event.rule.pass(&passed, now).is_err() {
            return ReserveVerdict::GatesMissing { passed };
        }
        let resets = self.resets();
        let until = |budget: usize| {
            let mut ends: Vec<UnixSeconds> = resets.iter().map(|at| at.plus(DAY_S)).filter(|end| now < *end).collect();
            ends.sort_unstable();
            ends.len().checked_sub(budget).map(|over| ends[over])
        };
        match until(usize::try_from(event.limits.resets_per_day).unwrap()) {
            Some(until) if event.action == CommitAction::Password => ReserveVerdict::TooMany { until },
            _ => ReserveVerdict::Reserved { passed },
        }
    }

    /// When the resets were reserved that were not refused.
    pub(super) fn resets(&self) -> Vec<UnixSeconds> {
        let mut resets: Vec<(FlowId, UnixSeconds)> = Vec::new();
        for entry in &self.entries {
            match (&entry.event, &entry.verdict) {
                (SubjectEvent::Reserve(event), SubjectVerdict::Reserve(ReserveVerdict::Reserved { .. }))
                    if event.action == CommitAction::Password =>
                {
                    resets.push((event.flow.id, entry.at));
                }
                (SubjectEvent::Settle(event), SubjectVerdict::Settle(SettleVerdict::Settled))
                    if matches!(event.settlement, Settlement::Refused { .. }) =>
                {
                    // The last one of the flow, if that was a reset: a flow reserves one thing at a time.
                    let last = self.reserved_action(event, entry.at);
                    if last == Some(CommitAction::Password) {
                        let place = resets.iter().rposition(|(flow, _)| *flow == event.flow).unwrap();
                        resets.remove(place);
                    }
                }
                _ => {}
            }
        }
        resets.into_iter().map(|(_, at)| at).collect()
    }

    /// What the flow had reserved under this attempt when it was settled.
    fn reserved_action(&self, settle: &Settle, before: UnixSeconds) -> Option<CommitAction> {
        let mut action = None;
        for entry in self.entries.iter().take_while(|entry| entry.at <= before) {
            match (&entry.event, &entry.verdict) {
                (SubjectEvent::Reserve(event), SubjectVerdict::Reserve(ReserveVerdict::Reserved { .. }))
                    if event.flow.id == settle.flow && event.attempt == settle.attempt =>
                {
                    action = Some(event.action);
                }
                (SubjectEvent::Settle(event), SubjectVerdict::Settle(SettleVerdict::Settled))
                    if std::ptr::eq(event, settle) =>
                {
                    return action;
                }
                _ => {}
            }
        }
        action
    }

    fn settle(&self, event: &Settle, now: UnixSeconds) -> SettleVerdict {
        let started = self.entries.iter().find_map(|entry| match &entry.event {
            SubjectEvent::Reserve(reserve) if reserve.flow.id == event.flow => Some(reserve.flow.started),
            _ => None,
        });
        if started.is_none_or(|started| started.plus(MAX_FLOW_S + SKEW_S) <= now) {
            return SettleVerdict::NotReserved;
        }
        let is_done = event.settlement == Settlement::Done;
        match self.end(event.flow) {
            End::Reserved(attempt, ..) if attempt == event.attempt => SettleVerdict::Settled,
            End::Unknown(attempt, ..) | End::Done(attempt, ..) if attempt == event.attempt && is_done => {
                SettleVerdict::Settled
            }
            _ => SettleVerdict::NotReserved,
        }
    }

    fn look(&self, event: &Look, now: UnixSeconds) -> Standing {
        let is_forgotten = event.flow.started.plus(MAX_FLOW_S + SKEW_S) <= now;
        let passed = if is_forgotten { Vec::new() } else { self.passed(event.flow.id) };
        let place = if passed.is_empty() { GatePlace::First } else { GatePlace::Later };
        let blocked = MethodKind::ALL
            .into_iter()
            .filter_map(|method| self.block(method, place, 1, &event.limits, now).map(|block| (method, block)));
        let answered = self.challenges(event.flow.id).into_iter();
        let answered = answered.filter(|challenge| self.is_answered(challenge.id));
        let kept = answered.filter(|_| !is_forgotten);
        Standing {
            blocked: blocked.collect(),
            ended: self.is_over(&event.flow, now) || (self.is_stale(&event.flow) && !passed.is_empty()),
            passed,
            answered: kept.map(|challenge| challenge.id).collect(),
        }
    }
}

/// The first moment from which the day before it has room for so many guesses; none if that is now.
fn locked_until(failures: &[Failure], budget: u32, guesses: u32, now: UnixSeconds) -> Option<UnixSeconds> {
    let sum = |at: UnixSeconds| -> u32 {
        failures.iter().filter(|failure| at < failure.at.plus(DAY_S)).map(|failure| failure.cost).sum()
    };
    let mut moments: Vec<UnixSeconds> = failures.iter().map(|failure| failure.at.plus(DAY_S)).collect();
    moments.push(now);
    moments.sort_unstable();
    moments.into_iter().find(|moment| *moment >= now && sum(*moment) + guesses <= budget).filter(|moment| *moment > now)
}
