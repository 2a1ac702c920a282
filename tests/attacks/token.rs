//! Do tickets and codes hold: forged, swapped, replayed, guessed from others? (catalogue §3)

mod chance;
mod forged;
mod keys;
mod replayed;
pub mod slots;
mod swapped;
mod time;

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
