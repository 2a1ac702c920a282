//! A deployment whose keys are gone, swapped or replaced at once: everything under way ends, and nothing is half done.

use data_encoding::BASE64;
use latchkey_protocol::ids::TenantId;
use latchkey_protocol::keys::Keys;
use latchkey_shared::problem::Code;
use latchkey_tests::claimant::{Claimant, address_of, person, sign_in};
use latchkey_tests::native::Native;
use latchkey_tests::scenario::reset::NEW_PASSWORD;
use sha2::{Digest as _, Sha256};

/// Changes a deployment while a reset waits for its last step, and says how that step is refused.
#[track_caller]
fn check(change: impl FnOnce(&mut Native), expected: Code) {
    let mut native = Native::new();
    native.memory.keys = keys(None);
    let nora = person(&native, "s-nora.lindqvist");
    let mut claimant = Claimant::start(&native, &nora.name);
    claimant.pass_both(&nora);
    let flow = claimant.flow;
    change(&mut native);
    let claimant = Claimant::holding(&native, flow, String::new());
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, expected);
    assert_eq!(sign_in(&native, &nora.name, &nora.password).status, 200, "the password is as it was");
}

/// Rule: raising `FLOW_EPOCH` ends every reset under way.
#[test]
fn a_raised_epoch_ends_everything_under_way() {
    check(|native| native.memory.settings.epoch += 1, Code::FlowEnded);
}

/// Rule: a key that is gone opens nothing: after a leak both slots are replaced (`rotate --leaked`).
#[test]
fn a_leaked_ticket_key_opens_nothing_once_it_is_replaced() {
    check(|native| native.memory.keys = keys(Some("TICKET_KEY_A")), Code::FlowEnded);
}

/// Rule: tickets of another organisation are no tickets, even under the same keys.
#[test]
fn a_ticket_of_another_organisation_is_none() {
    check(|native| native.memory.settings.tenant = TenantId("birchwood".to_owned()), Code::FlowEnded);
}

/// Rule: a code is of the code key alone; one that was sent under a key that is gone is wrong.
#[test]
fn a_code_of_a_replaced_key_is_wrong() {
    let mut native = Native::new();
    native.memory.keys = keys(None);
    let nora = person(&native, "s-nora.lindqvist");
    let mut claimant = Claimant::start(&native, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    let (flow, challenge) = (claimant.flow, claimant.challenge);
    native.memory.keys = keys(Some("CODE_KEY_A"));
    let mut claimant = Claimant::holding(&native, flow, challenge);
    assert_eq!(claimant.answer(&code).problem().code, Code::CodeWrong);
}

/// Returns a deployment's keys, with another secret in one variable.
fn keys(changed: Option<&str>) -> Keys {
    let secret = |name: &str| {
        let root = Sha256::digest(format!("{name}{}", if changed == Some(name) { ", replaced" } else { "" }));
        BASE64.encode(&root)
    };
    let variable = |name: &str| match name {
        "TICKET_KEY_A" | "CODE_KEY_A" | "CONTACT_KEY_A" => Some(format!("1700000000:{}", secret(name))),
        "GUARD_KEY" | "AUDIT_KEY" => Some(secret(name)),
        _ => None,
    };
    Keys::parse(variable).unwrap()
}
