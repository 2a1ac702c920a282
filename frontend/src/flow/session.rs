//! What the page knows of a running reset.

use latchkey_shared::from_json;
use latchkey_shared::light::{FromJson, Value};
use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::SupportId;
use latchkey_shared::wire::{Method, Progress, Started};
use serde::Serialize;

use super::{Finish, Identify, Methods, Moment, Next, Reason, State, Welcome};

/// Seconds before the end at which more time is offered (WCAG 2.2, 2.2.1: at least 20 s to answer).
pub const OFFER_BEFORE_END_S: u32 = 120;

/// What a reset is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Goal {
    /// A new password.
    Password,
    /// Unlocking, with the password as it is.
    Unlock,
}

/// A running reset.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is known or not, whatever the others are")]
pub struct Session {
    /// The account as typed.
    pub identifier: String,
    /// The flow ticket.
    pub flow: String,
    /// Gates to pass.
    pub gates_required: u8,
    /// Gates passed.
    pub gates_passed: u8,
    /// What can be tried now.
    pub methods: Vec<Method>,
    /// When the flow ends.
    pub ends: Moment,
    /// Whether unlocking is offered.
    pub can_unlock: bool,
    /// What to read out to the help desk.
    pub support_id: SupportId,
    /// What it is for.
    pub goal: Goal,
    /// Whether the account is known to have a passkey.
    pub has_passkey: bool,
    /// Words the new password must not contain.
    #[serde(skip)]
    pub own_terms: Vec<String>,
    /// Whether more time was given already.
    pub is_extended: bool,
    /// Whether more time is being asked for.
    #[serde(skip)]
    pub is_extending: bool,
}

from_json! { enum Goal { "Password" => Password, "Unlock" => Unlock } }

impl FromJson for Session {
    fn from_json(value: Value) -> Option<Self> {
        let mut session = value.into_object()?;
        let read = Self {
            identifier: session.take("identifier")?,
            flow: session.take("flow")?,
            gates_required: session.take("gates_required")?,
            gates_passed: session.take("gates_passed")?,
            methods: session.take("methods")?,
            ends: session.take("ends")?,
            can_unlock: session.take("can_unlock")?,
            support_id: session.take("support_id")?,
            goal: session.take("goal")?,
            has_passkey: session.take("has_passkey")?,
            own_terms: Vec::new(),
            is_extended: session.take("is_extended")?,
            is_extending: false,
        };
        session.spent(read)
    }
}

impl Session {
    pub(super) fn begin(identifier: String, started: Started, now: Moment) -> Self {
        Self {
            identifier,
            flow: started.flow,
            gates_required: started.gates_required,
            gates_passed: started.gates_passed,
            methods: started.methods,
            ends: now.plus(started.expires_in),
            can_unlock: started.can_unlock,
            support_id: started.support_id,
            goal: Goal::Password,
            has_passkey: false,
            own_terms: Vec::new(),
            is_extended: false,
            is_extending: false,
        }
    }

    /// Tells whether the time is up.
    #[must_use]
    pub fn is_over(&self, now: Moment) -> bool {
        self.ends.left(now) == 0
    }

    /// Tells whether every gate is passed: from then on nothing of this may be kept outside of memory.
    #[must_use]
    pub const fn is_proven(&self) -> bool {
        self.gates_passed >= self.gates_required
    }

    /// Tells whether a proof by questions is among what can be tried now.
    #[must_use]
    pub fn asks_questions(&self) -> bool {
        self.methods.iter().any(|method| method.kind == MethodKind::Questions)
    }

    /// Tells whether more time should be offered.
    #[must_use]
    pub fn offers_extension(&self, now: Moment) -> bool {
        !self.is_extended && self.ends.left(now) <= OFFER_BEFORE_END_S
    }

    pub(super) const fn can_extend(&self) -> bool {
        !self.is_extended && !self.is_extending
    }

    /// Goes to the first step after the account was named.
    pub(super) fn first_step(self: Box<Self>) -> State {
        if self.can_unlock { State::Reason(Reason { session: self }) } else { State::Methods(Methods::new(self)) }
    }

    /// Takes over a passed gate and goes to what comes next.
    pub(super) fn advance(mut self: Box<Self>, progress: Progress, now: Moment) -> Next {
        self.flow = progress.flow;
        self.gates_passed = progress.gates_passed;
        self.gates_required = progress.gates_required;
        self.methods = progress.methods;
        // What is offered past a gate is the account's own.
        self.has_passkey |= self.methods.iter().any(|method| method.kind == MethodKind::Passkey);
        self.ends = now.plus(progress.expires_in);
        self.can_unlock = progress.can_unlock;
        self.own_terms = progress.own_terms;
        if !self.is_proven() {
            return (State::Methods(Methods::new(self)), None);
        }
        if !self.can_unlock {
            self.goal = Goal::Password;
        }
        (State::Finish(Finish::new(self)), None)
    }

    /// Begins again with the same name.
    pub(super) fn restart(self, welcome: Welcome) -> State {
        State::Identify(Identify::again(self.identifier, welcome))
    }
}
