//! Every call of every port goes wrong in every way, for every route; and clocks that jump.

use latchkey_protocol::testing::Hitch;
use latchkey_tests::clocks;
use latchkey_tests::driver::Driver;
use latchkey_tests::faults::{COMMITS, ROUTES, left_out};
use latchkey_tests::native::Native;
use latchkey_tests::tests_of_lost_commits;

static EVERY: [Hitch; 4] = [Hitch::Down, Hitch::LosesAnswer, Hitch::DiesBefore, Hitch::DiesAfter];

fn world() -> Box<dyn Driver> {
    Box::new(Native::new())
}

#[test]
fn every_route_survives_every_fault() {
    for route in ROUTES {
        assert!(!route.steps(&world).is_empty(), "{} calls nothing", route.name);
        route.survives(&world, &|_| &EVERY);
    }
}

/// Rule: a call of the API that is added is tried as well.
#[test]
fn no_call_of_the_api_is_left_out() {
    assert_eq!(left_out(&world), Vec::<String>::new());
}

#[test]
fn every_commit_survives_every_fault() {
    for commit in COMMITS {
        commit.survives(&world, &|_| &EVERY);
    }
}

#[test]
fn a_commit_makes_these_calls() {
    let [password, _] = COMMITS else { panic!("two commits") };
    let steps = password.steps(&world);
    let expected = [
        "policy",
        "directory",
        "enrolments",
        "directory",
        "guard",
        "guard",
        "common_passwords",
        "breaches",
        "outbox",
        "guard",
        "commit",
        "guard",
    ];
    assert_eq!(steps, expected);
}

tests_of_lost_commits!(world);

#[test]
fn no_jump_of_the_clock_breaks_or_opens_anything() {
    const MINUTE_S: i64 = 60;
    const DAY_S: i64 = 24 * 60 * MINUTE_S;
    let sizes = [1, 29, 31, MINUTE_S + 1, 15 * MINUTE_S, DAY_S, 3 * DAY_S];
    let jumps: Vec<i64> = sizes.iter().flat_map(|size| [*size, -size]).collect();
    clocks::jump_in_every_step(&world, &jumps);
}

#[test]
fn a_notice_of_the_future_arrives() {
    clocks::a_notice_of_the_future_arrives(&Native::new(), 3 * 24 * 60 * 60);
}
