//! Puts ink on pixels: the characters, lines across them, and specks.

use super::glyph;
use super::warp::{Placement, Segment, Wave};
use crate::chance::Chance;

/// Pixels across.
pub const WIDTH: usize = 240;
/// Pixels down.
pub const HEIGHT: usize = 80;

/// Pixels between two characters, from middle to middle.
const ADVANCE: f32 = 36.0;
/// Pixels from the left edge to the middle of the first character.
const MARGIN: f32 = 30.0;
/// Lines drawn across the characters, as broad as their strokes, so that cutting by breadth removes both.
const LINES: u32 = 3;
/// One speck for so many pixels.
const SPECKS: u64 = 24;
/// The level of paper; 0 is ink.
const PAPER: u8 = 3;

/// A picture in four levels of grey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canvas {
    levels: Vec<u8>,
}

/// A character's ink with the box that holds it, so that most pixels skip most ink.
struct Shape {
    segments: Vec<Segment>,
    left: f32,
    right: f32,
}

impl Shape {
    fn new(segments: Vec<Segment>) -> Self {
        let xs = || segments.iter().flat_map(|s| [(s.from.0, s.radius), (s.to.0, s.radius)]);
        let left = xs().map(|(x, r)| x - r - 1.0).fold(f32::INFINITY, f32::min);
        let right = xs().map(|(x, r)| x + r + 1.0).fold(f32::NEG_INFINITY, f32::max);
        Self { segments, left, right }
    }

    /// Returns how dark the ink is at a point: 0 paper, 3 full.
    fn ink(&self, point: (f32, f32)) -> u8 {
        if point.0 < self.left || point.0 > self.right {
            return 0;
        }
        let darkness = |segment: &Segment| {
            let distance = segment.distance_squared(point);
            // Three rings instead of a square root: the edge looks smooth enough at four levels.
            [0.6_f32, 0.0, -0.6]
                .into_iter()
                .map(|edge| u8::from(distance < (segment.radius + edge).powi(2)))
                .sum::<u8>()
        };
        self.segments.iter().map(darkness).max().unwrap_or(0)
    }
}

impl Canvas {
    /// Returns the rows, top to bottom; each pixel is 0 (ink) to 3 (paper).
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.levels.chunks(WIDTH)
    }
}

/// Draws characters, bent by chance.
#[must_use]
pub fn draw(answer: &str, chance: &mut Chance) -> Canvas {
    let wave = Wave::choose(chance);
    let mut shapes: Vec<Shape> = Vec::new();
    let mut x = MARGIN + chance.between(-4.0, 4.0);
    for c in answer.chars() {
        shapes.push(Shape::new(character(c, (x, 40.0 + chance.between(-5.0, 5.0)), chance)));
        x += ADVANCE + chance.between(-3.0, 3.0);
    }
    for _ in 0..LINES {
        shapes.push(Shape::new(line(chance)));
    }

    let mut levels = Vec::with_capacity(WIDTH * HEIGHT);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let at = wave.source((pixels(x), pixels(y)));
            let ink = shapes.iter().map(|shape| shape.ink(at)).max().unwrap_or(0);
            let level = PAPER.saturating_sub(ink);
            levels.push(if chance.next().is_multiple_of(SPECKS) { PAPER - level } else { level });
        }
    }
    Canvas { levels }
}

/// Returns the ink of one character around a centre.
fn character(c: char, centre: (f32, f32), chance: &mut Chance) -> Vec<Segment> {
    let placement = Placement::choose(centre, chance);
    let radius = chance.between(1.6, 2.3);
    let mut segments = Vec::new();
    for stroke in glyph::strokes(c) {
        for (from, to) in stroke.iter().zip(stroke.iter().skip(1)) {
            segments.push(Segment { from: placement.place(*from), to: placement.place(*to), radius });
        }
    }
    segments
}

/// Returns a bent line from edge to edge.
fn line(chance: &mut Chance) -> Vec<Segment> {
    let radius = chance.between(0.9, 1.7);
    let mut from = (0.0, chance.between(12.0, 68.0));
    (1_u8..=6)
        .map(|part| {
            let to = (f32::from(part) * 40.0, (from.1 + chance.between(-18.0, 18.0)).clamp(6.0, 74.0));
            let segment = Segment { from, to, radius };
            from = to;
            segment
        })
        .collect()
}

/// A pixel's number as a coordinate.
fn pixels(count: usize) -> f32 {
    u16::try_from(count).map_or(0.0, f32::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_holds_ink_and_paper() {
        let canvas = draw("4M8UY3", &mut Chance::new(3));
        assert_eq!(canvas.rows().count(), HEIGHT);
        assert!(canvas.rows().all(|row| row.len() == WIDTH));
        let dark = |level: &&u8| **level == 0;
        assert!(canvas.levels.iter().filter(dark).nth(1_500).is_some(), "too little ink");
        assert!(canvas.levels.iter().filter(dark).nth(8_000).is_none(), "too much ink");
    }
}
