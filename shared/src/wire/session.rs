//! Signing in: `POST /session`, its second factor, and what somebody signed in may ask about themselves.
//!
//! A completed sign-in answers with a cookie that only `/me` looks at; no body ever holds it.

use serde::{Deserialize, Serialize};

use crate::identifier::Identifier;
use crate::method::MethodKind;
use crate::opaque::Attempt;
use crate::password::Password;
use crate::wire::{Method, Proof};

/// `POST /session`: signs in with a password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SessionRequest {
    /// Which account.
    pub identifier: Identifier,
    /// Its password.
    pub password: Password,
}

/// What a sign-in asks for next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignInStep {
    /// Nothing: the session has begun.
    Done,
    /// A second factor.
    SecondFactor,
    /// A new password, because the old one has expired or has to be changed.
    NewPassword,
}

/// The password is right, and so is the second factor if it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignedIn {
    /// The account's own name.
    pub account: String,
    /// Whether the password has expired or has to be changed first.
    pub must_change: bool,
    /// What comes next.
    pub step: SignInStep,
    /// The sealed sign-in ticket for that, unless the session has begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_in: Option<String>,
    /// The second factors to choose from, where one is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<Method>,
    /// Seconds until the ticket or the unused session ends.
    pub expires_in: u32,
}

/// `POST /session/challenge`: asks for a second factor that is sent. An authenticator needs none of this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SecondChallengeRequest {
    /// The sign-in ticket.
    pub sign_in: String,
    /// This action.
    pub attempt: Attempt,
    /// `Method::id`.
    pub method: String,
    /// BCP 47 language of the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

/// A code was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SecondChallenged {
    /// The sealed challenge ticket.
    pub challenge: String,
    /// Which kind of proof.
    pub kind: MethodKind,
    /// Digits of the code.
    pub code_length: u8,
    /// Seconds until the challenge ends.
    pub expires_in: u32,
    /// Seconds until another one may be asked for.
    pub resend_in: u32,
}

/// `POST /session/verify`: gives the second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SecondVerifyRequest {
    /// The sign-in ticket.
    pub sign_in: String,
    /// The challenge ticket of a code that was sent; absent for the code of an authenticator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub challenge: Option<String>,
    /// This action.
    pub attempt: Attempt,
    /// The answer.
    pub answer: Proof,
}

/// `GET /me`: who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Me {
    /// The account's own name.
    pub account: String,
    /// The name people know.
    pub display_name: String,
    /// Seconds until the session ends if nobody uses it.
    pub idle_in: u32,
    /// Seconds until it ends even if somebody does.
    pub expires_in: u32,
}

/// `POST /me/sign-out`: ends this session, or every session of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignOutRequest {
    /// Which sessions end.
    pub scope: SignOutScope,
}

/// Which sessions a sign-out ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignOutScope {
    /// The one that asks.
    Here,
    /// Every one of the account, on every device.
    Everywhere,
}

/// The sessions are over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignedOut {
    /// Always true.
    pub signed_out: bool,
}
