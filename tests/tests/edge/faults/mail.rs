//! The mail server misbehaves at every step of its dialogue (RFC 5321 §3), over real sockets.

use std::time::Duration;

use latchkey_tests::claimant::{Claimant, address_of, attempt};
use latchkey_tests::driver::{Answer, Call, Driver};
use latchkey_tests::http::{Http, until, variable};
use latchkey_tests::mail::{self, About};
use latchkey_tests::scenario::reset::NEW_PASSWORD;
use serde_json::{Value, json};

/// As the mail catcher names them.
const STEPS: [&str; 7] = ["greeting", "ehlo", "mail", "rcpt", "data", "message", "quit"];
const MODES: [&str; 7] = ["refuse", "defer", "drop", "hang", "garble", "lose", "slow"];

/// Whether the courier may say that the message left, and how often it did.
fn expected(step: &str, mode: &str) -> (bool, usize) {
    match (step, mode) {
        // The message is taken: a server that says goodbye badly changes nothing.
        ("quit", _) | (_, "slow") => (true, 1),
        // Nobody can know. It is told as a failure, so that a notice comes twice rather than never.
        ("message", "lose") => (false, 1),
        _ => (false, 0),
    }
}

/// Sends one message for each step and way to go wrong, all at once, each over a server of its own.
pub fn every_step_in_every_way(http: &Http) {
    let cases: Vec<(&str, &str)> = STEPS.iter().flat_map(|step| MODES.map(|mode| (*step, mode))).collect();
    let calls: Vec<Call> = cases
        .iter()
        .map(|(step, mode)| Call {
            path: "/testing/mail".to_owned(),
            ..Call::post("", &route(http, step, mode, &address(step, mode)))
        })
        .collect();
    let told: Vec<bool> =
        http.at_once(&calls).iter().map(|answer: &Answer| answer.ok::<Value>() == Value::Null).collect();
    let found: Vec<_> = cases
        .iter()
        .zip(told)
        .map(|((step, mode), told)| ((*step, *mode), (told, http.caught(&address(step, mode)).len())))
        .collect();
    let expected: Vec<_> = cases.iter().map(|(step, mode)| ((*step, *mode), expected(step, mode))).collect();
    assert_eq!(found, expected);
}

/// The route of one message over a server of its own that misbehaves at a step.
fn route(http: &Http, step: &str, mode: &str, to: &str) -> Value {
    let port = http.unruly_mail_server(step, mode).to_string();
    json!({"variables": {"SMTP_HOST": "127.0.0.1", "SMTP_PORT": port, "SMTP_SECURITY": "plain"}, "to": to})
}

fn address(step: &str, mode: &str) -> String {
    format!("{step}.{mode}@alderbrook.example")
}

/// Rule: before a gate trouble with mail does not show; what certainly did not leave is given back, so that the same attempt
/// may send it.
#[test]
fn a_code_that_did_not_leave_may_still_leave() {
    let http = Http::new();
    let nora = http.organisation().person("s-nora.lindqvist").expect("a person").clone();
    let address = address_of(&nora);
    let mut claimant = Claimant::start(&http, &nora.name);
    let same = attempt();
    for (step, mode) in [("greeting", "drop"), ("rcpt", "refuse"), ("data", "defer"), ("message", "refuse")] {
        http.mail_fault(step, mode, 1);
        assert_eq!(claimant.ask_as(&same, "mail", Some(&address)).status, 200);
        http.settle();
        assert_eq!(http.caught(&address).len(), 0, "{mode} at {step}");
    }
    assert_eq!(claimant.ask_as(&same, "mail", Some(&address)).status, 200);
    let codes = mail::codes(&http.mails(&address));
    assert_eq!(codes.len(), 1);
    assert_eq!(claimant.answer(codes.last().expect("a code")).status, 200);
}

/// Rule: what the server may have taken counts, or one whose replies get lost could be made to fill a mailbox.
#[test]
fn a_code_that_may_have_left_counts() {
    let http = Http::new();
    let nora = http.organisation().person("s-nora.lindqvist").expect("a person").clone();
    let address = address_of(&nora);
    for mode in ["lose", "drop", "garble", "lose", "lose"] {
        http.mail_fault("message", mode, 1);
        assert_eq!(Claimant::start(&http, &nora.name).ask("mail", Some(&address)).status, 200);
        http.settle();
        http.advance(31);
    }
    http.mail_fault("message", "none", 0);
    assert_eq!(Claimant::start(&http, &nora.name).ask("mail", Some(&address)).status, 200);
    assert_eq!(mail::codes(&http.mails(&address)).len(), 1, "of the first that it took");
}

/// Rule: a notice is tried until it arrives, once; an alarm is raised when it is ten minutes late, once for each.
#[test]
fn a_notice_arrives_in_the_end_and_its_lateness_is_told_once() {
    let http = Http::new();
    let nora = http.organisation().person("s-nora.lindqvist").expect("a person").clone();
    let mut claimant = Claimant::start(&http, &nora.name);
    claimant.pass_both(&nora);
    http.mail_fault("rcpt", "defer", u32::MAX);
    let answer = claimant.set_password(NEW_PASSWORD);
    assert_eq!(answer.status, 200, "the claimant has nothing to do with it");
    let before = alarms().len();
    for _ in 0..12 {
        http.advance(2 * 60);
        http.settle();
    }
    let notices = |http: &Http| mail::count(&http.mails(&address_of(&nora)), &About::PasswordReset);
    assert_eq!(notices(&http), 0);
    let waiting = http.rows("SELECT id FROM outbox").len();
    assert!(waiting > 0, "nothing waits");
    // The log comes by way of other processes.
    until(Duration::from_secs(5), "every late notice is told", || alarms().len() >= before + waiting);
    assert_eq!(alarms().len(), before + waiting, "{:?}", alarms());
    http.mail_fault("rcpt", "none", 0);
    http.advance(30 * 60);
    assert_eq!(notices(&http), 1);
    http.advance(60 * 60);
    assert_eq!(notices(&http), 1, "and once");
    assert_eq!(alarms().len(), before + waiting);
}

/// Rule: what one world left under way has left before the next one begins, or tests would count each other's notices.
#[test]
fn nothing_of_one_world_is_sent_into_the_next() {
    let http = Http::new();
    let nora = http.organisation().person("s-nora.lindqvist").expect("a person").clone();
    let mut claimant = Claimant::start(&http, &nora.name);
    claimant.pass_both(&nora);
    http.misbehave(&json!({"courier": "slow"}));
    assert_eq!(claimant.set_password(NEW_PASSWORD).status, 200);
    let is_taken = || !http.rows("SELECT id FROM outbox WHERE claimed_until > 0").is_empty();
    until(Duration::from_secs(10), "a round of the outbox takes the notice", is_taken);
    http.hook("/testing/world", &json!({"statements": ["DELETE FROM outbox"]}));
    http.forget_mail();
    // As slow as the one before, and begun later: a notice of that one would have come by then.
    http.misbehave(&json!({"courier": "slow"}));
    let to = "somebody@alderbrook.example";
    assert_eq!(http.send_over(&route(&http, "greeting", "none", to)), None);
    let arrived: Vec<_> = http.all_caught().into_iter().flat_map(|mail| mail.to).collect();
    assert_eq!(arrived, [to]);
}

/// The alarms of late notices in the worker's log.
fn alarms() -> Vec<String> {
    let log = std::fs::read_to_string(variable("LATCHKEY_WORKER_LOG")).expect("the worker's log");
    let is_late = |line: &&str| line.contains(r#""level":"alarm""#) && line.contains("outbox: notice late");
    log.lines().filter(is_late).map(str::to_owned).collect()
}
