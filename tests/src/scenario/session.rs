//! Signing in with a password.

use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Changed, SignedIn};
use serde_json::Value;

use crate::claimant::{Claimant, sign_in};
use crate::driver::Driver;
use crate::scenario::reset::NEW_PASSWORD;

/// Right is right, and says whether the password must be changed.
pub fn a_right_password_signs_in(driver: &dyn Driver) {
    for (id, must_change) in [("s-nora.lindqvist", false), ("s-omar.haddad", true), ("s-grace.mensah", true)] {
        let person = driver.organisation().person(id).unwrap().clone();
        let signed_in: SignedIn = sign_in(driver, &person.name, &person.password).ok();
        assert_eq!((signed_in.account, signed_in.must_change), (person.name, must_change));
    }
}

/// Unknown, disabled, locked and wrong are one answer.
pub fn every_refusal_of_a_sign_in_is_alike(driver: &dyn Driver) {
    let person = |id: &str| driver.organisation().person(id).unwrap().clone();
    let (nora, daniel, lena) = (person("s-nora.lindqvist"), person("s-daniel.osei"), person("s-lena.hartmann"));
    let answers = [
        sign_in(driver, &nora.name, "wrong-password-entirely"),
        sign_in(driver, "nobody.atall@alderbrook.example", &nora.password),
        sign_in(driver, &daniel.name, &daniel.password),
        sign_in(driver, &lena.name, &lena.password),
    ];
    let bodies = answers.map(|answer| {
        assert_eq!((answer.status, answer.problem().code), (403, Code::NotAllowed));
        let mut body: Value = serde_json::from_slice(&answer.body).unwrap();
        body.as_object_mut().unwrap().remove("support_id");
        (answer.headers, body)
    });
    assert!(bodies.windows(2).all(|pair| pair.first() == pair.last()), "{bodies:?}");
}

/// Ten wrong passwords pause the sign-in, the right one included; a reset is not stopped by it, and ends it.
pub fn ten_wrong_passwords_pause_the_sign_in_only(driver: &dyn Driver) {
    let nora = driver.organisation().person("s-nora.lindqvist").unwrap().clone();
    for _ in 0..10 {
        assert_eq!(sign_in(driver, &nora.name, "wrong-password-entirely").status, 403);
    }
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 403);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(sign_in(driver, &nora.name, NEW_PASSWORD).status, 200);
}

/// The pause ends by itself.
pub fn a_pause_of_the_sign_in_ends(driver: &dyn Driver) {
    let nora = driver.organisation().person("s-nora.lindqvist").unwrap().clone();
    for _ in 0..10 {
        assert_eq!(sign_in(driver, &nora.name, "wrong-password-entirely").status, 403);
    }
    driver.advance(61);
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 200);
}
