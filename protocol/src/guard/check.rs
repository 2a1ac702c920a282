//! A check against robots is spent by its first answer, right or wrong; the same answer may be sent again for a minute,
//! because the first one may have got lost.

use serde::{Deserialize, Serialize};

use crate::guard::{Event, RowEvent, UnexpectedVerdict, Verdict};
use crate::limits::{CHECK_REPEAT_S, CHECK_REPEATS, SKEW_S};
use crate::time::UnixSeconds;

/// What happens to a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckEvent {
    /// It is answered.
    Spend {
        /// A digest of everything the answer consists of: solution and identifier.
        digest: [u8; 16],
        /// When the check's ticket runs out.
        expires: UnixSeconds,
    },
}

/// Whether the answer may be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckVerdict {
    /// It is the first.
    First {
        /// When it came.
        at: UnixSeconds,
    },
    /// It is the first once more.
    Repeat {
        /// When it came first: what begins with it began then.
        at: UnixSeconds,
    },
    /// The check was spent before.
    Spent,
}

/// A spent check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckState {
    #[serde(with = "digest_text")]
    digest: [u8; 16],
    at: UnixSeconds,
    expires: UnixSeconds,
    /// How often it came again.
    #[serde(default)]
    repeats: u8,
}

/// Decides one event about a check; the first one spends it.
pub(super) fn decide(state: Option<CheckState>, event: CheckEvent, now: UnixSeconds) -> (CheckState, CheckVerdict) {
    let CheckEvent::Spend { digest, expires } = event;
    match state {
        None => {
            let first = CheckState { digest, at: now, expires, repeats: 0 };
            (first, if expires <= now { CheckVerdict::Spent } else { CheckVerdict::First { at: now } })
        }
        Some(mut spent) if spent.digest == digest && spent.takes_repeat(now) => {
            spent.repeats += 1;
            (spent, CheckVerdict::Repeat { at: spent.at })
        }
        Some(spent) => (spent, CheckVerdict::Spent),
    }
}

impl CheckState {
    /// Tells whether the first answer may come again: each time may ask somebody else, so not without end.
    fn takes_repeat(&self, now: UnixSeconds) -> bool {
        self.repeats < CHECK_REPEATS && now <= self.at.plus(CHECK_REPEAT_S)
    }

    /// Returns when the row may go: when no location takes the ticket any more.
    pub(super) const fn expires(&self) -> UnixSeconds {
        self.expires.plus(SKEW_S)
    }
}

/// Stores a digest as base64url text.
mod digest_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(digest: &[u8; 16], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&data_encoding::BASE64URL_NOPAD.encode(digest))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 16], D::Error> {
        let text = String::deserialize(from)?;
        let bytes = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).map_err(D::Error::custom)?;
        bytes.try_into().map_err(|_| D::Error::custom("expected 16 bytes"))
    }
}

impl From<CheckEvent> for Event {
    fn from(event: CheckEvent) -> Self {
        Self::Check(event)
    }
}

impl TryFrom<Verdict> for CheckVerdict {
    type Error = UnexpectedVerdict;

    fn try_from(verdict: Verdict) -> Result<Self, UnexpectedVerdict> {
        if let Verdict::Check(verdict) = verdict { Ok(verdict) } else { Err(UnexpectedVerdict) }
    }
}

impl RowEvent for CheckEvent {
    type Verdict = CheckVerdict;
}
