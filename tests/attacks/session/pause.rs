//! The pause of the sign-in as a weapon (S02): whoever knows a name makes its owner wait, no longer than the table says and not
//! by every door.

use latchkey_shared::wire::Changed;
use latchkey_tests::claimant::{Claimant, person, sign_in};
use latchkey_tests::driver::Driver as _;
use latchkey_tests::owner::Owner;

use crate::case::Verdict;
use crate::people::VICTIM;
use crate::target::Target;

const PASSWORD: &str = "quiet-otters-paddle-upstream";
const DAY_S: u64 = 24 * 60 * 60;
/// The longest pause, in seconds (`protocol/src/limits.rs`).
const LONGEST_S: u64 = 60 * 60;
/// Days on which the attacker comes back.
const DAYS: usize = 5;
/// Wrong passwords a day.
const A_DAY: usize = 60;

/// By every name she has, inside the pause and out of it.
pub fn against_the_owner(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let nora = person(&http, VICTIM);
    let names: Vec<String> = core::iter::once(nora.name.clone()).chain(nora.aliases.clone()).collect();
    let mut inside = Owner::sign_in(&http, &nora, &nora.password);
    let (mut sent, mut heard) = (0, 0);
    for day in 0..DAYS {
        for (place, name) in names.iter().cycle().take(A_DAY).enumerate() {
            sent += 1;
            let answer = sign_in(&http, name, &format!("wrong-otters-{day}-{place}"));
            heard += usize::from(answer.status == 200);
        }
        // A right password in the pause is answered like a wrong one, whatever she calls herself.
        if names.iter().any(|name| sign_in(&http, name, &nora.password).status == 200) {
            wrong.push(format!("day {day}: there is no pause"));
        }
        // Who is inside stays so, and knocking in the pause makes it no longer.
        if inside.me().status != 200 {
            inside = Owner { driver: &http, cookie: String::new() };
        }
        for place in 0..A_DAY {
            let _ = sign_in(&http, &nora.name, &format!("wrong-herons-{day}-{place}"));
        }
        http.advance(LONGEST_S + 1);
        if sign_in(&http, &nora.name, &nora.password).status != 200 {
            wrong.push(format!("day {day}: after the longest pause the right password is still refused"));
        }
        http.advance(DAY_S - LONGEST_S - 1);
    }
    if heard > 0 {
        wrong.push(format!("{heard} wrong passwords passed"));
    }
    // A reset is no sign-in: it goes through in the pause, and ends it.
    for place in 0..A_DAY {
        let _ = sign_in(&http, &nora.name, &format!("wrong-badgers-{place}"));
    }
    let mut claimant = Claimant::start(&http, &nora.name);
    claimant.pass_both(&nora);
    let _: Changed = claimant.set_password(PASSWORD).ok();
    if sign_in(&http, &nora.name, PASSWORD).status != 200 {
        wrong.push("the new password waits for the pause of the old one".to_owned());
    }
    Verdict::of(
        &wrong,
        format!("{sent} wrong passwords by {} names in {DAYS} days: an hour's pause at the most", names.len()),
    )
}
