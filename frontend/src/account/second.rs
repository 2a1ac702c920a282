//! The second factor of a sign-in.

use latchkey_shared::wire::{Method, SignedIn};

use super::factor::Course;
use super::{Event, Factor, Next, SignIn, State, Welcome, proceed};
use crate::flow::{Failure, Moment};

/// Giving the second factor.
#[derive(Clone, Debug, PartialEq)]
pub struct Second {
    /// The account as typed.
    identifier: String,
    /// When the sign-in ends.
    ends: Moment,
    /// Which one, and its code.
    pub factor: Factor,
}

impl Second {
    pub(super) fn new(identifier: String, ticket: String, methods: Vec<Method>, ends: Moment) -> Self {
        Self { identifier, ends, factor: Factor::new(Some(ticket), methods) }
    }

    /// Returns when the sign-in ends.
    #[must_use]
    pub const fn ends(&self) -> Moment {
        self.ends
    }

    pub(super) fn on(mut self, event: Event, now: Moment) -> Next {
        match event {
            Event::Ticked if self.ends.left(now) == 0 => (self.again(Welcome::TimeOver), None),
            Event::SignedIn(Err(failure)) if failure.is_end() => (self.again(Welcome::TimeOver), None),
            Event::Challenged(Err(failure)) if failure.is_end() => (self.again(Welcome::TimeOver), None),
            Event::SignedIn(answer) if self.factor.is_busy() => self.verified(answer, now),
            Event::Challenged(answer) => {
                let effect = self.factor.challenged(answer, now);
                (State::Second(Box::new(self)), effect)
            }
            event => match self.factor.on(event, now) {
                Course::Stays(effect) => (State::Second(Box::new(self)), effect),
                Course::Leaves => (self.again(Welcome::Plain), None),
            },
        }
    }

    fn again(self, welcome: Welcome) -> State {
        SignIn::again(self.identifier, welcome)
    }

    fn verified(mut self, answer: Result<SignedIn, Failure>, now: Moment) -> Next {
        match answer {
            Ok(signed_in) => {
                let identifier = self.identifier.clone();
                proceed(State::Second(Box::new(self)), identifier, signed_in, now)
            }
            Err(failure) => {
                self.factor.refused(&failure, now);
                (State::Second(Box::new(self)), None)
            }
        }
    }
}
