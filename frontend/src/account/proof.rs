//! A fresh proof, asked for over whatever somebody signed in was about to do, which goes on once it is given.

use latchkey_shared::wire::ProofOptions;

use super::factor::Course;
use super::wish::Asked;
use super::{Effect, Event, Factor};
use crate::flow::{Failure, Moment, Once, Secret, Trouble};

/// A proof that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// What waits for it.
    pub(super) waits: Asked,
    /// How it is given.
    pub way: Way,
}

/// How a proof is given.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    /// The edge is being asked.
    Asking,
    /// By a method.
    Method(Box<Factor>),
    /// By the password: there is no method.
    Password(ByPassword),
}

/// A proof by the password, which stays in its field until it is sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ByPassword {
    password: Once<Secret>,
    /// What is wrong.
    pub trouble: Option<Trouble>,
}

impl Proof {
    pub(super) const fn new(waits: Asked) -> Self {
        Self { waits, way: Way::Asking }
    }

    /// Tells whether somebody waits for an answer.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        match &self.way {
            Way::Asking => true,
            Way::Method(factor) => factor.is_busy(),
            Way::Password(by) => by.is_busy(),
        }
    }

    /// Returns what is wrong.
    #[must_use]
    pub const fn trouble(&self) -> Option<&Trouble> {
        match &self.way {
            Way::Asking => None,
            Way::Method(factor) => factor.trouble.as_ref(),
            Way::Password(by) => by.trouble.as_ref(),
        }
    }

    /// Names the step, for focus and title.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match &self.way {
            Way::Asking => "proof",
            Way::Method(factor) => factor.key(),
            Way::Password(_) => "proof-password",
        }
    }

    /// Takes what can be given.
    pub(super) fn offered(&mut self, options: ProofOptions) {
        self.way = if options.methods.is_empty() {
            Way::Password(ByPassword::default())
        } else {
            Way::Method(Box::new(Factor::new(None, options.methods)))
        };
    }

    pub(super) fn on(&mut self, event: Event, now: Moment) -> Course {
        match &mut self.way {
            Way::Asking => Course::Stays(None),
            Way::Method(factor) => factor.on(event, now),
            Way::Password(by) => by.on(event),
        }
    }

    /// Takes a refusal of the proof, or that no answer came.
    pub(super) fn refused(&mut self, failure: &Failure, now: Moment) {
        match &mut self.way {
            Way::Asking => {}
            Way::Method(factor) => factor.refused(failure, now),
            Way::Password(by) => by.refused(failure, now),
        }
    }
}

impl ByPassword {
    /// Tells whether somebody waits for an answer.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.password.is_sent()
    }

    fn on(&mut self, event: Event) -> Course {
        match event {
            _ if self.is_busy() => {}
            Event::PasswordSubmitted(_, password) if password.expose().is_empty() => {
                self.trouble = Some(Trouble::Empty);
            }
            Event::PasswordSubmitted(attempt, password) => {
                let attempt = self.password.send(attempt, password.clone());
                self.trouble = None;
                return Course::Stays(Some(Effect::ProveByPassword { attempt, password }));
            }
            Event::Back => return Course::Leaves,
            _ => {}
        }
        Course::Stays(None)
    }

    fn refused(&mut self, failure: &Failure, now: Moment) {
        if self.password.failed(failure) {
            self.trouble = Some(failure.to_trouble(now));
        }
    }
}
