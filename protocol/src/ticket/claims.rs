//! What each stage's ticket says. Nothing in here is a secret of the account: a leaked key reveals names, not codes.
//!
//! The field names are the stored format (pinned in the tests); a change needs a new label in the assertion.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::SupportId;

use crate::check::Task;
use crate::enrolment::Authenticator;
use crate::ids::{
    AccountName, ChallengeId, CheckId, DestinationDigest, EnrolmentId, FlowId, RegistrationId, SessionId, SubjectId,
};
use crate::keys::KeyId;
use crate::limits::{SESSION_IDLE_S, SESSION_S};
use crate::ports::Whom;
use crate::time::UnixSeconds;

/// The claims of a stage, and the size of its tickets.
pub trait Claims: Serialize + DeserializeOwned {
    /// The stage, as the seal names it. A ticket opens in its own stage only.
    const STAGE: &'static str;
    /// Bytes of every payload of the stage; the longest legal claims fit.
    const PAYLOAD_BYTES: usize;

    /// Returns when it was issued.
    fn issued(&self) -> UnixSeconds;

    /// Returns when its time is over.
    fn expires(&self) -> UnixSeconds;
}

/// Whom a ticket is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TicketSubject {
    /// Before a gate: the name as typed, normalised. Nobody has looked it up for the claimant yet.
    Named(AccountName),
    /// After a gate: the directory's immutable id.
    Known(SubjectId),
}

impl TicketSubject {
    /// Returns by what the account is looked for.
    #[must_use]
    pub const fn whom(&self) -> Whom<'_> {
        match self {
            Self::Named(name) => Whom::Named(name),
            Self::Known(id) => Whom::Known(id),
        }
    }
}

/// A check against robots that was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckClaims {
    /// Its name, by which the guard spends it.
    pub check: CheckId,
    /// What has to be solved, the answer included.
    pub task: Task,
    /// Whether the organisation was under attack when it was issued: the flow then needs two gates.
    pub elevated: bool,
    /// The support id of the reset that may follow.
    pub support_id: SupportId,
    /// When it was issued.
    pub issued: UnixSeconds,
    /// When its time is over.
    pub expires: UnixSeconds,
}

/// A flow that has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlowClaims {
    /// Its name.
    pub flow: FlowId,
    /// Whom it is about.
    pub subject: TicketSubject,
    /// Gates passed when this ticket was sealed. A hint for the answer; only the guard knows.
    pub passed: u8,
    /// Whether it began while the organisation was under attack.
    pub elevated: bool,
    /// Whether the one extension has been used.
    pub extended: bool,
    /// The policy version it began under, for the audit.
    pub policy_version: u64,
    /// What the claimant reads out to the help desk.
    pub support_id: SupportId,
    /// When this ticket was issued.
    pub issued: UnixSeconds,
    /// When the flow began.
    pub started: UnixSeconds,
    /// When the flow's time is over.
    pub expires: UnixSeconds,
}

/// A challenge that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeClaims {
    /// The flow it belongs to.
    pub flow: FlowId,
    /// Its name, by which the guard spends it.
    pub challenge: ChallengeId,
    /// Whom it is about.
    pub subject: TicketSubject,
    /// The kind of proof.
    pub method: MethodKind,
    /// The enrolment it is for, where the claimant chose one of the account's own.
    pub enrolment: Option<EnrolmentId>,
    /// What the claimant typed as destination, digested; never the address itself.
    pub destination: Option<DestinationDigest>,
    /// The key its code is derived with.
    pub code_key: KeyId,
    /// Whether a gate had been passed when it was asked for.
    pub past_gate: bool,
    /// What the claimant reads out to the help desk.
    pub support_id: SupportId,
    /// When it was issued.
    pub issued: UnixSeconds,
    /// When its time is over; never later than its flow's.
    pub expires: UnixSeconds,
}

/// A sign-in under way: the password was right, and something more is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInClaims {
    /// Its name, to which the codes of its challenges belong.
    pub sign_in: FlowId,
    /// Who signs in.
    pub subject: SubjectId,
    /// The credential version whose password was right: another password, and this is over.
    pub version: u64,
    /// The session epoch as read then.
    pub epoch: u64,
    /// Whether the second factor is passed or was not needed; only then may the password be changed.
    pub complete: bool,
    /// What the second factor proved to be held, where there was one.
    pub proved_by: Option<DestinationDigest>,
    /// What to read out to the help desk.
    pub support_id: SupportId,
    /// When it was issued.
    pub issued: UnixSeconds,
    /// When its time is over.
    pub expires: UnixSeconds,
}

/// Somebody signed in. This is what the cookie holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionClaims {
    /// Its name, by which the guard ends it.
    pub session: SessionId,
    /// Who.
    pub subject: SubjectId,
    /// The session epoch as read then: another one, and this is over.
    pub epoch: u64,
    /// When the sign-in was completed.
    pub started: UnixSeconds,
    /// When it was last used, give or take [`SESSION_RENEWAL_S`](crate::limits::SESSION_RENEWAL_S).
    pub seen: UnixSeconds,
    /// When its owner last proved who they are.
    pub proved: UnixSeconds,
    /// What that proof showed to be held; none where it was the password alone.
    pub proved_by: Option<DestinationDigest>,
    /// What the proof before it showed, where that was another thing, and still fresh.
    pub also_by: Option<DestinationDigest>,
    /// Whether the interrupt was put off until the next sign-in.
    pub snoozed: bool,
    /// What limits it, where another sign-in system sent its owner here.
    pub errand: Option<Errand>,
}

/// A session that may only add what is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Errand {
    /// Where people go back to, if anywhere.
    pub return_to: Option<String>,
}

/// Lets another sign-in system's user begin a session that may only add what is missing. Good once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassClaims {
    /// Its name, by which the guard spends it.
    pub pass: CheckId,
    /// Who.
    pub subject: SubjectId,
    /// The session epoch as read then: another one, and this is over.
    pub epoch: u64,
    /// Where people go back to, if anywhere.
    pub return_to: Option<String>,
    /// When it was issued.
    pub issued: UnixSeconds,
    /// When its time is over.
    pub expires: UnixSeconds,
}

/// Lets whoever was told of something say that it was not them. Good until it has been undone once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotMeClaims {
    /// Whose account.
    pub subject: SubjectId,
    /// What they were told of.
    pub support_id: SupportId,
    /// When that happened.
    pub issued: UnixSeconds,
    /// When its time is over.
    pub expires: UnixSeconds,
}

/// A method that is about to be registered. Nothing is stored anywhere else: seed or address lie sealed in here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistrationClaims {
    /// Its name, by which the guard spends it.
    pub registration: RegistrationId,
    /// Whose.
    pub subject: SubjectId,
    /// The session it was begun in.
    pub session: SessionId,
    /// What is to be registered.
    pub authenticator: Authenticator,
    /// The method whose place it takes, if any.
    pub replaces: Option<EnrolmentId>,
    /// The key its code is derived with, where one is sent.
    pub code_key: KeyId,
    /// When it was issued.
    pub issued: UnixSeconds,
    /// When its time is over.
    pub expires: UnixSeconds,
}

impl SessionClaims {
    /// Returns when the session is over even if it is used.
    #[must_use]
    pub const fn ends(&self) -> UnixSeconds {
        self.started.plus(SESSION_S)
    }
}

impl Claims for CheckClaims {
    const STAGE: &'static str = "check";
    const PAYLOAD_BYTES: usize = 512;

    fn issued(&self) -> UnixSeconds {
        self.issued
    }

    fn expires(&self) -> UnixSeconds {
        self.expires
    }
}

impl Claims for FlowClaims {
    const STAGE: &'static str = "flow";
    /// A name of 256 bytes may double in JSON, where `"` and `\` are escaped.
    const PAYLOAD_BYTES: usize = 1_024;

    fn issued(&self) -> UnixSeconds {
        self.issued
    }

    fn expires(&self) -> UnixSeconds {
        self.expires
    }
}

impl Claims for ChallengeClaims {
    const STAGE: &'static str = "challenge";
    /// As for a flow, with an enrolment id and two digests.
    const PAYLOAD_BYTES: usize = 1_280;

    fn issued(&self) -> UnixSeconds {
        self.issued
    }

    fn expires(&self) -> UnixSeconds {
        self.expires
    }
}

impl Claims for SignInClaims {
    /// The second form; the first did not say by what somebody had proved themselves.
    const STAGE: &'static str = "sign-in/2";
    const PAYLOAD_BYTES: usize = 1_024;

    fn issued(&self) -> UnixSeconds {
        self.issued
    }

    fn expires(&self) -> UnixSeconds {
        self.expires
    }
}

impl Claims for SessionClaims {
    /// The third form; the second did not say by what two things somebody had proved themselves.
    const STAGE: &'static str = "session/3";
    const PAYLOAD_BYTES: usize = 1_024;

    fn issued(&self) -> UnixSeconds {
        self.seen
    }

    /// Idle or absolute, whichever comes first.
    fn expires(&self) -> UnixSeconds {
        self.seen.plus(SESSION_IDLE_S).min(self.ends())
    }
}

impl Claims for PassClaims {
    const STAGE: &'static str = "registration-pass";
    const PAYLOAD_BYTES: usize = 1_024;

    fn issued(&self) -> UnixSeconds {
        self.issued
    }

    fn expires(&self) -> UnixSeconds {
        self.expires
    }
}

impl Claims for NotMeClaims {
    const STAGE: &'static str = "not-me";
    /// It stands in mails: no longer than an id of 128 letters, each of which may double in JSON, needs.
    const PAYLOAD_BYTES: usize = 384;

    fn issued(&self) -> UnixSeconds {
        self.issued
    }

    fn expires(&self) -> UnixSeconds {
        self.expires
    }
}

impl Claims for RegistrationClaims {
    const STAGE: &'static str = "registration";
    /// A seed in base32 has 103 letters at most, an address 254 bytes.
    const PAYLOAD_BYTES: usize = 1_280;

    fn issued(&self) -> UnixSeconds {
        self.issued
    }

    fn expires(&self) -> UnixSeconds {
        self.expires
    }
}
