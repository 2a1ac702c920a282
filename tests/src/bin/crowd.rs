//! `crowd COUNT FILE` writes an organisation of many alike accounts for `cargo xtask bench`: the SQL that fills an empty
//! database, and what a claimant of each account holds. Some more, its members, have a passkey besides.
//!
//! Sealed with the keys in the environment like every organisation. Passwords are hashed as cheaply as can be: what is
//! measured on them is everything but the hash.

use std::error::Error;
use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use data_encoding::BASE32_NOPAD;
use latchkey_protocol::contact::MailAddress;
use latchkey_protocol::credential::Cost;
use latchkey_protocol::enrolment::{Authenticator, Enrolment, Provenance, TotpSeed};
use latchkey_protocol::ids::{EnrolmentId, TenantId};
use latchkey_protocol::keys::Keys;
use latchkey_protocol::policy::Policy;
use latchkey_protocol::testing::authenticator::{Algorithm, Says, SoftPasskey};
use latchkey_protocol::testing::organisation::Person;
use latchkey_protocol::testing::{Organisation, demo};
use latchkey_protocol::time::UnixSeconds;
use latchkey_protocol::webauthn::{self, Expected, Passkey, RelyingParty};
use latchkey_shared::method::MethodKind;
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::Bytes;
use latchkey_tests::entropy::SystemEntropy;
use latchkey_tests::seed::{self, Deployment};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

const USAGE: &str = "usage: crowd COUNT FILE";
/// Accounts with a passkey: so many that none is asked for two codes of its authenticator within one step.
const MEMBERS: u32 = 60;
/// Where their passkeys are made: a host is all of a page that a passkey remembers.
const ORIGIN: &str = "http://localhost";
/// Everybody's password before a reset.
const PASSWORD: &str = "umbrella pelican thirteen";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(count), Some(file), None) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err(USAGE.into());
    };
    let now = UnixSeconds(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs());
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let keys = Keys::parse(variable)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let tenant = TenantId(variable("TENANT_ID").ok_or("expected TENANT_ID in the environment")?);

    let demo = demo(now)?;
    let mut accounts =
        (0..count.parse()?).map(|number| person(&format!("person{number:05}"), now)).collect::<Result<Vec<_>, _>>()?;
    // Every other one is locked, so that it can be unlocked.
    accounts.iter_mut().step_by(2).for_each(|person| person.locked = true);
    let people: Vec<Value> = accounts.iter().map(card).collect();
    let mut members = Vec::new();
    for number in 0..MEMBERS {
        let name = format!("member{number:05}");
        let mut person = person(&name, now)?;
        let handle = webauthn::user_handle(&keys, &tenant, person.id.as_str());
        let passkey = SoftPasskey::new(&name, Algorithm::Es256, handle.to_vec());
        person.enrolments.push(enrolment(&name, "passkey", Authenticator::Passkey { passkey: made(&passkey)? }, now));
        let mut card = card(&person);
        if let Some(card) = card.as_object_mut() {
            let (id, handle) = (Bytes::of(&passkey.id), Bytes::of(&passkey.user_handle));
            card.insert("passkey".to_owned(), json!({ "id": id, "key": passkey.jwk(), "user_handle": handle }));
        }
        members.push(card);
        accounts.push(person);
    }
    let organisation = Organisation { policy: policy(&demo.policy)?, accounts, ..demo };
    let deployment = Deployment { tenant: &tenant, keys: &keys, cost: Cost::Test, now };
    let sql = seed::sql(&organisation, &deployment, &SystemEntropy)?;
    let limits = organisation.policy.limits();
    let crowd = json!({
        "sql": sql, "people": people, "members": members, "password": PASSWORD, "limits": limits,
    });
    Ok(fs::write(file, crowd.to_string())?)
}

/// The demo's policy with passkeys, and without notices to owners: they are sent by an alarm some seconds later, into somebody else's figures.
fn policy(demo: &Policy) -> Result<Policy, Box<dyn Error>> {
    let quiet = demo.edited(|document| {
        document.notifications.owner_on_reset = false;
        document.methods.insert(MethodKind::Passkey);
    });
    quiet.map_err(|problems| format!("{problems:?}").into())
}

/// An account in scope with an address and an authenticator.
fn person(name: &str, now: UnixSeconds) -> Result<Person, Box<dyn Error>> {
    let address = MailAddress::try_from(format!("{name}@post.example"))?;
    let seed = TotpSeed::from_bytes(Sha256::digest(name).iter().take(20).copied().collect())?;
    let enrolments = vec![
        enrolment(name, "mail", Authenticator::Mail { address }, now),
        enrolment(name, "app", Authenticator::Totp { seed }, now),
    ];
    let person = json!({
        "id": format!("id-{name}"), "name": format!("{name}@alderbrook.example"), "aliases": [format!("ALDER\\{name}")],
        "given_name": "Robin", "family_name": "Ellwood", "groups": ["nursing"], "password": PASSWORD, "note": "one of many",
    });
    Ok(Person { enrolments, ..serde_json::from_value(person)? })
}

fn enrolment(person: &str, kind: &str, authenticator: Authenticator, now: UnixSeconds) -> Enrolment {
    Enrolment {
        id: EnrolmentId(format!("{person}-{kind}")),
        authenticator,
        provenance: Provenance::Verified,
        confirmed: now,
        added: now,
        name: None,
        preferred: false,
    }
}

/// What is registered of a passkey.
fn made(passkey: &SoftPasskey) -> Result<Passkey, Box<dyn Error>> {
    let (challenge, embedders) = ([7; 32], Set::new());
    let party = RelyingParty { origin: ORIGIN, embedders: &embedders };
    let user_handle = passkey.user_handle.as_slice().try_into()?;
    let says = Says::of("webauthn.create", &Bytes::of(&challenge), party.origin, party.id());
    let made = webauthn::register(&passkey.attest(&says), &Expected { party, challenge, user_handle });
    made.map_err(|flaw| flaw.detail().into())
}

/// What its claimant holds.
fn card(person: &Person) -> Value {
    let mut card = json!({ "id": person.id, "identifier": person.name, "locked": person.locked });
    for enrolment in &person.enrolments {
        let address = enrolment.authenticator.address().map(|address| ("mail", address.as_str().to_owned()));
        let seed = enrolment.authenticator.seed().map(|seed| ("seed", BASE32_NOPAD.encode(seed.expose())));
        if let (Some(card), Some((name, value))) = (card.as_object_mut(), address.or(seed)) {
            card.insert(name.to_owned(), json!({ "enrolment": enrolment.id, "value": value }));
        }
    }
    card
}

#[cfg(test)]
mod tests {
    use super::*;

    // What the counterpart in JavaScript is given must be what our worker reads.
    #[test]
    fn a_card_says_what_the_account_has_registered() {
        let person = person("person00002", UnixSeconds(1)).unwrap();
        let card = card(&person);
        assert_eq!(card["mail"], json!({"enrolment": "person00002-mail", "value": "person00002@post.example"}));
        assert_eq!(card["seed"]["value"].as_str().map(str::len), Some(32));
    }
}
