//! Signing in: `POST /session`, its second factor and its new password, and what somebody signed in may ask about
//! themselves.
//!
//! A completed sign-in answers with a cookie that only `/me` looks at; no body ever holds it. Not here: registered methods
//! (`security_info.rs`).

use serde::{Deserialize, Serialize};

use crate::identifier::Identifier;
use crate::method::MethodKind;
use crate::opaque::Attempt;
use crate::password::{NewPassword, Password};
use crate::wire::{Method, Proof, PublicKeyRequest};

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

/// `POST /session/challenge`: asks for a second factor that is sent, or for a passkey. An authenticator needs none of this.
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

/// A code was sent, or a passkey is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SecondChallenged {
    /// The sealed challenge ticket.
    pub challenge: String,
    /// Which kind of proof.
    pub kind: MethodKind,
    /// Digits of the code; 0 where none was sent.
    pub code_length: u8,
    /// What to ask a passkey with, where the kind is that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_key: Option<PublicKeyRequest>,
    /// Seconds until the challenge ends.
    pub expires_in: u32,
    /// Seconds until another one may be asked for; 0 where nothing is sent.
    pub resend_in: u32,
}

/// `POST /session/verify`: gives the second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SecondVerifyRequest {
    /// The sign-in ticket.
    pub sign_in: String,
    /// The challenge ticket of a code that was sent, or of a passkey; absent for the code of an authenticator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub challenge: Option<String>,
    /// This action.
    pub attempt: Attempt,
    /// The answer.
    pub answer: Proof,
}

/// `POST /session/password`: replaces a password that has run out or has to be changed, and ends the sign-in by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SessionPasswordRequest {
    /// The sign-in ticket of the step `new_password`.
    pub sign_in: String,
    /// This action.
    pub attempt: Attempt,
    /// The new password.
    pub password: NewPassword,
}

/// `POST /session/registration`: begins a session that may only add what is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SessionRegistrationRequest {
    /// The registration ticket, as another sign-in system was given it.
    pub ticket: String,
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
    /// Whether the account may manage what it has registered.
    pub security_info: bool,
    /// Whether the password is one that its owner may change here.
    pub may_change_password: bool,
    /// Seconds for which the last proof is still fresh; 0 asks for another one.
    pub proved_for: u32,
    /// What is to be asked before anything else, if something is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interrupt: Option<Interrupt>,
    /// Whether the session came from another sign-in system: it may only add what is missing.
    #[serde(default, skip_serializing_if = "is_false")]
    pub registering: bool,
    /// Where that system wants people back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_to: Option<String>,
    /// Who can end the freeze of resets, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen: Option<LiftedBy>,
}

/// Who can end a freeze of resets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LiftedBy {
    /// The account's owner, by two kinds of method that they prove, or an administrator.
    Owner,
    /// An administrator: too few methods are registered.
    Administrator,
}

/// `POST /me/freeze/lift`: whoever has proved two kinds of method has resets go on; answered as `GET /me`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LiftFreezeRequest {}

/// `POST /not-me`: whoever was told of something says that it was not them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NotMeRequest {
    /// The ticket out of the notice.
    pub ticket: String,
}

impl core::fmt::Debug for NotMeRequest {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("NotMeRequest(…)")
    }
}

/// Resets of the account are frozen, whoever asked for it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Frozen {
    /// Always true.
    pub frozen: bool,
}

/// Why somebody who signs in is asked about their methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum InterruptReason {
    /// Too few are registered for a reset.
    Register,
    /// They were confirmed too long ago.
    Reconfirm,
}

/// What somebody who signs in is asked about their methods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Interrupt {
    /// Why.
    pub reason: InterruptReason,
    /// Kinds of method that a reset of this account takes.
    pub required: u8,
    /// How many of them there are.
    pub registered: u8,
    /// How many are missing.
    pub missing: u8,
    /// Whether it may be put off until the next sign-in.
    pub can_skip: bool,
    /// How often that is still possible, where it is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snoozes_left: Option<u8>,
}

/// `GET /admin/users/{id}/registration`: whether an account is to be asked for methods that it lacks, as another sign-in system
/// asks. What is only old is confirmed where people sign in with us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RegistrationNeed {
    /// Whether it is.
    pub ask: bool,
    /// What for, and what is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interrupt: Option<Interrupt>,
}

/// `POST /admin/users/{id}/registration-ticket`: asks for a ticket to send an account's owner to our page with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RegistrationTicketRequest {
    /// Where they go back to: a page of an origin that the policy lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_to: Option<String>,
}

/// A registration ticket. Good once, and opens what its owner may add.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RegistrationTicket {
    /// The sealed ticket, for `POST /session/registration`.
    pub ticket: String,
    /// Where to send the owner: our page, with the ticket in the fragment.
    pub address: String,
    /// Seconds until it ends.
    pub expires_in: u32,
}

impl core::fmt::Debug for RegistrationTicket {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("RegistrationTicket").finish_non_exhaustive()
    }
}

/// `POST /me/snooze`: puts the interrupt off until the next sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SnoozeRequest {
    /// This action.
    pub attempt: Attempt,
}

/// `POST /me/password`: changes a password that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordChangeRequest {
    /// This action.
    pub attempt: Attempt,
    /// The one in use.
    pub old: Password,
    /// The new one.
    pub new: NewPassword,
}

/// The password is changed, and every other session over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordChanged {
    /// Always true; its absence is a problem document.
    pub changed: bool,
}

/// `GET /me/proof`: by what somebody signed in can prove anew who they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProofOptions {
    /// The registered methods, the default one first.
    pub methods: Vec<Method>,
    /// Whether the password counts: only where there is no method.
    pub password: bool,
}

/// `POST /me/proof/challenge`: asks for a proof that is sent, or for a passkey. An authenticator needs none of this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProofChallengeRequest {
    /// This action.
    pub attempt: Attempt,
    /// `Method::id`.
    pub method: String,
    /// BCP 47 language of the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

/// `POST /me/proof`: proves anew. Either `answer` or `password`, as [`ProofOptions`] says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProofRequest {
    /// The challenge ticket of a code that was sent, or of a passkey; absent for the code of an authenticator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub challenge: Option<String>,
    /// This action.
    pub attempt: Attempt,
    /// The answer of a method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Proof>,
    /// The password, where there is no method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<Password>,
}

/// The proof holds, and is fresh for a while. The answer sets a new cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Proved {
    /// For how many seconds.
    pub proved_for: u32,
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

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}
