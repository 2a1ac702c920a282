//! What accounts are called: added with it, found in every form of it, and replaced whole (attacks A81, A98, A104).

use latchkey_protocol::account::{AccountStatus, Role};
use latchkey_protocol::policy::{Gates, Scope, UnverifiedContacts};
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::{Code, Ineligible, Problem};
use latchkey_shared::wire::{Changed, SignInStep, SignedIn, Written};
use serde_json::{Value, json};

use super::{NORA, add, all, changing, list, new_user, user};
use crate::claimant::{Claimant, attempt, sign_in};
use crate::driver::{Call, Driver};
use crate::mail::{About, count};
use crate::scenario::administration::as_operator;
use crate::scenario::reset::NEW_PASSWORD;

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
