//! What no administrator sees of the changes they make: their audit lines, whatever dies in between (attack A100).

use latchkey_protocol::account::{Account, Role};
use latchkey_protocol::administration::Actor;
use latchkey_protocol::api::AdminRoute;
use latchkey_protocol::audit::{Activity, AuditEvent, ResultClass};
use latchkey_protocol::enrolment::Enrolment;
use latchkey_protocol::ids::SubjectId;
use latchkey_protocol::json::Tree;
use latchkey_protocol::testing::{Hitch, MemoryOutbox};
use latchkey_shared::method::MethodKind;
use latchkey_tests::claimant::attempt;
use latchkey_tests::driver::{Call, Driver};
use latchkey_tests::faults::ROUTES;
use latchkey_tests::native::Native;
use latchkey_tests::race;
use latchkey_tests::scenario::roles::signed_in;
use latchkey_tests::scenario::users::changing;
use serde_json::{Value, json};

const NORA: &str = "s-nora.lindqvist";

/// Every change there is: its action, its body, and what the audit calls it.
fn changes() -> Vec<(&'static str, Value, Activity, &'static str)> {
    vec![
        ("disable", Value::Null, Activity::DisableUser, "user: disabled"),
        ("enable", Value::Null, Activity::EnableUser, "user: enabled"),
        ("unlock", Value::Null, Activity::UpdateUser, "user: unlocked"),
        ("sign-out", Value::Null, Activity::UpdateUser, "user: signed out everywhere"),
        ("role", json!({"role": "reader"}), Activity::UpdateUser, "user: role given"),
        (
            "methods",
            json!({"attempt": attempt(), "mail": "nora.new@post.example"}),
            Activity::AdminRegisteredInfo,
            "user: address filled in",
        ),
        ("methods/s-nora.lindqvist-1/remove", Value::Null, Activity::AdminDeletedInfo, "user: method removed"),
        ("methods/mail/enable", Value::Null, Activity::UpdateUser, "user: method switched on again"),
        ("force-registration", Value::Null, Activity::AdminDeletedInfo, "user: has to register anew"),
    ]
}

fn new_user() -> (Call, Value) {
    let body = json!({"attempt": attempt(), "name": "wanda.okoro@alderbrook.example", "display_name": "Wanda Okoro"});
    (Call::post("/admin/users", &body), body)
}

/// What an administrator's change may touch: the account, its methods, and who waits to hear of it.
#[derive(Debug, PartialEq)]
struct State {
    account: Option<Account>,
    methods: usize,
    waiting: usize,
}

fn state(native: &Native, id: &str) -> State {
    let subject = SubjectId(id.to_owned());
    let registered = native.memory.directory.account(&subject);
    let methods = native.memory.enrolments.registered(&subject).len();
    State { account: registered, methods, waiting: waiting(&native.memory.outbox) }
}

fn waiting(outbox: &MemoryOutbox) -> usize {
    outbox.waiting().len()
}

fn written(native: &Native, detail: &str) -> Vec<AuditEvent> {
    let lines = native.memory.audit.lines().into_iter();
    lines.filter(|line| line.detail == detail && line.result == ResultClass::Succeeded).collect()
}

fn kind_of(method: &Enrolment) -> String {
    format!("\"{}\"", method.authenticator.method().as_str())
}

/// The parts that changed, each with its old and its new value in JSON.
fn changes_of(line: &AuditEvent) -> Vec<(String, String, String)> {
    let text = |value: &Tree<'_>| serde_json::to_string(value).unwrap();
    line.changes.iter().map(|change| (change.part.clone(), text(&change.old), text(&change.new))).collect()
}

/// Rule: every change is one line of the audit that names who did it and to whom, and tells of no contact.
#[test]
fn every_change_is_audited_with_its_actor() {
    let native = Native::new();
    let mut astrid = signed_in(&native, Role::GlobalAdministrator);
    for (action, body, activity, detail) in changes() {
        // What the audit says has changed, and of which kind of method.
        let added = format!("{NORA}-{}", body["attempt"].as_str().unwrap_or_default());
        let registered = native.memory.enrolments.registered(&SubjectId(NORA.to_owned()));
        let gone = registered.iter().map(|method| (method.id.0.clone(), kind_of(method), "null".to_owned()));
        let (told, method): (Vec<_>, _) = match action {
            "role" => (vec![("role".to_owned(), "\"user\"".to_owned(), "\"reader\"".to_owned())], None),
            "methods" => (vec![(added, "null".to_owned(), "\"mail\"".to_owned())], Some(MethodKind::Mail)),
            "methods/mail/enable" => (Vec::new(), Some(MethodKind::Mail)),
            "force-registration" => (gone.collect(), None),
            removed if removed.ends_with("remove") => {
                (gone.filter(|(id, ..)| id == "s-nora.lindqvist-1").collect(), Some(MethodKind::Mail))
            }
            _ => (Vec::new(), None),
        };
        let body = if body.is_null() { json!({}) } else { body };
        let before = native.memory.audit.lines().len();
        let answer = astrid.send(Call::post(&format!("/admin/users/{NORA}/{action}"), &body));
        assert_eq!(answer.status, 200, "{action}: {}", answer.text());
        let lines = native.memory.audit.lines();
        let [line] = lines.get(before..).unwrap() else { panic!("{action}: {lines:?}") };
        assert_eq!((line.activity, line.result, line.detail), (activity, ResultClass::Succeeded, detail));
        let id = SubjectId("s-astrid.holm".to_owned());
        assert_eq!(line.actor.as_ref().map(Actor::name), Some(id.as_str()));
        assert!(matches!(line.actor, Some(Actor::Administrator { role: Role::GlobalAdministrator, .. })));
        assert_eq!(line.subject, Some(SubjectId(NORA.to_owned())), "{action}");
        assert_eq!(line.method, method, "{action}");
        assert_eq!(changes_of(line), told, "{action}");
        assert!(!format!("{line:?}").contains("post.example"), "{line:?}");
    }
    let refused = astrid.send(Call::post("/admin/users/s-astrid.holm/disable", &json!({})));
    let line = native.memory.audit.lines().last().cloned().unwrap();
    assert_eq!((refused.status, line.result, line.detail), (403, ResultClass::Failed, "administration: role"));
    assert_eq!(line.subject, line.actor.map(|actor| SubjectId(actor.name().to_owned())), "tried on herself");
}

/// Rule: the audit says which call a role was kept from, and which role an account was added with; whoever administers
/// nothing fills no audit.
#[test]
fn the_audit_names_calls_and_roles() {
    let native = Native::new();
    let last = || native.memory.audit.lines().last().cloned().unwrap();
    let mut felix = signed_in(&native, Role::HelpDesk);
    assert_eq!(felix.send(Call::post(&format!("/admin/users/{NORA}/disable"), &json!({}))).status, 403);
    assert_eq!((last().result, last().detail), (ResultClass::Failed, "/api/v1/admin/users/{id}/disable"));

    let (call, mut body) = new_user();
    body["role"] = json!("reader");
    let call = Call { body: Some(body.to_string().into_bytes()), ..call };
    let token = format!("Bearer {}", native.operator_token());
    assert_eq!(native.call(&call.clone().with("authorization", &token)).status, 200);
    assert_eq!(changes_of(&last()), [("role".to_owned(), "null".to_owned(), "\"reader\"".to_owned())]);
    assert_eq!(native.call(&call.with("authorization", &token)).status, 200);
    assert_eq!((last().detail, last().changes.len()), ("user: added before", 0));

    let mut nora = signed_in(&native, Role::User);
    let before = native.memory.audit.lines().len();
    for path in ["/api/v1/admin/users", "/api/v1/admin/nothing"] {
        assert_eq!(nora.send(Call::get(path)).status, 403);
    }
    assert_eq!(native.memory.audit.lines().len(), before);
}

#[test]
fn one_who_is_out_writes_nothing() {
    let native = Native::new();
    let written = race::one_who_is_out_writes_nothing(&native, &|calls| native.at_once(calls));
    assert!(written < 20, "nobody was out in time");
}

/// Rule: every call of an administrator is one line of the audit that names them, one that only reads included.
#[test]
fn whoever_reads_is_in_the_audit() {
    let mut tried = 0;
    for route in ROUTES {
        let native = Native::new();
        let call = route.prepared(&native);
        if !call.path.starts_with("/api/v1/admin/") {
            continue;
        }
        tried += 1;
        let before = native.memory.audit.lines().len();
        assert_eq!(native.call(&call).status, 200, "{}", route.name);
        native.settle();
        let lines = native.memory.audit.lines();
        let [line] = lines.get(before..).unwrap() else { panic!("{}: {lines:?}", route.name) };
        assert_eq!((line.result, &line.actor), (ResultClass::Succeeded, &Some(Actor::Operator)), "{}", route.name);
    }
    assert!(tried >= AdminRoute::ALL.len(), "{tried}");
}

/// Rule: whatever fails or dies, wherever, a change and its line are both there or neither is, and the same call can be
/// made again (attack A100).
#[test]
fn no_change_is_without_its_line() {
    let mut tried = 0;
    let mut check = |id: &str, detail: &str, call: &dyn Fn(&Native) -> Call| {
        for hitch in [Hitch::Down, Hitch::LosesAnswer, Hitch::DiesBefore, Hitch::DiesAfter] {
            for step in 0.. {
                let native = Native::new();
                let (call, before) = (call(&native), state(&native, id));
                native.watch();
                native.trip(step, hitch);
                let answer = native.call_to_death(&call);
                if native.steps().len() <= step {
                    break;
                }
                tried += 1;
                native.watch();
                let after = state(&native, id);
                let lines = written(&native, detail).len();
                assert_eq!(lines, usize::from(after != before), "{detail}: {hitch:?} at {step}: {after:?}");
                assert!(
                    answer.is_none_or(|answer| answer.status != 200 || lines == 1),
                    "{detail}: {hitch:?} at {step}"
                );
                let again = native.call(&call);
                let is_gone = detail == "user: method removed" && again.status == 404;
                assert!(again.status == 200 || is_gone, "{detail}: {hitch:?} at {step}: {}", again.text());
                assert!(!written(&native, detail).is_empty(), "{detail}: {hitch:?} at {step}");
            }
        }
    };
    for (action, body, _, detail) in changes() {
        // What leaves no trace in the account shows in the guard, which is told once the line is written.
        if !matches!(action, "methods/mail/enable") {
            check(NORA, detail, &|native| changing(native, NORA, action, &body));
        }
    }
    let (call, body) = new_user();
    let id = body.get("attempt").and_then(Value::as_str).unwrap().to_owned();
    check(&id, "user: added", &|native| {
        call.clone().with("authorization", &format!("Bearer {}", native.operator_token()))
    });
    assert!(tried > 100, "{tried}");
}

/// Rule: of many who change one account at once those who were told so did, one after the other.
#[test]
fn one_account_and_one_name_many_times_at_once() {
    let native = Native::new();
    let done = race::one_account_many_times(&native, &|calls| native.at_once(calls));
    assert_eq!(written(&native, "user: disabled").len(), done);
    let petra = native.memory.directory.account(&SubjectId("s-petra.novak".to_owned())).unwrap();
    let moved = 1 + u64::try_from(done).unwrap();
    assert_eq!((petra.flow_epoch, petra.session_epoch), (moved, moved), "no change was lost");
    race::one_name_many_times(&native, &|calls| native.at_once(calls));
    assert_eq!(written(&native, "user: added").len(), 1);
}
