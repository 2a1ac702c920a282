//! Registration tickets (S04): another sign-in system gives one for one session of one account as it then is.

use std::collections::BTreeSet;

use latchkey_shared::wire::Me;
use latchkey_tests::claimant::{Claimant, person};
use latchkey_tests::driver::{Call, Change, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::owner::{Owner, cookie_of};
use latchkey_tests::scenario::outside::{redeeming, ticket};
use latchkey_tests::scenario::users::changing;
use serde_json::Value;

use crate::case::Verdict;
use crate::people::VICTIM;
use crate::target::Target;
use crate::train;

const PASSWORD: &str = "quiet-otters-paddle-upstream";
const MANY: usize = 100;

/// What ends a ticket that was given and not used.
type End = fn(&Http);

/// At once, then after each end.
pub fn redeemed_again(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let once = ticket(&http, VICTIM);
    let calls: Vec<Call> = (0..MANY).map(|_| redeeming(&once)).collect();
    let cookies: BTreeSet<String> = train::send(target, &calls).iter().filter_map(cookie_of).collect();
    if cookies.len() > 1 {
        wrong.push(format!("one ticket began {} sessions", cookies.len()));
    }
    for cookie in &cookies {
        let me: Me = Owner { driver: &http, cookie: cookie.clone() }.me().ok();
        if !me.registering || me.may_change_password {
            wrong.push("a session by a ticket may more than register".to_owned());
        }
    }
    if http.call(&redeeming(&once)).status == 200 {
        wrong.push("a used ticket opens again".to_owned());
    }
    drop(http);
    let ends: [(&str, End); 6] = [
        ("five minutes", |http| http.advance(301)),
        ("a reset", |http| {
            let nora = person(http, VICTIM);
            let mut claimant = Claimant::start(http, &nora.name);
            claimant.pass_both(&nora);
            assert_eq!(claimant.set_password(PASSWORD).status, 200, "a reset");
        }),
        ("a sign-out everywhere", |http| {
            let nora = person(http, VICTIM);
            assert_eq!(Owner::sign_in(http, &nora, &nora.password).sign_out("everywhere").status, 200, "a sign-out");
        }),
        ("a disable", |http| {
            assert_eq!(http.call(&changing(http, VICTIM, "disable", &Value::Null)).status, 200, "a disable");
        }),
        ("another role", |http| http.change(VICTIM, &Change::Role(latchkey_protocol::account::Role::Reader))),
        ("no more business of hers", |http| {
            http.edit_policy(&|policy| policy.scope = latchkey_protocol::policy::Scope::None);
        }),
    ];
    let many = ends.len();
    for (what, end) in ends {
        let http = target.world();
        let given = ticket(&http, VICTIM);
        end(&http);
        let answer = http.call(&redeeming(&given));
        // A role and a scope are judged anew by every call of the session: what counts is that nothing can be done.
        let is_open = answer.status == 200 && {
            let cookie = cookie_of(&answer).unwrap_or_default();
            let mut owner = Owner { driver: &http, cookie };
            owner
                .post(
                    "/me/security-info/begin",
                    &serde_json::json!({"attempt": latchkey_tests::claimant::attempt(), "kind": "authenticator"}),
                )
                .status
                == 200
        };
        if is_open {
            wrong.push(format!("after {what} a ticket still registers something"));
        }
    }
    Verdict::of(&wrong, format!("{MANY} at once: {} session; after {many} ends of it: 0", cookies.len()))
}
