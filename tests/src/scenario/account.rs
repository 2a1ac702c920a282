//! Every state of an account, in both disclosure modes.

use latchkey_protocol::testing::organisation::Person;
use latchkey_shared::problem::{Code, Ineligible};
use latchkey_shared::wire::{Changed, Disclosure, Started};

use crate::claimant::{Claimant, address_of, person, seed_of, sign_in, try_start};
use crate::driver::Driver;
use crate::mail::{self, About};
use crate::scenario::reset::NEW_PASSWORD;

/// What becomes of an account's reset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It goes through.
    Resets,
    /// It cannot, for this reason; in `private` only the mail to the right address says so.
    Cannot(Ineligible),
    /// Its whole domain cannot, which is said at once to every name in it.
    DomainCannot(Ineligible),
}

/// The table: an account for every state.
const FATES: [(&str, Fate); 23] = [
    ("s-nora.lindqvist", Fate::Resets),
    ("s-tomas.berg", Fate::Cannot(Ineligible::TooFewMethods)),
    ("s-ines.carvalho", Fate::Cannot(Ineligible::TooFewMethods)),
    ("s-petra.novak", Fate::Cannot(Ineligible::TooFewMethods)),
    ("s-daniel.osei", Fate::Cannot(Ineligible::Disabled)),
    ("s-lena.hartmann", Fate::Resets),
    ("s-omar.haddad", Fate::Resets),
    ("s-grace.mensah", Fate::Resets),
    ("s-viktor.sand", Fate::Cannot(Ineligible::NotInScope)),
    ("s-mei.tanaka", Fate::Resets),
    ("s-rosa.delgado", Fate::Cannot(Ineligible::NotInScope)),
    ("s-samuel.adeyemi", Fate::Cannot(Ineligible::NotLicensed)),
    ("s-astrid.holm", Fate::Resets),
    ("s-felix.brandt", Fate::Cannot(Ineligible::TooFewMethods)),
    ("s-hanna.keller", Fate::DomainCannot(Ineligible::Federated)),
    ("s-jonas.weber", Fate::DomainCannot(Ineligible::NoWriteback)),
    ("s-clara.moreau", Fate::Resets),
    ("s-yusuf.demir", Fate::Resets),
    ("s-elif.aydin", Fate::Cannot(Ineligible::TooFewMethods)),
    ("s-marta.kowalska", Fate::Resets),
    ("s-bruno.ricci", Fate::Resets),
    ("s-agnes.dahl", Fate::Cannot(Ineligible::TooFewMethods)),
    ("s-jürgen.groß", Fate::Resets),
];

/// Every account of the organisation has its line in the table.
pub fn the_table_is_complete(driver: &dyn Driver) {
    for person in &driver.organisation().accounts {
        assert!(FATES.iter().any(|(id, _)| *id == person.id.as_str()), "{} has no fate", person.id);
    }
    assert_eq!(driver.organisation().accounts.len(), FATES.len());
}

/// `private`: the same list for all of them; the reason reaches the right address and nobody else.
pub fn every_state_in_private(driver: &dyn Driver) {
    for (id, fate) in FATES {
        let person = person(driver, id);
        match fate {
            Fate::Resets => resets(driver, &person),
            Fate::Cannot(_) => is_told_by_mail(driver, &person),
            Fate::DomainCannot(why) => is_refused(driver, &person, why),
        }
        driver.advance(15);
    }
}

/// `guided`: the exact reason, at once.
pub fn every_state_in_guided(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.disclosure = Disclosure::Guided);
    for (id, fate) in FATES {
        let person = person(driver, id);
        match fate {
            Fate::Resets => resets(driver, &person),
            Fate::Cannot(why) | Fate::DomainCannot(why) => is_refused(driver, &person, why),
        }
        driver.advance(15);
    }
    let unknown = try_start(driver, "nobody@alderbrook.example").problem();
    assert_eq!((unknown.code, unknown.ineligible), (Code::NotAllowed, Some(Ineligible::Unknown)));
}

#[track_caller]
fn resets(driver: &dyn Driver, person: &Person) {
    let mut claimant = Claimant::start(driver, &person.name);
    claimant.pass_mail(&address_of(person));
    claimant.pass_authenticator(&seed_of(person));
    assert_eq!((claimant.passed, claimant.required), (2, 2), "{}", person.id);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(sign_in(driver, &person.name, NEW_PASSWORD).status, 200, "{}", person.id);
    assert_eq!(mail::count(&driver.mails(&address_of(person)), &About::PasswordReset), 1, "{}", person.id);
}

#[track_caller]
fn is_told_by_mail(driver: &dyn Driver, person: &Person) {
    let addresses: Vec<String> = person
        .enrolments
        .iter()
        .filter_map(|enrolment| enrolment.authenticator.address())
        .map(|address| address.as_str().to_owned())
        .collect();
    let mut claimant = Claimant::start(driver, &person.name);
    let typed = addresses.first().map_or("somebody@post.example", String::as_str);
    assert_eq!(claimant.ask("mail", Some(typed)).status, 200);
    for address in &addresses {
        let mails = driver.mails(address);
        assert_eq!(mail::count(&mails, &About::CannotReset), 1, "{}", person.id);
        assert_eq!(mail::codes(&mails).len(), 0, "{}", person.id);
    }
    let problem = claimant.answer("12345678").problem();
    assert_eq!((problem.code, problem.tries_left, problem.ineligible), (Code::CodeWrong, Some(4), None));
}

#[track_caller]
fn is_refused(driver: &dyn Driver, person: &Person, why: Ineligible) {
    let problem = try_start(driver, &person.name).problem();
    assert_eq!((problem.code, problem.ineligible), (Code::NotAllowed, Some(why)), "{}", person.id);
}

/// What belongs to a domain is said alike for names nobody has.
pub fn a_domain_speaks_for_every_name_in_it(driver: &dyn Driver) {
    for name in ["hanna.keller@clinic.alderbrook.example", "nobody@clinic.alderbrook.example"] {
        let problem = try_start(driver, name).problem();
        assert_eq!(problem.ineligible, Some(Ineligible::Federated));
        assert_eq!(problem.elsewhere.unwrap().name, "Clinic Login");
    }
    for name in ["jonas.weber@lab.alderbrook.example", "nobody@lab.alderbrook.example"] {
        assert_eq!(try_start(driver, name).problem().ineligible, Some(Ineligible::NoWriteback));
    }
}

/// Under the same roof, an administrator's own policy holds whatever the users' says.
pub fn administrators_keep_their_own_policy(driver: &dyn Driver) {
    use latchkey_protocol::policy::{Gates, Scope};
    driver.edit_policy(&|policy| {
        policy.gates = Gates::One;
        policy.scope = Scope::None;
    });
    let astrid = person(driver, "s-astrid.holm");
    let mut claimant = Claimant::start(driver, &astrid.name);
    claimant.pass_mail(&address_of(&astrid));
    assert_eq!((claimant.passed, claimant.required), (1, 2));
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::NotAllowed);
    claimant.pass_authenticator(&seed_of(&astrid));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    driver.edit_policy(&|policy| policy.administrators.enabled = false);
    let closed = try_start(driver, &astrid.name).problem();
    assert_eq!(closed.ineligible, Some(Ineligible::TenantOff), "now it is off for everybody");
}

/// One gate is enough where the organisation says so.
pub fn one_gate_suffices_where_it_is_asked(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.gates = latchkey_protocol::policy::Gates::One);
    let nora = person(driver, "s-nora.lindqvist");
    let answer = try_start(driver, &nora.name);
    let started: Started = answer.ok();
    assert_eq!(started.gates_required, 1);
    let mut claimant = Claimant::started(driver, &answer);
    claimant.pass_mail(&address_of(&nora));
    assert!(claimant.methods.is_empty());
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}
