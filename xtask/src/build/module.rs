//! Takes the names of source files out of a module: every place that may panic carries one, and a browser never shows any.
//!
//! They are zeroed where they lie, so nothing moves, and compress to nothing. The names of this machine's folders go with
//! them. Reads no more of WebAssembly than where its data lies (core specification §5.5.2, §5.5.14).

use std::env;
use std::ops::Range;

/// The section of the data.
const DATA: u8 = 11;
/// What the name of a source file ends with.
const END: &[u8] = b".rs";
/// Longer than the name of any source file.
const MAX_NAME: usize = 256;

/// What the names of source files begin with: the standard library's, its dependencies', and those of this workspace.
const STARTS: [&str; 4] = ["/rustc/", "/rust/deps/", "frontend/src/", "shared/src/"];

/// Zeroes the name of every source file in the data of a module.
#[must_use]
pub fn without_file_names(mut module: Vec<u8>) -> Vec<u8> {
    let cargo = env::var("CARGO_HOME").or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo")));
    let starts: Vec<String> =
        STARTS.map(str::to_owned).into_iter().chain(cargo.map(|home| format!("{home}/"))).collect();
    if let Some(data) = data(&module).and_then(|place| module.get_mut(place)) {
        for start in starts {
            zero_names(data, start.as_bytes());
        }
    }
    module
}

/// Where the data of a module lies.
fn data(module: &[u8]) -> Option<Range<usize>> {
    // The magic number and the version.
    let mut at = 8;
    loop {
        let (id, rest) = module.get(at..)?.split_first()?;
        let (length, width) = leb128(rest)?;
        let begins = at + 1 + width;
        at = begins.checked_add(length)?;
        if *id == DATA {
            return Some(begins..at);
        }
    }
}

/// Reads a number of 32 bits and says how many bytes it takes (§5.2.2).
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut number = 0;
    for (place, byte) in bytes.iter().take(5).enumerate() {
        number |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((number, place + 1));
        }
    }
    None
}

/// Zeroes every name that begins so: printable letters up to the first [`END`].
fn zero_names(data: &mut [u8], start: &[u8]) {
    let mut from = 0;
    while let Some(found) = data.get(from..).and_then(|rest| rest.windows(start.len()).position(|here| here == start)) {
        let begins = from + found;
        from = begins + start.len();
        let rest = data.get(begins..).unwrap_or_default();
        let name = rest.iter().take(MAX_NAME).take_while(|byte| byte.is_ascii_graphic()).count();
        let Some(end) = rest.get(..name).and_then(|name| name.windows(END.len()).position(|here| here == END)) else {
            continue;
        };
        if let Some(name) = data.get_mut(begins..begins + end + END.len()) {
            name.fill(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(data: &[u8]) -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0\x01\x02frontend/src/no.rs".to_vec();
        // A section whose bytes look like a name is left alone.
        module[9] = 18;
        module.push(DATA);
        module.push(u8::try_from(data.len()).unwrap());
        module.extend(data);
        module
    }

    #[test]
    fn names_are_zeroed_in_the_data_alone_and_nothing_moves() {
        let check = |before: &str, after: &str| {
            let after = after.replace('_', "\0");
            assert_eq!(without_file_names(module(before.as_bytes())), module(after.as_bytes()), "{before}");
        };
        check("whofrontend/src/a.rsshared/src/b/c.rs!", "who__________________________________!");
        check("/rustc/5980/core/cell.rs\n/rustc/ no.rs", "________________________\n/rustc/ no.rs");
        check("nothing", "nothing");
        assert_eq!(without_file_names(b"not a module".to_vec()), b"not a module");
    }
}
