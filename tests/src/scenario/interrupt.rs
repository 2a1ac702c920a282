//! The interrupt after a sign-in: whoever has registered too little, or not looked for long, is asked first.

use latchkey_shared::problem::Code;
use latchkey_shared::wire::{InterruptReason, Me};
use serde_json::json;

use crate::claimant::{attempt, person};
use crate::driver::Driver;
use crate::owner::Owner;
use crate::scenario::users::{change, user};

/// Rule: whom an administrator told to register cannot put it off, whatever the policy says, and is free again once enough
/// is registered.
pub fn whoever_was_told_cannot_put_it_off(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.registration.required = false);
    let petra = person(driver, "s-petra.novak");
    let mut before = Owner::sign_in(driver, &petra, &petra.password);
    assert_eq!(before.me().ok::<Me>().interrupt, None, "nobody is asked without being told");
    change(driver, "s-petra.novak", "force-registration");
    let mut owner = Owner::sign_in(driver, &petra, &petra.password);
    let asked = owner.me().ok::<Me>().interrupt.expect("an interrupt");
    assert_eq!((asked.reason, asked.can_skip, asked.snoozes_left), (InterruptReason::Register, false, None));
    let put_off = owner.post("/me/snooze", &json!({"attempt": attempt()}));
    assert_eq!(put_off.problem().code, Code::NotAllowed);
    owner.add_app();
    assert!(owner.me().ok::<Me>().interrupt.is_some_and(|asked| !asked.can_skip), "one of two is not enough");
    assert!(user(driver, "s-petra.novak").must_register);
    owner.add_mail("petra.novak@post.example");
    assert_eq!(owner.me().ok::<Me>().interrupt, None);
    assert!(!user(driver, "s-petra.novak").must_register);
}
