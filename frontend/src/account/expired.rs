//! A right password that ran out: a new one takes its place, and the sign-in is complete.

use super::{Effect, Event, Next, Said, SignIn, State, Welcome, proceed};
use crate::flow::{Failure, Moment, Once, Secret, Trouble};
use latchkey_shared::wire::{SignInStep, SignedIn};

/// Choosing a new password in the place of one that ran out. It stays in its field until it is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Expired {
    /// The account as typed.
    pub identifier: String,
    ticket: String,
    ends: Moment,
    password: Once<Secret>,
    /// What is wrong.
    pub trouble: Option<Trouble>,
}

impl Expired {
    pub(super) fn new(identifier: String, ticket: String, ends: Moment) -> Self {
        Self { identifier, ticket, ends, password: Once::default(), trouble: None }
    }

    /// Tells whether somebody waits for an answer.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.password.is_sent()
    }

    /// Returns when the sign-in ends.
    #[must_use]
    pub const fn ends(&self) -> Moment {
        self.ends
    }

    pub(super) fn on(mut self, event: Event, now: Moment) -> Next {
        match event {
            Event::Ticked if self.ends.left(now) == 0 => return (self.again(Welcome::TimeOver), None),
            Event::SignedIn(answer) => return self.answered(answer, now),
            _ if self.is_busy() => {}
            Event::Typed(_) => self.trouble = None,
            Event::PasswordSubmitted(_, password) if password.expose().is_empty() => {
                self.trouble = Some(Trouble::Empty);
            }
            Event::PasswordSubmitted(attempt, password) => {
                let attempt = self.password.send(attempt, password.clone());
                self.trouble = None;
                let effect = Effect::NewPassword { sign_in: self.ticket.clone(), attempt, password };
                return (State::Expired(Box::new(self)), Some(effect));
            }
            Event::Back => return (self.again(Welcome::Plain), None),
            _ => {}
        }
        (State::Expired(Box::new(self)), None)
    }

    fn again(self, welcome: Welcome) -> State {
        SignIn::again(self.identifier, welcome)
    }

    fn answered(mut self, answer: Result<SignedIn, Failure>, now: Moment) -> Next {
        let failure = match answer {
            _ if !self.is_busy() => return (State::Expired(Box::new(self)), None),
            Ok(signed_in) if signed_in.step == SignInStep::Done => {
                let from = Box::new(State::Expired(Box::new(self)));
                return (State::Arriving { from, said: Some(Said::PasswordChanged) }, Some(Effect::Open));
            }
            Ok(signed_in) => {
                let identifier = self.identifier.clone();
                return proceed(State::Expired(Box::new(self)), identifier, signed_in, now);
            }
            Err(failure) => failure,
        };
        if failure.is_end() {
            return (self.again(Welcome::TimeOver), None);
        }
        self.password.failed(&failure);
        self.trouble = Some(failure.to_trouble(now));
        (State::Expired(Box::new(self)), None)
    }
}
