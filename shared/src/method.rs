//! The kinds of proof a claimant can give, by the names they have on the wire.

use serde::{Deserialize, Serialize};

/// A kind of proof (Entra's word: authentication method).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum MethodKind {
    /// A code sent to a registered mail address.
    Mail,
    /// A code sent as a text message to a registered mobile phone.
    Sms,
    /// A code read aloud in a call to a registered mobile phone.
    Voice,
    /// A code read aloud in a call to a registered office phone.
    Office,
    /// A time-based code from an authenticator app (RFC 6238).
    Authenticator,
    /// A number typed on a registered phone.
    Push,
    /// A `WebAuthn` assertion with user verification.
    Passkey,
    /// Answers to registered security questions.
    Questions,
    /// A saved recovery code.
    Recovery,
}

impl MethodKind {
    /// Every kind, in the order in which a list shows them: strongest first.
    pub const ALL: [Self; 9] = [
        Self::Passkey,
        Self::Authenticator,
        Self::Push,
        Self::Mail,
        Self::Sms,
        Self::Voice,
        Self::Office,
        Self::Recovery,
        Self::Questions,
    ];

    /// Returns the name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Sms => "sms",
            Self::Voice => "voice",
            Self::Office => "office",
            Self::Authenticator => "authenticator",
            Self::Push => "push",
            Self::Passkey => "passkey",
            Self::Questions => "questions",
            Self::Recovery => "recovery",
        }
    }

    /// Finds the kind with this name on the wire.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_on_the_wire_and_in_code() {
        for kind in MethodKind::ALL {
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.as_str()));
            assert_eq!(MethodKind::from_name(kind.as_str()), Some(kind));
        }
    }
}
