//! Stories of somebody signed in.

use latchkey_shared::wire::{
    Begun, Interrupt, InterruptReason, OfferedMethod, ProofOptions, Proved, RegisteredMethod, SecurityInfo, VouchedBy,
};

use super::*;

pub(super) fn interrupted(reason: InterruptReason) -> Me {
    let interrupt = Interrupt { reason, required: 2, registered: 0, missing: 2, can_skip: true, snoozes_left: None };
    Me { interrupt: Some(interrupt), ..me() }
}

pub(super) fn registered(id: &str, kind: MethodKind) -> RegisteredMethod {
    RegisteredMethod {
        id: id.to_owned(),
        kind,
        hint: None,
        added: 1_790_000_000,
        confirmed: None,
        last_used: None,
        provenance: VouchedBy::Verified,
        is_default: false,
        may_change: true,
        may_delete: true,
    }
}

pub(super) fn info(methods: Vec<RegisteredMethod>) -> SecurityInfo {
    let offered = [MethodKind::Authenticator, MethodKind::Mail];
    SecurityInfo {
        methods,
        offered: offered.map(|kind| OfferedMethod { kind, room: 3, only_after_another: false }).to_vec(),
        required: 2,
        registered: false,
        frozen_for: None,
        questions: None,
        recovery_codes_left: None,
    }
}

pub(super) fn begun(kind: MethodKind) -> Begun {
    let is_app = kind == MethodKind::Authenticator;
    Begun {
        registration: "registration".to_owned(),
        kind,
        secret: is_app.then(|| "JBSWY3DP".to_owned()),
        uri: is_app.then(|| "otpauth://totp/nora?secret=JBSWY3DP".to_owned()),
        public_key: None,
        code_length: if is_app { 6 } else { 8 },
        expires_in: 600,
        resend_in: (!is_app).then_some(30),
    }
}

fn app() -> Begin {
    Begin::Authenticator
}

fn typed(text: &str) -> Event {
    Event::Typed(text.to_owned())
}

impl Page {
    /// Signed in as this.
    pub(super) fn as_me(me: Me) -> Self {
        Self { state: State::Opening, now: START, effect: None }.on(Event::Opened(Ok(me)))
    }

    pub(super) fn wants(self, wish: Wish, n: u8) -> Self {
        self.on(Event::Wanted(wish, attempt(n)))
    }

    pub(super) fn answers(self, answer: Answer) -> Self {
        self.on(Event::Answered(Ok(answer)))
    }

    pub(super) fn fails(self, failure: Failure) -> Self {
        self.on(Event::Answered(Err(failure)))
    }

    /// At what is registered.
    pub(super) fn at_info(methods: Vec<RegisteredMethod>) -> Self {
        Self::as_me(me()).wants(Wish::Show, 1).answers(Answer::Info(info(methods)))
    }

    /// At the code of a new authenticator.
    fn at_app() -> Self {
        Self::at_info(Vec::new()).wants(Wish::Begin(app()), 2).answers(Answer::Begun(begun(MethodKind::Authenticator)))
    }

    /// At the code of a new mail address.
    fn at_mail() -> Self {
        let page = Self::at_info(Vec::new()).on(Event::Entered(Door::Address(None))).on(typed(" nora@post.example "));
        page.on(Event::Submitted(attempt(2))).answers(Answer::Begun(begun(MethodKind::Mail)))
    }

    pub(super) fn asked(&self) -> Option<&Asked> {
        match &self.effect {
            Some(Effect::Ask(asked)) => Some(asked),
            _ => None,
        }
    }

    pub(super) fn room(&self) -> &Room {
        &self.inside().room
    }
}

#[test]
fn what_is_registered_is_asked_for_and_shown() {
    let page = Page::as_me(me());
    assert_eq!(page.room(), &Room::Home);
    let page = page.wants(Wish::Show, 1);
    assert!(page.state.is_busy());
    assert_eq!(page.asked().map(|asked| &asked.wish), Some(&Wish::Show));
    let page = page.answers(Answer::Info(info(Vec::new())));
    assert_eq!((page.room(), page.state.is_busy()), (&Room::Info, false));
    assert_eq!(page.on(Event::Back).room(), &Room::Home);
}

#[test]
fn more_is_asked_for_before_anything_else_and_may_be_put_off() {
    let page = Page::as_me(interrupted(InterruptReason::Register));
    assert_eq!((page.room(), page.state.can_go_back()), (&Room::Interrupt, false));
    let skipped = page.wants(Wish::Snooze, 1).answers(Answer::Me(me()));
    assert_eq!(skipped.room(), &Room::Home);
    let page = Page::as_me(interrupted(InterruptReason::Register)).wants(Wish::Show, 1);
    let page = page.answers(Answer::Info(info(Vec::new())));
    assert_eq!(page.room(), &Room::Missing);
    // What is set up leads back there, until nothing is missing and the edge says so.
    let page = page.wants(Wish::Begin(app()), 2).answers(Answer::Begun(begun(MethodKind::Authenticator)));
    let page = page.on(typed("123456")).on(Event::Submitted(attempt(3)));
    let page = page.answers(Answer::Info(info(vec![registered("a", MethodKind::Authenticator)])));
    assert_eq!((page.room(), page.inside().said), (&Room::Missing, Some(Said::Added(MethodKind::Authenticator))));
    assert_eq!(page.wants(Wish::Me, 4).answers(Answer::Me(me())).room(), &Room::Home);
}

#[test]
fn a_review_ends_with_one_word() {
    let page = Page::as_me(interrupted(InterruptReason::Reconfirm)).wants(Wish::Show, 1);
    let page = page.answers(Answer::Info(info(vec![registered("m", MethodKind::Mail)])));
    assert_eq!(page.room(), &Room::Review);
    let page = page.wants(Wish::Review, 2).answers(Answer::Info(info(Vec::new())));
    // What comes next the edge says, for something may be missing by now.
    assert_eq!(page.asked().map(|asked| &asked.wish), Some(&Wish::Me));
    let page = page.answers(Answer::Me(me()));
    assert_eq!((page.room(), page.inside().said), (&Room::Home, Some(Said::Reviewed)));
}

#[test]
fn an_authenticator_is_confirmed_by_its_code() {
    let page = Page::at_app();
    assert_eq!(page.state.key(), "add-app");
    let page = page.on(typed("123")).on(Event::Submitted(attempt(3)));
    assert_eq!((page.state.trouble(), page.asked()), (Some(&Trouble::TooShort), None));
    let page = page.on(typed("123 456")).on(Event::NameTyped(" Work phone ".to_owned()));
    let page = page.on(Event::Submitted(attempt(3)));
    let Some(Asked { wish: Wish::Confirm(confirm), .. }) = page.asked() else { panic!("{:?}", page.effect) };
    assert_eq!((confirm.registration.as_str(), confirm.name.as_deref()), ("registration", Some("Work phone")));
    let page = page.fails(refused(Code::CodeWrong));
    assert_eq!(page.state.trouble(), Some(&Trouble::CodeWrong(None)));
    assert!(matches!(page.room(), Room::Confirm(registration) if registration.typed.is_empty()));
}

#[test]
fn an_address_is_looked_over_before_anything_is_sent() {
    let at = || Page::at_info(Vec::new()).on(Event::Entered(Door::Address(None)));
    for (text, expected) in [("", Trouble::Empty), ("nora", Trouble::NotAnAddress), ("@host", Trouble::NotAnAddress)] {
        let page = at().on(typed(text)).on(Event::Submitted(attempt(1)));
        assert_eq!((page.state.trouble(), page.asked()), (Some(&expected), None), "{text}");
    }
    for (code, expected) in [(Code::ContactRefused, Trouble::ContactWrong), (Code::Malformed, Trouble::NotAnAddress)] {
        let page = at().on(typed("nora@post.example")).on(Event::Submitted(attempt(1))).fails(refused(code));
        assert_eq!(page.state.trouble(), Some(&expected));
        // The address stays to be mended.
        assert!(matches!(page.room(), Room::Address(address) if address.typed == "nora@post.example"));
    }
}

#[test]
fn another_address_keeps_what_was_typed() {
    let page = Page::at_mail();
    assert_eq!(page.state.key(), "add-mail");
    let page = page.on(Event::Back);
    assert!(matches!(page.room(), Room::Address(address) if address.typed == "nora@post.example"));
}

#[test]
fn a_change_names_what_it_replaces() {
    let page = Page::at_info(vec![registered("m", MethodKind::Mail)]);
    let page = page.on(Event::Entered(Door::Address(Some("m".to_owned())))).on(typed("nora@post.example"));
    let page = page.on(Event::Submitted(attempt(2)));
    let begin = Begin::Mail { contact: Some("nora@post.example".to_owned()), replaces: Some("m".to_owned()) };
    assert_eq!(page.asked().map(|asked| &asked.wish), Some(&Wish::Begin(begin)));
}

#[test]
fn what_was_done_is_told_by_its_name() {
    let both = || Page::at_info(vec![registered("a", MethodKind::Authenticator), registered("m", MethodKind::Mail)]);
    let removed = both().wants(Wish::Remove("m".to_owned()), 2).answers(Answer::Info(info(Vec::new())));
    assert_eq!(removed.inside().said, Some(Said::Removed(MethodKind::Mail)));
    let first = both().wants(Wish::Prefer("a".to_owned()), 2).answers(Answer::Info(info(Vec::new())));
    assert_eq!(first.inside().said, Some(Said::Preferred(MethodKind::Authenticator)));
    // The next action is not told of the last one.
    assert_eq!(removed.on(Event::Entered(Door::Kinds)).inside().said, None);
}

// Rule: a fresh proof is asked for in place, and what was asked goes on under its own attempt.
#[test]
fn what_needs_a_proof_goes_on_after_it() {
    let options = || ProofOptions { methods: Page::both(), password: false };
    let page = Page::at_info(vec![registered("m", MethodKind::Mail)]).wants(Wish::Remove("m".to_owned()), 5);
    let page = page.fails(refused(Code::ProofNeeded));
    assert_eq!(page.effect, Some(Effect::OfferProof));
    let page = page.on(Event::ProofOffered(Ok(options()))).on(Event::FactorChosen("app".to_owned(), attempt(6)));
    let page = page.on(typed("123456")).on(Event::Submitted(attempt(7)));
    assert!(matches!(&page.effect, Some(Effect::Verify { sign_in: None, .. })));
    let page = page.on(Event::Proved(Err(refused(Code::CodeWrong))));
    assert_eq!(page.state.trouble(), Some(&Trouble::CodeWrong(None)));
    let page = page.on(typed("234567")).on(Event::Submitted(attempt(8)));
    let page = page.on(Event::Proved(Ok(Proved { proved_for: 600 })));
    let asked = page.asked().unwrap();
    assert_eq!((&asked.wish, asked.attempt), (&Wish::Remove("m".to_owned()), attempt(5)));
}

#[test]
fn a_proof_that_is_given_up_changes_nothing() {
    let page = Page::at_info(vec![registered("m", MethodKind::Mail)]).wants(Wish::Remove("m".to_owned()), 5);
    let page = page.fails(refused(Code::ProofNeeded));
    let options = ProofOptions { methods: Vec::new(), password: true };
    let page = page.on(Event::ProofOffered(Ok(options)));
    assert_eq!(page.state.key(), "proof-password");
    let page = page.on(submitted(6, ""));
    assert_eq!((page.state.trouble(), &page.effect), (Some(&Trouble::Empty), &None));
    let page = page.on(Event::Back);
    assert_eq!((page.room(), &page.effect), (&Room::Info, &None));
}

// Rule: what may have been done is never sent under another attempt.
#[test]
fn a_lost_change_is_repeated_under_its_attempt() {
    let remove = |id: &str| Wish::Remove(id.to_owned());
    for failure in [Failure::Unreachable, Failure::Garbled, refused(Code::Unavailable)] {
        let page = Page::at_info(Vec::new()).wants(remove("m"), 2).fails(failure.clone()).wants(remove("m"), 3);
        assert_eq!(page.asked().map(|asked| asked.attempt), Some(attempt(2)), "{failure:?}");
    }
    let page = Page::at_info(Vec::new()).wants(remove("m"), 2).fails(Failure::Unreachable).wants(remove("a"), 3);
    assert_eq!(page.asked().map(|asked| asked.attempt), Some(attempt(3)));
    let page = Page::at_info(Vec::new()).wants(remove("m"), 2).fails(refused(Code::NotAllowed)).wants(remove("m"), 3);
    assert_eq!(page.asked().map(|asked| asked.attempt), Some(attempt(3)));
}

// Rule: the same, though a proof was asked for in between and given up.
#[test]
fn a_lost_change_keeps_its_attempt_over_a_proof_that_is_given_up() {
    let remove = || Wish::Remove("m".to_owned());
    let lost = Page::at_info(Vec::new()).wants(remove(), 2).fails(Failure::Unreachable);
    let page = lost.wants(remove(), 3).fails(refused(Code::ProofNeeded));
    let options = ProofOptions { methods: Page::both(), password: false };
    let page = page.on(Event::ProofOffered(Ok(options))).on(Event::Back).wants(remove(), 4);
    assert_eq!(page.asked().map(|asked| asked.attempt), Some(attempt(2)));
}

#[test]
fn one_call_is_made_at_a_time() {
    let page = Page::at_info(Vec::new()).wants(Wish::Remove("m".to_owned()), 2).wants(Wish::Review, 3);
    assert_eq!(page.asked(), None);
    assert_eq!(page.on(Event::SignOutWanted(SignOutScope::Here)).effect, None);
}

#[test]
fn a_known_password_is_changed_with_both() {
    let change = |old: &str, new: &str| Wish::Password { old: secret(old), new: secret(new) };
    let at = || Page::as_me(me()).on(Event::Entered(Door::Password));
    for (old, new, lacks_old) in [("", "new", true), ("old", "", false)] {
        let page = at().wants(change(old, new), 1);
        assert_eq!((page.room(), page.asked()), (&Room::Password { lacks_old }, None));
        assert_eq!(page.state.trouble(), Some(&Trouble::Empty));
    }
    let page = at().wants(change("old", "new"), 1).fails(refused(Code::CodeWrong));
    assert_eq!(page.state.trouble(), Some(&Trouble::CodeWrong(None)));
    let page = page.wants(change("right", "new"), 2).answers(Answer::Changed);
    assert_eq!((page.room(), page.inside().said), (&Room::Home, Some(Said::PasswordChanged)));
}

#[test]
fn what_is_held_says_until_when() {
    let mut failure = refused(Code::NotAllowed);
    if let Failure::Refused(problem) = &mut failure {
        problem.retry_after = Some(3_600);
    }
    let page = Page::at_info(Vec::new()).wants(Wish::Remove("m".to_owned()), 2).fails(failure);
    assert_eq!(page.state.trouble(), Some(&Trouble::NotYet(START.plus(3_600))));
    assert_eq!(page.on(Event::Entered(Door::Kinds)).state.trouble(), None);
}

#[test]
fn a_registration_that_is_late_is_begun_anew() {
    let page = Page::at_app().after(599);
    assert_eq!(page.state.key(), "add-app");
    let page = page.after(1);
    assert_eq!((page.room(), page.inside().said), (&Room::Info, Some(Said::TooLate)));
    let page = Page::at_app().on(typed("123456")).on(Event::Submitted(attempt(3))).fails(refused(Code::FlowEnded));
    assert_eq!((page.room(), page.inside().said), (&Room::Info, Some(Said::TooLate)));
}

// Rule: more time is had at any step, and what is typed or under way there stays as it is.
#[test]
fn more_time_is_had_at_any_step() {
    let page = Page::at_mail().on(typed("1234"));
    let page = page.after(500).on(Event::StayWanted);
    assert_eq!(page.effect, Some(Effect::Stay));
    assert_eq!(page.on(Event::StayWanted).effect, None, "once is enough");
    let page = Page::at_mail().on(typed("12345678")).on(Event::Submitted(attempt(3)));
    let (room, asked) = (page.room().clone(), page.inside().asks.clone());
    let page = page.after(100).on(Event::StayWanted).on(Event::Stayed(Ok(me())));
    assert_eq!((page.room(), &page.inside().asks), (&room, &asked));
    assert_eq!(page.state.ends(), Some(START.plus(100 + 900)));
    let page = page.on(Event::Stayed(Err(refused(Code::SignInNeeded))));
    assert!(matches!(&page.state, State::SignIn(sign_in) if sign_in.welcome == Welcome::TimeOver));
    // The last end of all cannot be put off.
    let page = Page::as_me(Me { expires_in: 900, ..me() }).after(100).on(Event::StayWanted);
    assert_eq!(page.effect, None);
}

#[test]
fn every_answer_is_a_use_of_the_session_and_its_end_is_told() {
    let page = Page::as_me(me()).after(800).wants(Wish::Show, 1).answers(Answer::Info(info(Vec::new())));
    assert_eq!(page.inside().ends(), START.plus(800 + 900));
    let page = page.after(899);
    assert!(matches!(page.state, State::Inside(_)));
    let page = page.wants(Wish::Show, 2).fails(refused(Code::SignInNeeded));
    assert!(matches!(&page.state, State::SignIn(sign_in) if sign_in.welcome == Welcome::TimeOver));
}
