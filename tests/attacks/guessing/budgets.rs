//! How many guesses anybody gets, whatever they start anew (A35, A36, A37, A39).

use latchkey_protocol::totp;
use latchkey_shared::problem::Code;
use latchkey_tests::claimant::{Claimant, address_of, seed_of, sign_in};
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::mail::{self, other_than};

use crate::books;
use crate::case::Verdict;
use crate::checks;
use crate::people::{self, VICTIM};
use crate::target::Target;

/// Answers that a challenge takes.
const TRIES: usize = 5;
/// Wrong answers by mail, as first gate, in 24 h.
const MAIL_BUDGET: u64 = 10;
/// Wrong answers by an authenticator, as first gate, in 24 h.
const APP_BUDGET: u64 = 5;

/// Five answers are evaluated; the right code as the sixth is too late. Alike for a name that nobody has.
///
/// A fault under which the case runs begins before the fifth answer and lasts until after the sixth: it makes every answer
/// wait, and the border lies between these two.
pub fn sequential(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let mut claimant = Claimant::start(&http, &victim.name);
    let code = claimant.mail_code(&address_of(&victim));
    let mut nobody = Claimant::start(&http, "nobody.atall@alderbrook.example");
    assert_eq!(nobody.ask("mail", Some("nobody.atall@post.example")).status, 200);
    http.quiet();
    for left in (0..TRIES).rev() {
        if left == 0 {
            target.inject(&http);
        }
        for (whose, claimant) in [("hers", &mut claimant), ("nobody's", &mut nobody)] {
            let problem = claimant.answer(&other_than(&code)).problem();
            if (problem.code, problem.tries_left.map(usize::from)) != (Code::CodeWrong, Some(left)) {
                wrong.push(format!("{whose}: {problem:?} with {left} tries left"));
            }
        }
    }
    for (whose, claimant) in [("hers", &mut claimant), ("nobody's", &mut nobody)] {
        let sixth = claimant.answer(&code);
        if sixth.status == 200 || sixth.problem().code != Code::ChallengeSpent {
            wrong.push(format!("{whose}: the right code as the sixth was answered {}", sixth.text()));
        }
    }
    target.relieve(&http);
    let evaluated = books::evaluated(&http, VICTIM, "mail");
    if evaluated != 5 {
        wrong.push(format!("{evaluated} answers were evaluated"));
    }
    Verdict::of(&wrong, format!("{evaluated} evaluated; the right code as the 6th: challenge_spent"))
}

/// Challenges in as many flows: the day's budget is the account's.
pub fn many_challenges(target: &Target) -> Verdict {
    let flows = target.size.pick(60, 200);
    siege(target, flows, &|_| None)
}

/// The same from addresses all over the world.
pub fn many_addresses(target: &Target) -> Verdict {
    let flows = target.size.pick(60, 1_000);
    let address = |place: usize| {
        Some(match place % 3 {
            0 => format!("203.0.{}.{}", place / 250, place % 250),
            1 => format!("2001:db8:{place:x}::1"),
            _ => format!("2001:db8:ffff:{place:x}:1:2:3:4"),
        })
    };
    siege(target, flows, &address)
}

/// Guesses in many flows at once and by the books counts what was evaluated; the right codes, known from before, are of
/// no use afterwards.
fn siege(target: &Target, flows: usize, address: &dyn Fn(usize) -> Option<String>) -> Verdict {
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let mut first = people::start(&http, &victim.name);
    let code = first.mail_code(&address_of(&victim));
    let mut calls = Vec::new();
    for place in 0..flows {
        let mut claimant = people::start(&http, &victim.name);
        let by_mail = place % 2 == 0;
        let asked = if by_mail {
            claimant.ask("mail", Some(&address_of(&victim)))
        } else {
            claimant.ask("authenticator", None)
        };
        assert_eq!(asked.status, 200);
        let guess = if by_mail { other_than(&code) } else { "000000".to_owned() };
        let from = |call: Call| match address(place) {
            Some(address) => call.with(checks::ADDRESS, &address),
            None => call,
        };
        calls.extend((0..TRIES).map(|_| from(claimant.written_answer(&guess))));
    }
    let answers = http.at_once(&calls);
    let mails = books::evaluated(&http, VICTIM, "mail");
    let apps = books::evaluated(&http, VICTIM, "authenticator");
    let mut wrong = Vec::new();
    if answers.iter().any(|answer| answer.status == 200) {
        wrong.push("a wrong code passed".to_owned());
    }
    for (what, evaluated, budget) in [("mail", mails, MAIL_BUDGET), ("authenticator", apps, APP_BUDGET)] {
        if evaluated > budget {
            wrong.push(format!("{evaluated} guesses by {what} were evaluated, {budget} are allowed"));
        }
    }
    // Both locks hold against the right answers, which the attacker knew all the time.
    if first.answer(&code).status == 200 {
        wrong.push("the right code of the mail still passed".to_owned());
    }
    let mut last = people::start(&http, &victim.name);
    assert_eq!(last.ask("authenticator", None).status, 200);
    if last.answer(&totp::code_at(&seed_of(&victim), http.now())).status == 200 {
        wrong.push("the right code of the authenticator still passed".to_owned());
    }
    Verdict::of(
        &wrong,
        format!("{flows} flows, {} guesses: {mails} evaluated by mail, {apps} by authenticator", calls.len()),
    )
}

/// Whatever is begun anew, ten guesses by mail and five by authenticator are the day's.
pub fn nothing_resets(target: &Target) -> Verdict {
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let address = address_of(&victim);
    let mut kept = people::start(&http, &victim.name);
    let code = kept.mail_code(&address);
    let guess = other_than(&code);
    let mut claimant = people::start(&http, &victim.name);
    for round in 0..6 {
        for _ in 0..3 {
            begin_anew(&http, &mut claimant, round);
            let _ = claimant.ask("mail", Some(&address));
            let _ = claimant.answer(&guess);
            let _ = claimant.answer(&guess);
            let _ = claimant.ask("authenticator", None);
            let _ = claimant.answer("000000");
        }
        // The owner at her desk changes nothing about it either.
        assert_eq!(sign_in(&http, &victim.name, &victim.password).status, 200);
    }
    let mails = books::evaluated(&http, VICTIM, "mail");
    let apps = books::evaluated(&http, VICTIM, "authenticator");
    let mut wrong = Vec::new();
    if (mails, apps) != (MAIL_BUDGET, APP_BUDGET) {
        wrong.push(format!("{mails} guesses by mail and {apps} by authenticator were evaluated"));
    }
    if kept.answer(&code).status == 200 {
        wrong.push("the right code of a challenge kept from before still passed".to_owned());
    }
    let sent = mail::codes(&http.mails(&address)).len();
    if sent > 2 {
        wrong.push(format!("{sent} codes were sent before a gate in one hour"));
    }
    Verdict::of(
        &wrong,
        format!("18 new beginnings: {mails} evaluated by mail, {apps} by authenticator, {sent} codes sent"),
    )
}

/// What might make a counter begin again.
fn begin_anew<'a>(http: &'a Http, claimant: &mut Claimant<'a>, round: u32) {
    let nora = "nora.lindqvist@alderbrook.example";
    match round {
        0 => {}
        // Another flow, by another name of hers.
        1 => *claimant = people::start(http, "ALDER\\nora"),
        2 => *claimant = people::start(http, "e-10042"),
        3 => {
            let _ = claimant.extend();
        }
        4 => {
            assert_eq!(claimant.close("cancelled", None).status, 200);
            *claimant = people::start(http, nora);
        }
        // The end of a flow's and a code's life; the budgets are a day's.
        _ => {
            http.advance(16 * 60);
            *claimant = people::start(http, nora);
        }
    }
}
