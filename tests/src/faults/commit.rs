//! The commits of a reset: whatever goes wrong, nobody is told "changed" about what is not, or the other way round.

use latchkey_protocol::testing::Hitch;
use latchkey_shared::problem::Code;
use serde_json::json;

use super::{Hitches, OWNER, Tripped, World, is_documented, steps_of};
use crate::claimant::{Claimant, address_of, attempt, person, sign_in};
use crate::driver::{Answer, Call, Driver};
use crate::mail::{self, About};
use crate::scenario::reset::{NEW_PASSWORD, OTHER_PASSWORD};

/// Seconds after which a commit that did not come back is given up for lost.
const LEASE_S: u64 = 30;
/// Who is locked, and unlocks.
const LOCKED: &str = "s-lena.hartmann";

/// Every commit of a reset.
pub const COMMITS: &[Commit] = &[
    Commit { name: "password", subject: OWNER, path: "/reset/password", password: Some(NEW_PASSWORD) },
    Commit { name: "unlock", subject: LOCKED, path: "/reset/unlock", password: None },
];

/// A change of an account.
#[derive(Clone, Copy, Debug)]
pub struct Commit {
    /// What it is called.
    pub name: &'static str,
    subject: &'static str,
    pub(super) path: &'static str,
    password: Option<&'static str>,
}

impl Commit {
    /// Names the calls that the change makes when all goes well.
    #[must_use]
    pub fn steps(&self, world: World<'_>) -> Vec<String> {
        let driver = world();
        let call = self.prepare(&*driver);
        steps_of(&*driver, &call)
    }

    /// Lets each call go wrong in each of these ways.
    ///
    /// Rules: the password is the old one or the new one; audit line and notice are there if and only if it is the new
    /// one; nobody is told "changed" about the old one; the same attempt gets the truth, at last.
    pub fn survives(&self, world: World<'_>, hitches: Hitches<'_>) {
        for (step, part) in self.steps(world).into_iter().enumerate() {
            for hitch in hitches(&part) {
                self.survives_one(world, &Tripped { step, part: part.clone(), hitch: *hitch });
            }
        }
    }

    fn survives_one(&self, world: World<'_>, tripped: &Tripped) {
        let context = format!("{}: {tripped:?}", self.name);
        let driver = world();
        let call = self.prepare(&*driver);
        driver.trip(tripped.step, tripped.hitch);
        let first = driver.call_to_death(&call);
        driver.watch();
        let is_changed = self.is_changed(&*driver, &context);
        if let Some(first) = &first {
            match first.status {
                200 => assert!(is_changed, "{context}: told so, and not so"),
                409 => assert_eq!(first.problem().code, Code::OutcomeUnknown, "{context}"),
                _ => is_documented(first, &context),
            }
        }
        let truth = self.truth(&*driver, &call);
        let is_changed = self.is_changed(&*driver, &context);
        assert_eq!(truth.status == 200, is_changed, "{context}: told at last: {}", truth.text());
        if truth.status != 200 {
            assert_eq!(truth.problem().code, Code::OutcomeUnknown, "{context}");
        }
        let repeated = driver.call(&call);
        assert_eq!(repeated.status, truth.status, "{context}: asked once more: {}", repeated.text());
    }

    /// Asks again under the same attempt, after the lease where the commit still counts as under way.
    fn truth(&self, driver: &dyn Driver, call: &Call) -> Answer {
        let answer = driver.call(call);
        if answer.status == 409 && answer.problem().code == Code::Busy {
            let wait = answer.problem().retry_after.unwrap_or_default();
            assert!(u64::from(wait) <= LEASE_S, "{}: busy for {wait} s", self.name);
            driver.advance(LEASE_S + 1);
            return driver.call(call);
        }
        answer
    }

    /// Goes up to the change, which is only written down.
    fn prepare(&self, driver: &dyn Driver) -> Call {
        let person = person(driver, self.subject);
        let mut claimant = Claimant::start(driver, &person.name);
        claimant.pass_both(&person);
        let mut body = json!({"flow": claimant.flow, "attempt": attempt()});
        if let (Some(password), Some(fields)) = (self.password, body.as_object_mut()) {
            fields.insert("password".to_owned(), json!(password));
        }
        Call::post(self.path, &body)
    }

    /// Tells whether the change is there; audit and notices must say the same.
    fn is_changed(&self, driver: &dyn Driver, context: &str) -> bool {
        let person = person(driver, self.subject);
        let old = sign_in(driver, &person.name, &person.password).status;
        let (is_changed, about) = match self.password {
            Some(password) => {
                let new = sign_in(driver, &person.name, password).status;
                assert!(matches!((old, new), (200, 403) | (403, 200)), "{context}: old {old}, new {new}");
                (new == 200, About::PasswordReset)
            }
            None => (old == 200, About::Unlocked),
        };
        let expected = usize::from(is_changed);
        assert_eq!(driver.changes(self.subject), expected, "{context}: lines in the audit");
        let notices = mail::count(&driver.mails(&address_of(&person)), &about);
        assert_eq!(notices, expected, "{context}: notices");
        is_changed
    }
}

/// Returns which call of a new password writes it; the one before reserves it.
fn write_step(world: World<'_>) -> usize {
    let is_write = |part: &String| part.ends_with("commit");
    let [password, _] = COMMITS else { panic!("two commits") };
    password.steps(world).iter().position(is_write).expect("a new password is written")
}

/// A commit that died before its write comes back after somebody else has written: it is never told that it was done, however
/// often it asks.
pub fn another_change_is_never_ours(world: World<'_>) {
    let reserve = write_step(world) - 1;
    let driver = &*world();
    let nora = person(driver, OWNER);
    let mut ours = Claimant::start(driver, &nora.name);
    ours.pass_both(&nora);
    let call = ours.written_password(NEW_PASSWORD);
    driver.advance(31);
    let mut theirs = Claimant::start(driver, &nora.name);
    theirs.pass_both(&nora);
    driver.trip(reserve, Hitch::DiesAfter);
    assert_eq!(driver.call_to_death(&call), None, "the worker dies between reserving and writing");
    driver.watch();
    assert_eq!(theirs.set_password(OTHER_PASSWORD).status, 200);
    driver.advance(LEASE_S + 1);
    for _ in 0..3 {
        assert_eq!(driver.call(&call).problem().code, Code::OutcomeUnknown);
    }
    assert_eq!(sign_in(driver, &nora.name, OTHER_PASSWORD).status, 200);
    assert_eq!(sign_in(driver, &nora.name, NEW_PASSWORD).status, 403);
}

/// A commit that wrote and died is found by another attempt of the same flow, which changes nothing; the first one still
/// gets its "changed" afterwards.
pub fn another_attempt_leaves_the_truth_to_the_first(world: World<'_>) {
    let write = write_step(world);
    let driver = &*world();
    let nora = person(driver, OWNER);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    let (first, second) = (claimant.written_password(NEW_PASSWORD), claimant.written_password(OTHER_PASSWORD));
    driver.trip(write, Hitch::DiesAfter);
    assert_eq!(driver.call_to_death(&first), None, "the worker dies between writing and settling");
    driver.watch();
    driver.advance(LEASE_S + 1);
    assert_eq!(driver.call(&second).problem().code, Code::FlowEnded);
    assert_eq!(driver.call(&first).status, 200);
    assert_eq!(sign_in(driver, &nora.name, NEW_PASSWORD).status, 200);
}

/// Makes the tests of commits that were lost on the way, over the worlds that a function of the caller makes.
#[macro_export]
macro_rules! tests_of_lost_commits {
    ($world:ident) => {
        /// Rule: nobody is told "changed" about a password that is not in force, however often they ask.
        #[test]
        fn a_change_of_somebody_else_is_never_taken_for_ours() {
            $crate::faults::another_change_is_never_ours(&$world);
        }

        /// Rule: the attempt that was carried out gets its answer, whoever asked in between.
        #[test]
        fn another_attempt_does_not_take_the_truth_away() {
            $crate::faults::another_attempt_leaves_the_truth_to_the_first(&$world);
        }
    };
}
