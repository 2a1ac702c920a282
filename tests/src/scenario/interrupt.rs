//! The interrupt after a sign-in: whoever has registered too little, or not looked for long, is asked first.

use latchkey_protocol::enrolment::Authenticator;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{InterruptReason, Me, SecurityInfo};
use serde_json::json;

use crate::claimant::{attempt, person};
use crate::driver::Driver;
use crate::owner::Owner;
use crate::scenario::registration::FRESH;
use crate::scenario::security_info::signed_in;
use crate::scenario::users::{change, user};

/// Rule: whoever has too few methods is asked at every sign-in, may put it off as often as the policy says, and then no more.
pub fn whoever_has_too_few_is_asked_and_may_put_it_off(driver: &dyn Driver) {
    let asked = |owner: &mut Owner<'_>| owner.me().ok::<Me>().interrupt;
    for left in (1..=3).rev() {
        let (mut petra, _) = signed_in(driver, "s-petra.novak");
        let interrupt = asked(&mut petra).expect("asked again");
        assert_eq!((interrupt.reason, interrupt.required, interrupt.registered), (InterruptReason::Register, 2, 0));
        assert_eq!((interrupt.missing, interrupt.can_skip, interrupt.snoozes_left), (2, true, Some(left)));
        let before = petra.cookie.clone();
        let body = json!({"attempt": attempt()});
        assert!(petra.post("/me/snooze", &body).ok::<Me>().interrupt.is_none());
        assert!(asked(&mut petra).is_none(), "for this session");
        // A lost answer is not counted twice.
        petra.cookie = before;
        assert!(petra.post("/me/snooze", &body).ok::<Me>().interrupt.is_none());
    }
    let (mut petra, _) = signed_in(driver, "s-petra.novak");
    assert_eq!(asked(&mut petra).map(|interrupt| (interrupt.can_skip, interrupt.snoozes_left)), Some((false, Some(0))));
    assert_eq!(petra.post("/me/snooze", &json!({"attempt": attempt()})).problem().code, Code::NotAllowed);
    petra.add_app();
    assert_eq!(asked(&mut petra).map(|interrupt| interrupt.missing), Some(1));
    assert!(petra.add_mail(FRESH).registered);
    assert!(asked(&mut petra).is_none());
    // Where it is not counted, it may be put off for ever; where it is not required, nobody is asked.
    driver.edit_policy(&|policy| policy.registration.snoozes = None);
    let (mut tomas, _) = signed_in(driver, "s-tomas.berg");
    assert_eq!(asked(&mut tomas).map(|interrupt| (interrupt.can_skip, interrupt.snoozes_left)), Some((true, None)));
    let before = tomas.cookie.clone();
    for _ in 0..3 {
        tomas.cookie.clone_from(&before);
        assert!(tomas.post("/me/snooze", &json!({"attempt": attempt()})).ok::<Me>().interrupt.is_none());
    }
    driver.edit_policy(&|policy| policy.registration.snoozes = Some(3));
    tomas.cookie = before;
    assert_eq!(asked(&mut tomas).and_then(|interrupt| interrupt.snoozes_left), Some(3), "nobody counted");
    driver.edit_policy(&|policy| policy.registration.required = false);
    assert!(asked(&mut tomas).is_none());
}

/// Rule: what was confirmed too long ago is asked about, until its owner says that it is right.
pub fn what_is_old_is_asked_about(driver: &dyn Driver) {
    let (mut marta, _) = signed_in(driver, "s-marta.kowalska");
    let interrupt = marta.me().ok::<Me>().interrupt.expect("asked");
    assert_eq!((interrupt.reason, interrupt.missing), (InterruptReason::Reconfirm, 0));
    let body = json!({"attempt": attempt()});
    for _ in 0..2 {
        let info: SecurityInfo = marta.post("/me/security-info/review", &body).ok();
        let now = driver.now().0;
        assert!(info.methods.iter().all(|method| method.confirmed.is_some_and(|at| at + 60 > now)));
    }
    assert!(marta.me().ok::<Me>().interrupt.is_none());
    driver.edit_policy(&|policy| policy.registration.reconfirm_days = 0.try_into().unwrap());
    let (mut bruno, _) = signed_in(driver, "s-bruno.ricci");
    assert!(bruno.me().ok::<Me>().interrupt.is_none());
}

/// Rule: nobody is asked whose password is kept elsewhere, who is excluded, or who may only change; they manage no methods.
pub fn some_are_never_asked(driver: &dyn Driver) {
    for id in ["s-hanna.keller", "s-rosa.delgado", "s-viktor.sand", "s-samuel.adeyemi", "s-jonas.weber"] {
        let (mut owner, person) = signed_in(driver, id);
        let me: Me = owner.me().ok();
        assert_eq!((me.security_info, me.interrupt), (false, None), "{id}");
        assert_eq!(owner.security_info().problem().code, Code::NotAllowed, "{id}");
        let begin = owner.post("/me/security-info/begin", &json!({"attempt": attempt(), "kind": "authenticator"}));
        assert_eq!(begin.problem().code, Code::NotAllowed, "{id}");
        assert!(person.enrolments.iter().any(|known| matches!(known.authenticator, Authenticator::Mail { .. })));
    }
}

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
    owner.add_mail(FRESH);
    assert_eq!(owner.me().ok::<Me>().interrupt, None);
    assert!(!user(driver, "s-petra.novak").must_register);
}
