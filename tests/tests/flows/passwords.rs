//! What is asked about a new password, when, and what happens if the answer is none.

use latchkey_shared::problem::Code;
use latchkey_shared::wire::Changed;
use latchkey_tests::claimant::{Claimant, address_of, person};
use latchkey_tests::driver::Driver;
use latchkey_tests::native::Native;
use latchkey_tests::scenario::passwords::COMMON;
use latchkey_tests::scenario::reset::NEW_PASSWORD;

fn asked(native: &Native) -> Vec<String> {
    native.memory.breaches.as_ref().unwrap().asked()
}

/// Rule: nobody is asked about a password before the gates hold, nor about one that is refused anyway; and then for five
/// digits alone.
#[test]
fn nobody_is_asked_without_need() {
    let native = Native::new();
    let person = person(&native, "s-nora.lindqvist");
    let mut claimant = Claimant::start(&native, &person.name);
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::NotAllowed);
    claimant.pass_mail(&address_of(&person));
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::NotAllowed);
    assert_eq!(asked(&native), Vec::<String>::new());
    native.advance(31);
    let mut claimant = Claimant::start(&native, &person.name);
    claimant.pass_both(&person);
    for refused in ["short", COMMON, "nora lindqvist of alderbrook"] {
        assert_eq!(claimant.set_password(refused).problem().code, Code::PasswordRejected);
    }
    assert_eq!(asked(&native), Vec::<String>::new());
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    let asked = asked(&native);
    assert!(matches!(asked.as_slice(), [prefix] if prefix.len() == 5), "{asked:?}");
}

/// Rule: an answer that is none raises an alarm and refuses nobody, and the alarm holds nothing of the password.
#[test]
fn garbage_is_an_outage() {
    for garbage in
        ["", "<!doctype html>", "0018A45C4D1DEF81644B54AB7F969B88D65:1\r\n00D4F6E8FA6EECAD2A3AA415EEC418D38E"]
    {
        let native = Native::new();
        native.memory.breaches.as_ref().unwrap().answer_always(garbage);
        let person = person(&native, "s-nora.lindqvist");
        let mut claimant = Claimant::start(&native, &person.name);
        claimant.pass_both(&person);
        let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
        let alarms = native.memory.log.alarms();
        assert!(alarms.iter().any(|alarm| alarm.contains("breaches")), "{alarms:?}");
        assert!(asked(&native).iter().all(|prefix| !alarms.concat().contains(prefix)));
    }
}

/// A deployment that asks nobody says so, and sets passwords.
#[test]
fn a_deployment_may_ask_nobody() {
    let mut native = Native::new();
    native.memory.breaches = None;
    let tenant: latchkey_shared::wire::Tenant = native.call(&latchkey_tests::driver::Call::get("/api/v1/tenant")).ok();
    assert!(tenant.password_policy.refuse_common && !tenant.password_policy.refuse_breached);
    let person = person(&native, "s-nora.lindqvist");
    let mut claimant = Claimant::start(&native, &person.name);
    claimant.pass_both(&person);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}
