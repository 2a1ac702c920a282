//! The choice of security questions: which at which place, and what is wrong at each. The answers stay in their fields until
//! they are sent.
//!
//! Pure. What an answer has to be the edge decides (`latchkey_shared::answer`), by the words of the questions and the tables
//! of Unicode, which would weigh more than this page; here is only what can be seen without them.

use latchkey_shared::answer::AnswerFault;
use latchkey_shared::problem::Flaw;
use latchkey_shared::wire::{Question, Questions};

use super::wish::Chosen;
use crate::flow::Secret;

/// Choosing questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What there is to choose from.
    pub questions: Vec<Question>,
    /// As many places as questions are wanted.
    pub slots: Vec<Slot>,
}

/// A place for a question and its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// The id of the question; empty while none is chosen.
    pub question: String,
    /// What is wrong here.
    pub fault: Option<Fault>,
}

/// What is wrong at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No question is chosen.
    NoQuestion,
    /// The question, or its answer, is not what it has to be.
    Of(AnswerFault),
}

impl Fault {
    /// Tells whether it is the question that is wrong, and not its answer.
    #[must_use]
    pub const fn is_of_question(self) -> bool {
        matches!(self, Self::NoQuestion | Self::Of(AnswerFault::QuestionTwice | AnswerFault::NoSuchQuestion))
    }
}

impl Choice {
    pub(super) fn new(offered: Questions) -> Self {
        let slots = (0..offered.to_register).map(|_| Slot::default()).collect();
        Self { questions: offered.questions, slots }
    }

    /// Tells whether a question can be chosen at a place: not if another one has it.
    #[must_use]
    pub fn is_free(&self, place: usize, question: &str) -> bool {
        !self.slots.iter().enumerate().any(|(other, slot)| other != place && slot.question == question)
    }

    pub(super) fn choose(&mut self, place: usize, question: String) {
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = Slot { question, fault: None };
        }
    }

    /// Takes the answers as they are sent; or says at which place something is missing.
    pub(super) fn answered(&mut self, answers: Vec<Secret>) -> Result<Vec<Chosen>, usize> {
        for (slot, answer) in self.slots.iter_mut().zip(&answers) {
            slot.fault = match () {
                () if slot.question.is_empty() => Some(Fault::NoQuestion),
                () if answer.expose().trim().is_empty() => Some(Fault::Of(AnswerFault::TooShort)),
                () => None,
            };
        }
        let chosen = |(slot, answer): (&Slot, Secret)| Chosen { question: slot.question.clone(), answer };
        let chosen = || self.slots.iter().zip(answers).map(chosen).collect();
        self.faulty().map_or_else(|| Ok(chosen()), Err)
    }

    /// Takes what the edge says is wrong, and returns the first place; nothing where some of it belongs to none.
    pub(super) fn refused(&mut self, flaws: &[Flaw]) -> Option<usize> {
        for Flaw { place, words } in flaws {
            let slot = self.slots.get_mut(place_in(place)?)?;
            slot.fault = slot.fault.or(Some(Fault::Of(AnswerFault::from_words(words)?)));
        }
        self.faulty()
    }

    fn faulty(&self) -> Option<usize> {
        self.slots.iter().position(|slot| slot.fault.is_some())
    }
}

/// Reads the number in `answers[1].answer`.
fn place_in(place: &str) -> Option<usize> {
    place.strip_prefix("answers[")?.split_once(']')?.0.parse().ok()
}
