//! The organisation's policy in D1: every version ever in force, the newest one now.

use std::rc::Rc;

use latchkey_protocol::policy::Policy;
use latchkey_protocol::ports::{Fault, PolicyStore};

use crate::database::{Database, Statement};

const PART: &str = "policy";

const NEWEST: &str = "SELECT document FROM policies ORDER BY version DESC LIMIT 1";

/// Where the policy is kept.
#[derive(Debug)]
pub struct D1PolicyStore {
    /// The database.
    pub database: Rc<Database>,
}

impl PolicyStore for D1PolicyStore {
    async fn current(&self) -> Result<Policy, Fault> {
        newest(self.database.documents(PART, &query()).await?)
    }
}

/// Returns the query of the policy in force.
pub fn query() -> Statement {
    Statement::new(NEWEST, [])
}

/// Takes the policy out of the rows of [`query`].
///
/// # Errors
/// A [`Fault`] if there is none; nothing may go on without one.
pub fn newest(rows: Vec<Policy>) -> Result<Policy, Fault> {
    rows.into_iter().next().ok_or_else(|| Fault::new(PART, "expected a policy; seed the database first"))
}
