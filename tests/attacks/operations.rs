//! Does anything leak into logs, storage or errors? (catalogue §9)

mod canary;

use crate::case::{Case, Need};

/// The cases of this section.
pub const CASES: &[Case] = &[Case {
    id: "A96",
    tried: "codes, tickets, passwords, secrets and addresses of whole resets, searched for in logs, storage and answers",
    needs: &[Need::World, Need::Log, Need::State],
    under: &[],
    run: canary::everywhere,
}];
