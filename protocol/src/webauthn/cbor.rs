//! Reads CBOR (RFC 8949) as authenticators write it (CTAP 2.1 §8, canonical form), and nothing else.
//!
//! One value and what stands behind it. Lengths are definite and numbers as short as can be; no key stands twice in a map; no
//! tags, no fractions. How much is read, and how deep, is bounded by what came. Not here: the order of keys, which nothing
//! depends on.

/// How deep values may lie in each other: a statement holds a list of certificates at the third level.
const MAX_DEPTH: u8 = 6;
/// Most entries of a map or a list.
const MAX_ENTRIES: u64 = 64;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// A whole number.
    Number(i64),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A text.
    Text(&'a str),
    /// A list.
    List(Vec<Value<'a>>),
    /// A map.
    Map(Entries<'a>),
    /// `false`, `true`, `null` or `undefined`, by number.
    Simple(u8),
}

/// What is in a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entries<'a>(Vec<(Value<'a>, Value<'a>)>);

impl<'a> Entries<'a> {
    /// Returns how many there are.
    pub(super) const fn count(&self) -> usize {
        self.0.len()
    }

    /// Returns the value of a numbered key.
    pub(super) fn at(&self, key: i64) -> Option<&Value<'a>> {
        self.of(&Value::Number(key))
    }

    /// Returns the value of a named key.
    pub(super) fn named(&self, key: &str) -> Option<&Value<'a>> {
        self.of(&Value::Text(key))
    }

    fn of(&self, key: &Value<'_>) -> Option<&Value<'a>> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }
}

impl<'a> Value<'a> {
    /// Returns the number, where it is one.
    pub(super) const fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// Returns the bytes, where it is some.
    pub(super) const fn bytes(&self) -> Option<&'a [u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    /// Returns the text, where it is one.
    pub(super) const fn text(&self) -> Option<&'a str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Returns what is in it, where it is a map.
    pub(super) const fn entries(&self) -> Option<&Entries<'a>> {
        if let Self::Map(entries) = self { Some(entries) } else { None }
    }
}

/// Reads a value, and returns what stands behind it; `None` if there is none of this form.
pub(super) fn read(bytes: &[u8]) -> Option<(Value<'_>, &[u8])> {
    let mut reader = Reader { rest: bytes };
    let value = reader.value(MAX_DEPTH)?;
    Some((value, reader.rest))
}

/// Reads a value that all of the bytes are; `None` if they are not.
pub(super) fn read_whole(bytes: &[u8]) -> Option<Value<'_>> {
    let (value, rest) = read(bytes)?;
    rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: u8) -> Option<Value<'a>> {
        let depth = depth.checked_sub(1)?;
        let (kind, argument) = self.head()?;
        match kind {
            0 => i64::try_from(argument).ok().map(Value::Number),
            1 => i64::try_from(argument).ok().map(|argument| Value::Number(-1 - argument)),
            2 => self.take(argument).map(Value::Bytes),
            3 => core::str::from_utf8(self.take(argument)?).ok().map(Value::Text),
            4 => {
                let mut items = Vec::new();
                for _ in 0..few(argument)? {
                    items.push(self.value(depth)?);
                }
                Some(Value::List(items))
            }
            5 => {
                let mut entries = Entries(Vec::new());
                for _ in 0..few(argument)? {
                    let key = self.value(depth)?;
                    if entries.of(&key).is_some() {
                        return None;
                    }
                    entries.0.push((key, self.value(depth)?));
                }
                Some(Value::Map(entries))
            }
            7 => u8::try_from(argument).ok().filter(|simple| (20..=23).contains(simple)).map(Value::Simple),
            _ => None,
        }
    }

    /// Reads the kind of a value and the number that goes with it, which must be as short as can be.
    fn head(&mut self) -> Option<(u8, u64)> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        let (kind, short) = (first >> 5, first & 31);
        let (length, least) = match short {
            0..=23 => return Some((kind, short.into())),
            24 => (1, 24),
            25 => (2, 1 << 8),
            26 => (4, 1 << 16),
            27 => (8, 1 << 32),
            // No length, or one that is reserved.
            _ => return None,
        };
        let number = self.take(length)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
        // What is longer in the last kind is a fraction, or a simple value that nobody knows.
        (kind < 7 && number >= least).then_some((kind, number))
    }

    fn take(&mut self, length: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(usize::try_from(length).ok()?)?;
        self.rest = rest;
        Some(taken)
    }
}

fn few(count: u64) -> Option<u64> {
    (count <= MAX_ENTRIES).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads hexadecimal digits as a whole value; spaces part them.
    fn read_hex(digits: &str) -> Option<Value<'static>> {
        let digits: String = digits.split(' ').collect();
        let bytes = data_encoding::HEXLOWER.decode(digits.as_bytes()).expect("digits");
        read_whole(bytes.leak())
    }

    #[track_caller]
    fn check(digits: &str, expected: &Value<'_>) {
        assert_eq!(read_hex(digits).as_ref(), Some(expected), "{digits}");
    }

    // Examples of RFC 8949, appendix A.
    #[test]
    fn what_authenticators_write_is_read() {
        check("00", &Value::Number(0));
        check("17", &Value::Number(23));
        check("18 18", &Value::Number(24));
        check("19 03e8", &Value::Number(1_000));
        check("1a 000f4240", &Value::Number(1_000_000));
        check("1b 000000e8d4a51000", &Value::Number(1_000_000_000_000));
        check("20", &Value::Number(-1));
        check("39 03e7", &Value::Number(-1_000));
        check("44 01020304", &Value::Bytes(&[1, 2, 3, 4]));
        check("64 49455446", &Value::Text("IETF"));
        check("83 01 02 03", &Value::List([1, 2, 3].map(Value::Number).to_vec()));
        check("a1 01 f5", &Value::Map(Entries(vec![(Value::Number(1), Value::Simple(21))])));
        check("a0", &Value::Map(Entries(Vec::new())));
        check("f6", &Value::Simple(22));
    }

    // Rule: nothing can be written in two ways, so that nobody else reads something else out of it.
    #[test]
    fn nothing_else_is_read() {
        for digits in [
            "",
            "00 00",                  // something behind it
            "18 17",                  // longer than needed
            "19 00ff",                // likewise
            "1a 0000ffff",            // likewise
            "1b 00000000ffffffff",    // likewise
            "1b ffffffffffffffff",    // greater than any number of ours
            "1c",                     // reserved
            "5f 42 0102 ff",          // without a length
            "9f 01 ff",               // likewise
            "bf 01 02 ff",            // likewise
            "44 010203",              // cut off
            "5b 7fffffffffffffff 00", // longer than everything there is
            "62 c328",                // no UTF-8
            "a2 01 02 01 03",         // a key twice
            "a2 6161 01 6161 02",     // likewise
            "a1 01",                  // no value
            "c0 00",                  // a tag
            "f9 3c00",                // a fraction
            "f8 ff",                  // a simple value that nobody knows
            "e0",                     // likewise
            "98 41",                  // more than a list may hold
            "81 81 81 81 81 81 00",   // deeper than anything of ours
            "a1 01 a2 02 03 02 04",   // a key twice, further in
        ] {
            assert_eq!(read_hex(digits), None, "{digits}");
        }
        assert!(read_hex("81 81 81 81 81 00").is_some());
    }

    proptest::proptest! {
        // Rule: whatever comes, reading ends, and takes no more than there is.
        #[test]
        fn what_is_read_and_what_is_left_is_what_came(bytes: Vec<u8>) {
            if let Some((_, rest)) = read(&bytes) {
                proptest::prop_assert!(rest.len() < bytes.len());
                proptest::prop_assert!(bytes.ends_with(rest));
            }
        }
    }
}
