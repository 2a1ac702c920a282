//! Addresses that nobody has proved (A104): filled in by an administrator or by a table, they count what the policy says and no
//! more, open no session, prove nothing, count nothing for administrators, and using one is told to every other address.

use latchkey_protocol::policy::{Gates, Scope, UnverifiedContacts};
use latchkey_shared::problem::Ineligible;
use latchkey_shared::wire::{Changed, ProofOptions, SignInStep, SignedIn, Users, Written};
use latchkey_tests::claimant::{attempt, person, seed_of, sign_in};
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::mail::{About, count};
use latchkey_tests::owner::Owner;
use latchkey_tests::scenario::administration::as_operator;
use latchkey_tests::scenario::tables::importing;
use latchkey_tests::scenario::users::{changing, user};
use serde_json::json;

use super::{PASSWORD, is_reset_by_mail_alone};
use crate::case::Verdict;
use crate::people;
use crate::target::Target;

/// The attacker's, who is a user administrator, or has the one who fills in the table believe it.
const FILLED_IN: &str = "somebody.else@evil.example";
const PETRA: &str = "s-petra.novak";
const INES: &str = "s-ines.carvalho";

fn fill_in(http: &Http, id: &str) {
    let body = json!({"attempt": attempt(), "mail": FILLED_IN});
    let _: Written = http.call(&changing(http, id, "methods", &body)).ok();
}

/// Imports somebody with that address, and returns their id.
fn import(http: &Http) -> String {
    let table = format!("name,display_name,contact\nwanda.okoro@alderbrook.example,Wanda Okoro,{FILLED_IN}\n");
    assert_eq!(http.call(&importing(http, "", &table)).status, 200, "a table of one");
    let found: Users = http.call(&as_operator(http, "GET", "/api/v1/admin/users?search=wanda")).ok();
    found.users.first().expect("she was added").id.clone()
}

/// By every policy, by either way in, at every place where something counts.
pub fn filled_in(target: &Target) -> Verdict {
    use UnverifiedContacts::{Alone, BesideAnotherGate, Never};
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for (counts, gates, expected) in [
        (Never, Gates::One, false),
        (BesideAnotherGate, Gates::One, false),
        (Alone, Gates::One, true),
        (Never, Gates::Two, false),
        (BesideAnotherGate, Gates::Two, false),
        (Alone, Gates::Two, false),
    ] {
        let http = target.world();
        http.edit_policy(&|policy| {
            (policy.scope, policy.gates, policy.unverified_contacts) = (Scope::All, gates, counts);
        });
        fill_in(&http, PETRA);
        let wanda = import(&http);
        for (id, name) in
            [(PETRA, "petra.novak@alderbrook.example"), (wanda.as_str(), "wanda.okoro@alderbrook.example")]
        {
            tried += 1;
            if is_reset_by_mail_alone(&http, id, name, FILLED_IN) != expected {
                wrong.push(format!("{name} by {counts:?} and {gates:?}: expected a reset by it alone: {expected}"));
            }
        }
    }
    let places = [beside_another_gate(target), in_a_session(target), of_an_administrator(target)];
    wrong.extend(places.into_iter().flatten());
    Verdict::of(&wrong, format!("{tried} resets by it alone, 4 other places: {} counted it for too much", wrong.len()))
}

/// One gate by the authenticator that was proved, one by the address that was not; every other address hears of it, even
/// where the policy tells nobody of resets.
fn beside_another_gate(target: &Target) -> Option<String> {
    let http = target.world();
    let ines = person(&http, INES);
    http.edit_policy(&|policy| policy.notifications.owner_on_reset = false);
    fill_in(&http, INES);
    let mut claimant = people::start(&http, &ines.name);
    claimant.pass_mail(FILLED_IN);
    claimant.pass_authenticator(&seed_of(&ines));
    let _: Changed = claimant.set_password(PASSWORD).ok();
    let told = count(&http.mails("ines.carvalho@alderbrook.example"), &About::PasswordReset);
    (told != 1).then(|| format!("her own address was told {told} times that an unproved one was used"))
}

/// At a sign-in, and as a fresh proof.
fn in_a_session(target: &Target) -> Option<String> {
    let http = target.world();
    fill_in(&http, PETRA);
    let petra = person(&http, PETRA);
    let signed_in: SignedIn = sign_in(&http, &petra.name, &petra.password).ok();
    if signed_in.step != SignInStep::Done {
        return Some(format!("an unproved address is asked for at a sign-in: {:?}", signed_in.step));
    }
    let mut owner = Owner::sign_in(&http, &petra, &petra.password);
    let options: ProofOptions = owner.send(Call::get("/api/v1/me/proof")).ok();
    (!options.methods.is_empty()).then(|| "an unproved address is offered as a fresh proof".to_owned())
}

/// Filled into a user, who then becomes an administrator: half of the way into an account that may more.
fn of_an_administrator(target: &Target) -> Option<String> {
    let http = target.world();
    http.edit_policy(&|policy| policy.unverified_contacts = UnverifiedContacts::Alone);
    fill_in(&http, INES);
    let _: Written = http.call(&changing(&http, INES, "role", &json!({"role": "global_administrator"}))).ok();
    let ines = person(&http, INES);
    let why = user(&http, INES).ineligible;
    if why != Some(Ineligible::TooFewMethods) {
        return Some(format!("an administrator has an unproved address for a gate: {why:?}"));
    }
    let mut claimant = people::start(&http, &ines.name);
    let _ = claimant.ask("authenticator", None);
    http.quiet();
    let _ = claimant.answer(&latchkey_protocol::totp::code_at(&seed_of(&ines), http.now()));
    let _ = claimant.ask("mail", Some(FILLED_IN));
    let code = latchkey_tests::mail::codes(&http.mails(FILLED_IN)).pop();
    let _ = claimant.answer(&code.unwrap_or_else(|| "00000000".to_owned()));
    (claimant.set_password(PASSWORD).status == 200)
        .then(|| "an unproved address made an administrator's gate".to_owned())
}
