//! Proofs: work done for a check, characters read from a picture, codes of an authenticator and of a mail, each against
//! a second computation from the primitives; and what a passkey's ceremony says.

use hmac::{Hmac, KeyInit, Mac};
use latchkey_protocol::check::{Task, is_solved};
use latchkey_protocol::code::{self, CodeInput, Purpose};
use latchkey_protocol::enrolment::TotpSeed;
use latchkey_protocol::ids::{ChallengeId, FlowId, TenantId};
use latchkey_protocol::keys::Keys;
use latchkey_protocol::testing::START;
use latchkey_protocol::testing::authenticator::{Algorithm, Says, SoftPasskey};
use latchkey_protocol::time::UnixSeconds;
use latchkey_protocol::totp;
use latchkey_protocol::webauthn::{Expected, Passkey, RelyingParty, examine, register};
use latchkey_shared::method::MethodKind;
use latchkey_shared::otp::OtpCode;
use latchkey_shared::recovery::RecoveryCode;
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{Attestation, Bytes};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::input::Input;

/// Runs the target.
///
/// # Panics
/// If a proof is judged otherwise than by the second computation.
pub fn run(bytes: &[u8]) {
    let mut input = Input(bytes);
    match input.byte() {
        b'W' => work(input),
        b'P' => picture(input),
        b'T' => authenticator(input),
        b'R' => recovery(input),
        b'K' => passkey(input.0),
        b'L' => assertion(input.0),
        _ => mailed(input),
    }
}

/// What a passkey's ceremony may say, in a fuzzed deployment.
const ORIGIN: &str = "https://reset.alderbrook.example";
const RP_ID: &str = "reset.alderbrook.example";
const CHALLENGE: [u8; 32] = [7; 32];

/// Asks for a passkey, and judges what came.
fn expecting<T>(judge: impl FnOnce(&Expected<'_>) -> T) -> T {
    let party = RelyingParty { origin: ORIGIN, embedders: &Set::new() };
    judge(&Expected { party, challenge: CHALLENGE, user_handle: [9; 32] })
}

/// An attestation object from outside: what is read of it stands in it, is kept, and read back.
fn passkey(object: &[u8]) {
    let says = Says::of("webauthn.create", &Bytes::of(&CHALLENGE), ORIGIN, RP_ID);
    let attestation =
        Attestation { client_data: Bytes::of(&says.client_data()), attestation_object: Bytes::of(object) };
    let Ok(made) = expecting(|expected| register(&attestation, expected)) else { return };
    let stands = |part: &[u8]| object.windows(part.len()).any(|window| window == part);
    assert!(stands(made.id()) && stands(&Sha256::digest(RP_ID)), "{made:?}");
    assert_eq!(Passkey::from_stored(&made.to_stored(), made.counter, None), Some(made));
}

/// Client data and authenticator data from outside: without the account's key nothing is asserted.
fn assertion(bytes: &[u8]) {
    let soft = SoftPasskey::new("phone", Algorithm::EdDsa, vec![9; 32]);
    let says = Says::of("webauthn.create", &Bytes::of(&CHALLENGE), ORIGIN, RP_ID);
    let held = expecting(|expected| register(&soft.attest(&says), expected)).expect("an honest one");
    let (first, second) = bytes.split_at(bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len()));
    let mut other = SoftPasskey::new("another", Algorithm::EdDsa, vec![9; 32]);
    other.id.clone_from(&soft.id);
    let assertion = other.sign(first, second.get(1..).unwrap_or_default());
    let examined = expecting(|expected| examine(&assertion, &[&held], expected));
    assert!(!examined.signed.is_empty() && examined.judge(false).is_err());
}

/// Numbers that were found, or were not.
fn work(mut input: Input<'_>) {
    let [bits, count] = input.bytes();
    // Few bits, so that the fuzzer finds numbers by itself.
    let (salt, bits, count) = (*b"sixteen bytes ..", bits % 9, count % 4);
    let solution = input.rest();
    let judged = is_solved(&Task::Pow { salt, bits, count }, &solution);
    assert_eq!(judged, naive_work(salt, bits, count, &solution), "{count} × {bits} bits: {solution:?}");
    // And what a browser would send is always right.
    let found =
        (0..count).map(|i| (0..1 << 20).find(|n: &u64| zeros(salt, i, *n) >= u32::from(bits)).unwrap_or_default());
    let found: Vec<String> = found.map(|n| n.to_string()).collect();
    assert_eq!(is_solved(&Task::Pow { salt, bits, count }, &found.join(",")), count > 0);
}

fn naive_work(salt: [u8; 16], bits: u8, count: u8, solution: &str) -> bool {
    let numbers: Vec<&str> = solution.split(',').collect();
    count > 0
        && numbers.len() == usize::from(count)
        && numbers.iter().zip(0..).all(|(text, i)| match text.parse::<u64>() {
            // The only form of a number is the one it is written in.
            Ok(n) => n.to_string() == *text && n < 1 << 53 && zeros(salt, i, n) >= u32::from(bits),
            Err(_) => false,
        })
}

/// Leading zero bits of the hash of one number.
fn zeros(salt: [u8; 16], i: u8, n: u64) -> u32 {
    let hash = Sha256::digest([&salt[..], &[i], &n.to_be_bytes()].concat());
    let bits = hash.iter().flat_map(|byte| (0..8).rev().map(move |place| byte >> place & 1));
    u32::try_from(bits.take_while(|bit| *bit == 0).count()).unwrap_or(256)
}

/// Characters as somebody types them: case, blanks and dashes aside they are the answer or they are not.
fn picture(mut input: Input<'_>) {
    let (answer, typed) = (input.text(), input.text());
    let judged = is_solved(&Task::Picture { answer: answer.clone() }, &typed);
    let plain = |text: &str| -> Vec<char> { text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect() };
    let (read, told) = (plain(&answer), plain(&typed));
    let is_same = read.len() == told.len() && read.iter().zip(&told).all(|(a, b)| a.eq_ignore_ascii_case(b));
    assert_eq!(judged, is_same && !answer.is_empty(), "{typed:?} for {answer:?}");
}

/// RFC 6238 over RFC 4226, written down once more.
fn authenticator(mut input: Input<'_>) {
    let length = 16 + usize::from(input.byte() % 49);
    let seed: Vec<u8> = (0..length).map(|_| input.byte()).collect();
    let now = UnixSeconds(input.number());
    let back = u64::from(input.byte() % 5);
    let step = now.0 / 30;
    // A code of some step nearby, or whatever was typed.
    let typed = match input.byte() % 2 {
        0 => naive_totp(&seed, step.wrapping_add(2).wrapping_sub(back)),
        _ => input.rest(),
    };
    let (Ok(seed_read), Ok(code)) = (TotpSeed::from_bytes(seed.clone()), OtpCode::try_from(typed)) else { return };
    let found = totp::check(&seed_read, &code, now).map(|step| step.0);
    let is_of = |step: u64| naive_totp(&seed, step) == code.digits();
    let expected = [Some(step), step.checked_sub(1)].into_iter().flatten().find(|step| is_of(*step));
    assert_eq!(found, expected, "{} at {now}", code.digits());
}

fn naive_totp(seed: &[u8], step: u64) -> String {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(seed) else { return String::new() };
    mac.update(&step.to_be_bytes());
    let hash: [u8; 20] = mac.finalize().into_bytes().into();
    let [.., last] = hash;
    let from = usize::from(last & 15);
    let four = hash.iter().skip(from).take(4).fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    format!("{:06}", (four & 0x7fff_ffff) % 1_000_000)
}

/// Recovery codes as people type them: what is read is written the same, and reads the same; and so does every code there is.
fn recovery(mut input: Input<'_>) {
    let secret: [u8; 16] = input.bytes();
    let [kind, ..] = secret;
    let typed = input.rest();
    if let Ok(code) = RecoveryCode::try_from(typed.clone()) {
        let written = code.to_string();
        assert_eq!(written.len(), 34, "{typed:?}");
        assert!(RecoveryCode::try_from(written.to_lowercase()).is_ok_and(|again| again == code), "{typed:?}");
        let is_digit = |c: &char| c.is_alphanumeric();
        assert_eq!(typed.chars().filter(is_digit).count(), written.chars().filter(is_digit).count(), "{typed:?}");
    }
    let code = RecoveryCode::code(secret);
    let spaced = code.to_string().replace('-', &" ".repeat(usize::from(kind) % 4)).replace('1', "l").replace('0', "O");
    assert!(RecoveryCode::try_from(spaced).is_ok_and(|again| again == code), "{code:?}");
}

/// A mailed code: the same for the same, another one for anything else, and of as many digits as asked for.
fn mailed(mut input: Input<'_>) {
    let keys = Keys::for_tests();
    let (digits, changed) = (input.byte(), input.byte());
    let (flow, challenge) = (FlowId(input.bytes()), ChallengeId(input.bytes()));
    let (tenant, subject, destination) = (TenantId(input.line()), input.line(), input.line());
    let one = CodeInput {
        tenant: &tenant,
        purpose: Purpose::Reset,
        subject: &subject,
        flow,
        challenge,
        method: MethodKind::Mail,
        destination: &destination,
    };
    let derive = |of: &CodeInput<'_>| code::derive(&keys, code::code_key(&keys, START), START, of, digits);
    let Ok(code) = derive(&one) else {
        assert!(!(6..=8).contains(&digits));
        return;
    };
    assert_eq!(code.digits().len(), usize::from(digits));
    assert!(code::matches(&code, &derive(&one).expect("derived once more")));
    // One field moves into the next: the texts joined stay the same, the code does not.
    let (moved_subject, moved_destination) = (format!("{subject}{destination}"), String::new());
    let other = match changed % 5 {
        0 => CodeInput { purpose: Purpose::Register, ..one },
        1 => CodeInput { method: MethodKind::Sms, ..one },
        2 => CodeInput { flow: FlowId(challenge.0), challenge: ChallengeId(flow.0), ..one },
        3 => CodeInput { subject: &moved_subject, destination: &moved_destination, ..one },
        _ => return,
    };
    let is_other = other.subject != one.subject
        || other.flow != one.flow
        || other.purpose != one.purpose
        || other.method != one.method;
    if is_other && digits == 8 {
        // Two codes of eight digits are alike once in a hundred million; two in a row never, for all that we shall see.
        let twice = |of: &CodeInput<'_>| {
            let later = CodeInput { destination: "another@post.example", ..*of };
            (derive(of).map(String::from), derive(&later).map(String::from))
        };
        assert_ne!(twice(&one), twice(&other), "{one:?} and {other:?}");
    }
}
