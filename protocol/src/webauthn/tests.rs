//! Every way in which a ceremony can be wrong, one line each, and the specification's own examples.

mod vectors;

use std::sync::LazyLock;

use latchkey_shared::wire::{Assertion, Attestation, Bytes};

use super::*;
use crate::ports::Signatures;
use crate::testing::authenticator::{Algorithm, PRESENT_AND_VERIFIED, Says, SoftPasskey, attestation_object};
use crate::testing::{LibrarySignatures, block_on};

const ORIGIN: &str = "https://reset.alderbrook.example";
const RP_ID: &str = "reset.alderbrook.example";
const INTRANET: &str = "https://intranet.alderbrook.example";
const CHALLENGE: [u8; 32] = [7; 32];
const HANDLE: [u8; 32] = [9; 32];

fn embedders() -> Set<Origin> {
    [Origin::try_from(INTRANET.to_owned()).unwrap()].into_iter().collect()
}

fn expected(embedders: &Set<Origin>) -> Expected<'_> {
    Expected { party: RelyingParty { origin: ORIGIN, embedders }, challenge: CHALLENGE, user_handle: HANDLE }
}

fn passkey(algorithm: Algorithm) -> SoftPasskey {
    SoftPasskey::new("phone", algorithm, HANDLE.to_vec())
}

fn says(ceremony: &str) -> Says {
    Says::of(ceremony, &Bytes::of(&CHALLENGE), ORIGIN, RP_ID)
}

/// Registers what was made, as somebody who may be embedded.
fn registered(attestation: &Attestation) -> Result<Passkey, Flaw> {
    register(attestation, &expected(&embedders()))
}

/// Judges an assertion by the account's passkeys.
fn asserted(assertion: &Assertion, held: &[&Passkey]) -> Result<Asserted, Flaw> {
    let examined = examine(assertion, held, &expected(&embedders()));
    let verified = LibrarySignatures::default();
    let holds = block_on(verified.verify(&examined.key, &examined.signed, &examined.signature)).unwrap();
    examined.judge(holds)
}

fn held(algorithm: Algorithm) -> Passkey {
    registered(&passkey(algorithm).attest(&says("webauthn.create"))).unwrap()
}

#[test]
fn every_algorithm_registers_and_asserts() {
    for algorithm in [Algorithm::Es256, Algorithm::EdDsa, Algorithm::Rs256] {
        let held = held(algorithm);
        let assertion = passkey(algorithm).assert(&says("webauthn.get"));
        assert_eq!(asserted(&assertion, &[&held]), Ok(Asserted { place: 0, counter: 0 }), "{algorithm:?}");
        let (stored, again) = (held.to_stored(), Passkey::from_stored(&held.to_stored(), 0, None));
        assert_eq!(again, Some(held), "{algorithm:?}");
        for length in 0..stored.len() {
            let cut = Passkey::from_stored(&stored[..length], 0, None);
            // A modulus has no end of its own; what is left of it is still no key that verifies anything.
            assert!(cut.is_none() || algorithm == Algorithm::Rs256, "{algorithm:?} {length}");
        }
    }
}

/// Changes what is said of a ceremony that uses a passkey, and expects this flaw.
#[track_caller]
fn check(change: impl FnOnce(&mut Says), flaw: Flaw) {
    let mut says = says("webauthn.get");
    change(&mut says);
    let assertion = passkey(Algorithm::Es256).assert(&says);
    assert_eq!(asserted(&assertion, &[&held(Algorithm::Es256)]), Err(flaw));
}

// Rules, one a line: §7.2 steps 10 to 22.
#[test]
fn an_assertion_is_what_was_asked_for_or_nothing() {
    check(|says| says.ceremony = "webauthn.create".to_owned(), Flaw::Ceremony);
    check(|says| says.challenge = Bytes::of(&[8; 32]).as_str().to_owned(), Flaw::Challenge);
    check(|says| says.challenge.push('='), Flaw::Challenge);
    check(|says| says.challenge = String::new(), Flaw::Challenge);
    check(|says| says.origin = INTRANET.to_owned(), Flaw::Origin);
    check(|says| says.origin = format!("{ORIGIN}:8443"), Flaw::Origin);
    check(|says| says.origin = "https://www.reset.alderbrook.example".to_owned(), Flaw::Origin);
    check(|says| says.origin = "http://reset.alderbrook.example".to_owned(), Flaw::Origin);
    check(|says| says.rp_id = "alderbrook.example".to_owned(), Flaw::RelyingParty);
    check(|says| says.rp_id = ORIGIN.to_owned(), Flaw::RelyingParty);
    check(|says| says.flags = 0b100, Flaw::Presence);
    check(|says| says.flags = 0b001, Flaw::Verification);
    check(|says| says.flags = PRESENT_AND_VERIFIED | 0b0001_0000, Flaw::Backup);
    check(|says| says.flags = PRESENT_AND_VERIFIED | 0b0000_1000, Flaw::Backup);
    // A passkey that claims to be made, or extensions that are not there.
    check(|says| says.flags = PRESENT_AND_VERIFIED | 0b0100_0000, Flaw::AuthenticatorData);
    check(|says| says.flags = PRESENT_AND_VERIFIED | 0b1000_0000, Flaw::AuthenticatorData);
    // Whoever uses a passkey makes none.
    let (soft, said) = (passkey(Algorithm::Es256), says("webauthn.get"));
    let made = soft.sign(&said.client_data(), &soft.attested(&said));
    assert_eq!(asserted(&made, &[&held(Algorithm::Es256)]), Err(Flaw::AuthenticatorData));
}

// Rule (A92): in a frame only where the policy lists the page around it, and only if the browser says which one it is.
#[test]
fn a_frame_is_one_that_the_policy_lists() {
    let framed = |cross_origin, top: Option<&str>| {
        let mut says = says("webauthn.get");
        (says.cross_origin, says.top_origin) = (cross_origin, top.map(str::to_owned));
        asserted(&passkey(Algorithm::Es256).assert(&says), &[&held(Algorithm::Es256)]).err()
    };
    assert_eq!(framed(Some(true), Some(INTRANET)), None);
    assert_eq!(framed(None, None), None);
    assert_eq!(framed(Some(true), None), Some(Flaw::Frame));
    assert_eq!(framed(Some(true), Some("https://evil.example")), Some(Flaw::Frame));
    assert_eq!(framed(Some(true), Some(ORIGIN)), Some(Flaw::Frame));
    assert_eq!(framed(Some(true), Some("https://intranet.alderbrook.example/")), Some(Flaw::Frame));
    assert_eq!(framed(Some(false), Some(INTRANET)), Some(Flaw::Frame));
    assert_eq!(framed(None, Some(INTRANET)), Some(Flaw::Frame));
}

// Rule: client data is read once and wholly: no field twice, nothing behind it.
#[test]
fn client_data_has_one_meaning() {
    let (held, soft, data) = (held(Algorithm::Es256), passkey(Algorithm::Es256), says("webauthn.get"));
    let right = String::from_utf8(data.client_data()).unwrap();
    let said =
        |client_data: &str| asserted(&soft.sign(client_data.as_bytes(), &data.authenticator_data()), &[&held]).err();
    assert_eq!(said(&right), None);
    assert_eq!(said(&right.replace('{', "{\"later\":[1.5,{\"a\":null}],")), None, "fields of later editions");
    let twice = right.replace('{', "{\"origin\":\"https://evil.example\",");
    for wrong in [
        &twice,
        &format!("{right} x"),
        &format!("\u{feff}{right}"),
        "[]",
        "",
        "{}",
        &right.replace(":false", ":\"false\""),
    ] {
        assert_eq!(said(wrong), Some(Flaw::ClientData), "{wrong}");
    }
}

// Rule: what is signed is what was read. A byte of either, or of the signature, and it does not hold.
#[test]
fn nothing_of_it_can_be_changed() {
    for algorithm in [Algorithm::Es256, Algorithm::EdDsa, Algorithm::Rs256] {
        let (held, soft) = (held(algorithm), passkey(algorithm));
        let right = soft.assert(&says("webauthn.get"));
        let flipped = |bytes: &Bytes, place: usize| {
            let mut bytes = bytes.to_bytes();
            bytes[place] ^= 1;
            Bytes::of(&bytes)
        };
        // Inside of the counter, which says nothing else.
        let data = Assertion { authenticator_data: flipped(&right.authenticator_data, 36), ..right.clone() };
        assert_eq!(asserted(&data, &[&held]), Err(Flaw::Signature), "{algorithm:?}");
        let mut spaced = right.client_data.to_bytes();
        spaced.push(b' ');
        let client = Assertion { client_data: Bytes::of(&spaced), ..right.clone() };
        assert_eq!(asserted(&client, &[&held]), Err(Flaw::Signature), "{algorithm:?}");
        let last = right.signature.to_bytes().len() - 1;
        for place in [0, 5, last] {
            let signature = Assertion { signature: flipped(&right.signature, place), ..right.clone() };
            assert_eq!(asserted(&signature, &[&held]), Err(Flaw::Signature), "{algorithm:?} {place}");
        }
        for signature in [&[][..], &[0; 64], &[0x30, 6, 2, 1, 0, 2, 1, 0]] {
            let signature = Assertion { signature: Bytes::of(signature), ..right.clone() };
            assert_eq!(asserted(&signature, &[&held]), Err(Flaw::Signature), "{algorithm:?}");
        }
    }
}

// Rule: a passkey of somebody else, or one that nobody has, is worth nothing; nor is one made for somebody else. A signature
// is verified all the same.
#[test]
fn only_the_accounts_own_count() {
    let (soft, held) = (passkey(Algorithm::Es256), held(Algorithm::Es256));
    let right = soft.assert(&says("webauthn.get"));
    assert_eq!(asserted(&right, &[]), Err(Flaw::Credential));
    let other = SoftPasskey::new("of another account", Algorithm::Es256, HANDLE.to_vec());
    let others = other.assert(&says("webauthn.get"));
    assert_eq!(asserted(&others, &[&held]), Err(Flaw::Credential));
    // Another key behind our id.
    let forged = Assertion { id: right.id.clone(), ..others };
    assert_eq!(asserted(&forged, &[&held]), Err(Flaw::Signature));
    for handle in [&[8; 32][..], &HANDLE[..31], &[]] {
        let handed = Assertion { user_handle: Bytes::of(handle), ..right.clone() };
        assert_eq!(asserted(&handed, &[&held]), Err(Flaw::UserHandle));
    }
    let second = SoftPasskey::new("key", Algorithm::EdDsa, HANDLE.to_vec());
    let both = [&held, &registered(&second.attest(&says("webauthn.create"))).unwrap()];
    assert_eq!(asserted(&second.assert(&says("webauthn.get")), &both).map(|asserted| asserted.place), Ok(1));
}

// Rule: a key of nobody's verifies nothing that counts, although everybody can sign by it: its private key is 1.
#[test]
fn nobodys_key_opens_nothing() {
    let one = [&[0; 31][..], &[1]].concat();
    let key = p256::ecdsa::SigningKey::from_slice(&one).unwrap();
    let mut assertion = passkey(Algorithm::Es256).assert(&says("webauthn.get"));
    let examined = examine(&assertion, &[], &expected(&embedders()));
    let signature: p256::ecdsa::Signature = p256::ecdsa::signature::Signer::sign(&key, &examined.signed);
    assertion.signature = Bytes::of(signature.to_der().as_bytes());
    let examined = examine(&assertion, &[], &expected(&embedders()));
    let verified = LibrarySignatures::default();
    assert!(block_on(verified.verify(&examined.key, &examined.signed, &examined.signature)).unwrap());
    assert_eq!(examined.judge(true), Err(Flaw::Credential));
}

// Rule: a counter grows; one that stays at nought counts nothing.
#[test]
fn a_counter_that_does_not_grow_is_a_copy() {
    let counted = |before, now| {
        let held = Passkey { counter: before, ..held(Algorithm::Es256) };
        let says = Says { counter: now, ..says("webauthn.get") };
        asserted(&passkey(Algorithm::Es256).assert(&says), &[&held])
    };
    let right = |counter| Ok(Asserted { place: 0, counter });
    assert_eq!(counted(0, 0), right(0));
    assert_eq!(counted(0, 1), right(1));
    assert_eq!(counted(4, 5), right(5));
    assert_eq!(counted(5, 5), Err(Flaw::Counter));
    assert_eq!(counted(5, 4), Err(Flaw::Counter));
    assert_eq!(counted(5, 0), Err(Flaw::Counter));
    assert_eq!(counted(u32::MAX, 0), Err(Flaw::Counter));
}

// Rule: whether it may be backed up never changes, in either direction; whether it is, may.
#[test]
fn backup_eligibility_never_changes() {
    let backed_up = |made: u8, used: u8| {
        let flags = |bits: u8| PRESENT_AND_VERIFIED | bits << 3;
        let soft = passkey(Algorithm::Es256);
        let held = registered(&soft.attest(&Says { flags: flags(made), ..says("webauthn.create") })).unwrap();
        asserted(&soft.assert(&Says { flags: flags(used), ..says("webauthn.get") }), &[&held]).err()
    };
    assert_eq!(backed_up(0b01, 0b11), None);
    assert_eq!(backed_up(0b11, 0b01), None);
    assert_eq!(backed_up(0b00, 0b01), Some(Flaw::Backup));
    assert_eq!(backed_up(0b11, 0b00), Some(Flaw::Backup));
}

/// Changes what is said of a ceremony that makes a passkey, and expects this flaw.
#[track_caller]
fn check_made(change: impl FnOnce(&mut Says), flaw: Flaw) {
    let mut says = says("webauthn.create");
    change(&mut says);
    assert_eq!(registered(&passkey(Algorithm::Es256).attest(&says)), Err(flaw));
}

// Rules, one a line: §7.1 steps 7 to 18.
#[test]
fn a_registration_is_what_was_asked_for_or_nothing() {
    check_made(|says| says.ceremony = "webauthn.get".to_owned(), Flaw::Ceremony);
    check_made(|says| says.challenge = Bytes::of(&[8; 32]).as_str().to_owned(), Flaw::Challenge);
    check_made(|says| says.origin = INTRANET.to_owned(), Flaw::Origin);
    check_made(|says| says.cross_origin = Some(true), Flaw::Frame);
    check_made(|says| says.rp_id = "alderbrook.example".to_owned(), Flaw::RelyingParty);
    check_made(|says| says.flags = 0b100, Flaw::Presence);
    check_made(|says| says.flags = 0b001, Flaw::Verification);
    check_made(|says| says.flags = PRESENT_AND_VERIFIED | 0b0001_0000, Flaw::Backup);
    check_made(|says| says.flags = PRESENT_AND_VERIFIED | 0b1000_0000, Flaw::AuthenticatorData);
}

/// Registers an attestation object.
fn registered_object(object: &[u8]) -> Result<Passkey, Flaw> {
    let client_data = says("webauthn.create").client_data();
    registered(&Attestation { client_data: Bytes::of(&client_data), attestation_object: Bytes::of(object) })
}

// Rule: an attestation object has one form; a statement is looked at by nobody.
#[test]
fn an_attestation_object_has_one_form() {
    let (soft, says) = (passkey(Algorithm::Es256), says("webauthn.create"));
    let data = soft.attested(&says);
    let right = attestation_object("none", &[0xa0], &data);
    assert!(registered_object(&right).is_ok());
    // {"alg": -7, "sig": h'00'}, signed by whomever.
    let statement = [&[0xa2, 0x63][..], b"alg", &[0x26, 0x63], b"sig", &[0x41, 0]].concat();
    assert!(registered_object(&attestation_object("packed", &statement, &data)).is_ok());
    assert!(registered_object(&attestation_object("unheard-of", &[0xa0], &data)).is_ok());
    let behind = [&right[..], &[0]].concat();
    let more = [&[0xa4], &right[1..], &[0x61, b'x', 0]].concat();
    let twice = [&[0xa4], &right[1..], &[0x63], b"fmt", &[0x64], b"none"].concat();
    for wrong in [
        &behind[..],
        &more,
        &twice,
        &right[..right.len() - 1],
        &attestation_object("none", &statement, &data),
        &attestation_object("none", &[0x80], &data),
        &[0xa0],
        &[0xa3],
        &[],
    ] {
        assert_eq!(registered_object(wrong), Err(Flaw::Attestation));
    }
    let without = Says { flags: PRESENT_AND_VERIFIED, ..says.clone() }.authenticator_data();
    assert_eq!(registered_object(&attestation_object("none", &[0xa0], &without)), Err(Flaw::AuthenticatorData));
    let longer = [&data[..], &[0]].concat();
    assert_eq!(registered_object(&attestation_object("none", &[0xa0], &longer)), Err(Flaw::AuthenticatorData));
    for length in 0..data.len() {
        let cut = registered_object(&attestation_object("none", &[0xa0], &data[..length]));
        assert_eq!(cut, Err(Flaw::AuthenticatorData), "{length}");
    }
}

/// Registers a passkey with this key, in hexadecimal digits.
fn registered_key(digits: &str) -> Result<Passkey, Flaw> {
    let key: String = digits.split(' ').collect();
    let key = data_encoding::HEXLOWER.decode(key.as_bytes()).expect("digits");
    let (soft, says) = (passkey(Algorithm::Es256), says("webauthn.create"));
    let whole = soft.attested(&says);
    let data = [&whole[..whole.len() - soft.cose_key().len()], &key].concat();
    registered_object(&attestation_object("none", &[0xa0], &data))
}

// Rule: a key is of an algorithm that was asked for, with exactly the parameters of its kind (§6.5.1.1).
#[test]
fn a_key_is_one_that_was_asked_for() {
    let (a, b) = ("11".repeat(32), "22".repeat(32));
    let modulus = |bytes: usize, first: &str, last: &str| format!("{first}{}{last}", "ff".repeat(bytes - 2));
    let rsa = |modulus: &str, exponent: &str| {
        let length = match modulus.len() / 2 {
            short @ ..256 => format!("58 {short:02x}"),
            long => format!("59 {long:04x}"),
        };
        format!("a4 01 03 03 390100 20 {length} {modulus} 21 {exponent}")
    };
    for right in [
        &format!("a5 01 02 03 26 20 01 21 5820{a} 22 5820{b}"),
        // Another order.
        &format!("a5 22 5820{b} 21 5820{a} 20 01 03 26 01 02"),
        &format!("a4 01 01 03 27 20 06 21 5820{a}"),
        &rsa(&modulus(256, "80", "01"), "43010001"),
        &rsa(&modulus(512, "80", "01"), "43010001"),
    ] {
        assert!(registered_key(right).is_ok(), "{right}");
    }
    for wrong in [
        // Algorithms that were not asked for: ES384, ES512, PS256, Ed448, none.
        &format!("a5 01 02 03 3822 20 02 21 5820{a} 22 5820{b}"),
        &format!("a5 01 02 03 3823 20 03 21 5820{a} 22 5820{b}"),
        &format!("a4 01 03 03 3824 20 59 0100 {} 21 43010001", modulus(256, "80", "01")),
        &format!("a4 01 01 03 3834 20 07 21 5820{a}"),
        &format!("a4 01 02 20 01 21 5820{a} 22 5820{b}"),
        // Algorithm, kind and curve that do not belong together.
        &format!("a5 01 02 03 27 20 01 21 5820{a} 22 5820{b}"),
        &format!("a5 01 02 03 26 20 02 21 5820{a} 22 5820{b}"),
        &format!("a5 01 01 03 26 20 06 21 5820{a} 22 5820{b}"),
        &format!("a4 01 01 03 27 20 04 21 5820{a}"),
        // Too little, too much, or too long.
        &format!("a4 01 02 03 26 20 01 21 5820{a}"),
        &format!("a6 01 02 03 26 20 01 21 5820{a} 22 5820{b} 04 81 02"),
        &format!("a5 01 02 03 26 20 01 21 581f{} 22 5820{b}", &a[2..]),
        &format!("a5 01 02 03 26 20 01 21 5820{a} 22 f5"),
        &format!("a4 01 01 03 27 20 06 21 5821{a}00"),
        &rsa(&modulus(255, "80", "01"), "43010001"),
        &rsa(&modulus(513, "80", "01"), "43010001"),
        &rsa(&modulus(256, "00", "01"), "43010001"),
        &rsa(&modulus(256, "80", "02"), "43010001"),
        &rsa(&modulus(256, "80", "01"), "4103"),
        &rsa(&modulus(256, "80", "01"), "4400010001"),
        &"a0".to_owned(),
        &"00".to_owned(),
    ] {
        assert_eq!(registered_key(wrong), Err(Flaw::Key), "{wrong}");
    }
    // A parameter twice is no CBOR of ours.
    let twice = format!("a6 01 02 03 26 20 01 21 5820{a} 22 5820{b} 03 27");
    assert_eq!(registered_key(&twice), Err(Flaw::AuthenticatorData));
}

// Rule: a credential id is neither so short that it could be guessed nor longer than one may be.
#[test]
fn a_credential_id_has_a_length() {
    let of_length = |length: usize| {
        let mut soft = passkey(Algorithm::Es256);
        soft.id = vec![1; length];
        registered(&soft.attest(&says("webauthn.create"))).map(|passkey| passkey.id().len())
    };
    assert_eq!(of_length(16), Ok(16));
    assert_eq!(of_length(1_023), Ok(1_023));
    for length in [0, 15, 1_024] {
        assert_eq!(of_length(length), Err(Flaw::AuthenticatorData));
    }
}

// Format pin: changing it needs another number in front and a migration.
#[test]
fn a_passkey_is_kept_like_this() {
    let kept = Passkey {
        id: vec![0xab; 16],
        key: PublicKey::EdDsa { x: [0xcd; 32] },
        backup_eligible: true,
        counter: 5,
        last_used: Some(UnixSeconds(6)),
    };
    let digits = format!("01010010{}08{}", "ab".repeat(16), "cd".repeat(32));
    assert_eq!(data_encoding::HEXLOWER.encode(&kept.to_stored()), digits);
    assert_eq!(Passkey::from_stored(&kept.to_stored(), 5, Some(UnixSeconds(6))), Some(kept));
}

#[test]
fn the_id_of_the_relying_party_is_the_host() {
    let id = |origin| RelyingParty { origin, embedders: &Set::new() }.id().to_owned();
    assert_eq!(id("https://reset.alderbrook.example"), "reset.alderbrook.example");
    assert_eq!(id("http://localhost:8787"), "localhost");
    assert_eq!(id("http://[::1]:8787"), "[::1]");
}

proptest::proptest! {
    // Rule: whatever comes instead of any part, nothing is asserted, and nothing panics.
    #[test]
    fn rubbish_asserts_nothing(part in 0_u8..5, rubbish: Vec<u8>) {
        static HONEST: LazyLock<(Passkey, Assertion)> = LazyLock::new(|| {
            (held(Algorithm::EdDsa), passkey(Algorithm::EdDsa).assert(&says("webauthn.get")))
        });
        let (held, mut assertion) = HONEST.clone();
        let rubbish = Bytes::of(&rubbish);
        match part {
            0 => assertion.id = rubbish,
            1 => assertion.client_data = rubbish,
            2 => assertion.authenticator_data = rubbish,
            3 => assertion.signature = rubbish,
            _ => assertion.user_handle = rubbish,
        }
        proptest::prop_assert!(asserted(&assertion, &[&held]).is_err());
    }

    // Rule: of an attestation every byte either counts for nothing or makes it another one; none makes it panic.
    #[test]
    fn a_changed_attestation_is_refused_or_read(place in 0_usize..400, byte: u8) {
        static HONEST: LazyLock<Vec<u8>> = LazyLock::new(|| {
            passkey(Algorithm::EdDsa).attest(&says("webauthn.create")).attestation_object.to_bytes()
        });
        let mut object = HONEST.clone();
        let place = place % object.len();
        object[place] = byte;
        if let Ok(made) = registered_object(&object) {
            let stored = made.to_stored();
            proptest::prop_assert_eq!(Passkey::from_stored(&stored, made.counter, None), Some(made));
        }
    }
}
