//! Accounts as administrators find, add and change them (attacks A94, A98, A104).

use std::collections::BTreeSet;

use latchkey_protocol::account::{AccountStatus, Role};
use latchkey_protocol::policy::{Gates, Scope, UnverifiedContacts};
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::{Code, Ineligible, Problem};
use latchkey_shared::wire::{Changed, SignInStep, SignedIn, User, Users, Written};
use serde_json::{Value, json};

use crate::claimant::{Claimant, address_of, attempt, person, sign_in};
use crate::driver::{Answer, Call, Change, Driver};
use crate::mail::{About, count};
use crate::owner::Owner;
use crate::scenario::administration::as_operator;
use crate::scenario::reset::NEW_PASSWORD;
use crate::scenario::roles::signed_in;

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

/// Rule: an account is added once, whole or not at all, and nobody else's name is taken.
pub fn an_account_is_added_once(driver: &dyn Driver) {
    let mut wanda = new_user("Wanda.Okoro@Alderbrook.Example");
    wanda["aliases"] = json!(["ALDER\\wanda", "E-20001", "wanda.okoro@alderbrook.example"]);
    wanda["mail"] = json!("wanda.okoro@alderbrook.example");
    wanda["display_name"] = json!(" Wanda'); DROP TABLE accounts;-- Okoro ");
    wanda["locale"] = json!("de");
    let Written { id } = add(driver, &wanda).ok();
    let added = user(driver, &id);
    assert_eq!(added.name, "wanda.okoro@alderbrook.example");
    assert_eq!(added.aliases, ["alder\\wanda", "e-20001"]);
    assert_eq!(added.display_name, "Wanda'); DROP TABLE accounts;-- Okoro");
    assert_eq!(
        (added.role, added.status, added.methods.as_deref()),
        (Role::User, AccountStatus::Enabled, Some(&[][..]))
    );
    assert_eq!((added.locale.as_deref(), added.ineligible), (Some("de"), Some(Ineligible::NotInScope)));
    for search in ["okoro", "e-20001", "wanda", "alder%5Cwanda"] {
        assert_eq!(list(driver, &format!("search={search}")).users.len(), 1, "{search}");
    }
    // The answer got lost.
    assert_eq!(add(driver, &wanda).ok::<Written>().id, id);
    assert_eq!(list(driver, "search=okoro").users.len(), 1);
    // Nobody knows a password of it.
    assert_eq!(sign_in(driver, "e-20001", "").status, 400);
    assert_eq!(sign_in(driver, "e-20001", "umbrella pelican thirteen").status, 403);

    let mut other = new_user("nora");
    other["aliases"] = json!(["someone.new@alderbrook.example", "E-20001", "alder\\NORA"]);
    let places = |problem: &Problem| -> Vec<String> { problem.flaws.iter().map(|flaw| flaw.place.clone()).collect() };
    let refused = add(driver, &other).problem();
    assert_eq!((refused.code, refused.status, places(&refused)), (Code::Rejected, 422, vec!["name".to_owned()]));
    other["name"] = json!("someone@alderbrook.example");
    let refused = add(driver, &other).problem();
    assert_eq!(
        (refused.code, places(&refused)),
        (Code::Rejected, vec!["aliases[1]".to_owned(), "aliases[2]".to_owned()])
    );
    assert_eq!(list(driver, "search=someone").users, [], "nothing half added");

    let odd = json!({
        "attempt": attempt(), "name": "a b@alderbrook.example", "aliases": ["x@y@z", "fine"], "display_name": " ",
        "given_name": "a\u{7}b", "mail": "nobody", "locale": "d",
    });
    let refused = add(driver, &odd).problem();
    let expected = ["name", "aliases[0]", "given_name", "display_name", "mail", "locale"];
    assert_eq!((refused.code, places(&refused)), (Code::Rejected, expected.map(str::to_owned).to_vec()));
    for (field, value) in
        [("password", json!("x")), ("role", json!("king")), ("id", json!("a")), ("locked", json!(true))]
    {
        let mut odd = new_user("odd@alderbrook.example");
        odd[field] = value;
        assert_eq!(add(driver, &odd).status, 400, "{field}");
    }
}

/// Rule: a name is one name in whatever form it is written, and a domain that no name service knows is none (attack A81).
pub fn an_account_has_one_name_in_every_form(driver: &dyn Driver) {
    let mut zoe = new_user("ZoE\u{308}@BU\u{308}CHER.Example");
    zoe["aliases"] = json!(["\u{ff2f}lga@xn--BCHER-kva.example"]);
    zoe["mail"] = json!("Zoe@B\u{dc}CHER\u{3002}example");
    let Written { id } = add(driver, &zoe).ok();
    let added = user(driver, &id);
    assert_eq!(added.name, "zo\u{eb}@xn--bcher-kva.example");
    assert_eq!(added.aliases, ["olga@xn--bcher-kva.example", "zoe@xn--bcher-kva.example"]);
    assert_eq!(added.mail.as_deref(), Some("Zoe@xn--bcher-kva.example"));
    for other in [
        "zo\u{eb}@b\u{fc}cher.example",
        "ZO\u{cb}@\u{ff22}\u{fc}cher.example",
        "zoe\u{308}@XN--bcher-KVA.example",
        "olga@b\u{fc}\u{ad}cher.example",
    ] {
        let refused = add(driver, &new_user(other)).problem();
        assert_eq!((refused.code, refused.status), (Code::Rejected, 422), "{other}: taken");
    }
    for domain in [
        "b\u{fc}cher.example.",
        "b\u{fc}cher..example",
        "b\u{fc}cher\u{ff0f}x.example",
        "b\u{fc}cher\u{ff20}x.example",
        "b\u{fc}cher%2fx.example",
        "b\u{fc}cher:8.example",
        "-b\u{fc}cher.example",
        "b\u{fc} cher.example",
        "xn--.example",
        "\u{5d0}a.example",
        "\u{200d}.example",
    ] {
        let refused = add(driver, &new_user(&format!("zoe@{domain}")));
        assert_eq!(refused.status, 422, "{domain}: {}", refused.text());
    }
    assert_eq!(all(driver, "&search=zo", 200), [id]);
}

/// Rule: what an account is called is replaced whole, by whoever has read it as it is, with names that nobody else has; its
/// owner hears where it concerns them, and the audit says which details were replaced.
pub fn details_are_replaced_as_they_were_read(driver: &dyn Driver) {
    let path = format!("/api/v1/admin/users/{NORA}");
    let tag = || driver.call(&as_operator(driver, "GET", &path)).header("etag").expect("a tag").to_owned();
    let put = |tag: &str, body: &Value| {
        let call = as_operator(driver, "PUT", &path).with("content-type", "application/json").with("if-match", tag);
        driver.call(&Call { body: Some(body.to_string().into_bytes()), ..call })
    };
    let before = tag();
    let married = json!({
        "display_name": " Nora Ek ", "given_name": "Nora", "family_name": "Ek", "locale": "de",
        "aliases": ["ALDER\\nora", "nora.ek@alderbrook.example"], "mail": "nora.ek@mail.alderbrook.example",
    });
    let flow = Claimant::start(driver, "nora.lindqvist@alderbrook.example");
    let written: Written = put(&before, &married).ok();
    assert_eq!(written.id, NORA);
    let after = user(driver, NORA);
    assert_eq!((after.display_name.as_str(), after.family_name.as_str()), ("Nora Ek", "Ek"));
    assert_eq!((after.mail.as_deref(), after.locale.as_deref()), (Some("nora.ek@mail.alderbrook.example"), Some("de")));
    let mut aliases = after.aliases.clone();
    aliases.sort();
    assert_eq!(aliases, ["alder\\nora", "nora.ek@alderbrook.example", "nora.ek@mail.alderbrook.example"]);
    assert_eq!((after.name.as_str(), after.role), ("nora.lindqvist@alderbrook.example", Role::User), "left alone");
    for (search, found) in [("ek", 1), ("nora.ek%40mail", 1), ("e-10042", 0), ("lindqvist", 0)] {
        assert_eq!(list(driver, &format!("search={search}")).users.len(), found, "{search}");
    }
    // Every one of her names leads to her, the address included, and what is no name of hers any more does not.
    let named = |name: &str| {
        let body = json!({ "names": [name] });
        let call = Call::post("/admin/groups/agency/add", &body);
        driver.call(&call.with("authorization", &format!("Bearer {}", driver.operator_token()))).status
    };
    assert_eq!(named("NORA.EK@mail.alderbrook.example"), 200, "the address is a name");
    assert_eq!(named("E-10042"), 422);
    drop(flow);
    // Whoever read what she was called before decides anew; whoever has read nothing decides nothing.
    assert_ne!(tag(), before);
    assert_eq!(put(&before, &married).status, 200, "the answer had got lost");
    let mut other = married.clone();
    other["display_name"] = json!("Nora Somebody");
    let late = put(&before, &other).problem();
    assert_eq!((late.status, late.code), (412, Code::Outdated));
    let blind = Call { body: Some(married.to_string().into_bytes()), ..as_operator(driver, "PUT", &path) };
    assert_eq!(driver.call(&blind.with("content-type", "application/json")).status, 428);
    // Told at the old address, the new one and her own.
    for address in
        ["nora.lindqvist@alderbrook.example", "nora.ek@mail.alderbrook.example", "nora.lindqvist@post.example"]
    {
        assert_eq!(count(&driver.mails(address), &About::DetailsChanged), 1, "{address}");
    }
    let shown = json!({"display_name": "N. Ek", "aliases": after.aliases, "mail": after.mail, "locale": "de"});
    let _: Written = put(&tag(), &shown).ok();
    assert_eq!(
        count(&driver.mails("nora.lindqvist@post.example"), &About::DetailsChanged),
        1,
        "nothing that concerns her"
    );
    let trail: Value = driver.call(&as_operator(driver, "GET", "/api/v1/admin/audit?activity=Update+user")).ok();
    let lines = trail["events"].as_array().unwrap();
    let line = lines.iter().rev().find(|line| line["detail"] == "user: details replaced").expect("a line");
    let parts: Vec<&str> =
        line["changes"].as_array().unwrap().iter().map(|part| part["part"].as_str().unwrap()).collect();
    assert_eq!(parts, ["aliases", "display_name", "family_name", "mail", "locale"], "{line}");
    for secret in ["nora.ek", "Nora Ek", "nora.lindqvist"] {
        assert!(!line["changes"].to_string().contains(secret), "the audit names nobody: {line}");
    }
    // Nobody else's name, nothing that is none, nothing that has a call of its own; and nothing half written.
    let places = |problem: &Problem| -> Vec<String> { problem.flaws.iter().map(|flaw| flaw.place.clone()).collect() };
    let taken = json!({"display_name": "X", "aliases": ["fine", "tomas.berg@alderbrook.example"], "mail": "mei.tanaka@alderbrook.example"});
    let refused = put(&tag(), &taken).problem();
    assert_eq!((refused.code, places(&refused)), (Code::Rejected, vec!["aliases[1]".to_owned(), "mail".to_owned()]));
    let odd = json!({"display_name": " ", "aliases": ["a b"], "mail": "nobody", "locale": "d", "given_name": "a\u{7}"});
    let refused = put(&before, &odd).problem();
    assert_eq!((refused.code, places(&refused).len()), (Code::Rejected, 5), "flaws come before the version");
    for field in ["role", "name", "password", "status", "id", "attempt"] {
        let mut odd = shown.clone();
        odd[field] = json!("reader");
        assert_eq!(put(&tag(), &odd).status, 400, "{field}");
    }
    assert_eq!(user(driver, NORA).display_name, "N. Ek");
}

/// Rule: a mail address is a name of its account from the beginning, and nobody else's.
pub fn an_address_is_a_name_of_its_account(driver: &dyn Driver) {
    let mut wanda = new_user("e77@alderbrook.example");
    wanda["mail"] = json!("Wanda.Okoro@mail.alderbrook.example");
    let Written { id } = add(driver, &wanda).ok();
    assert_eq!(user(driver, &id).aliases, ["wanda.okoro@mail.alderbrook.example"]);
    let mut squatter = new_user("squatter@alderbrook.example");
    squatter["aliases"] = json!(["wanda.okoro@MAIL.alderbrook.example"]);
    assert_eq!(add(driver, &squatter).problem().flaws[0].place, "aliases[0]");
    squatter["aliases"] = json!([]);
    squatter["mail"] = json!("wanda.okoro@mail.alderbrook.example");
    assert_eq!(add(driver, &squatter).problem().flaws[0].place, "mail");
}

/// Rule: what an administrator fills in counts by policy, and the account's owner sets the first password alone (attacks
/// A98, A104).
pub fn an_added_account_gets_its_password_by_a_reset(driver: &dyn Driver) {
    driver.edit_policy(&|policy| (policy.scope, policy.gates) = (Scope::All, Gates::One));
    let office = "wanda.okoro@mail.alderbrook.example";
    let mut wanda = new_user("wanda.okoro@alderbrook.example");
    wanda["mail"] = json!(office);
    let Written { id } = add(driver, &wanda).ok();
    assert_eq!(user(driver, &id).ineligible, Some(Ineligible::TooFewMethods));
    let prefill = json!({"attempt": attempt(), "mail": "wanda@post.example"});
    let method: Written = driver.call(&changing(driver, &id, "methods", &prefill)).ok();
    let added = user(driver, &id);
    let methods = added.methods.unwrap();
    let [known] = methods.as_slice() else { panic!("{methods:?}") };
    assert_eq!((&known.id, known.kind, known.verified), (&method.id, MethodKind::Mail, false));
    assert_eq!(known.hint.as_deref(), Some("w••••••a@post.example"));
    assert_eq!(added.ineligible, Some(Ineligible::TooFewMethods), "beside another gate only");
    driver.edit_policy(&|policy| policy.unverified_contacts = UnverifiedContacts::Alone);
    assert_eq!(user(driver, &id).ineligible, None);
    let mut claimant = Claimant::start(driver, "wanda.okoro@alderbrook.example");
    claimant.pass_mail("wanda@post.example");
    driver.settle();
    let told = [office, "wanda@post.example"].map(|to| count(&driver.mails(to), &About::UnprovedAddressUsed));
    assert_eq!(told, [1, 0], "the other address hears of the gate, before the reset is over");
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    let signed_in: SignedIn = sign_in(driver, "wanda.okoro@alderbrook.example", NEW_PASSWORD).ok();
    assert_eq!(signed_in.step, SignInStep::Done, "an address that nobody proved is no second factor");
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
