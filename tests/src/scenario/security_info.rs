//! Security info: what somebody has registered, how it is changed, and when they are asked.

use latchkey_protocol::enrolment::Authenticator;
use latchkey_protocol::testing::organisation::Person;
use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{
    Changed, InterruptReason, Me, ProofOptions, Proved, SecondChallenged, SecurityInfo, SignInStep, SignedIn, VouchedBy,
};
use serde_json::json;

use crate::claimant::{Claimant, address_of, attempt, seed_of, sign_in};
use crate::driver::{Answer, Call, Driver, Failure, Part};
use crate::mail::{self, About};
use crate::owner::{Owner, give, mailed_code, ticket_of};
use crate::scenario::reset::NEW_PASSWORD;
use crate::scenario::users::changing;

/// An address that nobody has registered.
const FRESH: &str = "petra.novak@post.example";
const DAY_S: u64 = 24 * 60 * 60;

fn person(driver: &dyn Driver, id: &str) -> Person {
    driver.organisation().person(id).unwrap().clone()
}

fn signed_in<'a>(driver: &'a dyn Driver, id: &str) -> (Owner<'a>, Person) {
    let person = person(driver, id);
    (Owner::sign_in(driver, &person, &person.password), person)
}

/// Says which kinds an account has, in their order.
fn kinds(info: &SecurityInfo) -> Vec<MethodKind> {
    info.methods.iter().map(|method| method.kind).collect()
}

fn id_of(info: &SecurityInfo, kind: MethodKind) -> String {
    info.methods.iter().find(|method| method.kind == kind).expect("there is one").id.clone()
}

fn remove(owner: &mut Owner<'_>, attempt: &str, id: &str) -> Answer {
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
    assert_eq!(offered, [(MethodKind::Authenticator, 4), (MethodKind::Mail, 2)]);
    assert!(!answer.text().contains(&address_of(&person)), "addresses are masked");
    assert!(!answer.text().contains(&seed_of(&person).to_base32()), "a seed is shown once, when it is made");
    let me: Me = nora.me().ok();
    assert!(me.security_info && me.interrupt.is_none() && me.proved_for > 500);
    let nobody = driver.call(&Call::get("/api/v1/me/security-info").with("x-latchkey", "1"));
    assert_eq!(nobody.problem().code, Code::SignInNeeded);
}

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
        let person = person(driver, id);
        let mut claimant = Claimant::start(driver, &person.name);
        claimant.pass_both(&person);
        let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
        driver.advance(31);
        let mut owner = Owner::sign_in(driver, &person, NEW_PASSWORD);
        let info: SecurityInfo = owner.security_info().ok();
        assert!(info.frozen_for.is_some_and(|left| u64::from(left) > days * DAY_S - 120), "{:?}", info.frozen_for);
        assert!(owner.me().ok::<Me>().interrupt.is_none());
        let mail = id_of(&info, MethodKind::Mail);
        let refused = [
            owner.post("/me/security-info/begin", &json!({"attempt": attempt(), "kind": "authenticator"})),
            remove(&mut owner, &attempt(), &mail),
            owner.post("/me/security-info/default", &json!({"attempt": attempt(), "id": mail})),
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
    let bruno = person(driver, "s-bruno.ricci");
    let mut claimant = Claimant::start(driver, &bruno.name);
    claimant.pass_both(&bruno);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    driver.advance(31);
    let mut owner = Owner::sign_in(driver, &bruno, NEW_PASSWORD);
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
    let bruno = person(driver, "s-bruno.ricci");
    let mut claimant = Claimant::start(driver, &bruno.name);
    claimant.pass_both(&bruno);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    driver.advance(31);
    let mut owner = Owner::sign_in(driver, &bruno, NEW_PASSWORD);
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

/// Rule: whoever has too few methods is asked at every sign-in, may put it off as often as the policy says, and then no more.
pub fn whoever_has_too_few_is_asked_and_may_put_it_off(driver: &dyn Driver) {
    let asked = |owner: &mut Owner<'_>| owner.me().ok::<Me>().interrupt;
    for left in (1..=3).rev() {
        let (mut petra, _) = signed_in(driver, "s-petra.novak");
        let interrupt = asked(&mut petra).expect("asked again");
        assert_eq!((interrupt.reason, interrupt.required, interrupt.registered), (InterruptReason::Register, 2, 0));
        assert_eq!((interrupt.missing, interrupt.can_skip, interrupt.snoozes_left), (2, true, Some(left)));
        let before = petra.cookie.clone();
        let body = json!({"attempt": attempt()});
        assert!(petra.post("/me/snooze", &body).ok::<Me>().interrupt.is_none());
        assert!(asked(&mut petra).is_none(), "for this session");
        // A lost answer is not counted twice.
        petra.cookie = before;
        assert!(petra.post("/me/snooze", &body).ok::<Me>().interrupt.is_none());
    }
    let (mut petra, _) = signed_in(driver, "s-petra.novak");
    assert_eq!(asked(&mut petra).map(|interrupt| (interrupt.can_skip, interrupt.snoozes_left)), Some((false, Some(0))));
    assert_eq!(petra.post("/me/snooze", &json!({"attempt": attempt()})).problem().code, Code::NotAllowed);
    petra.add_app();
    assert_eq!(asked(&mut petra).map(|interrupt| interrupt.missing), Some(1));
    assert!(petra.add_mail(FRESH).registered);
    assert!(asked(&mut petra).is_none());
    // Where it is not counted, it may be put off for ever; where it is not required, nobody is asked.
    driver.edit_policy(&|policy| policy.registration.snoozes = None);
    let (mut tomas, _) = signed_in(driver, "s-tomas.berg");
    assert_eq!(asked(&mut tomas).map(|interrupt| (interrupt.can_skip, interrupt.snoozes_left)), Some((true, None)));
    let before = tomas.cookie.clone();
    for _ in 0..3 {
        tomas.cookie.clone_from(&before);
        assert!(tomas.post("/me/snooze", &json!({"attempt": attempt()})).ok::<Me>().interrupt.is_none());
    }
    driver.edit_policy(&|policy| policy.registration.snoozes = Some(3));
    tomas.cookie = before;
    assert_eq!(asked(&mut tomas).and_then(|interrupt| interrupt.snoozes_left), Some(3), "nobody counted");
    driver.edit_policy(&|policy| policy.registration.required = false);
    assert!(asked(&mut tomas).is_none());
}

/// Rule: what was confirmed too long ago is asked about, until its owner says that it is right.
pub fn what_is_old_is_asked_about(driver: &dyn Driver) {
    let (mut marta, _) = signed_in(driver, "s-marta.kowalska");
    let interrupt = marta.me().ok::<Me>().interrupt.expect("asked");
    assert_eq!((interrupt.reason, interrupt.missing), (InterruptReason::Reconfirm, 0));
    let body = json!({"attempt": attempt()});
    for _ in 0..2 {
        let info: SecurityInfo = marta.post("/me/security-info/review", &body).ok();
        let now = driver.now().0;
        assert!(info.methods.iter().all(|method| method.confirmed.is_some_and(|at| at + 60 > now)));
    }
    assert!(marta.me().ok::<Me>().interrupt.is_none());
    driver.edit_policy(&|policy| policy.registration.reconfirm_days = 0.try_into().unwrap());
    let (mut agnes, _) = signed_in(driver, "s-bruno.ricci");
    assert!(agnes.me().ok::<Me>().interrupt.is_none());
}

/// Rule: nobody is asked whose password is kept elsewhere, who is excluded, or who may only change; they manage no methods.
pub fn some_are_never_asked(driver: &dyn Driver) {
    for id in ["s-hanna.keller", "s-rosa.delgado", "s-viktor.sand", "s-samuel.adeyemi", "s-jonas.weber"] {
        let (mut owner, person) = signed_in(driver, id);
        let me: Me = owner.me().ok();
        assert_eq!((me.security_info, me.interrupt), (false, None), "{id}");
        assert_eq!(owner.security_info().problem().code, Code::NotAllowed, "{id}");
        let begin = owner.post("/me/security-info/begin", &json!({"attempt": attempt(), "kind": "authenticator"}));
        assert_eq!(begin.problem().code, Code::NotAllowed, "{id}");
        assert!(person.enrolments.iter().any(|known| matches!(known.authenticator, Authenticator::Mail { .. })));
    }
}
