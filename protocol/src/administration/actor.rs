//! Who acts: the operator, who holds the token, or an administrator who has signed in.
//!
//! Which roles a call takes stands beside the call, in the one table of `api::admin`; here are the groups of roles it names.

use serde::{Deserialize, Serialize};

use crate::account::Role;
use crate::ids::SubjectId;

/// Every administrator.
pub const EVERYBODY: &[Role] = &[Role::GlobalAdministrator, Role::UserAdministrator, Role::HelpDesk, Role::Reader];
/// Those who may look at people's affairs in bulk.
pub const READERS: &[Role] = &[Role::GlobalAdministrator, Role::UserAdministrator, Role::Reader];
/// Those who may change what holds for everybody.
pub const GLOBAL: &[Role] = &[Role::GlobalAdministrator];

/// Whoever is behind an administrator's call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Whoever holds the operator's token: people who deploy, and their machines. May do everything.
    Operator,
    /// Somebody who has signed in.
    Administrator {
        /// Who.
        id: SubjectId,
        /// What they may administer, as the directory says now.
        role: Role,
    },
}

impl Actor {
    /// Tells whether a call that takes these roles takes this actor. Whoever administers nothing is never taken.
    #[must_use]
    pub fn has_one_of(&self, roles: &[Role]) -> bool {
        match self {
            Self::Operator => true,
            Self::Administrator { role, .. } => role.is_administrator() && roles.contains(role),
        }
    }

    /// Returns the name that is kept with what the actor has written.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Operator => "operator",
            Self::Administrator { id, .. } => id.as_str(),
        }
    }
}
