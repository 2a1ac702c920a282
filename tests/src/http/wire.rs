//! Requests on their way to the worker: one, many at once, and those whose answer nobody waits for.

use std::sync::Barrier;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use ureq::Agent;
use ureq::http::Request;

use super::Http;
use crate::driver::{Answer, Call};

/// Connections that a race opens.
const CONNECTIONS: usize = 50;
/// How often a call is sent again that got no answer. A part that fails now and then does not fail so often in a row.
const REPEATS: usize = 8;
/// Headers that come from the way, not from the answer.
const OF_THE_WAY: [&str; 7] =
    ["date", "connection", "content-length", "transfer-encoding", "x-rows-read", "keep-alive", "server"];

impl Http {
    /// Sends requests at once, over as many connections as there are threads, and returns their answers in order.
    #[must_use]
    pub fn at_once(&self, calls: &[Call]) -> Vec<Answer> {
        let share = calls.len().div_ceil(CONNECTIONS).max(1);
        let ready = Barrier::new(calls.len().div_ceil(share));
        let (agent, origin, ready, repeats) = (&self.agent, self.origin.as_str(), &ready, self.repeats.get());
        thread::scope(|scope| {
            let workers: Vec<_> = calls
                .chunks(share)
                .map(|share| {
                    scope.spawn(move || {
                        ready.wait();
                        share.iter().map(|call| ask(agent, origin, call, repeats)).collect::<Vec<_>>()
                    })
                })
                .collect();
            workers.into_iter().flat_map(|worker| worker.join().expect("a sender")).collect()
        })
    }

    /// Sends a request whose answer nobody waits for.
    #[must_use]
    pub fn call_in_the_background(&self, call: &Call) -> Receiver<Answer> {
        let (tell, told) = mpsc::channel();
        let (agent, origin, call) = (self.agent.clone(), self.origin.clone(), call.clone());
        thread::spawn(move || {
            let body = call.body.as_deref().unwrap_or_default();
            if let Ok(answer) = try_send(&agent, &origin, call.method, &call.path, &call.headers, body) {
                // Whoever asked may be gone by then.
                drop(tell.send(answer));
            }
        });
        told
    }
}

/// Makes a client that reports every status as an answer.
#[must_use]
pub fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .allow_non_standard_methods(true)
        .max_redirects(0)
        .timeout_global(Some(Duration::from_mins(1)))
        .build()
        .into()
}

/// Sends a call; again and again, if `repeats`, for as long as a part of the worker keeps it from an answer.
#[must_use]
pub fn ask(agent: &Agent, origin: &str, call: &Call, repeats: bool) -> Answer {
    let body = call.body.as_deref().unwrap_or_default();
    let once = || send(agent, origin, call.method, &call.path, &call.headers, body);
    let mut answer = once();
    for _ in 0..if repeats { REPEATS } else { 0 } {
        if answer.status != 503 {
            break;
        }
        answer = once();
    }
    answer
}

/// Sends one request.
#[must_use]
pub fn send(agent: &Agent, origin: &str, method: &str, path: &str, headers: &[(&str, String)], body: &[u8]) -> Answer {
    try_send(agent, origin, method, path, headers, body).unwrap_or_else(|error| panic!("{method} {path}: {error}"))
}

/// Sends one request, and returns what went wrong on the way if there is no answer.
///
/// # Errors
/// The client's.
pub fn try_send(
    agent: &Agent,
    origin: &str,
    method: &str,
    path: &str,
    headers: &[(&str, String)],
    body: &[u8],
) -> Result<Answer, ureq::Error> {
    let mut request = Request::builder().method(method).uri(format!("{origin}{path}"));
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    let request = request.body(body.to_vec()).expect("a request");
    let mut response = agent.run(request)?;
    let mut headers: Vec<(String, String)> = response
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .filter(|(name, _)| !OF_THE_WAY.contains(&name.as_str()))
        .collect();
    headers.sort();
    let status = response.status().as_u16();
    let body = response.body_mut().read_to_vec()?;
    Ok(Answer { status, headers, body })
}
