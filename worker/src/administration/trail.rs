//! The audit, page by page, the newest line first: each page reads as many rows of one index as it is long.

use latchkey_protocol::administration::Page;
use latchkey_protocol::ports::AuditQuery;
use latchkey_protocol::time::UnixSeconds;

use crate::database::Statement;

/// Looks at lines by `$index`, behind where the last page ended. Each is the JSON it was stored as.
///
/// `?1` activity, `?2` result, `?3` account, `?4` support id, `?5` since when, `?6` and `?7` where the last page ended,
/// `?8` how many rows.
macro_rules! lines {
    ($index:literal) => {
        concat!(
            "SELECT at || char(1) || id AS key, iif((?1 = '' OR activity = ?1) AND (?2 = '' OR result = ?2) \
             AND (?3 = '' OR subject = ?3) AND (?4 = '' OR support_id = ?4), event, NULL) AS document FROM audit WHERE ",
            $index,
            " AND (at, id) < (CAST(?6 AS INTEGER), CAST(?7 AS INTEGER)) AND at >= CAST(?5 AS INTEGER) \
             ORDER BY at DESC, id DESC LIMIT ?8"
        )
    };
}

const BY_TIME: &str = lines!("1");
const BY_ACTIVITY: &str = lines!("activity = ?1");
const BY_SUBJECT: &str = lines!("subject = ?3");
const BY_SUPPORT_ID: &str = lines!("support_id = ?4");

/// What the row is called that says where the lines were cut.
pub const STOP: &str = "stop";

/// How a reset ended, and how far it came, is what the most telling of its lines says; its detail that of its last line, and
/// its method that of the last one that names one. The names are those of `wire::ResetResult` and `wire::ResetStep`, the
/// activities those of a reset. What lies behind `?3` lines is left to another call, whole seconds of it, of which each call counts
/// one at least.
const RESETS: &str = "WITH stop (at) AS (SELECT max(at, CAST(?1 AS INTEGER) + 1) FROM audit WHERE at >= CAST(?1 AS INTEGER) \
     AND at < CAST(?2 AS INTEGER) ORDER BY audit.at LIMIT 1 OFFSET CAST(?3 AS INTEGER)), resets (support_id, result, step, last, tried) AS (SELECT support_id, CASE \
     WHEN max(result = 'succeeded' AND activity IN ('Reset password (self-service)', 'Unlock user account (self-service)')) \
       THEN 'succeeded' \
     WHEN max(result = 'contacted_admin') THEN 'contacted_admin' WHEN max(result = 'cancelled') THEN 'cancelled' \
     WHEN max(result = 'blocked') THEN 'blocked' \
     WHEN max(result = 'failed' AND activity <> 'Self-service password reset flow activity progress') THEN 'failed' \
     ELSE 'abandoned' END, CASE \
     WHEN max(activity IN ('Reset password (self-service)', 'Unlock user account (self-service)')) THEN 'choosing' \
     WHEN max(json_extract(event, '$.detail') = 'gate: passed') THEN 'completed' \
     WHEN max(json_extract(event, '$.method') IS NOT NULL) THEN 'started' ELSE 'named' END, \
     max(id), max(iif(json_extract(event, '$.method') IS NULL, NULL, id)) \
     FROM audit WHERE at >= CAST(?1 AS INTEGER) AND at < coalesce((SELECT at FROM stop), CAST(?2 AS INTEGER)) \
     AND activity IN ('Reset password (self-service)', 'Unlock user account (self-service)', \
       'Self-service password reset flow activity progress', 'Blocked from self-service password reset') \
     GROUP BY support_id), \
     ended (result, step, method, detail) AS (SELECT r.result, r.step, json_extract(t.event, '$.method'), \
     json_extract(a.event, '$.detail') FROM resets r CROSS JOIN audit a ON a.id = r.last LEFT JOIN audit t ON t.id = r.tried) \
     SELECT '' AS key, json_object('result', result, 'step', step, 'method', method, 'detail', detail, 'resets', count(*)) \
     AS document FROM ended GROUP BY result, step, method, detail \
     UNION ALL SELECT 'stop', json(at) FROM stop";

/// Returns the query that looks at a page of lines.
#[must_use]
pub fn lines(query: AuditQuery<'_>, page: &Page) -> Statement {
    let sql = match query {
        AuditQuery { support_id: "", subject: "", activity: "", .. } => BY_TIME,
        AuditQuery { support_id: "", subject: "", .. } => BY_ACTIVITY,
        AuditQuery { support_id: "", .. } => BY_SUBJECT,
        _ => BY_SUPPORT_ID,
    };
    let to = query.to.to_string();
    // The first page begins where the span ends: before every line of that second.
    let (at, id) = if page.word.is_empty() { (to.as_str(), "0") } else { (page.word.as_str(), page.id.as_str()) };
    let values = [
        query.activity.into(),
        query.result.into(),
        query.subject.into(),
        query.support_id.into(),
        query.from.0.into(),
        at.into(),
        id.into(),
        page.most.into(),
    ];
    Statement::new(sql, values)
}

/// Returns the query that counts the resets of a span, of so many lines at most; a row of its own says where it stops.
#[must_use]
pub fn resets(from: UnixSeconds, to: UnixSeconds, most: u64) -> Statement {
    Statement::new(RESETS, [from.0.into(), to.0.into(), most.into()])
}
