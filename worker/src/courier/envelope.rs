//! A mail as it goes over the wire: headers from configuration, text and HTML (RFC 5322, RFC 2046 §5.1.4, RFC 3834 §5).

use std::io;

use latchkey_protocol::contact::MailAddress;
use latchkey_protocol::message::Mail;
use latchkey_protocol::time::UnixSeconds;
use mail_builder::MessageBuilder;
use mail_builder::headers::raw::Raw;

/// What is around a mail.
#[derive(Debug)]
pub struct Envelope<'a> {
    /// To whom.
    pub to: &'a MailAddress,
    /// The configured sender.
    pub from: &'a MailAddress,
    /// What makes the message id unique; the same for every try.
    pub id: &'a str,
    /// The present, for the date.
    pub now: UnixSeconds,
}

impl Envelope<'_> {
    /// Returns the headers that a carrier with an API of its own is asked to set.
    #[must_use]
    pub fn headers<'a>(&'a self, mail: &'a Mail) -> [(&'static str, &'a str); 3] {
        [
            // No out-of-office answer to a code, and no list software in between.
            ("Auto-Submitted", "auto-generated"),
            ("Content-Language", mail.locale.as_str()),
            // The carrier draws a message id for each try; this is the same for all of them.
            ("X-Latchkey-Id", self.id),
        ]
    }

    /// Returns the whole message with CRLF line ends.
    ///
    /// # Errors
    /// Whatever the builder's writer says; it writes to memory.
    pub fn wrap(&self, mail: &Mail) -> io::Result<Vec<u8>> {
        MessageBuilder::new()
            .from((mail.from_name.as_str(), self.from.as_str()))
            .to(self.to.as_str())
            .subject(mail.subject.as_str())
            .date(i64::try_from(self.now.0).unwrap_or(i64::MAX))
            .message_id(format!("{}@{}", self.id, self.from.domain()))
            .header("Content-Language", Raw::new(mail.locale.as_str()))
            // No out-of-office answer to a code, and no list software in between.
            .header("Auto-Submitted", Raw::new("auto-generated"))
            .text_body(mail.text.as_str())
            .html_body(mail.html.as_str())
            .write_to_vec()
    }
}
