//! Mail through Resend: one `POST /emails`, with a key that makes a repeated try the same one.
//!
//! Resend, API reference, "Send Email", "Errors" and "Idempotency Keys" (kept for 24 hours).

use core::time::Duration;

use latchkey_protocol::json;
use latchkey_protocol::message::Mail;
use latchkey_protocol::ports::Fault;
use latchkey_shared::sorted::Map;
use serde::{Deserialize, Serialize};

use crate::config::ResendRoute;
use crate::courier::envelope::Envelope;
use crate::upstream::{Answer, Question};

const PART: &str = "courier";
/// Most bytes of an answer; a taken mail is answered with its id alone.
const MAX_ANSWER_BYTES: usize = 16 * 1024;
/// Most letters of an error's name that is repeated in a fault.
const MAX_NAME: usize = 40;
/// Resend refuses whoever does not say what they are.
const AGENT: &str = "latchkey";

/// A mail as Resend wants it.
#[derive(Serialize)]
struct Posted<'a> {
    from: &'a str,
    to: [&'a str; 1],
    subject: &'a str,
    text: &'a str,
    html: &'a str,
    headers: Map<&'static str, &'a str>,
}

/// A mail that was taken.
#[derive(Deserialize)]
struct Taken {
    id: String,
}

/// A mail that was not.
#[derive(Deserialize)]
struct Refused {
    name: String,
}

/// Hands a message to Resend.
///
/// # Errors
/// A [`Fault`] unless Resend took it.
pub async fn send(route: &ResendRoute, envelope: &Envelope<'_>, mail: &Mail, limit: Duration) -> Result<(), Fault> {
    let from = mailbox(mail.from_name.as_str(), envelope.from.as_str());
    let posted = Posted {
        from: &from,
        to: [envelope.to.as_str()],
        subject: mail.subject.as_str(),
        text: &mail.text,
        html: &mail.html,
        headers: envelope.headers(mail).into_iter().collect(),
    };
    let body = serde_json::to_string(&posted).map_err(|_| Fault::new(PART, "cannot write a mail"))?;
    let bearer = zeroize::Zeroizing::new(format!("Bearer {}", route.key.as_str()));
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", "application/json"),
        ("idempotency-key", envelope.id),
        ("user-agent", AGENT),
    ];
    let max_bytes = MAX_ANSWER_BYTES;
    judge(
        &Question { part: PART, url: &route.url, headers: &headers, body: Some(&body), limit, max_bytes }.ask().await?,
    )
}

/// Tells whether a mail was taken: 200 with its id, and nothing else.
fn judge(answer: &Answer) -> Result<(), Fault> {
    if answer.status == 200 {
        let taken = json::read::<Taken>(answer.text.as_bytes()).is_ok_and(|taken| !taken.id.is_empty());
        return if taken { Ok(()) } else { Err(Fault::new(PART, "Resend answered 200 without an id")) };
    }
    // Its words may repeat the recipient's address; the name is one of a list.
    let is_name = |name: &str| name.len() <= MAX_NAME && name.bytes().all(|c| c.is_ascii_lowercase() || c == b'_');
    let name = json::read::<Refused>(answer.text.as_bytes()).ok().map(|refused| refused.name);
    match name.filter(|name| is_name(name)) {
        Some(name) => Err(Fault::new(PART, format_args!("Resend answered {} {name}", answer.status))),
        None => Err(Fault::new(PART, format_args!("Resend answered {}", answer.status))),
    }
}

/// Writes a name and an address as one mailbox (RFC 5322 §3.4), the name as a quoted string.
fn mailbox(name: &str, address: &str) -> String {
    let mut quoted = String::with_capacity(name.len() + 2);
    for c in name.chars().filter(|c| !c.is_control()) {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    format!("\"{quoted}\" <{address}>")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(status: u16, text: &str, expected: Option<&str>) {
        let fault = judge(&Answer { status, text: text.to_owned() }).err().map(|fault| fault.cause);
        assert_eq!(fault.as_deref(), expected, "{status} {text}");
    }

    // Rule: a mail counts as taken only if Resend says so, and a fault repeats none of its words.
    #[test]
    fn only_an_id_is_a_taken_mail() {
        check(200, r#"{"id":"49a3999c-0ce1-4ea6-ab68-afcd6dc2e794"}"#, None);
        check(200, r#"{"id":""}"#, Some("Resend answered 200 without an id"));
        check(200, "<!doctype html>", Some("Resend answered 200 without an id"));
        check(200, "", Some("Resend answered 200 without an id"));
        check(202, r#"{"id":"x"}"#, Some("Resend answered 202"));
        check(302, "", Some("Resend answered 302"));
        let refused = r#"{"statusCode":422,"name":"validation_error","message":"Invalid `to`: nora@post.example"}"#;
        check(422, refused, Some("Resend answered 422 validation_error"));
        check(500, r#"{"name":"nora@post.example"}"#, Some("Resend answered 500"));
        check(502, "<html>nora@post.example</html>", Some("Resend answered 502"));
    }

    #[test]
    fn a_name_cannot_become_an_address() {
        assert_eq!(mailbox("Alderbrook Hospital", "a@b.example"), r#""Alderbrook Hospital" <a@b.example>"#);
        let sly = "x\" <evil@evil.example>,\r\n\\";
        assert_eq!(mailbox(sly, "a@b.example"), r#""x\" <evil@evil.example>,\\" <a@b.example>"#);
    }
}
