//! Seals contacts, seeds and waiting notices anew once their key has a successor: some at every cron.
//!
//! A rotation of the contact key is complete when nothing is sealed with the older one any more; only then may its slot be
//! used again (`cargo xtask rotate contacts` asks). What somebody changes meanwhile is left to the next round, and a value
//! that does not open stays as it is: it may be all that is left of somebody's registration.

use latchkey_protocol::ids::{EnrolmentId, SubjectId};
use latchkey_protocol::ports::{Clock, Fault};
use latchkey_protocol::seal::{self, Place, SealedKind};
use latchkey_protocol::time::UnixSeconds;
use serde::Deserialize;

use crate::config::Config;
use crate::database::{Database, Statement};
use crate::log::EdgeLog;
use crate::time::{EdgeClock, EdgeEntropy};

const PART: &str = "reseal";
/// Values of one transaction.
const ROWS: u64 = 100;
/// Transactions of one cron; a million contacts take less than a day.
const ROUNDS: u32 = 50;

const OLDER_ENROLMENTS: &str = "SELECT json_object('id', id, 'account', account, 'kind', kind, 'sealed', sealed) \
     AS document FROM enrolments WHERE substr(sealed, 1, 13) = ?1 AND id > ?2 ORDER BY id LIMIT ?3";
const OLDER_NOTICES: &str = "SELECT json_object('id', id, 'account', '', 'kind', 'notice', 'sealed', sealed) \
     AS document FROM outbox WHERE substr(sealed, 1, 13) = ?1 AND id > ?2 ORDER BY id LIMIT ?3";
const REPLACE_ENROLMENT: &str = "UPDATE enrolments SET sealed = ?1 WHERE id = ?2 AND sealed = ?3";
const REPLACE_NOTICE: &str = "UPDATE outbox SET sealed = ?1 WHERE id = ?2 AND sealed = ?3";

/// The tables that hold sealed values: how the older ones are found, and how one is replaced.
const TABLES: [(&str, &str); 2] = [(OLDER_ENROLMENTS, REPLACE_ENROLMENT), (OLDER_NOTICES, REPLACE_NOTICE)];

/// A value sealed with the older key.
#[derive(Deserialize)]
struct Older {
    id: EnrolmentId,
    account: SubjectId,
    kind: SealedKind,
    sealed: String,
}

/// Seals anew what the older key has sealed, as much as one cron may.
///
/// # Errors
/// A [`Fault`] if the database did not answer; what was sealed until then stays, and nothing is lost.
pub async fn run(database: &Database, config: &Config, log: &EdgeLog) -> Result<(), Fault> {
    let now = EdgeClock.now();
    let Some(prefix) = seal::retired(&config.keys, now) else { return Ok(()) };
    let mut rounds = ROUNDS;
    for (older, replace) in TABLES {
        let mut after = String::new();
        loop {
            if rounds == 0 {
                return Ok(());
            }
            rounds -= 1;
            let values = [prefix.as_str().into(), after.as_str().into(), ROWS.into()];
            let found = database.documents::<Older>(PART, &Statement::new(older, values)).await?;
            let Some(last) = found.last() else { break };
            after.clone_from(&last.id.0);
            let anew = found.iter().filter_map(|row| sealed_anew(row, replace, config, log, now).transpose());
            let anew = anew.collect::<Result<Vec<_>, _>>()?;
            if !anew.is_empty() {
                database.batch(PART, &anew).await?;
            }
        }
    }
    Ok(())
}

/// Returns the statement that replaces a value, unless it does not open.
fn sealed_anew(
    row: &Older,
    replace: &'static str,
    config: &Config,
    log: &EdgeLog,
    now: UnixSeconds,
) -> Result<Option<Statement>, Fault> {
    let place = Place { tenant: &config.settings.tenant, subject: &row.account, enrolment: &row.id, kind: row.kind };
    let plain = match seal::open(&config.keys, &place, &row.sealed) {
        Ok(plain) => plain,
        Err(error) => {
            log.fault("reseal: left as it is", &Fault::new(PART, format_args!("{}: {error}", row.id)));
            return Ok(None);
        }
    };
    let sealed = seal::seal(&config.keys, &EdgeEntropy, &place, &plain, now)?;
    let values = [sealed.as_str().into(), row.id.as_str().into(), row.sealed.as_str().into()];
    Ok(Some(Statement::new(replace, values)))
}
