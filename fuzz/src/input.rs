//! Takes bytes apart: numbers from the front, texts up to a line's end. Whatever is missing is zero or empty.

/// What is left of an input.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a>(pub &'a [u8]);

impl Input<'_> {
    /// Takes one byte.
    pub fn byte(&mut self) -> u8 {
        let [byte] = self.bytes();
        byte
    }

    /// Takes so many bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        let (taken, rest) = self.0.split_at(N.min(self.0.len()));
        for (place, byte) in bytes.iter_mut().zip(taken) {
            *place = *byte;
        }
        self.0 = rest;
        bytes
    }

    /// Takes eight bytes as a number.
    pub fn number(&mut self) -> u64 {
        u64::from_be_bytes(self.bytes())
    }

    /// Takes everything up to the next line end, as text; what is no UTF-8 is replaced.
    pub fn line(&mut self) -> String {
        let end = self.0.iter().position(|byte| *byte == b'\n');
        let (line, rest) = match end.and_then(|end| self.0.split_at_checked(end)) {
            Some((line, rest)) => (line, rest.split_first().map_or(rest, |(_, rest)| rest)),
            None => (self.0, &[][..]),
        };
        self.0 = rest;
        String::from_utf8_lossy(line).into_owned()
    }

    /// Takes a line, in which `\n`, `\r` and `\0` stand for what a line cannot hold.
    pub fn text(&mut self) -> String {
        self.line().replace("\\n", "\n").replace("\\r", "\r").replace("\\0", "\0")
    }

    /// Takes the rest as text; what is no UTF-8 is replaced.
    #[must_use]
    pub fn rest(self) -> String {
        String::from_utf8_lossy(self.0).into_owned()
    }

    /// Tells whether nothing is left.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
