//! Wrong answers: what they cost, whom they alarm, and what they never open.

use latchkey_protocol::totp;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::Changed;

use crate::claimant::{Claimant, address_of, person, seed_of, sign_in};
use crate::driver::Driver;
use crate::mail::{self, About, other_than};
use crate::scenario::reset::{NEW_PASSWORD, OTHER_PASSWORD};

/// Five tries a challenge; the right code as the sixth fails (attack A35).
pub fn a_challenge_takes_five_answers(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    for left in (0..5).rev() {
        let problem = claimant.answer(&other_than(&code)).problem();
        assert_eq!((problem.code, problem.tries_left), (Code::CodeWrong, Some(left)));
    }
    assert_eq!(claimant.answer(&code).problem().code, Code::ChallengeSpent);
}

/// Ten wrong codes lock the method for a day, resends and new flows or not (attacks A36, A39); the right code no longer
/// helps, and before a gate the lock looks like a wrong code.
pub fn ten_wrong_codes_lock_the_method(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let address = address_of(&nora);
    for _ in 0..2 {
        let mut claimant = Claimant::start(driver, &nora.name);
        let code = claimant.mail_code(&address);
        for _ in 0..5 {
            assert_eq!(claimant.answer(&other_than(&code)).problem().code, Code::CodeWrong);
        }
        driver.advance(2 * 60 * 60);
    }
    let mut claimant = Claimant::start(driver, &nora.name);
    let before = mail::codes(&driver.mails(&address)).len();
    assert_eq!(claimant.ask("mail", Some(&address)).status, 200);
    assert_eq!(mail::codes(&driver.mails(&address)).len(), before, "nothing is sent to a locked method");
    let problem = claimant.answer("12345678").problem();
    assert_eq!((problem.code, problem.tries_left), (Code::CodeWrong, Some(4)));
    let mails = driver.mails(&address);
    assert!(mail::count(&mails, &About::WrongAnswers) >= 1);
    assert!(mail::count(&mails, &About::ResetLocked) >= 1);
    // The sign-in has nothing to do with it.
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 200);
}

/// A first gate with the authenticator takes five wrong codes a day.
pub fn five_wrong_authenticator_codes_lock_it_as_first_gate(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let seed = seed_of(&nora);
    let mut claimant = Claimant::start(driver, &nora.name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    for _ in 0..5 {
        let right = totp::code_at(&seed, driver.now());
        assert_eq!(claimant.answer(&other_than(&right)).problem().code, Code::CodeWrong);
    }
    let mut again = Claimant::start(driver, &nora.name);
    assert_eq!(again.ask("authenticator", None).status, 200);
    let problem = again.answer(&totp::code_at(&seed, driver.now())).problem();
    assert_eq!(
        (problem.code, problem.tries_left),
        (Code::CodeWrong, Some(4)),
        "a right guess in a lock teaches nothing"
    );
    // As a later gate it is another budget: the owner still gets in.
    again.pass_mail(&address_of(&nora));
    again.pass_authenticator(&seed);
    let _: Changed = again.set_password(NEW_PASSWORD).ok();
}

/// With several authenticators a code is as many guesses, and none is evaluated beyond the budget.
pub fn a_wrong_code_counts_for_every_authenticator(driver: &dyn Driver) {
    let bruno = person(driver, "s-bruno.ricci");
    let seed = seed_of(&bruno);
    let mut claimant = Claimant::start(driver, &bruno.name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    for _ in 0..2 {
        assert_eq!(claimant.answer("000000").problem().code, Code::CodeWrong);
    }
    let problem = claimant.answer(&totp::code_at(&seed, driver.now())).problem();
    let expected = (Code::CodeWrong, Some(2));
    assert_eq!((problem.code, problem.tries_left), expected, "two authenticators, two codes: four guesses of five");
}

/// The same step of an authenticator is good once ever (attack A45), in another flow too.
pub fn an_authenticator_code_is_accepted_once(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let code = totp::code_at(&seed_of(&nora), driver.now());
    let mut first = Claimant::start(driver, &nora.name);
    assert_eq!(first.ask("authenticator", None).status, 200);
    assert_eq!(first.answer(&code).status, 200);
    let mut second = Claimant::start(driver, &nora.name);
    assert_eq!(second.ask("authenticator", None).status, 200);
    assert_eq!(second.answer(&code).problem().code, Code::CodeWrong);
}

/// Only the present and the previous step count (attack A46).
pub fn authenticator_codes_of_other_times_are_wrong(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let seed = seed_of(&nora);
    let mut claimant = Claimant::start(driver, &nora.name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    // To the beginning of a step, so that real time does not step on in between.
    driver.advance(totp::STEP_S - driver.now().0 % totp::STEP_S);
    for code in [
        totp::code_at(&seed, driver.now().plus(31)),
        totp::code_at(&seed, driver.now().minus(61)),
        totp::code_at(&seed, driver.now().minus(120)),
    ] {
        assert_eq!(claimant.answer(&code).problem().code, Code::CodeWrong);
    }
    assert_eq!(claimant.answer(&totp::code_at(&seed, driver.now().minus(30))).status, 200);
}

/// A right code spends its challenge; under another attempt it is a double spend (attack A41).
pub fn a_right_code_is_accepted_once(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    let before = claimant.flow.clone();
    assert_eq!(claimant.answer(&code).status, 200);
    let after = core::mem::replace(&mut claimant.flow, before);
    assert_eq!(claimant.answer(&code).problem().code, Code::ChallengeSpent);
    claimant.flow = after;
    claimant.pass_authenticator(&seed_of(&nora));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

/// A committed flow is spent, with every ticket it ever had (attack A29).
pub fn a_used_flow_is_dead(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let first_flow = claimant.flow.clone();
    claimant.pass_both(&nora);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(claimant.set_password(OTHER_PASSWORD).problem().code, Code::FlowEnded);
    assert_eq!(claimant.unlock().problem().code, Code::FlowEnded);
    claimant.flow = first_flow;
    let spent = claimant.answer(&totp::code_at(&seed_of(&nora), driver.now())).problem().code;
    assert!(matches!(spent, Code::FlowEnded | Code::ChallengeSpent), "{spent:?}");
    assert_eq!(sign_in(driver, &nora.name, NEW_PASSWORD).status, 200);
}

/// No walk between methods reaches the password without each gate's own proof (attack A25).
pub fn no_walk_between_methods_skips_a_gate(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let address = address_of(&nora);
    for walk in 0_u32..16 {
        let mut claimant = Claimant::start(driver, &nora.name);
        for step in 0..4 {
            let answer = if walk >> step & 1 == 0 {
                claimant.ask("mail", Some(&address))
            } else {
                claimant.ask("authenticator", None)
            };
            assert_eq!(answer.status, 200);
        }
        assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::NotAllowed);
        assert_eq!(claimant.unlock().problem().code, Code::NotAllowed);
        driver.advance(11 * 60);
    }
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_authenticator(&seed_of(&nora));
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::NotAllowed, "one gate is not two");
    assert_eq!(claimant.set_password("short").problem().code, Code::NotAllowed, "no judgement before the gates hold");
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 200);
}

/// One kind is one gate, however often it is passed.
pub fn one_kind_is_one_gate(driver: &dyn Driver) {
    let bruno = person(driver, "s-bruno.ricci");
    let mut claimant = Claimant::start(driver, &bruno.name);
    claimant.pass_mail("bruno.ricci@post.example");
    assert!(claimant.methods.iter().all(|method| method.kind.as_str() != "mail"), "{:?}", claimant.methods);
    // An older ticket still offers mail; the guard does not take it for another gate.
    driver.advance(31);
    let other = claimant.ask("s-bruno.ricci-2", None);
    assert_eq!(other.problem().code, Code::NotAllowed);
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::NotAllowed);
}

/// Three mails an hour to one address, one of them kept for flows past a gate (attack A61).
pub fn an_address_is_not_flooded(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let address = address_of(&nora);
    for _ in 0..6 {
        let mut claimant = Claimant::start(driver, &nora.name);
        assert_eq!(claimant.ask("mail", Some(&address)).status, 200, "refused sends do not show");
        driver.advance(40);
    }
    assert_eq!(mail::codes(&driver.mails(&address)).len(), 2);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_authenticator(&seed_of(&nora));
    claimant.pass_mail(&address);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

/// Wrong answers, new flows and resends never tell the counters apart from what they are; a completed reset clears
/// nothing of the day's sum.
pub fn a_reset_does_not_refill_the_days_budget(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let seed = seed_of(&nora);
    let mut claimant = Claimant::start(driver, &nora.name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    for _ in 0..4 {
        assert_eq!(claimant.answer("000000").problem().code, Code::CodeWrong);
    }
    claimant.pass_both(&nora);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    driver.advance(60);
    let mut again = Claimant::start(driver, &nora.name);
    assert_eq!(again.ask("authenticator", None).status, 200);
    assert_eq!(again.answer("000000").problem().code, Code::CodeWrong);
    let right = totp::code_at(&seed, driver.now());
    assert_eq!(again.answer(&right).problem().code, Code::CodeWrong, "the fifth of the day locked it");
}
