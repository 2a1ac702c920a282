//! Who acts: the operator, who holds the token, or an administrator who has signed in.
//!
//! Which roles a call takes stands beside the call, in the one table of `api::admin`; here are the groups of roles it names.

use serde::Serialize;

use crate::account::{Account, Role};
use crate::ids::SubjectId;

/// Every administrator.
pub const EVERYBODY: &[Role] = &[Role::GlobalAdministrator, Role::UserAdministrator, Role::HelpDesk, Role::Reader];
/// Those who may look at people's affairs in bulk.
pub const READERS: &[Role] = &[Role::GlobalAdministrator, Role::UserAdministrator, Role::Reader];
/// Those who may help people with their accounts.
pub const HELPERS: &[Role] = &[Role::GlobalAdministrator, Role::UserAdministrator, Role::HelpDesk];
/// Those who may add, change and disable accounts.
pub const MANAGERS: &[Role] = &[Role::GlobalAdministrator, Role::UserAdministrator];
/// Those who may change what holds for everybody.
pub const GLOBAL: &[Role] = &[Role::GlobalAdministrator];

/// Whoever is behind an administrator's call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
        /// The epoch of their sessions as it was read. It moves when they are to be kept out or what they may do changes, and
        /// then nothing of theirs is written any more.
        #[serde(skip)]
        epoch: u64,
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

    /// Tells whether this actor may change an account, whatever the call.
    ///
    /// Nobody changes their own account from here: what they may do with it they do as its owner, and prove it. The help
    /// desk changes no administrator, and a user administrator none that is of their own role or above; so nobody gets
    /// into an account that may more than they may.
    #[must_use]
    pub fn may_change(&self, account: &Account) -> bool {
        match self {
            Self::Operator => true,
            Self::Administrator { id, .. } if *id == account.id => false,
            Self::Administrator { role, .. } => match role {
                Role::GlobalAdministrator => true,
                Role::UserAdministrator => account.role < Role::UserAdministrator,
                Role::HelpDesk => account.role == Role::User,
                Role::Reader | Role::User => false,
            },
        }
    }

    /// Tells whether this actor may give an account a role.
    #[must_use]
    pub fn may_give(&self, role: Role) -> bool {
        role == Role::User || self.has_one_of(GLOBAL)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Role::{GlobalAdministrator, HelpDesk, Reader, User, UserAdministrator};
    use crate::testing::{START, demo};

    const ALL: [Role; 5] = [User, Reader, HelpDesk, UserAdministrator, GlobalAdministrator];

    fn user(edit: impl FnOnce(&mut Account)) -> Account {
        let organisation = demo(START).unwrap();
        let mut account = organisation.account(organisation.person("s-nora.lindqvist").unwrap()).unwrap();
        edit(&mut account);
        account
    }

    fn actor(role: Role) -> Actor {
        Actor::Administrator { id: SubjectId("somebody".to_owned()), role, epoch: 1 }
    }

    // Rule: nobody reaches an account that may more than they may (attack A98).
    #[test]
    fn each_role_changes_only_what_lies_below_it() {
        let changes = |role: Role| -> String {
            let may = |other| actor(role).may_change(&user(|account| account.role = other));
            ALL.map(|other| if may(other) { 'x' } else { '-' }).iter().collect()
        };
        // user, reader, help desk, user administrator, global administrator
        assert_eq!(ALL.map(changes), ["-----", "-----", "x----", "xxx--", "xxxxx"]);
        assert!(ALL.iter().all(|role| Actor::Operator.may_change(&user(|account| account.role = *role))));
    }

    // Rule: nobody changes their own account as an administrator.
    #[test]
    fn nobody_changes_their_own_account() {
        for role in ALL {
            let own = user(|account| (account.id, account.role) = (SubjectId("somebody".to_owned()), User));
            assert!(!actor(role).may_change(&own), "{role:?}");
        }
    }

    // Rule: only who may everything gives a role.
    #[test]
    fn roles_are_a_global_administrators_to_give() {
        for role in ALL {
            let given = ALL.map(|given| actor(role).may_give(given));
            let is_global = role == GlobalAdministrator;
            assert_eq!(given, [true, is_global, is_global, is_global, is_global], "{role:?}");
            assert!(Actor::Operator.may_give(role));
        }
    }
}
