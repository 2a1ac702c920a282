//! The ports: what a deployment must supply. Adapters live in `worker`; `testing` has an in-memory one of each.
//!
//! Every adapter translates its own errors into a [`Fault`] at once; no platform error crosses a port.

mod administration;
mod methods;

use std::rc::Rc;

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::SupportId;
use latchkey_shared::password::{Password, Reason};

use crate::account::Account;
use crate::audit::AuditEvent;
use crate::breach::Prefix;
use crate::check::turnstile::{Token, Widget};
use crate::code::Purpose;
use crate::contact::MailAddress;
use crate::guard::{GuardKey, RowEvent};
use crate::ids::{AccountName, ChangeName, DestinationDigest, SubjectId};
use crate::notice::Notice;
use crate::policy::Policy;
use crate::time::UnixSeconds;
use crate::webauthn::PublicKey;

pub use administration::{
    AccountChange, Added, Administration, AuditQuery, By, Entry, ImportedAccount, Join, MembersChange, NewAccount,
    PolicyChange, Registered, Removal, Replaced, UserQuery,
};
pub use methods::{Deed, Enrolments, MethodsChange};

/// Something of ours or of an upstream failed. Never shown to a claimant.
#[derive(Debug, thiserror::Error)]
#[error("{part}: {cause}")]
pub struct Fault {
    /// Which part: `guard`, `directory`, `enrolments`, `policy`, `audit`, `courier`, `entropy`, `configuration`,
    /// `common_passwords`, `words`, `breaches`, `turnstile`, `signatures`.
    pub part: &'static str,
    /// What it said; for operators, and never holding a secret.
    pub cause: String,
}

impl Fault {
    /// Makes a fault of a part.
    #[must_use]
    pub fn new(part: &'static str, cause: impl core::fmt::Display) -> Self {
        Self { part, cause: cause.to_string() }
    }
}

/// A message that was not handed over, for all we know.
#[derive(Debug, thiserror::Error)]
pub enum Unsent {
    /// It certainly did not leave, so it does not count.
    #[error(transparent)]
    Certainly(#[from] Fault),
    /// It may have left: the carrier was offered it and did not say that it refuses. It counts, or a carrier whose replies
    /// get lost could be made to fill a mailbox.
    #[error("{0}")]
    Perhaps(Fault),
}

impl From<Unsent> for Fault {
    fn from(unsent: Unsent) -> Self {
        match unsent {
            Unsent::Certainly(fault) | Unsent::Perhaps(fault) => fault,
        }
    }
}

/// Tells the time. Read once per request.
pub trait Clock {
    /// Returns the present.
    fn now(&self) -> UnixSeconds;
}

/// Gives randomness from the operating system.
pub trait Entropy {
    /// Fills the buffer.
    ///
    /// # Errors
    /// A [`Fault`] if there is no randomness; nothing may go on without it.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault>;
}

/// By what an account is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom<'a> {
    /// A normalised name, looked up in the alias table.
    Named(&'a AccountName),
    /// The immutable id.
    Known(&'a SubjectId),
}

/// A change of a password that is about to be written, with everything that must be stored together with it.
#[derive(Debug)]
pub struct PasswordChange<'a> {
    /// Whose.
    pub subject: &'a SubjectId,
    /// The new one.
    pub password: &'a Password,
    /// The write happens only if the credential version still is this.
    pub expected_version: u64,
    /// The change's name, by which whoever asked for it finds it again.
    pub name: &'a ChangeName,
    /// Which earlier passwords the new one must not be.
    pub unlike: Unlike,
    /// What a reset was proved by; it freezes the methods for a while. Nothing where the old password was known.
    pub reset_by: Option<&'a [DestinationDigest]>,
    /// Audit lines of the change.
    pub audit: &'a [AuditEvent],
    /// Notices of the change.
    pub notices: &'a [Notice],
    /// When.
    pub now: UnixSeconds,
}

/// Which earlier passwords a new one must not be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unlike {
    /// The one in use.
    pub current: bool,
    /// So many before it. As many are kept from now on; none, and those that were kept are forgotten.
    pub former: u8,
}

/// A directory lock that is about to be cleared.
#[derive(Debug)]
pub struct UnlockChange<'a> {
    /// Whose.
    pub subject: &'a SubjectId,
    /// The write happens only if the credential version still is this.
    pub expected_version: u64,
    /// Audit lines of the change.
    pub audit: &'a [AuditEvent],
    /// Notices of the change.
    pub notices: &'a [Notice],
    /// When.
    pub now: UnixSeconds,
}

/// Sessions of an account that are about to end, all of them.
#[derive(Debug)]
pub struct SessionsEnd<'a> {
    /// Whose.
    pub subject: &'a SubjectId,
    /// Audit lines of the change.
    pub audit: &'a [AuditEvent],
}

/// What became of a write that the directory answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteOutcome {
    /// Done, exactly once, with its audit lines and notices.
    Written,
    /// Somebody else wrote in between; nothing was changed.
    VersionMoved,
    /// The directory's own rules refuse it; nothing was changed.
    Refused(Vec<Reason>),
}

/// Accounts and their passwords.
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait Directory {
    /// Reads an account from the primary.
    ///
    /// # Errors
    /// A [`Fault`] if the directory did not answer.
    async fn find(&self, whom: Whom<'_>) -> Result<Option<Account>, Fault>;

    /// Checks a password; for `None` it hashes a dummy, so that both take the same time.
    ///
    /// # Errors
    /// A [`Fault`] if the directory did not answer.
    async fn is_password(&self, account: Option<&Account>, password: &Password) -> Result<bool, Fault>;

    /// Writes a new password, bumps both epochs and the credential version, and clears lock, expiry and must-change. The
    /// one that was in use becomes the latest of the former ones.
    ///
    /// # Errors
    /// A [`Fault`] means that nobody knows whether it was written.
    async fn set_password(&self, change: PasswordChange<'_>) -> Result<WriteOutcome, Fault>;

    /// Clears the directory's own lock, and bumps the flow epoch and the credential version.
    ///
    /// # Errors
    /// A [`Fault`] means that nobody knows whether it was written.
    async fn unlock(&self, change: UnlockChange<'_>) -> Result<WriteOutcome, Fault>;

    /// Tells whether the last change of an account is the one of this name.
    ///
    /// # Errors
    /// A [`Fault`] if the directory did not answer.
    async fn has_changed(&self, subject: &SubjectId, name: &ChangeName) -> Result<bool, Fault>;

    /// Ends every session of an account: bumps the session epoch and the credential version, and stores the audit lines with it.
    ///
    /// # Errors
    /// A [`Fault`] means that nobody knows whether it was written; doing it again does no harm.
    async fn end_sessions(&self, end: SessionsEnd<'_>) -> Result<(), Fault>;

    /// Returns the addresses to tell when an administrator resets: those of global administrators.
    ///
    /// # Errors
    /// A [`Fault`] if the directory did not answer.
    async fn administrators(&self) -> Result<Vec<MailAddress>, Fault>;

    /// Returns how many accounts there are, for the organisation's daily budget.
    ///
    /// # Errors
    /// A [`Fault`] if the directory did not answer.
    async fn size(&self) -> Result<u64, Fault>;
}

/// Keeps the organisation's policy.
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait PolicyStore {
    /// Reads the policy in force now, from the primary.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer or holds no policy that fits together; nothing may go on without one.
    async fn current(&self) -> Result<Policy, Fault>;
}

/// A message that carries a code.
#[derive(Debug)]
pub struct CodeMessage<'a> {
    /// Where to.
    pub to: &'a MailAddress,
    /// BCP 47 language.
    pub locale: &'a str,
    /// What is in it.
    pub content: CodeContent<'a>,
    /// The reset it belongs to.
    pub support_id: SupportId,
}

/// What a message before proof says.
#[derive(Debug)]
pub enum CodeContent<'a> {
    /// The code, and for how many minutes it is good.
    Code {
        /// The digits.
        digits: &'a str,
        /// Minutes left.
        minutes: u32,
        /// What it opens; the words differ.
        purpose: Purpose,
    },
    /// The address is right, but the account cannot reset: why, and whom to ask.
    CannotReset {
        /// Why.
        why: latchkey_shared::problem::Ineligible,
    },
}

/// Delivers messages to people.
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait Courier {
    /// Tells whether this deployment can carry out a method that needs delivery.
    fn carries(&self, method: MethodKind) -> bool;

    /// Sends a code.
    ///
    /// # Errors
    /// [`Unsent`], which says whether it certainly did not leave.
    async fn send_code(&self, message: CodeMessage<'_>) -> Result<(), Unsent>;

    /// Sends one notice now. Retries are the outbox's.
    ///
    /// # Errors
    /// A [`Fault`] if it certainly was not handed over.
    async fn send_notice(&self, notice: &Notice) -> Result<(), Fault>;
}

/// Keeps notices that do not belong to a directory change (wrong answers, locks) until they are delivered.
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait Outbox {
    /// Makes sure that delivery will be tried soon, even if this request dies. Called before a change is written.
    ///
    /// # Errors
    /// A [`Fault`] if the schedule could not be stored.
    async fn arm(&self) -> Result<(), Fault>;

    /// Stores notices and asks for their delivery.
    ///
    /// # Errors
    /// A [`Fault`] if they could not be stored.
    async fn post(&self, notices: &[Notice]) -> Result<(), Fault>;
}

/// Keeps the audit.
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait AuditSink {
    /// Records lines that do not belong to a directory change.
    ///
    /// # Errors
    /// A [`Fault`] if they could not be stored.
    async fn record(&self, events: &[AuditEvent]) -> Result<(), Fault>;
}

/// Knows the passwords that many people use. Part of the deployment, so that it works without anybody else.
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait CommonPasswords {
    /// Tells whether a password is among them, upper or lower case aside.
    ///
    /// # Errors
    /// A [`Fault`] if the list could not be read; no password may be set without it.
    async fn holds(&self, password: &Password) -> Result<bool, Fault>;
}

/// Knows the words of our security questions in every language. Part of the deployment.
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait QuestionWords {
    /// Returns them: a line for each question in the order of their numbers, language after language.
    ///
    /// # Errors
    /// A [`Fault`] if they could not be read; no answers are registered without them.
    async fn all(&self) -> Result<Rc<str>, Fault>;
}

/// Asks somebody else which passwords have leaked, without saying which one is meant (see [`crate::breach`]).
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait Breaches {
    /// Returns the answer to a range query, as it came. Nothing but the prefix leaves the deployment.
    ///
    /// # Errors
    /// A [`Fault`] if there was none in time, or none that could be one; the password is then judged without it.
    async fn range(&self, prefix: &Prefix) -> Result<String, Fault>;
}

/// Asks Cloudflare about tokens of its Turnstile (see [`crate::check::turnstile`]).
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait Turnstile {
    /// Returns the widget that gives the tokens.
    fn widget(&self) -> Widget<'_>;

    /// Returns the answer about a token, as it came. Nothing about the claimant is said, their address included.
    ///
    /// # Errors
    /// A [`Fault`] if there was none in time; nobody passes then.
    async fn verify(&self, token: &Token<'_>, idempotency_key: &str) -> Result<String, Fault>;
}

/// Verifies signatures: of a pure function of what goes in, the one part that a platform does better.
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait Signatures {
    /// Tells whether a signature by a key holds over what was signed. A key that is none verifies nothing.
    ///
    /// # Errors
    /// A [`Fault`] if it could not be found out.
    async fn verify(&self, key: &PublicKey, signed: &[u8], signature: &[u8]) -> Result<bool, Fault>;
}

/// Reaches the guard's rows. One object holds a row and decides one event after the other.
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait GuardStore {
    /// Has an event decided, by the object's clock, and its outcome stored before it is answered.
    ///
    /// # Errors
    /// A [`Fault`] of `guard` if the object could not be reached in time, could not read the row, or answered something
    /// else than was asked. The event may have been counted all the same.
    async fn call<E: RowEvent>(&self, key: &GuardKey, event: E) -> Result<E::Verdict, Fault>;
}
