//! One call of one part goes wrong, whichever: for every route, every call it makes, and every way to go wrong.
//!
//! The calls are counted, not listed, so a call that is added later is tried as well. How a world is made is the caller's:
//! in memory every combination runs in milliseconds, over HTTP the same functions run against the real parts.

use latchkey_protocol::api;
use latchkey_protocol::testing::Hitch;
use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{
    AccountStatus, BotCheckIssued, Groups, ProofOptions, Role, SecurityInfo, SignedIn, User, Users,
};
use serde_json::{Value, json};

use crate::claimant::{Claimant, address_of, attempt, person, seed_of, sign_in, solved_check, written_start};
use crate::driver::{Answer, Call, Driver};
use crate::mail::{self, About};
use crate::owner::{self, Owner};
use crate::scenario::administration::{self, POLICY, as_operator};
use crate::scenario::reset::{NEW_PASSWORD, OTHER_PASSWORD};
use crate::scenario::{outside, tables, users};

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
/// Who signs in with a password alone.
const SIGNED_IN: &str = "s-petra.novak";
/// Who has to replace a password.
const REPLACES: &str = "s-omar.haddad";
/// Whom an administrator adds.
const ADDED: &str = "wanda.okoro@alderbrook.example";
/// Answered from what the worker was built with.
const CALLS_NOTHING: [&str; 2] = ["/api/v1/healthz", "/healthz"];
const HELP_DESK: &str = "servicedesk@alderbrook.example";

/// One route, and how far a claimant comes before it.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// What it is called.
    pub name: &'static str,
    prepare: fn(&dyn Driver) -> Call,
    /// How the same call is answered afterwards.
    again: &'static [u16],
    /// What has to be true then.
    holds: fn(&dyn Driver, &Ended<'_>),
}

/// How one run ended.
#[derive(Clone, Copy, Debug)]
pub struct Ended<'a> {
    tripped: &'a Tripped,
    call: &'a Call,
    again: &'a Answer,
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

/// Every route but the commits of a reset.
pub const ROUTES: &[Route] = &[
    route("tenant", |_| Call::get("/api/v1/tenant")),
    route("bot-check", |_| Call::post("/bot-check", &json!({"kind": "pow"}))),
    route("audio", hear),
    route("start", begin),
    Route { holds: is_written_to_once, ..route("challenge", ask_blindly) },
    Route { holds: is_written_to_once, ..route("challenge past a gate", ask_past_a_gate) },
    route("verify a mail's code", answer_mail),
    route("verify an app's code", answer_app),
    route("poll", poll),
    route("extend", extend),
    route("extend past a gate", extend_past_a_gate),
    Route { holds: has_told_the_help_desk, ..route("close", close) },
    route("session", |driver| signing_in(driver, OWNER)),
    Route { holds: is_written_to_once, ..route("second challenge", ask_for_a_second) },
    Route { holds: has_signed_in, ..route("second factor by mail", give_a_mails_code) },
    Route { holds: has_signed_in, ..route("second factor by app", give_an_apps_code) },
    route("me", |driver| signed_in(driver).written(Call::get("/api/v1/me"))),
    Route { holds: is_replaced_once, ..route("replace a password", replace_password) },
    Route { holds: is_changed_once, ..route("change a password", change_password) },
    route("proof", |driver| signed_in(driver).written(Call::get("/api/v1/me/proof"))),
    route("proof by mail", ask_for_a_proof),
    route("prove", prove),
    route("put off", |driver| asking(driver, "/me/snooze", &json!({"attempt": attempt()}))),
    route("security info", |driver| signed_in(driver).written(Call::get("/api/v1/me/security-info"))),
    route("begin an app", |driver| {
        asking(driver, "/me/security-info/begin", &json!({"attempt": attempt(), "kind": "authenticator"}))
    }),
    Route { holds: is_added_once_and_told, ..route("confirm an app", confirm_an_app) },
    Route { holds: is_removed_once_and_told, ..route("remove an own method", |driver| of_own(driver, "remove")) },
    Route { holds: is_preferred, ..route("prefer an own method", |driver| of_own(driver, "default")) },
    route("review", |driver| asking(driver, "/me/security-info/review", &json!({"attempt": attempt()}))),
    // Whoever is signed out already is nobody.
    Route { again: &[200, 401], holds: is_signed_out, ..route("sign out here", |driver| sign_out(driver, "here")) },
    Route {
        again: &[200, 401],
        holds: is_signed_out,
        ..route("sign out everywhere", |driver| sign_out(driver, "everywhere"))
    },
    route("read the policy", |driver| as_operator(driver, "GET", POLICY)),
    Route { holds: is_written_once, ..route("write the policy", write_policy) },
    route("preview a policy", preview_policy),
    route("list policies", |driver| as_operator(driver, "GET", "/api/v1/admin/policy/versions")),
    route("read an old policy", |driver| as_operator(driver, "GET", "/api/v1/admin/policy/versions/1")),
    route("list accounts", |driver| as_operator(driver, "GET", "/api/v1/admin/users")),
    route("read an account", |driver| as_operator(driver, "GET", "/api/v1/admin/users/s-nora.lindqvist")),
    route("what is to be registered", |driver| {
        as_operator(driver, "GET", "/api/v1/admin/users/s-petra.novak/registration")
    }),
    route("registration ticket", |driver| outside::asking(driver, SIGNED_IN, &json!({}))),
    // Good once, whatever became of the first answer.
    Route { again: &[200, 410], ..route("register by a ticket", redeem) },
    Route { holds: is_added_once, ..route("add an account", add_account) },
    Route {
        holds: |driver, ended| is_so(driver, ended, |user| user.status == AccountStatus::Disabled),
        ..route("disable an account", |driver| change_account(driver, "disable"))
    },
    route("enable an account", |driver| change_account(driver, "enable")),
    route("unlock an account", |driver| change_account(driver, "unlock")),
    Route {
        holds: is_signed_out,
        // The owner's cookie goes along, beside a token not looked at, to be tried afterwards.
        ..route("sign an account out", |driver| with_methods(driver).written(change_account(driver, "sign-out")))
    },
    Route {
        holds: |driver, ended| {
            is_so(driver, ended, |user| user.must_register);
            is_told_of_each_time(driver, ended);
        },
        ..route("have methods registered anew", |driver| change_account(driver, "force-registration"))
    },
    Route {
        holds: |driver, ended| is_so(driver, ended, |user| user.role == Role::Reader),
        ..route("give a role", |driver| users::changing(driver, OWNER, "role", &json!({"role": "reader"})))
    },
    Route {
        holds: |driver, ended| {
            is_so(driver, ended, |user| user.methods.as_ref().is_some_and(|methods| methods.len() == 3));
            is_told_by_an_administrator(driver, ended);
        },
        ..route("fill an address in", |driver| {
            users::changing(driver, OWNER, "methods", &json!({"attempt": attempt(), "mail": "nora.new@post.example"}))
        })
    },
    // What is removed is not there any more.
    Route {
        again: &[200, 404],
        holds: |driver, ended| {
            is_so(driver, ended, |user| user.methods.as_ref().is_some_and(|methods| methods.len() == 1));
            is_told_by_an_administrator(driver, ended);
        },
        ..route("remove a method", remove_method)
    },
    route("enable a method", |driver| change_account(driver, "methods/mail/enable")),
    Route { holds: is_added_once, ..route("import accounts", import_accounts) },
    route("export accounts", |driver| as_operator(driver, "GET", "/api/v1/admin/users/export")),
    route("list groups", |driver| as_operator(driver, "GET", "/api/v1/admin/groups")),
    Route {
        holds: is_a_group_once,
        ..route("add a group", |driver| send(driver, "groups", &json!({"attempt": attempt(), "name": "Ward 7"})))
    },
    Route {
        holds: |driver, ended| is_so(driver, ended, |user| user.groups.iter().any(|group| group == "ward-3")),
        ..route("add members", |driver| send(driver, "groups/ward-3/add", &json!({"names": ["nora"]})))
    },
    Route {
        holds: |driver, ended| is_so(driver, ended, |user| user.groups.iter().all(|group| group != "staff")),
        ..route("remove members", |driver| send(driver, "groups/staff/remove", &json!({"ids": [OWNER]})))
    },
    route("read the audit", |driver| as_operator(driver, "GET", "/api/v1/admin/audit")),
    route("export the audit", |driver| as_operator(driver, "GET", "/api/v1/admin/audit/export")),
    route("report readiness", |driver| as_operator(driver, "GET", "/api/v1/admin/reports/readiness")),
    route("report registrations", |driver| as_operator(driver, "GET", "/api/v1/admin/reports/registrations")),
    route("report resets", |driver| as_operator(driver, "GET", "/api/v1/admin/reports/resets?from=1&to=2")),
];

const fn route(name: &'static str, prepare: fn(&dyn Driver) -> Call) -> Route {
    Route { name, prepare, again: &[200], holds: |_, _| () }
}

/// Names every call of the API that no route here makes: a new one is entered above, or is a change of an account.
#[must_use]
pub fn left_out(world: World<'_>) -> Vec<String> {
    let routes = api::Route::ALL.into_iter().map(|(path, route)| (route.method(), path));
    let rows = api::AdminRoute::ALL.into_iter().map(|row| (row.method, row.path));
    let rows: Vec<(&str, &str)> = routes.chain(rows).collect();
    // As the API itself looks: a row without a name in it comes before one where that may be anything.
    let row_of = |method: &str, path: &str| {
        let path = path.split('?').next().unwrap_or_default();
        let found = rows.iter().filter(|(known, row)| *known == method && is_at(row, path));
        found.min_by_key(|(_, row)| row.contains('{')).copied()
    };
    let prepared = ROUTES.iter().filter_map(|route| {
        let call = (route.prepare)(&*world());
        row_of(call.method, &call.path)
    });
    let changed = COMMITS.iter().filter_map(|commit| row_of("POST", &format!("/api/v1{}", commit.path)));
    let tried: Vec<(&str, &str)> = prepared.chain(changed).collect();
    let all = rows.iter().filter(|row| !CALLS_NOTHING.contains(&row.1) && !tried.contains(row));
    all.map(|(method, path)| format!("{method} {path}")).collect()
}

/// Tells whether a path is that of a row, in which a name in braces stands for anything.
fn is_at(row: &str, path: &str) -> bool {
    let (row, path): (Vec<&str>, Vec<&str>) = (row.split('/').collect(), path.split('/').collect());
    row.len() == path.len() && row.iter().zip(&path).all(|(row, part)| row == part || row.starts_with('{'))
}

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

    /// Makes the call of the route, up to which everything is done.
    #[must_use]
    pub fn prepared(&self, driver: &dyn Driver) -> Call {
        (self.prepare)(driver)
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
                let is_expected = self.again.contains(&again.status);
                assert!(is_expected, "{context}: the same call afterwards: {} {}", again.status, again.text());
                (self.holds)(&*driver, &Ended { tripped: &tripped, call: &call, again: &again });
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

fn hear(driver: &dyn Driver) -> Call {
    let issued: BotCheckIssued = driver.call(&Call::post("/bot-check", &json!({"kind": "image"}))).ok();
    Call::post("/bot-check/audio", &json!({"check": issued.check}))
}

/// The password is right; what is asked for next is a second factor.
fn half_signed_in(driver: &dyn Driver) -> SignedIn {
    driver.call(&signing_in(driver, OWNER)).ok()
}

fn ask_for_a_second(driver: &dyn Driver) -> Call {
    let signed_in = half_signed_in(driver);
    owner::written_challenge(&signed_in)
}

fn give_a_mails_code(driver: &dyn Driver) -> Call {
    let signed_in = half_signed_in(driver);
    let (challenge, code) = owner::mailed_code(driver, &person(driver, OWNER), &signed_in);
    owner::written_factor(&attempt(), &owner::ticket_of(&signed_in), Some(&challenge), &code)
}

fn give_an_apps_code(driver: &dyn Driver) -> Call {
    let code = totp::code_at(&seed_of(&person(driver, OWNER)), driver.now());
    owner::written_factor(&attempt(), &owner::ticket_of(&half_signed_in(driver)), None, &code)
}

/// Somebody whose password is enough.
fn signed_in(driver: &dyn Driver) -> Owner<'_> {
    let person = person(driver, SIGNED_IN);
    Owner::sign_in(driver, &person, &person.password)
}

/// Asks for something as somebody whose password was enough.
fn asking(driver: &dyn Driver, path: &str, body: &Value) -> Call {
    signed_in(driver).written(Call::post(path, body))
}

fn replace_password(driver: &dyn Driver) -> Call {
    let omar = person(driver, REPLACES);
    let signed_in: SignedIn = sign_in(driver, &omar.name, &omar.password).ok();
    let code = totp::code_at(&seed_of(&omar), driver.now());
    let next: SignedIn = owner::give(driver, &owner::ticket_of(&signed_in), None, &code).ok();
    let body = json!({"sign_in": owner::ticket_of(&next), "attempt": attempt(), "password": NEW_PASSWORD});
    Call::post("/session/password", &body)
}

fn change_password(driver: &dyn Driver) -> Call {
    let old = person(driver, SIGNED_IN).password;
    asking(driver, "/me/password", &json!({"attempt": attempt(), "old": old, "new": NEW_PASSWORD}))
}

/// Whatever went wrong, the new password is in force, and its owner heard of it once.
fn is_changed_once(driver: &dyn Driver, _: &Ended<'_>) {
    let petra = person(driver, SIGNED_IN);
    assert_eq!(sign_in(driver, &petra.name, NEW_PASSWORD).status, 200);
    assert_eq!(mail::count(&driver.mails(&petra.name), &About::PasswordChanged), 1);
}

/// Whatever went wrong, the password that had to be replaced is, and its owner heard of it once.
fn is_replaced_once(driver: &dyn Driver, ended: &Ended<'_>) {
    let omar = person(driver, REPLACES);
    let signed_in: SignedIn = sign_in(driver, &omar.name, NEW_PASSWORD).ok();
    assert!(!signed_in.must_change, "{:?}", ended.tripped);
    assert_eq!(mail::count(&driver.mails(&omar.name), &About::PasswordChanged), 1, "{:?}", ended.tripped);
}

/// Whatever went wrong, the address is gone, and its owner heard of it once: at the account's own address, and there.
fn is_removed_once_and_told(driver: &dyn Driver, ended: &Ended<'_>) {
    assert_eq!(ended.again.ok::<SecurityInfo>().methods.len(), 1, "{:?}", ended.tripped);
    let nora = person(driver, OWNER);
    for address in [nora.name.clone(), address_of(&nora)] {
        let told = mail::count(&driver.mails(&address), &About::MethodRemoved);
        assert_eq!(told, 1, "{:?}: {address}", ended.tripped);
    }
}

/// The address is asked first, and nothing else is.
fn is_preferred(_: &dyn Driver, ended: &Ended<'_>) {
    let info: SecurityInfo = ended.again.ok();
    let preferred: Vec<MethodKind> =
        info.methods.iter().filter(|method| method.is_default).map(|method| method.kind).collect();
    assert_eq!(preferred, [MethodKind::Mail], "{:?}", ended.tripped);
}

/// Somebody with an address and an app, at a moment when the app's code is not used yet.
fn with_methods(driver: &dyn Driver) -> Owner<'_> {
    let nora = person(driver, OWNER);
    let owner = Owner::sign_in(driver, &nora, &nora.password);
    driver.advance(31);
    owner
}

fn ask_for_a_proof(driver: &dyn Driver) -> Call {
    let mut owner = with_methods(driver);
    let options: ProofOptions = owner.send(Call::get("/api/v1/me/proof")).ok();
    let method = options.methods.iter().find(|method| method.kind == MethodKind::Mail).expect("mail is offered");
    let body = json!({"attempt": attempt(), "method": method.id});
    owner.written(Call::post("/me/proof/challenge", &body))
}

fn prove(driver: &dyn Driver) -> Call {
    let owner = with_methods(driver);
    let code = totp::code_at(&seed_of(&person(driver, OWNER)), driver.now());
    owner.written(Call::post("/me/proof/verify", &json!({"attempt": attempt(), "answer": {"code": code}})))
}

fn confirm_an_app(driver: &dyn Driver) -> Call {
    let mut owner = signed_in(driver);
    let (registration, seed) = owner.begin_app();
    let code = totp::code_at(&seed, driver.now());
    let body = json!({"registration": registration, "attempt": attempt(), "code": code});
    owner.written(Call::post("/me/security-info/confirm", &body))
}

/// Whatever went wrong, the app is there once, and its owner heard of it once.
fn is_added_once_and_told(driver: &dyn Driver, ended: &Ended<'_>) {
    assert_eq!(ended.again.ok::<SecurityInfo>().methods.len(), 1);
    assert_eq!(mail::count(&driver.mails(&person(driver, SIGNED_IN).name), &About::MethodAdded), 1);
}

/// Does something with the address that somebody has registered.
fn of_own(driver: &dyn Driver, what: &str) -> Call {
    let mut owner = with_methods(driver);
    let info: SecurityInfo = owner.security_info().ok();
    let mail = info.methods.iter().find(|method| method.kind == MethodKind::Mail).expect("an address");
    let body = json!({"attempt": attempt(), "id": mail.id});
    owner.written(Call::post(&format!("/me/security-info/{what}"), &body))
}

fn redeem(driver: &dyn Driver) -> Call {
    outside::redeeming(&outside::ticket(driver, SIGNED_IN))
}

fn sign_out(driver: &dyn Driver, scope: &str) -> Call {
    signed_in(driver).written(Call::post("/me/sign-out", &json!({ "scope": scope })))
}

/// A policy that asks for one gate instead of two.
fn changed_policy(driver: &dyn Driver) -> (String, String) {
    let answer = driver.call(&as_operator(driver, "GET", POLICY));
    let mut policy: Value = answer.ok();
    policy["gates"] = json!(1);
    (answer.header("etag").expect("a tag").to_owned(), policy.to_string())
}

fn write_policy(driver: &dyn Driver) -> Call {
    let (tag, document) = changed_policy(driver);
    administration::put(driver, &tag, &document)
}

fn preview_policy(driver: &dyn Driver) -> Call {
    let (_, document) = changed_policy(driver);
    let call = as_operator(driver, "POST", "/api/v1/admin/policy/preview").with("content-type", "application/json");
    Call { body: Some(document.into_bytes()), ..call }
}

fn add_account(driver: &dyn Driver) -> Call {
    let account = json!({"attempt": attempt(), "name": ADDED, "display_name": "Wanda Okoro"});
    let call = as_operator(driver, "POST", "/api/v1/admin/users").with("content-type", "application/json");
    Call { body: Some(account.to_string().into_bytes()), ..call }
}

fn import_accounts(driver: &dyn Driver) -> Call {
    tables::importing(driver, "", &format!("name,display_name\n{ADDED},Wanda Okoro\n"))
}

fn send(driver: &dyn Driver, path: &str, body: &Value) -> Call {
    let call = Call::post(&format!("/admin/{path}"), body);
    call.with("authorization", &format!("Bearer {}", driver.operator_token()))
}

fn change_account(driver: &dyn Driver, action: &str) -> Call {
    users::changing(driver, OWNER, action, &Value::Null)
}

fn remove_method(driver: &dyn Driver) -> Call {
    let owner = person(driver, OWNER);
    let method = owner.enrolments.first().expect("a method").id.clone();
    change_account(driver, &format!("methods/{method}/remove"))
}

/// What an administrator asked for is so.
fn is_so(driver: &dyn Driver, ended: &Ended<'_>, is_asked: fn(&User) -> bool) {
    let user = users::user(driver, OWNER);
    assert!(is_asked(&user), "{:?}: {user:?}", ended.tripped);
}

/// Whatever went wrong, the owner heard once, at the account's own address, what an administrator did.
fn is_told_by_an_administrator(driver: &dyn Driver, ended: &Ended<'_>) {
    let told = mail::count(&driver.mails(&person(driver, OWNER).name), &About::ChangedByAdministrator);
    assert_eq!(told, 1, "{:?}", ended.tripped);
}

/// What is done a second time is told a second time: whoever asks again after a lost answer does it again.
fn is_told_of_each_time(driver: &dyn Driver, ended: &Ended<'_>) {
    let Tripped { part, hitch, .. } = ended.tripped;
    let was_done = part.ends_with("commit") && matches!(hitch, Hitch::LosesAnswer | Hitch::DiesAfter);
    let told = mail::count(&driver.mails(&person(driver, OWNER).name), &About::ChangedByAdministrator);
    assert_eq!(told, 1 + usize::from(was_done), "{:?}", ended.tripped);
}

/// One group has the name, however often it was asked for.
fn is_a_group_once(driver: &dyn Driver, ended: &Ended<'_>) {
    let found: Groups = driver.call(&as_operator(driver, "GET", "/api/v1/admin/groups")).ok();
    let count = found.groups.iter().filter(|group| group.name == "Ward 7").count();
    assert_eq!(count, 1, "{:?}", ended.tripped);
}

/// One account has the name, however often it was asked for.
fn is_added_once(driver: &dyn Driver, ended: &Ended<'_>) {
    let (name, _) = ADDED.split_once('@').unwrap_or_default();
    let found: Users = driver.call(&as_operator(driver, "GET", &format!("/api/v1/admin/users?search={name}"))).ok();
    assert_eq!(found.users.len(), 1, "{:?}", ended.tripped);
}

/// The same attempt gets the same session to begin with, however its first answer was lost.
fn has_signed_in(_: &dyn Driver, ended: &Ended<'_>) {
    assert!(owner::cookie_of(ended.again).is_some(), "{:?}: no session begins", ended.tripped);
}

/// The cookie opens nothing any more, whoever has kept it.
fn is_signed_out(driver: &dyn Driver, ended: &Ended<'_>) {
    let me = Call { headers: ended.call.headers.clone(), ..Call::get("/api/v1/me") };
    assert_eq!(driver.call(&me).status, 401, "{:?}: still signed in", ended.tripped);
}

/// The next version is in force, and is no other than that which was asked for.
fn is_written_once(driver: &dyn Driver, ended: &Ended<'_>) {
    let policy: Value = driver.call(&as_operator(driver, "GET", POLICY)).ok();
    assert_eq!((&policy["gates"], &policy["version"]), (&json!(1), &json!(2)), "{:?}", ended.tripped);
}

/// One code arrives, once: or twice the same where the courier's answer was lost after the message had left, or never
/// where the worker knew it for counted and died or heard no more. Then another one may be asked for.
fn is_written_to_once(driver: &dyn Driver, ended: &Ended<'_>) {
    let Tripped { step, part, hitch } = ended.tripped;
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
fn has_told_the_help_desk(driver: &dyn Driver, ended: &Ended<'_>) {
    let tripped = ended.tripped;
    let words = mail::count(&driver.mails(HELP_DESK), &About::HelpWanted);
    assert!((1..=2).contains(&words), "{tripped:?}: {words}");
    if tripped.hitch == Hitch::Down && !tripped.part.starts_with("guard") && !tripped.part.starts_with("outbox") {
        assert_eq!(words, 1, "{tripped:?}");
    }
}
