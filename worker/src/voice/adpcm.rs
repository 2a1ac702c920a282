//! IMA ADPCM: four bits a sample, each a step up or down from the last (IMA Digital Audio Doc-Pac §6, 1992).

/// Step sizes, by index.
const STEPS: [i32; 89] = [
    7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107,
    118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876, 963,
    1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894,
    6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794,
    32767,
];

/// Where decoder (and encoder) stand: the last sample and the step index.
#[derive(Clone, Copy, Debug, Default)]
pub struct Predictor {
    sample: i32,
    index: usize,
}

impl Predictor {
    /// Takes one four-bit code and returns the sample it stands for.
    pub fn take(&mut self, code: u8) -> i16 {
        let step = STEPS.get(self.index).copied().unwrap_or(7);
        let part = |bit: u8, value: i32| if code & bit == 0 { 0 } else { value };
        let change = (step >> 3) + part(4, step) + part(2, step >> 1) + part(1, step >> 2);
        let sample = clamp(if code & 8 == 0 { self.sample + change } else { self.sample - change });
        self.sample = i32::from(sample);
        self.index = match code & 7 {
            0..=3 => self.index.saturating_sub(1),
            high => (self.index + usize::from(high - 3) * 2).min(STEPS.len() - 1),
        };
        sample
    }
}

/// Decodes bytes, low half first, to samples.
#[must_use]
pub fn decode(bytes: &[u8]) -> Vec<i16> {
    let mut predictor = Predictor::default();
    bytes.iter().flat_map(|byte| [byte & 15, byte >> 4]).map(|code| predictor.take(code)).collect()
}

/// Cuts a sample to 16 bits.
#[must_use]
pub fn clamp(sample: i32) -> i16 {
    i16::try_from(sample).unwrap_or(if sample < 0 { i16::MIN } else { i16::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_follow_the_table() {
        // By hand: 0 + 7 + 3 + 1 = 11; index 8 has step 16, so 2 + 16 + 8 + 4 = 30 more. Then 11 down and 2 up.
        assert_eq!(decode(&[0x77]), [11, 41]);
        assert_eq!(decode(&[0x0f]), [-11, -9]);
    }

    #[test]
    fn samples_never_leave_their_range() {
        assert_eq!(decode(&[0x77; 64]).last(), Some(&i16::MAX));
        assert_eq!(decode(&[0xff; 64]).last(), Some(&i16::MIN));
    }
}
