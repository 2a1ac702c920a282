//! A row under test, its clock, and short words for what happens to it.

use core::sync::atomic::{AtomicU16, Ordering};

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;

use crate::gate::GateRule;
use crate::guard::*;
use crate::ids::{ChallengeId, FlowId};
use crate::limits::Limits;
use crate::time::UnixSeconds;

pub(super) use crate::testing::START;
pub(super) use crate::testing::acts::{attempt, destination_of, right, right_step, rule};

/// A row and its clock.
#[derive(Clone, Debug)]
pub(super) struct Story {
    pub(super) row: Row,
    pub(super) state: Option<State>,
    pub(super) now: UnixSeconds,
    pub(super) epoch: u64,
    pub(super) rule: GateRule,
    pub(super) limits: Limits,
    /// How many guesses each answer is.
    pub(super) guesses: u8,
    /// Attempts drawn so far.
    pub(super) drawn: u32,
}

/// A challenge of a story: its flow's number and start, its own number, its method and issue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) flow: FlowFacts,
    pub(super) challenge: ChallengeFacts,
}

/// A wrong answer.
pub(super) const WRONG: Outcome = Outcome::Wrong;

impl Story {
    /// Begins with an empty row of a known subject, one gate.
    pub(super) fn new() -> Self {
        let (rule, limits) = (rule(1), Limits::default());
        Self { row: Row::Known, state: None, now: START, epoch: 1, rule, limits, guesses: 1, drawn: 0 }
    }

    /// Two gates instead of one.
    pub(super) fn with_two_gates() -> Self {
        Self { rule: rule(2), ..Self::new() }
    }

    /// Has an event decided.
    pub(super) fn ask<E>(&mut self, event: E) -> <To<E> as RowEvent>::Verdict
    where
        To<E>: RowEvent,
    {
        let (state, verdict) = decide(self.state.take(), &self.row.of(event).into(), self.now).unwrap();
        self.state = state;
        <To<E> as RowEvent>::Verdict::try_from(verdict).unwrap_or_else(|wrong| panic!("{wrong}"))
    }

    /// Lets time pass.
    pub(super) fn wait(&mut self, seconds: u64) -> &mut Self {
        self.now = self.now.plus(seconds);
        self
    }

    /// An attempt nobody has used.
    pub(super) fn fresh(&mut self) -> Attempt {
        self.drawn += 1;
        attempt(1_000 + self.drawn)
    }

    /// A flow that begins now.
    pub(super) fn flow(&self, number: u16) -> FlowFacts {
        let [a, b] = number.to_be_bytes();
        let id = FlowId([a, b, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        FlowFacts { id, epoch: self.epoch, started: self.now, expires: self.now.plus(900) }
    }

    /// A flow that begins now, and its first challenge.
    pub(super) fn begin(&mut self, number: u16, method: MethodKind) -> Asked {
        self.challenge(self.flow(number), 0, method)
    }

    /// A challenge of a flow, issued now and registered.
    pub(super) fn challenge(&mut self, flow: FlowFacts, number: u8, method: MethodKind) -> Asked {
        let asked = self.issue(flow, number, method);
        self.register(asked);
        asked
    }

    /// A challenge of a flow, issued now; the guard has not heard of it.
    pub(super) fn issue(&self, flow: FlowFacts, number: u8, method: MethodKind) -> Asked {
        let [a, b, ..] = flow.id.0;
        let id = ChallengeId([a, b, number, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
        let expires = self.now.plus(600).min(flow.expires);
        Asked { flow, challenge: ChallengeFacts { id, method, tries: self.limits.tries_of(method), expires } }
    }

    pub(super) fn register(&mut self, asked: Asked) -> RegisterVerdict {
        let Asked { flow, challenge } = asked;
        let (rule, limits) = (self.rule.clone(), self.limits);
        self.ask(Register { flow, challenge, guesses: self.guesses, rule, limits })
    }

    /// Answers under a given attempt.
    pub(super) fn answer_as(&mut self, attempt: Attempt, asked: Asked, outcome: Outcome) -> Answered {
        let Asked { flow, challenge } = asked;
        let flow = FlowFacts { epoch: self.epoch, ..flow };
        let (rule, limits) = (self.rule.clone(), self.limits);
        self.ask(Answer { flow, challenge, attempt, outcome, guesses: self.guesses, rule, limits })
    }

    /// Answers under an attempt of its own.
    pub(super) fn answer(&mut self, asked: Asked, outcome: Outcome) -> AnswerVerdict {
        let attempt = self.fresh();
        self.answer_as(attempt, asked, outcome).verdict
    }

    /// Answers wrong and returns what is left.
    pub(super) fn wrong(&mut self, asked: Asked) -> AnswerVerdict {
        self.answer(asked, WRONG)
    }

    /// Answers right and returns how many gates are passed.
    pub(super) fn right(&mut self, asked: Asked) -> AnswerVerdict {
        self.answer(asked, right(asked.challenge.method))
    }

    /// Answers wrong so often, each time to a new challenge of a new flow, and returns the last answer.
    pub(super) fn wrong_times(&mut self, times: u16, first_flow: u16, method: MethodKind) -> Answered {
        let mut last = None;
        for number in 0..times {
            let flow = self.flow(first_flow + number);
            let asked = self.challenge(flow, 0, method);
            let attempt = self.fresh();
            last = Some(self.answer_as(attempt, asked, WRONG));
        }
        last.unwrap()
    }

    pub(super) fn reserve_as(&mut self, attempt: Attempt, flow: FlowFacts, action: CommitAction) -> ReserveVerdict {
        let flow = FlowFacts { epoch: self.epoch, ..flow };
        let (rule, limits) = (self.rule.clone(), self.limits);
        self.ask(Reserve { flow, attempt, rule, action, version: 7, limits })
    }

    pub(super) fn settle_as(&mut self, attempt: Attempt, flow: FlowFacts, settlement: Settlement) -> SettleVerdict {
        self.ask(Settle { flow: flow.id, attempt, settlement })
    }

    pub(super) fn look(&mut self, flow: FlowFacts) -> Standing {
        let flow = FlowFacts { epoch: self.epoch, ..flow };
        let limits = self.limits;
        self.ask(Look { flow, limits })
    }

    /// Passes one gate of a new flow and resets the password.
    pub(super) fn complete_reset(&mut self, number: u16, method: MethodKind) -> ReserveVerdict {
        let flow = self.flow(number);
        let asked = self.challenge(flow, 0, method);
        self.right(asked);
        let attempt = self.fresh();
        let verdict = self.reserve_as(attempt, flow, CommitAction::Password);
        if matches!(verdict, ReserveVerdict::Reserved { .. }) {
            self.settle_as(attempt, flow, Settlement::Done);
            self.epoch += 1;
        }
        verdict
    }
}

/// Tells whether an answer passed a gate.
pub(super) fn is_passed(verdict: &AnswerVerdict) -> bool {
    matches!(verdict, AnswerVerdict::Passed { .. })
}

/// A password that nobody has tried before.
pub(super) fn fresh_mark() -> PasswordMark {
    static COUNT: AtomicU16 = AtomicU16::new(0);
    PasswordMark(COUNT.fetch_add(1, Ordering::Relaxed))
}
