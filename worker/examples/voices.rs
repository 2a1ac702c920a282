//! Records the voices of the picture check with `espeak-ng` and writes `worker/voices/*.adpcm`.
//!
//! Run by hand from the root when the alphabet changes: `cargo run -p latchkey-worker --example voices`. The speech a
//! synthesiser utters is not covered by its licence. Sample rate, order and coding are those of `worker/src/voice.rs`.

use std::error::Error;
use std::process::Command;

/// Characters in the order of the alphabet, and what the voice is told to say.
const ENGLISH: [&str; 16] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "eff",
    "ell",
    "em",
    "are",
    "you",
    "double you",
    "ex",
    "why",
];
/// "zwo" as on the telephone: "zwei" sounds like "drei".
const GERMAN: [&str; 16] = [
    "zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "eff", "ell", "emm", "err", "uu", "weh", "ix",
    "üpsilon",
];

fn main() -> Result<(), Box<dyn Error>> {
    for (language, voice, words) in [("en", "en-gb", ENGLISH), ("de", "de", GERMAN)] {
        let mut file = Vec::new();
        for word in words {
            let coded = encode(&trimmed(&spoken(voice, word)?));
            file.extend(u16::try_from(coded.len())?.to_le_bytes());
            file.extend(coded);
        }
        println!("{language}: {} bytes", file.len());
        std::fs::write(format!("worker/voices/{language}.adpcm"), file)?;
    }
    Ok(())
}

/// Has a word spoken and returns it at 8,000 samples a second, at full loudness.
fn spoken(voice: &str, word: &str) -> Result<Vec<i32>, Box<dyn Error>> {
    let output = Command::new("espeak-ng").args(["-v", voice, "-s", "150", "-g", "0", "--stdout", word]).output()?;
    let header = output.stdout.get(..44).ok_or("expected a WAV file")?;
    let rate = header.get(24..28).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes).ok_or("expected a rate")?;
    let samples: Vec<i32> = output
        .stdout
        .get(44..)
        .unwrap_or_default()
        .chunks_exact(2)
        .filter_map(|b| b.try_into().ok())
        .map(|b| i32::from(i16::from_le_bytes(b)))
        .collect();
    // Each new sample is the mean of the old ones it covers: a plain low-pass, good enough for speech.
    let mut resampled = Vec::new();
    for n in 0_u64.. {
        let from = usize::try_from(n * u64::from(rate) / 8_000)?;
        let to = usize::try_from((n + 1) * u64::from(rate) / 8_000)?;
        let Some(covered) = samples.get(from..to) else { break };
        resampled.push(covered.iter().sum::<i32>() / i32::try_from(covered.len().max(1))?);
    }
    let loudest = resampled.iter().map(|s| s.abs()).max().unwrap_or(1).max(1);
    Ok(resampled.into_iter().map(|s| s * 24_000 / loudest).collect())
}

/// Cuts silence off both ends.
fn trimmed(samples: &[i32]) -> Vec<i32> {
    let is_loud = |s: &&i32| s.abs() > 500;
    let lead = samples.iter().take_while(|s| !is_loud(s)).count();
    let tail = samples.iter().rev().take_while(|s| !is_loud(s)).count();
    samples.get(lead..samples.len().saturating_sub(tail)).unwrap_or_default().to_vec()
}

/// Encodes by trying all sixteen codes with the decoder and keeping the nearest: slow, short, and right by construction.
fn encode(samples: &[i32]) -> Vec<u8> {
    let mut predictor = latchkey_worker::voice::Predictor::default();
    let mut codes = samples.iter().map(|sample| {
        let heard = |code: &u8| i32::from(predictor.clone().take(*code));
        let code = (0..16).min_by_key(|code| (heard(code) - sample).abs()).unwrap_or(0);
        predictor.take(code);
        code
    });
    let mut bytes = Vec::new();
    while let Some(low) = codes.next() {
        bytes.push(low | (codes.next().unwrap_or(0) << 4));
    }
    bytes
}
