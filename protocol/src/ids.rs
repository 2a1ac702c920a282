//! Names of things: flows, challenges, checks, subjects, enrolments. Each is its own type, so that none stands for another.

use core::fmt;

use serde::{Deserialize, Serialize};

/// Declares a 128-bit identifier, base64url on the wire and in storage.
macro_rules! id128 {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(pub [u8; 16]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&data_encoding::BASE64URL_NOPAD.encode(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                let bytes = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| NotAnId)?;
                bytes.try_into().map(Self).map_err(|_| NotAnId)
            }
        }
    };
}

/// Not 16 bytes in base64url without padding.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 22 base64url characters")]
pub struct NotAnId;

id128! {
    /// Names one reset from start to done.
    FlowId
}
id128! {
    /// Names one challenge; derived from flow id and attempt.
    ChallengeId
}
id128! {
    /// Names one question whether a message may leave: who asks again has another.
    SendId
}
id128! {
    /// Names one session of somebody signed in.
    SessionId
}
id128! {
    /// Names one check against robots.
    CheckId
}
id128! {
    /// Names one registration of a method, from its beginning to its confirmation.
    RegistrationId
}
id128! {
    /// Names a change of an account by the attempt that asked for it: who asks again finds their own.
    ChangeName
}
id128! {
    /// A keyed digest of a destination: an address, a number without extension, a credential id. Comparable, not readable.
    DestinationDigest
}

/// Declares a textual identifier that a store chose.
macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// Returns the text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// The directory's immutable name of an account; never a name that a person types.
    SubjectId
}
text_id! {
    /// Names one enrolled authenticator or contact of an account.
    EnrolmentId
}
text_id! {
    /// Names a group of the directory.
    GroupId
}
text_id! {
    /// Names the organisation; part of every key and ticket.
    TenantId
}
text_id! {
    /// A normalised account name (see `name.rs`): what the alias table is searched for.
    AccountName
}
