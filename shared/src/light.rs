//! A light reader of JSON, for the browser: the same documents as serde reads, at a tenth of the weight.
//!
//! serde compiles a loop over names, a slot and an error for every field of every type, which was a third of the app.
//! Here a text becomes a [`Value`] once, in code that all types share, and a type only names what it takes out of it.
//! As strict as serde: unknown and doubled names, wrong types and anything after the end are refused. Lighter in two
//! things: an error says nothing, and numbers have no sign, fraction or exponent, since the contract has none.
//! The contract itself stays with serde; `light/tests.rs` holds the two against each other.

mod answers;
mod parse;
#[cfg(test)]
mod tests;

/// A JSON document in memory (RFC 8259).
#[derive(Debug)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An unsigned integer.
    Number(u64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object.
    Object(Object),
}

/// The members of an object that nobody has taken yet.
#[derive(Debug, Default)]
pub struct Object(Vec<(String, Value)>);

/// What can be read from JSON in the browser.
pub trait FromJson: Sized {
    /// Reads a value; nothing if it is another one.
    fn from_json(value: Value) -> Option<Self>;

    /// What stands for a member that is not there; nothing if it has to be.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// Reads a whole text; nothing if it is not JSON, or not this.
#[must_use]
pub fn read<T: FromJson>(text: &str) -> Option<T> {
    T::from_json(parse::parse(text)?)
}

impl Value {
    /// Returns the text of a string.
    #[must_use]
    pub fn into_text(self) -> Option<String> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Returns the members of an object.
    #[must_use]
    pub fn into_object(self) -> Option<Object> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }

    fn into_number(self) -> Option<u64> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    fn into_list(self) -> Option<Vec<Self>> {
        if let Self::List(list) = self { Some(list) } else { None }
    }
}

impl Object {
    /// Takes a member out and reads it.
    pub fn take<T: FromJson>(&mut self, name: &str) -> Option<T> {
        self.take_value(name).map_or_else(T::absent, T::from_json)
    }

    /// Takes a member out and reads it; what stands for it if it is not there, the caller says.
    pub fn take_or<T: FromJson>(&mut self, name: &str, otherwise: T) -> Option<T> {
        self.take_value(name).map_or(Some(otherwise), T::from_json)
    }

    /// Takes the only member out.
    #[must_use]
    pub fn into_only(mut self) -> Option<(String, Value)> {
        self.0.pop().filter(|_| self.0.is_empty())
    }

    /// Returns what was read if every member was taken: unknown ones are refused.
    #[must_use]
    pub fn spent<T>(&self, read: T) -> Option<T> {
        self.0.is_empty().then_some(read)
    }

    // Never inlined, as it is called for every member there is.
    #[inline(never)]
    fn take_value(&mut self, name: &str) -> Option<Value> {
        let place = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.swap_remove(place).1)
    }
}

/// Finds a text among the names of an enum's values.
#[must_use]
#[inline(never)]
pub fn place_of(value: Value, names: &[&str]) -> Option<usize> {
    let text = value.into_text()?;
    names.iter().position(|name| *name == text)
}

/// Reads types from JSON by naming what is in them.
///
/// A struct names its members, which are called as its fields are unless `as "…"` says otherwise; `(?)` marks one that may
/// be left out for its default, `(? …)` for that value. An enum without content names its values.
#[macro_export]
macro_rules! from_json {
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (@take $object:ident $name:expr,) => { $object.take($name)? };
    (@take $object:ident $name:expr, ?) => { $object.take_or($name, Default::default())? };
    (@take $object:ident $name:expr, ? $otherwise:expr) => { $object.take_or($name, $otherwise)? };
    ($(struct $type:ident { $($field:ident $(as $name:literal)? $(($($optional:tt)+))?),* $(,)? })*) => {$(
        impl $crate::light::FromJson for $type {
            fn from_json(value: $crate::light::Value) -> Option<Self> {
                let mut object = value.into_object()?;
                let read = Self {
                    $($field: $crate::from_json!(@take object $crate::from_json!(@name $field $($name)?), $($($optional)+)?)),*
                };
                object.spent(read)
            }
        }
    )*};
    ($(enum $type:ident { $($name:literal => $value:ident),* $(,)? })*) => {$(
        impl $crate::light::FromJson for $type {
            fn from_json(value: $crate::light::Value) -> Option<Self> {
                let place = $crate::light::place_of(value, &[$($name),*])?;
                [$(Self::$value),*].get(place).copied()
            }
        }
    )*};
}

impl FromJson for bool {
    fn from_json(value: Value) -> Option<Self> {
        if let Value::Bool(bool) = value { Some(bool) } else { None }
    }
}

impl FromJson for String {
    fn from_json(value: Value) -> Option<Self> {
        value.into_text()
    }
}

macro_rules! numbers {
    ($($number:ident)*) => {$(
        impl FromJson for $number {
            fn from_json(value: Value) -> Option<Self> {
                value.into_number()?.try_into().ok()
            }
        }
    )*};
}

numbers! { u8 u16 u32 u64 }

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: Value) -> Option<Self> {
        if matches!(value, Value::Null) { Some(None) } else { T::from_json(value).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: Value) -> Option<Self> {
        let list = value.into_list()?;
        // Collected into an `Option` it would weigh twice as much, for every type there is a list of.
        let mut read = Self::with_capacity(list.len());
        for value in list {
            read.push(T::from_json(value)?);
        }
        Some(read)
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(value: Value) -> Option<Self> {
        T::from_json(value).map(Self::new)
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn from_json(value: Value) -> Option<Self> {
        let [a, b] = value.into_list()?.try_into().ok()?;
        Some((A::from_json(a)?, B::from_json(b)?))
    }
}
