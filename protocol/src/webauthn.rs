//! Passkeys: what a browser and an authenticator say, and whether it is what was asked for (WebAuthn Level 3, §7.1 and §7.2).
//!
//! Pure and synchronous, like every decision. The one thing that is not decided here is whether a signature holds: what is to
//! be asked of [`Signatures`](crate::ports::Signatures) comes out, and its answer goes in. Not here: that a challenge is good
//! once (the guard), whose a passkey is (flows), and what one counts (policy).
//!
//! Attestation is asked for by nobody: which make of authenticator somebody has is theirs to choose, and a statement of any
//! form is read over.

mod assertion;
mod authenticator_data;
mod cbor;
mod client_data;
mod key;
mod registration;
mod signature;
#[cfg(test)]
mod tests;

use latchkey_shared::sorted::Set;

use crate::ids::TenantId;
use crate::keys::{Derivation, Keys, Use};
use crate::platform::Settings;
use crate::policy::Origin;
use crate::time::UnixSeconds;

pub use assertion::{Asserted, Examined, examine};
pub use key::PublicKey;
pub use registration::register;

/// Fewest and most bytes of a credential id (§6.1.3, §7.1).
const CREDENTIAL_ID: core::ops::RangeInclusive<usize> = 16..=1_023;
/// Names the form in which a passkey is kept; another one needs another number.
const FORM: u8 = 1;

/// A passkey as it is kept (§4, credential record).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    id: Vec<u8>,
    key: PublicKey,
    backup_eligible: bool,
    /// How often it says that it was used; 0 where it does not count.
    pub counter: u32,
    /// When it was last used.
    pub last_used: Option<UnixSeconds>,
}

impl Passkey {
    /// Returns the credential id.
    #[must_use]
    pub fn id(&self) -> &[u8] {
        &self.id
    }

    /// Returns what is sealed of it: `01`, backup eligibility, the length of the id, the id, and the key.
    #[must_use]
    pub fn to_stored(&self) -> Vec<u8> {
        let length = u16::try_from(self.id.len()).unwrap_or_default();
        [&[FORM, u8::from(self.backup_eligible)][..], &length.to_be_bytes(), &self.id, &self.key.to_stored()].concat()
    }

    /// Reads it back; `None` if the bytes are no passkey.
    #[must_use]
    pub fn from_stored(bytes: &[u8], counter: u32, last_used: Option<UnixSeconds>) -> Option<Self> {
        let (&[FORM, eligible @ (0 | 1), high, low], rest) = bytes.split_first_chunk()? else { return None };
        let (id, key) = rest.split_at_checked(usize::from(u16::from_be_bytes([high, low])))?;
        let is_id = CREDENTIAL_ID.contains(&id.len());
        let (key, backup_eligible) = (PublicKey::from_stored(key)?, eligible == 1);
        is_id.then(|| Self { id: id.to_vec(), key, backup_eligible, counter, last_used })
    }
}

/// Who asks, as the browser and the authenticator say it: the pages that may hold a ceremony.
#[derive(Clone, Copy, Debug)]
pub struct RelyingParty<'a> {
    /// Our own origin, which alone runs ceremonies.
    pub origin: &'a str,
    /// The pages that may show ours in a frame while it runs one.
    pub embedders: &'a Set<Origin>,
}

impl<'a> RelyingParty<'a> {
    /// Returns the one of a deployment.
    #[must_use]
    pub fn of(settings: &'a Settings, embedders: &'a Set<Origin>) -> Self {
        Self { origin: &settings.public_origin, embedders }
    }

    /// Returns its id: the host of the origin (§5.1.2).
    #[must_use]
    pub fn id(&self) -> &'a str {
        let (_, host) = self.origin.split_once("://").unwrap_or_default();
        match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
            _ => host,
        }
    }
}

/// What was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// Who asked.
    pub party: RelyingParty<'a>,
    /// The challenge.
    pub challenge: [u8; 32],
    /// The account's user handle.
    pub user_handle: [u8; 32],
}

/// Why it is not what was asked for. For the audit: outside all of them are one wrong answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The client data is no JSON with what has to be in it.
    ClientData,
    /// It is of the other ceremony.
    Ceremony,
    /// It answers another challenge.
    Challenge,
    /// Another page ran the ceremony.
    Origin,
    /// A page that may not had ours in a frame.
    Frame,
    /// The authenticator data is cut off, too long, or has parts that do not belong.
    AuthenticatorData,
    /// The authenticator was asked by another party.
    RelyingParty,
    /// Nobody was there.
    Presence,
    /// The authenticator did not ask who is there.
    Verification,
    /// Whether it may be backed up is not what it was, or contradicts itself.
    Backup,
    /// It counts backwards: there may be two of it.
    Counter,
    /// It is none of the account's.
    Credential,
    /// It was made for another account.
    UserHandle,
    /// The signature does not hold, or is of no form that one has.
    Signature,
    /// The attestation object is no such thing.
    Attestation,
    /// The key is of an algorithm that was not asked for, or is none.
    Key,
}

impl Flaw {
    /// Returns the constant for the audit.
    #[must_use]
    pub const fn detail(self) -> &'static str {
        match self {
            Self::ClientData => "passkey: client data is malformed",
            Self::Ceremony => "passkey: of another ceremony",
            Self::Challenge => "passkey: of another challenge",
            Self::Origin => "passkey: of another origin",
            Self::Frame => "passkey: framed by a page that may not",
            Self::AuthenticatorData => "passkey: authenticator data is malformed",
            Self::RelyingParty => "passkey: of another relying party",
            Self::Presence => "passkey: nobody was present",
            Self::Verification => "passkey: the user was not verified",
            Self::Backup => "passkey: backup flags do not fit",
            Self::Counter => "passkey: its counter did not grow",
            Self::Credential => "passkey: not of this account",
            Self::UserHandle => "passkey: made for another account",
            Self::Signature => "passkey: the signature does not hold",
            Self::Attestation => "passkey: the attestation is malformed",
            Self::Key => "passkey: the key is malformed or was not asked for",
        }
    }
}

/// Demands a condition of a ceremony.
const fn demand(is_met: bool, otherwise: Flaw) -> Result<(), Flaw> {
    if is_met { Ok(()) } else { Err(otherwise) }
}

/// Returns what an authenticator knows an account by (§5.4.3): nothing that anybody else knows, the same for all its passkeys.
#[must_use]
pub fn user_handle(keys: &Keys, tenant: &TenantId, subject: &str) -> [u8; 32] {
    Derivation::new(&keys.guard, Use::UserHandle, tenant).field(subject.as_bytes()).finish()
}
