//! Do other sites and frames stay outside? (catalogue §8)
//!
//! Here what a worker answers; what a browser makes of it is not tried here.

mod origins;
mod pages;

use crate::case::{Case, Need};

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "A83",
        tried: "29 origins that look like a listed one, at every call",
        needs: &[Need::World],
        under: &[],
        run: origins::lookalikes,
    },
    Case {
        id: "A84",
        tried: "forms, plain text and calls without preflight from another site, methods overridden, cookies along",
        needs: &[Need::World],
        under: &[],
        run: origins::forged_requests,
    },
    Case { id: "A85", tried: "our pages in somebody's frame", needs: &[], under: &[], run: pages::framed },
    Case {
        id: "A90",
        tried: "answers and pages that a cache, a referrer or a sniffing browser could keep",
        needs: &[Need::World],
        under: &[],
        run: pages::kept,
    },
    Case {
        id: "A91",
        tried: "pages that would run a script of somebody else's",
        needs: &[],
        under: &[],
        run: pages::scripted,
    },
];
