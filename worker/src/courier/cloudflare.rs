//! Mail through Cloudflare's Email Service: the `send_email` binding and its message builder.
//!
//! Date, message id and MIME parts are the service's own; it takes only headers of its list, of which we set two and one
//! that starts with `X-`. It knows no idempotency: a try whose answer was lost may arrive twice, under one `X-Latchkey-Id`.
//! Cloudflare, Email Service, "Workers API" and "Email headers".

use latchkey_protocol::message::Mail;
use latchkey_protocol::ports::Fault;
use worker::js_sys::{JsString, Object, Reflect};
use worker::wasm_bindgen::JsValue;
use worker::{EmailAddress, SendEmail, SendEmailBuilder};

use crate::courier::envelope::Envelope;

const PART: &str = "courier";
/// Most letters of an error code that is repeated in a fault.
const MAX_CODE: usize = 40;

/// Hands a message to the service.
///
/// # Errors
/// A [`Fault`] unless the service took it.
pub async fn send(binding: Option<&SendEmail>, envelope: &Envelope<'_>, mail: &Mail) -> Result<(), Fault> {
    let binding = binding.ok_or_else(|| Fault::new(PART, "expected the binding EMAIL"))?;
    let from = EmailAddress::new(mail.from_name.as_str(), envelope.from.as_str());
    let message =
        SendEmailBuilder::builder_with_email_address_and_str(&from, envelope.to.as_str(), mail.subject.as_str())
            .text(&mail.text)
            .html(&mail.html)
            .headers(&headers(envelope, mail)?)
            .build();
    binding.send_with_builder(&message).await.map(drop).map_err(|error| refused(error.as_ref()))
}

fn headers(envelope: &Envelope<'_>, mail: &Mail) -> Result<Object<JsString>, Fault> {
    let headers = Object::new_typed();
    for (name, value) in envelope.headers(mail) {
        let set = Reflect::set(&headers, &JsValue::from_str(name), &JsValue::from_str(value));
        set.map_err(|_| Fault::new(PART, "cannot write a header"))?;
    }
    Ok(headers)
}

/// Says why, by the service's code. Its words may repeat the recipient's address.
fn refused(error: &JsValue) -> Fault {
    let code = Reflect::get(error, &JsValue::from_str("code")).ok().and_then(|code| code.as_string());
    match code.filter(|code| is_code(code)) {
        Some(code) => Fault::new(PART, format_args!("the Email Service refused with {code}")),
        None => Fault::new(PART, "the Email Service refused"),
    }
}

fn is_code(text: &str) -> bool {
    text.len() <= MAX_CODE && text.starts_with("E_") && text.bytes().all(|c| c.is_ascii_uppercase() || c == b'_')
}

#[cfg(test)]
mod tests {
    use super::is_code;

    // Rule: nothing but a code of the service gets into a log.
    #[test]
    fn only_codes_are_repeated() {
        assert!(is_code("E_SENDER_NOT_VERIFIED") && is_code("E_RATE_LIMIT_EXCEEDED"));
        for other in ["", "e_code", "nora@post.example", "E_nora@post.example", &format!("E_{}", "A".repeat(40))] {
            assert!(!is_code(other), "{other}");
        }
    }
}
