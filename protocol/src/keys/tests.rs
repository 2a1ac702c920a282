//! What a doctor says about secrets, and that it never says a secret.

use std::collections::BTreeMap;

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

use super::*;
use crate::time::UnixSeconds;

/// Returns good random-looking base64 that is different for every seed.
fn random(seed: &str) -> String {
    BASE64.encode(&Sha256::digest(seed.as_bytes()))
}

fn good() -> BTreeMap<&'static str, String> {
    let mut variables: BTreeMap<_, _> =
        Keys::REQUIRED.into_iter().map(|name| (name, format!("1700000000:{}", random(name)))).collect();
    variables.insert("GUARD_KEY", random("guard"));
    variables.insert("AUDIT_KEY", random("audit"));
    variables
}

fn parse(variables: &BTreeMap<&'static str, String>) -> Result<Keys, Vec<KeyProblem>> {
    Keys::parse(|name| variables.get(name).cloned())
}

/// Parses good variables but one.
fn check(variable: &'static str, text: &str, expected: KeyFault) {
    let mut variables = good();
    variables.insert(variable, text.to_owned());
    let problems = parse(&variables).err().unwrap_or_default();
    assert_eq!(problems, [KeyProblem { variable, fault: expected }], "{variable}={text:?}");
}

#[test]
fn good_secrets_are_read() {
    let keys = parse(&good()).unwrap();
    assert_eq!(keys.tickets.current(UnixSeconds(1_800_000_000)).to_string(), "1700000000");
}

#[test]
fn both_slots_of_a_ring_are_read() {
    let mut variables = good();
    variables.insert("TICKET_KEY_B", format!("1800000000:{}", random("b")));
    let keys = parse(&variables).unwrap();
    assert_eq!(keys.tickets.current(UnixSeconds(1_799_999_999)).to_string(), "1700000000");
    assert_eq!(keys.tickets.current(UnixSeconds(1_800_000_000)).to_string(), "1800000000");
}

#[test]
fn every_missing_variable_is_named_at_once() {
    let problems = parse(&BTreeMap::new()).err().unwrap();
    let expected = Keys::REQUIRED.map(|variable| KeyProblem { variable, fault: KeyFault::Missing });
    assert_eq!(problems, expected);
    for variable in Keys::REQUIRED {
        check(variable, "  \n", KeyFault::Missing);
    }
}

#[test]
fn short_and_long_secrets_are_refused() {
    check("GUARD_KEY", &BASE64.encode(&Sha256::digest(b"short")[..31]), KeyFault::WrongLength(31));
    check("GUARD_KEY", &BASE64.encode(&[7; 33]), KeyFault::WrongLength(33));
    check("GUARD_KEY", "not base64!", KeyFault::NotBase64);
}

#[test]
fn what_cannot_be_random_is_refused() {
    let counted: Vec<u8> = (0..32).collect();
    // 32 letters, all different; and few byte values with many differences.
    let typed = b"q7Rk2mXw9LzT4bVn8PcY3sHd6GfJ1aEu";
    let narrow: Vec<u8> = Sha256::digest(b"narrow").iter().map(|byte| (byte & 0x0f).pow(2)).collect();
    for bytes in [
        &[0; 32][..],
        typed,
        &narrow,
        &[0xab; 32],
        &counted,
        b"correct horse battery staple 123",
        b"5f4dcc3b5aa765d61d8327deb882cf99",
        &[0xde, 0xad, 0xbe, 0xef].repeat(8),
    ] {
        check("AUDIT_KEY", &BASE64.encode(bytes), KeyFault::NotRandom);
        check("CODE_KEY_A", &format!("1700000000:{}", BASE64.encode(bytes)), KeyFault::NotRandom);
    }
}

#[test]
fn published_samples_are_refused() {
    for name in secret::SAMPLES {
        check("GUARD_KEY", &random(name), KeyFault::Sample);
    }
}

#[test]
fn no_two_uses_share_a_secret() {
    let shared = random("TICKET_KEY_A");
    check("GUARD_KEY", &shared, KeyFault::SameAs("TICKET_KEY_A"));
    check("CODE_KEY_A", &format!("1700000000:{shared}"), KeyFault::SameAs("TICKET_KEY_A"));
    check("TICKET_KEY_B", &format!("1800000000:{shared}"), KeyFault::SameAs("TICKET_KEY_A"));
}

#[test]
fn a_ring_key_says_when_it_starts() {
    for text in [random("x"), format!("soon:{}", random("x")), format!(":{}", random("x"))] {
        check("TICKET_KEY_A", &text, KeyFault::NoStart);
    }
    // Milliseconds would name a key that never starts.
    check("TICKET_KEY_A", &format!("1700000000000:{}", random("x")), KeyFault::NoStart);
    check("TICKET_KEY_B", &format!("1700000000:{}", random("x")), KeyFault::SameStart);
}

#[test]
fn either_slot_is_enough_and_a_broken_one_is_never_ignored() {
    let mut variables = good();
    let only = variables.remove("TICKET_KEY_A").unwrap();
    variables.insert("TICKET_KEY_B", only);
    assert!(parse(&variables).is_ok());
    check("TICKET_KEY_B", "1800000000:short", KeyFault::NotBase64);
}

#[test]
fn both_alphabets_of_base64_and_missing_padding_are_read() {
    let bytes = Sha256::digest(b"base64");
    for text in [data_encoding::BASE64URL.encode(&bytes), data_encoding::BASE64URL_NOPAD.encode(&bytes)] {
        assert!(Secret::parse(&text).unwrap().is_same(&Secret::parse(&BASE64.encode(&bytes)).unwrap()));
    }
}

/// Rule: neither `Debug` nor a problem ever shows a value.
#[test]
fn secrets_are_never_shown() {
    let mut variables = good();
    let keys = format!("{:?}", parse(&variables).unwrap());
    assert!(!keys.contains(&format!("{:?}", Sha256::digest(b"guard")[0])) && keys.contains("Secret(…)"), "{keys}");
    variables.insert("GUARD_KEY", "c2VjcmV0IHZhbHVl".to_owned());
    let problem = parse(&variables).err().unwrap().remove(0);
    assert_eq!(problem.to_string(), "GUARD_KEY: expected 32 bytes, found 12");
}

// Rule: without a token nobody comes in by one, and a weak one never serves.
#[test]
fn an_operators_token_is_random_its_own_or_absent() {
    assert!(parse(&good()).unwrap().operator.is_none());
    let mut variables = good();
    variables.insert("OPERATOR_TOKEN", format!(" {}\n", random("operator")));
    let token = parse(&variables).unwrap().operator.unwrap();
    assert!(token.is(&random("operator")));
    for other in ["", &random("other"), &random("operator").to_lowercase(), &format!("{} ", random("operator"))] {
        assert!(!token.is(other), "{other:?}");
    }
    check("OPERATOR_TOKEN", "let me in", KeyFault::NotBase64);
    check("OPERATOR_TOKEN", &BASE64.encode(&Sha256::digest(b"short")[..31]), KeyFault::WrongLength(31));
    check("OPERATOR_TOKEN", &BASE64.encode(b"correct horse battery staple 123"), KeyFault::NotRandom);
    check("OPERATOR_TOKEN", &random("audit"), KeyFault::SameAs("AUDIT_KEY"));
    assert!(!format!("{token:?}").contains(&random("operator")[..4]));
}
