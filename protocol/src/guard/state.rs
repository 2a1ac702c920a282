//! What a row stores, and in which form. The form has a version: a state that this build cannot read is a fault, and a
//! guard that cannot read refuses, because a row taken for empty would have every budget whole again.

use serde::{Deserialize, Serialize};

use crate::guard::address::AddressState;
use crate::guard::check::CheckState;
use crate::guard::destination::DestinationState;
use crate::guard::subject::SubjectState;
use crate::guard::tenant::TenantState;
use crate::guard::unknown::UnknownState;
use crate::json;
use crate::time::UnixSeconds;

/// The version of the stored form. Changing the form needs a new one, and a way to read this one.
const VERSION: u32 = 1;

/// The state of a row.
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_enum_variant, reason = "one row is held at a time, and most are accounts")
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// An account.
    Subject(SubjectState),
    /// A name nobody has.
    Unknown(UnknownState),
    /// A check against robots.
    Check(CheckState),
    /// A destination.
    Destination(DestinationState),
    /// A day of the organisation.
    Tenant(TenantState),
    /// A network address.
    Address(AddressState),
}

/// Why a row cannot be decided upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StateError {
    /// Not the JSON that this build stores.
    #[error("expected a stored guard state")]
    Form,
    /// Stored by another build.
    #[error("expected guard state version {VERSION}, found {0}")]
    Version(u32),
    /// The row is of another kind than the event.
    #[error("expected the row to be of the event's kind")]
    WrongRow,
}

/// The envelope, written.
#[derive(Serialize)]
struct Written<'a> {
    v: u32,
    row: &'a State,
}

/// The envelope, read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    v: u32,
    row: State,
}

/// The version alone, whatever else is there.
#[derive(Deserialize)]
struct Version {
    v: u32,
}

impl State {
    /// Reads a stored state.
    ///
    /// # Errors
    /// [`StateError::Version`] if another build wrote it, [`StateError::Form`] if it is no state at all.
    pub fn from_stored(text: &str) -> Result<Self, StateError> {
        match json::read::<Read>(text.as_bytes()) {
            Ok(read) if read.v == VERSION => Ok(read.row),
            _ => match json::read::<Version>(text.as_bytes()) {
                Ok(Version { v }) if v != VERSION => Err(StateError::Version(v)),
                _ => Err(StateError::Form),
            },
        }
    }

    /// Returns the text to store.
    ///
    /// # Errors
    /// [`StateError::Form`] if it cannot be written; nothing may be answered then.
    pub fn to_stored(&self) -> Result<String, StateError> {
        serde_json::to_string(&Written { v: VERSION, row: self }).map_err(|_| StateError::Form)
    }

    /// Returns when the row may be deleted without any verdict changing; `None` as long as it holds a count that only
    /// a completed reset may clear.
    #[must_use]
    pub fn expires(&self) -> Option<UnixSeconds> {
        match self {
            Self::Subject(row) => row.expires(),
            Self::Unknown(row) => Some(row.expires()),
            Self::Check(row) => Some(row.expires()),
            Self::Destination(row) => Some(row.expires()),
            Self::Tenant(row) => Some(row.expires()),
            Self::Address(row) => Some(row.expires()),
        }
    }
}

/// A kind of row that can be taken out of a [`State`].
pub(super) trait RowState: Sized {
    /// Returns the row if it is of this kind.
    fn of(state: State) -> Option<Self>;
}

/// Returns the stored row, or none if there is none.
pub(super) fn take_some<R: RowState>(state: Option<State>) -> Result<Option<R>, StateError> {
    state.map(|state| R::of(state).ok_or(StateError::WrongRow)).transpose()
}

/// Returns the stored row, or an empty one if there is none.
pub(super) fn take<R: RowState + Default>(state: Option<State>) -> Result<R, StateError> {
    Ok(take_some(state)?.unwrap_or_default())
}

/// Ties a row to its variant.
macro_rules! row_state {
    ($($variant:ident($row:ty)),* $(,)?) => {$(
        impl RowState for $row {
            fn of(state: State) -> Option<Self> {
                if let State::$variant(row) = state { Some(row) } else { None }
            }
        }
    )*};
}

row_state! {
    Subject(SubjectState),
    Unknown(UnknownState),
    Check(CheckState),
    Destination(DestinationState),
    Tenant(TenantState),
    Address(AddressState),
}
