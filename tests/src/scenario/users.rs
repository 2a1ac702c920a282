//! Accounts as administrators find, add and change them (attacks A94, A98, A104).

mod details;

use std::collections::BTreeSet;

use latchkey_protocol::account::{AccountStatus, Role};
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::{Code, Ineligible};
use latchkey_shared::wire::{User, Users, Written};
use serde_json::{Value, json};

use crate::claimant::{Claimant, address_of, attempt, person, sign_in};
use crate::driver::{Answer, Call, Change, Driver};
use crate::mail::{About, count};
use crate::owner::Owner;
use crate::scenario::administration::as_operator;
use crate::scenario::reset::NEW_PASSWORD;
use crate::scenario::roles::signed_in;

pub use details::{
    an_account_has_one_name_in_every_form, an_account_is_added_once, an_added_account_gets_its_password_by_a_reset,
    an_address_is_a_name_of_its_account, details_are_replaced_as_they_were_read,
};

const NORA: &str = "s-nora.lindqvist";

/// Reads an account as the operator.
#[track_caller]
pub fn user(driver: &dyn Driver, id: &str) -> User {
    driver.call(&as_operator(driver, "GET", &format!("/api/v1/admin/users/{id}"))).ok()
}

/// Makes the call that changes an account as the operator.
pub fn changing(driver: &dyn Driver, id: &str, action: &str, body: &Value) -> Call {
    let call = as_operator(driver, "POST", &format!("/api/v1/admin/users/{id}/{action}"));
    let body = if body.is_null() { None } else { Some(body.to_string().into_bytes()) };
    Call { body, ..call.with("content-type", "application/json") }
}

/// Changes an account as the operator.
#[track_caller]
pub fn change(driver: &dyn Driver, id: &str, action: &str) -> Written {
    driver.call(&changing(driver, id, action, &Value::Null)).ok()
}

fn add(driver: &dyn Driver, body: &Value) -> Answer {
    let call = as_operator(driver, "POST", "/api/v1/admin/users").with("content-type", "application/json");
    driver.call(&Call { body: Some(body.to_string().into_bytes()), ..call })
}

fn new_user(name: &str) -> Value {
    json!({"attempt": attempt(), "name": name, "display_name": "Wanda Okoro", "family_name": "Okoro"})
}

#[track_caller]
fn list(driver: &dyn Driver, query: &str) -> Users {
    driver.call(&as_operator(driver, "GET", &format!("/api/v1/admin/users?{query}"))).ok()
}

/// Walks a list to its end, and returns the ids.
#[track_caller]
fn all(driver: &dyn Driver, query: &str, limit: usize) -> Vec<String> {
    let (mut found, mut after) = (Vec::new(), String::new());
    for _ in 0..100 {
        let page = list(driver, &format!("limit={limit}{after}{query}"));
        assert!(page.users.len() <= limit, "{query}");
        found.extend(page.users.into_iter().map(|user| user.id));
        let Some(next) = page.next else { return found };
        after = format!("&after={next}");
    }
    panic!("{query}: a list without end")
}

/// Rule: whatever people call somebody finds them, once, by how it begins.
pub fn accounts_are_found_by_what_they_are_called(driver: &dyn Driver) {
    for (search, expected) in [
        ("nora", NORA),
        ("NORA%20Lind", NORA),
        ("Lindq", NORA),
        ("alder%5Cno", NORA),
        ("e-100", NORA),
        ("nora.lindqvist%40alder", NORA),
        ("J%C3%BCr", "s-jürgen.groß"),
        ("JU%CC%88RGEN", "s-jürgen.groß"),
        ("Gro%C3%9F", "s-jürgen.groß"),
    ] {
        let found: Vec<String> =
            list(driver, &format!("search={search}")).users.into_iter().map(|user| user.id).collect();
        assert_eq!(found, [expected], "{search}");
    }
    assert_eq!(list(driver, "search=indqvist").users, [], "words begin so");
    let nora = list(driver, "search=lindqvist").users.remove(0);
    assert_eq!(
        (nora.name.as_str(), nora.display_name.as_str()),
        ("nora.lindqvist@alderbrook.example", "Nora Lindqvist")
    );
    assert_eq!((nora.status, nora.locked, nora.role), (AccountStatus::Enabled, false, Role::User));
    assert_eq!(nora.mail.as_deref(), Some("nora.lindqvist@alderbrook.example"));
    // Nora is `nora`, `nora.lindqvist@…` and `nora lindqvist`, and so are others; each is there once.
    let found = all(driver, "&search=n", 2);
    assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len(), "{found:?}");
    assert!(found.iter().any(|id| id == NORA) && found.iter().any(|id| id == "s-petra.novak"), "{found:?}");
}

/// Rule: pages of any size make the whole list, nobody twice and nobody left out, whatever is asked for beside.
pub fn a_list_is_whole_in_pages(driver: &dyn Driver) {
    driver.change(NORA, &Change::Disable);
    let everybody: BTreeSet<String> =
        driver.organisation().accounts.iter().map(|person| person.id.to_string()).collect();
    for limit in [1, 5, 200] {
        let found = all(driver, "", limit);
        assert_eq!(found.len(), everybody.len(), "{limit}");
        assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), everybody, "{limit}");
        let mut disabled = all(driver, "&status=disabled", limit);
        disabled.sort();
        assert_eq!(disabled, ["s-daniel.osei", NORA], "{limit}");
        assert_eq!(all(driver, "&status=enabled", limit).len(), everybody.len() - 2, "{limit}");
        assert_eq!(all(driver, "&group=ward-3", limit), ["s-mei.tanaka"], "{limit}");
        assert_eq!(all(driver, "&group=staff&search=nora", limit), [NORA], "{limit}");
        assert_eq!(all(driver, "&group=staff&status=disabled", limit).len(), 2, "{limit}");
        assert_eq!(all(driver, "&search=n&status=disabled", limit), [NORA], "{limit}");
        assert_eq!(all(driver, "&group=nobody", limit), Vec::<String>::new(), "{limit}");
    }
}

/// Rule: accounts are listed by their lock and by what they administer, whatever is asked for beside, and each page is whole.
pub fn a_list_is_of_those_who_are_asked_for(driver: &dyn Driver) {
    driver.change(NORA, &Change::Lock);
    driver.change("s-mei.tanaka", &Change::Role(Role::HelpDesk));
    let everybody = driver.organisation().accounts.len();
    let check = |query: &str, limit: usize, expected: &[&str]| {
        let mut found = all(driver, query, limit);
        found.sort();
        assert_eq!(found, expected, "{query} by {limit}");
    };
    for limit in [1, 200] {
        check("&locked=true", limit, &["s-lena.hartmann", NORA]);
        check("&role=help_desk", limit, &["s-felix.brandt", "s-mei.tanaka"]);
        check("&role=global_administrator", limit, &["s-astrid.holm"]);
        check("&role=user_administrator", limit, &[]);
        check("&locked=true&role=user&status=enabled", limit, &["s-lena.hartmann", NORA]);
        check("&locked=true&status=disabled", limit, &[]);
        check("&locked=true&search=nora", limit, &[NORA]);
        check("&locked=false&search=nora", limit, &[]);
        check("&role=help_desk&group=ward-3", limit, &["s-mei.tanaka"]);
        check("&role=help_desk&status=disabled", limit, &[]);
    }
    assert_eq!(all(driver, "&locked=false", 200).len(), everybody - 2);
    assert_eq!(all(driver, "&role=user", 200).len(), everybody - 3);
}

/// Rule: what is asked for is a value, never a part of a question (attack A94).
pub fn odd_questions_find_nobody(driver: &dyn Driver) {
    for query in [
        "limit=0",
        "limit=201",
        "limit=05",
        "limit=-1",
        "after=%25",
        "after=YQ",
        "status=locked",
        "status=",
        "locked=yes",
        "locked=",
        "role=king",
        "role=",
        "status=enabled&status=enabled",
        "search=a%00b",
        "search=%ff",
        "name=nora",
        "search",
    ] {
        let answer = driver.call(&as_operator(driver, "GET", &format!("/api/v1/admin/users?{query}")));
        assert_eq!(answer.status, 400, "{query}: {}", answer.text());
    }
    for sql in ["%27%20OR%20%271%27%3D%271", "%25", "_", "%2A", "%22", "%27%3B%20DROP%20TABLE%20accounts%3B--"] {
        for query in [format!("search={sql}"), format!("group={sql}")] {
            assert_eq!(list(driver, &query).users, [], "{query}");
        }
        for path in [sql.to_owned(), format!("{sql}/disable"), "..%2fpolicy".to_owned()] {
            let method = if path.ends_with("disable") { "POST" } else { "GET" };
            let answer = driver.call(&as_operator(driver, method, &format!("/api/v1/admin/users/{path}")));
            assert_eq!(answer.status, 404, "{path}: {}", answer.text());
        }
    }
    let everybody = driver.organisation().accounts.len();
    assert_eq!(all(driver, "", 200).len(), everybody, "and everybody is still there");
}

/// Rule: a disabled account is out at once: sessions, resets under way, sign-in; and comes back as it was.
pub fn disabling_ends_everything(driver: &dyn Driver) {
    let petra = person(driver, "s-petra.novak");
    let nora = person(driver, NORA);
    let mut session = Owner::sign_in(driver, &petra, &petra.password);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    assert_eq!(change(driver, "s-petra.novak", "disable").id, "s-petra.novak");
    change(driver, NORA, "disable");
    assert_eq!(session.me().problem().code, Code::SignInNeeded);
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().ineligible, Some(Ineligible::Disabled));
    assert_eq!(sign_in(driver, &petra.name, &petra.password).status, 403);
    assert_eq!(user(driver, NORA).status, AccountStatus::Disabled);
    change(driver, "s-petra.novak", "enable");
    change(driver, NORA, "enable");
    assert_eq!(session.me().status, 401, "the session stays dead");
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::FlowEnded, "and so does the reset");
    assert_eq!(sign_in(driver, &petra.name, &petra.password).status, 200);
}

/// Rule: an unlock clears the directory's lock and the sign-in's pause, and nothing else.
pub fn an_unlock_lets_somebody_sign_in(driver: &dyn Driver) {
    let lena = person(driver, "s-lena.hartmann");
    assert_eq!(sign_in(driver, &lena.name, &lena.password).status, 403);
    assert!(user(driver, "s-lena.hartmann").locked);
    change(driver, "s-lena.hartmann", "unlock");
    assert!(!user(driver, "s-lena.hartmann").locked);
    assert_eq!(sign_in(driver, &lena.name, &lena.password).status, 200);

    let petra = person(driver, "s-petra.novak");
    for place in 0..10 {
        assert_eq!(sign_in(driver, &petra.name, &format!("wrong-password-{place}")).status, 403);
    }
    assert_eq!(sign_in(driver, &petra.name, &petra.password).status, 403, "paused");
    change(driver, "s-petra.novak", "unlock");
    assert_eq!(sign_in(driver, &petra.name, &petra.password).status, 200);

    change(driver, "s-daniel.osei", "unlock");
    assert_eq!(user(driver, "s-daniel.osei").status, AccountStatus::Disabled, "a lock is no disable");
}

/// Rule: signing somebody out ends every session, and leaves the password alone.
pub fn signing_somebody_out_ends_every_session(driver: &dyn Driver) {
    let petra = person(driver, "s-petra.novak");
    let sessions = || Owner::sign_in(driver, &petra, &petra.password);
    let (mut first, mut second) = (sessions(), sessions());
    assert_eq!((first.me().status, second.me().status), (200, 200));
    change(driver, "s-petra.novak", "sign-out");
    assert_eq!((first.me().status, second.me().status), (401, 401));
    assert_eq!(sessions().me().status, 200);
}

/// Rule: whatever an administrator does to what an account is proved by, its owner hears at every address, old and new.
pub fn methods_are_changed_under_their_owners_eyes(driver: &dyn Driver) {
    let nora = person(driver, NORA);
    let (work, post) = (nora.mail.clone().unwrap(), address_of(&nora));
    let told = |address: &str| count(&driver.mails(address), &About::ChangedByAdministrator);
    let prefill = |mail: &str| json!({"attempt": attempt(), "mail": mail});
    let once = prefill("nora.new@post.example");
    let fill = |id: &str, body: &Value| driver.call(&changing(driver, id, "methods", body));
    let added = [(); 2].map(|()| fill(NORA, &once).ok::<Written>().id);
    assert_eq!(added[0], added[1], "a repeat adds nothing");
    let other = json!({"attempt": once["attempt"], "mail": "nora.other@post.example"});
    let problem = fill(NORA, &other).problem();
    assert_eq!((problem.status, problem.flaws[0].place.as_str()), (422, "attempt"), "one attempt, one address");
    // An attempt that names a method elsewhere, or an account, is no less good here.
    let elsewhere = json!({"attempt": once["attempt"], "mail": "mei.new@post.example"});
    assert_ne!(fill("s-mei.tanaka", &elsewhere).ok::<Written>().id, added[0]);
    for address in [work.as_str(), &post, "nora.new@post.example"] {
        assert_eq!(told(address), 1, "{address}");
    }
    for (mail, words) in [
        ("nora@alderbrook.example", "outside"),
        ("nora@clinic.alderbrook.example", "outside"),
        ("NORA.NEW@post.example", "not registered"),
        ("nora", "mail address"),
    ] {
        let problem = fill(NORA, &prefill(mail)).problem();
        assert_eq!((problem.code, problem.flaws[0].place.as_str()), (Code::Rejected, "mail"), "{mail}");
        assert!(problem.flaws[0].words.contains(words), "{mail}: {problem:?}");
    }
    assert_eq!(user(driver, NORA).methods.unwrap().len(), 3);

    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    let id = nora.enrolments[0].id.to_string();
    change(driver, NORA, &format!("methods/{id}/remove"));
    let left: Vec<String> = user(driver, NORA).methods.unwrap().into_iter().map(|method| method.id).collect();
    assert!(left.len() == 2 && !left.contains(&id), "{left:?}");
    assert_eq!(told(&post), 2, "the address that went hears it too");
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::FlowEnded, "what it proved counts no more");
    let gone = driver.call(&changing(driver, NORA, &format!("methods/{id}/remove"), &Value::Null));
    assert_eq!(gone.status, 404);

    let bruno = person(driver, "s-bruno.ricci");
    let mut session = Owner::sign_in(driver, &bruno, &bruno.password);
    change(driver, "s-bruno.ricci", "force-registration");
    let after = user(driver, "s-bruno.ricci");
    assert_eq!((after.methods, after.must_register), (Some(Vec::new()), true));
    assert_eq!(session.me().status, 401);
    for address in ["bruno.ricci@alderbrook.example", "bruno.ricci@post.example", "ricci.family@post.example"] {
        assert_eq!(told(address), 1, "{address}");
    }
}

/// Rule: a method that too many wrong answers have switched off works again once an administrator says so; the day's
/// budget stays used.
pub fn a_method_is_switched_on_again(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.limits.stricter.consecutive_failures = Some(10));
    let nora = person(driver, NORA);
    for _ in 0..2 {
        driver.advance(24 * 60 * 60);
        let mut claimant = Claimant::start(driver, &nora.name);
        claimant.mail_code(&address_of(&nora));
        for _ in 0..5 {
            assert_eq!(claimant.answer("00000000").problem().code, Code::CodeWrong);
        }
    }
    assert_eq!(user(driver, NORA).blocked, [MethodKind::Mail]);
    let odd = driver.call(&changing(driver, NORA, "methods/telepathy/enable", &Value::Null));
    assert_eq!(odd.status, 404);
    change(driver, NORA, "methods/authenticator/enable");
    assert_eq!(user(driver, NORA).blocked, [MethodKind::Mail], "each method by itself");
    change(driver, NORA, "methods/mail/enable");
    assert_eq!(user(driver, NORA).blocked, []);
    let mut claimant = Claimant::start(driver, &nora.name);
    driver.advance(60);
    claimant.pass_mail(&address_of(&nora));
}

/// Rule: nobody reaches an account that may more than they may, nor their own, whatever they call (attack A98).
pub fn nobody_changes_who_may_more(driver: &dyn Driver) {
    let actions =
        ["unlock", "thaw", "sign-out", "disable", "force-registration", "methods/mail/enable", "methods/x/remove"];
    for (role, reach) in [
        (Role::HelpDesk, ["s-petra.novak"].as_slice()),
        (Role::UserAdministrator, &["s-petra.novak", "s-felix.brandt"]),
        (Role::GlobalAdministrator, &["s-petra.novak", "s-felix.brandt", "s-bruno.ricci", "s-omar.haddad"]),
    ] {
        driver.change("s-bruno.ricci", &Change::Role(Role::UserAdministrator));
        driver.change("s-omar.haddad", &Change::Role(Role::GlobalAdministrator));
        let mut somebody = signed_in(driver, role);
        for target in ["s-petra.novak", "s-felix.brandt", "s-bruno.ricci", "s-astrid.holm", "s-omar.haddad"] {
            let before = user(driver, target);
            for action in actions {
                if reach.contains(&target) {
                    continue;
                }
                let answer = somebody
                    .send(Call { method: "POST", ..Call::get(&format!("/api/v1/admin/users/{target}/{action}")) });
                assert_eq!(answer.status, 403, "{role:?} {target} {action}: {}", answer.text());
            }
            assert_eq!(user(driver, target), before, "{role:?} {target}");
        }
        for target in reach {
            let call = Call { method: "POST", ..Call::get(&format!("/api/v1/admin/users/{target}/sign-out")) };
            assert_eq!(somebody.send(call).status, 200, "{role:?} {target}");
        }
        driver.advance(60);
    }
    // A role is a global administrator's to give, with the account or later, and to nobody is their own.
    let mut bruno = signed_in(driver, Role::UserAdministrator);
    let mut king = new_user("king@alderbrook.example");
    king["role"] = json!("reader");
    let answer = bruno.send(Call::post("/admin/users", &king));
    assert_eq!((answer.status, answer.problem().code), (403, Code::NotAllowed));
    let role = json!({"role": "global_administrator"});
    assert_eq!(bruno.send(Call::post("/admin/users/s-petra.novak/role", &role)).status, 403);
    driver.advance(60);
    let mut astrid = signed_in(driver, Role::GlobalAdministrator);
    assert_eq!(astrid.send(Call::post("/admin/users/s-astrid.holm/role", &json!({"role": "user"}))).status, 403);
    let reader = json!({"role": "reader"});
    let answer = astrid.send(Call::post("/admin/users/s-petra.novak/role", &reader));
    assert_eq!((answer.status, user(driver, "s-petra.novak").role), (200, Role::Reader), "{}", answer.text());
    for odd in
        [json!({}), json!({"role": "king"}), json!({"role": {"reader": null}}), json!({"role": "user", "id": "x"})]
    {
        assert_eq!(astrid.send(Call::post("/admin/users/s-petra.novak/role", &odd)).status, 400, "{odd}");
    }
}
