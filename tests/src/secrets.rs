//! The secrets of the worker under test, as `cargo xtask test` keeps them: what only the worker knows, a test may look up.

use latchkey_protocol::check::Task;
use latchkey_protocol::ids::{CheckId, TenantId};
use latchkey_protocol::keys::Keys;
use latchkey_protocol::ports::Entropy;
use latchkey_protocol::ticket::{Binding, CheckClaims, CheckTicket};
use latchkey_protocol::time::UnixSeconds;
use latchkey_shared::opaque::SupportId;
use serde_json::{Value, json};

use crate::entropy::SystemEntropy;

/// `FLOW_EPOCH` of the worker under test, which sets none.
const EPOCH: u64 = 1;
/// How long a check can be solved.
const CHECK_S: u64 = 5 * 60;

/// The worker's keys and its organisation's id.
#[derive(Debug)]
pub struct Secrets {
    /// Its keys.
    pub keys: Keys,
    /// Its `TENANT_ID`.
    pub tenant: TenantId,
    /// Its operator's token.
    pub operator_token: String,
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
        let operator_token = secret(Keys::OPERATOR).expect("the worker's secrets have an operator's token");
        Self {
            keys,
            operator_token,
            next_keys,
            tenant: TenantId(secret("TENANT_ID").unwrap_or_else(|| "alderbrook".to_owned())),
        }
    }

    /// Returns what tickets of the worker at `origin` are bound to.
    #[must_use]
    pub const fn binding<'a>(&'a self, origin: &'a str) -> Binding<'a> {
        Binding { tenant: &self.tenant, public_origin: origin, request_origin: origin, epoch: EPOCH }
    }

    /// Seals a picture check as the worker at `origin` would, and returns it solved: saves whoever starts thousands of
    /// flows the drawing of pictures.
    ///
    /// # Panics
    /// Without randomness.
    #[must_use]
    pub fn solved_check(&self, origin: &str, now: UnixSeconds) -> Value {
        let (mut id, mut support_id) = ([0; 16], [0; 5]);
        SystemEntropy.fill(&mut id).and_then(|()| SystemEntropy.fill(&mut support_id)).expect("randomness");
        let answer = "234567".to_owned();
        let claims = CheckClaims {
            check: CheckId(id),
            task: Task::Picture { answer: answer.clone() },
            elevated: false,
            support_id: SupportId::from_bytes(support_id),
            issued: now,
            expires: now.plus(CHECK_S),
        };
        let check = CheckTicket::seal(&claims, &self.binding(origin), &self.keys, now).expect("a check can be sealed");
        json!({"check": check, "solution": answer})
    }

    /// Opens a picture check that the worker at `origin` issued, and returns its answer.
    #[must_use]
    pub fn picture_answer(&self, check: &str, origin: &str, now: UnixSeconds) -> Option<String> {
        match CheckTicket::open(check, &self.binding(origin), &self.keys, now).ok()?.task {
            Task::Picture { answer } => Some(answer),
            Task::Pow { .. } | Task::Turnstile => None,
        }
    }
}
