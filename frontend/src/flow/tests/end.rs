//! How a reset ends: a password mended, time over, help, a discarded tab.

use super::*;

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
