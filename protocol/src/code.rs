//! One-time codes: derived from what they prove, never stored.
//!
//! code = the first 64 bits of HMAC-SHA-256 over everything the code is for, modulo 10^digits, zero padded.
//! Changing anything it is for (the flow, the challenge, the destination) makes another code, and the old one dead.
//! Not here: how often a code may be tried ([`crate::guard`]), and authenticator codes ([`crate::totp`]).
//!
//! The reduction is fair enough to forget: 2^64 is no multiple of 10^8, so some codes are likelier than others by one
//! part in 2^64 / 10^8 ≈ 1.8 · 10^11. Five tries gain nothing from that.

use subtle::ConstantTimeEq;

use latchkey_shared::method::MethodKind;
use latchkey_shared::otp::OtpCode;

use crate::ids::{ChallengeId, FlowId, TenantId};
use crate::keys::{Derivation, KeyId, Keys, Use};
use crate::time::UnixSeconds;

/// What a code opens. A code for one never opens another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A gate of a reset.
    Reset,
    /// Enrolling a method.
    Register,
    /// The second factor of a sign-in.
    SignIn,
    /// Fresh proof of somebody signed in.
    StepUp,
}

impl Purpose {
    const fn label(self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Register => "register",
            Self::SignIn => "sign-in",
            Self::StepUp => "step-up",
        }
    }
}

/// Everything that a code is for.
#[derive(Clone, Copy, Debug)]
pub struct CodeInput<'a> {
    /// The organisation.
    pub tenant: &'a TenantId,
    /// What it opens.
    pub purpose: Purpose,
    /// The account, by its immutable id.
    pub subject: &'a str,
    /// The flow.
    pub flow: FlowId,
    /// The challenge: another one, another code.
    pub challenge: ChallengeId,
    /// How it travels.
    pub method: MethodKind,
    /// Where it goes, as the primary has it now: a changed contact kills the code.
    pub destination: &'a str,
}

/// Why there is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// The key is not in the ring, or has been replaced for too long.
    #[error("code key is unknown or retired")]
    Key,
    /// A length that no code has.
    #[error("expected 6 to 8 digits")]
    Digits,
}

/// Derives the code of a challenge under the key `kid` of the `codes` ring.
///
/// A new challenge takes [`code_key`]; a challenge ticket carries its id on to verification.
///
/// # Errors
/// [`CodeError::Key`] if `kid` no longer opens at `now`; [`CodeError::Digits`] unless there are 6 to 8.
pub fn derive(
    keys: &Keys,
    kid: KeyId,
    now: UnixSeconds,
    input: &CodeInput<'_>,
    digits: u8,
) -> Result<OtpCode, CodeError> {
    let root = keys.codes.accepting(kid, now).ok_or(CodeError::Key)?;
    let value = Derivation::new(root, Use::Code, input.tenant)
        .field(input.purpose.label().as_bytes())
        .field(input.subject.as_bytes())
        .field(&input.flow.0)
        .field(&input.challenge.0)
        .field(input.method.as_str().as_bytes())
        .field(input.destination.as_bytes())
        .finish();
    let bits = u64::from_be_bytes(value.first_chunk().copied().unwrap_or_default());
    let modulus = 10_u64.checked_pow(u32::from(digits)).ok_or(CodeError::Digits)?;
    let width = usize::from(digits);
    OtpCode::try_from(format!("{:0width$}", bits % modulus)).map_err(|_| CodeError::Digits)
}

/// Derives the challenge of a passkey under the key `kid` of the `codes` ring: for one purpose, flow and challenge. Nothing
/// about any account is in it but what names the flow, so it is there for whoever asks.
///
/// # Errors
/// [`CodeError::Key`] if `kid` no longer opens at `now`.
pub fn passkey_challenge(
    keys: &Keys,
    kid: KeyId,
    now: UnixSeconds,
    (tenant, purpose): (&TenantId, Purpose),
    (flow, challenge): (FlowId, ChallengeId),
) -> Result<[u8; 32], CodeError> {
    let root = keys.codes.accepting(kid, now).ok_or(CodeError::Key)?;
    let derivation = Derivation::new(root, Use::PasskeyChallenge, tenant).field(purpose.label().as_bytes());
    Ok(derivation.field(&flow.0).field(&challenge.0).finish())
}

/// Returns the key that new codes are derived with.
#[must_use]
pub fn code_key(keys: &Keys, now: UnixSeconds) -> KeyId {
    keys.codes.current(now)
}

/// Tells in constant time whether a typed code is the expected one. Their lengths are no secret.
#[must_use]
pub fn matches(expected: &OtpCode, typed: &OtpCode) -> bool {
    expected.digits().as_bytes().ct_eq(typed.digits().as_bytes()).into()
}

#[cfg(test)]
mod tests;
