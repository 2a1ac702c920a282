//! Passwords that many people use, and passwords that have leaked.

use latchkey_shared::password::Reason;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Changed, Tenant};

use super::reset::NEW_PASSWORD;
use crate::claimant::{Claimant, attempt, person, sign_in};
use crate::driver::{Answer, Call, Driver, Failure, Part};

/// One of the 100,000 commonest, long enough for the strictest rules and made of no banned word.
pub const COMMON: &str = "1qaz2wsx3edc4rfv";

/// Passes both gates of Nora.
fn past_the_gates(driver: &dyn Driver) -> Claimant<'_> {
    let person = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &person.name);
    claimant.pass_both(&person);
    claimant
}

/// Makes a password that nobody has used before.
fn fresh() -> String {
    format!("quiet meadow {}", attempt())
}

#[track_caller]
fn reasons(answer: &Answer) -> Vec<Reason> {
    let problem = answer.problem();
    assert_eq!(problem.code, Code::PasswordRejected);
    problem.reasons
}

/// Rule: what is tried first is no password, in whatever case; the flow stays usable.
pub fn a_common_password_is_refused(driver: &dyn Driver) {
    let claimant = past_the_gates(driver);
    for typed in [COMMON.to_owned(), COMMON.to_uppercase()] {
        let reasons = reasons(&claimant.set_password(&typed));
        assert!(reasons.contains(&Reason::Common), "{typed}: {reasons:?}");
    }
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

/// Rule: a leaked password is no password; the flow stays usable.
pub fn a_leaked_password_is_refused(driver: &dyn Driver) {
    let (leaked, other) = (fresh(), fresh());
    driver.leak(&leaked);
    let claimant = past_the_gates(driver);
    assert_eq!(reasons(&claimant.set_password(&leaked)), [Reason::Breached]);
    let _: Changed = claimant.set_password(&other).ok();
}

/// Rule: an outage of whoever knows leaks stops nobody; the list of common passwords still holds.
pub fn nobody_waits_for_whoever_is_asked_for_leaks(driver: &dyn Driver) {
    let leaked = fresh();
    driver.leak(&leaked);
    let claimant = past_the_gates(driver);
    driver.fail(Part::Breaches, Failure::Down);
    assert!(reasons(&claimant.set_password(COMMON)).contains(&Reason::Common));
    let _: Changed = claimant.set_password(&leaked).ok();
}

/// Rule: the list of common passwords is part of the deployment; without it nothing is changed.
pub fn without_the_common_ones_no_password_is_set(driver: &dyn Driver) {
    let person = person(driver, "s-nora.lindqvist");
    let claimant = past_the_gates(driver);
    driver.fail(Part::CommonPasswords, Failure::Down);
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::Unavailable);
    driver.fail(Part::CommonPasswords, Failure::None);
    assert_eq!(sign_in(driver, &person.name, &person.password).status, 200);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

/// The organisation may do without either, and the page is told what is refused.
pub fn the_lists_can_be_switched_off(driver: &dyn Driver) {
    let rules = || driver.call(&Call::get("/api/v1/tenant")).ok::<Tenant>().password_policy;
    assert!(rules().refuse_common && rules().refuse_breached);
    driver.edit_policy(&|policy| policy.password.public.refuse_breached = false);
    assert!(rules().refuse_common && !rules().refuse_breached);
    let leaked = fresh();
    driver.leak(&leaked);
    let claimant = past_the_gates(driver);
    assert!(reasons(&claimant.set_password(COMMON)).contains(&Reason::Common));
    let _: Changed = claimant.set_password(&leaked).ok();
    driver.edit_policy(&|policy| policy.password.public.refuse_common = false);
    assert!(!rules().refuse_common);
    driver.advance(31);
    let _: Changed = past_the_gates(driver).set_password(COMMON).ok();
}
