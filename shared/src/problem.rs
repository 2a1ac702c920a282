//! Problem documents (RFC 9457) and the closed list of what can go wrong.

use serde::{Deserialize, Serialize};

use crate::opaque::SupportId;
use crate::password::Reason;

/// The media type of a [`Problem`] (RFC 9457 §3).
pub const MEDIA_TYPE: &str = "application/problem+json";

/// Everything a call can be refused for. The browser turns each into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The request is not what the contract asks for.
    Malformed,
    /// The check against robots was not solved, is too old, or was used before.
    BotCheckFailed,
    /// Nobody is signed in, or no longer.
    SignInNeeded,
    /// The account, the policy or the caller's place does not allow this.
    NotAllowed,
    /// Somebody signed in has to prove anew who they are, and may then ask the same again.
    ProofNeeded,
    /// The flow is over: expired, cancelled, used, or killed by a change of the account.
    FlowEnded,
    /// The code or other answer is wrong.
    CodeWrong,
    /// This challenge takes no more answers; another one may.
    ChallengeSpent,
    /// The typed address or number is not the registered one (`guided` disclosure only).
    ContactMismatch,
    /// This address cannot be registered: it is the organisation's own, or registered already.
    ContactRefused,
    /// The new password breaks rules; `reasons` says which.
    PasswordRejected,
    /// The policy breaks rules; `flaws` says where and how.
    PolicyRejected,
    /// What an administrator submitted breaks rules; `flaws` says where and how.
    Rejected,
    /// Somebody else has changed it since it was read.
    Outdated,
    /// The same action is being carried out right now.
    Busy,
    /// The directory did not say whether the change was made.
    OutcomeUnknown,
    /// Too many tries; `retry_after` says when again.
    TooMany,
    /// A part of the service does not answer. The same call may be repeated where `retry_after` says when.
    Unavailable,
    /// The deployment lacks configuration.
    Misconfigured,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 19] = [
        Self::Malformed,
        Self::BotCheckFailed,
        Self::SignInNeeded,
        Self::NotAllowed,
        Self::ProofNeeded,
        Self::FlowEnded,
        Self::CodeWrong,
        Self::ChallengeSpent,
        Self::ContactMismatch,
        Self::ContactRefused,
        Self::PasswordRejected,
        Self::PolicyRejected,
        Self::Rejected,
        Self::Outdated,
        Self::Busy,
        Self::OutcomeUnknown,
        Self::TooMany,
        Self::Unavailable,
        Self::Misconfigured,
    ];

    /// Returns the HTTP status that goes with the code, unless the request itself names a closer one (413, 415).
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::SignInNeeded => 401,
            Self::BotCheckFailed | Self::NotAllowed | Self::ProofNeeded => 403,
            Self::Busy | Self::OutcomeUnknown => 409,
            Self::FlowEnded => 410,
            Self::Outdated => 412,
            Self::CodeWrong
            | Self::ChallengeSpent
            | Self::ContactMismatch
            | Self::ContactRefused
            | Self::PasswordRejected
            | Self::PolicyRejected
            | Self::Rejected => 422,
            Self::TooMany => 429,
            Self::Unavailable | Self::Misconfigured => 503,
        }
    }

    /// Returns the short English title for developers; people's words live in `locales/`.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Malformed => "malformed request",
            Self::BotCheckFailed => "bot check failed",
            Self::SignInNeeded => "sign-in needed",
            Self::NotAllowed => "not allowed",
            Self::ProofNeeded => "proof needed",
            Self::FlowEnded => "flow ended",
            Self::CodeWrong => "code wrong",
            Self::ChallengeSpent => "challenge spent",
            Self::ContactMismatch => "contact mismatch",
            Self::ContactRefused => "contact refused",
            Self::PasswordRejected => "password rejected",
            Self::PolicyRejected => "policy rejected",
            Self::Rejected => "rejected",
            Self::Outdated => "outdated",
            Self::Busy => "busy",
            Self::OutcomeUnknown => "outcome unknown",
            Self::TooMany => "too many",
            Self::Unavailable => "unavailable",
            Self::Misconfigured => "misconfigured",
        }
    }
}

/// Why the account cannot reset, told only in `guided` disclosure or past a gate (Entra's error codes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Ineligible {
    /// Resets are off for the whole organisation.
    #[serde(rename = "SSPR_0009")]
    TenantOff,
    /// The password lives in a directory that takes none back.
    #[serde(rename = "SSPR_0010")]
    NoWriteback,
    /// The policy for administrators is switched off, or the account is disabled for resets.
    #[serde(rename = "SSPR_0011")]
    NotEnabled,
    /// The account's tier may change a known password but not reset one.
    #[serde(rename = "SSPR_0012")]
    NotLicensed,
    /// The account is in no group that may reset.
    #[serde(rename = "SSPR_0013")]
    NotInScope,
    /// The account has too few usable methods.
    #[serde(rename = "SSPR_0014")]
    TooFewMethods,
    /// The domain signs in at another identity provider.
    #[serde(rename = "SSPR_0029")]
    Federated,
    /// The account was disabled by an administrator.
    #[serde(rename = "disabled")]
    Disabled,
    /// No account has this name.
    #[serde(rename = "unknown")]
    Unknown,
}

/// Another organisation's sign-in, which is the authority for a domain's passwords.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// What people call it.
    pub name: String,
    /// Its page, https.
    pub url: String,
}

/// One thing that is wrong with a document an administrator wrote, or weak in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Flaw {
    /// Where: names of fields, joined with dots; empty for the document as a whole.
    pub place: String,
    /// What was expected there, or why it is weak; in English.
    pub words: String,
}

/// A refusal or failure as it goes over the wire (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// `urn:latchkey:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// Short English title of the code.
    pub title: String,
    /// The HTTP status, repeated.
    pub status: u16,
    /// One English sentence for developers; says no more than the code may.
    pub detail: String,
    /// What the browser acts on.
    pub code: Code,
    /// Names this reset, or this call where no flow has begun, in logs and audit.
    pub support_id: SupportId,
    /// Seconds until it is worth trying again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// Tries left on this challenge, the same for names nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tries_left: Option<u8>,
    /// Why the account cannot reset, where that may be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ineligible: Option<Ineligible>,
    /// Where the domain signs in instead, alike for every name in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<Elsewhere>,
    /// Which rules a rejected password breaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// What is wrong with a rejected policy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flaws: Vec<Flaw>,
}

impl Problem {
    /// Makes the plain problem of a code.
    #[must_use]
    pub fn new(code: Code, detail: &str, support_id: SupportId) -> Self {
        Self {
            kind: format!("urn:latchkey:problem:{}", code.title().replace(' ', "-")),
            title: code.title().to_owned(),
            status: code.status(),
            detail: detail.to_owned(),
            code,
            support_id,
            retry_after: None,
            tries_left: None,
            ineligible: None,
            elsewhere: None,
            reasons: Vec::new(),
            flaws: Vec::new(),
        }
    }
}
