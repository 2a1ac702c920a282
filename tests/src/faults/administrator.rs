//! What an administrator asks for, up to the call, and what is so afterwards, however it went.

use latchkey_protocol::testing::Hitch;
use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::{Groups, RecoveryPass, User, Users};
use serde_json::{Value, json};

use super::{Ended, OWNER, Tripped};
use crate::claimant::{attempt, person};
use crate::driver::{Call, Driver};
use crate::mail::{self, About};
use crate::scenario::administration::{self, POLICY, as_operator};
use crate::scenario::{passes, tables, users};

/// Whom an administrator adds.
const ADDED: &str = "wanda.okoro@alderbrook.example";

/// A policy that asks for one gate instead of two.
fn changed_policy(driver: &dyn Driver) -> (String, String) {
    let answer = driver.call(&as_operator(driver, "GET", POLICY));
    let mut policy: Value = answer.ok();
    policy["gates"] = json!(1);
    (answer.header("etag").expect("a tag").to_owned(), policy.to_string())
}

pub(super) fn write_policy(driver: &dyn Driver) -> Call {
    let (tag, document) = changed_policy(driver);
    administration::put(driver, &tag, &document)
}

pub(super) fn preview_policy(driver: &dyn Driver) -> Call {
    let (_, document) = changed_policy(driver);
    let call = as_operator(driver, "POST", "/api/v1/admin/policy/preview").with("content-type", "application/json");
    Call { body: Some(document.into_bytes()), ..call }
}

pub(super) fn add_account(driver: &dyn Driver) -> Call {
    let account = json!({"attempt": attempt(), "name": ADDED, "display_name": "Wanda Okoro"});
    let call = as_operator(driver, "POST", "/api/v1/admin/users").with("content-type", "application/json");
    Call { body: Some(account.to_string().into_bytes()), ..call }
}

pub(super) fn import_accounts(driver: &dyn Driver) -> Call {
    tables::importing(driver, "", &format!("name,display_name\n{ADDED},Wanda Okoro\n"))
}

pub(super) fn import_members(driver: &dyn Driver) -> Call {
    let call = as_operator(driver, "POST", "/api/v1/admin/groups/ward-3/import").with("content-type", "text/csv");
    Call { body: Some(b"name\nnora\n".to_vec()), ..call }
}

pub(super) fn give_a_pass(driver: &dyn Driver) -> Call {
    passes::allow(driver);
    passes::asking(driver, &attempt(), OWNER)
}

pub(super) fn replace_details(driver: &dyn Driver) -> Call {
    let call = as_operator(driver, "PUT", &format!("/api/v1/admin/users/{OWNER}"));
    let call = call.with("content-type", "application/json").with("if-match", "\"1\"");
    Call { body: Some(json!({"display_name": "Nora Ek"}).to_string().into_bytes()), ..call }
}

pub(super) fn send(driver: &dyn Driver, path: &str, body: &Value) -> Call {
    let call = Call::post(&format!("/admin/{path}"), body);
    call.with("authorization", &format!("Bearer {}", driver.operator_token()))
}

pub(super) fn change_account(driver: &dyn Driver, action: &str) -> Call {
    users::changing(driver, OWNER, action, &Value::Null)
}

pub(super) fn remove_method(driver: &dyn Driver) -> Call {
    let owner = person(driver, OWNER);
    let method = owner.enrolments.first().expect("a method").id.clone();
    change_account(driver, &format!("methods/{method}/remove"))
}

/// What an administrator asked for is so.
pub(super) fn is_so(driver: &dyn Driver, ended: &Ended<'_>, is_asked: fn(&User) -> bool) {
    let user = users::user(driver, OWNER);
    assert!(is_asked(&user), "{:?}: {user:?}", ended.tripped);
}

/// Whatever went wrong, the owner heard once, at the account's own address, what an administrator did.
pub(super) fn is_told_by_an_administrator(driver: &dyn Driver, ended: &Ended<'_>) {
    let told = mail::count(&driver.mails(&person(driver, OWNER).name), &About::ChangedByAdministrator);
    assert_eq!(told, 1, "{:?}", ended.tripped);
}

/// What is done a second time is told a second time: whoever asks again after a lost answer does it again.
pub(super) fn is_told_of_each_time(driver: &dyn Driver, ended: &Ended<'_>) {
    let Tripped { part, hitch, .. } = ended.tripped;
    let was_done = part.ends_with("commit") && matches!(hitch, Hitch::LosesAnswer | Hitch::DiesAfter);
    let told = mail::count(&driver.mails(&person(driver, OWNER).name), &About::ChangedByAdministrator);
    assert_eq!(told, 1 + usize::from(was_done), "{:?}", ended.tripped);
}

/// One pass was given, its owner heard of it once, and whoever gave it is shown it.
pub(super) fn is_given_once(driver: &dyn Driver, ended: &Ended<'_>) {
    let shown: RecoveryPass = ended.again.ok();
    assert!(shown.pass.is_some(), "{:?}", ended.tripped);
    let methods = users::user(driver, OWNER).methods.expect("methods");
    assert_eq!(methods.iter().filter(|method| method.kind == MethodKind::Recovery).count(), 1, "{:?}", ended.tripped);
    let told = mail::count(&driver.mails(&person(driver, OWNER).name), &About::RecoveryPassIssued);
    assert_eq!(told, 1, "{:?}", ended.tripped);
}

/// One group has the name, however often it was asked for.
pub(super) fn is_a_group_once(driver: &dyn Driver, ended: &Ended<'_>) {
    let found: Groups = driver.call(&as_operator(driver, "GET", "/api/v1/admin/groups")).ok();
    let count = found.groups.iter().filter(|group| group.name == "Ward 7").count();
    assert_eq!(count, 1, "{:?}", ended.tripped);
}

/// One account has the name, however often it was asked for.
pub(super) fn is_added_once(driver: &dyn Driver, ended: &Ended<'_>) {
    let (name, _) = ADDED.split_once('@').unwrap_or_default();
    let found: Users = driver.call(&as_operator(driver, "GET", &format!("/api/v1/admin/users?search={name}"))).ok();
    assert_eq!(found.users.len(), 1, "{:?}", ended.tripped);
}

/// The next version is in force, and is no other than that which was asked for.
pub(super) fn is_written_once(driver: &dyn Driver, ended: &Ended<'_>) {
    let policy: Value = driver.call(&as_operator(driver, "GET", POLICY)).ok();
    assert_eq!((&policy["gates"], &policy["version"]), (&json!(1), &json!(2)), "{:?}", ended.tripped);
}
