//! Registrations of methods: each takes a few codes, and is confirmed once. What a sealed registration cannot know of itself.
//!
//! The step of an authenticator's confirming code is spent like any other, so that whoever sees it opens nothing with it.
//! Not here: the wrong codes of sign-ins and resets, which have counts of their own; a code of a registration opens neither.

use serde::{Deserialize, Serialize};

use latchkey_shared::opaque::Attempt;

use crate::guard::Outcome;
use crate::guard::step::{Checked, Steps};
use crate::ids::RegistrationId;
use crate::limits::{MAX_REGISTRATIONS, REPEAT_S, SKEW_S};
use crate::time::UnixSeconds;

/// A registration is to be confirmed, and the worker has compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// Which.
    pub registration: RegistrationId,
    /// This action; the same one within two minutes gets the same verdict.
    pub attempt: Attempt,
    /// What the comparison found.
    pub outcome: Outcome,
    /// How many codes it takes.
    pub tries: u8,
    /// When it was begun.
    pub issued: UnixSeconds,
    /// When its ticket is over.
    pub expires: UnixSeconds,
}

/// What a confirmation came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConfirmVerdict {
    /// The code is right, and the registration spent.
    Right,
    /// It is wrong, and counted.
    Wrong {
        /// How many more the registration takes.
        tries_left: u8,
    },
    /// The registration takes no more: confirmed, used up or over.
    Spent,
}

/// A registration that a code came for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    id: RegistrationId,
    issued: UnixSeconds,
    expires: UnixSeconds,
    tries_left: u8,
    confirmed: bool,
    /// The last code, for a lost answer.
    last: Attempt,
    at: UnixSeconds,
}

/// The registrations' part of a subject's row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Registrations {
    known: Vec<Known>,
    /// Registrations begun then or earlier are spent: one that was displaced may be among them.
    floor: UnixSeconds,
    /// When the last of those would be over.
    floor_expires: UnixSeconds,
}

impl Registrations {
    /// Decides about a code at `now`.
    ///
    /// 1. The same attempt gets the same verdict.
    /// 2. What is over, used up, confirmed or displaced takes nothing.
    /// 3. A right code confirms once, and so does its step; a wrong one costs a try.
    pub(super) fn decide(&mut self, event: &Confirm, steps: &mut Steps, now: UnixSeconds) -> ConfirmVerdict {
        self.known.retain(|known| now < known.expires.plus(SKEW_S));
        let place = self.known.iter().position(|known| known.id == event.registration);
        let mut known = match place {
            Some(place) => self.known.remove(place),
            None if event.issued <= self.floor => return ConfirmVerdict::Spent,
            None => Known {
                id: event.registration,
                issued: event.issued,
                expires: event.expires,
                tries_left: event.tries,
                confirmed: false,
                last: event.attempt,
                at: UnixSeconds(0),
            },
        };
        let verdict = known.decide(event, steps, now);
        if now < known.expires.plus(SKEW_S) {
            self.known.push(known);
        }
        self.displace();
        verdict
    }

    /// Tells whether there is nothing to remember.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns when every registration that a code came for is over.
    pub(super) fn expires(&self) -> Option<UnixSeconds> {
        let named = self.known.iter().map(|known| known.expires.plus(SKEW_S)).max();
        (!self.is_empty()).then(|| named.unwrap_or_default().max(self.floor_expires))
    }

    /// Makes room: the oldest goes, and with it all that began no later.
    fn displace(&mut self) {
        while self.known.len() > MAX_REGISTRATIONS {
            let oldest = self.known.iter().enumerate().min_by_key(|(_, known)| known.issued).map(|(place, _)| place);
            let Some(place) = oldest else { return };
            let displaced = self.known.remove(place);
            self.floor = self.floor.max(displaced.issued);
            self.floor_expires = self.floor_expires.max(displaced.expires.plus(SKEW_S));
        }
    }
}

impl Known {
    fn decide(&mut self, event: &Confirm, steps: &mut Steps, now: UnixSeconds) -> ConfirmVerdict {
        // 1.
        if self.at > UnixSeconds(0) && self.last == event.attempt && now < self.at.plus(REPEAT_S) {
            return self.verdict();
        }
        // 2.
        if self.confirmed || self.tries_left == 0 || self.expires <= now {
            return ConfirmVerdict::Spent;
        }
        // 3.
        (self.last, self.at) = (event.attempt, now);
        match steps.check(&event.outcome, now) {
            Checked::Right(_) => self.confirmed = true,
            Checked::Wrong | Checked::Blocked(_) => self.tries_left -= 1,
        }
        self.verdict()
    }

    const fn verdict(&self) -> ConfirmVerdict {
        if self.confirmed { ConfirmVerdict::Right } else { ConfirmVerdict::Wrong { tries_left: self.tries_left } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::TotpStep;
    use crate::ids::EnrolmentId;
    use crate::totp::Step;

    const START: UnixSeconds = UnixSeconds(1_800_000_000);

    fn code(registration: u8, attempt: u8, outcome: Outcome) -> Confirm {
        let issued = START.plus(u64::from(registration));
        Confirm {
            registration: RegistrationId([registration; 16]),
            attempt: Attempt::from_bytes([attempt; 16]),
            outcome,
            tries: 5,
            issued,
            expires: issued.plus(600),
        }
    }

    fn right() -> Outcome {
        Outcome::Right { destination: None, step: None }
    }

    fn stepped(credential: &str) -> Outcome {
        let step = TotpStep { credential: EnrolmentId(credential.to_owned()), step: Step::at(START.plus(50)).0 };
        Outcome::Right { destination: None, step: Some(step) }
    }

    /// Plays codes at once and compares what they came to.
    fn check(story: &[(Confirm, ConfirmVerdict)]) {
        let (mut registrations, mut steps) = (Registrations::default(), Steps::default());
        for (place, (event, expected)) in story.iter().enumerate() {
            assert_eq!(registrations.decide(event, &mut steps, START.plus(50)), *expected, "{place}");
        }
    }

    /// Rule: a registration takes five codes, and the sixth is refused even if it is right.
    #[test]
    fn a_registration_takes_five_codes() {
        let wrong = |attempt| code(1, attempt, Outcome::Wrong);
        let left = |tries_left| ConfirmVerdict::Wrong { tries_left };
        check(&[
            (wrong(1), left(4)),
            (wrong(2), left(3)),
            (wrong(3), left(2)),
            (wrong(3), left(2)),
            (wrong(4), left(1)),
            (wrong(5), left(0)),
            (code(1, 6, right()), ConfirmVerdict::Spent),
            (code(2, 7, right()), ConfirmVerdict::Right),
        ]);
    }

    /// Rule: a registration is good once; only the very attempt hears so again.
    #[test]
    fn a_registration_is_good_once() {
        check(&[
            (code(1, 1, right()), ConfirmVerdict::Right),
            (code(1, 1, right()), ConfirmVerdict::Right),
            (code(1, 2, right()), ConfirmVerdict::Spent),
        ]);
    }

    /// Rule: the confirming step of an authenticator is spent.
    #[test]
    fn the_confirming_step_is_spent() {
        check(&[
            (code(1, 1, stepped("a")), ConfirmVerdict::Right),
            (code(2, 2, stepped("a")), ConfirmVerdict::Wrong { tries_left: 4 }),
            (code(2, 3, stepped("b")), ConfirmVerdict::Right),
        ]);
    }

    /// Rule: what is displaced is spent, whatever was left of it.
    #[test]
    fn what_is_displaced_is_spent() {
        let mut story: Vec<_> = (10..30_u8)
            .map(|number| (code(number, number, Outcome::Wrong), ConfirmVerdict::Wrong { tries_left: 4 }))
            .collect();
        story.push((code(10, 100, right()), ConfirmVerdict::Spent));
        story.push((code(5, 101, right()), ConfirmVerdict::Spent));
        story.push((code(29, 102, right()), ConfirmVerdict::Right));
        check(&story);
    }

    /// Rule: as many are remembered as there is room for; the first of them still knows what it has taken.
    #[test]
    fn none_is_displaced_while_there_is_room() {
        let many = u8::try_from(MAX_REGISTRATIONS).unwrap();
        let mut story: Vec<_> = (1..=many)
            .map(|number| (code(number, number, Outcome::Wrong), ConfirmVerdict::Wrong { tries_left: 4 }))
            .collect();
        story.push((code(1, 100, Outcome::Wrong), ConfirmVerdict::Wrong { tries_left: 3 }));
        check(&story);
    }

    /// Rule: the same attempt hears the same for two minutes and as long as the registration is remembered, not a second
    /// longer; and no attempt is a repeat of itself.
    #[test]
    fn a_verdict_is_repeated_for_so_long() {
        let (mut registrations, mut steps) = (Registrations::default(), Steps::default());
        let mut decide = |event: &Confirm, at| registrations.decide(event, &mut steps, at);
        let (early, first) = (code(1, 1, right()), START.plus(50));
        assert_eq!(decide(&early, first), ConfirmVerdict::Right);
        assert_eq!(decide(&early, first.plus(REPEAT_S - 1)), ConfirmVerdict::Right);
        assert_eq!(decide(&early, first.plus(REPEAT_S)), ConfirmVerdict::Spent);
        let late = code(2, 2, right());
        let over = late.expires;
        assert_eq!(decide(&late, over.minus(1)), ConfirmVerdict::Right);
        assert_eq!(decide(&late, over.plus(SKEW_S - 1)), ConfirmVerdict::Right);
        assert_eq!(decide(&late, over.plus(SKEW_S)), ConfirmVerdict::Spent);
        assert!(registrations.is_empty(), "nothing is remembered of what is over");
        let begun = Confirm { issued: UnixSeconds(1), expires: UnixSeconds(600), ..code(3, 3, Outcome::Wrong) };
        let verdict = registrations.decide(&begun, &mut steps, UnixSeconds(50));
        assert_eq!(verdict, ConfirmVerdict::Wrong { tries_left: 4 }, "however early the clock");
    }

    /// Rule: a registration is over with its ticket, and its row goes no sooner.
    #[test]
    fn a_registration_is_over_with_its_ticket() {
        let (mut registrations, mut steps) = (Registrations::default(), Steps::default());
        assert_eq!(registrations.decide(&code(1, 1, right()), &mut steps, START.plus(601)), ConfirmVerdict::Spent);
        registrations.decide(&code(2, 2, Outcome::Wrong), &mut steps, START.plus(50));
        assert_eq!(registrations.expires(), Some(START.plus(2 + 600 + SKEW_S)));
    }
}
