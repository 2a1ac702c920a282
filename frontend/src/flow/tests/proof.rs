//! Proving oneself: codes, lost answers, another code.

use super::*;

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
    let Proof::Code(code) = request.answer else { panic!("no code sent") };
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

// Rule: the browser's Back button comes to us wherever there is a step back, and nowhere else.
#[test]
fn a_step_back_leads_somewhere_wherever_it_is_said_to() {
    for page in [Page::at_reason(), Page::at_methods(), Page::at_code(), Page::at_second(), Page::at_password()] {
        let (before, can_go_back) = (page.state.clone(), page.state.can_go_back());
        assert_eq!(page.on(Event::Back).state != before, can_go_back, "{before:?}");
    }
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
