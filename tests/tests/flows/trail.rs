//! What owners change themselves, and what is used up of theirs, has its line in the audit, whatever dies in between (attack
//! A100). What administrators change is in `users.rs`.

use latchkey_protocol::account::Account;
use latchkey_protocol::enrolment::{Background, Enrolment};
use latchkey_protocol::ids::SubjectId;
use latchkey_protocol::ports::Enrolments;
use latchkey_protocol::testing::{Hitch, block_on};
use latchkey_tests::driver::Driver;
use latchkey_tests::faults::ROUTES;
use latchkey_tests::native::Native;

const NORA: &str = "s-nora.lindqvist";
const PETRA: &str = "s-petra.novak";

/// Every call that changes what an account holds: its name in [`ROUTES`], whose account, and what the audit says of it.
const CHANGES: &[(&str, &str, &str)] = &[
    ("confirm an app", PETRA, "security info: registered"),
    ("confirm a passkey", PETRA, "security info: registered"),
    ("register answers", NORA, "security info: registered"),
    ("make saved codes", PETRA, "security info: registered"),
    ("remove an own method", NORA, "security info: removed"),
    ("prefer an own method", NORA, "security info: default changed"),
    ("rename an own method", NORA, "security info: renamed"),
    ("review", NORA, "security info: reviewed"),
    ("put off", PETRA, "interrupt: put off"),
    ("change a password", PETRA, "password: changed"),
    ("replace a password", "s-omar.haddad", "password: changed"),
    ("give a recovery pass", NORA, "recovery pass: issued"),
    ("verify a recovery pass", NORA, "recovery pass: used"),
    ("verify a saved code", NORA, "recovery codes: one used"),
    ("second factor by saved code", NORA, "recovery codes: one used"),
    ("say that it was not them", NORA, "not me: frozen"),
    ("lift a freeze", NORA, "freeze: lifted by its owner"),
];

/// What such a call may touch.
#[derive(Debug, PartialEq)]
struct State {
    account: Option<Account>,
    methods: Vec<Enrolment>,
    background: Background,
}

fn state(native: &Native, subject: &SubjectId) -> State {
    State {
        account: native.memory.directory.account(subject),
        methods: native.memory.enrolments.registered(subject),
        background: block_on(native.memory.enrolments.background(subject)).unwrap(),
    }
}

fn lines(native: &Native, detail: &str) -> usize {
    native.memory.audit.lines().iter().filter(|line| line.detail == detail).count()
}

/// Rule: whatever fails or dies, wherever, what is changed and its line are both there or neither is, and whoever is told that
/// it was done finds it written down once, however often it is asked for (attack A100).
#[test]
fn nothing_of_ones_own_changes_without_its_line() {
    for (name, subject, detail) in CHANGES {
        let route = ROUTES.iter().find(|route| route.name == *name).unwrap_or_else(|| panic!("no route {name}"));
        let subject = SubjectId((*subject).to_owned());
        let mut changed = 0;
        for hitch in [Hitch::Down, Hitch::LosesAnswer, Hitch::DiesBefore, Hitch::DiesAfter] {
            for step in 0.. {
                let native = Native::new();
                let call = route.prepared(&native);
                let (before, known) = (state(&native, &subject), lines(&native, detail));
                native.watch();
                native.trip(step, hitch);
                let answer = native.call_to_death(&call);
                let is_past = native.steps().len() <= step;
                // What did not happen must not happen to what comes next.
                native.watch();
                if is_past {
                    break;
                }
                let context = format!("{name}: {hitch:?} at {step}");
                let written = lines(&native, detail) - known;
                let is_changed = state(&native, &subject) != before;
                changed += usize::from(is_changed);
                assert_eq!(written, usize::from(is_changed), "{context}");
                assert!(answer.is_none_or(|answer| answer.status != 200 || written == 1), "{context}");
                assert_eq!(native.call(&call).status, 200, "{context}");
                assert_eq!(lines(&native, detail) - known, 1, "{context}");
            }
        }
        assert!(changed > 0, "{name}: nothing was ever changed in spite of a fault");
    }
}
