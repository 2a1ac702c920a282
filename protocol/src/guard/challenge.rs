//! One challenge of a flow: how many answers it still takes, and that it is answered right once.

use serde::{Deserialize, Serialize};

use latchkey_shared::method::MethodKind;

use crate::guard::ChallengeFacts;
use crate::ids::ChallengeId;
use crate::limits::Limits;
use crate::time::UnixSeconds;

/// A challenge as the guard remembers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Challenge {
    pub(super) id: ChallengeId,
    pub(super) method: MethodKind,
    pub(super) expires: UnixSeconds,
    tries_left: u8,
    status: Status,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    /// The newest of its flow and method, not yet answered right.
    Live,
    /// A newer one was issued.
    Replaced,
    /// It was answered right.
    Answered,
}

impl Challenge {
    /// Makes the record of a challenge that was just issued.
    pub(super) fn issued(facts: &ChallengeFacts, limits: &Limits) -> Self {
        Self {
            id: facts.id,
            method: facts.method,
            expires: facts.expires,
            tries_left: facts.tries.min(limits.tries_of(facts.method)),
            status: Status::Live,
        }
    }

    /// Tells whether it takes an answer, if its time is not over.
    pub(super) fn is_live(&self) -> bool {
        self.status == Status::Live && self.tries_left > 0
    }

    /// Tells whether it was answered right.
    pub(super) fn is_answered(&self) -> bool {
        self.status == Status::Answered
    }

    /// Takes a try off and returns what is left.
    pub(super) fn take_try(&mut self) -> u8 {
        self.tries_left = self.tries_left.saturating_sub(1);
        self.tries_left
    }

    /// Notes the right answer; there is never a second one.
    pub(super) fn spend(&mut self) {
        self.status = Status::Answered;
    }

    /// Makes it give way to a newer one of the same method.
    pub(super) fn replace(&mut self) {
        if self.status == Status::Live {
            self.status = Status::Replaced;
        }
    }
}
