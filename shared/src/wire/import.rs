//! `POST /admin/users/import` and `/admin/groups/{id}/import`: accounts and members from a table, part by part.

use serde::{Deserialize, Serialize};

/// Why a row adds no account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RowError {
    /// The row has another number of cells than the first one.
    Cells,
    /// What stands there is not what the column takes.
    Invalid,
    /// Another account has this name.
    Taken,
    /// An earlier row of this part has this name.
    Twice,
    /// The address lies within the organisation.
    OwnDomain,
    /// No account has this name.
    Unknown,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RowFlaw {
    /// Which row, counted as in the whole file: the row of names is the first.
    pub row: u64,
    /// In which column; empty for the row as a whole.
    pub column: String,
    /// What.
    pub error: RowError,
}

/// What became of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Imported {
    /// Rows of the part, that of names left out.
    pub rows: u64,
    /// Accounts or members that were added, or would be in a dry run.
    pub added: u64,
    /// Rows whose name an account has already, or whose account is a member already; they change nothing.
    pub known: u64,
    /// Rows that add nothing because something is wrong with them.
    pub wrong: u64,
    /// What is wrong: the first hundred flaws.
    pub flaws: Vec<RowFlaw>,
}
