//! Administrators by session: who comes in, what each role may, and how it ends (attacks A55, A56, A98).

use latchkey_protocol::account::Role;
use latchkey_protocol::api::{AdminRoute, OWN_PAGE_HEADER};
use latchkey_shared::problem::Code;
use latchkey_shared::wire::Changed;

use crate::claimant::{Claimant, person, sign_in};
use crate::driver::{Call, Change, Driver};
use crate::owner::{Owner, cookie_of};
use crate::scenario::reset::NEW_PASSWORD;

const POLICY: &str = "/api/v1/admin/policy";

/// Who has which role in these scenarios, the least first.
const PEOPLE: [(&str, Role); 5] = [
    ("s-nora.lindqvist", Role::User),
    ("s-mei.tanaka", Role::Reader),
    ("s-felix.brandt", Role::HelpDesk),
    ("s-bruno.ricci", Role::UserAdministrator),
    ("s-astrid.holm", Role::GlobalAdministrator),
];

/// Signs somebody in who has this role.
#[track_caller]
pub fn signed_in(driver: &dyn Driver, role: Role) -> Owner<'_> {
    let (id, _) = PEOPLE.into_iter().find(|(_, known)| *known == role).expect("somebody has each role");
    let person = person(driver, id);
    if person.role != role {
        driver.change(id, &Change::Role(role));
    }
    Owner::sign_in(driver, &person, &person.password)
}

/// Rule: an administrator's session opens administration on our own pages, and nowhere else.
pub fn an_administrator_comes_in_by_session(driver: &dyn Driver) {
    let mut astrid = signed_in(driver, Role::GlobalAdministrator);
    let answer = astrid.send(Call::get(POLICY));
    assert_eq!(answer.status, 200, "{}", answer.text());
    let own = driver.origin();
    let read = || Call::get(POLICY).with("cookie", &astrid.cookie);
    let write =
        || Call::post("/admin/users/s-petra.novak/sign-out", &serde_json::json!({})).with("cookie", &astrid.cookie);
    let refused = [
        (read(), 401),
        (read().with("origin", &own), 401),
        (write().with("origin", &own), 401),
        (write().with(OWN_PAGE_HEADER, "1"), 401),
        (write().with(OWN_PAGE_HEADER, "1").with("origin", "https://evil.example"), 403),
        (write().with(OWN_PAGE_HEADER, "1").with("origin", "null"), 403),
        // A call has one caller: what is presented beside the cookie is what counts.
        (read().with(OWN_PAGE_HEADER, "1").with("authorization", "Bearer some-guess-of-a-token"), 401),
        (Call::get(POLICY).with("cookie", "latchkey-loopback=v4.local.none").with(OWN_PAGE_HEADER, "1"), 401),
    ];
    for (call, status) in refused {
        let answer = driver.call(&call);
        assert_eq!(answer.status, status, "{call:?}: {}", answer.text());
        let _ = answer.problem();
    }
    assert_eq!(driver.call(&read().with(OWN_PAGE_HEADER, "1")).status, 200, "reading needs no origin");
    assert_eq!(driver.call(&write().with(OWN_PAGE_HEADER, "1").with("origin", &own)).status, 200);
}

/// Rule: a role may what its row of the table says, and nothing else; whoever administers nothing learns not even which
/// calls there are.
pub fn each_role_may_call_what_its_row_says(driver: &dyn Driver) {
    for (_, role) in PEOPLE {
        let mut somebody = signed_in(driver, role);
        for row in AdminRoute::ALL {
            let path = row.path.replace("{version}", "1").replace("{id}", "nobody").replace("{method}", "mail");
            let answer = somebody.send(Call { method: row.method, ..Call::get(&path) });
            let may = row.roles.contains(&role);
            let expected = if may { "anything else" } else { "403" };
            assert_eq!(
                answer.status != 403,
                may,
                "{role:?}: {} {path}: expected {expected}: {}",
                row.method,
                answer.text()
            );
            assert!(may || answer.problem().code == Code::NotAllowed);
            assert_ne!(answer.status, 401, "{role:?} {path}");
        }
        let unknown = somebody.send(Call::get("/api/v1/admin/nothing"));
        assert_eq!(unknown.status, if role == Role::User { 403 } else { 404 }, "{role:?}");
    }
}

/// Rule: who administers has shown more than a password in that session; until then they learn not even which calls there
/// are. What they register in it shows as much.
pub fn a_password_alone_administers_nothing(driver: &dyn Driver) {
    let petra = person(driver, "s-petra.novak");
    driver.change("s-petra.novak", &Change::Role(Role::GlobalAdministrator));
    let mut somebody = Owner::sign_in(driver, &petra, &petra.password);
    let write = Call::post("/admin/users/s-nora.lindqvist/sign-out", &serde_json::json!({}));
    for call in [Call::get(POLICY), Call::get("/api/v1/admin/nothing"), write] {
        let answer = somebody.send(call);
        assert_eq!((answer.status, answer.problem().code), (403, Code::ProofNeeded));
    }
    somebody.add_app();
    assert_eq!(somebody.send(Call::get(POLICY)).status, 200);
}

/// Rule: what ends a session or a role ends administration with the very next call.
pub fn a_session_that_ended_administers_nothing(driver: &dyn Driver) {
    let status = |owner: &mut Owner<'_>| owner.send(Call::get(POLICY)).status;
    let mut out = signed_in(driver, Role::UserAdministrator);
    let copied = out.cookie.clone();
    assert_eq!((status(&mut out), out.sign_out("here").status), (200, 200));
    out.cookie = copied;
    assert_eq!(status(&mut out), 401);

    let mut demoted = signed_in(driver, Role::Reader);
    assert_eq!(status(&mut demoted), 200);
    driver.change("s-mei.tanaka", &Change::Role(Role::User));
    assert_eq!(status(&mut demoted), 403, "the role is read by every call");

    let mut disabled = signed_in(driver, Role::HelpDesk);
    assert_eq!(status(&mut disabled), 200);
    driver.change("s-felix.brandt", &Change::Disable);
    assert_eq!(status(&mut disabled), 401);

    let mut idle = signed_in(driver, Role::GlobalAdministrator);
    assert_eq!(status(&mut idle), 200);
    driver.advance(30 * 60 + 1);
    assert_eq!(status(&mut idle), 401);
}

/// Rule: a reset ends an administrator's session before it says so, and begins none: the second factor is asked for as
/// ever (attacks A55, A56).
pub fn a_reset_ends_an_administrators_session(driver: &dyn Driver) {
    let mut astrid = signed_in(driver, Role::GlobalAdministrator);
    assert_eq!(astrid.send(Call::get(POLICY)).status, 200);
    driver.advance(30);
    let holm = person(driver, "s-astrid.holm");
    let mut claimant = Claimant::start(driver, &holm.name);
    claimant.pass_both(&holm);
    let answer = claimant.set_password(NEW_PASSWORD);
    let _: Changed = answer.ok();
    assert_eq!(cookie_of(&answer), None, "nobody is signed in by a reset");
    assert_eq!(astrid.send(Call::get(POLICY)).status, 401);
    let again: latchkey_shared::wire::SignedIn = sign_in(driver, &holm.name, NEW_PASSWORD).ok();
    assert_eq!(again.step, latchkey_shared::wire::SignInStep::SecondFactor);
}
