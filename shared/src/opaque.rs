//! Identifiers the client carries without reading: attempts, and the support id a claimant reads out.

use core::fmt;

use serde::{Deserialize, Serialize};

/// Names one action of the claimant, so that a repeat after a lost answer is known as such.
///
/// 128 random bits, drawn by the client, base64url without padding (22 characters).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, min_length = 22, max_length = 22))]
#[serde(try_from = "String", into = "String")]
pub struct Attempt([u8; 16]);

/// What is wrong with an [`Attempt`] or [`SupportId`] as it came.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpaqueError {
    /// Not 16 bytes in base64url without padding.
    #[error("expected 22 base64url characters")]
    Attempt,
    /// Not two groups of four characters of Crockford's alphabet.
    #[error("expected a support id such as 7F3K-92QD")]
    SupportId,
}

impl Attempt {
    /// Makes an attempt from 16 random bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Returns the 16 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&data_encoding::BASE64URL_NOPAD.encode(&self.0))
    }
}

impl fmt::Debug for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attempt({self})")
    }
}

impl TryFrom<String> for Attempt {
    type Error = OpaqueError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.len() != 22 {
            return Err(OpaqueError::Attempt);
        }
        let bytes = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| OpaqueError::Attempt)?;
        bytes.try_into().map(Self).map_err(|_| OpaqueError::Attempt)
    }
}

impl From<Attempt> for String {
    fn from(attempt: Attempt) -> Self {
        attempt.to_string()
    }
}

/// What a claimant reads out to the help desk: 40 bits as `7F3K-92QD` (Crockford's alphabet).
///
/// It names a reset in logs and audit, and opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "7F3K-92QD"))]
#[serde(try_from = "String", into = "String")]
pub struct SupportId([u8; 5]);

pub(crate) const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl SupportId {
    /// Makes a support id from 40 random bits.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 5]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for SupportId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self.0.iter().fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
        for place in 0..8_u32 {
            if place == 4 {
                f.write_str("-")?;
            }
            let index = usize::try_from((bits >> (35 - 5 * place)) & 31).unwrap_or_default();
            let digit = CROCKFORD.get(index).copied().unwrap_or(b'0');
            write!(f, "{}", char::from(digit))?;
        }
        Ok(())
    }
}

impl TryFrom<String> for SupportId {
    type Error = OpaqueError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b'-').collect();
        if digits.len() != 8 || text.len() != 9 || text.as_bytes().get(4) != Some(&b'-') {
            return Err(OpaqueError::SupportId);
        }
        let mut bits = 0_u64;
        for digit in digits {
            let value = CROCKFORD.iter().position(|known| *known == digit).ok_or(OpaqueError::SupportId)?;
            bits = (bits << 5) | u64::try_from(value).map_err(|_| OpaqueError::SupportId)?;
        }
        let [_, _, _, bytes @ ..] = bits.to_be_bytes();
        Ok(Self(bytes))
    }
}

impl From<SupportId> for String {
    fn from(id: SupportId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_support_id_reads_back() {
        let id = SupportId::from_bytes([0x3b, 0xc7, 0x34, 0x8a, 0xed]);
        let text = id.to_string();
        assert_eq!(text.len(), 9);
        assert_eq!(SupportId::try_from(text), Ok(id));
        assert_eq!(SupportId::from_bytes([0; 5]).to_string(), "0000-0000");
        assert_eq!(SupportId::from_bytes([255; 5]).to_string(), "ZZZZ-ZZZZ");
    }

    #[test]
    fn an_attempt_is_exactly_128_bits() {
        let attempt = Attempt::from_bytes([7; 16]);
        assert_eq!(Attempt::try_from(attempt.to_string()), Ok(attempt));
        for bad in ["", "AAAA", &"A".repeat(23), &"=".repeat(22), &"é".repeat(11)] {
            assert_eq!(Attempt::try_from(bad.to_owned()), Err(OpaqueError::Attempt), "{bad}");
        }
    }
}
