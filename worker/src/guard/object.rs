//! One of the 256 guard objects: reads a row, lets `protocol::guard` decide, writes the row.
//!
//! Atomic by construction: from reading the row to writing it there is no await, and an object runs one event at a time,
//! so every request is decided upon what the one before it left. Reading the question is the only await, and it comes first.

#[cfg(feature = "testing")]
mod rehearsal;

use core::cell::OnceCell;
use core::time::Duration;

use latchkey_protocol::guard::{self, State as Row};
use latchkey_protocol::json;
use latchkey_protocol::ports::{Clock, Fault};
use latchkey_protocol::time::UnixSeconds;
use worker::{DurableObject, Env, Request, Response, State, durable_object};

use super::rows::{Class, Rows};
use super::{Answer, Question};
use crate::log::EdgeLog;
use crate::time::EdgeClock;

const PART: &str = "guard";
/// What tests call an object, apart from the way to it.
#[cfg(feature = "testing")]
const OBJECT: &str = "guard-object";
/// A verdict that no flow asks for on its own.
#[cfg(feature = "testing")]
const OTHER_VERDICT: &str = r#"{"verdict":{"destination":"given_back"}}"#;
/// The shortest wait for a clean-up, so that rows which expire one by one do not each wake the object.
const MIN_PURGE_S: u32 = 5 * 60;

/// Keeps the rows of one 256th of all names.
#[durable_object]
pub struct Guard {
    state: State,
    rows: OnceCell<Rows>,
}

impl DurableObject for Guard {
    fn new(state: State, _env: Env) -> Self {
        Self { state, rows: OnceCell::new() }
    }

    async fn fetch(&self, mut request: Request) -> worker::Result<Response> {
        #[cfg(feature = "testing")]
        if request.path() == "/clear" {
            let cleared = self.rows().and_then(Rows::clear);
            return Response::from_json(&cleared.is_ok());
        }
        #[cfg(feature = "testing")]
        if let Some(done) = self.rehearse(&request) {
            return done;
        }
        #[cfg(feature = "testing")]
        if let Some(answer) = crate::testing::instead(OBJECT, OTHER_VERDICT) {
            return answer;
        }
        let asked = request.text().await?;
        let question = match json::read::<Question>(asked.as_bytes()) {
            Ok(question) => question,
            Err(error) => {
                EdgeLog::default().fault("guard: no question", &Fault::new(PART, error.place()));
                return Response::empty().map(|response| response.with_status(400));
            }
        };
        match self.decide(&question) {
            Ok((answer, expires)) => {
                self.purge_after(expires).await?;
                #[cfg(feature = "testing")]
                crate::testing::decided(OBJECT).await?;
                Response::from_json(&answer)
            }
            Err(fault) => {
                // Whatever leaves an object as an error reaches the caller with its text: say nothing there.
                EdgeLog::default().fault("guard: storage failed", &fault);
                Response::empty().map(|response| response.with_status(500))
            }
        }
    }

    async fn alarm(&self) -> worker::Result<Response> {
        let purged = self.rows().and_then(|rows| rows.purge(EdgeClock.now()));
        match purged {
            Ok(next) => self.purge_after(next).await?,
            Err(fault) => EdgeLog::default().fault("guard: clean-up failed", &fault),
        }
        Response::empty()
    }
}

impl Guard {
    /// Decides one event. No await in here: this is the whole of the guard's atomicity.
    fn decide(&self, question: &Question) -> Result<(Answer, Option<UnixSeconds>), Fault> {
        let rows = self.rows()?;
        let now = EdgeClock.now();
        #[cfg(feature = "testing")]
        let now = UnixSeconds(now.0.saturating_add_signed(question.clock_offset_s - crate::testing::clock_offset_s()));

        let before = rows.read(&question.row)?;
        let stored = before.as_deref().map(Row::from_stored).transpose();
        // A row that cannot be read is no empty row: that would make every budget whole again.
        let (row, verdict) = match stored.and_then(|row| guard::decide(row, &question.event, now)) {
            Ok(decided) => decided,
            Err(error) => return Ok((Answer::Broken(error.to_string()), None)),
        };
        let Some(row) = row else {
            if before.is_some() {
                rows.delete(&question.row)?;
            }
            return Ok((Answer::Verdict(verdict), None));
        };
        let class = if question.event.is_unknown() { Class::Unknown } else { Class::Known };
        let text = row.to_stored().map_err(|error| Fault::new(PART, error))?;
        // Most calls of somebody signed in change nothing.
        if before.as_deref() == Some(text.as_str()) {
            return Ok((Answer::Verdict(verdict), None));
        }
        rows.write(&question.row, class, &text, row.expires())?;
        Ok((Answer::Verdict(verdict), row.expires()))
    }

    /// Returns the object's rows; the table is made at the first use.
    fn rows(&self) -> Result<&Rows, Fault> {
        if let Some(rows) = self.rows.get() {
            return Ok(rows);
        }
        let opened = Rows::open(self.state.storage().sql())?;
        Ok(self.rows.get_or_init(|| opened))
    }

    /// Sees to it that expired rows are removed; an alarm that rings earlier anyway stays.
    async fn purge_after(&self, expires: Option<UnixSeconds>) -> worker::Result<()> {
        let Some(expires) = expires else { return Ok(()) };
        let storage = self.state.storage();
        let now = EdgeClock.now();
        let wait_s = u64::from(now.until_s(expires).max(MIN_PURGE_S));
        let at_ms = i64::try_from(now.plus(wait_s).0.saturating_mul(1_000)).unwrap_or(i64::MAX);
        match storage.get_alarm().await? {
            Some(set_ms) if set_ms <= at_ms => Ok(()),
            _ => storage.set_alarm(Duration::from_secs(wait_s)).await,
        }
    }
}
