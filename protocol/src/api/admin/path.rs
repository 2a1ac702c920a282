//! Reads paths and queries of administrators' calls: places of a path, parameters of a query, both percent-encoded
//! (RFC 3986 §2.1).

use crate::api::Unfit;

/// What stands in the places of a path, in their order; empty where there is none.
pub(super) type Places = [String; 2];

/// Most bytes of what stands in a place or behind the name of a parameter.
const MAX_BYTES: usize = 512;
/// The place that takes a number and nothing else.
const NUMBER: &str = "{version}";

/// Compares a path with that of a row, and returns what stands in the places.
pub(super) fn places(pattern: &str, path: &str) -> Option<Places> {
    let mut found = Places::default();
    let mut free = found.iter_mut();
    let mut segments = path.split('/');
    for wanted in pattern.split('/') {
        let segment = segments.next()?;
        if !wanted.starts_with('{') {
            if wanted != segment {
                return None;
            }
            continue;
        }
        if wanted == NUMBER {
            number(segment)?;
        }
        *free.next()? = decoded(segment).filter(|place| !place.is_empty())?;
    }
    segments.next().is_none().then_some(found)
}

/// Reads a number in the one form it has: digits without sign or leading zero, within what the database counts to.
pub(super) fn number(text: &str) -> Option<u64> {
    let is_plain = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse::<i64>().ok().filter(|_| is_plain).and_then(|number| u64::try_from(number).ok())
}

/// The parameters of a query.
#[derive(Debug)]
pub(super) struct Query(Vec<(&'static str, String)>);

impl Query {
    /// Reads a query that may hold these parameters, each at most once.
    pub fn read(query: &str, names: &[&'static str]) -> Result<Self, Unfit> {
        let mut found: Vec<(&'static str, String)> = Vec::new();
        for pair in query.split('&').filter(|_| !query.is_empty()) {
            let (name, value) = pair.split_once('=').ok_or(Unfit::Query)?;
            let name = names.iter().find(|known| **known == name).ok_or(Unfit::Query)?;
            if found.iter().any(|(known, _)| known == name) {
                return Err(Unfit::Query);
            }
            // Forms write a space as a plus (URL standard, application/x-www-form-urlencoded).
            found.push((name, decoded(&value.replace('+', " ")).ok_or(Unfit::Query)?));
        }
        Ok(Self(found))
    }

    /// Returns a parameter, if it was given.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Returns a parameter that is a number, if it was given.
    pub fn number(&self, name: &str) -> Result<Option<u64>, Unfit> {
        self.get(name).map(|value| number(value).ok_or(Unfit::Query)).transpose()
    }
}

/// Decodes text; none if it is too long, wrongly encoded, no UTF-8, or holds a control character, which no name does.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        bytes.push(match first {
            b'%' => {
                let (digits, tail) = rest.split_at_checked(2)?;
                rest = tail;
                let digits = core::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
                u8::from_str_radix(digits, 16).ok()?
            }
            plain => *plain,
        });
    }
    let text = String::from_utf8(bytes).ok()?;
    (text.len() <= MAX_BYTES && !text.chars().any(char::is_control)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded_or_refused() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(decoded(text).as_deref(), expected, "{text}");
        check("s-nora.lindqvist", Some("s-nora.lindqvist"));
        check("J%c3%BCrgen%20%25", Some("Jürgen %"));
        check("' OR 1=1 --", Some("' OR 1=1 --"));
        for odd in ["%", "%4", "%zz", "%+1", "%c3", "%ff", "%00", "a%0ab", "a\u{7f}"] {
            check(odd, None);
        }
        assert_eq!(decoded(&"x".repeat(MAX_BYTES)).map(|text| text.len()), Some(MAX_BYTES));
        check(&"x".repeat(MAX_BYTES + 1), None);
    }

    #[test]
    fn a_query_holds_what_the_call_takes_and_each_once() {
        let check = |query: &str, expected: Result<[Option<&str>; 2], Unfit>| {
            let read = Query::read(query, &["search", "limit"]);
            let found = read.as_ref().map(|read| [read.get("search"), read.get("limit")]).map_err(|unfit| *unfit);
            assert_eq!(found, expected, "{query}");
        };
        check("", Ok([None, None]));
        check("search=nora+l%2B", Ok([Some("nora l+"), None]));
        check("limit=5&search=", Ok([Some(""), Some("5")]));
        for odd in ["search", "search=a&search=b", "other=1", "search=a&", "&", "Search=a", "search=%ff"] {
            check(odd, Err(Unfit::Query));
        }
        let query = Query::read("limit=05", &["limit"]).unwrap();
        assert_eq!(query.number("limit"), Err(Unfit::Query));
        assert_eq!(query.number("search"), Ok(None));
    }
}
