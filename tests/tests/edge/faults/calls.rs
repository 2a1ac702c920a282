//! Every call that a route makes, by name; and what becomes of the route when that call fails.

use latchkey_protocol::testing::Hitch;
use latchkey_tests::clocks;
use latchkey_tests::driver::Driver;
use latchkey_tests::faults::{COMMITS, ROUTES};
use latchkey_tests::http::Http;
use latchkey_tests::tests_of_lost_commits;

/// Policy, whom it is about, and what they hold, in one question.
const SUBJECT: &[&str] = &["d1:directory"];
/// Who signs in, and what they hold.
const SECOND: &[&str] = &["d1:directory", "d1:policy", "d1:enrolments"];
/// Whose session it is, and whether it was ended.
const SESSION: &[&str] = &["d1:directory", "guard:guard"];
/// What somebody signed in has registered, and what is kept beside it.
const HOLDINGS: &[&str] = &["d1:directory", "d1:enrolments"];
/// How a new password is judged.
const JUDGED: &[&str] = &["common_passwords:common_passwords", "breaches:breaches"];
/// Whose account an administrator changes, and by which policy.
const CHANGE: &[&str] = &["d1:directory", "d1:policy"];
/// The group, and whoever is named: by id, by name, and as a group.
const FOUND: &[&str] = &["d1:directory", "d1:directory", "d1:directory", "d1:directory"];
/// How a commit begins: what was proven still holds, for a password as for an unlock.
const COMMIT_HEAD: &[&str] = &["d1:directory", "d1:directory", "guard:guard", "guard:guard"];
/// How it ends: announced, reserved, written, settled.
const COMMIT_TAIL: &[&str] = &["outbox:arm", "guard:guard", "d1:commit", "guard:guard"];

/// The calls of every route when all goes well, those after its answer included. A new one has to be entered here, and is
/// tried from then on.
const CALLS: &[(&str, &[&[&str]])] = &[
    ("tenant", &[&["d1:policy"]]),
    ("bot-check", &[&["d1:policy", "guard:guard", "d1:directory", "guard:guard"]]),
    ("audio", &[&["d1:policy", "guard:guard"]]),
    ("start", &[&["d1:policy", "guard:guard", "d1:audit"]]),
    (
        "challenge",
        &[
            &["d1:policy"],
            SUBJECT,
            &["guard:guard", "guard:guard", "guard:guard", "d1:policy", "courier:courier", "d1:audit", "d1:audit"],
        ],
    ),
    (
        "challenge past a gate",
        &[SUBJECT, &["guard:guard", "guard:guard", "guard:guard", "d1:policy", "courier:courier", "d1:audit"]],
    ),
    ("verify a mail's code", &[SUBJECT, &["guard:guard", "d1:audit"]]),
    ("verify an app's code", &[SUBJECT, &["guard:guard", "d1:audit"]]),
    ("verify answers", &[SUBJECT, &["guard:guard", "d1:audit"]]),
    ("verify a saved code", &[SUBJECT, &["guard:guard", "outbox:arm", "d1:commit", "d1:audit"]]),
    ("verify a passkey", &[SUBJECT, &["guard:guard", "d1:enrolments", "d1:audit"]]),
    ("poll", &[SUBJECT, &["guard:guard"]]),
    ("extend", &[&["d1:policy", "d1:audit"]]),
    ("extend past a gate", &[&["d1:policy"], SUBJECT, &["d1:enrolments", "guard:guard", "d1:audit"]]),
    (
        "close",
        &[
            SUBJECT,
            &["guard:guard", "guard:guard", "outbox:arm", "d1:outbox", "outbox:wake", "guard:guard", "d1:audit"],
        ],
    ),
    ("session", &[SUBJECT, &["guard:guard", "d1:directory", "d1:audit"]]),
    ("second challenge", &[SECOND, &["guard:guard", "guard:guard", "d1:policy", "courier:courier", "d1:audit"]]),
    ("second factor by mail", &[SECOND, &["guard:guard", "d1:audit"]]),
    ("second factor by app", &[SECOND, &["guard:guard", "d1:audit"]]),
    ("second factor by saved code", &[SECOND, &["guard:guard", "outbox:arm", "d1:commit", "d1:audit"]]),
    ("second factor by passkey", &[SECOND, &["guard:guard", "d1:enrolments", "d1:audit"]]),
    ("me", &[SESSION, HOLDINGS]),
    (
        "replace a password",
        &[&["d1:directory", "d1:policy", "d1:enrolments"], JUDGED, &["outbox:arm", "d1:directory", "d1:commit"]],
    ),
    (
        "change a password",
        &[
            SESSION,
            &["d1:policy", "d1:directory", "guard:guard", "d1:directory", "d1:enrolments", "guard:guard"],
            JUDGED,
            &["outbox:arm", "d1:commit"],
        ],
    ),
    ("proof", &[SESSION, &["d1:enrolments"]]),
    (
        "proof by mail",
        &[
            SESSION,
            &["d1:policy", "d1:enrolments", "guard:guard", "guard:guard", "d1:policy", "courier:courier", "d1:audit"],
        ],
    ),
    ("prove", &[SESSION, &["d1:policy", "d1:enrolments", "guard:guard", "d1:audit"]]),
    ("put off", &[SESSION, HOLDINGS, &["d1:directory", "d1:commit"], HOLDINGS]),
    ("security info", &[SESSION, HOLDINGS]),
    ("begin an app", &[SESSION, HOLDINGS]),
    ("confirm an app", &[SESSION, HOLDINGS, &["guard:guard", "outbox:arm", "d1:commit"]]),
    ("begin a passkey", &[SESSION, HOLDINGS]),
    ("confirm a passkey", &[SESSION, HOLDINGS, &["d1:enrolments", "guard:guard", "outbox:arm", "d1:commit"]]),
    ("security questions", &[SESSION, HOLDINGS]),
    ("register answers", &[SESSION, HOLDINGS, &["words:words", "outbox:arm", "d1:commit"]]),
    ("remove an own method", &[SESSION, HOLDINGS, &["outbox:arm", "d1:commit"]]),
    ("prefer an own method", &[SESSION, HOLDINGS, &["guard:guard", "d1:commit"]]),
    ("rename an own method", &[SESSION, HOLDINGS, &["guard:guard", "d1:commit"]]),
    ("make saved codes", &[SESSION, HOLDINGS, &["outbox:arm", "d1:commit"]]),
    ("review", &[SESSION, HOLDINGS, &["d1:directory", "d1:commit"]]),
    ("say that it was not them", &[&["d1:directory", "guard:guard", "d1:directory", "outbox:arm", "d1:commit"]]),
    ("lift a freeze", &[SESSION, &["d1:enrolments", "outbox:arm", "d1:commit"], HOLDINGS]),
    ("sign out here", &[SESSION, &["guard:guard", "d1:audit"]]),
    ("sign out everywhere", &[SESSION, &["d1:commit"]]),
    ("read the policy", &[&["d1:policy", "d1:audit"]]),
    ("write the policy", &[&["d1:policy", "d1:policy"]]),
    ("preview a policy", &[&["d1:policy", "d1:directory", "d1:directory", "d1:audit"]]),
    ("list policies", &[&["d1:policy", "d1:audit"]]),
    ("read an old policy", &[&["d1:policy", "d1:audit"]]),
    ("list accounts", &[&["d1:directory", "d1:audit"]]),
    ("read an account", &[&["d1:directory", "d1:policy", "guard:guard", "d1:audit"]]),
    ("what is to be registered", &[HOLDINGS, &["d1:audit"]]),
    ("registration ticket", &[&["d1:directory", "d1:audit"]]),
    ("register by a ticket", &[&["d1:directory", "guard:guard"], HOLDINGS, &["d1:audit"]]),
    ("give a recovery pass", &[CHANGE, &["d1:directory", "outbox:arm", "d1:commit"]]),
    ("verify a recovery pass", &[SUBJECT, &["d1:directory", "guard:guard", "outbox:arm", "d1:commit", "d1:audit"]]),
    ("add an account", &[&["d1:commit"]]),
    ("replace an account's details", &[CHANGE, &["d1:directory", "outbox:arm", "d1:commit"]]),
    ("disable an account", &[CHANGE, &["d1:commit"]]),
    ("enable an account", &[CHANGE, &["d1:commit"]]),
    ("unlock an account", &[CHANGE, &["d1:commit", "guard:guard"]]),
    ("lift an account's freeze", &[CHANGE, &["outbox:arm", "d1:commit"]]),
    ("sign an account out", &[CHANGE, &["d1:commit"]]),
    ("have methods registered anew", &[CHANGE, &["outbox:arm", "d1:commit"]]),
    ("give a role", &[CHANGE, &["d1:commit"]]),
    ("fill an address in", &[CHANGE, &["outbox:arm", "d1:commit"]]),
    ("remove a method", &[CHANGE, &["outbox:arm", "d1:commit"]]),
    ("enable a method", &[CHANGE, &["d1:commit", "guard:guard"]]),
    ("import accounts", &[&["d1:policy", "d1:directory", "d1:commit"]]),
    ("export accounts", &[&["d1:directory", "d1:audit"]]),
    ("list groups", &[&["d1:directory", "d1:audit"]]),
    ("add a group", &[&["d1:commit"]]),
    ("add members", &[FOUND, &["d1:commit"]]),
    ("remove members", &[FOUND, &["d1:commit"]]),
    ("import members", &[&["d1:directory", "d1:directory", "d1:commit"]]),
    ("read the audit", &[&["d1:audit", "d1:audit"]]),
    ("export the audit", &[&["d1:audit", "d1:audit"]]),
    ("report readiness", &[&["d1:policy", "d1:directory", "d1:directory", "d1:audit"]]),
    ("report registrations", &[&["d1:policy", "d1:directory", "d1:audit"]]),
    ("report resets", &[&["d1:audit", "d1:audit"]]),
    ("password", &[COMMIT_HEAD, &["common_passwords:common_passwords", "breaches:breaches"], COMMIT_TAIL]),
    ("unlock", &[COMMIT_HEAD, COMMIT_TAIL]),
];

fn world() -> Box<dyn Driver> {
    Box::new(Http::new())
}

#[test]
fn these_are_all_the_calls() {
    let routes = ROUTES.iter().map(|route| (route.name, route.steps(&world)));
    let commits = COMMITS.iter().map(|commit| (commit.name, commit.steps(&world)));
    let found: Vec<(&str, Vec<String>)> = routes.chain(commits).collect();
    let expected: Vec<(&str, Vec<String>)> =
        CALLS.iter().map(|(name, calls)| (*name, calls.concat().into_iter().map(str::to_owned).collect())).collect();
    assert_eq!(found, expected);
}

/// In memory every call fails in every way; here each in the way that the real part fails most naturally: the database does
/// not answer, or writes and nobody hears of it; the guard, the outbox and the courier do what they are asked and nobody hears of it.
fn every_third_route_survives(first: usize) {
    let natural = |part: &str| -> &'static [Hitch] {
        match part {
            "d1:commit" => &[Hitch::Down, Hitch::LosesAnswer],
            part if part.starts_with("d1") => &[Hitch::Down],
            _ => &[Hitch::LosesAnswer],
        }
    };
    for route in ROUTES.iter().skip(first).step_by(3) {
        route.survives(&world, &natural);
    }
}

// Three tests of one, which would take longer than all others together: no core waits for another one.
#[test]
fn a_third_of_the_routes_survives_every_part() {
    every_third_route_survives(0);
}

#[test]
fn another_third_survives_every_part() {
    every_third_route_survives(1);
}

#[test]
fn the_last_third_survives_every_part() {
    every_third_route_survives(2);
}

/// What is only read fails; what is told, reserved, written or settled fails, goes unheard, and is the last that the module
/// does.
#[test]
fn every_commit_survives_every_part() {
    let [password, unlock] = COMMITS else { panic!("two commits") };
    password.survives(&world, &|part| match part {
        "guard:guard" | "outbox:arm" | "d1:commit" => &[Hitch::Down, Hitch::LosesAnswer, Hitch::DiesAfter],
        _ => &[Hitch::Down],
    });
    unlock.survives(&world, &|part| match part {
        "outbox:arm" | "d1:commit" => &[Hitch::LosesAnswer, Hitch::DiesBefore, Hitch::DiesAfter],
        _ => &[],
    });
}

tests_of_lost_commits!(world);

#[test]
fn no_jump_of_the_clock_breaks_or_opens_anything() {
    clocks::jump_in_every_step(&world, &[-61, 24 * 60 * 60]);
}

#[test]
fn a_notice_of_the_future_arrives() {
    clocks::a_notice_of_the_future_arrives(&Http::new(), 3 * 24 * 60 * 60);
}
