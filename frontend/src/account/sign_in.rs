//! Name and password.

use latchkey_shared::problem::Code as ProblemCode;

use super::{Effect, Event, Next, State, proceed};
use crate::flow::{Moment, Trouble};

/// How the page greets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Welcome {
    /// As ever.
    Plain,
    /// The time for the second factor, or of the session, is over.
    TimeOver,
    /// The session was ended on this page.
    SignedOut,
    /// The ticket of another sign-in system opens nothing any more.
    TicketOver,
}

/// Name and password. The password stays in its field until it is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct SignIn {
    /// The account as typed.
    pub identifier: String,
    /// How to greet.
    pub welcome: Welcome,
    /// Whether they are being judged.
    pub is_busy: bool,
    /// What is wrong; [`Trouble::MethodClosed`] is "these do not go together", for whatever reason.
    pub trouble: Option<Trouble>,
    /// Whether the password is what is missing, not the name.
    pub lacks_password: bool,
}

impl SignIn {
    pub(super) const fn new(welcome: Welcome) -> Self {
        Self { identifier: String::new(), welcome, is_busy: false, trouble: None, lacks_password: false }
    }

    /// Begins again with the same name.
    pub(super) fn again(identifier: String, welcome: Welcome) -> State {
        State::SignIn(Self { identifier, ..Self::new(welcome) })
    }

    pub(super) fn on(mut self, event: Event, now: Moment) -> Next {
        match event {
            Event::SignedIn(answer) if self.is_busy => {
                let failure = match answer {
                    Ok(signed_in) => {
                        let identifier = self.identifier.clone();
                        return proceed(State::SignIn(self), identifier, signed_in, now);
                    }
                    Err(failure) => failure,
                };
                self.is_busy = false;
                // A name that no account can have is as wrong as one that no account has.
                let is_no_name = failure.code() == Some(ProblemCode::Malformed);
                self.trouble = Some(if is_no_name { Trouble::MethodClosed } else { failure.to_trouble(now) });
            }
            Event::Typed(text) if !self.is_busy && self.identifier != text => {
                self.identifier = text;
                self.trouble = None;
            }
            Event::PasswordSubmitted(_, password) if !self.is_busy => {
                let has_name = !self.identifier.trim().is_empty();
                self.lacks_password = has_name && password.expose().is_empty();
                if !has_name || self.lacks_password {
                    self.trouble = Some(Trouble::Empty);
                } else {
                    (self.is_busy, self.trouble, self.welcome) = (true, None, Welcome::Plain);
                    let effect = Effect::SignIn { identifier: self.identifier.trim().to_owned(), password };
                    return (State::SignIn(self), Some(effect));
                }
            }
            _ => {}
        }
        (State::SignIn(self), None)
    }
}
