//! Sessions that were ended one by one: what a sealed cookie cannot know of itself.
//!
//! A session is sealed into its cookie and stored nowhere. Ending all of an account's sessions is a matter of its session
//! epoch; ending a single one leaves its name here until the cookie would be over anyway.

use serde::{Deserialize, Serialize};

use crate::ids::SessionId;
use crate::time::UnixSeconds;

/// How many ended sessions are remembered by name. Whoever ends more ends the oldest of the others with them.
const MAX_ENDED: usize = 16;

/// A question about one session of the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Which.
    pub id: SessionId,
    /// When it began.
    pub started: UnixSeconds,
    /// When its cookie is over at the latest.
    pub expires: UnixSeconds,
    /// What is to happen with it.
    pub wish: SessionWish,
}

/// What is to happen with a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionWish {
    /// It is to be used.
    Use,
    /// It is to end.
    End,
}

/// Whether a session may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionVerdict {
    /// It may.
    Open,
    /// It was ended.
    Ended,
}

/// A session that was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ended {
    id: SessionId,
    started: UnixSeconds,
    expires: UnixSeconds,
}

/// The sessions' part of a subject's row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Sessions {
    ended: Vec<Ended>,
    /// Sessions that began then or earlier have ended, too: one that was forgotten by name may be among them.
    floor: UnixSeconds,
    /// When the last of those would be over.
    floor_expires: UnixSeconds,
}

impl Sessions {
    /// Decides about one session at `now`.
    pub(super) fn decide(&mut self, event: &Session, now: UnixSeconds) -> SessionVerdict {
        self.ended.retain(|ended| now < ended.expires);
        if event.expires <= now || event.started <= self.floor || self.ended.iter().any(|ended| ended.id == event.id) {
            return SessionVerdict::Ended;
        }
        if event.wish == SessionWish::Use {
            return SessionVerdict::Open;
        }
        self.ended.push(Ended { id: event.id, started: event.started, expires: event.expires });
        if self.ended.len() > MAX_ENDED {
            let oldest = self.ended.iter().enumerate().min_by_key(|(_, ended)| ended.started).map(|(place, _)| place);
            if let Some(place) = oldest {
                let forgotten = self.ended.remove(place);
                self.floor = self.floor.max(forgotten.started);
                self.floor_expires = self.floor_expires.max(forgotten.expires);
            }
        }
        SessionVerdict::Ended
    }

    /// Tells whether there is nothing to remember.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns when every session that was ended would be over.
    pub(super) fn expires(&self) -> Option<UnixSeconds> {
        let named = self.ended.iter().map(|ended| ended.expires).max();
        (!self.is_empty()).then(|| named.unwrap_or_default().max(self.floor_expires))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: UnixSeconds = UnixSeconds(1_800_000_000);

    fn session(number: u8, wish: SessionWish) -> Session {
        let started = START.plus(u64::from(number));
        Session { id: SessionId([number; 16]), started, expires: started.plus(3_600), wish }
    }

    /// Rule: a session that was ended is over, and no other one with it.
    #[test]
    fn an_ended_session_is_over_alone() {
        let mut sessions = Sessions::default();
        let now = START.plus(100);
        assert_eq!(sessions.decide(&session(1, SessionWish::Use), now), SessionVerdict::Open);
        assert_eq!(sessions.decide(&session(1, SessionWish::End), now), SessionVerdict::Ended);
        assert_eq!(sessions.decide(&session(1, SessionWish::Use), now), SessionVerdict::Ended);
        assert_eq!(sessions.decide(&session(2, SessionWish::Use), now), SessionVerdict::Open);
        assert_eq!(sessions.expires(), Some(START.plus(3_601)));
        assert_eq!(sessions.decide(&session(2, SessionWish::Use), START.plus(3_601)), SessionVerdict::Open);
        assert!(sessions.is_empty(), "nothing is remembered of what is over");
    }

    /// Rule: what is crowded out stays ended; sessions that began before it end with it, later ones do not.
    #[test]
    fn no_ended_session_comes_back() {
        let mut sessions = Sessions::default();
        let now = START.plus(300);
        for number in 10..30 {
            sessions.decide(&session(number, SessionWish::End), now);
        }
        for number in 10..30 {
            assert_eq!(sessions.decide(&session(number, SessionWish::Use), now), SessionVerdict::Ended, "{number}");
        }
        assert_eq!(sessions.decide(&session(9, SessionWish::Use), now), SessionVerdict::Ended);
        assert_eq!(sessions.decide(&session(30, SessionWish::Use), now), SessionVerdict::Open);
        assert_eq!(sessions.decide(&session(30, SessionWish::Use), START.plus(3_630)), SessionVerdict::Ended, "over");
    }

    /// Rule: nobody's session ends because others were ended, while there is room to remember them.
    #[test]
    fn nothing_is_crowded_out_while_there_is_room() {
        let mut sessions = Sessions::default();
        let now = START.plus(300);
        for number in 10..10 + u8::try_from(MAX_ENDED).unwrap() {
            sessions.decide(&session(number, SessionWish::End), now);
        }
        assert_eq!(sessions.decide(&session(9, SessionWish::Use), now), SessionVerdict::Open);
    }
}
