//! What an account has registered to prove itself with.

use core::fmt;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use latchkey_shared::method::MethodKind;

use crate::account::Role;
use crate::contact::MailAddress;
use crate::ids::{DestinationDigest, EnrolmentId};
use crate::limits::{ADMINISTRATOR_FREEZE_S, FREEZE_S};
use crate::pass::Pass;
use crate::ports::Fault;
use crate::question::{self, KeptAnswer};
use crate::saved::SavedCodes;
use crate::seal::SealedKind;
use crate::time::UnixSeconds;
use crate::webauthn::Passkey;

/// One registered authenticator or contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// Its name.
    pub id: EnrolmentId,
    /// What it is.
    pub authenticator: Authenticator,
    /// Who vouched for it.
    pub provenance: Provenance,
    /// When the owner last said that it is still right.
    pub confirmed: UnixSeconds,
    /// When it was added; 0 where that was not written down.
    #[serde(default)]
    pub added: UnixSeconds,
    /// What its owner calls it, where it is a thing and not an address.
    #[serde(default)]
    pub name: Option<String>,
    /// Whether it is offered first.
    #[serde(default)]
    pub preferred: bool,
}

/// What is kept about the methods of an account beside the methods themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Background {
    /// How often the registration was put off since it was last complete.
    pub snoozes: u8,
    /// When the password was last reset, if it was.
    pub reset_at: Option<UnixSeconds>,
    /// What that reset was proved by.
    pub reset_by: Vec<DestinationDigest>,
}

impl Background {
    /// Returns until when nothing may be changed because of a reset: whoever reset the password may be a thief who holds
    /// what the reset asked for.
    #[must_use]
    pub fn frozen_until(&self, role: Role) -> Option<UnixSeconds> {
        let freeze = if role.is_administrator() { ADMINISTRATOR_FREEZE_S } else { FREEZE_S };
        Some(self.reset_at?.plus(freeze))
    }
}

/// The concrete thing enrolled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Authenticator {
    /// A mail address for codes.
    Mail {
        /// The address.
        address: MailAddress,
    },
    /// An authenticator app: RFC 6238, SHA-1, 6 digits, 30 seconds.
    Totp {
        /// The shared secret.
        seed: TotpSeed,
    },
    /// Answers to security questions, registered together. They never lie in a ticket.
    #[serde(skip)]
    Questions {
        /// The answers, hashed.
        answers: Vec<KeptAnswer>,
    },
    /// A set of saved recovery codes.
    Recovery {
        /// What is kept of them.
        codes: SavedCodes,
    },
    /// A recovery pass, given by the service desk. It lies in no ticket.
    #[serde(skip)]
    Pass {
        /// What is kept of it, and who vouches for it.
        pass: Pass,
    },
    /// A passkey. It never lies in a ticket.
    #[serde(skip)]
    Passkey {
        /// Id, public key and counter.
        passkey: Passkey,
    },
}

/// What is kept of the use of a method beside what is sealed of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Usage {
    /// Which saved codes were used, a bit for each.
    pub used: u16,
    /// When it was last used, where that is written down.
    pub last_used: Option<UnixSeconds>,
    /// How often a thing says that it was used.
    pub counter: u32,
}

/// Who vouched for a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// The owner proved it.
    Verified,
    /// An administrator filled it in; policy says what it counts.
    Unverified,
}

/// The shared secret of an authenticator app, 16 to 64 bytes (RFC 4226 §4 asks for at least 128 bits).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TotpSeed(Vec<u8>);

/// What came is no authenticator secret.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 16 to 64 bytes in base32")]
pub struct NotASeed;

impl TotpSeed {
    /// Makes a seed from raw bytes.
    ///
    /// # Errors
    /// [`NotASeed`] unless there are 16 to 64 of them.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, NotASeed> {
        if (16..=64).contains(&bytes.len()) { Ok(Self(bytes)) } else { Err(NotASeed) }
    }

    /// Returns the raw bytes, to compute codes with.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// Returns the base32 form that people type into an app.
    #[must_use]
    pub fn to_base32(&self) -> String {
        data_encoding::BASE32_NOPAD.encode(&self.0)
    }
}

impl fmt::Debug for TotpSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSeed(…)")
    }
}

impl Drop for TotpSeed {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl TryFrom<String> for TotpSeed {
    type Error = NotASeed;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let letters: String = text.chars().filter(|c| !c.is_whitespace() && *c != '=').collect();
        let bytes =
            data_encoding::BASE32_NOPAD.decode(letters.to_ascii_uppercase().as_bytes()).map_err(|_| NotASeed)?;
        Self::from_bytes(bytes)
    }
}

impl From<TotpSeed> for String {
    fn from(seed: TotpSeed) -> Self {
        seed.to_base32()
    }
}

impl Authenticator {
    /// Returns the kind of proof it gives.
    #[must_use]
    pub const fn method(&self) -> MethodKind {
        match self {
            Self::Mail { .. } => MethodKind::Mail,
            Self::Totp { .. } => MethodKind::Authenticator,
            Self::Questions { .. } => MethodKind::Questions,
            // It is typed where a saved code is, so that whoever looks on cannot tell who has one.
            Self::Recovery { .. } | Self::Pass { .. } => MethodKind::Recovery,
            Self::Passkey { .. } => MethodKind::Passkey,
        }
    }

    /// Returns what of it is sealed at rest.
    ///
    /// # Errors
    /// A [`Fault`] if answers cannot be written.
    pub fn to_sealed(&self) -> Result<(SealedKind, Zeroizing<Vec<u8>>), Fault> {
        let (kind, plain) = match self {
            Self::Mail { address } => (SealedKind::Mail, address.as_str().as_bytes().to_vec()),
            Self::Totp { seed } => (SealedKind::TotpSeed, seed.expose().to_vec()),
            Self::Recovery { codes } => (SealedKind::Recovery, codes.marks()),
            Self::Pass { pass } => (SealedKind::Pass, pass.stored()),
            Self::Passkey { passkey } => (SealedKind::Passkey, passkey.to_stored()),
            Self::Questions { answers } => (SealedKind::Questions, question::written(answers)?),
        };
        Ok((kind, Zeroizing::new(plain)))
    }

    /// Reads it back. `None` if the bytes are no such thing.
    #[must_use]
    pub fn from_sealed(kind: SealedKind, plain: &[u8], usage: Usage) -> Option<Self> {
        match kind {
            SealedKind::Mail => {
                let text = core::str::from_utf8(plain).ok()?.to_owned();
                MailAddress::try_from(text).ok().map(|address| Self::Mail { address })
            }
            SealedKind::TotpSeed => TotpSeed::from_bytes(plain.to_vec()).ok().map(|seed| Self::Totp { seed }),
            SealedKind::Recovery => {
                SavedCodes::from_stored(plain, usage.used).ok().map(|codes| Self::Recovery { codes })
            }
            SealedKind::Pass => Pass::from_stored(plain, usage.used).map(|pass| Self::Pass { pass }),
            SealedKind::Passkey => {
                Passkey::from_stored(plain, usage.counter, usage.last_used).map(|passkey| Self::Passkey { passkey })
            }
            SealedKind::Questions => question::read(plain).map(|answers| Self::Questions { answers }),
            SealedKind::Phone | SealedKind::Notice => None,
        }
    }

    /// Returns the mail address, where it is one.
    #[must_use]
    pub const fn address(&self) -> Option<&MailAddress> {
        if let Self::Mail { address } = self { Some(address) } else { None }
    }

    /// Returns the saved codes, where it is a set of them.
    #[must_use]
    pub const fn codes(&self) -> Option<&SavedCodes> {
        if let Self::Recovery { codes } = self { Some(codes) } else { None }
    }

    /// Returns the recovery pass, where it is one.
    #[must_use]
    pub const fn pass(&self) -> Option<&Pass> {
        if let Self::Pass { pass } = self { Some(pass) } else { None }
    }

    /// Returns what a typed code is looked up in, where one is typed: saved codes, or a pass.
    #[must_use]
    pub const fn marks(&self) -> Option<&SavedCodes> {
        match self {
            Self::Recovery { codes } => Some(codes),
            Self::Pass { pass } => Some(&pass.marks),
            _ => None,
        }
    }

    /// Returns the passkey, where it is one.
    #[must_use]
    pub const fn passkey(&self) -> Option<&Passkey> {
        if let Self::Passkey { passkey } = self { Some(passkey) } else { None }
    }

    /// Tells whether its owner gives it a name, to tell it from others of its kind.
    #[must_use]
    pub const fn has_name(&self) -> bool {
        matches!(self, Self::Totp { .. } | Self::Passkey { .. })
    }

    /// Tells whether there is nothing left of it to prove oneself with.
    #[must_use]
    pub fn is_used_up(&self) -> bool {
        self.marks().is_some_and(|marks| marks.left() == 0)
    }

    /// Returns the secret of an authenticator app, where it is one.
    #[must_use]
    pub const fn seed(&self) -> Option<&TotpSeed> {
        if let Self::Totp { seed } = self { Some(seed) } else { None }
    }
}
