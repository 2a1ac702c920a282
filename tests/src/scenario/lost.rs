//! Lost answers, double spends, and parts that fail in the middle.

use latchkey_protocol::totp;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Changed, Progress};

use crate::claimant::{Claimant, address_of, attempt, person, seed_of, sign_in, try_start};
use crate::driver::{Change, Driver, Failure, Part};
use crate::mail::{self, About, other_than};
use crate::scenario::reset::{NEW_PASSWORD, OTHER_PASSWORD};

/// The same attempt of a challenge is the same challenge, and sends nothing twice.
pub fn a_repeated_challenge_is_the_same_one(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let address = address_of(&nora);
    let mut claimant = Claimant::start(driver, &nora.name);
    let attempt = attempt();
    for _ in 0..3 {
        assert_eq!(claimant.ask_as(&attempt, "mail", Some(&address)).status, 200);
        driver.advance(31);
    }
    let codes = mail::codes(&driver.mails(&address));
    assert_eq!(codes.len(), 1);
    assert_eq!(claimant.answer(codes.first().unwrap()).status, 200);
    // Past a gate as well.
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_authenticator(&seed_of(&nora));
    let (id, attempt) = (claimant.method("mail"), crate::claimant::attempt());
    for _ in 0..2 {
        assert_eq!(claimant.ask_as(&attempt, &id, None).status, 200);
    }
    assert_eq!(mail::codes(&driver.mails(&address)).len(), 2);
}

/// The same attempt of an answer gets the same verdict, right or wrong, and counts once.
pub fn a_repeated_answer_gets_the_same_verdict(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    let wrong = attempt();
    for _ in 0..4 {
        assert_eq!(claimant.answer_as(&wrong, &other_than(&code)).problem().tries_left, Some(4));
    }
    let (right, before) = (attempt(), claimant.flow.clone());
    let first: Progress = claimant.answer_as(&right, &code).ok();
    claimant.flow = before;
    let second: Progress = claimant.answer_as(&right, &code).ok();
    assert_eq!((first.gates_passed, first.methods, first.flow.len()), (1, second.methods, second.flow.len()));
    assert_eq!(second.gates_passed, 1);
    driver.advance(2 * 60 + 1);
    assert_eq!(claimant.answer_as(&right, &code).problem().code, Code::ChallengeSpent, "after two minutes no longer");
}

/// The same attempt of the last step is answered again and carried out once; another is not.
pub fn a_repeated_commit_is_carried_out_once(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    let attempt = attempt();
    for _ in 0..3 {
        let _: Changed = claimant.set_password_as(&attempt, NEW_PASSWORD).ok();
    }
    assert_eq!(claimant.set_password(OTHER_PASSWORD).problem().code, Code::FlowEnded);
    assert_eq!(mail::count(&driver.mails(&address_of(&nora)), &About::PasswordReset), 1);
    assert_eq!(sign_in(driver, &nora.name, NEW_PASSWORD).status, 200);
    assert_eq!(sign_in(driver, &nora.name, OTHER_PASSWORD).status, 403);
}

/// The directory wrote, but its answer got lost: it is read back, and the claimant hears the truth.
pub fn a_lost_write_is_read_back(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    driver.fail(Part::Write, Failure::LosesAnswer);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    driver.fail(Part::Write, Failure::None);
    assert_eq!(sign_in(driver, &nora.name, NEW_PASSWORD).status, 200);
    assert_eq!(mail::count(&driver.mails(&address_of(&nora)), &About::PasswordReset), 1);
}

/// The directory did not write and said nothing: nobody is told "changed", and the flow is dead (attack A59).
pub fn an_unknown_outcome_kills_the_flow(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    let attempt = attempt();
    driver.fail(Part::Write, Failure::Down);
    assert_eq!(claimant.set_password_as(&attempt, NEW_PASSWORD).problem().code, Code::OutcomeUnknown);
    driver.fail(Part::Write, Failure::None);
    assert_eq!(claimant.set_password_as(&attempt, NEW_PASSWORD).problem().code, Code::OutcomeUnknown);
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::FlowEnded);
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 200);
    assert_eq!(mail::count(&driver.mails(&address_of(&nora)), &About::PasswordReset), 0);
}

/// Without the guard nothing is verified and nothing sent, alike for every name (attack A78).
pub fn without_the_guard_nothing_happens(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let address = address_of(&nora);
    let mut known = Claimant::start(driver, &nora.name);
    let code = known.mail_code(&address);
    let mut unknown = Claimant::start(driver, "nobody.atall@alderbrook.example");
    assert_eq!(unknown.ask("mail", Some("somebody@post.example")).status, 200);
    let mut fresh = Claimant::start(driver, &nora.name);
    driver.advance(31);
    driver.fail(Part::Guard, Failure::Down);
    for claimant in [&mut known, &mut unknown] {
        let problem = claimant.answer(&code).problem();
        assert_eq!((problem.code, problem.status), (Code::Unavailable, 503));
    }
    assert_eq!(fresh.ask("mail", Some(&address)).status, 200, "the promise needs no guard");
    driver.settle();
    assert_eq!(sign_in(driver, &nora.name, &nora.password).problem().code, Code::Unavailable);
    driver.fail(Part::Guard, Failure::None);
    assert_eq!(mail::codes(&driver.mails(&address)).len(), 1, "and sends nothing without it");
    assert_eq!(known.answer(&code).status, 200);
}

/// The guard counted, but its answer got lost: the same attempt gets it.
pub fn a_lost_verdict_can_be_asked_for_again(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    let attempt = attempt();
    driver.fail(Part::Guard, Failure::LosesAnswer);
    assert_eq!(claimant.answer_as(&attempt, &code).problem().code, Code::Unavailable);
    driver.fail(Part::Guard, Failure::None);
    assert_eq!(claimant.answer_as(&attempt, &code).status, 200);
}

/// A directory that does not answer is nobody's wrong code.
pub fn without_the_directory_nothing_is_counted(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    driver.fail(Part::Directory, Failure::Down);
    for _ in 0..6 {
        assert_eq!(claimant.answer("000000").problem().code, Code::Unavailable);
    }
    driver.fail(Part::Directory, Failure::None);
    assert_eq!(claimant.answer(&totp::code_at(&seed_of(&nora), driver.now())).status, 200);
}

/// A mail that certainly did not leave gives its send back.
pub fn a_failed_send_is_given_back(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let address = address_of(&nora);
    driver.fail(Part::Courier, Failure::Down);
    for _ in 0..3 {
        let mut claimant = Claimant::start(driver, &nora.name);
        assert_eq!(claimant.ask("mail", Some(&address)).status, 200);
        driver.settle();
        driver.advance(31);
    }
    driver.fail(Part::Courier, Failure::None);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_mail(&address);
}

/// One that may have left is not: a mail server whose replies get lost fills nobody's mailbox (attack A61).
pub fn a_send_that_may_have_left_counts(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let address = address_of(&nora);
    for _ in 0..6 {
        driver.fail(Part::Courier, Failure::LosesAnswer);
        let mut claimant = Claimant::start(driver, &nora.name);
        assert_eq!(claimant.ask("mail", Some(&address)).status, 200);
        driver.settle();
        driver.advance(31);
    }
    driver.fail(Part::Courier, Failure::None);
    assert_eq!(mail::codes(&driver.mails(&address)).len(), 2);
}

/// A changed contact kills its code (attack A14).
pub fn a_changed_contact_kills_its_code(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    driver.change("s-nora.lindqvist", &Change::Contact("nora.new@post.example".to_owned()));
    assert_eq!(claimant.answer(&code).problem().code, Code::CodeWrong);
    driver.advance(31);
    let code = claimant.mail_code("nora.new@post.example");
    assert_eq!(claimant.answer(&code).status, 200);
}

/// A change of the account between gate and password kills the flow.
pub fn a_moved_epoch_kills_the_flow(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    driver.change("s-nora.lindqvist", &Change::BumpEpoch);
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::FlowEnded);
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 200);
}

/// A reset kills the other flows of the account.
pub fn a_reset_kills_other_flows(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut one = Claimant::start(driver, &nora.name);
    one.pass_both(&nora);
    driver.advance(31);
    let mut other = Claimant::start(driver, &nora.name);
    other.pass_both(&nora);
    let _: Changed = one.set_password(NEW_PASSWORD).ok();
    assert_eq!(other.set_password(OTHER_PASSWORD).problem().code, Code::FlowEnded);
    assert_eq!(try_start(driver, &nora.name).status, 200);
}
