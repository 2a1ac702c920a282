//! Something sent under an attempt: sent again after a lost answer, it has to be the same action.
//!
//! The edge takes the same thing under another attempt for another action: a code for a second try, a wish for a code for a
//! second message. Not here: what is sent, and what its answer means.

use latchkey_shared::opaque::Attempt;

use super::Failure;

/// What is on its way, and what was sent and never answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Once<T> {
    sent: Option<(Attempt, T)>,
    lost: Option<(Attempt, T)>,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self { sent: None, lost: None }
    }
}

impl<T: Clone + PartialEq> Once<T> {
    /// Returns what is on its way.
    #[must_use]
    pub fn sent(&self) -> Option<&T> {
        self.sent.as_ref().map(|(_, what)| what)
    }

    /// Tells whether an answer is waited for.
    #[must_use]
    pub const fn is_sent(&self) -> bool {
        self.sent.is_some()
    }

    /// Tells whether what was sent last may have been done.
    #[must_use]
    pub const fn is_lost(&self) -> bool {
        self.lost.is_some()
    }

    /// Returns what was sent last and may have been done.
    #[must_use]
    pub fn lost(&self) -> Option<&T> {
        self.lost.as_ref().map(|(_, what)| what)
    }

    /// Notes that it is sent, and returns the attempt to send it under: that of the lost one, if it is the same.
    pub fn send(&mut self, attempt: Attempt, what: T) -> Attempt {
        let attempt = match self.lost.take() {
            Some((earlier, lost)) if lost == what => earlier,
            _ => attempt,
        };
        self.sent = Some((attempt, what));
        attempt
    }

    /// Takes what was answered, with its attempt; nothing if nothing was on its way.
    pub fn answered(&mut self) -> Option<(Attempt, T)> {
        self.sent.take()
    }

    /// Takes a failure, and keeps what may have been done; tells whether anything was on its way.
    pub fn failed(&mut self, failure: &Failure) -> bool {
        let sent = self.sent.take();
        let was_sent = sent.is_some();
        self.lost = sent.filter(|_| failure.is_passing());
        was_sent
    }

    /// Keeps something that was sent for what may have been done: sent again, it goes under its attempt.
    pub fn keep(&mut self, attempt: Attempt, what: T) {
        self.lost = Some((attempt, what));
    }

    /// Forgets what was lost: something newer has taken its place.
    pub fn forget(&mut self) {
        self.lost = None;
    }
}
