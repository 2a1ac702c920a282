//! Does anything leak into logs, storage or errors, and does whoever administers reach further than meant? (catalogue §9)

mod canary;
mod conditions;
mod egress;
mod formulas;
mod roles;
mod sql;

use crate::case::{Case, Need};

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "A94",
        tried: "SQL and other languages in every string of the calls of administrators and of somebody signed in",
        needs: &[Need::World, Need::Log],
        under: &[],
        run: sql::in_every_string,
    },
    Case {
        id: "A96",
        tried: "codes, tickets, passwords, secrets and addresses of whole resets, searched for in logs, storage and answers",
        needs: &[Need::World, Need::Log, Need::State],
        under: &[],
        run: canary::everywhere,
    },
    Case {
        id: "A98",
        tried: "every role at every call, roles and passwords in bodies, accounts above one's own, other people's methods",
        needs: &[Need::World],
        under: &[],
        run: roles::beyond_ones_role,
    },
    Case {
        id: "A99",
        tried: "addresses of this machine, of metadata and of files wherever an administrator can set one",
        needs: &[Need::World],
        under: &[],
        run: egress::addresses_of_administrators,
    },
    Case {
        id: "S07",
        tried: "an account and the policy replaced by forty at once over one tag, and over tags that are none",
        needs: &[Need::World],
        under: &[],
        run: conditions::over_what_was_read,
    },
    Case {
        id: "S08",
        tried: "names that a spreadsheet would compute, by every way a name comes in, in every export",
        needs: &[Need::World],
        under: &[],
        run: formulas::in_every_export,
    },
];
