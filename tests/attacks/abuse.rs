//! Does the service stay up and cheap under floods and failures? (catalogue §6)

mod checks;
mod flood;
mod guard;
mod oversized;
mod panic_hunt;
mod storage;
mod tables;

use crate::case::{Case, Fault, Need};

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "A61",
        tried: "codes asked for by the hundred, from everywhere and at once, until a mailbox is full",
        needs: &[Need::World],
        under: &[],
        run: flood::of_one_mailbox,
    },
    Case {
        id: "A66",
        tried: "one solved check 100 times: for other names, other kinds, later, and at once",
        needs: &[Need::World],
        under: &[Fault::GuardSlow],
        run: checks::replayed,
    },
    Case {
        id: "C09",
        tried: "one check read aloud by the hundred, until its noise averages away",
        needs: &[Need::World],
        under: &[],
        run: checks::read_aloud,
    },
    Case {
        id: "A69",
        tried: "checks while what they lean on is down, slow or loses its answers",
        needs: &[Need::World],
        under: &[],
        run: checks::without_their_parts,
    },
    Case {
        id: "A70",
        tried: "100 MB bodies, a million letters of headers, bodies that trickle, 100,000 keys",
        needs: &[],
        under: &[],
        run: oversized::requests,
    },
    Case {
        id: "A73",
        tried: "tables without end, never closed, packed, in other formats, and the largest ones many at once",
        needs: &[Need::World],
        under: &[],
        run: tables::bombs_in_place_of_tables,
    },
    Case {
        id: "A74",
        tried: "random and mangled requests by the thousand, while honest ones are at work",
        needs: &[Need::World, Need::Log],
        under: &[],
        run: panic_hunt::hunt,
    },
    Case {
        id: "A75",
        tried: "passwords of 64 to 1,000,000 characters, 100 of them at once",
        needs: &[Need::World],
        under: &[],
        run: oversized::passwords,
    },
    Case {
        id: "A77",
        tried: "made-up names until the guard's storage is full",
        needs: &[Need::World],
        under: &[],
        run: storage::made_up_names,
    },
    Case {
        id: "A78",
        tried: "every call while the guard is down, slow, deaf, or answers something else",
        needs: &[Need::World],
        under: &[],
        run: guard::misbehaving,
    },
];
