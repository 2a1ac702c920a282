//! Notices on their way: rows in D1, delivered by the alarm of one Durable Object until they have arrived.
//!
//! The rows are written in the transaction of the change they report, the object is armed before that change; so a
//! worker that dies in between loses nothing, and the object finds either the rows or nothing to do.
//! Delivery is at least once: a repeat bears the same `Message-ID`.

mod delivery;
mod object;
pub mod rows;

use core::time::Duration;
use std::rc::Rc;

use latchkey_protocol::notice::Notice;
use latchkey_protocol::ports::{Clock, Fault, Outbox as OutboxPort};
use worker::ObjectNamespace;

use crate::config::Config;
use crate::database::Database;
use crate::time::{EdgeClock, within};

#[cfg(feature = "testing")]
pub use delivery::run as flush;

const PART: &str = "outbox";
/// Name of the only object.
const OBJECT: &str = "outbox";
/// Longer than setting an alarm takes.
const ANSWER_LIMIT: Duration = Duration::from_secs(3);

/// What the object is told; the path of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// A change is about to be written: look soon, and again until its lease is over.
    Arm,
    /// Something is waiting: look now.
    Wake,
}

impl Call {
    /// What tests call it.
    #[cfg(feature = "testing")]
    const fn name(self) -> &'static str {
        match self {
            Self::Arm => "arm",
            Self::Wake => "wake",
        }
    }

    const fn address(self) -> &'static str {
        match self {
            Self::Arm => "https://outbox/arm",
            Self::Wake => "https://outbox/wake",
        }
    }
}

/// The way to the object and its rows.
pub struct OutboxClient {
    /// The object's namespace.
    pub objects: ObjectNamespace,
    /// Where rows are kept.
    pub database: Rc<Database>,
    /// What addresses are sealed with.
    pub config: Rc<Config>,
}

impl OutboxPort for OutboxClient {
    async fn arm(&self) -> Result<(), Fault> {
        tell(&self.objects, Call::Arm).await
    }

    async fn post(&self, notices: &[Notice]) -> Result<(), Fault> {
        if notices.is_empty() {
            return Ok(());
        }
        let sealed = rows::seal(notices, &self.config, EdgeClock.now())?;
        // Armed first, for the same reason as above.
        tell(&self.objects, Call::Arm).await?;
        let statements: Vec<_> = sealed.iter().map(rows::insert).collect();
        self.database.batch(PART, &statements).await?;
        tell(&self.objects, Call::Wake).await
    }
}

/// Tells the object something.
///
/// # Errors
/// A [`Fault`] if it did not answer; it may have heard.
pub async fn tell(objects: &ObjectNamespace, call: Call) -> Result<(), Fault> {
    let fault = |error: worker::Error| Fault::new(PART, error);
    let told = async {
        #[cfg(feature = "testing")]
        let passage = crate::testing::enter("outbox", call.name(), crate::testing::Errand::Request).await?;
        let stub = objects.get_by_name(OBJECT).map_err(fault)?;
        let response = stub.fetch_with_str(call.address()).await.map_err(fault)?;
        #[cfg(feature = "testing")]
        passage.leave().await?;
        Ok::<_, Fault>(response.status_code())
    };
    match within(PART, ANSWER_LIMIT, told).await?? {
        204 => Ok(()),
        status => Err(Fault::new(PART, format_args!("the object answered {status}"))),
    }
}
