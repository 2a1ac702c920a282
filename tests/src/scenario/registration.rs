//! Registration of a method: an app by its code, an address by the code that is sent to it.

use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Changed, Proved, SecurityInfo, SignInStep, SignedIn, VouchedBy};
use serde_json::json;

use crate::claimant::{Claimant, address_of, attempt, sign_in};
use crate::driver::{Driver, Failure, Part};
use crate::mail::{self, About};
use crate::owner::{give, ticket_of};
use crate::scenario::reset::NEW_PASSWORD;
use crate::scenario::security_info::{id_of, kinds, remove, signed_in};
use crate::scenario::users::changing;

/// An address that nobody has registered.
pub(super) const FRESH: &str = "petra.novak@post.example";

/// Rule: an app is registered once its code is right, not before; that code opens nothing else; and every address is told.
pub fn an_app_is_registered_once_its_code_is_right(driver: &dyn Driver) {
    let (mut petra, person) = signed_in(driver, "s-petra.novak");
    let (registration, seed) = petra.begin_app();
    let wrong = petra.confirm(&registration, "000000").problem();
    assert_eq!((wrong.code, wrong.tries_left), (Code::CodeWrong, Some(4)));
    assert_eq!(petra.security_info().ok::<SecurityInfo>().methods.len(), 0, "nothing is stored yet");
    assert_eq!(sign_in(driver, &person.name, &person.password).ok::<SignedIn>().step, SignInStep::Done);
    let code = totp::code_at(&seed, driver.now());
    let body = json!({"registration": registration, "attempt": attempt(), "code": code, "name": " My phone "});
    let info: SecurityInfo = petra.post("/me/security-info/confirm", &body).ok();
    assert_eq!(kinds(&info), [MethodKind::Authenticator]);
    assert_eq!(info.methods.first().and_then(|app| app.hint.as_deref()), Some("My phone"));
    assert_eq!((info.required, info.registered), (2, false));
    assert_eq!(mail::count(&driver.mails(&person.name), &About::MethodAdded), 1);
    let signed_in: SignedIn = sign_in(driver, &person.name, &person.password).ok();
    assert_eq!(signed_in.step, SignInStep::SecondFactor, "from now on it is asked for");
    assert_eq!(give(driver, &ticket_of(&signed_in), None, &code).problem().code, Code::CodeWrong, "its step is spent");
    driver.advance(30);
    assert_eq!(give(driver, &ticket_of(&signed_in), None, &totp::code_at(&seed, driver.now())).status, 200);
    assert_eq!(petra.security_info().status, 200, "what was just registered has proved its owner");
}

/// Rule: a registration takes five codes, and is good once; a lost answer may be asked for again.
pub fn a_registration_takes_five_codes_and_is_good_once(driver: &dyn Driver) {
    let (mut petra, _) = signed_in(driver, "s-petra.novak");
    let (registration, seed) = petra.begin_app();
    for tries_left in (0..5).rev() {
        let wrong = petra.confirm(&registration, "000000").problem();
        assert_eq!((wrong.code, wrong.tries_left), (Code::CodeWrong, Some(tries_left)));
    }
    let code = totp::code_at(&seed, driver.now());
    assert_eq!(petra.confirm(&registration, &code).problem().code, Code::FlowEnded, "the sixth is not looked at");
    let (registration, seed) = petra.begin_app();
    let (ours, code) = (attempt(), totp::code_at(&seed, driver.now()));
    for _ in 0..2 {
        assert_eq!(petra.confirm_as(&ours, &registration, &code).ok::<SecurityInfo>().methods.len(), 1);
    }
    assert_eq!(petra.confirm(&registration, &code).problem().code, Code::FlowEnded, "good once");
    driver.advance(60);
    let (late, second) = petra.begin_app();
    driver.advance(500);
    let _: Proved = petra.prove(&totp::code_at(&seed, driver.now())).ok();
    driver.advance(101);
    let answer = petra.confirm(&late, &totp::code_at(&second, driver.now()));
    assert_eq!(answer.problem().code, Code::FlowEnded, "ten minutes are over");
}

/// Rule: a registration is confirmed by the session and the account that began it, and by no other.
pub fn a_registration_belongs_to_its_session(driver: &dyn Driver) {
    let (mut petra, _) = signed_in(driver, "s-petra.novak");
    let (mut again, _) = signed_in(driver, "s-petra.novak");
    let (mut elif, _) = signed_in(driver, "s-elif.aydin");
    let (registration, seed) = petra.begin_app();
    let code = totp::code_at(&seed, driver.now());
    for other in [&mut again, &mut elif] {
        assert_eq!(other.confirm(&registration, &code).problem().code, Code::FlowEnded);
    }
    assert_eq!(petra.confirm("v4.local.none", &code).problem().code, Code::FlowEnded);
    assert_eq!(petra.confirm(&registration, &code).status, 200);
}

/// Rule: an address comes after something that is held; with both a reset goes through, and every address was told.
pub fn an_address_is_registered_after_an_app(driver: &dyn Driver) {
    let (mut petra, person) = signed_in(driver, "s-petra.novak");
    let info: SecurityInfo = petra.security_info().ok();
    let mail = info.offered.iter().find(|offered| offered.kind == MethodKind::Mail).expect("offered");
    assert!(mail.only_after_another);
    assert_eq!(petra.begin_mail(FRESH).problem().code, Code::NotAllowed);
    let seed = petra.add_app();
    let body = json!({"attempt": attempt(), "kind": "mail", "contact": FRESH});
    let (registration, code) = petra.mailed_registration(&body, FRESH);
    assert_eq!(petra.confirm(&registration, &mail::other_than(&code)).problem().tries_left, Some(4));
    let info: SecurityInfo = petra.confirm(&registration, &code).ok();
    assert_eq!((kinds(&info).len(), info.required, info.registered), (2, 2, true));
    assert_eq!(mail::count(&driver.mails(FRESH), &About::MethodAdded), 1, "the new address");
    assert_eq!(mail::count(&driver.mails(&person.name), &About::MethodAdded), 2, "and the old one, of both");
    driver.advance(31);
    let mut claimant = Claimant::start(driver, &person.name);
    claimant.pass_mail(FRESH);
    claimant.pass_authenticator(&seed);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(petra.me().status, 401, "the session from before is over");
}

/// Rule: no address of the organisation, which whoever is locked out could not read, and none twice.
pub fn some_addresses_cannot_be_registered(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, "s-nora.lindqvist");
    let own = address_of(&person).to_uppercase();
    for address in
        ["nora.lindqvist@alderbrook.example", "nora@sub.alderbrook.example", "n@clinic.alderbrook.example", &own]
    {
        assert_eq!(nora.begin_mail(address).problem().code, Code::ContactRefused, "{address}");
    }
    for address in ["", "nora", "nora@localhost", "a,b@post.example"] {
        assert_eq!(nora.begin_mail(address).problem().code, Code::Malformed, "{address}");
    }
    let none = nora.post("/me/security-info/begin", &json!({"attempt": attempt(), "kind": "mail"}));
    assert_eq!(none.problem().code, Code::Malformed);
    let foreign = json!({"attempt": attempt(), "kind": "mail", "contact": FRESH, "replaces": "s-tomas.berg-1"});
    assert_eq!(nora.post("/me/security-info/begin", &foreign).problem().code, Code::NotAllowed);
}

/// Rule: an account is no way to have us write to addresses of one's choice: three an hour, whatever they are.
pub fn nobody_has_us_write_to_the_world(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, "s-nora.lindqvist");
    for place in 0..3 {
        assert_eq!(nora.begin_mail(&format!("victim-{place}@post.example")).status, 200, "{place}");
        driver.advance(31);
    }
    let refused = nora.begin_mail("victim-3@post.example").problem();
    assert_eq!((refused.code, refused.retry_after.is_some()), (Code::TooMany, true));
    assert_eq!(mail::codes(&driver.mails("victim-3@post.example")).len(), 0);
    // What the account has registered is written to all the same.
    let _: Proved = nora.prove_by_mail(&address_of(&person)).ok();
}

/// Rule: nor is one attempt a way to write to many, or to register an address by the code of another one.
pub fn an_attempt_registers_one_address(driver: &dyn Driver) {
    let (mut nora, _) = signed_in(driver, "s-nora.lindqvist");
    let ours = attempt();
    let body = |address: &str| json!({"attempt": ours, "kind": "mail", "contact": address});
    let (mine, right) = nora.mailed_registration(&body("nora.at.home@post.example"), "nora.at.home@post.example");
    driver.advance(31);
    let (theirs, _) = nora.mailed_registration(&body("victim-0@post.example"), "victim-0@post.example");
    let confirmed = attempt();
    let info: SecurityInfo = nora.confirm_as(&confirmed, &mine, &right).ok();
    let added = info.methods.iter().find(|method| method.added + 60 > driver.now().0).expect("it was added").id.clone();
    let _: SecurityInfo = remove(&mut nora, &attempt(), &added).ok();
    assert_eq!(nora.confirm_as(&confirmed, &theirs, &right).problem().code, Code::CodeWrong);
    driver.advance(31);
    assert_eq!(nora.begin_mail("victim-1@post.example").status, 200);
    for address in ["victim-2@post.example", "victim-3@post.example"] {
        driver.advance(31);
        let refused = nora.post("/me/security-info/begin", &body(address));
        assert_eq!(refused.problem().code, Code::TooMany, "{address}");
        assert_eq!(mail::codes(&driver.mails(address)).len(), 0, "{address}");
    }
}

/// Rule: whoever types a part of a code has not typed it: how long it is, we say.
pub fn a_registration_takes_the_whole_code(driver: &dyn Driver) {
    let (mut nora, _) = signed_in(driver, "s-nora.lindqvist");
    let body = json!({"attempt": attempt(), "kind": "mail", "contact": FRESH});
    let (registration, code) = nora.mailed_registration(&body, FRESH);
    for part in [&code[2..], &code[1..], &code[..6], &code[..7]] {
        assert_eq!(nora.confirm(&registration, part).problem().code, Code::CodeWrong, "{part}");
    }
    assert_eq!(nora.confirm(&registration, &code).status, 200);
}

/// Rule: a code that certainly did not leave costs nothing, not even of the account's own three.
pub fn a_code_that_did_not_leave_costs_nothing(driver: &dyn Driver) {
    let (mut nora, _) = signed_in(driver, "s-nora.lindqvist");
    driver.fail(Part::Courier, Failure::Down);
    for place in 0..4 {
        assert_eq!(nora.begin_mail(FRESH).status, 200, "{place}");
        driver.advance(31);
    }
    driver.fail(Part::Courier, Failure::None);
    assert!(nora.add_mail(FRESH).registered);
}

/// Rule: another address takes the place of one in one step, and both are told.
pub fn an_address_takes_another_ones_place(driver: &dyn Driver) {
    let (mut nora, person) = signed_in(driver, "s-nora.lindqvist");
    let info: SecurityInfo = nora.security_info().ok();
    let (app, old) = (id_of(&info, MethodKind::Authenticator), id_of(&info, MethodKind::Mail));
    let other = "nora.moved@post.example";
    let swap = json!({"attempt": attempt(), "kind": "mail", "contact": other, "replaces": app});
    assert_eq!(nora.post("/me/security-info/begin", &swap).problem().code, Code::NotAllowed, "not an app's place");
    let body = json!({"attempt": attempt(), "kind": "mail", "contact": other, "replaces": old});
    let (registration, code) = nora.mailed_registration(&body, other);
    let info: SecurityInfo = nora.confirm(&registration, &code).ok();
    assert_eq!(kinds(&info), [MethodKind::Authenticator, MethodKind::Mail]);
    assert!(info.methods.iter().all(|method| method.id != old));
    for address in [other, &address_of(&person), &person.name] {
        assert_eq!(mail::count(&driver.mails(address), &About::MethodReplaced), 1, "{address}");
    }
}

/// Rule: an address that an administrator filled in counts for more once its owner has proved it.
pub fn an_address_that_was_filled_in_can_be_proved(driver: &dyn Driver) {
    let (mut yusuf, person) = signed_in(driver, "s-yusuf.demir");
    let info: SecurityInfo = yusuf.security_info().ok();
    let unproven = info.methods.iter().find(|method| method.provenance == VouchedBy::Unverified).expect("filled in");
    assert_eq!(unproven.confirmed, None);
    let default = yusuf.post("/me/security-info/default", &json!({"attempt": attempt(), "id": unproven.id}));
    assert_eq!(default.problem().code, Code::NotAllowed, "what nobody proved does not come first");
    let body = json!({"attempt": attempt(), "kind": "mail", "replaces": unproven.id});
    let (registration, code) = yusuf.mailed_registration(&body, &address_of(&person));
    let info: SecurityInfo = yusuf.confirm(&registration, &code).ok();
    assert_eq!(info.methods.len(), 2);
    assert!(info.methods.iter().all(|method| method.provenance == VouchedBy::Verified));
}

/// Rule: five authenticators and no more.
pub fn five_apps_are_enough(driver: &dyn Driver) {
    let (mut petra, _) = signed_in(driver, "s-petra.novak");
    for _ in 0..5 {
        petra.add_app();
    }
    let info: SecurityInfo = petra.security_info().ok();
    assert!(info.offered.iter().all(|offered| offered.kind != MethodKind::Authenticator), "{:?}", info.offered);
    let sixth = petra.post("/me/security-info/begin", &json!({"attempt": attempt(), "kind": "authenticator"}));
    assert_eq!(sixth.problem().code, Code::NotAllowed);
}

/// Rule: three addresses and no more, whoever adds them.
pub fn three_addresses_are_enough(driver: &dyn Driver) {
    let (mut petra, _) = signed_in(driver, "s-petra.novak");
    petra.add_app();
    for place in 0..3 {
        petra.add_mail(&format!("petra.{place}@post.example"));
        driver.advance(31);
    }
    let info: SecurityInfo = petra.security_info().ok();
    assert!(info.offered.iter().all(|offered| offered.kind != MethodKind::Mail), "{:?}", info.offered);
    assert_eq!(petra.begin_mail("petra.3@post.example").problem().code, Code::NotAllowed);
    let body = json!({"attempt": attempt(), "mail": "petra.3@post.example"});
    let problem = driver.call(&changing(driver, "s-petra.novak", "methods", &body)).problem();
    assert_eq!((problem.code, problem.flaws[0].place.as_str()), (Code::Rejected, "mail"));
}
