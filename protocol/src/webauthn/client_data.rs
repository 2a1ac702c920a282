//! What the browser says about a ceremony (§5.8.1): which one, for which challenge, on which page.
//!
//! It is the browser that says it, so no page can say otherwise; the signature covers it. Fields that a later edition adds are
//! read over (§5.8.1.2).

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

use super::{Expected, Flaw, demand};
use crate::json;

/// Which ceremony.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ceremony {
    /// A passkey is made.
    Create,
    /// One is used.
    Get,
}

impl Ceremony {
    const fn name(self) -> &'static str {
        match self {
            Self::Create => "webauthn.create",
            Self::Get => "webauthn.get",
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientData {
    r#type: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
    #[serde(default)]
    top_origin: Option<String>,
}

/// Judges client data (§7.1 steps 5 to 11, §7.2 steps 10 to 14).
///
/// 1. JSON, with every field that counts once.
/// 2. The ceremony that was begun, and its challenge.
/// 3. Our own page, exactly: no other of the same site.
/// 4. By itself, or in a frame of a page that the policy lists. A browser that does not say which page it is, is refused.
///
/// # Errors
/// The first [`Flaw`] there is.
pub(super) fn check(bytes: &[u8], ceremony: Ceremony, expected: &Expected<'_>) -> Result<(), Flaw> {
    // 1.
    let data: ClientData = json::read(bytes).map_err(|_| Flaw::ClientData)?;
    // 2.
    demand(data.r#type == ceremony.name(), Flaw::Ceremony)?;
    demand(data.challenge == BASE64URL_NOPAD.encode(&expected.challenge), Flaw::Challenge)?;
    // 3.
    demand(data.origin == expected.party.origin, Flaw::Origin)?;
    // 4.
    let may_embed = |top: &String| expected.party.embedders.iter().any(|embedder| embedder.as_str() == top);
    let is_fine =
        if data.cross_origin { data.top_origin.as_ref().is_some_and(may_embed) } else { data.top_origin.is_none() };
    demand(is_fine, Flaw::Frame)
}
