//! One round of delivery: take what is due, hand it to the courier, forget it or put it back.

use std::rc::Rc;

use latchkey_protocol::audit::{Activity, AuditEvent, ResultClass};
use latchkey_protocol::ports::{Clock, Fault};
use latchkey_protocol::time::UnixSeconds;

use crate::audit;
use crate::config::Config;
use crate::courier::MailCourier;
use crate::database::Database;
use crate::log::EdgeLog;
use crate::outbox::rows::{self, Lateness, SealedNotice};
use crate::time::EdgeClock;

const PART: &str = "outbox";
/// A notice that is so many seconds late raises an alarm, once.
const ALARM_AFTER_S: u64 = 10 * 60;
/// Most rounds of one alarm, so that a full outbox does not outlast the object's time limit.
const MAX_ROUNDS: u32 = 5;

/// Delivers what is due and returns when to look again, if anything waits.
///
/// # Errors
/// A [`Fault`] if the database did not answer; nothing is lost by it.
pub async fn run(database: &Rc<Database>, config: &Rc<Config>, log: &EdgeLog) -> Result<Option<UnixSeconds>, Fault> {
    for _ in 0..MAX_ROUNDS {
        let due = database.documents::<SealedNotice>(PART, &rows::claim(EdgeClock.now())).await?;
        if due.is_empty() {
            break;
        }
        for row in &due {
            deliver(row, database, config, log).await?;
        }
    }
    let next = database.documents::<rows::Next>(PART, &rows::next()).await?;
    Ok(next.first().and_then(|next| next.at))
}

async fn deliver(row: &SealedNotice, database: &Rc<Database>, config: &Rc<Config>, log: &EdgeLog) -> Result<(), Fault> {
    let courier = MailCourier::new(config, database);
    let sent = match rows::open(row, &config.keys, &config.settings.tenant) {
        Ok(notice) => courier.send_as(&notice, &row.id).await,
        Err(fault) => Err(fault),
    };
    let now = EdgeClock.now();
    match sent {
        Ok(()) => {
            let event = delivery(row, now);
            database.batch(PART, &[rows::delivered(row), audit::insert(&event)]).await.map(drop)
        }
        Err(fault) => {
            EdgeLog::failed_delivery(row.support_id, &fault, row.tries);
            let is_late = row.created.plus(ALARM_AFTER_S) <= now;
            if is_late && !row.alarmed {
                log.raise("outbox: notice late", row.support_id, &fault);
            }
            let lateness = if is_late || row.alarmed { Lateness::Reported } else { Lateness::Unreported };
            database.batch(PART, &[rows::postpone(row, lateness, now)]).await.map(drop)
        }
    }
}

/// The audit line of an arrived notice. Not tied to the account: the notice itself was stored with the change.
fn delivery(row: &SealedNotice, now: UnixSeconds) -> AuditEvent {
    AuditEvent {
        at: now,
        support_id: row.support_id,
        subject: None,
        unknown_name: None,
        activity: Activity::Delivery,
        result: ResultClass::Succeeded,
        method: None,
        detail: "outbox: notice delivered",
        policy_version: 0,
        embedder: None,
        actor: None,
        changes: Vec::new(),
    }
}
