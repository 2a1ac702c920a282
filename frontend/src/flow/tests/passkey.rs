//! Using a passkey: the browser asks, and what it gives is sent; leaving ends it.

use latchkey_shared::wire::{Bytes, PublicKeyRequest};

use super::*;

const GIVEN: &str = r#"{"id":"AQ","client_data":"Ag","authenticator_data":"Aw","signature":"BA","user_handle":"BQ"}"#;

fn asked(challenge: u8) -> Challenged {
    let (rp_id, timeout_ms) = ("reset.example".to_owned(), 60_000);
    let public_key = Some(PublicKeyRequest { challenge: Bytes::of(&[challenge]), rp_id, timeout_ms });
    Challenged { public_key, code_length: None, ..challenged(MethodKind::Passkey) }
}

impl Page {
    /// Before the press that has the browser ask.
    fn at_passkey() -> Self {
        let passkey = vec![method("passkey", MethodKind::Passkey, None)];
        Self::at_code()
            .with_code("12345678", 4)
            .on(Event::Verified(Ok(passed(1, passkey))))
            .on(Event::MethodChosen("passkey".to_owned(), attempt(5)))
            .on(Event::Challenged(Ok(asked(1))))
    }

    fn asking(self) -> Self {
        self.on(Event::Submitted(attempt(6)))
    }

    fn given(self, said: Option<&str>, n: u8) -> Self {
        self.on(Event::Asserted(attempt(n), said.map(str::to_owned)))
    }

    fn is_asking_with(&self, challenge: &str) -> bool {
        let names = |options: &str| options.contains(&format!(r#""challenge":"{challenge}""#));
        matches!(&self.effect, Some(Effect::Work { task: Task::Passkey(options), .. }) if names(options))
            && self.state.wants_work()
    }
}

#[test]
fn nothing_is_asked_before_it_is_pressed_and_what_is_given_is_sent() {
    let page = Page::at_passkey();
    assert!(page.effect.is_none() && !page.state.is_busy() && !page.state.wants_work());
    let page = page.asking();
    assert!(page.is_asking_with("AQ") && page.state.is_busy());
    let page = page.given(Some(GIVEN), 7);
    let Some(Effect::Verify(request)) = &page.effect else { panic!("nothing sent") };
    assert_eq!((request.attempt, request.challenge.as_str()), (attempt(7), "challenge"));
    assert!(matches!(&request.answer, Proof::Assertion(assertion) if assertion.signature == Bytes::of(&[4])));
    assert!(!page.state.wants_work());
    let page = page.on(Event::Verified(Ok(passed(2, Vec::new()))));
    assert!(matches!(page.state, State::Finish(_)));
}

// Rule: whoever has shown that they have a passkey, or is offered theirs past a gate, is not told to create one.
#[test]
fn whoever_has_a_passkey_is_known_by_it() {
    let has = |page: Page| {
        let page = page.with_password("copper-otter-violin-march", 8);
        let changed = Changed { changed: true, sign_in_url: "/".to_owned() };
        let State::Done(done) = page.on(Event::Changed(Ok(changed))).state else { panic!("not done") };
        done.has_passkey
    };
    let used = Page::at_passkey().asking().given(Some(GIVEN), 7).on(Event::Verified(Ok(passed(2, Vec::new()))));
    assert!(has(used));
    let kinds = [("authenticator", MethodKind::Authenticator), ("passkey", MethodKind::Passkey)];
    let offered = |kinds: &[(&str, MethodKind)]| {
        let methods = kinds.iter().map(|(id, kind)| method(id, *kind, None)).collect();
        Page::at_code()
            .with_code("12345678", 4)
            .on(Event::Verified(Ok(passed(1, methods))))
            .on(Event::MethodChosen("authenticator".to_owned(), attempt(5)))
            .on(Event::Challenged(Ok(challenged(MethodKind::Authenticator))))
            .with_code("123456", 6)
            .on(Event::Verified(Ok(passed(2, Vec::new()))))
    };
    assert!(has(offered(&kinds)));
    assert!(!has(offered(&kinds[..1])));
}

// Rule: a step that is left takes its ceremony along; what comes of it later is nobody's.
#[test]
fn leaving_ends_the_ceremony() {
    for leaves in [Event::Back, Event::Restarted] {
        let page = Page::at_passkey().asking().on(leaves);
        assert!(!page.state.wants_work() || matches!(page.state, State::Identify(_)));
        let before = page.state.clone();
        let page = page.given(Some(GIVEN), 7);
        assert_eq!((&page.effect, &page.state), (&None, &before));
    }
    let page = Page::at_passkey().asking().after(901);
    assert!(matches!(page.given(Some(GIVEN), 7), Page { state: State::Identify(_), effect: None, .. }));
}

#[test]
fn nothing_given_is_told_and_may_be_tried_again() {
    for (said, trouble) in [(None, Trouble::NoPasskey), (Some("cannot"), Trouble::CannotPasskey)] {
        let page = Page::at_passkey().asking().given(said, 7);
        assert_eq!((page.trouble(), &page.effect), (&trouble, &None));
        assert!(page.asking().is_asking_with("AQ"));
    }
}

#[test]
fn a_refused_passkey_is_tried_again_under_the_same_challenge_and_a_late_one_under_another() {
    let wrong =
        Page::at_passkey().asking().given(Some(GIVEN), 7).on(Event::Verified(Err(refused(ProblemCode::CodeWrong))));
    assert_eq!(wrong.trouble(), &Trouble::CodeWrong(None));
    assert!(wrong.asking().is_asking_with("AQ"));
    let late = Page::at_passkey().after(601).asking();
    assert!(matches!(&late.effect, Some(Effect::Challenge(request)) if request.method == "passkey"));
    // Whoever pressed once is asked at once.
    assert!(late.on(Event::Challenged(Ok(asked(2)))).is_asking_with("Ag"));
}

// Rule: a signature whose answer was lost is sent again as the same action, and not made anew.
#[test]
fn a_lost_answer_is_repeated_and_not_asked_for_again() {
    let lost = Page::at_passkey().asking().given(Some(GIVEN), 7).on(Event::Verified(Err(Failure::Unreachable)));
    assert_eq!(lost.asking().sent_attempt(), attempt(7));
}

#[test]
fn a_ceremony_is_not_taken_up_again_by_another_tab() {
    let saved = Page::at_passkey().asking().state.to_saved().unwrap();
    assert_eq!(saved.place, Place::Methods);
}
