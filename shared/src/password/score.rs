//! Counts a password: one point for every listed word in it, one for every other character, split so that it is least.
//!
//! Microsoft documents the score without saying how to split; Latchkey takes the least over all ways, so that no order
//! of words can hide one.

use super::index::TermIndex;

/// Points a password must count (Microsoft Entra Password Protection).
pub(super) const NEEDED: u16 = 5;

/// One point: a listed word, or a single character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Folded characters it covers.
    pub length: usize,
    /// Whether it is a listed word.
    pub is_term: bool,
}

/// A password, split into as few pieces as can be.
pub(super) struct Split {
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
    /// Nodes of the index that were met; what the cost is made of.
    #[cfg_attr(not(test), expect(dead_code, reason = "a test asserts what a judgement costs"))]
    pub met: usize,
}

/// The best way from one place of the text to its end.
#[derive(Clone, Copy)]
struct Way {
    points: usize,
    first: Piece,
}

/// Splits folded text.
///
/// 1. A text that is a listed word or one edit away from one is a single piece.
/// 2. From the end to the start: the least points from a place are one more than the least from where its piece ends.
/// 3. Of two equal ways the one with the longer first word is taken, since it explains more.
pub(super) fn split(text: &[char], banned: &TermIndex) -> Split {
    // 1.
    if !text.is_empty() && banned.is_near(text) {
        let whole = Piece { length: text.len(), is_term: true };
        return Split { pieces: vec![whole], met: 0 };
    }
    // 2. `ways` grows from the end: the way that starts `n` characters before the end is number `n - 1`.
    let mut ways: Vec<Way> = Vec::with_capacity(text.len());
    let mut met = 0;
    for start in (0..text.len()).rev() {
        let left = text.len() - start;
        let points_after =
            |length: usize| (left - length).checked_sub(1).and_then(|way| ways.get(way)).map_or(0, |way| way.points);
        let mut best = Way { points: 1 + points_after(1), first: Piece { length: 1, is_term: false } };
        met += banned.at_start(text.get(start..).unwrap_or_default(), |length| {
            let points = 1 + points_after(length);
            // 3.
            if points < best.points || (points == best.points && length > best.first.length) {
                best = Way { points, first: Piece { length, is_term: true } };
            }
        });
        ways.push(best);
    }
    let mut pieces = Vec::new();
    let mut left = text.len();
    while let Some(way) = left.checked_sub(1).and_then(|way| ways.get(way)) {
        pieces.push(way.first);
        left = left.saturating_sub(way.first.length);
    }
    Split { pieces, met }
}
