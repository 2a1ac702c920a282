//! How mail leaves: `MAIL_COURIER` chooses the carrier, and each carrier has variables of its own.

use core::fmt;

use latchkey_protocol::contact::MailAddress;
use zeroize::Zeroizing;

use super::{Reader, is_host, is_key, is_loopback, is_web_address};

/// Where Resend takes mails.
const RESEND_URL: &str = "https://api.resend.com/emails";

/// How mail leaves.
#[derive(Debug)]
pub struct MailRoute {
    /// The address messages come from.
    pub from: MailAddress,
    /// Who carries them.
    pub carrier: Carrier,
}

/// Who carries mail.
#[derive(Debug)]
pub enum Carrier {
    /// A mail server.
    Smtp(SmtpRoute),
    /// Cloudflare's Email Service, through the binding `EMAIL`.
    Cloudflare,
    /// Resend, through its HTTP API.
    Resend(ResendRoute),
}

/// The way to a mail server.
pub struct SmtpRoute {
    /// Host name of the submission server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: MailSecurity,
    /// User name and password; `None` for a server that asks for none.
    pub login: Option<(String, Zeroizing<String>)>,
}

/// How a connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailSecurity {
    /// TLS from the first byte (RFC 8314 §3.3).
    Tls,
    /// STARTTLS, never without (RFC 3207).
    StartTls,
    /// None. Only to a loopback address, for development.
    Plain,
}

/// The way to Resend.
pub struct ResendRoute {
    /// Where mails are posted.
    pub url: String,
    /// The API key; one that may only send is enough.
    pub key: Zeroizing<String>,
}

impl fmt::Debug for SmtpRoute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpRoute({}:{}, {:?})", self.host, self.port, self.security)
    }
}

impl fmt::Debug for ResendRoute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ResendRoute({})", self.url)
    }
}

impl<F: Fn(&str) -> Option<String>> Reader<F> {
    /// Reads the route. Variables of carriers that were not chosen are left alone.
    pub(super) fn mail(&mut self) -> Option<MailRoute> {
        let carrier = match self.text("MAIL_COURIER").as_deref() {
            None | Some("smtp") => self.smtp().map(Carrier::Smtp),
            Some("cloudflare") => Some(Carrier::Cloudflare),
            Some("resend") => self.resend().map(Carrier::Resend),
            Some(_) => self.refuse("MAIL_COURIER", "smtp, cloudflare or resend"),
        };
        let from = self.text("MAIL_FROM").and_then(|text| MailAddress::try_from(text).ok());
        let from = from.or_else(|| self.refuse("MAIL_FROM", "a mail address"));
        Some(MailRoute { from: from?, carrier: carrier? })
    }

    fn smtp(&mut self) -> Option<SmtpRoute> {
        let host = self.required("SMTP_HOST", "a host name", is_host);
        let port = self.text("SMTP_PORT").map_or(Some(465), |text| text.parse().ok());
        let port = port.or_else(|| self.refuse("SMTP_PORT", "a port number"));
        let security = match (self.text("SMTP_SECURITY").as_deref(), port) {
            (Some("tls"), _) | (None, Some(465)) => Some(MailSecurity::Tls),
            (Some("starttls"), _) | (None, Some(587)) => Some(MailSecurity::StartTls),
            // Codes in the clear never leave the machine.
            (Some("plain"), _) if host.as_deref().is_some_and(is_loopback) => Some(MailSecurity::Plain),
            _ => self.refuse("SMTP_SECURITY", "tls (465) or starttls (587); plain only to loopback"),
        };
        let login = match (self.text("SMTP_USER"), (self.variable)("SMTP_PASSWORD").filter(|text| !text.is_empty())) {
            (None, None) => Some(None),
            (Some(user), Some(password)) if security != Some(MailSecurity::Plain) => {
                Some(Some((user, Zeroizing::new(password))))
            }
            (Some(_), Some(_)) => self.refuse("SMTP_SECURITY", "tls or starttls where there is a password"),
            _ => self.refuse("SMTP_PASSWORD", "a password where there is SMTP_USER, and no other"),
        };
        Some(SmtpRoute { host: host?, port: port?, security: security?, login: login? })
    }

    fn resend(&mut self) -> Option<ResendRoute> {
        let key = self.required("RESEND_API_KEY", "an API key of Resend", is_key);
        let url = self.optional("RESEND_URL", "an https address, or none for Resend's own", is_web_address);
        // An address that was refused must not end as Resend's own.
        let url = if self.text("RESEND_URL").is_some() { url? } else { RESEND_URL.to_owned() };
        Some(ResendRoute { url, key: Zeroizing::new(key?) })
    }
}
