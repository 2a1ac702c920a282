//! The end of a flow while parts fail (A59): never two writes, never "changed" without one, no ticket that still works
//! after an outcome nobody knows.
//!
//! Here only what the claimant can see from outside; that the worker dies between two steps is tried beside the mechanism.

use latchkey_shared::problem::Code;
use latchkey_tests::claimant::{Claimant, attempt, sign_in};
use latchkey_tests::driver::Answer;
use serde_json::{Value, json};

use crate::books;
use crate::case::Verdict;
use crate::people::{self, VICTIM};
use crate::target::Target;

const PASSWORD: &str = "quiet-otters-paddle-upstream";
const OTHER: &str = "seven-herons-guard-the-weir";

/// Which parts fail, and how: before doing anything, after it, or late.
fn faults() -> Vec<Value> {
    let parts =
        ["guard", "d1", "d1:directory", "d1:enrolments", "d1:policy", "d1:commit", "d1:outbox", "d1:audit", "courier"];
    let one = parts.iter().flat_map(|part| ["down", "lost_reply"].map(|how| json!({*part: how})));
    let late = [json!({"guard": "slow"}), json!({"d1:commit": "slow"})];
    let two = [json!({"d1:commit": "lost_reply", "guard": "slow"}), json!({"d1:commit": "down", "courier": "down"})];
    one.chain(late).chain(two).collect()
}

/// Sets a password while parts fail, repeats it, tries another; then compares what was said with what is stored.
pub fn failing_parts(target: &Target) -> Verdict {
    let (mut wrong, mut said) = (Vec::new(), Vec::new());
    let faults = faults();
    for fault in &faults {
        let http = target.world();
        let victim = people::person(&http, VICTIM);
        let mut claimant = Claimant::start(&http, &victim.name);
        claimant.pass_both(&victim);
        let before = books::credential(&http, VICTIM);
        let same = attempt();
        http.misbehave(fault);
        let first = claimant.set_password_as(&same, PASSWORD);
        target.relieve(&http);
        http.quiet();
        let written = books::credential(&http, VICTIM).version - before.version;
        let is_new = || sign_in(&http, &victim.name, PASSWORD).status == 200;
        let mut broken = |what: &str, answer: &Answer| wrong.push(format!("{fault}: {what} ({})", answer.text()));
        if written > 1 {
            broken("written twice", &first);
        }
        if first.status == 200 && (written != 1 || !is_new()) {
            broken("changed was said, and it is not", &first);
        }
        // The same attempt gets the truth, and changes nothing more than was asked once.
        let again = claimant.set_password_as(&same, PASSWORD);
        let after = books::credential(&http, VICTIM);
        if again.status == 200 && !is_new() {
            broken("changed was said to the repeat, and it is not", &again);
        }
        if after.version - before.version > 1 {
            broken("the repeat wrote again", &again);
        }
        // Another one only gets through where nothing was said to have happened, and nothing did.
        let is_open = first.status == 503 && again.status == 503;
        let other = claimant.set_password(OTHER);
        let last = books::credential(&http, VICTIM);
        if other.status == 200 && !is_open {
            broken("the flow took another password after its end", &other);
        }
        if last.version - before.version > 1 {
            broken("two passwords were written in one flow", &other);
        }
        said.push(if first.status == 200 { "changed" } else { named(&first) });
    }
    let count = |what: &str| said.iter().filter(|said| **said == what).count();
    let figure = format!(
        "{} faults: {} changed, {} unavailable, {} outcome unknown, each as it was; never two writes",
        faults.len(),
        count("changed"),
        count("unavailable"),
        count("outcome unknown")
    );
    Verdict::of(&wrong, figure)
}

fn named(answer: &Answer) -> &'static str {
    match answer.problem().code {
        Code::Unavailable => "unavailable",
        Code::OutcomeUnknown => "outcome unknown",
        _ => "refused",
    }
}
