//! Who may reset: nobody, members of groups, or everybody (Entra: None, Selected, All).

use serde::{Deserialize, Serialize};

use latchkey_shared::sorted::Set;

use crate::ids::GroupId;

/// Which users may reset. Administrators are not asked (`Administrators` says).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "who", rename_all = "lowercase", deny_unknown_fields)]
pub enum Scope {
    /// Nobody.
    None,
    /// Members of any included group who are in no excluded one. Groups count with all groups nested in them.
    Selected {
        /// Who may, if in one of these.
        include: Set<GroupId>,
        /// Who may not, if in one of these; wins over `include`.
        #[serde(default)]
        exclude: Set<GroupId>,
    },
    /// Everybody.
    #[default]
    All,
}

impl Scope {
    /// Tells whether somebody in these groups may reset. The groups are all of them, nested ones included.
    #[must_use]
    pub fn admits(&self, groups: &Set<GroupId>) -> bool {
        match self {
            Self::None => false,
            Self::Selected { include, exclude } => !groups.is_disjoint(include) && groups.is_disjoint(exclude),
            Self::All => true,
        }
    }
}
