//! Passkeys used in every wrong way (A106, A92): tampered with, of somebody else, replayed, framed, and copied.

use latchkey_protocol::testing::authenticator::{Algorithm, Says};
use latchkey_shared::problem::{Code, Problem};
use latchkey_tests::driver::{Answer, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::owner::Owner;
use latchkey_tests::passkey;
use latchkey_tests::scenario::passkeys::{asked, with_passkey, wrongs};

use crate::case::Verdict;
use crate::people::{self, VICTIM};
use crate::target::Target;

/// Whose passkey is another one.
const OTHER: &str = "s-bruno.ricci";

/// Seconds after which an address may have as many checks against robots again, and one more.
const CHECKS_OVER_S: u64 = 601;

/// Every wrong assertion is a wrong answer; a right one passes once, and its copy never.
pub fn every_wrong_way(target: &Target) -> Verdict {
    let http = target.world();
    let (_, theirs) = with_passkey(&http);
    let other = people::person(&http, OTHER);
    let (others, _) = passkey::add(&mut Owner::sign_in(&http, &other, &other.password), "Phone", Algorithm::Es256);
    let name = people::person(&http, VICTIM).name;
    let (_, first) = asked(&http, &name);
    let count = wrongs(&http, &theirs, &first, &others).len();
    let mut wrong = Vec::new();
    for place in 0..count {
        let (mut claimant, asked) = asked(&http, &name);
        let Some(assertion) = wrongs(&http, &theirs, &asked, &others).into_iter().nth(place) else { break };
        let answer = passkey::answer(&mut claimant, &assertion);
        if code_of(&answer) != Some(Code::CodeWrong) {
            wrong.push(format!("wrong in way {place}: {} {}", answer.status, answer.text()));
        }
    }
    // Of a challenge that is over, and of one that was right once.
    let (mut claimant, old) = asked(&http, &name);
    let fresh = passkey::ask(&mut claimant);
    let answers = [(old, 422), (fresh.clone(), 200), (fresh, 422)].map(|(asked, expected)| {
        let assertion = theirs.assert(&passkey::says(&http, &asked));
        (passkey::answer(&mut claimant, &assertion), expected)
    });
    for (place, (answer, expected)) in answers.iter().enumerate() {
        if answer.status != *expected {
            wrong.push(format!("replay {place}: {} {}", answer.status, answer.text()));
        }
    }
    // One address has begun as many resets by now as it may in ten minutes.
    http.advance(CHECKS_OVER_S);
    let counted = [5, 6, 6, 4, 0, 7].map(|counter| used(&http, &name, &theirs, counter));
    if counted != [200, 200, 422, 422, 422, 200] {
        wrong.push(format!("counters 5, 6, 6, 4, 0, 7 were answered {counted:?}"));
    }
    Verdict::of(&wrong, format!("{count} wrong assertions, 3 replays and 6 counters: {} taken wrongly", wrong.len()))
}

fn used(http: &Http, name: &str, theirs: &latchkey_protocol::testing::authenticator::SoftPasskey, counter: u32) -> u16 {
    let (mut claimant, asked) = asked(http, name);
    let says = Says { counter, ..passkey::says(http, &asked) };
    let status = passkey::answer(&mut claimant, &theirs.assert(&says)).status;
    http.settle();
    status
}

fn code_of(answer: &Answer) -> Option<Code> {
    serde_json::from_slice::<Problem>(&answer.body).ok().map(|problem| problem.code)
}
