//! Takes the function names out of a wasm module: worker-build always keeps them, and they are a tenth of the worker.
//!
//! They only serve stack traces. WebAssembly core 2.0 §5.5 (binary format of modules), §7.4.1 (name section).

use anyhow::{Context, Result, bail};

/// `\0asm` and version 1.
const PREAMBLE_BYTES: usize = 8;
/// The id of sections that a module works without.
const CUSTOM: u8 = 0;

/// Returns the module without its custom section `name`.
///
/// # Errors
/// When it is no wasm module.
pub fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    let (preamble, mut rest) = module.split_at_checked(PREAMBLE_BYTES).context("expected a wasm module")?;
    if !preamble.starts_with(b"\0asm") {
        bail!("expected a wasm module");
    }
    let mut small = preamble.to_vec();
    while let Some((id, after_id)) = rest.split_first() {
        let (length, body) = leb128(after_id)?;
        let header = rest.len() - body.len();
        let (section, after) = rest.split_at_checked(header + length).context("a section is cut short")?;
        let contents = section.get(header..).unwrap_or_default();
        if *id != CUSTOM || !is_called(contents, b"name")? {
            small.extend_from_slice(section);
        }
        rest = after;
    }
    Ok(small)
}

/// Tells whether a custom section has this name.
fn is_called(section: &[u8], name: &[u8]) -> Result<bool> {
    let (length, rest) = leb128(section)?;
    Ok(rest.get(..length) == Some(name))
}

/// Reads an unsigned LEB128 number of at most 32 bits, and returns it with what follows.
fn leb128(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut value = 0_usize;
    for (place, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Ok((value, bytes.get(place + 1..).unwrap_or_default()));
        }
    }
    bail!("expected a number")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_names_go() {
        let preamble = b"\0asm\x01\0\0\0";
        let (kept, code) = (b"\0\x06\x04kept!", b"\x0a\x01\0");
        let names = [b"\0\x85\x01\x04name".as_slice(), &[7; 128]].concat();
        let module = [preamble.as_slice(), kept, &names, code].concat();
        assert_eq!(without_names(&module).unwrap(), [preamble.as_slice(), kept, code].concat());
        assert!(without_names(b"\0asm\x01\0\0\0\x0a\x05\0").is_err());
        assert!(without_names(b"text of eight").is_err());
    }
}
