//! Passkeys: registered, and as a gate, a second factor and a fresh proof; and every way in which one is refused (attacks A06,
//! A65, A92, A106).

use latchkey_protocol::gate::PasskeyWeight;
use latchkey_protocol::policy::Origin;
use latchkey_protocol::testing::authenticator::{Algorithm, PRESENT_AND_VERIFIED, Says, SoftPasskey};
use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{
    Assertion, Bytes, Changed, Proved, PublicKeyRequest, RegisteredMethod, SecondChallenged, SecurityInfo, SignInStep,
    SignedIn,
};
use serde_json::json;

use crate::claimant::{Claimant, address_of, attempt, person, seed_of, sign_in};
use crate::driver::{Answer, Call, Driver};
use crate::mail::{self, About};
use crate::owner::{Owner, ticket_of};
use crate::passkey;
use crate::scenario::administration::as_operator;
use crate::scenario::outside;
use crate::scenario::reset::NEW_PASSWORD;
use crate::scenario::security_info::{id_of, kinds, remove, signed_in};

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

fn passkeys(info: &SecurityInfo) -> Vec<RegisteredMethod> {
    info.methods.iter().filter(|method| method.kind == MethodKind::Passkey).cloned().collect()
}

fn room(info: &SecurityInfo) -> Option<u8> {
    info.offered.iter().find(|offered| offered.kind == MethodKind::Passkey).map(|offered| offered.room)
}

/// Rule: a passkey of each algorithm is registered under a name, five of them and no more; it says when it was last used, every
/// address is told, and it is removed like everything.
pub fn a_passkey_is_registered_named_used_and_removed(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, NORA);
    assert_eq!(room(&nora.security_info().ok()), Some(5));
    let mut made = Vec::new();
    for (name, algorithm) in [("Phone", Algorithm::Es256), ("Key", Algorithm::EdDsa), ("Laptop", Algorithm::Rs256)] {
        let (passkey, info) = passkey::add(&mut nora, name, algorithm);
        let last = passkeys(&info).pop().expect("it is listed");
        assert_eq!((last.hint.as_deref(), last.last_used), (Some(name), None));
        assert!(!last.may_change && last.may_delete && last.confirmed.is_some());
        made.push(passkey);
    }
    let info: SecurityInfo = nora.security_info().ok();
    assert_eq!((kinds(&info)[0], room(&info)), (MethodKind::Passkey, Some(2)), "the strongest comes first");
    for passkey in &made {
        let (mut claimant, asked) = asked(driver, &person.name);
        let answered = passkey::answer(&mut claimant, &passkey.assert(&passkey::says(driver, &asked)));
        assert_eq!(answered.status, 200, "{}", answered.text());
    }
    let used = passkeys(&nora.security_info().ok());
    assert!(used.iter().all(|passkey| passkey.last_used.is_some_and(|at| at <= driver.now().0)), "{used:?}");
    let _ = passkey::add(&mut nora, "Spare", Algorithm::EdDsa);
    // Two begun while there is room for one.
    let begun = [passkey::begin(&mut nora), passkey::begin(&mut nora)];
    let answers = begun.map(|(registration, asked)| {
        let soft = SoftPasskey::new(&registration, Algorithm::EdDsa, asked.user_id.to_bytes());
        passkey::confirm(&mut nora, &registration, &soft.attest(&passkey::says_made(driver, &asked)), Some("Watch"))
    });
    assert_eq!((answers[0].status, answers[1].problem().code), (200, Code::NotAllowed), "five are enough");
    assert_eq!(room(&nora.security_info().ok()), None);
    assert_eq!(passkey::try_begin(&mut nora).problem().code, Code::NotAllowed, "five are enough");
    let gone = used.iter().find(|passkey| passkey.hint.as_deref() == Some("Phone")).expect("it is listed");
    let info: SecurityInfo = remove(&mut nora, &attempt(), &gone.id).ok();
    assert_eq!((passkeys(&info).len(), room(&info)), (4, Some(1)));
    let (mut claimant, asked) = asked(driver, &person.name);
    let assertion = made[0].assert(&passkey::says(driver, &asked));
    assert_eq!(wrong(&passkey::answer(&mut claimant, &assertion)), (Code::CodeWrong, Some(4)), "it is gone");
    for address in [address_of(&person), person.name.clone()] {
        let mails = driver.mails(&address);
        let told = [About::MethodAdded, About::MethodRemoved].map(|about| mail::count(&mails, &about));
        assert_eq!(told, [5, 1], "{address}");
    }
}

/// Rule: what tells passkeys and apps apart is called what its owner likes, and nothing else is; a name opens, ends and tells
/// nothing.
pub fn what_is_told_apart_by_a_name_is_renamed(driver: &dyn Driver) {
    let (mut nora, _) = with_passkey(driver);
    let card = person(driver, NORA);
    let mut claimant = Claimant::start(driver, &card.name);
    claimant.pass_mail(&address_of(&card));
    let listed: SecurityInfo = nora.security_info().ok();
    let [passkey, app, mail] =
        [MethodKind::Passkey, MethodKind::Authenticator, MethodKind::Mail].map(|kind| id_of(&listed, kind));
    let name = |owner: &mut Owner<'_>, id: &str, name: &str| {
        owner.post("/me/security-info/name", &json!({"attempt": attempt(), "id": id, "name": name}))
    };
    let called = |answer: Answer, id: &str| {
        let info: SecurityInfo = answer.ok();
        info.methods.into_iter().find(|method| method.id == id).expect("it is listed").hint
    };
    assert_eq!(called(name(&mut nora, &passkey, " Büro \u{1f511} "), &passkey).as_deref(), Some("Büro \u{1f511}"));
    assert_eq!(called(name(&mut nora, &app, &"é".repeat(40)), &app), Some("é".repeat(40)));
    assert_eq!(called(name(&mut nora, &app, "  "), &app), None, "blanks are no name");
    for odd in ["two\nlines".to_owned(), "x".repeat(41)] {
        assert_eq!(name(&mut nora, &passkey, &odd).problem().code, Code::Malformed, "{odd:?}");
    }
    for foreign in [&mail, "s-bruno.ricci-3", "nothing"] {
        assert_eq!(name(&mut nora, foreign, "Mine").problem().code, Code::NotAllowed, "{foreign}");
    }
    let stands = called(nora.security_info(), &passkey);
    assert_eq!(stands.as_deref(), Some("Büro \u{1f511}"), "as it was last called");
    // The reset under way goes on: nothing that it was proved by has changed.
    assert_eq!(claimant.ask("passkey", None).status, 200);
    let told = driver.mails(&address_of(&card));
    let changes = [About::MethodAdded, About::MethodRemoved, About::MethodReplaced];
    assert_eq!(changes.map(|about| mail::count(&told, &about)), [1, 0, 0], "of the passkey that came, and no more");
}

/// Rule: names and what comes first are changed twenty times a day between them; what is so already is written nowhere.
pub fn nobody_renames_all_day(driver: &dyn Driver) {
    let (mut nora, _) = with_passkey(driver);
    let info: SecurityInfo = nora.security_info().ok();
    let passkey = id_of(&info, MethodKind::Passkey);
    let name = |owner: &mut Owner<'_>, named: &str, name: &str| {
        owner.post("/me/security-info/name", &json!({"attempt": named, "id": passkey, "name": name}))
    };
    let prefer = json!({"attempt": attempt(), "id": id_of(&info, MethodKind::Mail)});
    assert_eq!(nora.post("/me/security-info/default", &prefer).status, 200);
    for time in 1..20 {
        assert_eq!(name(&mut nora, &attempt(), &format!("Key {time}")).status, 200, "{time}");
    }
    assert_eq!(name(&mut nora, &attempt(), "Key 19").status, 200, "what is so already");
    let refused = name(&mut nora, &attempt(), "Key 20").problem();
    assert_eq!((refused.status, refused.code, refused.retry_after.is_some()), (429, Code::TooMany, true));
    driver.settle();
    let path = "/api/v1/admin/audit?limit=200&activity=User%20updated%20security%20info";
    let lines: serde_json::Value = driver.call(&as_operator(driver, "GET", path)).ok();
    assert_eq!(lines["events"].as_array().map(Vec::len), Some(19));
}

/// Rule (A106): what was made for something else is refused like a wrong code, five times; then the registration is over.
pub fn what_was_made_is_what_was_asked_for(driver: &dyn Driver) {
    let (mut nora, _) = signed_in(driver, NORA);
    let (registration, creation) = passkey::begin(&mut nora);
    assert_eq!(creation.user_name, person(driver, NORA).name);
    assert!(creation.exclude.is_empty());
    let soft = SoftPasskey::new("phone", Algorithm::Es256, creation.user_id.to_bytes());
    let right = passkey::says_made(driver, &creation);
    let other = passkey::begin(&mut nora).1.challenge;
    let wrongs = [
        Says { flags: 0b001, ..right.clone() },
        Says { challenge: other.as_str().to_owned(), ..right.clone() },
        Says { origin: "https://evil.example".to_owned(), ..right.clone() },
        Says { ceremony: "webauthn.get".to_owned(), ..right.clone() },
        Says { rp_id: "evil.example".to_owned(), ..right.clone() },
    ];
    for (left, says) in (0..5).rev().zip(&wrongs) {
        let answer = passkey::confirm(&mut nora, &registration, &soft.attest(says), None);
        assert_eq!(wrong(&answer), (Code::CodeWrong, Some(left)), "{says:?}");
    }
    let late = passkey::confirm(&mut nora, &registration, &soft.attest(&right), None);
    assert_eq!(late.problem().code, Code::FlowEnded);
    assert!(passkeys(&nora.security_info().ok()).is_empty());
    let both = json!({"registration": registration, "attempt": attempt(), "code": "123456",
        "attestation": soft.attest(&right)});
    assert_eq!(nora.post("/me/security-info/confirm", &both).problem().code, Code::Malformed);
    let neither = json!({"registration": registration, "attempt": attempt()});
    assert_eq!(nora.post("/me/security-info/confirm", &neither).problem().code, Code::Malformed);
}

/// Rule: no passkey is registered twice, by nobody.
pub fn a_passkey_is_registered_once(driver: &dyn Driver) {
    let (mut nora, passkey) = with_passkey(driver);
    let (registration, creation) = passkey::begin(&mut nora);
    assert_eq!(creation.exclude, [Bytes::of(&passkey.id)]);
    let again = passkey.attest(&passkey::says_made(driver, &creation));
    assert_eq!(passkey::confirm(&mut nora, &registration, &again, None).problem().code, Code::ContactRefused);
    let (mut other, _) = signed_in(driver, "s-bruno.ricci");
    let (registration, creation) = passkey::begin(&mut other);
    let taken = passkey.attest(&passkey::says_made(driver, &creation));
    assert_eq!(passkey::confirm(&mut other, &registration, &taken, None).problem().code, Code::ContactRefused);
    assert!(passkeys(&other.security_info().ok()).is_empty());
    assert_eq!(passkeys(&nora.security_info().ok()).len(), 1);
}

/// Rule: a registration is good in the session that began it, and with nothing but what it was begun for.
pub fn a_registration_of_a_passkey_is_one_sessions(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, NORA);
    let (registration, creation) = passkey::begin(&mut nora);
    let soft = SoftPasskey::new("phone", Algorithm::EdDsa, creation.user_id.to_bytes());
    let made = soft.attest(&passkey::says_made(driver, &creation));
    driver.advance(31);
    let mut elsewhere = Owner::sign_in(driver, &person, &person.password);
    let answer = passkey::confirm(&mut elsewhere, &registration, &made, None);
    assert_eq!(answer.problem().code, Code::FlowEnded, "another session");
    let (app, _) = nora.begin_app();
    assert_eq!(passkey::confirm(&mut nora, &app, &made, None).problem().code, Code::FlowEnded, "another kind");
    assert_eq!(nora.confirm(&registration, "123456").problem().code, Code::FlowEnded, "a code for a passkey");
    driver.advance(601);
    let code = totp::code_at(&seed_of(&person), driver.now());
    let _: Proved = nora.prove(&code).ok();
    assert_eq!(passkey::confirm(&mut nora, &registration, &made, None).problem().code, Code::FlowEnded, "too late");
    assert!(passkeys(&nora.security_info().ok()).is_empty());
}

/// Rule: the same attempt gets the same answer, and one passkey.
pub fn a_lost_registration_of_a_passkey_is_answered_again(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, NORA);
    let (registration, creation) = passkey::begin(&mut nora);
    let soft = SoftPasskey::new("phone", Algorithm::Es256, creation.user_id.to_bytes());
    let made = soft.attest(&passkey::says_made(driver, &creation));
    let body = passkey::confirmation(&registration, &attempt(), &made, Some("Phone"));
    let first: SecurityInfo = nora.post("/me/security-info/confirm", &body).ok();
    let again: SecurityInfo = nora.post("/me/security-info/confirm", &body).ok();
    assert_eq!((passkeys(&first).len(), again), (1, first));
    let other = passkey::confirm(&mut nora, &registration, &made, Some("Phone"));
    assert_eq!(other.problem().code, Code::FlowEnded, "another attempt");
    assert_eq!(mail::count(&driver.mails(&person.name), &About::MethodAdded), 1);
}

/// Rule: whoever was sent to register makes a passkey where something is missing, and no further one.
pub fn a_registering_session_makes_a_passkey_where_one_is_missing(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.passkey = PasskeyWeight::BothGates);
    let mut petra = outside::begun(driver, "s-petra.novak");
    let (_, info) = passkey::add(&mut petra, "Phone", Algorithm::Es256);
    assert!(info.registered, "a passkey is both gates here");
    assert_eq!(passkey::try_begin(&mut petra).problem().code, Code::NotAllowed, "nothing is missing");
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
