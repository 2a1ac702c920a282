//! Registered methods, and how their owner changes them.

use crate::account::Account;
use crate::audit::AuditEvent;
use crate::enrolment::{Background, Enrolment};
use crate::ids::{ChangeName, EnrolmentId, SubjectId};
use crate::notice::Notice;
use crate::ports::{Fault, WriteOutcome};
use crate::time::UnixSeconds;

/// A change of an account's methods that is about to be written, with everything that must be stored together with it.
#[derive(Debug)]
pub struct MethodsChange<'a> {
    /// The account as it was read: the write happens only if both of its epochs still are the same.
    pub before: &'a Account,
    /// The change's name, by which whoever asked for it finds it again.
    pub name: &'a ChangeName,
    /// What is to be done.
    pub deed: Deed<'a>,
    /// Audit lines of the change.
    pub audit: &'a [AuditEvent],
    /// Notices of the change.
    pub notices: &'a [Notice],
    /// When.
    pub now: UnixSeconds,
}

/// What is to be done with an account's methods.
#[derive(Clone, Copy, Debug)]
pub enum Deed<'a> {
    /// A method is added, and takes another one's place if it replaces one.
    Add {
        /// The new one.
        enrolment: &'a Enrolment,
        /// The one that goes.
        replaces: Option<&'a EnrolmentId>,
        /// Whether enough is registered with it, so that what was put off is forgotten.
        completes: bool,
    },
    /// A method is removed.
    Remove(&'a EnrolmentId),
    /// A method is offered first from now on.
    Prefer(&'a EnrolmentId),
    /// A method is called something else from now on.
    Name {
        /// The method.
        id: &'a EnrolmentId,
        /// What; none takes its name away.
        name: Option<&'a str>,
    },
    /// What somebody proved is right, they say.
    Review,
    /// A saved code is used: that, and when its set was last seen to be right. It stays used even if it was before.
    Spend {
        /// The set.
        set: &'a EnrolmentId,
        /// Which of it.
        place: u8,
    },
    /// The registration is put off once more, at most so often.
    Snooze {
        /// How often at most.
        most: u8,
    },
}

impl Deed<'_> {
    /// Tells whether resets under way end by it: their proofs are of methods that may be gone. The credential version moves
    /// with the flow epoch then, for a commit that has looked at the methods already.
    #[must_use]
    pub const fn ends_flows(&self) -> bool {
        matches!(self, Self::Add { .. } | Self::Remove(_))
    }
}

/// Registered methods.
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait Enrolments {
    /// Reads what an account has registered, from the primary; for `None` it does the same work and returns nothing.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer or a value could not be unsealed.
    async fn of(&self, subject: Option<&SubjectId>) -> Result<Vec<Enrolment>, Fault>;

    /// Reads what is kept beside the methods.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn background(&self, subject: &SubjectId) -> Result<Background, Fault>;

    /// Tells whether anybody has registered the passkey of this credential id.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn holds_passkey(&self, credential_id: &[u8]) -> Result<bool, Fault>;

    /// Notes that a passkey was used, and how often it says that it was. Neither ever goes back.
    ///
    /// # Errors
    /// A [`Fault`] means that nobody knows whether it was written; doing it again does no harm.
    async fn note_use(
        &self,
        subject: &SubjectId,
        id: &EnrolmentId,
        counter: u32,
        now: UnixSeconds,
    ) -> Result<(), Fault>;

    /// Changes the methods, all of it or nothing. No passkey is registered twice, not even by two accounts. Never answers [`WriteOutcome::Refused`].
    ///
    /// # Errors
    /// A [`Fault`] means that nobody knows whether it was written.
    async fn change(&self, change: MethodsChange<'_>) -> Result<WriteOutcome, Fault>;
}
