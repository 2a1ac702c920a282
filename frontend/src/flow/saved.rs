//! What may lie in `sessionStorage`, so that a phone that discarded the tab goes on.
//!
//! Tickets, and what the page needs around them. Never a code, a password, an answer or a typed address, and nothing
//! at all once the last gate is passed.

use latchkey_shared::from_json;
use latchkey_shared::light::{FromJson, Value};
use latchkey_shared::wire::Method;
use serde::Serialize;

use super::code::Challenge;
use super::{Code, Methods, Moment, Reason, Session, State, Welcome};

/// A reset as it lies in storage.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Saved {
    /// The running reset.
    pub session: Box<Session>,
    /// Where in it.
    pub place: Place,
}

/// A step that can be taken up again.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Place {
    /// What the reset is for.
    Reason,
    /// The choice of a method.
    Methods,
    /// Typing a code.
    Code {
        /// The method in use.
        method: Method,
        /// The standing challenge.
        challenge: Challenge,
    },
}

from_json! { struct Saved { session, place } }

impl FromJson for Place {
    fn from_json(value: Value) -> Option<Self> {
        match value {
            Value::Text(name) => match name.as_str() {
                "Reason" => Some(Self::Reason),
                "Methods" => Some(Self::Methods),
                _ => None,
            },
            other => {
                let (name, content) = other.into_object()?.into_only()?;
                let mut code = content.into_object().filter(|_| name == "Code")?;
                let read = Self::Code { method: code.take("method")?, challenge: code.take("challenge")? };
                code.spent(read)
            }
        }
    }
}

impl State {
    /// Returns what to keep of this state; nothing means that storage has to be empty.
    #[must_use]
    pub fn to_saved(&self) -> Option<Saved> {
        let place = match self {
            Self::Reason(_) => Place::Reason,
            Self::Methods(_) => Place::Methods,
            // Which questions somebody answers is nobody else's: asked for again, they are the same ones.
            Self::Code(code) if !code.questions.is_empty() => Place::Methods,
            // A ceremony is not taken up again.
            Self::Code(code) if code.public_key.is_some() => Place::Methods,
            Self::Code(code) => Place::Code { method: code.method.clone(), challenge: code.challenge.clone() },
            Self::Help(help) => return help.behind.to_saved(),
            Self::Identify(_) | Self::Finish(_) | Self::Done(_) | Self::Stopped(_) => return None,
        };
        let session = self.session().filter(|session| !session.is_proven())?;
        Some(Saved { session: Box::new(session.clone()), place })
    }
}

impl Saved {
    /// Goes on where the tab was discarded, or begins again if the time is over.
    #[must_use]
    pub fn into_state(self, now: Moment) -> State {
        if self.session.is_over(now) {
            return self.session.restart(Welcome::TimeOver);
        }
        match self.place {
            Place::Reason => State::Reason(Reason { session: self.session }),
            Place::Methods => State::Methods(Methods::new(self.session)),
            Place::Code { method, challenge } => State::Code(Code::standing(self.session, method, challenge)),
        }
    }
}

#[cfg(test)]
mod tests {
    use latchkey_shared::light;
    use latchkey_shared::method::MethodKind;
    use latchkey_shared::opaque::SupportId;
    use latchkey_shared::wire::ContactForm;

    use super::*;
    use crate::flow::Goal;

    fn method() -> Method {
        let contact = Some(ContactForm::Address);
        Method { id: "mail".to_owned(), kind: MethodKind::Mail, hint: Some("n***@p***".to_owned()), contact }
    }

    fn code(is_sent: bool) -> Place {
        let sent = Moment::from_unix(1_800_000_000);
        let (ends, resend_at) = (sent.plus(600), sent.plus(30));
        let challenge = Challenge { ticket: "challenge".to_owned(), digits: 8, life: 600, ends, resend_at, is_sent };
        Place::Code { method: method(), challenge }
    }

    fn session(goal: Goal) -> Session {
        Session {
            identifier: "nora \"n\" \u{e9}\n".to_owned(),
            flow: "flow".to_owned(),
            gates_required: 2,
            gates_passed: 1,
            methods: vec![method(), Method { hint: None, contact: None, ..method() }],
            ends: Moment::from_unix(1_800_000_900),
            can_unlock: true,
            support_id: SupportId::from_bytes([7; 5]),
            goal,
            has_passkey: true,
            own_terms: Vec::new(),
            is_extended: true,
            is_extending: false,
        }
    }

    // serde writes and the light reader reads: a name that only one of them knows would lose every discarded tab.
    #[test]
    fn what_was_kept_is_read_back_whole() {
        let places = [Place::Reason, Place::Methods, code(true), code(false)];
        let goals = [Goal::Password, Goal::Unlock];
        for (place, goal) in places.iter().flat_map(|place| goals.map(|goal| (place, goal))) {
            let saved = Saved { session: Box::new(session(goal)), place: place.clone() };
            let json = serde_json::to_string(&saved).unwrap();
            assert_eq!(light::read(&json), Some(saved), "{json}");
        }
    }
}
