//! Good tickets and proofs in the wrong place: another call, another account, another order of steps.

use latchkey_shared::problem::Code;
use latchkey_shared::wire::SignedIn;
use latchkey_tests::claimant::{Claimant, address_of, attempt, seed_of, sign_in, written_start};
use latchkey_tests::driver::{Answer, Call, Driver};
use latchkey_tests::http::Http;
use latchkey_tests::owner::{Owner, mailed_code, ticket_of};
use latchkey_tests::scenario::outside;
use serde_json::{Value, json};

use super::slots::{self, Live, slots};
use crate::calls::{self, Pass, Stage};
use crate::case::Verdict;
use crate::people::{self, ATTACKER, VICTIM, person};
use crate::target::Target;
use crate::uniform::seen;

/// The password the attacker wants.
const CHOSEN: &str = "quiet-otters-paddle-upstream";
/// Everything that looks like proof to somebody who has only seen it on the wire.
type Tickets = Vec<(&'static str, Option<Stage>, String)>;

/// The matrix of tickets and calls: only what is meant for a place is not refused there like a word that is no ticket.
pub fn every_ticket_everywhere(target: &Target) -> Verdict {
    let http = target.world();
    let tickets = tickets(&http);
    http.advance(31);
    let live = Live::begin(&http);
    let (mut pairs, mut accepted) = (0, 0);
    let mut wrong = Vec::new();
    for slot in slots() {
        let refusal = slot.refusal(&http, &live);
        for (name, stage, ticket) in &tickets {
            let Some(answer) = slot.send(&http, ticket, &live) else { continue };
            pairs += 1;
            let is_refused = seen(&answer) == refusal;
            accepted += usize::from(!is_refused);
            if *stage != Some(slot.stage) && !is_refused {
                wrong.push(format!("{name} at {} was answered {}", slot.name, answer.text()));
            }
            // Whatever is sent where: nobody gets a password set, and nothing moves on without proof.
            if answer.status == 200 && PROVES.contains(&slot.name.as_str()) {
                wrong.push(format!("{name} at {} was enough", slot.name));
            }
        }
    }
    wrong.extend(unharmed(&http));
    Verdict::of(&wrong, format!("{pairs} pairs, {accepted} read as what belongs there, {} wrongly", wrong.len()))
}

/// Where a ticket alone must never be enough.
const PROVES: [&str; 8] = [
    "reset/verify.flow",
    "reset/verify.challenge",
    "reset/password.flow",
    "reset/unlock.flow",
    "session/verify.sign_in",
    "session/verify.challenge",
    "session/password.sign_in",
    "me/security-info/confirm.registration",
];

/// Tickets of every stage in every state, none past all gates; and what is no ticket, and belongs nowhere.
fn tickets(http: &Http) -> Tickets {
    let nora = person(http, VICTIM);
    let unspent = http.secrets().solved_check(&http.origin(), http.now());
    let spent = http.secrets().solved_check(&http.origin(), http.now());
    let of = |check: &Value| check.get("check").and_then(Value::as_str).expect("a check").to_owned();
    let mut claimant = Claimant::started(http, &http.call(&written_start(&nora.name, &spent)));
    let begun = claimant.flow.clone();
    let code = claimant.mail_code(&address_of(&nora));
    let open = claimant.challenge.clone();
    assert_eq!(claimant.answer(&code).status, 200);
    let past_gate = claimant.flow.clone();
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    http.advance(31);
    let signed_in: SignedIn = sign_in(http, &nora.name, &nora.password).ok();
    let (second, _) = mailed_code(http, &nora, &signed_in);
    let pass = Pass::new(http);
    let (registration, _) = pass.owner(http).begin_app();
    let petra = person(http, calls::SIGNED_IN);
    let mut ended = Owner::sign_in(http, &petra, &petra.password);
    let over = ended.cookie.split_once('=').map_or("", |(_, sealed)| sealed).to_owned();
    assert_eq!(ended.sign_out("here").status, 200);
    vec![
        ("a check", Some(Stage::Check), of(&unspent)),
        ("a spent check", Some(Stage::Check), of(&spent)),
        ("a flow before its gates", Some(Stage::Flow), begun),
        ("a flow past a gate", Some(Stage::Flow), past_gate),
        ("an answered challenge", Some(Stage::Challenge), open),
        ("an open challenge", Some(Stage::Challenge), claimant.challenge),
        ("a sign-in under way", Some(Stage::SignIn), ticket_of(&signed_in)),
        ("the challenge of a second factor", Some(Stage::SecondChallenge), second),
        ("a session", Some(Stage::Session), pass.session().to_owned()),
        ("a registration", Some(Stage::Registration), registration),
        ("a pass to register", Some(Stage::RegistrationPass), outside::ticket(http, calls::SIGNED_IN)),
        ("what a notice says that it was not its reader with", Some(Stage::NotMe), slots::not_me(http)),
        ("a session that was ended", None, over),
        ("the solution of a check", None, "234567".to_owned()),
        ("an attempt", None, attempt()),
        ("a code", None, code),
        ("the operator's token", None, http.operator_token()),
    ]
}

/// Notes if the victim's password is no longer what it was, or somebody wrote that it had changed.
fn unharmed(http: &Http) -> Vec<String> {
    let mut wrong = Vec::new();
    let nora = person(http, VICTIM);
    if sign_in(http, &nora.name, &nora.password).status != 200 {
        wrong.push("the victim's password no longer works".to_owned());
    }
    if sign_in(http, &nora.name, CHOSEN).status == 200 {
        wrong.push("the attacker's password opens the victim's account".to_owned());
    }
    for mail in http.mails(&address_of(&nora)) {
        if mail.about == latchkey_tests::mail::About::PasswordReset {
            wrong.push("the victim was told of a new password".to_owned());
        }
    }
    wrong
}

/// Everything by which a request could name the victim beside the attacker's own ticket.
pub fn another_subject(target: &Target) -> Verdict {
    let http = target.world();
    let (victim, attacker) = (person(&http, VICTIM), person(&http, ATTACKER));
    let mut claimant = people::start(&http, &attacker.name);
    claimant.pass_both(&attacker);
    // A second tab in which the victim's reset is under way.
    let mut tab = people::start(&http, &victim.name);
    assert_eq!(tab.ask("authenticator", None).status, 200);
    let mut tried: Vec<(String, Answer)> = Vec::new();
    let body = |fields: Value| {
        let mut body = json!({"flow": claimant.flow, "attempt": attempt(), "password": CHOSEN});
        let more = fields.as_object().expect("fields").clone();
        body.as_object_mut().expect("fields").extend(more);
        body
    };
    for field in ["identifier", "subject", "account", "user", "id", "name", "challenge"] {
        for value in [json!(victim.name), json!(victim.id), json!({"known": victim.id}), json!([victim.name])] {
            let call = Call::post("/reset/password", &body(json!({field: value})));
            tried.push((format!("{field} in the body"), http.call(&call)));
        }
        let call = Call::post("/reset/password", &body(json!({"flow": tab.flow})));
        let path = format!("{}?{field}={}", call.path, victim.name);
        tried.push((format!("{field} in the query"), http.call(&Call { path, ..call })));
    }
    for header in ["x-user", "x-forwarded-user", "remote-user", "x-remote-user", "x-subject", "authorization", "cookie"]
    {
        let call = Call::post("/reset/password", &body(json!({"flow": tab.flow}))).with(header, &victim.name);
        tried.push((format!("{header} header"), http.call(&call)));
    }
    // The victim's challenge with the attacker's flow, and the other way round.
    for (flow, challenge) in [(&claimant.flow, &tab.challenge), (&tab.flow, &claimant.challenge)] {
        let body = json!({"flow": flow, "challenge": challenge, "attempt": attempt(), "answer": {"code": "000000"}});
        tried.push(("a challenge of the other's flow".to_owned(), http.call(&Call::post("/reset/verify", &body))));
    }
    tried.push(("the victim's flow at the last step".to_owned(), tab.set_password(CHOSEN)));
    let mut wrong: Vec<String> = tried
        .iter()
        .filter(|(_, answer)| answer.status == 200)
        .map(|(what, answer)| format!("{what} was answered {}", answer.text()))
        .collect();
    // The attacker may change their own: then and only then the ticket was good all along.
    if claimant.set_password(CHOSEN).status != 200 || sign_in(&http, &attacker.name, CHOSEN).status != 200 {
        wrong.push("the attacker's own reset does not work: nothing is shown".to_owned());
    }
    wrong.extend(unharmed(&http));
    Verdict::of(&wrong, format!("{} ways to name the victim, {} of them worked", tried.len(), wrong.len()))
}

/// A step of a walk.
#[derive(Clone, Copy, Debug)]
enum Move {
    Mail,
    Authenticator,
}

/// All walks between two methods up to six steps, before a gate and past one, each ending in password and unlock.
pub fn every_walk(target: &Target) -> Verdict {
    let http = target.world();
    let nora = person(&http, VICTIM);
    let longest = target.size.pick(3, 6);
    let (mut walks, mut wrong) = (0, Vec::new());
    let mut ahead = people::start(&http, &nora.name);
    ahead.pass_authenticator(&seed_of(&nora));
    let begun = people::start(&http, &nora.name);
    for (place, flow, methods) in
        [("before a gate", &begun.flow, &begun.methods), ("past a gate", &ahead.flow, &ahead.methods)]
    {
        for length in 1..=longest {
            for walk in 0..(1_u32 << length) {
                let moves =
                    (0..length).map(|step| if walk >> step & 1 == 0 { Move::Mail } else { Move::Authenticator });
                walks += 1;
                let mut claimant = Claimant { methods: methods.clone(), ..people::start_again(&http, flow) };
                for step in moves {
                    go(&mut claimant, step);
                }
                for answer in [claimant.set_password(CHOSEN), claimant.unlock()] {
                    if answer.status != 403 || answer.problem().code != Code::NotAllowed {
                        wrong.push(format!("{place}, walk {walk:b} of {length}: {}", answer.text()));
                    }
                }
            }
        }
    }
    http.quiet();
    wrong.extend(unharmed(&http));
    Verdict::of(&wrong, format!("{walks} walks of up to {longest} steps, {} reached the end", wrong.len()))
}

/// Asks for a method, and pokes at the challenge without spending the account's budget: with a form that is no code.
fn go(claimant: &mut Claimant<'_>, step: Move) {
    match step {
        Move::Mail => {
            let id =
                claimant.methods.iter().find(|method| method.kind.as_str() == "mail").map(|method| method.id.clone());
            claimant.ask(&id.unwrap_or_else(|| "mail".to_owned()), Some("someone.else@post.example"));
        }
        Move::Authenticator => drop(claimant.ask("authenticator", None)),
    }
    let _pending = claimant.poll();
}
