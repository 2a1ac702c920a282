//! Repeats: what may be asked for again because an answer got lost must never make anything whole again that was used up.

use latchkey_shared::problem::Code;
use latchkey_shared::wire::Started;

use crate::claimant::{Claimant, address_of, attempt, person, seed_of, solved_check, written_start};
use crate::driver::Driver;
use crate::mail::{self, other_than};

/// A challenge that was asked for once, and may be asked for again under the same attempt.
struct Asked<'a> {
    claimant: Claimant<'a>,
    address: String,
    attempt: String,
    code: String,
}

impl<'a> Asked<'a> {
    /// Asks for a code by mail, in a reset of Nora's.
    #[track_caller]
    fn once(driver: &'a dyn Driver) -> Self {
        let nora = person(driver, "s-nora.lindqvist");
        let (mut claimant, address, attempt) = (Claimant::start(driver, &nora.name), address_of(&nora), attempt());
        assert_eq!(claimant.ask_as(&attempt, "mail", Some(&address)).status, 200);
        let code = mail::codes(&driver.mails(&address)).first().unwrap().clone();
        Self { claimant, address, attempt, code }
    }

    #[track_caller]
    fn again(&mut self) {
        let answer = self.claimant.ask_as(&self.attempt, "mail", Some(&self.address));
        assert_eq!(answer.status, 200, "the promise is the same for everybody");
    }

    /// Gives as many wrong answers as a challenge takes.
    #[track_caller]
    fn use_up(&mut self) {
        for _ in 0..5 {
            assert_eq!(self.claimant.answer(&other_than(&self.code)).problem().code, Code::CodeWrong);
        }
    }

    /// Gives the right answer, which comes too late.
    #[track_caller]
    fn is_spent(&mut self, why: &str) {
        assert_eq!(self.claimant.answer(&self.code).problem().code, Code::ChallengeSpent, "{why}");
    }
}

/// A code lives ten minutes from when it was sent, however often its challenge is asked for again.
pub fn a_repeated_challenge_lives_no_longer(driver: &dyn Driver) {
    let mut asked = Asked::once(driver);
    for minutes in [9, 3, 2] {
        driver.advance(minutes * 60);
        asked.again();
        driver.settle();
    }
    asked.is_spent("14 minutes old");
}

/// A challenge takes five answers in all, however often it is asked for again.
pub fn a_repeated_challenge_takes_no_more_answers(driver: &dyn Driver) {
    let mut asked = Asked::once(driver);
    asked.use_up();
    driver.advance(12 * 60);
    asked.again();
    driver.settle();
    asked.is_spent("used up");
}

/// Nor do more challenges than a flow remembers push a used one out, to be asked for afresh.
pub fn a_crowded_out_challenge_takes_no_more_answers(driver: &dyn Driver) {
    let mut asked = Asked::once(driver);
    asked.use_up();
    for number in 0..12 {
        let other = format!("somebody.{number}@post.example");
        assert_eq!(asked.claimant.ask("mail", Some(&other)).status, 200);
        driver.settle();
    }
    driver.advance(1);
    asked.again();
    driver.settle();
    asked.is_spent("used up");
}

/// One attempt for two methods is one challenge, and takes answers for one of them only.
pub fn one_attempt_is_one_challenge(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let same = attempt();
    assert_eq!(claimant.ask_as(&same, "mail", Some(&address_of(&nora))).status, 200);
    driver.settle();
    assert_eq!(claimant.ask_as(&same, "authenticator", None).status, 200);
    driver.settle();
    let right = latchkey_protocol::totp::code_at(&seed_of(&nora), driver.now());
    assert_eq!(claimant.answer(&right).problem().code, Code::ChallengeSpent);
}

/// The same solved check begins the same flow, and with it its end: asking again a little later lends it no more time.
pub fn a_repeated_start_begins_no_later(driver: &dyn Driver) {
    let check = solved_check(driver);
    let start = || driver.call(&written_start("nora", &check));
    let first: Started = start().ok();
    driver.advance(50);
    let again: Started = start().ok();
    assert!(again.expires_in.abs_diff(first.expires_in - 50) <= 5, "{} after {}", again.expires_in, first.expires_in);
}
