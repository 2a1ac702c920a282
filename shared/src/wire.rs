//! The bodies of every call under `/api/v1`, request and answer.
//!
//! Requests refuse unknown fields; a duplicate key or a wrong type is refused by serde itself.

mod admin;
mod bot_check;
mod groups;
mod import;
mod named;
mod passkeys;
mod questions;
mod reports;
mod reset;
mod security_info;
mod session;
mod tenant;
mod users;

pub use admin::{Affected, Named, PolicyPreview, PolicyVersion, PolicyVersions};
pub use bot_check::{AudioRequest, BotCheckIssued, BotCheckKind, BotCheckRequest, BotCheckSolution, Puzzle};
pub use groups::{GroupSummary, Groups, Members, MembersChanged, NewGroup};
pub use import::{Imported, RowError, RowFlaw};
pub use passkeys::{Assertion, Attestation, Bytes, NotBytes, PublicKeyCreation, PublicKeyRequest};
pub use questions::{Question, QuestionAnswer, Questions, QuestionsHeld, QuestionsRequest};
pub use reports::{MethodCount, Readiness, Registration, Registrations, ResetCount, ResetResult, ResetStep, Resets};
pub use reset::{
    ChallengeRequest, Challenged, Changed, CloseReason, CloseRequest, Closed, ContactForm, ExtendRequest, Extended,
    Method, PasswordRequest, PollRequest, PollState, Polled, Progress, Proof, StartRequest, Started, UnlockRequest,
    Unlocked, VerifyRequest,
};
pub use security_info::{
    BeginRequest, Begun, ConfirmRequest, MethodRequest, NameRequest, OfferedMethod, RecoveryCodes, RegisteredMethod,
    RegistrableKind, ReviewRequest, SecurityInfo, VouchedBy,
};
pub use session::{
    Frozen, Interrupt, InterruptReason, LiftFreezeRequest, LiftedBy, Me, NotMeRequest, PasswordChangeRequest,
    PasswordChanged, ProofChallengeRequest, ProofOptions, ProofRequest, Proved, RegistrationNeed, RegistrationTicket,
    RegistrationTicketRequest, SecondChallengeRequest, SecondChallenged, SecondVerifyRequest, SessionPasswordRequest,
    SessionRegistrationRequest, SessionRequest, SignInStep, SignOutRequest, SignOutScope, SignedIn, SignedOut,
    SnoozeRequest,
};
pub use tenant::{Branding, Disclosure, HelpDesk, Tenant};
pub use users::{
    AccountStatus, Licence, NewUser, Prefill, RecoveryPass, Role, RoleChange, User, UserDetails, UserMethod,
    UserSummary, Users, Written,
};
