//! A new password on its way from its field to the judge's request.

use core::fmt;

use zeroize::Zeroizing;

/// A password as typed. Redacted in `Debug`, wiped when dropped; judged and prepared elsewhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes what was typed.
    #[must_use]
    pub const fn new(typed: Zeroizing<String>) -> Self {
        Self(typed)
    }

    /// Returns the text, to send it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Rule: nothing of a password gets into a log.
    #[test]
    fn a_secret_does_not_print_itself() {
        assert!(!format!("{:?}", Secret::new(Zeroizing::new("copper-otter".to_owned()))).contains("copper"));
    }
}
