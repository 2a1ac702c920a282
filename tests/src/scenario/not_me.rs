//! "It wasn't me": whoever was told of something freezes resets of their account, and only those.

use latchkey_protocol::limits::{DAY_S, FREEZES_PER_DAY, NOT_ME_S, PROOF_S};
use latchkey_protocol::testing::organisation::Person;
use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::{Code, Ineligible};
use latchkey_shared::wire::{Frozen, LiftedBy, Me, ProofOptions, SecurityInfo, Users};
use serde_json::{Value, json};

use crate::claimant::{Claimant, address_of, attempt, person, seed_of, sign_in};
use crate::driver::{Answer, Call, Driver};
use crate::mail::{self, About};
use crate::owner::Owner;
use crate::scenario::administration::as_operator;
use crate::scenario::{passes, users};

const NORA: &str = "s-nora.lindqvist";
const PETRA: &str = "s-petra.novak";
/// Who has two apps and two addresses.
const BRUNO: &str = "s-bruno.ricci";
/// Who administers everything.
const ASTRID: &str = "astrid.holm@alderbrook.example";
const NEW_PASSWORD: &str = "quiet-otters-paddle-upstream";
/// What stands before the ticket in a notice.
const PAGE: &str = "/not-me#ticket=";

/// Has somebody told of something, by an administrator's change, and returns the ticket in the notice.
#[track_caller]
pub fn told(driver: &dyn Driver, id: &str) -> String {
    let mail = format!("{}@post.example", attempt().to_lowercase());
    let _ = driver.call(&users::changing(driver, id, "methods", &json!({"attempt": attempt(), "mail": mail})));
    newest(driver, &person(driver, id).name)
}

/// Returns the ticket of the newest notice to an address that holds one.
#[track_caller]
pub fn newest(driver: &dyn Driver, address: &str) -> String {
    let mut texts = driver.mails(address).into_iter().rev().map(|mail| mail.text);
    let ticket = |text: String| {
        let (before, ticket) = text.split_once(PAGE)?;
        assert!(before.ends_with(&driver.origin()), "{text}");
        ticket.split_whitespace().next().map(str::to_owned)
    };
    texts.find_map(ticket).expect("a notice with a ticket")
}

/// Makes the call that our own page makes once somebody presses.
pub fn saying(driver: &dyn Driver, ticket: &str) -> Call {
    let call = Call::post("/not-me", &json!({ "ticket": ticket }));
    call.with("origin", &driver.origin()).with("x-latchkey", "1")
}

/// Says that it was not them.
fn say(driver: &dyn Driver, ticket: &str) -> Answer {
    driver.call(&saying(driver, ticket))
}

/// Freezes somebody's resets, and returns the ticket that did.
#[track_caller]
pub fn frozen(driver: &dyn Driver, id: &str) -> String {
    let ticket = told(driver, id);
    assert!(say(driver, &ticket).ok::<Frozen>().frozen);
    ticket
}

fn is_frozen(driver: &dyn Driver, id: &str) -> bool {
    users::user(driver, id).frozen.is_some()
}

/// Tells how a ticket is refused.
#[track_caller]
fn refused(driver: &dyn Driver, ticket: &str) {
    let answer = say(driver, ticket);
    assert_eq!((answer.status, answer.problem().code), (410, Code::FlowEnded));
}

fn app_code(driver: &dyn Driver, nora: &Person) -> String {
    totp::code_at(&seed_of(nora), driver.now())
}

/// Rule: resets end and none begins, sessions end, no method changes, and everybody who has to know is told, once; until an
/// administrator ends it.
pub fn whoever_was_told_freezes_resets(driver: &dyn Driver) {
    let nora = person(driver, NORA);
    let ticket = told(driver, NORA);
    let mut signed_in = Owner::sign_in(driver, &nora, &nora.password);
    driver.advance(31);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    assert!(say(driver, &ticket).ok::<Frozen>().frozen);
    let late = claimant.set_password(NEW_PASSWORD);
    assert_eq!((late.status, late.problem().code), (403, Code::NotAllowed), "a reset under way ends");
    assert_eq!(late.problem().ineligible, Some(Ineligible::NotEnabled), "nobody hears why");
    assert_eq!(sign_in(driver, &nora.name, NEW_PASSWORD).status, 403);
    assert_eq!(signed_in.me().status, 401, "whoever had signed in is out");
    // Whoever presses twice, or twenty times, is answered alike and does nothing.
    assert!(say(driver, &ticket).ok::<Frozen>().frozen);
    for address in [nora.name.clone(), address_of(&nora)] {
        let mails = driver.mails(&address);
        assert_eq!(mail::count(&mails, &About::Frozen), 1, "{address}");
        assert!(mails.iter().all(|mail| mail.about != About::Frozen || !mail.text.contains(PAGE)), "nothing to press");
    }
    assert_eq!(mail::count(&driver.mails(ASTRID), &About::NotMe), 1);
    driver.advance(31);
    let mut owner = Owner::sign_in(driver, &nora, &nora.password);
    let me: Me = owner.me().ok();
    assert_eq!((me.frozen, me.security_info), (Some(LiftedBy::Owner), false));
    assert_eq!(owner.security_info().problem().code, Code::NotAllowed);
    let begun = owner.post("/me/security-info/begin", &json!({"attempt": attempt(), "kind": "authenticator"}));
    assert_eq!(begun.problem().code, Code::NotAllowed, "nobody registers a method");
    passes::allow(driver);
    let pass = driver.call(&passes::asking(driver, &attempt(), NORA));
    assert_eq!(pass.problem().code, Code::Rejected, "nor is a recovery pass given");
    driver.advance(31);
    let mut second = Claimant::start(driver, &nora.name);
    assert_eq!(second.ask("authenticator", None).status, 200);
    assert_eq!(second.answer(&app_code(driver, &nora)).problem().code, Code::CodeWrong, "no answer is right");
    // An administrator has looked into it.
    let _ = users::change(driver, NORA, "thaw");
    assert!(!is_frozen(driver, NORA));
    refused(driver, &ticket);
    driver.advance(31);
    let mut third = Claimant::start(driver, &nora.name);
    third.pass_both(&nora);
    assert_eq!(third.set_password(NEW_PASSWORD).status, 200);
}

/// Rule: nothing but the ticket of a notice freezes anything, nothing but our own page brings it, and no notice lives for ever.
pub fn nothing_else_freezes(driver: &dyn Driver) {
    let ticket = told(driver, NORA);
    let flow = Claimant::start(driver, "nora.lindqvist@alderbrook.example").flow;
    for other in ["", "v4.local.none", flow.as_str(), &ticket[..ticket.len() - 1], &format!("{ticket}=")] {
        refused(driver, other);
    }
    // A program that opens the links of a mail, and one that sends forms as well.
    for (method, path) in [("GET", "/api/v1/not-me"), ("HEAD", "/api/v1/not-me"), ("PUT", "/api/v1/not-me")] {
        assert_eq!(driver.call(&Call { method, ..Call::get(path) }).status, 405, "{method}");
    }
    let bare = Call::post("/not-me", &json!({ "ticket": ticket }));
    for call in [
        bare.clone(),
        bare.clone().with("origin", &driver.origin()),
        bare.clone().with("x-latchkey", "1"),
        saying(driver, &ticket).with("origin", "https://evil.example"),
        saying(driver, &ticket).with("origin", "null"),
    ] {
        assert_eq!(driver.call(&call).status, 403, "{:?}", call.headers);
    }
    let form = saying(driver, &ticket).with("content-type", "application/x-www-form-urlencoded");
    assert_eq!(driver.call(&form).status, 415);
    assert!(!is_frozen(driver, NORA));
    driver.advance(NOT_ME_S);
    refused(driver, &ticket);
    assert!(!is_frozen(driver, NORA));
}

/// Rule: an account that is switched off is frozen all the same, and still is when it is switched on again.
pub fn a_freeze_outlives_a_disable(driver: &dyn Driver) {
    let ticket = told(driver, NORA);
    let _ = users::change(driver, NORA, "disable");
    assert!(say(driver, &ticket).ok::<Frozen>().frozen);
    let _ = users::change(driver, NORA, "enable");
    assert!(is_frozen(driver, NORA));
    let listed = |query: &str| -> Vec<String> {
        let path = format!("/api/v1/admin/users?{query}");
        let users: Users = driver.call(&as_operator(driver, "GET", &path)).ok();
        users.users.into_iter().filter(|user| user.frozen).map(|user| user.id).collect()
    };
    assert_eq!(listed("frozen=true"), [NORA]);
    assert_eq!(listed("frozen=true&search=nora"), [NORA]);
    assert!(listed("frozen=false&search=nora").is_empty());
    assert_eq!(driver.call(&as_operator(driver, "GET", "/api/v1/admin/users?frozen=yes")).status, 400);
}

/// Rule: its owner ends a freeze by two kinds of method, both proved within minutes; one of them twice, or a password, is not
/// two. What was told of before then freezes nothing more.
pub fn an_owner_lifts_a_freeze_by_two_methods(driver: &dyn Driver) {
    let nora = person(driver, NORA);
    let ticket = frozen(driver, NORA);
    let mut owner = Owner::sign_in(driver, &nora, &nora.password);
    let lift = |owner: &mut Owner<'_>| owner.post("/me/freeze/lift", &json!({}));
    assert_eq!(lift(&mut owner).problem().code, Code::ProofNeeded, "one was proved at the sign-in");
    let options: ProofOptions = owner.send(Call::get("/api/v1/me/proof")).ok();
    let offered: Vec<_> = options.methods.iter().map(|method| method.kind).collect();
    assert_eq!((offered, options.password), (vec![MethodKind::Mail], false), "the other one is asked for");
    driver.advance(31);
    assert_eq!(owner.prove(&app_code(driver, &nora)).status, 200);
    assert_eq!(lift(&mut owner).problem().code, Code::ProofNeeded, "the same one again is one");
    assert_eq!(owner.prove_by_mail(&address_of(&nora)).status, 200);
    driver.advance(PROOF_S);
    assert_eq!(lift(&mut owner).problem().code, Code::ProofNeeded, "both were proved long ago");
    assert_eq!(owner.prove(&app_code(driver, &nora)).status, 200);
    assert_eq!(lift(&mut owner).problem().code, Code::ProofNeeded, "one of them was");
    assert!(is_frozen(driver, NORA));
    driver.advance(31);
    assert_eq!(owner.prove_by_mail(&address_of(&nora)).status, 200);
    let me: Me = lift(&mut owner).ok();
    assert_eq!((me.frozen, me.security_info), (None, true));
    assert_eq!(lift(&mut owner).ok::<Me>().frozen, None, "it is so already");
    assert_eq!(owner.security_info().ok::<SecurityInfo>().methods.len(), 3);
    for address in [nora.name.clone(), address_of(&nora)] {
        assert_eq!(mail::count(&driver.mails(&address), &About::Thawed), 1, "{address}");
    }
    refused(driver, &ticket);
    assert!(!is_frozen(driver, NORA));
    // What was told of last is this: whoever did not lift it says so.
    assert!(say(driver, &newest(driver, &nora.name)).ok::<Frozen>().frozen);
}

/// Rule: whoever cannot prove two methods cannot end a freeze.
pub fn a_password_lifts_no_freeze(driver: &dyn Driver) {
    let _ = frozen(driver, PETRA);
    let petra = person(driver, PETRA);
    let mut owner = Owner::sign_in(driver, &petra, &petra.password);
    assert_eq!(owner.me().ok::<Me>().frozen, Some(LiftedBy::Administrator));
    let lift = owner.post("/me/freeze/lift", &json!({}));
    assert_eq!((lift.status, lift.problem().code), (403, Code::NotAllowed));
    assert!(is_frozen(driver, PETRA));
    let nobody = driver.call(&Call::post("/me/freeze/lift", &json!({})).with("x-latchkey", "1"));
    assert_eq!(nobody.status, 403, "without our page");
}

/// Rule: two things of one kind are not two methods.
pub fn two_of_a_kind_lift_no_freeze(driver: &dyn Driver) {
    let bruno = person(driver, BRUNO);
    let _ = frozen(driver, BRUNO);
    let mut owner = Owner::sign_in(driver, &bruno, &bruno.password);
    let other =
        bruno.enrolments.iter().filter_map(|known| known.authenticator.seed()).next_back().expect("a second app");
    assert_eq!(owner.prove(&totp::code_at(other, driver.now())).status, 200);
    let lift = owner.post("/me/freeze/lift", &json!({}));
    assert_eq!((lift.status, lift.problem().code), (403, Code::ProofNeeded));
    assert!(is_frozen(driver, BRUNO));
}

/// Rule: who reads somebody's mail freezes them so often a day, and no more, however often it is lifted.
pub fn freezes_are_counted(driver: &dyn Driver) {
    let nora = person(driver, NORA);
    let mut ticket = told(driver, NORA);
    for _ in 0..FREEZES_PER_DAY {
        assert!(say(driver, &ticket).ok::<Frozen>().frozen);
        driver.advance(1);
        let _ = users::change(driver, NORA, "thaw");
        ticket = newest(driver, &nora.name);
    }
    let late = say(driver, &ticket);
    assert_eq!((late.status, late.problem().code), (429, Code::TooMany));
    assert!(!is_frozen(driver, NORA));
    driver.advance(DAY_S);
    assert!(say(driver, &ticket).ok::<Frozen>().frozen);
}

/// Rule: nobody tells a frozen account from one that is not there, before a gate in `private`.
pub fn a_freeze_does_not_show_in_private(driver: &dyn Driver) {
    let nora = person(driver, NORA);
    let _ = frozen(driver, NORA);
    driver.advance(31);
    let walk = |name: &str| -> Vec<(u16, Value)> {
        let mut claimant = Claimant::start(driver, name);
        let asked = claimant.ask("authenticator", None);
        let answered = claimant.answer(&app_code(driver, &nora));
        let plain = |answer: &Answer| {
            let mut body: Value = serde_json::from_slice(&answer.body).expect("JSON");
            for (name, value) in body.as_object_mut().expect("an object") {
                if matches!(name.as_str(), "challenge" | "support_id" | "flow") {
                    *value = json!(value.as_str().map(str::len));
                }
            }
            (answer.status, body)
        };
        vec![plain(&asked), plain(&answered)]
    };
    assert_eq!(walk(&nora.name), walk("nobody.there@alderbrook.example"));
}
