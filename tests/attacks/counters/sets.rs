//! Sets of saved codes made at once (C14): whoever is shown codes that are dead would find out when they need them.

use latchkey_shared::wire::{RecoveryCodes, SecurityInfo};
use latchkey_tests::claimant::attempt;
use latchkey_tests::driver::{Answer, Call};
use latchkey_tests::scenario::saved_codes::{asked, with_codes};
use serde_json::json;

use crate::case::Verdict;
use crate::target::Target;
use crate::train;

const MANY: usize = 20;

/// Twenty new sets at once: one is in force when all is done, it has ten codes, and every code of every other set is dead.
pub fn made_at_once(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let (mut owner, first) = with_codes(&http);
    let calls: Vec<Call> = (0..MANY)
        .map(|_| owner.written(Call::post("/me/security-info/recovery-codes", &json!({"attempt": attempt()}))))
        .collect();
    let answers = train::send(target, &calls);
    let shown: Vec<Vec<String>> = answers
        .iter()
        .filter(|answer| answer.status == 200)
        .map(|answer| answer.ok::<RecoveryCodes>().codes)
        .chain([first])
        .collect();
    let made = shown.len() - 1;
    if made == 0 {
        wrong.push("no set was made".to_owned());
    }
    let mut codes: Vec<&String> = shown.iter().flatten().collect();
    codes.sort();
    codes.dedup();
    if codes.len() != shown.iter().flatten().count() {
        wrong.push("one code is in two sets".to_owned());
    }
    let info: SecurityInfo = owner.security_info().ok();
    if info.recovery_codes_left != Some(10) {
        wrong.push(format!("{:?} codes are left of the set in force", info.recovery_codes_left));
    }
    // One code of each set, and a second one of the set whose first one passed.
    let passes = |code: &String| asked(&http).answer_recovery(code);
    let opened: Vec<Answer> = shown.iter().filter_map(|set| set.first()).map(passes).collect();
    let alive = opened.iter().filter(|answer| answer.status == 200).count();
    if alive != 1 {
        wrong.push(format!("codes of {alive} of {} sets open a gate", shown.len()));
    }
    Verdict::of(&wrong, format!("{MANY} sets asked for at once, {made} shown: codes of {alive} of them open a gate"))
}
