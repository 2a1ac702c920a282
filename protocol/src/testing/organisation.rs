//! A made-up organisation: groups, accounts with their passwords and methods, and the policy. Scenarios run over it in
//! memory, and the same data seeds a development database.
//!
//! Not here: the demo itself (`demo.rs`). Nothing of this is ever in a release build.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use latchkey_shared::sorted::Set;

use crate::account::{Account, AccountStatus, Licence, Role};
use crate::contact::MailAddress;
use crate::enrolment::{Authenticator, Enrolment, TotpSeed};
use crate::ids::{AccountName, GroupId, SubjectId};
use crate::name::NameError;
use crate::policy::Policy;
use crate::time::UnixSeconds;

/// An organisation with everything in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Its policy.
    pub policy: Policy,
    /// Its groups.
    pub groups: Vec<Group>,
    /// Its accounts.
    pub accounts: Vec<Person>,
}

/// A group, and the groups it is nested in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// What people call it.
    pub name: String,
    /// The groups it is a member of; its members are members of those, too.
    #[serde(default)]
    pub within: Set<GroupId>,
}

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The immutable id.
    pub id: SubjectId,
    /// The UPN, as it would be imported.
    pub name: String,
    /// Every other name: mail address, `DOM\user`, employee number.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// First name.
    pub given_name: String,
    /// Last name.
    pub family_name: String,
    /// Whether an administrator disabled it.
    #[serde(default)]
    pub status: AccountStatus,
    /// The directory's own lock.
    #[serde(default)]
    pub locked: bool,
    /// Whether the password must be changed at the next sign-in.
    #[serde(default)]
    pub must_change: bool,
    /// When the password expires.
    #[serde(default)]
    pub password_expires: Option<UnixSeconds>,
    /// What it may administer.
    #[serde(default)]
    pub role: Role,
    /// What its tier allows.
    #[serde(default)]
    pub licence: Licence,
    /// The groups it is in itself; nested ones follow from [`Group::within`].
    #[serde(default)]
    pub groups: Set<GroupId>,
    /// BCP 47 language for notices.
    #[serde(default)]
    pub locale: Option<String>,
    /// The address the organisation writes to.
    #[serde(default)]
    pub mail: Option<MailAddress>,
    /// The password, readable.
    pub password: String,
    /// Passwords it had before, the latest last.
    #[serde(default)]
    pub former_passwords: Vec<String>,
    /// What it has registered.
    #[serde(default)]
    pub enrolments: Vec<Enrolment>,
    /// What it shows, for whoever tries it.
    pub note: String,
}

/// What is wrong with an organisation's data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrganisationProblem {
    /// A name that no directory takes.
    #[error("{name:?}: {cause}")]
    Name {
        /// As it stands there.
        name: String,
        /// Why.
        cause: NameError,
    },
    /// A UPN without a domain.
    #[error("{0:?}: expected a name with a domain")]
    NoDomain(String),
    /// Two accounts share a name.
    #[error("{} names both {first} and {second}", .name.as_str())]
    Shared {
        /// The name, normalised.
        name: AccountName,
        /// Whose it was.
        first: SubjectId,
        /// Who has it, too.
        second: SubjectId,
    },
    /// A group that is not there.
    #[error("expected a group {0}")]
    NoGroup(GroupId),
}

/// What a developer needs to try an account: one entry of `cargo xtask dev --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountCard {
    /// What to type as the account.
    pub identifier: String,
    /// Its password now.
    pub password: String,
    /// The registered mail address, if any.
    pub mail: Option<String>,
    /// The registered phone number, if any.
    pub phone: Option<String>,
    /// The authenticator's secret in base32, if any.
    pub totp_secret: Option<String>,
    /// What the account shows.
    pub note: String,
}

impl Organisation {
    /// Returns every name with its account.
    ///
    /// # Errors
    /// An [`OrganisationProblem`] if a name is none, or two accounts share one.
    pub fn names(&self) -> Result<BTreeMap<AccountName, SubjectId>, OrganisationProblem> {
        let mut names = BTreeMap::new();
        for person in &self.accounts {
            for name in core::iter::once(&person.name).chain(&person.aliases) {
                let name = parsed(name)?;
                if let Some(first) = names.insert(name.clone(), person.id.clone())
                    && first != person.id
                {
                    return Err(OrganisationProblem::Shared { name, first, second: person.id.clone() });
                }
            }
        }
        Ok(names)
    }

    /// Returns every group a person is in, nested ones included. Groups nested in a circle do no harm.
    ///
    /// # Errors
    /// [`OrganisationProblem::NoGroup`] if one is not there.
    pub fn groups_of(&self, person: &Person) -> Result<Set<GroupId>, OrganisationProblem> {
        let mut all = Set::new();
        let mut waiting: Vec<&GroupId> = person.groups.iter().collect();
        while let Some(id) = waiting.pop() {
            let group = self.groups.iter().find(|group| group.id == *id);
            let group = group.ok_or_else(|| OrganisationProblem::NoGroup(id.clone()))?;
            if all.insert(id.clone()) {
                waiting.extend(&group.within);
            }
        }
        Ok(all)
    }

    /// Returns a person's account as the directory first tells it.
    ///
    /// # Errors
    /// An [`OrganisationProblem`] if a name or group does not fit.
    pub fn account(&self, person: &Person) -> Result<Account, OrganisationProblem> {
        let name = parsed(&person.name)?;
        let domain = name.domain().ok_or_else(|| OrganisationProblem::NoDomain(person.name.clone()))?.to_owned();
        Ok(Account {
            id: person.id.clone(),
            aliases: person.aliases.iter().map(|alias| parsed(alias)).collect::<Result<_, _>>()?,
            display_name: format!("{} {}", person.given_name, person.family_name),
            given_name: person.given_name.clone(),
            family_name: person.family_name.clone(),
            domain,
            status: person.status,
            locked: person.locked,
            must_change: person.must_change,
            must_register: false,
            frozen: None,
            thawed: None,
            password_expires: person.password_expires,
            password_set: None,
            role: person.role,
            licence: person.licence,
            groups: self.groups_of(person)?,
            locale: person.locale.clone(),
            mail: person.mail.clone(),
            flow_epoch: 1,
            session_epoch: 1,
            credential_version: 1,
            name,
        })
    }

    /// Finds a person by id.
    #[must_use]
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.accounts.iter().find(|person| person.id.as_str() == id)
    }

    /// Returns what a developer needs to try the accounts, in their order.
    #[must_use]
    pub fn cards(&self) -> Vec<AccountCard> {
        self.accounts.iter().map(Person::card).collect()
    }
}

impl Person {
    /// Returns what a developer needs to try the account.
    #[must_use]
    pub fn card(&self) -> AccountCard {
        let registered = || self.enrolments.iter().map(|enrolment| &enrolment.authenticator);
        let mail = registered().find_map(Authenticator::address).map(|address| address.as_str().to_owned());
        let totp_secret = registered().find_map(Authenticator::seed).map(TotpSeed::to_base32);
        AccountCard {
            identifier: self.name.clone(),
            password: self.password.clone(),
            mail,
            phone: None,
            totp_secret,
            note: self.note.clone(),
        }
    }
}

fn parsed(name: &str) -> Result<AccountName, OrganisationProblem> {
    AccountName::parse(name).map_err(|cause| OrganisationProblem::Name { name: name.to_owned(), cause })
}
