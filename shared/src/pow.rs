//! Proof of work: what the browser computes and the worker checks. The hash itself is the caller's.
//!
//! For each `i` in `0..count` find the least `n` such that SHA-256(salt ‖ i as one byte ‖ n as eight bytes, big endian)
//! begins with `bits` zero bits. Several small searches make the total time far more even than one large one.

/// Bytes of a salt.
pub const SALT_BYTES: usize = 16;
/// Most bits a search asks for.
pub const MAX_BITS: u8 = 24;
/// Most searches of one check.
pub const MAX_COUNT: u8 = 32;

/// Returns the bytes to hash for number `n` of search `i`.
#[must_use]
pub fn preimage(salt: &[u8; SALT_BYTES], i: u8, n: u64) -> [u8; SALT_BYTES + 9] {
    let mut bytes = [0; SALT_BYTES + 9];
    let (head, tail) = bytes.split_at_mut(SALT_BYTES);
    head.copy_from_slice(salt);
    let (index, number) = tail.split_at_mut(1);
    index.fill(i);
    number.copy_from_slice(&n.to_be_bytes());
    bytes
}

/// Tells whether a hash begins with `bits` zero bits.
#[must_use]
pub fn has_leading_zeros(hash: &[u8; 32], bits: u8) -> bool {
    let zeros: u32 = match hash.iter().position(|byte| *byte != 0) {
        None => 256,
        Some(at) => {
            let whole = u32::try_from(at).unwrap_or(0) * 8;
            whole + hash.get(at).map_or(0, |byte| byte.leading_zeros())
        }
    };
    zeros >= u32::from(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preimage_is_salt_index_number() {
        let bytes = preimage(&[9; 16], 3, 258);
        assert_eq!(&bytes[..16], &[9; 16]);
        assert_eq!(&bytes[16..], &[3, 0, 0, 0, 0, 0, 0, 1, 2]);
    }

    #[test]
    fn zeros_are_counted_in_bits() {
        let mut hash = [0xff; 32];
        hash[0] = 0;
        hash[1] = 0x1f;
        assert!(has_leading_zeros(&hash, 11));
        assert!(!has_leading_zeros(&hash, 12));
        assert!(has_leading_zeros(&[0; 32], 255));
    }
}
