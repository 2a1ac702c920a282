//! One test for each way to misplace or break a sealed value.

use proptest::prelude::{ProptestConfig, proptest};

use super::*;
use crate::keys::{Ring, Secret};

const NOW: UnixSeconds = UnixSeconds(1_800_000_000);
/// `nora@post.example` under nonce 09…09, by an implementation of XChaCha20-Poly1305 in Python.
const PINNED: &str = "v1.0000000001.CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJwWFLNQtDzrFhKcsT_anjVTDEm5Zk-Apr44Z1jvVQwPOs";

/// Fills with one byte.
struct Always(u8);

impl Entropy for Always {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault> {
        bytes.fill(self.0);
        Ok(())
    }
}

/// Has no randomness.
struct Dry;

impl Entropy for Dry {
    fn fill(&self, _: &mut [u8]) -> Result<(), Fault> {
        Err(Fault::new("entropy", "dry"))
    }
}

/// Opens the pinned value at the usual place after a change.
fn open_at(change: impl Fn(&mut [String; 3], &mut SealedKind)) -> Result<String, UnsealError> {
    let mut names = ["alder", "s-1", "e-1"].map(str::to_owned);
    let mut kind = SealedKind::Mail;
    change(&mut names, &mut kind);
    let [tenant, subject, enrolment] = names;
    let (tenant, subject, enrolment) = (TenantId(tenant), SubjectId(subject), EnrolmentId(enrolment));
    let place = Place { tenant: &tenant, subject: &subject, enrolment: &enrolment, kind };
    open(&Keys::for_tests(), &place, PINNED).map(|plain| String::from_utf8(plain.to_vec()).unwrap())
}

/// Calls `test` with the usual place.
fn placed<T>(test: impl FnOnce(&Place<'_>) -> T) -> T {
    let (tenant, subject) = (TenantId("alder".to_owned()), SubjectId("s-1".to_owned()));
    let enrolment = EnrolmentId("e-1".to_owned());
    test(&Place { tenant: &tenant, subject: &subject, enrolment: &enrolment, kind: SealedKind::Mail })
}

#[test]
fn the_stored_format_is_pinned() {
    let keys = Keys::for_tests();
    let sealed = placed(|place| seal(&keys, &Always(9), place, b"nora@post.example", NOW)).unwrap();
    assert_eq!(sealed, PINNED);
    assert_eq!(open_at(|_, _| {}).as_deref(), Ok("nora@post.example"));
}

/// Rule: a row copied to another account, enrolment, organisation or kind does not open.
#[test]
fn a_value_opens_in_its_own_place_only() {
    assert_eq!(open_at(|names, _| names[0] = "birch".to_owned()), Err(UnsealError::Seal));
    assert_eq!(open_at(|names, _| names[1] = "s-2".to_owned()), Err(UnsealError::Seal));
    assert_eq!(open_at(|names, _| names[2] = "e-2".to_owned()), Err(UnsealError::Seal));
    assert_eq!(open_at(|_, kind| *kind = SealedKind::TotpSeed), Err(UnsealError::Seal));
    assert_eq!(open_at(|_, kind| *kind = SealedKind::Phone), Err(UnsealError::Seal));
    // Neither can two fields lend letters to each other.
    let shifted = open_at(|names, _| {
        names[1] = "s-1e".to_owned();
        names[2] = "-1".to_owned();
    });
    assert_eq!(shifted, Err(UnsealError::Seal));
}

#[test]
fn no_character_can_be_changed() {
    for place in 0..PINNED.len() {
        let mut bytes = PINNED.as_bytes().to_vec();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let forged = String::from_utf8(bytes).unwrap();
        assert!(placed(|place| open(&Keys::for_tests(), place, &forged)).is_err(), "character {place}");
    }
}

#[test]
fn what_is_not_sealed_is_told_apart() {
    let opened = |text: &str| placed(|place| open(&Keys::for_tests(), place, text)).map(|_| ());
    for text in ["", "nora@post.example", "v2.0000000001.AAAA", "v1.1.AAAA", "v1.0000000001.AAAA", "v1.0000000001"] {
        assert_eq!(opened(text), Err(UnsealError::Form), "{text}");
    }
    assert_eq!(opened(&format!("{PINNED}.")), Err(UnsealError::Form));
    let unknown = PINNED.replacen("0000000001", "0000000002", 1);
    assert_eq!(opened(&unknown), Err(UnsealError::Key("0000000002".parse().unwrap())));
}

/// Rule: without randomness nothing is sealed; a repeated nonce would give two values away.
#[test]
fn without_randomness_nothing_is_sealed() {
    assert!(placed(|place| seal(&Keys::for_tests(), &Dry, place, b"x", NOW)).is_err());
}

#[test]
fn a_value_of_a_replaced_key_opens_until_it_is_sealed_anew() {
    let id = |text: &str| text.parse::<KeyId>().unwrap();
    let newer = Some((id("1800000000"), Secret::sample("newer")));
    let ring = Ring::new((id("0000000001"), Secret::sample("older")), newer);
    let keys = Keys { contacts: ring, ..Keys::for_tests() };
    let years_later = NOW.plus(100_000_000);
    placed(|place| {
        let old = seal(&keys, &Always(1), place, b"seed", UnixSeconds(5)).unwrap();
        assert_eq!(retired(&keys, UnixSeconds(5)), None);
        let prefix = retired(&keys, years_later).unwrap();
        assert!(old.starts_with(&format!("{prefix}.")));
        let plain = open(&keys, place, &old).unwrap();
        let anew = seal(&keys, &Always(2), place, &plain, years_later).unwrap();
        assert!(!anew.starts_with(&prefix));
        assert_eq!(open(&keys, place, &anew).unwrap().as_slice(), b"seed");
    });
    assert_eq!(retired(&Keys::for_tests(), years_later), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_a_row_holds_nothing_panics(any in "\\PC{0,80}", body in "[A-Za-z0-9_-]{0,120}") {
        let opened = |text: &str| placed(|place| open(&Keys::for_tests(), place, text)).map(|_| ());
        assert!(opened(&any).is_err());
        assert!(opened(&format!("v1.0000000001.{body}")).is_err());
    }
}
