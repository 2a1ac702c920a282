//! Work left for after the answer (`wait_until`): whatever must not show in the time a claimant waits.
//!
//! It may be lost with its isolate; what must not be lost is written with the change it reports (see [`super::commit`]).

use latchkey_shared::opaque::SupportId;

use crate::audit::AuditEvent;
use crate::flow::budget;
use crate::flow::delivery::Delivery;
use crate::flow::look_up::LookUp;
use crate::notice::Notice;
use crate::platform::{Log, Platform};
use crate::ports::{AuditSink, Fault, Outbox};
use crate::time::UnixSeconds;

/// One piece of such work.
#[derive(Debug)]
pub enum After {
    /// Keep the audit line of the call.
    Record(Box<AuditEvent>),
    /// Look up, register and send a challenge that was promised.
    LookUp(Box<LookUp>),
    /// Send a message that the guard has counted.
    Deliver(Box<Delivery>),
    /// Count a wrong answer for the organisation's day.
    CountFailure {
        /// The reset it belongs to.
        support_id: SupportId,
        /// When.
        now: UnixSeconds,
    },
    /// Store notices and ask for their delivery.
    Post {
        /// The reset they belong to.
        support_id: SupportId,
        /// To whom and about what.
        notices: Vec<Notice>,
    },
}

impl After {
    /// Does the work. What fails is logged with the reset it belongs to.
    pub(crate) async fn run<P: Platform>(self, platform: &P) {
        let support_id = self.support_id();
        let done: Result<(), Fault> = match self {
            Self::Record(line) => platform.audit().record(core::slice::from_ref(&*line)).await,
            Self::LookUp(promised) => promised.run(platform).await,
            Self::Deliver(delivery) => delivery.send(platform).await,
            Self::CountFailure { support_id, now } => budget::count_failure(platform, support_id, now).await,
            Self::Post { notices, .. } => platform.outbox().post(&notices).await,
        };
        if let Err(fault) = done {
            platform.log().alarm(support_id, &fault);
        }
    }

    fn support_id(&self) -> SupportId {
        match self {
            Self::Record(line) => line.support_id,
            Self::LookUp(promised) => promised.flow.support_id,
            Self::Deliver(delivery) => delivery.challenge.support_id,
            Self::CountFailure { support_id, .. } | Self::Post { support_id, .. } => *support_id,
        }
    }
}
