//! The picture check: characters to read, and the same characters spoken.
//!
//! Drawn and mixed here in pure Rust from strokes and recorded samples; the answer leaves the worker only sealed.
//! Not here: which characters there are, drawing, sealing and comparing the answer (see `protocol::check`).

mod canvas;
mod glyph;
mod png;
mod warp;

use latchkey_protocol::check;
use latchkey_protocol::platform::{Picture, Pictures};
use latchkey_protocol::ports::{Entropy, Fault};

use worker::Fetcher;

use crate::chance::Chance;
use crate::voice::{self, Voice};

const PART: &str = "bot_check";

/// Draws and speaks with randomness from a port.
#[derive(Debug)]
pub struct StrokePictures<E> {
    entropy: E,
    assets: Fetcher,
}

impl<E: Entropy> StrokePictures<E> {
    /// Makes one over a source of randomness and the assets that hold the voices.
    pub const fn new(entropy: E, assets: Fetcher) -> Self {
        Self { entropy, assets }
    }

    /// Loads the voice of a language.
    async fn voice(&self, locale: &str) -> Result<Voice, Fault> {
        let fault = |error: worker::Error| Fault::new(PART, error);
        let mut found =
            self.assets.fetch(format!("https://assets{}", voice::asset_of(locale)), None).await.map_err(fault)?;
        if found.status_code() != 200 {
            return Err(Fault::new(PART, "expected the voices among the assets; build them with `cargo xtask build`"));
        }
        found.bytes().await.map(Voice::new).map_err(fault)
    }

    /// Draws the seed of the play in shapes and sounds. Answers never come from it.
    fn chance(&self) -> Result<Chance, Fault> {
        let mut seed = [0; 8];
        self.entropy.fill(&mut seed)?;
        Ok(Chance::new(u64::from_be_bytes(seed)))
    }
}

impl<E: Entropy> Pictures for StrokePictures<E> {
    async fn draw(&self) -> Result<Picture, Fault> {
        let answer = check::draw_answer(&self.entropy)?;
        let png = png::encode(&canvas::draw(&answer, &mut self.chance()?));
        Ok(Picture { png, answer })
    }

    async fn speak(&self, answer: &str, locale: &str) -> Result<Vec<u8>, Fault> {
        let voice = self.voice(locale).await?;
        voice::speak(answer, &voice, &mut self.chance()?).map_err(|error| Fault::new(PART, error))
    }
}

#[cfg(test)]
mod tests {
    use latchkey_protocol::check::ALPHABET;

    use super::*;

    #[test]
    fn every_character_of_the_alphabet_can_be_drawn() {
        for c in ALPHABET {
            assert!(!glyph::strokes(c).is_empty(), "{c}");
        }
    }

    #[test]
    fn a_picture_is_small_and_two_of_one_answer_differ() {
        let first = png::encode(&canvas::draw("2F7XWR", &mut Chance::new(1)));
        let second = png::encode(&canvas::draw("2F7XWR", &mut Chance::new(2)));
        assert!(first.len() < 8_000, "{}", first.len());
        assert_ne!(first, second);
    }
}
