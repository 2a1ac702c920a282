//! What the account page does: signing in, a second factor, and what somebody signed in may do. A pure machine, as the
//! reset's is ([`crate::flow`]), whose troubles and moments it shares.
//!
//! Not here: words, clocks, randomness, fetching. The password never gets into the state: it goes from its field into the
//! one effect that sends it.

pub mod app;
mod call;
mod home;
mod run;
mod screen;
mod second;
mod sign_in;
#[cfg(test)]
mod tests;

use latchkey_shared::opaque::Attempt;
use latchkey_shared::wire::{
    Me, SecondChallengeRequest, SecondChallenged, SecondVerifyRequest, SignInStep, SignOutScope, SignedIn, SignedOut,
};

use crate::flow::{Failure, Moment, Secret, Trouble};

pub use home::Home;
pub use second::{Factor, Pending, Sending};
pub use sign_in::{SignIn, Welcome};

/// Where somebody is.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Whether somebody is signed in already is being asked.
    Opening,
    /// Types name and password.
    SignIn(SignIn),
    /// Gives the second factor.
    Second(Box<Factor>),
    /// Is right, and has a password that ran out.
    Expired,
    /// Is signed in.
    Home(Home),
}

/// What happens: something typed or pressed, the clock, or the answer to a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The text of the step's own field changed.
    Typed(String),
    /// Name and password were sent.
    PasswordSubmitted(Secret),
    /// The code was sent.
    CodeSubmitted(Attempt),
    /// A second factor was chosen, by its id; the same once more is another code.
    FactorChosen(String, Attempt),
    /// One step back.
    Back,
    /// Signing out is wanted.
    SignOutWanted(SignOutScope),
    /// Time went by.
    Ticked,
    /// Answer to [`Effect::Open`].
    Opened(Result<Me, Failure>),
    /// Answer to [`Effect::SignIn`] and [`Effect::Verify`].
    SignedIn(Result<SignedIn, Failure>),
    /// Answer to [`Effect::Challenge`].
    Challenged(Result<SecondChallenged, Failure>),
    /// Answer to [`Effect::SignOut`].
    SignedOut(Result<SignedOut, Failure>),
}

/// What the machine wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask who is signed in.
    Open,
    /// Sign in.
    SignIn {
        /// The account as typed.
        identifier: String,
        /// The password as typed.
        password: Secret,
    },
    /// Ask for a code.
    Challenge(SecondChallengeRequest),
    /// Give the second factor.
    Verify(SecondVerifyRequest),
    /// End the session, or all of the account's.
    SignOut(SignOutScope),
}

/// The next state, and what has to be done.
pub type Next = (State, Option<Effect>);

impl State {
    /// Decides what follows from an event at `now`.
    #[must_use]
    pub fn on(self, event: Event, now: Moment) -> Next {
        match (self, event) {
            (Self::Opening, Event::Opened(answer)) => (opened(answer, now), None),
            (Self::SignIn(sign_in), event) => sign_in.on(event, now),
            (Self::Second(factor), event) => factor.on(event, now),
            (Self::Home(home), event) => home.on(event, now),
            (Self::Expired, Event::Back) => (Self::SignIn(SignIn::new(Welcome::Plain)), None),
            (other, _) => (other, None),
        }
    }

    /// Returns what is wrong with what was typed or tried last.
    #[must_use]
    pub const fn trouble(&self) -> Option<&Trouble> {
        match self {
            Self::SignIn(sign_in) => sign_in.trouble.as_ref(),
            Self::Second(factor) => factor.trouble.as_ref(),
            Self::Home(home) => home.trouble.as_ref(),
            Self::Opening | Self::Expired => None,
        }
    }

    /// Tells whether a call is under way that somebody waits for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Opening => true,
            Self::SignIn(sign_in) => sign_in.is_busy,
            Self::Second(factor) => factor.is_busy(),
            Self::Home(home) => home.leaving.is_some(),
            Self::Expired => false,
        }
    }

    /// Names the step, for focus and title.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::SignIn(_) => "sign-in",
            Self::Second(factor) if factor.pending.is_none() => "factors",
            Self::Second(_) => "code",
            Self::Expired => "expired",
            Self::Home(_) => "home",
        }
    }
}

fn opened(answer: Result<Me, Failure>, now: Moment) -> State {
    match answer {
        Ok(me) => State::Home(Home::new(me, now)),
        Err(failure) if failure.is_signed_out() => State::SignIn(SignIn::new(Welcome::Plain)),
        Err(failure) => {
            let trouble = Some(failure.to_trouble(now));
            State::SignIn(SignIn { trouble, ..SignIn::new(Welcome::Plain) })
        }
    }
}

/// What follows from a right password or second factor.
fn proceed(identifier: String, signed_in: SignedIn, now: Moment) -> Next {
    match (signed_in.step, signed_in.sign_in) {
        // Who it is, the edge says: the cookie is not for this page to read.
        (SignInStep::Done, _) => (State::Opening, Some(Effect::Open)),
        (SignInStep::SecondFactor, Some(ticket)) => {
            let ends = now.plus(signed_in.expires_in);
            (State::Second(Box::new(Factor::new(identifier, ticket, signed_in.methods, ends))), None)
        }
        (SignInStep::NewPassword, _) => (State::Expired, None),
        (SignInStep::SecondFactor, None) => {
            let trouble = Some(Trouble::Other);
            (State::SignIn(SignIn { identifier, trouble, ..SignIn::new(Welcome::Plain) }), None)
        }
    }
}
