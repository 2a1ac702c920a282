//! How much is said before proof: nothing in `private`, the account's own facts in `guided`.

use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Disclosure, PollState, Polled, Started};
use serde_json::Value;

use crate::claimant::{Claimant, address_of, person, seed_of, try_start};
use crate::driver::{Answer, Change, Driver};
use crate::mail::{self, other_than};
use crate::scenario::reset::NEW_PASSWORD;

/// Somebody with an account, with none, disabled, out of scope, without methods, locked, change-only, with few methods.
const NAMES: [&str; 9] = [
    "nora.lindqvist@alderbrook.example",
    "nobody.atall@alderbrook.example",
    "daniel.osei@alderbrook.example",
    "viktor.sand@alderbrook.example",
    "petra.novak@alderbrook.example",
    "lena.hartmann@alderbrook.example",
    "samuel.adeyemi@alderbrook.example",
    "tomas.berg@alderbrook.example",
    "astrid.holm@alderbrook.example",
];

/// Status, headers and body of an answer, without what is opaque or random.
pub type Masked = (u16, Vec<(String, String)>, String);

/// Puts same-length marks for what is opaque or random; whatever else differs is a leak.
#[must_use]
pub fn masked(answer: &Answer) -> Masked {
    let mut body: Value = serde_json::from_slice(&answer.body).unwrap_or(Value::Null);
    if let Some(fields) = body.as_object_mut() {
        for name in ["flow", "challenge", "support_id"] {
            if let Some(Value::String(text)) = fields.get_mut(name) {
                *text = format!("{} characters", text.len());
            }
        }
        // Real time passes between two calls; to the minute it must be the same.
        if let Some(seconds) = fields.get("expires_in").and_then(Value::as_u64) {
            fields.insert("expires_in".to_owned(), Value::from((seconds + 30) / 60));
        }
    }
    let headers = answer.headers.clone();
    (answer.status, headers, body.to_string())
}

/// The whole way before a gate, for every kind of name (attacks A01, A03, A04, A08).
pub fn private_answers_are_alike_for_every_name(driver: &dyn Driver) {
    let mut seen: Option<Vec<Masked>> = None;
    for name in NAMES {
        let mut answers = Vec::new();
        let start = try_start(driver, name);
        answers.push(start.clone());
        let mut claimant = Claimant::started(driver, &start);
        answers.push(claimant.ask("mail", Some("someone.else@post.example")));
        for _ in 0..6 {
            answers.push(claimant.answer("12345678"));
        }
        answers.push(claimant.poll());
        answers.push(claimant.ask("authenticator", None));
        for _ in 0..6 {
            answers.push(claimant.answer("123456"));
        }
        answers.push(claimant.ask("authenticator", None));
        answers.push(claimant.answer("123456"));
        answers.push(claimant.ask("sms", None));
        answers.push(claimant.ask("mail", None));
        answers.push(claimant.ask("mail", Some("no address")));
        answers.push(claimant.set_password("short"));
        answers.push(claimant.set_password(NEW_PASSWORD));
        answers.push(claimant.unlock());
        answers.push(claimant.extend());
        answers.push(claimant.close("contacted_admin", Some("help")));
        answers.push(claimant.answer("123456"));
        let masked: Vec<_> = answers.iter().map(masked).collect();
        match &seen {
            None => seen = Some(masked),
            Some(first) => {
                for (place, (one, other)) in first.iter().zip(&masked).enumerate() {
                    assert_eq!(one, other, "answer {place} tells {name} apart");
                }
            }
        }
        // Checks against robots are counted by network address, not by name.
        driver.advance(11 * 60);
    }
}

/// The right address typed or not: nothing shows but a mail at the right one.
pub fn a_typed_address_is_neither_confirmed_nor_denied(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let right = address_of(&nora);
    let mut claimant = Claimant::start(driver, &nora.name);
    let yes = claimant.ask("mail", Some(&right.to_uppercase()));
    let mut claimant = Claimant::start(driver, &nora.name);
    let no = claimant.ask("mail", Some("nora.lundqvist@post.example"));
    assert_eq!(masked(&yes), masked(&no));
    assert_eq!(mail::codes(&driver.mails(&right)).len(), 1);
    assert_eq!(driver.mails("nora.lundqvist@post.example").len(), 0, "nothing leaves the directory's contacts");
}

/// A lock looks like a wrong code, the right code included.
pub fn a_lock_does_not_show_in_private(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    for name in [nora.name.as_str(), "nobody.atall@alderbrook.example"] {
        let mut lefts = Vec::new();
        for _ in 0..3 {
            let mut claimant = Claimant::start(driver, name);
            assert_eq!(claimant.ask("authenticator", None).status, 200);
            for _ in 0..5 {
                lefts.push(claimant.answer("000000").problem().tries_left.unwrap());
            }
            assert_eq!(claimant.answer("000000").problem().code, Code::ChallengeSpent);
        }
        assert_eq!(lefts, [4, 3, 2, 1, 0, 4, 3, 2, 1, 0, 4, 3, 2, 1, 0], "{name}");
    }
}

/// A changed account shows only as a wrong code before a gate.
pub fn a_moved_epoch_does_not_show_in_private(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    driver.change("s-nora.lindqvist", &Change::BumpEpoch);
    let problem = claimant.answer(&code).problem();
    assert_eq!((problem.code, problem.tries_left), (Code::CodeWrong, Some(4)));
    let polled: Polled = claimant.poll().ok();
    assert_eq!(polled.state, PollState::Pending);
}

/// Past a gate the account's own rules show, in `private` too.
pub fn past_a_gate_the_own_methods_show(driver: &dyn Driver) {
    let bruno = person(driver, "s-bruno.ricci");
    let mut claimant = Claimant::start(driver, &bruno.name);
    assert!(claimant.methods.iter().all(|method| method.hint.is_none() && method.id == method.kind.as_str()));
    claimant.pass_authenticator(&seed_of(&bruno));
    let hints: Vec<_> = claimant.methods.iter().map(|method| (method.kind, method.hint.clone().unwrap())).collect();
    let expected = ["b••••••i@post.example", "r••••••y@post.example"];
    assert_eq!(hints, expected.map(|hint| (MethodKind::Mail, hint.to_owned())));
    assert!(claimant.methods.iter().all(|method| method.contact.is_none()));
}

/// `guided`: own methods with hints, exact refusals.
pub fn guided_shows_methods_and_reasons(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.disclosure = Disclosure::Guided);
    let nora = person(driver, "s-nora.lindqvist");
    let answer = try_start(driver, &nora.name);
    let started: Started = answer.ok();
    let shown: Vec<_> = started.methods.iter().map(|method| (method.kind, method.hint.as_deref())).collect();
    assert_eq!(shown, [(MethodKind::Authenticator, None), (MethodKind::Mail, Some("n••••••t@post.example"))]);
    let mut claimant = Claimant::started(driver, &answer);
    let id = claimant.method("mail");
    assert_eq!(claimant.ask(&id, Some("n.other@post.example")).problem().code, Code::ContactMismatch);
    assert_eq!(claimant.ask("sms", None).problem().code, Code::NotAllowed);
    assert_eq!(claimant.ask(&id, Some(&address_of(&nora))).status, 200);
    let too_many = claimant.ask(&id, None).problem();
    assert_eq!(too_many.code, Code::TooMany, "two mails within 30 seconds");
    assert!(too_many.retry_after.is_some_and(|seconds| (1..=30).contains(&seconds)));
}

/// `guided`: a lock says until when.
pub fn guided_says_how_long_a_lock_lasts(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.disclosure = Disclosure::Guided);
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    for _ in 0..5 {
        assert_eq!(claimant.answer("000000").problem().code, Code::CodeWrong);
    }
    let locked = claimant.ask("authenticator", None).problem();
    assert_eq!(locked.code, Code::TooMany);
    assert!(locked.retry_after.is_some_and(|seconds| seconds > 3600));
}

/// A wrong code in `guided` is a wrong code, and the flow goes on.
pub fn guided_codes_work_like_others(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.disclosure = Disclosure::Guided);
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    assert_eq!(claimant.answer(&other_than(&code)).problem().tries_left, Some(4));
    assert_eq!(claimant.answer(&code).status, 200);
    claimant.pass_authenticator(&seed_of(&nora));
    assert_eq!(claimant.set_password(NEW_PASSWORD).status, 200);
}
