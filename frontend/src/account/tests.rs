//! Stories of the account page, told as events; answers of the edge are made up by hand.

mod inside;
mod offers;
mod passkey;
mod sets;

use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{InterruptReason, Method};
use zeroize::Zeroizing;

use super::app::name_of;
use super::*;
use crate::id;
use crate::told::{START, attempt, refused};

/// A page at a time, with what it wanted last.
struct Page {
    state: State,
    now: Moment,
    effect: Option<Effect>,
}

fn secret(text: &str) -> Secret {
    Secret::new(Zeroizing::new(text.to_owned()))
}

fn submitted(n: u8, text: &str) -> Event {
    Event::PasswordSubmitted(attempt(n), secret(text))
}

fn method(id: &str, kind: MethodKind) -> Method {
    Method { id: id.to_owned(), kind, hint: None, contact: None }
}

fn signed_in(step: SignInStep, methods: Vec<Method>) -> SignedIn {
    let sign_in = (step != SignInStep::Done).then(|| "ticket".to_owned());
    SignedIn { account: "nora".to_owned(), must_change: false, step, sign_in, methods, expires_in: 300 }
}

fn me() -> Me {
    Me {
        account: "nora".to_owned(),
        display_name: "Nora".to_owned(),
        idle_in: 900,
        expires_in: 28_800,
        security_info: true,
        may_change_password: true,
        proved_for: 600,
        interrupt: None,
        registering: false,
        return_to: None,
        frozen: None,
    }
}

fn challenged() -> SecondChallenged {
    SecondChallenged {
        challenge: "challenge".to_owned(),
        kind: MethodKind::Mail,
        code_length: 8,
        public_key: None,
        expires_in: 600,
        resend_in: 30,
    }
}

impl Page {
    /// Nobody is signed in.
    fn new() -> Self {
        Self { state: State::Opening, now: START, effect: None }.on(Event::Opened(Err(refused(Code::SignInNeeded))))
    }

    fn on(mut self, event: Event) -> Self {
        (self.state, self.effect) = self.state.on(event, self.now);
        self
    }

    fn after(mut self, seconds: u32) -> Self {
        self.now = self.now.plus(seconds);
        self.on(Event::Ticked)
    }

    fn sent(self) -> Self {
        self.on(Event::Typed("nora".to_owned())).on(Event::PasswordSubmitted(attempt(7), secret("copper-otter")))
    }

    /// At the second factor, with these to choose from.
    fn at_second(methods: Vec<Method>) -> Self {
        Self::new().sent().on(Event::SignedIn(Ok(signed_in(SignInStep::SecondFactor, methods))))
    }

    fn both() -> Vec<Method> {
        vec![method("app", MethodKind::Authenticator), method("mail", MethodKind::Mail)]
    }

    fn inside(&self) -> &Inside {
        match &self.state {
            State::Inside(inside) => inside,
            other => panic!("expected somebody signed in, not {other:?}"),
        }
    }

    fn second(&self) -> &Factor {
        match &self.state {
            State::Second(second) => &second.factor,
            other => panic!("expected the second factor, not {other:?}"),
        }
    }
}

#[test]
fn name_and_password_open_the_session_which_the_edge_names() {
    let page = Page::new().sent();
    assert!(matches!(&page.effect, Some(Effect::SignIn { identifier, .. }) if identifier == "nora"));
    let page = page.on(Event::SignedIn(Ok(signed_in(SignInStep::Done, Vec::new()))));
    assert_eq!(page.effect, Some(Effect::Open));
    // The focus moves once: the step stays in sight until there is the next one.
    assert_eq!((page.state.key(), page.state.is_busy()), ("sign-in", true));
    let page = page.on(Event::Opened(Ok(me())));
    assert!(matches!(&page.state, State::Inside(inside) if inside.me == me() && inside.room == Room::Home));
}

#[test]
fn what_is_missing_is_said_and_nothing_is_sent() {
    let page = Page::new().on(Event::PasswordSubmitted(attempt(7), secret("x")));
    assert_eq!((page.state.trouble(), &page.effect), (Some(&Trouble::Empty), &None));
    let page = page.on(Event::Typed("nora".to_owned())).on(Event::PasswordSubmitted(attempt(7), secret("")));
    assert!(matches!(&page.state, State::SignIn(sign_in) if sign_in.lacks_password && !sign_in.is_busy));
    assert_eq!(page.effect, None);
}

#[test]
fn a_wrong_password_is_told_and_may_be_tried_again() {
    let page = Page::new().sent().on(Event::SignedIn(Err(refused(Code::NotAllowed))));
    assert_eq!(page.state.trouble(), Some(&Trouble::MethodClosed));
    assert!(page.sent().effect.is_some());
}

#[test]
fn an_app_that_is_the_only_factor_is_asked_at_once() {
    let page = Page::at_second(vec![method("app", MethodKind::Authenticator)]);
    assert_eq!(page.second().pending.as_ref().map(|pending| pending.digits), Some(6));
    let page = page.on(Event::Typed("123 456".to_owned())).on(Event::Submitted(attempt(1)));
    let Some(Effect::Verify { sign_in, challenge, attempt: under, .. }) = &page.effect else {
        panic!("{:?}", page.effect)
    };
    assert_eq!((sign_in.as_deref(), challenge.as_deref(), *under), (Some("ticket"), None, attempt(1)));
    // With nothing else to choose, back leads to the beginning.
    assert!(matches!(
        Page::at_second(vec![method("app", MethodKind::Authenticator)]).on(Event::Back).state,
        State::SignIn(_)
    ));
}

#[test]
fn a_code_by_mail_is_asked_for_and_sent_under_its_challenge() {
    let page = Page::at_second(Page::both());
    assert!(page.second().pending.is_none());
    let page = page.on(Event::FactorChosen("mail".to_owned(), attempt(1)));
    assert!(matches!(&page.effect, Some(Effect::Challenge { method, .. }) if method == "mail"));
    let page = page.on(Event::Challenged(Ok(challenged())));
    let page = page.on(Event::Typed("12345678".to_owned())).on(Event::Submitted(attempt(2)));
    assert!(
        matches!(&page.effect, Some(Effect::Verify { challenge: Some(challenge), .. }) if challenge == "challenge")
    );
}

// Rule: another code is not asked for before its time, so that nobody floods a mailbox from here.
#[test]
fn another_code_waits_for_its_time() {
    let wish = || Event::FactorChosen("mail".to_owned(), attempt(3));
    let page = Page::at_second(Page::both()).on(wish()).on(Event::Challenged(Ok(challenged())));
    let page = page.on(wish());
    assert_eq!(page.effect, None);
    assert!(page.after(30).on(wish()).effect.is_some());
}

// Rule: what may have been counted is never sent under another attempt.
#[test]
fn a_lost_answer_is_repeated_under_its_attempt() {
    let page = Page::at_second(vec![method("app", MethodKind::Authenticator)]).on(Event::Typed("123456".to_owned()));
    let page = page.on(Event::Submitted(attempt(1))).on(Event::SignedIn(Err(Failure::Unreachable)));
    let again = page.on(Event::Submitted(attempt(2)));
    assert!(matches!(&again.effect, Some(Effect::Verify { attempt: under, .. }) if *under == attempt(1)));

    let wish = |n| Event::FactorChosen("mail".to_owned(), attempt(n));
    let page = Page::at_second(Page::both()).on(wish(1)).on(Event::Challenged(Err(Failure::Unreachable)));
    let again = page.on(wish(2));
    assert!(matches!(&again.effect, Some(Effect::Challenge { attempt: under, .. }) if *under == attempt(1)));
}

// Rule: a code that still works can be given, also after a look at another way.
#[test]
fn a_code_that_was_sent_stands_while_another_way_is_looked_at() {
    let wish = |n| Event::FactorChosen("mail".to_owned(), attempt(n));
    let sent = || Page::at_second(Page::both()).on(wish(1)).on(Event::Challenged(Ok(challenged())));
    let page = sent().on(Event::Back);
    assert!(page.second().pending.is_none());
    let page = page.on(wish(2));
    assert_eq!((page.state.key(), &page.effect), ("code", &None));
    // Once another one may be had, it is what is wished.
    assert!(sent().on(Event::Back).after(30).on(wish(2)).effect.is_some());
    let other = sent().on(Event::Back).on(Event::FactorChosen("app".to_owned(), attempt(3)));
    assert_eq!(other.second().pending.as_ref().map(|pending| pending.digits), Some(6));
}

// Rule: that another code is on its way is said; of the first one it is not.
#[test]
fn another_code_is_told_of() {
    let wish = |n| Event::FactorChosen("mail".to_owned(), attempt(n));
    let was_resent = |page: &Page| page.second().pending.as_ref().map(|pending| pending.was_resent);
    let page = Page::at_second(Page::both()).on(wish(1)).on(Event::Challenged(Ok(challenged())));
    assert_eq!(was_resent(&page), Some(false));
    let page = page.after(30).on(wish(2)).on(Event::Challenged(Ok(challenged())));
    assert_eq!(was_resent(&page), Some(true));
}

#[test]
fn a_wrong_code_is_cleared_and_told() {
    let page = Page::at_second(vec![method("app", MethodKind::Authenticator)]).on(Event::Typed("123456".to_owned()));
    let page = page.on(Event::Submitted(attempt(1))).on(Event::SignedIn(Err(refused(Code::CodeWrong))));
    assert_eq!(page.state.trouble(), Some(&Trouble::CodeWrong(None)));
    assert_eq!(page.second().pending.as_ref().map(|pending| pending.typed.as_str()), Some(""));
}

#[test]
fn the_time_ends_a_sign_in_and_a_session() {
    let is_over = |page: Page| matches!(&page.state, State::SignIn(sign_in) if sign_in.welcome == Welcome::TimeOver);
    assert!(is_over(Page::at_second(Page::both()).after(300)));
    assert!(is_over(Page::at_second(Page::both()).on(Event::FactorChosen("app".to_owned(), attempt(1))).after(301)));
    let home = || {
        Page::new().sent().on(Event::SignedIn(Ok(signed_in(SignInStep::Done, Vec::new())))).on(Event::Opened(Ok(me())))
    };
    assert!(!is_over(home().after(899)));
    assert!(is_over(home().after(900)));
}

// Rule: the title names the step that the heading names.
#[test]
fn every_code_and_question_has_a_name_of_its_own() {
    let page = Page::at_second(Page::both());
    assert_eq!(name_of(&page.state), id::SECOND_TITLE);
    let chosen = |id: &str| Event::FactorChosen(id.to_owned(), attempt(1));
    assert_eq!(name_of(&page.on(chosen("app")).state), id::CODE_TITLE_APP);
    let page = Page::at_second(Page::both()).on(chosen("mail")).on(Event::Challenged(Ok(challenged())));
    assert_eq!(name_of(&page.state), id::CODE_TITLE_MAIL);
    for (reason, expected) in
        [(InterruptReason::Register, id::INTERRUPT_TITLE), (InterruptReason::Reconfirm, id::INTERRUPT_TITLE_REVIEW)]
    {
        assert_eq!(name_of(&Page::as_me(inside::interrupted(reason)).state), expected);
    }
    let changes = Page::at_info(Vec::new()).on(Event::Entered(Door::Address(Some("m".to_owned()))));
    assert_eq!(name_of(&changes.state), id::ADDRESS_TITLE_CHANGE);
}

#[test]
fn an_expired_password_is_replaced_and_opens_the_session() {
    let expired = || Page::new().sent().on(Event::SignedIn(Ok(signed_in(SignInStep::NewPassword, Vec::new()))));
    assert!(matches!(&expired().state, State::Expired(expired) if expired.identifier == "nora"));
    assert!(matches!(expired().on(Event::Back).state, State::SignIn(_)));
    assert_eq!(expired().on(submitted(1, "")).state.trouble(), Some(&Trouble::Empty));
    let page = expired().on(submitted(1, "violin-harbour"));
    assert!(matches!(&page.effect, Some(Effect::NewPassword { sign_in, .. }) if sign_in == "ticket"));
    // A rule that only the edge knows is told, and the ticket stays good.
    let page = page.on(Event::SignedIn(Err(refused(Code::PasswordRejected))));
    assert_eq!(page.state.trouble(), Some(&Trouble::Rejected(Vec::new())));
    let page = page.on(submitted(2, "violin-harbour-cedar"));
    let page = page.on(Event::SignedIn(Ok(signed_in(SignInStep::Done, Vec::new()))));
    assert_eq!(page.effect, Some(Effect::Open));
    let page = page.on(Event::Opened(Ok(me())));
    assert_eq!(page.inside().said, Some(Said::PasswordChanged));
}

// Rule: what may have been done is never sent under another attempt.
#[test]
fn a_lost_new_password_is_repeated_under_its_attempt() {
    let page = Page::new().sent().on(Event::SignedIn(Ok(signed_in(SignInStep::NewPassword, Vec::new()))));
    let page = page.on(submitted(1, "violin")).on(Event::SignedIn(Err(Failure::Unreachable)));
    let attempt_of = |page: &Page| match &page.effect {
        Some(Effect::NewPassword { attempt, .. }) => *attempt,
        other => panic!("{other:?}"),
    };
    assert_eq!(attempt_of(&page.on(submitted(2, "violin"))), attempt(1));
    let page = Page::new().sent().on(Event::SignedIn(Ok(signed_in(SignInStep::NewPassword, Vec::new()))));
    let page = page.on(submitted(1, "violin")).on(Event::SignedIn(Err(Failure::Unreachable)));
    assert_eq!(attempt_of(&page.on(submitted(2, "another"))), attempt(2));
}

#[test]
fn signing_out_ends_here_whoever_was_quicker() {
    let home = || {
        Page::new().sent().on(Event::SignedIn(Ok(signed_in(SignInStep::Done, Vec::new())))).on(Event::Opened(Ok(me())))
    };
    for answer in [Ok(SignedOut { signed_out: true }), Err(refused(Code::SignInNeeded))] {
        let page = home().on(Event::SignOutWanted(SignOutScope::Everywhere));
        assert_eq!(page.effect, Some(Effect::SignOut(SignOutScope::Everywhere)));
        let page = page.on(Event::SignedOut(answer));
        assert!(matches!(&page.state, State::SignIn(sign_in) if sign_in.welcome == Welcome::SignedOut));
    }
    let page = home().on(Event::SignOutWanted(SignOutScope::Here)).on(Event::SignedOut(Err(Failure::Unreachable)));
    assert_eq!(page.state.trouble(), Some(&Trouble::Offline));
}

#[test]
fn a_ticket_of_another_system_opens_a_session_or_the_sign_in() {
    let opening = || Page { state: State::Opening, now: START, effect: None };
    let page = opening().on(Event::Registered(Ok(Me { registering: true, ..me() })));
    assert!(page.inside().me.registering);
    // Looking over what is registered is not open to it: with nothing missing, it is done.
    let me = Me { registering: true, ..inside::interrupted(InterruptReason::Reconfirm) };
    assert_eq!(opening().on(Event::Registered(Ok(me))).inside().room, Room::Home);
    for code in [Code::FlowEnded, Code::NotAllowed, Code::SignInNeeded, Code::Malformed] {
        let page = opening().on(Event::Registered(Err(refused(code))));
        assert!(matches!(&page.state, State::SignIn(sign_in) if sign_in.welcome == Welcome::TicketOver), "{code:?}");
    }
    let page = opening().on(Event::Registered(Err(Failure::Unreachable)));
    assert_eq!(page.state.trouble(), Some(&Trouble::Offline));
}
