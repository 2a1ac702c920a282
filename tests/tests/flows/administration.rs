//! What no administrator sees of the administrators' API: its audit, a store that fails, and a deployment without token.

#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use latchkey_protocol::account::{AccountStatus, Licence, Role};
use latchkey_protocol::administration::Actor;
use latchkey_protocol::api::AdminRoute;
use latchkey_protocol::audit::{Activity, AuditEvent, ResultClass};
use latchkey_protocol::contact::MailAddress;
use latchkey_protocol::enrolment::{Authenticator, Enrolment, Provenance};
use latchkey_protocol::ids::{EnrolmentId, GroupId, SubjectId};
use latchkey_protocol::json::Tree;
use latchkey_protocol::keys::{Keys, OperatorToken};
use latchkey_protocol::policy::{Document, Gates, ReconfirmDays, UnverifiedContacts};
use latchkey_protocol::ports::AuditSink as _;
use latchkey_protocol::testing::organisation::Person;
use latchkey_protocol::testing::{Failing, Hitch, NEXT_KEYS, Organisation, START, block_on, demo};
use latchkey_protocol::time::UnixSeconds;
use latchkey_shared::opaque::SupportId;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Affected, Disclosure, Named, PolicyPreview, Resets};
use latchkey_tests::claimant::{Claimant, address_of, person, written_start};
use latchkey_tests::driver::{Call, Driver};
use latchkey_tests::native::Native;
use latchkey_tests::race;
use latchkey_tests::scenario::administration::{Heard, agrees, as_operator, heard, preview, preview_behind, put};
use latchkey_tests::secrets::Secrets;
use serde_json::{Value, json};

const POLICY: &str = "/api/v1/admin/policy";

fn tag(native: &Native) -> String {
    native.call(&as_operator(native, "GET", POLICY)).header("etag").unwrap().to_owned()
}

/// Rule: every call of an administrator is one line of the audit that names them; a change with its old and new values.
#[test]
fn every_call_is_audited_with_its_actor() {
    let native = Native::new();
    let tag = tag(&native);
    let line = || native.memory.audit.lines().last().cloned().unwrap();
    assert_eq!((line().activity, line().detail), (Activity::AdministratorRead, "policy: read"));
    let document = json!({"gates": 1, "methods": ["mail", "authenticator"]}).to_string();
    for (call, result, detail) in [
        (put(&native, &tag, &document), ResultClass::Succeeded, "policy: written"),
        (put(&native, &tag, "{}"), ResultClass::Failed, "policy: outdated"),
        (put(&native, "\"2\"", &document), ResultClass::Succeeded, "policy: unchanged"),
        (put(&native, "\"2\"", "{}").with("if-match", "*"), ResultClass::Failed, "administration: no If-Match"),
        (put(&native, "\"2\"", "7"), ResultClass::Failed, "policy: rejected"),
        (as_operator(&native, "GET", "/api/v1/admin/nothing"), ResultClass::Failed, "request: no such path"),
        (
            as_operator(&native, "GET", "/api/v1/admin/policy/versions"),
            ResultClass::Succeeded,
            "policy: versions listed",
        ),
    ] {
        let before = native.memory.audit.lines().len();
        let _ = native.call(&call);
        assert_eq!(native.memory.audit.lines().len(), before + 1, "{detail}");
        let line = line();
        assert_eq!((line.result, line.detail), (result, detail));
        assert_eq!(line.actor, Some(Actor::Operator), "{detail}");
        assert_eq!(line.changes.is_empty(), detail != "policy: written", "{detail}");
        assert_eq!(native.memory.log.events().last(), Some(&line));
    }
    let lines = native.memory.audit.lines();
    let written = lines.iter().find(|line| line.detail == "policy: written").unwrap();
    assert_eq!(written.activity, Activity::PolicyChange);
    let gates = written.changes.iter().find(|change| change.part == "gates").unwrap();
    assert_eq!((&gates.old, &gates.new), (&Tree::Whole(2), &Tree::Whole(1)));
    assert!(written.changes.iter().all(|change| change.old != change.new && change.part != "version"));
}

/// Rule: a stranger is logged and fills no audit, and nothing that was presented is written down.
#[test]
fn strangers_fill_no_audit() {
    let native = Native::new();
    let before = native.memory.audit.lines().len();
    let call = as_operator(&native, "GET", POLICY).with("authorization", "Bearer some-guess-of-a-token");
    assert_eq!(native.call(&call).problem().code, Code::SignInNeeded);
    assert_eq!(native.memory.audit.lines().len(), before);
    let written = format!("{:?}", native.memory.log.events());
    assert!(written.contains("administration: nobody who may") && !written.contains("some-guess"), "{written}");
    let _ = native.call(&as_operator(&native, "GET", POLICY));
    let written = format!("{:?} {:?}", native.memory.log.events(), native.memory.audit.lines());
    assert!(!written.contains(OperatorToken::SAMPLE));
}

/// Rule: who calls is decided before anything is read: with every store down a stranger still gets 401.
#[test]
fn who_calls_comes_before_what_is_read() {
    let native = Native::new();
    native.memory.policies.faults.set(Failing::Always);
    assert_eq!(native.call(&Call::get(POLICY)).status, 401);
    assert_eq!(native.call(&Call::get(POLICY).with("origin", "https://evil.example")).status, 401);
    assert_eq!(native.call(&as_operator(&native, "GET", POLICY)).problem().code, Code::Unavailable);
    assert_eq!(native.memory.log.alarms().len(), 1);
}

/// Rule: a deployment without a token lets nobody in by token.
#[test]
fn without_a_token_nobody_comes_in() {
    let mut native = Native::new();
    native.memory.keys = Keys::for_tests().without_operator();
    for token in [OperatorToken::SAMPLE, "", "operator"] {
        let call = Call::get(POLICY).with("authorization", &format!("Bearer {token}"));
        assert_eq!(native.call(&call).status, 401, "{token:?}");
    }
}

/// Rule: a write whose answer was lost happened once, and a repeat says so.
#[test]
fn a_lost_write_is_found_by_its_repeat() {
    let native = Native::new();
    let call = put(&native, &tag(&native), r#"{"gates":1}"#);
    native.watch();
    let _ = native.call(&call);
    let write = native.steps().iter().rposition(|step| step == "policy").unwrap();

    let native = Native::new();
    native.watch();
    native.trip(write, Hitch::LosesAnswer);
    assert_eq!(native.call(&call).problem().code, Code::Unavailable);
    native.watch();
    assert_eq!(native.call(&call).header("etag"), Some("\"2\""));
    let written = native.memory.audit.lines().into_iter().filter(|line| line.result == ResultClass::Succeeded);
    let written: Vec<_> = written.map(|line| line.detail).collect();
    assert_eq!(written, ["policy: written", "policy: unchanged"]);
}

/// Rule: of many who replace the same version one does; the others leave no audit of a change.
#[test]
fn one_policy_many_times_at_once() {
    let native = Native::new();
    race::one_policy_many_times(&native, &|calls| native.at_once(calls));
    let lines = native.memory.audit.lines();
    let changes = lines.iter().filter(|line| !line.changes.is_empty());
    assert_eq!(changes.map(|line| line.detail).collect::<Vec<_>>(), ["policy: written"]);
}

/// Rule: every call of the table is described, and no other.
#[test]
fn every_call_is_described() {
    let document: Value = serde_json::from_str(include_str!("../../../worker/openapi.json")).unwrap();
    let paths = document["paths"].as_object().unwrap().iter().filter(|(path, _)| path.starts_with("/api/v1/admin"));
    let described: Vec<(String, String)> = paths
        .flat_map(|(path, item)| item.as_object().unwrap().keys().map(|method| (path.clone(), method.to_uppercase())))
        .collect();
    let mut table: Vec<_> = AdminRoute::ALL.map(|row| (row.path.to_owned(), row.method.to_owned())).to_vec();
    table.sort();
    assert_eq!(described, table);
}

/// A hospital of many accounts: every role, tier, state, nesting and set of methods there is, in every mixture.
fn multitude(count: usize) -> Organisation {
    let mut organisation = demo(START).unwrap();
    let model = organisation.person("s-nora.lindqvist").unwrap().clone();
    let mails: Vec<&Enrolment> = model.enrolments.iter().filter(|e| is_mail(e)).collect();
    let apps: Vec<&Enrolment> = model.enrolments.iter().filter(|e| !is_mail(e)).collect();
    let (mail, app) = (mails[0].clone(), apps[0].clone());
    let person = |number: usize| {
        // Each choice runs through its values at a pace of its own, so that all mixtures occur.
        let pick = |pace: usize, of: usize| (number / pace) % of;
        let domain = ["", "", "", "", "clinic.", "lab.", "pharmacy."][pick(1, 7)];
        let name = format!("person{number:05}@{domain}alderbrook.example");
        let mut contact = mail.clone();
        let address = match pick(3, 6) {
            0 => name.clone(),
            1 => format!("person{number:05}@partner.example"),
            _ => format!("person{number:05}@post.example"),
        };
        contact.authenticator = Authenticator::Mail { address: MailAddress::try_from(address).unwrap() };
        contact.provenance = if pick(5, 3) == 0 { Provenance::Unverified } else { Provenance::Verified };
        contact.confirmed = UnixSeconds(START.0 - u64::try_from(pick(11, 400)).unwrap() * 86_400);
        let held = match pick(2, 5) {
            0 => Vec::new(),
            1 => vec![contact],
            2 => vec![app.clone()],
            _ => vec![contact, app.clone()],
        };
        let group = ["staff", "nursing", "ward-3", "agency-nights", "none"][pick(13, 5)];
        Person {
            id: SubjectId(format!("p-{number:05}")),
            name,
            aliases: Vec::new(),
            status: if pick(17, 12) == 0 { AccountStatus::Disabled } else { AccountStatus::Enabled },
            locked: pick(7, 9) == 0,
            role: [Role::User, Role::User, Role::User, Role::HelpDesk, Role::GlobalAdministrator][pick(19, 5)],
            licence: if pick(23, 8) == 0 { Licence::ChangeOnly } else { Licence::Full },
            groups: (group != "none").then(|| GroupId(group.to_owned())).into_iter().collect(),
            enrolments: held
                .into_iter()
                .map(|e| Enrolment { id: EnrolmentId(format!("{}-{number}", e.id)), ..e })
                .collect(),
            ..model.clone()
        }
    };
    organisation.accounts = (0..count).map(person).collect();
    organisation
}

/// Rule: an `Origin` without a word in it is not none, but a foreign one. Only here: no HTTP client carries it.
#[test]
fn an_empty_origin_administers_nothing() {
    let native = Native::new();
    for method in ["GET", "OPTIONS"] {
        let answer = native.call(&as_operator(&native, method, POLICY).with("origin", ""));
        assert_eq!((answer.status, answer.problem().code), (403, Code::NotAllowed), "{method}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{method}");
    }
}

fn is_mail(enrolment: &Enrolment) -> bool {
    matches!(enrolment.authenticator, Authenticator::Mail { .. })
}

/// Asks what a document would change for everybody, call by call, and adds up.
fn whole_preview(native: &Native, document: &str) -> PolicyPreview {
    let add = |sum: &mut Named, page: Named| {
        sum.count += page.count;
        let room = 100_usize.saturating_sub(sum.names.len());
        sum.names.extend(page.names.into_iter().take(room));
    };
    let mut told: PolicyPreview = preview(native, document).ok();
    assert_eq!(told.accounts, 5_000, "what one call may judge");
    while let Some(after) = told.next.take() {
        let page: PolicyPreview = preview_behind(native, &after, document).ok();
        told.accounts += page.accounts;
        told.able_now += page.able_now;
        told.able_then += page.able_then;
        add(&mut told.gain, page.gain);
        add(&mut told.register, page.register);
        add(&mut told.unreadable, page.unreadable);
        for Affected { reason, people } in page.lose {
            match told.lose.iter_mut().find(|known| known.reason == reason) {
                Some(known) => add(&mut known.people, people),
                None => told.lose.push(Affected { reason, people }),
            }
        }
        told.next = page.next;
    }
    told
}

/// Rule: what is foretold of 10,000 accounts is what each of them hears once the policy is saved.
#[test]
fn a_preview_agrees_for_ten_thousand_accounts() {
    let native = Native::with(multitude(10_000));
    let keys = Keys::for_tests_until(NEXT_KEYS);
    let tenant = native.memory.settings.tenant.clone();
    let secrets = Secrets { keys, tenant, operator_token: native.operator_token(), next_keys: NEXT_KEYS };
    let everybody = || -> Heard {
        let names = native.organisation().accounts.iter().map(|person| person.name.clone());
        let heard = names.map(|name| {
            let check = secrets.solved_check(&native.origin(), native.now());
            let answer = native.call(&written_start(&name, &check));
            (name, heard(&answer))
        });
        heard.collect()
    };
    native.edit_policy(&|policy| {
        policy.disclosure = Disclosure::Guided;
        policy.gates = Gates::One;
    });
    let read = native.call(&as_operator(&native, "GET", POLICY));
    let mut document: Document = read.ok();
    document.gates = Gates::Two;
    document.scope = serde_json::from_value(json!({"who": "selected", "include": ["nursing", "agency"]})).unwrap();
    document.registration.reconfirm_days = ReconfirmDays::try_from(0).unwrap();
    document.unverified_contacts = UnverifiedContacts::Alone;
    document.domains.push(serde_json::from_value(json!({"name": "partner.example"})).unwrap());
    let document = serde_json::to_string(&document).unwrap();

    let told = whole_preview(&native, &document);
    let before = everybody();
    assert_eq!(native.call(&put(&native, read.header("etag").unwrap(), &document)).status, 200);
    let after = everybody();
    agrees(&told, &before, &after);
    assert_eq!(told.accounts, 10_000);
    let all = [told.gain.count, told.register.count, told.lose.iter().map(|lost| lost.people.count).sum()];
    assert!(all.iter().all(|count| *count > 100), "{all:?}");
}

// Rule: a report reads a bounded part of the audit, says where it stopped, and its parts add up.
#[test]
fn a_report_of_a_busy_month_comes_in_parts() {
    let native = Native::new();
    let mut claimant = Claimant::start(&native, &person(&native, "s-nora.lindqvist").name);
    claimant.pass_mail(&address_of(&person(&native, "s-nora.lindqvist")));
    native.settle();
    let line = native.memory.audit.lines().into_iter().find(|line| line.detail == "gate: passed").expect("a line");
    let begun = native.now();
    let lines: Vec<_> = (0..60_000_u64)
        .map(|number| AuditEvent {
            at: begun.plus(10 + number / 100),
            support_id: SupportId::from_bytes([0, 1, 2, u8::try_from(number % 200).unwrap(), 9]),
            ..line.clone()
        })
        .collect();
    block_on(native.memory.audit.record(&lines)).expect("recorded");
    let (mut from, mut parts, mut counted) = (begun.0 - 60, 0, 0);
    loop {
        let path = format!("/api/v1/admin/reports/resets?from={from}&to={}", begun.0 + 3_600);
        let told: Resets = native.call(&as_operator(&native, "GET", &path)).ok();
        (parts, counted) = (parts + 1, counted + told.resets.iter().map(|count| count.resets).sum::<u64>());
        let Some(next) = told.next else { break };
        assert!(next > from, "every part goes on");
        from = next;
    }
    // One reset, and the two hundred that go on in the second part.
    assert_eq!((parts, counted), (2, 401));
}
