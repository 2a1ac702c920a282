//! Addresses that nobody has confirmed for long (A105): such a one may be somebody else's by now. It opens nothing alone, its
//! owner is asked about it at the next sign-in, and what they say makes it count again.

use latchkey_protocol::policy::Gates;
use latchkey_shared::wire::{InterruptReason, Me};
use latchkey_tests::claimant::{address_of, attempt, person};
use latchkey_tests::driver::Driver as _;
use latchkey_tests::owner::Owner;
use serde_json::json;

use super::is_reset_by_mail_alone;
use crate::case::Verdict;
use crate::people::VICTIM;
use crate::target::Target;

const DAY_S: u64 = 24 * 60 * 60;
/// Confirmed a month ago, in the demo; the policy gives it half a year.
const LEFT_DAYS: u64 = 150;

/// Shortly before the border, behind it, and after the owner has looked.
pub fn not_confirmed(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    http.edit_policy(&|policy| policy.gates = Gates::One);
    let nora = person(&http, VICTIM);
    let address = address_of(&nora);
    let mut check = |when: &str, expected: bool| {
        let is_reset = is_reset_by_mail_alone(&http, VICTIM, &nora.name, &address);
        if is_reset != expected {
            wrong.push(format!("{when}: the password was set by the address alone: {is_reset}"));
        }
    };
    http.advance((LEFT_DAYS - 1) * DAY_S);
    check("a day before the border", true);
    http.advance(2 * DAY_S);
    check("a day behind the border", false);
    // Nobody gets it back by waiting; she does, by looking at it.
    let mut owner = Owner::sign_in(&http, &nora, super::PASSWORD);
    let asked = owner.me().ok::<Me>().interrupt.map(|interrupt| interrupt.reason);
    let reviewed = owner.post("/me/security-info/review", &json!({"attempt": attempt()}));
    assert_eq!(reviewed.status, 200, "{}", reviewed.text());
    http.advance(31);
    check("after she has confirmed it", true);
    if asked != Some(InterruptReason::Reconfirm) {
        wrong.push(format!("at her next sign-in she is asked {asked:?}"));
    }
    Verdict::of(&wrong, "before the border, behind it and confirmed anew: counts alone, not, and again")
}
