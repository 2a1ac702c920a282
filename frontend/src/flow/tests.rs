//! Stories of the page, told as events; answers of the edge are made up by hand.

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::{Attempt, SupportId};
use latchkey_shared::password::Reason as PasswordReason;
use latchkey_shared::problem::{Code as ProblemCode, Problem};
use latchkey_shared::wire::{BotCheckIssued, BotCheckKind, Challenged, Closed, ContactForm, Method, Proof, Puzzle};
use latchkey_shared::wire::{Changed, Progress, Started, Unlocked};

use zeroize::Zeroizing;

use super::*;

const START: Moment = Moment::from_unix(1_800_000_000);

/// A page at a time, with what it wanted last.
struct Page {
    state: State,
    now: Moment,
    effect: Option<Effect>,
}

fn attempt(n: u8) -> Attempt {
    Attempt::from_bytes([n; 16])
}

fn support_id() -> SupportId {
    SupportId::from_bytes([9; 5])
}

fn refused(code: ProblemCode) -> Failure {
    Failure::Refused(Box::new(Problem::new(code, "told by a test", support_id())))
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
    assert!(matches!(page.state, State::Done(ref done) if done.goal == Goal::Password));
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

#[test]
fn sending_waits_for_the_work_and_then_goes_by_itself() {
    let page = Page::new().on(Event::Typed("nora".to_owned())).on(Event::Submitted(attempt(1)));
    assert_eq!(page.effect, Some(Effect::FetchCheck(BotCheckKind::Pow)));
    let page = page.on(Event::CheckIssued(BotCheckKind::Pow, Ok(pow())));
    assert!(matches!(page.effect, Some(Effect::Work { .. })));
    assert!(page.state.is_busy());
    let page = page.on(Event::Solved("another check".to_owned(), Some("9".to_owned())));
    assert_eq!(page.effect, None);
    let page = page.on(Event::Solved("check".to_owned(), Some("1,2".to_owned())));
    assert!(matches!(page.effect, Some(Effect::Start(ref start)) if start.bot_check.solution == "1,2"));
}

#[test]
fn a_stale_check_is_renewed_before_it_is_sent() {
    let page = Page::new()
        .on(Event::Typed("nora".to_owned()))
        .on(Event::Entered)
        .on(Event::CheckIssued(BotCheckKind::Pow, Ok(pow())))
        .on(Event::Solved("check".to_owned(), Some("1,2".to_owned())))
        .after(290)
        .on(Event::Submitted(attempt(1)));
    assert_eq!(page.effect, Some(Effect::FetchCheck(BotCheckKind::Pow)));
}

#[test]
fn refused_work_is_done_once_more_silently_and_then_said() {
    let sent = |page: Page| {
        page.on(Event::CheckIssued(BotCheckKind::Pow, Ok(pow())))
            .on(Event::Solved("check".to_owned(), Some("1,2".to_owned())))
    };
    let page = sent(Page::new().on(Event::Typed("nora".to_owned())).on(Event::Submitted(attempt(1))));
    let page = page.on(Event::Started(Err(refused(ProblemCode::BotCheckFailed))));
    assert_eq!((page.state.trouble(), &page.effect), (None, &Some(Effect::FetchCheck(BotCheckKind::Pow))));
    let page = sent(page).on(Event::Started(Err(refused(ProblemCode::BotCheckFailed))));
    assert_eq!(page.trouble(), &Trouble::CheckFailed);
    assert!(!page.state.is_busy());
}

#[test]
fn a_picture_is_typed_and_a_wrong_one_is_renewed() {
    let page = Page::new()
        .on(Event::Typed("nora".to_owned()))
        .on(Event::CheckWanted(BotCheckKind::Image))
        .on(Event::CheckIssued(BotCheckKind::Image, Ok(picture())))
        .on(Event::Submitted(attempt(1)));
    assert_eq!(page.trouble(), &Trouble::NoPicture);
    let page = page.on(Event::SoundWanted);
    assert!(matches!(page.effect, Some(Effect::FetchSound(ref url, _)) if url == "/audio"));
    let page = page.on(Event::PictureTyped(" abc 234".to_owned())).on(Event::Submitted(attempt(2)));
    assert!(matches!(page.effect, Some(Effect::Start(ref start)) if start.bot_check.solution == "abc234"));
    let page = page.on(Event::Started(Err(refused(ProblemCode::BotCheckFailed))));
    assert_eq!(page.trouble(), &Trouble::PictureWrong);
    assert_eq!(page.effect, Some(Effect::FetchCheck(BotCheckKind::Image)));
}

#[test]
fn a_browser_that_cannot_work_gets_the_picture() {
    let page = Page::new()
        .on(Event::Typed("nora".to_owned()))
        .on(Event::Submitted(attempt(1)))
        .on(Event::CheckIssued(BotCheckKind::Pow, Ok(pow())))
        .on(Event::Solved("check".to_owned(), None));
    assert_eq!(page.effect, Some(Effect::FetchCheck(BotCheckKind::Image)));
    assert!(!page.state.is_busy());
}

fn widget() -> BotCheckIssued {
    issued(Puzzle::Turnstile { frame_url: "https://check.example/turnstile#k/a/d".to_owned() })
}

fn at_widget() -> Page {
    Page { state: State::new(BotCheckKind::Turnstile), ..Page::new() }
        .on(Event::Typed("nora".to_owned()))
        .on(Event::Submitted(attempt(1)))
        .on(Event::CheckIssued(BotCheckKind::Turnstile, Ok(widget())))
}

fn greeting(page: &Page) -> Welcome {
    if let State::Identify(identify) = &page.state { identify.welcome } else { panic!("the first step") }
}

#[test]
fn a_widget_gives_a_token_and_sending_goes_on_by_itself() {
    let page = at_widget();
    let listens = |effect: &Option<Effect>| matches!(effect, Some(Effect::Work { task: Task::Frame(_), .. }));
    assert!(listens(&page.effect) && page.state.is_busy());
    let page = page.on(Event::Solved("another check".to_owned(), Some("t".to_owned())));
    assert_eq!(page.effect, None);
    let page = page.on(Event::Solved("check".to_owned(), Some("token".to_owned())));
    assert!(matches!(page.effect, Some(Effect::Start(ref start)) if start.bot_check.solution == "token"));
}

#[test]
fn where_the_widget_fails_the_browser_does_the_check_and_says_so_once() {
    let replaced = |page: Page| {
        assert_eq!(page.effect, Some(Effect::FetchCheck(BotCheckKind::Pow)));
        assert_eq!((page.state.trouble(), greeting(&page)), (None, Welcome::Replaced));
        assert!(page.state.is_busy(), "nobody has to press again");
        let page = page
            .on(Event::CheckIssued(BotCheckKind::Pow, Ok(pow())))
            .on(Event::Solved("check".to_owned(), Some("1,2".to_owned())));
        assert!(matches!(page.effect, Some(Effect::Start(ref start)) if start.bot_check.solution == "1,2"));
    };
    replaced(at_widget().on(Event::Solved("check".to_owned(), None)));
    let page = at_widget().on(Event::Solved("check".to_owned(), Some("token".to_owned())));
    replaced(page.on(Event::Started(Err(refused(ProblemCode::BotCheckFailed)))));
}

#[test]
fn work_can_be_chosen_while_the_widget_waits() {
    let page = at_widget().on(Event::CheckWanted(BotCheckKind::Pow));
    assert_eq!(page.effect, Some(Effect::FetchCheck(BotCheckKind::Pow)));
    assert_eq!(greeting(&page), Welcome::Plain);
}

#[test]
fn nothing_is_sent_without_a_name_or_a_whole_address_or_code() {
    let page = Page::new().on(Event::Typed("  ".to_owned())).on(Event::Submitted(attempt(1)));
    assert_eq!(page.trouble(), &Trouble::Empty);
    let open = || Page::at_methods().on(Event::MethodChosen("mail".to_owned(), attempt(2)));
    assert_eq!(open().on(Event::Submitted(attempt(3))).trouble(), &Trouble::Empty);
    let page = open().on(Event::Typed("nora".to_owned())).on(Event::Submitted(attempt(3)));
    assert_eq!((page.trouble(), &page.effect), (&Trouble::NotAnAddress, &None));
    let page = Page::at_code().with_code("123456", 4);
    assert_eq!((page.trouble(), &page.effect), (&Trouble::TooShort, &None));
    assert_eq!(Page::at_code().with_code("", 4).trouble(), &Trouble::Empty);
}

#[test]
fn codes_may_be_pasted_with_spaces_and_dashes() {
    let page = Page::at_code().with_code("1234-5678 ", 4);
    let Some(Effect::Verify(request)) = page.effect else { panic!("nothing sent") };
    let Proof::Code(code) = request.answer;
    assert_eq!(code.digits(), "12345678");
}

// Rule: while an answer is awaited, no second press sends anything.
#[test]
fn repeats_are_ignored_while_busy() {
    let page = Page::at_code().with_code("12345678", 4).on(Event::Submitted(attempt(5)));
    assert_eq!(page.effect, None);
    let page = page.on(Event::ResendWanted(attempt(6))).on(Event::Back);
    assert!(matches!(page.state, State::Code(_)) && page.effect.is_none());
    let page = Page::at_password().with_password("copper-otter", 7).with_password("another-one", 8);
    assert_eq!(page.effect, None);
}

// Rule: after a lost answer the same code goes under the same attempt; under another it would be a double spend.
#[test]
fn a_lost_answer_is_asked_for_again_under_the_same_attempt() {
    for failure in [Failure::Unreachable, refused(ProblemCode::Unavailable)] {
        let page = Page::at_code().with_code("12345678", 4).on(Event::Verified(Err(failure)));
        let again = page.on(Event::Submitted(attempt(5)));
        assert_eq!(again.sent_attempt(), attempt(4));
        let other = again.on(Event::Verified(Err(Failure::Unreachable))).with_code("87654321", 6);
        assert_eq!(other.sent_attempt(), attempt(6));
    }
    let lost = Page::at_password().with_password("copper-otter", 7).on(Event::Changed(Err(Failure::Unreachable)));
    assert_eq!(lost.with_password("copper-otter", 8).sent_attempt(), attempt(7));
    let lost = Page::at_password().with_password("copper-otter", 7).on(Event::Changed(Err(Failure::Unreachable)));
    assert_eq!(lost.with_password("violin-march", 8).sent_attempt(), attempt(8));
}

// Rule: a challenge whose answer was lost is asked for again as the same one, or a second message would leave.
#[test]
fn a_lost_challenge_is_asked_for_again_as_the_same_one() {
    for failure in [Failure::Unreachable, refused(ProblemCode::Unavailable)] {
        let lost = |id: &str| {
            let page = Page::at_methods().on(Event::MethodChosen(id.to_owned(), attempt(2)));
            let page = match id {
                "mail" => page.on(Event::Typed("nora@post.example".to_owned())).on(Event::Submitted(attempt(2))),
                _ => page,
            };
            page.on(Event::Challenged(Err(failure.clone())))
        };
        assert_eq!(lost("mail").on(Event::Submitted(attempt(3))).sent_attempt(), attempt(2));
        let other = lost("mail").on(Event::Typed("other@post.example".to_owned())).on(Event::Submitted(attempt(3)));
        assert_eq!(other.sent_attempt(), attempt(3));
        let choose = |n| Event::MethodChosen("authenticator".to_owned(), attempt(n));
        assert_eq!(lost("authenticator").on(choose(4)).sent_attempt(), attempt(2));
        assert_eq!(lost("mail").on(choose(4)).sent_attempt(), attempt(4));
        let resent = Page::at_code().after(31).on(Event::ResendWanted(attempt(5)));
        let again = resent.on(Event::Challenged(Err(failure.clone()))).on(Event::ResendWanted(attempt(6)));
        assert_eq!(again.sent_attempt(), attempt(5));
    }
    let refused = Page::at_methods()
        .on(Event::MethodChosen("authenticator".to_owned(), attempt(2)))
        .on(Event::Challenged(Err(refused(ProblemCode::TooMany))))
        .on(Event::MethodChosen("authenticator".to_owned(), attempt(3)));
    assert_eq!(refused.sent_attempt(), attempt(3));
}

// Rule: if a change may have gone through unseen, the page never says that nothing was changed.
#[test]
fn an_end_after_a_lost_change_is_told_as_unknown() {
    let page = Page::at_password().with_password("copper-otter", 7).on(Event::Changed(Err(Failure::Unreachable)));
    let page = page.with_password("violin-march", 8).on(Event::Changed(Err(refused(ProblemCode::FlowEnded))));
    assert!(matches!(page.state, State::Stopped(ref stopped) if stopped.why == Stop::OutcomeUnknown));
    for failure in [Failure::Unreachable, refused(ProblemCode::Unavailable), refused(ProblemCode::Busy)] {
        let page = Page::at_unlock().on(Event::Submitted(attempt(7))).on(Event::Unlocked(Err(failure)));
        let page = page.on(Event::Submitted(attempt(8)));
        assert_eq!(page.sent_attempt(), attempt(7));
        let page = page.on(Event::Unlocked(Err(refused(ProblemCode::FlowEnded))));
        assert!(matches!(page.state, State::Stopped(ref stopped) if stopped.why == Stop::OutcomeUnknown));
    }
}

#[test]
fn a_wrong_code_empties_the_field_and_a_spent_challenge_closes_it() {
    let page = Page::at_code().with_code("12345678", 4).on(Event::Verified(Err(refused(ProblemCode::CodeWrong))));
    assert_eq!(page.trouble(), &Trouble::CodeWrong(None));
    assert!(matches!(page.state, State::Code(ref code) if code.typed.is_empty()));
    let page = page.with_code("12345678", 5).on(Event::Verified(Err(refused(ProblemCode::ChallengeSpent))));
    assert_eq!(page.trouble(), &Trouble::Spent);
    let page = page.with_code("12345678", 6);
    assert_eq!(page.effect, None);
    let page = page.after(31).on(Event::ResendWanted(attempt(7)));
    assert!(
        matches!(page.effect, Some(Effect::Challenge(ref request)) if request.contact.as_deref() == Some("nora@post.example"))
    );
    let page = page.on(Event::Challenged(Ok(challenged(MethodKind::Mail))));
    assert!(matches!(page.state, State::Code(ref code) if code.was_resent && code.trouble.is_none()));
}

#[test]
fn another_code_has_to_wait_and_needs_something_to_send() {
    let page = Page::at_code().on(Event::ResendWanted(attempt(4)));
    assert_eq!(page.effect, None);
    assert!(page.after(30).on(Event::ResendWanted(attempt(5))).effect.is_some());
    let page = Page::at_methods()
        .on(Event::MethodChosen("authenticator".to_owned(), attempt(5)))
        .on(Event::Challenged(Ok(challenged(MethodKind::Authenticator))));
    assert_eq!(page.on(Event::ResendWanted(attempt(6))).effect, None);
}

#[test]
fn a_rejected_password_can_be_mended() {
    let mut problem = Problem::new(ProblemCode::PasswordRejected, "told by a test", support_id());
    problem.reasons = vec![PasswordReason::Breached];
    let failure = Failure::Refused(Box::new(problem));
    let page = Page::at_password().with_password("copper-otter", 7).on(Event::Changed(Err(failure)));
    assert_eq!(page.trouble(), &Trouble::Rejected(vec![PasswordReason::Breached]));
    let page = page.on(Event::Typed(String::new())).with_password("violin-march", 8);
    assert_eq!(page.sent_attempt(), attempt(8));
}

#[test]
fn the_end_of_the_time_begins_again_with_the_same_name() {
    let page = Page::at_code().after(900);
    let State::Identify(identify) = page.state else { panic!("not begun again") };
    assert_eq!((identify.identifier.as_str(), identify.welcome), ("nora", Welcome::TimeOver));
    let page = Page::at_code().with_code("12345678", 4).on(Event::Verified(Err(refused(ProblemCode::FlowEnded))));
    assert!(matches!(page.state, State::Identify(ref identify) if identify.welcome == Welcome::Dropped));
}

#[test]
fn more_time_is_offered_before_the_end_and_given_once() {
    let session = |page: &Page| page.state.session().cloned().unwrap();
    let page = Page::at_code().after(779);
    assert!(!session(&page).offers_extension(page.now));
    let page = page.after(1);
    assert!(session(&page).offers_extension(page.now));
    let page = page.on(Event::ExtendWanted);
    assert!(matches!(page.effect, Some(Effect::Extend(_))));
    let extended = latchkey_shared::wire::Extended { flow: "flow-x".to_owned(), expires_in: 1_020 };
    let page = page.on(Event::Extended(Ok(extended)));
    assert_eq!(session(&page).flow, "flow-x");
    let page = page.on(Event::ExtendWanted);
    assert_eq!(page.effect, None);
    assert!(matches!(page.after(1_019).state, State::Code(_)));
}

#[test]
fn back_leads_one_step_back_and_out_of_the_flow_at_last() {
    let page = Page::at_code().on(Event::Back);
    assert!(matches!(page.state, State::Methods(_)));
    let page = page.on(Event::Back);
    assert!(matches!(page.state, State::Reason(_)));
    let page = page.on(Event::Back);
    assert!(matches!(page.state, State::Identify(ref identify) if identify.identifier == "nora"));
    assert!(matches!(page.effect, Some(Effect::Close(_))));
    // A passed gate is not given back by accident.
    assert!(matches!(Page::at_second().on(Event::Back).state, State::Methods(_)));
    assert!(matches!(Page::at_password().on(Event::Back).state, State::Finish(_)));
}

#[test]
fn help_leaves_everything_as_it_is() {
    let before = Page::at_code();
    let state = before.state.clone();
    let page = before.on(Event::HelpToggled);
    assert!(matches!(page.state, State::Help(ref help) if !help.can_write()));
    assert_eq!(page.on(Event::HelpToggled).state, state);
    // The answer to a call begun before still arrives.
    let rest = vec![method("authenticator", MethodKind::Authenticator, None)];
    let page = Page::at_code().with_code("12345678", 4).on(Event::HelpToggled);
    let page = page.on(Event::Verified(Ok(passed(1, rest)))).on(Event::HelpToggled);
    assert!(matches!(page.state, State::Methods(ref methods) if methods.session.gates_passed == 1));
}

#[test]
fn past_a_gate_a_message_ends_the_reset() {
    let page = Page::at_second().on(Event::HelpToggled).on(Event::Submitted(attempt(8)));
    assert_eq!((page.trouble(), &page.effect), (&Trouble::Empty, &None));
    let page = page.on(Event::Typed("My phone is gone.".to_owned())).on(Event::Submitted(attempt(9)));
    let Some(Effect::Close(request)) = &page.effect else { panic!("nothing sent") };
    assert_eq!(request.message.as_deref(), Some("My phone is gone."));
    let page = page.on(Event::Closed(Ok(Closed { closed: true })));
    assert!(page.state.session().is_none());
    assert_eq!(page.state.support_id(), Some(support_id()));
}

// Rule: storage holds tickets and what surrounds them, never what was typed as proof, and nothing past the last gate.
#[test]
fn storage_holds_no_code_no_address_and_nothing_past_the_last_gate() {
    let page = Page::at_code().on(Event::Typed("12345678".to_owned()));
    let json = serde_json::to_string(&page.state.to_saved().unwrap()).unwrap();
    assert!(json.contains("flow-0") && json.contains("challenge"));
    assert!(!json.contains("12345678") && !json.contains("post.example"), "{json}");
    assert!(Page::at_second().state.to_saved().is_some());
    let page = Page::at_password();
    assert_eq!(page.state.to_saved(), None);
    let page = page.on(Event::HelpToggled);
    assert_eq!(page.state.to_saved(), None);
    assert_eq!(Page::new().state.to_saved(), None);
}

#[test]
fn a_discarded_tab_goes_on_and_asks_for_the_address_again() {
    let saved = Page::at_code().state.to_saved().unwrap();
    let read: Saved = latchkey_shared::light::read(&serde_json::to_string(&saved).unwrap()).unwrap();
    let page = Page { state: read.clone().into_state(START.plus(60)), now: START.plus(60), effect: None };
    assert!(matches!(page.state, State::Code(_)));
    let page = page.on(Event::ResendWanted(attempt(4)));
    assert!(matches!(page.state, State::Methods(ref methods) if methods.open.as_deref() == Some("mail")));
    assert!(matches!(read.into_state(START.plus(900)), State::Identify(ref i) if i.welcome == Welcome::TimeOver));
}

#[test]
fn ends_say_why() {
    let mut problem = Problem::new(ProblemCode::TooMany, "told by a test", support_id());
    problem.retry_after = Some(60);
    let many = Failure::Refused(Box::new(problem));
    let page = Page::new().on(Event::Entered).on(Event::CheckIssued(BotCheckKind::Pow, Err(many.clone())));
    assert!(matches!(page.state, State::Stopped(ref stopped) if stopped.why == Stop::Network(Some(START.plus(60)))));
    let page = Page::at_password().with_password("copper-otter", 7).on(Event::Changed(Err(many)));
    assert!(matches!(page.state, State::Stopped(ref stopped) if stopped.why == Stop::Pause(Some(START.plus(60)))));
    let page = page.on(Event::Restarted);
    assert!(matches!(page.state, State::Identify(ref identify) if identify.identifier == "nora"));
    let page = Page::at_methods()
        .on(Event::MethodChosen("authenticator".to_owned(), attempt(5)))
        .on(Event::Challenged(Err(refused(ProblemCode::Misconfigured))));
    assert!(matches!(page.state, State::Stopped(ref stopped) if stopped.why == Stop::Broken));
}
