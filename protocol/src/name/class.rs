//! Which characters a user name may hold: the `IdentifierClass` of RFC 8264 §4.2, from a table that the build script
//! computes with `precis-core`. The rules that look at a character's neighbours (§4.2.2) are the library's own.

use precis_profiles::precis_core::{DerivedPropertyValue, StringClass};

/// What the class says of a code point.
#[derive(Clone, Copy)]
enum Value {
    Allowed,
    ContextJ,
    ContextO,
    Disallowed,
}

/// Where another value begins, from the first character to the last.
static VALUES: &[(char, Value)] = &include!(concat!(env!("OUT_DIR"), "/identifier_class.rs"));

/// The class.
pub(super) struct NameClass;

impl StringClass for NameClass {
    fn get_value_from_char(&self, c: char) -> DerivedPropertyValue {
        self.get_value_from_codepoint(u32::from(c))
    }

    fn get_value_from_codepoint(&self, code_point: u32) -> DerivedPropertyValue {
        let after = VALUES.partition_point(|(first, _)| u32::from(*first) <= code_point);
        match after.checked_sub(1).and_then(|place| VALUES.get(place)) {
            Some((_, Value::Allowed)) => DerivedPropertyValue::PValid,
            Some((_, Value::ContextJ)) => DerivedPropertyValue::ContextJ,
            Some((_, Value::ContextO)) => DerivedPropertyValue::ContextO,
            Some((_, Value::Disallowed)) | None => DerivedPropertyValue::Disallowed,
        }
    }
}
