//! Giving a proof: a code that was sent or an app shows, a saved one, answers to questions, or a passkey. Sending it, another
//! one, and what is wrong with it.

use latchkey_shared::from_json;
use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::problem::Code as ProblemCode;
use latchkey_shared::wire::{
    ChallengeRequest, Challenged, Method, Progress, Proof, PublicKeyRequest, Question, VerifyRequest,
};
use serde::Serialize;

use super::{
    Effect, Event, Failure, Methods, Moment, Next, Once, Session, State, Task, Trouble, answers_typed, asserted,
    code_typed, options, regrouped,
};

/// Digits of a code where the edge names none.
const USUAL_DIGITS: u8 = 6;

/// A standing challenge, as far as it may be kept outside of memory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Challenge {
    /// The challenge ticket.
    pub ticket: String,
    /// Digits of the code.
    pub digits: u8,
    /// Seconds it was given.
    pub life: u32,
    /// When it ends.
    pub ends: Moment,
    /// When another one may be asked for.
    pub resend_at: Moment,
    /// Whether something is sent at all.
    pub is_sent: bool,
}

from_json! { struct Challenge { ticket, digits, life, ends, resend_at, is_sent } }

/// Giving a proof. Answers to questions stay in their fields until they are sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// The running reset.
    pub session: Box<Session>,
    /// The method in use.
    pub method: Method,
    /// The address or number typed for it; memory only.
    pub contact: Option<String>,
    /// The standing challenge.
    pub challenge: Challenge,
    /// The questions to answer, where it is answers that prove.
    pub questions: Vec<Question>,
    /// What to ask a passkey with, where it is one that proves.
    pub public_key: Option<Box<PublicKeyRequest>>,
    /// Whether the browser is asking for it.
    pub is_asking: bool,
    /// What was typed.
    pub typed: String,
    /// The proof that was sent.
    pub code: Box<Once<Proof>>,
    /// The wish for another one.
    pub again: Once<()>,
    /// What is wrong.
    pub trouble: Option<Trouble>,
    /// Whether another code was sent since.
    pub was_resent: bool,
}

impl Challenge {
    fn new(challenged: &Challenged, now: Moment) -> Self {
        Self {
            ticket: challenged.challenge.clone(),
            digits: challenged.code_length.unwrap_or(USUAL_DIGITS),
            life: challenged.expires_in.max(1),
            ends: now.plus(challenged.expires_in),
            resend_at: now.plus(challenged.resend_in),
            is_sent: challenged.resend_in > 0,
        }
    }
}

impl Code {
    pub(super) fn new(
        mut session: Box<Session>,
        method: Method,
        contact: Option<String>,
        challenged: Challenged,
        now: Moment,
    ) -> Self {
        let challenge = Challenge::new(&challenged, now);
        session.flow = challenged.flow;
        let Challenged { questions, public_key, .. } = challenged;
        let public_key = public_key.map(Box::new);
        Self { contact, questions, public_key, ..Self::standing(session, method, challenge) }
    }

    /// Goes on with a challenge that stands already.
    pub(super) fn standing(session: Box<Session>, method: Method, challenge: Challenge) -> Self {
        Self {
            session,
            method,
            contact: None,
            challenge,
            questions: Vec::new(),
            public_key: None,
            is_asking: false,
            typed: String::new(),
            code: Box::default(),
            again: Once::default(),
            trouble: None,
            was_resent: false,
        }
    }

    /// Tells whether the claimant waits for an answer.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.is_asking || self.code.is_sent() || self.again.is_sent()
    }

    /// Tells whether the challenge takes an answer.
    #[must_use]
    pub fn is_open(&self, now: Moment) -> bool {
        self.trouble != Some(Trouble::Spent) && self.challenge.ends.left(now) > 0
    }

    pub(super) fn on(mut self, event: Event, now: Moment) -> Next {
        match event {
            Event::Verified(answer) => return self.verified(answer, now),
            Event::Challenged(answer) => return self.resent(answer, now),
            Event::Asserted(attempt, said) if self.is_asking => {
                self.is_asking = false;
                let effect = self.submit(attempt, asserted(said.as_deref()));
                return (State::Code(self), effect);
            }
            // Leaving ends the ceremony.
            Event::Back if self.is_asking => return (State::Methods(Methods::new(self.session)), None),
            Event::Restarted if self.is_asking => return super::methods::leave(*self.session),
            _ if self.is_busy() => {}
            Event::Submitted(attempt) if self.public_key.is_some() => return self.use_passkey(attempt, now),
            Event::Typed(text) if self.typed != text => {
                self.typed = if self.method.kind == MethodKind::Recovery { regrouped(&self.typed, text) } else { text };
                if self.trouble != Some(Trouble::Spent) {
                    self.trouble = None;
                }
            }
            Event::Submitted(attempt) if self.is_open(now) => {
                let proof = code_typed(self.method.kind, &self.typed, self.challenge.digits);
                let effect = self.submit(attempt, proof);
                return (State::Code(self), effect);
            }
            Event::AnswersSubmitted(attempt, answers) if self.is_open(now) => {
                let effect = self.submit(attempt, answers_typed(answers));
                return (State::Code(self), effect);
            }
            Event::ResendWanted(attempt) if self.may_resend(now) => return self.resend(attempt),
            Event::Back => return (State::Methods(Methods::new(self.session)), None),
            Event::Restarted => return super::methods::leave(*self.session),
            _ => {}
        }
        (State::Code(self), None)
    }

    /// Has the browser ask for the passkey: by another challenge where the last one takes no more answers. One that was used,
    /// and whose answer was lost, is not asked for again.
    fn use_passkey(mut self, attempt: Attempt, now: Moment) -> Next {
        if !self.is_open(now) {
            return self.resend(attempt);
        }
        let effect = match self.code.lost().cloned() {
            Some(proof) => self.submit(attempt, Ok(proof)),
            None => self.ask_passkey(),
        };
        (State::Code(self), effect)
    }

    fn ask_passkey(&mut self) -> Option<Effect> {
        let task = Task::Passkey(options(self.public_key.as_deref()?));
        (self.is_asking, self.trouble) = (true, None);
        Some(Effect::Work { check: self.challenge.ticket.clone(), task })
    }

    /// Tells whether another code may be asked for.
    #[must_use]
    pub fn may_resend(&self, now: Moment) -> bool {
        self.challenge.resend_at.left(now) == 0 && (self.challenge.is_sent || !self.is_open(now))
    }

    fn submit(&mut self, attempt: Attempt, proof: Result<Proof, Trouble>) -> Option<Effect> {
        let proof = match proof {
            Ok(proof) => proof,
            Err(trouble) => {
                self.trouble = Some(trouble);
                return None;
            }
        };
        // The edge would take the same code under another attempt for a double spend.
        let attempt = self.code.send(attempt, proof.clone());
        self.trouble = None;
        self.was_resent = false;
        Some(Effect::Verify(VerifyRequest {
            flow: self.session.flow.clone(),
            challenge: self.challenge.ticket.clone(),
            attempt,
            answer: proof,
        }))
    }

    fn verified(mut self, answer: Result<Progress, Failure>, now: Moment) -> Next {
        match answer {
            Ok(progress) if self.code.is_sent() => {
                self.session.has_passkey |= self.method.kind == MethodKind::Passkey;
                self.session.advance(progress, now)
            }
            Err(failure) if self.code.failed(&failure) => self.with_failure(&failure, now),
            _ => (State::Code(self), None),
        }
    }

    fn resend(mut self, attempt: Attempt) -> Next {
        // After a discarded tab the address is no longer known: it has to be typed again.
        if self.method.contact.is_some() && self.contact.is_none() {
            let id = self.method.id.clone();
            return (State::Methods(Methods::opened(self.session, &id)), None);
        }
        let attempt = self.again.send(attempt, ());
        self.trouble = None;
        let request = ChallengeRequest {
            flow: self.session.flow.clone(),
            attempt,
            method: self.method.id.clone(),
            contact: self.contact.clone(),
            locale: None,
        };
        (State::Code(self), Some(Effect::Challenge(request)))
    }

    fn resent(mut self, answer: Result<Challenged, Failure>, now: Moment) -> Next {
        match answer {
            Ok(challenged) if self.again.answered().is_some() => {
                self.challenge = Challenge::new(&challenged, now);
                self.session.flow = challenged.flow;
                self.public_key = challenged.public_key.map(Box::new);
                self.typed.clear();
                self.code.forget();
                self.was_resent = true;
                // A passkey's challenge is only asked for anew to be answered at once.
                let effect = self.ask_passkey();
                (State::Code(self), effect)
            }
            Err(failure) if self.again.failed(&failure) => self.with_failure(&failure, now),
            _ => (State::Code(self), None),
        }
    }

    fn with_failure(self, failure: &Failure, now: Moment) -> Next {
        let was_spent = self.trouble == Some(Trouble::Spent);
        match failure.end(self.session) {
            Ok(end) => (end, None),
            Err(session) => {
                let trouble = Some(match failure.to_trouble(now) {
                    // Too late for the challenge, not for the account: another code may still be had.
                    _ if was_spent => Trouble::Spent,
                    trouble => trouble,
                });
                // A long code is mended, a short one typed anew.
                let is_gone =
                    failure.code() == Some(ProblemCode::CodeWrong) && self.method.kind != MethodKind::Recovery;
                let typed = if is_gone { String::new() } else { self.typed };
                (State::Code(Self { session, typed, trouble, ..self }), None)
            }
        }
    }
}
