//! Hands a tree to the types that are made of it (serde's data model; externally tagged enums as `serde_json` has them).

use std::borrow::Cow;
use std::vec::IntoIter;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::Unread;
use super::tree::Tree;

impl<'de> Tree<'de> {
    fn whole<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self {
            Self::Whole(value) => visitor.visit_u64(value),
            Self::Negative(value) => visitor.visit_i64(value),
            _ => Err(Unread::expected("a whole number")),
        }
    }

    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self {
            Self::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Self::Text(Cow::Owned(text)) => visitor.visit_string(text),
            _ => Err(Unread::expected("text")),
        }
    }

    fn list<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        let Self::List(items) = self else { return Err(Unread::expected("a list")) };
        let mut items = Items(items.into_iter());
        let value = visitor.visit_seq(&mut items)?;
        // A pair is no triple.
        if items.0.len() == 0 { Ok(value) } else { Err(Unread::expected("a shorter list")) }
    }

    fn object<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        let Self::Object(entries) = self else { return Err(Unread::expected("an object")) };
        visitor.visit_map(Entries { rest: entries.into_iter(), key: Cow::Borrowed(""), value: None })
    }
}

macro_rules! as_whole {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
            self.whole(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Tree<'de> {
    type Error = Unread;

    as_whole! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_i32 deserialize_i64 }

    forward_to_deserialize_any! { i8 i16 i128 u128 f32 f64 char bytes byte_buf unit unit_struct }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Bool(value) => visitor.visit_bool(value),
            Self::Whole(_) | Self::Negative(_) | Self::Fraction => self.whole(visitor),
            Self::Text(_) => self.text(visitor),
            Self::List(_) => self.list(visitor),
            Self::Object(_) => self.object(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        let Self::Bool(value) = self else { return Err(Unread::expected("true or false")) };
        visitor.visit_bool(value)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        self.text(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        let Self::Text(name) = self else { return Err(Unread::expected("a name")) };
        visitor.visit_str(&name)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        if matches!(self, Self::Null) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unread> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        self.list(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unread> {
        self.list(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unread> {
        self.list(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        self.object(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        self.object(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        visitor.visit_enum(Variant::of(self)?)
    }
}

/// The items of a list.
struct Items<'de>(IntoIter<Tree<'de>>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Unread;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unread> {
        self.0.next().map(|item| seed.deserialize(item)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// The entries of an object. A key comes before its value.
struct Entries<'de> {
    rest: IntoIter<(Tree<'de>, Tree<'de>)>,
    /// The key of `value`, for whoever asks where it was.
    key: Cow<'de, str>,
    value: Option<Tree<'de>>,
}

impl<'de> Entries<'de> {
    fn next_key(&mut self) -> Option<Tree<'de>> {
        let (key, value) = self.rest.next()?;
        self.value = Some(value);
        if let Tree::Text(name) = &key {
            self.key.clone_from(name);
        }
        Some(key)
    }

    fn next_value(&mut self) -> Result<Tree<'de>, Unread> {
        self.value.take().ok_or_else(|| Unread::expected("a value"))
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Unread;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unread> {
        self.next_key().map(|key| seed.deserialize(key)).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unread> {
        let value = self.next_value()?;
        seed.deserialize(value).map_err(|error| error.within(&self.key))
    }
}

/// A variant of an enum: its name, and what it holds.
struct Variant<'de> {
    name: Tree<'de>,
    content: Option<Tree<'de>>,
}

impl<'de> Variant<'de> {
    /// A text is a variant that holds nothing; an object with one entry is one that holds something.
    fn of(tree: Tree<'de>) -> Result<Self, Unread> {
        match tree {
            Tree::Text(_) => Ok(Self { name: tree, content: None }),
            Tree::Object(mut entries) if entries.len() == 1 => {
                let (name, content) = entries.pop().ok_or_else(|| Unread::expected("one entry"))?;
                Ok(Self { name, content: Some(content) })
            }
            _ => Err(Unread::expected("one of several names")),
        }
    }
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Unread;
    type Variant = Content<'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Content<'de>), Unread> {
        Ok((seed.deserialize(self.name)?, Content(self.content)))
    }
}

/// What a variant holds.
struct Content<'de>(Option<Tree<'de>>);

impl<'de> Content<'de> {
    fn there(self) -> Result<Tree<'de>, Unread> {
        self.0.ok_or_else(|| Unread::expected("something in the variant"))
    }
}

impl<'de> VariantAccess<'de> for Content<'de> {
    type Error = Unread;

    fn unit_variant(self) -> Result<(), Unread> {
        if self.0.is_none() { Ok(()) } else { Err(Unread::expected("nothing in the variant")) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unread> {
        seed.deserialize(self.there()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unread> {
        self.there()?.list(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Unread> {
        self.there()?.object(visitor)
    }
}
