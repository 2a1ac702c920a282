//! Notices: what an owner or an administrator is told afterwards. Stored with the change they report, then delivered until they arrive.

use serde::{Deserialize, Serialize};

use latchkey_shared::opaque::SupportId;

use crate::contact::MailAddress;
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
