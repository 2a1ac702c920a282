//! Turnstile in memory: gives tokens to whoever asks and redeems each once, as Cloudflare's documentation says.

use core::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::json;

use crate::check::turnstile::{Token, Widget};
use crate::ports::{Clock, Fault, Turnstile};
use crate::testing::clock::TestClock;
use crate::testing::executor::take_turns;
use crate::testing::fault::FaultSwitch;
use crate::time::UnixSeconds;

/// How long a token can be redeemed, in seconds, as documented.
const TOKEN_S: u64 = 300;

/// What a widget was shown with, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solved {
    /// The host that showed it.
    pub hostname: String,
    /// Its action.
    pub action: String,
    /// Its data.
    pub cdata: String,
}

/// A token that was given.
#[derive(Debug)]
struct Given {
    solved: Solved,
    at: UnixSeconds,
    redeemed_under: Option<String>,
}

/// The vendor.
#[derive(Debug)]
pub struct MemoryTurnstile {
    clock: TestClock,
    given: RefCell<BTreeMap<String, Given>>,
    answer: RefCell<Option<String>>,
    asked: RefCell<Vec<String>>,
    /// Makes asking fail.
    pub faults: FaultSwitch,
}

impl MemoryTurnstile {
    /// The widget's public key.
    pub const SITEKEY: &'static str = "0x4AAAAAAAinmemory";
    /// The origin that shows it.
    pub const ORIGIN: &'static str = "https://check.alderbrook.example";

    /// Makes one that goes by a clock.
    #[must_use]
    pub fn new(clock: TestClock) -> Self {
        let (given, answer, asked) = Default::default();
        Self { clock, given, answer, asked, faults: FaultSwitch::default() }
    }

    /// Gives a token for a solved widget.
    #[must_use]
    pub fn solve(&self, solved: Solved) -> String {
        let mut given = self.given.borrow_mut();
        let token = format!("0.in-memory-{}", given.len());
        given.insert(token.clone(), Given { solved, at: self.clock.now(), redeemed_under: None });
        token
    }

    /// Answers this from now on, whatever is asked.
    pub fn answer_always(&self, answer: &str) {
        self.answer.replace(Some(answer.to_owned()));
    }

    /// Returns the idempotency key of every question.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked.borrow().clone()
    }

    fn redeem(&self, token: &str, key: &str) -> serde_json::Value {
        let refuse = |code: &str| json!({"success": false, "error-codes": [code]});
        let mut given = self.given.borrow_mut();
        let Some(given) = given.get_mut(token) else { return refuse("invalid-input-response") };
        let is_again = given.redeemed_under.as_deref() == Some(key);
        if given.at.plus(TOKEN_S) <= self.clock.now() || given.redeemed_under.is_some() && !is_again {
            return refuse("timeout-or-duplicate");
        }
        given.redeemed_under = Some(key.to_owned());
        let Solved { hostname, action, cdata } = &given.solved;
        json!({
            "success": true, "error-codes": [], "challenge_ts": given.at.to_rfc3339(),
            "hostname": hostname, "action": action, "cdata": cdata,
        })
    }
}

impl Turnstile for MemoryTurnstile {
    fn widget(&self) -> Widget<'_> {
        Widget { sitekey: Self::SITEKEY, origin: Self::ORIGIN }
    }

    async fn verify(&self, token: &Token<'_>, idempotency_key: &str) -> Result<String, Fault> {
        take_turns().await;
        self.asked.borrow_mut().push(idempotency_key.to_owned());
        self.faults.enter("turnstile").await?;
        let redeemed = self.redeem(token.as_str(), idempotency_key).to_string();
        self.faults.leave("turnstile").await?;
        Ok(self.answer.borrow().clone().unwrap_or(redeemed))
    }
}
