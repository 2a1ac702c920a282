//! Passkeys registered: made, named, removed, and what is refused on the way (attack A106).

use latchkey_protocol::gate::PasskeyWeight;
use latchkey_protocol::testing::authenticator::{Algorithm, Says, SoftPasskey};
use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Bytes, Proved, RegisteredMethod, SecurityInfo};
use serde_json::json;

use super::{NORA, asked, with_passkey, wrong};
use crate::claimant::{Claimant, address_of, attempt, person, seed_of};
use crate::driver::{Answer, Driver};
use crate::mail::{self, About};
use crate::owner::Owner;
use crate::passkey;
use crate::scenario::administration::as_operator;
use crate::scenario::outside;
use crate::scenario::security_info::{id_of, kinds, remove, signed_in};

/// Returns the passkeys among what is registered.
pub(super) fn passkeys(info: &SecurityInfo) -> Vec<RegisteredMethod> {
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
