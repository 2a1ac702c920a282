//! The first step: which account, and the robot check beside it.

use latchkey_shared::identifier::{Identifier, IdentifierError};
use latchkey_shared::opaque::SupportId;
use latchkey_shared::problem::Code as ProblemCode;
use latchkey_shared::wire::{BotCheckIssued, BotCheckKind, StartRequest, Started};

use super::{Check, Effect, Event, Failure, Moment, Next, Session, State, Stop, Stopped, Trouble};

/// How the first step greets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Welcome {
    /// As ever.
    Plain,
    /// The time of the last try was over.
    TimeOver,
    /// The last try was ended by the edge.
    Dropped,
    /// Another check than the organisation's first had to be taken.
    Replaced,
}

/// The first step.
#[derive(Clone, Debug, PartialEq)]
pub struct Identify {
    /// What was typed.
    pub identifier: String,
    /// The robot check.
    pub check: Check,
    /// How to greet.
    pub welcome: Welcome,
    /// What is wrong.
    pub trouble: Option<Trouble>,
    /// Known once a check was issued.
    pub support_id: Option<SupportId>,
    /// How far sending has come.
    pub hurry: Hurry,
}

/// How far the sending of the first step has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hurry {
    /// Not sent.
    Not,
    /// Sent, and waiting for the check; `true` once a refused check was renewed by itself.
    Waiting {
        /// Whether the check was refused before; it is renewed silently only once.
        renewed: bool,
    },
    /// On its way.
    Gone {
        /// As above.
        renewed: bool,
    },
}

impl Identify {
    pub(super) const fn new(kind: BotCheckKind) -> Self {
        Self {
            identifier: String::new(),
            check: Check::Idle(kind),
            welcome: Welcome::Plain,
            trouble: None,
            support_id: None,
            hurry: Hurry::Not,
        }
    }

    pub(super) fn again(identifier: String, welcome: Welcome) -> Self {
        Self { identifier, welcome, ..Self::new(BotCheckKind::Pow) }
    }

    /// Tells whether the claimant waits for an answer.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        !matches!(self.hurry, Hurry::Not)
    }

    pub(super) fn on(mut self, event: Event, now: Moment) -> Next {
        let effect = match event {
            Event::Typed(text) => {
                if !self.is_busy() && self.identifier != text {
                    self.identifier = text;
                    self.trouble = None;
                }
                None
            }
            Event::PictureTyped(text) => {
                if let (false, Check::Picture(picture)) = (self.is_busy(), &mut self.check) {
                    picture.typed = text;
                    self.trouble = None;
                }
                None
            }
            Event::Entered => self.renew_check(now),
            Event::CheckWanted(kind) if !matches!(self.hurry, Hurry::Gone { .. }) => {
                self.trouble = None;
                self.hurry = Hurry::Not;
                let (check, effect) = Check::fetch(kind);
                self.check = check;
                effect
            }
            Event::SoundWanted => self.check.want_sound(),
            Event::SoundFetched(check, answer) => {
                self.check.heard(&check, answer);
                None
            }
            Event::CheckIssued(kind, answer) if self.check == Check::Fetching(kind) => return self.issued(answer, now),
            Event::Worked(check, percent) => {
                self.check.worked(&check, percent);
                None
            }
            Event::Solved(check, solution) => {
                let (check, effect) = self.check.solved(&check, solution);
                self.check = check;
                match self.check {
                    // Falling back to the picture means that somebody has to type first.
                    Check::Fetching(BotCheckKind::Image) => self.hurry = Hurry::Not,
                    Check::Fetching(BotCheckKind::Pow) => self.welcome = Welcome::Replaced,
                    _ => {}
                }
                effect.or_else(|| self.send_if_ready(now))
            }
            Event::Submitted(_) if !self.is_busy() => self.submit(now),
            Event::Started(answer) if matches!(self.hurry, Hurry::Gone { .. }) => return self.started(answer, now),
            _ => None,
        };
        (State::Identify(self), effect)
    }

    fn renew_check(&mut self, now: Moment) -> Option<Effect> {
        let idle = Check::Idle(self.check.kind());
        let (check, effect) = core::mem::replace(&mut self.check, idle).begin(now);
        self.check = check;
        effect
    }

    fn submit(&mut self, now: Moment) -> Option<Effect> {
        self.trouble = match Identifier::try_from(self.identifier.clone()) {
            Ok(_) => None,
            Err(IdentifierError::Empty | IdentifierError::Control) => Some(Trouble::Empty),
            Err(IdentifierError::TooLong) => Some(Trouble::TooLong),
        };
        if self.trouble.is_some() {
            return self.renew_check(now);
        }
        if let Err(Some(trouble)) = self.check.solution(now) {
            self.trouble = Some(trouble);
            return None;
        }
        self.hurry = Hurry::Waiting { renewed: false };
        let fetch = self.renew_check(now);
        if fetch.is_some() && self.check.kind() == BotCheckKind::Image {
            // A new picture has to be read first.
            self.hurry = Hurry::Not;
        }
        fetch.or_else(|| self.send_if_ready(now))
    }

    fn send_if_ready(&mut self, now: Moment) -> Option<Effect> {
        let Hurry::Waiting { renewed } = self.hurry else { return None };
        let bot_check = self.check.solution(now).ok()?;
        let identifier = Identifier::try_from(self.identifier.clone()).ok()?;
        self.hurry = Hurry::Gone { renewed };
        Some(Effect::Start(StartRequest { identifier, bot_check }))
    }

    fn issued(mut self, answer: Result<BotCheckIssued, Failure>, now: Moment) -> Next {
        match answer {
            Ok(issued) => {
                let (check, support_id, effect) = Check::issued(issued, now);
                self.check = check;
                self.support_id = Some(support_id);
                (State::Identify(self), effect)
            }
            Err(failure) => {
                if failure.code() == Some(ProblemCode::TooMany) {
                    return (self.stopped_by_network(&failure, now), None);
                }
                if let Some(end) = failure.end_first(&self.identifier) {
                    return (end, None);
                }
                // A widget that cannot be had is not asked for twice.
                self.check = Check::Failed(match self.check.kind() {
                    BotCheckKind::Turnstile => BotCheckKind::Pow,
                    kind => kind,
                });
                // Fetched unasked, while somebody types: no reason to disturb; the button tries again.
                if self.is_busy() || self.check.kind() == BotCheckKind::Image {
                    self.trouble = Some(failure.to_trouble(now));
                }
                self.hurry = Hurry::Not;
                (State::Identify(self), None)
            }
        }
    }

    fn started(mut self, answer: Result<Started, Failure>, now: Moment) -> Next {
        let failure = match answer {
            Ok(started) => return (Box::new(Session::begin(self.identifier, started, now)).first_step(), None),
            Err(failure) => failure,
        };
        if let Some(end) = failure.end_first(&self.identifier) {
            return (end, None);
        }
        let was_renewed = matches!(self.hurry, Hurry::Gone { renewed: true });
        self.hurry = Hurry::Not;
        match failure.code() {
            Some(ProblemCode::TooMany) => return (self.stopped_by_network(&failure, now), None),
            // Spent or too old. Work is done once more without a word; a picture has to be read again.
            Some(ProblemCode::BotCheckFailed | ProblemCode::FlowEnded) => {
                let mut kind = self.check.kind();
                match kind {
                    BotCheckKind::Pow if !was_renewed => self.hurry = Hurry::Waiting { renewed: true },
                    BotCheckKind::Pow => self.trouble = Some(Trouble::CheckFailed),
                    BotCheckKind::Image => self.trouble = Some(Trouble::PictureWrong),
                    BotCheckKind::Turnstile => {
                        kind = BotCheckKind::Pow;
                        self.welcome = Welcome::Replaced;
                        self.hurry = Hurry::Waiting { renewed: false };
                    }
                }
                let (check, effect) = Check::fetch(kind);
                self.check = check;
                return (State::Identify(self), effect);
            }
            _ => self.trouble = Some(failure.to_trouble(now)),
        }
        (State::Identify(self), None)
    }

    fn stopped_by_network(self, failure: &Failure, now: Moment) -> State {
        let (until, support_id) = match failure {
            Failure::Refused(problem) => (problem.retry_after.map(|s| now.plus(s)), Some(problem.support_id)),
            Failure::Unreachable | Failure::Garbled | Failure::NotSent => (None, self.support_id),
        };
        State::Stopped(Stopped { why: Stop::Network(until), support_id, identifier: self.identifier, gates: (2, 0) })
    }
}
