//! Security questions: which there are, and their answers, to be registered and in a reset.

use serde::{Deserialize, Serialize};

use crate::answer::AnswerText;
use crate::opaque::Attempt;

/// A question to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Names it: `q01` to `q35` are ours, whose words the page knows in every language; others are the organisation's.
    pub id: String,
    /// The words of one of the organisation's, in whatever language it wrote them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// `GET /me/security-info/questions`: what there is to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Questions {
    /// How many of them have to be answered.
    pub to_register: u8,
    /// The questions.
    pub questions: Vec<Question>,
}

/// An answer to register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct QuestionAnswer {
    /// `Question::id`.
    pub question: String,
    /// What somebody will remember.
    pub answer: AnswerText,
}

/// `POST /me/security-info/questions`: registers answers, in place of those there were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct QuestionsRequest {
    /// This action.
    pub attempt: Attempt,
    /// As many as have to be registered.
    pub answers: Vec<QuestionAnswer>,
}

/// How somebody stands with their security questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct QuestionsHeld {
    /// How many are answered of those that are still asked.
    pub registered: u8,
    /// How many have to be answered to register.
    pub to_register: u8,
}
