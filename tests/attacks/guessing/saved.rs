//! Saved recovery codes, used more than once (A107): at once, typed in other ways, and after another set was made.

use latchkey_shared::wire::SecurityInfo;
use latchkey_tests::claimant::address_of;
use latchkey_tests::driver::{Answer, Driver as _};
use latchkey_tests::mail::{About, count};
use latchkey_tests::race;
use latchkey_tests::scenario::saved_codes::{asked, with_codes};

use crate::case::Verdict;
use crate::people::{self, VICTIM};
use crate::target::Target;
use crate::train;

/// One code opens one gate, however often, fast and differently it is typed; none of an older set opens any.
pub fn once(target: &Target) -> Verdict {
    let http = target.world();
    race::one_saved_code_many_times(&http, &|calls| train::send(target, calls));
    drop(http);
    let mut wrong = Vec::new();
    let http = target.world();
    let (mut owner, codes) = with_codes(&http);
    let mut passed = 0;
    let [first, second, .., last] = codes.as_slice() else {
        return Verdict::of(&["no codes".to_owned()], String::new());
    };
    let bare = first.replace('-', "");
    let ways = [first.clone(), first.to_lowercase(), bare.clone(), format!(" {bare} "), first.replace('-', " - ")];
    for (place, typed) in ways.iter().enumerate() {
        let has_passed = asked(&http).answer_recovery(typed).status == 200;
        passed += usize::from(has_passed);
        if has_passed != (place == 0) {
            wrong.push(format!("typed in way {place}: passed is {has_passed}"));
        }
    }
    let new = owner.make_codes();
    let answers: Vec<Answer> = [second, last].map(|code| asked(&http).answer_recovery(code)).to_vec();
    if let Some(answer) = answers.iter().find(|answer| answer.status == 200) {
        wrong.push(format!("a code of the older set opened a gate: {}", answer.text()));
    }
    if new.iter().any(|code| codes.contains(code)) {
        wrong.push("a code of the older set is in the new one".to_owned());
    }
    let info: SecurityInfo = owner.security_info().ok();
    if info.recovery_codes_left != Some(10) {
        wrong.push(format!("{:?} left of the new set", info.recovery_codes_left));
    }
    let mails = http.mails(&address_of(&people::person(&http, VICTIM)));
    let told = [About::MethodAdded, About::RecoveryCodeUsed, About::MethodReplaced].map(|about| count(&mails, &about));
    if told != [1, 1, 1] {
        wrong.push(format!("the owner was told of sets, uses and new sets {told:?} times"));
    }
    Verdict::of(
        &wrong,
        format!("100 at once: 1 passed; typed in {} ways: {passed} passed; 2 of an older set: 0", ways.len()),
    )
}
