//! The fresh proof: a session alone neither shows nor changes what somebody has registered.

use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Me, ProofOptions, Proved, SecondChallenged, SecurityInfo, SignedIn};
use serde_json::json;

use crate::claimant::{address_of, attempt, seed_of, sign_in};
use crate::driver::{Call, Driver};
use crate::mail;
use crate::owner::{Owner, give, mailed_code, ticket_of};
use crate::scenario::security_info::{id_of, remove, signed_in};

/// Rule: whoever finds a browser left open, or steals a cookie, changes nothing: after ten minutes a fresh proof is needed
/// to see the list and for every change, and nothing has happened before it is given.
pub fn a_change_needs_a_fresh_proof(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, "s-nora.lindqvist");
    let info: SecurityInfo = nora.security_info().ok();
    let app = id_of(&info, MethodKind::Authenticator);
    let (registration, seed) = nora.begin_app();
    driver.advance(601);
    assert_eq!(nora.me().ok::<Me>().proved_for, 0);
    let code = totp::code_at(&seed, driver.now());
    let refused = [
        nora.security_info(),
        nora.post("/me/security-info/begin", &json!({"attempt": attempt(), "kind": "authenticator"})),
        nora.confirm(&registration, &code),
        remove(&mut nora, &attempt(), &app),
        nora.post("/me/security-info/default", &json!({"attempt": attempt(), "id": app})),
        nora.post("/me/security-info/name", &json!({"attempt": attempt(), "id": app, "name": "Mine"})),
        nora.post("/me/security-info/review", &json!({"attempt": attempt()})),
    ];
    for answer in refused {
        assert_eq!((answer.status, answer.problem().code), (403, Code::ProofNeeded));
    }
    let _: Proved = nora.prove(&totp::code_at(&seed_of(&person), driver.now())).ok();
    assert_eq!(nora.security_info().ok::<SecurityInfo>().methods.len(), 2, "nothing was changed");
}

/// Rule: a proof is good by each method, once, and lasts ten minutes.
pub fn a_proof_is_given_by_any_method(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, "s-nora.lindqvist");
    driver.advance(900);
    assert_eq!(nora.me().status, 200);
    assert_eq!(nora.security_info().problem().code, Code::ProofNeeded);
    let options: ProofOptions = nora.send(Call::get("/api/v1/me/proof")).ok();
    let offered: Vec<_> = options.methods.iter().map(|method| method.kind).collect();
    assert_eq!((offered, options.password), (vec![MethodKind::Authenticator, MethodKind::Mail], false));
    let code = totp::code_at(&seed_of(&person), driver.now());
    let proved: Proved = nora.prove(&code).ok();
    assert_eq!(proved.proved_for, 600);
    assert_eq!(nora.security_info().status, 200);
    assert_eq!(nora.prove(&code).problem().code, Code::CodeWrong, "a step is good once");
    driver.advance(601);
    assert_eq!(nora.security_info().problem().code, Code::ProofNeeded);
    let _: Proved = nora.prove_by_mail(&address_of(&person)).ok();
    assert_eq!(nora.security_info().status, 200);
}

/// Rule: the password is no proof where a method can be asked for: it may be what was stolen.
pub fn a_password_proves_only_where_there_is_nothing_else(driver: &dyn Driver) {
    let (mut petra, person) = signed_in(driver, "s-petra.novak");
    driver.advance(601);
    assert_eq!(petra.security_info().problem().code, Code::ProofNeeded);
    let options: ProofOptions = petra.send(Call::get("/api/v1/me/proof")).ok();
    assert_eq!((options.methods.len(), options.password), (0, true));
    let prove = |owner: &mut Owner<'_>, password: &str| {
        owner.post("/me/proof/verify", &json!({"attempt": attempt(), "password": password}))
    };
    assert_eq!(prove(&mut petra, "wrong-password").problem().code, Code::CodeWrong);
    let _: Proved = prove(&mut petra, &person.password).ok();
    assert_eq!(petra.security_info().status, 200);
    let (mut nora, person) = signed_in(driver, "s-nora.lindqvist");
    driver.advance(601);
    assert_eq!(prove(&mut nora, &person.password).problem().code, Code::NotAllowed);
    for body in [
        json!({"attempt": attempt()}),
        json!({"attempt": attempt(), "password": person.password, "answer": {"code": "123456"}}),
    ] {
        assert_eq!(nora.post("/me/proof/verify", &body).problem().code, Code::Malformed);
    }
    assert_eq!(nora.security_info().problem().code, Code::ProofNeeded);
}

/// Rule: a session does not help to guess codes: they pause as at a sign-in, in one count with it.
pub fn wrong_proofs_pause(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, "s-nora.lindqvist");
    driver.advance(30);
    for place in 0..10 {
        assert_eq!(nora.prove("000000").problem().code, Code::CodeWrong, "{place}");
    }
    let code = totp::code_at(&seed_of(&person), driver.now());
    let paused = nora.prove(&code).problem();
    assert_eq!((paused.code, paused.retry_after.is_some()), (Code::TooMany, true));
    driver.advance(61);
    let _: Proved = nora.prove(&totp::code_at(&seed_of(&person), driver.now())).ok();
}

/// Rule: a code opens only what it was sent for: a sign-in, a fresh proof of this session, or a registration.
pub fn codes_of_one_purpose_open_nothing_else(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, "s-nora.lindqvist");
    let under_way: SignedIn = sign_in(driver, &person.name, &person.password).ok();
    let (challenge, code) = mailed_code(driver, &person, &under_way);
    let prove = |owner: &mut Owner<'_>, challenge: &str, code: &str| {
        owner.post("/me/proof/verify", &json!({"challenge": challenge, "attempt": attempt(), "answer": {"code": code}}))
    };
    assert_eq!(prove(&mut nora, &challenge, &code).problem().code, Code::ChallengeSpent);
    driver.advance(31);
    let options: ProofOptions = nora.send(Call::get("/api/v1/me/proof")).ok();
    let mail_id = options.methods.iter().find(|method| method.kind == MethodKind::Mail).expect("mail").id.clone();
    let asked = json!({"attempt": attempt(), "method": mail_id});
    let ours: SecondChallenged = nora.post("/me/proof/challenge", &asked).ok();
    let code = mail::codes(&driver.mails(&address_of(&person))).last().expect("a code").clone();
    let foreign = give(driver, &ticket_of(&under_way), Some(&ours.challenge), &code);
    assert_eq!(foreign.problem().code, Code::ChallengeSpent);
    driver.advance(30);
    let mut elsewhere = Owner::sign_in(driver, &person, &person.password);
    assert_eq!(prove(&mut elsewhere, &ours.challenge, &code).problem().code, Code::ChallengeSpent, "another session");
    assert_eq!(prove(&mut nora, &ours.challenge, &code).status, 200);
}
