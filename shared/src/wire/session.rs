//! `POST /session`: signs in with a password.

use serde::{Deserialize, Serialize};

use crate::identifier::Identifier;
use crate::password::Password;

/// Signs in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SessionRequest {
    /// Which account.
    pub identifier: Identifier,
    /// Its password.
    pub password: Password,
}

/// The password is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignedIn {
    /// The account's own name.
    pub account: String,
    /// Whether the password has expired or has to be changed first.
    pub must_change: bool,
}
