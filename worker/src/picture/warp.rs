//! Bends the strokes: each character turned, sheared and scaled by itself, then the whole line waved.

use super::glyph::Point;
use crate::chance::Chance;

/// A straight piece of ink.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    /// Where it begins.
    pub from: Point,
    /// Where it ends.
    pub to: Point,
    /// Half its breadth, in pixels.
    pub radius: f32,
}

impl Segment {
    /// Returns the square of the distance from a point to the ink's middle line.
    #[must_use]
    pub fn distance_squared(&self, (x, y): Point) -> f32 {
        let (ax, ay) = self.from;
        let (dx, dy) = (self.to.0 - ax, self.to.1 - ay);
        let length = dx * dx + dy * dy;
        let along = if length > 0.0 { (((x - ax) * dx + (y - ay) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
        let (px, py) = (ax + along * dx - x, ay + along * dy - y);
        px * px + py * py
    }
}

/// Turns, shears, scales and places one character.
#[derive(Clone, Copy, Debug)]
pub struct Placement {
    centre: Point,
    scale: Point,
    shear: f32,
    sine: f32,
    cosine: f32,
}

impl Placement {
    /// Chooses how a character stands around a centre, in pixels.
    pub fn choose(centre: Point, chance: &mut Chance) -> Self {
        let angle = chance.between(-0.36, 0.36);
        Self {
            centre,
            scale: (chance.between(3.6, 4.6), chance.between(3.9, 4.9)),
            shear: chance.between(-0.25, 0.25),
            sine: angle.sin(),
            cosine: angle.cos(),
        }
    }

    /// Returns where a point of the character's grid lies in the picture.
    #[must_use]
    pub fn place(&self, (x, y): Point) -> Point {
        let (x, y) = ((x - 3.0) * self.scale.0, (y - 5.0) * self.scale.1);
        let x = x + self.shear * y;
        (self.centre.0 + x * self.cosine - y * self.sine, self.centre.1 + x * self.sine + y * self.cosine)
    }
}

/// A wave over the whole picture.
#[derive(Clone, Copy, Debug)]
pub struct Wave {
    height: f32,
    length: f32,
    phase: f32,
}

impl Wave {
    /// Chooses a wave.
    pub fn choose(chance: &mut Chance) -> Self {
        Self {
            height: chance.between(2.0, 4.0),
            length: chance.between(9.0, 16.0),
            phase: chance.between(0.0, core::f32::consts::TAU),
        }
    }

    /// Returns the place whose ink is shown at a point.
    #[must_use]
    pub fn source(&self, (x, y): Point) -> Point {
        (
            x + self.height * 0.7 * (y / self.length + self.phase).sin(),
            y + self.height * (x / (self.length * 1.6) + self.phase).cos(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_is_to_the_nearest_point_of_the_segment() {
        let segment = Segment { from: (0.0, 0.0), to: (4.0, 0.0), radius: 1.0 };
        for (point, expected) in [((2.0, 3.0), 9.0), ((7.0, 4.0), 25.0), ((-3.0, 0.0), 9.0)] {
            assert!((segment.distance_squared(point) - expected).abs() < 1e-4, "{point:?}");
        }
    }
}
