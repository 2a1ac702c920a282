//! The clock is set ahead or back in the middle of a flow: nothing breaks, nothing opens, and small corrections do not show.

use latchkey_protocol::testing::organisation::Person;
use latchkey_protocol::totp;
use latchkey_shared::problem::Code;

use crate::claimant::{Claimant, address_of, person, seed_of, sign_in};
use crate::driver::{Answer, Driver};
use crate::faults::World;
use crate::mail::{self, About};
use crate::scenario::reset::NEW_PASSWORD;

/// Seconds that clocks of different places may differ by without anybody noticing.
const SKEW_S: i64 = 30;
/// Life of a flow, in seconds.
const FLOW_S: i64 = 15 * 60;
/// Where the clock is set: before this step of the flow.
const STEPS: [Step; 5] = [Step::Ask, Step::AnswerMail, Step::AskApp, Step::AnswerApp, Step::Commit];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Ask,
    AnswerMail,
    AskApp,
    AnswerApp,
    Commit,
}

/// Sets the clock by each of these before each step of a reset.
///
/// Rules: a step is either taken or refused like one of another time, never a fault; whatever is told, the password agrees
/// with it; within the skew everything goes through; after the flow's life nothing does; and somebody else resets as ever.
pub fn jump_in_every_step(world: World<'_>, jumps: &[i64]) {
    for jump in jumps {
        for step in STEPS {
            jump_before(&*world(), step, *jump);
        }
    }
}

fn jump_before(driver: &dyn Driver, jump_at: Step, jump: i64) {
    let context = format!("{jump:+} s before {jump_at:?}");
    let nora = person(driver, "s-nora.lindqvist");
    let answer = walk(driver, &nora, jump_at, jump, &context);
    let is_changed = sign_in(driver, &nora.name, NEW_PASSWORD).status == 200;
    assert_eq!(answer.status == 200, is_changed, "{context}: {}", answer.text());
    if answer.status != 200 {
        let code = answer.problem().code;
        let is_of_another_time =
            matches!(code, Code::FlowEnded | Code::ChallengeSpent | Code::CodeWrong | Code::TooMany);
        assert!(is_of_another_time, "{context}: {}", answer.text());
    }
    // Within half a minute no clock is wrong; to another time step of the app it may have come by that.
    if jump.abs() < SKEW_S {
        assert!(is_changed, "{context}: {}", answer.text());
    }
    if jump >= FLOW_S {
        assert!(!is_changed, "{context}");
    }
    let expected = usize::from(is_changed);
    assert_eq!(driver.changes("s-nora.lindqvist"), expected, "{context}");
    let notices = mail::count(&driver.mails(&address_of(&nora)), &About::PasswordReset);
    assert_eq!(notices, expected, "{context}");
    // Nobody else has anything to do with it.
    let mei = person(driver, "s-mei.tanaka");
    let mut other = Claimant::start(driver, &mei.name);
    other.pass_both(&mei);
    assert_eq!(other.set_password(NEW_PASSWORD).status, 200, "{context}: somebody else");
}

/// Walks through a reset and returns the answer that ended it.
fn walk(driver: &dyn Driver, nora: &Person, jump_at: Step, jump: i64, context: &str) -> Answer {
    let mut claimant = Claimant::start(driver, &nora.name);
    let mut code = String::new();
    for step in STEPS {
        if step == jump_at {
            driver.jump(jump);
        }
        let answer = match step {
            Step::Ask => claimant.ask("mail", Some(&address_of(nora))),
            Step::AnswerMail => {
                let codes = mail::codes(&driver.mails(&address_of(nora)));
                code = codes.last().unwrap_or(&code).clone();
                claimant.answer(&code)
            }
            Step::AskApp => claimant.ask("authenticator", None),
            Step::AnswerApp => claimant.answer(&totp::code_at(&seed_of(nora), driver.now())),
            Step::Commit => claimant.set_password(NEW_PASSWORD),
        };
        assert!(answer.status < 500, "{context}, at {step:?}: {}", answer.text());
        if answer.status != 200 || step == Step::Commit {
            return answer;
        }
    }
    unreachable!("the last step is always answered")
}

/// A notice written while the clock was days ahead is delivered once it is right again, and once.
pub fn a_notice_of_the_future_arrives(driver: &dyn Driver, ahead: i64) {
    let nora = person(driver, "s-nora.lindqvist");
    driver.jump(ahead);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    driver.fail(crate::driver::Part::Courier, crate::driver::Failure::Down);
    assert_eq!(claimant.set_password(NEW_PASSWORD).status, 200);
    driver.settle();
    driver.jump(-ahead);
    driver.fail(crate::driver::Part::Courier, crate::driver::Failure::None);
    assert_eq!(mail::count(&driver.mails(&address_of(&nora)), &About::PasswordReset), 1);
}
