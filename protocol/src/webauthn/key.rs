//! The public key of a passkey: as an authenticator writes it (COSE, RFC 9053), and as it is kept.
//!
//! Three algorithms, by the names of the registry: `ES256` on P-256, `EdDSA` on Ed25519, `RS256`. A key has exactly the
//! parameters of its kind (§6.5.1.1). Not here: whether a point lies on its curve, which whoever verifies finds out.

use super::cbor::Value;

/// Bytes of an RSA modulus: 2,048 to 4,096 bits.
const RSA_MODULUS: core::ops::RangeInclusive<usize> = 256..=512;
/// The one exponent that authenticators use.
const RSA_EXPONENT: &[u8] = &[1, 0, 1];

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// ECDSA on P-256 with SHA-256: a point.
    Es256 {
        /// Its first coordinate.
        x: [u8; 32],
        /// Its second coordinate.
        y: [u8; 32],
    },
    /// Ed25519 (RFC 8032): a point, encoded.
    EdDsa {
        /// The encoded point.
        x: [u8; 32],
    },
    /// RSASSA-PKCS1-v1_5 with SHA-256, exponent 65,537.
    Rs256 {
        /// The modulus, without leading zeros.
        modulus: Vec<u8>,
    },
}

impl PublicKey {
    /// Reads a key as an authenticator writes it; `None` if it is none of these.
    pub(super) fn from_cose(key: &Value<'_>) -> Option<Self> {
        let key = key.entries()?;
        let number = |place| key.at(place)?.number();
        let bytes = |place| key.at(place)?.bytes();
        let coordinate = |place| bytes(place)?.try_into().ok();
        // Kind, algorithm, curve, and how many parameters there are.
        match (number(1)?, number(3)?, number(-1), key.count()) {
            (1, -8, Some(6), 4) => Some(Self::EdDsa { x: coordinate(-2)? }),
            (2, -7, Some(1), 5) => Some(Self::Es256 { x: coordinate(-2)?, y: coordinate(-3)? }),
            (3, -257, None, 4) => {
                let modulus = bytes(-1)?;
                let is_modulus = RSA_MODULUS.contains(&modulus.len())
                    && modulus.first().is_some_and(|byte| *byte != 0)
                    && modulus.last().is_some_and(|byte| byte & 1 == 1);
                (is_modulus && bytes(-2)? == RSA_EXPONENT).then(|| Self::Rs256 { modulus: modulus.to_vec() })
            }
            _ => None,
        }
    }

    /// Returns what is kept of it.
    pub(super) fn to_stored(&self) -> Vec<u8> {
        match self {
            Self::EdDsa { x } => [&[8], &x[..]].concat(),
            Self::Es256 { x, y } => [&[7], &x[..], y].concat(),
            Self::Rs256 { modulus } => [&[1], &modulus[..]].concat(),
        }
    }

    /// Reads it back; `None` if it is no key.
    pub(super) fn from_stored(bytes: &[u8]) -> Option<Self> {
        let (algorithm, key) = bytes.split_first()?;
        match algorithm {
            8 => Some(Self::EdDsa { x: key.try_into().ok()? }),
            7 => {
                let (x, y) = key.split_first_chunk()?;
                Some(Self::Es256 { x: *x, y: y.try_into().ok()? })
            }
            1 if RSA_MODULUS.contains(&key.len()) => Some(Self::Rs256 { modulus: key.to_vec() }),
            _ => None,
        }
    }
}
