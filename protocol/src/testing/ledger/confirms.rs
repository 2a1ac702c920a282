//! Registrations of methods and their codes, found in the history.

use super::Ledger;
use crate::guard::{Confirm, ConfirmVerdict, Outcome, SubjectEvent, SubjectVerdict, TotpStep};
use crate::limits::{REPEAT_S, SKEW_S};
use crate::time::UnixSeconds;

impl Ledger {
    pub(super) fn confirm(&self, event: &Confirm, now: UnixSeconds) -> ConfirmVerdict {
        let judged: Vec<_> = self.confirms().filter(|(_, known, _)| known.registration == event.registration).collect();
        let is_confirmed = judged.iter().any(|(_, _, verdict)| *verdict == ConfirmVerdict::Right);
        let wrong = u8::try_from(judged.len()).unwrap_or(u8::MAX);
        let left = |wrong: u8| ConfirmVerdict::Wrong { tries_left: event.tries.saturating_sub(wrong) };
        if let Some((at, last, _)) = judged.last()
            && last.attempt == event.attempt
            && now < at.plus(REPEAT_S)
            && now < event.expires.plus(SKEW_S)
        {
            return if is_confirmed { ConfirmVerdict::Right } else { left(wrong) };
        }
        if is_confirmed || wrong >= event.tries || event.expires <= now {
            return ConfirmVerdict::Spent;
        }
        match &event.outcome {
            Outcome::Right { step, .. } if step.as_ref().is_none_or(|step| self.is_fresh(step, now)) => {
                ConfirmVerdict::Right
            }
            _ => left(wrong + 1),
        }
    }

    /// Whether a registration was confirmed with this step of an authenticator, or with a later one.
    pub(super) fn has_confirmed_with(&self, step: &TotpStep) -> bool {
        self.confirms().any(|(_, judged, verdict)| {
            matches!(&judged.outcome, Outcome::Right { step: Some(used), .. }
                if used.credential == step.credential && used.step >= step.step)
                && verdict == ConfirmVerdict::Right
        })
    }

    /// The codes that were looked at, repeats left out.
    fn confirms(&self) -> impl Iterator<Item = (UnixSeconds, &Confirm, ConfirmVerdict)> {
        let mut last: Vec<(UnixSeconds, &Confirm)> = Vec::new();
        self.entries.iter().filter_map(move |entry| {
            let (SubjectEvent::Confirm(event), SubjectVerdict::Confirm(verdict)) = (&entry.event, &entry.verdict)
            else {
                return None;
            };
            let before = last.iter().rev().find(|(_, known)| known.registration == event.registration);
            let is_repeat =
                before.is_some_and(|(at, known)| known.attempt == event.attempt && entry.at < at.plus(REPEAT_S));
            if is_repeat || *verdict == ConfirmVerdict::Spent {
                return None;
            }
            last.push((entry.at, event));
            Some((entry.at, event, *verdict))
        })
    }
}
