//! The flows: what each call of a reset, and of somebody signed in, does over the ports.
//!
//! Each is a thin async function that fetches, asks a pure decision, stores and answers; the decisions live in `ticket`,
//! `policy`, `gate` and `guard`. A flow leaves one audit line per call and says nothing that its [`Refusal`] does not.

mod after;
pub mod bot_check;
mod budget;
mod call;
pub mod challenge;
pub mod change;
pub mod close;
pub mod commit;
mod delivery;
mod evidence;
pub mod extend;
mod holdings;
pub mod interrupt;
mod judgement;
mod listing;
mod look_up;
pub mod me;
mod named;
pub mod not_me;
mod notices;
pub mod outside;
mod passes;
mod passkey_registration;
mod passkeys;
pub mod poll;
pub mod proof;
pub mod questions;
mod refusal;
pub mod registration;
pub mod saved_codes;
pub mod second;
pub mod security_info;
pub mod session;
pub mod start;
mod subject;
pub mod tenant;
mod turnstile;
pub mod verify;

use latchkey_shared::method::MethodKind;
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::Disclosure;

use crate::platform::Platform;
use crate::policy::Policy;
use crate::ports::Courier;
use crate::ticket::FlowClaims;

pub(crate) use listing::hint;
pub(crate) use notices::notice;
pub(crate) use subject::{addresses, subject_row};

pub use after::After;
pub use call::{Call, Kept};
pub use delivery::Delivery;
pub use look_up::LookUp;
pub use refusal::{Refusal, Stop};

/// Returns the methods that this deployment can carry out.
pub(crate) fn capabilities<P: Platform>(platform: &P) -> Set<MethodKind> {
    let can = |kind: &MethodKind| match kind {
        // Checked here, with nothing to deliver.
        MethodKind::Authenticator | MethodKind::Passkey | MethodKind::Questions | MethodKind::Recovery => true,
        MethodKind::Mail => platform.courier().carries(*kind),
        // Their couriers and ceremonies are not built in yet.
        _ => false,
    };
    MethodKind::ALL.into_iter().filter(can).collect()
}

/// Tells whether nothing about the account may be said or shown: before a gate in `private` disclosure.
pub(crate) fn is_blind(policy: &Policy, flow: &FlowClaims) -> bool {
    policy.disclosure == Disclosure::Private && flow.passed == 0
}
