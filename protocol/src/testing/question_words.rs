//! The words of our security questions in memory, in two languages.

use std::rc::Rc;

use crate::ports::{Fault, QuestionWords};
use crate::testing::executor::take_turns;
use crate::testing::fault::FaultSwitch;

/// The catalogues, as they are written: every message is one line.
const CATALOGUES: [&str; 2] =
    [include_str!("../../../locales/en/questions.ftl"), include_str!("../../../locales/de/questions.ftl")];

/// The words in memory.
#[derive(Debug, Default)]
pub struct MemoryQuestionWords {
    /// Makes reading fail.
    pub faults: FaultSwitch,
}

impl QuestionWords for MemoryQuestionWords {
    async fn all(&self) -> Result<Rc<str>, Fault> {
        take_turns().await;
        self.faults.enter("words").await?;
        let words = questions();
        self.faults.leave("words").await?;
        Ok(words.into())
    }
}

/// Returns the words of every question, a line each, language after language.
#[must_use]
pub fn questions() -> String {
    let message = |line: &'static str| line.strip_prefix("question-")?.split_once(" = ").map(|(_, words)| words);
    let lines: Vec<&str> = CATALOGUES.iter().flat_map(|catalogue| catalogue.lines()).filter_map(message).collect();
    lines.join("\n")
}
