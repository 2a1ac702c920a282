//! Is a new password judged by the server, and by all of its rules? (catalogue §7)

mod differential;
mod evasions;
mod leaks;

use crate::case::{Case, Need};

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "A80",
        tried: "passwords past the page's own judgement: does the server judge by the same rules, and the page's bundle by the server's?",
        needs: &[Need::World, Need::Node],
        under: &[],
        run: differential::everywhere_the_same,
    },
    Case {
        id: "A81",
        tried: "listed words in disguise: case, look-alikes, marks, digits for letters, something appended",
        needs: &[Need::World],
        under: &[],
        run: evasions::in_disguise,
    },
    Case {
        id: "A82",
        tried: "passwords that leaked or are common, with whoever knows leaks down",
        needs: &[Need::World],
        under: &[],
        run: leaks::whoever_is_asked,
    },
];
