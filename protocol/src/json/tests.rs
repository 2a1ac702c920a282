//! What is read here is what `serde_json` reads, but for what is stricter here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::*;

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Everything {
    text: String,
    number: u8,
    below: i64,
    is_so: bool,
    maybe: Option<u64>,
    pair: (u8, String),
    bytes: [u8; 3],
    kinds: Vec<Kind>,
    by_kind: BTreeMap<Kind, u32>,
    tagged: Tagged,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    First,
    Second,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Shape {
    Nothing,
    One(u8),
    Two(u8, u8),
    Named { a: u8 },
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum Tagged {
    Empty,
    Full { shape: Shape },
}

const EVERYTHING: &str = r#"{"text":"a\n\u00e4","number":7,"below":-3,"is_so":true,"maybe":null,"pair":[1,"x"],
    "bytes":[1,2,3],"kinds":["first","second"],"by_kind":{"second":2},"tagged":{"kind":"full","shape":{"two":[1,2]}}}"#;

/// Reads it both ways; both must agree.
fn check<'a, T: Deserialize<'a> + PartialEq + fmt::Debug>(json: &'a str) -> Option<T> {
    let (ours, theirs) = (read::<T>(json.as_bytes()).ok(), serde_json::from_str::<T>(json).ok());
    assert_eq!(ours, theirs, "{json}");
    ours
}

fn error<'a, T: Deserialize<'a> + fmt::Debug>(json: &'a str) -> String {
    read::<T>(json.as_bytes()).unwrap_err().to_string()
}

#[test]
fn every_form_is_read_as_by_serde_json() {
    let value = check::<Everything>(EVERYTHING).unwrap();
    assert_eq!(read::<Everything>(&serde_json::to_vec(&value).unwrap()).unwrap(), value);
    for shape in [r#""nothing""#, r#"{"one":1}"#, r#"{"two":[1,2]}"#, r#"{"named":{"a":1}}"#] {
        assert!(check::<Shape>(shape).is_some(), "{shape}");
    }
    for wrong in [
        r#""one""#,
        r#"{"one":[1,2]}"#,
        r#"{"two":[1]}"#,
        r#"{"two":[1,2,3]}"#,
        r#"{"nothing":1}"#,
        "{}",
        "7",
        r#"{"one":1,"two":2}"#,
        r#"{"one":256}"#,
        r#"{"one":-1}"#,
        r#"{"one":"1"}"#,
        r#"{"one":1} x"#,
        r#"{"one":1"#,
    ] {
        assert_eq!(check::<Shape>(wrong), None, "{wrong}");
    }
    assert_eq!(check::<Tagged>(r#"{"kind":"empty"}"#), Some(Tagged::Empty));
    assert_eq!(check::<Vec<u8>>("[1,2]"), Some(vec![1, 2]));
    assert_eq!(check::<&str>(r#""borrowed""#), Some("borrowed"));
}

/// Rule: one shape and no other. Unknown and repeated fields are refused, and an object is no list.
#[test]
fn an_object_has_exactly_one_shape() {
    #[derive(Debug, PartialEq, Eq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Two {
        a: u8,
        b: Option<u8>,
    }
    assert_eq!(check::<Two>(r#"{"a":1}"#), Some(Two { a: 1, b: None }));
    assert_eq!(check::<Two>(r#"{"a":1,"a":1}"#), None);
    assert_eq!(check::<Two>(r#"{"a":1,"c":1}"#), None);
    assert_eq!(check::<Two>(r#"{"b":1}"#), None);
    assert_eq!(check::<Two>(r#"{"a":1.0}"#), None);
    assert_eq!(check::<Two>(r#"{"a":null}"#), None);
    assert_eq!(serde_json::from_str::<Two>("[1,2]").unwrap(), Two { a: 1, b: Some(2) });
    assert!(read::<Two>(b"[1,2]").is_err());
    assert!(read::<Shape>(br#"{"named":[1]}"#).is_err());
    assert!(read::<Shape>(br#"{"nothing":null}"#).is_err());
    assert!(read::<Two>(b"{\"a\":1,\"\xff\":1}").is_err());
    let deep = "[".repeat(10_000);
    assert!(read::<Vec<u8>>(deep.as_bytes()).is_err(), "depth is bounded");
}

#[test]
fn an_error_says_where_and_what() {
    assert_eq!(error::<Everything>("{}"), "missing field `text`");
    let wrong = EVERYTHING.replace(r#"{"two":[1,2]}"#, r#"{"three":1}"#);
    assert_eq!(error::<Everything>(&wrong), "tagged: unknown variant `three`");
    let wrong = EVERYTHING.replace(r#""second":2"#, r#""second":"2""#);
    assert_eq!(error::<Everything>(&wrong), "by_kind.second: expected a whole number");
    assert_eq!(error::<Everything>("{"), "EOF while parsing an object at line 1 column 1");
}

proptest::proptest! {
    /// Whatever comes, nothing panics, and whatever is read `serde_json` reads alike.
    #[test]
    fn nothing_is_read_that_serde_json_would_not_read(text in "[{}\\[\\]\",:a-z0-9\\\\ -]{0,40}", at in 0..200_usize, c in proptest::char::any()) {
        if let Ok(value) = read::<Shape>(text.as_bytes()) {
            proptest::prop_assert_eq!(serde_json::from_str::<Shape>(&text).ok(), Some(value));
        }
        let changed: String = EVERYTHING.chars().enumerate().map(|(place, old)| if place == at { c } else { old }).collect();
        if let Ok(value) = read::<Everything>(changed.as_bytes()) {
            proptest::prop_assert_eq!(serde_json::from_str::<Everything>(&changed).ok(), Some(value));
        }
    }
}
