//! Security questions of one account: which answers may be registered, how they are kept, which are drawn, what is right.
//!
//! Pure. Each answer is kept as a slow hash of its own, because there are few likely ones to any question. Not here: which
//! questions there are ([`crate::policy`]), when they may be asked (`crate::gate`), and who counts wrong ones (the guard).

use latchkey_shared::answer::{AnswerFault, AnswerText};
use latchkey_shared::problem::Flaw;
use latchkey_shared::wire::{Question, QuestionAnswer};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::credential::{self, Cost, CredentialHash, Verified};
use crate::digest;
use crate::ids::{EnrolmentId, SubjectId, TenantId};
use crate::json;
use crate::keys::Keys;
use crate::limits::DAY_S;
use crate::policy::{Questions, words_of};
use crate::ports::{Entropy, Fault};
use crate::time::UnixSeconds;

/// An answer as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptAnswer {
    /// The question's name.
    pub question: String,
    /// The hash of the answer, folded.
    pub hash: CredentialHash,
}

/// Writes answers as they are kept, to be sealed.
///
/// # Errors
/// None in practice: they are texts.
pub fn written(answers: &[KeptAnswer]) -> Result<Vec<u8>, Fault> {
    serde_json::to_vec(answers).map_err(|error| Fault::new("enrolments", error))
}

/// Reads answers that were [`written`].
#[must_use]
pub fn read(text: &[u8]) -> Option<Vec<KeptAnswer>> {
    json::read(text).ok()
}

/// Returns everything that is wrong with answers to be registered, each with its place in the request. `words` are those of
/// our own questions ([`QuestionWords`](crate::ports::QuestionWords)).
///
/// 1. As many as the policy asks for: no page sends another number.
/// 2. Each question is asked, and answered once.
/// 3. Each answer is long enough to be one, short enough to be remembered, and not given away by its question.
/// 4. No answer twice, or one that is overheard would be two.
#[must_use]
pub fn flaws(policy: &Questions, words: &str, answers: &[QuestionAnswer]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut add = |place: String, fault: AnswerFault| flaws.push(Flaw { place, words: fault.words().to_owned() });
    // 1.
    let wanted = usize::from(policy.to_register);
    if answers.len() != wanted {
        let fault = if answers.len() < wanted { AnswerFault::TooFew } else { AnswerFault::TooMany };
        add("answers".to_owned(), fault);
        return flaws;
    }
    let folded: Vec<_> = answers.iter().map(|known| known.answer.folded()).collect();
    for (place, (given, text)) in answers.iter().zip(&folded).enumerate() {
        let earlier = answers.iter().take(place);
        // 2.
        let question = policy.find(&given.question);
        let at_question = match &question {
            None => Some(AnswerFault::NoSuchQuestion),
            Some(_) => {
                earlier.into_iter().any(|known| known.question == given.question).then_some(AnswerFault::QuestionTwice)
            }
        };
        // 3. and 4.
        let length = text.chars().count();
        let at_answer = match question {
            _ if length < *AnswerFault::LENGTH.start() => Some(AnswerFault::TooShort),
            _ if length > *AnswerFault::LENGTH.end() => Some(AnswerFault::TooLong),
            _ if folded.iter().take(place).any(|known| known == text) => Some(AnswerFault::SameAsAnother),
            Some(question) if is_given_away(&question, words, text) => Some(AnswerFault::PartOfQuestion),
            _ => None,
        };
        for (part, fault) in [("question", at_question), ("answer", at_answer)] {
            if let Some(fault) = fault {
                add(format!("answers[{place}].{part}"), fault);
            }
        }
    }
    flaws
}

/// Tells whether the words of one stand in the other, whole and in a row.
fn is_given_away(question: &Question, words: &str, answer: &str) -> bool {
    let answer = spaced(answer);
    let holds = |text: &str, part: &str| part.len() > 1 && text.contains(part);
    words_of(question, words)
        .iter()
        .map(|words| spaced(words))
        .any(|words| holds(&words, &answer) || holds(&answer, &words))
}

/// Returns the words of a folded text, each between spaces.
fn spaced(folded: &str) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(folded.len().saturating_add(2)));
    text.push(' ');
    for c in folded.chars() {
        if c.is_alphanumeric() {
            text.push(c);
        } else if !text.ends_with(' ') {
            text.push(' ');
        }
    }
    if !text.ends_with(' ') {
        text.push(' ');
    }
    text
}

/// Hashes answers, each under a salt of its own.
///
/// # Errors
/// A [`Fault`] without randomness or memory.
pub fn keep(answers: &[QuestionAnswer], entropy: &impl Entropy, cost: Cost) -> Result<Vec<KeptAnswer>, Fault> {
    let keep = |given: &QuestionAnswer| {
        let hash = credential::hash_text(&given.answer.folded(), entropy, cost)?;
        Ok(KeptAnswer { question: given.question.clone(), hash })
    };
    answers.iter().map(keep).collect()
}

/// Returns how many answers are to questions that are still asked.
#[must_use]
pub fn counting(policy: &Questions, kept: &[KeptAnswer]) -> usize {
    kept.iter().filter(|answer| policy.find(&answer.question).is_some()).count()
}

/// Draws the questions of a reset, the same ones all day (UTC): whoever could have others drawn would wait for those that
/// they know the answers to.
#[must_use]
pub fn draw<'a>(
    policy: &Questions,
    kept: &'a [KeptAnswer],
    (keys, tenant): (&Keys, &TenantId),
    whose: (&SubjectId, &EnrolmentId),
    at: UnixSeconds,
) -> Vec<(Question, &'a CredentialHash)> {
    let mut drawn: Vec<([u8; 16], Question, &CredentialHash)> = Vec::new();
    for answer in kept {
        let Some(question) = policy.find(&answer.question) else { continue };
        let rank = digest::draw_rank(keys, tenant, whose, &answer.question, at.0 / DAY_S);
        let place = drawn.partition_point(|(known, ..)| *known <= rank);
        drawn.insert(place, (rank, question, &answer.hash));
        drawn.truncate(usize::from(policy.to_reset));
    }
    drawn.into_iter().map(|(_, question, hash)| (question, hash)).collect()
}

/// Tells whether every answer is right. It hashes as often for whoever has none as for anybody, and goes on behind a wrong
/// one, so that time says neither how many there are nor which was wrong.
///
/// # Errors
/// A [`Fault`] if there is no memory for it.
pub fn are_right(
    drawn: &[(Question, &CredentialHash)],
    typed: &[AnswerText],
    to_reset: u8,
    cost: Cost,
) -> Result<bool, Fault> {
    let wanted = usize::from(to_reset);
    let mut right = drawn.len() == wanted && typed.len() == wanted && wanted > 0;
    for place in 0..wanted {
        let text = typed.get(place).map(AnswerText::folded).unwrap_or_default();
        let hash = drawn.get(place).map(|(_, hash)| *hash);
        let verified = credential::verify_text(&text, hash, cost)?;
        right &= matches!(verified, Verified::Right { .. });
    }
    Ok(right)
}

#[cfg(test)]
mod tests;
