//! A case: what is tried, what it needs, and how it may end.

use core::cell::RefCell;
use core::fmt;
use core::panic::AssertUnwindSafe;
use std::panic;
use std::time::Instant;

use serde_json::{Value, json};

use crate::report::Line;
use crate::target::Target;

/// Cases of one kind.
#[derive(Clone, Copy)]
pub struct Section {
    /// What they are about.
    pub name: &'static str,
    /// The cases.
    pub cases: &'static [Case],
}

/// One attack.
pub struct Case {
    /// Its name in the catalogue of attacks.
    pub id: &'static str,
    /// What is tried, in one line.
    pub tried: &'static str,
    /// What it cannot be run without.
    pub needs: &'static [Need],
    /// Under which faults it is run again. The case itself says when the fault begins, with [`Target::inject`].
    pub under: &'static [Fault],
    /// Carries it out. A panic counts as broken.
    pub run: fn(&Target) -> Verdict,
}

/// How an attack ended.
#[derive(Debug)]
pub enum Verdict {
    /// It came to nothing.
    Held {
        /// What was measured or counted.
        figure: String,
    },
    /// It worked, or nobody can say that it did not.
    Broken {
        /// What happened.
        how: String,
        /// What was measured or counted.
        figure: String,
    },
    /// It was not tried.
    NotRun {
        /// What it would have needed.
        why: String,
    },
}

/// What a case cannot be run without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// A world of its own: the testing hooks, the worker's keys and the mail catcher.
    World,
    /// What the worker writes.
    Log,
    /// What the worker stores.
    State,
    /// The tools to start workers with other variables.
    Launcher,
    /// Node, as the worker's own tools use it.
    Node,
}

/// A part that misbehaves while the attack runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The guard takes 1.5 s for every call.
    GuardSlow,
    /// The guard counts, and nobody hears its verdict.
    GuardLosesReplies,
    /// The database takes 1.5 s for every batch.
    DatabaseSlow,
    /// The mail server takes 5 s for every message.
    CourierStalled,
    /// The mail server takes nothing.
    CourierDown,
    /// Every part fails now and then: the guard does what it is asked and nobody hears of it, or answers late; the database
    /// does not answer, or nobody hears that it wrote; the mail server takes 5 s.
    NowAndThen,
}

/// Cases that need a world and are not run while every part fails now and then, and why not.
const ALONE: [(&str, &str); 10] = [
    ("A02", "quiet parts: it measures their time"),
    ("A32", "workers of its own, whose parts nobody can disturb"),
    ("A33", "no fault: it draws by chance alone"),
    ("A57", "faults of its own"),
    ("A59", "faults of its own"),
    ("A69", "faults of its own"),
    ("A78", "faults of its own"),
    ("A80", "no fault: it compares two judges"),
    ("A82", "faults of its own"),
    ("A96", "faults of its own"),
];

thread_local! {
    /// What the panic that is being caught said.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps what a panic says for [`Case::judge`] instead of printing it.
pub fn catch_quietly() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|place| format!(" ({}:{})", place.file(), place.line())).unwrap_or_default();
        let said = info.payload_as_str().unwrap_or("a panic without words");
        PANIC.set(format!("{said}{place}"));
    }));
}

impl Case {
    /// Says what the case would need instead of a fault; nothing if it can be run under it.
    fn unfit_for(&self, fault: Fault) -> Option<&'static str> {
        if fault != Fault::NowAndThen {
            return None;
        }
        if !self.needs.contains(&Need::World) {
            return Some("no part of the worker: what it sends is refused or answered before any is asked");
        }
        ALONE.into_iter().find(|(id, _)| *id == self.id).map(|(_, why)| why)
    }

    /// Runs the case if it can be run.
    pub fn judge(&self, section: &'static str, target: &Target) -> Line {
        let since = Instant::now();
        let is_lacking = self.needs.iter().filter(|need| !target.offers(**need)).map(|need| need.sentence());
        let missing: Vec<&str> = is_lacking.chain(target.fault.and_then(|fault| self.unfit_for(fault))).collect();
        let verdict = if missing.is_empty() {
            panic::catch_unwind(AssertUnwindSafe(|| (self.run)(target)))
                .unwrap_or_else(|_| Verdict::Broken { how: PANIC.take(), figure: String::new() })
        } else {
            Verdict::NotRun { why: format!("needs {}", missing.join(", and ")) }
        };
        Line { id: self.id, section, tried: self.tried, under: target.fault, verdict, took: since.elapsed() }
    }
}

impl Verdict {
    /// Makes a verdict that holds if nothing went wrong, and says what did if something did.
    pub fn of(wrong: &[String], figure: impl Into<String>) -> Self {
        let figure = figure.into();
        match wrong.split_first() {
            None => Self::Held { figure },
            Some((first, [])) => Self::Broken { how: first.clone(), figure },
            Some((first, rest)) => Self::Broken { how: format!("{first} (and {} more)", rest.len()), figure },
        }
    }
}

impl Need {
    /// Says it in a sentence after "needs".
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::World => "a worker with the testing hooks, its keys and the mail catcher",
            Self::Log => "the worker's log",
            Self::State => "the worker's files",
            Self::Launcher => "the tools to start another worker",
            Self::Node => "the worker's own Node (npm ci)",
        }
    }
}

impl Fault {
    /// Returns it in the testing hooks' words.
    pub fn asked(self) -> Value {
        match self {
            Self::GuardSlow => json!({"guard": "slow"}),
            Self::GuardLosesReplies => json!({"guard": "lost_reply"}),
            Self::DatabaseSlow => json!({"d1": "slow"}),
            Self::CourierStalled => json!({"courier": "stalled"}),
            Self::CourierDown => json!({"courier": "down"}),
            Self::NowAndThen => json!({
                "guard": {"how": "lost_reply", "each": 7},
                // Whoever never hears of a reservation has to wait for its end (a case of A59). A message is counted behind
                // the answer, so that it takes as long for everybody: if that fails its reader asks for another one.
                "guard:reserve": "none",
                "guard:send": "none",
                "guard-object": {"how": "slow", "each": 61},
                "d1:policy": {"how": "down", "each": 13},
                "d1:directory": {"how": "down", "each": 11},
                "d1:enrolments": {"how": "down", "each": 9},
                "d1:commit": {"how": "lost_reply", "each": 2},
                "d1:audit": {"how": "lost_reply", "each": 5},
                "outbox": {"how": "lost_reply", "each": 5},
                "courier": {"how": "stalled", "each": 17},
            }),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::GuardSlow => "guard slow",
            Self::GuardLosesReplies => "guard's replies lost",
            Self::DatabaseSlow => "database slow",
            Self::CourierStalled => "mail server stalled 5 s",
            Self::CourierDown => "mail server down",
            Self::NowAndThen => "every part now and then",
        })
    }
}
