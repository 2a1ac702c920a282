//! Pins the token library to the official vectors of PASETO v4.local (github.com/paseto-standard/test-vectors).

use pasetors::Local;
use pasetors::keys::SymmetricKey;
use pasetors::token::UntrustedToken;
use pasetors::version4::{LocalToken, V4};
use serde_json::Value;

/// Opens a vector's token; `None` if the library refuses it.
fn open(vector: &Value) -> Option<String> {
    let text = |name: &str| vector[name].as_str().unwrap_or_default();
    let key = data_encoding::HEXLOWER.decode(text("key").as_bytes()).unwrap();
    let key = SymmetricKey::<V4>::from(&key).ok()?;
    let token = UntrustedToken::<Local, V4>::try_from(text("token")).ok()?;
    // The library takes an empty footer for one that must be there.
    let footer = Some(text("footer").as_bytes()).filter(|footer| !footer.is_empty());
    let opened = LocalToken::decrypt(&key, &token, footer, Some(text("implicit-assertion").as_bytes())).ok()?;
    Some(opened.payload().to_owned())
}

#[test]
fn the_library_opens_the_vectors_that_open_and_no_others() {
    let vectors: Vec<Value> = serde_json::from_str(include_str!("../fixtures/paseto-v4-local.json")).unwrap();
    assert_eq!(vectors.len(), 14);
    for vector in &vectors {
        let expected = if vector["expect-fail"] == true { None } else { vector["payload"].as_str() };
        assert_eq!(open(vector).as_deref(), expected, "{}", vector["name"]);
    }
}

#[test]
fn the_library_compares_footer_and_assertion() {
    let vectors: Vec<Value> = serde_json::from_str(include_str!("../fixtures/paseto-v4-local.json")).unwrap();
    let vector = vectors.iter().find(|vector| vector["name"] == "4-E-7").unwrap();
    for field in ["footer", "implicit-assertion", "key"] {
        let mut forged = vector.clone();
        forged[field] = match field {
            "key" => Value::from("00".repeat(32)),
            _ => Value::from("{}"),
        };
        assert_eq!(open(&forged), None, "{field}");
    }
}
