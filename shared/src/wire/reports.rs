//! `/admin/reports`: how many could reset, and what became of those who tried.

use serde::{Deserialize, Serialize};

use crate::method::MethodKind;

/// A kind of method, and how many accounts have registered it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MethodCount {
    /// Which kind.
    pub method: MethodKind,
    /// How many accounts.
    pub accounts: u64,
}

/// `GET /admin/reports/readiness`: the whole organisation, by the words of Entra's registration details.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Readiness {
    /// Accounts that were judged.
    pub accounts: u64,
    /// Those that administer something.
    pub administrators: u64,
    /// Those that the policy lets reset, if they have methods enough.
    pub enabled: u64,
    /// Those that have registered as many kinds of method as a reset takes.
    pub registered: u64,
    /// Those that can reset now.
    pub capable: u64,
    /// Those whose methods cannot be read (sealed with a key that is gone).
    pub unreadable: u64,
    /// By kind of method, the strongest first; those that nobody has are left out.
    pub methods: Vec<MethodCount>,
    /// Where to go on (`after`) if there may be more accounts than one call judges: 5,000. Counts add up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What somebody has registered, and what that lets them do (Entra: user registration details).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "four questions of Entra's report, each answered apart")]
pub struct Registration {
    /// The immutable id.
    pub id: String,
    /// The name it signs in with.
    pub name: String,
    /// The name people know.
    pub display_name: String,
    /// Whether the administrators' policy holds.
    pub is_administrator: bool,
    /// Whether the policy lets them reset, if they have methods enough.
    pub is_enabled: bool,
    /// Whether they have registered as many kinds of method as a reset takes.
    pub is_registered: bool,
    /// Whether they can reset now.
    pub is_capable: bool,
    /// Kinds of method, the strongest first; absent if they cannot be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub methods: Option<Vec<MethodKind>>,
}

/// `GET /admin/reports/registrations`: one page, in the order of ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Registrations {
    /// Who.
    pub users: Vec<Registration>,
    /// Ask again with `after=` this for more; absent if there is no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// How a reset ended (the classes of Entra's activity report), the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ResetResult {
    /// A password was set, or an account unlocked.
    Succeeded,
    /// The claimant turned to the help desk.
    ContactedAdmin,
    /// The claimant gave it up.
    Cancelled,
    /// A limit stopped it.
    Blocked,
    /// It was refused at its end.
    Failed,
    /// It was begun, and never ended.
    Abandoned,
}

/// How far a reset came (the details of Entra's activity report).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ResetStep {
    /// An account was named.
    Named,
    /// A method was begun.
    Started,
    /// A method was completed.
    Completed,
    /// A new password was being chosen, or an unlock was asked for.
    Choosing,
}

/// How many resets ended so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResetCount {
    /// How.
    pub result: ResetResult,
    /// How far it had come.
    pub step: ResetStep,
    /// The last method that was begun or completed; absent if there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<MethodKind>,
    /// What the last line of such a reset says.
    pub detail: String,
    /// How many.
    pub resets: u64,
}

/// `GET /admin/reports/resets`: what became of the resets of a span.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Resets {
    /// By result, by how far they came, by the last method, and by the last line.
    pub resets: Vec<ResetCount>,
    /// Where to go on (`from`) if the span holds more lines than one call counts: 50,000. Counts add up; a reset that goes on
    /// beyond it is counted on both sides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<u64>,
}
