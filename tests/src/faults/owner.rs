//! What whoever signs in asks for: a session, a second factor, another password, a proof, methods of their own.

use latchkey_protocol::limits::PROOF_S;
use latchkey_protocol::testing::authenticator::{Algorithm, SoftPasskey};
use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::{Me, ProofOptions, PublicKeyCreation, RecoveryCodes, SecurityInfo, SignedIn};
use serde_json::{Value, json};

use super::{Ended, OWNER, SIGNED_IN};
use crate::claimant::{address_of, attempt, person, seed_of, sign_in};
use crate::driver::{Call, Driver};
use crate::mail::{self, About};
use crate::owner::{self, Owner};
use crate::passkey;
use crate::scenario::reset::NEW_PASSWORD;
use crate::scenario::{not_me, outside, passkeys, questions, saved_codes, users};

/// Who has to replace a password.
const REPLACES: &str = "s-omar.haddad";

pub(super) fn signing_in(driver: &dyn Driver, subject: &str) -> Call {
    let person = person(driver, subject);
    Call::post("/session", &json!({"identifier": person.name, "password": person.password}))
}

/// The password is right; what is asked for next is a second factor.
fn half_signed_in(driver: &dyn Driver) -> SignedIn {
    driver.call(&signing_in(driver, OWNER)).ok()
}

pub(super) fn ask_for_a_second(driver: &dyn Driver) -> Call {
    let signed_in = half_signed_in(driver);
    owner::written_challenge(&signed_in)
}

pub(super) fn give_a_mails_code(driver: &dyn Driver) -> Call {
    let signed_in = half_signed_in(driver);
    let (challenge, code) = owner::mailed_code(driver, &person(driver, OWNER), &signed_in);
    owner::written_factor(&attempt(), &owner::ticket_of(&signed_in), Some(&challenge), &code)
}

pub(super) fn give_an_apps_code(driver: &dyn Driver) -> Call {
    let code = totp::code_at(&seed_of(&person(driver, OWNER)), driver.now());
    owner::written_factor(&attempt(), &owner::ticket_of(&half_signed_in(driver)), None, &code)
}

/// Somebody whose password is enough.
pub(super) fn signed_in(driver: &dyn Driver) -> Owner<'_> {
    let person = person(driver, SIGNED_IN);
    Owner::sign_in(driver, &person, &person.password)
}

/// Asks for something as somebody whose password was enough.
pub(super) fn asking(driver: &dyn Driver, path: &str, body: &Value) -> Call {
    signed_in(driver).written(Call::post(path, body))
}

pub(super) fn replace_password(driver: &dyn Driver) -> Call {
    let omar = person(driver, REPLACES);
    let signed_in: SignedIn = sign_in(driver, &omar.name, &omar.password).ok();
    let code = totp::code_at(&seed_of(&omar), driver.now());
    let next: SignedIn = owner::give(driver, &owner::ticket_of(&signed_in), None, &code).ok();
    let body = json!({"sign_in": owner::ticket_of(&next), "attempt": attempt(), "password": NEW_PASSWORD});
    Call::post("/session/password", &body)
}

pub(super) fn change_password(driver: &dyn Driver) -> Call {
    let old = person(driver, SIGNED_IN).password;
    asking(driver, "/me/password", &json!({"attempt": attempt(), "old": old, "new": NEW_PASSWORD}))
}

/// Whatever went wrong, the new password is in force, and its owner heard of it once.
pub(super) fn is_changed_once(driver: &dyn Driver, _: &Ended<'_>) {
    let petra = person(driver, SIGNED_IN);
    assert_eq!(sign_in(driver, &petra.name, NEW_PASSWORD).status, 200);
    assert_eq!(mail::count(&driver.mails(&petra.name), &About::PasswordChanged), 1);
}

/// Whatever went wrong, the password that had to be replaced is, and its owner heard of it once.
pub(super) fn is_replaced_once(driver: &dyn Driver, ended: &Ended<'_>) {
    let omar = person(driver, REPLACES);
    let signed_in: SignedIn = sign_in(driver, &omar.name, NEW_PASSWORD).ok();
    assert!(!signed_in.must_change, "{:?}", ended.tripped);
    assert_eq!(mail::count(&driver.mails(&omar.name), &About::PasswordChanged), 1, "{:?}", ended.tripped);
}

/// Whatever went wrong, the address is gone, and its owner heard of it once: at the account's own address, and there.
pub(super) fn is_removed_once_and_told(driver: &dyn Driver, ended: &Ended<'_>) {
    assert_eq!(ended.again.ok::<SecurityInfo>().methods.len(), 1, "{:?}", ended.tripped);
    let nora = person(driver, OWNER);
    for address in [nora.name.clone(), address_of(&nora)] {
        let told = mail::count(&driver.mails(&address), &About::MethodRemoved);
        assert_eq!(told, 1, "{:?}: {address}", ended.tripped);
    }
}

/// The address is asked first, and nothing else is.
pub(super) fn is_preferred(_: &dyn Driver, ended: &Ended<'_>) {
    let info: SecurityInfo = ended.again.ok();
    let preferred: Vec<MethodKind> =
        info.methods.iter().filter(|method| method.is_default).map(|method| method.kind).collect();
    assert_eq!(preferred, [MethodKind::Mail], "{:?}", ended.tripped);
}

/// Calls the app that somebody has registered something else.
pub(super) fn rename(driver: &dyn Driver) -> Call {
    let mut owner = with_methods(driver);
    let info: SecurityInfo = owner.security_info().ok();
    let app = info.methods.iter().find(|method| method.kind == MethodKind::Authenticator).expect("an app");
    let body = json!({"attempt": attempt(), "id": app.id, "name": "Old phone"});
    owner.written(Call::post("/me/security-info/name", &body))
}

/// The app is called so, and nothing else is.
pub(super) fn is_renamed(_: &dyn Driver, ended: &Ended<'_>) {
    let info: SecurityInfo = ended.again.ok();
    let called: Vec<MethodKind> = info
        .methods
        .iter()
        .filter(|method| method.hint.as_deref() == Some("Old phone"))
        .map(|method| method.kind)
        .collect();
    assert_eq!(called, [MethodKind::Authenticator], "{:?}", ended.tripped);
}

/// Somebody with an address and an app, at a moment when the app's code is not used yet.
pub(super) fn with_methods(driver: &dyn Driver) -> Owner<'_> {
    let nora = person(driver, OWNER);
    let owner = Owner::sign_in(driver, &nora, &nora.password);
    driver.advance(31);
    owner
}

pub(super) fn ask_for_a_proof(driver: &dyn Driver) -> Call {
    let mut owner = with_methods(driver);
    let options: ProofOptions = owner.send(Call::get("/api/v1/me/proof")).ok();
    let method = options.methods.iter().find(|method| method.kind == MethodKind::Mail).expect("mail is offered");
    let body = json!({"attempt": attempt(), "method": method.id});
    owner.written(Call::post("/me/proof/challenge", &body))
}

pub(super) fn prove(driver: &dyn Driver) -> Call {
    let owner = with_methods(driver);
    let code = totp::code_at(&seed_of(&person(driver, OWNER)), driver.now());
    owner.written(Call::post("/me/proof/verify", &json!({"attempt": attempt(), "answer": {"code": code}})))
}

pub(super) fn confirm_an_app(driver: &dyn Driver) -> Call {
    let mut owner = signed_in(driver);
    let (registration, seed) = owner.begin_app();
    let code = totp::code_at(&seed, driver.now());
    let body = json!({"registration": registration, "attempt": attempt(), "code": code});
    owner.written(Call::post("/me/security-info/confirm", &body))
}

/// Somebody who may register a passkey, and what to make it with.
fn passkey_begun(driver: &dyn Driver) -> (Owner<'_>, String, PublicKeyCreation) {
    let mut owner = signed_in(driver);
    let (registration, asked) = passkey::begin(&mut owner);
    (owner, registration, asked)
}

pub(super) fn begin_a_passkey(driver: &dyn Driver) -> Call {
    asking(driver, "/me/security-info/begin", &json!({"attempt": attempt(), "kind": "passkey"}))
}

pub(super) fn confirm_a_passkey(driver: &dyn Driver) -> Call {
    let (owner, registration, asked) = passkey_begun(driver);
    let soft = SoftPasskey::new("phone", Algorithm::Es256, asked.user_id.to_bytes());
    let made = soft.attest(&passkey::says_made(driver, &asked));
    owner.written(Call::post(
        "/me/security-info/confirm",
        &passkey::confirmation(&registration, &attempt(), &made, Some("Phone")),
    ))
}

pub(super) fn give_a_passkey(driver: &dyn Driver) -> Call {
    let (_, soft) = passkeys::with_passkey(driver);
    let ticket = owner::ticket_of(&half_signed_in(driver));
    let (challenge, asked) = passkeys::second(driver, &ticket);
    passkeys::giving(&ticket, &challenge, &soft.assert(&passkey::says(driver, &asked)))
}

/// Whatever went wrong, the use of the passkey is written down.
pub(super) fn has_used_the_passkey(driver: &dyn Driver, ended: &Ended<'_>) {
    let info: SecurityInfo = with_methods(driver).security_info().ok();
    let used = info.methods.iter().filter(|method| method.last_used.is_some()).count();
    assert_eq!(used, 1, "{:?}", ended.tripped);
}

/// Whatever went wrong, the app or the passkey is there once, and its owner heard of it once.
pub(super) fn is_added_once_and_told(driver: &dyn Driver, ended: &Ended<'_>) {
    assert_eq!(ended.again.ok::<SecurityInfo>().methods.len(), 1);
    assert_eq!(mail::count(&driver.mails(&person(driver, SIGNED_IN).name), &About::MethodAdded), 1);
}

/// Somebody who may register answers, where questions are asked.
fn questioned(driver: &dyn Driver) -> Owner<'_> {
    questions::ask_questions(driver);
    with_methods(driver)
}

pub(super) fn ask_for_questions(driver: &dyn Driver) -> Call {
    questioned(driver).written(Call::get("/api/v1/me/security-info/questions"))
}

pub(super) fn register_answers(driver: &dyn Driver) -> Call {
    let body = questions::answers_to(&attempt(), &["q01", "q02", "q03", "q04", "q05"]);
    questioned(driver).written(Call::post("/me/security-info/answers", &body))
}

/// Whatever went wrong, the answers are there once, and their owner heard of it once.
pub(super) fn are_registered_once_and_told(driver: &dyn Driver, ended: &Ended<'_>) {
    let info: SecurityInfo = ended.again.ok();
    let sets = info.methods.iter().filter(|method| method.kind == MethodKind::Questions).count();
    assert_eq!((sets, info.methods.len()), (1, 3), "{:?}", ended.tripped);
    assert_eq!(mail::count(&driver.mails(&person(driver, OWNER).name), &About::MethodAdded), 1, "{:?}", ended.tripped);
}

/// Whatever went wrong, there is one set, which its owner has seen, and every address heard of it once.
pub(super) fn is_made_once_and_told(driver: &dyn Driver, ended: &Ended<'_>) {
    let made: RecoveryCodes = ended.again.ok();
    assert_eq!((made.codes.len(), made.info.recovery_codes_left, made.info.methods.len()), (10, Some(10), 1));
    assert_eq!(mail::count(&driver.mails(&person(driver, SIGNED_IN).name), &About::MethodAdded), 1);
}

pub(super) fn make_codes(driver: &dyn Driver) -> Call {
    saved_codes::allow(driver);
    asking(driver, "/me/security-info/recovery-codes", &json!({"attempt": attempt()}))
}

pub(super) fn give_a_saved_code(driver: &dyn Driver) -> Call {
    let (_, codes) = saved_codes::with_codes(driver);
    let signed_in = half_signed_in(driver);
    let answer = json!({"recovery": codes.first().expect("a code")});
    let body = json!({"sign_in": owner::ticket_of(&signed_in), "attempt": attempt(), "answer": answer});
    Call::post("/session/verify", &body)
}

/// Whatever went wrong, one code is used, and every address heard of it once.
pub(super) fn has_used_one_code(driver: &dyn Driver, ended: &Ended<'_>) {
    let nora = person(driver, OWNER);
    for address in [nora.name.clone(), address_of(&nora)] {
        let told = mail::count(&driver.mails(&address), &About::RecoveryCodeUsed);
        assert_eq!(told, 1, "{:?}: {address}", ended.tripped);
    }
    let info: SecurityInfo = with_methods(driver).security_info().ok();
    assert_eq!(info.recovery_codes_left, Some(9), "{:?}", ended.tripped);
}

/// Does something with the address that somebody has registered.
pub(super) fn of_own(driver: &dyn Driver, what: &str) -> Call {
    let mut owner = with_methods(driver);
    let info: SecurityInfo = owner.security_info().ok();
    let mail = info.methods.iter().find(|method| method.kind == MethodKind::Mail).expect("an address");
    let body = json!({"attempt": attempt(), "id": mail.id});
    owner.written(Call::post(&format!("/me/security-info/{what}"), &body))
}

/// What was registered so long ago that saying that it is right writes something.
pub(super) fn look_over(driver: &dyn Driver) -> Call {
    driver.advance(PROOF_S + 1);
    with_methods(driver).written(Call::post("/me/security-info/review", &json!({"attempt": attempt()})))
}

pub(super) fn redeem(driver: &dyn Driver) -> Call {
    outside::redeeming(&outside::ticket(driver, SIGNED_IN))
}

/// Whoever was told of another password says that it was not them.
pub(super) fn say_not_me(driver: &dyn Driver) -> Call {
    not_me::saying(driver, &not_me::told(driver, OWNER))
}

/// Whatever went wrong, the account is frozen, and every address heard of it once.
pub(super) fn is_frozen_once_and_told(driver: &dyn Driver, ended: &Ended<'_>) {
    let nora = person(driver, OWNER);
    assert!(users::user(driver, OWNER).frozen.is_some(), "{:?}", ended.tripped);
    for address in [nora.name.clone(), address_of(&nora)] {
        assert_eq!(mail::count(&driver.mails(&address), &About::Frozen), 1, "{:?}: {address}", ended.tripped);
    }
}

/// Somebody who has signed in by an app, and proved an address as well.
pub(super) fn lift_a_freeze(driver: &dyn Driver) -> Call {
    not_me::frozen(driver, OWNER);
    let mut owner = with_methods(driver);
    assert_eq!(owner.prove_by_mail(&address_of(&person(driver, OWNER))).status, 200);
    owner.written(Call::post("/me/freeze/lift", &json!({})))
}

/// Whatever went wrong, resets go on, and every address heard of it once.
pub(super) fn is_thawed_once_and_told(driver: &dyn Driver, ended: &Ended<'_>) {
    assert_eq!(ended.again.ok::<Me>().frozen, None, "{:?}", ended.tripped);
    let nora = person(driver, OWNER);
    for address in [nora.name.clone(), address_of(&nora)] {
        assert_eq!(mail::count(&driver.mails(&address), &About::Thawed), 1, "{:?}: {address}", ended.tripped);
    }
}

pub(super) fn sign_out(driver: &dyn Driver, scope: &str) -> Call {
    signed_in(driver).written(Call::post("/me/sign-out", &json!({ "scope": scope })))
}

/// The same attempt gets the same session to begin with, however its first answer was lost.
pub(super) fn has_signed_in(_: &dyn Driver, ended: &Ended<'_>) {
    assert!(owner::cookie_of(ended.again).is_some(), "{:?}: no session begins", ended.tripped);
}

/// The cookie opens nothing any more, whoever has kept it.
pub(super) fn is_signed_out(driver: &dyn Driver, ended: &Ended<'_>) {
    let me = Call { headers: ended.call.headers.clone(), ..Call::get("/api/v1/me") };
    assert_eq!(driver.call(&me).status, 401, "{:?}: still signed in", ended.tripped);
}
