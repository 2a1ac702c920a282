//! Tickets as somebody with the keys could forge them: any payload under any footer, straight from the token library.
//!
//! For tests of what opening refuses. What a ticket is bound to is written down here once more, so that this is a second
//! opinion on that, too.

use pasetors::keys::SymmetricKey;
use pasetors::version4::{LocalToken, V4};

use crate::keys::{Derivation, Keys, Use};
use crate::ticket::Binding;
use crate::time::UnixSeconds;

/// Returns the footer of every ticket sealed at `now`.
#[must_use]
pub fn footer(keys: &Keys, now: UnixSeconds) -> String {
    format!("{{\"kid\":\"{}\"}}", keys.tickets.current(now))
}

/// Seals a payload as a ticket of a stage; `None` if the token library refuses, as it does an empty payload.
#[must_use]
pub fn ticket(
    stage: &str,
    payload: &[u8],
    footer: &[u8],
    binding: &Binding<'_>,
    keys: &Keys,
    now: UnixSeconds,
) -> Option<String> {
    let (_, root) = keys.tickets.sealing(now);
    let key = SymmetricKey::<V4>::from(&*Derivation::key(root, Use::Ticket, binding.tenant)).ok()?;
    let mut assertion = Vec::new();
    for field in [
        "latchkey/v1",
        stage,
        binding.tenant.as_str(),
        binding.public_origin,
        binding.request_origin,
        &binding.epoch.to_string(),
    ] {
        assertion.extend(u64::try_from(field.len()).ok()?.to_be_bytes());
        assertion.extend(field.as_bytes());
    }
    LocalToken::encrypt(&key, payload, Some(footer), Some(&assertion)).ok()
}
