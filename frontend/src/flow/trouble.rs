//! What can go wrong, as the page has to tell it: on the step where it happened, or as an end.

use latchkey_shared::opaque::SupportId;
use latchkey_shared::password::Reason as PasswordReason;
use latchkey_shared::problem::{Code as ProblemCode, Elsewhere, Ineligible, Problem};

use super::{Event, Identify, Moment, Next, Session, State, Welcome};

/// Why a call brought no answer of its kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The edge refused.
    Refused(Box<Problem>),
    /// Nothing came back, also after repeats; whether it was done is unknown.
    Unreachable,
    /// Something came back that is not from our edge.
    Garbled,
    /// Nothing was sent at all.
    NotSent,
}

/// Something wrong that can be mended on the same step.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// Nothing was typed.
    Empty,
    /// More was typed than the field takes.
    TooLong,
    /// This is no mail address.
    NotAnAddress,
    /// This has fewer digits than the code.
    TooShort,
    /// The characters of the picture are missing.
    NoPicture,
    /// This one of several questions has no answer.
    Unanswered(usize),
    /// No passkey was used or made: given up, too late, or there is none.
    NoPasskey,
    /// The browser knows no passkeys, or none for this page.
    CannotPasskey,
    /// The device has made a passkey for this account already.
    KnownPasskey,
    /// The code is wrong.
    CodeWrong(Option<u8>),
    /// The challenge takes no more answers.
    Spent,
    /// The address or number is not the registered one.
    ContactWrong,
    /// The method is not open.
    MethodClosed,
    /// It is open, but not before this moment.
    NotYet(Moment),
    /// The account's password is not set here, but by whoever has this name, if it is known.
    NotOurs(Option<String>),
    /// The work of the browser was not taken.
    CheckFailed,
    /// The characters of the picture were wrong.
    PictureWrong,
    /// The password breaks rules that only the edge knows.
    Rejected(Vec<PasswordReason>),
    /// Too often; free again at this moment.
    TooMany(Option<Moment>),
    /// The same action is under way.
    Busy,
    /// A part of the service is down.
    Unavailable,
    /// No answer came.
    Offline,
    /// Anything else.
    Other,
}

/// Why a claimant cannot go on here.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    /// The account is paused until a moment.
    Pause(Option<Moment>),
    /// The network asked too often.
    Network(Option<Moment>),
    /// Resets are closed for everybody.
    Closed,
    /// The deployment is not complete.
    Broken,
    /// Nobody knows whether the change was made.
    OutcomeUnknown,
    /// The account cannot reset.
    Account(Option<Ineligible>),
    /// The domain signs in somewhere else.
    Elsewhere(Elsewhere),
}

/// An end that is not the wished one.
#[derive(Clone, Debug, PartialEq)]
pub struct Stopped {
    /// Why.
    pub why: Stop,
    /// What to read out.
    pub support_id: Option<SupportId>,
    /// The account as typed, to begin again with.
    pub identifier: String,
    /// Gates to pass, and passed, to show how far it came.
    pub gates: (u8, u8),
}

impl Failure {
    /// Returns the code of a refusal.
    #[must_use]
    pub fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Refused(problem) => Some(problem.code),
            Self::Unreachable | Self::Garbled | Self::NotSent => None,
        }
    }

    /// Tells whether the flow is over.
    #[must_use]
    pub fn is_end(&self) -> bool {
        self.code() == Some(ProblemCode::FlowEnded)
    }

    /// Tells whether nobody is signed in.
    #[must_use]
    pub fn is_signed_out(&self) -> bool {
        self.code() == Some(ProblemCode::SignInNeeded)
    }

    /// Tells whether somebody signed in has to prove anew who they are, and may then ask the same again.
    #[must_use]
    pub fn is_proof_needed(&self) -> bool {
        self.code() == Some(ProblemCode::ProofNeeded)
    }

    /// Tells whether the same may work in a while; whether it was done already may be unknown.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self.code(), None | Some(ProblemCode::Unavailable | ProblemCode::Busy))
    }

    /// Says it as something to mend.
    #[must_use]
    pub fn to_trouble(&self, now: Moment) -> Trouble {
        let Self::Refused(problem) = self else {
            return if *self == Self::Garbled { Trouble::Other } else { Trouble::Offline };
        };
        match problem.code {
            ProblemCode::CodeWrong if problem.tries_left == Some(0) => Trouble::Spent,
            ProblemCode::CodeWrong => Trouble::CodeWrong(problem.tries_left),
            ProblemCode::ChallengeSpent => Trouble::Spent,
            ProblemCode::ContactMismatch => Trouble::ContactWrong,
            ProblemCode::NotAllowed => not_allowed(problem, now),
            ProblemCode::BotCheckFailed => Trouble::CheckFailed,
            ProblemCode::PasswordRejected => Trouble::Rejected(problem.reasons.clone()),
            ProblemCode::TooMany => Trouble::TooMany(problem.retry_after.map(|seconds| now.plus(seconds))),
            ProblemCode::Busy => Trouble::Busy,
            ProblemCode::Unavailable => Trouble::Unavailable,
            ProblemCode::Malformed
            | ProblemCode::SignInNeeded
            | ProblemCode::ProofNeeded
            | ProblemCode::ContactRefused
            | ProblemCode::PolicyRejected
            | ProblemCode::Rejected
            | ProblemCode::Outdated
            | ProblemCode::FlowEnded
            | ProblemCode::OutcomeUnknown
            | ProblemCode::Misconfigured => Trouble::Other,
        }
    }

    /// Says it as an end, where it is one on every step.
    fn to_stop(&self) -> Option<Stop> {
        let Self::Refused(problem) = self else { return None };
        if let Some(elsewhere) = &problem.elsewhere {
            return Some(Stop::Elsewhere(elsewhere.clone()));
        }
        match problem.code {
            ProblemCode::NotAllowed if problem.ineligible.is_some() => Some(Stop::Account(problem.ineligible)),
            ProblemCode::OutcomeUnknown => Some(Stop::OutcomeUnknown),
            ProblemCode::Misconfigured => Some(Stop::Broken),
            _ => None,
        }
    }

    /// Ends the session, if this failure ends it; returns it otherwise.
    pub(super) fn end(&self, session: Box<Session>) -> Result<State, Box<Session>> {
        if self.is_end() {
            return Ok(session.restart(Welcome::Dropped));
        }
        self.to_stop().map(|why| Stopped::of(why, &session)).ok_or(session)
    }

    /// Ends the first step, if this failure ends it.
    pub(super) fn end_first(&self, identifier: &str) -> Option<State> {
        let Self::Refused(problem) = self else { return None };
        let why = self.to_stop()?;
        let support_id = Some(problem.support_id);
        Some(State::Stopped(Stopped { why, support_id, identifier: identifier.to_owned(), gates: (2, 0) }))
    }
}

/// Says why something is not allowed, as far as the edge tells.
fn not_allowed(problem: &Problem, now: Moment) -> Trouble {
    let is_ours = problem.elsewhere.is_none() && problem.ineligible.is_none();
    match problem.retry_after {
        _ if !is_ours => Trouble::NotOurs(problem.elsewhere.as_ref().map(|elsewhere| elsewhere.name.clone())),
        Some(seconds) => Trouble::NotYet(now.plus(seconds)),
        None => Trouble::MethodClosed,
    }
}

impl Stopped {
    /// Stops a session.
    pub(super) fn of(why: Stop, session: &Session) -> State {
        State::Stopped(Self {
            why,
            support_id: Some(session.support_id),
            identifier: session.identifier.clone(),
            gates: (session.gates_required, session.gates_passed),
        })
    }

    pub(super) fn on(self, event: &Event) -> Next {
        match event {
            Event::Restarted => (State::Identify(Identify::again(self.identifier, Welcome::Plain)), None),
            _ => (State::Stopped(self), None),
        }
    }
}
