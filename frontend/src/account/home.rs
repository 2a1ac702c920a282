//! Being signed in.

use latchkey_shared::wire::{Me, SignOutScope, SignedOut};

use super::{Effect, Event, Next, SignIn, State, Welcome};
use crate::flow::{Failure, Moment, Trouble};

/// Being signed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    /// Who.
    pub me: Me,
    /// When the session ends if nothing is done.
    ends: Moment,
    /// The signing out that is under way.
    pub leaving: Option<SignOutScope>,
    /// What is wrong.
    pub trouble: Option<Trouble>,
}

impl Home {
    pub(super) fn new(me: Me, now: Moment) -> Self {
        let ends = now.plus(me.idle_in.min(me.expires_in));
        Self { me, ends, leaving: None, trouble: None }
    }

    /// Returns when the session ends if nothing is done.
    #[must_use]
    pub const fn ends(&self) -> Moment {
        self.ends
    }

    pub(super) fn on(mut self, event: Event, now: Moment) -> Next {
        match event {
            Event::Ticked if self.ends.left(now) == 0 => (over(Welcome::TimeOver), None),
            Event::SignOutWanted(scope) if self.leaving.is_none() => {
                (self.leaving, self.trouble) = (Some(scope), None);
                (State::Home(self), Some(Effect::SignOut(scope)))
            }
            Event::SignedOut(answer) => (self.left(answer, now), None),
            _ => (State::Home(self), None),
        }
    }

    fn left(mut self, answer: Result<SignedOut, Failure>, now: Moment) -> State {
        self.leaving = None;
        match answer {
            Ok(_) => over(Welcome::SignedOut),
            // Somebody was quicker, or the time was over: it is what was wanted.
            Err(failure) if failure.is_signed_out() => over(Welcome::SignedOut),
            Err(failure) => {
                self.trouble = Some(failure.to_trouble(now));
                State::Home(self)
            }
        }
    }
}

const fn over(welcome: Welcome) -> State {
    State::SignIn(SignIn::new(welcome))
}
