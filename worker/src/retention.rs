//! Forgets what the audit has kept as long as the policy says: some at every cron, the oldest first; and recovery passes that
//! no reset can need any more.
//!
//! The policy is read anew each time, so a longer time holds at once, and what a shorter one lets go of goes within hours. Not
//! here: former passwords, which go with the change that displaces them, and notices, which go when they have arrived.

use latchkey_protocol::limits::{MAX_FLOW_S, RECOVERY_PASS_S};
use latchkey_protocol::ports::{Clock, Fault, PolicyStore};

use crate::database::{Database, Statement};
use crate::time::EdgeClock;

const PART: &str = "retention";
/// Rows of one transaction.
const ROWS: u64 = 1_000;
/// Transactions of one cron: four times what a busy month writes in five minutes.
const ROUNDS: u32 = 20;

const FORGET_LINES: &str = "DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at < ?1 ORDER BY at LIMIT ?2) \
     RETURNING 'true' AS document";
/// Counted by the hour: one goes once all of it is over.
const FORGET_NAMES: &str = "DELETE FROM unknown_names WHERE hour < ?1 / 3600";

/// Whatever became of one: used at its last moment, it counts for as long as the longest reset.
const FORGET_PASSES: &str = "DELETE FROM enrolments WHERE kind = 'pass' AND added < ?1";

/// Forgets what is too old, as much as one cron may.
///
/// # Errors
/// A [`Fault`] if the database or the policy did not answer; what is left goes with the next cron.
pub async fn run(database: &Database, policies: &impl PolicyStore) -> Result<(), Fault> {
    let kept = policies.current().await?.audit_retention_days;
    let now = EdgeClock.now();
    let since = now.0.saturating_sub(kept.seconds());
    let passes = Statement::new(FORGET_PASSES, [now.minus(RECOVERY_PASS_S + MAX_FLOW_S).0.into()]);
    database.batch(PART, &[Statement::new(FORGET_NAMES, [since.into()]), passes]).await?;
    for _ in 0..ROUNDS {
        let forget = Statement::new(FORGET_LINES, [since.into(), ROWS.into()]);
        let gone = database.documents::<bool>(PART, &forget).await?;
        if gone.len() < usize::try_from(ROWS).unwrap_or(usize::MAX) {
            break;
        }
    }
    Ok(())
}
