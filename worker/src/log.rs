//! The operator's log: one JSON object a line. Alarms also go to the webhook, once the answer has left.

use core::cell::RefCell;
use core::time::Duration;

use latchkey_protocol::audit::AuditEvent;
use latchkey_protocol::platform::Log;
use latchkey_protocol::ports::Fault;
use latchkey_shared::opaque::SupportId;
use serde::Serialize;
use worker::{Fetch, Headers, Method, Request, RequestInit, console_error, console_log};

use crate::time::within;

/// A webhook that takes longer than this has lost the alarm; the log has it.
const WEBHOOK_LIMIT: Duration = Duration::from_secs(5);

/// The log of one request, with the alarms it still has to hand on.
#[derive(Debug, Default)]
pub struct EdgeLog {
    pending: RefCell<Vec<String>>,
}

/// A line about something that failed.
#[derive(Serialize)]
struct FaultLine<'a> {
    level: &'static str,
    event: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    support_id: Option<SupportId>,
    part: &'a str,
    cause: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    tries: Option<u32>,
}

/// A line about something that happened.
#[derive(Serialize)]
struct EventLine<'a> {
    level: &'static str,
    #[serde(flatten)]
    event: &'a AuditEvent,
}

impl Log for EdgeLog {
    fn event(&self, event: &AuditEvent) {
        console_log!("{}", line(&EventLine { level: "info", event }));
    }

    fn alarm(&self, support_id: SupportId, fault: &Fault) {
        self.raise("fault", support_id, fault);
    }
}

impl EdgeLog {
    /// Raises an alarm under a name of its own.
    pub fn raise(&self, event: &'static str, support_id: SupportId, fault: &Fault) {
        let line = line(&FaultLine {
            level: "alarm",
            event,
            support_id: Some(support_id),
            part: fault.part,
            cause: &fault.cause,
            tries: None,
        });
        console_error!("{line}");
        self.pending.borrow_mut().push(line);
    }

    /// Notes a delivery that will be tried again.
    pub fn failed_delivery(support_id: SupportId, fault: &Fault, tries: u32) {
        let Fault { part, cause } = fault;
        let support_id = Some(support_id);
        let event = "outbox: delivery failed";
        console_log!("{}", line(&FaultLine { level: "warn", event, support_id, part, cause, tries: Some(tries) }));
    }

    /// Notes what was done without.
    pub fn passed_over(event: &'static str, fault: &Fault) {
        let Fault { part, cause } = fault;
        console_log!("{}", line(&FaultLine { level: "warn", event, support_id: None, part, cause, tries: None }));
    }

    /// Raises an alarm about the deployment, outside of any reset.
    pub fn fault(&self, event: &'static str, fault: &Fault) {
        let Fault { part, cause } = fault;
        let line = line(&FaultLine { level: "alarm", event, support_id: None, part, cause, tries: None });
        console_error!("{line}");
        self.pending.borrow_mut().push(line);
    }

    /// Hands the alarms to the webhook. What fails here is in the log already.
    pub async fn flush(&self, webhook: Option<&str>) {
        let pending = self.pending.take();
        let Some(webhook) = webhook else { return };
        for alarm in pending {
            if let Err(fault) = post(webhook, alarm).await {
                console_error!(
                    "{}",
                    line(&FaultLine {
                        level: "warn",
                        event: "webhook: alarm not handed on",
                        support_id: None,
                        part: fault.part,
                        cause: &fault.cause,
                        tries: None,
                    })
                );
            }
        }
    }
}

/// Writes a line; one that cannot be written is empty rather than a panic.
fn line<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

async fn post(webhook: &str, alarm: String) -> Result<(), Fault> {
    let fault = |error: worker::Error| Fault::new("webhook", error);
    let headers = Headers::new();
    headers.set("content-type", "application/json").map_err(fault)?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_headers(headers).with_body(Some(alarm.into()));
    let request = Request::new_with_init(webhook, &init).map_err(fault)?;
    let response = within("webhook", WEBHOOK_LIMIT, Fetch::Request(request).send()).await?.map_err(fault)?;
    match response.status_code() {
        200..=299 => Ok(()),
        status => Err(Fault::new("webhook", format_args!("answered {status}"))),
    }
}
