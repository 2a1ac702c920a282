//! The courier against mail servers like those of production (RFC 8314 §3.3, RFC 3207), and those it must not trust.
//!
//! A code that leaves over a connection somebody else can read resets the account for them: every failure here must
//! end in a fault and with nothing delivered, never in a second try with less.

use latchkey_tests::http::{Http, variable};
use serde::Deserialize;
use serde_json::json;

/// Whom the messages are for.
const RECIPIENT: &str = "courier@alderbrook.example";
/// The name on the servers' certificates.
const NAME: &str = "localhost";

/// What `cargo xtask test edge` says of its mail servers.
#[derive(Deserialize)]
struct Servers {
    user: String,
    password: String,
    ports: Ports,
}

#[derive(Clone, Copy, Deserialize)]
struct Ports {
    tls: u16,
    starttls: u16,
    untrusted_tls: u16,
    untrusted_starttls: u16,
    stripped: u16,
    silent: u16,
}

/// One message under way over a route of its own.
struct Sending {
    host: &'static str,
    security: &'static str,
    port: fn(Ports) -> u16,
    password: Option<&'static str>,
}

impl Sending {
    fn over(security: &'static str, port: fn(Ports) -> u16) -> Self {
        Self { host: NAME, security, port, password: None }
    }

    /// Sends and returns the courier's fault.
    fn send(&self, http: &Http) -> Option<String> {
        let servers = serde_json::from_str(&variable("LATCHKEY_MAIL_SERVERS"));
        let Servers { user, password, ports } = servers.expect("the mail servers as JSON");
        let variables = json!({
            "SMTP_HOST": self.host,
            "SMTP_PORT": (self.port)(ports).to_string(),
            "SMTP_SECURITY": self.security,
            "SMTP_USER": user,
            "SMTP_PASSWORD": self.password.unwrap_or(&password),
        });
        http.send_over(&json!({"variables": variables, "to": RECIPIENT}))
    }

    fn arrives(&self) {
        let http = Http::new();
        assert_eq!(self.send(&http), None);
        let caught = http.caught(RECIPIENT);
        let facts: Vec<_> = caught.iter().map(|mail| (mail.secure, mail.user.as_str())).collect();
        assert_eq!(facts, [(true, "latchkey")], "once, over TLS, after a log-in");
    }

    /// Fails with a fault that says this, and delivers nothing.
    fn fails(&self, expected: &str) {
        let http = Http::new();
        let fault = self.send(&http).unwrap_or_default();
        assert!(fault.contains(expected), "{fault:?} does not say {expected:?}");
        assert_eq!(http.caught(RECIPIENT).len(), 0, "something was delivered");
    }
}

#[test]
fn mail_is_delivered_over_implicit_tls() {
    Sending::over("tls", |ports| ports.tls).arrives();
}

#[test]
fn mail_is_delivered_over_starttls() {
    Sending::over("starttls", |ports| ports.starttls).arrives();
}

#[test]
fn a_wrong_password_delivers_nothing() {
    let wrong = Some("not the password");
    Sending { password: wrong, ..Sending::over("tls", |ports| ports.tls) }.fails("log-in refused with 535");
    Sending { password: wrong, ..Sending::over("starttls", |ports| ports.starttls) }.fails("log-in refused with 535");
}

#[test]
fn a_certificate_of_an_unknown_authority_is_refused() {
    Sending::over("tls", |ports| ports.untrusted_tls).fails("connection");
    Sending::over("starttls", |ports| ports.untrusted_starttls).fails("connection");
}

#[test]
fn a_certificate_for_another_name_is_refused() {
    Sending { host: "127.0.0.1", ..Sending::over("tls", |ports| ports.tls) }.fails("connection");
    Sending { host: "127.0.0.1", ..Sending::over("starttls", |ports| ports.starttls) }.fails("connection");
}

#[test]
fn a_server_that_lost_its_starttls_gets_nothing() {
    Sending::over("starttls", |ports| ports.stripped).fails("does not offer STARTTLS");
}

#[test]
fn a_password_is_never_sent_in_the_clear() {
    Sending::over("plain", |ports| ports.stripped).fails("SMTP_SECURITY: expected tls or starttls");
}

#[test]
fn codes_leave_the_machine_over_tls_only() {
    let route = json!({"SMTP_HOST": "mail.alderbrook.example", "SMTP_PORT": "25", "SMTP_SECURITY": "plain"});
    let fault = Http::new().send_over(&json!({"variables": route, "to": RECIPIENT})).unwrap_or_default();
    assert!(fault.contains("plain only to loopback"), "{fault:?}");
}

#[test]
fn a_server_that_says_nothing_is_given_up() {
    // Later than this the worker would answer that the request was lost, and the fault would not be heard of.
    Sending::over("starttls", |ports| ports.silent).fails("no answer within 15 s");
}
