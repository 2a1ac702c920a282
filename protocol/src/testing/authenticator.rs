//! An authenticator made of software, and the browser around it: makes passkeys and uses them, honestly or not.
//!
//! Its keys follow from what it is called, so that a story is the same in every run. What a test wants wrong, it sets in
//! [`Says`]; everything else is as WebAuthn Level 3 has it.

#![expect(clippy::expect_used, reason = "keys of fixed bytes, which every test builds")]

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use latchkey_shared::wire::{Assertion, Attestation, Bytes};
use p256::ecdsa::signature::{SignatureEncoding, Signer};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// Somebody is there, was asked for, and the passkey stays where it is.
pub const PRESENT_AND_VERIFIED: u8 = 0b0000_0101;
/// A passkey was made.
const ATTESTED: u8 = 0b0100_0000;
/// The primes that the RSA key is made of. It is nobody's.
const RSA_PRIMES: [&str; 2] = [
    "cf2012f51a848d3b878eab79aca6be092981a1eccae16a95915fe175c42abf475374d311c8a4302fe1affa846f3963b9041f\
     c6afffc42088c4bbfdb0083f2c83ad6022fdfaa054673d2a2df01a3d1bd2602ed6ec65058b36787af8c6424fd7ae8789931e\
     aba8688e36638f1ce934ba34cf12628a619db0569f13c7136f3d5203",
    "c79b469280b7290b97302656676878f2666f7f148a6a66a924da8244918ecf7870572b47792ff9ebefd2723d02e50caf0109\
     9232c759bf3154fdc3dea828ce7c545f549826b3e4c8556054bc0885044ea62e248bd995944d27898185ecb2c1bab32f579c\
     bd019ea38af8859aec81aecdc42dc330aff5cad7be3427a2229fad41",
];

/// Which key a passkey has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// ECDSA on P-256.
    Es256,
    /// Ed25519.
    EdDsa,
    /// RSA, 2,048 bits, the same key for all of them.
    Rs256,
}

/// A passkey with its private key.
#[derive(Clone, Debug)]
pub struct SoftPasskey {
    name: String,
    algorithm: Algorithm,
    /// The credential id.
    pub id: Vec<u8>,
    /// The user handle that it was made with.
    pub user_handle: Vec<u8>,
}

/// What browser and authenticator say of a ceremony.
#[derive(Clone, Debug)]
pub struct Says {
    /// `type`.
    pub ceremony: String,
    /// `challenge`, in base64url.
    pub challenge: String,
    /// `origin`.
    pub origin: String,
    /// `crossOrigin`.
    pub cross_origin: Option<bool>,
    /// `topOrigin`.
    pub top_origin: Option<String>,
    /// The relying party's id, before it is digested.
    pub rp_id: String,
    /// Flags, without that of a passkey that was made.
    pub flags: u8,
    /// The counter.
    pub counter: u32,
}

impl Says {
    /// Says of a ceremony what is right: our page alone, our id, somebody present and verified, nothing counted.
    #[must_use]
    pub fn of(ceremony: &str, challenge: &Bytes, origin: &str, rp_id: &str) -> Self {
        Self {
            ceremony: ceremony.to_owned(),
            challenge: challenge.as_str().to_owned(),
            origin: origin.to_owned(),
            cross_origin: Some(false),
            top_origin: None,
            rp_id: rp_id.to_owned(),
            flags: PRESENT_AND_VERIFIED,
            counter: 0,
        }
    }

    /// Returns the client data as the browser writes it (§5.8.1.1).
    #[must_use]
    pub fn client_data(&self) -> Vec<u8> {
        let mut data = Map::new();
        let mut say = |name: &str, value: Option<Value>| {
            data.extend(value.map(|value| (name.to_owned(), value)));
        };
        say("type", Some(Value::from(self.ceremony.as_str())));
        say("challenge", Some(Value::from(self.challenge.as_str())));
        say("origin", Some(Value::from(self.origin.as_str())));
        say("crossOrigin", self.cross_origin.map(Value::from));
        say("topOrigin", self.top_origin.as_deref().map(Value::from));
        Value::Object(data).to_string().into_bytes()
    }

    /// Returns the authenticator data without a passkey.
    #[must_use]
    pub fn authenticator_data(&self) -> Vec<u8> {
        [&Sha256::digest(self.rp_id.as_bytes())[..], &[self.flags], &self.counter.to_be_bytes()].concat()
    }
}

impl SoftPasskey {
    /// Makes a passkey of this name.
    #[must_use]
    pub fn new(name: &str, algorithm: Algorithm, user_handle: Vec<u8>) -> Self {
        let id = Sha256::digest(format!("credential {name}")).to_vec();
        Self { name: name.to_owned(), algorithm, id, user_handle }
    }

    /// Returns a private key on P-256 as a JSON Web Key (RFC 7517), for whoever signs elsewhere.
    #[must_use]
    pub fn jwk(&self) -> Value {
        let (x, y) = self.point();
        let [d, x, y] = [&self.seed()[..], &x, &y].map(|bytes| BASE64URL_NOPAD.encode(bytes));
        serde_json::json!({ "kty": "EC", "crv": "P-256", "d": d, "x": x, "y": y })
    }

    /// Answers a ceremony that makes it.
    #[must_use]
    pub fn attest(&self, says: &Says) -> Attestation {
        let object = attestation_object("none", &[0xa0], &self.attested(says));
        Attestation { client_data: Bytes::of(&says.client_data()), attestation_object: Bytes::of(&object) }
    }

    /// Answers a ceremony that uses it.
    #[must_use]
    pub fn assert(&self, says: &Says) -> Assertion {
        let (client_data, data) = (says.client_data(), says.authenticator_data());
        self.sign(&client_data, &data)
    }

    /// Signs whatever is given.
    #[must_use]
    pub fn sign(&self, client_data: &[u8], authenticator_data: &[u8]) -> Assertion {
        let signed = [authenticator_data, &Sha256::digest(client_data)[..]].concat();
        Assertion {
            id: Bytes::of(&self.id),
            client_data: Bytes::of(client_data),
            authenticator_data: Bytes::of(authenticator_data),
            signature: Bytes::of(&self.signature(&signed)),
            user_handle: Bytes::of(&self.user_handle),
        }
    }

    /// Returns the authenticator data with the passkey that was made.
    #[must_use]
    pub fn attested(&self, says: &Says) -> Vec<u8> {
        let says = Says { flags: says.flags | ATTESTED, ..says.clone() };
        let length = u16::try_from(self.id.len()).unwrap_or_default().to_be_bytes();
        [&says.authenticator_data()[..], &[0; 16], &length, &self.id, &self.cose_key()].concat()
    }

    /// Returns the public key as COSE has it.
    #[must_use]
    pub fn cose_key(&self) -> Vec<u8> {
        match self.algorithm {
            Algorithm::Es256 => {
                let (x, y) = self.point();
                [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], &x[..], &[0x22, 0x58, 32], &y].concat()
            }
            Algorithm::EdDsa => [&[0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32], &self.edwards_key().pk[..]].concat(),
            Algorithm::Rs256 => {
                let modulus = rsa::traits::PublicKeyParts::n_bytes(&rsa_key());
                let length = u16::try_from(modulus.len()).unwrap_or_default().to_be_bytes();
                let head = [0xa4, 1, 3, 3, 0x39, 1, 0, 0x20, 0x59];
                [&head[..], &length, &modulus, &[0x21, 0x43, 1, 0, 1]].concat()
            }
        }
    }

    fn signature(&self, signed: &[u8]) -> Vec<u8> {
        match self.algorithm {
            Algorithm::Es256 => {
                let signature: p256::ecdsa::Signature = self.curve_key().sign(signed);
                signature.to_der().as_bytes().to_vec()
            }
            Algorithm::EdDsa => self.edwards_key().sk.sign(signed, None).to_vec(),
            Algorithm::Rs256 => rsa::pkcs1v15::SigningKey::<Sha256>::new(rsa_key()).sign(signed).to_vec(),
        }
    }

    fn seed(&self) -> [u8; 32] {
        Sha256::digest(format!("key {}", self.name)).into()
    }

    /// Returns the point of a key on P-256.
    fn point(&self) -> (Vec<u8>, Vec<u8>) {
        let point = self.curve_key().verifying_key().to_sec1_point(false);
        let (x, y) = (point.x().map(|x| x.to_vec()), point.y().map(|y| y.to_vec()));
        (x.unwrap_or_default(), y.unwrap_or_default())
    }

    fn curve_key(&self) -> p256::ecdsa::SigningKey {
        p256::ecdsa::SigningKey::from_slice(&self.seed()).expect("a digest is below the order of the curve")
    }

    fn edwards_key(&self) -> ed25519_compact::KeyPair {
        ed25519_compact::KeyPair::from_seed(ed25519_compact::Seed::new(self.seed()))
    }
}

/// Writes an attestation object.
#[must_use]
pub fn attestation_object(form: &str, statement: &[u8], authenticator_data: &[u8]) -> Vec<u8> {
    let text = |text: &str| [&[0x60 | u8::try_from(text.len()).unwrap_or_default()], text.as_bytes()].concat();
    let length = u16::try_from(authenticator_data.len()).unwrap_or_default().to_be_bytes();
    let bytes = match length {
        [0, short @ ..24] => vec![0x40 | short],
        [0, short] => vec![0x58, short],
        [high, low] => vec![0x59, high, low],
    };
    [&[0xa3], &text("fmt")[..], &text(form), &text("attStmt"), statement, &text("authData"), &bytes, authenticator_data]
        .concat()
}

/// Returns a challenge as bytes.
#[must_use]
pub fn challenge_of(challenge: &Bytes) -> Vec<u8> {
    BASE64URL_NOPAD.decode(challenge.as_str().as_bytes()).unwrap_or_default()
}

/// Makes the RSA key.
fn rsa_key() -> rsa::PrivateKey {
    let number = |digits: &str| {
        let bytes = HEXLOWER.decode(digits.as_bytes()).expect("digits");
        rsa::BoxedUint::from_be_slice_vartime(&bytes)
    };
    let [p, q] = RSA_PRIMES.map(number);
    rsa::PrivateKey::from_p_q(p, q, 65_537_u32.into()).expect("two primes")
}
