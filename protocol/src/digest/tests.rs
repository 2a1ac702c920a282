//! Pins of stored names, computed with Python's `hmac`, and the rules that keep names apart.

use std::collections::BTreeSet;

use super::*;

fn tenant() -> TenantId {
    TenantId("alder".to_owned())
}

fn name(text: &str) -> AccountName {
    AccountName(text.to_owned())
}

fn row(row: RowName<'_>) -> String {
    guard_key(&Keys::for_tests(), &tenant(), row).row()
}

/// A change of any of these forgets every counter: it needs a migration, and there is none.
#[test]
fn stored_names_are_pinned() {
    let keys = Keys::for_tests();
    assert_eq!(
        row(RowName::Subject(&SubjectId("s-1".to_owned()))),
        "3caaa65d6b98267c1cd4a5c639cb1323485f71d0f24c2f9bd73fba27bc334c43"
    );
    assert_eq!(row(RowName::Unknown(&name("s-1"))), "e052ef262e4059b22f655a6c385e8c27ab80b8f37941394725d6a8acfc9b04fe");
    assert_eq!(
        row(RowName::TenantDay { day: 20_000 }),
        "6ad4b7aaafcbd2569dd6a8a74b5f1fa676efaec17979482db96584740a6ef793"
    );
    let digest = destination_digest(&keys, &tenant(), DestinationKind::Mail, "nora@post.example");
    assert_eq!(digest.to_string(), "sLRxDJ7Q6QUvh2bjQsbwzg");
    let flow = flow_id(&keys, &tenant(), CheckId([1; 16]), &name("nora"));
    assert_eq!(flow.to_string(), "uTqMGAhbocZgLNDf13xYdQ");
    let challenge = challenge_id(&keys, &tenant(), FlowId([2; 16]), &Attempt::from_bytes([3; 16]));
    assert_eq!(challenge.to_string(), "FLoHS7DysMsio1Qkf4e3Hg");
    assert_eq!(unknown_name_hash(&keys, &tenant(), &name("nobody")), "qKXVOAyMDz9agJNprO_a4A");
}

/// Rule: rows of different kinds never meet, even when what they are about reads the same.
#[test]
fn kinds_of_rows_are_apart() {
    let text = "0123456789abcdef";
    let bytes = *b"0123456789abcdef";
    let rows = [
        row(RowName::Subject(&SubjectId(text.to_owned()))),
        row(RowName::Unknown(&name(text))),
        row(RowName::Check(&CheckId(bytes))),
        row(RowName::Destination(&DestinationDigest(bytes))),
        row(RowName::Address(text)),
        row(RowName::TenantDay { day: u64::from_be_bytes(*b"01234567") }),
    ];
    assert_eq!(BTreeSet::from(rows).len(), 6);
}

/// Rule: one name in two organisations is two rows.
#[test]
fn organisations_are_apart() {
    let keys = Keys::for_tests();
    let other = TenantId("birch".to_owned());
    let subject = SubjectId("s-1".to_owned());
    assert_ne!(
        guard_key(&keys, &tenant(), RowName::Subject(&subject)).row(),
        guard_key(&keys, &other, RowName::Subject(&subject)).row()
    );
    let digest = |tenant| destination_digest(&keys, tenant, DestinationKind::Mail, "nora@post.example");
    assert_ne!(digest(&tenant()), digest(&other));
    assert_ne!(unknown_name_hash(&keys, &tenant(), &name("nobody")), unknown_name_hash(&keys, &other, &name("nobody")));
}

#[test]
fn kinds_of_destinations_are_apart() {
    let digest = |kind| destination_digest(&Keys::for_tests(), &tenant(), kind, "+4915112345678");
    assert_ne!(digest(DestinationKind::Phone), digest(DestinationKind::Mail));
    assert_ne!(digest(DestinationKind::Phone), digest(DestinationKind::Credential));
}

#[test]
fn a_repeated_attempt_names_the_same_challenge_and_another_one_another() {
    let challenge = |flow, attempt| {
        challenge_id(&Keys::for_tests(), &tenant(), FlowId([flow; 16]), &Attempt::from_bytes([attempt; 16]))
    };
    assert_eq!(challenge(1, 1), challenge(1, 1));
    assert_ne!(challenge(1, 1), challenge(1, 2));
    assert_ne!(challenge(1, 1), challenge(2, 1));
}

/// Rule: one attempt asks for one code: of another address, or of another time, it is another one.
#[test]
fn a_code_of_a_sign_in_is_of_one_address_and_one_time() {
    let challenge = |destination, period| {
        let asked = (FlowId([1; 16]), &Attempt::from_bytes([1; 16]));
        factor_challenge_id(&Keys::for_tests(), &tenant(), asked, &DestinationDigest([destination; 16]), period)
    };
    assert_eq!(challenge(1, 1), challenge(1, 1));
    assert_ne!(challenge(1, 1), challenge(2, 1));
    assert_ne!(challenge(1, 1), challenge(1, 2));
}

/// Rule: one attempt begins one registration: of another address, or at another time, it is another one.
#[test]
fn a_registration_is_of_one_thing_and_one_time() {
    let registration = |what, period| {
        let asked = (&[1; 16], &Attempt::from_bytes([1; 16]));
        registration_id(&Keys::for_tests(), &tenant(), asked, what, period)
    };
    assert_eq!(registration("nora@post.example", 1), registration("nora@post.example", 1));
    assert_ne!(registration("nora@post.example", 1), registration("petra@post.example", 1));
    assert_ne!(registration("nora@post.example", 1), registration("nora@post.example", 2));
}

#[test]
fn a_check_opens_one_flow_for_each_name() {
    let flow = |check, text| flow_id(&Keys::for_tests(), &tenant(), CheckId([check; 16]), &name(text));
    assert_eq!(flow(1, "nora"), flow(1, "nora"));
    assert_ne!(flow(1, "nora"), flow(1, "omar"));
    assert_ne!(flow(1, "nora"), flow(2, "nora"));
}

#[test]
fn a_solution_is_repeated_only_with_its_name() {
    let digest = |solution, text| solution_digest(&Keys::for_tests(), &tenant(), solution, &name(text));
    assert_eq!(digest("1,2", "nora"), digest("1,2", "nora"));
    assert_ne!(digest("1,2", "nora"), digest("1,2", "omar"));
    assert_ne!(digest("1,2", "nora"), digest("1,3", "nora"));
}

#[test]
fn subjects_spread_evenly_over_the_objects() {
    let mut objects = [0_u32; 256];
    for number in 0..25_600 {
        let subject = SubjectId(format!("subject-{number}"));
        objects[usize::from(guard_key(&Keys::for_tests(), &tenant(), RowName::Subject(&subject)).object())] += 1;
    }
    // 100 each on average, with a deviation of 10: six of them on either side happen once in a million builds.
    assert!(objects.iter().all(|count| (40..=160).contains(count)), "{objects:?}");
}
