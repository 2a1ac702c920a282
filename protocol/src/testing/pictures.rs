//! Picture checks without a picture: the answer is known beforehand.

use crate::platform::{Picture, Pictures};
use crate::ports::Fault;
use crate::testing::fault::FaultSwitch;

/// Draws the same characters every time.
#[derive(Debug)]
pub struct FixedPictures {
    /// The characters.
    pub answer: String,
    /// Makes drawing and speaking fail.
    pub faults: FaultSwitch,
}

impl Default for FixedPictures {
    fn default() -> Self {
        Self { answer: "HK4TW".to_owned(), faults: FaultSwitch::default() }
    }
}

impl Pictures for FixedPictures {
    async fn draw(&self) -> Result<Picture, Fault> {
        self.faults.before("pictures")?;
        // The signature of a PNG (its specification, §5.2): enough for whoever only carries it.
        Ok(Picture { png: b"\x89PNG\r\n\x1a\n".to_vec(), answer: self.answer.clone() })
    }

    async fn speak(&self, answer: &str, locale: &str) -> Result<Vec<u8>, Fault> {
        self.faults.before("pictures")?;
        Ok(format!("RIFF {locale} {}", answer.len()).into_bytes())
    }
}
