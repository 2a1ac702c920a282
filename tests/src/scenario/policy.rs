//! Policy and account as they are now, not as they were when a flow began (attacks A53, A54).

use latchkey_protocol::account::Role;
use latchkey_protocol::policy::Gates;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::{Code, Ineligible};
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{Changed, Tenant};

use crate::claimant::{Claimant, address_of, person, seed_of, sign_in};
use crate::driver::{Call, Change, Driver};
use crate::scenario::reset::NEW_PASSWORD;

/// One gate becomes two between gate and password: the old proof is not enough.
pub fn more_gates_end_a_flow_that_has_too_few(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.gates = Gates::One);
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_mail(&address_of(&nora));
    assert!(claimant.methods.is_empty());
    driver.edit_policy(&|policy| policy.gates = Gates::Two);
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::FlowEnded);
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 200);
}

/// A method that no longer counts takes its gate along.
pub fn a_withdrawn_method_does_not_count(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    driver.edit_policy(&|policy| {
        policy.gates = Gates::One;
        policy.methods = Set::from([MethodKind::Passkey]);
    });
    let problem = claimant.set_password(NEW_PASSWORD).problem();
    assert_eq!((problem.code, problem.ineligible), (Code::NotAllowed, Some(Ineligible::TooFewMethods)));
}

/// Leaving the scope between gate and password.
pub fn whoever_leaves_the_scope_resets_nothing(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    driver.change("s-nora.lindqvist", &Change::Groups(Set::new()));
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().ineligible, Some(Ineligible::NotInScope));
}

/// Being disabled between gate and password.
pub fn whoever_is_disabled_resets_nothing(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    driver.change("s-nora.lindqvist", &Change::Disable);
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().ineligible, Some(Ineligible::Disabled));
    assert_eq!(claimant.unlock().problem().ineligible, Some(Ineligible::Disabled));
}

/// Becoming an administrator between gate and password ends the flow, for it began under other rules.
pub fn a_raised_role_ends_the_flow(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    driver.change("s-nora.lindqvist", &Change::Role(Role::GlobalAdministrator));
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::FlowEnded);
}

/// Losing the authenticator leaves too few methods.
pub fn a_lost_authenticator_does_not_count(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    driver.change("s-nora.lindqvist", &Change::DropAuthenticators);
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().ineligible, Some(Ineligible::TooFewMethods));
}

/// Unlock without reset can be switched off.
pub fn unlocking_can_be_switched_off(driver: &dyn Driver) {
    let lena = person(driver, "s-lena.hartmann");
    let mut claimant = Claimant::start(driver, &lena.name);
    claimant.pass_both(&lena);
    driver.edit_policy(&|policy| policy.unlock_without_reset = false);
    assert_eq!(claimant.unlock().problem().code, Code::NotAllowed);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(sign_in(driver, &lena.name, NEW_PASSWORD).status, 200, "a reset unlocks as well");
}

/// The organisation shows what is in force.
pub fn the_tenant_shows_the_policy_in_force(driver: &dyn Driver) {
    let tenant: Tenant = driver.call(&Call::get("/api/v1/tenant")).ok();
    assert_eq!((tenant.name.as_str(), tenant.gates_required, tenant.open), ("Alderbrook Hospital", 2, true));
    assert_eq!(tenant.methods, [MethodKind::Passkey, MethodKind::Authenticator, MethodKind::Mail]);
    assert_eq!(tenant.help_desk.phone.as_deref(), Some("+44 20 7946 0112"));
    assert!(tenant.password_policy.organisation_terms.iter().any(|term| term.eq_ignore_ascii_case("alderbrook")));
    driver.edit_policy(&|policy| policy.gates = Gates::One);
    let tenant: Tenant = driver.call(&Call::get("/api/v1/tenant")).ok();
    assert_eq!(tenant.gates_required, 1);
}

/// Many wrong answers, whoever's, and every reset needs two gates (attack A44).
pub fn an_attack_raises_the_gates_for_everybody(driver: &dyn Driver) {
    driver.edit_policy(&|policy| {
        policy.gates = Gates::One;
        policy.limits.stricter.tenant_failures_min = Some(10);
        policy.limits.stricter.tenant_failures_max = Some(10);
    });
    let nora = person(driver, "s-nora.lindqvist");
    let mut before = Claimant::start(driver, &nora.name);
    before.pass_mail(&address_of(&nora));
    for name in ["a.ghost@alderbrook.example", "b.ghost@alderbrook.example"] {
        let mut guesser = Claimant::start(driver, name);
        assert_eq!(guesser.ask("authenticator", None).status, 200);
        for _ in 0..5 {
            assert_eq!(guesser.answer("000000").problem().code, Code::CodeWrong);
        }
    }
    driver.settle();
    assert_eq!(before.set_password(NEW_PASSWORD).problem().code, Code::FlowEnded, "the begun flow needs two now");
    driver.advance(60);
    let mut after = Claimant::start(driver, &nora.name);
    assert_eq!(after.required, 2);
    after.pass_mail(&address_of(&nora));
    assert_eq!((after.passed, after.required), (1, 2));
    after.pass_authenticator(&seed_of(&nora));
    let _: Changed = after.set_password(NEW_PASSWORD).ok();
}
