//! `/admin/users`: accounts as administrators see, add and change them.
//!
//! Nothing here holds a password or a code: an administrator starts things, and never sees or chooses either.

use serde::{Deserialize, Serialize};

use crate::method::MethodKind;
use crate::opaque::Attempt;
use crate::problem::Ineligible;
use crate::wire::named::named;

/// Whether an account is in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountStatus {
    /// In use.
    #[default]
    Enabled,
    /// Switched off by an administrator; no reset changes that.
    Disabled,
}

/// What an account may administer, the least first. Anything but `User` falls under the administrators' policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Nothing.
    #[default]
    User,
    /// May read.
    Reader,
    /// May help users.
    HelpDesk,
    /// May administer users.
    UserAdministrator,
    /// May administer everything.
    GlobalAdministrator,
}

impl Role {
    /// Every role, the least first.
    pub const ALL: [Self; 5] =
        [Self::User, Self::Reader, Self::HelpDesk, Self::UserAdministrator, Self::GlobalAdministrator];

    /// Tells whether the administrators' policy applies.
    #[must_use]
    pub const fn is_administrator(self) -> bool {
        !matches!(self, Self::User)
    }

    /// Returns the name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Reader => "reader",
            Self::HelpDesk => "help_desk",
            Self::UserAdministrator => "user_administrator",
            Self::GlobalAdministrator => "global_administrator",
        }
    }
}

/// What the account's tier allows (Entra: licence).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Licence {
    /// Reset and change.
    #[default]
    Full,
    /// Change a known password only.
    ChangeOnly,
}

/// An account in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UserSummary {
    /// The immutable id, by which every call names it.
    pub id: String,
    /// The name it signs in with.
    pub name: String,
    /// The name people know.
    pub display_name: String,
    /// The address the organisation writes to.
    pub mail: Option<String>,
    /// Whether an administrator disabled it.
    pub status: AccountStatus,
    /// The directory's own lock.
    pub locked: bool,
    /// Whether resets are frozen, because its owner said that something was not them.
    pub frozen: bool,
    /// What it may administer.
    pub role: Role,
    /// What its tier allows.
    pub licence: Licence,
}

/// `GET /admin/users`: one page. A page may be shorter than was asked, or empty, and others may follow all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Users {
    /// In the order of what they were found by.
    pub users: Vec<UserSummary>,
    /// Ask again with `after=` this for more; absent if there is no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A method of an account, as administrators see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UserMethod {
    /// Names it.
    pub id: String,
    /// Which kind of proof.
    pub kind: MethodKind,
    /// The masked address, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Whether its owner has proved it; if not, an administrator filled it in.
    pub verified: bool,
    /// When that was, or when its owner last said that it is right; Unix seconds.
    pub confirmed: u64,
}

/// `GET /admin/users/{id}`: an account with what it has registered, and what it may do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct User {
    /// The immutable id.
    pub id: String,
    /// The name it signs in with.
    pub name: String,
    /// Every other name it is found by.
    pub aliases: Vec<String>,
    /// The name people know.
    pub display_name: String,
    /// First name.
    pub given_name: String,
    /// Last name.
    pub family_name: String,
    /// The address the organisation writes to.
    pub mail: Option<String>,
    /// BCP 47 language for notices.
    pub locale: Option<String>,
    /// Whether an administrator disabled it.
    pub status: AccountStatus,
    /// The directory's own lock.
    pub locked: bool,
    /// Since when resets are frozen, because its owner said that something was not them; Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen: Option<u64>,
    /// Whether the password must be changed at the next sign-in.
    pub must_change: bool,
    /// Whether methods must be registered at the next sign-in.
    pub must_register: bool,
    /// When the password expires, Unix seconds.
    pub password_expires: Option<u64>,
    /// What it may administer.
    pub role: Role,
    /// What its tier allows.
    pub licence: Licence,
    /// Every group it is in, nested ones included.
    pub groups: Vec<String>,
    /// What it has registered; absent if it cannot be read (sealed with a key that is gone).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub methods: Option<Vec<UserMethod>>,
    /// Kinds of method that take no answers for resets now: too many were wrong.
    pub blocked: Vec<MethodKind>,
    /// Why it cannot reset now; absent if it can, or if nobody can tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ineligible: Option<Ineligible>,
}

/// `POST /admin/users`: adds an account, without a password. Its owner sets the first one by a reset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// This action; it becomes the account's id, so that a repeat after a lost answer adds nothing.
    pub attempt: Attempt,
    /// The name it signs in with: a name, `@` and a domain.
    pub name: String,
    /// Every other name it is found by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The name people know.
    pub display_name: String,
    /// First name; a new password must not contain it.
    #[serde(default)]
    pub given_name: String,
    /// Last name; likewise.
    #[serde(default)]
    pub family_name: String,
    /// The address the organisation writes to. It is a name of the account, too.
    #[serde(default)]
    pub mail: Option<String>,
    /// BCP 47 language for notices.
    #[serde(default)]
    pub locale: Option<String>,
    /// What it may administer; anything but `user` is a global administrator's to give.
    #[serde(default, deserialize_with = "named")]
    pub role: Role,
    /// What its tier allows.
    #[serde(default, deserialize_with = "named")]
    pub licence: Licence,
}

/// `PUT /admin/users/{id}`: replaces what an account is called, its address and its language, all of them; what is left out
/// is empty then. Names that another account has are refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UserDetails {
    /// Every other name it is found by, beside the one it signs in with.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The name people know.
    pub display_name: String,
    /// First name; a new password must not contain it.
    #[serde(default)]
    pub given_name: String,
    /// Last name; likewise.
    #[serde(default)]
    pub family_name: String,
    /// The address the organisation writes to. It is a name of the account, too.
    #[serde(default)]
    pub mail: Option<String>,
    /// BCP 47 language for notices.
    #[serde(default)]
    pub locale: Option<String>,
}

/// `POST /admin/users/{id}/role`: gives a role, and takes the old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RoleChange {
    /// The role.
    #[serde(deserialize_with = "named")]
    pub role: Role,
}

/// `POST /admin/users/{id}/methods`: fills in a mail address that its owner has not proved. Policy says what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Prefill {
    /// This action; it names the method with its account, so that a repeat after a lost answer adds nothing.
    pub attempt: Attempt,
    /// The address, outside of the organisation's own domains.
    pub mail: String,
}

/// `POST /admin/users/{id}/recovery-pass`: a pass for whoever has lost everything, issued or confirmed by a second person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecoveryPass {
    /// The pass, to be told to the account's owner: to whoever issued it, and to nobody who only confirms it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass: Option<String>,
    /// How many gates it counts as: two once two people vouch for it; none for an administrator until then.
    pub gates: u8,
    /// Seconds until it ends.
    pub expires_in: u32,
}

impl core::fmt::Debug for RecoveryPass {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("RecoveryPass").field("gates", &self.gates).finish_non_exhaustive()
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// The id of the account, group or method that was added or changed.
    pub id: String,
}
