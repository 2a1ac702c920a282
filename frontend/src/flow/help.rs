//! Contacting the administrator: whom to ask, and past a gate a message to them.

use latchkey_shared::opaque::SupportId;
use latchkey_shared::wire::{CloseReason, CloseRequest, Closed};

use super::{Effect, Event, Failure, Identify, Moment, Next, Session, State, Trouble, Welcome};

/// Looking whom to ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Help {
    /// Where to go back to. Answers to its calls still reach it.
    pub behind: Box<State>,
    /// The message.
    pub message: Message,
}

/// A message to the help desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// Being written.
    Draft {
        /// What was typed.
        typed: String,
        /// What is wrong.
        trouble: Option<Trouble>,
    },
    /// On its way.
    Sending(String),
    /// Taken by the edge; the flow is closed.
    Sent {
        /// What to read out.
        support_id: SupportId,
    },
}

impl Help {
    pub(super) fn over(state: State) -> Self {
        Self { behind: Box::new(state), message: Message::Draft { typed: String::new(), trouble: None } }
    }

    /// Tells whether a message can be written: the edge knows who writes only past a gate.
    #[must_use]
    pub fn can_write(&self) -> bool {
        self.session().is_some_and(|session| session.gates_passed > 0)
    }

    pub(super) fn session(&self) -> Option<&Session> {
        self.behind.session()
    }

    pub(super) fn session_mut(&mut self) -> Option<&mut Session> {
        self.behind.session_mut()
    }

    pub(super) fn support_id(&self) -> Option<SupportId> {
        match self.message {
            Message::Sent { support_id } => Some(support_id),
            Message::Draft { .. } | Message::Sending(_) => self.behind.support_id(),
        }
    }

    pub(super) const fn trouble(&self) -> Option<&Trouble> {
        match &self.message {
            Message::Draft { trouble, .. } => trouble.as_ref(),
            Message::Sending(_) | Message::Sent { .. } => None,
        }
    }

    pub(super) const fn is_busy(&self) -> bool {
        matches!(self.message, Message::Sending(_))
    }

    pub(super) fn restarted(self, welcome: Welcome) -> Self {
        let message = match self.message {
            Message::Sending(typed) => Message::Draft { typed, trouble: None },
            other => other,
        };
        Self { behind: Box::new(self.behind.restarted(welcome)), message }
    }

    pub(super) fn on(mut self, event: Event, now: Moment) -> Next {
        match event {
            Event::HelpToggled | Event::Back if !self.is_busy() => return (*self.behind, None),
            Event::HelpToggled | Event::Back => {}
            Event::Typed(text) => {
                if let Message::Draft { typed, trouble } = &mut self.message
                    && *typed != text
                {
                    *typed = text;
                    *trouble = None;
                }
            }
            Event::Submitted(_) => {
                let effect = self.send();
                return (State::Help(self), effect);
            }
            Event::Closed(answer) => self.closed(answer, now),
            // Buttons of other steps are not on the page; what is left are answers to calls begun before.
            other => {
                let (behind, effect) = self.behind.on(other, now);
                return (State::Help(Self { behind: Box::new(behind), message: self.message }), effect);
            }
        }
        (State::Help(self), None)
    }

    fn send(&mut self) -> Option<Effect> {
        let Message::Draft { typed, trouble } = &mut self.message else { return None };
        let text = typed.trim();
        if text.is_empty() || text.chars().count() > CloseRequest::MAX_MESSAGE {
            *trouble = Some(if text.is_empty() { Trouble::Empty } else { Trouble::TooLong });
            return None;
        }
        let message = Some(text.to_owned());
        let typed = core::mem::take(typed);
        let flow = self.session().filter(|session| session.gates_passed > 0)?.flow.clone();
        self.message = Message::Sending(typed);
        Some(Effect::Close(CloseRequest { flow, reason: CloseReason::ContactedAdmin, message }))
    }

    fn closed(&mut self, answer: Result<Closed, Failure>, now: Moment) {
        let Message::Sending(typed) = &mut self.message else { return };
        let typed = core::mem::take(typed);
        let session = self.behind.session();
        self.message = match (answer, session) {
            (Ok(_), Some(session)) => {
                let support_id = session.support_id;
                let identifier = session.identifier.clone();
                *self.behind = State::Identify(Identify::again(identifier, Welcome::Plain));
                Message::Sent { support_id }
            }
            (Err(failure), _) => Message::Draft { typed, trouble: Some(failure.to_trouble(now)) },
            (Ok(_), None) => Message::Draft { typed, trouble: None },
        };
    }
}
