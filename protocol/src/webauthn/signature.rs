//! Signatures, in the one form that verifiers take: of ECDSA both numbers at their full length, of the others as they come.
//!
//! Authenticators write those of ECDSA in DER (§6.5.5, RFC 3279 §2.2.3), which is read strictly: a number has one form.

use super::key::PublicKey;

/// Bytes of a signature on either curve.
const ON_CURVE: usize = 64;

/// Brings a signature into the form that verifiers take; `None` if it is none by this key.
pub(super) fn plain(key: &PublicKey, signature: &[u8]) -> Option<Vec<u8>> {
    match key {
        PublicKey::Es256 { .. } => from_der(signature),
        PublicKey::EdDsa { .. } => (signature.len() == ON_CURVE).then(|| signature.to_vec()),
        PublicKey::Rs256 { modulus } => (signature.len() == modulus.len()).then(|| signature.to_vec()),
    }
}

/// Reads a sequence of two numbers that are greater than zero and have 256 bits at most.
fn from_der(bytes: &[u8]) -> Option<Vec<u8>> {
    let (&[0x30, length], rest) = bytes.split_first_chunk()? else { return None };
    if usize::from(length) != rest.len() {
        return None;
    }
    let mut plain = Vec::with_capacity(ON_CURVE);
    let rest = number(rest, &mut plain)?;
    number(rest, &mut plain)?.is_empty().then_some(plain)
}

fn number<'a>(bytes: &'a [u8], plain: &mut Vec<u8>) -> Option<&'a [u8]> {
    let (&[0x02, length], rest) = bytes.split_first_chunk()? else { return None };
    let (number, rest) = rest.split_at_checked(length.into())?;
    // A zero in front stands only where the number would be negative without it (X.690 §8.3.2), and none is zero.
    let digits = match number {
        [0, digits @ ..] if digits.first().is_some_and(|first| first >> 7 == 1) => digits,
        [first, ..] if *first != 0 && first >> 7 == 0 => number,
        _ => return None,
    };
    let padding = 32_usize.checked_sub(digits.len())?;
    plain.resize(plain.len() + padding, 0);
    plain.extend_from_slice(digits);
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn der(digits: &str) -> Option<Vec<u8>> {
        let digits: String = digits.split(' ').collect();
        from_der(&data_encoding::HEXLOWER.decode(digits.as_bytes()).expect("digits"))
    }

    /// Returns 32 bytes that end like this.
    fn padded(end: &[u8]) -> Vec<u8> {
        [&vec![0; 32 - end.len()][..], end].concat()
    }

    #[test]
    fn numbers_come_at_their_full_length() {
        let plain = |first: &[u8], second: &[u8]| Some([padded(first), padded(second)].concat());
        assert_eq!(der("3006 020101 020102"), plain(&[1], &[2]));
        assert_eq!(der("3008 02020080 02020100"), plain(&[0x80], &[1, 0]));
        let long = format!("3046 022100{} 022100{}", "ff".repeat(32), "80".repeat(32));
        assert_eq!(der(&long), plain(&[0xff; 32], &[0x80; 32]));
    }

    // Rule: a signature has one form.
    #[test]
    fn other_forms_are_refused() {
        let too_long = format!("3026 0221{}01 020101", "7f".repeat(32));
        for digits in [
            "",
            "3006 020101 0201",
            "3006 020101 020102 00",
            "3007 020101 020102 00",
            "3007 020101 020102",
            "3005 020101 020102",
            "308106 020101 020102",
            "3106 020101 020102",
            "3006 030101 020102",
            "3006 020100 020102",
            "3006 020180 020102",
            "3007 02020001 020102",
            "3005 0200 020102",
            "3003 020101",
            &too_long,
        ] {
            assert_eq!(der(digits), None, "{digits}");
        }
    }
}
