//! One call of one part goes wrong, whichever: for every route, every call it makes, and every way to go wrong.
//!
//! The calls are counted, not listed, so a call that is added later is tried as well. How a world is made is the caller's:
//! in memory every combination runs in milliseconds, over HTTP the same functions run against the real parts.

mod administrator;
mod commit;
mod owner;
mod reset;
mod route;

use latchkey_protocol::testing::Hitch;
use latchkey_shared::problem::Code;

use crate::driver::{Answer, Call, Driver};

pub use commit::{COMMITS, Commit, another_attempt_leaves_the_truth_to_the_first, another_change_is_never_ours};
pub use route::{ROUTES, Route, left_out};

/// Sets a deployment up anew.
pub type World<'a> = &'a dyn Fn() -> Box<dyn Driver>;

/// Says in which ways the calls of a part are to go wrong.
pub type Hitches<'a> = &'a dyn Fn(&str) -> &'static [Hitch];

/// What went wrong in one run.
#[derive(Clone, Debug)]
pub struct Tripped {
    /// Which call, counted from 0.
    pub step: usize,
    /// Its part.
    pub part: String,
    /// How it went wrong.
    pub hitch: Hitch,
}

/// How one run ended.
#[derive(Clone, Copy, Debug)]
pub struct Ended<'a> {
    tripped: &'a Tripped,
    call: &'a Call,
    again: &'a Answer,
}

/// Who resets.
const OWNER: &str = "s-nora.lindqvist";
/// Who signs in with a password alone.
const SIGNED_IN: &str = "s-petra.novak";

/// An answer while something fails: what was asked for, or 503 with the time after which the same may be asked again.
fn is_documented(answer: &Answer, context: &str) {
    if answer.status != 200 {
        let problem = answer.problem();
        assert_eq!((answer.status, problem.code), (503, Code::Unavailable), "{context}: {}", answer.text());
        assert!(problem.retry_after.is_some(), "{context}: does not say when again");
        assert_eq!(answer.header("retry-after"), Some("2"), "{context}");
    }
}

fn steps_of(driver: &dyn Driver, call: &Call) -> Vec<String> {
    driver.watch();
    let answer = driver.call(call);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let steps = driver.steps();
    driver.watch();
    steps
}
