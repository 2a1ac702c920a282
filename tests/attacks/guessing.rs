//! Do budgets hold, in sequence, in parallel and around corners? (catalogue §4)

mod authenticator;
mod budgets;
mod comparison;
mod races;
mod saved;
mod spray;

use crate::case::{Case, Fault, Need};

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "A35",
        tried: "one guess after the other at one challenge, the right code as the sixth",
        needs: &[Need::World],
        under: &[Fault::GuardSlow, Fault::DatabaseSlow],
        run: budgets::sequential,
    },
    Case {
        id: "A36",
        tried: "challenges by the hundred for one account, five guesses each, all at once",
        needs: &[Need::World],
        under: &[],
        run: budgets::many_challenges,
    },
    Case {
        id: "A37",
        tried: "the same from as many network addresses, IPv4 and IPv6",
        needs: &[Need::World],
        under: &[],
        run: budgets::many_addresses,
    },
    Case {
        id: "A39",
        tried: "resends, new flows, other methods and languages, to have the count begin again",
        needs: &[Need::World],
        under: &[],
        run: budgets::nothing_resets,
    },
    Case {
        id: "A40",
        tried: "500 wrong codes and the right one in one packet train",
        needs: &[Need::World],
        under: &[],
        run: races::train_of_codes,
    },
    Case {
        id: "A41",
        tried: "the right code 100 times at once, then 100 different passwords at once",
        needs: &[Need::World],
        under: &[Fault::GuardSlow],
        run: races::double_spends,
    },
    Case {
        id: "A44",
        tried: "one password with many names, then one code, each below its own budget",
        needs: &[Need::World, Need::Log],
        under: &[],
        run: spray::many_names,
    },
    Case {
        id: "A45",
        tried: "an authenticator's code again: 100 times at once, in two flows, and older steps afterwards",
        needs: &[Need::World],
        under: &[],
        run: authenticator::codes_again,
    },
    Case {
        id: "A46",
        tried: "authenticator codes from ten steps before to ten steps after, and a clock of the caller's own",
        needs: &[Need::World],
        under: &[],
        run: authenticator::codes_of_other_times,
    },
    Case {
        id: "A49",
        tried: "codes that share a beginning with the right one, told apart by the time a comparison takes",
        needs: &[],
        under: &[],
        run: comparison::prefixes,
    },
    Case {
        id: "A107",
        tried: "one saved recovery code 100 times at once, then typed in other ways, then those of an older set",
        needs: &[Need::World],
        under: &[],
        run: saved::once,
    },
];
