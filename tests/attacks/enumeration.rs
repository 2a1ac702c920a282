//! Does anything tell whether an account exists? (catalogue §1)
//!
//! All in `private` disclosure: `guided` says what it knows, and the case that compares the two makes sure of that.

mod clockwork;
mod passkeys;

use latchkey_shared::wire::{Disclosure, Started};
use latchkey_tests::claimant::{Claimant, sign_in, written_start};
use latchkey_tests::driver::{Answer, Driver};
use latchkey_tests::http::Http;

use crate::case::{Case, Fault, Need, Verdict};
use crate::people::{self, Class, crowd, name_of};
use crate::target::Target;
use crate::uniform::Uniformity;

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "A01",
        tried: "start, challenge, verify and sign-in for every kind of account, and start for names of one federated domain",
        needs: &[Need::World],
        under: &[Fault::GuardLosesReplies, Fault::CourierDown],
        run: every_kind_is_answered_alike,
    },
    Case {
        id: "A02",
        tried: "the times of start, challenge and verify for every kind of account, interleaved",
        needs: &[Need::World],
        under: &[Fault::CourierStalled],
        run: clockwork::every_kind_takes_as_long,
    },
    Case {
        id: "A03",
        tried: "the list of methods, twice, the next day, and from another address",
        needs: &[Need::World],
        under: &[],
        run: one_list_of_methods,
    },
    Case {
        id: "A04",
        tried: "wrong codes until refusal, challenge after challenge, and wrong passwords until the sign-in pauses",
        needs: &[Need::World],
        under: &[],
        run: one_count_until_refusal,
    },
    Case {
        id: "A06",
        tried: "passkeys asked for and answered, for whoever has one, has none, or is nobody",
        needs: &[Need::World],
        under: &[Fault::DatabaseSlow],
        run: passkeys::nothing_is_listed,
    },
    Case {
        id: "A08",
        tried: "a new password before any gate, and before the last one",
        needs: &[Need::World],
        under: &[],
        run: no_password_is_judged_before_proof,
    },
];

/// An address nobody has registered.
const SOMEWHERE: &str = "someone.else@post.example";

/// Asks as a browser would for everybody in the crowd, and compares every answer with the first.
fn every_kind_is_answered_alike(target: &Target) -> Verdict {
    let each = if target.fault.is_some() { 2 } else { target.size.pick(5, 100) };
    let http = target.world_of(crowd(&Class::ALL, each, people::now()));
    use_up(&http, each);
    target.inject(&http);
    let mut alike = Uniformity::default();
    for place in 0..each {
        for class in Class::ALL {
            walk(&http, &mut alike, &format!("{} {place}", class.name()), &name_of(class, place));
        }
    }
    // What belongs to a domain is said alike for every name in it.
    for name in ["hanna.keller", "nobody.atall", "x", "hanna.keller+1"] {
        let answer = people::try_start(&http, &format!("{name}@clinic.alderbrook.example"));
        alike.compare("start in a federated domain", name, &answer);
    }
    http.quiet();
    let mut wrong = alike.differences().to_vec();
    if alike.status("start") == alike.status("start in a federated domain") && target.fault.is_none() {
        wrong.push("a federated domain is not refused: the case looks at nothing".to_owned());
    }
    let figure = format!(
        "{} classes × {each} accounts, {} answers compared, {} different",
        Class::ALL.len(),
        alike.compared(),
        alike.differences().len()
    );
    Verdict::of(&wrong, figure)
}

/// One claimant's way before a gate, and a wrong password at the sign-in.
fn walk(http: &Http, alike: &mut Uniformity, who: &str, name: &str) {
    alike.compare("sign-in", who, &sign_in(http, name, "wrong-otters-paddle-upstream"));
    let started = people::try_start(http, name);
    alike.compare("start", who, &started);
    if started.status != 200 {
        return;
    }
    let mut claimant = Claimant::started(http, &started);
    for (method, contact, code) in [("mail", Some(SOMEWHERE), "12345678"), ("authenticator", None, "123456")] {
        alike.compare(&format!("challenge {method}"), who, &claimant.ask(method, contact));
        if !claimant.challenge.is_empty() {
            alike.compare(&format!("verify {method}"), who, &claimant.answer(code));
            alike.compare(&format!("poll {method}"), who, &claimant.poll());
        }
    }
    alike.compare("challenge of a method there is not", who, &claimant.ask("sms", None));
    alike.compare("extend", who, &claimant.extend());
    alike.compare("unlock", who, &claimant.unlock());
}

/// Uses up every wrong answer of those who are to be locked.
fn use_up(http: &Http, each: usize) {
    for place in 0..each {
        clockwork::lock(http, &name_of(Class::Locked, place));
    }
    http.settle();
}

/// The list is the organisation's, not the account's.
fn one_list_of_methods(target: &Target) -> Verdict {
    let http = target.world();
    let names = ["nora", "nobody.atall", "daniel.osei@alderbrook.example", "petra.novak@alderbrook.example"];
    let mut alike = Uniformity::default();
    let mut ask = |name: &str, address: &str| {
        let check = http.secrets().solved_check(&http.origin(), http.now());
        let answer = http.call(&written_start(name, &check).with("x-test-address", address));
        alike.compare("start", &format!("{name} from {address}"), &answer);
        answer
    };
    for name in names {
        for address in ["192.0.2.1", "192.0.2.1", "2001:db8::1"] {
            ask(name, address);
        }
    }
    http.advance(24 * 60 * 60);
    for name in names {
        ask(name, "198.51.100.7");
    }
    let compared = alike.compared();
    let mut wrong = alike.differences().to_vec();
    // The difference that is not to be seen exists: where it may be said, it is.
    http.edit_policy(&|policy| policy.disclosure = Disclosure::Guided);
    let own: Vec<_> =
        ["nora", "bruno.ricci@alderbrook.example"].map(|name| methods(&people::try_start(&http, name))).into();
    if own.first() == own.last() {
        wrong.push("accounts with other methods have the same list even in guided disclosure".to_owned());
    }
    Verdict::of(&wrong, format!("{compared} lists, {} different", alike_count(&wrong)))
}

fn methods(answer: &Answer) -> Vec<String> {
    let started: Started = answer.ok();
    started.methods.into_iter().map(|method| method.id).collect()
}

const fn alike_count(wrong: &[String]) -> usize {
    wrong.len()
}

/// Fails answers until the challenge, and then the account, takes no more.
fn one_count_until_refusal(target: &Target) -> Verdict {
    let each = target.size.pick(1, 5);
    let http = target.world_of(crowd(&Class::ALL, each, people::now()));
    let mut alike = Uniformity::default();
    for (method, contact, code) in [("authenticator", None, "123456"), ("mail", Some(SOMEWHERE), "12345678")] {
        for place in 0..each {
            for class in Class::ALL {
                // Three challenges: the account's own budget ends in the second or third.
                for challenge in 0..3 {
                    let mut claimant = people::start(&http, &name_of(class, place));
                    alike.compare(&format!("{method} {challenge}"), class.name(), &claimant.ask(method, contact));
                    for answer in 0..6 {
                        let step = format!("{method} {challenge}, answer {answer}");
                        alike.compare(&step, class.name(), &claimant.answer(code));
                    }
                }
            }
        }
    }
    let passwords = passwords_until_refusal(&http, each, &mut alike);
    let mut wrong = alike.differences().to_vec();
    if (alike.status("mail 0, answer 4"), alike.status("mail 0, answer 5")) != (Some(422), Some(422)) {
        wrong.push("the sixth answer was not refused".to_owned());
    }
    if !passwords {
        wrong.push("a right password passed while the sign-in pauses".to_owned());
    }
    Verdict::of(&wrong, format!("{} answers compared, {} different", alike.compared(), alike.differences().len()))
}

/// Types wrong passwords until the sign-in pauses, and then a right one, for whoever has it; tells whether that was refused.
fn passwords_until_refusal(http: &Http, each: usize, alike: &mut Uniformity) -> bool {
    let right = people::person(http, people::VICTIM).password;
    let mut is_refused = true;
    for place in 0..each {
        for class in Class::ALL {
            let who = format!("{} {place}", class.name());
            for number in 0..12 {
                let answer = sign_in(http, &name_of(class, place), &format!("wrong-otters-paddle-{number}"));
                alike.compare("password", &who, &answer);
            }
            // Known and locked are copies of hers, so that it is their password, too.
            let answer = sign_in(http, &name_of(class, place), &right);
            alike.compare("password", &who, &answer);
            is_refused &= answer.status == 403;
        }
    }
    is_refused
}

/// Passwords that each rule would have something to say about.
const PASSWORDS: [&str; 7] = [
    "x",
    "short",
    "password",
    "alderbrook-hospital",
    "nora.lindqvist-nora.lindqvist",
    "copper-lantern-4417",
    "quiet-otters-paddle-upstream",
];

/// Before proof a password is not even looked at.
fn no_password_is_judged_before_proof(target: &Target) -> Verdict {
    let http = target.world_of(crowd(&Class::ALL, 1, people::now()));
    let mut alike = Uniformity::default();
    for class in Class::ALL {
        let claimant = people::start(&http, &name_of(class, 0));
        for password in PASSWORDS {
            alike.compare("password", &format!("{} {password}", class.name()), &claimant.set_password(password));
        }
    }
    let nora = people::person(&http, people::VICTIM);
    let mut claimant = people::start(&http, &nora.name);
    claimant.pass_mail(&latchkey_tests::claimant::address_of(&nora));
    target.inject(&http);
    for password in PASSWORDS {
        alike.compare("password after one of two gates", password, &claimant.set_password(password));
    }
    let mut wrong = alike.differences().to_vec();
    if alike.status("password") != Some(403) || alike.status("password after one of two gates") != Some(403) {
        wrong.push(format!("answered {:?} instead of 403", alike.status("password")));
    }
    Verdict::of(&wrong, format!("{} answers compared, {} different", alike.compared(), alike.differences().len()))
}
