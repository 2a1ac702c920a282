//! Sends one message over a route that the test names: the routes of production, which the test's own deployment does not take.
//!
//! The route goes through [`Config::parse`] like a deployment's, so that it is refused where a deployment would be.

use std::collections::BTreeMap;
use std::rc::Rc;

use latchkey_protocol::contact::MailAddress;
use latchkey_protocol::notice::{Notice, NoticeKind};
use latchkey_protocol::ports::{Clock, Courier};
use latchkey_shared::opaque::SupportId;
use serde::Deserialize;
use worker::Env;

use crate::config::Config;
use crate::courier::MailCourier;
use crate::edge::Edge;
use crate::time::EdgeClock;

/// A route and a recipient.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailRequest {
    /// Variables of the deployment that this message leaves by, by name.
    variables: BTreeMap<String, String>,
    to: MailAddress,
}

/// Sends a notice to the recipient and returns what went wrong, if anything did.
pub async fn send(env: &Env, edge: &Edge, request: &MailRequest) -> Option<String> {
    let carried = |name: &str| ["SMTP_", "MAIL_COURIER", "RESEND_"].iter().any(|start| name.starts_with(start));
    let variable = |name: &str| match request.variables.get(name) {
        Some(value) => Some(value.clone()),
        None if carried(name) => None,
        None => env.var(name).ok().map(|value| value.to_string()),
    };
    let config = match Config::parse(variable).and_then(|config| config.bind(env)) {
        Ok(config) => Rc::new(config),
        Err(problems) => return Some(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
    };
    let (_, database) = edge.shared();
    let notice = Notice {
        to: request.to.clone(),
        locale: None,
        about: NoticeKind::PasswordReset,
        at: EdgeClock.now(),
        support_id: SupportId::from_bytes([0; 5]),
        subject: None,
    };
    MailCourier::new(&config, database).send_notice(&notice).await.err().map(|fault| fault.cause)
}
