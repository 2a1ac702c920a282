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
        let rows = self.database.documents(PART, &Statement::new(NEWEST, [])).await?;
        rows.into_iter().next().ok_or_else(|| Fault::new(PART, "expected a policy; seed the database first"))
    }
}
