//! Passkeys on the account page: as a proof, and a new one.

use latchkey_shared::wire::{Begun, Bytes, PublicKeyCreation, PublicKeyRequest};

use super::inside::{info, registered};
use super::*;

const GIVEN: &str = r#"{"id":"AQ","client_data":"Ag","authenticator_data":"Aw","signature":"BA","user_handle":"BQ"}"#;
const MADE: &str = r#"{"client_data":"Ag","attestation_object":"Aw"}"#;

fn asked(challenge: u8) -> SecondChallenged {
    let (rp_id, timeout_ms) = ("reset.example".to_owned(), 60_000);
    let public_key = Some(PublicKeyRequest { challenge: Bytes::of(&[challenge]), rp_id, timeout_ms });
    SecondChallenged { kind: MethodKind::Passkey, code_length: 0, resend_in: 0, public_key, ..challenged() }
}

fn begun() -> Begun {
    let public_key = PublicKeyCreation {
        challenge: Bytes::of(&[1]),
        rp_id: "reset.example".to_owned(),
        rp_name: "Example".to_owned(),
        user_id: Bytes::of(&[2]),
        user_name: "nora".to_owned(),
        user_display_name: "Nora".to_owned(),
        exclude: Vec::new(),
        timeout_ms: 60_000,
    };
    Begun {
        registration: "registration".to_owned(),
        kind: MethodKind::Passkey,
        secret: None,
        uri: None,
        public_key: Some(public_key),
        code_length: 0,
        expires_in: 600,
        resend_in: None,
    }
}

impl Page {
    /// At the second factor, before the press that has the browser ask.
    fn at_passkey() -> Self {
        let methods = vec![method("passkey", MethodKind::Passkey), method("mail", MethodKind::Mail)];
        Self::at_second(methods)
            .on(Event::FactorChosen("passkey".to_owned(), attempt(1)))
            .on(Event::Challenged(Ok(asked(1))))
    }

    /// Before the press that has the browser make one.
    fn at_new_passkey() -> Self {
        Self::as_me(me()).wants(Wish::Begin(Begin::Passkey), 1).answers(Answer::Begun(begun()))
    }

    fn pressed(self, n: u8) -> Self {
        self.on(Event::Submitted(attempt(n)))
    }

    fn given(self, said: Option<&str>, n: u8) -> Self {
        self.on(Event::Asserted(attempt(n), said.map(str::to_owned)))
    }

    fn is_asking(&self) -> bool {
        matches!(self.effect, Some(Effect::Ceremony(_))) && self.state.is_asking()
    }
}

#[test]
fn a_passkey_is_asked_for_when_pressed_and_sent_under_its_challenge() {
    let page = Page::at_passkey();
    assert!(page.effect.is_none() && !page.state.is_asking());
    let page = page.pressed(2);
    assert!(page.is_asking());
    let page = page.given(Some(GIVEN), 3);
    let Some(Effect::Verify { sign_in: Some(_), challenge: Some(challenge), attempt: sent, answer }) = &page.effect
    else {
        panic!("nothing sent")
    };
    assert_eq!((challenge.as_str(), *sent), ("challenge", attempt(3)));
    assert!(matches!(answer, Given::Assertion(assertion) if assertion.id == Bytes::of(&[1])));
}

// Rule: a step that is left takes its ceremony along; what comes of it later is nobody's.
#[test]
fn leaving_ends_the_ceremony() {
    let page = Page::at_passkey().pressed(2).on(Event::Back);
    assert!(!page.state.is_asking() && page.second().pending.is_none());
    assert_eq!(page.given(Some(GIVEN), 3).effect, None);
    let page = Page::at_new_passkey().pressed(2).on(Event::Back);
    assert!(!page.state.is_asking() && !matches!(page.inside().room, Room::Confirm(_)));
    assert_eq!(page.given(Some(MADE), 3).effect, None);
}

#[test]
fn a_refused_passkey_is_asked_for_again_and_a_late_one_under_another_challenge() {
    let page = Page::at_passkey().pressed(2).given(Some(GIVEN), 3).on(Event::SignedIn(Err(refused(Code::CodeWrong))));
    assert_eq!(page.state.trouble(), Some(&Trouble::CodeWrong(None)));
    assert!(page.pressed(4).is_asking());
    let mut late = asked(1);
    late.expires_in = 60;
    let methods = vec![method("passkey", MethodKind::Passkey)];
    let page = Page::at_second(methods).on(Event::FactorChosen("passkey".to_owned(), attempt(1)));
    let page = page.on(Event::Challenged(Ok(late))).after(61).pressed(2);
    assert!(matches!(page.effect, Some(Effect::Challenge { .. })));
    assert!(page.on(Event::Challenged(Ok(asked(2)))).is_asking());
}

// Rule: a signature whose answer was lost is sent again as the same action, and not made anew; nor is a passkey.
#[test]
fn a_lost_answer_is_repeated_and_nothing_made_again() {
    let page = Page::at_passkey().pressed(2).given(Some(GIVEN), 3).on(Event::SignedIn(Err(Failure::Unreachable)));
    assert!(matches!(page.pressed(4).effect, Some(Effect::Verify { attempt: sent, .. }) if sent == attempt(3)));
    let page = Page::at_new_passkey().pressed(2).given(Some(MADE), 3).on(Event::Answered(Err(Failure::Unreachable)));
    assert!(matches!(page.pressed(4).effect, Some(Effect::Ask(Asked { attempt: sent, .. })) if sent == attempt(3)));
}

#[test]
fn a_new_passkey_is_made_when_pressed_and_registered_with_its_name() {
    let page = Page::at_new_passkey().on(Event::NameTyped(" Laptop ".to_owned()));
    assert!(page.effect.is_none());
    let page = page.pressed(2);
    assert!(page.is_asking());
    let page = page.given(Some(MADE), 3);
    let Some(Effect::Ask(Asked { wish: Wish::Confirm(confirm), .. })) = &page.effect else { panic!("nothing sent") };
    assert!(matches!(&confirm.shown, Shown::Passkey(made) if made.attestation_object == Bytes::of(&[3])));
    assert_eq!(confirm.name.as_deref(), Some("Laptop"));
}

#[test]
fn another_name_is_typed_sent_and_told() {
    let naming = Naming { id: "p".to_owned(), typed: "Laptop".to_owned() };
    let page = Page::at_info(vec![registered("p", MethodKind::Passkey)]).on(Event::Entered(Door::Name(naming)));
    assert_eq!(page.state.key(), "name");
    let long = format!("  {}  ", "é".repeat(50));
    let page = page.on(Event::Typed(long)).pressed(2);
    let wish = Wish::Name("p".to_owned(), "é".repeat(40));
    assert_eq!(page.asked().map(|asked| &asked.wish), Some(&wish));
    let page = page.answers(Answer::Info(info(vec![registered("p", MethodKind::Passkey)])));
    assert_eq!((page.room(), page.inside().said), (&Room::Info, Some(Said::Named(MethodKind::Passkey))));
    // One that is left is not sent.
    let naming = Naming { id: "p".to_owned(), typed: String::new() };
    let page = page.on(Event::Entered(Door::Name(naming))).on(Event::Typed("Other".to_owned())).on(Event::Back);
    assert_eq!((page.room(), &page.effect), (&Room::Info, &None));
}

#[test]
fn a_passkey_that_is_known_is_told_by_the_device_or_the_edge() {
    let page = Page::at_new_passkey().pressed(2).given(Some("known"), 3);
    assert_eq!(page.state.trouble(), Some(&Trouble::KnownPasskey));
    let page = page.pressed(4).given(Some(MADE), 5).on(Event::Answered(Err(refused(Code::ContactRefused))));
    assert_eq!(page.state.trouble(), Some(&Trouble::KnownPasskey));
    let page = page.pressed(6).given(None, 7);
    assert_eq!((page.state.trouble(), page.effect), (Some(&Trouble::NoPasskey), None));
}
