//! What the reset page does: a pure machine of states, events and effects.
//!
//! [`State::on`] decides; the hook in `run.rs` carries effects out and feeds their answers back as events.
//! Not here: words, clocks, randomness, fetching. While a call is under way nothing but its answer, help and the clock
//! moves the state, so an answer always belongs to the call that waits for it.

mod ceremony;
mod check;
mod code;
mod finish;
mod groups;
mod help;
mod identify;
mod methods;
mod moment;
mod once;
mod saved;
mod secret;
mod session;
mod trouble;
mod typed;

#[cfg(test)]
mod tests;

use latchkey_shared::opaque::{Attempt, SupportId};
use latchkey_shared::wire::{
    AudioRequest, BotCheckIssued, BotCheckKind, ChallengeRequest, Challenged, Changed, CloseRequest, Closed,
    ExtendRequest, Extended, Progress, StartRequest, Started, UnlockRequest, Unlocked, VerifyRequest,
};

pub use ceremony::{asserted, made, options};
pub use check::{Check, Picture, Sound};
pub use code::Code;
pub use finish::{Done, Finish};
pub use groups::regrouped;
pub use help::{Help, Message};
pub use identify::{Identify, Welcome};
pub use methods::{Methods, Reason, trouble_of_contact};
pub use moment::Moment;
pub use once::Once;
pub use saved::{Place, Saved};
pub use secret::Secret;
pub use session::{Goal, OFFER_BEFORE_END_S, Session};
pub use trouble::{Failure, Stop, Stopped, Trouble};
pub use typed::{answers_typed, code_typed, one_time};

/// Where a claimant is.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Says which account it is, while the browser shows that it is no robot's.
    Identify(Identify),
    /// Says whether the password is forgotten or the account locked.
    Reason(Reason),
    /// Chooses a way to prove oneself.
    Methods(Methods),
    /// Types a code, or answers questions.
    Code(Code),
    /// Chooses the new password, or confirms the unlocking.
    Finish(Finish),
    /// Is back in.
    Done(Done),
    /// Cannot go on here.
    Stopped(Stopped),
    /// Looks whom to ask; behind it lies the state to come back to.
    Help(Help),
}

/// What happens to a state: something typed or pressed, the clock, or the answer to a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The text of the step's own field changed.
    Typed(String),
    /// The characters of the picture check changed.
    PictureTyped(String),
    /// The step's first field was entered: a good moment to begin what takes a while.
    Entered,
    /// Another kind of robot check is wanted, or a new picture.
    CheckWanted(BotCheckKind),
    /// The characters of the picture should be spoken.
    SoundWanted,
    /// The form of the step was sent.
    Submitted(Attempt),
    /// A passkey's ceremony is over, with what the browser gave, if it gave anything.
    Asserted(Attempt, Option<String>),
    /// The answers to the questions were sent, in their order.
    AnswersSubmitted(Attempt, Vec<String>),
    /// The form of the password step was sent.
    PasswordSubmitted(Attempt, Secret),
    /// What the reset is for.
    GoalChosen(Goal),
    /// A way to prove oneself was chosen, by its id.
    MethodChosen(String, Attempt),
    /// Another code is wanted.
    ResendWanted(Attempt),
    /// One step back, from the page or from the browser's own button.
    Back,
    /// The reset is given up for another account, or begun again.
    Restarted,
    /// More time is wanted.
    ExtendWanted,
    /// Help is wanted, or no more.
    HelpToggled,
    /// A new password instead of unlocking.
    PasswordPreferred,
    /// Time went by.
    Ticked,
    /// Answer to [`Effect::FetchCheck`].
    CheckIssued(BotCheckKind, Result<BotCheckIssued, Failure>),
    /// The work on this check came so far, in percent.
    Worked(String, u8),
    /// The work on this check is done; without a solution the browser could not do it.
    Solved(String, Option<String>),
    /// Answer to [`Effect::FetchSound`]: the address of the sound within the page.
    SoundFetched(String, Result<String, Failure>),
    /// Answer to [`Effect::Start`].
    Started(Result<Started, Failure>),
    /// Answer to [`Effect::Challenge`].
    Challenged(Result<Challenged, Failure>),
    /// Answer to [`Effect::Verify`].
    Verified(Result<Progress, Failure>),
    /// Answer to [`Effect::SetPassword`].
    Changed(Result<Changed, Failure>),
    /// Answer to [`Effect::Unlock`].
    Unlocked(Result<Unlocked, Failure>),
    /// Answer to [`Effect::Extend`].
    Extended(Result<Extended, Failure>),
    /// Answer to [`Effect::Close`].
    Closed(Result<Closed, Failure>),
}

/// What the browser does by itself, or asks of whoever sits before it.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// The browser, by a proof of work.
    Pow {
        /// 16 bytes, base64url.
        salt: String,
        /// Zero bits of each hash.
        bits: u8,
        /// Numbers to find.
        count: u8,
    },
    /// The page in the frame, at this address.
    Frame(String),
    /// A passkey's ceremony, with these options.
    Passkey(String),
}

/// What the machine wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Fetch a robot check.
    FetchCheck(BotCheckKind),
    /// Have a check solved that asks nothing of the claimant, or a passkey used.
    Work {
        /// The check or challenge it belongs to.
        check: String,
        /// What has to be done.
        task: Task,
    },
    /// Fetch the spoken characters from this address.
    FetchSound(String, AudioRequest),
    /// Begin the flow.
    Start(StartRequest),
    /// Ask for a challenge.
    Challenge(ChallengeRequest),
    /// Answer a challenge.
    Verify(VerifyRequest),
    /// Set the new password.
    SetPassword {
        /// The flow ticket.
        flow: String,
        /// This action.
        attempt: Attempt,
        /// The new password, as typed.
        password: Secret,
    },
    /// Unlock the account.
    Unlock(UnlockRequest),
    /// Ask for more time.
    Extend(ExtendRequest),
    /// End the flow.
    Close(CloseRequest),
}

/// The next state, and what has to be done.
pub type Next = (State, Option<Effect>);

impl State {
    /// Begins with nothing known.
    #[must_use]
    pub const fn new(kind: BotCheckKind) -> Self {
        Self::Identify(Identify::new(kind))
    }

    /// Decides what follows from an event at `now`.
    #[must_use]
    pub fn on(self, event: Event, now: Moment) -> Next {
        // 1. The clock ends every session alike, whatever is under way.
        if matches!(event, Event::Ticked) && self.session().is_some_and(|session| session.is_over(now)) {
            return (self.restarted(Welcome::TimeOver), None);
        }
        // 2. Help may be asked for anywhere, and leaves everything as it is.
        if matches!(event, Event::HelpToggled) && !matches!(self, Self::Help(_)) {
            return (Self::Help(Help::over(self)), None);
        }
        // 3. More time may be asked for in every session.
        match event {
            Event::ExtendWanted => return self.extend(),
            Event::Extended(answer) => return (self.extended(answer, now), None),
            _ => {}
        }
        match self {
            Self::Identify(identify) => identify.on(event, now),
            Self::Reason(reason) => reason.on(&event),
            Self::Methods(methods) => methods.on(event, now),
            Self::Code(code) => code.on(event, now),
            Self::Finish(finish) => finish.on(event, now),
            Self::Help(help) => help.on(event, now),
            Self::Done(done) => (Self::Done(done), None),
            Self::Stopped(stopped) => stopped.on(&event),
        }
    }

    /// Returns the session, if there is one.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        match self {
            Self::Reason(reason) => Some(&reason.session),
            Self::Methods(methods) => Some(&methods.session),
            Self::Code(code) => Some(&code.session),
            Self::Finish(finish) => Some(&finish.session),
            Self::Help(help) => help.session(),
            Self::Identify(_) | Self::Done(_) | Self::Stopped(_) => None,
        }
    }

    fn session_mut(&mut self) -> Option<&mut Session> {
        match self {
            Self::Reason(reason) => Some(&mut reason.session),
            Self::Methods(methods) => Some(&mut methods.session),
            Self::Code(code) => Some(&mut code.session),
            Self::Finish(finish) => Some(&mut finish.session),
            Self::Help(help) => help.session_mut(),
            Self::Identify(_) | Self::Done(_) | Self::Stopped(_) => None,
        }
    }

    /// Returns what to read out to the help desk, once the edge has given it.
    #[must_use]
    pub fn support_id(&self) -> Option<SupportId> {
        match self {
            Self::Identify(identify) => identify.support_id,
            Self::Done(done) => Some(done.support_id),
            Self::Stopped(stopped) => stopped.support_id,
            Self::Help(help) => help.support_id(),
            other => other.session().map(|session| session.support_id),
        }
    }

    /// Returns what is wrong with what was typed or tried last.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        match self {
            Self::Identify(identify) => identify.trouble.as_ref(),
            Self::Methods(methods) => methods.trouble.as_ref(),
            Self::Code(code) => code.trouble.as_ref(),
            Self::Finish(finish) => finish.trouble.as_ref(),
            Self::Help(help) => help.trouble(),
            Self::Reason(_) | Self::Done(_) | Self::Stopped(_) => None,
        }
    }

    /// Tells whether a call is under way that the claimant waits for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Identify(identify) => identify.is_busy(),
            Self::Methods(methods) => methods.is_busy(),
            Self::Code(code) => code.is_busy(),
            Self::Finish(finish) => finish.is_busy(),
            Self::Help(help) => help.is_busy(),
            Self::Reason(_) | Self::Done(_) | Self::Stopped(_) => false,
        }
    }

    /// Tells whether work that was begun is still wanted.
    #[must_use]
    pub const fn wants_work(&self) -> bool {
        match self {
            Self::Identify(_) | Self::Help(_) => true,
            Self::Code(code) => code.is_asking,
            _ => false,
        }
    }

    /// Tells whether [`Event::Back`] leads anywhere.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        match self {
            // Past a gate the choice can only be given up, by a button that says so.
            Self::Methods(methods) => methods.session.gates_passed == 0,
            Self::Reason(_) | Self::Code(_) | Self::Help(_) => true,
            Self::Identify(_) | Self::Finish(_) | Self::Done(_) | Self::Stopped(_) => false,
        }
    }

    /// Begins again and keeps the name of the account.
    fn restarted(self, welcome: Welcome) -> Self {
        match self {
            Self::Help(help) => Self::Help(help.restarted(welcome)),
            other => {
                let identifier = other.session().map(|session| session.identifier.clone()).unwrap_or_default();
                Self::Identify(Identify::again(identifier, welcome))
            }
        }
    }

    fn extend(mut self) -> Next {
        let is_busy = self.is_busy();
        let effect = self.session_mut().filter(|session| !is_busy && session.can_extend()).map(|session| {
            session.is_extending = true;
            Effect::Extend(ExtendRequest { flow: session.flow.clone() })
        });
        (self, effect)
    }

    fn extended(mut self, answer: Result<Extended, Failure>, now: Moment) -> Self {
        if let Some(session) = self.session_mut() {
            session.is_extending = false;
            match answer {
                Ok(extended) => {
                    session.flow = extended.flow;
                    session.ends = now.plus(extended.expires_in);
                    session.is_extended = true;
                }
                Err(failure) if failure.is_end() => return self.restarted(Welcome::Dropped),
                // Refused for good, or unreachable: the offer stays only where another try may help.
                Err(failure) => session.is_extended = !failure.is_passing(),
            }
        }
        self
    }
}
