//! Stories of one account, made of numbers: what a property test or a fuzzer rolls becomes events for the guard.
//!
//! The tickets are honest, as they must be: only ours are opened. Everything else is arbitrary: order, repeats, time
//! between, answers to challenges of other flows. The naive [`super::Ledger`] says what each event must come to.

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::sorted::Set;
use std::collections::BTreeMap;

use crate::gate::{GateRule, PasskeyWeight};
use crate::guard::{
    Answer, ChallengeFacts, Close, CommitAction, Confirm, Event, FlowFacts, Look, Outcome, PasswordMark, Reenable,
    Register, Reserve, SecondFactor, Session, SessionWish, Settle, SettleVerdict, Settlement, SignIn, State,
    StateError, SubjectEvent, SubjectVerdict, TotpStep, Verdict, decide,
};
use crate::ids::{ChallengeId, DestinationDigest, EnrolmentId, FlowId, RegistrationId, SessionId};
use crate::limits::{DAY_S, Limits, REGISTRATION_S, SESSION_S};
use crate::testing::START;
use crate::time::UnixSeconds;
use crate::totp::Step;

/// One roll, from which everything of an act is taken. Numbers are made and shrunk faster than trees of acts.
#[derive(Clone, Copy, Debug)]
pub struct Dice(pub u64);

/// Something that happens to an account.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    /// Time passes.
    Wait(u64),
    /// A challenge is issued, or its registration comes again.
    Register {
        /// Which flow, of three.
        flow: u8,
        /// Which challenge, of six.
        challenge: u8,
        /// How many guesses an answer to it is.
        guesses: u8,
    },
    /// A challenge is answered.
    Answer {
        /// Which flow.
        flow: u8,
        /// Which challenge.
        challenge: u8,
        /// How many guesses it is.
        guesses: u8,
        /// Under which attempt, of four.
        attempt: u8,
        /// How.
        how: How,
    },
    /// A commit is asked for.
    Reserve {
        /// Which flow.
        flow: u8,
        /// Under which attempt.
        attempt: u8,
        /// What for.
        action: CommitAction,
    },
    /// A commit comes back.
    Settle {
        /// Which flow.
        flow: u8,
        /// Under which attempt.
        attempt: u8,
        /// How it went.
        end: End,
    },
    /// A flow is looked at.
    Look {
        /// Which.
        flow: u8,
    },
    /// A flow is given up.
    Close {
        /// Which.
        flow: u8,
    },
    /// A flow gets its one extension.
    Extend {
        /// Which.
        flow: u8,
    },
    /// Somebody signs in with a password.
    SignIn {
        /// Which one.
        password: u8,
    },
    /// Somebody's password was right, and nothing more was asked.
    SignedIn,
    /// Somebody whose password was right gives a code.
    SecondFactor {
        /// Under which attempt.
        attempt: u8,
        /// The challenge of a code that was sent, or the authenticator.
        challenge: Option<u8>,
        /// How.
        how: How,
    },
    /// A session is used or ended.
    Session {
        /// Which.
        number: u8,
        /// What is to happen with it.
        wish: SessionWish,
    },
    /// A method is switched on again.
    Reenable {
        /// Which.
        method: MethodKind,
    },
    /// A code comes for a registration of a method.
    Confirm {
        /// Which registration.
        number: u8,
        /// Under which attempt.
        attempt: u8,
        /// How.
        how: How,
    },
    /// The account changes: its epoch goes up.
    Change,
}

/// How a challenge is answered.
#[derive(Clone, Copy, Debug)]
pub enum How {
    /// Right; an authenticator with the present step.
    Right,
    /// Right, with an authenticator code so many steps old.
    Step(u64),
    /// Wrong.
    Wrong,
}

/// How a commit comes back.
#[derive(Clone, Copy, Debug)]
pub enum End {
    /// Carried out.
    Done,
    /// Refused by the directory.
    Refused,
    /// Nobody knows.
    Dead,
}

impl Dice {
    /// Takes a number below `sides`.
    pub fn below(&mut self, sides: u8) -> u8 {
        let sides = u64::from(sides.max(1));
        let face = self.0 % sides;
        self.0 /= sides;
        u8::try_from(face).unwrap_or_default()
    }

    /// Takes one of these.
    pub fn pick<T: Copy>(&mut self, first: T, others: &[T]) -> T {
        let sides = u8::try_from(others.len() + 1).unwrap_or(u8::MAX);
        let other = usize::from(self.below(sides)).checked_sub(1);
        other.and_then(|place| others.get(place)).copied().unwrap_or(first)
    }
}

impl Act {
    /// One of what has to do with signing in.
    fn signing_in(mut dice: Dice, attempt: u8) -> Self {
        match dice.below(12) {
            0 => Self::SignedIn,
            1..5 => {
                let challenge = dice.pick(None, &[Some(0), Some(1)]);
                let how = dice.pick(How::Right, &[How::Right, How::Step(1), How::Step(2), How::Wrong, How::Wrong]);
                Self::SecondFactor { attempt, challenge, how }
            }
            7 | 8 => {
                let how = dice.pick(How::Wrong, &[How::Wrong, How::Right, How::Step(0), How::Step(1)]);
                Self::Confirm { number: dice.below(3), attempt, how }
            }
            5 => Self::Session { number: dice.below(4), wish: dice.pick(SessionWish::Use, &[SessionWish::End]) },
            6 => Self::Reenable { method: dice.pick(MethodKind::Mail, &[MethodKind::Authenticator, MethodKind::Sms]) },
            _ => Self::SignIn { password: dice.below(6) },
        }
    }
}

impl From<Dice> for Act {
    fn from(mut dice: Dice) -> Self {
        let flow = dice.below(3);
        let attempt = dice.below(4);
        match dice.below(37) {
            0..3 => Self::Wait(dice.pick(1, &[29, 30, 120, 121])),
            3 => Self::Wait(dice.pick(599, &[600, 901])),
            4 => Self::Wait(dice.pick(3_600, &[DAY_S - 600, DAY_S])),
            5..8 => Self::Register { flow, challenge: dice.below(6), guesses: dice.pick(1, &[2]) },
            8..13 => {
                let action = if dice.below(5) > 0 { CommitAction::Password } else { CommitAction::Unlock };
                Self::Reserve { flow, attempt, action }
            }
            13..18 => {
                let end = dice.pick(End::Done, &[End::Done, End::Done, End::Refused, End::Refused, End::Dead]);
                Self::Settle { flow, attempt, end }
            }
            18 => Self::Look { flow },
            19 => Self::Close { flow },
            20 => Self::Extend { flow },
            21 => Self::Change,
            22..24 => Self::signing_in(dice, attempt),
            _ => {
                let challenge = dice.below(6);
                let how = match dice.below(11) {
                    0..4 => How::Right,
                    4..6 => How::Step(u64::from(dice.below(3))),
                    _ => How::Wrong,
                };
                Self::Answer { flow, challenge, guesses: dice.pick(1, &[2, 2, 4]), attempt, how }
            }
        }
    }
}

/// An account under test: its row, its clock, and the tickets that are about.
#[derive(Clone, Debug)]
pub struct World {
    /// The row.
    pub state: Option<State>,
    /// The guard's clock.
    pub now: UnixSeconds,
    /// The account's flow epoch.
    pub epoch: u64,
    rule: GateRule,
    limits: Limits,
    flows: BTreeMap<u8, FlowFacts>,
    issued: BTreeMap<ChallengeId, ChallengeFacts>,
    registrations: BTreeMap<u8, UnixSeconds>,
}

impl World {
    /// Begins with an empty row.
    #[must_use]
    pub fn new(rule: GateRule, limits: Limits) -> Self {
        let (flows, issued, registrations) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { state: None, now: START, epoch: 1, rule, limits, flows, issued, registrations }
    }

    /// Turns an act into an event; none if nobody asks the guard.
    pub fn event(&mut self, act: Act) -> Option<SubjectEvent> {
        let (rule, limits) = (self.rule.clone(), self.limits);
        Some(match act {
            Act::Wait(seconds) => {
                self.now = self.now.plus(seconds);
                return None;
            }
            Act::Change => {
                self.epoch += 1;
                return None;
            }
            Act::Extend { flow: slot } => {
                let flow = self.flow(slot);
                self.flows.insert(slot, FlowFacts { expires: flow.started.plus(1_800), ..flow });
                return None;
            }
            Act::Register { flow, challenge, guesses } => {
                let flow = self.flow(flow);
                let challenge = self.challenge(flow, challenge);
                SubjectEvent::Register(Register { flow, challenge, guesses, rule, limits })
            }
            Act::Answer { flow, challenge, guesses, attempt: number, how } => {
                let flow = self.flow(flow);
                let challenge = self.challenge(flow, challenge);
                let outcome = match how {
                    How::Right if challenge.method == MethodKind::Authenticator => self.step(0),
                    How::Step(ago) if challenge.method == MethodKind::Authenticator => self.step(ago),
                    How::Step(place) if challenge.method == MethodKind::Recovery => saved(place),
                    How::Right | How::Step(_) => right(challenge.method),
                    How::Wrong => Outcome::Wrong,
                };
                let attempt = attempt(number.into());
                SubjectEvent::Answer(Answer { flow, challenge, attempt, outcome, guesses, rule, limits })
            }
            Act::Reserve { flow, attempt: number, action } => {
                let (flow, attempt) = (self.flow(flow), attempt(number.into()));
                SubjectEvent::Reserve(Reserve { flow, attempt, rule, action, version: 7, limits })
            }
            Act::Settle { flow, attempt: number, end } => {
                let settlement = match end {
                    End::Done => Settlement::Done,
                    End::Refused => Settlement::Refused { reasons: vec![] },
                    End::Dead => Settlement::Dead,
                };
                let (flow, attempt) = (self.flow(flow).id, attempt(number.into()));
                SubjectEvent::Settle(Settle { flow, attempt, settlement })
            }
            Act::Look { flow } => SubjectEvent::Look(Look { flow: self.flow(flow), limits }),
            Act::Close { flow } => SubjectEvent::Close(Close { flow: self.flow(flow) }),
            Act::SignIn { password } => {
                SubjectEvent::SignIn(SignIn::Reserve { limits, mark: PasswordMark(password.into()) })
            }
            Act::SignedIn => SubjectEvent::SignIn(SignIn::Right),
            Act::SecondFactor { attempt: number, challenge, how } => {
                let outcome = match (how, challenge) {
                    (How::Wrong, _) => Outcome::Wrong,
                    (_, Some(_)) => right(MethodKind::Mail),
                    (How::Step(2), None) => saved(number.into()),
                    (How::Step(ago), None) => self.step(ago),
                    (How::Right, None) => self.step(0),
                };
                // Several authenticators, or one mail; a sign-in now and then comes back with another's attempt.
                let guesses = if challenge.is_none() { 1 + number % 3 } else { 1 };
                let sign_in = FlowId([challenge.unwrap_or_default() % 2; 16]);
                let challenge = challenge.map(|number| ChallengeId([number; 16]));
                let attempt = attempt(number.into());
                SubjectEvent::SecondFactor(SecondFactor { attempt, sign_in, challenge, outcome, guesses, limits })
            }
            Act::Reenable { method } => SubjectEvent::Reenable(Reenable { method }),
            Act::Session { number, wish } => {
                let started = START.plus(number.into());
                let expires = started.plus(SESSION_S);
                SubjectEvent::Session(Session { id: SessionId([number; 16]), started, expires, wish })
            }
            Act::Confirm { number, attempt: by, how } => {
                let outcome = match how {
                    How::Right => right(MethodKind::Mail),
                    How::Step(ago) => self.step(ago),
                    How::Wrong => Outcome::Wrong,
                };
                let issued = self.registration(number);
                let registration = RegistrationId(id(3, number, 0, issued));
                let (attempt, expires) = (attempt(by.into()), issued.plus(REGISTRATION_S));
                SubjectEvent::Confirm(Confirm { registration, attempt, outcome, tries: 3, issued, expires })
            }
        })
    }

    /// Has an event decided; a commit that is done moves the account's epoch, as the directory does.
    ///
    /// # Errors
    /// A [`StateError`] if the guard refuses the row that it wrote itself.
    pub fn decide(&mut self, event: &SubjectEvent) -> Result<SubjectVerdict, StateError> {
        let (state, verdict) = decide(self.state.take(), &Event::Subject(event.clone()), self.now)?;
        self.state = state;
        let Verdict::Subject(verdict) = verdict else { return Err(StateError::WrongRow) };
        if let (SubjectEvent::Settle(Settle { settlement: Settlement::Done, .. }), SubjectVerdict::Settle(settled)) =
            (event, &verdict)
        {
            self.epoch += u64::from(*settled == SettleVerdict::Settled);
        }
        Ok(verdict)
    }

    /// The flow of a slot: a new one a while after the old one's time is over, so that late calls happen too.
    fn flow(&mut self, slot: u8) -> FlowFacts {
        let (now, epoch) = (self.now, self.epoch);
        let flow = match self.flows.get(&slot).filter(|flow| now < flow.expires.plus(130)) {
            Some(kept) => *kept,
            None => FlowFacts { id: FlowId(id(1, slot, 0, now)), epoch, started: now, expires: now.plus(900) },
        };
        self.flows.insert(slot, flow);
        FlowFacts { epoch, ..flow }
    }

    /// The challenge of a flow by number: issued when first spoken of.
    fn challenge(&mut self, flow: FlowFacts, number: u8) -> ChallengeFacts {
        let [_, slot, ..] = flow.id.0;
        let id = ChallengeId(id(2, slot, number, flow.started));
        // A text and a call go to the same phone.
        let method = match number {
            0 | 1 => MethodKind::Mail,
            2 => MethodKind::Authenticator,
            3 => MethodKind::Sms,
            4 => MethodKind::Voice,
            _ => MethodKind::Recovery,
        };
        let expires = self.now.plus(600).min(flow.expires);
        let tries = self.limits.tries_of(method);
        *self.issued.entry(id).or_insert(ChallengeFacts { id, method, tries, expires })
    }

    /// When the registration of a slot was begun: a new one a while after the old one's time is over.
    fn registration(&mut self, slot: u8) -> UnixSeconds {
        let now = self.now;
        let kept = self.registrations.get(&slot).copied().filter(|issued| now < issued.plus(REGISTRATION_S + 130));
        let issued = kept.unwrap_or(now);
        self.registrations.insert(slot, issued);
        issued
    }

    fn step(&self, ago: u64) -> Outcome {
        right_step(Step::at(self.now).0.saturating_sub(ago))
    }
}

/// Makes a name of sixteen bytes that no other kind, slot, number and time has.
fn id(kind: u8, slot: u8, number: u8, at: UnixSeconds) -> [u8; 16] {
    let named = u64::from_be_bytes([kind, slot, number, 0, 0, 0, 0, 0]);
    (u128::from(named) << 64 | u128::from(at.0)).to_be_bytes()
}

/// Returns a rule over every method.
#[must_use]
pub fn rule(required: u8) -> GateRule {
    let (methods, passkey) = (Set::from(MethodKind::ALL), PasskeyWeight::OneGate);
    GateRule { required, methods, alone: None, last_gate_s: 600, passkey }
}

/// Returns limits that stories of a few dozen events reach.
#[must_use]
pub fn tight() -> Limits {
    Limits { failures: 4, first_authenticator_failures: 3, consecutive_failures: 6, tries: 3, ..Limits::default() }
}

/// Returns the attempt of a number.
#[must_use]
pub const fn attempt(number: u32) -> Attempt {
    let [a, b, c, d] = number.to_be_bytes();
    Attempt::from_bytes([a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
}

/// Returns the destination of a method: one per kind, but a text and a call go to the same phone.
#[must_use]
pub fn destination_of(method: MethodKind) -> Option<DestinationDigest> {
    let method = match method {
        MethodKind::Questions | MethodKind::Recovery => return None,
        MethodKind::Voice => MethodKind::Sms,
        other => other,
    };
    let places = MethodKind::ALL.into_iter().zip(0..);
    places.filter(|(kind, _)| *kind == method).map(|(_, place)| DestinationDigest([place; 16])).next()
}

/// Returns a right answer by a method, without a step.
#[must_use]
pub fn right(method: MethodKind) -> Outcome {
    Outcome::Right { destination: destination_of(method), step: None }
}

/// Returns a saved code of the one set there is.
#[must_use]
pub fn saved(place: u64) -> Outcome {
    Outcome::Saved { destination: DestinationDigest([200; 16]), place: u8::try_from(place).unwrap_or(u8::MAX) }
}

/// Returns a right authenticator code of a step.
#[must_use]
pub fn right_step(step: u64) -> Outcome {
    let step = TotpStep { credential: EnrolmentId("app".to_owned()), step };
    Outcome::Right { destination: destination_of(MethodKind::Authenticator), step: Some(step) }
}
