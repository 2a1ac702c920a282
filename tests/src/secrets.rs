//! The secrets of the worker under test, as `cargo xtask test` keeps them: what only the worker knows, a test may look up.

use latchkey_protocol::check::Task;
use latchkey_protocol::ids::TenantId;
use latchkey_protocol::keys::Keys;
use latchkey_protocol::ticket::{Binding, CheckTicket};
use latchkey_protocol::time::UnixSeconds;

/// `FLOW_EPOCH` of the worker under test, which sets none.
const EPOCH: u64 = 1;

/// The worker's keys and its organisation's id.
#[derive(Debug)]
pub struct Secrets {
    /// Its keys.
    pub keys: Keys,
    /// Its `TENANT_ID`.
    pub tenant: TenantId,
    /// When the next key of every ring begins to seal.
    pub next_keys: UnixSeconds,
}

impl Secrets {
    /// Reads the file that `LATCHKEY_SECRETS` names: a variable a line.
    ///
    /// # Panics
    /// If there is none, or it holds no keys.
    #[must_use]
    pub fn read() -> Self {
        let file = std::env::var("LATCHKEY_SECRETS").expect("LATCHKEY_SECRETS is set by cargo xtask test");
        let text = std::fs::read_to_string(file).expect("the worker's secrets can be read");
        let secret = |name: &str| {
            let line = text.lines().filter_map(|line| line.split_once('=')).find(|(known, _)| *known == name);
            line.map(|(_, value)| value.to_owned())
        };
        let keys = Keys::parse(secret).expect("the worker's secrets are keys");
        let next = secret("TICKET_KEY_B").and_then(|slot| slot.split_once(':')?.0.parse().ok()).map(UnixSeconds);
        let next_keys = next.expect("the worker's secrets have next keys");
        Self { keys, next_keys, tenant: TenantId(secret("TENANT_ID").unwrap_or_else(|| "alderbrook".to_owned())) }
    }

    /// Opens a picture check that the worker at `origin` issued, and returns its answer.
    #[must_use]
    pub fn picture_answer(&self, check: &str, origin: &str, now: UnixSeconds) -> Option<String> {
        let binding = Binding { tenant: &self.tenant, public_origin: origin, request_origin: origin, epoch: EPOCH };
        match CheckTicket::open(check, &binding, &self.keys, now).ok()?.task {
            Task::Picture { answer } => Some(answer),
            Task::Pow { .. } => None,
        }
    }
}
