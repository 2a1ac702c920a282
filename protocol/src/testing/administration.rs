//! What administrators look at and change, in memory: over the stores that the flows have.

use latchkey_shared::wire::PolicyVersion;

use crate::ids::SubjectId;
use crate::ports::{Administration, Fault, PolicyChange, Registered, Replaced};
use crate::testing::Memory;
use crate::testing::executor::take_turns;
use crate::testing::stores::Stored;

impl Administration for Memory {
    async fn replace_policy(&self, change: PolicyChange<'_>) -> Result<Replaced, Fault> {
        take_turns().await;
        self.policies.faults.enter("policy").await?;
        // Nothing is awaited: the condition and the write are one step, as in the D1 batch.
        if self.policies.in_force().version != change.expected_version {
            return Ok(Replaced::VersionMoved);
        }
        let author = change.author.to_owned();
        self.policies.versions.borrow_mut().push(Stored { policy: change.policy.clone(), written: change.now, author });
        self.audit.append(core::slice::from_ref(change.audit));
        self.policies.faults.leave("policy").await?;
        Ok(Replaced::Written)
    }

    async fn policy_versions(&self, before: u64, most: u64) -> Result<Vec<PolicyVersion>, Fault> {
        take_turns().await;
        self.policies.faults.enter("policy").await?;
        let versions = self.policies.versions.borrow();
        let older = versions.iter().rev().filter(|stored| stored.policy.version < before);
        let listed = older.map(|stored| PolicyVersion {
            version: stored.policy.version,
            written: stored.written.0,
            author: Some(stored.author.clone()),
        });
        Ok(listed.take(usize::try_from(most).unwrap_or(usize::MAX)).collect())
    }

    async fn policy_version(&self, version: u64) -> Result<Option<String>, Fault> {
        take_turns().await;
        self.policies.faults.enter("policy").await?;
        let versions = self.policies.versions.borrow();
        let found = versions.iter().find(|stored| stored.policy.version == version);
        found
            .map(|stored| serde_json::to_string(&stored.policy))
            .transpose()
            .map_err(|error| Fault::new("policy", error))
    }

    async fn registered(&self, after: &SubjectId, most: u64) -> Result<Vec<Registered>, Fault> {
        take_turns().await;
        self.directory.reads.enter("directory").await?;
        let accounts = self.directory.behind(after, usize::try_from(most).unwrap_or(usize::MAX));
        let registered = accounts.into_iter().map(|account| {
            let enrolments = Some(self.enrolments.registered(&account.id));
            Registered { account, enrolments }
        });
        Ok(registered.collect())
    }
}
