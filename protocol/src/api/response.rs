//! Makes answers: status, headers, body, and problem documents in one place.

use serde::Serialize;

use latchkey_shared::problem::{Code, MEDIA_TYPE, Problem};

use crate::api::origin::Caller;
use crate::flow::After;

/// An answer of the API.
#[derive(Debug)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Headers, names in lower case.
    pub headers: Vec<(&'static str, String)>,
    /// Body; empty where the status has none.
    pub body: Vec<u8>,
    /// Work to do once the answer has left, each with [`crate::api::finish`].
    pub after: Vec<After>,
}

/// Headers of every answer: nothing is kept, sniffed, framed, or allowed to load anything.
const ALWAYS: [(&str, &str); 7] = [
    ("cache-control", "no-store"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("vary", "Origin"),
    ("x-content-type-options", "nosniff"),
];

impl Response {
    /// Makes an answer with a body of a media type.
    #[must_use]
    pub fn new(status: u16, media_type: &str, body: Vec<u8>) -> Self {
        let mut response = Self::empty(status);
        response.headers.push(("content-type", media_type.to_owned()));
        response.body = body;
        response
    }

    /// Makes an answer without a body.
    #[must_use]
    pub fn empty(status: u16) -> Self {
        let headers = ALWAYS.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        Self { status, headers, body: Vec::new(), after: Vec::new() }
    }

    /// Makes a 200 with a JSON body.
    #[must_use]
    pub fn json<T: Serialize>(body: &T) -> Self {
        match serde_json::to_vec(body) {
            Ok(bytes) => Self::new(200, "application/json", bytes),
            // Wire types have string keys and no custom serializers, so this cannot be met; an empty 503 is honest.
            Err(_) => Self::empty(Code::Unavailable.status()),
        }
    }

    /// Makes a problem document (RFC 9457).
    #[must_use]
    pub fn problem(problem: &Problem) -> Self {
        let mut response = Self::json(problem);
        response.status = problem.status;
        response.set("content-type", MEDIA_TYPE);
        if let Some(seconds) = problem.retry_after {
            response.set("retry-after", &seconds.to_string());
        }
        response
    }

    /// Makes the answer readable for a listed origin.
    pub(crate) fn allow(&mut self, caller: &Caller) {
        if let Caller::Listed(origin) = caller {
            self.set("access-control-allow-origin", origin);
            self.set("cross-origin-resource-policy", "cross-origin");
        }
    }

    /// Sets a header, replacing one of the same name.
    pub(crate) fn set(&mut self, name: &'static str, value: &str) {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.to_owned()));
    }
}
