//! What tests do to an object directly, through the code that serves everybody: fill it with made-up names, and leave it
//! rows that another build wrote. Only under the cargo feature `testing`.

use latchkey_protocol::guard::{Event, PasswordMark, Row, SignIn};
use latchkey_protocol::limits::Limits;
use latchkey_protocol::ports::Fault;
use serde_json::json;
use worker::{Request, Response};

use super::{Guard, PART};
use crate::guard::Question;
use crate::guard::rows::Rows;

impl Guard {
    /// Answers a test's call; none if it is a question like any other.
    pub(super) fn rehearse(&self, request: &Request) -> Option<worker::Result<Response>> {
        let done = match request.path().as_str() {
            "/spoil" => self.rows().and_then(Rows::spoil).map(|()| json!(null)),
            "/fill" => self.fill(request),
            _ => return None,
        };
        Some(done.map_or_else(|fault| Response::error(fault.cause, 500), |answer| Response::from_json(&answer)))
    }

    /// Lets so many names that nobody has sign in, and returns how many of their rows are kept.
    fn fill(&self, request: &Request) -> Result<serde_json::Value, Fault> {
        let url = request.url().map_err(|error| Fault::new(PART, error))?;
        let number = |name: &str| {
            let found = url.query_pairs().find(|(known, _)| known == name);
            found.and_then(|(_, value)| value.parse::<u32>().ok()).unwrap_or(0)
        };
        let (from, count) = (number("from"), number("count"));
        for name in from..from.saturating_add(count) {
            let event =
                Event::from(Row::Unknown.of(SignIn::Reserve { limits: Limits::default(), mark: PasswordMark(0) }));
            let clock_offset_s = crate::testing::clock_offset_s();
            self.decide(&Question { row: format!("made-up-{name:08x}"), event, clock_offset_s })?;
        }
        Ok(json!({"unknown": self.rows()?.unknown_count()?}))
    }
}
