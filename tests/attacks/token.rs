//! Do tickets and codes hold: forged, swapped, replayed, guessed from others? (catalogue §3)

mod chance;
mod forged;
mod keys;
mod replayed;
mod swapped;
mod time;

use latchkey_tests::claimant::attempt;
use latchkey_tests::driver::Call;
use serde_json::json;

use crate::case::{Case, Fault, Need};

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "A20",
        tried: "tickets of other versions, purposes and algorithms, cut, lengthened, re-encoded, with other footers",
        needs: &[Need::World],
        under: &[],
        run: forged::other_forms,
    },
    Case {
        id: "A22",
        tried: "tickets that the worker's own keys sealed, whose times are past, future, missing or no numbers",
        needs: &[Need::World],
        under: &[],
        run: time::impossible_times,
    },
    Case {
        id: "A23",
        tried: "every ticket at every call",
        needs: &[Need::World],
        under: &[],
        run: swapped::every_ticket_everywhere,
    },
    Case {
        id: "A24",
        tried: "the attacker passes all gates, then names the victim in body, query, header and second tab",
        needs: &[Need::World],
        under: &[],
        run: swapped::another_subject,
    },
    Case {
        id: "A25",
        tried: "every walk between the methods, before and after a gate, ending in password and unlock",
        needs: &[Need::World],
        under: &[],
        run: swapped::every_walk,
    },
    Case {
        id: "A27",
        tried: "tickets of another organisation, origin, epoch and key ring",
        needs: &[Need::World],
        under: &[],
        run: forged::other_deployments,
    },
    Case {
        id: "A29",
        tried: "a right answer and a commit again: at once, fifty times, afterwards; and the victim's other flows",
        needs: &[Need::World],
        under: &[Fault::GuardLosesReplies],
        run: replayed::what_is_spent,
    },
    Case {
        id: "A30",
        tried: "spent answers and flows again at every age, with the clock forward and back",
        needs: &[Need::World],
        under: &[],
        run: replayed::at_every_age,
    },
    Case {
        id: "A32",
        tried: "deployments whose keys are missing, short, guessable, published, used twice or in the wrong place",
        needs: &[Need::World, Need::Launcher],
        under: &[],
        run: keys::unfit,
    },
    Case {
        id: "A33",
        tried: "codes and ids guessed from other codes and ids",
        needs: &[Need::World],
        under: &[],
        run: chance::codes_and_ids,
    },
];

/// Where a ticket can be put: a call, and which of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What it says in a report.
    pub name: &'static str,
    /// The stage whose tickets belong there.
    pub stage: Stage,
    path: &'static str,
}

/// The stages of tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A check against robots.
    Check,
    /// A flow.
    Flow,
    /// A challenge.
    Challenge,
}

/// Every place where a call takes a ticket.
pub const SLOTS: [Slot; 10] = [
    Slot { name: "audio.check", stage: Stage::Check, path: "/bot-check/audio" },
    Slot { name: "start.check", stage: Stage::Check, path: "/reset/start" },
    Slot { name: "challenge.flow", stage: Stage::Flow, path: "/reset/challenge" },
    Slot { name: "verify.flow", stage: Stage::Flow, path: "/reset/verify" },
    Slot { name: "verify.challenge", stage: Stage::Challenge, path: "/reset/verify" },
    Slot { name: "poll.challenge", stage: Stage::Challenge, path: "/reset/poll" },
    Slot { name: "password.flow", stage: Stage::Flow, path: "/reset/password" },
    Slot { name: "unlock.flow", stage: Stage::Flow, path: "/reset/unlock" },
    Slot { name: "extend.flow", stage: Stage::Flow, path: "/reset/extend" },
    Slot { name: "close.flow", stage: Stage::Flow, path: "/reset/close" },
];

impl Slot {
    /// Writes the call with a ticket in this place, and a good flow where the call wants one beside it.
    pub fn call(self, ticket: &str, flow: &str) -> Call {
        let attempt = attempt();
        let body = match self.name {
            "audio.check" => json!({"check": ticket}),
            "start.check" => json!({"identifier": "nora", "bot_check": {"check": ticket, "solution": "wrong"}}),
            "challenge.flow" => json!({"flow": ticket, "attempt": attempt, "method": "authenticator"}),
            "verify.flow" => {
                json!({"flow": ticket, "challenge": "c", "attempt": attempt, "answer": {"code": "000000"}})
            }
            "verify.challenge" => {
                json!({"flow": flow, "challenge": ticket, "attempt": attempt, "answer": {"code": "000000"}})
            }
            "poll.challenge" => json!({"challenge": ticket}),
            "password.flow" => json!({"flow": ticket, "attempt": attempt, "password": "quiet-otters-paddle-upstream"}),
            "unlock.flow" => json!({"flow": ticket, "attempt": attempt}),
            "extend.flow" => json!({"flow": ticket}),
            _ => json!({"flow": ticket, "reason": "cancelled"}),
        };
        Call::post(self.path, &body)
    }
}
