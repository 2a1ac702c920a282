//! The token around a payload: PASETO v4.local with the key's id in its footer. Knows no claims.

use pasetors::Local;
use pasetors::keys::SymmetricKey;
use pasetors::token::{TrustedToken, UntrustedToken};
use pasetors::version4::{LocalToken, V4};

use super::{SealingError, TicketError};
use crate::keys::KeyId;

/// Bytes that encryption adds: a nonce of 32 and a tag of 32 (PASETO v4 §encrypt).
const OVERHEAD_BYTES: usize = 64;
/// The footer around a key id. Not parsed as JSON: it comes from outside, before anything is authenticated.
const FOOTER: (&str, &str) = ("{\"kid\":\"", "\"}");

/// A token with the form of a ticket; nothing about it is trusted yet.
pub(super) struct Sealed {
    token: UntrustedToken<Local, V4>,
    /// The key it claims to be sealed by.
    pub(super) kid: KeyId,
}

/// Returns the length of every token whose payload has `payload_bytes`.
pub(super) const fn token_length(payload_bytes: usize) -> usize {
    let footer_bytes = FOOTER.0.len() + KeyId::DIGITS + FOOTER.1.len();
    LocalToken::HEADER.len() + base64_length(payload_bytes + OVERHEAD_BYTES) + 1 + base64_length(footer_bytes)
}

/// Encrypts a payload. The library draws the nonce from the operating system.
pub(super) fn encrypt(key: &[u8; 32], kid: KeyId, payload: &[u8], assertion: &[u8]) -> Result<String, SealingError> {
    let key = SymmetricKey::<V4>::from(key).map_err(|_| SealingError::Sealing)?;
    let footer = format!("{}{kid}{}", FOOTER.0, FOOTER.1);
    LocalToken::encrypt(&key, payload, Some(footer.as_bytes()), Some(assertion)).map_err(|_| SealingError::Sealing)
}

/// Reads the form of a token: its exact length first, so that nothing large is ever decoded.
pub(super) fn parse(text: &str, payload_bytes: usize) -> Result<Sealed, TicketError> {
    if text.len() != token_length(payload_bytes) {
        return Err(TicketError::Form);
    }
    let token = UntrustedToken::<Local, V4>::try_from(text).map_err(|_| TicketError::Form)?;
    let footer = core::str::from_utf8(token.untrusted_footer()).map_err(|_| TicketError::Form)?;
    let kid = footer.strip_prefix(FOOTER.0).and_then(|rest| rest.strip_suffix(FOOTER.1)).ok_or(TicketError::Form)?;
    let kid = kid.parse().map_err(|_| TicketError::Form)?;
    Ok(Sealed { token, kid })
}

/// Decrypts a token. Every reason it may fail for is one.
pub(super) fn decrypt(key: &[u8; 32], sealed: &Sealed, assertion: &[u8]) -> Result<TrustedToken, TicketError> {
    let key = SymmetricKey::<V4>::from(key).map_err(|_| TicketError::Seal)?;
    LocalToken::decrypt(&key, &sealed.token, None, Some(assertion)).map_err(|_| TicketError::Seal)
}

/// Returns the length of unpadded base64 (RFC 4648 §5).
const fn base64_length(bytes: usize) -> usize {
    (bytes * 4).div_ceil(3)
}
