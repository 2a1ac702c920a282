//! Passkeys: what a page hands to the browser's own ceremony, and what comes of it (`WebAuthn` Level 3).
//!
//! Whatever is bytes there is base64url here, without padding. What a page adds is the same for everybody: user verification
//! and a discoverable credential are required, the list of allowed ones is empty, the algorithms are `EdDSA`, `ES256` and
//! `RS256` (-8, -7, -257), and attestation is `none`.

use serde::{Deserialize, Serialize};

/// Most bytes of one part of a ceremony: more than any authenticator writes.
const MAX_BYTES: usize = 8 * 1024;

/// Bytes as a ceremony gives them, in base64url without padding. Kept as they came: a page only hands them on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, max_length = 10_923))]
#[serde(try_from = "String", into = "String")]
pub struct Bytes(String);

/// What came is no such bytes.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected base64url without padding")]
pub struct NotBytes;

impl Bytes {
    /// Writes bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(data_encoding::BASE64URL_NOPAD.encode(bytes))
    }

    /// Takes what the browser or the edge has written, unread: for a page, which asks nothing of it.
    #[must_use]
    pub const fn unread(text: String) -> Self {
        Self(text)
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads the bytes; none if the text was taken unread and is no such.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        data_encoding::BASE64URL_NOPAD.decode(self.0.as_bytes()).unwrap_or_default()
    }
}

impl TryFrom<String> for Bytes {
    type Error = NotBytes;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let bytes = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| NotBytes)?;
        if bytes.len() <= MAX_BYTES { Ok(Self(text)) } else { Err(NotBytes) }
    }
}

impl From<Bytes> for String {
    fn from(bytes: Bytes) -> Self {
        bytes.0
    }
}

/// What a passkey is asked for with: `PublicKeyCredentialRequestOptions`, as far as they differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublicKeyRequest {
    /// The challenge.
    pub challenge: Bytes,
    /// The relying party's id.
    pub rp_id: String,
    /// How long the browser may take, in milliseconds.
    pub timeout_ms: u32,
}

/// What a passkey is made with: `PublicKeyCredentialCreationOptions`, as far as they differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublicKeyCreation {
    /// The challenge.
    pub challenge: Bytes,
    /// The relying party's id.
    pub rp_id: String,
    /// The organisation's name.
    pub rp_name: String,
    /// The user handle, which names nobody.
    pub user_id: Bytes,
    /// The account's own name.
    pub user_name: String,
    /// The name people know.
    pub user_display_name: String,
    /// The passkeys that the account has already.
    pub exclude: Vec<Bytes>,
    /// How long the browser may take, in milliseconds.
    pub timeout_ms: u32,
}

/// What came of a ceremony that used a passkey: `AuthenticatorAssertionResponse`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Assertion {
    /// The credential id.
    pub id: Bytes,
    /// `clientDataJSON`.
    pub client_data: Bytes,
    /// `authenticatorData`.
    pub authenticator_data: Bytes,
    /// The signature.
    pub signature: Bytes,
    /// The user handle; a discoverable credential has one.
    pub user_handle: Bytes,
}

/// What came of a ceremony that made a passkey: `AuthenticatorAttestationResponse`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Attestation {
    /// `clientDataJSON`.
    pub client_data: Bytes,
    /// `attestationObject`.
    pub attestation_object: Bytes,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_have_one_form() {
        let read = |text: &str| Bytes::try_from(text.to_owned());
        assert_eq!(read("AQID"), Ok(Bytes::of(&[1, 2, 3])));
        assert_eq!(read("AQID").unwrap().to_bytes(), [1, 2, 3]);
        assert_eq!(read(""), Ok(Bytes::of(&[])));
        for bad in ["AQ==", "AQI=", "A", "AR", "A Q", "AQ+/", "é"] {
            assert_eq!(read(bad), Err(NotBytes), "{bad}");
        }
        assert!(read(&"A".repeat(10_924)).is_err());
    }
}
