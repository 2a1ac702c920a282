//! The row of a name nobody has. It answers as a known subject's row answers somebody who never guesses right, tries
//! per challenge and all, so that no count tells the two apart; and it keeps nothing else.

use serde::{Deserialize, Serialize};

use crate::guard::flow::Flows;
use crate::guard::sign_in::SignInState;
use crate::guard::{
    Answer, AnswerVerdict, Answered, Block, Closed, ConfirmVerdict, Reenabled, Register, RegisterVerdict,
    ReserveVerdict, SecondFactorVerdict, SessionVerdict, SettleVerdict, Standing, SubjectEvent, SubjectVerdict,
};
use crate::limits::UNKNOWN_ROW_S;
use crate::time::UnixSeconds;

/// The row of a name nobody has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnknownState {
    flows: Flows,
    sign_in: SignInState,
    used: UnixSeconds,
}

impl UnknownState {
    /// Decides one event at `now`.
    pub(super) fn decide(mut self, event: &SubjectEvent, now: UnixSeconds) -> (Self, SubjectVerdict) {
        self.flows.forget(now);
        self.used = self.used.max(now);
        let verdict = match event {
            SubjectEvent::Register(event) => SubjectVerdict::Register(self.register(event, now)),
            SubjectEvent::Answer(event) => SubjectVerdict::Answer(self.answer(event, now)),
            SubjectEvent::Reserve(event) => SubjectVerdict::Reserve(if self.flows.is_over(&event.flow, now) {
                ReserveVerdict::Ended
            } else {
                ReserveVerdict::GatesMissing { passed: Vec::new() }
            }),
            SubjectEvent::Settle(_) => SubjectVerdict::Settle(SettleVerdict::NotReserved),
            SubjectEvent::Look(event) => SubjectVerdict::Look(Standing {
                passed: Vec::new(),
                blocked: Vec::new(),
                ended: self.flows.is_over(&event.flow, now),
                answered: Vec::new(),
            }),
            SubjectEvent::Close(event) => {
                if let Some(flow) = self.flows.open(&event.flow, now) {
                    flow.stage.close();
                }
                SubjectVerdict::Close(Closed { passed: Vec::new() })
            }
            SubjectEvent::SignIn(event) => SubjectVerdict::SignIn(self.sign_in.decide(*event, now)),
            // Nobody's password is ever right, so neither is asked; and if it were, it would be refused.
            SubjectEvent::SecondFactor(_) => SubjectVerdict::SecondFactor(SecondFactorVerdict::Wrong { tries_left: 0 }),
            SubjectEvent::Session(_) => SubjectVerdict::Session(SessionVerdict::Ended),
            // Nobody administers an account that is not there.
            SubjectEvent::Reenable(_) => SubjectVerdict::Reenable(Reenabled {}),
            SubjectEvent::Confirm(_) => SubjectVerdict::Confirm(ConfirmVerdict::Spent),
        };
        (self, verdict)
    }

    /// Returns when the row may go. What an account's row would still show, a challenge that is used up, a flow that was
    /// ended on purpose or a pause of the sign-in, keeps it longer.
    pub(super) fn expires(&self) -> UnixSeconds {
        let used = self.used.plus(UNKNOWN_ROW_S);
        [self.flows.expires(), self.sign_in.expires()].into_iter().flatten().fold(used, UnixSeconds::max)
    }

    fn register(&mut self, event: &Register, now: UnixSeconds) -> RegisterVerdict {
        let Some(flow) = self.flows.open(&event.flow, now) else { return RegisterVerdict::Refused(Block::Ended) };
        let is_known = flow.knows(event.challenge.id);
        match flow.challenge(&event.challenge, &event.limits, now) {
            Some(challenge) if challenge.is_live() && is_known => RegisterVerdict::Known,
            Some(challenge) if challenge.is_live() => RegisterVerdict::Registered,
            _ => RegisterVerdict::Refused(Block::Ended),
        }
    }

    fn answer(&mut self, event: &Answer, now: UnixSeconds) -> Answered {
        let answered = |verdict, repeated| Answered { verdict, repeated, alerts: Vec::new() };
        if let Some(verdict) = self.flows.repeated(event.flow.id, event.attempt, event.challenge.id, now) {
            return answered(verdict, true);
        }
        let Some(flow) = self.flows.open(&event.flow, now) else { return answered(AnswerVerdict::Ended, false) };
        match flow.challenge(&event.challenge, &event.limits, now) {
            Some(challenge) if challenge.is_live() => {
                let verdict = AnswerVerdict::Wrong { tries_left: challenge.take_try() };
                flow.remember(event.attempt, event.challenge.id, &verdict, now);
                answered(verdict, false)
            }
            _ => answered(AnswerVerdict::Spent, false),
        }
    }
}
