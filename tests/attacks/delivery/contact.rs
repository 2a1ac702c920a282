//! Destinations: a message goes to the directory's contact of that very account, as it is now, and nowhere else.

use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Disclosure, SignedIn};
use latchkey_tests::claimant::{address_of, attempt, sign_in};
use latchkey_tests::driver::{Answer, Call, Change, Driver};
use latchkey_tests::http::Http;
use latchkey_tests::mail::codes;
use latchkey_tests::owner::{give, mailed_code, ticket_of};
use serde_json::{Value, json};

use super::{EVIL_ADDRESS, suspicious};
use crate::case::Verdict;
use crate::people::{self, ATTACKER, VICTIM, person};
use crate::target::Target;
use crate::uniform::seen;

/// Sends a body as it stands.
fn raw(http: &Http, path: &str, body: &str, media: &str) -> Answer {
    let mut call = Call::post(path, &Value::Null).with("content-type", media);
    call.body = Some(body.as_bytes().to_vec());
    http.call(&call)
}

/// Two destinations where one belongs: refused before anything is looked up.
pub fn several_at_once(target: &Target) -> Verdict {
    let http = target.world();
    let victim = address_of(&person(&http, VICTIM));
    let claimant = people::start(&http, "nora");
    let both = [
        format!("[\"{victim}\",\"{EVIL_ADDRESS}\"]"),
        format!("[[\"{victim}\"],[\"{EVIL_ADDRESS}\"]]"),
        format!("{{\"0\":\"{victim}\",\"1\":\"{EVIL_ADDRESS}\"}}"),
        format!("{{\"{victim}\":\"{EVIL_ADDRESS}\"}}"),
        format!("\"{victim},{EVIL_ADDRESS}\""),
        format!("\"{victim};{EVIL_ADDRESS}\""),
        format!("\"{victim} {EVIL_ADDRESS}\""),
        format!("\"{victim}\\u0000{EVIL_ADDRESS}\""),
        format!("\"{victim}%00{EVIL_ADDRESS}\""),
        format!("\"{victim}\\n{EVIL_ADDRESS}\""),
        format!("\"{victim}\\r\\nBcc: {EVIL_ADDRESS}\""),
        format!("\"{victim}>,<{EVIL_ADDRESS}\""),
        format!("\"<{EVIL_ADDRESS}>\""),
        format!("\"{victim}@evil.example\""),
        "\"nora.lindqvist@post.example@evil.example\"".to_owned(),
        format!("\"@evil.example:{victim}\""),
        format!("\"evil.example!{victim}\""),
        format!("\"{victim}> SIZE=1\""),
        "null".to_owned(),
        "true".to_owned(),
        "7".to_owned(),
    ];
    let flow = json!(claimant.flow);
    let mut wrong = Vec::new();
    let mut sent = 0;
    let mut refused = |what: &str, answer: &Answer, statuses: &[u16]| {
        sent += 1;
        if !statuses.contains(&answer.status) {
            wrong.push(format!("{what} was answered {}", answer.text()));
        }
    };
    let fields = |contact: &str| {
        let attempt = attempt();
        format!("{{\"flow\":{flow},\"attempt\":\"{attempt}\",\"method\":\"mail\",{contact}}}")
    };
    for value in &both {
        let body = fields(&format!("\"contact\":{value}"));
        // A mark of the mail of old makes an address that nobody has; nothing is sent there either.
        let statuses: &[u16] = if value.contains('!') { &[200] } else { &[400] };
        refused(value, &raw(&http, "/reset/challenge", &body, "application/json"), statuses);
    }
    let twice = fields(&format!("\"contact\":\"{victim}\",\"contact\":\"{EVIL_ADDRESS}\""));
    refused("an address twice", &raw(&http, "/reset/challenge", &twice, "application/json"), &[400]);
    let form = format!("flow=x&contact={victim}&contact={EVIL_ADDRESS}");
    for media in ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"] {
        refused(media, &raw(&http, "/reset/challenge", &form, media), &[415]);
    }
    refused("a form called JSON", &raw(&http, "/reset/challenge", &form, "application/json"), &[400]);
    // Names: what is no name is refused; what could be one finds nobody, and no message leaves for it.
    for value in &both {
        let check = http.secrets().solved_check(&http.origin(), http.now());
        let body = format!("{{\"identifier\":{value},\"bot_check\":{check}}}");
        refused(value, &raw(&http, "/reset/start", &body, "application/json"), &[200, 400]);
    }
    let mails = {
        http.quiet();
        http.all_caught().len()
    };
    if mails > 0 {
        wrong.push(format!("{mails} messages were sent"));
    }
    Verdict::of(&wrong, format!("{sent} requests, {mails} messages"))
}

/// What belongs to another account, in the victim's flow.
pub fn somebody_elses(target: &Target) -> Verdict {
    let http = target.world();
    let (victim, attacker) = (person(&http, VICTIM), person(&http, ATTACKER));
    let mut wrong = Vec::new();
    // 1. Typed addresses: nothing shows, and nothing leaves for them.
    let unknown = seen(&people::start(&http, "nora").ask("mail", Some("x@post.example")));
    let own = address_of(&attacker);
    for typed in [EVIL_ADDRESS, own.as_str(), "nora.lindqvist@alderbrook.example", "nora.lindqvist+1@post.example"] {
        if seen(&people::start(&http, "nora").ask("mail", Some(typed))) != unknown {
            wrong.push(format!("typing {typed} was answered otherwise"));
        }
    }
    http.quiet();
    let mails = http.all_caught().len();
    if mails > 0 {
        wrong.push(format!("{mails} messages were sent"));
    }
    // 2. A challenge of the attacker's own, with the code from the attacker's own mail, for the victim's flow.
    let mut mine = people::start(&http, &attacker.name);
    let code = mine.mail_code(&own);
    let theirs = people::start(&http, &victim.name);
    let body =
        json!({"flow": theirs.flow, "challenge": mine.challenge, "attempt": attempt(), "answer": {"code": code}});
    let swapped = http.call(&Call::post("/reset/verify", &body));
    if swapped.status == 200 || swapped.problem().code != Code::ChallengeSpent {
        wrong.push(format!("the attacker's challenge was answered {}", swapped.text()));
    }
    // 3. Where own methods are listed, only own ones can be asked for.
    http.edit_policy(&|policy| policy.disclosure = Disclosure::Guided);
    let listed = people::start(&http, &attacker.name).method("mail");
    let before = http.all_caught().len();
    let answer = people::start(&http, &victim.name).ask(&listed, Some(&own));
    http.quiet();
    if answer.status != 403 || http.all_caught().len() != before {
        wrong.push(format!("the attacker's method was answered {}", answer.text()));
    }
    wrong.extend(suspicious(&http));
    Verdict::of(&wrong, format!("7 substitutions, {} worked", wrong.len()))
}

/// A code dies with the address it was sent to, and the next one goes to the new address at once.
pub fn changed_meanwhile(target: &Target) -> Verdict {
    let http = target.world();
    let nora = person(&http, VICTIM);
    let (old, new) = (address_of(&nora), "nora.new@post.example");
    let mut claimant = people::start(&http, &nora.name);
    let code = claimant.mail_code(&old);
    http.change(VICTIM, &Change::Contact(new.to_owned()));
    target.inject(&http);
    let mut wrong = Vec::new();
    let dead = claimant.answer(&code);
    if dead.status == 200 {
        wrong.push("the code to the old address still opens".to_owned());
    }
    for (typed, expected) in [(old.as_str(), (1, 0)), (new, (1, 1))] {
        let mut again = people::start(&http, &nora.name);
        again.ask("mail", Some(typed));
        let arrived = (codes(&http.mails(&old)).len(), codes(&http.mails(new)).len());
        if arrived != expected {
            wrong.push(format!("after asking for {typed} {arrived:?} codes had arrived instead of {expected:?}"));
        }
        if typed == new {
            let code = codes(&http.mails(new)).pop().unwrap_or_default();
            if code.is_empty() || again.answer(&code).status != 200 {
                wrong.push("the code to the new address does not open".to_owned());
            }
        }
    }
    // Removed altogether: the authenticator goes, and with it what it could have proved.
    let mut gone = people::start(&http, &nora.name);
    gone.ask("authenticator", None);
    http.change(VICTIM, &Change::DropAuthenticators);
    let seed = latchkey_tests::claimant::seed_of(&nora);
    if gone.answer(&latchkey_protocol::totp::code_at(&seed, http.now())).status == 200 {
        wrong.push("a removed authenticator still opens".to_owned());
    }
    drop((claimant, gone));
    drop(http);
    wrong.extend(changed_while_signing_in(target));
    Verdict::of(&wrong, format!("2 changes and 2 removals, {} codes outlived them", wrong.len()))
}

/// The same for the second factor of a sign-in.
fn changed_while_signing_in(target: &Target) -> Vec<String> {
    let http = target.world();
    let nora = person(&http, VICTIM);
    let mut wrong = Vec::new();
    let begin = || -> SignedIn { sign_in(&http, &nora.name, &nora.password).ok() };
    let first = begin();
    let (challenge, code) = mailed_code(&http, &nora, &first);
    http.change(VICTIM, &Change::Contact("nora.new@post.example".to_owned()));
    let second = begin();
    http.change(VICTIM, &Change::DropAuthenticators);
    let app = latchkey_protocol::totp::code_at(&latchkey_tests::claimant::seed_of(&nora), http.now());
    for (what, answer) in [
        ("the code to the old address", give(&http, &ticket_of(&first), Some(&challenge), &code)),
        ("a removed authenticator", give(&http, &ticket_of(&second), None, &app)),
    ] {
        if answer.status == 200 {
            wrong.push(format!("{what} still completes a sign-in"));
        }
    }
    wrong
}
