//! Common and leaked passwords in memory: whichever a test names.

use core::cell::RefCell;

use latchkey_shared::password::{Password, common_preimage};

use crate::breach::{self, Prefix};
use crate::ports::{Breaches, CommonPasswords, Fault};
use crate::testing::executor::take_turns;
use crate::testing::fault::FaultSwitch;

/// A list of common passwords in memory.
#[derive(Debug)]
pub struct MemoryCommonPasswords {
    listed: Vec<&'static str>,
    /// Makes reading fail.
    pub faults: FaultSwitch,
}

impl Default for MemoryCommonPasswords {
    fn default() -> Self {
        // Of the 100,000 commonest; long enough for the strictest rules and made of no banned word.
        Self { listed: vec!["1qaz2wsx3edc4rfv"], faults: FaultSwitch::default() }
    }
}

impl CommonPasswords for MemoryCommonPasswords {
    async fn holds(&self, password: &Password) -> Result<bool, Fault> {
        take_turns().await;
        self.faults.enter("common_passwords").await?;
        let is_listed = self.listed.contains(&common_preimage(password).as_str());
        self.faults.leave("common_passwords").await?;
        Ok(is_listed)
    }
}

/// Leaked passwords in memory, asked for by range like the real ones.
#[derive(Debug, Default)]
pub struct MemoryBreaches {
    answer: RefCell<Option<String>>,
    leaked: RefCell<Vec<Password>>,
    asked: RefCell<Vec<String>>,
    /// Makes asking fail.
    pub faults: FaultSwitch,
}

impl MemoryBreaches {
    /// Lets a password leak.
    pub fn leak(&self, password: Password) {
        self.leaked.borrow_mut().push(password);
    }

    /// Answers this from now on, whatever is asked.
    pub fn answer_always(&self, answer: &str) {
        self.answer.replace(Some(answer.to_owned()));
    }

    /// Returns every prefix that was asked for.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked.borrow().clone()
    }
}

impl MemoryBreaches {
    fn rows(&self, prefix: Prefix) -> String {
        let leaked = self.leaked.borrow();
        let rows = leaked.iter().map(breach::query).filter(|(known, _)| *known == prefix);
        let rows = rows.map(|(_, suffix)| format!("{}:7", suffix.digits()));
        let padding = format!("{}:0", "0".repeat(35));
        rows.chain([padding]).collect::<Vec<_>>().join("\r\n")
    }
}

impl Breaches for MemoryBreaches {
    async fn range(&self, prefix: &Prefix) -> Result<String, Fault> {
        take_turns().await;
        self.asked.borrow_mut().push(prefix.as_str().to_owned());
        self.faults.enter("breaches").await?;
        let answer = self.answer.borrow().clone().unwrap_or_else(|| self.rows(*prefix));
        self.faults.leave("breaches").await?;
        Ok(answer)
    }
}
