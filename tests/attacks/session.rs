//! Does anybody get in, or in the way of others, by signing in? (catalogue §3, §4 and §9, for sessions)

mod cookies;
mod factor;
mod passes;
mod pause;
mod put_off;

use crate::case::{Case, Need};

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "S01",
        tried: "a right second factor 100 times at once, in one sign-in and in twenty, and wrong ones by the hundred",
        needs: &[Need::World],
        under: &[],
        run: factor::at_once,
    },
    Case {
        id: "S02",
        tried: "wrong passwords by all names and addresses, day after day, to keep the owner from signing in",
        needs: &[Need::World],
        under: &[],
        run: pause::against_the_owner,
    },
    Case {
        id: "S03",
        tried: "cookies that look like the session's: twins, other names, quoted, cut, of other purposes, on every answer",
        needs: &[Need::World],
        under: &[],
        run: cookies::lookalikes,
    },
    Case {
        id: "S04",
        tried: "one registration ticket 100 times at once, and after everything that ends it",
        needs: &[Need::World],
        under: &[],
        run: passes::redeemed_again,
    },
    Case {
        id: "S05",
        tried: "a registration put off by the hundred: at once, in many sessions, with old cookies",
        needs: &[Need::World],
        under: &[],
        run: put_off::for_ever,
    },
    Case {
        id: "S06",
        tried: "one known password replaced by 40 others at once",
        needs: &[Need::World],
        under: &[],
        run: factor::many_passwords,
    },
];
