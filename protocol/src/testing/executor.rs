//! Runs futures without a runtime: one, or many that take turns, so that a race is the same in every run.

use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};

/// Runs a future to its end. The in-memory ports wake nobody, so it is asked again until it is ready.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = core::pin::pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// Runs a future to its end, or until the worker in it has died (see [`fault::trip`]): then it is dropped where it stands.
///
/// [`fault::trip`]: super::fault::trip
pub fn run_to_death<T>(future: impl Future<Output = T>) -> Option<T> {
    let mut future = core::pin::pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return Some(output);
        }
        if super::fault::is_dead() {
            return None;
        }
    }
}

/// Runs futures side by side and returns what they returned, in their order.
///
/// They take turns at every call of a port (see [`take_turns`]): each one's next step runs after everybody's last.
#[must_use]
pub fn in_parallel<T>(futures: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut running: Vec<(Pin<Box<_>>, Option<T>)> =
        futures.into_iter().map(|future| (Box::pin(future), None)).collect();
    let mut context = Context::from_waker(Waker::noop());
    while running.iter().any(|(_, output)| output.is_none()) {
        for (future, output) in &mut running {
            if output.is_none()
                && let Poll::Ready(ready) = future.as_mut().poll(&mut context)
            {
                *output = Some(ready);
            }
        }
    }
    running.into_iter().filter_map(|(_, output)| output).collect()
}

/// Lets every other future of [`in_parallel`] go first once. Every in-memory port awaits it, as a real one awaits the wire.
pub(super) async fn take_turns() {
    let mut waited = false;
    core::future::poll_fn(|_| {
        if waited {
            return Poll::Ready(());
        }
        waited = true;
        Poll::Pending
    })
    .await;
}
