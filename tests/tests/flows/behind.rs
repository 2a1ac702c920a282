//! What no claimant sees: the audit, the log, the outbox, and a deployment that is switched off.

use latchkey_protocol::audit::{Activity, ResultClass};
use latchkey_protocol::testing::{Failing, Hitch};
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Changed, Tenant};
use latchkey_tests::claimant::{Claimant, address_of, attempt, person, seed_of, sign_in, try_start};
use latchkey_tests::driver::{Call, Driver};
use latchkey_tests::mail::{codes, other_than};
use latchkey_tests::native::Native;
use latchkey_tests::scenario::reset::{NEW_PASSWORD, OTHER_PASSWORD};
use serde_json::json;

fn nora(native: &Native) -> latchkey_protocol::testing::organisation::Person {
    person(native, "s-nora.lindqvist")
}

/// Rule: every outcome is one audit line and one log line, and they say the same.
#[test]
fn every_outcome_leaves_one_line() {
    let native = Native::new();
    let person = nora(&native);
    let mut claimant = Claimant::start(&native, &person.name);
    claimant.pass_both(&person);
    let before = (native.memory.audit.lines().len(), native.memory.log.events().len());
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    let (audit, log) = (native.memory.audit.lines(), native.memory.log.events());
    assert_eq!((audit.len(), log.len()), (before.0 + 1, before.1 + 1));
    let line = audit.last().unwrap();
    assert_eq!(Some(line), log.last());
    assert_eq!((line.activity, line.result), (Activity::ResetPassword, ResultClass::Succeeded));
    assert_eq!(line.subject, Some(person.id.clone()));
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::FlowEnded);
    let audit = native.memory.audit.lines();
    assert_eq!(audit.len(), before.0 + 2);
    assert_eq!(audit.last().unwrap().result, ResultClass::Failed);
}

/// Rule: no code, password, ticket, address or typed name in audit or log (attack A96).
#[test]
fn nothing_secret_is_written_down() {
    let native = Native::new();
    let person = nora(&native);
    let mut claimant = Claimant::start(&native, &person.name);
    let code = claimant.mail_code(&address_of(&person));
    let _ = claimant.answer(&other_than(&code));
    let first_flow = claimant.flow.clone();
    assert_eq!(claimant.answer(&code).status, 200);
    claimant.pass_authenticator(&seed_of(&person));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    let _ = try_start(&native, "ghost.of.the.house@alderbrook.example");
    let _ = sign_in(&native, "ghost.of.the.house@alderbrook.example", "a-password-of-nobody");
    let written = format!(
        "{:?} {:?} {:?} {}",
        native.memory.audit.lines(),
        native.memory.log.events(),
        native.memory.log.alarms(),
        serde_json::to_string(&native.memory.audit.lines()).unwrap(),
    );
    for secret in [
        code.as_str(),
        NEW_PASSWORD,
        &first_flow,
        &claimant.flow,
        &claimant.challenge,
        "post.example",
        "ghost.of.the.house",
        "a-password-of-nobody",
        &seed_of(&person).to_base32(),
    ] {
        assert!(!written.contains(secret), "{secret} was written down");
    }
}

/// Rule: the log names why, where the claimant hears only "wrong".
#[test]
fn the_audit_says_more_than_the_answer() {
    let native = Native::new();
    let person = nora(&native);
    let mut claimant = Claimant::start(&native, &person.name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    for _ in 0..5 {
        assert_eq!(claimant.answer("000000").problem().code, Code::CodeWrong);
    }
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    assert_eq!(claimant.answer("000000").problem().code, Code::CodeWrong);
    let lines = native.memory.audit.lines();
    assert!(lines.iter().any(|line| line.detail == "guard: locked"), "{lines:?}");
    let unknown = Claimant::start(&native, "ghost@alderbrook.example").ask("mail", Some("g@post.example"));
    assert_eq!(unknown.status, 200);
    assert!(native.memory.audit.lines().iter().any(|line| line.unknown_name.is_some()));
}

/// Rule: a ticket that anybody can make up leaves no line in the audit; one of ours that opens no more does.
#[test]
fn made_up_tickets_do_not_fill_the_audit() {
    let native = Native::new();
    let person = nora(&native);
    let mut claimant = Claimant::start(&native, &person.name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    let (lines, logged) = (native.memory.audit.lines().len(), native.memory.log.events().len());
    let (flow, challenge) = (claimant.flow.clone(), claimant.challenge.clone());
    for made_up in ["", "v4.local.AAAA", &flow.replace('a', "b"), &challenge] {
        claimant.flow = made_up.to_owned();
        assert_eq!(claimant.extend().problem().code, Code::FlowEnded);
        assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::FlowEnded);
        claimant.challenge = made_up.replace(&challenge, &flow);
        assert_eq!(claimant.poll().problem().code, Code::ChallengeSpent);
    }
    assert_eq!(native.memory.audit.lines().len(), lines);
    assert_eq!(native.memory.log.events().len(), logged + 12, "the log has every one");
    native.advance(16 * 60);
    claimant.flow = flow;
    assert_eq!(claimant.extend().problem().code, Code::FlowEnded);
    assert_eq!(native.memory.audit.lines().last().unwrap().detail, "ticket: expired");
}

/// Rule: `RESET_OFF` closes resets and shows the help desk.
#[test]
fn resets_can_be_switched_off() {
    let mut native = Native::new();
    native.memory.settings.resets_off = true;
    let tenant: Tenant = native.call(&Call::get("/api/v1/tenant")).ok();
    assert!(!tenant.open);
    for path in ["/bot-check", "/reset/start", "/reset/extend"] {
        let problem = native.call(&Call::post(path, &json!({}))).problem();
        assert_eq!((problem.status, problem.code), (503, Code::Unavailable), "{path}");
    }
    let person = nora(&native);
    assert_eq!(sign_in(&native, &person.name, &person.password).status, 200);
}

/// Rule: delivery is armed before the change, and without it nothing is changed.
#[test]
fn nothing_is_changed_that_could_not_be_reported() {
    let native = Native::new();
    let person = nora(&native);
    let mut claimant = Claimant::start(&native, &person.name);
    claimant.pass_both(&person);
    native.memory.outbox.faults.set(Failing::Always);
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::Unavailable);
    native.memory.outbox.faults.set(Failing::Never);
    assert_eq!(sign_in(&native, &person.name, &person.password).status, 200);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

/// Rule: a refusal of the directory's own rules leaves the flow usable.
#[test]
fn a_password_of_old_can_be_mended() {
    let native = Native::new();
    native.memory.directory.remember_passwords();
    let person = nora(&native);
    let mut claimant = Claimant::start(&native, &person.name);
    claimant.pass_both(&person);
    let attempt = attempt();
    for _ in 0..2 {
        let problem = claimant.set_password_as(&attempt, &person.password).problem();
        assert_eq!(problem.code, Code::PasswordRejected);
        assert!(serde_json::to_string(&problem.reasons).unwrap().contains("reused"));
    }
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

/// Rule: an answer before a gate does not wait for the courier (attack A02).
#[test]
fn a_failing_courier_is_logged_and_not_shown() {
    let native = Native::new();
    let person = nora(&native);
    native.memory.courier.faults.set(Failing::Always);
    let mut claimant = Claimant::start(&native, &person.name);
    assert_eq!(claimant.ask("mail", Some(&address_of(&person))).status, 200);
    assert!(native.memory.log.alarms().iter().any(|alarm| alarm.contains("courier")));
}

/// Rule: nobody repeats what follows an answer, so whatever fails there once is asked once more, and one code arrives.
#[test]
fn what_fails_behind_an_answer_is_asked_once_more() {
    let challenged = |trip: Option<(usize, Hitch)>| {
        let native = Native::new();
        let nora = nora(&native);
        let mut claimant = Claimant::start(&native, &nora.name);
        native.watch();
        if let Some((step, hitch)) = trip {
            native.trip(step, hitch);
        }
        let answered = claimant.ask("mail", Some(&address_of(&nora))).status;
        (answered, codes(&native.mails(&address_of(&nora))).len(), native.steps())
    };
    let (_, _, steps) = challenged(None);
    let of_the_guard: Vec<usize> = (0..steps.len()).filter(|step| steps[*step] == "guard").collect();
    assert_eq!(of_the_guard.len(), 3, "the challenge, the destination and the day: {steps:?}");
    for step in of_the_guard {
        for hitch in [Hitch::Down, Hitch::LosesAnswer] {
            let (answered, arrived, _) = challenged(Some((step, hitch)));
            assert_eq!((answered, arrived), (200, 1), "step {step}, {hitch:?}");
        }
    }
}

/// Rule: nobody is told "changed" about a password that is not in force, even if somebody else's write made the version
/// move just then.
#[test]
fn another_ones_write_is_not_taken_for_ours() {
    let native = Native::new();
    let person = nora(&native);
    let mut ours = Claimant::start(&native, &person.name);
    ours.pass_both(&person);
    native.advance(31);
    let mut theirs = Claimant::start(&native, &person.name);
    theirs.pass_both(&person);
    native.memory.directory.writes.set(Failing::NextBefore);
    let calls = [ours.written_password(NEW_PASSWORD), theirs.written_password(OTHER_PASSWORD)];
    let answers = native.at_once(&calls);
    let [ours, theirs] = answers.as_slice() else { panic!("two answers") };
    assert_eq!(ours.problem().code, Code::OutcomeUnknown);
    let _: Changed = theirs.ok();
    assert_eq!(sign_in(&native, &person.name, OTHER_PASSWORD).status, 200);
}
