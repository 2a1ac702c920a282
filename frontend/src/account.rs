//! What the account page does: signing in, a second factor, and what somebody signed in may do. A pure machine, as the
//! reset's is ([`crate::flow`]), whose troubles and moments it shares.
//!
//! Not here: words, clocks, randomness, fetching. A password never stays in the state: it goes from its field into the one
//! effect that sends it, and is kept only while its answer may be lost.

pub mod app;
mod call;
mod choice;
mod expired;
mod factor;
mod inside;
mod offers;
mod proof;
mod room;
mod run;
mod screen;
mod second;
mod sign_in;
#[cfg(test)]
mod tests;
mod wish;

use latchkey_shared::opaque::Attempt;
use latchkey_shared::wire::{
    Me, Proof as Given, ProofOptions, Proved, SecondChallenged, SignInStep, SignOutScope, SignedIn, SignedOut,
};

use crate::flow::{Failure, Moment, Secret, Trouble};

pub use choice::{Choice, Fault, Slot};
pub use expired::Expired;
pub use factor::{Factor, Pending};
pub use inside::{Inside, Said};
pub use offers::{Deed, orderable};
pub use proof::{ByPassword, Proof, Way};
pub use room::{Address, Door, Naming, Registration, Room};
pub use second::Second;
pub use sign_in::{SignIn, Welcome};
pub use wish::{Answer, Asked, Begin, Chosen, Confirm, Shown, Wish};

/// Where somebody is.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Who is signed in is being asked.
    Opening,
    /// Types name and password.
    SignIn(SignIn),
    /// Gives the second factor.
    Second(Box<Second>),
    /// Is right, and chooses a password in the place of one that ran out.
    Expired(Box<Expired>),
    /// Is let in, and who it is is being asked: the step before stays in sight, so that the focus moves once.
    Arriving {
        /// The step before.
        from: Box<Self>,
        /// What was done there and is worth telling.
        said: Option<Said>,
    },
    /// Is signed in.
    Inside(Box<Inside>),
}

/// What happens: something typed or pressed, the clock, or the answer to a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The text of the step's own field changed.
    Typed(String),
    /// What an authenticator is called changed.
    NameTyped(String),
    /// A password was sent: with a name, in the place of one that ran out, or as a proof.
    PasswordSubmitted(Attempt, Secret),
    /// The form of the step was sent.
    Submitted(Attempt),
    /// A passkey's ceremony is over, with what the browser gave, if it gave anything.
    Asserted(Attempt, Option<String>),
    /// A second factor was chosen, by its id; the same once more is another code.
    FactorChosen(String, Attempt),
    /// Something is asked of the edge.
    Wanted(Wish, Attempt),
    /// Another proof is offered without being asked for.
    ProofWanted(Attempt),
    /// Another room is entered.
    Entered(Door),
    /// The codes that are shown were kept.
    CodesKept,
    /// A question was chosen at this place.
    QuestionChosen(usize, String),
    /// The questions were sent, with these answers.
    AnswersSubmitted(Attempt, Vec<Secret>),
    /// One step back, from the page or from the browser's own button.
    Back,
    /// Signing out is wanted.
    SignOutWanted(SignOutScope),
    /// More time is wanted.
    StayWanted,
    /// Time went by.
    Ticked,
    /// Answer to [`Effect::Open`].
    Opened(Result<Me, Failure>),
    /// Answer to [`Effect::Register`].
    Registered(Result<Me, Failure>),
    /// Answer to [`Effect::SignIn`], [`Effect::NewPassword`], and to [`Effect::Verify`] with a sign-in ticket.
    SignedIn(Result<SignedIn, Failure>),
    /// Answer to [`Effect::Challenge`].
    Challenged(Result<SecondChallenged, Failure>),
    /// Answer to [`Effect::OfferProof`].
    ProofOffered(Result<ProofOptions, Failure>),
    /// Answer to [`Effect::ProveByPassword`], and to [`Effect::Verify`] without a sign-in ticket.
    Proved(Result<Proved, Failure>),
    /// Answer to [`Effect::Ask`].
    Answered(Result<Answer, Failure>),
    /// Answer to [`Effect::SignOut`].
    SignedOut(Result<SignedOut, Failure>),
    /// Answer to [`Effect::Stay`].
    Stayed(Result<Me, Failure>),
}

/// What the machine wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask who is signed in.
    Open,
    /// Begin a session by the ticket of another sign-in system.
    Register(String),
    /// Sign in.
    SignIn {
        /// The account as typed.
        identifier: String,
        /// The password as typed.
        password: Secret,
    },
    /// Set a password in the place of one that ran out.
    NewPassword {
        /// The sign-in ticket.
        sign_in: String,
        /// This action.
        attempt: Attempt,
        /// The new password as typed.
        password: Secret,
    },
    /// Ask for a code.
    Challenge {
        /// The sign-in ticket, while nobody is signed in.
        sign_in: Option<String>,
        /// This action.
        attempt: Attempt,
        /// The method's id.
        method: String,
    },
    /// Give a code.
    Verify {
        /// The sign-in ticket, while nobody is signed in.
        sign_in: Option<String>,
        /// The challenge ticket of a code that was sent.
        challenge: Option<String>,
        /// This action.
        attempt: Attempt,
        /// The code.
        answer: Given,
    },
    /// Have the browser ask for a passkey, or make one, with these options.
    Ceremony(String),
    /// Ask by what a proof can be given.
    OfferProof,
    /// Give the password as a proof.
    ProveByPassword {
        /// This action.
        attempt: Attempt,
        /// The password as typed.
        password: Secret,
    },
    /// Ask what somebody signed in wishes.
    Ask(Asked),
    /// End the session, or all of the account's.
    SignOut(SignOutScope),
    /// Use the session, so that it goes on.
    Stay,
}

/// The next state, and what has to be done.
pub type Next = (State, Option<Effect>);

impl State {
    /// Decides what follows from an event at `now`.
    #[must_use]
    pub fn on(self, event: Event, now: Moment) -> Next {
        match (self, event) {
            (Self::Opening, Event::Opened(answer)) => (opened(answer, None, now), None),
            (Self::Opening, Event::Registered(answer)) => (registered(answer, now), None),
            (Self::Arriving { said, .. }, Event::Opened(answer)) => (opened(answer, said, now), None),
            (Self::SignIn(sign_in), event) => sign_in.on(event, now),
            (Self::Second(second), event) => second.on(event, now),
            (Self::Expired(expired), event) => expired.on(event, now),
            (Self::Inside(inside), event) => inside.on(event, now),
            (other, _) => (other, None),
        }
    }

    /// Returns what is wrong with what was typed or tried last.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        match self {
            Self::Opening | Self::Arriving { .. } => None,
            Self::SignIn(sign_in) => sign_in.trouble.as_ref(),
            Self::Second(second) => second.factor.trouble.as_ref(),
            Self::Expired(expired) => expired.trouble.as_ref(),
            Self::Inside(inside) => inside.trouble(),
        }
    }

    /// Tells whether a call is under way that somebody waits for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Opening | Self::Arriving { .. } => true,
            Self::SignIn(sign_in) => sign_in.is_busy,
            Self::Second(second) => second.factor.is_busy(),
            Self::Expired(expired) => expired.is_busy(),
            Self::Inside(inside) => inside.is_busy(),
        }
    }

    /// Tells whether the browser asks for a passkey.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        match self {
            Self::Second(second) => second.factor.is_asking,
            Self::Inside(inside) => inside.is_asking(),
            _ => false,
        }
    }

    /// Returns when the sign-in or the session ends if nothing is done.
    #[must_use]
    pub fn ends(&self) -> Option<Moment> {
        match self {
            Self::Opening | Self::SignIn(_) | Self::Arriving { .. } => None,
            Self::Second(second) => Some(second.ends()),
            Self::Expired(expired) => Some(expired.ends()),
            Self::Inside(inside) => Some(inside.ends()),
        }
    }

    /// Tells whether [`Event::Back`] leads anywhere but out.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        match self {
            Self::Opening | Self::SignIn(_) | Self::Arriving { .. } => false,
            Self::Second(_) | Self::Expired(_) => true,
            Self::Inside(inside) => inside.can_go_back(),
        }
    }

    /// Tells whether questions are shown, or may be next.
    #[must_use]
    pub fn asks_questions(&self) -> bool {
        let Self::Inside(inside) = self else { return false };
        inside.info.as_ref().is_some_and(|info| info.questions.is_some())
    }

    /// Names the step, for focus and title.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Arriving { from, .. } => from.key(),
            Self::SignIn(_) => "sign-in",
            Self::Second(second) => second.factor.key(),
            Self::Expired(_) => "expired",
            Self::Inside(inside) => inside.key(),
        }
    }
}

fn opened(answer: Result<Me, Failure>, said: Option<Said>, now: Moment) -> State {
    match answer {
        Ok(me) => State::Inside(Box::new(Inside::new(me, said, now))),
        Err(failure) if failure.is_signed_out() => State::SignIn(SignIn::new(Welcome::Plain)),
        Err(failure) => {
            let trouble = Some(failure.to_trouble(now));
            State::SignIn(SignIn { trouble, ..SignIn::new(Welcome::Plain) })
        }
    }
}

/// A ticket that opens nothing is no dead end: whoever brought it may sign in here.
fn registered(answer: Result<Me, Failure>, now: Moment) -> State {
    match answer {
        Err(failure) if !failure.is_passing() => State::SignIn(SignIn::new(Welcome::TicketOver)),
        other => opened(other, None, now),
    }
}

/// What follows from a right password or second factor at a step.
fn proceed(from: State, identifier: String, signed_in: SignedIn, now: Moment) -> Next {
    let ends = now.plus(signed_in.expires_in);
    match (signed_in.step, signed_in.sign_in) {
        // Who it is, the edge says: the cookie is not for this page to read.
        (SignInStep::Done, _) => (State::Arriving { from: Box::new(from), said: None }, Some(Effect::Open)),
        (SignInStep::SecondFactor, Some(ticket)) => {
            (State::Second(Box::new(Second::new(identifier, ticket, signed_in.methods, ends))), None)
        }
        (SignInStep::NewPassword, Some(ticket)) => {
            (State::Expired(Box::new(Expired::new(identifier, ticket, ends))), None)
        }
        (SignInStep::SecondFactor | SignInStep::NewPassword, None) => {
            let trouble = Some(Trouble::Other);
            (State::SignIn(SignIn { identifier, trouble, ..SignIn::new(Welcome::Plain) }), None)
        }
    }
}
