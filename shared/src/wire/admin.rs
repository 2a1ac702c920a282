//! `/admin`: what administrators ask and are answered.

use serde::{Deserialize, Serialize};

use crate::problem::{Flaw, Ineligible};

/// One version of the policy, without what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PolicyVersion {
    /// Its number; the highest is in force.
    pub version: u64,
    /// When it was written, Unix seconds.
    pub written: u64,
    /// Who wrote it: `operator`, or an account's immutable id.
    pub author: Option<String>,
}

/// Versions of the policy, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PolicyVersions {
    /// At most a hundred.
    pub versions: Vec<PolicyVersion>,
    /// Ask again with `?before=` this for older ones; absent if there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<u64>,
}

/// What a policy would change for people, if it replaced the one in force now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PolicyPreview {
    /// Accounts that were judged.
    pub accounts: u64,
    /// Those that can reset now.
    pub able_now: u64,
    /// Those that could reset then.
    pub able_then: u64,
    /// Those that would lose it, by the reason each would hear.
    pub lose: Vec<Affected>,
    /// Those that would gain it.
    pub gain: Named,
    /// Those that would have too few methods, and have enough now or need none: they must register before they can reset.
    pub register: Named,
    /// Those whose methods cannot be read (sealed with a key that is gone); they cannot reset under any policy.
    pub unreadable: Named,
    /// What the policy may have but is weak, each with its place and the reason; the same on every page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cautions: Vec<Flaw>,
    /// Where to go on (`after`) if there may be more accounts than one call judges: 5,000. Counts add up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Those to whom the same happens for the same reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Affected {
    /// The reason.
    pub reason: Ineligible,
    /// Who.
    pub people: Named,
}

/// People: how many, and the first of them by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// How many.
    pub count: u64,
    /// At most a hundred names.
    pub names: Vec<String>,
}
