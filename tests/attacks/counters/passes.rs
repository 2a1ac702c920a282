//! Recovery passes (C12): one person is not two, however they ask; one pass is good once; and it opens nothing but a reset.

use latchkey_protocol::account::Role;
use latchkey_shared::wire::{RecoveryPass, SignedIn};
use latchkey_tests::claimant::{attempt, sign_in};
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::owner::{Owner, ticket_of};
use latchkey_tests::race;
use latchkey_tests::scenario::passes::{allow, asked, issue};
use latchkey_tests::scenario::roles::signed_in;
use serde_json::json;

use crate::case::Verdict;
use crate::people::{VICTIM, person};
use crate::target::Target;
use crate::train;

/// One person many times, two at once, and the pass wherever a code may be typed.
pub fn one_person(target: &Target) -> Verdict {
    let http = target.world();
    race::two_people_and_one_pass(&http, &|calls| train::send(target, calls));
    drop(http);
    let mut wrong = Vec::new();
    let http = target.world();
    allow(&http);
    let nora = person(&http, VICTIM);
    let mut owner = Owner::sign_in(&http, &nora, &nora.password);
    let mut felix = signed_in(&http, Role::HelpDesk);
    let given: RecoveryPass = issue(&mut felix, VICTIM).ok();
    let Some(pass) = given.pass else { return Verdict::of(&["no pass".to_owned()], String::new()) };
    let begun: SignedIn = sign_in(&http, &nora.name, &nora.password).ok();
    let body = json!({"sign_in": ticket_of(&begun), "attempt": attempt(), "answer": {"recovery": pass}});
    if http.call(&Call::post("/session/verify", &body)).status == 200 {
        wrong.push("it completed a sign-in".to_owned());
    }
    if owner.prove_by_code(&pass).status == 200 {
        wrong.push("it was a fresh proof".to_owned());
    }
    for above in ["s-felix.brandt", "s-astrid.holm"] {
        let answer = issue(&mut felix, above);
        if answer.status != 403 {
            wrong.push(format!("the help desk was given one for {above}: {}", answer.text()));
        }
    }
    let mut claimant = asked(&http, VICTIM);
    let answer = claimant.answer_recovery(&pass);
    if answer.status != 200 || claimant.passed != 1 {
        wrong.push(format!("an honest one led {} gates far: {}", claimant.passed, answer.text()));
    }
    let mut other = asked(&http, "s-mei.tanaka");
    if other.answer_recovery(&pass).status == 200 {
        wrong.push("it opened somebody else's account".to_owned());
    }
    let figure =
        format!("20 requests of one person, 2 of two, 20 uses of one pass, 4 other doors: {} opened", wrong.len());
    Verdict::of(&wrong, figure)
}
