//! The calls of a reset, in the order in which they happen.

use serde::{Deserialize, Serialize};

use crate::answer::AnswerText;
use crate::identifier::Identifier;
use crate::method::MethodKind;
use crate::opaque::{Attempt, SupportId};
use crate::otp::OtpCode;
use crate::password::NewPassword;
use crate::recovery::RecoveryCode;
use crate::wire::named::named;
use crate::wire::{Assertion, BotCheckSolution, PublicKeyRequest, Question};

/// `POST /reset/start`: names the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StartRequest {
    /// Which account.
    pub identifier: Identifier,
    /// The solved check.
    pub bot_check: BotCheckSolution,
}

/// What a claimant has to type about the destination of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum ContactForm {
    /// The full mail address.
    Address,
    /// The full phone number with country code.
    Number,
}

/// A way to prove oneself that is open now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// Names it in `challenge`; says nothing about the account in `private` disclosure.
    pub id: String,
    /// Which kind of proof.
    pub kind: MethodKind,
    /// The masked destination, where that may be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// What has to be typed before the challenge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactForm>,
}

/// A flow has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Started {
    /// The sealed flow ticket.
    pub flow: String,
    /// Gates to pass, 1 or 2.
    pub gates_required: u8,
    /// Gates passed so far.
    pub gates_passed: u8,
    /// What can be tried.
    pub methods: Vec<Method>,
    /// Seconds until the flow ends.
    pub expires_in: u32,
    /// Whether unlocking without a new password is offered.
    pub can_unlock: bool,
    /// What to read out to the help desk.
    pub support_id: SupportId,
}

/// `POST /reset/challenge`: asks for a challenge of one method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChallengeRequest {
    /// The flow ticket.
    pub flow: String,
    /// This action.
    pub attempt: Attempt,
    /// `Method::id`.
    pub method: String,
    /// The full address or number, where the method asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// BCP 47 language of the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

/// A challenge stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Challenged {
    /// The flow ticket to use from here on.
    pub flow: String,
    /// The sealed challenge ticket.
    pub challenge: String,
    /// Which kind of proof.
    pub kind: MethodKind,
    /// Digits of the code, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_length: Option<u8>,
    /// The questions to answer, where the kind is that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// What to ask a passkey with, where the kind is that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_key: Option<PublicKeyRequest>,
    /// Seconds until the challenge ends.
    pub expires_in: u32,
    /// Seconds until another one may be asked for; 0 where nothing is sent.
    pub resend_in: u32,
}

/// What the claimant answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Proof {
    /// A one-time code.
    Code(OtpCode),
    /// The answers to the challenge's questions, in their order.
    Answers(Vec<AnswerText>),
    /// A saved recovery code.
    Recovery(RecoveryCode),
    /// What a passkey says.
    Assertion(Assertion),
}

/// `POST /reset/verify`: answers a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VerifyRequest {
    /// The flow ticket.
    pub flow: String,
    /// The challenge ticket.
    pub challenge: String,
    /// This action.
    pub attempt: Attempt,
    /// The answer.
    pub answer: Proof,
}

/// A gate was passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// The flow ticket to use from here on.
    pub flow: String,
    /// Gates passed so far.
    pub gates_passed: u8,
    /// Gates to pass, by the account's own rules now.
    pub gates_required: u8,
    /// What can be tried next; empty when enough gates are passed.
    pub methods: Vec<Method>,
    /// Seconds until the flow ends.
    pub expires_in: u32,
    /// Whether this account may be unlocked without a new password.
    pub can_unlock: bool,
    /// Words that a new password must not contain: the account's own terms, for the live reasons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_terms: Vec<String>,
}

/// `POST /reset/poll`: asks how a challenge stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PollRequest {
    /// The challenge ticket.
    pub challenge: String,
}

/// How a challenge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum PollState {
    /// Not answered yet.
    Pending,
    /// Answered right.
    Approved,
    /// Refused, or no longer answerable.
    Denied,
}

/// The answer to a poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Polled {
    /// How it stands.
    pub state: PollState,
    /// Seconds until it is worth asking again.
    pub poll_in: u32,
}

/// `POST /reset/password`: sets the new password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordRequest {
    /// The flow ticket.
    pub flow: String,
    /// This action.
    pub attempt: Attempt,
    /// The new password.
    pub password: NewPassword,
}

/// The password is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Changed {
    /// Always true; its absence is a problem document.
    pub changed: bool,
    /// Where to sign in.
    pub sign_in_url: String,
}

/// `POST /reset/unlock`: unlocks the account and leaves its password alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UnlockRequest {
    /// The flow ticket.
    pub flow: String,
    /// This action.
    pub attempt: Attempt,
}

/// The account is unlocked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Unlocked {
    /// Always true; its absence is a problem document.
    pub unlocked: bool,
    /// Where to sign in.
    pub sign_in_url: String,
}

/// `POST /reset/extend`: asks for more time, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtendRequest {
    /// The flow ticket.
    pub flow: String,
}

/// There is more time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Extended {
    /// The flow ticket to use from here on.
    pub flow: String,
    /// Seconds until the flow ends.
    pub expires_in: u32,
}

/// Why a claimant leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CloseReason {
    /// Changed their mind.
    Cancelled,
    /// Asks the help desk instead.
    ContactedAdmin,
}

/// `POST /reset/close`: ends the flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CloseRequest {
    /// The flow ticket.
    pub flow: String,
    /// Why.
    #[serde(deserialize_with = "named")]
    pub reason: CloseReason,
    /// A word to the help desk, at most [`CloseRequest::MAX_MESSAGE`] characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl CloseRequest {
    /// Most characters of a message to the help desk.
    pub const MAX_MESSAGE: usize = 500;
}

/// The flow is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// Always true.
    pub closed: bool,
}
