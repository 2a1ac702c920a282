//! Writes down what the native judge says of many passwords, a line of JSON each, for `judge.mjs` to compare with.
//!
//! `verdicts COUNT FILE`: the corpus of `password`, then texts spliced out of it until there are as many. The same ones
//! each time.

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use latchkey_fuzz::password::case;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let usage = "usage: verdicts COUNT FILE";
    let count: usize = arguments.next().ok_or(usage)?.parse()?;
    let mut file = BufWriter::new(File::create(arguments.next().ok_or(usage)?)?);

    let mut paths = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/password"))? {
        paths.push(entry?.path());
    }
    paths.sort();
    let corpus: Vec<Vec<u8>> = paths.iter().map(fs::read).collect::<Result<_, _>>()?;
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for number in 0..count {
        let input = match corpus.get(number) {
            Some(input) => input.clone(),
            None => dice.spliced(&corpus),
        };
        writeln!(file, "{}", case(&input))?;
    }
    Ok(file.flush()?)
}

/// A small generator (xorshift): the cases only have to differ.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides.max(1)).unwrap_or(1)).unwrap_or_default()
    }

    /// The beginning of one input, the end of another, and a byte that neither had.
    fn spliced(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        let mut half = |from_start: bool| {
            let Some(input) = corpus.get(self.below(corpus.len())) else { return Vec::new() };
            let (head, tail) = input.split_at(self.below(input.len() + 1));
            if from_start { head.to_vec() } else { tail.to_vec() }
        };
        let (mut head, tail) = (half(true), half(false));
        head.push(u8::try_from(self.below(256)).unwrap_or_default());
        [head, tail].concat()
    }
}
