//! A plain reading of JSON that keeps what serde's own values drop: keys that come twice.

use core::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// JSON as it stands there.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`, a truth value or a number.
    Plain(Value),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object, its keys in their order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole text.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// Tells whether a key comes twice in an object, or a list stands anywhere but under the keys that are `lists`.
    #[must_use]
    pub fn is_loose(&self, lists: &[&str]) -> bool {
        match self {
            Self::Plain(_) | Self::Text(_) => false,
            Self::List(_) => true,
            Self::Object(fields) => fields.iter().enumerate().any(|(place, (key, value))| {
                let is_loose = match value {
                    Self::List(items) if lists.contains(&key.as_str()) => items.iter().any(|item| item.is_loose(lists)),
                    value => value.is_loose(lists),
                };
                is_loose || fields.iter().take(place).any(|(earlier, _)| earlier == key)
            }),
        }
    }

    /// Tells whether this says what `written` says: the same fields and values, where `null` says nothing, and texts
    /// under the keys in `normalised` may differ.
    #[must_use]
    pub fn means(&self, written: &Value, normalised: &[&str]) -> bool {
        match (self, written) {
            (Self::Plain(value), written) => value == written,
            (Self::Text(text), Value::String(written)) => text == written,
            (Self::List(items), Value::Array(written)) => {
                items.len() == written.len()
                    && items.iter().zip(written).all(|(item, written)| item.means(written, normalised))
            }
            (Self::Object(fields), Value::Object(written)) => {
                let said: Vec<&(String, Self)> =
                    fields.iter().filter(|(_, value)| *value != Self::Plain(Value::Null)).collect();
                said.len() == written.len()
                    && said.iter().all(|(key, value)| match (written.get(key), value) {
                        (Some(Value::String(_)), Self::Text(_)) if normalised.contains(&key.as_str()) => true,
                        (Some(written), value) => value.means(written, normalised),
                        (None, _) => false,
                    })
            }
            _ => false,
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

/// Builds a [`Json`] out of what a deserializer meets.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Plain(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Plain(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Plain(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Plain(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Plain(value.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = access.next_entry()? {
            fields.push(field);
        }
        Ok(Json::Object(fields))
    }
}
