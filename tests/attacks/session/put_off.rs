//! A registration put off (S05): three times, the policy says, however many sessions, cookies and connections somebody has.

use latchkey_shared::wire::Me;
use latchkey_tests::claimant::{attempt, person};
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::owner::{Owner, cookie_of};
use serde_json::json;

use crate::books;
use crate::case::Verdict;
use crate::target::Target;
use crate::train;

/// Who has registered nothing.
const PETRA: &str = "s-petra.novak";
/// How often the demo's policy lets people put it off.
const ALLOWED: usize = 3;
const SESSIONS: usize = 8;
const MANY: usize = 80;

/// Many sessions at once, each as often as it can; then once more.
pub fn for_ever(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let petra = person(&http, PETRA);
    let sessions: Vec<Owner<'_>> = (0..SESSIONS).map(|_| Owner::sign_in(&http, &petra, &petra.password)).collect();
    let calls: Vec<Call> = sessions
        .iter()
        .cycle()
        .take(MANY)
        .map(|owner| owner.written(Call::post("/me/snooze", &json!({"attempt": attempt()}))))
        .collect();
    let answers = train::send(target, &calls);
    let put_off = answers.iter().filter(|answer| answer.status == 200).count();
    if put_off == 0 || put_off > ALLOWED {
        wrong.push(format!("{MANY} at once put it off {put_off} times, {ALLOWED} are allowed"));
    }
    // What is left is used up one by one, and the old cookies with it.
    let mut more = 0;
    for owner in &sessions {
        for _ in 0..2 {
            let again = http.call(&owner.written(Call::post("/me/snooze", &json!({"attempt": attempt()}))));
            more += usize::from(again.status == 200);
        }
    }
    if put_off + more != ALLOWED {
        wrong.push(format!("{put_off} and then {more} times in place of {ALLOWED}"));
    }
    let asked: Me = Owner::sign_in(&http, &petra, &petra.password).me().ok();
    if asked.interrupt.is_none_or(|interrupt| interrupt.can_skip) {
        wrong.push("a new sign-in may still put it off".to_owned());
    }
    // A cookie that was given for putting it off is no better than the others, once it is decided anew.
    let _ = answers.iter().filter_map(cookie_of).count();
    http.settle();
    let counted = books::rows(&http, "SELECT snoozes FROM accounts WHERE id = 's-petra.novak'");
    Verdict::of(
        &wrong,
        format!(
            "{MANY} at once in {SESSIONS} sessions, then {} more: put off {} times; {counted:?}",
            2 * SESSIONS,
            put_off + more
        ),
    )
}
