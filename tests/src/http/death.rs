//! Deaths of the worker: of its module over a request, and of the whole process.

use std::io::{BufRead as _, BufReader};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Http, PATIENCE, POLL, try_send, until, variable};
use crate::driver::{Answer, Call};

/// How long an answer may take that comes from outside of the worker, or a death to be noticed.
const LATE: Duration = Duration::from_secs(40);

impl Http {
    /// Returns the answers to the requests over which the worker died, as its outermost layer gives them.
    #[must_use]
    pub fn late_answers(&self) -> Vec<Answer> {
        let answers = self.late.take();
        answers.into_iter().map(|late| late.recv_timeout(LATE).expect("an answer, however late")).collect()
    }

    /// Waits until a request has come to a call of this name since [`watch`](crate::driver::Driver::watch).
    pub fn until_step(&self, name: &str) {
        until(PATIENCE, &format!("a request comes to {name}"), || self.steps_so_far().iter().any(|step| step == name));
    }

    /// Kills the worker as a crash does, and waits until the next one answers, with whatever its variables say by then.
    pub fn kill_and_restart(&self) {
        let stream = TcpStream::connect(variable("LATCHKEY_RESTARTS")).expect("whoever restarts the worker");
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line).expect("a word from whoever restarts the worker");
        assert_eq!(line, "ready\n", "the worker did not come up again");
        self.reconnect();
    }

    /// Sends a request; returns its answer, or none if the worker dies over it first.
    pub(super) fn answer_or_death(&self, call: &Call) -> Option<Answer> {
        let life = self.hook("/testing/life", &json!({}));
        let told = self.call_in_the_background(call);
        let since = Instant::now();
        loop {
            if let Ok(answer) = told.recv_timeout(POLL) {
                self.quiet();
                self.revive(&life);
                return Some(answer);
            }
            if self.revive(&life) {
                self.late.borrow_mut().push(told);
                return None;
            }
            assert!(since.elapsed() < LATE, "neither an answer nor a death");
        }
    }

    /// Waits until the worker that was started anew answers, and forgets the connections to the old one.
    fn reconnect(&self) {
        let is_up = || try_send(&self.agent, &self.origin, "GET", "/api/v1/tenant", &[], &[]).is_ok();
        // Each try that fails takes a dead connection out of the pool.
        until(LATE, "the worker comes up again", || is_up() && is_up());
    }

    /// Rights what only lives in the worker's memory, if it died since.
    fn revive(&self, life: &Value) -> bool {
        let is_another = self.hook("/testing/life", &json!({})) != *life;
        if is_another {
            self.hook("/testing/clock", &json!({"offset_s": self.offset_s.get()}));
        }
        is_another
    }
}
