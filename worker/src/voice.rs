//! Speaks an answer: recorded characters, each at another pitch and after another pause, over noise, as a WAV file.
//!
//! The recordings lie in `worker/voices/`, made once by the example `voices`, and travel as assets: they do not compress,
//! and few people ask for them. RIFF/WAVE, 16-bit mono PCM.

mod adpcm;

pub use adpcm::Predictor;

use latchkey_protocol::check::ALPHABET;

use crate::chance::Chance;

/// Samples a second, recorded and played.
pub const RATE_HZ: u32 = 8_000;

/// Loudness of the noise under the voice, of 32,767. Loud enough to blur the edges between characters, soft enough to hear.
const NOISE: u32 = 1_100;

/// The recordings of one language: for each character of [`ALPHABET`] two bytes of length, little endian, then IMA ADPCM.
#[derive(Debug)]
pub struct Voice(Vec<u8>);

/// An answer cannot be spoken.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoiceError {
    /// The answer holds a character nobody recorded.
    #[error("expected characters of the picture alphabet only")]
    UnknownCharacter,
    /// The recordings are cut short: the build is broken.
    #[error("expected a recording for every character")]
    ShortRecording,
}

/// Returns the asset with the recordings of a language; English where there is no voice for it.
#[must_use]
pub fn asset_of(locale: &str) -> &'static str {
    let primary = locale.split('-').next().unwrap_or_default();
    if primary.eq_ignore_ascii_case("de") { "/voices/de.adpcm" } else { "/voices/en.adpcm" }
}

/// Speaks an answer with a voice and returns a WAV file.
///
/// # Errors
/// [`VoiceError::UnknownCharacter`] for an answer outside the alphabet, [`VoiceError::ShortRecording`] for a broken build.
pub fn speak(answer: &str, voice: &Voice, chance: &mut Chance) -> Result<Vec<u8>, VoiceError> {
    let mut samples = Vec::new();
    pause(&mut samples, 300, 500, chance);
    for c in answer.chars() {
        let place = ALPHABET.iter().position(|known| *known == c).ok_or(VoiceError::UnknownCharacter)?;
        let recording = voice.recording(place).ok_or(VoiceError::ShortRecording)?;
        samples.extend(pitched(&adpcm::decode(recording), chance));
        pause(&mut samples, 450, 1_000, chance);
    }
    for sample in &mut samples {
        let noise = i32::try_from(chance.whole(0, 2 * NOISE)).unwrap_or(0) - i32::try_from(NOISE).unwrap_or(0);
        *sample = adpcm::clamp(i32::from(*sample) + noise);
    }
    Ok(wav(&samples))
}

impl Voice {
    /// Makes a voice of its recordings.
    #[must_use]
    pub const fn new(recordings: Vec<u8>) -> Self {
        Self(recordings)
    }

    /// Returns the recording of the character at a place of the alphabet.
    fn recording(&self, place: usize) -> Option<&[u8]> {
        let mut rest = self.0.as_slice();
        for _ in 0..place {
            let (_, after) = take(rest)?;
            rest = after;
        }
        take(rest).map(|(recording, _)| recording)
    }
}

/// Splits off one recording with its length.
fn take(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))
}

/// Appends silence of a random length, in milliseconds.
fn pause(samples: &mut Vec<i16>, least_ms: u32, most_ms: u32, chance: &mut Chance) {
    let count = chance.whole(least_ms, most_ms) * (RATE_HZ / 1_000);
    samples.extend((0..count).map(|_| 0_i16));
}

/// Plays a recording up to an eighth slower or faster, and so lower or higher. The step is in 1/4096 of a sample.
fn pitched(recording: &[i16], chance: &mut Chance) -> Vec<i16> {
    let step = usize::try_from(chance.whole(3_600, 4_650)).unwrap_or(4_096);
    let mut out = Vec::with_capacity(recording.len());
    let mut at = 0_usize;
    while let (Some(here), Some(next)) = (recording.get(at >> 12), recording.get((at >> 12) + 1)) {
        let part = i32::try_from(at & 4_095).unwrap_or(0);
        let (here, next) = (i32::from(*here), i32::from(*next));
        out.push(adpcm::clamp(here + (((next - here) * part) >> 12)));
        at += step;
    }
    out
}

/// Wraps samples in a WAV file.
fn wav(samples: &[i16]) -> Vec<u8> {
    let bytes = u32::try_from(samples.len() * 2).unwrap_or(0);
    let mut file = Vec::with_capacity(samples.len() * 2 + 44);
    file.extend(b"RIFF");
    file.extend((36 + bytes).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    // PCM, one channel, samples and bytes a second, bytes and bits a sample.
    file.extend([1, 0, 1, 0]);
    file.extend(RATE_HZ.to_le_bytes());
    file.extend((RATE_HZ * 2).to_le_bytes());
    file.extend([2, 0, 16, 0]);
    file.extend(b"data");
    file.extend(bytes.to_le_bytes());
    file.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Voice {
        Voice::new(include_bytes!("../voices/en.adpcm").to_vec())
    }

    fn german() -> Voice {
        Voice::new(include_bytes!("../voices/de.adpcm").to_vec())
    }

    #[test]
    fn a_voice_is_found_by_language() {
        for (locale, expected) in [
            ("de-AT", "/voices/de.adpcm"),
            ("DE", "/voices/de.adpcm"),
            ("dev", "/voices/en.adpcm"),
            ("é", "/voices/en.adpcm"),
        ] {
            assert_eq!(asset_of(locale), expected, "{locale}");
        }
    }

    #[test]
    fn every_character_is_recorded_in_every_voice() {
        for voice in [english(), german()] {
            for (place, c) in ALPHABET.iter().enumerate() {
                let samples = adpcm::decode(voice.recording(place).unwrap());
                let loudest = samples.iter().map(|s| s.unsigned_abs()).max().unwrap_or(0);
                assert!(samples.len() > 1_600 && loudest > 8_000, "{c}: {} samples, {loudest}", samples.len());
            }
            assert_eq!(voice.recording(ALPHABET.len()), None);
        }
    }

    #[test]
    fn an_answer_becomes_a_wav_file_of_some_seconds() {
        let file = speak("2F7XWR", &german(), &mut Chance::new(1)).unwrap();
        assert_eq!((&file[..4], &file[8..16]), (&b"RIFF"[..], &b"WAVEfmt "[..]));
        let seconds = (file.len() - 44) / (2 * 8_000);
        assert!((4..14).contains(&seconds), "{seconds}");
        let length = u32::from_le_bytes([file[40], file[41], file[42], file[43]]);
        assert_eq!(usize::try_from(length), Ok(file.len() - 44));
    }

    #[test]
    fn two_recordings_of_one_answer_differ() {
        let speak = |seed| speak("234567", &english(), &mut Chance::new(seed)).unwrap();
        assert_ne!(speak(1), speak(2));
        assert_eq!(super::speak("1", &english(), &mut Chance::new(1)), Err(VoiceError::UnknownCharacter));
    }
}
