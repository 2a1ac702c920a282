//! Deployments with keys that are none (A32): missing, short, guessable, published, used twice, in the wrong place.
//!
//! What can be seen in a key stops the whole deployment, and its log says which variable. What cannot be seen (rings
//! exchanged, one set of keys for two organisations) still opens nothing that was sealed for something else.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use data_encoding::BASE64;
use latchkey_protocol::ids::TenantId;
use latchkey_protocol::keys::Keys;
use latchkey_shared::problem::{Code, Problem};
use latchkey_shared::wire::Started;
use latchkey_tests::claimant::{address_of, attempt, written_start};
use latchkey_tests::driver::{Answer, Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::secrets::Secrets;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::case::Verdict;
use crate::launcher::{Deployment, Launcher, Variables};
use crate::people;
use crate::target::Target;

/// How often a worker is asked whether it is done.
const POLL: Duration = Duration::from_millis(20);

/// A deployment that must not serve: what is wrong, the variables that are set otherwise, and those that the log names.
struct Flaw {
    what: &'static str,
    set: Vec<(&'static str, Option<String>)>,
    named: &'static [&'static str],
}

/// Starts a deployment with every flaw, and two whose keys only look right.
pub fn unfit(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let launcher = target.launcher();
    let flaws = flaws(&launcher.variables);
    for flaw in &flaws {
        refuses(&launcher, flaw, &mut wrong);
    }
    let exchanged = exchanged(&http, &launcher, &mut wrong);
    Verdict::of(
        &wrong,
        format!(
            "{} deployments with keys that are none: 503 everywhere, the variable in the log, its value nowhere; \
             {exchanged} with good keys in the wrong place: 0 tickets opened, 0 codes sent",
            flaws.len()
        ),
    )
}

/// Returns what the variables are with some of them changed.
fn changed(variables: &Variables, set: &[(&'static str, Option<String>)]) -> Variables {
    let mut variables = variables.clone();
    for (name, value) in set {
        match value {
            Some(value) => drop(variables.insert((*name).to_owned(), value.clone())),
            None => drop(variables.remove(*name)),
        }
    }
    variables
}

/// Every call is refused alike, the log says why, and no value is told to anybody.
fn refuses(launcher: &Launcher, flaw: &Flaw, wrong: &mut Vec<String>) {
    let variables = changed(&launcher.variables, &flaw.set);
    let deployment = launcher.start(&variables);
    let answers = [
        Call::get("/"),
        Call::get("/api/v1/tenant"),
        Call::get("/api/v1/healthz"),
        Call::post("/bot-check", &json!({"kind": "pow"})),
        written_start("nora", &json!({"check": "c", "solution": "s"})),
        Call::post("/session", &json!({"identifier": "nora", "password": "copper-lantern-4417"})),
    ]
    .map(|call| deployment.call(&call));
    if answers.iter().any(|answer| !is_refusal(answer)) {
        let answers = answers.each_ref().map(|answer| format!("{} {}", answer.status, answer.text()));
        wrong.push(format!("{}: {answers:?}", flaw.what));
    }
    let log = deployment.log();
    let named = variables_in(&log);
    if named != flaw.named.iter().copied().collect() {
        wrong.push(format!("{}: the log names {named:?} instead of {:?}", flaw.what, flaw.named));
    }
    let said = answers.iter().map(Answer::text).chain([log]).collect::<String>();
    let told = variables.iter().find(|(name, value)| name.contains("KEY") && value.len() > 9 && said.contains(*value));
    if let Some((name, _)) = told {
        wrong.push(format!("{}: the value of {name} is told", flaw.what));
    }
}

fn is_refusal(answer: &Answer) -> bool {
    let code = serde_json::from_slice::<Problem>(&answer.body).map(|problem| problem.code);
    answer.status == 503 && code.is_ok_and(|code| code == Code::Misconfigured)
}

/// Returns the variables that lines of a log name as the cause, each once.
fn variables_in(log: &str) -> BTreeSet<&str> {
    let causes = log.split("\"cause\":\"").skip(1).filter_map(|rest| rest.split(['"', ':']).next());
    causes.filter(|name| name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')).collect()
}

/// Writes a secret as `cargo xtask secrets` does.
fn secret(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// Writes a key of a ring.
fn slot(bytes: &[u8]) -> String {
    format!("1700000000:{}", secret(bytes))
}

fn flaws(good: &Variables) -> Vec<Flaw> {
    let of = |name: &str| good.get(name).cloned().expect("a variable of the worker under attack");
    let random: [u8; 32] = Sha256::digest(of("GUARD_KEY")).into();
    let counted: Vec<u8> = (0..32).collect();
    let sample = |of: &str| Sha256::digest(format!("latchkey sample secret: {of}")).to_vec();
    let mut flaws = Vec::new();
    let mut flaw = |what, set: Vec<(&'static str, Option<String>)>, named| flaws.push(Flaw { what, set, named });

    flaw("no ticket key", vec![("TICKET_KEY_A", None), ("TICKET_KEY_B", None)], &["TICKET_KEY_A"]);
    flaw("no code key", vec![("CODE_KEY_A", None), ("CODE_KEY_B", None)], &["CODE_KEY_A"]);
    flaw("no contact key", vec![("CONTACT_KEY_A", None), ("CONTACT_KEY_B", None)], &["CONTACT_KEY_A"]);
    flaw("no guard key", vec![("GUARD_KEY", None)], &["GUARD_KEY"]);
    flaw("no audit key", vec![("AUDIT_KEY", None)], &["AUDIT_KEY"]);
    flaw("no key at all", every(None), &EVERY_ROOT);
    flaw("blanks for every key", every(Some("  ")), &EVERY_ROOT);
    flaw("an organisation without a name in keys", vec![("TENANT_ID", None)], &["TENANT_ID"]);

    let short = random.get(..16).unwrap_or_default();
    flaw("a ticket key of 16 bytes", vec![("TICKET_KEY_A", Some(slot(short)))], &["TICKET_KEY_A"]);
    flaw("a next ticket key of 16 bytes", vec![("TICKET_KEY_B", Some(slot(short)))], &["TICKET_KEY_B"]);
    flaw("a guard key of 16 bytes", vec![("GUARD_KEY", Some(secret(short)))], &["GUARD_KEY"]);
    flaw("a code key of 33 bytes", vec![("CODE_KEY_A", Some(slot(&[&random[..], &[7]].concat())))], &["CODE_KEY_A"]);
    flaw("a key of zeros", vec![("CODE_KEY_A", Some(slot(&[0; 32])))], &["CODE_KEY_A"]);
    flaw("a key that counts", vec![("AUDIT_KEY", Some(secret(&counted)))], &["AUDIT_KEY"]);
    let phrase = secret(b"correct horse battery staple 123");
    flaw("a passphrase", vec![("GUARD_KEY", Some(phrase))], &["GUARD_KEY"]);
    flaw("a word", vec![("AUDIT_KEY", Some("changeme".to_owned()))], &["AUDIT_KEY"]);
    flaw("a published ticket key", vec![("TICKET_KEY_A", Some(slot(&sample("tickets"))))], &["TICKET_KEY_A"]);
    flaw("a published guard key", vec![("GUARD_KEY", Some(secret(&sample("guard"))))], &["GUARD_KEY"]);
    flaw("a key without its start", vec![("TICKET_KEY_A", Some(secret(&random)))], &["TICKET_KEY_A"]);
    flaw("a ring's key for a single one", vec![("GUARD_KEY", Some(slot(&random)))], &["GUARD_KEY"]);

    flaw("the guard's key for the audit, too", vec![("AUDIT_KEY", Some(of("GUARD_KEY")))], &["AUDIT_KEY"]);
    flaw("the tickets' key for codes, too", vec![("CODE_KEY_A", Some(of("TICKET_KEY_A")))], &["CODE_KEY_A"]);
    flaw("one key in both slots", vec![("TICKET_KEY_B", Some(of("TICKET_KEY_A")))], &["TICKET_KEY_B"]);
    let (start, _) = of("CODE_KEY_A").split_once(':').map(|(a, b)| (a.to_owned(), b.to_owned())).expect("a slot");
    let twin = format!("{start}:{}", secret(&random));
    flaw("two keys of one start", vec![("CODE_KEY_B", Some(twin))], &["CODE_KEY_B"]);
    let shared = of("GUARD_KEY");
    let once = format!("1700000000:{shared}");
    flaw(
        "one secret everywhere",
        everywhere(&once, &shared),
        &["CODE_KEY_A", "CONTACT_KEY_A", "GUARD_KEY", "AUDIT_KEY"],
    );
    flaws
}

/// Every root, as the log names it when it is missing.
const EVERY_ROOT: [&str; 5] = ["TICKET_KEY_A", "CODE_KEY_A", "CONTACT_KEY_A", "GUARD_KEY", "AUDIT_KEY"];
/// The second slots.
const NEXT: [&str; 3] = ["TICKET_KEY_B", "CODE_KEY_B", "CONTACT_KEY_B"];

/// Sets every secret to one text, or to none.
fn every(text: Option<&str>) -> Vec<(&'static str, Option<String>)> {
    EVERY_ROOT.into_iter().chain(NEXT).map(|name| (name, text.map(str::to_owned))).collect()
}

/// Sets every root to one secret, in the form that each wants.
fn everywhere(in_a_ring: &str, alone: &str) -> Vec<(&'static str, Option<String>)> {
    let form = |name: &str| if name.ends_with("_A") { in_a_ring } else { alone };
    let roots = EVERY_ROOT.into_iter().map(|name| (name, Some(form(name).to_owned())));
    roots.chain(NEXT.map(|name| (name, None))).collect()
}

/// Good keys in the wrong place cannot be seen; they open nothing of others, and send nothing to what they cannot read.
/// Returns how many were tried.
fn exchanged(http: &Http, launcher: &Launcher, wrong: &mut Vec<String>) -> usize {
    let flow = people::start(http, &people::person(http, people::VICTIM).name).flow;
    let of = |name: &str| launcher.variables.get(name).cloned();
    let rings = |one: [&'static str; 2], other: [&'static str; 2]| {
        one.into_iter().zip(other).flat_map(|(one, other)| [(one, of(other)), (other, of(one))]).collect()
    };
    let [tickets, codes, contacts] =
        [["TICKET_KEY_A", "TICKET_KEY_B"], ["CODE_KEY_A", "CODE_KEY_B"], ["CONTACT_KEY_A", "CONTACT_KEY_B"]];
    let others: [(&str, Vec<_>, u16, usize); 4] = [
        // That others see the difference: a worker with the same keys opens the ticket, and writes to the address.
        ("the same keys", Vec::new(), 200, 1),
        ("the rings of tickets and codes exchanged", rings(tickets, codes), 410, 1),
        ("the rings of codes and contacts exchanged", rings(codes, contacts), 200, 0),
        ("the same keys for another organisation", vec![("TENANT_ID", Some("otherbrook".to_owned()))], 410, 0),
    ];
    for (what, set, status, codes) in &others {
        let variables = changed(&launcher.variables, set);
        let deployment = launcher.start(&variables);
        let opened = deployment.call(&Call::post("/reset/extend", &json!({"flow": flow}))).status;
        let sent = codes_sent(http, &deployment, &variables);
        if (opened, sent) != (*status, *codes) {
            wrong.push(format!("{what}: {opened} to a ticket, {sent} codes sent"));
        }
    }
    others.len() - 1
}

/// Asks a worker for a code to the victim's address and returns how many arrive.
fn codes_sent(http: &Http, deployment: &Deployment, variables: &Variables) -> usize {
    let victim = people::person(http, people::VICTIM);
    let address = address_of(&victim);
    let secrets = Secrets {
        keys: Keys::parse(|name| variables.get(name).cloned()).expect("good keys"),
        tenant: TenantId(variables.get("TENANT_ID").cloned().unwrap_or_default()),
        operator_token: http.operator_token(),
        next_keys: http.secrets().next_keys,
    };
    // Its guard is not the one of the worker under attack, and may remember what another such worker has sent.
    deployment.call(&hook("guard/clear"));
    http.forget_mail();
    let check = secrets.solved_check(&http.origin(), http.now());
    let started: Started = deployment.call(&written_start(&victim.name, &check)).ok();
    let asked = json!({"flow": started.flow, "attempt": attempt(), "method": "mail", "contact": address});
    let challenged = deployment.call(&Call::post("/reset/challenge", &asked));
    assert_eq!(challenged.status, 200, "{}", challenged.text());
    while deployment.call(&hook("under-way")).text() != "0" {
        thread::sleep(POLL);
    }
    http.caught(&address).len()
}

fn hook(path: &str) -> Call {
    Call { path: format!("/testing/{path}"), ..Call::post("", &json!({})) }
}
