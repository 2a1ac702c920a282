//! The outbox's rows: how a notice is sealed into one and the statements that move it on.

use latchkey_protocol::ids::{EnrolmentId, SubjectId, TenantId};
use latchkey_protocol::json;
use latchkey_protocol::keys::Keys;
use latchkey_protocol::notice::Notice;
use latchkey_protocol::ports::{Entropy, Fault};
use latchkey_protocol::seal::{self, Place, SealedKind};
use latchkey_protocol::time::UnixSeconds;
use latchkey_shared::opaque::SupportId;
use serde::Deserialize;

use crate::config::Config;
use crate::database::{Statement, Value};
use crate::time::EdgeEntropy;

const PART: &str = "outbox";

/// Seconds a delivery may take before another may try the same row.
const CLAIM_S: u64 = 60;
/// Seconds by which two clocks may differ: a claim that ends later than that is of a clock that ran ahead, and void.
const SKEW_S: u64 = 30;
/// Rows taken at once; each is a conversation with the mail server.
const CLAIM_ROWS: u64 = 10;
/// Seconds until the second try; each further one waits twice as long.
const FIRST_BACKOFF_S: u64 = 15;
/// The longest wait between two tries, in seconds.
pub const MAX_BACKOFF_S: u64 = 30 * 60;

const INSERT: &str = "INSERT INTO outbox (id, support_id, sealed, created, next_try) VALUES (?1, ?2, ?3, ?4, ?4)";
const INSERT_AFTER_WRITE: &str = "INSERT INTO outbox (id, support_id, sealed, created, next_try) \
     SELECT ?1, ?2, ?3, ?4, ?4 WHERE EXISTS (SELECT 1 FROM accounts WHERE id = ?5 AND last_write = ?6)";
const CLAIM: &str = "UPDATE outbox SET claimed_until = ?1, tries = tries + 1 WHERE id IN ( \
     SELECT id FROM outbox WHERE (next_try <= ?2 OR next_try > ?4) AND (claimed_until <= ?2 OR claimed_until > ?5) \
     ORDER BY next_try LIMIT ?3) \
     RETURNING json_object('id', id, 'support_id', support_id, 'sealed', sealed, 'created', created, \
     'tries', tries, 'alarmed', json(iif(alarmed, 'true', 'false'))) AS document";
const DELIVERED: &str = "DELETE FROM outbox WHERE id = ?1";
const POSTPONE: &str = "UPDATE outbox SET next_try = ?1, claimed_until = 0, alarmed = max(alarmed, ?2) WHERE id = ?3";
const NEXT: &str = "SELECT json_object('at', min(max(next_try, claimed_until))) AS document FROM outbox";

/// A notice as it lies in the database.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SealedNotice {
    /// 128 random bits.
    pub id: String,
    /// The reset it belongs to.
    pub support_id: SupportId,
    /// The notice, sealed.
    pub sealed: String,
    /// When it was written.
    pub created: UnixSeconds,
    /// How often its delivery was tried, this time included.
    #[serde(default)]
    pub tries: u32,
    /// Whether its lateness was reported.
    #[serde(default)]
    pub alarmed: bool,
}

/// When the next row is due.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Next {
    /// When, if any waits.
    pub at: Option<UnixSeconds>,
}

/// Whether the lateness of a row has been reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lateness {
    /// Not yet.
    Unreported,
    /// Reported now or before.
    Reported,
}

/// Seals notices for the database.
///
/// # Errors
/// A [`Fault`] without randomness.
pub fn seal(notices: &[Notice], config: &Config, now: UnixSeconds) -> Result<Vec<SealedNotice>, Fault> {
    let seal_one = |notice: &Notice| {
        let mut bytes = [0; 16];
        EdgeEntropy.fill(&mut bytes)?;
        let id = EnrolmentId(data_encoding::BASE64URL_NOPAD.encode(&bytes));
        let plain = serde_json::to_vec(notice).map_err(|_| Fault::new(PART, "cannot write a notice"))?;
        let sealed =
            at_place(&id, &config.settings.tenant, |place| seal::seal(&config.keys, &EdgeEntropy, place, &plain, now))?;
        Ok(SealedNotice { id: id.0, support_id: notice.support_id, sealed, created: now, tries: 0, alarmed: false })
    };
    notices.iter().map(seal_one).collect()
}

/// Opens a row's notice.
///
/// # Errors
/// A [`Fault`] if it was sealed by other keys or for another place.
pub fn open(row: &SealedNotice, keys: &Keys, tenant: &TenantId) -> Result<Notice, Fault> {
    let id = EnrolmentId(row.id.clone());
    let plain = at_place(&id, tenant, |place| seal::open(keys, place, &row.sealed))
        .map_err(|error| Fault::new(PART, format_args!("row {}: {error}", row.id)))?;
    json::read(&plain).map_err(|_| Fault::new(PART, format_args!("row {}: expected a notice", row.id)))
}

/// A notice's place: no account, its own row.
fn at_place<T>(id: &EnrolmentId, tenant: &TenantId, then: impl FnOnce(&Place<'_>) -> T) -> T {
    let nobody = SubjectId(String::new());
    then(&Place { tenant, subject: &nobody, enrolment: id, kind: SealedKind::Notice })
}

/// Returns the statement that stores a row.
#[must_use]
pub fn insert(row: &SealedNotice) -> Statement {
    Statement::new(INSERT, columns(row))
}

/// Returns the statement that stores a row only if the account's row bears the token of our write.
#[must_use]
pub fn insert_after_write(row: &SealedNotice, (subject, token): (&SubjectId, &str)) -> Statement {
    Statement::new(INSERT_AFTER_WRITE, columns(row).into_iter().chain([subject.as_str().into(), token.into()]))
}

fn columns(row: &SealedNotice) -> [Value; 4] {
    [
        row.id.as_str().into(),
        row.support_id.to_string().as_str().into(),
        row.sealed.as_str().into(),
        row.created.0.into(),
    ]
}

/// Returns the statement that takes due rows for a minute. One statement, so no two deliveries take the same row.
///
/// A row that waits longer than any row may was written by a clock that ran ahead: it is due, too. A claim is void only if it
/// ends later than those of any clock in use: one second more would deliver twice what another delivers just now.
#[must_use]
pub fn claim(now: UnixSeconds) -> Statement {
    let claimed_until = now.plus(CLAIM_S);
    let times = [claimed_until, now, now.plus(MAX_BACKOFF_S), claimed_until.plus(SKEW_S)];
    let [until, now, far, void] = times.map(|time| Value::from(time.0));
    Statement::new(CLAIM, [until, now, CLAIM_ROWS.into(), far, void])
}

/// Returns the statement that forgets a delivered row.
#[must_use]
pub fn delivered(row: &SealedNotice) -> Statement {
    Statement::new(DELIVERED, [row.id.as_str().into()])
}

/// Returns the statement that puts a row back until its next try.
#[must_use]
pub fn postpone(row: &SealedNotice, lateness: Lateness, now: UnixSeconds) -> Statement {
    let reported = u64::from(lateness == Lateness::Reported);
    Statement::new(POSTPONE, [now.plus(backoff_s(row.tries)).0.into(), reported.into(), row.id.as_str().into()])
}

/// Returns the query for the time of the next due row.
#[must_use]
pub fn next() -> Statement {
    Statement::new(NEXT, [])
}

/// Seconds to wait after so many tries: 15, 30, 60, … up to half an hour.
#[must_use]
pub fn backoff_s(tries: u32) -> u64 {
    let doubled = 1_u64.checked_shl(tries.saturating_sub(1)).unwrap_or(u64::MAX);
    FIRST_BACKOFF_S.saturating_mul(doubled).min(MAX_BACKOFF_S)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_half_an_hour() {
        let waits: Vec<u64> = [1, 2, 3, 7, 8, 64, 200].map(backoff_s).to_vec();
        assert_eq!(waits, [15, 30, 60, 960, 1_800, 1_800, 1_800]);
    }
}
