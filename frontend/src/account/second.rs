//! The second factor of a sign-in: which one, and its code.

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::otp::OtpCode;
use latchkey_shared::wire::{Method, Proof, SecondChallengeRequest, SecondChallenged, SecondVerifyRequest, SignedIn};

use super::{Effect, Event, Next, SignIn, State, Welcome, proceed};
use crate::flow::{Failure, Moment, Trouble};

/// Digits of an authenticator's code.
const APP_DIGITS: u8 = 6;

/// Choosing and giving the second factor.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// The account as typed.
    pub identifier: String,
    ticket: String,
    /// What can be given.
    pub methods: Vec<Method>,
    /// When the sign-in ends.
    pub ends: Moment,
    /// The one in use; none while it is being chosen.
    pub pending: Option<Pending>,
    /// What is on its way.
    pub sending: Option<Sending>,
    /// A code whose answer was lost, and its attempt: sent again, it has to be the same action.
    lost: Option<(Attempt, OtpCode)>,
    /// A wish for a code whose answer was lost.
    lost_wish: Option<(String, Attempt)>,
    /// What is wrong.
    pub trouble: Option<Trouble>,
}

/// A code that is waited for.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    /// Where it comes from.
    pub method: Method,
    /// The challenge ticket of a code that was sent.
    challenge: Option<String>,
    /// Digits of the code.
    pub digits: u8,
    /// When another one may be asked for; never for an app's.
    pub resend_at: Option<Moment>,
    /// What was typed.
    pub typed: String,
}

/// What is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sending {
    /// The code, under this attempt.
    Code(Attempt, OtpCode),
    /// The wish for a code from this method, under this attempt.
    Wish(String, Attempt),
}

impl Factor {
    /// Begins; an app that is the only factor is asked at once.
    pub(super) fn new(identifier: String, ticket: String, methods: Vec<Method>, ends: Moment) -> Self {
        let only_app = match methods.as_slice() {
            [method] if method.kind == MethodKind::Authenticator => Some(Pending::app(method.clone())),
            _ => None,
        };
        Self {
            identifier,
            ticket,
            methods,
            ends,
            pending: only_app,
            sending: None,
            lost: None,
            lost_wish: None,
            trouble: None,
        }
    }

    /// Tells whether somebody waits for an answer.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.sending.is_some()
    }

    pub(super) fn on(mut self, event: Event, now: Moment) -> Next {
        match event {
            Event::Ticked if self.ends.left(now) == 0 => return (self.again(Welcome::TimeOver), None),
            Event::SignedIn(answer) => return self.verified(answer, now),
            Event::Challenged(answer) => return (self.challenged(answer, now), None),
            _ if self.is_busy() => {}
            Event::Typed(text) => {
                if let Some(pending) = &mut self.pending
                    && pending.typed != text
                {
                    pending.typed = text;
                    self.trouble = None;
                }
            }
            Event::FactorChosen(id, attempt) => {
                let effect = self.choose(id, attempt, now);
                return (State::Second(Box::new(self)), effect);
            }
            Event::CodeSubmitted(attempt) => {
                let effect = self.submit(attempt);
                return (State::Second(Box::new(self)), effect);
            }
            Event::Back if self.pending.is_some() && self.methods.len() > 1 => {
                (self.pending, self.trouble) = (None, None);
            }
            Event::Back => return (self.again(Welcome::Plain), None),
            _ => {}
        }
        (State::Second(Box::new(self)), None)
    }

    fn again(self, welcome: Welcome) -> State {
        State::SignIn(SignIn { identifier: self.identifier, ..SignIn::new(welcome) })
    }

    fn choose(&mut self, id: String, attempt: Attempt, now: Moment) -> Option<Effect> {
        let method = self.methods.iter().find(|method| method.id == id)?.clone();
        let is_early = |pending: &Pending| pending.resend_at.is_some_and(|at| at.left(now) > 0);
        if self.pending.as_ref().is_some_and(is_early) {
            return None;
        }
        self.trouble = None;
        if method.kind == MethodKind::Authenticator {
            self.pending = Some(Pending::app(method));
            return None;
        }
        let attempt = match self.lost_wish.take() {
            Some((lost, attempt)) if lost == id => attempt,
            _ => attempt,
        };
        self.sending = Some(Sending::Wish(id.clone(), attempt));
        let sign_in = self.ticket.clone();
        Some(Effect::Challenge(SecondChallengeRequest { sign_in, attempt, method: id, locale: None }))
    }

    fn challenged(mut self, answer: Result<SecondChallenged, Failure>, now: Moment) -> State {
        let Some(Sending::Wish(id, attempt)) = self.sending.take() else { return State::Second(Box::new(self)) };
        let method = self.methods.iter().find(|method| method.id == id).cloned();
        match (answer, method) {
            (Ok(challenged), Some(method)) => {
                self.pending = Some(Pending {
                    method,
                    challenge: Some(challenged.challenge),
                    digits: challenged.code_length,
                    resend_at: Some(now.plus(challenged.resend_in)),
                    typed: String::new(),
                });
                self.lost = None;
            }
            (Err(failure), _) if failure.is_end() => return self.again(Welcome::TimeOver),
            (Err(failure), _) => {
                self.lost_wish = failure.is_passing().then_some((id, attempt));
                self.trouble = Some(failure.to_trouble(now));
            }
            (Ok(_), None) => self.trouble = Some(Trouble::Other),
        }
        State::Second(Box::new(self))
    }

    fn submit(&mut self, attempt: Attempt) -> Option<Effect> {
        let pending = self.pending.as_ref()?;
        let code = OtpCode::try_from(pending.typed.clone()).ok();
        let Some(code) = code.filter(|code| code.digits().len() == usize::from(pending.digits)) else {
            let is_empty = pending.typed.trim().is_empty();
            self.trouble = Some(if is_empty { Trouble::Empty } else { Trouble::TooShort });
            return None;
        };
        // The edge would take the same code under another attempt for a second try.
        let attempt = match self.lost.take() {
            Some((attempt, lost)) if lost == code => attempt,
            _ => attempt,
        };
        let (sign_in, challenge) = (self.ticket.clone(), pending.challenge.clone());
        self.trouble = None;
        self.sending = Some(Sending::Code(attempt, code.clone()));
        Some(Effect::Verify(SecondVerifyRequest { sign_in, challenge, attempt, answer: Proof::Code(code) }))
    }

    fn verified(mut self, answer: Result<SignedIn, Failure>, now: Moment) -> Next {
        let Some(Sending::Code(attempt, code)) = self.sending.take() else {
            return (State::Second(Box::new(self)), None);
        };
        let failure = match answer {
            Ok(signed_in) => return proceed(self.identifier, signed_in, now),
            Err(failure) => failure,
        };
        if failure.is_end() {
            return (self.again(Welcome::TimeOver), None);
        }
        self.lost = (failure.is_lost() || failure.is_passing()).then_some((attempt, code));
        if let (None, Some(pending)) = (&self.lost, &mut self.pending) {
            pending.typed.clear();
        }
        self.trouble = Some(failure.to_trouble(now));
        (State::Second(Box::new(self)), None)
    }
}

impl Pending {
    const fn app(method: Method) -> Self {
        Self { method, challenge: None, digits: APP_DIGITS, resend_at: None, typed: String::new() }
    }
}
