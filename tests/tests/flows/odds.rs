//! The odds of guessing in `docs/SECURITY.md`, computed from the limits in force; the page must say what comes out here.
//!
//! Odds are those of an attacker who uses every try there is, against codes that are uniform: tries times codes accepted at
//! once, over the codes there are.

use std::fs;
use std::path::Path;

use latchkey_protocol::limits::{GatePlace, Limits};
use latchkey_shared::method::MethodKind;

/// Codes of an authenticator that are accepted at any moment: this step's and the one's before (RFC 6238 §5.2).
const STEPS: u64 = 2;
/// Digits of an authenticator code (RFC 6238 §1.2 as apps implement it).
const AUTHENTICATOR_DIGITS: u32 = 6;

/// A way to guess: what is guessed, how often, and how many codes are right.
struct Guess {
    what: &'static str,
    tries: fn(&Limits) -> u64,
    right: u64,
    digits: fn(&Limits) -> u32,
}

fn failures(limits: &Limits, method: MethodKind, place: GatePlace) -> u64 {
    limits.failures_of(method, place).unwrap().into()
}

const GUESSES: [Guess; 8] = [
    Guess {
        what: "one mail code, one challenge",
        tries: |limits| limits.tries_of(MethodKind::Mail).into(),
        right: 1,
        digits: |limits| limits.mail_digits,
    },
    Guess {
        what: "mail codes of one account, a day",
        tries: |limits| failures(limits, MethodKind::Mail, GatePlace::First),
        right: 1,
        digits: |limits| limits.mail_digits,
    },
    Guess {
        what: "mail codes of one account, until the method is disabled",
        tries: |limits| limits.consecutive_failures.into(),
        right: 1,
        digits: |limits| limits.mail_digits,
    },
    Guess {
        what: "authenticator as first gate, a day",
        tries: |limits| failures(limits, MethodKind::Authenticator, GatePlace::First),
        right: STEPS,
        digits: |_| AUTHENTICATOR_DIGITS,
    },
    Guess {
        what: "authenticator as second gate, a day",
        tries: |limits| failures(limits, MethodKind::Authenticator, GatePlace::Later),
        right: STEPS,
        digits: |_| AUTHENTICATOR_DIGITS,
    },
    Guess {
        what: "authenticator at one place, until it is disabled",
        tries: |limits| limits.consecutive_failures.into(),
        right: STEPS,
        digits: |_| AUTHENTICATOR_DIGITS,
    },
    Guess {
        what: "any one of 50,000 accounts by mail codes, a day",
        tries: |limits| limits.failure_budget(50_000).into(),
        right: 1,
        digits: |limits| limits.mail_digits,
    },
    Guess {
        what: "any one of 50,000 accounts by authenticator codes as first gate, a day",
        tries: |limits| limits.failure_budget(50_000).into(),
        right: STEPS,
        digits: |_| AUTHENTICATOR_DIGITS,
    },
];

/// Writes the table of the page.
fn table() -> String {
    let mut lines = vec![
        "| what is guessed | default: tries | odds | `entra`: tries | odds |".to_owned(),
        "|---|---|---|---|---|".to_owned(),
    ];
    let [default, entra] = [Limits::default(), Limits::entra()];
    for guess in GUESSES {
        let cell = |limits: &Limits| {
            let (tries, codes) = ((guess.tries)(limits), 10_u64.pow((guess.digits)(limits)));
            format!("{tries} | 1 in {}", grouped(codes / (tries * guess.right)))
        };
        lines.push(format!("| {} | {} | {} |", guess.what, cell(&default), cell(&entra)));
    }
    lines.join("\n")
}

/// Writes a number with a comma after every three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| str::from_utf8(group).unwrap()).collect();
    groups.join(",")
}

#[test]
fn the_security_page_gives_the_odds_of_the_limits_in_force() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/SECURITY.md");
    let page = fs::read_to_string(page).unwrap();
    let table = table();
    assert!(page.contains(&table), "docs/SECURITY.md should say:\n\n{table}\n");
}

/// Two gates multiply: the odds of a day's tries at both stay below one in a trillion.
#[test]
fn two_gates_are_beyond_guessing() {
    for limits in [Limits::default(), Limits::entra()] {
        let first = failures(&limits, MethodKind::Mail, GatePlace::First);
        let second = failures(&limits, MethodKind::Authenticator, GatePlace::Later) * STEPS;
        let codes = 10_u64.pow(limits.mail_digits) * 10_u64.pow(AUTHENTICATOR_DIGITS) / (first * second);
        assert!(codes >= 500_000_000_000, "1 in {codes}");
    }
}
