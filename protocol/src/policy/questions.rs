//! The security questions an organisation has asked, if any: off by default, because answers can be researched, overheard
//! and guessed (NIST SP 800-63B-4 §3.1.1.2 asks none, and §4.2 recovers no account by them; docs/decisions/0120).
//!
//! Ours have their words in `locales/*/questions.ftl`, and a number that names them for ever; the organisation's own have a
//! name made of their words, so that other words are another question. Not here: who may use them (`judge.rs`), and answers
//! (`crate::question`).

use data_encoding::BASE64URL_NOPAD;
use latchkey_shared::answer::fold;
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::Question;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// How many questions there are whose words we know. Entra: 35.
pub const PREDEFINED: u8 = 35;

/// Which questions there are, how many have to be answered to register, and how many in a reset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Questions {
    /// Of ours, by their names; all of them by default.
    pub predefined: Set<Predefined>,
    /// The organisation's own, in its words.
    pub custom: Vec<String>,
    /// How many are answered to register, 3 to 5.
    pub to_register: u8,
    /// How many are drawn in a reset, 3 to 5, and no more than are registered.
    pub to_reset: u8,
}

impl Default for Questions {
    fn default() -> Self {
        Self { predefined: (1..=PREDEFINED).map(Predefined).collect(), custom: Vec::new(), to_register: 5, to_reset: 3 }
    }
}

/// One of our questions, `q01` to `q35`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Predefined(u8);

/// What came names none of our questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a question from q01 to q35")]
pub struct NotAQuestion;

impl Questions {
    /// Returns every question there is to choose from, ours first.
    #[must_use]
    pub fn all(&self) -> Vec<Question> {
        let ours = self.predefined.iter().map(|known| Question { id: String::from(*known), text: None });
        let own = self.custom.iter().map(|text| Question { id: name_of(text), text: Some(text.clone()) });
        ours.chain(own).collect()
    }

    /// Finds a question by its name. Asked for each answer of an account that is read, so that time must not tell who has
    /// any: only an organisation's own cost a digest.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Question> {
        if let Ok(known) = Predefined::try_from(id.to_owned()) {
            return self.predefined.contains(&known).then(|| Question { id: id.to_owned(), text: None });
        }
        let own = id.starts_with('c').then(|| self.custom.iter().find(|text| name_of(text) == id)).flatten();
        own.map(|text| Question { id: id.to_owned(), text: Some(text.clone()) })
    }
}

/// Returns a question's words, folded, in every language there is. `ours` is what
/// [`QuestionWords`](crate::ports::QuestionWords) promises: a line for each of ours, language after language.
pub(crate) fn words_of(question: &Question, ours: &str) -> Vec<Zeroizing<String>> {
    if let Some(text) = &question.text {
        return vec![fold(text)];
    }
    let Ok(Predefined(number)) = Predefined::try_from(question.id.clone()) else { return Vec::new() };
    let before = usize::from(number.saturating_sub(1));
    ours.lines().skip(before).step_by(usize::from(PREDEFINED)).map(fold).collect()
}

/// Returns what one of an organisation's questions is called: 64 bits of its words' digest behind a `c`.
fn name_of(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    format!("c{}", BASE64URL_NOPAD.encode(digest.first_chunk::<8>().map_or(&[], |head| head.as_slice())))
}

impl TryFrom<String> for Predefined {
    type Error = NotAQuestion;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let digit = |byte: u8| byte.checked_sub(b'0').filter(|value| *value < 10);
        let number = match text.as_bytes() {
            [b'q', tens, ones] => digit(*tens).zip(digit(*ones)).map(|(tens, ones)| tens * 10 + ones),
            _ => None,
        };
        number.filter(|number| (1..=PREDEFINED).contains(number)).map(Self).ok_or(NotAQuestion)
    }
}

impl From<Predefined> for String {
    fn from(Predefined(number): Predefined) -> Self {
        let digit = |value: u8| char::from(b'0'.saturating_add(value));
        ['q', digit(number / 10), digit(number % 10)].into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    // Rule: every question of ours has words in every language there is, for an answer must not be part of them.
    #[test]
    fn every_question_has_its_words() {
        let questions = Questions::default().all();
        assert_eq!(questions.len(), 35);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales");
        let catalogues = latchkey_locales::read(&folder, "questions.ftl").unwrap_or_else(|errors| panic!("{errors}"));
        let ours = latchkey_locales::lines(&catalogues);
        for question in &questions {
            let words: Vec<Zeroizing<String>> = words_of(question, &ours);
            let id = question.id.replace('q', "question-");
            let expected: Vec<_> = catalogues.iter().map(|catalogue| fold(&catalogue.render(&id, &[]))).collect();
            assert_eq!(words, expected, "{question:?}");
            assert!(words.iter().all(|words| words.len() > 10), "{question:?}");
        }
    }

    #[test]
    fn questions_are_named_for_ever() {
        let names = |questions: &Questions| questions.all().into_iter().map(|known| known.id).collect::<Vec<_>>();
        let custom = vec!["Which ward did you begin on?".to_owned()];
        let mut questions = Questions { predefined: Set::new(), custom, ..Questions::default() };
        // Format pin: the names stand beside the answers. The digest's head, by sha256sum and basenc --base64url.
        assert_eq!(names(&questions), ["cQQHAVY3-P_s"]);
        questions.predefined = [Predefined(9), Predefined(35)].into_iter().collect();
        assert_eq!(names(&questions)[..2], ["q09", "q35"]);
        assert_eq!(questions.find("q10"), None);
        assert_eq!(questions.find("cQQHAVY3-P_t"), None);
        assert!(questions.all().iter().all(|known| questions.find(&known.id).as_ref() == Some(known)));
        for text in ["q00", "q36", "q1", "q001", "Q01", "", "q0", "qq1", "q0:", "q:0", "q/1"] {
            assert_eq!(Predefined::try_from(text.to_owned()), Err(NotAQuestion), "{text}");
        }
        for number in 1..=PREDEFINED {
            assert_eq!(Predefined::try_from(String::from(Predefined(number))), Ok(Predefined(number)));
        }
    }
}
