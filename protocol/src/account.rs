//! An account as the directory tells it: who somebody is and what state they are in.

use serde::{Deserialize, Serialize};

use latchkey_shared::sorted::Set;

use crate::contact::MailAddress;
use crate::ids::{AccountName, GroupId, SubjectId};
use crate::time::UnixSeconds;

pub use latchkey_shared::wire::{AccountStatus, Licence, Role};

/// What a directory knows of a person, read anew for every call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The immutable id.
    pub id: SubjectId,
    /// The name it signs in with, a UPN.
    pub name: AccountName,
    /// Every other name it is found by.
    pub aliases: Vec<AccountName>,
    /// The name people know.
    pub display_name: String,
    /// First name; a new password must not contain it.
    pub given_name: String,
    /// Last name; likewise.
    pub family_name: String,
    /// The domain of the name, lower-case ASCII; policy says who is its authority.
    pub domain: String,
    /// Whether an administrator disabled it.
    pub status: AccountStatus,
    /// The directory's own lock (many wrong passwords), which a reset or an unlock clears.
    pub locked: bool,
    /// Whether the password must be changed at the next sign-in.
    pub must_change: bool,
    /// Whether methods must be registered at the next sign-in, whatever the policy says.
    #[serde(default)]
    pub must_register: bool,
    /// Since when nothing of it is reset or registered, because its owner said that something was not theirs.
    #[serde(default)]
    pub frozen: Option<UnixSeconds>,
    /// When that was last undone. Whatever was told of before cannot freeze it any more.
    #[serde(default)]
    pub thawed: Option<UnixSeconds>,
    /// When the password expires, if it does.
    pub password_expires: Option<UnixSeconds>,
    /// When the password was last set, if that was written down.
    #[serde(default)]
    pub password_set: Option<UnixSeconds>,
    /// What it may administer.
    pub role: Role,
    /// What its tier allows.
    pub licence: Licence,
    /// Every group it is in, nested ones included.
    pub groups: Set<GroupId>,
    /// BCP 47 language for notices, if one is recorded.
    pub locale: Option<String>,
    /// The address the organisation writes to.
    pub mail: Option<MailAddress>,
    /// Bumped by reset, password or method change, disable, role change, freeze: kills other flows.
    pub flow_epoch: u64,
    /// Bumped by password change, disable, sign-out everywhere: kills sessions.
    pub session_epoch: u64,
    /// Changes with whatever a write under way has to notice: another password, an unlock, other methods, sessions that were
    /// ended. A commit is conditional on it.
    pub credential_version: u64,
}

impl Account {
    /// Ends what an owner's word has frozen. Notices of before freeze it no more, or whoever reads them could for ever.
    pub fn thaw(&mut self, now: UnixSeconds) {
        (self.frozen, self.thawed) = (None, Some(now));
    }
}
