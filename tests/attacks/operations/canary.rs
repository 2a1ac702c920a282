//! Canaries (A96): whole resets with secrets that are known, some of them while parts fail, and then a search for every one
//! of them in all that the worker has written: its log, its database, the guard's and the outbox's files, and its answers.

use std::fs;
use std::path::{Path, PathBuf};

use latchkey_protocol::enrolment::Authenticator;
use latchkey_protocol::totp;
use latchkey_shared::wire::SignedIn;
use latchkey_tests::claimant::{Claimant, address_of, attempt, sign_in, solved_check};
use latchkey_tests::driver::{Call, Change, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::mail::other_than;
use latchkey_tests::owner::{Owner, ticket_of};
use latchkey_tests::scenario::tables::importing;
use latchkey_tests::scenario::users::changing;
use serde_json::{Value, json};

use crate::calls;
use crate::case::Verdict;
use crate::checks;
use crate::people;
use crate::target::Target;

const NEW: &str = "canary-otters-paddle-upstream";
const REJECTED: &str = "canary-alderbrook-rejected-1";
const CHANGED: &str = "canary-herons-cross-the-harbour";
const FILLED_IN: &str = "canary.filled.in@post.example";
const IMPORTED: &str = "canary.of.a.table@post.example";
const GHOST: &str = "canary.ghost.of.nobody";
const WORD: &str = "canary word to the help desk";

/// What must be found nowhere.
#[derive(Default)]
struct Canaries(Vec<(String, String)>);

impl Canaries {
    fn add(&mut self, what: &str, secret: &str) {
        if !secret.is_empty() {
            self.0.push((what.to_owned(), letters(secret.as_bytes())));
        }
    }

    fn found_in(&self, written: &str) -> Vec<&str> {
        self.0.iter().filter(|(_, secret)| written.contains(secret)).map(|(what, _)| what.as_str()).collect()
    }
}

/// Turns bytes into as many letters, so that texts and raw bytes are searched for alike, and quickly.
fn letters(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// Resets in every mood, then the search.
pub fn everywhere(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let log = target.log().len();
    let http = target.world();
    let mut canaries = Canaries::default();
    let mut answers = Vec::new();
    for (name, fault) in [
        ("s-nora.lindqvist", json!({})),
        ("s-omar.haddad", json!({"courier": "slow"})),
        ("s-grace.mensah", json!({"d1:commit": "down"})),
        ("s-lena.hartmann", json!({"guard": "lost_reply"})),
    ] {
        reset(&http, name, &fault, &mut canaries, &mut answers);
    }
    strangers(&http, &mut canaries, &mut answers);
    signed_in(&http, &mut canaries, &mut answers);
    administered(&http, &mut canaries, &mut answers);
    http.settle();

    let mut searched = 0;
    let mut search = |place: &str, bytes: &[u8], known: &str| {
        searched += bytes.len();
        let written = letters(bytes);
        wrong.extend(canaries.found_in(&written).into_iter().map(|what| format!("{what} is in {place}")));
        written.contains(known)
    };
    let written = target.log().into_bytes();
    let mut sees = (search("the log", written.get(log..).unwrap_or_default(), "commit: written"), false);
    let files: Vec<PathBuf> = Target::state().iter().flat_map(|folder| files(folder)).collect();
    for file in &files {
        let bytes = fs::read(file).unwrap_or_default();
        sees.1 |= search(&file.display().to_string(), &bytes, "nora.lindqvist@alderbrook.example");
    }
    for answer in &answers {
        search("an answer", answer.as_bytes(), "");
    }
    // What is no secret is there: the search looks where the worker writes.
    if sees != (true, true) {
        wrong.push(format!("the search does not see what is certainly there (log, files): {sees:?}"));
    }
    let figure = format!(
        "{} secrets in {} files, the log and {} answers ({} kB): found nowhere",
        canaries.0.len(),
        files.len(),
        answers.len(),
        searched / 1_000
    );
    Verdict::of(&wrong, figure)
}

/// One person's way, with everything secret about it.
fn reset(http: &Http, subject: &str, fault: &Value, canaries: &mut Canaries, answers: &mut Vec<String>) {
    let person = people::person(http, subject);
    let address = address_of(&person);
    canaries.add("an address", &address);
    canaries.add("the old password", &person.password);
    for enrolment in &person.enrolments {
        if let Authenticator::Totp { seed } = &enrolment.authenticator {
            canaries.add("an authenticator's secret", &seed.to_base32());
            canaries.0.push(("an authenticator's secret, raw".to_owned(), letters(seed.expose())));
        }
    }
    let mut claimant = Claimant::start(http, &person.name);
    canaries.add("a flow", &claimant.flow);
    let code = claimant.mail_code(&address);
    canaries.add("a challenge", &claimant.challenge);
    canaries.add("a code", &code);
    canaries
        .add("a code, spaced", &format!("{} {}", code.get(..4).unwrap_or_default(), code.get(4..).unwrap_or_default()));
    answers.push(claimant.answer(&other_than(&code)).text());
    http.misbehave(fault);
    let passed = attempt();
    let _ = claimant.answer_as(&passed, &code);
    http.misbehave(&json!({}));
    let _ = claimant.answer_as(&passed, &code);
    canaries.add("a flow past a gate", &claimant.flow);
    claimant.pass_authenticator(&latchkey_tests::claimant::seed_of(&person));
    canaries.add("a flow past its gates", &claimant.flow);
    canaries.add("a rejected password", REJECTED);
    canaries.add("a new password", NEW);
    // What the reasons quote is the claimant's own; the rest of it is nobody's business.
    let rejected = claimant.set_password(REJECTED);
    assert_eq!(rejected.status, 422, "{}", rejected.text());
    http.misbehave(fault);
    answers.push(claimant.set_password(NEW).text());
    http.misbehave(&json!({}));
    answers.push(sign_in(http, &person.name, "canary-wrong-password-0").text());
    canaries.add("a wrong password at sign-in", "canary-wrong-password-0");
}

/// People there are not, words that go elsewhere, and secrets in requests of the wrong shape.
fn strangers(http: &Http, canaries: &mut Canaries, answers: &mut Vec<String>) {
    canaries.add("a name that nobody has", GHOST);
    canaries.add("a word to the help desk", WORD);
    let check = solved_check(http);
    for part in ["check", "solution"] {
        canaries.add(part, check.get(part).and_then(Value::as_str).unwrap_or_default());
    }
    let mut claimant = Claimant::started(http, &checks::name(http, &format!("{GHOST}@alderbrook.example"), &check));
    let typed = format!("{GHOST}@post.example");
    answers
        .push(claimant.ask("mail", Some(&typed)).text().replace(&claimant.flow, "").replace(&claimant.challenge, ""));
    answers.push(claimant.answer("90817263").text());
    answers.push(claimant.close("contacted_admin", Some(WORD)).text());
    http.change("s-nora.lindqvist", &Change::BumpEpoch);
    let secret = "canary-in-a-wrong-shape";
    canaries.add("a value of the wrong shape", secret);
    for body in [
        json!({"flow": [secret]}),
        json!({"flow": "t", "attempt": secret, "password": secret}),
        json!({secret: 1}),
        json!({"flow": secret, "attempt": attempt(), "password": "x".repeat(2_000)}),
    ] {
        answers.push(http.call(&Call::post("/reset/password", &body)).text());
        answers.push(http.call(&Call::post("/reset/verify", &body)).text());
    }
    answers.push(http.call(&Call::get(&format!("/api/v1/{secret}?code={secret}"))).text());
    answers.push(http.call(&Call::get(&format!("/{secret}.html?code={secret}"))).text());
}

/// Somebody signs in, registers an app and changes the password, each once while nothing can be written.
fn signed_in(http: &Http, canaries: &mut Canaries, answers: &mut Vec<String>) {
    let petra = people::person(http, calls::SIGNED_IN);
    let down = json!({"d1:commit": "down"});
    canaries.add("the password of a sign-in", &petra.password);
    let mut owner = Owner::sign_in(http, &petra, &petra.password);
    let cookie = |owner: &Owner<'_>| owner.cookie.split_once('=').map_or("", |(_, sealed)| sealed).to_owned();
    canaries.add("a session", &cookie(&owner));
    let viktor = people::person(http, calls::NUMBERED);
    let half: SignedIn = sign_in(http, &viktor.name, &viktor.password).ok();
    canaries.add("a sign-in", &ticket_of(&half));
    let (registration, seed) = owner.begin_app();
    canaries.add("a registration", &registration);
    canaries.add("a new seed", &seed.to_base32());
    canaries.0.push(("a new seed, raw".to_owned(), letters(seed.expose())));
    let (code, confirmed, changed) = (totp::code_at(&seed, http.now()), attempt(), attempt());
    http.misbehave(&down);
    answers.push(owner.confirm_as(&confirmed, &registration, &code).text());
    http.misbehave(&json!({}));
    answers.push(owner.confirm_as(&confirmed, &registration, &code).text());
    canaries.add("a session that has proved something", &cookie(&owner));
    canaries.add("a password changed at /me", CHANGED);
    let body = json!({"attempt": changed, "old": petra.password, "new": CHANGED});
    http.misbehave(&down);
    answers.push(owner.post("/me/password", &body).text());
    http.misbehave(&json!({}));
    let answer = owner.post("/me/password", &body);
    assert_eq!(answer.status, 200, "{}", answer.text());
    answers.push(answer.text());
    canaries.add("a session after another password", &cookie(&owner));
}

/// An administrator fills an address in, and brings one along with a table, each once while nothing can be written.
fn administered(http: &Http, canaries: &mut Canaries, answers: &mut Vec<String>) {
    canaries.add("the operator's token", &http.operator_token());
    canaries.add("an address that was filled in", FILLED_IN);
    canaries.add("an address of a table", IMPORTED);
    let body = json!({"attempt": attempt(), "mail": FILLED_IN});
    let filled_in = changing(http, calls::NUMBERED, "methods", &body);
    let table = format!("name,display_name,contact\nwanda.okoro@alderbrook.example,Wanda Okoro,{IMPORTED}\n");
    for call in [filled_in, importing(http, "", &table)] {
        http.misbehave(&json!({"d1:commit": "down"}));
        answers.push(http.call(&call).text());
        http.misbehave(&json!({}));
        let answer = http.call(&call);
        assert_eq!(answer.status, 200, "{}", answer.text());
        answers.push(answer.text());
    }
}

/// Every file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| {
            let path = entry.path();
            if path.is_dir() { files(&path) } else { vec![path] }
        })
        .collect()
}
