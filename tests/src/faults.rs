//! One call of one part goes wrong, whichever: for every route, every call it makes, and every way to go wrong.
//!
//! The calls are counted, not listed, so a call that is added later is tried as well. How a world is made is the caller's:
//! in memory every combination runs in milliseconds, over HTTP the same functions run against the real parts.

use latchkey_protocol::testing::Hitch;
use latchkey_protocol::totp;
use latchkey_shared::problem::Code;
use serde_json::json;

use crate::claimant::{Claimant, address_of, attempt, person, seed_of, sign_in, solved_check, written_start};
use crate::driver::{Answer, Call, Driver};
use crate::mail::{self, About};
use crate::scenario::reset::{NEW_PASSWORD, OTHER_PASSWORD};

/// Sets a deployment up anew.
pub type World<'a> = &'a dyn Fn() -> Box<dyn Driver>;

/// Says in which ways the calls of a part are to go wrong.
pub type Hitches<'a> = &'a dyn Fn(&str) -> &'static [Hitch];

/// Seconds after which a commit that did not come back is given up for lost.
const LEASE_S: u64 = 30;
/// Who resets.
const OWNER: &str = "s-nora.lindqvist";
/// Who is locked, and unlocks.
const LOCKED: &str = "s-lena.hartmann";
const HELP_DESK: &str = "servicedesk@alderbrook.example";

/// One route, and how far a claimant comes before it.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// What it is called.
    pub name: &'static str,
    prepare: fn(&dyn Driver) -> Call,
    /// What has to be true once the same call has been answered.
    holds: fn(&dyn Driver, &Tripped),
}

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

/// Every route that changes no account.
pub const ROUTES: &[Route] = &[
    Route { name: "tenant", prepare: |_| Call::get("/api/v1/tenant"), holds: |_, _| () },
    Route { name: "bot-check", prepare: |_| Call::post("/bot-check", &json!({"kind": "pow"})), holds: |_, _| () },
    Route { name: "start", prepare: begin, holds: |_, _| () },
    Route { name: "challenge", prepare: ask_blindly, holds: is_written_to_once },
    Route { name: "challenge past a gate", prepare: ask_past_a_gate, holds: is_written_to_once },
    Route { name: "verify a mail's code", prepare: answer_mail, holds: |_, _| () },
    Route { name: "verify an app's code", prepare: answer_app, holds: |_, _| () },
    Route { name: "poll", prepare: poll, holds: |_, _| () },
    Route { name: "extend", prepare: extend, holds: |_, _| () },
    Route { name: "extend past a gate", prepare: extend_past_a_gate, holds: |_, _| () },
    Route { name: "close", prepare: close, holds: has_told_the_help_desk },
    Route { name: "session", prepare: |driver| signing_in(driver, OWNER), holds: |_, _| () },
];

/// Every change of an account.
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
    path: &'static str,
    password: Option<&'static str>,
}

impl Route {
    /// Names the calls that the route makes when all goes well, those after its answer included.
    #[must_use]
    pub fn steps(&self, world: World<'_>) -> Vec<String> {
        let driver = world();
        let call = (self.prepare)(&*driver);
        steps_of(&*driver, &call)
    }

    /// Lets each call go wrong in each of these ways: the answer is the documented one, the same call gets the truth
    /// afterwards, and what had to follow has followed once.
    pub fn survives(&self, world: World<'_>, hitches: Hitches<'_>) {
        for (step, part) in self.steps(world).into_iter().enumerate() {
            for hitch in hitches(&part) {
                let tripped = Tripped { step, part: part.clone(), hitch: *hitch };
                let context = format!("{}: {tripped:?}", self.name);
                let driver = world();
                let call = (self.prepare)(&*driver);
                driver.trip(step, *hitch);
                let first = driver.call_to_death(&call);
                driver.watch();
                driver.settle();
                if let Some(first) = first {
                    is_documented(&first, &context);
                }
                let again = driver.call(&call);
                assert_eq!(again.status, 200, "{context}: the same call afterwards: {}", again.text());
                (self.holds)(&*driver, &tripped);
            }
        }
    }
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

fn begin(driver: &dyn Driver) -> Call {
    written_start(&person(driver, OWNER).name, &solved_check(driver))
}

fn ask_blindly(driver: &dyn Driver) -> Call {
    let nora = person(driver, OWNER);
    let claimant = Claimant::start(driver, &nora.name);
    let body = json!({
        "flow": claimant.flow, "attempt": attempt(), "method": "mail", "contact": address_of(&nora),
    });
    Call::post("/reset/challenge", &body)
}

fn past_a_gate(driver: &dyn Driver) -> Claimant<'_> {
    let nora = person(driver, OWNER);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_authenticator(&seed_of(&nora));
    claimant
}

fn ask_past_a_gate(driver: &dyn Driver) -> Call {
    let claimant = past_a_gate(driver);
    let body = json!({"flow": claimant.flow, "attempt": attempt(), "method": claimant.method("mail")});
    Call::post("/reset/challenge", &body)
}

fn answer_mail(driver: &dyn Driver) -> Call {
    let nora = person(driver, OWNER);
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    claimant.written_answer(&code)
}

fn answer_app(driver: &dyn Driver) -> Call {
    let nora = person(driver, OWNER);
    let mut claimant = Claimant::start(driver, &nora.name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    driver.settle();
    claimant.written_answer(&totp::code_at(&seed_of(&nora), driver.now()))
}

fn poll(driver: &dyn Driver) -> Call {
    let mut claimant = Claimant::start(driver, &person(driver, OWNER).name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    driver.settle();
    Call::post("/reset/poll", &json!({"challenge": claimant.challenge}))
}

fn extend(driver: &dyn Driver) -> Call {
    let claimant = Claimant::start(driver, &person(driver, OWNER).name);
    Call::post("/reset/extend", &json!({"flow": claimant.flow}))
}

fn extend_past_a_gate(driver: &dyn Driver) -> Call {
    Call::post("/reset/extend", &json!({"flow": past_a_gate(driver).flow}))
}

fn close(driver: &dyn Driver) -> Call {
    let flow = past_a_gate(driver).flow;
    Call::post("/reset/close", &json!({"flow": flow, "reason": "contacted_admin", "message": "my phone is gone"}))
}

fn signing_in(driver: &dyn Driver, subject: &str) -> Call {
    let person = person(driver, subject);
    Call::post("/session", &json!({"identifier": person.name, "password": person.password}))
}

/// One code arrives, once: or twice the same where the courier's answer was lost after the message had left, or never
/// where the worker knew it for counted and died or heard no more. Then another one may be asked for.
fn is_written_to_once(driver: &dyn Driver, tripped: &Tripped) {
    let Tripped { step, part, hitch } = tripped;
    let address = address_of(&person(driver, OWNER));
    let codes = mail::codes(&driver.mails(&address));
    let is_lost = matches!(hitch, Hitch::LosesAnswer | Hitch::DiesAfter);
    let expected = match part.as_str() {
        part if part.starts_with("courier") && is_lost => 1..=2,
        part if part.starts_with("guard") && is_lost => 0..=1,
        _ if matches!(hitch, Hitch::DiesBefore | Hitch::DiesAfter) => 0..=1,
        _ => 1..=1,
    };
    assert!(expected.contains(&codes.len()), "step {step}, {part}, {hitch:?}: {codes:?}");
    assert!(codes.windows(2).all(|pair| pair.first() == pair.last()), "{codes:?}");
}

/// The word arrives: once, or twice where nobody heard that it was stored.
fn has_told_the_help_desk(driver: &dyn Driver, tripped: &Tripped) {
    let words = mail::count(&driver.mails(HELP_DESK), &About::HelpWanted);
    assert!((1..=2).contains(&words), "{tripped:?}: {words}");
    if tripped.hitch == Hitch::Down && !tripped.part.starts_with("guard") && !tripped.part.starts_with("outbox") {
        assert_eq!(words, 1, "{tripped:?}");
    }
}
