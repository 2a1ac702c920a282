//! A courier that keeps what it was given, and fails or stalls when told to.

use core::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::SupportId;
use latchkey_shared::problem::Ineligible;

use crate::contact::MailAddress;
use crate::notice::Notice;
use crate::ports::{CodeContent, CodeMessage, Courier, Fault, Unsent};
use crate::testing::executor::take_turns;
use crate::testing::fault::FaultSwitch;

/// A message before proof, as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// Where to.
    pub to: MailAddress,
    /// BCP 47 language.
    pub locale: String,
    /// What was in it.
    pub content: DeliveredContent,
    /// The reset it belongs to.
    pub support_id: SupportId,
}

/// What was in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeliveredContent {
    /// A code.
    Code {
        /// The digits.
        digits: String,
        /// Minutes it was said to be good for.
        minutes: u32,
    },
    /// Why the account cannot reset.
    CannotReset {
        /// The reason.
        why: Ineligible,
    },
}

/// Keeps messages instead of sending them.
#[derive(Debug)]
pub struct CapturingCourier {
    carries: RefCell<BTreeSet<MethodKind>>,
    messages: RefCell<Vec<Delivered>>,
    notices: RefCell<Vec<Notice>>,
    stalled: Cell<bool>,
    /// Makes sending fail.
    pub faults: FaultSwitch,
}

impl Default for CapturingCourier {
    fn default() -> Self {
        Self {
            carries: RefCell::new(BTreeSet::from([MethodKind::Mail])),
            messages: RefCell::default(),
            notices: RefCell::default(),
            stalled: Cell::new(false),
            faults: FaultSwitch::default(),
        }
    }
}

impl CapturingCourier {
    /// Returns the messages that arrived at an address, the oldest first.
    #[must_use]
    pub fn messages_to(&self, address: &str) -> Vec<Delivered> {
        self.messages.borrow().iter().filter(|message| message.to.as_str() == address).cloned().collect()
    }

    /// Returns every message so far.
    #[must_use]
    pub fn messages(&self) -> Vec<Delivered> {
        self.messages.borrow().clone()
    }

    /// Returns the digits of the last code that arrived at an address.
    #[must_use]
    pub fn last_code_to(&self, address: &str) -> Option<String> {
        self.messages_to(address).into_iter().rev().find_map(|message| match message.content {
            DeliveredContent::Code { digits, .. } => Some(digits),
            DeliveredContent::CannotReset { .. } => None,
        })
    }

    /// Returns every notice that arrived.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        self.notices.borrow().clone()
    }

    /// Sets which methods can be carried.
    pub fn carry(&self, methods: impl IntoIterator<Item = MethodKind>) {
        self.carries.replace(methods.into_iter().collect());
    }

    /// Makes sending take for ever, as a server that accepts a connection and says nothing, or go on again.
    pub fn stall(&self, stalled: bool) {
        self.stalled.set(stalled);
    }

    /// Waits as long as sending is stalled.
    async fn wait(&self) {
        take_turns().await;
        while self.stalled.get() {
            take_turns().await;
        }
    }
}

impl Courier for CapturingCourier {
    fn carries(&self, method: MethodKind) -> bool {
        self.carries.borrow().contains(&method)
    }

    async fn send_code(&self, message: CodeMessage<'_>) -> Result<(), Unsent> {
        self.wait().await;
        self.faults.enter("courier").await?;
        let content = match message.content {
            CodeContent::Code { digits, minutes, .. } => DeliveredContent::Code { digits: digits.to_owned(), minutes },
            CodeContent::CannotReset { why } => DeliveredContent::CannotReset { why },
        };
        self.messages.borrow_mut().push(Delivered {
            to: message.to.clone(),
            locale: message.locale.to_owned(),
            content,
            support_id: message.support_id,
        });
        self.faults.leave("courier").await.map_err(Unsent::Perhaps)
    }

    async fn send_notice(&self, notice: &Notice) -> Result<(), Fault> {
        self.wait().await;
        self.faults.enter("courier").await?;
        self.notices.borrow_mut().push(notice.clone());
        self.faults.leave("courier").await
    }
}
