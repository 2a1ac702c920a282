//! Asks Cloudflare about tokens of Turnstile, over HTTPS; once a token, for a token is redeemed by being asked about.
//!
//! What an answer means is `protocol::check::turnstile`. The claimant's address is not sent: it is optional, and nobody
//! else's business. Cloudflare's documentation of Turnstile, "Validate the token".

use core::time::Duration;
use std::rc::Rc;

use latchkey_protocol::check::turnstile::{MAX_ANSWER_BYTES, Token, Widget};
use latchkey_protocol::ports::{Fault, Turnstile};
use serde::Serialize;

use crate::config::TurnstileRoute;
use crate::upstream::{Answer, Question};

const PART: &str = "turnstile";
/// A claimant waits for this; if it takes longer their browser does the check instead.
const ANSWER_LIMIT: Duration = Duration::from_secs(4);

/// Asks about tokens of the deployment's widget.
#[derive(Debug)]
pub struct TurnstileService {
    /// The widget, and whom to ask.
    pub route: Rc<TurnstileRoute>,
}

/// A question as `siteverify` wants it.
#[derive(Serialize)]
struct Asked<'a> {
    secret: &'a str,
    response: &'a str,
    idempotency_key: &'a str,
}

impl Turnstile for TurnstileService {
    fn widget(&self) -> Widget<'_> {
        self.route.widget()
    }

    async fn verify(&self, token: &Token<'_>, idempotency_key: &str) -> Result<String, Fault> {
        #[cfg(feature = "testing")]
        crate::testing::enter("turnstile", PART, crate::testing::Errand::Request).await?;
        let asked = Asked { secret: &self.route.secret, response: token.as_str(), idempotency_key };
        let body = serde_json::to_string(&asked).map_err(|_| Fault::new(PART, "cannot write a question"))?;
        let body = zeroize::Zeroizing::new(body);
        let question = Question {
            part: PART,
            url: &self.route.url,
            headers: &[("content-type", "application/json"), ("accept", "application/json")],
            body: Some(&body),
            limit: ANSWER_LIMIT,
            max_bytes: MAX_ANSWER_BYTES,
        };
        match question.ask().await? {
            Answer { status: 200, text } => Ok(text),
            Answer { status, .. } => Err(Fault::new(PART, format_args!("answered {status}"))),
        }
    }
}
