//! Recovery contacts (A18): whoever rides on a session, has passed gates, or holds an old proof changes none of them; whoever
//! proves anew does, under the eyes of every address there was and is.

use latchkey_protocol::api::OWN_PAGE_HEADER;
use latchkey_shared::wire::SignedIn;
use latchkey_tests::claimant::{address_of, attempt, sign_in};
use latchkey_tests::driver::{Answer, Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::mail::{About, count};
use latchkey_tests::owner::{Owner, ticket_of};
use serde_json::{Value, json};

use super::EVIL_ADDRESS;
use crate::books;
use crate::case::Verdict;
use crate::people::{self, VICTIM, person};
use crate::target::Target;

/// Longer than a proof is fresh, in seconds.
const STALE_S: u64 = 601;
const NEW: &str = "nora.new@post.example";

/// What the books say of everybody's methods.
fn registered(http: &Http) -> Vec<Value> {
    books::rows(http, "SELECT id, account, sealed, provenance, confirmed, name FROM enrolments ORDER BY id")
}

/// Every call that changes what somebody has registered, or begins to.
fn changes(mail: &str) -> Vec<Call> {
    let replacing = json!({"attempt": attempt(), "kind": "mail", "contact": EVIL_ADDRESS, "replaces": mail});
    let by_id = json!({"attempt": attempt(), "id": mail});
    let app = json!({"attempt": attempt(), "kind": "authenticator"});
    vec![
        Call::post("/me/security-info/begin", &replacing),
        Call::post("/me/security-info/begin", &app),
        Call::post("/me/security-info/remove", &by_id),
        Call::post("/me/security-info/default", &by_id),
        Call::post(
            "/me/security-info/name",
            &json!({"attempt": attempt(), "id": format!("{VICTIM}-2"), "name": "Mine"}),
        ),
        Call::post("/me/security-info/review", &json!({"attempt": attempt()})),
    ]
}

/// Forged, half-proved and stale changes, then an honest one.
pub fn without_a_fresh_proof(target: &Target) -> Verdict {
    let http = target.world();
    let nora = person(&http, VICTIM);
    let mail = format!("{VICTIM}-1");
    let owner = Owner::sign_in(&http, &nora, &nora.password);
    let before = registered(&http);
    let (mut wrong, mut tried) = (Vec::new(), 0);
    let mut check = |what: &str, answer: &Answer| {
        tried += 1;
        if answer.status == 200 {
            wrong.push(format!("{what} was answered {}", answer.text()));
        }
    };
    // 1. Another page, in the browser in which she is signed in.
    for call in changes(&mail) {
        let ridden = call.clone().with("cookie", &owner.cookie);
        let own = http.origin();
        for (what, forged) in [
            ("a change without our header and origin", ridden.clone()),
            ("a change without our header", ridden.clone().with("origin", &own)),
            ("a change without an origin", ridden.clone().with(OWN_PAGE_HEADER, "1")),
            (
                "a change of another page",
                ridden.clone().with(OWN_PAGE_HEADER, "1").with("origin", "https://evil.example"),
            ),
            ("a change of a sandboxed page", ridden.clone().with(OWN_PAGE_HEADER, "1").with("origin", "null")),
            ("a form", owner.written(call.clone()).with("content-type", "application/x-www-form-urlencoded")),
            ("plain text", owner.written(call.clone()).with("content-type", "text/plain")),
            ("a GET", Call { method: "GET", body: None, ..owner.written(call) }),
        ] {
            check(what, &http.call(&forged));
        }
    }
    // 2. Proof of a reset, or half of a sign-in, in place of a session; and in the places of a registration.
    http.advance(31);
    let mut claimant = people::start(&http, &nora.name);
    claimant.pass_both(&nora);
    http.advance(31);
    let half: SignedIn = sign_in(&http, &nora.name, &nora.password).ok();
    let cookie_name = owner.cookie.split('=').next().unwrap_or_default();
    for (what, ticket) in [("a flow past both gates", claimant.flow.clone()), ("a sign-in half done", ticket_of(&half))]
    {
        let somebody = Owner { driver: &http, cookie: format!("{cookie_name}={ticket}") };
        for call in changes(&mail) {
            check(what, &http.call(&somebody.written(call)));
        }
        let body = json!({"registration": ticket, "attempt": attempt(), "code": "00000000"});
        check(what, &http.call(&owner.written(Call::post("/me/security-info/confirm", &body))));
    }
    // 3. Her own browser, left open; her password, which may be what was stolen.
    http.advance(STALE_S);
    let mut left_open = Owner { driver: &http, cookie: owner.cookie.clone() };
    let by_password = json!({"attempt": attempt(), "password": nora.password});
    check("a password for a proof", &left_open.post("/me/proof/verify", &by_password));
    for call in changes(&mail) {
        check("a change after ten minutes", &left_open.send(call));
    }
    if registered(&http) != before {
        wrong.push("a method was changed".to_owned());
    }
    if !http.mails(EVIL_ADDRESS).is_empty() {
        wrong.push("the attacker's address was written to".to_owned());
    }
    // 4. And she herself, if there is anything left for her to change.
    if wrong.is_empty() {
        wrong.extend(honestly(&http, &mut left_open, &mail, &address_of(&nora), &before));
    }
    Verdict::of(&wrong, format!("{tried} changes without a fresh proof, {} went through", wrong.len()))
}

/// Proves anew and changes the address; every address there was and is has to hear of it.
fn honestly(http: &Http, owner: &mut Owner<'_>, mail: &str, old: &str, before: &[Value]) -> Vec<String> {
    let mut wrong = Vec::new();
    assert_eq!(owner.prove_by_mail(old).status, 200, "an honest proof");
    let body = json!({"attempt": attempt(), "kind": "mail", "contact": NEW, "replaces": mail});
    let (registration, code) = owner.mailed_registration(&body, NEW);
    if owner.confirm(&registration, &code).status != 200 || registered(http) == before {
        wrong.push("the owner herself cannot change her address".to_owned());
    }
    for address in [old, NEW, "nora.lindqvist@alderbrook.example"] {
        let told = count(&http.mails(address), &About::MethodReplaced);
        if told != 1 {
            wrong.push(format!("{address} was told {told} times of the change"));
        }
    }
    wrong
}
