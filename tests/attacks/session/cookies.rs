//! Cookies that look like the session's (S03): planted by a neighbour, cut, quoted, doubled, or of another purpose.

use latchkey_protocol::api::OWN_PAGE_HEADER;
use latchkey_shared::wire::SignedIn;
use latchkey_tests::claimant::{Claimant, person, sign_in};
use latchkey_tests::driver::{Answer, Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::owner::{Owner, ticket_of};
use latchkey_tests::scenario::outside;
use serde_json::json;

use crate::calls::{self, Who};
use crate::case::Verdict;
use crate::people::VICTIM;
use crate::target::Target;

/// The calls that tell whether somebody is let in.
const DOORS: [(&str, &str); 4] =
    [("GET", "/me"), ("GET", "/me/security-info"), ("GET", "/admin/policy"), ("POST", "/me/sign-out")];

fn knock(http: &Http, (method, path): (&'static str, &str), cookie: &str) -> Answer {
    let call = match method {
        "POST" => Call::post(path, &json!({"scope": "here"})),
        _ => Call { method, ..Call::get(&format!("/api/v1{path}")) },
    };
    http.call(&call.with("cookie", cookie).with(OWN_PAGE_HEADER, "1").with("origin", &http.origin()))
}

/// Every way of writing a header that holds a session, and is none.
fn written(name: &str, sealed: &str, others: &[(&'static str, String)]) -> Vec<(String, String)> {
    let other_name = if name.starts_with("__Host-") { "latchkey-loopback" } else { "__Host-latchkey" };
    let half = sealed.get(..sealed.len() / 2).unwrap_or_default();
    let plain = [
        ("a planted twin before it", format!("{name}=v4.local.planted; {name}={sealed}")),
        ("a planted twin behind it", format!("{name}={sealed}; {name}=v4.local.planted")),
        ("itself twice", format!("{name}={sealed}; {name}={sealed}")),
        ("the name of another scheme", format!("{other_name}={sealed}")),
        ("the name in capitals", format!("{}={sealed}", name.to_uppercase())),
        ("a longer name", format!("{name}2={sealed}")),
        ("a name before the name", format!("x{name}={sealed}")),
        ("a name in quotes", format!("\"{name}\"={sealed}")),
        ("a value in quotes", format!("{name}=\"{sealed}\"")),
        ("a value with more behind it", format!("{name}={sealed}.x")),
        ("a value cut in half", format!("{name}={half}")),
        ("a value as an escape", format!("{name}={}", sealed.replace('.', "%2e"))),
        ("commas in place of semicolons", format!("a=1, {name}={sealed}")),
        ("another sign in place of =", format!("{name}:{sealed}")),
        ("nothing", format!("{name}=")),
    ];
    let foreign = others.iter().map(|(what, ticket)| ((*what).to_owned(), format!("{name}={ticket}")));
    plain.into_iter().map(|(what, header)| (what.to_owned(), header)).chain(foreign).collect()
}

/// None of them lets anybody in; the real one does, beside whatever else a browser sends, and no call but those of signing in
/// and out sets one.
pub fn lookalikes(target: &Target) -> Verdict {
    let http = target.world();
    let nora = person(&http, VICTIM);
    let owner = Owner::sign_in(&http, &nora, &nora.password);
    let (name, sealed) = owner.cookie.split_once('=').expect("a pair");
    http.advance(31);
    let half: SignedIn = sign_in(&http, &nora.name, &nora.password).ok();
    let mut claimant = Claimant::start(&http, &nora.name);
    claimant.pass_both(&nora);
    let others = [
        ("a sign-in half done", ticket_of(&half)),
        ("a reset past both gates", claimant.flow.clone()),
        ("a challenge", claimant.challenge.clone()),
        ("a ticket to register", outside::ticket(&http, VICTIM)),
    ];
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for (what, header) in written(name, sealed, &others) {
        for door in DOORS {
            tried += 1;
            let answer = knock(&http, door, &header);
            if answer.status != 401 {
                wrong.push(format!("{what} at {} was answered {}", door.1, answer.text()));
            }
        }
    }
    let crowd = (0..100).map(|place| format!("c{place}=v{place}; ")).collect::<Vec<_>>().concat();
    for header in [owner.cookie.clone(), format!("{crowd}{name}={sealed}"), format!("{name}={sealed}; theme=dark")] {
        if knock(&http, ("GET", "/me"), &header).status != 200 {
            wrong.push("the session itself is not found among other cookies".to_owned());
        }
    }
    // A cookie opens nothing where there are no sessions, and no such call sets one.
    for form in calls::all().into_iter().filter(|form| form.who == Who::Anybody) {
        let answer = http.call(&form.call(form.body().as_ref(), None).with("cookie", &owner.cookie));
        let sets = answer.header("set-cookie").is_some_and(|set| !set.contains("Max-Age=0"));
        if sets {
            wrong.push(format!("{} sets a cookie", form.name()));
        }
    }
    Verdict::of(&wrong, format!("{tried} cookies at {} calls, {} of them let somebody in", DOORS.len(), wrong.len()))
}
