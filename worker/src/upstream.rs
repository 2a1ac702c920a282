//! One question to somebody else over HTTPS: bounded in time and size, never following a redirect.
//!
//! What a foreign server says, and where it was asked, may hold a secret or a trace of one; so a fault names neither.

use core::time::Duration;

use futures_util::StreamExt;
use latchkey_protocol::ports::Fault;
use worker::{Fetch, Headers, Method, Request, RequestInit, RequestRedirect, Response};

use crate::time::within;

/// A question.
#[derive(Debug)]
pub struct Question<'a> {
    /// Whose it is, as faults name it.
    pub part: &'static str,
    /// The https address.
    pub url: &'a str,
    /// Headers beside the platform's own.
    pub headers: &'a [(&'static str, &'a str)],
    /// What is posted; `None` for a `GET`.
    pub body: Option<&'a str>,
    /// How long the whole answer may take.
    pub limit: Duration,
    /// Most bytes of it.
    pub max_bytes: usize,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Body.
    pub text: String,
}

impl Question<'_> {
    /// Asks.
    ///
    /// # Errors
    /// A [`Fault`] if there was no whole answer in time, or one that is too long or no UTF-8.
    pub async fn ask(&self) -> Result<Answer, Fault> {
        let asked = async {
            let mut response = self.send().await.map_err(|_| Fault::new(self.part, "no connection"))?;
            let status = response.status_code();
            Ok(Answer { status, text: self.read(&mut response).await? })
        };
        within(self.part, self.limit, asked).await?
    }

    async fn send(&self) -> worker::Result<Response> {
        let headers = Headers::new();
        for (name, value) in self.headers {
            headers.set(name, value)?;
        }
        let mut init = RequestInit::new();
        // A redirect would carry what is asked to somebody who was never configured.
        init.with_headers(headers).with_redirect(RequestRedirect::Manual);
        if let Some(body) = self.body {
            init.with_method(Method::Post).with_body(Some(body.into()));
        }
        Fetch::Request(Request::new_with_init(self.url, &init)?).send().await
    }

    async fn read(&self, response: &mut Response) -> Result<String, Fault> {
        let broken = |_| Fault::new(self.part, "the answer broke off");
        let mut bytes = Vec::new();
        // An answer without a body has no stream either.
        let Ok(mut stream) = response.stream() else { return Ok(String::new()) };
        while let Some(chunk) = stream.next().await {
            bytes.extend(chunk.map_err(broken)?);
            if bytes.len() > self.max_bytes {
                return Err(Fault::new(self.part, format_args!("answered more than {} bytes", self.max_bytes)));
            }
        }
        String::from_utf8(bytes).map_err(|_| Fault::new(self.part, "answered no text"))
    }
}
