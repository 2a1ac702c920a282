//! Claims as text of one length per stage: JSON, filled up with spaces.
//!
//! Spaces after a JSON value mean nothing (RFC 8259 §2), so there is no padding format to get wrong.

use crate::json;

use super::{Claims, SealingError, TicketError};

/// Writes claims and fills them up to the size of their stage.
pub(super) fn pad<C: Claims>(claims: &C) -> Result<Vec<u8>, SealingError> {
    let mut payload = serde_json::to_vec(claims).map_err(|_| SealingError::Sealing)?;
    if payload.len() > C::PAYLOAD_BYTES {
        return Err(SealingError::TooLong);
    }
    payload.resize(C::PAYLOAD_BYTES, b' ');
    Ok(payload)
}

/// Reads padded claims: all of them, nothing else.
pub(super) fn unpad<C: Claims>(payload: &str) -> Result<C, TicketError> {
    json::read(payload.as_bytes()).map_err(|_| TicketError::Claims)
}
