//! Keys that are replaced while resets are under way.

use latchkey_shared::wire::{Changed, Progress};

use crate::claimant::{Claimant, address_of, person, seed_of, sign_in};
use crate::driver::Driver;
use crate::scenario::reset::NEW_PASSWORD;

/// Seconds before the next keys begin to seal: time enough for a first gate over HTTP on a busy machine.
const EVE_S: u64 = 240;
/// Seconds from there to within the life of the next keys, and still of the code and the reset.
const ACROSS_S: u64 = 270;

/// Moves to shortly before every ring's next key begins to seal.
fn to_the_eve(driver: &dyn Driver) {
    driver.advance(driver.next_keys().0 - EVE_S - driver.now().0);
}

/// Tickets, codes and contacts of the old keys are good on the other side, and new ones are of the new keys.
pub fn a_rotation_loses_nothing_under_way(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    to_the_eve(driver);
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    let before = key_of(&claimant.flow);
    driver.advance(ACROSS_S);
    let progress: Progress = claimant.answer(&code).ok();
    assert_eq!(progress.gates_passed, 1, "a code of the old key");
    claimant.flow = progress.flow;
    assert_ne!(key_of(&claimant.flow), before, "the next ticket is sealed by the next key");
    claimant.pass_authenticator(&seed_of(&nora));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(sign_in(driver, &nora.name, NEW_PASSWORD).status, 200);
}

/// A whole reset with the new keys only, over contacts that the old one has sealed.
pub fn contacts_of_the_older_key_open(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    driver.advance(driver.next_keys().0 + 31 * 60 - driver.now().0);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

/// Returns the part of a ticket that names its key.
fn key_of(ticket: &str) -> String {
    ticket.rsplit('.').next().unwrap_or_default().to_owned()
}
