//! Tickets: the state of a reset, sealed and carried by the client.
//!
//! A ticket is a PASETO v4.local token. Its footer names the key, its implicit assertion binds it to stage, tenant,
//! origins and deployment, and its payload is padded, so that a ticket of a stage has one length whoever it is about.
//! Using a ticket does not spend it: the guard spends challenges and flows ([`crate::guard`]).
//!
//! Outside, all failures look the same; the [`TicketError`] is for the audit.
//! Spec: [PASETO version 4](https://github.com/paseto-standard/paseto-spec/blob/master/docs/01-Protocol-Versions/Version4.md).

mod claims;
mod envelope;
mod padding;

use core::marker::PhantomData;

use crate::ids::TenantId;
use crate::keys::{Derivation, Keys, Use, length_prefixed};
use crate::time::UnixSeconds;

pub use claims::{
    ChallengeClaims, CheckClaims, Claims, Errand, FlowClaims, NotMeClaims, PassClaims, RegistrationClaims,
    SessionClaims, SignInClaims, TicketSubject,
};

/// Seconds by which a ticket may come from the future: two locations' clocks are never quite alike.
pub const CLOCK_SKEW_S: u64 = 30;

/// A stage's tickets: [`CheckTicket`], [`FlowTicket`], [`ChallengeTicket`], [`SignInTicket`], [`SessionTicket`],
/// [`RegistrationTicket`], [`PassTicket`] or [`NotMeTicket`].
///
/// Not a value: on the wire a ticket is text, and opened it is its claims.
#[derive(Debug)]
pub struct Ticket<C>(PhantomData<C>);

/// Issued with a check against robots, spent by `start`.
pub type CheckTicket = Ticket<CheckClaims>;
/// Carries a flow from `start` to its end.
pub type FlowTicket = Ticket<FlowClaims>;
/// Carries one challenge to its answer.
pub type ChallengeTicket = Ticket<ChallengeClaims>;
/// Carries a sign-in from its password to its end.
pub type SignInTicket = Ticket<SignInClaims>;
/// Is the cookie of somebody signed in.
pub type SessionTicket = Ticket<SessionClaims>;
/// Carries a registration of a method to its confirmation.
pub type RegistrationTicket = Ticket<RegistrationClaims>;
/// Brings somebody from another sign-in system to our page, once.
pub type PassTicket = Ticket<PassClaims>;
/// Stands in a notice, for whoever says that it was not them.
pub type NotMeTicket = Ticket<NotMeClaims>;

/// What a ticket is bound to without saying so: it opens only where all of this is the same.
#[derive(Clone, Copy, Debug)]
pub struct Binding<'a> {
    /// The organisation.
    pub tenant: &'a TenantId,
    /// Where this deployment is reached.
    pub public_origin: &'a str,
    /// The page that asks: the `Origin` of the request, judged before, or the public origin where there is none.
    pub request_origin: &'a str,
    /// `FLOW_EPOCH`: raising it kills every ticket at once.
    pub epoch: u64,
}

/// Why a ticket was not opened. For the audit; the claimant hears one and the same answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TicketError {
    /// Not the length or the form of a ticket of this stage.
    #[error("expected a ticket of this stage")]
    Form,
    /// Sealed by a key that is unknown or retired.
    #[error("sealed by an unknown or retired key")]
    Key,
    /// Changed on the way, or made for another stage, tenant, origin or deployment.
    #[error("not sealed for this stage, tenant, origin and deployment")]
    Seal,
    /// Opened, but not what this version writes.
    #[error("claims are not those of this version")]
    Claims,
    /// Issued more than [`CLOCK_SKEW_S`] in the future.
    #[error("issued in the future")]
    Early,
    /// Its time is over.
    #[error("expired")]
    Expired,
}

impl TicketError {
    /// Tells whether it was a ticket that we had sealed, for which somebody had solved a check.
    #[must_use]
    pub const fn is_ours(self) -> bool {
        matches!(self, Self::Claims | Self::Early | Self::Expired)
    }

    /// Returns the constant that the audit records.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Form => "ticket: form",
            Self::Key => "ticket: key",
            Self::Seal => "ticket: seal",
            Self::Claims => "ticket: claims",
            Self::Early => "ticket: early",
            Self::Expired => "ticket: expired",
        }
    }
}

/// Why a ticket was not sealed: a fault of ours, never the claimant's doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealingError {
    /// The claims do not fit; a longer ticket would tell them apart.
    #[error("claims are longer than a ticket of this stage")]
    TooLong,
    /// No randomness, or the token library refused.
    #[error("could not be sealed")]
    Sealing,
}

impl<C: Claims> Ticket<C> {
    /// Seals claims into the text of a ticket.
    ///
    /// # Errors
    /// [`SealingError::TooLong`] if the claims exceed the stage's size, [`SealingError::Sealing`] without randomness.
    pub fn seal(claims: &C, binding: &Binding<'_>, keys: &Keys, now: UnixSeconds) -> Result<String, SealingError> {
        let payload = padding::pad(claims)?;
        let (kid, root) = keys.tickets.sealing(now);
        let key = Derivation::key(root, Use::Ticket, binding.tenant);
        envelope::encrypt(&key, kid, &payload, &binding.assertion(C::STAGE))
    }

    /// Opens a ticket and returns its claims.
    ///
    /// 1. Length and form, before anything is decoded.
    /// 2. The key that the footer names.
    /// 3. The seal, with what the ticket is bound to.
    /// 4. The claims.
    /// 5. Time.
    ///
    /// # Errors
    /// A [`TicketError`], the first of these that fails.
    pub fn open(text: &str, binding: &Binding<'_>, keys: &Keys, now: UnixSeconds) -> Result<C, TicketError> {
        // 1.
        let sealed = envelope::parse(text, C::PAYLOAD_BYTES)?;
        // 2.
        let root = keys.tickets.accepting(sealed.kid, now).ok_or(TicketError::Key)?;
        // 3.
        let key = Derivation::key(root, Use::Ticket, binding.tenant);
        let payload = envelope::decrypt(&key, &sealed, &binding.assertion(C::STAGE))?;
        // 4.
        let claims = padding::unpad::<C>(payload.payload())?;
        // 5.
        if claims.issued() > now.plus(CLOCK_SKEW_S) {
            return Err(TicketError::Early);
        }
        if claims.expires() <= now {
            return Err(TicketError::Expired);
        }
        Ok(claims)
    }
}

impl Binding<'_> {
    /// Returns the implicit assertion (PASETO v4 §implicit assertions): authenticated, never transmitted.
    fn assertion(&self, stage: &str) -> Vec<u8> {
        let epoch = self.epoch.to_string();
        let tenant = self.tenant.as_str();
        length_prefixed(&["latchkey/v1", stage, tenant, self.public_origin, self.request_origin, &epoch])
    }
}

#[cfg(test)]
mod tests;
