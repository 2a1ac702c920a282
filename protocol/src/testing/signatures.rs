//! Signatures, verified by libraries: what the platform's own cryptography does at the edge.

use ed25519_compact::{PublicKey as EdwardsKey, Signature as EdwardsSignature};
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature as CurveSignature, VerifyingKey as CurveKey};
use rsa::pkcs1v15::{Signature as RsaSignature, VerifyingKey as RsaKey};
use rsa::{BoxedUint, PublicKey as RsaPublicKey};
use sha2::Sha256;

use crate::ports::{Fault, Signatures};
use crate::testing::fault::FaultSwitch;
use crate::webauthn::PublicKey;

/// Verifies signatures by libraries.
#[derive(Debug, Default)]
pub struct LibrarySignatures {
    /// Makes verifying fail.
    pub faults: FaultSwitch,
}

impl Signatures for LibrarySignatures {
    async fn verify(&self, key: &PublicKey, signed: &[u8], signature: &[u8]) -> Result<bool, Fault> {
        // No call over a wire: nothing else happens meanwhile.
        self.faults.before("signatures")?;
        Ok(holds(key, signed, signature).is_some())
    }
}

/// Tells that a signature holds.
fn holds(key: &PublicKey, signed: &[u8], signature: &[u8]) -> Option<()> {
    match key {
        PublicKey::Es256 { x, y } => {
            let key = CurveKey::from_sec1_bytes(&[&[4], &x[..], y].concat()).ok()?;
            key.verify(signed, &CurveSignature::from_slice(signature).ok()?).ok()
        }
        PublicKey::EdDsa { x } => {
            let signature = EdwardsSignature::from_slice(signature).ok()?;
            EdwardsKey::new(*x).verify(signed, &signature).ok()
        }
        PublicKey::Rs256 { modulus } => {
            let key = RsaPublicKey::new(BoxedUint::from_be_slice_vartime(modulus), 65_537_u32.into()).ok()?;
            let signature = RsaSignature::try_from(signature).ok()?;
            RsaKey::<Sha256>::new(key).verify(signed, &signature).ok()
        }
    }
}
