//! What the administrators' API reads and writes beyond the ports of the flows.

use latchkey_shared::wire::PolicyVersion;

use crate::account::Account;
use crate::administration::Page;
use crate::audit::AuditEvent;
use crate::enrolment::Enrolment;
use crate::ids::{AccountName, EnrolmentId, SubjectId};
use crate::notice::Notice;
use crate::policy::Policy;
use crate::ports::Fault;
use crate::time::UnixSeconds;

/// A policy that is about to replace the one in force, with what must be stored together with it.
#[derive(Debug)]
pub struct PolicyChange<'a> {
    /// The new one; its version is the next.
    pub policy: &'a Policy,
    /// The write happens only if the version in force still is this.
    pub expected_version: u64,
    /// Who wrote it.
    pub author: &'a str,
    /// The audit line of the change.
    pub audit: &'a AuditEvent,
    /// When.
    pub now: UnixSeconds,
}

/// What became of a policy that was to be replaced, or of an account that was to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// Done, with its audit line.
    Written,
    /// Somebody else wrote in between; nothing was changed.
    VersionMoved,
}

/// An account, and what it has registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// The account.
    pub account: Account,
    /// Its methods; `None` if one of them cannot be opened, and a reset would fail.
    pub enrolments: Option<Vec<Enrolment>>,
}

/// Which accounts are asked for. An empty part asks for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UserQuery<'a> {
    /// One of their words begins so; folded.
    pub search: &'a str,
    /// They are in this group themselves.
    pub group: &'a str,
    /// They have this status, by its name.
    pub status: &'a str,
    /// The directory locks them (`true`), or not (`false`).
    pub locked: &'a str,
    /// Their owners' word has frozen them (`true`), or not (`false`).
    pub frozen: &'a str,
    /// They have this role, by its name.
    pub role: &'a str,
}

/// Which lines of the audit are asked for. An empty part asks for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AuditQuery<'a> {
    /// Of this reset or call.
    pub support_id: &'a str,
    /// About this account.
    pub subject: &'a str,
    /// Of this activity, by its name.
    pub activity: &'a str,
    /// That ended so, by the name of the class.
    pub result: &'a str,
    /// Since when.
    pub from: UnixSeconds,
    /// Until when, that second left out.
    pub to: UnixSeconds,
}

/// By what members of a group are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By<'a> {
    /// Accounts, by id.
    Ids(&'a [String]),
    /// Accounts, by a normalised name.
    Names(&'a [String]),
    /// Groups, by id.
    Groups(&'a [String]),
    /// Accounts and groups that are in a group themselves, by id.
    Members {
        /// The group.
        group: &'a str,
        /// The ids.
        ids: &'a [String],
    },
    /// Accounts of a domain behind an id, in the order of ids, so many at most.
    Domain {
        /// The domain.
        domain: &'a str,
        /// The id.
        after: &'a str,
        /// How many.
        most: u64,
    },
}

/// Members that come or go, with what must be stored together with it.
#[derive(Debug)]
pub struct MembersChange<'a> {
    /// The group.
    pub group: &'a str,
    /// Whether they come; else they go.
    pub join: Join,
    /// The ids of accounts.
    pub accounts: &'a [String],
    /// The ids of groups.
    pub groups: &'a [String],
    /// The audit line of the change.
    pub audit: &'a AuditEvent,
}

/// Whether members come or go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// They come.
    Add,
    /// They go.
    Remove,
}

/// An entry of a list that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the list is ordered by: a word, U+0001, and an id.
    pub key: String,
    /// The entry as its wire type, JSON; `None` if the query does not mean it.
    pub document: Option<String>,
}

/// An account that is about to be added, with what must be stored together with it.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// The account. It has no password.
    pub account: &'a Account,
    /// The audit line of the change.
    pub audit: &'a AuditEvent,
}

/// An account of a table that is about to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedAccount {
    /// The account. It has no password.
    pub account: Account,
    /// An address that its owner has not proved.
    pub contact: Option<Enrolment>,
}

impl ImportedAccount {
    /// Returns every name, its own first.
    pub fn names(&self) -> impl Iterator<Item = &AccountName> {
        core::iter::once(&self.account.name).chain(&self.account.aliases)
    }
}

/// What became of an account that was to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// Added, with its audit line.
    Added,
    /// It was added before, by this very action.
    Before,
    /// Other accounts have these of its names; nothing was added.
    Taken(Vec<AccountName>),
}

/// Which methods go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal<'a> {
    /// None.
    Nothing,
    /// This one, if it is there.
    One(&'a EnrolmentId),
    /// All of them.
    All,
}

/// A change of an account by an administrator, with everything that must be stored together with it.
#[derive(Debug)]
pub struct AccountChange<'a> {
    /// The account as it was read. The write happens only if its epochs and its version still are these.
    pub before: &'a Account,
    /// The account as it is to be: either its details are written with its version, or its state, role, epochs and version.
    pub after: &'a Account,
    /// Whether it is the details: what it is called, its address and its language.
    pub replaces_details: bool,
    /// Methods that go.
    pub remove: Removal<'a>,
    /// A method that comes.
    pub add: Option<&'a Enrolment>,
    /// The audit line of the change.
    pub audit: &'a AuditEvent,
    /// Notices of the change.
    pub notices: &'a [Notice],
    /// When.
    pub now: UnixSeconds,
}

/// Keeps what administrators look at and change.
///
/// Whatever is written depends on the actor of its audit line: an administrator whose role, session epoch or status is another
/// by then has nothing written, and the answer is a [`Fault`].
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait Administration {
    /// Writes the next version of the policy and its audit line: both, or neither.
    ///
    /// # Errors
    /// A [`Fault`] means that nobody knows whether it was written.
    async fn replace_policy(&self, change: PolicyChange<'_>) -> Result<Replaced, Fault>;

    /// Lists versions of the policy below `before`, the newest first, at most `most`.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn policy_versions(&self, before: u64, most: u64) -> Result<Vec<PolicyVersion>, Fault>;

    /// Reads one version of the policy as it was stored: an old one need not fit today's rules.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn policy_version(&self, version: u64) -> Result<Option<String>, Fault>;

    /// Reads a page of accounts in the order of their ids, those behind `after`, at most `most`; none behind the last.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn registered(&self, after: &SubjectId, most: u64) -> Result<Vec<Registered>, Fault>;

    /// Reads one account with what it has registered.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn registered_one(&self, subject: &SubjectId) -> Result<Option<Registered>, Fault>;

    /// Looks at a page of accounts. It reads as many rows as the page is long, however many accounts there are: so a page
    /// may be short where little of what it looks at is meant.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn users(&self, query: UserQuery<'_>, page: &Page) -> Result<Vec<Entry>, Fault>;

    /// Looks at a page of the audit, the newest line first. It reads as many rows as the page is long.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn audit(&self, query: AuditQuery<'_>, page: &Page) -> Result<Vec<Entry>, Fault>;

    /// Counts the resets of a span by how they ended, each count as its wire type, JSON. It reads so many lines of the span at
    /// most, and those of one second whole; and says where it stopped, if before the end.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn resets(
        &self,
        from: UnixSeconds,
        to: UnixSeconds,
        most: u64,
    ) -> Result<(Vec<Entry>, Option<UnixSeconds>), Fault>;

    /// Looks at a page of groups whose name begins so, folded, in the order of names; without a search of all of them, in the
    /// order of their ids.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn groups(&self, search: &str, page: &Page) -> Result<Vec<Entry>, Fault>;

    /// Adds a group without members, with its audit line. One that is there stays as it is; then its name is returned.
    ///
    /// # Errors
    /// A [`Fault`] means that nobody knows whether it was added; the same action may be repeated.
    async fn add_group(&self, id: &str, name: &str, audit: &AuditEvent) -> Result<Option<String>, Fault>;

    /// Finds accounts or groups: each entry has what was asked for as its key, and as its document the id, plain, if it was
    /// found.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn find(&self, by: By<'_>) -> Result<Vec<Entry>, Fault>;

    /// Adds or removes members, and returns how many that has moved. Who is a member, or none, already stays so. The audit
    /// line is given the ids of those who were moved, as its one change, and is left out if nobody was.
    ///
    /// # Errors
    /// A [`Fault`] means that nobody knows whether it was written; doing it again does no harm.
    async fn change_members(&self, change: MembersChange<'_>) -> Result<u64, Fault>;

    /// Adds an account with its names, words and audit line, unless another account has one of the names.
    ///
    /// # Errors
    /// A [`Fault`] means that nobody knows whether it was added; the same action may be repeated.
    async fn add_account(&self, new: NewAccount<'_>) -> Result<Added, Fault>;

    /// Adds accounts with their names, words, methods and one audit line, which is given the ids of those that were added
    /// as its one change, and is left out if nobody was; those of which another account has a name by then are left out.
    /// Returns how many were added.
    ///
    /// # Errors
    /// A [`Fault`] means that nobody knows whether they were added; the same table may be imported again.
    async fn import(&self, accounts: &[ImportedAccount], audit: &AuditEvent, now: UnixSeconds) -> Result<u64, Fault>;

    /// Changes an account together with its methods, audit line and notices: all, or nothing. Names that another account has by
    /// then keep it back like a version that has moved.
    ///
    /// # Errors
    /// A [`Fault`] means that nobody knows whether it was written.
    async fn change_account(&self, change: AccountChange<'_>) -> Result<Replaced, Fault>;
}
