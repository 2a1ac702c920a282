//! Sessions after a reset (A55, A56): whatever somebody was let in by is dead before "changed" is said, and nobody is let in
//! by the reset itself.

use latchkey_protocol::account::Role;
use latchkey_protocol::totp;
use latchkey_shared::wire::{Changed, Me, SignInStep, SignedIn};
use latchkey_tests::claimant::{address_of, attempt, seed_of, sign_in};
use latchkey_tests::driver::{Answer, Call, Change, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::owner::{Owner, cookie_of, give, ticket_of};
use latchkey_tests::scenario::outside::{redeeming, ticket};
use latchkey_tests::scenario::users::changing;
use serde_json::{Value, json};

use crate::case::Verdict;
use crate::people::{self, VICTIM, person};
use crate::target::Target;

const PASSWORD: &str = "quiet-otters-paddle-upstream";
/// An authenticator's step, in seconds: a code is good once.
const STEP_S: u64 = 31;
const POLICY: &str = "/api/v1/admin/policy";

/// Everything by which somebody is inside, or about to be.
struct Inside {
    sessions: Vec<(&'static str, String)>,
    sign_in: String,
    pass: String,
    flow: String,
}

impl Inside {
    /// Lets the victim in by every door there is; an administrator, so that there are as many as can be.
    fn by_every_door(http: &Http) -> Self {
        let nora = person(http, VICTIM);
        http.change(VICTIM, &Change::Role(Role::GlobalAdministrator));
        let mut sessions = Vec::new();
        for what in ["a session", "another session"] {
            sessions.push((what, Owner::sign_in(http, &nora, &nora.password).cookie));
            http.advance(STEP_S);
        }
        let redeemed = http.call(&redeeming(&ticket(http, VICTIM)));
        let _: Me = redeemed.ok();
        sessions.push(("a session that registers", cookie_of(&redeemed).expect("a session begins")));
        let half: SignedIn = sign_in(http, &nora.name, &nora.password).ok();
        let mut claimant = people::start(http, &nora.name);
        claimant.pass_mail(&address_of(&nora));
        let flow = claimant.flow;
        Self { sessions, sign_in: ticket_of(&half), pass: ticket(http, VICTIM), flow }
    }

    /// Tries every one of them, and returns what still opens.
    fn still_open(&self, http: &Http) -> Vec<String> {
        let nora = person(http, VICTIM);
        let mut open = Vec::new();
        let mut check = |what: &str, answer: &Answer| {
            if answer.status == 200 {
                open.push(what.to_owned());
            }
        };
        for (what, cookie) in &self.sessions {
            let mut owner = Owner { driver: http, cookie: cookie.clone() };
            check(what, &owner.me());
            check(what, &owner.security_info());
            check(what, &owner.send(Call::get(POLICY)));
            check(what, &owner.post("/me/sign-out", &json!({"scope": "everywhere"})));
        }
        check("a ticket to register", &http.call(&redeeming(&self.pass)));
        let code = totp::code_at(&seed_of(&nora), http.now());
        check("a sign-in under way", &give(http, &self.sign_in, None, &code));
        // Before a gate a reset has proved nothing that could outlive anything; this one is past one.
        let mut other = people::start_again(http, &self.flow);
        check("a reset past a gate", &other.ask("authenticator", None));
        check("a reset past a gate", &other.set_password(PASSWORD));
        open
    }
}

/// Each way in which sessions have to end; everything that was open is tried in the same moment.
pub fn outlived(target: &Target) -> Verdict {
    type End = fn(&Http) -> Answer;
    let ends: [(&str, End); 5] = [
        ("a reset", |http| {
            let nora = person(http, VICTIM);
            let mut claimant = people::start(http, &nora.name);
            claimant.pass_both(&nora);
            claimant.set_password(PASSWORD)
        }),
        ("a change of the password", |http| {
            let nora = person(http, VICTIM);
            let mut owner = Owner::sign_in(http, &nora, &nora.password);
            owner.post("/me/password", &json!({"attempt": attempt(), "old": nora.password, "new": PASSWORD}))
        }),
        ("a disable", |http| http.call(&changing(http, VICTIM, "disable", &Value::Null))),
        ("another role", |http| http.call(&changing(http, VICTIM, "role", &json!({"role": "reader"})))),
        ("methods taken away", |http| http.call(&changing(http, VICTIM, "force-registration", &Value::Null))),
    ];
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for (what, end) in ends {
        let http = target.world();
        let inside = Inside::by_every_door(&http);
        let alive = Owner { driver: &http, cookie: inside.sessions.first().expect("a session").1.clone() }.me().status;
        assert_eq!(alive, 200, "before {what} the session is alive");
        http.advance(STEP_S);
        let ended = end(&http);
        assert_eq!(ended.status, 200, "{what}: {}", ended.text());
        tried += 4 * inside.sessions.len() + 4;
        wrong.extend(inside.still_open(&http).into_iter().map(|open| format!("after {what} {open} still opens")));
    }
    Verdict::of(&wrong, format!("{tried} ways in after 5 ends of sessions, {} still open", wrong.len()))
}

/// The reset lets nobody in, and takes no second factor away.
pub fn let_in_by_a_reset(target: &Target) -> Verdict {
    let http = target.world();
    let nora = person(&http, VICTIM);
    let mut wrong = Vec::new();
    let mut claimant = people::start(&http, &nora.name);
    claimant.pass_both(&nora);
    let flow = claimant.flow.clone();
    let answer = claimant.set_password(PASSWORD);
    let _: Changed = answer.ok();
    if answer.header("set-cookie").is_some() {
        wrong.push("the reset sets a cookie".to_owned());
    }
    http.advance(STEP_S);
    let signed_in = sign_in(&http, &nora.name, PASSWORD);
    let half: SignedIn = signed_in.ok();
    if half.step != SignInStep::SecondFactor || cookie_of(&signed_in).is_some() {
        wrong.push(format!("the new password alone is answered {:?}", half.step));
    }
    let cookie_name = Owner::sign_in(&http, &nora, PASSWORD).cookie;
    let cookie_name = cookie_name.split('=').next().unwrap_or_default();
    let tickets = [
        ("the flow", flow),
        ("its challenge", claimant.challenge.clone()),
        ("the sign-in", half.sign_in.unwrap_or_default()),
    ];
    for (what, ticket) in tickets {
        let mut somebody = Owner { driver: &http, cookie: format!("{cookie_name}={ticket}") };
        if somebody.me().status == 200 || somebody.send(Call::get(POLICY)).status == 200 {
            wrong.push(format!("{what} opens the account"));
        }
    }
    // An administrator's reset likewise: what administers takes the second factor of a sign-in.
    http.change(VICTIM, &Change::Role(Role::GlobalAdministrator));
    let half: SignedIn = sign_in(&http, &nora.name, PASSWORD).ok();
    let body = json!({"sign_in": half.sign_in.unwrap_or_default(), "attempt": attempt(), "answer": {"code": "000000"}});
    if http.call(&Call::post("/session/verify", &body)).status == 200 {
        wrong.push("a made-up second factor is taken".to_owned());
    }
    Verdict::of(&wrong, "a reset, its 3 tickets and the new password alone: nobody is let in")
}
