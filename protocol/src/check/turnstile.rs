//! Cloudflare Turnstile: what its widget is given, what is asked about a token, and what the answer has to say.
//!
//! Pure; the asking is a port ([`crate::ports::Turnstile`]), and that a check is spent before anybody is asked is the
//! flow's. A vendor's "yes" alone is worth little: a token of another page, another form or another check would do.
//! Cloudflare's documentation of Turnstile, "Validate the token" and "Widget configurations".

use serde::Deserialize;

use latchkey_shared::wire::Puzzle;

use crate::ids::CheckId;
use crate::json;
use crate::limits::SKEW_S;
use crate::time::UnixSeconds;

/// What the widget names as its purpose; a token of another form of the same site names another.
pub const ACTION: &str = "reset-start";
/// Path of the page that shows the widget, on the widget's own origin.
pub const FRAME_PATH: &str = "/turnstile";
/// Most characters of a token, as documented.
pub const MAX_TOKEN_BYTES: usize = 2_048;
/// Most bytes of an answer; a whole one has some 300.
pub const MAX_ANSWER_BYTES: usize = 16 * 1024;

/// The widget of a deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Widget<'a> {
    /// Its public key.
    pub sitekey: &'a str,
    /// Scheme and host of the page that shows it: never those of the pages that take passwords.
    pub origin: &'a str,
}

/// A response token as the browser sends it: untrusted, of a form that can be asked about.
#[derive(Clone, Copy)]
pub struct Token<'a>(&'a str);

/// Not 1 to 2,048 visible ASCII characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to 2,048 visible ASCII characters")]
pub struct NotAToken;

/// What an answer is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected<'a> {
    /// The widget that was to be solved.
    pub widget: Widget<'a>,
    /// The check it was solved for.
    pub check: CheckId,
    /// When that check was issued: nothing can have been solved for it before.
    pub issued: UnixSeconds,
    /// The present.
    pub now: UnixSeconds,
}

/// What an answer says about a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Somebody solved this very check.
    Confirmed,
    /// Not so; why, for the audit.
    Denied(&'static str),
}

/// What came is no verdict on the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoVerdict {
    /// It is something else: a page in HTML, half an answer.
    #[error("expected JSON that says success, or why not")]
    Form,
    /// It blames the question: the secret is wrong, or the vendor is unwell.
    #[error("answered {0}")]
    Code(&'static str),
}

/// The answer of `siteverify`. Members that we do not compare may come and go.
#[derive(Deserialize)]
struct Answer {
    success: bool,
    #[serde(default, rename = "error-codes")]
    error_codes: Vec<String>,
    #[serde(default)]
    hostname: String,
    #[serde(default)]
    action: String,
    #[serde(default)]
    cdata: String,
    #[serde(default)]
    challenge_ts: String,
}

/// Codes that say nothing about the token.
const NO_VERDICT: [&str; 5] =
    ["missing-input-secret", "invalid-input-secret", "missing-input-response", "bad-request", "internal-error"];

impl<'a> TryFrom<&'a str> for Token<'a> {
    type Error = NotAToken;

    fn try_from(text: &'a str) -> Result<Self, NotAToken> {
        let is_token = (1..=MAX_TOKEN_BYTES).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if is_token { Ok(Self(text)) } else { Err(NotAToken) }
    }
}

impl Token<'_> {
    /// Returns the text.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        self.0
    }
}

impl core::fmt::Debug for Token<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Returns what the browser gets: the widget, and the check that its token has to be for.
#[must_use]
pub fn puzzle(widget: Widget<'_>, check: CheckId) -> Puzzle {
    let Widget { sitekey, origin } = widget;
    // Behind the `#`, so that it never gets into anybody's log.
    Puzzle::Turnstile { frame_url: format!("{origin}{FRAME_PATH}#{sitekey}/{ACTION}/{check}") }
}

/// Returns the UUID under which a check's token may be asked about again (RFC 9562 §5.8): a token is redeemed once, and a
/// start whose answer got lost is sent again.
#[must_use]
pub fn idempotency_key(check: CheckId) -> String {
    let CheckId([b0, b1, b2, b3, b4, b5, b6, b7, b8, tail @ ..]) = check;
    let (b6, b8) = (b6 & 0x0f | 0x80, b8 & 0x3f | 0x80);
    let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
    let [b9, node @ ..] = tail;
    [hex(&[b0, b1, b2, b3]), hex(&[b4, b5]), hex(&[b6, b7]), hex(&[b8, b9]), hex(&node)].join("-")
}

/// Judges an answer.
///
/// 1. It must be one, and about the token.
/// 2. The vendor must say yes.
/// 3. Host, action and data must be those of this check, or it is a yes to something else.
/// 4. It must have been solved while the check was good.
///
/// # Errors
/// [`NoVerdict`] if it is no answer, or blames the question; nobody may pass on it.
pub fn judge(answer: &str, expected: &Expected<'_>) -> Result<Verdict, NoVerdict> {
    // 1.
    let answer: Answer = json::read(answer.as_bytes()).map_err(|_| NoVerdict::Form)?;
    let blames = |code: &&&str| answer.error_codes.iter().any(|said| said == **code);
    if let Some(code) = NO_VERDICT.iter().find(blames) {
        return Err(NoVerdict::Code(code));
    }
    // 2.
    if !answer.success || !answer.error_codes.is_empty() {
        return Ok(Verdict::Denied("bot check: turnstile says no"));
    }
    // 3.
    let Expected { widget, check, issued, now } = *expected;
    if answer.hostname != host_name(widget.origin) {
        return Ok(Verdict::Denied("bot check: turnstile on another host"));
    }
    if answer.action != ACTION {
        return Ok(Verdict::Denied("bot check: turnstile for another action"));
    }
    if answer.cdata != check.to_string() {
        return Ok(Verdict::Denied("bot check: turnstile for another check"));
    }
    // 4.
    let solved = UnixSeconds::from_rfc3339(&answer.challenge_ts).ok_or(NoVerdict::Form)?;
    if solved.plus(SKEW_S) < issued || solved > now.plus(SKEW_S) {
        return Ok(Verdict::Denied("bot check: turnstile at another time"));
    }
    Ok(Verdict::Confirmed)
}

/// Returns the host of an origin, without scheme and port.
fn host_name(origin: &str) -> &str {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests;
