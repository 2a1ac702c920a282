//! `/admin/groups`: groups, and who is in them.

use serde::{Deserialize, Serialize};

use crate::opaque::Attempt;

/// A group in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupSummary {
    /// Its id, by which policy and calls name it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The groups it is nested in itself; its members are members of those, too.
    pub within: Vec<String>,
}

/// `GET /admin/groups`: one page, in the order of ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// The groups.
    pub groups: Vec<GroupSummary>,
    /// Ask again with `after=` this for more; absent if there is no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// `POST /admin/groups`: adds a group without members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewGroup {
    /// This action; it becomes the group's id, so that a repeat after a lost answer adds nothing.
    pub attempt: Attempt,
    /// What people call it.
    pub name: String,
}

/// `POST /admin/groups/{id}/add` and `/remove`: who comes or goes, at most [`Members::MOST`] in each list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Members {
    /// Accounts, by id.
    pub ids: Vec<String>,
    /// Accounts, by any of their names.
    pub names: Vec<String>,
    /// Groups to be nested, by id.
    pub groups: Vec<String>,
    /// Every account of a domain, some at a time: go on with [`Changed::next`](MembersChanged::next).
    pub domain: Option<String>,
    /// Where to go on in the domain.
    pub after: Option<String>,
}

impl Members {
    /// Most entries of a list, and most accounts of a domain that one call changes.
    pub const MOST: usize = 1_000;
}

/// What became of members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MembersChanged {
    /// How many accounts and groups the call was about, those included that were members, or none, before.
    pub members: u64,
    /// Ask again with `after` this for the rest of the domain; absent if that was all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
