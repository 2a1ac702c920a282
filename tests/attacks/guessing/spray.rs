//! One code with many names (A44): no account's budget notices, the organisation's day does.

use latchkey_protocol::policy::Gates;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Puzzle, Started};
use latchkey_tests::claimant::{Claimant, address_of, sign_in};
use latchkey_tests::driver::{Call, Driver as _};
use serde_json::json;

use crate::books;
use crate::case::Verdict;
use crate::checks;
use crate::people::{self, VICTIM};
use crate::target::Target;

/// Failures a day that an organisation of this size is allowed: max(50, 1 % of its users).
const BUDGET: usize = 50;

/// At the budget, and not before, everybody needs two gates and a harder check, the ones under way included; an alarm says so.
pub fn many_names(target: &Target) -> Verdict {
    let names = target.size.pick(BUDGET + 10, 1_000);
    let http = target.world();
    http.edit_policy(&|policy| policy.gates = Gates::One);
    let victim = people::person(&http, VICTIM);
    let mut begun = people::start(&http, &victim.name);
    begun.pass_mail(&address_of(&victim));
    let before = books::credential(&http, VICTIM);
    let alarms = || target.log().matches("the day's budget of wrong answers is used up").count();
    let (silent, easy) = (alarms(), work(target, &http));
    // Sign-in and reset count apart: passwords tried with many names harden no reset.
    for number in 0..BUDGET + 10 {
        let _ = sign_in(&http, &format!("employee.{number}@alderbrook.example"), "one-password-for-everybody");
    }
    let (mut wrong, mut crossed) = (Vec::new(), None);
    for number in 0..names {
        // Only a check that the worker itself issued knows how the day stands.
        let check = checks::solved(target, &http);
        let name = format!("employee.{number}@alderbrook.example");
        let mut claimant = Claimant::started(&http, &checks::name(&http, &name, &check));
        let required = claimant.required;
        if crossed.is_none() && required == 2 {
            crossed = Some(number);
        }
        if required == 1 && crossed.is_some() {
            wrong.push(format!("name {number} needed one gate again"));
        }
        assert_eq!(claimant.ask("mail", Some("one.code@post.example")).status, 200);
        assert_eq!(claimant.answer("12345678").problem().code, Code::CodeWrong);
        http.quiet();
    }
    if crossed != Some(BUDGET) {
        wrong.push(format!("everybody needed two gates after {crossed:?} failures, not {BUDGET}"));
    }
    let late = begun.set_password("quiet-otters-paddle-upstream");
    if late.status == 200 || late.problem().code != Code::FlowEnded || books::credential(&http, VICTIM) != before {
        wrong.push(format!("a flow with one gate went on: {}", late.text()));
    }
    let hard = work(target, &http);
    if hard <= easy {
        wrong.push(format!("the check costs {hard} hashes, as before"));
    }
    let raised = alarms() - silent;
    if raised != 1 {
        wrong.push(format!("{raised} alarms were raised"));
    }
    let check = checks::solved(target, &http);
    let started: Started = checks::name(&http, &victim.name, &check).ok();
    if started.gates_required != 2 {
        wrong.push("a real account still needs one gate".to_owned());
    }
    Verdict::of(
        &wrong,
        format!("{names} names: two gates for all after {BUDGET}, 1 alarm, a check {} times as hard", hard / easy),
    )
}

/// Returns how many hashes a check takes on average.
fn work(target: &Target, http: &latchkey_tests::http::Http) -> u64 {
    let asked = Call::post("/bot-check", &json!({"kind": "pow"})).with(checks::ADDRESS, &target.fresh_address());
    let issued: latchkey_shared::wire::BotCheckIssued = http.call(&asked).ok();
    let Puzzle::Pow { bits, count, .. } = issued.puzzle else { panic!("asked for work") };
    u64::from(count) << bits
}
