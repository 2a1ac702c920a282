//! Stories of the page, told as events; answers of the edge are made up by hand.

mod answer;
mod check;
mod end;
mod passkey;
mod proof;

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::password::Reason as PasswordReason;
use latchkey_shared::problem::{Code as ProblemCode, Problem};
use latchkey_shared::wire::{BotCheckIssued, BotCheckKind, Challenged, Closed, ContactForm, Method, Proof, Puzzle};
use latchkey_shared::wire::{Changed, Progress, Started, Unlocked};

use zeroize::Zeroizing;

use super::*;
use crate::told::{START, attempt, refused, support_id};

/// A page at a time, with what it wanted last.
struct Page {
    state: State,
    now: Moment,
    effect: Option<Effect>,
}

fn method(id: &str, kind: MethodKind, contact: Option<ContactForm>) -> Method {
    Method { id: id.to_owned(), kind, hint: None, contact }
}

fn both_methods() -> Vec<Method> {
    vec![
        method("authenticator", MethodKind::Authenticator, None),
        method("mail", MethodKind::Mail, Some(ContactForm::Address)),
    ]
}

fn issued(puzzle: Puzzle) -> BotCheckIssued {
    BotCheckIssued { check: "check".to_owned(), puzzle, expires_in: 300, support_id: support_id() }
}

fn pow() -> BotCheckIssued {
    issued(Puzzle::Pow { salt: "AAECAwQFBgcICQoLDA0ODw".to_owned(), bits: 8, count: 2 })
}

fn picture() -> BotCheckIssued {
    issued(Puzzle::Image { image: "data:,".to_owned(), audio_url: "/audio".to_owned(), length: 6 })
}

fn started() -> Started {
    Started {
        flow: "flow-0".to_owned(),
        gates_required: 2,
        gates_passed: 0,
        methods: both_methods(),
        expires_in: 900,
        can_unlock: true,
        support_id: support_id(),
    }
}

fn challenged(kind: MethodKind) -> Challenged {
    let is_mail = kind == MethodKind::Mail;
    Challenged {
        flow: "flow-0".to_owned(),
        challenge: "challenge".to_owned(),
        kind,
        code_length: Some(if is_mail { 8 } else { 6 }),
        expires_in: 600,
        resend_in: if is_mail { 30 } else { 0 },
        questions: Vec::new(),
        public_key: None,
    }
}

fn passed(gates: u8, methods: Vec<Method>) -> Progress {
    Progress {
        flow: format!("flow-{gates}"),
        gates_passed: gates,
        gates_required: 2,
        methods,
        expires_in: 700,
        can_unlock: true,
        own_terms: vec!["Lindqvist".to_owned()],
    }
}

impl Page {
    fn new() -> Self {
        Self { state: State::new(BotCheckKind::Pow), now: START, effect: None }
    }

    fn on(mut self, event: Event) -> Self {
        (self.state, self.effect) = self.state.on(event, self.now);
        self
    }

    fn after(mut self, seconds: u32) -> Self {
        self.now = self.now.plus(seconds);
        self.on(Event::Ticked)
    }

    /// At the choice between a new password and unlocking.
    fn at_reason() -> Self {
        Self::new()
            .on(Event::Typed("nora".to_owned()))
            .on(Event::Entered)
            .on(Event::CheckIssued(BotCheckKind::Pow, Ok(pow())))
            .on(Event::Solved("check".to_owned(), Some("1,2".to_owned())))
            .on(Event::Submitted(attempt(1)))
            .on(Event::Started(Ok(started())))
    }

    fn at_methods() -> Self {
        Self::at_reason().on(Event::GoalChosen(Goal::Password))
    }

    /// At the code of a mail.
    fn at_code() -> Self {
        Self::at_methods()
            .on(Event::MethodChosen("mail".to_owned(), attempt(2)))
            .on(Event::Typed("nora@post.example".to_owned()))
            .on(Event::Submitted(attempt(3)))
            .on(Event::Challenged(Ok(challenged(MethodKind::Mail))))
    }

    fn with_code(self, code: &str, n: u8) -> Self {
        self.on(Event::Typed(code.to_owned())).on(Event::Submitted(attempt(n)))
    }

    /// After the first gate.
    fn at_second() -> Self {
        let rest = vec![method("authenticator", MethodKind::Authenticator, None)];
        Self::at_code().with_code("12345678", 4).on(Event::Verified(Ok(passed(1, rest))))
    }

    fn at_password() -> Self {
        Self::at_second()
            .on(Event::MethodChosen("authenticator".to_owned(), attempt(5)))
            .on(Event::Challenged(Ok(challenged(MethodKind::Authenticator))))
            .with_code("123456", 6)
            .on(Event::Verified(Ok(passed(2, Vec::new()))))
    }

    fn at_unlock() -> Self {
        Self::at_reason()
            .on(Event::GoalChosen(Goal::Unlock))
            .on(Event::MethodChosen("authenticator".to_owned(), attempt(5)))
            .on(Event::Challenged(Ok(challenged(MethodKind::Authenticator))))
            .with_code("123456", 6)
            .on(Event::Verified(Ok(passed(2, Vec::new()))))
    }

    fn with_password(self, text: &str, n: u8) -> Self {
        let password = Secret::new(Zeroizing::new(text.to_owned()));
        self.on(Event::PasswordSubmitted(attempt(n), password))
    }

    fn trouble(&self) -> &Trouble {
        self.state.trouble().unwrap()
    }

    fn sent_attempt(&self) -> Attempt {
        match self.effect.as_ref().unwrap() {
            Effect::Verify(request) => request.attempt,
            Effect::SetPassword { attempt, .. } => *attempt,
            Effect::Unlock(request) => request.attempt,
            Effect::Challenge(request) => request.attempt,
            other => panic!("{other:?} has no attempt"),
        }
    }
}

#[test]
fn a_whole_reset_goes_through() {
    let page = Page::at_password();
    assert!(matches!(page.state, State::Finish(_)));
    let page = page.with_password("copper-otter-violin-march", 7);
    assert!(matches!(page.effect, Some(Effect::SetPassword { ref flow, .. }) if flow == "flow-2"));
    let changed = Changed { changed: true, sign_in_url: "https://sign-in.example".to_owned() };
    let page = page.on(Event::Changed(Ok(changed)));
    assert!(matches!(page.state, State::Done(ref done) if done.goal == Goal::Password && !done.has_passkey));
}

#[test]
fn an_unlock_goes_through_and_may_become_a_new_password() {
    let page = Page::at_unlock().on(Event::Submitted(attempt(8)));
    let unlocked = Unlocked { unlocked: true, sign_in_url: "https://sign-in.example".to_owned() };
    let page = page.on(Event::Unlocked(Ok(unlocked)));
    assert!(matches!(page.state, State::Done(ref done) if done.goal == Goal::Unlock));
    let page = Page::at_unlock().on(Event::PasswordPreferred);
    assert!(matches!(page.state, State::Finish(_)));
}
