//! Asks for leaked passwords by range, over HTTPS, and keeps answers at the edge for a day.
//!
//! What is asked and what an answer means is `protocol::breach`. Only the prefix leaves the worker, and not even that gets
//! into a log. Have I Been Pwned, API v3, "Searching by range" and "Introducing padding".

use core::time::Duration;

use latchkey_protocol::breach::{self, MAX_ANSWER_BYTES, Prefix};
use latchkey_protocol::ports::{Breaches, Fault};
use worker::{Cache, Response};

use crate::time::within;
use crate::upstream::{Answer, Question};

const PART: &str = "breaches";
/// A claimant waits for this, and it only adds to the list of common passwords.
const ANSWER_LIMIT: Duration = Duration::from_secs(2);
/// Longer than the cache of the location takes.
const CACHE_LIMIT: Duration = Duration::from_millis(500);
/// How long an answer is kept at the edge: leaks come in by the month.
const KEPT: &str = "public, max-age=86400";
/// Sent with every question: without it some services refuse to answer.
const AGENT: &str = "latchkey";

/// Asks the configured service.
#[derive(Debug)]
pub struct RangeService {
    /// The address that the prefix is put behind.
    pub base: String,
}

impl Breaches for RangeService {
    async fn range(&self, prefix: &Prefix) -> Result<String, Fault> {
        #[cfg(feature = "testing")]
        crate::testing::enter("breaches", PART, crate::testing::Errand::Request).await?;
        // The key is the address, so the prefix alone: whoever asks for the same prefix shares the answer.
        let url = format!("{}{}", self.base, prefix.as_str());
        if let Some(kept) = kept(&url).await {
            return Ok(kept);
        }
        let headers = [("add-padding", "true"), ("accept", "text/plain"), ("user-agent", AGENT)];
        let question = Question {
            part: PART,
            url: &url,
            headers: &headers,
            body: None,
            limit: ANSWER_LIMIT,
            max_bytes: MAX_ANSWER_BYTES,
        };
        let Answer { status, text } = question.ask().await?;
        if status != 200 {
            return Err(Fault::new(PART, format_args!("answered {status}")));
        }
        // Garbage is not worth keeping, and would be an outage for a day.
        breach::check(&text).map_err(|error| Fault::new(PART, error))?;
        keep(&url, &text).await;
        Ok(text)
    }
}

/// Returns a kept answer. A cache that fails is one that has nothing.
async fn kept(url: &str) -> Option<String> {
    let found = within(PART, CACHE_LIMIT, Cache::default().get(url, false)).await.ok()?.ok()?;
    found?.text().await.ok()
}

/// Keeps an answer; what fails here only costs the next one a question.
async fn keep(url: &str, text: &str) {
    let keep = async {
        let response = Response::ok(text)?;
        response.headers().set("cache-control", KEPT)?;
        Cache::default().put(url, response).await
    };
    drop(within(PART, CACHE_LIMIT, keep).await);
}
