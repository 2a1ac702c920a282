//! A whole reset, and what follows from it.

use latchkey_shared::wire::{Changed, SignedIn};

use crate::claimant::{Claimant, sign_in};
use crate::driver::Driver;

/// A password that no rule objects to.
pub const NEW_PASSWORD: &str = "quiet-otters-paddle-upstream";

/// The main job, end to end.
pub fn two_gates_set_a_new_password_and_the_old_one_is_dead(driver: &dyn Driver) {
    let nora = driver.organisation().person("s-nora.lindqvist").unwrap().clone();
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    let changed: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert!(changed.changed);
    let signed_in: SignedIn = sign_in(driver, &nora.name, NEW_PASSWORD).ok();
    assert_eq!(signed_in.account, nora.name);
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 403);
}
