//! Do gates and policy hold when steps are skipped or the world changes? (catalogue §5)

mod commit;
mod notices;
mod sessions;
mod skipped;
mod tightened;

use crate::case::{Case, Fault, Need};

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "A51",
        tried: "later calls without the earlier ones' success, with answers and tickets made better on the way",
        needs: &[Need::World],
        under: &[Fault::GuardLosesReplies],
        run: skipped::later_calls,
    },
    Case {
        id: "A53",
        tried: "policy and account made stricter between every pair of calls of a reset",
        needs: &[Need::World],
        under: &[],
        run: tightened::between_every_pair,
    },
    Case {
        id: "A54",
        tried: "an administrator by the users' policy, and a role raised between gate and password",
        needs: &[Need::World],
        under: &[],
        run: tightened::privileged,
    },
    Case {
        id: "A55",
        tried: "sessions, tickets and resets of an administrator right after everything that ends them",
        needs: &[Need::World],
        under: &[],
        run: sessions::outlived,
    },
    Case {
        id: "A56",
        tried: "the tickets of a reset, and the new password alone, as a way in",
        needs: &[Need::World],
        under: &[],
        run: sessions::let_in_by_a_reset,
    },
    Case {
        id: "A57",
        tried: "a reset through a channel the attacker holds, to see whom nobody tells; then with the mail server down",
        needs: &[Need::World, Need::Log],
        under: &[],
        run: notices::to_every_other_contact,
    },
    Case {
        id: "A59",
        tried: "parts failing at every step of the commit, before and after they did what they were asked",
        needs: &[Need::World],
        under: &[],
        run: commit::failing_parts,
    },
    Case {
        id: "A65",
        tried: "first gates exhausted every day for a month: what is left to the owner, and whether she is told",
        needs: &[Need::World],
        under: &[],
        run: notices::locked_out_for_a_month,
    },
];
