//! Play for shapes and sounds: cheap, seeded, and not secret. Never for anything that somebody could gain by guessing.

/// A sequence of numbers without visible order (`SplitMix64`).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Starts a sequence.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns the next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a whole number in `low..=high`.
    pub fn whole(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        low.saturating_add(u32::try_from(self.next() % span).unwrap_or(0))
    }

    /// Returns a number between the two.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        let [a, b, ..] = self.next().to_be_bytes();
        low + (high - low) * f32::from(u16::from_be_bytes([a, b])) / f32::from(u16::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_within_their_bounds() {
        let mut chance = Chance::new(7);
        for _ in 0..1_000 {
            assert!((3..=9).contains(&chance.whole(3, 9)));
            assert!((-1.0..=2.5).contains(&chance.between(-1.0, 2.5)));
        }
        assert_eq!(chance.whole(4, 4), 4);
    }
}
