//! Who is told (A57, A65): every contact that was not used, soon, and the operator where that fails; an owner whose first
//! gates somebody exhausts keeps the later ones, and hears of it.

use std::thread;
use std::time::{Duration, Instant};

use latchkey_shared::problem::Code;
use latchkey_shared::wire::Changed;
use latchkey_tests::claimant::{Claimant, address_of, seed_of, sign_in};
use latchkey_tests::driver::{Driver as _, Failure, Part};
use latchkey_tests::http::Http;
use latchkey_tests::mail::{About, Mail, count};
use latchkey_tests::owner::Owner;

use crate::case::Verdict;
use crate::people;
use crate::target::Target;

const PASSWORD: &str = "quiet-otters-paddle-upstream";
/// How soon every other contact has to know.
const SOON: Duration = Duration::from_mins(1);
/// How often the mail catcher is looked at.
const LOOK: Duration = Duration::from_millis(250);

/// Bruno has his account's address and two private ones; the attacker holds one of those and his authenticator.
pub fn to_every_other_contact(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let bruno = people::person(&http, "s-bruno.ricci");
    let others = ["bruno.ricci@alderbrook.example", "ricci.family@post.example"];
    let mut claimant = Claimant::start(&http, &bruno.name);
    claimant.pass_both(&bruno);
    let _: Changed = claimant.set_password(PASSWORD).ok();
    // Nothing is flushed here: the outbox delivers by itself or not at all.
    let since = Instant::now();
    let mut told = Duration::ZERO;
    for address in others {
        match await_notice(&http, address, since) {
            Some(mail) if mail.text.contains("IT service desk") => told = told.max(since.elapsed()),
            Some(mail) => wrong.push(format!("{address} is not told whom to ask: {}", mail.text)),
            None => wrong.push(format!("{address} was not told within a minute")),
        }
    }
    drop(http);
    if let Some(broken) = without_mail(target) {
        wrong.push(broken);
    }
    Verdict::of(
        &wrong,
        format!(
            "2 of 2 other contacts told after {:.1} s; mail down for 11 min: 1 alarm, then delivered",
            told.as_secs_f32()
        ),
    )
}

/// Waits until an address has the notice of a reset.
fn await_notice(http: &Http, address: &str, since: Instant) -> Option<Mail> {
    loop {
        let mails = http.caught(address).into_iter().map(|mail| Mail::read(&mail.subject, mail.text));
        let found = mails.into_iter().find(|mail| mail.about == About::PasswordReset);
        if found.is_some() || since.elapsed() > SOON {
            return found;
        }
        thread::sleep(LOOK);
    }
}

/// Whoever silences the mail server silences nobody: the notice waits, an alarm is raised, and it arrives in the end.
fn without_mail(target: &Target) -> Option<String> {
    let http = target.world();
    let nora = people::person(&http, "s-nora.lindqvist");
    let mut claimant = Claimant::start(&http, &nora.name);
    claimant.pass_both(&nora);
    let alarms = || target.log().matches("outbox: notice late").count();
    let before = alarms();
    http.fail(Part::Courier, Failure::Down);
    let _: Changed = claimant.set_password(PASSWORD).ok();
    for _ in 0..3 {
        http.advance(6 * 60);
        http.settle();
    }
    let raised = alarms() - before;
    http.fail(Part::Courier, Failure::None);
    http.advance(31 * 60);
    let mails = http.mails("nora.lindqvist@alderbrook.example");
    let arrived = count(&mails, &About::PasswordReset);
    // One alarm a notice; she has two addresses.
    ((raised, arrived) != (2, 1))
        .then(|| format!("mail down: {raised} alarms raised, {arrived} notices arrived in the end"))
}

/// Every day for a month the attacker uses up both first gates; every day the owner still gets in by the order of gates
/// that is left, signs in, and is told once.
pub fn locked_out_for_a_month(target: &Target) -> Verdict {
    let days = target.size.pick(3, 30);
    let mut wrong = Vec::new();
    let http = target.world();
    let nora = people::person(&http, "s-nora.lindqvist");
    let address = address_of(&nora);
    let mut told_at = None;
    for day in 0..days {
        let told = || count(&http.mails(&address), &About::WrongAnswers);
        let before = told();
        let mut attacker = people::start(&http, &nora.name);
        for number in 1..=5 {
            if number == 1 {
                assert_eq!(attacker.ask("authenticator", None).status, 200);
                http.quiet();
            }
            if attacker.answer("000000").problem().code != Code::CodeWrong {
                wrong.push(format!("day {day}: guess {number} was answered otherwise"));
            }
            if told_at.is_none() && told() > before {
                told_at = Some(number);
            }
        }
        if told() != before + 1 {
            wrong.push(format!("day {day}: the owner was told {} times", told() - before));
        }
        // Her first gate is the mail, her second the authenticator, whose later place has a budget of its own.
        let mut owner = people::start(&http, &nora.name);
        owner.pass_mail(&address);
        owner.pass_authenticator(&seed_of(&nora));
        if owner.passed != 2 {
            wrong.push(format!("day {day}: the owner did not get in"));
        }
        assert_eq!(owner.close("cancelled", None).status, 200);
        // Wrong passwords pause the sign-in for a minute, and her right one with them; no reset waits for that.
        for number in 0..10 {
            let _ = sign_in(&http, &nora.name, &format!("wrong-otters-paddle-{number}"));
        }
        if sign_in(&http, &nora.name, &nora.password).status != 403 {
            wrong.push(format!("day {day}: ten wrong passwords paused nothing"));
        }
        http.advance(61);
        if Owner::sign_in(&http, &nora, &nora.password).me().status != 200 {
            wrong.push(format!("day {day}: she cannot sign in any more"));
        }
        http.advance(24 * 60 * 60 + 1);
    }
    if told_at != Some(3) {
        wrong.push(format!("the owner was told at wrong answer {told_at:?}"));
    }
    Verdict::of(
        &wrong,
        format!("{days} days: sign-in and later gates worked every day; told at the 3rd wrong answer, once a day"),
    )
}
