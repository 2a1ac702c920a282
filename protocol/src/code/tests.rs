//! Pins computed with Python's `hmac`; a code for one thing is never a code for another; codes are even.

use super::*;
use crate::ids::SubjectId;

const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

fn tenant(name: &str) -> TenantId {
    TenantId(name.to_owned())
}

/// Derives eight digits for the usual input after `change`.
fn code(change: impl Fn(&mut CodeInput<'_>)) -> String {
    let (keys, tenant, subject) = (Keys::for_tests(), tenant("alder"), SubjectId("s-1".to_owned()));
    let mut input = CodeInput {
        tenant: &tenant,
        purpose: Purpose::Reset,
        subject: subject.as_str(),
        flow: FlowId([1; 16]),
        challenge: ChallengeId([2; 16]),
        method: MethodKind::Mail,
        destination: "nora@post.example",
    };
    change(&mut input);
    derive(&keys, code_key(&keys, NOW), NOW, &input, 8).unwrap().digits().to_owned()
}

/// HMAC-SHA-256 begins with 17842582086486693809 for this input, by Python.
#[test]
fn codes_are_pinned() {
    assert_eq!(code(|_| {}), "86693809");
}

/// Rule: a code is for exactly what it was made for.
#[test]
fn every_part_of_the_input_makes_another_code() {
    let other = tenant("birch");
    let usual = code(|_| {});
    assert_ne!(usual, code(|input| input.purpose = Purpose::Register));
    assert_ne!(usual, code(|input| input.purpose = Purpose::StepUp));
    assert_ne!(usual, code(|input| input.subject = "s-2"));
    assert_ne!(usual, code(|input| input.flow = FlowId([3; 16])));
    assert_ne!(usual, code(|input| input.challenge = ChallengeId([3; 16])));
    assert_ne!(usual, code(|input| input.method = MethodKind::Sms));
    assert_ne!(usual, code(|input| input.destination = "nora@post.example.org"));
    let keys = Keys::for_tests();
    let input = |tenant| CodeInput {
        tenant,
        purpose: Purpose::Reset,
        subject: "s-1",
        flow: FlowId([1; 16]),
        challenge: ChallengeId([2; 16]),
        method: MethodKind::Mail,
        destination: "nora@post.example",
    };
    assert_ne!(usual, derive(&keys, code_key(&keys, NOW), NOW, &input(&other), 8).unwrap().digits());
}

#[test]
fn lengths_other_than_six_to_eight_are_no_codes() {
    let (keys, tenant) = (Keys::for_tests(), tenant("alder"));
    let input = CodeInput {
        tenant: &tenant,
        purpose: Purpose::Reset,
        subject: "s-1",
        flow: FlowId([1; 16]),
        challenge: ChallengeId([2; 16]),
        method: MethodKind::Sms,
        destination: "+4915112345678",
    };
    let derived = |digits| derive(&keys, code_key(&keys, NOW), NOW, &input, digits);
    assert_eq!(derived(6).unwrap().digits().len(), 6);
    assert_eq!(derived(5), Err(CodeError::Digits));
    assert_eq!(derived(9), Err(CodeError::Digits));
    assert_eq!(derived(20), Err(CodeError::Digits));
    let unknown = "0000000002".parse().unwrap();
    assert_eq!(derive(&keys, unknown, NOW, &input, 6), Err(CodeError::Key));
}

#[test]
fn comparing_looks_at_every_digit() {
    let code = |digits: &str| OtpCode::try_from(digits.to_owned()).unwrap();
    assert!(matches(&code("482913"), &code("482913")));
    for wrong in ["482914", "082913", "48291300", "4829131"] {
        assert!(!matches(&code("482913"), &code(wrong)), "{wrong}");
    }
}

/// Chi-square over 200,000 codes of six digits in 1,000 bins: 999 degrees of freedom, deviation √1998 ≈ 44.7.
#[test]
fn codes_are_even() {
    let (keys, tenant) = (Keys::for_tests(), tenant("alder"));
    let kid = code_key(&keys, NOW);
    let mut bins = vec![0_u32; 1_000];
    let mut leading_zeros = 0_u32;
    for number in 0..200_000_u128 {
        let input = CodeInput {
            tenant: &tenant,
            purpose: Purpose::Reset,
            subject: "s-1",
            flow: FlowId([1; 16]),
            challenge: ChallengeId(number.to_be_bytes()),
            method: MethodKind::Mail,
            destination: "nora@post.example",
        };
        let code = derive(&keys, kid, NOW, &input, 6).unwrap();
        bins[code.digits()[3..].parse::<usize>().unwrap()] += 1;
        leading_zeros += u32::from(code.digits().starts_with('0'));
    }
    let chi_square: f64 = bins.iter().map(|count| (f64::from(*count) - 200.0).powi(2) / 200.0).sum();
    // Five deviations: the codes are fixed, so this either always or never fails.
    assert!((775.0..1_223.0).contains(&chi_square), "{chi_square}");
    assert!((19_300..20_700).contains(&leading_zeros), "{leading_zeros}");
}
