//! Security info: what somebody has registered, and how they change it, under `/me/security-info`.
//!
//! Every call needs a session and a fresh proof (`session.rs`), and every change answers with the whole of it, as it is then.

use serde::{Deserialize, Serialize};

use crate::method::MethodKind;
use crate::opaque::Attempt;
use crate::otp::OtpCode;
use crate::wire::named::named;
use crate::wire::{Attestation, PublicKeyCreation, QuestionsHeld};

/// Who vouched for a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum VouchedBy {
    /// The owner proved it.
    Verified,
    /// An administrator filled it in, and nobody proved it.
    Unverified,
}

/// A method that somebody has registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RegisteredMethod {
    /// Names it in `remove`, `default` and `begin`.
    pub id: String,
    /// Which kind of proof.
    pub kind: MethodKind,
    /// The masked address; of an authenticator or a passkey the name it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// When it was added, Unix seconds.
    pub added: u64,
    /// When its owner last said that it is right, Unix seconds; absent for one that nobody proved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<u64>,
    /// When a passkey was last used, Unix seconds; absent for one that was not yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used: Option<u64>,
    /// Who vouched for it.
    pub provenance: VouchedBy,
    /// Whether it is offered first.
    pub is_default: bool,
    /// Whether another one may take its place in one step.
    pub may_change: bool,
    /// Whether it may be removed.
    pub may_delete: bool,
}

/// A kind of method that may be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfferedMethod {
    /// Which kind.
    pub kind: MethodKind,
    /// How many more of it.
    pub room: u8,
    /// Whether another kind has to be registered first.
    #[serde(default, skip_serializing_if = "is_false")]
    pub only_after_another: bool,
}

/// `GET /me/security-info`, and the answer to every change of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SecurityInfo {
    /// What is registered, strongest kind first.
    pub methods: Vec<RegisteredMethod>,
    /// What may be added, strongest kind first.
    pub offered: Vec<OfferedMethod>,
    /// Kinds of method that a reset of this account takes.
    pub required: u8,
    /// Whether what is registered is enough for a reset. Whoever removes the last one that is needed reads `false` here.
    pub registered: bool,
    /// Seconds for which nothing may be changed because the password was just reset; another proof by a method that had no
    /// part in the reset ends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen_for: Option<u32>,
    /// How it stands with security questions, where they may be registered or answered anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub questions: Option<QuestionsHeld>,
    /// How many saved recovery codes are left; absent where there is no set of them. A new set may then take its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery_codes_left: Option<u8>,
}

/// `POST /me/security-info/recovery-codes`: a new set of saved codes, which is shown this once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecoveryCodes {
    /// The codes as they are to be written down, each good once.
    pub codes: Vec<String>,
    /// What is registered now.
    pub info: SecurityInfo,
}

impl core::fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("RecoveryCodes").field("info", &self.info).finish_non_exhaustive()
    }
}

/// A kind of method whose registration takes two steps: begun, and confirmed by a code or by the passkey that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum RegistrableKind {
    /// An authenticator app.
    Authenticator,
    /// A mail address.
    Mail,
    /// A passkey.
    Passkey,
}

/// `POST /me/security-info/begin`: begins to register a method. Nothing is stored yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BeginRequest {
    /// This action.
    pub attempt: Attempt,
    /// Which kind.
    #[serde(deserialize_with = "named")]
    pub kind: RegistrableKind,
    /// The full mail address, where one is registered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// `RegisteredMethod::id` of the method of the same kind that it takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// BCP 47 language of the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

/// A registration has begun; its code confirms it, or the passkey that is made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Begun {
    /// The sealed registration ticket.
    pub registration: String,
    /// Which kind.
    pub kind: MethodKind,
    /// The authenticator's secret in base32, to type in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
    /// The same as an `otpauth:` address, to draw as a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// What to make a passkey with, where the kind is that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_key: Option<PublicKeyCreation>,
    /// Digits of the code; 0 where there is none.
    pub code_length: u8,
    /// Seconds until the registration ends.
    pub expires_in: u32,
    /// Seconds until another code may be asked for, where one was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resend_in: Option<u32>,
}

impl core::fmt::Debug for Begun {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Begun").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// `POST /me/security-info/confirm`: registers what was begun. Either `code` or `attestation`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmRequest {
    /// The registration ticket.
    pub registration: String,
    /// This action.
    pub attempt: Attempt,
    /// The code: of the authenticator, or from the mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<OtpCode>,
    /// The passkey that was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attestation: Option<Attestation>,
    /// What its owner calls the authenticator or passkey, at most [`ConfirmRequest::MAX_NAME`] characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl ConfirmRequest {
    /// Most characters of such a name.
    pub const MAX_NAME: usize = 40;
}

/// `POST /me/security-info/remove` and `/default`: removes a method, or has it offered first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MethodRequest {
    /// This action.
    pub attempt: Attempt,
    /// `RegisteredMethod::id`.
    pub id: String,
}

/// `POST /me/security-info/name`: calls an authenticator or a passkey something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NameRequest {
    /// This action.
    pub attempt: Attempt,
    /// `RegisteredMethod::id`.
    pub id: String,
    /// What its owner calls it from now on, at most [`ConfirmRequest::MAX_NAME`] characters; blanks are no name.
    pub name: String,
}

/// `POST /me/security-info/review`: says that all of it is right. `POST /me/security-info/recovery-codes`: makes new codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewRequest {
    /// This action.
    pub attempt: Attempt,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}
