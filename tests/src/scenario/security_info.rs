//! Security info: what somebody has registered, how it is changed, and when it is frozen.

use latchkey_protocol::testing::organisation::Person;
use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Changed, Me, Proved, SecondChallenged, SecurityInfo, SignedIn, VouchedBy};
use serde_json::json;

use crate::claimant::{Claimant, address_of, attempt, person, seed_of, sign_in};
use crate::driver::{Answer, Call, Driver, Failure, Part};
use crate::mail::{self, About};
use crate::owner::Owner;
use crate::scenario::administration::as_operator;
use crate::scenario::reset::NEW_PASSWORD;

const DAY_S: u64 = 24 * 60 * 60;

pub(super) fn signed_in<'a>(driver: &'a dyn Driver, id: &str) -> (Owner<'a>, Person) {
    let person = person(driver, id);
    (Owner::sign_in(driver, &person, &person.password), person)
}

/// Somebody who has just reset the password, signed in with the new one.
fn signed_in_after_a_reset<'a>(driver: &'a dyn Driver, id: &str) -> (Owner<'a>, Person) {
    let person = person(driver, id);
    let mut claimant = Claimant::start(driver, &person.name);
    claimant.pass_both(&person);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    driver.advance(31);
    (Owner::sign_in(driver, &person, NEW_PASSWORD), person)
}

/// Says which kinds an account has, in their order.
pub(super) fn kinds(info: &SecurityInfo) -> Vec<MethodKind> {
    info.methods.iter().map(|method| method.kind).collect()
}

pub(super) fn id_of(info: &SecurityInfo, kind: MethodKind) -> String {
    info.methods.iter().find(|method| method.kind == kind).expect("there is one").id.clone()
}

pub(super) fn remove(owner: &mut Owner<'_>, attempt: &str, id: &str) -> Answer {
    owner.post("/me/security-info/remove", &json!({"attempt": attempt, "id": id}))
}

/// The list says what there is, what may be done with it, and what may be added; and nothing that opens anything.
pub fn what_is_registered_is_listed_to_its_owner(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, "s-nora.lindqvist");
    let answer = nora.security_info();
    let info: SecurityInfo = answer.ok();
    assert_eq!(kinds(&info), [MethodKind::Authenticator, MethodKind::Mail]);
    assert_eq!((info.required, info.registered, info.frozen_for), (2, true, None));
    let [app, mail] = info.methods.as_slice() else { panic!("expected two") };
    assert_eq!((app.may_change, app.may_delete), (false, true), "an app is registered and deleted");
    assert_eq!((mail.may_change, mail.may_delete), (true, true));
    assert!(info.methods.iter().all(|method| method.provenance == VouchedBy::Verified && method.confirmed.is_some()));
    let offered: Vec<_> = info.offered.iter().map(|offered| (offered.kind, offered.room)).collect();
    assert_eq!(offered, [(MethodKind::Passkey, 5), (MethodKind::Authenticator, 4), (MethodKind::Mail, 2)]);
    assert!(!answer.text().contains(&address_of(&person)), "addresses are masked");
    assert!(!answer.text().contains(&seed_of(&person).to_base32()), "a seed is shown once, when it is made");
    let me: Me = nora.me().ok();
    assert!(me.security_info && me.interrupt.is_none() && me.proved_for > 500);
    let nobody = driver.call(&Call::get("/api/v1/me/security-info").with("x-latchkey", "1"));
    assert_eq!(nobody.problem().code, Code::SignInNeeded);
}

/// Rule: what is so already is written once, however often it is said under fresh attempts.
pub fn what_is_so_already_fills_no_audit(driver: &dyn Driver) {
    let (mut nora, _) = signed_in(driver, "s-nora.lindqvist");
    let info: SecurityInfo = nora.security_info().ok();
    let app = id_of(&info, MethodKind::Authenticator);
    let lines = || {
        driver.settle();
        let call = as_operator(driver, "GET", "/api/v1/admin/audit?subject=s-nora.lindqvist&limit=200");
        driver.call(&call).text().matches("\"support_id\"").count()
    };
    let before = lines();
    for _ in 0..4 {
        let first: SecurityInfo =
            nora.post("/me/security-info/default", &json!({"attempt": attempt(), "id": app})).ok();
        assert!(first.methods.iter().any(|method| method.id == app && method.is_default));
        assert_eq!(nora.post("/me/security-info/review", &json!({"attempt": attempt()})).status, 200);
    }
    assert_eq!(lines() - before, 2, "one of each");
    driver.advance(601);
    let code = totp::code_at(&seed_of(&person(driver, "s-nora.lindqvist")), driver.now());
    let _: Proved = nora.prove(&code).ok();
    let before = lines();
    assert_eq!(nora.post("/me/security-info/review", &json!({"attempt": attempt()})).status, 200);
    assert_eq!(lines() - before, 1, "what was said a while ago is said anew");
}

/// Rule: a method is removed by its owner, who hears that the reset is lost with it; every address is told, that one too.
pub fn a_method_can_be_removed(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, "s-nora.lindqvist");
    let before: SecurityInfo = nora.security_info().ok();
    let (mail, ours) = (id_of(&before, MethodKind::Mail), attempt());
    for _ in 0..2 {
        let info: SecurityInfo = remove(&mut nora, &ours, &mail).ok();
        assert_eq!((kinds(&info), info.registered), (vec![MethodKind::Authenticator], false));
    }
    assert_eq!(remove(&mut nora, &attempt(), &mail).problem().code, Code::NotAllowed, "it is gone");
    assert_eq!(remove(&mut nora, &attempt(), "s-tomas.berg-1").problem().code, Code::NotAllowed, "somebody else's");
    for address in [address_of(&person), person.name.clone()] {
        assert_eq!(mail::count(&driver.mails(&address), &About::MethodRemoved), 1, "{address}");
    }
    let (mut tomas, _) = signed_in(driver, "s-tomas.berg");
    assert_eq!(tomas.security_info().ok::<SecurityInfo>().methods.len(), 1);
    assert!(nora.me().ok::<Me>().interrupt.is_some(), "what is missing is asked for");
}

/// Rule: what its owner prefers is offered first at the next sign-in.
pub fn another_method_can_come_first(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, "s-nora.lindqvist");
    let info: SecurityInfo = nora.security_info().ok();
    let mail = id_of(&info, MethodKind::Mail);
    let body = json!({"attempt": attempt(), "id": mail});
    for _ in 0..2 {
        let info: SecurityInfo = nora.post("/me/security-info/default", &body).ok();
        let preferred: Vec<_> = info.methods.iter().filter(|method| method.is_default).map(|m| m.id.clone()).collect();
        assert_eq!(preferred, core::slice::from_ref(&mail));
    }
    let signed_in: SignedIn = sign_in(driver, &person.name, &person.password).ok();
    let offered: Vec<_> = signed_in.methods.iter().map(|method| method.kind).collect();
    assert_eq!(offered, [MethodKind::Mail, MethodKind::Authenticator]);
}

/// Rule: somebody changes their mind about what comes first twenty times a day, and no more; being refused fills no audit.
pub fn nobody_changes_their_mind_all_day(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, "s-nora.lindqvist");
    let info: SecurityInfo = nora.security_info().ok();
    let [mail, app] = [MethodKind::Mail, MethodKind::Authenticator].map(|kind| id_of(&info, kind));
    let choose = |owner: &mut Owner<'_>, attempt: &str, id: &str| {
        owner.post("/me/security-info/default", &json!({"attempt": attempt, "id": id}))
    };
    let last = attempt();
    for time in 0..20 {
        let named = if time == 19 { last.clone() } else { attempt() };
        let _: SecurityInfo = choose(&mut nora, &named, if time % 2 == 0 { &mail } else { &app }).ok();
    }
    assert_eq!(choose(&mut nora, &last, &app).status, 200, "what is so already");
    for _ in 0..3 {
        let refused = choose(&mut nora, &attempt(), &mail).problem();
        assert_eq!((refused.status, refused.code, refused.retry_after.is_some()), (429, Code::TooMany, true));
    }
    driver.settle();
    let path = "/api/v1/admin/audit?limit=200&activity=User%20changed%20default%20security%20info";
    let lines: serde_json::Value = driver.call(&as_operator(driver, "GET", path)).ok();
    assert_eq!(lines["events"].as_array().map(Vec::len), Some(20));
    driver.advance(24 * 60 * 60);
    let mut nora = Owner::sign_in(driver, &person, &person.password);
    assert_eq!(choose(&mut nora, &attempt(), &mail).status, 200, "another day");
}

/// Rule: a reset under way ends when what it was proved by may be gone.
pub fn a_change_ends_resets_under_way(driver: &dyn Driver) {
    // Enough is left for a reset: only the change itself can end it.
    let (mut bruno, person) = signed_in(driver, "s-bruno.ricci");
    let mut claimant = Claimant::start(driver, &person.name);
    claimant.pass_mail(&address_of(&person));
    let info: SecurityInfo = bruno.security_info().ok();
    let _: SecurityInfo = remove(&mut bruno, &attempt(), &id_of(&info, MethodKind::Authenticator)).ok();
    driver.advance(31);
    assert_eq!(claimant.ask("authenticator", None).status, 410);
    assert_ne!(claimant.set_password(NEW_PASSWORD).status, 200);
    assert_eq!(sign_in(driver, &person.name, &person.password).status, 200);
}

/// Rule: whoever has reset the password may be a thief who holds what the reset asked for; so for a day nothing is added,
/// changed or removed by a proof of the same, and three days for an administrator.
pub fn methods_are_frozen_after_a_reset(driver: &dyn Driver) {
    for (id, days) in [("s-nora.lindqvist", 1), ("s-astrid.holm", 3)] {
        let (mut owner, person) = signed_in_after_a_reset(driver, id);
        let info: SecurityInfo = owner.security_info().ok();
        assert!(info.frozen_for.is_some_and(|left| u64::from(left) > days * DAY_S - 120), "{:?}", info.frozen_for);
        assert!(owner.me().ok::<Me>().interrupt.is_none());
        let [mail, app] = [MethodKind::Mail, MethodKind::Authenticator].map(|kind| id_of(&info, kind));
        let refused = [
            owner.post("/me/security-info/begin", &json!({"attempt": attempt(), "kind": "authenticator"})),
            remove(&mut owner, &attempt(), &mail),
            owner.post("/me/security-info/default", &json!({"attempt": attempt(), "id": mail})),
            owner.post("/me/security-info/name", &json!({"attempt": attempt(), "id": app, "name": "Mine"})),
            owner.post("/me/security-info/review", &json!({"attempt": attempt()})),
        ];
        for answer in refused {
            let problem = answer.problem();
            assert_eq!((problem.code, problem.retry_after.is_some()), (Code::NotAllowed, true));
        }
        driver.advance(days * DAY_S - 60);
        let mut owner = Owner::sign_in(driver, &person, NEW_PASSWORD);
        assert!(owner.security_info().ok::<SecurityInfo>().frozen_for.is_some());
        driver.advance(60);
        let _: SecurityInfo = remove(&mut owner, &attempt(), &mail).ok();
    }
}

/// Rule: a proof by a method that had no part in the reset ends the freeze, for the session that gave it.
pub fn another_method_thaws_them(driver: &dyn Driver) {
    let (mut owner, bruno) = signed_in_after_a_reset(driver, "s-bruno.ricci");
    assert!(owner.security_info().ok::<SecurityInfo>().frozen_for.is_some());
    let _: Proved = owner.prove_by_mail("ricci.family@post.example").ok();
    let info: SecurityInfo = owner.security_info().ok();
    assert_eq!(info.frozen_for, None);
    let _: SecurityInfo = remove(&mut owner, &attempt(), &id_of(&info, MethodKind::Mail)).ok();
    driver.advance(31);
    let mut other = Owner::sign_in(driver, &bruno, NEW_PASSWORD);
    assert!(other.security_info().ok::<SecurityInfo>().frozen_for.is_some());
}

/// Rule: what was proved is what the guard says was proved: under one attempt another address is another challenge, and a
/// repeat shows no more than the first had shown. Else a proof by what the reset asked for would end the freeze.
pub fn a_repeat_proves_nothing_else(driver: &dyn Driver) {
    let (mut owner, bruno) = signed_in_after_a_reset(driver, "s-bruno.ricci");
    let info: SecurityInfo = owner.security_info().ok();
    let (used, other) = (address_of(&bruno), "ricci.family@post.example");
    let mails = info.methods.iter().filter(|method| method.kind == MethodKind::Mail);
    let (asked, shown) = (attempt(), attempt());
    let challenges: Vec<String> = mails
        .map(|method| {
            let body = json!({"attempt": asked, "method": method.id});
            owner.post("/me/proof/challenge", &body).ok::<SecondChallenged>().challenge
        })
        .collect();
    let right = mail::codes(&driver.mails(&used)).last().expect("a code").clone();
    let wrong = mail::other_than(mail::codes(&driver.mails(other)).last().expect("a code"));
    let prove = |owner: &mut Owner<'_>, challenge: &str, code: &str| {
        let body = json!({"challenge": challenge, "attempt": shown, "answer": {"code": code}});
        owner.post("/me/proof/verify", &body).status == 200
    };
    let (mine, others): (Vec<_>, Vec<_>) =
        challenges.iter().partition(|challenge| prove(&mut owner, challenge, &right));
    assert_eq!((mine.len(), others.len()), (1, 1), "the code is one address's");
    for challenge in others.into_iter().chain(mine) {
        prove(&mut owner, challenge, &wrong);
        assert!(owner.security_info().ok::<SecurityInfo>().frozen_for.is_some(), "the other's code was never given");
    }
}

/// Rule: a change whose answer got lost is found again, and happened once.
pub fn a_lost_change_is_found_again(driver: &dyn Driver) {
    let (mut petra, person) = signed_in(driver, "s-petra.novak");
    let (registration, seed) = petra.begin_app();
    let (ours, code) = (attempt(), totp::code_at(&seed, driver.now()));
    driver.fail(Part::Write, Failure::Down);
    assert_eq!(petra.confirm_as(&ours, &registration, &code).problem().code, Code::Unavailable);
    driver.fail(Part::Write, Failure::None);
    assert_eq!(petra.security_info().ok::<SecurityInfo>().methods.len(), 0);
    driver.fail(Part::Write, Failure::LosesAnswer);
    let answer = petra.confirm_as(&ours, &registration, &code);
    driver.fail(Part::Write, Failure::None);
    assert_eq!(answer.ok::<SecurityInfo>().methods.len(), 1);
    assert_eq!(petra.confirm_as(&ours, &registration, &code).ok::<SecurityInfo>().methods.len(), 1);
    assert_eq!(mail::count(&driver.mails(&person.name), &About::MethodAdded), 1);
}
