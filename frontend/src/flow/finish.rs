//! The end of a reset: the new password or the unlocking, and being done.

use latchkey_shared::opaque::SupportId;
use latchkey_shared::wire::UnlockRequest;

use super::{Effect, Event, Failure, Goal, Moment, Next, Once, Secret, Session, State, Stop, Stopped, Trouble};

/// The last step: choosing the new password, or confirming the unlocking. The password itself stays in its field until
/// it is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Finish {
    /// The running reset.
    pub session: Box<Session>,
    /// The try: with the new password, or without one for unlocking.
    action: Once<Option<Secret>>,
    /// Whether any try may have gone through without our knowing.
    is_unsure: bool,
    /// What is wrong.
    pub trouble: Option<Trouble>,
}

/// Being done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What was reached.
    pub goal: Goal,
    /// Where to sign in.
    pub sign_in_url: String,
    /// What to read out, should something be wrong after all.
    pub support_id: SupportId,
    /// Gates that were passed.
    pub gates: u8,
    /// Whether the account is known to have a passkey.
    pub has_passkey: bool,
}

impl Finish {
    pub(super) fn new(session: Box<Session>) -> Self {
        Self { session, action: Once::default(), is_unsure: false, trouble: None }
    }

    /// Tells whether the claimant waits for an answer.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.action.is_sent()
    }

    pub(super) fn on(mut self, event: Event, now: Moment) -> Next {
        let answer = match (event, self.session.goal) {
            (Event::Changed(answer), Goal::Password) => answer.map(|changed| changed.sign_in_url),
            (Event::Unlocked(answer), Goal::Unlock) => answer.map(|unlocked| unlocked.sign_in_url),
            (event, _) => {
                let effect = if self.is_busy() { None } else { self.pressed(event) };
                return (State::Finish(self), effect);
            }
        };
        (self.answered(answer, now), None)
    }

    fn pressed(&mut self, event: Event) -> Option<Effect> {
        match (event, self.session.goal) {
            (Event::PasswordSubmitted(attempt, password), Goal::Password) => {
                self.trouble = None;
                let attempt = self.action.send(attempt, Some(password.clone()));
                return Some(Effect::SetPassword { flow: self.session.flow.clone(), attempt, password });
            }
            (Event::Submitted(attempt), Goal::Unlock) => {
                self.trouble = None;
                let attempt = self.action.send(attempt, None);
                return Some(Effect::Unlock(UnlockRequest { flow: self.session.flow.clone(), attempt }));
            }
            // Sent empty: only the step can see that, for only it can see the field.
            (Event::Submitted(_), Goal::Password) => self.trouble = Some(Trouble::Empty),
            (Event::Typed(_), Goal::Password) => self.trouble = None,
            (Event::PasswordPreferred, Goal::Unlock) => {
                self.session.goal = Goal::Password;
                self.action.forget();
                self.trouble = None;
            }
            _ => {}
        }
        None
    }

    fn answered(mut self, answer: Result<String, Failure>, now: Moment) -> State {
        let failure = match answer {
            _ if !self.is_busy() => return State::Finish(self),
            Ok(sign_in_url) => return done(sign_in_url, &self.session),
            Err(failure) => failure,
        };
        self.action.failed(&failure);
        if failure.is_end() && self.is_unsure {
            return Stopped::of(Stop::OutcomeUnknown, &self.session);
        }
        if let Some(stop) = pause(&failure, now) {
            return Stopped::of(stop, &self.session);
        }
        match failure.end(self.session) {
            Ok(end) => end,
            Err(session) => State::Finish(Self {
                session,
                is_unsure: self.is_unsure || failure.is_passing(),
                trouble: Some(failure.to_trouble(now)),
                ..self
            }),
        }
    }
}

fn done(sign_in_url: String, session: &Session) -> State {
    State::Done(Done {
        goal: session.goal,
        sign_in_url,
        support_id: session.support_id,
        gates: session.gates_required,
        has_passkey: session.has_passkey,
    })
}

/// The account's own daily cap ends the reset.
fn pause(failure: &Failure, now: Moment) -> Option<Stop> {
    match failure.to_trouble(now) {
        Trouble::TooMany(until) => Some(Stop::Pause(until)),
        _ => None,
    }
}
