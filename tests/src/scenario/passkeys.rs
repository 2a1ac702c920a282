//! Passkeys: registered, and as a gate, a second factor and a fresh proof; and every way in which one is refused (attacks A06,
//! A65, A92, A106).

mod registered;

use latchkey_protocol::gate::PasskeyWeight;
use latchkey_protocol::policy::Origin;
use latchkey_protocol::testing::authenticator::{Algorithm, PRESENT_AND_VERIFIED, Says, SoftPasskey};
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{
    Assertion, Bytes, Changed, Proved, PublicKeyRequest, SecondChallenged, SecurityInfo, SignInStep, SignedIn,
};
use serde_json::json;

use crate::claimant::{Claimant, address_of, attempt, person, sign_in};
use crate::driver::{Answer, Call, Driver};
use crate::owner::{Owner, ticket_of};
use crate::passkey;
use crate::scenario::reset::NEW_PASSWORD;
use crate::scenario::security_info::signed_in;

use registered::passkeys;
pub use registered::{
    a_lost_registration_of_a_passkey_is_answered_again, a_passkey_is_registered_named_used_and_removed,
    a_passkey_is_registered_once, a_registering_session_makes_a_passkey_where_one_is_missing,
    a_registration_of_a_passkey_is_one_sessions, nobody_renames_all_day, what_is_told_apart_by_a_name_is_renamed,
    what_was_made_is_what_was_asked_for,
};

const NORA: &str = "s-nora.lindqvist";
const NOBODY: &str = "nobody@alderbrook.example";
const INTRANET: &str = "https://intranet.alderbrook.example";

/// Nora with a passkey, and a moment in which her authenticator's code is not used yet.
pub fn with_passkey(driver: &dyn Driver) -> (Owner<'_>, SoftPasskey) {
    let (mut nora, _) = signed_in(driver, NORA);
    let (passkey, _) = passkey::add(&mut nora, "Phone", Algorithm::Es256);
    driver.advance(31);
    (nora, passkey)
}

/// Lets a page show a reset in a frame.
fn list(driver: &dyn Driver, page: &str) {
    driver.edit_policy(&|policy| {
        policy.origins.embed = [Origin::try_from(page.to_owned()).unwrap()].into_iter().collect();
    });
}

/// A claimant for somebody who is asked for a passkey.
#[track_caller]
pub fn asked<'a>(driver: &'a dyn Driver, name: &str) -> (Claimant<'a>, PublicKeyRequest) {
    let mut claimant = Claimant::start(driver, name);
    let asked = passkey::ask(&mut claimant);
    (claimant, asked)
}

/// Says what is wrong with an answer, and how often it may be tried again.
fn wrong(answer: &Answer) -> (Code, Option<u8>) {
    let problem = answer.problem();
    (problem.code, problem.tries_left)
}

/// Rule: a passkey is one gate, two passkeys are no two gates, and its use is written down.
pub fn a_passkey_is_a_gate(driver: &dyn Driver) {
    let (mut owner, first) = with_passkey(driver);
    let (second, _) = passkey::add(&mut owner, "Key", Algorithm::EdDsa);
    let nora = person(driver, NORA);
    let mut claimant = Claimant::start(driver, &nora.name);
    let offered: Vec<_> = claimant.methods.iter().map(|method| (method.kind, method.id.as_str())).collect();
    assert_eq!(offered[0], (MethodKind::Passkey, "passkey"), "the strongest comes first");
    passkey::pass(&mut claimant, &first);
    assert_eq!((claimant.passed, claimant.required), (1, 2));
    assert!(claimant.methods.iter().all(|method| method.kind != MethodKind::Passkey), "one kind is one gate");
    let refused = claimant.ask("passkey", None);
    assert_eq!(refused.problem().code, Code::NotAllowed);
    claimant.pass_mail(&address_of(&nora));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    driver.advance(31);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_mail(&address_of(&nora));
    let ids: Vec<_> = claimant.methods.iter().map(|method| method.id.as_str()).collect();
    assert_eq!(ids.iter().filter(|id| **id == "passkey").count(), 1, "however many there are: {ids:?}");
    passkey::pass(&mut claimant, &second);
    assert!(claimant.methods.is_empty());
    let _: Changed = claimant.set_password("another long password 2").ok();
}

/// Rule: where the policy says so a user's passkey is both gates, and never an administrator's.
pub fn a_passkey_is_both_gates_where_the_policy_says_so(driver: &dyn Driver) {
    let (_, passkey) = with_passkey(driver);
    driver.edit_policy(&|policy| policy.passkey = PasskeyWeight::BothGates);
    let nora = person(driver, NORA);
    let mut claimant = Claimant::start(driver, &nora.name);
    passkey::pass(&mut claimant, &passkey);
    assert_eq!((claimant.passed, claimant.required, claimant.methods.len()), (2, 2, 0));
    driver.edit_policy(&|policy| policy.passkey = PasskeyWeight::OneGate);
    assert_ne!(claimant.set_password(NEW_PASSWORD).status, 200, "every call judges by the policy in force now");
    driver.edit_policy(&|policy| policy.passkey = PasskeyWeight::BothGates);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    let (mut admin, card) = signed_in(driver, "s-astrid.holm");
    let (own, _) = passkey::add(&mut admin, "Key", Algorithm::Es256);
    let mut claimant = Claimant::start(driver, &card.name);
    passkey::pass(&mut claimant, &own);
    assert_eq!((claimant.passed, claimant.required), (1, 2), "an administrator has two gates");
}

/// Every way in which an assertion can be wrong (A106, A92).
#[must_use]
pub fn wrongs(
    driver: &dyn Driver,
    passkey: &SoftPasskey,
    asked: &PublicKeyRequest,
    others: &SoftPasskey,
) -> Vec<Assertion> {
    let right = passkey::says(driver, asked);
    let with = |change: &dyn Fn(&mut Says)| {
        let mut says = right.clone();
        change(&mut says);
        passkey.assert(&says)
    };
    let good = passkey.assert(&right);
    let cut = |bytes: &Bytes| {
        let mut bytes = bytes.to_bytes();
        bytes.pop();
        Bytes::of(&bytes)
    };
    let spaced = Bytes::of(&[&good.client_data.to_bytes()[..], b" "].concat());
    let extended = [&good.authenticator_data.to_bytes()[..32], &[PRESENT_AND_VERIFIED | 0x80, 0, 0, 0, 0]].concat();
    let twice = [&extended[..], &[0xa2, 0x61, b'a', 1, 0x61, b'a', 1]].concat();
    let trailing = [&extended[..], &[0xa0, 0]].concat();
    vec![
        with(&|says| says.flags = 0b001),
        with(&|says| says.flags = 0b100),
        with(&|says| "evil.example".clone_into(&mut says.rp_id)),
        with(&|says| "webauthn.create".clone_into(&mut says.ceremony)),
        with(&|says| Bytes::of(&[7; 32]).as_str().clone_into(&mut says.challenge)),
        with(&|says| "https://evil.example".clone_into(&mut says.origin)),
        with(&|says| (says.cross_origin, says.top_origin) = (Some(true), Some("https://evil.example".to_owned()))),
        with(&|says| says.cross_origin = Some(true)),
        with(&|says| says.flags |= 0b0000_1000),
        with(&|says| says.flags |= 0b0001_0000),
        with(&|says| says.flags |= 0b0100_0000),
        others.assert(&right),
        Assertion { id: good.id.clone(), ..others.assert(&right) },
        Assertion { id: Bytes::of(&[1; 32]), ..good.clone() },
        Assertion { user_handle: Bytes::of(&others.user_handle), ..good.clone() },
        Assertion { user_handle: Bytes::of(&[]), ..good.clone() },
        Assertion { client_data: spaced, ..good.clone() },
        Assertion { authenticator_data: cut(&good.authenticator_data), ..good.clone() },
        Assertion { signature: cut(&good.signature), ..good.clone() },
        Assertion { signature: Bytes::of(&[]), ..good.clone() },
        passkey.sign(&good.client_data.to_bytes(), &twice),
        passkey.sign(&good.client_data.to_bytes(), &trailing),
        passkey.sign(b"{}", &good.authenticator_data.to_bytes()),
    ]
}

/// Rule (A106): whatever is wrong with an assertion is a wrong answer of that challenge, to the byte; and right ones pass.
pub fn whatever_is_wrong_is_a_wrong_answer(driver: &dyn Driver) {
    let (_, nora) = with_passkey(driver);
    let (mut tom, _) = signed_in(driver, "s-bruno.ricci");
    let (others, _) = passkey::add(&mut tom, "Phone", Algorithm::Es256);
    let name = person(driver, NORA).name;
    let count = {
        let (_, asked) = asked(driver, &name);
        wrongs(driver, &nora, &asked, &others).len()
    };
    for place in 0..count {
        let (mut claimant, asked) = asked(driver, &name);
        let assertion = &wrongs(driver, &nora, &asked, &others)[place];
        let answer = passkey::answer(&mut claimant, assertion);
        assert_eq!(wrong(&answer), (Code::CodeWrong, Some(4)), "{place}: {}", answer.text());
        let right = nora.assert(&passkey::says(driver, &asked));
        assert_eq!(passkey::answer(&mut claimant, &right).status, 200, "{place}: the challenge is as good as before");
    }
    // Extensions that nobody asked for are read over.
    let (mut claimant, asked) = asked(driver, &name);
    let says = Says { flags: PRESENT_AND_VERIFIED | 0x80, ..passkey::says(driver, &asked) };
    let data = [&says.authenticator_data()[..], &[0xa1, 0x61, b'a', 0xf5]].concat();
    assert_eq!(passkey::answer(&mut claimant, &nora.sign(&says.client_data(), &data)).status, 200);
    // What is no base64url is refused before anything is looked at.
    let (claimant, asked) = self::asked(driver, &name);
    let mut good = json!(nora.assert(&passkey::says(driver, &asked)));
    good["signature"] = json!("a+b=");
    let body = json!({"flow": claimant.flow, "challenge": claimant.challenge, "attempt": attempt(),
        "answer": {"assertion": good}});
    assert_eq!(driver.call(&Call::post("/reset/verify", &body)).problem().code, Code::Malformed);
    let code = json!({"flow": claimant.flow, "challenge": claimant.challenge, "attempt": attempt(),
        "answer": {"code": "123456"}});
    assert_eq!(driver.call(&Call::post("/reset/verify", &code)).problem().code, Code::Malformed, "of another kind");
}

/// Rule (A06): whoever has a passkey, whoever has none and whoever is nobody are asked and refused alike, to the byte; nothing
/// lists a credential.
pub fn nothing_shows_who_has_a_passkey(driver: &dyn Driver) {
    let (_, nora) = with_passkey(driver);
    let names = [person(driver, NORA).name, person(driver, "s-bruno.ricci").name, NOBODY.to_owned()];
    let seen = names.map(|name| {
        let mut claimant = Claimant::start(driver, &name);
        let listed = serde_json::to_string(&claimant.methods).unwrap();
        let answer = claimant.ask("passkey", None);
        let text = answer.text();
        assert!(!text.contains(Bytes::of(&nora.id).as_str()) && !text.contains("allow"), "{text}");
        let asked = answer.ok::<latchkey_shared::wire::Challenged>().public_key.expect("what to ask with");
        let foreign = SoftPasskey::new("of nobody", Algorithm::Es256, vec![1; 32]);
        let refused = passkey::answer(&mut claimant, &foreign.assert(&passkey::says(driver, &asked)));
        let code = (refused.status, refused.body.len(), refused.problem().code, refused.problem().tries_left);
        (listed, answer.status, answer.body.len(), asked.rp_id, asked.timeout_ms, code)
    });
    assert!(seen.iter().all(|other| *other == seen[0]), "{seen:?}");
    assert_eq!(seen[0].5.2, Code::CodeWrong);
}

/// Rule: a right assertion spends its challenge; the same attempt hears the same, another one does not.
pub fn a_challenge_of_a_passkey_is_good_once(driver: &dyn Driver) {
    let (_, nora) = with_passkey(driver);
    let (claimant, asked) = asked(driver, &person(driver, NORA).name);
    let assertion = nora.assert(&passkey::says(driver, &asked));
    let same = passkey::written(&claimant, &attempt(), &assertion);
    let first = driver.call(&same);
    assert_eq!(first.status, 200, "{}", first.text());
    assert_eq!(driver.call(&same).status, 200, "the same attempt");
    let again = driver.call(&passkey::written(&claimant, &attempt(), &assertion));
    assert_eq!(again.problem().code, Code::ChallengeSpent);
    // In another flow, and after another challenge of its own flow, it answers nothing.
    let (mut other, _) = self::asked(driver, &person(driver, NORA).name);
    assert_eq!(wrong(&passkey::answer(&mut other, &assertion)), (Code::CodeWrong, Some(4)));
    let older = passkey::ask(&mut other);
    let newer = passkey::ask(&mut other);
    assert_ne!(older.challenge, newer.challenge);
    let late = nora.assert(&passkey::says(driver, &older));
    assert_eq!(wrong(&passkey::answer(&mut other, &late)).0, Code::CodeWrong, "an older challenge");
    driver.advance(601);
    let late = nora.assert(&passkey::says(driver, &newer));
    assert_eq!(passkey::answer(&mut other, &late).problem().code, Code::ChallengeSpent, "too late");
}

/// Asks for a passkey as a second factor.
#[track_caller]
pub fn second(driver: &dyn Driver, sign_in: &str) -> (String, PublicKeyRequest) {
    let body = json!({"sign_in": sign_in, "attempt": attempt(), "method": "passkey"});
    let challenged: SecondChallenged = driver.call(&Call::post("/session/challenge", &body)).ok();
    assert_eq!((challenged.kind, challenged.code_length, challenged.resend_in), (MethodKind::Passkey, 0, 0));
    (challenged.challenge, challenged.public_key.expect("what to ask with"))
}

/// Writes a passkey as a second factor, to be sent by somebody else.
#[must_use]
pub fn giving(sign_in: &str, challenge: &str, assertion: &Assertion) -> Call {
    let answer = json!({ "assertion": assertion });
    let body = json!({"sign_in": sign_in, "challenge": challenge, "attempt": attempt(), "answer": answer});
    Call::post("/session/verify", &body)
}

/// Gives a passkey as a second factor.
fn give(driver: &dyn Driver, sign_in: &str, challenge: &str, assertion: &Assertion) -> Answer {
    driver.call(&giving(sign_in, challenge, assertion))
}

/// Rule: a challenge of a reset opens no sign-in, one of a sign-in no fresh proof, and one of those no registration.
pub fn a_challenge_is_of_one_purpose(driver: &dyn Driver) {
    let (mut owner, nora) = with_passkey(driver);
    let card = person(driver, NORA);
    let signed_in: SignedIn = sign_in(driver, &card.name, &card.password).ok();
    let (challenge, _) = second(driver, &ticket_of(&signed_in));
    let (_, of_reset) = asked(driver, &card.name);
    let foreign = nora.assert(&passkey::says(driver, &of_reset));
    assert_eq!(give(driver, &ticket_of(&signed_in), &challenge, &foreign).problem().code, Code::CodeWrong);
    let body = json!({"attempt": attempt(), "method": "passkey"});
    let proof: SecondChallenged = owner.post("/me/proof/challenge", &body).ok();
    let (registration, creation) = passkey::begin(&mut owner);
    // Signed for the registration's challenge, and for its ticket.
    let of_registration = PublicKeyRequest { challenge: creation.challenge.clone(), ..of_reset };
    let assertion = nora.assert(&passkey::says(driver, &of_registration));
    for ticket in [&proof.challenge, &registration] {
        let body = json!({"challenge": ticket, "attempt": attempt(), "answer": {"assertion": &assertion}});
        assert_eq!(owner.post("/me/proof/verify", &body).problem().code, Code::CodeWrong);
    }
    // The proof's ticket begins no registration, whatever is made for it.
    let soft = SoftPasskey::new("second", Algorithm::EdDsa, creation.user_id.to_bytes());
    let asked = proof.public_key.expect("what to ask with");
    let made = soft.attest(&Says { ceremony: "webauthn.create".to_owned(), ..passkey::says(driver, &asked) });
    assert_eq!(wrong(&passkey::confirm(&mut owner, &proof.challenge, &made, None)).0, Code::CodeWrong);
}

/// Rule (A65): what cannot be guessed has no cap, so nobody can lock an owner out of it.
pub fn wrong_passkeys_lock_nothing(driver: &dyn Driver) {
    let (_, nora) = with_passkey(driver);
    let name = person(driver, NORA).name;
    let foreign = SoftPasskey::new("of nobody", Algorithm::Es256, vec![1; 32]);
    for _ in 0..4 {
        let (mut claimant, asked) = asked(driver, &name);
        let assertion = foreign.assert(&passkey::says(driver, &asked));
        for left in (0..5).rev() {
            assert_eq!(wrong(&passkey::answer(&mut claimant, &assertion)), (Code::CodeWrong, Some(left)));
        }
        let right = nora.assert(&passkey::says(driver, &asked));
        assert_eq!(passkey::answer(&mut claimant, &right).problem().code, Code::ChallengeSpent, "five are enough");
    }
    let mut claimant = Claimant::start(driver, &name);
    passkey::pass(&mut claimant, &nora);
}

/// Rule: a passkey that counts, counts up: whoever has copied one finds it refused once the owner has used theirs.
pub fn a_copy_of_a_passkey_is_refused(driver: &dyn Driver) {
    let (_, nora) = with_passkey(driver);
    let name = person(driver, NORA).name;
    let used = |counter| {
        let (mut claimant, asked) = asked(driver, &name);
        let says = Says { counter, ..passkey::says(driver, &asked) };
        passkey::answer(&mut claimant, &nora.assert(&says)).status
    };
    assert_eq!([used(0), used(7), used(8)], [200; 3]);
    assert_eq!([used(8), used(3), used(0)], [422; 3]);
    assert_eq!(used(9), 200);
}

/// Rule: a passkey completes a sign-in; a wrong one counts like a wrong code.
pub fn a_passkey_is_a_second_factor(driver: &dyn Driver) {
    let (_, nora) = with_passkey(driver);
    let card = person(driver, NORA);
    let signed_in: SignedIn = sign_in(driver, &card.name, &card.password).ok();
    assert_eq!(signed_in.step, SignInStep::SecondFactor);
    let first = signed_in.methods.first().map(|method| (method.kind, method.id.as_str()));
    assert_eq!(first, Some((MethodKind::Passkey, "passkey")), "the strongest comes first");
    let ticket = ticket_of(&signed_in);
    let (challenge, asked) = second(driver, &ticket);
    let right = passkey::says(driver, &asked);
    let wrong = nora.assert(&Says { flags: 0b001, ..right.clone() });
    assert_eq!(give(driver, &ticket, &challenge, &wrong).problem().code, Code::CodeWrong);
    // What may show a reset shows no sign-in.
    list(driver, INTRANET);
    let framed = Says { cross_origin: Some(true), top_origin: Some(INTRANET.to_owned()), ..right.clone() };
    assert_eq!(give(driver, &ticket, &challenge, &nora.assert(&framed)).problem().code, Code::CodeWrong);
    let without = json!({"sign_in": ticket, "attempt": attempt(), "answer": {"assertion": nora.assert(&right)}});
    assert_eq!(driver.call(&Call::post("/session/verify", &without)).problem().code, Code::Malformed);
    let done: SignedIn = give(driver, &ticket, &challenge, &nora.assert(&right)).ok();
    assert_eq!(done.step, SignInStep::Done);
    assert_eq!(give(driver, &ticket, &challenge, &nora.assert(&right)).status, 422, "a challenge is good once");
    let other: SignedIn = sign_in(driver, &card.name, &card.password).ok();
    let (challenge, asked) = second(driver, &ticket_of(&other));
    let foreign = SoftPasskey::new("of nobody", Algorithm::Es256, nora.user_handle.clone());
    let assertion = foreign.assert(&passkey::says(driver, &asked));
    let answers: Vec<u16> = (0..12).map(|_| give(driver, &ticket_of(&other), &challenge, &assertion).status).collect();
    assert_eq!((answers[0], answers[11]), (422, 429), "they pause the sign-in: {answers:?}");
}

/// Rule: a passkey is a fresh proof, and one that had no part in a reset thaws what the reset froze.
pub fn a_passkey_is_a_fresh_proof(driver: &dyn Driver) {
    let (mut owner, nora) = with_passkey(driver);
    driver.advance(601);
    assert_eq!(owner.security_info().problem().code, Code::ProofNeeded);
    let prove = |owner: &mut Owner<'_>| {
        let body = json!({"attempt": attempt(), "method": "passkey"});
        let challenged: SecondChallenged = owner.post("/me/proof/challenge", &body).ok();
        let asked = challenged.public_key.expect("what to ask with");
        let assertion = nora.assert(&passkey::says(driver, &asked));
        let answer = json!({ "assertion": assertion });
        let body = json!({"challenge": challenged.challenge, "attempt": attempt(), "answer": answer});
        let _: Proved = owner.post("/me/proof/verify", &body).ok();
    };
    prove(&mut owner);
    let info: SecurityInfo = owner.security_info().ok();
    assert_eq!(passkeys(&info).len(), 1);
    let card = person(driver, NORA);
    let mut claimant = Claimant::start(driver, &card.name);
    claimant.pass_both(&card);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    driver.advance(31);
    let mut owner = Owner::sign_in(driver, &card, NEW_PASSWORD);
    assert_eq!(passkey::try_begin(&mut owner).problem().code, Code::NotAllowed, "frozen after a reset");
    prove(&mut owner);
    let _ = passkey::begin(&mut owner);
}

/// Rule (A92): in a frame only of a page that the policy lists, and only in a reset.
pub fn a_frame_is_one_that_the_policy_lists(driver: &dyn Driver) {
    let (_, nora) = with_passkey(driver);
    let name = person(driver, NORA).name;
    let framed = |top: Option<&str>| {
        let (mut claimant, asked) = asked(driver, &name);
        let top_origin = top.map(str::to_owned);
        let says = Says { cross_origin: Some(true), top_origin, ..passkey::says(driver, &asked) };
        passkey::answer(&mut claimant, &nora.assert(&says)).status
    };
    driver.edit_policy(&|policy| policy.origins.embed = latchkey_shared::sorted::Set::new());
    assert_eq!(framed(Some(INTRANET)), 422);
    list(driver, INTRANET);
    assert_eq!(framed(Some(INTRANET)), 200);
    assert_eq!([framed(None), framed(Some("https://evil.example")), framed(Some(&driver.origin()))], [422; 3]);
}
