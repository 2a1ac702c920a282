//! One conversation with the mail server (RFC 5321), over TLS, or STARTTLS that is never skipped.
//!
//! A server's words may repeat the recipient's address, so a fault carries only the command and the numbers.

use core::time::Duration;

use latchkey_protocol::message::Mail;
use latchkey_protocol::ports::{Fault, Unsent};
use wasm_smtp::error::{AuthError, ProtocolError, SmtpError};
use wasm_smtp_cloudflare::{CloudflareTransport, SmtpClient, connect_smtp_starttls, connect_smtps};
use worker::{SecureTransport, Socket};

use crate::config::{MailSecurity, SmtpRoute};
use crate::courier::envelope::Envelope;
use crate::time::within;

const PART: &str = "courier";
/// How long a server may take to say goodbye.
const GOODBYE_LIMIT: Duration = Duration::from_secs(1);

/// Hands a message to the mail server for one recipient.
///
/// # Errors
/// [`Unsent`] unless the server took it; certainly so where it said no, or was not offered the message.
pub async fn send(route: &SmtpRoute, envelope: &Envelope<'_>, mail: &Mail) -> Result<(), Unsent> {
    let message = envelope.wrap(mail).map_err(|error| Fault::new(PART, error))?;
    let mut client = connect(route, envelope.from.domain()).await.map_err(|error| fault(&error))?;
    if let Some((user, password)) = &route.login {
        client.login(user, password).await.map_err(|error| fault(&error))?;
    }
    let (from, to) = (envelope.from.as_str(), envelope.to.as_str());
    client.send_mail_bytes(from, &[to], &message).await.map_err(|error| {
        if is_refusal(&error) { Unsent::Certainly(fault(&error)) } else { Unsent::Perhaps(fault(&error)) }
    })?;
    // The message is taken; what goes wrong with the goodbye changes nothing, and waiting for it would pass for a fault.
    drop(within(PART, GOODBYE_LIMIT, client.quit()).await);
    Ok(())
}

async fn connect(route: &SmtpRoute, ours: &str) -> Result<SmtpClient<CloudflareTransport>, SmtpError> {
    match route.security {
        MailSecurity::Tls => connect_smtps(&route.host, route.port, ours).await,
        MailSecurity::StartTls => connect_smtp_starttls(&route.host, route.port, ours).await,
        MailSecurity::Plain => {
            let socket = Socket::builder().secure_transport(SecureTransport::Off).connect(&route.host, route.port);
            let socket = socket.map_err(|error| wasm_smtp::IoError::with_source("connect failed", error))?;
            socket.opened().await.map_err(|error| wasm_smtp::IoError::with_source("connect failed", error))?;
            SmtpClient::connect(CloudflareTransport::from_socket(socket), ours).await
        }
    }
}

/// Whether the server said no in words. One that broke off, or said what nobody understands, may have taken the message.
const fn is_refusal(error: &SmtpError) -> bool {
    match error {
        SmtpError::Io(_) => false,
        SmtpError::Protocol(error) => {
            matches!(error, ProtocolError::UnexpectedCode { .. } | ProtocolError::ExtensionUnavailable { .. })
        }
        SmtpError::Auth(_) | SmtpError::InvalidInput(_) | SmtpError::Policy(_) => true,
    }
}

/// Says what failed without repeating what the server said.
fn fault(error: &SmtpError) -> Fault {
    match error {
        SmtpError::Io(error) => Fault::new(PART, format_args!("connection: {}", error.message())),
        SmtpError::Protocol(ProtocolError::UnexpectedCode { during, actual, .. }) => {
            Fault::new(PART, format_args!("{} answered with {actual}", during.as_str()))
        }
        SmtpError::Protocol(ProtocolError::ExtensionUnavailable { name }) => {
            Fault::new(PART, format_args!("the server does not offer {name}"))
        }
        SmtpError::Protocol(_) => Fault::new(PART, "the server does not speak SMTP"),
        SmtpError::Auth(AuthError::Rejected { code, .. }) => {
            Fault::new(PART, format_args!("log-in refused with {code}"))
        }
        SmtpError::Auth(_) => Fault::new(PART, "no way to log in that both sides know"),
        SmtpError::InvalidInput(_) | SmtpError::Policy(_) => Fault::new(PART, "the server would not take this address"),
    }
}
