//! A passkey's ceremony: what the browser is given, and what it gives back. The ceremony itself is `boot/passkey.js`.

use latchkey_shared::light;
use latchkey_shared::light::FromJson;
use latchkey_shared::wire::{Assertion, Proof};
use serde::Serialize;

use super::Trouble;

/// What the script says where the browser knows no passkeys, or none for this page.
const CANNOT: &str = "cannot";
/// What it says where the device has made one for this account already.
const KNOWN: &str = "known";

/// Writes what a ceremony is begun with.
pub fn options(asked: &impl Serialize) -> String {
    // What is written is texts and numbers: that cannot fail.
    serde_json::to_string(asked).unwrap_or_default()
}

/// Reads what came of a ceremony.
///
/// # Errors
///
/// [`Trouble::NoPasskey`] where nothing came: it was given up, took too long, or there is none; a browser does not tell these
/// apart. [`Trouble::CannotPasskey`] or [`Trouble::KnownPasskey`].
pub fn made<A: FromJson>(said: Option<&str>) -> Result<A, Trouble> {
    match said {
        Some(CANNOT) => Err(Trouble::CannotPasskey),
        Some(KNOWN) => Err(Trouble::KnownPasskey),
        said => said.and_then(light::read).ok_or(Trouble::NoPasskey),
    }
}

/// Reads what came of the use of a passkey, as a proof.
///
/// # Errors
///
/// As [`made`].
pub fn asserted(said: Option<&str>) -> Result<Proof, Trouble> {
    made::<Assertion>(said).map(Proof::Assertion)
}

#[cfg(test)]
mod tests {
    use latchkey_shared::wire::{Bytes, PublicKeyRequest};

    use super::*;

    #[test]
    fn what_the_script_says_is_read_as_what_it_means() {
        let said = r#"{"id":"AQ","client_data":"Ag","authenticator_data":"Aw","signature":"BA","user_handle":"BQ"}"#;
        let [id, client_data, authenticator_data, signature, user_handle] =
            [1, 2, 3, 4, 5].map(|byte| Bytes::of(&[byte]));
        let assertion = Assertion { id, client_data, authenticator_data, signature, user_handle };
        assert_eq!(asserted(Some(said)), Ok(Proof::Assertion(assertion)));
        for (said, trouble) in [
            (None, Trouble::NoPasskey),
            (Some("cannot"), Trouble::CannotPasskey),
            (Some("known"), Trouble::KnownPasskey),
            (Some("{}"), Trouble::NoPasskey),
            (Some(""), Trouble::NoPasskey),
        ] {
            assert_eq!(asserted(said), Err(trouble), "{said:?}");
        }
    }

    // `passkey.js` reads these names.
    #[test]
    fn what_the_script_is_given_has_these_names() {
        let request =
            PublicKeyRequest { challenge: Bytes::of(&[1]), rp_id: "reset.example".to_owned(), timeout_ms: 60_000 };
        assert_eq!(options(&request), r#"{"challenge":"AQ","rp_id":"reset.example","timeout_ms":60000}"#);
    }
}
