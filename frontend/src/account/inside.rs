//! Being signed in: one call at a time, its answer, and the proof it may need first.

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::problem::Code as ProblemCode;
use latchkey_shared::wire::{
    InterruptReason, Me, ProofOptions, Proved, RegisteredMethod, SecurityInfo, SignOutScope, SignedOut,
};

use super::choice::Choice;
use super::factor::Course;
use super::proof::{Proof, Way};
use super::room::{Registration, Room};
use super::wish::{Answer, Asked, Begin, Confirm, Shown, Wish};
use super::{Effect, Event, Next, SignIn, State, Welcome};
use crate::flow::{Failure, Moment, Once, Trouble, made, options};

/// Being signed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Inside {
    /// Who.
    pub me: Me,
    /// When the session ends if nothing is done.
    ends: Moment,
    /// When it ends whatever is done.
    last: Moment,
    /// Where.
    pub room: Room,
    /// What is registered, as far as it was asked for.
    pub info: Option<SecurityInfo>,
    /// When what is registered may be changed again after a reset.
    pub frozen_until: Option<Moment>,
    /// The call that is under way.
    pub asks: Once<Wish>,
    /// The proof that is wanted first.
    pub proof: Option<Box<Proof>>,
    /// The signing out that is under way.
    pub leaving: Option<SignOutScope>,
    /// Whether more time is being asked for.
    pub is_staying: bool,
    /// What is wrong.
    pub trouble: Option<Trouble>,
    /// What has just been done.
    pub said: Option<Said>,
}

/// What has just been done, to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Another password is set.
    PasswordChanged,
    /// A method is registered.
    Added(MethodKind),
    /// A method is removed.
    Removed(MethodKind),
    /// A method is offered first.
    Preferred(MethodKind),
    /// A method is called something else.
    Named(MethodKind),
    /// Everything was looked over.
    Reviewed,
    /// The time for a registration is over.
    TooLate,
    /// Resets go on.
    Lifted,
    /// A proof was given, and what a reset froze stays frozen: the reset had asked for the same.
    StillFrozen,
}

impl Inside {
    pub(super) fn new(mut me: Me, said: Option<Said>, now: Moment) -> Self {
        // Whoever came only to register may not look anything over here: with nothing missing, all is done.
        me.interrupt.take_if(|asked| me.registering && asked.reason == InterruptReason::Reconfirm);
        Self {
            ends: now.plus(me.idle_in.min(me.expires_in)),
            last: now.plus(me.expires_in),
            room: Room::first(&me),
            me,
            info: None,
            frozen_until: None,
            asks: Once::default(),
            proof: None,
            leaving: None,
            is_staying: false,
            trouble: None,
            said,
        }
    }

    /// Returns when the session ends if nothing is done.
    #[must_use]
    pub const fn ends(&self) -> Moment {
        self.ends
    }

    /// Tells whether more time can be had.
    #[must_use]
    pub fn can_stay(&self) -> bool {
        self.ends < self.last
    }

    /// Tells whether somebody waits for an answer.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let is_proving = self.proof.as_ref().is_some_and(|proof| proof.is_busy());
        self.asks.is_sent() || self.leaving.is_some() || is_proving || self.is_asking()
    }

    /// Tells whether the browser asks for a passkey, or makes one.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        match (&self.proof, &self.room) {
            (Some(proof), _) => matches!(&proof.way, Way::Method(factor) if factor.is_asking),
            (None, Room::Confirm(registration)) => registration.is_making,
            _ => false,
        }
    }

    /// Returns what is wrong.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        self.proof.as_ref().map_or(self.trouble.as_ref(), |proof| proof.trouble())
    }

    /// Finds what is registered by its id.
    #[must_use]
    pub fn method(&self, id: &str) -> Option<&RegisteredMethod> {
        self.info.as_ref()?.methods.iter().find(|method| method.id == id)
    }

    /// Tells whether [`Event::Back`] leads anywhere.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        // Over new codes the button is held: it leads nowhere, and not out.
        self.proof.is_some() || matches!(self.room, Room::Codes(_)) || self.room.back(&self.me).is_some()
    }

    /// Names the step, for focus and title.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match &self.proof {
            Some(proof) => proof.key(),
            None => self.room.key(),
        }
    }

    pub(super) fn on(mut self, event: Event, now: Moment) -> Next {
        if matches!(&event, Event::Ticked) && self.ends.left(now) == 0 || is_signed_out(&event) {
            return (over(Welcome::TimeOver), None);
        }
        let effect = match event {
            Event::Ticked => {
                self.look_at_clock(now);
                None
            }
            Event::SignedOut(answer) => return (self.left(answer, now), None),
            // More time is given beside whatever else is under way, and touches nothing of it.
            Event::StayWanted if self.is_staying || !self.can_stay() => None,
            Event::StayWanted => {
                self.is_staying = true;
                Some(Effect::Stay)
            }
            Event::Stayed(answer) => {
                self.is_staying = false;
                if answer.is_ok() {
                    self.touch(now);
                }
                None
            }
            Event::Answered(answer) => self.answered(answer, now),
            Event::ProofOffered(answer) => self.offered(answer, now),
            Event::Proved(answer) => self.proved(answer, now),
            Event::Challenged(answer) => match self.proof.as_deref_mut() {
                Some(Proof { way: Way::Method(factor), .. }) => factor.challenged(answer, now),
                _ => None,
            },
            event if self.proof.is_some() => self.prove(event, now),
            Event::Asserted(attempt, said) if self.is_asking() => self.made(attempt, said.as_deref()),
            // Leaving ends a ceremony.
            Event::Back if self.is_asking() => {
                self.made_nothing();
                self.act(Event::Back)
            }
            event if !self.is_busy() => self.act(event),
            _ => None,
        };
        (State::Inside(Box::new(self)), effect)
    }

    /// What was begun and not confirmed in time is begun anew.
    fn look_at_clock(&mut self, now: Moment) {
        let is_late = matches!(&self.room, Room::Confirm(registration) if registration.ends.left(now) == 0);
        if is_late && !self.is_busy() && self.proof.is_none() {
            self.begin_anew();
        }
    }

    fn begin_anew(&mut self) {
        (self.room, self.said, self.trouble) = (Room::root(&self.me), Some(Said::TooLate), None);
    }

    fn act(&mut self, event: Event) -> Option<Effect> {
        match event {
            Event::Typed(text) => {
                if self.room.typed(text) {
                    self.settle();
                }
                return None;
            }
            Event::NameTyped(text) => {
                if let Room::Confirm(registration) = &mut self.room {
                    registration.name = text;
                }
                return None;
            }
            _ => self.settle(),
        }
        match event {
            Event::Wanted(wish, attempt) => {
                if let Wish::Password { old, new } = &wish
                    && (old.expose().is_empty() || new.expose().is_empty())
                {
                    self.room = Room::Password { lacks_old: old.expose().is_empty() };
                    self.trouble = Some(Trouble::Empty);
                    return None;
                }
                return Some(self.ask(Asked { wish, attempt }));
            }
            Event::Submitted(attempt) if self.makes_passkey() => return self.make_passkey(attempt),
            Event::Submitted(attempt) => match self.room.wish()? {
                Ok(wish) => return Some(self.ask(Asked { wish, attempt })),
                Err(trouble) => self.trouble = Some(trouble),
            },
            Event::Entered(door) => self.room = Room::behind(door),
            Event::CodesKept if matches!(self.room, Room::Codes(_)) => {
                (self.room, self.said) = (Room::root(&self.me), Some(Said::Added(MethodKind::Recovery)));
            }
            Event::QuestionChosen(place, question) => {
                if let Room::Questions(choice) = &mut self.room {
                    choice.choose(place, question);
                }
            }
            Event::AnswersSubmitted(attempt, answers) => {
                if let Room::Questions(choice) = &mut self.room {
                    match choice.answered(answers) {
                        Ok(chosen) => return Some(self.ask(Asked { wish: Wish::Answer(chosen), attempt })),
                        Err(place) => self.trouble = Some(Trouble::Unanswered(place)),
                    }
                }
            }
            Event::ProofWanted(attempt) => {
                self.proof = Some(Box::new(Proof::new(Asked { wish: Wish::Thaw, attempt })));
                return Some(Effect::OfferProof);
            }
            Event::Back => {
                if let Some(room) = self.room.back(&self.me) {
                    self.room = room;
                }
            }
            Event::SignOutWanted(scope) => {
                self.leaving = Some(scope);
                return Some(Effect::SignOut(scope));
            }
            _ => {}
        }
        None
    }

    /// Tells whether it is a passkey that is to be registered.
    fn makes_passkey(&self) -> bool {
        matches!(&self.room, Room::Confirm(registration) if registration.begin == Begin::Passkey)
    }

    /// Has the browser make a passkey. One that was made, and whose answer was lost, is not made again.
    fn make_passkey(&mut self, attempt: Attempt) -> Option<Effect> {
        if let Some(wish @ Wish::Confirm(_)) = self.asks.lost().cloned() {
            return Some(self.ask(Asked { wish, attempt }));
        }
        let Room::Confirm(registration) = &mut self.room else { return None };
        let effect = Effect::Ceremony(options(registration.begun.public_key.as_ref()?));
        registration.is_making = true;
        Some(effect)
    }

    fn made_nothing(&mut self) {
        if let Room::Confirm(registration) = &mut self.room {
            registration.is_making = false;
        }
    }

    /// Takes what came of it.
    fn made(&mut self, attempt: Attempt, said: Option<&str>) -> Option<Effect> {
        self.made_nothing();
        let Room::Confirm(registration) = &self.room else { return None };
        match made(said) {
            Ok(attestation) => {
                let wish = registration.confirmed(Shown::Passkey(attestation));
                Some(self.ask(Asked { wish, attempt }))
            }
            Err(trouble) => {
                self.trouble = Some(trouble);
                None
            }
        }
    }

    /// Forgets what was said of the last action.
    fn settle(&mut self) {
        (self.said, self.trouble) = (None, None);
    }

    /// Makes a call; one whose answer was lost under its own attempt, so that nothing is done twice.
    fn ask(&mut self, asked: Asked) -> Effect {
        let attempt = self.asks.send(asked.attempt, asked.wish.clone());
        Effect::Ask(Asked { attempt, ..asked })
    }

    fn answered(&mut self, answer: Result<Answer, Failure>, now: Moment) -> Option<Effect> {
        match answer {
            Ok(answer) => {
                let (attempt, wish) = self.asks.answered()?;
                let is_review = wish == Wish::Review;
                self.touch(now);
                self.arrive(wish, answer, now);
                // What was removed on the way may be missing now: the edge says what comes next.
                is_review.then(|| self.ask(Asked { wish: Wish::Me, attempt }))
            }
            Err(failure) if failure.is_proof_needed() => {
                let (attempt, wish) = self.asks.answered()?;
                self.proof = Some(Box::new(Proof::new(Asked { wish, attempt })));
                Some(Effect::OfferProof)
            }
            Err(failure) => {
                self.failed(&failure, now);
                None
            }
        }
    }

    /// Every call is a use of the session.
    fn touch(&mut self, now: Moment) {
        self.ends = now.plus(self.me.idle_in).min(self.last);
    }

    fn arrive(&mut self, wish: Wish, answer: Answer, now: Moment) {
        match answer {
            Answer::Me(me) => {
                let said = if wish == Wish::Lift { Some(Said::Lifted) } else { self.said };
                *self = Self::new(me, said, now);
            }
            Answer::Drawn(codes, info) => (self.info, self.room) = (Some(info), Room::Codes(codes)),
            Answer::Questions(questions) => self.room = Room::Questions(Box::new(Choice::new(questions))),
            Answer::Changed => (self.room, self.said) = (Room::Home, Some(Said::PasswordChanged)),
            Answer::Begun(begun) => {
                if let Wish::Begin(begin) = wish {
                    let again = matches!(self.room, Room::Confirm(_));
                    self.room = Room::Confirm(Box::new(Registration::new(begun, begin, again, now)));
                }
            }
            Answer::Info(info) => {
                self.frozen_until = info.frozen_for.map(|seconds| now.plus(seconds));
                self.said = self.done(&wish);
                self.info = Some(info);
                self.room = Room::root(&self.me);
            }
        }
    }

    /// Says what a change did, by what was registered before it.
    fn done(&self, wish: &Wish) -> Option<Said> {
        let kind = |id: &str| self.method(id).map(|method| method.kind);
        match wish {
            Wish::Confirm(_) => match &self.room {
                Room::Confirm(registration) => Some(Said::Added(registration.begun.kind)),
                _ => None,
            },
            Wish::Remove(id) => kind(id).map(Said::Removed),
            Wish::Prefer(id) => kind(id).map(Said::Preferred),
            Wish::Name(id, _) => kind(id).map(Said::Named),
            Wish::Review => Some(Said::Reviewed),
            Wish::Answer(_) => Some(Said::Added(MethodKind::Questions)),
            Wish::Thaw => self.frozen_until.map(|_| Said::StillFrozen),
            _ => None,
        }
    }

    fn failed(&mut self, failure: &Failure, now: Moment) {
        let Some(wish) = self.asks.sent().cloned() else { return };
        self.asks.failed(failure);
        if failure.is_end() && matches!(wish, Wish::Confirm(_)) {
            self.begin_anew();
            return;
        }
        if let (Room::Questions(choice), Failure::Refused(problem)) = (&mut self.room, failure)
            && let Some(place) = choice.refused(&problem.flaws)
        {
            self.trouble = Some(Trouble::Unanswered(place));
            return;
        }
        self.trouble = Some(match (&wish, failure.code()) {
            (Wish::Begin(Begin::Mail { .. }), Some(ProblemCode::Malformed)) => Trouble::NotAnAddress,
            (Wish::Confirm(Confirm { shown: Shown::Passkey(_), .. }), Some(ProblemCode::ContactRefused)) => {
                Trouble::KnownPasskey
            }
            (_, Some(ProblemCode::ContactRefused)) => Trouble::ContactWrong,
            _ => failure.to_trouble(now),
        });
        if let (false, Room::Confirm(registration)) = (self.asks.is_lost(), &mut self.room) {
            registration.typed.clear();
        }
    }

    fn offered(&mut self, answer: Result<ProofOptions, Failure>, now: Moment) -> Option<Effect> {
        match answer {
            Ok(options) => {
                if let Some(proof) = &mut self.proof {
                    proof.offered(options);
                }
            }
            Err(failure) => {
                self.proof = None;
                self.trouble = Some(failure.to_trouble(now));
            }
        }
        None
    }

    fn prove(&mut self, event: Event, now: Moment) -> Option<Effect> {
        match self.proof.as_mut()?.on(event, now) {
            Course::Stays(effect) => effect,
            Course::Leaves => {
                let Asked { wish, attempt } = self.proof.take()?.waits;
                // It may be the repeat of something whose answer was lost. What is secret is not kept for that.
                if !matches!(wish, Wish::Password { .. } | Wish::Answer(_)) {
                    self.asks.keep(attempt, wish);
                }
                None
            }
        }
    }

    /// Goes on with what the proof was for.
    fn proved(&mut self, answer: Result<Proved, Failure>, now: Moment) -> Option<Effect> {
        match answer {
            Ok(_) => {
                self.touch(now);
                let proof = self.proof.take()?;
                Some(self.ask(proof.waits))
            }
            Err(failure) => {
                self.proof.as_mut()?.refused(&failure, now);
                None
            }
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
                State::Inside(Box::new(self))
            }
        }
    }
}

/// Tells whether an answer says that nobody is signed in any more.
fn is_signed_out(event: &Event) -> bool {
    let (Event::Answered(Err(failure))
    | Event::Stayed(Err(failure))
    | Event::ProofOffered(Err(failure))
    | Event::Challenged(Err(failure))
    | Event::Proved(Err(failure))) = event
    else {
        return false;
    };
    failure.is_signed_out()
}

const fn over(welcome: Welcome) -> State {
    State::SignIn(SignIn::new(welcome))
}
