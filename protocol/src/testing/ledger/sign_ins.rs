//! The sign-in's pauses, second factors and ended sessions, found in the history.

use super::Ledger;
use super::answers::Held;
use crate::guard::{
    Outcome, PasswordMark, SecondFactor, SecondFactorVerdict, Session, SessionVerdict, SessionWish, SignIn,
    SignInVerdict, SubjectEvent, SubjectVerdict, TotpStep,
};
use crate::limits::{DAY_S, Limits, MAX_SIGN_IN_PAUSE_S, REPEAT_S};
use crate::time::UnixSeconds;

impl Ledger {
    pub(super) fn sign_in(&self, event: SignIn, now: UnixSeconds) -> SignInVerdict {
        let SignIn::Reserve { mark, .. } = event else { return SignInVerdict::Cleared };
        match pause_after(&self.run()) {
            Some(until) if now < until => SignInVerdict::Paused { retry_after: now.until_s(until) },
            _ if self.is_bad(mark, now) => SignInVerdict::Known,
            _ => SignInVerdict::Allowed,
        }
    }

    pub(super) fn second_factor(&self, event: &SecondFactor, now: UnixSeconds) -> SecondFactorVerdict {
        let last = self.judged().last();
        if let Some((at, judged, verdict)) = last
            && is_repeat_of(judged, event)
            && now < at.plus(REPEAT_S)
        {
            return match verdict {
                SecondFactorVerdict::Wrong { .. } => wrong(event, guesses(&self.run())),
                verdict => verdict,
            };
        }
        // What was counted up to the last wrong code keeps codes away; passwords after it do not.
        let run = self.run();
        let codes = run.iter().rposition(|counted| counted.is_code).and_then(|last| run.get(..=last));
        if let Some(until) = codes.and_then(pause_after).filter(|until| now < *until) {
            return SecondFactorVerdict::Paused { retry_after: now.until_s(until) };
        }
        let is_spent = event.challenge.is_some()
            && self.judged().any(|(at, judged, verdict)| {
                let is_right = matches!(verdict, SecondFactorVerdict::Right { .. });
                judged.challenge == event.challenge && is_right && now < at.plus(DAY_S)
            });
        match self.worth(&event.outcome, now) {
            Some(Held(held)) if !is_spent => SecondFactorVerdict::Right { held },
            _ => {
                let is_first = run.last().is_none_or(|last| last.at.plus(DAY_S) <= now);
                wrong(event, u32::from(event.guesses) + if is_first { 0 } else { guesses(&run) })
            }
        }
    }

    pub(super) fn session(&self, event: &Session, now: UnixSeconds) -> SessionVerdict {
        let is_ended = self.entries.iter().any(|entry| {
            matches!(&entry.event, SubjectEvent::Session(ended) if ended.id == event.id && ended.wish == SessionWish::End)
        });
        let is_open = !is_ended && now < event.expires && event.wish == SessionWish::Use;
        if is_open { SessionVerdict::Open } else { SessionVerdict::Ended }
    }

    /// Whether a sign-in was completed with this step of an authenticator, or with a later one.
    pub(super) fn has_signed_in_with(&self, step: &TotpStep) -> bool {
        self.judged().any(|(_, judged, verdict)| {
            matches!(&judged.outcome, Outcome::Right { step: Some(used), .. }
                if used.credential == step.credential && used.step >= step.step)
                && matches!(verdict, SecondFactorVerdict::Right { .. })
        })
    }

    /// Whether a sign-in was completed with this very saved code.
    pub(super) fn has_signed_in_by(&self, saved: &Outcome) -> bool {
        self.judged().any(|(_, judged, verdict)| {
            judged.outcome == *saved && matches!(verdict, SecondFactorVerdict::Right { .. })
        })
    }

    /// The second factors that were looked at, repeats left out.
    fn judged(&self) -> impl Iterator<Item = (UnixSeconds, &SecondFactor, SecondFactorVerdict)> {
        let mut last: Option<(UnixSeconds, &SecondFactor)> = None;
        self.entries.iter().filter_map(move |entry| match (&entry.event, &entry.verdict) {
            (_, SubjectVerdict::SecondFactor(SecondFactorVerdict::Paused { .. })) => None,
            (SubjectEvent::SecondFactor(event), SubjectVerdict::SecondFactor(verdict)) => {
                let is_repeat =
                    last.is_some_and(|(at, last)| is_repeat_of(last, event) && entry.at < at.plus(REPEAT_S));
                if is_repeat {
                    return None;
                }
                last = Some((entry.at, event));
                Some((entry.at, event, *verdict))
            }
            _ => None,
        })
    }

    /// The wrong ones in a row.
    fn run(&self) -> Vec<Counted> {
        let mut run: Vec<Counted> = Vec::new();
        for counted in self.wrong_since_cleared().0 {
            // A day without a wrong one, and the next one is the first again.
            if run.last().is_some_and(|last| last.at.plus(DAY_S) <= counted.at) {
                run.clear();
            }
            run.push(counted);
        }
        run
    }

    /// What was counted since a right one, a reset or an unlock: passwords when they were compared, but for the last three
    /// that were bad, and wrong codes.
    fn wrong_since_cleared(&self) -> (Vec<Counted>, Vec<PasswordMark>) {
        let completed = self.completed();
        let mut wrong: Vec<Counted> = Vec::new();
        let mut bad: Vec<PasswordMark> = Vec::new();
        let judged: Vec<_> =
            self.judged().map(|(at, judged, verdict)| (at, core::ptr::from_ref(judged), verdict)).collect();
        for (place, entry) in self.entries.iter().enumerate() {
            let is_day_later = wrong.last().is_some_and(|last| last.at.plus(DAY_S) <= entry.at);
            match (&entry.event, &entry.verdict) {
                (
                    SubjectEvent::SignIn(SignIn::Reserve { limits, mark }),
                    SubjectVerdict::SignIn(SignInVerdict::Allowed | SignInVerdict::Known),
                ) => {
                    if is_day_later {
                        bad.clear();
                    }
                    if !bad.iter().rev().take(3).any(|known| known == mark) {
                        wrong.push(Counted { at: entry.at, limits: *limits, guesses: 1, is_code: false });
                        bad.push(*mark);
                    }
                }
                (SubjectEvent::SecondFactor(event), _) => {
                    if is_day_later {
                        bad.clear();
                    }
                    match judged.iter().find(|(_, known, _)| core::ptr::eq(*known, event)) {
                        Some((_, _, SecondFactorVerdict::Wrong { .. })) => wrong.push(Counted {
                            at: entry.at,
                            limits: event.limits,
                            guesses: event.guesses.into(),
                            is_code: true,
                        }),
                        Some((_, _, SecondFactorVerdict::Right { .. })) => (wrong.clear(), bad.clear()).0,
                        _ => {}
                    }
                }
                (SubjectEvent::SignIn(SignIn::Right), _) => (wrong.clear(), bad.clear()).0,
                _ if completed.iter().any(|(done, _)| *done == place) => (wrong.clear(), bad.clear()).0,
                _ => {}
            }
        }
        (wrong, bad)
    }

    /// Whether a password is one of the last three bad ones.
    fn is_bad(&self, mark: PasswordMark, now: UnixSeconds) -> bool {
        let (wrong, bad) = self.wrong_since_cleared();
        let is_recent = wrong.last().is_some_and(|last| now < last.at.plus(DAY_S));
        is_recent && bad.iter().rev().take(3).any(|known| *known == mark)
    }
}

/// A wrong password or code, as it counts.
struct Counted {
    at: UnixSeconds,
    limits: Limits,
    guesses: u32,
    is_code: bool,
}

fn guesses(run: &[Counted]) -> u32 {
    run.iter().map(|counted| counted.guesses).sum()
}

/// Until when a run of wrong ones pauses.
fn pause_after(run: &[Counted]) -> Option<UnixSeconds> {
    let Counted { at, limits, .. } = run.last()?;
    let beyond = guesses(run).checked_sub(limits.sign_in_failures)?;
    let doubled = (0..beyond).fold(u64::from(limits.sign_in_pause_s), |pause, _| pause.saturating_mul(2));
    Some(at.plus(doubled.min(MAX_SIGN_IN_PAUSE_S)))
}

fn is_repeat_of(known: &SecondFactor, event: &SecondFactor) -> bool {
    known.attempt == event.attempt && known.sign_in == event.sign_in && known.challenge == event.challenge
}

fn wrong(event: &SecondFactor, counted: u32) -> SecondFactorVerdict {
    let left = event.limits.sign_in_failures.saturating_sub(counted) / u32::from(event.guesses);
    SecondFactorVerdict::Wrong { tries_left: u8::try_from(left).unwrap_or(u8::MAX) }
}
