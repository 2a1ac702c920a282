//! The audit: what happened, in Entra's vocabulary, with its result classes. Never a code, ticket, password or typed name.

use serde::Serialize;

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::SupportId;

use crate::administration::Actor;
use crate::ids::SubjectId;
use crate::json::Tree;
use crate::time::UnixSeconds;

/// One line of the audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditEvent {
    /// When.
    pub at: UnixSeconds,
    /// The reset, or the call where no flow has begun.
    pub support_id: SupportId,
    /// Whose account, once known.
    pub subject: Option<SubjectId>,
    /// Keyed hash of a name that found no account, counted per hour; base64url.
    pub unknown_name: Option<String>,
    /// What was done.
    pub activity: Activity,
    /// How it ended.
    pub result: ResultClass,
    /// The method it was about.
    pub method: Option<MethodKind>,
    /// A constant that says more, such as `guard: locked`; never a value that came from outside.
    pub detail: &'static str,
    /// The policy version that judged it.
    pub policy_version: u64,
    /// The embedding page, from the handshake.
    pub embedder: Option<String>,
    /// Who did it, where an administrator did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<Actor>,
    /// What was changed, where an administrator changed something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Changed>,
}

/// A part that was changed, with its old and its new value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The name of the part.
    pub part: String,
    /// What it was.
    pub old: Tree<'static>,
    /// What it is.
    pub new: Tree<'static>,
}

/// What was done (Entra's activity names).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Activity {
    /// A reset completed or failed at its end.
    #[serde(rename = "Reset password (self-service)")]
    ResetPassword,
    /// An unlock completed or failed at its end.
    #[serde(rename = "Unlock user account (self-service)")]
    UnlockAccount,
    /// A step of a flow.
    #[serde(rename = "Self-service password reset flow activity progress")]
    FlowProgress,
    /// A limit or the policy stopped it.
    #[serde(rename = "Blocked from self-service password reset")]
    Blocked,
    /// A sign-in with a password.
    #[serde(rename = "Sign-in")]
    SignIn,
    /// A session was ended by its owner.
    #[serde(rename = "Sign-out")]
    SignOut,
    /// A known password was changed, or one that had run out.
    #[serde(rename = "Change password (self-service)")]
    ChangePassword,
    /// Somebody signed in proved anew who they are.
    #[serde(rename = "Fresh proof")]
    FreshProof,
    /// A method began to be registered.
    #[serde(rename = "User started security info registration")]
    StartedRegistration,
    /// A method was registered.
    #[serde(rename = "User registered security info")]
    RegisteredMethod,
    /// The method that was missing was registered.
    #[serde(rename = "User registered all required security info")]
    RegisteredAll,
    /// A method took another one's place.
    #[serde(rename = "User updated security info")]
    UpdatedMethod,
    /// A method was removed.
    #[serde(rename = "User deleted security info")]
    RemovedMethod,
    /// A saved recovery code was used.
    #[serde(rename = "User used recovery code")]
    UsedRecoveryCode,
    /// Another method is offered first.
    #[serde(rename = "User changed default security info")]
    ChangedDefault,
    /// What is registered was looked at, or confirmed.
    #[serde(rename = "User reviewed security info")]
    Reviewed,
    /// The registration was put off.
    #[serde(rename = "User canceled security info registration")]
    Snoozed,
    /// Somebody who was told of something said that it was not them.
    #[serde(rename = "User reported what was not theirs")]
    NotMe,
    /// Its owner has ended what that froze.
    #[serde(rename = "User lifted freeze")]
    LiftedFreeze,
    /// The policy was changed.
    #[serde(rename = "SSPR policy changes")]
    PolicyChange,
    /// An administrator added an account.
    #[serde(rename = "Add user")]
    AddUser,
    /// An administrator changed an account.
    #[serde(rename = "Update user")]
    UpdateUser,
    /// An administrator switched an account off.
    #[serde(rename = "Disable account")]
    DisableUser,
    /// An administrator switched an account on again.
    #[serde(rename = "Enable account")]
    EnableUser,
    /// An administrator filled in a method.
    #[serde(rename = "Admin registered security info")]
    AdminRegisteredInfo,
    /// An administrator removed methods.
    #[serde(rename = "Admin deleted security info")]
    AdminDeletedInfo,
    /// A ticket was given out with which an account's owner registers what is missing.
    #[serde(rename = "Admin issued registration ticket")]
    IssuedTicket,
    /// A recovery pass was given for an account, or confirmed.
    #[serde(rename = "Admin issued recovery pass")]
    IssuedPass,
    /// An administrator added a group, or changed who is in it.
    #[serde(rename = "Update group")]
    UpdateGroup,
    /// An administrator looked at something.
    #[serde(rename = "Administrator read")]
    AdministratorRead,
    /// A message or notice left, or could not.
    #[serde(rename = "Message delivery")]
    Delivery,
}

/// How it ended (the classes of Entra's activity report).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ResultClass {
    /// Not ended.
    InProgress,
    /// Done.
    Succeeded,
    /// Refused for this step.
    Failed,
    /// Stopped by a limit.
    Blocked,
    /// Given up by the claimant.
    Cancelled,
    /// The claimant turned to the help desk.
    ContactedAdmin,
}
