//! What the reset is for, and the choice of a way to prove oneself.

use latchkey_shared::opaque::Attempt;
use latchkey_shared::wire::{ChallengeRequest, Challenged, CloseReason, CloseRequest, ContactForm, Method};

use super::{Code, Effect, Event, Failure, Moment, Next, Once, Session, State, Trouble, Welcome};

/// Most characters of a typed address or number.
pub const MAX_CONTACT: usize = 254;

/// The choice between a new password and unlocking.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The running reset.
    pub session: Box<Session>,
}

/// The choice of a method.
#[derive(Clone, Debug, PartialEq)]
pub struct Methods {
    /// The running reset.
    pub session: Box<Session>,
    /// The method whose address or number is asked for, by its id.
    pub open: Option<String>,
    /// What was typed there.
    pub contact: String,
    /// The challenge being asked for.
    wish: Once<Wish>,
    /// What is wrong.
    pub trouble: Option<Trouble>,
}

/// A wish for a challenge. Asked for again after a lost answer it has to be the same one, or another message would leave.
#[derive(Clone, Debug, PartialEq)]
struct Wish {
    /// The method's id.
    method: String,
    /// The address or number as typed.
    contact: Option<String>,
}

impl Reason {
    pub(super) fn on(self, event: &Event) -> Next {
        let mut session = self.session;
        match event {
            Event::GoalChosen(goal) => {
                session.goal = *goal;
                (State::Methods(Methods::new(session)), None)
            }
            Event::Back | Event::Restarted => leave(*session),
            _ => (State::Reason(Self { session }), None),
        }
    }
}

impl Methods {
    pub(super) fn new(session: Box<Session>) -> Self {
        Self { session, open: None, contact: String::new(), wish: Once::default(), trouble: None }
    }

    /// Opens the list with the field of one method.
    pub(super) fn opened(session: Box<Session>, method: &str) -> Self {
        Self { open: Some(method.to_owned()), ..Self::new(session) }
    }

    /// Tells whether the claimant waits for an answer.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.wish.is_sent()
    }

    /// Returns the id of the method being asked for.
    #[must_use]
    pub fn asking(&self) -> Option<&str> {
        self.wish.sent().map(|wish| wish.method.as_str())
    }

    /// Finds a method by its id.
    #[must_use]
    pub fn method(&self, id: &str) -> Option<&Method> {
        self.session.methods.iter().find(|method| method.id == id)
    }

    pub(super) fn on(mut self, event: Event, now: Moment) -> Next {
        if let Event::Challenged(answer) = event {
            return self.challenged(answer, now);
        }
        if self.is_busy() {
            return (State::Methods(self), None);
        }
        match event {
            Event::Typed(text) if self.contact != text => {
                self.contact = text;
                self.trouble = None;
                (State::Methods(self), None)
            }
            Event::MethodChosen(id, attempt) => self.choose(id, attempt),
            Event::Submitted(attempt) => {
                self.trouble = self.contact_trouble();
                let id = self.open.clone().filter(|_| self.trouble.is_none());
                let effect = id.map(|id| self.ask(id, attempt));
                (State::Methods(self), effect)
            }
            Event::Back if self.session.can_unlock && self.session.gates_passed == 0 => {
                (State::Reason(Reason { session: self.session }), None)
            }
            Event::Back if self.session.gates_passed == 0 => leave(*self.session),
            Event::Restarted => leave(*self.session),
            _ => (State::Methods(self), None),
        }
    }

    fn choose(mut self, id: String, attempt: Attempt) -> Next {
        let Some(method) = self.method(&id) else { return (State::Methods(self), None) };
        let needs_contact = method.contact.is_some();
        self.trouble = None;
        let effect = if needs_contact {
            // Pressed again, the row closes.
            self.contact.clear();
            self.open = if self.open.as_ref() == Some(&id) { None } else { Some(id) };
            None
        } else {
            self.open = None;
            Some(self.ask(id, attempt))
        };
        (State::Methods(self), effect)
    }

    fn contact_trouble(&self) -> Option<Trouble> {
        let form = self.open.as_deref().and_then(|id| self.method(id)).and_then(|method| method.contact)?;
        trouble_of_contact(&self.contact, form)
    }

    fn ask(&mut self, id: String, attempt: Attempt) -> Effect {
        let contact = Some(self.contact.trim().to_owned()).filter(|contact| !contact.is_empty());
        let attempt = self.wish.send(attempt, Wish { method: id.clone(), contact: contact.clone() });
        let flow = self.session.flow.clone();
        Effect::Challenge(ChallengeRequest { flow, attempt, method: id, contact, locale: None })
    }

    fn challenged(mut self, answer: Result<Challenged, Failure>, now: Moment) -> Next {
        match answer {
            Ok(challenged) => {
                let Some((_, Wish { method, contact })) = self.wish.answered() else {
                    return (State::Methods(self), None);
                };
                match self.method(&method).cloned() {
                    Some(method) => (State::Code(Code::new(self.session, method, contact, challenged, now)), None),
                    None => (State::Methods(self), None),
                }
            }
            Err(failure) if self.wish.failed(&failure) => match failure.end(self.session) {
                Ok(end) => (end, None),
                Err(session) => {
                    let trouble = Some(failure.to_trouble(now));
                    (State::Methods(Self { session, trouble, ..self }), None)
                }
            },
            Err(_) => (State::Methods(self), None),
        }
    }
}

/// Leaves a reset for another account, and tells the edge.
pub(super) fn leave(session: Session) -> Next {
    let request = CloseRequest { flow: session.flow.clone(), reason: CloseReason::Cancelled, message: None };
    (session.restart(Welcome::Plain), Some(Effect::Close(request)))
}

/// Tells what is wrong with an address or number as typed, as far as a page can see.
#[must_use]
pub fn trouble_of_contact(typed: &str, form: ContactForm) -> Option<Trouble> {
    let contact = typed.trim();
    if contact.is_empty() {
        return Some(Trouble::Empty);
    }
    if contact.len() > MAX_CONTACT {
        return Some(Trouble::TooLong);
    }
    let has_host = contact.split_once('@').is_some_and(|(local, host)| !local.is_empty() && !host.is_empty());
    (form == ContactForm::Address && !has_host).then_some(Trouble::NotAnAddress)
}
