//! The platform's clock, randomness and timer.

use core::future::Future;
use core::pin::pin;
use core::time::Duration;

use futures_util::future::{Either, select};
use latchkey_protocol::ports::{Clock, Entropy, Fault};
use latchkey_protocol::time::UnixSeconds;
use worker::{Date, Delay};

/// The clock of the isolate, or of the object that asks. It stands still while code runs and moves on with every await.
#[derive(Clone, Copy, Debug, Default)]
pub struct EdgeClock;

impl Clock for EdgeClock {
    fn now(&self) -> UnixSeconds {
        let now = UnixSeconds(Date::now().as_millis() / 1_000);
        #[cfg(feature = "testing")]
        let now = crate::testing::shifted(now);
        now
    }
}

/// Randomness of the runtime (`crypto.getRandomValues`).
#[derive(Clone, Copy, Debug, Default)]
pub struct EdgeEntropy;

impl Entropy for EdgeEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault> {
        getrandom::fill(bytes).map_err(|error| Fault::new("entropy", error))
    }
}

/// Waits for an answer, but no longer than this.
///
/// What was asked may still happen after the time is over: only the answer is lost.
///
/// # Errors
/// A [`Fault`] of `part` when the time is over.
pub async fn within<T>(part: &'static str, limit: Duration, asked: impl Future<Output = T>) -> Result<T, Fault> {
    match select(pin!(asked), pin!(Delay::from(limit))).await {
        Either::Left((answer, _)) => Ok(answer),
        Either::Right(_) => Err(Fault::new(part, format_args!("no answer within {} s", limit.as_secs()))),
    }
}
