//! The profile `UsernameCaseMapped` (RFC 8265 §3.3), put together from the rules of `precis-profiles`.
//!
//! Two of the library's rules are not used, for the tables they would bring into the worker: the class is [`NameClass`],
//! the normal form that of `latchkey-unicode`. A test holds both against the library.

use precis_profiles::UsernameCaseMapped;
use precis_profiles::precis_core::StringClass;
use precis_profiles::precis_core::profile::Rules;

use super::NameError;
use super::class::NameClass;

/// Maps full-width and half-width characters (RFC 8265 §3.3.2, width mapping).
pub(crate) fn map_width(text: &str) -> Result<String, NameError> {
    let mapped = UsernameCaseMapped::new().width_mapping_rule(text);
    mapped.map(Into::into).map_err(|_| NameError::Characters)
}

/// Enforces the profile once (RFC 8265 §3.3.4).
///
/// 1. Width.
/// 2. The class: nothing but what a user name may hold.
/// 3. Case.
/// 4. Normal form C.
/// 5. Direction (RFC 5893 §2).
pub(super) fn enforce(text: &str) -> Result<String, NameError> {
    let rules = UsernameCaseMapped::new();
    // 1.
    let wide = map_width(text)?;
    // 2.
    NameClass.allows(wide.as_str()).map_err(|_| NameError::Characters)?;
    // 3.
    let lower = rules.case_mapping_rule(wide).map_err(|_| NameError::Characters)?;
    // 4.
    let composed = latchkey_unicode::nfc(&lower).into_owned();
    // 5.
    let name = rules.directionality_rule(composed).map_err(|_| NameError::Characters)?.into_owned();
    if name.is_empty() { Err(NameError::Empty) } else { Ok(name) }
}

#[cfg(test)]
mod tests {
    use precis_profiles::precis_core::IdentifierClass;
    use precis_profiles::precis_core::profile::Profile;

    use super::*;

    fn of_the_library(text: &str) -> Option<String> {
        UsernameCaseMapped::new().enforce(text).ok().map(Into::into)
    }

    /// Rule: no character is allowed that the library refuses, and none refused that it allows.
    #[test]
    fn every_character_is_judged_as_by_the_library() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(NameClass.allows(&text).is_ok(), IdentifierClass::default().allows(&text).is_ok(), "{text:?}");
        }
    }

    /// Rule: every letter has the form that the library gives it. Every other character has none.
    #[test]
    fn every_letter_has_the_form_of_the_library() {
        for c in ('\0'..=char::MAX).filter(|c| c.is_alphanumeric() && u32::from(*c) < 0x1_1000) {
            for text in [c.to_string(), format!("a{c}\u{301}")] {
                assert_eq!(enforce(&text).ok(), of_the_library(&text), "{text:?}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn every_text_is_judged_as_by_the_library(text in "\\PC{0,12}|[a-zA-Zléß·αβ'\u{375}\u{5f3}א\u{30fb}カ\u{200c}\u{200d}क\u{94d}\u{661}\u{6f1}\u{301}]{1,8}") {
            proptest::prop_assert_eq!(enforce(&text).ok(), of_the_library(&text));
        }
    }
}
