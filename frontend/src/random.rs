//! Randomness of the browser: attempts, and the bytes of a suggested password.

use latchkey_shared::opaque::Attempt;

/// Draws the name of a new action.
#[must_use]
pub fn attempt() -> Attempt {
    Attempt::from_bytes(bytes())
}

/// Draws random bytes from `crypto.getRandomValues`.
///
/// Every browser of our baseline has it; without it the bytes are zero and the edge takes the attempt for a repeat,
/// which harms nobody but this page.
#[must_use]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Ok(crypto) = gloo::utils::window().crypto() {
        drop(crypto.get_random_values_with_u8_array(&mut bytes));
    }
    bytes
}
