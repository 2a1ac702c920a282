//! Giving a proof by a registered method: which one, and its code. A sign-in asks for it, and so does a change of what is
//! registered; what it is good for, its caller knows.

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::wire::{Method, Proof, PublicKeyRequest, SecondChallenged};

use super::{Effect, Event};
use crate::flow::{Failure, Moment, Once, Trouble, asserted, code_typed, options, regrouped};

/// Digits of an authenticator's code.
const APP_DIGITS: u8 = 6;

/// Choosing and giving a proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// The sign-in ticket; somebody signed in has none and needs none.
    ticket: Option<String>,
    /// What can be given.
    pub methods: Vec<Method>,
    /// The one in use; none while it is being chosen.
    pub pending: Option<Pending>,
    /// The code that was sent last; it stands while another way is looked at.
    standing: Option<Pending>,
    /// The code that was given.
    pub code: Once<Proof>,
    /// The wish for a code, from the method of this id.
    pub wish: Once<String>,
    /// Whether the browser is asking for a passkey.
    pub is_asking: bool,
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
    /// What to ask a passkey with, and when that ends.
    pub passkey: Option<(PublicKeyRequest, Moment)>,
    /// When another one may be asked for; never for an app's.
    pub resend_at: Option<Moment>,
    /// What was typed.
    pub typed: String,
    /// Whether another code was sent since.
    pub was_resent: bool,
}

/// What follows from something typed or pressed.
#[derive(Debug)]
pub enum Course {
    /// The proof is still wanted, and this has to be done.
    Stays(Option<Effect>),
    /// It is given up.
    Leaves,
}

impl Factor {
    /// Begins; an app that is the only method is asked at once.
    pub(super) fn new(ticket: Option<String>, methods: Vec<Method>) -> Self {
        let pending = match methods.as_slice() {
            [method] if method.kind == MethodKind::Authenticator => Some(Pending::at_hand(method.clone())),
            _ => None,
        };
        let (code, wish) = (Once::default(), Once::default());
        Self { ticket, methods, pending, standing: None, code, wish, is_asking: false, trouble: None }
    }

    /// Tells whether somebody waits for an answer.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.is_asking || self.code.is_sent() || self.wish.is_sent()
    }

    /// Names the step, for focus and title.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        if self.pending.is_some() { "code" } else { "factors" }
    }

    pub(super) fn on(&mut self, event: Event, now: Moment) -> Course {
        // Leaving ends a ceremony.
        if event == Event::Back {
            self.is_asking = false;
        }
        match event {
            Event::Asserted(attempt, said) if self.is_asking => {
                self.is_asking = false;
                return Course::Stays(self.give(attempt, asserted(said.as_deref())));
            }
            _ if self.is_busy() => {}
            Event::Typed(text) => {
                if let Some(pending) = &mut self.pending
                    && pending.typed != text
                {
                    let is_saved = pending.method.kind == MethodKind::Recovery;
                    pending.typed = if is_saved { regrouped(&pending.typed, text) } else { text };
                    self.trouble = None;
                }
            }
            Event::FactorChosen(id, attempt) => return Course::Stays(self.choose(id, attempt, now)),
            Event::Submitted(attempt) => return Course::Stays(self.submit(attempt, now)),
            Event::Back if self.pending.is_some() && self.methods.len() > 1 => {
                (self.standing, self.trouble) = (self.pending.take(), None);
            }
            Event::Back => return Course::Leaves,
            _ => {}
        }
        Course::Stays(None)
    }

    fn choose(&mut self, id: String, attempt: Attempt, now: Moment) -> Option<Effect> {
        let method = self.methods.iter().find(|method| method.id == id)?.clone();
        let is_early = |pending: &Pending| pending.resend_at.is_some_and(|at| at.left(now) > 0);
        if self.pending.as_ref().is_some_and(is_early) {
            return None;
        }
        self.trouble = None;
        // A code that was just sent still works, and another one is not to be had yet.
        if let Some(standing) = self.standing.take_if(|known| known.method.id == id && is_early(known)) {
            self.pending = Some(standing);
            return None;
        }
        if matches!(method.kind, MethodKind::Authenticator | MethodKind::Recovery) {
            self.pending = Some(Pending::at_hand(method));
            return None;
        }
        let attempt = self.wish.send(attempt, id.clone());
        Some(Effect::Challenge { sign_in: self.ticket.clone(), attempt, method: id })
    }

    /// Takes the answer to a wish for a code, or to use a passkey.
    pub(super) fn challenged(&mut self, answer: Result<SecondChallenged, Failure>, now: Moment) -> Option<Effect> {
        let challenged = match answer {
            Ok(challenged) => challenged,
            Err(failure) => {
                if self.wish.failed(&failure) {
                    self.trouble = Some(failure.to_trouble(now));
                }
                return None;
            }
        };
        let (_, id) = self.wish.answered()?;
        let Some(method) = self.methods.iter().find(|method| method.id == id).cloned() else {
            self.trouble = Some(Trouble::Other);
            return None;
        };
        let was_resent = self.pending.as_ref().is_some_and(|pending| pending.method.id == id);
        let ends = now.plus(challenged.expires_in);
        self.pending = Some(Pending {
            method,
            challenge: Some(challenged.challenge),
            digits: challenged.code_length,
            passkey: challenged.public_key.map(|asked| (asked, ends)),
            resend_at: Some(now.plus(challenged.resend_in)),
            typed: String::new(),
            was_resent,
        });
        self.code.forget();
        // A passkey's challenge is only asked for anew to be answered at once.
        if was_resent { self.ask_passkey() } else { None }
    }

    /// Has the browser ask for the passkey.
    fn ask_passkey(&mut self) -> Option<Effect> {
        let (asked, _) = self.pending.as_ref()?.passkey.as_ref()?;
        let effect = Effect::Ceremony(options(asked));
        (self.is_asking, self.trouble) = (true, None);
        Some(effect)
    }

    fn submit(&mut self, attempt: Attempt, now: Moment) -> Option<Effect> {
        let pending = self.pending.as_ref()?;
        if let Some((_, ends)) = &pending.passkey {
            if ends.left(now) == 0 || self.trouble == Some(Trouble::Spent) {
                let id = pending.method.id.clone();
                return self.choose(id, attempt, now);
            }
            // One that was used, and whose answer was lost, is not asked for again.
            return match self.code.lost().cloned() {
                Some(proof) => self.give(attempt, Ok(proof)),
                None => self.ask_passkey(),
            };
        }
        let answer = code_typed(pending.method.kind, &pending.typed, pending.digits);
        self.give(attempt, answer)
    }

    fn give(&mut self, attempt: Attempt, answer: Result<Proof, Trouble>) -> Option<Effect> {
        let pending = self.pending.as_ref()?;
        let answer = match answer {
            Ok(answer) => answer,
            Err(trouble) => {
                self.trouble = Some(trouble);
                return None;
            }
        };
        // The edge would take the same code under another attempt for a second try.
        let attempt = self.code.send(attempt, answer.clone());
        let (sign_in, challenge) = (self.ticket.clone(), pending.challenge.clone());
        self.trouble = None;
        Some(Effect::Verify { sign_in, challenge, attempt, answer })
    }

    /// Takes a refusal of the code, or that no answer came.
    pub(super) fn refused(&mut self, failure: &Failure, now: Moment) {
        if !self.code.failed(failure) {
            return;
        }
        // A long code is mended, a short one typed anew.
        if let (false, Some(pending)) = (self.code.is_lost(), &mut self.pending)
            && pending.method.kind != MethodKind::Recovery
        {
            pending.typed.clear();
        }
        self.trouble = Some(failure.to_trouble(now));
    }
}

impl Pending {
    /// A code that nothing is sent for: an app shows it, or it was saved.
    const fn at_hand(method: Method) -> Self {
        Self {
            method,
            challenge: None,
            digits: APP_DIGITS,
            passkey: None,
            resend_at: None,
            typed: String::new(),
            was_resent: false,
        }
    }
}
