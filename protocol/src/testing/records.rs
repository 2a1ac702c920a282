//! What is kept while a test runs: audit lines, notices and the operator's log. Clones share what they keep.

use core::cell::{Cell, RefCell};
use std::rc::Rc;

use latchkey_shared::opaque::SupportId;

use crate::audit::AuditEvent;
use crate::notice::Notice;
use crate::platform::Log;
use crate::ports::{AuditSink, Courier, Fault, Outbox};
use crate::testing::executor::take_turns;
use crate::testing::fault::FaultSwitch;

/// Keeps the audit.
#[derive(Clone, Debug, Default)]
pub struct MemoryAudit {
    lines: Rc<RefCell<Vec<AuditEvent>>>,
    /// Makes recording fail; lines of a directory change come with the change.
    pub faults: Rc<FaultSwitch>,
}

impl MemoryAudit {
    /// Returns every line so far.
    #[must_use]
    pub fn lines(&self) -> Vec<AuditEvent> {
        self.lines.borrow().clone()
    }

    pub(super) fn append(&self, events: &[AuditEvent]) {
        self.lines.borrow_mut().extend_from_slice(events);
    }
}

impl AuditSink for MemoryAudit {
    async fn record(&self, events: &[AuditEvent]) -> Result<(), Fault> {
        take_turns().await;
        self.faults.enter("audit").await?;
        self.append(events);
        self.faults.leave("audit").await
    }
}

/// Keeps notices until [`MemoryOutbox::deliver`] hands them to a courier.
#[derive(Clone, Debug, Default)]
pub struct MemoryOutbox {
    waiting: Rc<RefCell<Vec<Notice>>>,
    armed: Rc<Cell<u32>>,
    /// Makes arming and posting fail.
    pub faults: Rc<FaultSwitch>,
}

impl MemoryOutbox {
    /// Returns the notices that wait.
    #[must_use]
    pub fn waiting(&self) -> Vec<Notice> {
        self.waiting.borrow().clone()
    }

    /// Returns how often delivery was armed.
    #[must_use]
    pub fn times_armed(&self) -> u32 {
        self.armed.get()
    }

    /// Tries to deliver everything once, as the alarm does; what the courier does not take waits on.
    pub async fn deliver(&self, courier: &impl Courier) {
        let due = self.waiting.take();
        for notice in due {
            if courier.send_notice(&notice).await.is_err() {
                self.waiting.borrow_mut().push(notice);
            }
        }
    }

    pub(super) fn append(&self, notices: &[Notice]) {
        self.waiting.borrow_mut().extend_from_slice(notices);
    }
}

impl Outbox for MemoryOutbox {
    async fn arm(&self) -> Result<(), Fault> {
        take_turns().await;
        self.faults.enter("outbox").await?;
        self.armed.set(self.armed.get() + 1);
        self.faults.leave("outbox").await
    }

    async fn post(&self, notices: &[Notice]) -> Result<(), Fault> {
        take_turns().await;
        self.faults.enter("outbox").await?;
        self.append(notices);
        self.faults.leave("outbox").await
    }
}

/// Keeps the operator's log.
#[derive(Debug, Default)]
pub struct MemoryLog {
    events: RefCell<Vec<AuditEvent>>,
    alarms: RefCell<Vec<String>>,
}

impl MemoryLog {
    /// Returns every event so far.
    #[must_use]
    pub fn events(&self) -> Vec<AuditEvent> {
        self.events.borrow().clone()
    }

    /// Returns every alarm so far, as text.
    #[must_use]
    pub fn alarms(&self) -> Vec<String> {
        self.alarms.borrow().clone()
    }
}

impl Log for MemoryLog {
    fn event(&self, event: &AuditEvent) {
        self.events.borrow_mut().push(event.clone());
    }

    fn alarm(&self, support_id: SupportId, fault: &Fault) {
        self.alarms.borrow_mut().push(format!("{support_id} {fault}"));
    }
}
