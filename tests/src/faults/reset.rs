//! The calls of a reset before its commit, and what arrives by mail because of them.

use latchkey_protocol::account::Role;
use latchkey_protocol::testing::Hitch;
use latchkey_protocol::totp;
use latchkey_shared::wire::{BotCheckIssued, RecoveryPass};
use serde_json::json;

use super::{Ended, OWNER, Tripped};
use crate::claimant::{Claimant, address_of, attempt, person, seed_of, solved_check, written_start};
use crate::driver::{Call, Driver};
use crate::mail::{self, About};
use crate::passkey;
use crate::scenario::{passes, passkeys, questions, roles, saved_codes};

const HELP_DESK: &str = "servicedesk@alderbrook.example";

pub(super) fn begin(driver: &dyn Driver) -> Call {
    written_start(&person(driver, OWNER).name, &solved_check(driver))
}

pub(super) fn ask_blindly(driver: &dyn Driver) -> Call {
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

pub(super) fn ask_past_a_gate(driver: &dyn Driver) -> Call {
    let claimant = past_a_gate(driver);
    let body = json!({"flow": claimant.flow, "attempt": attempt(), "method": claimant.method("mail")});
    Call::post("/reset/challenge", &body)
}

pub(super) fn answer_mail(driver: &dyn Driver) -> Call {
    let nora = person(driver, OWNER);
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    claimant.written_answer(&code)
}

pub(super) fn answer_saved(driver: &dyn Driver) -> Call {
    let (_, codes) = saved_codes::with_codes(driver);
    saved_codes::asked(driver).written_recovery(&attempt(), codes.first().expect("a code"))
}

pub(super) fn answer_pass(driver: &dyn Driver) -> Call {
    passes::allow(driver);
    let mut felix = roles::signed_in(driver, Role::HelpDesk);
    let given: RecoveryPass = passes::issue(&mut felix, OWNER).ok();
    let claimant = passes::asked(driver, OWNER);
    driver.settle();
    claimant.written_recovery(&attempt(), &given.pass.expect("a pass"))
}

/// Whatever went wrong, the owner heard once, at every address, that the pass was used.
pub(super) fn has_used_a_pass(driver: &dyn Driver, ended: &Ended<'_>) {
    let nora = person(driver, OWNER);
    for address in [nora.name.clone(), address_of(&nora)] {
        let told = mail::count(&driver.mails(&address), &About::RecoveryPassUsed);
        assert_eq!(told, 1, "{:?}: {address}", ended.tripped);
    }
}

pub(super) fn answer_passkey(driver: &dyn Driver) -> Call {
    let (_, soft) = passkeys::with_passkey(driver);
    let (claimant, asked) = passkeys::asked(driver, &person(driver, OWNER).name);
    driver.settle();
    passkey::written(&claimant, &attempt(), &soft.assert(&passkey::says(driver, &asked)))
}

pub(super) fn answer_app(driver: &dyn Driver) -> Call {
    let nora = person(driver, OWNER);
    let mut claimant = Claimant::start(driver, &nora.name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    driver.settle();
    claimant.written_answer(&totp::code_at(&seed_of(&nora), driver.now()))
}

pub(super) fn answer_questions(driver: &dyn Driver) -> Call {
    let nora = questions::with_answers(driver);
    let (claimant, asked) = questions::asked(driver, &nora);
    driver.settle();
    claimant.written_answers(&questions::right(&asked))
}

pub(super) fn poll(driver: &dyn Driver) -> Call {
    let mut claimant = Claimant::start(driver, &person(driver, OWNER).name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    driver.settle();
    Call::post("/reset/poll", &json!({"challenge": claimant.challenge}))
}

pub(super) fn extend(driver: &dyn Driver) -> Call {
    let claimant = Claimant::start(driver, &person(driver, OWNER).name);
    Call::post("/reset/extend", &json!({"flow": claimant.flow}))
}

pub(super) fn extend_past_a_gate(driver: &dyn Driver) -> Call {
    Call::post("/reset/extend", &json!({"flow": past_a_gate(driver).flow}))
}

pub(super) fn close(driver: &dyn Driver) -> Call {
    let flow = past_a_gate(driver).flow;
    Call::post("/reset/close", &json!({"flow": flow, "reason": "contacted_admin", "message": "my phone is gone"}))
}

pub(super) fn hear(driver: &dyn Driver) -> Call {
    let issued: BotCheckIssued = driver.call(&Call::post("/bot-check", &json!({"kind": "image"}))).ok();
    Call::post("/bot-check/audio", &json!({"check": issued.check}))
}

/// One code arrives, once: or twice the same where the courier's answer was lost after the message had left, or never
/// where the worker died. Then another one may be asked for.
pub(super) fn is_written_to_once(driver: &dyn Driver, ended: &Ended<'_>) {
    let Tripped { step, part, hitch } = ended.tripped;
    let address = address_of(&person(driver, OWNER));
    let codes = mail::codes(&driver.mails(&address));
    let expected = match part.as_str() {
        part if part.starts_with("courier") && matches!(hitch, Hitch::LosesAnswer | Hitch::DiesAfter) => 1..=2,
        _ if matches!(hitch, Hitch::DiesBefore | Hitch::DiesAfter) => 0..=1,
        _ => 1..=1,
    };
    assert!(expected.contains(&codes.len()), "step {step}, {part}, {hitch:?}: {codes:?}");
    assert!(codes.windows(2).all(|pair| pair.first() == pair.last()), "{codes:?}");
}

/// The word arrives: once, or twice where nobody heard that it was stored.
pub(super) fn has_told_the_help_desk(driver: &dyn Driver, ended: &Ended<'_>) {
    let tripped = ended.tripped;
    let words = mail::count(&driver.mails(HELP_DESK), &About::HelpWanted);
    assert!((1..=2).contains(&words), "{tripped:?}: {words}");
    if tripped.hitch == Hitch::Down && !tripped.part.starts_with("guard") && !tripped.part.starts_with("outbox") {
        assert_eq!(words, 1, "{tripped:?}");
    }
}
