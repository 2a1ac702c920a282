//! What completes a sign-in, and what replaces a password, at once (S01, S06): each is good once.

use std::collections::BTreeSet;

use latchkey_protocol::totp;
use latchkey_shared::wire::SignedIn;
use latchkey_tests::claimant::{attempt, person, seed_of, sign_in};
use latchkey_tests::driver::{Answer, Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::mail::{About, count, other_than};
use latchkey_tests::owner::{Owner, cookie_of, mailed_code, ticket_of, written_factor};
use serde_json::json;

use crate::books;
use crate::case::Verdict;
use crate::people::VICTIM;
use crate::target::Target;
use crate::train;

/// Answers in one train.
const MANY: usize = 100;
/// Sign-ins that are under way together.
const SIGN_INS: usize = 20;
/// Wrong codes that a sign-in looks at before it pauses (`protocol/src/limits.rs`), passwords among them.
const BEFORE_THE_PAUSE: usize = 10;

fn begin(http: &Http) -> SignedIn {
    let nora = person(http, VICTIM);
    sign_in(http, &nora.name, &nora.password).ok()
}

fn sessions(answers: &[Answer]) -> usize {
    answers.iter().filter_map(cookie_of).collect::<BTreeSet<_>>().len()
}

/// One code, mailed or of the app, begins one session; wrong ones pause the sign-in, with the right one among them or behind.
pub fn at_once(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let mut expect = |what: &str, answers: &[Answer]| {
        let begun = sessions(answers);
        if begun != 1 {
            wrong.push(format!("{what} began {begun} sessions"));
        }
    };
    // 1. A mailed code, in its own sign-in.
    let http = target.world();
    let nora = person(&http, VICTIM);
    let signed_in = begin(&http);
    let (challenge, code) = mailed_code(&http, &nora, &signed_in);
    let ticket = ticket_of(&signed_in);
    let calls: Vec<Call> = (0..MANY).map(|_| written_factor(&attempt(), &ticket, Some(&challenge), &code)).collect();
    expect("one mailed code", &train::send(target, &calls));
    drop(http);
    // 2. An app's code, in sign-ins of whoever looked over a shoulder.
    let http = target.world();
    let tickets: Vec<String> = (0..SIGN_INS).map(|_| ticket_of(&begin(&http))).collect();
    let code = totp::code_at(&seed_of(&nora), http.now());
    let calls: Vec<Call> =
        tickets.iter().cycle().take(MANY).map(|ticket| written_factor(&attempt(), ticket, None, &code)).collect();
    expect("one code of the app in twenty sign-ins", &train::send(target, &calls));
    drop(http);
    // 3. Guesses by whoever knows the password.
    let http = target.world();
    let ticket = ticket_of(&begin(&http));
    let right = totp::code_at(&seed_of(&nora), http.now());
    let guesses: Vec<Call> =
        (0..MANY).map(|_| written_factor(&attempt(), &ticket, None, &other_than(&right))).collect();
    let answers = train::send(target, &guesses);
    let looked_at = books::lines(&http, VICTIM, "authenticator", &["code wrong"]);
    let late = http.call(&written_factor(&attempt(), &ticket, None, &right));
    if cookie_of(&late).is_some() || sessions(&answers) > 0 {
        wrong.push("the right code behind a hundred wrong ones began a session".to_owned());
    }
    if looked_at > u64::try_from(BEFORE_THE_PAUSE).unwrap_or(u64::MAX) {
        wrong.push(format!("{looked_at} guesses at a second factor were looked at"));
    }
    Verdict::of(&wrong, format!("2 × {MANY} right codes at once: 2 sessions; {MANY} wrong ones: {looked_at} looked at"))
}

/// The owner, or who has both the session and the password: one change happens, every other session is over.
pub fn many_passwords(target: &Target) -> Verdict {
    const TIMES: usize = 40;
    let mut wrong = Vec::new();
    let http = target.world();
    let petra = person(&http, "s-petra.novak");
    let mut other = Owner::sign_in(&http, &petra, &petra.password);
    let owner = Owner::sign_in(&http, &petra, &petra.password);
    let before = books::credential(&http, "s-petra.novak").version;
    let passwords: Vec<String> = (0..TIMES).map(|place| format!("quiet-otters-paddle-{place}-upstream")).collect();
    let calls: Vec<Call> = passwords
        .iter()
        .map(|new| {
            let body = json!({"attempt": attempt(), "old": petra.password, "new": new});
            owner.written(Call::post("/me/password", &body))
        })
        .collect();
    let answers = train::send(target, &calls);
    let told: Vec<&String> =
        answers.iter().zip(&passwords).filter(|(answer, _)| answer.status == 200).map(|(_, new)| new).collect();
    let written = books::credential(&http, "s-petra.novak").version - before;
    if (told.len(), written) != (1, 1) {
        wrong.push(format!("{} changes were told, {written} written", told.len()));
    }
    let opens =
        passwords.iter().filter(|new| told.contains(new)).all(|new| sign_in(&http, &petra.name, new).status == 200);
    if !opens {
        wrong.push("the password that was told is not in force".to_owned());
    }
    if other.me().status == 200 {
        wrong.push("a session outlived the change of the password".to_owned());
    }
    let notices = count(&http.mails(&petra.name), &About::PasswordChanged);
    if notices != told.len() {
        wrong.push(format!("{notices} notices for {} changes", told.len()));
    }
    Verdict::of(&wrong, format!("{TIMES} passwords at once: {} told, {written} written", told.len()))
}
