//! Every route of the API but the commits of a reset: how far somebody comes before it, and what has to be true after it.

use latchkey_protocol::api;
use latchkey_shared::wire::{AccountStatus, Role};
use serde_json::json;

use super::administrator::{
    add_account, change_account, give_a_pass, import_accounts, import_members, is_a_group_once, is_added_once,
    is_given_once, is_so, is_told_by_an_administrator, is_told_of_each_time, is_written_once, preview_policy,
    remove_method, replace_details, send, write_policy,
};
use super::commit::COMMITS;
use super::owner::{
    are_registered_once_and_told, ask_for_a_proof, ask_for_a_second, ask_for_questions, asking, begin_a_passkey,
    change_password, confirm_a_passkey, confirm_an_app, give_a_mails_code, give_a_passkey, give_a_saved_code,
    give_an_apps_code, has_signed_in, has_used_one_code, has_used_the_passkey, is_added_once_and_told, is_changed_once,
    is_frozen_once_and_told, is_made_once_and_told, is_preferred, is_removed_once_and_told, is_renamed,
    is_replaced_once, is_signed_out, is_thawed_once_and_told, lift_a_freeze, look_over, make_codes, of_own, prove,
    redeem, register_answers, rename, replace_password, say_not_me, sign_out, signed_in, signing_in, with_methods,
};
use super::reset::{
    answer_app, answer_mail, answer_pass, answer_passkey, answer_questions, answer_saved, ask_blindly, ask_past_a_gate,
    begin, close, extend, extend_past_a_gate, has_told_the_help_desk, has_used_a_pass, hear, is_written_to_once, poll,
};
use super::{Ended, Hitches, OWNER, SIGNED_IN, Tripped, World, is_documented, steps_of};
use crate::claimant::attempt;
use crate::driver::{Call, Driver};
use crate::scenario::administration::{POLICY, as_operator};
use crate::scenario::{not_me, outside, users};

/// Answered from what the worker was built with.
const CALLS_NOTHING: [&str; 2] = ["/api/v1/healthz", "/healthz"];

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
    route("verify answers", answer_questions),
    Route { holds: has_used_one_code, ..route("verify a saved code", answer_saved) },
    Route { holds: has_used_the_passkey, ..route("verify a passkey", answer_passkey) },
    route("poll", poll),
    route("extend", extend),
    route("extend past a gate", extend_past_a_gate),
    Route { holds: has_told_the_help_desk, ..route("close", close) },
    route("session", |driver| signing_in(driver, OWNER)),
    Route { holds: is_written_to_once, ..route("second challenge", ask_for_a_second) },
    Route { holds: has_signed_in, ..route("second factor by mail", give_a_mails_code) },
    Route { holds: has_signed_in, ..route("second factor by app", give_an_apps_code) },
    Route {
        holds: |driver, ended| {
            has_signed_in(driver, ended);
            has_used_one_code(driver, ended);
        },
        ..route("second factor by saved code", give_a_saved_code)
    },
    Route {
        holds: |driver, ended| {
            has_signed_in(driver, ended);
            has_used_the_passkey(driver, ended);
        },
        ..route("second factor by passkey", give_a_passkey)
    },
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
    route("begin a passkey", begin_a_passkey),
    Route { holds: is_added_once_and_told, ..route("confirm a passkey", confirm_a_passkey) },
    route("security questions", ask_for_questions),
    Route { holds: are_registered_once_and_told, ..route("register answers", register_answers) },
    Route { holds: is_removed_once_and_told, ..route("remove an own method", |driver| of_own(driver, "remove")) },
    Route { holds: is_preferred, ..route("prefer an own method", |driver| of_own(driver, "default")) },
    Route { holds: is_renamed, ..route("rename an own method", rename) },
    Route { holds: is_made_once_and_told, ..route("make saved codes", make_codes) },
    route("review", look_over),
    Route { holds: is_frozen_once_and_told, ..route("say that it was not them", say_not_me) },
    Route { holds: is_thawed_once_and_told, ..route("lift a freeze", lift_a_freeze) },
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
    Route { holds: is_given_once, ..route("give a recovery pass", give_a_pass) },
    Route { holds: has_used_a_pass, ..route("verify a recovery pass", answer_pass) },
    Route { holds: is_added_once, ..route("add an account", add_account) },
    Route {
        holds: |driver, ended| is_so(driver, ended, |user| user.display_name == "Nora Ek"),
        ..route("replace an account's details", replace_details)
    },
    Route {
        holds: |driver, ended| is_so(driver, ended, |user| user.status == AccountStatus::Disabled),
        ..route("disable an account", |driver| change_account(driver, "disable"))
    },
    route("enable an account", |driver| change_account(driver, "enable")),
    route("unlock an account", |driver| change_account(driver, "unlock")),
    Route {
        holds: |driver, ended| is_so(driver, ended, |user| user.frozen.is_none()),
        ..route("lift an account's freeze", |driver| {
            not_me::frozen(driver, OWNER);
            change_account(driver, "thaw")
        })
    },
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
    Route {
        holds: |driver, ended| is_so(driver, ended, |user| user.groups.iter().any(|group| group == "ward-3")),
        ..route("import members", import_members)
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
