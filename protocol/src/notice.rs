//! Notices: what an owner or an administrator is told afterwards. Stored with the change they report, then delivered until they arrive.

use serde::{Deserialize, Serialize};

use latchkey_shared::opaque::SupportId;

use crate::contact::MailAddress;
use crate::ids::SubjectId;
use crate::time::UnixSeconds;

/// Something to tell one address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Whom.
    pub to: MailAddress,
    /// BCP 47 language, if known.
    pub locale: Option<String>,
    /// What.
    pub about: NoticeKind,
    /// When it happened.
    pub at: UnixSeconds,
    /// The reset it belongs to.
    pub support_id: SupportId,
    /// Whose account it is about, where its owner is told: they may say that it was not them.
    #[serde(default)]
    pub subject: Option<SubjectId>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NoticeKind {
    /// Your password was reset.
    PasswordReset,
    /// You changed your password, which you knew or which had run out.
    PasswordChanged,
    /// A method was registered.
    MethodAdded {
        /// Which kind, by its name on the wire.
        method: latchkey_shared::method::MethodKind,
    },
    /// A method was removed.
    MethodRemoved {
        /// Which kind, by its name on the wire.
        method: latchkey_shared::method::MethodKind,
    },
    /// A contact took the place of another one.
    MethodReplaced {
        /// Which kind, by its name on the wire.
        method: latchkey_shared::method::MethodKind,
    },
    /// A saved recovery code was used.
    RecoveryCodeUsed {
        /// How many are left.
        left: u8,
    },
    /// The service desk has given a recovery pass, or confirmed it.
    RecoveryPassIssued,
    /// A recovery pass was used.
    RecoveryPassUsed,
    /// An address that was filled in for you, and that nobody confirmed, has passed a gate.
    UnprovedAddressUsed,
    /// Your account was unlocked.
    Unlocked,
    /// Several wrong answers were given for your account.
    WrongAnswers,
    /// Resets of your account pause until then.
    ResetLocked {
        /// Until when.
        until: UnixSeconds,
    },
    /// A method no longer works for resets until you confirm it.
    MethodDisabled {
        /// Which, by its name on the wire.
        method: latchkey_shared::method::MethodKind,
    },
    /// An administrator filled in or removed a method of yours.
    ChangedByAdministrator,
    /// An administrator changed the names you sign in by, or the address your organisation writes to.
    DetailsChanged,
    /// You said that something was not you, and resets of your account are frozen.
    Frozen,
    /// Resets of your account go on.
    Thawed,
    /// To administrators: somebody says that what happened to an account was not them.
    NotMe {
        /// Whose, by account name.
        account: String,
    },
    /// To administrators: an administrator reset a password.
    AdministratorReset {
        /// Whose, by account name.
        account: String,
    },
    /// To administrators: one of them has given a recovery pass, or confirmed it.
    RecoveryPassFor {
        /// To whom, by account name.
        account: String,
    },
    /// To the help desk: somebody past a gate asks for help.
    HelpWanted {
        /// Whose account.
        account: String,
        /// Their words, at most 500 characters; shown as text, never as markup.
        message: String,
    },
}

impl NoticeKind {
    /// Tells whether it goes to the owner of the account, and to nobody else.
    #[must_use]
    pub const fn is_owners(&self) -> bool {
        !matches!(
            self,
            Self::NotMe { .. }
                | Self::AdministratorReset { .. }
                | Self::RecoveryPassFor { .. }
                | Self::HelpWanted { .. }
        )
    }
}
