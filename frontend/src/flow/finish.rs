//! The end of a reset: the new password or the unlocking, and being done.

use latchkey_shared::opaque::{Attempt, SupportId};
use latchkey_shared::wire::{Changed, UnlockRequest, Unlocked};

use super::{Effect, Event, Failure, Moment, Next, Secret, Session, State, Stop, Stopped, Trouble};

/// Choosing the new password. The password itself stays in its field until it is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Password {
    /// The running reset.
    pub session: Session,
    /// Whether it is being saved.
    pub is_busy: bool,
    /// A password whose answer was lost, and its attempt: sent again, it has to be the same action.
    lost: Option<(Attempt, Secret)>,
    sent: Option<(Attempt, Secret)>,
    /// Whether any try may have gone through without our knowing.
    is_unsure: bool,
    /// What is wrong.
    pub trouble: Option<Trouble>,
}

/// Confirming the unlocking.
#[derive(Clone, Debug, PartialEq)]
pub struct Unlock {
    /// The running reset.
    pub session: Session,
    /// Whether it is being done.
    pub is_busy: bool,
    lost: Option<Attempt>,
    sent: Option<Attempt>,
    /// Whether any try may have gone through without our knowing.
    is_unsure: bool,
    /// What is wrong.
    pub trouble: Option<Trouble>,
}

/// What was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A new password.
    Changed,
    /// An unlocked account.
    Unlocked,
}

/// Being done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What was reached.
    pub outcome: Outcome,
    /// Where to sign in.
    pub sign_in_url: String,
    /// What to read out, should something be wrong after all.
    pub support_id: SupportId,
    /// Gates that were passed.
    pub gates: u8,
}

impl Password {
    pub(super) const fn new(session: Session) -> Self {
        Self { session, is_busy: false, lost: None, sent: None, is_unsure: false, trouble: None }
    }

    pub(super) fn on(mut self, event: Event, now: Moment) -> Next {
        match event {
            Event::Changed(answer) if self.is_busy => return self.changed(answer, now),
            Event::PasswordSubmitted(attempt, password) if !self.is_busy => {
                let attempt = match self.lost.take() {
                    Some((attempt, lost)) if lost == password => attempt,
                    _ => attempt,
                };
                self.is_busy = true;
                self.trouble = None;
                self.sent = Some((attempt, password.clone()));
                let effect = Effect::SetPassword { flow: self.session.flow.clone(), attempt, password };
                return (State::Password(self), Some(effect));
            }
            // Sent empty: only the step can see that, for only it can see the field.
            Event::Submitted(_) if !self.is_busy => self.trouble = Some(Trouble::Empty),
            Event::Typed(_) if !self.is_busy => self.trouble = None,
            _ => {}
        }
        (State::Password(self), None)
    }

    fn changed(mut self, answer: Result<Changed, Failure>, now: Moment) -> Next {
        let sent = self.sent.take();
        let failure = match answer {
            Ok(changed) => return (done(Outcome::Changed, changed.sign_in_url, &self.session), None),
            Err(failure) => failure,
        };
        if failure.is_end() && self.is_unsure {
            return (Stopped::of(Stop::OutcomeUnknown, &self.session), None);
        }
        if let Some(stop) = pause(&failure, now) {
            return (Stopped::of(stop, &self.session), None);
        }
        match failure.end(self.session) {
            Ok(end) => (end, None),
            Err(session) => {
                let lost = sent.filter(|_| failure.is_lost() || failure.is_passing());
                let is_unsure = self.is_unsure || failure.is_passing();
                let trouble = Some(failure.to_trouble(now));
                (
                    State::Password(Self { session: *session, is_busy: false, lost, sent: None, is_unsure, trouble }),
                    None,
                )
            }
        }
    }
}

impl Unlock {
    pub(super) const fn new(session: Session) -> Self {
        Self { session, is_busy: false, lost: None, sent: None, is_unsure: false, trouble: None }
    }

    pub(super) fn on(mut self, event: Event, now: Moment) -> Next {
        match event {
            Event::Unlocked(answer) if self.is_busy => return self.unlocked(answer, now),
            Event::Submitted(attempt) if !self.is_busy => {
                let attempt = self.lost.take().unwrap_or(attempt);
                self.is_busy = true;
                self.trouble = None;
                self.sent = Some(attempt);
                let request = UnlockRequest { flow: self.session.flow.clone(), attempt };
                return (State::Unlock(self), Some(Effect::Unlock(request)));
            }
            Event::PasswordPreferred if !self.is_busy => {
                return (State::Password(Password::new(self.session)), None);
            }
            _ => {}
        }
        (State::Unlock(self), None)
    }

    fn unlocked(mut self, answer: Result<Unlocked, Failure>, now: Moment) -> Next {
        let sent = self.sent.take();
        let failure = match answer {
            Ok(unlocked) => return (done(Outcome::Unlocked, unlocked.sign_in_url, &self.session), None),
            Err(failure) => failure,
        };
        if failure.is_end() && self.is_unsure {
            return (Stopped::of(Stop::OutcomeUnknown, &self.session), None);
        }
        if let Some(stop) = pause(&failure, now) {
            return (Stopped::of(stop, &self.session), None);
        }
        match failure.end(self.session) {
            Ok(end) => (end, None),
            Err(session) => {
                let lost = sent.filter(|_| failure.is_lost() || failure.is_passing());
                let is_unsure = self.is_unsure || failure.is_passing();
                let trouble = Some(failure.to_trouble(now));
                (State::Unlock(Self { session: *session, is_busy: false, lost, sent: None, is_unsure, trouble }), None)
            }
        }
    }
}

fn done(outcome: Outcome, sign_in_url: String, session: &Session) -> State {
    State::Done(Done { outcome, sign_in_url, support_id: session.support_id, gates: session.gates_required })
}

/// The account's own daily cap ends the reset.
fn pause(failure: &Failure, now: Moment) -> Option<Stop> {
    match failure.to_trouble(now) {
        Trouble::TooMany(until) => Some(Stop::Pause(until)),
        _ => None,
    }
}
