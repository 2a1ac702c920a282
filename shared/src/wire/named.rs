//! Reads an enum without data by its name alone. serde by itself also takes `{"pow": null}` for `"pow"`, which the
//! contract does not.

use serde::de::IntoDeserializer;
use serde::{Deserialize, Deserializer};

/// Reads a text, and the variant of that name; for `#[serde(deserialize_with = …)]` in requests.
pub(super) fn named<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<T, D::Error> {
    T::deserialize(String::deserialize(from)?.into_deserializer())
}

#[cfg(test)]
mod tests {
    use crate::wire::{BotCheckRequest, CloseRequest};

    // Rule: a body has exactly one shape.
    #[test]
    fn a_choice_is_read_by_its_name_and_in_no_other_form() {
        assert!(serde_json::from_str::<BotCheckRequest>(r#"{"kind":"pow"}"#).is_ok());
        assert!(serde_json::from_str::<CloseRequest>(r#"{"flow":"f","reason":"cancelled"}"#).is_ok());
        for body in [r#"{"kind":{"pow":null}}"#, r#"{"kind":"POW"}"#, r#"{"kind":0}"#, r#"{"kind":null}"#] {
            assert!(serde_json::from_str::<BotCheckRequest>(body).is_err(), "{body}");
        }
        let body = r#"{"flow":"f","reason":{"cancelled":null}}"#;
        assert!(serde_json::from_str::<CloseRequest>(body).is_err(), "{body}");
    }
}
